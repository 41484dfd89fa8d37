"""What the verbs of a case share: which case, who is at work, faults in plain words."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from tawthiq.case.case import Case

CASE: Final = click.option(
    "--case",
    "directory",
    metavar="DIR",
    envvar="TAWTHIQ_CASE",
    type=click.Path(file_okay=False, path_type=Path),
    help="The case's folder.  [default: the one you are in; or TAWTHIQ_CASE]",
)
BY: Final = click.option(
    "--as",
    "by",
    metavar="NAME",
    envvar="TAWTHIQ_WHO",
    help="Who does this, for the log.  [default: your account; or TAWTHIQ_WHO]",
)
WHY: Final = click.option(
    "--why", metavar="TEXT", default="", help="Why this is done, for the log."
)
QUIET: Final = click.option(
    "-q", "--quiet", is_flag=True, help="No progress, no summary."
)


@contextlib.contextmanager
def faults() -> Iterator[None]:
    """Faults of a case as the command's: a message, exit code 1, no traceback."""
    if importlib.util.find_spec("django") is None:
        raise click.ClickException("cases need more: pip install 'tawthiq[case]'")
    from tawthiq.case.fault import CaseError

    try:
        yield
    except CaseError as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        click.echo("stopped; the same command goes on from here", err=True)
        raise SystemExit(130) from None


@contextlib.contextmanager
def opened(directory: Path | None, *, upgrade: bool = False) -> Iterator[Case]:
    """The case of a folder, open; faults become the command's."""
    with faults():
        import tawthiq.case  # noqa: F401 - sets Django up
        from tawthiq.case.case import Case, find

        case = Case.open(find(directory or Path()), upgrade=upgrade)
        try:
            yield case
        finally:
            case.close()


def who(by: str | None) -> str:
    """Who is at work: as said, or the account."""
    if by:
        return by
    from tawthiq.case.log import who as account

    return account()

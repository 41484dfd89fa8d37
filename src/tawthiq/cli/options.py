"""Options of the commands that read files."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from tawthiq.ingest.item import FIELDS, known_encoding, known_zone

# What is read thoroughly where nobody says how: about two minutes of one core.
SOON_READ: Final = 500_000  # characters
_Command = TypeVar("_Command", bound=Callable[..., Any])


def day(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> str | None:
    """A day of an option as ISO text; for ``callback=``."""
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date like 2016-12-06") from None


def _encoding(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> str | None:
    if value is None:
        return None
    try:
        return known_encoding(value)
    except LookupError:
        raise click.BadParameter(f"{value!r} is no known encoding") from None


def _zone(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> str | None:
    if value is None:
        return None
    try:
        return known_zone(value)
    except LookupError:
        raise click.BadParameter(f"{value!r} is no zone like Asia/Damascus") from None


def mapping(columns: tuple[str, ...]) -> dict[str, str]:
    """``("text=Body", …)`` as a mapping from a report's field to a column's name."""
    mapped: dict[str, str] = {}
    for told in columns:
        field, is_, column = told.partition("=")
        if not is_ or not column or field not in FIELDS:
            raise click.BadParameter(
                f"{told!r} is not FIELD=NAME with one of {', '.join(FIELDS)}",
                param_hint="--column",
            )
        mapped[field] = column
    return mapped


def thoroughness(
    default: str, envvar: str | None = "TAWTHIQ_THOROUGH"
) -> Callable[[_Command], _Command]:
    """The option that says how to read; ``default``: what is done where it is not given."""
    return click.option(
        "--thorough/--quick",
        default=None,
        envvar=envvar,
        help=f"Read each word among the words around it too: finds more, some 14 times slower (docs/learning.md).  [default: {default}]",
    )


PUBLISHED: Final = click.option(
    "--published",
    metavar="DATE",
    callback=day,
    help="Publication date (YYYY-MM-DD) of reports that do not say theirs; relative dates count from it.",
)
ENCODING: Final = click.option(
    "--encoding",
    metavar="NAME",
    callback=_encoding,
    help="Encoding of texts that do not say theirs, as windows-1256.  [default: what the bytes prove]",
)
ZONE: Final = click.option(
    "--zone",
    metavar="ZONE",
    callback=_zone,
    help="Where the days of the texts are counted, as Asia/Damascus; messages and pages with a time are dated there.  [default: as they say]",
)
REPAIR: Final = click.option(
    "--repair",
    is_flag=True,
    help="Repair text that was decoded wrongly before (Ø­Ù„Ø¨ for حلب); else it is refused.",
)
COLUMNS: Final = click.option(
    "--column",
    "columns",
    metavar="FIELD=NAME",
    multiple=True,
    help=f"Column or key of a table that holds a field ({', '.join(FIELDS)}); may be repeated.",
)

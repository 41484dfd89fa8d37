"""Options of the commands that read files."""

from __future__ import annotations

import datetime
from typing import Final

import click

from tawthiq.ingest.item import FIELDS, known_encoding, known_zone


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


def available(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    value: bool | None,  # noqa: FBT001
) -> bool | None:
    """Whether to read with the encoder; for ``callback=``.

    What it lacks is told before anything is read.
    """
    if value:
        from tawthiq.encoder import UnavailableError, thorough

        try:
            thorough()
        except UnavailableError as error:
            raise click.UsageError(f"--thorough: {error}") from None
    return value


THOROUGH: Final = click.option(
    "--thorough",
    is_flag=True,
    callback=available,
    help="Read each word among the words around it too: finds more, some 14 times slower (docs/learning.md).",
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

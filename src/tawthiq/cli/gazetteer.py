"""The option that adds imported places to the gazetteer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from tawthiq.places import Gazetteer

PLACES: Final = click.option(
    "--places",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Places of your own, a file that `tawthiq places import` made.",
)


def imported(path: str | None) -> Gazetteer:
    """The gazetteer, with a file of imported places if one is given."""
    from tawthiq.places import gazetteer

    check(path)
    return gazetteer(Path(path) if path else None)


def check(path: str | None) -> None:
    """Raise ``click.BadParameter`` for a file that holds no imported places."""
    if path is None:
        return
    with Path(path).open("rb") as file:
        if file.read(6) != b"SQLite":
            raise click.BadParameter(
                f"{path} holds no imported places; make it with `tawthiq places import`",
                param_hint="--places",
            )

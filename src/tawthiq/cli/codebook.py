"""``tawthiq codebook``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tawthiq.cli.streams import say


@click.group()
def command() -> None:
    """The codebook: the field's knowledge as data that a linguist edits."""


@command.command()
@click.option(
    "--codebook",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Check this overlay directory instead of the built-in data.",
)
def check(codebook: str | None) -> None:
    """Check the data: file, line, fault and mend of each; exit code 1 if there is one.

    Letters that never match (presentation forms, tatweel, Persian letters), names under
    two ids after folding, unknown references, and every entry's own sentences.
    """
    from tawthiq.codebook.check import check as run

    faults = run(Path(codebook) if codebook else None)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        say(f"{len(faults)} faults")
        sys.exit(1)
    say("codebook: no fault")

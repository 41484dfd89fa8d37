"""``tawthiq incident relate`` and ``unrelate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from tawthiq.cli.case.options import BY, CASE, WHY, opened, who
from tawthiq.cli.streams import say

if TYPE_CHECKING:
    from tawthiq.case.relations import Kind


@click.command()
@click.argument("code")
@click.argument("kind", type=click.Choice(("part_of", "apart")))
@click.argument("other")
@CASE
@BY
@WHY
def relate(
    code: str, kind: str, other: str, directory: Path | None, by: str | None, why: str
) -> None:
    """Say what an incident is to another.

    \b
    part_of   the other is the whole of it: their tolls are never added
    apart     they are two; nor is one part of the other

    It stands over what is derived, and the two are not linked into one, until
    `unrelate` takes it back.
    """
    with opened(directory):
        from tawthiq.case.incidents import find
        from tawthiq.case.relating import relate as record

        code = record(code, cast("Kind", kind), other, by=who(by), why=why)
        other = find(other).code
    say(f"{code} is {kind.replace('_', ' ')} {'from ' * (kind == 'apart')}{other}")


@click.command()
@click.argument("code")
@click.argument("other")
@CASE
@BY
@WHY
def unrelate(
    code: str, other: str, directory: Path | None, by: str | None, why: str
) -> None:
    """Take back what was said of two incidents: what is derived holds again."""
    with opened(directory):
        from tawthiq.case.relating import unrelate as record

        code = record(code, other, by=who(by), why=why)
    say(f"nothing is said of {code} and {other} any more")

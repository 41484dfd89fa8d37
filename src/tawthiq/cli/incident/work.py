"""``tawthiq incident link``, ``decide``, ``merge``, ``unmerge``, ``part`` and ``say``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.case.options import BY, CASE, QUIET, WHY, opened, who
from tawthiq.cli.progress import counted
from tawthiq.cli.streams import say as tell

if TYPE_CHECKING:
    from tawthiq.case.linking import Relinked


@click.command()
@CASE
@BY
@WHY
@QUIET
def link(directory: Path | None, by: str | None, why: str, quiet: bool) -> None:  # noqa: FBT001
    """Link the claims that were read, corrected or rejected since the last time.

    Only what is near such a claim in place and time is linked anew.  A run that was
    cut off is taken up by the same command.
    """
    counts: Counter[str] = Counter()
    with opened(directory):
        from tawthiq.case.linking import link_case, stale

        total = stale().count()
        batches = link_case(by=who(by), why=why)
        for batch in counted(
            batches, "reports", lambda b: b.reports, total=total, quiet=quiet
        ):
            counts.update(batch._asdict())
        from tawthiq.case import cards

        for _ in counted(
            cards.refresh(), "incidents", int, total=cards.stale(), quiet=quiet
        ):
            pass
    if not quiet:
        tell(
            f"{counts['reports']:,} reports linked: {counts['new']:,} new incidents, "
            f"{counts['retired']:,} merged or gone"
        )


@click.command()
@click.argument("code")
@click.argument(
    "about",
    type=click.Choice(("state", "grade", "strike_status", "attribution", "note")),
)
@click.argument("value")
@CASE
@BY
@WHY
def decide(
    code: str,
    about: str,
    value: str,
    directory: Path | None,
    by: str | None,
    why: str,
) -> None:
    """Record your decision of an incident.

    \b
    state           approved, rejected or proposed
    grade           confirmed, fair, weak, contested or discounted
    strike_status   declared_strike, likely_strike, contested_strike or
                    single_source_claim
    attribution     who is held to have done it, in your words
    note            anything

    Only approved incidents are published.  An approval holds for the claims that the
    incident has now: where they change, it waits for you again.
    """
    with opened(directory):
        from tawthiq.case.deciding import decide as record

        code = record(code, about, value, by=who(by), why=why)
    tell(f"{code}: {about} is {value}")


@click.command()
@click.argument("code")
@click.argument("other")
@CASE
@BY
@WHY
def merge(
    code: str, other: str, directory: Path | None, by: str | None, why: str
) -> None:
    """Say that two incidents are one.  Both codes stay valid; `unmerge` undoes it."""
    with opened(directory):
        from tawthiq.case.deciding import merge as record
        from tawthiq.case.incidents import find

        record(code, other, by=who(by), why=why)
        code = find(code).code
    tell(f"{other} is {code} now")


@click.command()
@click.argument("code")
@CASE
@BY
@WHY
def unmerge(code: str, directory: Path | None, by: str | None, why: str) -> None:
    """Take the last merge into an incident back; the code that it had lives again."""
    with opened(directory):
        from tawthiq.case.deciding import unmerge as record

        done = record(code, by=who(by), why=why)
    _told(done)


@click.command()
@click.argument("code")
@click.argument("claims", nargs=-1, required=True)
@CASE
@BY
@WHY
def part(
    code: str,
    claims: tuple[str, ...],
    directory: Path | None,
    by: str | None,
    why: str,
) -> None:
    """Say that some CLAIMS of an incident tell another event."""
    with opened(directory):
        from tawthiq.case.deciding import part as record

        done = record(code, claims, by=who(by), why=why)
    _told(done)


@click.command()
@click.argument("claim")
@click.argument("other")
@click.argument("verdict", type=click.Choice(("same", "different", "unsure")))
@CASE
@BY
@WHY
def say(
    claim: str,
    other: str,
    verdict: str,
    directory: Path | None,
    by: str | None,
    why: str,
) -> None:
    """Say of two claims whether they tell the same event."""
    from typing import cast

    with opened(directory):
        from tawthiq.case import deciding

        done = deciding.say(
            claim, other, cast("deciding.Link", verdict), by=who(by), why=why
        )
    _told(done)


def _told(done: Relinked) -> None:
    tell(f"linked anew: {done.new} new incidents, {done.retired} merged or gone")

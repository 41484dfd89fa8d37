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
@click.option(
    "--scorer",
    type=click.Choice(("weights", "splink")),
    help="Say how pairs are scored from now on, and link all anew.  [default: as before; at first weights]",
)
@CASE
@BY
@WHY
@QUIET
def link(
    scorer: str | None,
    directory: Path | None,
    by: str | None,
    why: str,
    quiet: bool,  # noqa: FBT001
) -> None:
    """Link the claims that were read, corrected or rejected since the last time.

    Only what is near such a claim in place and time is linked anew.  A run that was
    cut off is taken up by the same command.

    \b
    --scorer weights   the documented weights, the same for every case
    --scorer splink    weights that Splink learns of this case; worth it once people
                       judged 100 pairs as the same, else worse than the weights.  It
                       needs pip install 'tawthiq[link]'

    What people say wins over both.
    """
    with opened(directory):
        from tawthiq.case import cards, scoring

        counts = _linked(who(by), why, quiet=quiet)
        if scorer is not None:
            if scorer == "splink":
                scoring.by_learning(by=who(by), why=why)
            else:
                scoring.by_weights(by=who(by), why=why)
            counts += _linked(who(by), why, quiet=quiet)
        hint = scorer is None and not scoring.stored() and scoring.is_taught()

        for _ in counted(
            cards.refresh(), "incidents", int, total=cards.stale(), quiet=quiet
        ):
            pass
    if not quiet:
        tell(
            f"{counts['reports']:,} reports linked: {counts['new']:,} new incidents, "
            f"{counts['retired']:,} merged or gone"
        )
        if hint:
            tell(
                "this case is large, and people judged enough pairs, to learn weights "
                "from: try `tawthiq incident link --scorer splink`; "
                "`--scorer weights` goes back"
            )


def _linked(by: str, why: str, *, quiet: bool) -> Counter[str]:
    from tawthiq.case.linking import link_case, stale

    counts: Counter[str] = Counter()
    batches = link_case(by=by, why=why)
    total = stale().count()
    for batch in counted(
        batches, "reports", lambda b: b.reports, total=total, quiet=quiet
    ):
        counts.update(batch._asdict())
    return counts


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
    incident has now: where they change, it waits for you again.  Where the case asks for
    two people, nobody approves what they worked on, or what nobody else looked at.
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

"""``tawthiq case judge``, ``undo`` and ``claim``: what a person says of claims."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import click

from tawthiq.cli.case.options import BY, CASE, opened, who
from tawthiq.cli.streams import say

_REASON = click.option(
    "--why", metavar="TEXT", default="", help="Your reason; kept with it."
)


@click.command()
@click.argument("claim")
@click.argument("verdict", type=click.Choice(("accepted", "corrected", "rejected")))
@click.option(
    "--set",
    "fields",
    metavar="JSON",
    help='With "corrected": the fields as they should be, as in {"status": "denied"}.',
)
@CASE
@BY
@_REASON
def judge(
    claim: str,
    verdict: str,
    fields: str | None,
    directory: Path | None,
    by: str | None,
    why: str,
) -> None:
    """Record your VERDICT of a CLAIM (its id, or the first letters of it).

    Judgements are added and never changed: a later one stands over an earlier one, and
    no new reading touches them.
    """
    correction = None if fields is None else _fields(fields, "--set")
    if (correction is not None) != (verdict == "corrected"):
        raise click.UsageError('"corrected" comes with --set, and only it')
    with opened(directory):
        from tawthiq.case import judging

        row = judging.judge(
            claim,
            cast("judging.Verdict", verdict),
            by=who(by),
            why=why,
            correction=correction,
        )
    say(f"{row.verdict} {row.claim} by {row.who}")


@click.command()
@click.argument("claim")
@CASE
@BY
def undo(claim: str, directory: Path | None, by: str | None) -> None:
    """Take your own last judgement of a CLAIM back: what stood before it stands again.

    The judgement that is taken back stays in the log.
    """
    with opened(directory):
        from tawthiq.case import judging

        row = judging.undo(claim, by=who(by))
    say(f"{row.claim} is {row.verdict} now")


@click.command()
@click.argument("report")
@click.argument("fields", metavar="JSON")
@CASE
@BY
@_REASON
def claim(
    report: str, fields: str, directory: Path | None, by: str | None, why: str
) -> None:
    """Add a claim that the program missed to a REPORT (its key, or how it begins).

    JSON is a claim of the data contract without an id: at least its type, its trigger
    and its quote, each with the report's own words and their place in its text.  It
    counts as accepted by you, and no reading of the program touches it.
    """
    with opened(directory):
        from tawthiq.case.adding import add_claim

        row = add_claim(report, _fields(fields, "JSON"), by=who(by), why=why)
    say(f"added {row.key}")


def _fields(told: str, where: str) -> dict[str, Any]:
    """The object that JSON tells."""
    try:
        fields = json.loads(told)
    except ValueError as error:
        raise click.BadParameter(f"not JSON: {error}", param_hint=where) from None
    if not isinstance(fields, dict):
        raise click.BadParameter('not like {"field": …}', param_hint=where)
    return fields

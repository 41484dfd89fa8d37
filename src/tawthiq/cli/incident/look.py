"""``tawthiq incident list``, ``show`` and ``explain``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.case.options import CASE, opened
from tawthiq.cli.options import day
from tawthiq.cli.streams import say
from tawthiq.cli.writers import isolated, shortened

if TYPE_CHECKING:
    from tawthiq.case.explaining import Pair
    from tawthiq.incident import Incident

_ON_A_SCREEN = 50


@click.command("list")
@click.option("--place", metavar="NAME", help="In this place, or within it.")
@click.option("--since", metavar="DATE", callback=day, help="On this day or later.")
@click.option("--until", metavar="DATE", callback=day, help="On this day or earlier.")
@click.option("--state", type=click.Choice(("proposed", "approved", "rejected")))
@click.option("--sources", type=click.IntRange(1), help="At least so many independent.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "jsonl")),
    default="table",
    show_default=True,
)
@click.option("-n", "--limit", type=click.IntRange(1), help="At most so many.")
@CASE
def list_(
    place: str | None,
    since: str | None,
    until: str | None,
    state: str | None,
    sources: int | None,
    format_: str,
    limit: int | None,
    directory: Path | None,
) -> None:
    """List the incidents of the case that fit, by code."""
    from tawthiq.cli.incident.told import line, summary

    limit = limit or (_ON_A_SCREEN if format_ == "table" else None)
    count = 0
    with opened(directory) as case:
        from tawthiq.case.incidents import incidents

        for incident in incidents(case):
            if not _fits(incident, place, since, until, state, sources):
                continue
            count += 1
            click.echo(line(incident) if format_ == "jsonl" else summary(incident))
            if count == limit:
                say(f"the first {count}; -n N shows more")
                break
    if not count:
        say("no incident fits; `tawthiq incident link` makes them of the claims read")


def _fits(
    incident: Incident,
    place: str | None,
    since: str | None,
    until: str | None,
    state: str | None,
    sources: int | None,
) -> bool:
    from tawthiq.incident.where import folded

    if state and incident.state != state:
        return False
    if sources and incident.sources < sources:
        return False
    if since and (incident.date_to or "") < since:
        return False
    if until and (incident.date_from or incident.date_to or "9") > until:
        return False
    if place is None:
        return True
    names = {folded(n) for p in incident.places for n in (p.name, *p.path)}
    return folded(place) in names


@click.command()
@click.argument("code")
@CASE
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
)
def show(code: str, directory: Path | None, format_: str) -> None:
    """Show an incident: what follows from its claims, and each claim with its words."""
    from tawthiq.cli.incident.told import line, page

    with opened(directory):
        from tawthiq.case.incidents import find, incident
        from tawthiq.case.relations import relations_of

        found = incident(code)
        said = relations_of(find(found.code))
    if format_ == "json":
        click.echo(json.dumps(json.loads(line(found)), ensure_ascii=False, indent=2))
        return
    for text in page(found, said.values()):
        click.echo(text)


@click.command()
@click.argument("code")
@CASE
def explain(code: str, directory: Path | None) -> None:
    """Say why the claims of an incident are linked: each pair, part by part, in bits.

    A positive part makes it likelier that two tell one event, a negative one less.
    Pairs are linked from the score that `link` in the weights asks for; with weights
    that were learnt, from 0: as likely one event as two.
    """
    with opened(directory):
        from tawthiq.case.explaining import explained

        pairs = list(explained(code))
    if not pairs:
        say("one scene of one report: nothing was linked")
    for pair in pairs:
        click.echo("\n".join(_pair(pair)))


def _pair(pair: Pair) -> Iterator[str]:
    yield f"{pair.claim} · {isolated(shortened(pair.quote, 60))}"
    yield f"{pair.other} · {isolated(shortened(pair.other_quote, 60))}"
    if pair.said:
        yield f"  a person said: {pair.said}"
    for part in pair.comparison.parts:
        yield f"  {part.weight:+6.2f}  {part.about}: {part.finding}"
    yield f"  {pair.comparison.score:+6.2f}  in all"
    yield ""

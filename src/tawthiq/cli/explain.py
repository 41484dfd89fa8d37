"""``tawthiq explain``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tawthiq.cli.gazetteer import PLACES, check
from tawthiq.cli.options import thoroughness
from tawthiq.cli.streams import say

if TYPE_CHECKING:
    from rich.console import Console

    from tawthiq.extract.reader import Stages

_COLOURS: Final = {
    "trigger": "bold red",
    "harm": "red",
    "people": "magenta",
    "loss": "red",
    "actor": "blue",
    "person": "cyan",
    "source": "green",
    "report": "bold green",
    "according": "bold green",
    "place": "yellow",
    "time": "bright_cyan",
    "weapon": "bright_red",
    "object": "bright_magenta",
    "quantity": "magenta",
}


@click.command()
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--published", metavar="DATE", help="Publication date (YYYY-MM-DD).")
@click.option(
    "--report",
    "which",
    metavar="ID",
    help="Of a JSON-lines file: this report (default: the first).",
)
@click.option(
    "--stage",
    type=click.Choice(["chunks", "attribution", "claims", "all"]),
    default="all",
    show_default=True,
)
@click.option(
    "--codebook",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="A directory whose entries are added to the codebook.",
)
@PLACES
@thoroughness("--thorough, as what is little is read")
def command(
    file: str,
    published: str | None,
    which: str | None,
    stage: str,
    codebook: str | None,
    places: str | None,
    thorough: bool | None,  # noqa: FBT001
) -> None:
    """Show how one report was read: its words with their roles, who says what, claims.

    The tool to debug the codebook with: a word that is not marked is not known.

    \b
    tawthiq explain report.txt --published 2016-12-06
    tawthiq explain reports.jsonl --report dev-03 --stage chunks
    """
    from rich.console import Console

    from tawthiq.extract.recipe import Recipe
    from tawthiq.ingest import Refusal, reports

    check(places)
    for item in reports([file], published):
        if isinstance(item, Refusal):
            say(f"refused {item.where}: {item.reason}")
            if which is None:
                sys.exit(3)
            continue
        if which is None or item.info.id == which:
            break
    else:
        raise click.ClickException(f"{file}: no report with the id {which!r}")
    recipe = Recipe(
        Path(codebook) if codebook else None,
        Path(places) if places else None,
        thorough is not False,
    )
    stages = recipe.reader().stages(item)
    console = Console(highlight=False)
    if stage in ("chunks", "all"):
        _chunks(console, stages)
    if stage in ("attribution", "all"):
        _attribution(console, stages)
    if stage in ("claims", "all"):
        _claims(console, stages)


def _chunks(console: Console, stages: Stages) -> None:
    from rich.text import Text

    console.rule("words and their roles")
    console.print(f"days count from: {stages.today or 'unknown'}")
    for sentence, chunks in zip(stages.sentences, stages.chunks, strict=True):
        line = Text(f"[{sentence.number}] ")
        for chunk in chunks:
            style = _COLOURS.get(chunk.kind)
            first = sentence.tokens[chunk.first].start
            words = sentence.text[first : sentence.tokens[chunk.last].end]
            if style is None:
                line.append(words + " ")
                continue
            label = chunk.kind if not chunk.id else f"{chunk.kind}:{chunk.id}"
            line.append(words, style=style)
            line.append(f"⟨{label}⟩ ", style="dim")
        console.print(line)


def _attribution(console: Console, stages: Stages) -> None:
    console.rule("who says it")
    for sentence, told in zip(stages.sentences, stages.stretches, strict=True):
        for stretch in told:
            chain = " ← ".join(c.name for c in stretch.chain)
            console.print(
                f"[{sentence.number}] words {stretch.first}–{stretch.last}: {chain}",
                markup=False,
            )


def _claims(console: Console, stages: Stages) -> None:
    from tawthiq.cli.writers import table

    console.rule("claims")
    table(console.file)(stages.reading)
    for claim in stages.reading.claims:
        console.print(
            f"{claim.id} {claim.type.value}: {', '.join(claim.why)}", markup=False
        )

"""Readings as JSON lines, CSV or a table for people."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from tawthiq.publish.cells import defused

if TYPE_CHECKING:
    from tawthiq.model import Claim, Harm, Loss, Named, Reading, When, Where

Writer = Callable[["Reading"], None]

# First-strong isolate … pop: Arabic keeps its order beside Latin in a table's cell.
_FSI, _PDI = "\u2068", "\u2069"


class Cells(NamedTuple):
    """A claim's fields as texts: the columns of a table; lists are joined by `` | ``."""

    claim: str
    type: str
    status: str
    trigger: str
    sources: str
    actors: str
    targets: str
    weapons: str
    places: str
    coordinates: str
    date_from: str
    date_to: str
    date_precision: str
    harm: str
    losses: str
    extent: str
    quote: str
    start: str
    end: str


def jsonl(stream: IO[str]) -> Writer:
    """One JSON object a report, as DESIGN's data contract says."""

    def write(reading: Reading) -> None:
        stream.write(reading.to_json() + "\n")

    return write


def csv_rows(stream: IO[str], *, header: bool = True) -> Writer:
    """One row a claim; lists are joined by `` | ``, formulas defused."""
    rows = csv.writer(stream, lineterminator="\n")
    if header:
        rows.writerow(("report", "published", *Cells._fields))

    def write(reading: Reading) -> None:
        for claim in reading.claims:
            rows.writerow([defused(c) for c in _row(reading, claim)])

    return write


def table(stream: IO[str]) -> Writer:
    """A table a report: for each claim who says what, where, when, to whom."""
    from rich.console import Console

    console = Console(file=stream, width=None if stream.isatty() else 120)

    def write(reading: Reading) -> None:
        info = reading.report
        headline = next((x for x in reading.text.splitlines() if x.strip()), "")
        known = (info.source, info.published or "no publication date", info.path)
        about = " · ".join(x for x in known if x)
        console.print(f"[bold]{isolated(headline.strip())}[/bold]", highlight=False)
        console.print(f"[dim]{info.id[:24]} · {isolated(about)}[/dim]", highlight=False)
        if not reading.claims:
            console.print("  no claims\n")
            return
        console.print(_grid(reading))
        console.print()

    return write


WRITERS: Final[dict[str, Callable[[IO[str]], Writer]]] = {
    "table": table,
    "jsonl": jsonl,
    "csv": csv_rows,
}


def _grid(reading: Reading) -> object:
    from rich.markup import escape
    from rich.table import Table

    grid = Table(show_lines=True, pad_edge=False, expand=True)
    for title, ratio in (
        ("what", 13),
        ("who says", 15),
        ("who did it", 15),
        ("to whom", 13),
        ("where", 13),
        ("when", 10),
        ("harm, losses", 15),
        ("words", 26),
    ):
        grid.add_column(title, ratio=ratio, overflow="fold")
    for claim in reading.claims:
        what = f"[bold]{claim.type.value}[/bold]"
        if claim.status != "asserted":
            what += f"\n[yellow]{claim.status}[/yellow]"
        if claim.extent and claim.extent != "full":
            what += f"\n{claim.extent}"
        told = [_harm(h) for h in claim.harm] + [_loss(x) for x in claim.losses]
        cells = (
            [s.name for s in claim.sources],
            [a.name for a in claim.actors],
            [t.name for t in claim.targets] + [f"({w.name})" for w in claim.weapons],
            [_where(p) for p in claim.places],
            [_when(claim.date)],
            told,
            [shortened(claim.quote.text)],
        )
        grid.add_row(
            what,
            *("\n".join(isolated(escape(x)) for x in cell if x) for cell in cells),
        )
    return grid


def isolated(text: str) -> str:
    """A text that keeps its own direction beside others."""
    return f"{_FSI}{text}{_PDI}"


def shortened(text: str, limit: int = 110) -> str:
    """The beginning of a text on one line, whole words."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"


def _row(reading: Reading, claim: Claim) -> list[str]:
    info = reading.report
    return [info.id, info.published or "", *cells(claim)]


def cells(claim: Claim) -> Cells:
    """A claim's fields as texts."""
    date = claim.date
    return Cells(
        claim=claim.id,
        type=claim.type.value,
        status=claim.status,
        trigger=claim.trigger.text,
        sources=_joined([s.name for s in claim.sources]),
        actors=_joined(_names(claim.actors)),
        targets=_joined(_names(claim.targets)),
        weapons=_joined(_names(claim.weapons)),
        places=_joined([_where(p) for p in claim.places]),
        coordinates=_joined([_point(p) for p in claim.places]),
        date_from=(date.from_ or "") if date else "",
        date_to=(date.to or "") if date else "",
        date_precision=date.precision if date else "",
        harm=_joined([_harm(h) for h in claim.harm]),
        losses=_joined([_loss(x) for x in claim.losses]),
        extent=claim.extent or "",
        quote=claim.quote.text,
        start=str(claim.quote.start),
        end=str(claim.quote.end),
    )


def _names(values: tuple[Named, ...]) -> list[str]:
    return [v.name for v in values]


def _joined(values: list[str]) -> str:
    return " | ".join(values)


def _where(place: Where) -> str:
    return f"{place.name} ({place.in_})" if place.in_ else place.name


def _point(place: Where) -> str:
    """Latitude, longitude and radius of a place; ``?`` where nobody knows it."""
    if place.lat is None or place.lon is None:
        return "?"
    return f"{place.lat} {place.lon} ±{place.radius_m} m"


def _when(date: When | None) -> str:
    if date is None:
        return ""
    if date.from_ == date.to:
        return date.to or "open"
    return f"{date.from_ or '…'} – {date.to or '…'}"


_SIGNS: Final = {"at_least": "≥", "at_most": "≤", "about": "~"}


def _amount(value: Harm | Loss) -> str:
    if value.form == "vague":
        return value.words or ""
    if value.form == "range":
        return f"{value.low}–{value.high}"
    number = value.low if value.low is not None else value.high
    return f"{_SIGNS.get(value.form, '')}{number}"


def _harm(harm: Harm) -> str:
    group = "" if harm.group == "unspecified" else f" {harm.group}"
    return f"{harm.kind}{group} {_amount(harm)}"


def _loss(loss: Loss) -> str:
    return f"{loss.state} {_amount(loss)} {loss.item}"

"""A comparison as a table for people, CSV or JSON lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from typing import IO, Final

from tawthiq.compare.match import Comparison, Match
from tawthiq.compare.row import Row
from tawthiq.publish.cells import defused

COLUMNS: Final = (
    "found",
    "ours",
    "theirs",
    "score",
    "parts",
    "our_first",
    "our_last",
    "their_first",
    "their_last",
    "days_apart",
    "our_place",
    "their_place",
    "km_apart",
    "our_type",
    "their_type",
    "our_low",
    "our_best",
    "our_high",
    "their_low",
    "their_best",
    "their_high",
    "more_dead_in_theirs",
)
_SHOWN: Final = 30  # of each list, in a table
_NO_ROW: Final = Row(id="")

Value = str | int | float | None


def rows(found: Comparison) -> Iterator[dict[str, Value]]:
    """Each match, then what only we have, then what only they have."""
    for match in found.matched:
        yield _row("both", match.ours, match.theirs, match)
    for row in found.ours:
        yield _row("only ours", row, _NO_ROW)
    for row in found.theirs:
        yield _row("only theirs", _NO_ROW, row)


def totals(found: Comparison) -> dict[str, int]:
    """The sizes of the lists, and the dead that each side counts."""
    matched = found.matched
    known = [m for m in matched if m.deaths is not None]
    return {
        "both": len(matched),
        "only ours": len(found.ours),
        "only theirs": len(found.theirs),
        "theirs, outside our days and area": found.outside,
        "dead in both, by us": sum(m.ours.best or 0 for m in known),
        "dead in both, by them": sum(m.theirs.best or 0 for m in known),
        "dead in only ours": sum(r.best or 0 for r in found.ours),
        "dead in only theirs": sum(r.best or 0 for r in found.theirs),
        "both, with other tolls": sum(m.deaths != 0 for m in known),
        "both, on another day": sum(m.days > 0 for m in matched),
    }


def jsonl(found: Comparison, stream: IO[str]) -> None:
    """A JSON object a row, the totals last."""
    for row in rows(found):
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    stream.write(json.dumps({"found": "totals", **totals(found)}) + "\n")


def table_csv(found: Comparison, stream: IO[str]) -> None:
    """A CSV row each; formulas defused."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows(found):
        writer.writerow([defused(v) if isinstance(v, str) else v for v in row.values()])


def table(found: Comparison, stream: IO[str]) -> None:
    """For a screen: the totals, and the first of each list."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console(file=stream, width=None if stream.isatty() else 140)
    for name, count in totals(found).items():
        console.print(f"{count:>9,}  {name}", highlight=False)
    for title, events in (
        ("both", [(m.ours, m.theirs, m) for m in found.matched]),
        ("only ours", [(r, _NO_ROW, None) for r in found.ours]),
        ("only theirs", [(_NO_ROW, r, None) for r in found.theirs]),
    ):
        if not events:
            continue
        grid = Table(title=f"{title}: the first {min(_SHOWN, len(events))}")
        for column in ("ours", "theirs", "days", "place", "type", "dead", "score"):
            grid.add_column(column, overflow="fold")
        for ours, theirs, match in events[:_SHOWN]:
            cells = (
                ours.id,
                theirs.id,
                _pair(_days(ours), _days(theirs)),
                _pair(ours.place, theirs.place),
                _pair(ours.type, theirs.type),
                _pair(_dead(ours), _dead(theirs)),
                f"{match.score:.2f}" if match else "",
            )
            grid.add_row(*map(escape, cells))
        console.print(grid)


def _row(
    found: str, ours: Row, theirs: Row, match: Match | None = None
) -> dict[str, Value]:
    km = match.km if match else None
    parts = match.parts if match else {}
    values: tuple[Value, ...] = (
        found,
        ours.id,
        theirs.id,
        round(match.score, 3) if match else None,
        "; ".join(f"{name} {value:.2f}" for name, value in parts.items()),
        _day(ours.first),
        _day(ours.last),
        _day(theirs.first),
        _day(theirs.last),
        match.days if match else None,
        ours.place,
        theirs.place,
        None if km is None else round(km, 1),
        ours.type,
        theirs.type,
        ours.low,
        ours.best,
        ours.high,
        theirs.low,
        theirs.best,
        theirs.high,
        match.deaths if match else None,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _day(ordinal: int | None) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""


def _days(row: Row) -> str:
    first, last = _day(row.first), _day(row.last)
    return first if first == last else f"{first} … {last}"


def _dead(row: Row) -> str:
    told = [n for n in (row.low, row.best, row.high) if n is not None]
    if not told:
        return ""
    best = "?" if row.best is None else str(row.best)
    low, high = min(told), max(told)
    return best if low == high else f"{best} ({low}–{high})"


def _pair(ours: str, theirs: str) -> str:
    if not ours or not theirs or ours == theirs:
        return ours or theirs
    return f"{ours} | {theirs}"

"""One short text, read as it was posted."""

from __future__ import annotations

from tawthiq import Reader, Report
from tawthiq.model import Claim

READER = Reader()


def claims(text: str, published: str = "2016-03-14") -> tuple[Claim, ...]:
    """The claims of a text of that day."""
    return READER.read(Report.of(text, published=published)).claims


def of_type(text: str, type_: str) -> list[Claim]:
    """The claims of one type that a text of that day tells."""
    return [c for c in claims(text) if c.type == type_]


def one(text: str, type_: str) -> Claim:
    """The only claim of a type that a text tells; fails where there is none, or another."""
    (claim,) = of_type(text, type_)
    return claim


def harm_of(text: str, type_: str) -> list[tuple[str, int | None]]:
    """What the only claim of a type did, and to at least how many."""
    return [(h.kind, h.low) for h in one(text, type_).harm]


def tolls_of(text: str) -> list[tuple[list[str], list[int | None]]]:
    """Who killed, and how many, as each toll that a text tells by itself says."""
    told = of_type(text, "casualties")
    return [([a.name for a in c.actors], [h.low for h in c.harm]) for c in told]

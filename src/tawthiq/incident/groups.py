"""Groups of people: which holds which, and who is told beside one that would hold him."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from tawthiq.model import Harm, Span
from tawthiq.text import fold_word

# group → the groups that are part of it
PARTS: Final = {
    "unspecified": ("civilian", "combatant"),
    "civilian": ("child", "woman", "medic", "journalist"),
    "combatant": ("leader",),
}
_HOLDERS: Final = {part: whole for whole, parts in PARTS.items() for part in parts}
_TABLE: Final[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "groups.yaml").read_text(encoding="utf-8")
)
_OF_THEM: Final = frozenset(map(fold_word, _TABLE["of_them"].split()))
_NO_AND: Final = frozenset(map(fold_word, _TABLE["no_and"].split()))
_AND: Final = "و"
_MARKS: Final = "،,.؛;"
_LONGEST: Final = 6  # words from one to the other


def within(group: str) -> Iterator[str]:
    """A group and all that are part of it."""
    yield group
    for part in PARTS.get(group, ()):
        yield from within(part)


def beside(harm: Harm, harms: Sequence[Harm], quote: Span) -> str:
    """The nearest group that would hold those harmed and is told beside them, or "".

    ``harms`` are all of the claim, ``quote`` its words: ``مدنيان وطفلة`` are three,
    ``مدنيان بينهم طفلة`` two.
    """
    whole = _HOLDERS.get(harm.group)
    while whole is not None:
        wholes = [h for h in harms if h.kind == harm.kind and h.group == whole]
        if wholes:
            return whole if all(_joined(harm, h, harms, quote) for h in wholes) else ""
        whole = _HOLDERS.get(whole)
    return ""


def _joined(one: Harm, other: Harm, harms: Sequence[Harm], quote: Span) -> bool:
    """Whether nothing but ``و`` and who else was harmed stands between two."""
    first, second = sorted((one, other), key=lambda h: h.start)
    if first.start < quote.start:
        return False
    if any(h.kind != one.kind and first.end <= h.start < second.start for h in harms):
        return False
    between = quote.text[first.end - quote.start : second.start - quote.start]
    words = [w for w in (fold_word(w.strip(_MARKS)) for w in between.split()) if w]
    if ":" in between or not 0 < len(words) <= _LONGEST:
        return False
    if not words[0].startswith(_AND) or words[0] in _NO_AND:
        return False
    return not any({w, w.removeprefix(_AND)} & _OF_THEM for w in words)

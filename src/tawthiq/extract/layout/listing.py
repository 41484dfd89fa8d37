"""Lists of events: ``4 شهداء في الأتارب بغارة، طفل برصاص قناص في نوى``, item by item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.layout.sentences import Sentence
from tawthiq.text import NUMBER, Token

Known = Sequence[Sequence[Hit]]

_PARTS: Final = frozenset("،,؛")
_EVENTS: Final = frozenset(("trigger", "weapon"))
_VICTIMS: Final = frozenset(("harm_noun", "harm_masdar", "group"))
# Who tells a sentence tells all of it: it is left whole.
_TOLD: Final = frozenset(("report", "according"))
_PLACE: Final = frozenset(("place", "place_head"))
_COUNTED: Final = 2  # words after a number that may say what is counted


def items(sentence: Sentence, known: Known) -> Sequence[Sentence]:
    """The items of a list of events, each told with its own place; else the sentence."""
    tokens = sentence.tokens
    bounds = [i for i, t in enumerate(tokens) if t.text in _PARTS]
    sorts = [_sort(tokens, known, i + 1) for i in bounds]
    if not any(sorts) or _told(known):
        return (sentence,)
    starts = [0]
    before = _sort(tokens, known, _after_colon(tokens, bounds[0]))
    ends = [*bounds[1:], len(tokens)]
    for bound, end, sort in zip(bounds, ends, sorts, strict=True):
        if not sort or not _placed(known, bound + 1, end):
            continue
        if before and _placed(known, starts[-1], bound):
            caused = _caused(known, bound + 1, end)
            if caused or (sort == before == "event"):
                starts.append(bound + 1)
        before = sort
    if len(starts) == 1:
        return (sentence,)
    ends = [*starts[1:], len(tokens)]
    return [
        sentence._replace(tokens=tokens[first:after])
        for first, after in zip(starts, ends, strict=True)
    ]


def _told(known: Known) -> bool:
    """Whether somebody is named who tells the sentence."""
    return any(h.lexeme.kind in _TOLD for hits in known for h in hits)


def _after_colon(tokens: Sequence[Token], end: int) -> int:
    """Where the first item begins: after ``حصاد درعا اليوم:``."""
    return next((i + 1 for i in range(end - 1, -1, -1) if tokens[i].text == ":"), 0)


def _sort(tokens: Sequence[Token], known: Known, i: int) -> str:
    """``event`` or ``victims``, as token i or what it counts says; else empty."""
    if i >= len(tokens):
        return ""
    after = i + 1 + _COUNTED if tokens[i].kind == NUMBER else i + 1
    kinds = {h.lexeme.kind for hits in known[i:after] for h in hits if not _verbal(h)}
    return "victims" if kinds & _VICTIMS else "event" if kinds & _EVENTS else ""


def _verbal(hit: Hit) -> bool:
    return bool(hit.word.preposition) or getattr(hit.lexeme.data, "pos", "") == "verb"


def _caused(known: Known, first: int, after: int) -> bool:
    """Whether what did it is told too: ``بغارة``, ``برصاص``."""
    return any(
        h.lexeme.kind in _EVENTS and h.word.preposition == "ب"
        for hits in known[first:after]
        for h in hits
    )


def _placed(known: Known, first: int, after: int) -> bool:
    """Whether a place is named after a preposition."""
    return any(
        hit.lexeme.kind in _PLACE
        and (hit.word.preposition == "ب" or _after_preposition(known, i))
        for i in range(first, after)
        for hit in known[i]
    )


def _after_preposition(known: Known, i: int) -> bool:
    return i > 0 and any(h.lexeme.kind == "prep" for h in known[i - 1])

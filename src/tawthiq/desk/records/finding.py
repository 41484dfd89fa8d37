"""The passage of a report that answers a search, and its title."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawthiq.case.words import Query, indexed
from tawthiq.text import tokenize

_AROUND: Final = 110  # characters on each side of the first word that was found


class Passage(NamedTuple):
    """A title, and a piece of the text with the [start, end) of words found in it."""

    title: str
    text: str
    found: tuple[tuple[int, int], ...]


def passage(start: str, title: str | None, query: Query) -> Passage:
    """What is shown of a report that begins so; no text where nothing is looked for."""
    head = (title or "").strip() or _first_line(start)
    asked = {*query.words, *(word for phrase in query.phrases for word in phrase)}
    if not asked:
        return Passage(head, "", ())
    # The title is shown anyway: the passage is what answers below it.
    skipped = start.find(head) + len(head) if _first_line(start) == head else 0
    body = start[skipped:].lstrip()
    for token in tokenize(body):
        if _answers(token.norm, token.text, asked):
            return _around(body, token.start, asked, head)
    return Passage(head, "", ())


def _around(start: str, at: int, asked: set[str], head: str) -> Passage:
    begin = start.rfind(" ", 0, max(0, at - _AROUND)) + 1
    stop = start.find(" ", at + _AROUND)
    text = start[begin : stop if stop > 0 else len(start)]
    found = tuple(
        (t.start, t.end) for t in tokenize(text) if _answers(t.norm, t.text, asked)
    )
    return Passage(head, text, found)


def _answers(norm: str, text: str, asked: set[str]) -> bool:
    # The index is asked only for words that may hold what is looked for.
    if not any(word in norm for word in asked):
        return False
    told = indexed(text)
    return not asked.isdisjoint((*told.words.split(), *told.bases.split()))


def _first_line(text: str) -> str:
    return next((s for line in text.splitlines() if (s := line.strip())), "")

"""What a report is headed by: its title, or the first line of its text."""

from __future__ import annotations

from typing import Final, NamedTuple

_BEGINNING: Final = 400  # characters of a text in which its title may stand
_LONGEST: Final = 120  # characters of a headline
_SHOWN: Final = 80
_CUT: Final = "…."  # what stands at the end of a title that is a cut of the text
_RUNS_ON: Final = ".!؟?،؛,;:…"  # a line that ends so is a sentence, or part of one


class Heading(NamedTuple):
    """``words`` name the report, empty where it has none.

    ``apart``: they do not stand in the text, so that they are shown above it.
    ``headline``: the first line of the text is one.
    """

    words: str
    apart: bool
    headline: bool


def heading(title: str, text: str) -> Heading:
    """How a report with a title (or '') and a text is headed."""
    line, _, rest = text.lstrip().partition("\n")
    first, title = _joined(line[: 2 * _BEGINNING]), _joined(title)
    bare = title.rstrip(_CUT).rstrip()
    apart = bool(title) and bare not in _joined(text[:_BEGINNING])
    short = 0 < len(first) <= _LONGEST and first[-1] not in _RUNS_ON
    headline = bool(rest.strip()) and (short or first == title != "")
    return Heading(title or first[:_SHOWN], apart, headline)


def _joined(words: str) -> str:
    return " ".join(words.split())

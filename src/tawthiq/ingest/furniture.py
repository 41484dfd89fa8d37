"""Page furniture cut from a text before it is read: menus, buttons, counters, comments.

Only whole lines go, by the rules of ``data/furniture.yaml``; a line that no rule knows
stays, whatever it looks like, for a lost line of reporting is worse than a button read.
The original keeps all of it: ``Stripped.cut`` says what went, where and by which rule.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NamedTuple

import yaml

from tawthiq.text import fold_word

Where = Literal["line", "edge", "tail", "between", "rest", "links"]

_DATA: Final = Path(__file__).parent / "data" / "furniture.yaml"
_COUNT: Final = r"(?:[0-9]+(?:[.,][0-9]+)?(?: ?(?:k|m|الف|الاف|مليون))?)"
_LONGEST: Final = 480  # characters; a longer line is prose and is not even tried
_TRIM: Final = re.compile(r"^[^\w#@(©]+|[^\w)+]+$")
_LINK_WORDS: Final = 16  # a headline that a link leads to is no longer
_FULL_STOP: Final = re.compile(r"[.؟!…]\W*$")
_MENU_BAR: Final = re.compile(r" ?[|·•»«>›‹/] ?")


class Cut(NamedTuple):
    """Lines that were cut: [start, end) of the text given, their words, and the rule."""

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Stripped:
    """A text without its furniture.

    Attributes:
        text: the lines that were kept, joined as they stood.
        cut: what was cut, in the order of the text; runs of one rule are one cut.

    """

    text: str
    cut: tuple[Cut, ...]

    def original(self, offset: int) -> int:
        """Where a character of ``text`` stood in the text given."""
        shift = 0
        for cut in self.cut:
            if cut.start > offset + shift:
                break
            shift += cut.end - cut.start
        return offset + shift


class Rule(NamedTuple):
    """One rule of the data file, its patterns compiled."""

    id: str
    where: Where
    above: int
    pattern: re.Pattern[str]
    cut: tuple[str, ...]
    keep: tuple[str, ...]

    def matches(self, line: str) -> bool:
        """Whether a line as it is written is the rule's furniture."""
        return self.pattern.fullmatch(_plain(line)) is not None


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    plain: str  # folded and trimmed; empty for a blank line
    words: int


def strip(text: str) -> Stripped:
    """Cut the furniture from a text, in time linear to its length; raises nothing.

    A text that is nothing but furniture is left as it is: its one line may be the report.
    """
    lines = _lines(text)
    marks: list[str | None] = [None] * len(lines)
    for step in (_anywhere, _comments, _links, _edges):
        step(lines, marks)
    if not any(_is_kept(lines, marks, at) for at in range(len(lines))):
        return Stripped(text, ())
    kept = "".join(
        text[line.start : line.end]
        for line, mark in zip(lines, marks, strict=True)
        if mark is None
    )
    return Stripped(kept, tuple(_cuts(text, lines, marks)))


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of the data file, in its order."""
    rows = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    return tuple(
        Rule(
            row["id"],
            row["where"],
            row.get("above", 0),
            re.compile(
                "|".join(f"(?:{p})" for p in row["match"]).replace("{N}", _COUNT)
            ),
            tuple(row["cut"]),
            tuple(row["keep"]),
        )
        for row in rows
    )


_Marks = list[str | None]
_Step = Callable[[Sequence[_Line], _Marks], None]


def _anywhere(lines: Sequence[_Line], marks: _Marks) -> None:
    for at, line in enumerate(lines):
        if rule := _rule(line, "line"):
            marks[at] = rule.id


def _comments(lines: Sequence[_Line], marks: _Marks) -> None:
    """Comments run to the end of the text."""
    for at, above, rule in _openers(lines, marks, "rest"):
        marks[at] = rule.id
        if above >= rule.above:
            marks[at:] = [rule.id] * (len(lines) - at)
            return


def _links(lines: Sequence[_Line], marks: _Marks) -> None:
    """Headlines of other reports: all down to the end, or the one below the line."""
    for at, above, rule in _openers(lines, marks, "links"):
        marks[at] = rule.id
        if above >= rule.above:
            below = [i for i in range(at + 1, len(lines)) if _is_kept(lines, marks, i)]
            if not all(_is_headline(lines[i]) for i in below):
                below = [i for i in below[:1] if _is_headline(lines[i])]
            for i in below:
                marks[i] = rule.id


def _openers(
    lines: Sequence[_Line], marks: _Marks, where: Where
) -> Iterator[tuple[int, int, Rule]]:
    """The lines that open a section, each with the number of words kept above it."""
    above = 0
    for at, line in enumerate(lines):
        if marks[at] is None:
            if rule := _rule(line, where):
                yield at, above, rule
            else:
                above += line.words


def _is_kept(lines: Sequence[_Line], marks: _Marks, at: int) -> bool:
    return bool(lines[at].plain) and marks[at] is None


def _is_headline(line: _Line) -> bool:
    return line.words <= _LINK_WORDS and not _FULL_STOP.search(line.text.rstrip())


def _edges(lines: Sequence[_Line], marks: _Marks) -> None:
    """Menus at the head, menus and tags at the tail, up to the first line of a report."""
    head = range(len(lines))
    _edge(head, ("edge",), lines, marks)
    _edge(reversed(head), ("edge", "tail"), lines, marks)


def _edge(
    order: Iterable[int],
    places: Sequence[Where],
    lines: Sequence[_Line],
    marks: _Marks,
) -> None:
    between: list[tuple[int, str]] = []
    inside = False
    for at in order:
        if not _is_kept(lines, marks, at):
            continue
        found = next((r for p in places if (r := _menu_rule(lines[at], p))), None)
        if found:
            for i, rule_id in [*between, (at, found.id)]:
                marks[i] = rule_id
            between = []
            inside = True
        elif inside and (rule := _rule(lines[at], "between")):
            between.append((at, rule.id))
        else:
            return


def _menu_rule(line: _Line, where: Where) -> Rule | None:
    """The rule of a line, or of a bar of labels: ``الرئيسية | أخبار | سوريا``."""
    if rule := _rule(line, where):
        return rule
    labels = [line._replace(plain=part) for part in _MENU_BAR.split(line.plain)]
    found = [_rule(label, where) or _rule(label, "between") for label in labels]
    first = next((rule for rule in found if rule and rule.where == where), None)
    return first if len(labels) > 1 and all(found) else None


def _rule(line: _Line, where: Where) -> Rule | None:
    """The rule of one place that a line falls under."""
    if not line.plain or len(line.plain) > _LONGEST:
        return None
    for rule in rules():
        if rule.where == where and rule.pattern.fullmatch(line.plain):
            return rule
    return None


def _plain(line: str) -> str:
    """A line as the patterns see it."""
    folded = " ".join(fold_word(word) for word in line.split()[:_LONGEST])
    return _TRIM.sub("", folded)


def _lines(text: str) -> list[_Line]:
    lines = []
    start = 0
    for line in text.splitlines(keepends=True):
        plain = _plain(line) if len(line) <= 2 * _LONGEST else line.strip()
        lines.append(_Line(start, start + len(line), line, plain, len(plain.split())))
        start += len(line)
    return lines


def _cuts(text: str, lines: Sequence[_Line], marks: _Marks) -> Iterator[Cut]:
    """The cuts, neighbours of one rule joined."""
    open_cut: Cut | None = None
    for line, mark in zip(lines, marks, strict=True):
        if open_cut and (mark != open_cut.rule):
            yield open_cut
            open_cut = None
        if mark:
            start = open_cut.start if open_cut else line.start
            open_cut = Cut(start, line.end, text[start : line.end], mark)
    if open_cut:
        yield open_cut

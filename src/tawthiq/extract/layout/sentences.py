"""Report → sentences: what is headline, what is page furniture, what is quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Final, NamedTuple

from tawthiq.codebook.words import words
from tawthiq.extract.layout.almanac import almanac
from tawthiq.extract.layout.wrapping import soft_ends
from tawthiq.text import BREAK, PUNCT, WORD, Token

_ENDS = frozenset(".!؟?")
HAD: Final = words("sentences.had")
_SAID: Final = words("sentences.said")
_CLAUSE = 3  # tokens: what is shorter is no clause of its own
_NAME = 8  # tokens: the longest name in quotation marks, with them
_LONG = 250
_LONGEST = 400
_HEADLINE = 30  # words; the longest headline of a newspaper has some twenty
_OPENERS = frozenset("«“‹")
_CLOSERS = frozenset("»”›")
_TAGS = frozenset("#_")  # what makes a hashtag of words
_QUOTES = _OPENERS | _CLOSERS | frozenset("\"'‘’")


class Sentence(NamedTuple):
    """A run of tokens that ends with a stop or a line end.

    Attributes:
        text: the whole report's text, which all offsets count in.
        tokens: its tokens, without line ends.
        number: its place in the report.
        headline: whether it stands in the report's first line.
        paragraph: the number of its line.
        opens: whether it starts inside a quotation that an earlier sentence opened.

    """

    text: str
    tokens: Sequence[Token]
    number: int
    headline: bool
    paragraph: int
    opens: bool

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.tokens[-1].end


def sentences(
    text: str, tokens: Sequence[Token], furniture: frozenset[tuple[str, ...]]
) -> Iterator[Sentence]:
    """Cut the tokens of a report into sentences, leaving furniture out.

    ``furniture`` holds folded expressions, as word tuples, after which the rest of a
    line is not the report's text (``رابط الخبر …``). Lines with an almanac are left out from there.
    """
    number = paragraph = depth = 0
    soft = soft_ends(text)
    if soft:
        tokens = [t for t in tokens if t.kind != BREAK or t.start not in soft]
    tokens = [t for t in tokens if t.text not in _TAGS]  # عناصر من #داعش
    first_line = _has_headline(tokens)
    run: list[Token] = []
    opened = False
    skipping = False
    first_words = {f[0] for f in furniture}
    of_other_years = almanac(text)

    def flush() -> Iterator[Sentence]:
        nonlocal number, run, opened
        if any(t.kind != PUNCT for t in run):
            yield Sentence(text, tuple(run), number, first_line, paragraph, opened)
            number += 1
        run, opened = [], depth > 0

    for i, token in enumerate(tokens):
        if token.kind == BREAK:
            yield from flush()
            if number and first_line:
                first_line = False
            paragraph += 1
            skipping, depth, opened = False, 0, False
            continue
        skipping = skipping or token.start in of_other_years
        if skipping:
            continue
        if token.norm in first_words and _is_furniture(tokens, i, furniture):
            yield from flush()
            skipping = True
            continue
        if not depth and (
            (token.norm in HAD and _told_before(run))
            or (token.norm in _SAID and _quoted_before(run))
        ):
            yield from flush()
        if token.kind == PUNCT:
            if token.text in _OPENERS or (token.text == '"' and depth == 0):
                depth += 1
            elif token.text in _CLOSERS or token.text == '"':
                depth = max(0, depth - 1)
        run.append(token)
        stop = token.text in _ENDS and not _abbreviates(run, tokens, i)
        # Text without stops is cut at a comma or at a limit: work stays linear.
        if stop or (len(run) >= _LONG and token.text in "،,") or len(run) >= _LONGEST:
            yield from flush()
    yield from flush()


def _told_before(run: Sequence[Token]) -> bool:
    """``…، وكان ثلاثة شرطيين قتلوا في العريش الأحد``: what lies before opens anew."""
    return len(run) > _CLAUSE and run[-1].text in "،,؛"


def _quoted_before(run: Sequence[Token]) -> bool:
    """``… اختراق الحدود" وأوضح: "…``: who goes on after a quotation begins a sentence.

    A name in marks is no quotation: ``وكالة «الأناضول» وقالت``.
    """
    if len(run) <= _NAME or not is_quote(run[-1]) or run[-1].text in _OPENERS:
        return False
    return not any(is_quote(t) for t in run[-_NAME:-1])


def _has_headline(tokens: Sequence[Token]) -> bool:
    """Whether the first line is a headline: short, and with text below it.

    ``- بعلبك: 7 جرحى``: where all lines are items of a list, none is its headline.
    """
    if _is_list(tokens):
        return False
    told = breaks = 0
    last = ""
    for token in tokens:
        if token.kind == BREAK:
            if told and last in _ENDS and last not in "!؟?":
                return False
            breaks += told > 0
        elif breaks:
            return told <= _HEADLINE
        elif token.kind == WORD:
            told += 1
        last = token.text
    return False


def _is_list(tokens: Sequence[Token]) -> bool:
    """Whether each line opens with a mark, or each with a name and a colon."""
    lines = 0
    marked = named = True
    for ends, line in groupby(tokens, lambda token: token.kind == BREAK):
        if ends:
            continue
        first, *after = islice(line, _NAMED)
        marked = marked and first.text in _BULLETS
        named = named and any(t.text == ":" for t in after)
        if not (marked or named):
            return False
        lines += 1
    return lines > 1


_BULLETS: Final = frozenset("-–—•●▪*◾🔴🔹🔸🔻")
_NAMED: Final = 5  # tokens up to the colon after a name


def _is_furniture(
    tokens: Sequence[Token], i: int, furniture: frozenset[tuple[str, ...]]
) -> bool:
    """Whether a furniture expression starts here, and starts a sentence or a line."""
    if i and tokens[i - 1].kind == WORD and len(tokens[i].norm) < 4:
        return False
    return any(tuple(t.norm for t in tokens[i : i + len(f)]) == f for f in furniture)


def _abbreviates(run: Sequence[Token], tokens: Sequence[Token], i: int) -> bool:
    """Whether the stop at token i follows a one-letter abbreviation (``د.``)."""
    if tokens[i].text != "." or len(run) < 2:
        return False
    before = run[-2]
    close = before.end == tokens[i].start
    return close and before.kind == WORD and len(before.norm) == 1


def is_quote(token: Token) -> bool:
    """Whether a token is a quotation mark of any style."""
    return token.kind == PUNCT and token.text in _QUOTES

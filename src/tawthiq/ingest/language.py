"""Which language a text is in: Arabic goes on to be read, others are set aside.

The languages that share the Arabic script are told apart by letters that one has and
another lacks and by their commonest words, sentence by sentence; both stand in
``data/languages.yaml``.  A report lost is worse than a page read in vain (Persian read as
Arabic gives no claim), so every doubt goes to Arabic: Persian letters in Gulf and Iraqi
dialect, keyboards that type ی for ي, a Persian sentence quoted in an Arabic report.
A mixed post is Arabic as soon as one sentence of it is; the reader passes over the
sentences of other languages, so nothing has to be cut out.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import yaml

from tawthiq.text import fold_word
from tawthiq.text.fold import FOLD_TABLE

Code = Literal["ar", "ckb", "kmr", "fa", "ur", "other", "none"]

_DATA: Final = Path(__file__).parent / "data" / "languages.yaml"
_ARABIC: Final = "Arabic"
_JOINER: Final = "\u200c"
# Marks and tatweel tell nothing; the non-joiner does.
_MARKS: Final = {
    code: None for code, to in FOLD_TABLE.items() if to is None and code != ord(_JOINER)
}
_WORD: Final = re.compile(rf"#?[^\W_](?:[^\W_]|[{_JOINER}'’])*")
_SENTENCE_END: Final = re.compile(r"[\n\r.!?؟؛;۔…\u2028]+")
_IS_ARABIC: Final = re.compile(
    r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]"
)
_CHAT: Final = re.compile(r"[a-z]*[235679][a-z]+|[a-z]{2,}[235679]")  # 7alab, ma3
_IS_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_PRESENTATION: Final = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
_PRIOR: Final = 0.6  # the doubt that goes to Arabic: one weak mark does not outweigh it
_SENTENCE_WORDS: Final = 4  # fewer words in a foreign text are a name or a slogan
_QUOTED: Final = (
    0.2  # less Arabic in a text of its own script is a verse or a quotation
)
_BASMALA: Final = frozenset(("بسم", "الله", "الرحمن", "الرحيم"))  # folded
_HABIT: Final = 0.3  # marks up to this weight count once a sentence
_EVIDENCE: Final = 5  # marks named in a reason


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a text.

    Attributes:
        code: ``ar``, ``ckb`` (Sorani), ``kmr`` (Kurmanji, in either script), ``fa``,
            ``ur``, ``other``, or ``none`` where there are no words to judge.
        reason: one line for people: what told it.
        share: the words that stand in Arabic sentences, of all words; 0 to 1.

    """

    code: Code
    reason: str
    share: float


class _Marks(NamedTuple):
    """What speaks for one language, each mark with its weight."""

    code: Code
    name: str
    script: str
    letters: Mapping[str, float]
    words: Mapping[str, float]
    prefixes: tuple[tuple[str, float], ...]
    not_prefixed: frozenset[str]
    joiner: float
    mixed: float

    def weight(self, word: str, folded: str) -> float:
        """How strongly a word speaks for the language; 0 for not at all."""
        best = self.words.get(folded, 0.0)
        for char in word:
            best = max(best, self.letters.get(char, 0.0))
        if self.joiner and _JOINER in word.strip(_JOINER):
            best = max(best, self.joiner)
        if self.mixed and _CHAT.fullmatch(word):
            best = max(best, self.mixed)
        for prefix, weight in self.prefixes:
            long_enough = len(folded) >= len(prefix) + 2
            if long_enough and folded.startswith(prefix):
                best = max(best, 0.0 if folded in self.not_prefixed else weight)
        return best


@dataclass(slots=True)
class _Count:
    """What a text's sentences hold of one language."""

    words: int = 0
    longest: int = 0  # words of its longest sentence, hashtags left out
    lines: int = 0  # words of the sentences that are mostly of its script
    marks: Counter[str] = field(default_factory=Counter)


def language(text: str) -> Language:
    """The language of a text, in time linear to its length; raises nothing."""
    if _PRESENTATION.search(text):
        text = unicodedata.normalize("NFKC", text)
    counts: dict[str, _Count] = {}
    for sentence in _SENTENCE_END.split(text.translate(_MARKS)):
        _count(_WORD.findall(sentence), counts)
    total = sum(count.words for count in counts.values())
    if not total:
        return Language("none", "no words to tell a language by", 0.0)
    arabic = counts.pop(_ARABIC, _Count())
    share = round(arabic.words / total, 3)
    of_script = {marks.name for marks in _languages() if marks.script == _ARABIC}
    rivals = sum(count.words for name, count in counts.items() if name in of_script)
    whole = 2 * arabic.words >= total
    quoted = arabic.words < _QUOTED * (arabic.words + rivals)
    sentence = max(arabic.longest, arabic.lines) >= _SENTENCE_WORDS and not quoted
    if arabic.words and (whole or sentence):
        mixed = "" if share > 1 - _QUOTED else f", {share:.0%} of a mixed text"
        return Language("ar", f"Arabic{mixed}: {_told(arabic.marks)}", share)
    name = max(counts, key=lambda name: (counts[name].words, name))
    codes: dict[str, Code] = {marks.name: marks.code for marks in _languages()}
    return Language(
        codes.get(name, "other"), f"{name}: {_told(counts[name].marks)}", share
    )


def _count(words: list[str], counts: dict[str, _Count]) -> None:
    """Add one sentence to what the text holds of its languages.

    A sentence may run from one script into another (a name in Latin letters, or a post
    without a full stop), so each script's words are judged by themselves.
    """
    words = [word for word in words if not word.lstrip("#").isdigit()]
    length = len(words)
    for script, pattern in ((_ARABIC, _IS_ARABIC), ("Latin", _IS_LATIN)):
        here = [word for word in words if pattern.search(word)]
        words = [word for word in words if not pattern.search(word)]
        if here:
            _add(_judged(here, script), here, counts, length - len(here))
    if words:
        _add(("another script", Counter(words)), words, counts, length - len(words))


def _add(
    judged: tuple[str, Counter[str]],
    words: list[str],
    counts: dict[str, _Count],
    others: int,
) -> None:
    name, marks = judged
    count = counts.setdefault(name, _Count())
    plain = [word for word in words if word[0] != "#"]
    basmala = len(plain) == len(_BASMALA) and set(map(fold_word, plain)) == _BASMALA
    count.words += len(words)
    count.longest = max(count.longest, 0 if basmala else len(plain))
    if others < len(plain) > 1 and not basmala:
        count.lines += len(plain)
    count.marks.update(marks)


def _judged(words: Iterable[str], script: str) -> tuple[str, Counter[str]]:
    """The language of a sentence's words in one script, and what told it."""
    scores: dict[str, float] = {_ARABIC: _PRIOR} if script == _ARABIC else {}
    told: dict[str, Counter[str]] = {}
    for word in words:
        plain = word.lstrip("#")
        for name, weight in _votes(plain, script):
            marks = told.setdefault(name, Counter())
            if weight > _HABIT or min(marks.values(), default=9) > 10 * _HABIT:
                scores[name] = scores.get(name, 0.0) + weight
            marks[plain] += round(10 * weight)
    if not scores:
        return "another language in Latin letters", Counter(words)
    # At a tie the first wins, and Arabic is counted first.
    name = max(scores, key=lambda name: scores[name])
    return name, told.get(name, Counter())


@functools.lru_cache(maxsize=65_536)
def _votes(word: str, script: str) -> tuple[tuple[str, float], ...]:
    """The languages that a word speaks for, with weights."""
    folded = fold_word(word)
    return tuple(
        (marks.name, weight)
        for marks in _languages()
        if marks.script == script and (weight := marks.weight(word.lower(), folded)) > 0
    )


def _told(marks: Counter[str]) -> str:
    """The words that told a language, strongest first."""
    if not marks:
        return "Arabic letters, and no mark of another language"
    ranked = sorted(marks.items(), key=lambda pair: (-pair[1], pair[0]))
    return "told by " + ", ".join(word for word, _ in ranked[:_EVIDENCE])


@functools.cache
def _languages() -> tuple[_Marks, ...]:
    """The languages of the data file."""
    rows = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    return tuple(map(_marks, rows))


def _marks(row: Mapping[str, Any]) -> _Marks:
    return _Marks(
        code=row["code"],
        name=row["name"],
        script=row["script"],
        letters={c: w for w, chars in row["letters"].items() for c in chars},
        words={
            fold_word(word): weight
            for weight, words in row["words"].items()
            for word in words.split()
        },
        prefixes=tuple(
            (fold_word(prefix), weight)
            for weight, prefixes in row.get("prefixes", {}).items()
            for prefix in prefixes
        ),
        not_prefixed=frozenset(map(fold_word, row.get("not_prefixed", ()))),
        joiner=row.get("joiner", 0.0),
        mixed=row.get("mixed", 0.0),
    )

"""Near-copies: which reports are one wire printed twice, and how one finds them.

Two steps.  ``signature`` gives a report a few numbers for an index: reports that share
one are worth comparing.  ``likeness`` compares two texts and decides.  Both work on the
folded words, so spelling, diacritics, punctuation and line ends do not count.

Papers cut wires at the tail and put their own name and headline before them, so the
first words are signed a second time by themselves.  Daily bulletins and court notices
are written on forms: most words are the same and yet it is another day or another man.
Therefore the facts decide where the words are alike: a number in the same place with
another value, another day of the week, another name after ``بلدة`` or ``المدعو``.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import yaml

from tawthiq.text import fold_word
from tawthiq.text.calendar import MONTHS, WEEKDAYS
from tawthiq.text.numbers import NUMBER_WORDS, bare, digits, spelled_value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kind = Literal["same", "copy", "version", "different"]

_DATA: Final = Path(__file__).parent / "data" / "slots.yaml"
_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_SHINGLE: Final = 3  # words; single words are shared by all reports of a war
_LEAD: Final = 60  # words; half of a short wire, so what a paper cuts is below it
# Signing.  Two minima make a band: at the similarity of a text with a tenth of its words
# edited (0.57) six bands of the text and six of the lead miss one in a hundred.
_BANDS: Final = 6
_ROWS: Final = 2
_SEEDS: Final = (
    20161206,
    20150721,
)  # the text, the lead; never change: they are stored
# Deciding.
_SIMILAR: Final = 0.36
_CONTAINED: Final = 0.6
_PART: Final = 12  # shingles; a shorter text within another may be a set phrase
_FIFTH: Final = 0.2  # similarity; less, and the other text is a digest of many reports
_FORM: Final = (
    0.75  # below it, names that mostly differ make another report on one form
)
_FORM_NUMBERS: Final = (
    3  # as many numbers that differ, and more than agree: another form
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Numbers that near-copies are likely to share.

    ``bands`` holds up to 12 signed 64-bit integers, 6 of the whole text and 6 of its
    lead; they depend on the words alone, on no machine and no process.  Two reports are
    compared when any one of them is the same.  A text without words has none.
    """

    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are.

    Attributes:
        kind: ``same``: the same words.  ``copy``: one wire in two places, perhaps cut,
            headed or lightly edited.  ``version``: a near-copy that tells other facts
            (an updated toll), so not merely a copy.  ``different``: anything else, also
            two reports on one form.
        similarity: shared runs of three words, of those in either text; 0 to 1.
        containment: shared runs of three words, of those in the shorter text; 0 to 1.

    """

    kind: Kind
    similarity: float
    containment: float


class _Role(NamedTuple):
    """What a word can be of a fact."""

    value: float | None  # of a number in digits or in one word, or of a dual
    head: bool  # a name of a place or a person follows
    tail: bool  # one stands before
    day: bool  # the name of a weekday or a month
    name: bool  # it can be a name itself


# A fact → the words beside it, by which the two texts are laid side by side.
_Beside = dict[float | str, set[str]]


class _Facts(NamedTuple):
    """What a text tells that another in the same words may tell otherwise."""

    numbers: _Beside
    names: _Beside  # of places and persons, days and months
    counts: dict[tuple[str, str], set[float]]  # the words on both sides → the numbers


def signature(text: str) -> Signature:
    """The signature of a text; raises ``ImportError`` without the extra ``case``."""
    words = _words(text)
    if not words:
        return Signature(())
    hashes = _shingle_hashes(words)
    lead = hashes[: max(1, _LEAD - _SHINGLE + 1)]
    return Signature((*_bands(hashes, _SEEDS[0]), *_bands(lead, _SEEDS[1])))


def likeness(a: str, b: str) -> Likeness:
    """Compare two texts, in time linear to their length; symmetric; raises nothing."""
    first, second = _words(a), _words(b)
    if first == second:
        return Likeness("same", 1.0, 1.0)
    one, two = _shingles(first), _shingles(second)
    shared = len(one & two)
    shorter = min(len(one), len(two))
    similarity = shared / (len(one) + len(two) - shared)
    containment = shared / shorter if shorter else 0.0
    kind: Kind = "different"
    part = containment >= _CONTAINED and shorter >= _PART and similarity >= _FIFTH
    if similarity >= _SIMILAR or part:
        kind = _kind(first, second, similarity)
    return Likeness(kind, round(similarity, 4), round(containment, 4))


def _kind(first: Sequence[str], second: Sequence[str], similarity: float) -> Kind:
    """What two texts of much the same words are, by their facts.

    A fact differs only where each text has one that the other lacks, in the same place: a
    text that was cut or has a paragraph more lacks facts on one side only.
    """
    a, b = _facts(first), _facts(second)
    numbers, names = _changed(a.numbers, b.numbers), _changed(a.names, b.names)
    if numbers >= _FORM_NUMBERS and numbers > len(a.numbers.keys() & b.numbers):
        return "different"
    if names and names >= len(a.names.keys() & b.names) and similarity < _FORM:
        return "different"
    # The new toll may stand elsewhere in the old text: 27 dead of 30 passengers.
    recounted = any(
        values.isdisjoint(b.counts.get(sides, values))
        for sides, values in a.counts.items()
    )
    return "version" if numbers or names or recounted else "copy"


def _changed(a: _Beside, b: _Beside) -> int:
    """How many facts of one text stand in the other with another value."""
    left = [beside for fact, beside in a.items() if fact not in b]
    right = [beside for fact, beside in b.items() if fact not in a]
    return min(_met(left, right), _met(right, left))


def _met(some: Sequence[set[str]], others: Sequence[set[str]]) -> int:
    """How many of some facts stand beside a word that one of the others stands beside."""
    words = set().union(*others)
    return sum(not words.isdisjoint(beside) for beside in some)


def _facts(words: Sequence[str]) -> _Facts:
    numbers: _Beside = {}
    names: _Beside = {}
    counts: dict[tuple[str, str], set[float]] = {}
    roles = list(map(_role, words))
    padded = ["", "", *words, ""]
    for at, (word, role) in enumerate(zip(words, roles, strict=True)):
        before_head, before, after = padded[at], padded[at + 1], padded[at + 3]
        # The sides are marked: a word before one number may stand after another.
        if role.value is not None:
            counts.setdefault((before, after), set()).add(role.value)
            beside = numbers.setdefault(role.value, set())
            beside.update(
                mark + w for mark, w in (("<", before), (">", after)) if w[2:]
            )
        elif role.day:
            names.setdefault(word, set()).update((f"<{before}", f">{after}"))
        elif at and roles[at - 1].head and role.name:
            names.setdefault(word, set()).update(
                (f"<{before_head} {before}", f">{after}")
            )
        elif at + 1 < len(words) and roles[at + 1].tail and role.name:
            names.setdefault(word, set()).add(f">{after}")
    return _Facts(numbers, names, counts)


@functools.lru_cache(maxsize=65_536)
def _role(word: str) -> _Role:
    before, after, neither, duals, days = _names()
    value: float | None = digits(word) if word[0].isdigit() else None
    if bare(word, duals) in duals:
        value = 2.0
    elif value is None and word not in days:  # الاثنين is no two
        spelled = spelled_value(bare(word, NUMBER_WORDS))
        # One is an article as often as a number: أحد السكان.
        value = float(spelled) if spelled is not None and spelled > 1 else None
    head = bare(word, before) in before
    # A word with و before it begins something else than the name.
    name = not head and word not in neither and word[0] != "و"
    return _Role(value, head, word in after, word in days, name)


@functools.cache
def _names() -> tuple[frozenset[str], ...]:
    """Words before names, after names, of neither sort, duals, names of days and months."""
    rows = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    months = (name[0] for name in MONTHS if len(name) == 1 and len(name[0]) > 2)
    return (
        *(
            frozenset(map(fold_word, rows[key].split()))
            for key in ("before", "after", "neither", "duals")
        ),
        frozenset((*WEEKDAYS, *months)),
    )


def _words(text: str) -> list[str]:
    return list(chain.from_iterable(map(_split, text.split())))


@functools.lru_cache(maxsize=65_536)
def _split(word: str) -> tuple[str, ...]:
    """The folded words of what stands between two spaces."""
    return tuple(_WORD.findall(fold_word(word)))


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    if len(words) < _SHINGLE:
        return {tuple(words)} if words else set()
    return set(zip(words, words[1:], words[2:], strict=False))


@functools.lru_cache(maxsize=65_536)
def _hash(word: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(word.encode(), digest_size=8).digest(), "little"
    )


def _shingle_hashes(words: Sequence[str]) -> NDArray[np.uint64]:
    """One 64-bit number a shingle, in the order of the text."""
    import numpy as np

    hashes = np.fromiter(map(_hash, words), np.uint64, len(words))
    if len(hashes) < _SHINGLE:
        hashes = np.pad(hashes, (0, _SHINGLE - len(hashes)))
    mixed = hashes[: len(hashes) - _SHINGLE + 1].copy()
    for ahead in range(1, _SHINGLE):  # odd, so that no bit is lost; the order counts
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15)
        mixed += hashes[ahead : len(hashes) - _SHINGLE + 1 + ahead]
    return mixed


def _bands(hashes: NDArray[np.uint64], seed: int) -> Iterator[int]:
    minima = _minhash(hashes, seed)
    for at in range(0, _BANDS * _ROWS, _ROWS):
        rows = minima[at : at + _ROWS]
        key = hashlib.blake2b(rows.astype("<u8").tobytes(), digest_size=8)
        key.update(f"{seed}:{at}".encode())
        yield int.from_bytes(key.digest(), "little", signed=True)


def _minhash(hashes: NDArray[np.uint64], seed: int) -> NDArray[np.uint64]:
    from datasketch import MinHash

    sketch = MinHash(
        num_perm=_BANDS * _ROWS,
        hashfunc=int,  # hashed already
        permutations=_permutations(seed),
        scheme="affine64",
    )
    sketch.update_batch(hashes.tolist())
    minima: NDArray[np.uint64] = sketch.hashvalues
    return minima


@functools.cache
def _permutations(seed: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Odd factors and summands; ours, so that no release of a library changes them."""
    import numpy as np

    drawn = [_hash(f"{seed}/{i}") for i in range(2 * _BANDS * _ROWS)]
    factors = np.array(drawn[: _BANDS * _ROWS], np.uint64) | np.uint64(1)
    return factors, np.array(drawn[_BANDS * _ROWS :], np.uint64)

"""Names out of texts: every spelling of a protected name, its offsets kept.

Each letter of a name becomes ``▇``, so every span of the text stays where it is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from tawthiq.codebook import read_csv
from tawthiq.codebook.files import DATA as CODEBOOK
from tawthiq.places import gazetteer
from tawthiq.publish.escapes import decoded
from tawthiq.publish.spelling import (
    LATIN,
    consonants,
    is_arabic,
    key,
    keys,
    words,
)
from tawthiq.text import fold, fold_word

BLOCK: Final = "▇"
_LONGEST: Final = 12  # words of a name
_GAP: Final = 4  # marks and spaces between two words of a name
_DISTINCTIVE: Final = 3  # letters of a part of a name that stands for it
_LATIN_LEAST: Final = 5  # consonants of a name in Latin letters, wherever it stands
_LATIN_ALONE: Final = 7  # the same written as one word: yasserabdulrahim
_HASH: Final = re.compile(r"[0-9a-f]{16,}")
_TABLES: Final = {
    "titles.csv": ("title",),
    "groups.csv": ("singular", "dual", "plural"),
    "source_heads.csv": ("head",),
    "places_heads.csv": ("head",),
}


@functools.cache
def table() -> dict[str, Any]:
    """``data/gate.yaml``."""
    path = Path(__file__).parent / "data" / "gate.yaml"
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


@functools.cache
def common() -> frozenset[str]:
    """The keys of words that are no name by themselves."""
    found = list(table()["common"].split())
    for name, columns in _TABLES.items():
        for row in read_csv(CODEBOOK / name):
            for column in columns:
                found += row[column].replace("|", " ").split()
    return frozenset(key(fold_word(w)) for w in found)


@dataclass(slots=True)
class Names:
    """The keys of names, ready to be looked for.

    ``whole`` are complete names (and parts that stand for them), ``fronts`` what they
    begin with, ``exact`` single words that are common words too: as written only.
    """

    least: int = _LATIN_LEAST
    whole: set[str] = field(default_factory=set)
    fronts: set[str] = field(default_factory=set)
    exact: set[str] = field(default_factory=set)

    def add(self, name: str, *, alone: bool = True) -> None:
        """A name; one of a single word only where it may stand ``alone``."""
        parts = [w for *_, w in words(fold(name).text)]
        known = [key(p) for p in parts]
        if not known or (len(known) == 1 and not alone):
            return
        if len(known) == 1 and (known[0] in common() or len(known[0]) < _SHORT):
            self.exact.add(_bare(name))
            return
        titled = next((i for i, k in enumerate(known) if not _is_title(k)), 0)
        for first in {0, titled}:
            if alone or len(known) - first > 1:
                self._chain(known[first:])
        sounds = [s for s in map(consonants, parts[titled:]) if s]
        if len(parts) - titled > 1 and sum(map(len, sounds)) >= self.least:
            self._chain([LATIN + sounds[0], *sounds[1:]])

    def add_parts(self, name: str, but: frozenset[str] | set[str]) -> None:
        """The parts of a compound name that stand for it, but for common words."""
        parts = [key(w) for *_, w in words(fold(name).text)]
        if len(parts) > 1:
            self.whole.update(
                p
                for p in parts
                if len(p) >= _DISTINCTIVE and p not in common() and p not in but
            )

    def _chain(self, known: list[str]) -> None:
        chain = ""
        for part in known:
            # a name joined in the list may stand apart in the text
            self.fronts.update(chain + f for f in _FRONTS if part.startswith(f))
            chain += part
            self.fronts.add(chain)
        self.whole.add(chain)

    def __bool__(self) -> bool:
        return bool(self.whole or self.exact)


def _is_title(word: str) -> bool:
    """Whether a word before a name is none of it: الطفلة, الشيخ."""
    return word in common() and word not in _KUNYA


def is_person(name: str) -> bool:
    """Whether the name of a source is a person's: a given name, or أبو, is in it."""
    known = _but_places(name)
    return len(known) > 1 and any(k in _KUNYA or k in _given() for k in known)


def _but_places(name: str) -> list[str]:
    """The keys of a name's words, but for those of places: ``ناشط من خان يونس``.

    A place is the whole name, or stands after what a place or an office is called by;
    ``الناشط صلاح الدين`` is a person, though places bear that name.
    """
    told = [w for *_, w in words(fold(name).text)]
    known = list(map(key, told))
    if not any(k in _KUNYA or k in _given() for k in known):
        return known
    if _is_place(told):
        return []
    for start in range(1, len(told)):
        if known[start - 1] not in _heads():
            continue
        for end in range(len(told), start + 1, -1):
            if _is_place(told[start:end]):
                return known[:start] + known[end:]
    return known


def _is_place(told: list[str]) -> bool:
    return len(told) > 1 and bool(gazetteer().named(" ".join(told)))


@functools.cache
def _heads() -> frozenset[str]:
    """Keys of words after which a name is a place's: سوق, مشفى, أهالي, من."""
    found = list(table()["before_places"].split())
    rows = list(read_csv(CODEBOOK / "places_heads.csv"))
    offices = table()["offices"]
    rows += [r for r in read_csv(CODEBOOK / "source_heads.csv") if r["kind"] in offices]
    for row in rows:
        found += row["head"].replace("|", " ").split()
    private = {key(fold_word(w)) for w in table()["private_places"].split()}
    return frozenset(key(fold_word(w)) for w in found) - private


@functools.cache
def _given() -> frozenset[str]:
    rows = read_csv(CODEBOOK / "given_names.csv")
    return frozenset(key(fold_word(n)) for r in rows for n in r["name"].split("|"))


_KUNYA: Final = frozenset(("ابو", "ام", "عبد", "بن", "بنت"))
_FRONTS: Final = ("عبد", "ابو", "ام", "نصر", "سيف", "نور", "عز", "bd")
_SHORT: Final = 2


@dataclass(frozen=True, slots=True)
class Redactor:
    """Redacts the names of everybody, and of those whom one incident tells of.

    ``kept`` are names that may stand: parts of protected names in them are left.
    """

    everywhere: Names
    own: Names = field(default_factory=Names)
    kept: Names = field(default_factory=Names)

    def __call__(self, text: str) -> str:
        """The text with every letter of a protected name as ``▇``."""
        return blocked(text, self.spans(text))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where protected names stand, as spelled and as escaped."""
        if not (self.everywhere or self.own):
            return []
        if len(text) < _SHORT or _HASH.fullmatch(text):
            return []
        found = self._found(text)
        for layer in decoded(text):
            found += [
                (layer.starts[a], max(layer.ends[a:b]))
                for a, b in self._found(layer.text)
            ]
        return found

    def _found(self, text: str) -> list[tuple[int, int]]:
        told = _tokens(text)
        if not told:
            return []
        found: list[tuple[int, int]] = []
        spared: list[tuple[int, int]] | None = None
        for names in (self.everywhere, self.own):
            for start, end, alone in _matches(names, told):
                if alone and self.kept:
                    if spared is None:
                        spared = [m[:2] for m in _matches(self.kept, told)]
                    if any(a <= start and end <= b for a, b in spared):
                        continue
                found.append((start, end))
        return found


def blocked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with the letters of spans as ``▇``; white space stays."""
    chars: list[str] | None = None
    for start, end in spans:
        chars = chars if chars is not None else list(text)
        for i in range(start, end):
            if not chars[i].isspace():
                chars[i] = BLOCK
    return text if chars is None else "".join(chars)


@functools.lru_cache(maxsize=512)
def _tokens(text: str) -> tuple[tuple[int, int, int, int, str, str], ...]:
    """The words of a text: in it, in its folded form, folded, and as written."""
    folded = fold(text)
    return tuple(
        (*folded.span(a, b), a, b, word, text[slice(*folded.span(a, b))])
        for a, b, word in words(folded.text)
    )


def _bare(word: str) -> str:
    """A word as written, without marks."""
    return "".join(c for c in word if c.isalpha() and c != "ـ").lower()


def _matches(
    names: Names, told: tuple[tuple[int, int, int, int, str, str], ...]
) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each name, and whether it is one word alone."""
    if not names:
        return
    for i, (start, end, _, _, word, written) in enumerate(told):
        states = _openings(word)
        begun = not (names.fronts.isdisjoint(states) and names.whole.isdisjoint(states))
        last = max(_ends(names, told, i), default=-1) if begun else -1
        if last >= 0:
            yield start, told[last][1], last == i
        elif names.exact and _is_exact(names, word, written):
            yield start, end, True


def _is_exact(names: Names, word: str, written: str) -> bool:
    bare = _bare(written)
    return bare in names.exact or (word[:1] in "وف" and bare[1:] in names.exact)


@functools.lru_cache(maxsize=65_536)
def _openings(word: str) -> frozenset[str]:
    """The keys with which a name may begin whose first word this is."""
    sound = _sound(word)
    return frozenset(keys(word)) | ({LATIN + sound} if sound else frozenset())


def _sound(word: str) -> str:
    """The consonants of a word in Latin letters; of an Arabic one none are asked."""
    return "" if is_arabic(word) else consonants(word)


def _ends(
    names: Names, told: tuple[tuple[int, int, int, int, str, str], ...], i: int
) -> Iterator[int]:
    """The last words of the names that begin with word i."""
    states: frozenset[str] = _openings(told[i][4])
    for n in range(i, min(i + _LONGEST, len(told))):
        if n > i:
            if told[n][2] - told[n - 1][3] > _GAP:
                return
            states = frozenset(_longer(states, told[n][4]))
        states = (states & names.fronts) | (states & names.whole)
        if not states:
            return
        for state in states & names.whole:
            if state[0] != LATIN or n > i or len(state) > _LATIN_ALONE:
                yield n


def _longer(states: frozenset[str], word: str) -> Iterator[str]:
    sound = _sound(word)
    for state in states:
        if state[0] == LATIN:
            yield state + sound
        else:
            for k in keys(word):
                yield state + k

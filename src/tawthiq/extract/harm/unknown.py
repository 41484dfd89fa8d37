"""People and things that no table knows, where a word says what befell somebody.

``مقتل قابلة``, ``اعتقلت القوات سباكا ونجارا``, ``ضبطوا مناظير وستة مساطر``: the noun that a
word of harm or loss governs, and those joined to it.  They are offered; what befell them, if
anything, is decided later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.chunking.things import is_noun
from tawthiq.extract.harm.items import Count, exactly, shaped, shaped_thing
from tawthiq.text import fold_word

_REACH: Final = 4  # chunks from the word that governs an unknown noun to it
_WORDS: Final = 2  # of its name
_PASSED: Final = frozenset(("actor", "time", "quote", "prep", "quantity"))
_LED: Final = words("harm_unknown.led")
# Events whose own word says what was done to people.
_SUFFERED: Final = frozenset(("killing", "detention", "abduction", "casualties"))
_LOST: Final = frozenset(("damage", "equipment_loss"))
_PEOPLE: Final = ("people", "person", "actor", "source", "quantity")
_UNKNOWN: Final = ("word", "object")
_KUNYA: Final = words("harm_unknown.kunya")
# Parts of a body, whose they are comes next, and how somebody was hurt.
_NO_ONE: Final = ordered("harm_unknown.no_one")

Told = tuple[Count, str, int]  # how many, their name, where it ends


def people(chunks: Sequence[Chunk]) -> Mapping[int, Told]:
    """The unknown nouns where people harmed are due, by chunk."""
    return _found(chunks, _harms, _PEOPLE, shaped)


def things(chunks: Sequence[Chunk]) -> Mapping[int, Told]:
    """The unknown nouns where things lost are due, by chunk."""
    return _found(chunks, _loses, ("object", "weapon"), shaped_thing)


def _found(
    chunks: Sequence[Chunk],
    tells: Callable[[Chunk], bool],
    kinds: Sequence[str],
    shape: Callable[[str], int],
) -> dict[int, Told]:
    found: dict[int, Told] = {}
    if not any(tells(c) for c in chunks):
        return found
    taken = -1
    for i, c in enumerate(chunks):
        if i <= taken or c.kind not in _UNKNOWN or not _due(chunks, i):
            continue
        if shape is shaped and c.word.base.lstrip("و").startswith(_NO_ONE):
            continue
        listed = _after_and(c) and i > 0 and _listed(chunks, i, found, kinds)
        counted = i > 0 and chunks[i - 1].kind == "quantity" and chunks[i - 1].joined
        listed = listed or (
            counted and i > 1 and _listed(chunks, i - 1, found, kinds)
        )  # مسدسا | وستة مساطر
        if listed or _governed(chunks, i, tells) or _topic(chunks, i, tells):
            found[i] = _told(chunks, i, shape)
            taken = i + len(found[i][1].split()) - 1
    return found


def _harms(c: Chunk) -> bool:
    told = c.kind == "harm" or getattr(c.data, "type", "") in _SUFFERED
    return told or c.id in _SUFFERED


def _loses(c: Chunk) -> bool:
    told = c.kind in ("trigger", "loss") and c.id in _LOST
    hit = c.kind == "harm" and c.id == "injured" and finite(c)  # أصابت خزانا
    return told or hit or ("loss" in c.alts and c.kind in ("trigger", "loss"))


def _due(chunks: Sequence[Chunk], i: int) -> bool:
    c = chunks[i]
    if c.kind == "object" and c.head == "offered":
        return True
    base = c.word.base.lstrip("و")
    if c.kind == "word" and _is_kunya(chunks, i):
        return True
    if base in _LED or base.startswith("كمي"):
        return False
    if not _after_and(c):
        return is_noun(c)
    return is_noun(c._replace(word=c.word._replace(base=c.word.base[1:])))


def _after_and(c: Chunk) -> bool:
    """``ونجارا``, but ``فارغا``: whether a word that no table knows is joined by و."""
    return c.joined and c.word.base.startswith("و")


def _listed(
    chunks: Sequence[Chunk], i: int, found: Mapping[int, Told], kinds: Sequence[str]
) -> bool:
    """Whether the noun at i is joined to one that may have suffered as it did."""
    for n in range(i - 1, max(-1, i - _REACH), -1):
        if n in found:
            return True
        c = chunks[n]
        if c.kind in kinds:
            return c.kind != "actor" or "group" in c.alts
        if c.kind != "word" or c.joined:
            return False
    return False


def _governed(chunks: Sequence[Chunk], i: int, tells: Callable[[Chunk], bool]) -> bool:
    """Whether a word of harm or loss stands before the noun at i, and nobody else does."""
    if _after_and(chunks[i]):
        return False
    for n in range(i - 1, max(-1, i - _REACH - 1), -1):
        c = chunks[n]
        if tells(c):
            return True
        noun = c.kind == "trigger" and not finite(c)  # دمرت الغارة مناحل
        led = c.kind == "word" and c.word.base in _LED
        doer = c.kind == "people" and _is_kunya(chunks, i)
        doer = doer or (c.kind == "weapon" and not c.word.preposition)
        if not (led or noun or doer or c.kind in _PASSED):
            return False
    return False


def _topic(chunks: Sequence[Chunk], i: int, tells: Callable[[Chunk], bool]) -> bool:
    """``إن عسكريا قتل``: who is told right before the verb, after ``إن``."""
    if not i or chunks[i - 1].kind != "comp":
        return False
    for c in chunks[i + 1 : i + 1 + _TOPIC]:
        if finite(c):
            return tells(c)
    return False


_TOPIC: Final = 3  # chunks


def _is_kunya(chunks: Sequence[Chunk], i: int) -> bool:
    """``قتلت القوات أبو الفداء``: somebody told by a kunya that no table knows."""
    after = chunks[i + 1] if i + 1 < len(chunks) else None
    told = fold_word(chunks[i].name) in _KUNYA
    return told and after is not None and after.kind in ("word", "place", "person")


def _told(chunks: Sequence[Chunk], i: int, shape: Callable[[str], int]) -> Told:
    """How many are told at i, and by which words."""
    c = chunks[i]
    before = chunks[i - 1] if i else c
    quantity = before.quantity if before.kind == "quantity" else None
    name, end = c.name, c.end
    if _after_and(c) and c.kind == "word":
        name = name[1:]
    for d in chunks[i + 1 : i + _WORDS]:
        if c.kind != "word" or not is_noun(d) or d.joined or d.word.preposition:
            break
        name, end = f"{name} {d.name}", d.end
    if quantity is not None and quantity.unit is None:
        return Count(quantity.low, quantity.high, quantity.form), name, end
    many = shape(name.split()[0])
    return exactly(many) if many else Count(None, None, "vague", name), name, end

"""A sentence as the models see it: what its chunks are, and what parts two of them."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import alongside, deaths_since, sums
from tawthiq.extract.events.drafts import HarmDraft
from tawthiq.extract.events.portions import portion, portions
from tawthiq.places import is_capital
from tawthiq.text import fold_word

_CANDIDATES: Final = frozenset(
    ("actor", "person", "people", "source", "object", "place", "weapon")
)
# Kinds of chunk whose relation is asked for.
_NAMED: Final = _CANDIDATES | {"trigger", "harm", "loss"}
_LETTER: Final = {
    "conn": "C",
    "comp": "M",
    "rel": "L",
    "report": "Q",
    "according": "Q",
    "result": "U",
    "harm": "H",
    "trigger": "T",
    "loss": "T",
    "light": "V",
    "quote": '"',
}
_SIDES: Final = {
    "state_forces": "force",
    "armed_group": "force",
    "militia": "force",
    "coalition": "force",
    "police": "force",
    "intelligence": "force",
    "tribe": "force",
    "air": "air",
    "ground_fire": "fire",
}
# Words that tell whether a sentence tells news, background, a condition or a sum.
_CUES: Final = words("scene.cues")
_PREPOSITIONS: Final = words("scene.prepositions")
_WAS: Final = words("scene.was")
_PLUPERFECT: Final = 9
# Numbers that stand for people whom no noun names: ``تظاهر العشرات``, ``اعترف أحدهم``.
_ALONE: Final = words("scene.alone")


def _told_alone(chunk: Chunk) -> bool:
    """Whether a number is told as people are, without a noun."""
    return chunk.kind == "quantity" and fold_word(chunk.name) in _ALONE


class Scene:
    """A sentence's chunks with what the features ask of each, computed once.

    ``words``: see ``word``; ``cues``: features of the words that tell news from talk;
    ``candidates``: the chunks that may play a part; ``ids``: ``id`` of each chunk;
    ``present``: the kinds of chunk that there are.
    ``places``: the chunks that are places; ``fronted``: those that stand before the verb
    of their clause; ``asides``: what is told aside,
    ``sums``: the sums over a time among it; ``portions``: those of a toll.

    ``people``: the people whom something may have befallen, by chunk, as soon as
    ``harm.candidates`` was asked for them.

    ``marks`` has a letter for each chunk that parts clauses: V finite verb, C connective,
    M complementiser, L relative, Q report, U result, H harm, T trigger, ``,`` and ``:``.
    """

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = chunks
        self.relations = [
            relation_of(chunks, i) if c.kind in _NAMED else ""
            for i, c in enumerate(chunks)
        ]
        self.marks = [_mark(c) for c in chunks]
        self.kinds = [kind_of(c) for c in chunks]
        self.present = {c.kind for c in chunks}
        self._standing = [
            _standing(c, kind) for c, kind in zip(chunks, self.kinds, strict=True)
        ]
        self.words = [_plain_word(c) for c in chunks]
        self.cues = [f"sb:{w}" for w in dict.fromkeys(self.words) if w in _CUES]
        self.candidates = [
            i
            for i, c in enumerate(chunks)
            if c.kind in _CANDIDATES or fires(c) or _told_alone(c)
        ]
        self.ids = frozenset(map(id, chunks))
        self.places = [i for i, c in enumerate(chunks) if c.kind == "place"]
        self.fronted = frozenset(i for i in self.places if _fronted(chunks, i))
        self.sums = sums(chunks)
        self.asides = self.sums + deaths_since(chunks)
        self.portions = portions(chunks)
        self.alongside = alongside(chunks)
        self.people: Mapping[int, HarmDraft] | None = None
        self._counted: dict[str, Sequence[int]] = {}  # by sort, once asked for

    def apart(self, i: int, k: int) -> bool:
        """Whether one of two chunks is told aside, and the other is not."""
        return any((i in span) != (k in span) for span in self.asides)

    def elsewhere(self, i: int, k: int) -> bool:
        """Whether chunk i stands in a portion of a toll that chunk k is not in."""
        return portion(self.portions, i) not in (-1, portion(self.portions, k))

    def marked(self, i: int, k: int) -> str:
        """The marks between two chunks, as they come."""
        low, high = (i, k) if i < k else (k, i)
        return "".join(self.marks[low + 1 : high])

    def between(self, i: int, k: int) -> str:
        """The marks between two chunks, each once, in a fixed order."""
        return each_once(self.marked(i, k))

    def bare(self, i: int, k: int, sort: str) -> int:
        """How many chunks of a sort stand between two with no preposition: 0 to 3."""
        counted = self._counted.get(sort)
        if counted is None:
            counted = _bare(self.chunks, self.relations, sort)
            self._counted[sort] = counted
        low, high = (i, k) if i < k else (k, i)
        return min(3, counted[high] - counted[low + 1]) if high > low else 0

    def at(self, i: int) -> str:
        """What stands at i, with the word itself where it is one of the grammar's."""
        return self._standing[i] if 0 <= i < len(self._standing) else "^"

    def word(self, i: int) -> str:
        """The word at i without its clitics; empty where a name stands there."""
        return self.words[i] if 0 <= i < len(self.words) else "^"

    def opening(self) -> str:
        """What opens the sentence: its first word, with the noun that a preposition has.

        ``سياسيا``, ``بدوره``, ``كما``, ``من جهة``, ``في سياق`` part what follows from what
        stands before; where a name opens it, its kind.
        """
        for i, c in enumerate(self.chunks):
            if c.kind in ("quote", "punct"):
                continue
            if c.kind in ("actor", "person", "people", "place", "object"):
                return c.kind
            words = fold_word(c.name).split()
            if not words:
                return c.kind
            if words[0] not in _PREPOSITIONS:
                return words[0]
            after = words[1] if len(words) > 1 else self.word(i + 1)
            return f"{words[0]} {after or self.kind(i + 1)}"
        return ""

    def pluperfect(self, k: int) -> bool:
        """Whether what k tells lay in the past already: ``وكانت القوات قد انسحبت``."""
        for i in range(k - 1, max(-1, k - _PLUPERFECT), -1):
            base = self.chunks[i].word.base or fold_word(self.chunks[i].name)
            if base in _WAS:
                return True
            if self.marks[i] in ("V", "M", "C", ":"):
                return False
        return False

    def kind(self, i: int) -> str:
        """The kind of chunk at i, ``^`` outside the sentence."""
        return self.kinds[i] if 0 <= i < len(self.kinds) else "^"


def fires(chunk: Chunk) -> bool:
    """``الرصاص الحي``: a word of attack that is a weapon too, of this or another event."""
    return chunk.kind == "trigger" and "weapon" in chunk.alts


def sort_of(chunk: Chunk) -> str:
    """Which slots a chunk competes for: P place, W weapon, N all others."""
    return "P" if chunk.kind == "place" else "W" if chunk.kind == "weapon" else "N"


def _bare(
    chunks: Sequence[Chunk], relations: Sequence[str], sort: str
) -> Sequence[int]:
    """How many candidates of a sort with no preposition stand before each chunk."""
    counted = [0]
    for chunk, relation in zip(chunks, relations, strict=True):
        told = chunk.kind in _CANDIDATES and not relation and sort_of(chunk) == sort
        counted.append(counted[-1] + told)
    return counted


def _plain_word(chunk: Chunk) -> str:
    if chunk.kind in _CANDIDATES or chunk.kind in ("quantity", "time"):
        return ""
    return chunk.word.base.removeprefix("ال") or chunk.name


def _fronted(chunks: Sequence[Chunk], i: int) -> bool:
    """``قصفت القوات داريا، وفي دوما قتل مدني``: a place told before its clause's verb."""
    opens = chunks[i].joined and chunks[i].word.preposition == "ب"
    for n in range(i - 1, -1, -1):
        c = chunks[n]
        if opens or c.kind not in ("prep", "place", "quote", "word"):
            break
        opens = c.kind == "prep" and (
            c.joined or not n or chunks[n - 1].name in ("؛", ":")
        )
    if not opens:
        return False
    for c in chunks[i + 1 : i + 1 + _FRONT]:
        if c.kind in _VERBAL:
            return not c.joined
        if c.kind not in ("place", "prep", "time", "quote", "word") and (
            c.kind != "punct" or c.name not in "،,"
        ):
            return False
    return False


_FRONT: Final = 8
_VERBAL: Final = frozenset(("trigger", "harm", "loss", "light", "report"))


@functools.lru_cache(maxsize=65_536)
def each_once(marks: str) -> str:
    """The letters of a word, each once, in a fixed order."""
    return "".join(sorted(set(marks)))


def _mark(chunk: Chunk) -> str:
    if chunk.kind == "punct":
        return "," if chunk.name in "،," else ":" if chunk.name in "؛:" else ""
    if finite(chunk) and chunk.kind not in ("report", "result"):
        return "V"
    return _LETTER.get(chunk.kind, "")


def kind_of(chunk: Chunk) -> str:
    """What a chunk is, as finely as the features need it."""
    data = chunk.data
    if chunk.kind == "actor":
        kind = data.get("kind", "") if isinstance(data, dict) else ""
        return (
            f"actor.{_SIDES.get(kind, 'state' if 'place' in chunk.alts else 'other')}"
        )
    if chunk.kind == "people":
        if "harm_noun" in chunk.alts:
            return "people.harm"
        group = chunk.alts.get("group")
        what = str(group.lexeme.data[0]) if group is not None else ""
        armed = what == "combatant" or "actor" in chunk.alts or _led(chunk)
        return "people.armed" if armed else "people"
    if chunk.kind == "source":
        return "source.people" if "group" in chunk.alts else "source"
    if chunk.kind == "place":
        # العاصمة is told by its noun alone, whether it was named before or not.
        described = chunk.head == "the" and not is_capital(chunk.name)
        return "place.the" if described else "place"
    return chunk.kind


def _standing(chunk: Chunk, kind: str) -> str:
    if chunk.kind in _BY_ID:
        return f"{chunk.kind}:{chunk.id}"
    return f"{chunk.kind}:{chunk.name}" if chunk.kind in _BY_NAME else kind


# Kinds of chunk that are told with their own word.
_BY_ID: Final = frozenset(("light", "trigger", "harm", "loss", "result", "report"))
_BY_NAME: Final = frozenset(("conn", "comp", "prep", "neg", "intended", "punct"))


def _led(chunk: Chunk) -> bool:
    """Whether people are told by a word that heads names of sides, not by ``شخص``."""
    hit = chunk.alts.get("head")
    return hit is not None and hit.lexeme.data.get("kind") not in ("person", "people")


def head_of(chunk: Chunk) -> str:
    """The noun that says what somebody or something is; a person's name says nothing."""
    return "" if chunk.kind == "person" else _head(chunk.name)


@functools.lru_cache(maxsize=65_536)
def _head(name: str) -> str:
    return fold_word(name).partition(" ")[0].removeprefix("ال")


_BUCKETS: Final = (0, 1, 2, 3, 4, 4, 6, 6, 6, 9, 9, 9, 9, 9, 9)


def gap(n: int) -> int:
    """A distance in chunks, coarser the longer it is."""
    n = abs(n)
    return _BUCKETS[n] if n < len(_BUCKETS) else 15

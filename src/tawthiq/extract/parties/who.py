"""Who and what stand beside a word, for the rules by which they decide its type."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tawthiq.extract.arguments import finite, relation_of, subject_before
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.events.strikes import kind
from tawthiq.extract.judging.scene import kind_of
from tawthiq.text import fold_word

# Chunks from a word to a participant of it.
REACH: Final = 6
FIGHTING: Final = frozenset(("actor.force", "actor.air", "actor.fire", "people.armed"))
CIVIL: Final = frozenset(("people", "people.harm", "source.people"))
SIDES: Final = ("actor", "people", "person", "source", "object", "weapon", "place")
# Classes of equipment.csv that can be carried off; a site is taken as ground.
MILITARY: Final = ("military_vehicle", "artillery", "aircraft", "vessel", "arms")


class Lists:
    """The lists of words under ``parties`` in ``grammar.yaml``, folded."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self.words = {k: frozenset(map(fold_word, v)) for k, v in words.items()}

    def has(self, chunks: Sequence[Chunk], list_: str) -> bool:
        """Whether one of the chunks holds a word of a list, whatever its clitics."""
        words = self.words[list_]
        for c in chunks:
            for word in fold_word(c.name).split():
                if word in words or word.lstrip("وبل").removeprefix("ال") in words:
                    return True
                bare = word.removeprefix("ال")
                if bare in words or bare.removesuffix("ا") in words:
                    return True
        return False


# Of a draft whose slots are filled, at its chunk: its type, empty where it is no event.
Rule = Callable[[Lists, Draft, Sequence[Chunk], int], str]


_BUSES: Final = ("حافل", "باص")


def bussed(chunks: Sequence[Chunk], k: int) -> bool:
    """``حافلات المهجرين تصل``: buses of people before the verb at k."""
    if not finite(chunks[k]):
        return False
    for c in chunks[max(0, k - REACH) : k][::-1]:
        if c.kind in ("conn", "comp", "report", "punct") or finite(c):
            return False
        if any(
            w.removeprefix("ال").startswith(_BUSES) for w in fold_word(c.name).split()
        ):
            return True
    return False


def civil(chunk: Chunk) -> bool:
    """Whether people are no fighters: ``سكان``, ``عشرة آلاف شخص``."""
    return kind_of(chunk) in CIVIL or kind(chunk) in ("people", "person")


def class_of(chunk: Chunk) -> str:
    """The equipment class of an object, or empty."""
    hit = chunk.alts.get("equipment")
    return str(hit.lexeme.data[0]) if hit is not None else ""


def of_war(chunk: Chunk) -> bool:
    """Whether an object is one of war: arms, vehicles, positions, stores."""
    return class_of(chunk).startswith((*MILITARY, "military"))


def clause(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """What follows chunk k up to the next verb or connective, ten chunks at most."""
    out: list[Chunk] = []
    for c in chunks[k + 1 : k + 11]:
        if c.kind in ("comp", "conn", "report", "rel") or finite(c):
            break
        if c.kind == "punct" and c.name in "؛.:":
            break
        out.append(c)
    return out


def counts(chunk: Chunk) -> bool:
    """``عدد``, ``وعدد``: the noun that announces a number."""
    return chunk.word.base.endswith("عدد")


def toward(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a place to go to is told after the verb at k."""
    return any(
        (c.kind == "place" or "place" in c.alts)
        and relation_of(chunks, n) in ("to", "toward")
        for n, c in enumerate(chunks[k + 1 : k + 2 * REACH], k + 1)
    )


def serves(person: Chunk) -> bool:
    """Whether a named person's title is an officer's: ``العميد سامي الخطيب``."""
    data = person.data
    return isinstance(data, dict) and data.get("role") in ("commander", "fighter")


def beside(
    chunks: Sequence[Chunk], k: int, kinds: set[str] | None = None
) -> Chunk | None:
    """The first participant after chunk k in its clause, the object by preference."""
    for c in chunks[k + 1 : k + 1 + REACH]:
        if c.kind in (kinds or SIDES):
            return c
        if c.kind in ("comp", "conn", "report", "trigger", "harm") or finite(c):
            return None
    return None


def doer(draft: Draft, chunks: Sequence[Chunk], k: int) -> Chunk | None:
    """Who moved: as the frame says, else who stands beside the word or before it."""
    told: list[Chunk] = [*draft.actors, *draft.targets]
    people = ("actor", "people", "person", "source")
    if told:
        return told[0]
    here = beside(chunks, k)
    if here is not None and here.kind in people:
        return here
    topic = subject_before(chunks, k)
    if topic:
        return topic[-1]
    if chunks[k].word.pronoun or chunks[k].joined:  # قبل فرارهم
        before = chunks[max(0, k - 2 * REACH) : k][::-1]
        return next((c for c in before if c.kind in people), None)
    return None


def from_word(chunks: Sequence[Chunk], words: frozenset[str]) -> bool:
    """Whether ``من`` governs one of the words (``من صفوف``)."""
    for here, after in itertools.pairwise(chunks):
        if here.kind == "prep" and here.data == "from":
            first = fold_word(after.name).split()[:1]
            if first and (first[0] in words or first[0].removeprefix("ال") in words):
                return True
    return False

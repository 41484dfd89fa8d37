"""How noun chunks stand to what is around them: preposition, conjunction, clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import STRIKES
from tawthiq.text import fold_word

NOUNS: Final = frozenset(("actor", "person", "people", "source", "object"))
_COORDINATED: Final = NOUNS | {"place", "weapon"}
_EACH: Final = ("كل", "كلا", "كلاً", "كلًا", "كلٍ", "كلٌ", "كلِ")
_ORIGIN: Final = ("مصدره", "ومصدره")
_ITSELF: Final = words("arguments_relations.itself")
_CLITIC: Final = {"ب": "with", "ل": "for", "ك": "like", "ع": "on"}


class Argument(NamedTuple):
    """A neighbour of a trigger: its chunk, relation, and place in the sentence."""

    chunk: Chunk
    relation: str
    at: int
    joined: bool = False


def relation_of(chunks: Sequence[Chunk], i: int) -> str:
    """The relation of a noun chunk: by its own clitic or by the word before it."""
    clitic = chunks[i].word.preposition
    if clitic:
        return _CLITIC.get(clitic, "")
    j = i - 1
    words = 0
    while j >= 0 and (
        chunks[j].kind == "quote" or (chunks[j].kind == "word" and words < 2)
    ):
        if chunks[j].kind == "word":
            base = chunks[j].word.base
            if chunks[j].joined or base[:1] == "ي":
                return ""
            if chunks[j].word.preposition:
                return _CLITIC.get(chunks[j].word.preposition, "")
            words += 1
        j -= 1
    if i and chunks[i - 1].name.startswith(_ORIGIN):
        return "from"  # قذيفة مصدرها تلة س
    if j >= 0 and chunks[j].kind == "prep" and not chunks[j].word.pronoun:
        if chunks[j].name == "من" and j and chunks[j - 1].name.endswith(_EACH):
            return _of_each(chunks, j - 1)
        if chunks[j].name == "من":
            part = _parts(chunks, j - 1)
            if part >= 0:
                return relation_of(chunks, part)
        return str(chunks[j].data)
    if j >= 0 and chunks[j].kind == "time" and chunks[j].first == chunks[j].last:
        return "since" if chunks[j].data.since else ""  # منذ | سقوط المدينة
    return ""


def _of_each(chunks: Sequence[Chunk], i: int) -> str:
    """``في كل من حمص ودرعا``, ``استهداف كلا من``: the relation that ``كل`` has."""
    clitic = chunks[i].name[0]
    return _CLITIC.get(clitic) or relation_of(chunks, i)


_PARTS: Final = words("arguments_relations.parts")
_SCATTERED: Final = words("arguments_relations.scattered")


def _parts(chunks: Sequence[Chunk], i: int) -> int:
    """``على مناطق متفرقة من حلب``: the chunk of the noun whose relation a place has, or -1."""
    while i > 0 and chunks[i].kind == "word" and chunks[i].word.base in _SCATTERED:
        i -= 1
    if i < 0 or chunks[i].kind not in ("word", "place"):
        return -1
    return i if fold_word(chunks[i].name) in _PARTS else -1


def is_joined(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether و stands before a noun chunk or before its preposition."""
    if chunks[i].joined:
        return True
    return i > 0 and chunks[i - 1].kind == "prep" and chunks[i - 1].joined


def is_place(chunk: Chunk, relation: str) -> bool:
    """Whether a chunk is a place here: ``تركيا`` is an actor or a place by relation."""
    if chunk.kind == "place":
        return True
    if chunk.kind in ("actor", "source") and "place" in chunk.alts:
        same = chunk.alts["place"].last == chunk.last
        return same and relation in ("at", "near", "with", "to", "toward", "from")
    return False


def finite(chunk: Chunk) -> bool:
    """Whether a chunk is a finite verb."""
    kind = chunk.kind
    if kind not in _VERBS:
        return False
    data = chunk.data
    if getattr(data, "tense", "") not in ("past", "present"):
        return False
    return kind not in _ACTS or getattr(data, "pos", "verb") == "verb"


# Kinds of chunk that may be verbs; of the acts among them some are nouns.
_ACTS: Final = frozenset(("trigger", "loss", "harm"))
_VERBS: Final = _ACTS | {"report", "light", "result"}


def is_passive(chunk: Chunk) -> bool:
    """Whether a chunk is a verb whose doer is left out."""
    return getattr(chunk.data, "voice", "") == "passive"


def acting(chunk: Chunk) -> bool:
    """Whether a chunk is the finite verb of an event, whose doer is told."""
    return chunk.kind == "trigger" and finite(chunk) and not is_passive(chunk)


def itself(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether a pronoun of the teller stands before chunk i: ``قال إنه قصف``."""
    if not i:
        return False
    before = chunks[i - 1]
    return before.kind == "comp" and fold_word(before.name) in _ITSELF


def continues(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether chunk i is coordinated with the noun chunk just before it."""
    j = i - 1
    while (
        j >= 0 and chunks[j].kind in ("punct", "quote") and chunks[j].name not in "؛:"
    ):
        j -= 1
    if j < 0 or chunks[j].kind not in _COORDINATED:
        return False
    comma = any(c.name in "،," for c in chunks[j + 1 : i])
    return chunks[i].joined or (comma and chunks[i].kind == chunks[j].kind)


def bound(chunks: Sequence[Chunk], i: int) -> bool:
    """``قصف قام به المتمردون``: a light verb that points back to its event noun."""
    chunk = chunks[i]
    after = chunks[i + 1].name if i + 1 < len(chunks) else ""
    return chunk.kind == "light" and (
        bool(chunk.word.pronoun) or after in ("به", "بها", "بهما")
    )


def of_other_strike(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``قصف بالمدفعية، إضافة إلى ضربات من الطيران``: whose strike another than k is told to be.

    In gold none of 14 did what came before as well.
    """
    by = i - 2 if i and chunks[i - 1].kind == "word" else i - 1  # ضربات من نسور | الجو
    if by <= k + 1 or chunks[by].kind != "prep" or chunks[by].name.split()[0] != "من":
        return False
    strike = chunks[by - 1]
    means = strike.word.preposition == "ب"  # استهداف الحي بغارتين من الطيران
    told = strike.kind == "trigger" and strike.id in STRIKES and not finite(strike)
    return told and not means

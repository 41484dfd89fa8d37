"""Items of harm and loss: how many, of which group, told by which chunk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.codebook.words import ordered, pairs, words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import HarmDraft, LossDraft
from tawthiq.extract.harm.named import named_count
from tawthiq.text import fold_word

_ARMED: Final = frozenset(
    [
        "state_forces",
        "armed_group",
        "militia",
        "coalition",
        "police",
        "intelligence",
        "air",
        "ground_fire",
    ]
)
# Groups that are told beside the whole that they are part of: بينهم ثلاثة أطفال.
SUBGROUPS: Final = frozenset(("child", "woman", "medic", "journalist", "leader"))
# People told as more of the same: how many the word alone says, None where it is vague.
_OTHERS: Final[dict[str, int | None]] = {
    **dict.fromkeys(words("items.one_more"), 1),
    **dict.fromkeys(words("items.two_more"), 2),
    **dict.fromkeys(words("items.several_more")),
}
_NUMBERED: Final = ("harm_noun", "group", "equipment")
_DUAL: Final = ("\u064eين", "ي\u0652ن", "ي\u0652نِ")
_PAIR: Final = words("items.pair")
_COLLECTIVE: Final = frozenset(("inhabitant_family", "crew", "media_crew"))
_BOUNDS: Final = pairs("items.bounds")


class HarmAt(NamedTuple):
    """A harm item with where it stands: its chunk, and the chunk that announces it."""

    item: HarmDraft
    at: int
    head: int
    doer: tuple[Chunk, ...] = ()
    victims: tuple[Chunk, ...] = ()


class LossAt(NamedTuple):
    """A loss with where it stands."""

    item: LossDraft
    at: int
    head: int
    doer: tuple[Chunk, ...] = ()


class Count(NamedTuple):
    """How many, as told: bounds, form, and the words of a vague number."""

    low: int | None
    high: int | None
    form: str
    words: str | None = None


def exactly(n: int) -> Count:
    """A number told as it is."""
    return Count(n, n, "exact")


# How many a pronoun means: ``أودى بحياته``, ``ثم أعدموه``; هم and هن are vague.
SINGLE: Final[dict[str, Count]] = {
    "ه": exactly(1),
    "ها": exactly(1),
    "هما": exactly(2),
}


def bounded(n: int, form: str) -> Count:
    """A number with the form that words around it give."""
    low = None if form == "at_most" else n
    return Count(low, None if form == "at_least" else n, form)


def group_of(chunk: Chunk) -> str:
    """The victim group of a chunk: by its noun, or combatant for armed actors."""
    hit = chunk.alts.get("group")
    if hit is not None:
        return str(hit.lexeme.data[0])
    data = chunk.data
    if hasattr(data, "kind") and data.kind in ("actor", "head"):
        data = data.data
    if isinstance(data, dict):
        if data.get("group"):
            return str(data["group"])
        if data.get("kind") in _ARMED:
            return "combatant"
        if data.get("role") == "commander":
            return "leader"
    if hasattr(data, "data") and data.kind == "group":
        return str(data.data[0])
    return "unspecified"


def is_others(chunk: Chunk) -> bool:
    """Whether a word stands for other people: ``وأصيب آخر``, ``إصابة آخرين``."""
    return chunk.kind == "word" and _bare(chunk) in _OTHERS


def says_others(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the people at i are others than those told before."""
    beside = chunks[i : i + 2]
    return any(w in c.name for c in beside for w in ("آخر", "اخر")) or is_others(
        chunks[i]
    )


def _bare(chunk: Chunk) -> str:
    base = chunk.word.base or fold_word(chunk.name)
    if base not in _OTHERS and base[:1] in "وف":
        base = base[1:]
    return base.removeprefix("ال")


def count_of(chunks: Sequence[Chunk], i: int) -> Count:
    """How many people or objects chunk i tells: counted, dual, singular or bare."""
    chunk = chunks[i]
    found = _made_of(chunks, i) or _after_thing(chunks, i) or _own_count(chunk)
    named = named_count(chunks, i) if found.low is None else 0
    if named:
        return exactly(named)
    if found.low is None or found.form != "exact":
        return _bracketed(chunks, i) or found
    form = _passed(chunks, i) or _bound_after(chunks, i)
    return bounded(found.low, form) if form else _bracketed(chunks, i) or found


def _made_of(chunks: Sequence[Chunk], i: int) -> Count | None:
    """``عائلة من ستة أفراد``: how many a collective holds."""
    told = _members_at(chunks, i)
    return None if told < 0 else _own_count(chunks[told])


def counted_within(chunks: Sequence[Chunk], i: int) -> bool:
    """``عائلة مؤلفة من | ستة أفراد``: whether those at i are only counted in a collective."""
    return any(_members_at(chunks, n) == i for n in range(max(0, i - 3), i))


def _members_at(chunks: Sequence[Chunk], i: int) -> int:
    """Where those of whom a collective at i is made stand; -1: nowhere."""
    if chunks[i].id not in _COLLECTIVE or chunks[i].quantity is not None:
        return -1
    for n in range(i + 1, min(i + 4, len(chunks))):
        c = chunks[n]
        if c.quantity is not None and chunks[n - 1].name == "من":
            return n
        if c.kind not in ("word", "prep"):
            return -1
    return -1


def _after_thing(chunks: Sequence[Chunk], i: int) -> Count | None:
    """``رافعاته الأربع``, ``السيارات الخمس``: the number after things that are known."""
    after = chunks[i + 1] if i + 1 < len(chunks) else None
    thing = chunks[i].kind in ("object", "weapon") and chunks[i].quantity is None
    if not thing or after is None or after.quantity is None or after.joined:
        return None
    told = fold_word(after.name).startswith("ال") and after.kind == "quantity"
    return _own_count(after) if told and after.quantity.unit is None else None


def _own_count(chunk: Chunk) -> Count:
    quantity = chunk.quantity
    if quantity is not None:
        words = quantity.words if quantity.form == "vague" else None
        return Count(quantity.low, quantity.high, quantity.form, words)
    if is_others(chunk):
        n = 2 if chunk.name.endswith(_DUAL) else _OTHERS[_bare(chunk)]
        return exactly(n) if n else Count(None, None, "vague", chunk.name)
    if any(w in _PAIR for w in fold_word(chunk.name).split()[1:]):
        return exactly(2)  # مسلحين اثنين
    number = "singular" if chunk.kind == "person" else None
    for kind in _NUMBERED:
        hit = chunk.alts.get(kind)
        if hit is not None and number is None:
            number = hit.lexeme.data[1]
    if number != "dual" and _dual(chunk, number or ""):
        number = "dual"
    if number == "singular" and chunk.id not in _COLLECTIVE:
        return exactly(1)
    if number == "dual":
        return exactly(2)
    body = chunk.kind == "actor" and chunk.word.base.startswith(_BODIES)
    if number is None and not body and chunk.kind in ("object", "weapon", "actor"):
        many = shaped_thing(chunk.name.split()[0])
        if many:
            return exactly(many)
    return Count(None, None, "vague", chunk.name.split()[0] if chunk.name else "")


_BODIES: Final = ordered("items.bodies")


def shaped(word: str) -> int:
    """How many a noun that no table knows tells by its form: 1, 2, or 0 for several.

    ``ين`` ends a dual as it does a plural, and says nothing.
    """
    base = fold_word(word).removeprefix("ال")
    if len(base) > _BROKEN:
        base = base.removesuffix("ا")  # نجارا
    if base.endswith(_TWO):
        return 2
    many = base.endswith(_SEVERAL) or (len(base) > _BROKEN and base[0] == "ا")
    broken = len(base) > _BROKEN and base[2:3] == "ا" and not base.endswith("ه")
    return 0 if many or broken or base in _MASS else 1


def shaped_thing(word: str) -> int:
    """Likewise of a thing, whose plural never ends in ين: ``خزانين``."""
    base = fold_word(word).removeprefix("ال")
    return 2 if base.endswith("ين") and len(base) > _BROKEN else shaped(word)


_TWO: Final = ("تين", "تان", "يان")
_SEVERAL: Final = ("ون", "ين", "ات", "ان", "اء")
_BROKEN: Final = 4  # letters of مخازن, أهداف, أحزمة
_MASS: Final = words("items.mass")


def _dual(chunk: Chunk, number: str) -> bool:
    """``طفلاها``, ``متطوعَين``, ``فلسطينييْن``: a dual by its ending or by its vowel."""
    first, _, rest = chunk.name.partition(" ")
    if rest and len(first) > _BROKEN and fold_word(first).endswith("تي"):
        return True
    if number == "singular":
        return bool(chunk.word.pronoun) and chunk.word.base.endswith("ا")
    return first.endswith(_DUAL)


def _passed(chunks: Sequence[Chunk], i: int) -> str:
    """``تجاوز عدد النازحين 200 ألف``, ``لا يتجاوز العدد 61``: a number passed, or not."""
    if chunks[i].quantity is None:
        return ""
    for n in range(i - 1, max(-1, i - _TOLL), -1):
        c = chunks[n]
        base = (c.word.base or fold_word(c.name)).lstrip("وفل")
        if base.startswith(_PASSING):
            before = chunks[n - 1] if n else None
            negated = before is not None and fold_word(before.name) in NEGATING
            return "at_most" if negated else "at_least"
        if c.kind not in ("word", "prep", "people", "time", "trigger"):
            return ""
        if c.quantity is not None or (c.kind == "prep" and c.data == "to"):
            return ""
    return ""


_TOLL: Final = 4  # chunks from a verb of passing to the number
_PASSING: Final = ordered("items.passing")
NEGATING: Final = words("items.negating")


def _bound_after(chunks: Sequence[Chunk], i: int) -> str:
    """``شخصين، على الأقل``: the bound told after a noun that counts by its form."""
    n = i + 1
    if n < len(chunks) and chunks[n].kind == "punct" and chunks[n].name in "،,":
        n += 1
    if n + 1 >= len(chunks) or chunks[n].name != "على":
        return ""
    return _BOUNDS.get(chunks[n + 1].word.base, "")


def _bracketed(chunks: Sequence[Chunk], i: int) -> Count | None:
    """``القتلى (85)``: the number in brackets after a noun that tells none."""
    if chunks[i].quantity is not None or i + 1 >= len(chunks):
        return None
    after = chunks[i + 1]
    quantity = after.quantity
    if after.kind != "quantity" or quantity is None or quantity.unit is not None:
        return None
    opened = chunks[i].kind == "people" and after.name.startswith("(")
    return Count(quantity.low, quantity.high, quantity.form) if opened else None


def item(
    chunks: Sequence[Chunk], i: int, kind: str, group: str, count: Count | None = None
) -> HarmDraft:
    """A harm item told by chunk i."""
    chunk = chunks[i]
    n = count or count_of(chunks, i)
    return HarmDraft(kind, group, *n[:3], n.words, chunk.name, chunk.start, chunk.end)

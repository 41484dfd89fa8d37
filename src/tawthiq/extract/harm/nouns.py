"""Harm told by nouns of state: ``24 شهيدا``, ``وجود قتلى``, ``شهيد وجريحان في …``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import relation_of
from tawthiq.extract.chunking.chunks import BODIES, Chunk
from tawthiq.extract.harm import entries, lists
from tawthiq.extract.harm.agents import speaks
from tawthiq.extract.harm.announced import HARM, hidden
from tawthiq.extract.harm.items import Count, HarmAt, count_of, item
from tawthiq.extract.harm.people import base_of, can_suffer, harm_noun
from tawthiq.extract.harm.told import dead_or_hurt, of_victims

_EXPOSED: Final = ordered("nouns.exposed")
_HOUSING: Final = words("nouns.housing")


def from_noun(
    chunks: Sequence[Chunk], k: int, used: set[int], head: int | None = None
) -> list[HarmAt]:
    """A harm noun: counted, announced (``سقوط``, ``خلف``), or opening a headline."""
    chunk = chunks[k]
    displaced = harm_noun(chunk) == "displaced" and dead_or_hurt(chunks, k)
    if displaced or of_victims(chunks, k) or (head is None and speaks(chunks, k)):
        return []  # انتشل 65 نازحا، بين شهيد وجريح; 20 ضحية بين قتيل وجريح
    if k and chunks[k - 1].word.base == "سراح":
        return []  # أطلقت الحركة سراح 30 أسيرا: whom it set free
    found = _dead_and_hurt(chunks, k, used)
    if not found and head is None and chunk.word.preposition == "ل":
        found = _exposed(chunks, k, used)
    if found:
        return found
    first = k + 1 if _names_bodies(chunks, k) else k
    if first in used:
        return []  # جثامين | شهداء قتلوا
    if head is None:
        found = _after_people(chunks, k, used)
        if found:
            return found
    if not _tells(chunks, k, first, used, announced=head is not None):
        return []
    kinds = [harm_noun(chunk)]
    people = lists.read(chunks, first)
    twin = twin_of(chunks, k)
    told = [m for m in people.members if m not in (twin, first)]
    people.members = [first, *(m for m in told if not of_victims(chunks, m))]
    if twin:
        kinds = sorted(HARM)
        used.add(twin)
    used |= lists.used(people)
    return entries.items(chunks, people, k if head is None else head, kinds)


def _dead_and_hurt(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``90 مدنيا بين قتيل وجريح``: the people of the pair of words that begins at k."""
    counted = _between(chunks, k)
    if counted is not None:
        used.update((k, k + 1))
        people = lists.read(chunks, counted, k)
        used |= lists.used(people)
        return entries.items(chunks, people, k, sorted(HARM))
    if _dead_or_hurt(chunks, k):
        used.update((k, k + 1))
        pair = f"{chunks[k].name} و{chunks[k + 1].name}"
        untold = Count(None, None, "vague", pair)
        both = item(chunks, k, "killed_or_injured", "unspecified", untold)
        return [HarmAt(both, k, k)]
    return []


def _after_people(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``ثلاثة تلاميذ شهداء``, ``سقطوا قتلى وجرحى``: the states of the people before."""
    before = base_of(chunks[k - 1]) if k else ""
    # جنود | سقطوا قتلى; جنود | في عداد المفقودين
    at = k - 2 if before in _FELL else k - 3 if before == _AMONG else k - 1
    if not _of_people(chunks, k, at, used, counted_among=before == _AMONG):
        return []
    people, both = lists.read(chunks, at, at + 1), _pair(chunks, k)
    used |= {k, *lists.used(people)} | ({k + 1} if both else set())
    kinds = sorted(HARM) if both else [harm_noun(chunks[k])]
    return entries.items(chunks, people, k, kinds)


def _tells(
    chunks: Sequence[Chunk], k: int, first: int, used: set[int], *, announced: bool
) -> bool:
    """Whether the noun at k tells new harm, of the people at ``first``.

    ``announced``: a word of result before it says so.
    """
    chunk = chunks[k]
    told = count_of(chunks, first)
    bare = chunk.quantity is None and told.form == "vague"
    if any(c.word.base in _HOUSING for c in chunks[max(0, k - 2) : k]):
        return False  # مستشفى يؤوي | عشرات الجرحى
    if not announced:
        counted = first > k and told.form != "vague"  # رفات خمسين مدنيا
        dual = chunk.alts["harm_noun"].lexeme.data[1] == "dual"
        bare_word = chunk.quantity is None and not dual and not counted
        if hidden(chunks, k, bare=bare_word, used=used):
            return False
    relation = relation_of(chunks, k)
    reported = relation == "about" and _reported(chunks, k)
    if relation in ("among", "like", "about") and not (bare or reported):
        return False
    if not announced and chunk.word.preposition == "ب" and _of_verb(chunks, k):
        return False
    return not (bare and (chunk.word.article or chunk.word.pronoun))


# Verbs whose subject before them the noun of state speaks of: ``جنود سقطوا شهداء``.
_FELL: Final = words("nouns.fell")


_AMONG: Final = "عداد"


def _names_bodies(chunks: Sequence[Chunk], k: int) -> bool:
    """``جثامين سيدة وطفلين``, ``رفات خمسين مدنيا``: whose bodies they are, is told next."""
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if chunks[k].id not in BODIES or chunks[k].quantity is not None or after is None:
        return False
    bound = after.word.prefix or after.joined or after.word.article
    named = can_suffer(after) and harm_noun(after) != "injured"  # جثامين | مصابة
    return named and not (bound or relation_of(chunks, k + 1))


def _of_people(
    chunks: Sequence[Chunk],
    k: int,
    at: int,
    used: set[int],
    *,
    counted_among: bool = False,
) -> bool:
    """``ثلاثة تلاميذ شهداء``, ``طفلان جريحان``: the state that the people at are in.

    ``counted_among``: the noun is one of those of whom they are counted one.
    """
    chunk, who = chunks[k], chunks[at] if at >= 0 else None
    bound = chunk.word.prefix and not counted_among
    if chunk.quantity is not None or bound or chunk.word.pronoun:
        return False
    if who is None or who.kind != "people" or who.word.article or at in used:
        return False
    return not harm_noun(who) and count_of(chunks, at).form == "exact"


def _reported(chunks: Sequence[Chunk], k: int) -> bool:
    """``تحدث ناشطون عن ستة قتلى``: what is reported, not what something is about."""
    for c in chunks[max(0, k - 5) : k][::-1]:
        if c.kind == "report":
            return True
        if c.kind not in _SAYING:
            return False
    return False


# Who tells of it, and where: تحدث مستشفى المدينة | عن ستة قتلى.
_SAYING: Final = frozenset(
    ("prep", "source", "word", "actor", "people", "quantity", "place", "object", "time")
)


def _exposed(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``تعرض عشرة عمال لإصابات``: the harm noun says what befell the people."""
    for i in range(k - 1, max(-1, k - 6), -1):
        c = chunks[i]
        if can_suffer(c) and not relation_of(chunks, i) and i not in used:
            if not any(
                base_of(b).endswith(_EXPOSED) for b in chunks[max(0, i - 3) : i]
            ):
                return []
            people = lists.read(chunks, i, k)
            used |= {k, *lists.used(people)}
            return entries.items(chunks, people, k, [harm_noun(chunks[k])])
    return []


def _of_verb(chunks: Sequence[Chunk], k: int) -> bool:
    """``أصيب بإصابات طفيفة``: how the people told were hurt, no more people."""
    return any(c.kind == "harm" for c in chunks[max(0, k - 6) : k])


def twin_of(chunks: Sequence[Chunk], k: int) -> int:
    """``66 قتيلا وجريحا``, ``عشرات القتلى والجرحى``: one number counts both."""
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if chunks[k].quantity is None or after is None or after.quantity is not None:
        return 0
    own, other = chunks[k].alts["harm_noun"], after.alts.get("harm_noun")
    if after.word.base.startswith("اصاب"):
        return 0  # 3 شهداء وإصابات: the hurt are more
    if other is None or not after.joined or count_of(chunks, k + 1).form != "vague":
        if other is None or other.lexeme.data[1] != own.lexeme.data[1]:
            return 0
        if not after.joined:
            return 0
    if after.word.article != own.word.article:
        return 0
    return k + 1 if {harm_noun(chunks[k]), harm_noun(after)} == HARM else 0


def _dead_or_hurt(chunks: Sequence[Chunk], k: int) -> bool:
    """``أوقعوهم بين قتيل وجريح``: the pair of words of people whom no number counts."""
    return (
        k > 0
        and chunks[k - 1].kind == "prep"
        and chunks[k - 1].data == "between"
        and _pair(chunks, k)
    )


def _pair(chunks: Sequence[Chunk], k: int) -> bool:
    """``قتيل وجريح``, ``قتلى وجرحى``: the words at k and after it, neither counted."""
    two = chunks[k : k + 2]
    return (
        len(two) > 1
        and bool(two[1].word.conjunction)
        and two[1].quantity is None
        and {harm_noun(c) for c in two} == HARM
    )


_UNHARMED: Final = ("", "displaced")


def _between(chunks: Sequence[Chunk], k: int) -> int | None:
    """``90 مدنيا بين قتيل وجريح``: the people that the pair of words counts."""
    if not (
        k >= 2 and chunks[k - 1].kind == "prep" and chunks[k - 1].data == "between"
    ):
        return None
    if k + 1 >= len(chunks) or not harm_noun(chunks[k + 1]):
        return None
    for i in range(k - 2, max(-1, k - 7), -1):
        c = chunks[i]
        counts = c.kind in ("people", "quantity") and harm_noun(c) in _UNHARMED
        if counts and (c.quantity is not None or not relation_of(chunks, i)):
            return i
    return None

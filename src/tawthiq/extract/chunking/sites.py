"""Places of the tables by the words around them: towns, fronts, sides of a town."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract import names
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.events.drafts import STRIKES


def town(view: View, hit: Hit, alts: dict[str, Hit]) -> Chunk:
    """A place by its name."""
    found = names.capital(view, hit, hit.last, alts)
    return found or view.plain("place", hit, alts)


def headed(
    view: View, hit: Hit, alts: dict[str, Hit], before: Sequence[Chunk]
) -> Chunk:
    """A place by its head: ``حي السكري``; a plain word where it is none here."""
    found: Chunk | None = None
    if hit.word.pronoun:
        listed = bool(before) and before[-1].kind == "place"
        found = names.theirs(view, hit, alts, listed=listed)
    elif _of_gathered(view, hit) or _by_way(hit, before):
        return view.plain("word", hit, {})
    else:
        found = _by_its_head(view, hit, alts, before)
    return found or view.plain("word", hit, alts)


def _by_its_head(
    view: View, hit: Hit, alts: dict[str, Hit], before: Sequence[Chunk]
) -> Chunk | None:
    found = names.headed_place(view, hit, alts)
    if found is None:
        return None
    by_itself = found.last == hit.last and not found.head
    if by_itself and (_on_the_border(hit, before) or _governed(hit, before)):
        return None
    return names.beside(view, hit, alts, found) if placed(before) else found


def named_by(view: View, alts: dict[str, Hit]) -> Chunk | None:
    """The place that a word begins which heads one too, if it is told by a name."""
    found = names.headed_place(view, alts["place_head"], alts)
    return found if found is not None and found.head != "the" else None


def in_a_town(view: View, hit: Hit) -> bool:
    """``سوق مدينة الفاشر``, ``مدرسة بلدة سرمين``: a building, and the town that it is in."""
    i = hit.last + 1
    if hit.word.article or hit.word.pronoun or i >= len(view.tokens):
        return False
    heads = (
        h for h in view.hits[i] if h.lexeme.kind == "place_head" and not h.word.prefix
    )
    return any(
        h.lexeme.data.get("kind") in _TOWNS and not h.word.article for h in heads
    )


_TOWNS: Final = frozenset(("city", "town", "village"))


def preposition(
    view: View, hit: Hit, alts: dict[str, Hit], before: Sequence[Chunk]
) -> Chunk:
    """A preposition; ``وسط`` may be the middle of a town."""
    found: Chunk | None = None
    if hit.word.base == "وسط" and not placed(before):
        found = names.middle(view, hit, alts)
    return found or view.plain("prep", hit, alts)


def placed(before: Sequence[Chunk]) -> bool:
    """Whether a place stands right before, so that what follows says where it lies.

    So does what is told from afar: ``على بعد 45 كيلومترا شمال العاصمة``.
    """
    for c in before[: -1 - _PLACED : -1]:
        if c.kind == "place" or c.name.rpartition(" ")[2] in _LENGTHS:
            return c.head != "the"
        if c.joined or c.kind not in ("prep", "punct", "quote"):
            return False
    return False


_PLACED: Final = 4
_LENGTHS: Final = frozenset(
    ("كم", "كلم", "كيلومترا", "كيلومتراً", "كيلومتر", "كيلومترات", "ميلا", "ميلاً")
)


def _on_the_border(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``جرابلس على الحدود مع تركيا``: where a town lies, no place beside it."""
    border = hit.word.article and hit.word.base.removeprefix("ال") == "حدود"
    return border and placed(before)


def _governed(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``لواء عاصفة الشمال``: what another noun governs; ``في الشمال`` is a place."""
    if hit.word.base.removeprefix("ال") not in ("شمال", "جنوب"):
        return False
    return not (hit.word.preposition or (before and before[-1].kind in _BEFORE_A_SIDE))


_BEFORE_A_SIDE: Final = frozenset(("prep", "place", "trigger"))


def _by_way(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``عن طريق الخطأ``, ``عن طريق معبر س``: how, no road."""
    by = bool(before) and before[-1].name == "عن"
    return by and hit.word.base == "طريق" and not hit.word.article


def _of_gathered(view: View, hit: Hit) -> bool:
    """``تجمعات العصابات المتمردة``: who gathers there stands next, no settlement."""
    i = hit.last + 1
    gathered = hit.word.base in ("تجمع", "تجمعات") and not hit.word.article
    there = i < len(view.tokens)
    return gathered and there and bool({"head", "actor"} & view.kinds(i))


def struck(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``قصف دمشق``, ``قصفت الفصائل دمشق``: a capital where what was attacked is due."""
    if hit.word.prefix or not before:
        return False
    last = before[-1]
    if last.kind == "actor" and len(before) > 1:
        verb = before[-2]
        return verb.id in STRIKES and getattr(verb.data, "pos", "") == "verb"
    noun = last.id in STRIKES and getattr(last.data, "pos", "") == "noun"
    return noun and not (last.word.article or last.word.pronoun)


def fronted(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``في جبهة الجفينة``, ``الأطراف الشمالية``: a front or a side of a town.

    ``الجبهة`` may also be an armed group, ``الأطراف`` the parties.
    """
    if hit.word.base == "اطراف" and hit.last + 1 < len(view.tokens):
        return names.is_direction(view.tokens[hit.last + 1].norm)
    if hit.word.base not in _FRONTS:
        return False
    last = before[-1] if before else None
    if last is not None and len(before) > 1 and last.word.base in _SAME:
        last = before[-2]
    governed = last is not None and last.kind == "prep" and last.data in _WHERE
    return governed or hit.word.preposition == "ب" or _of_a_town(view, hit)


def _of_a_town(view: View, hit: Hit) -> bool:
    """``أن جبهة الكسارة شهدت``: a front whose name is a place's of the gazetteer."""
    after = hit.last + 1
    if hit.word.article or after >= len(view.tokens):
        return False
    return any(
        h.lexeme.kind == "place"
        and not (h.lexeme.data.get("ambiguous") or h.word.preposition)
        and not h.word.conjunction
        and h.lexeme.data.get("kind") not in _LANDS
        for h in view.hits[after]
    )


_LANDS: Final = frozenset(("country", "region"))


def same_front(view: View, hit: Hit, alts: dict[str, Hit]) -> Chunk | None:
    """``في الجبهة ذاتها``, ``بذات الجبهة``: the front told before."""
    i, after = hit.first - 1, hit.last + 1
    again = after < len(view.tokens) and view.tokens[after].norm in _AGAIN
    if i >= 0 and view.tokens[i].norm.removeprefix("ب") in _SAME:
        again = True
    if not (again and hit.word.article):
        return None
    noun = alts["place_head"]
    return view.plain("place", noun, alts)._replace(id=None, head="the")


_SAME: Final = words("sites.same")
_AGAIN: Final = words("sites.again")


_FRONTS: Final = words("sites.fronts")
_WHERE: Final = frozenset(("at", "on", "near", "toward"))

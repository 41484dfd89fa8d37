"""Places: of the gazetteer, or after a generic head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.chunking.namesakes import TANWIN
from tawthiq.extract.names.capitals import capital
from tawthiq.extract.names.compass import DIRECTIONS, WIDE, is_side, whole
from tawthiq.extract.names.known_places import known_at, known_place
from tawthiq.extract.names.marks import OPEN, closes, quotation_end
from tawthiq.extract.names.phrases import ADVERBS, unprefixed
from tawthiq.extract.names.place_ends import adjectival
from tawthiq.extract.names.place_numbers import nth, numbered_place
from tawthiq.extract.names.positions import first_of, in_marks, is_plain, list_end
from tawthiq.extract.names.sides import by_itself
from tawthiq.extract.names.unknown import POINTS, is_plural_head
from tawthiq.extract.names.unknown_places import unknown_place
from tawthiq.text import WORD, has_article

_SHARES: Final = words("names_places.shares")
# Nouns that are no place without what they are of; a market is where its town is.
_WHOLE: Final = frozenset(("region", "airport"))
# Nouns that tell no name: ``جسر المدينة`` is a bridge of the town.
_GENERIC: Final = frozenset(
    (
        *("capital", "city", "town", "village", "governorate", "region", "district"),
        *("country", "part"),
    )
)


def headed_place(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """A place after its generic head; the head is left off the name where it may be."""
    tokens = view.tokens
    i = hit.last + 1
    # البلدة (المرصد): what brackets add to a definite noun is no name of it.
    bracket = hit.word.article and i < len(tokens) and tokens[i].text == "("
    opened = i < len(tokens) and tokens[i].text in OPEN and not bracket
    opened = opened and not closes(view, hit.first, i)  # "الكنايس" | شرقي إدلب
    closing = (quotation_end(view, i) or list_end(view, hit, i)) if opened else 0
    i += opened
    if closing and is_plural_head(tokens[hit.last].norm):
        first = first_of(view, i, closing)
        if first < closing - 1:
            return in_marks(view, hit, alts, i, first)
    numbered = numbered_place(view, hit)
    if numbered is not None:
        return numbered
    if hit.word.pronoun or i >= len(tokens) or tokens[i].kind != WORD:
        return by_itself(view, hit, alts) or _definite_place(view, hit, alts)
    if _indefinite(view, hit):
        return None  # حاجزا امنيا: an indefinite noun names no place
    known = known_at(view, hit, i)
    if known is not None:
        return known_place(view, hit, alts, known, i, closing)
    part_of = _parts_of(view, hit, alts) if hit.word.article else None
    if part_of is not None:
        return part_of
    if hit.lexeme.data.get("kind", "") in DIRECTIONS:
        return _side(view, hit, alts, i)
    nested = _nested(view, hit, i)
    if nested is not None:
        return _of_noun(view, hit, alts, nested)
    if hit.word.article:
        return _definite(view, hit, alts)
    if not closing and tokens[i].norm in ADVERBS:
        return None  # أصاب مبنى | بشكل مباشر
    return unknown_place(view, hit, alts, i, closing)


def _indefinite(view: View, hit: Hit) -> bool:
    """``حاجزا أمنيا``, ``معسكرا شمال المدينة``; but ``معسكرا الحرس والأمن``, a construct's dual."""
    head, after = view.tokens[hit.last], view.tokens[hit.last + 1]
    if hit.word.article or not head.norm.endswith("ا"):
        return False
    if not is_plural_head(head.norm) or head.text.endswith(TANWIN):
        return True
    described = after.norm.endswith("يا") and not has_article(after.norm)
    sides = (h for h in view.hits[hit.last + 1] if h.lexeme.kind == "place_head")
    return described or any(map(is_side, sides))


def _side(view: View, hit: Hit, alts: Mapping[str, Hit], i: int) -> Chunk | None:
    """``الأطراف الشمالية``, ``الحدود السورية``, ``شرق قرية س``: a side or an edge."""
    last = adjectival(view, hit.last) if hit.word.article else hit.last
    if last > hit.last:
        data = hit.lexeme.data
        return view.chunk("place", hit.first, last, word=hit.word, data=data, alts=alts)
    return _direction(view, hit, alts, i) or by_itself(view, hit, alts)


def _nested(view: View, hit: Hit, i: int) -> Hit | None:
    """The noun for a place that a head's name begins with at token i."""
    nested = next((h for h in view.hits[i] if h.lexeme.kind == "place_head"), None)
    if nested is None or not unprefixed(view, i):
        return None
    # المضيق | شرق المدينة; الحي الشرقي: an adjective
    if hit.word.article and (is_side(nested) or view.tokens[i].norm in POINTS):
        return None
    return nested


def _of_noun(
    view: View, hit: Hit, alts: Mapping[str, Hit], nested: Hit
) -> Chunk | None:
    """``شارع المدارس``, ``ريف محافظة إدلب``: a head with another noun for a place."""
    within = headed_place(view, nested, {**alts, "place_head": nested})
    if within is not None and _named_by_it(hit, nested, within):
        return _after_noun(view, hit, nested, alts)
    if within is None:
        return _definite_place(view, hit, alts)
    data = hit.lexeme.data
    part = data.get("part_of_name") == "1"
    if data.get("kind") in _WHOLE and part and within.head != "the":
        return view.chunk(  # ريف محافظة إدلب
            "place",
            hit.first,
            within.last,
            word=hit.word,
            data=data,
            alts=alts,
            head=view.tokens[hit.first].norm,
        )
    return within._replace(first=hit.first, word=hit.word)


def _definite(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """``الحي الصناعي``, ``العاصمة العراقية``, ``الريف الشمالي``, ``المدينة``."""
    data = hit.lexeme.data
    last = adjectival(view, hit.last) if data.get("kind") != "country" else hit.last
    last = max(last, nth(view, hit))
    named = capital(view, hit, last, alts)
    if named is not None:
        return named
    if last > hit.last:
        return view.chunk("place", hit.first, last, word=hit.word, data=data, alts=alts)
    return _definite_place(view, hit, alts)


def _parts_of(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """``الأجزاء الجنوبية من حي العامل``: the place itself; no name of its own is told."""
    compass = hit.lexeme.data.get("kind") == "direction"  # إلى الشمال الشرقي من بغداد
    if not compass and hit.word.base.removeprefix("ال") not in _SHARES:
        return None  # الأطراف الشمالية | لعدن
    i = adjectival(view, hit.last) + 1
    if i == hit.last + 1 or i >= len(view.tokens):
        return None
    of = view.tokens[i].norm == "من"
    i += of
    if i >= len(view.tokens):
        return None
    for inner in view.hits[i]:
        if inner.word.preposition != ("" if of else "ل"):
            continue
        if inner.lexeme.kind == "place" and not inner.lexeme.data.get("ambiguous"):
            found = view.plain("place", inner, alts)
            return found._replace(first=hit.first, word=hit.word)
        if inner.lexeme.kind == "place_head" and not inner.word.article:
            within = headed_place(view, inner, {**alts, "place_head": inner})
            if within is not None and within.head != "the":
                return within._replace(first=hit.first, word=hit.word)
    return None


def _named_by_it(hit: Hit, nested: Hit, within: Chunk) -> bool:
    """``شارع المدارس``, ``دوار الكنيسة``: a noun for a place, named by another."""
    kind = hit.lexeme.data.get("kind", "")
    return (
        within.head == "the"
        and kind not in DIRECTIONS
        and nested.lexeme.data.get("kind") not in _GENERIC
        and not (hit.word.article or is_plural_head(hit.word.base))
    )


def _after_noun(view: View, hit: Hit, noun: Hit, alts: Mapping[str, Hit]) -> Chunk:
    part = hit.lexeme.data.get("part_of_name") == "1"
    return view.chunk(
        "place",
        hit.first,
        noun.last,
        word=hit.word,
        name_from=None if part else noun.first,
        data=hit.lexeme.data,
        alts=alts,
        head=view.tokens[hit.first].norm,
    )


def _direction(view: View, hit: Hit, alts: Mapping[str, Hit], i: int) -> Chunk | None:
    """``شرق مدينة بعقوبة``, ``شمال القطاع``, ``شمال وشرق سوريا``: places of their own.

    ``شرق قرية س``, ``أطراف حي س``: the place itself.
    """
    both = _second_direction(view, hit, alts, i)
    if both is not None:
        return whole(view, hit, both, alts)
    nested = next((h for h in view.hits[i] if h.lexeme.kind == "place_head"), None)
    if nested is None or not is_plain(nested):
        return None
    within = headed_place(view, nested, {**alts, "place_head": nested})
    if within is None:
        return None
    wide = nested.lexeme.data.get("kind") in WIDE
    wide = wide and not is_plural_head(nested.word.base)  # شمال محافظتي س وص: both
    if is_side(hit) and (wide or nested.word.article):
        return whole(view, hit, within, alts)
    if within.head != "the":
        return within._replace(first=hit.first, word=hit.word)
    return None


def _second_direction(
    view: View, hit: Hit, alts: Mapping[str, Hit], i: int
) -> Chunk | None:
    """The place that a second direction at token i begins: ``غرب | وشمال بغداد``."""
    if hit.lexeme.data.get("kind") != "direction":
        return None
    for other in view.hits[i]:
        if other.word.conjunction != "و" or other.word.preposition:
            continue
        if other.lexeme.kind == "place" and other.lexeme.name.startswith("وسط "):
            return view.plain("place", other, alts)  # شمال ووسط سيناء
        if other.lexeme.kind == "place_head" and (
            other.lexeme.data.get("kind") == "direction"
        ):
            return headed_place(view, other, {**alts, "place_head": other})
    return None


def _definite_place(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """``الحي``, ``المدينة``: a place named before; its head is marked ``the``."""
    if not hit.word.article:
        return None
    return view.plain("place", hit, alts)._replace(id=None, head="the")

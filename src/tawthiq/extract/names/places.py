"""Places: of the gazetteer, or after a generic head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunks import Chunk, View, closed
from tawthiq.extract.names.marks import OPEN, quotation_end
from tawthiq.extract.names.persons import person_name
from tawthiq.extract.names.phrases import ADVERBS, unprefixed
from tawthiq.extract.names.positions import first_of, in_marks, is_plain, place_at
from tawthiq.extract.names.sides import by_itself
from tawthiq.extract.names.unknown import (
    POINTS,
    institution,
    is_plural_head,
    opens_compound,
    unknown_name,
    village_name,
)
from tawthiq.extract.namesakes import goes_on
from tawthiq.text import NUMBER, WORD, has_article

_ORDINALS: Final = frozenset(
    ["الاول", "الاولي", "الثاني", "الثانيه", "الثالث", "الثالثه", "الرابع", "الرابعه"]
)


_INSTITUTIONS: Final = frozenset(
    (
        *("building", "base", "hospital", "school", "prison", "airport", "port"),
        *("infrastructure", "factory", "checkpoint", "square", "road", "market"),
        *("camp", "dam"),
    )
)
_DIRECTIONS: Final = frozenset(("direction", "vicinity", "part"))
# Several of a kind, which are no one place: the place is where they all are.
_MANY: Final = frozenset(
    [
        *("مستشفيات", "مشافي", "مدارس", "جامعات", "سجون", "معتقلات", "مساجد"),
        *("مطارات", "مواني", "اسواق", "مصانع", "جسور", "مخيمات"),
    ]
)


def headed_place(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """A place after its generic head; the head is left off the name where it may be."""
    tokens = view.tokens
    data = hit.lexeme.data
    kind = data.get("kind", "")
    i = hit.last + 1
    # البلدة (المرصد): what brackets add to a definite noun is no name of it.
    bracket = hit.word.article and i < len(tokens) and tokens[i].text == "("
    opened = i < len(tokens) and tokens[i].text in OPEN and not bracket
    closing = quotation_end(view, i) if opened else 0
    if i < len(tokens) and (opened or tokens[i].text == "#"):
        i += 1
    if closing and is_plural_head(tokens[hit.last].norm):
        first = first_of(view, i, closing)
        if first < closing - 1:
            return in_marks(view, hit, alts, i, first)
    part = data.get("part_of_name") == "1"
    numbered = _numbered(view, hit)
    if numbered is not None:
        return numbered
    if hit.word.pronoun or i >= len(tokens) or tokens[i].kind != WORD:
        return by_itself(view, hit, alts) or _definite_place(view, hit, alts)
    accusative = tokens[hit.last].norm.endswith("ا") and not hit.word.article
    if accusative and not is_plural_head(tokens[hit.last].norm):
        return None  # حاجزا امنيا: an indefinite noun names no place
    known = place_at(view, i)
    inner = view.kinds(i)
    pointed = hit.word.article and tokens[i].norm in POINTS
    if pointed:
        known = None  # الحي الشرقي: an adjective, not the province
    if hit.word.article and i in view.times:
        known = None  # البلدة | صباح الأربعاء
    if known is not None and hit.word.article and goes_on(view, known):
        known = None  # المناطق الخارجة | عن السيطرة
    bears = "title" in inner or tokens[i].norm in view.given
    if (
        known is not None
        and known.last == i
        and opens_compound(view, i, tokens[i].norm)
    ):
        known = None if not view.hits[i + 1] else known  # حلة حسن, not الحلة
    if known is not None and known.last == i and bears:
        known = None if _person(view, i) > i else known  # حي السيدة فلانة
    if kind == "capital" and known is not None and not _is_seat(known):
        known = None  # العاصمة صباح اليوم
    if known is not None:
        last = closed(tokens, known.first, known.last)  # عين العرب (كوباني)
        if last + 1 < len(tokens) and tokens[last + 1].norm in _ORDINALS:
            last += 1  # الطاش الأول
        if hit.word.base in _MANY:
            part = False  # مستشفيات قطاع غزة
        if part and kind not in _DIRECTIONS:
            last = _directions(view, last)
        if kind == "road":
            last = _other_end(view, last)
        if part and closing == last + 1:
            last = closing  # مخيم “الفوار”
        id_ = known.lexeme.id if not part else None
        inside = {**data, "country": known.lexeme.data.get("country", "")}
        return view.chunk(
            "place",
            hit.first,
            last,
            word=hit.word,
            name_from=None if part else i,
            data=known.lexeme.data if not part else inside,
            id=id_,
            alts=alts,
            head=tokens[hit.first].norm,
        )
    part_of = _parts_of(view, hit, alts) if hit.word.article else None
    if part_of is not None:
        return part_of
    if kind in _DIRECTIONS:
        if hit.word.article and _adjectival(view, hit.last) > hit.last:
            return view.chunk(  # الأطراف الشمالية, الحدود السورية
                "place",
                hit.first,
                _adjectival(view, hit.last),
                word=hit.word,
                data=data,
                alts=alts,
            )
        return _direction(view, hit, alts, i) or by_itself(view, hit, alts)
    nested = next((h for h in view.hits[i] if h.lexeme.kind == "place_head"), None)
    if nested is not None and hit.word.article and _is_side(nested):
        nested = None  # المضيق | شرق المدينة
    if nested is not None and unprefixed(view, i) and not pointed:
        within = headed_place(view, nested, {**alts, "place_head": nested})
        if within is not None and _named_by_it(hit, nested, within):
            return _after_noun(view, hit, nested, alts)
        if within is None:
            return _definite_place(view, hit, alts)
        if kind in _WHOLE and part and within.head != "the":  # ريف محافظة إدلب
            return view.chunk(
                "place",
                hit.first,
                within.last,
                word=hit.word,
                data=data,
                alts=alts,
                head=tokens[hit.first].norm,
            )
        return within._replace(first=hit.first, word=hit.word)
    if hit.word.article:
        last = _adjectival(view, hit.last) if kind != "country" else hit.last
        named = capital(view, hit, last, alts)
        if named is not None:
            return named
        if last > hit.last:  # الحي الصناعي, العاصمة العراقية, الريف الشمالي
            return view.chunk(
                "place", hit.first, last, word=hit.word, data=data, alts=alts
            )
        return _definite_place(view, hit, alts)
    if not closing and tokens[i].norm in ADVERBS:
        return None  # أصاب مبنى | بشكل مباشر
    # وادي "عومران" with its marks, where the noun is part of the name
    last = closing - (not part) if closing else unknown_name(view, i)
    if closing and last > i and tokens[last].norm == "و":
        last -= 1  # "ضي الهلال و"أودلا": a mark that opens, taken for one that closes
    quarter = kind == "neighbourhood" and has_article(tokens[i].norm)
    quarter = quarter and not is_plural_head(tokens[hit.first].norm)  # حي الإعلام
    if (kind in _INSTITUTIONS or quarter) and not closing:
        last = max(last, institution(view, i))
    named_after = kind in _INSTITUTIONS or kind == "neighbourhood" or "title" in inner
    if named_after and not closing:
        last = max(last, _person(view, i))  # حي السيدة فلانة
    if last < i:
        return None
    last = _unit_number(view, last)
    if tokens[last].norm == "الدفاع" and last + 1 < len(tokens):
        last += tokens[last + 1].norm in ("الجوي", "المدني")  # تبة الدفاع الجوي
    if kind == "village" and not (closing or is_plural_head(tokens[hit.last].norm)):
        last = village_name(view, last)
    return view.chunk(
        "place",
        hit.first,
        last,
        word=hit.word,
        name_from=None if part else i,
        data=data,
        alts=alts,
        head=tokens[hit.first].norm,
    )


def _unit_number(view: View, last: int) -> int:
    """``معسكر اللواء 35 مدرع``: the number and the arm of the unit that a base is named by."""
    tokens = view.tokens
    if tokens[last].norm not in _UNITS or last + 1 >= len(tokens):
        return last
    if tokens[last + 1].kind != NUMBER:
        return last
    armed = last + 2 < len(tokens) and tokens[last + 2].norm in _ARMS
    return last + 1 + armed


_UNITS: Final = frozenset(("اللواء", "الفرقه", "الفوج", "الكتيبه"))
_ARMS: Final = frozenset(("مدرع", "مشاه", "ميكا", "مدفعيه", "صاعقه", "حرس", "جوي"))


def capital(view: View, hit: Hit, last: int, alts: Mapping[str, Hit]) -> Chunk | None:
    """``العاصمة اليمنية صنعاء``: the name that follows, if one does, is the capital's.

    ``last``: where the noun and its adjectives end.
    """
    i = last + 1
    noun = view.tokens[hit.first].norm
    if not noun.endswith(_CAPITAL) or i >= len(view.tokens):
        return None
    # العاصمة المؤقتة عدن: the city, not the quarter of its name in Mosul
    named = (h for h in view.hits[i] if h.lexeme.kind == "place" and is_plain(h))
    known = next((h for h in named if _is_seat(h)), None)
    if known is None:
        return None
    return view.chunk(
        "place",
        hit.first,
        known.last,
        word=hit.word,
        name_from=i,
        data=known.lexeme.data,
        id=known.lexeme.id,
        alts=alts,
        head=noun,
    )


def _parts_of(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """``الأجزاء الجنوبية من حي العامل``: the place itself; no name of its own is told."""
    compass = hit.lexeme.data.get("kind") == "direction"  # إلى الشمال الشرقي من بغداد
    if not compass and hit.word.base.removeprefix("ال") not in _SHARES:
        return None  # الأطراف الشمالية | لعدن
    i = _adjectival(view, hit.last) + 1
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


# Nouns that are no place without what they are of; a market is where its town is.
_WHOLE: Final = frozenset(("region", "airport"))
_SHARES: Final = frozenset(("اجزاء", "جزء"))
_CAPITAL: Final = "عاصمه"
# صنعاء is a governorate too.
_SEATS: Final = frozenset(("capital", "city", "governorate"))


def _is_seat(place: Hit) -> bool:
    """Whether a place may be some country's capital."""
    return place.lexeme.data.get("kind") in _SEATS


def _person(view: View, i: int) -> int:
    """``شارع أديب إسحاق``, ``مشفى السيدة عائشة``: named after a person."""
    title = "title" in view.kinds(i)
    after = i + 1 if title else i
    if after >= len(view.tokens) or view.tokens[after].norm not in view.given:
        return i - 1
    last = max(after, person_name(view, after))
    return last + (last == after and _family_follows(view, after))


def _family_follows(view: View, i: int) -> bool:
    """``حي زيد الموشكي``: whether a family's name that no table knows stands after token i."""
    after = view.tokens[i + 1].norm if i + 1 < len(view.tokens) else ""
    nisba = after.startswith("ال") and after.endswith("ي") and after not in POINTS
    return nisba and not view.hits[i + 1]


# Nouns that tell no name: ``جسر المدينة`` is a bridge of the town.
_GENERIC: Final = frozenset(
    (
        *("capital", "city", "town", "village", "governorate", "region", "district"),
        *("country", "part"),
    )
)


def _named_by_it(hit: Hit, nested: Hit, within: Chunk) -> bool:
    """``شارع المدارس``, ``دوار الكنيسة``: a noun for a place, named by another."""
    kind = hit.lexeme.data.get("kind", "")
    return (
        within.head == "the"
        and kind not in _DIRECTIONS
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


_MONTHLY: Final = 3
_COUNTING: Final = frozenset(("village", "town", "city", "governorate", "region"))


def _numbered(view: View, hit: Hit) -> Chunk | None:
    """``معسكر 21``, ``قصر 22 مايو الرئاسي``: a place whose name is a number or a day."""
    tokens = view.tokens
    i = hit.last + 1
    closing = quotation_end(view, i)  # حي «17 تموز»
    i += bool(closing)
    if i < len(tokens) and tokens[i].norm == "رقم":
        i += 1  # الحي رقم 3
    if (
        i >= len(tokens)
        or tokens[i].kind != NUMBER
        or hit.word.pronoun
        or hit.lexeme.data.get("kind") in _COUNTING | _DIRECTIONS
        or is_plural_head(tokens[hit.last].norm)
        or "/" in tokens[i].text
    ):
        return None
    time = view.times.get(i)
    last = time.last if time is not None and time.last - i < _MONTHLY else i
    if last == i and i + 1 < len(tokens) and view.hits[i + 1]:
        kinds = view.kinds(i + 1)
        if kinds & {"group", "equipment", "weapon", "harm_noun"}:
            return None  # في جسر 5 جنود: the number counts what follows
    while (
        last + 1 < len(tokens)
        and has_article(tokens[last + 1].norm)
        and tokens[last + 1].norm.endswith(_ADJECTIVES)
        and unprefixed(view, last + 1)
    ):
        last += 1
    return view.chunk(
        "place",
        hit.first,
        max(last, closing),
        word=hit.word,
        data=hit.lexeme.data,
        head=tokens[hit.first].norm,
    )


_PROPER: Final = frozenset(
    [
        "القديمه",
        "القديم",
        "الخضراء",
        "الحمراء",
        "البيضاء",
        "الكبير",
        "الكبري",
        "الدائري",
        "الموقته",  # العاصمة المؤقتة عدن
    ]
)
_ADJECTIVES: Final = ("ي", "يه", "يتين")
_NOT_ADJECTIVES: Final = frozenset(
    ("التي", "الذي", "الي", "اليه", "اليها", "الماضي", "الجاري", "الحالي", "الحاليه")
)


def _adjectival(view: View, last: int) -> int:
    """``الحي الشرقي``, ``الأراضي السورية``: the adjectives that make a noun a name."""
    tokens = view.tokens
    i = last + 1
    while i < len(tokens) and tokens[i].kind == WORD and i - last <= 2:
        norm = tokens[i].norm
        written = norm in _PROPER or (
            norm.endswith(_ADJECTIVES) and norm not in _NOT_ADJECTIVES
        )
        if not (has_article(norm) and written and unprefixed(view, i)):
            joined = norm.startswith("وال") and norm[1:] in POINTS
            if not (joined and i > last + 1):
                break
        i += 1
    return i - 1


def _other_end(view: View, last: int) -> int:
    """``طريق تدمر - السخنة``: the place at the other end of a road."""
    i = last + 1
    if i < len(view.tokens) and view.tokens[i].text in ("-", "–", "ـ"):
        i += 1
    if i >= len(view.tokens):
        return last
    place = next((h for h in view.hits[i] if h.lexeme.kind == "place"), None)
    return place.last if place is not None and is_plain(place) else last


def _directions(view: View, last: int) -> int:
    """``ريف حلب الشمالي``: the directions that belong to the name."""
    i = last + 1
    if i < len(view.tokens) and view.tokens[i].norm in POINTS:
        last = i
        if i + 1 < len(view.tokens) and view.tokens[i + 1].norm in POINTS:
            last = i + 1
    return last


def _direction(view: View, hit: Hit, alts: Mapping[str, Hit], i: int) -> Chunk | None:
    """``شرق مدينة بعقوبة``, ``شمال القطاع``, ``شمال وشرق سوريا``: places of their own.

    ``شرق قرية س``, ``أطراف حي س``: the place itself.
    """
    both = _second_direction(view, hit, alts, i)
    if both is not None:
        return _whole(view, hit, both, alts)
    nested = next((h for h in view.hits[i] if h.lexeme.kind == "place_head"), None)
    if nested is None or not is_plain(nested):
        return None
    within = headed_place(view, nested, {**alts, "place_head": nested})
    if within is None:
        return None
    wide = nested.lexeme.data.get("kind") in _WIDE
    wide = wide and not is_plural_head(nested.word.base)  # شمال محافظتي س وص: both
    if _is_side(hit) and (wide or nested.word.article):
        return _whole(view, hit, within, alts)
    if within.head != "the":
        return within._replace(first=hit.first, word=hit.word)
    return None


def _is_side(hit: Hit) -> bool:
    """``شرق``, ``جنوب غربي``; ``إلى الشرق من`` says where, and is no part of a name."""
    data = hit.lexeme.data
    return bool(data.get("kind") == "direction" and data.get("part_of_name") == "1")


def beside(view: View, hit: Hit, alts: Mapping[str, Hit], side: Chunk) -> Chunk | None:
    """What holds a place named right before: ``المعافر | جنوب محافظة تعز`` is in Taiz.

    ``side``: the place that ``hit`` begins elsewhere.
    """
    i = hit.last + 1
    if not _is_side(hit) or i >= len(view.tokens) or place_at(view, i):
        return side
    nested = next((h for h in view.hits[i] if h.lexeme.kind == "place_head"), None)
    if nested is None or not is_plain(nested):
        return side
    within = headed_place(view, nested, {**alts, "place_head": nested})
    if within is None or within.last != side.last:
        return side
    if within.head == "the":
        return None
    return within._replace(first=hit.first, word=hit.word)


def middle(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """``وسط المدينة``: a place of its own; ``وسط مدينة س`` is the town."""
    i = hit.last + 1
    heads = view.hits[i] if i < len(view.tokens) else ()
    nested = next((h for h in heads if h.lexeme.kind == "place_head"), None)
    if nested is None or not (nested.word.article and is_plain(nested)):
        return None
    within = headed_place(view, nested, {**alts, "place_head": nested})
    if within is None or within.head != "the":
        return None
    kind = nested.lexeme.data.get("kind")
    if kind not in _WIDE | {"town", "region"} or is_plural_head(nested.word.base):
        return None
    return view.chunk(
        "place", hit.first, within.last, word=hit.word, data=_MIDDLE, head="وسط"
    )


_MIDDLE: Final = {"kind": "direction", "part_of_name": "1"}


def _whole(view: View, hit: Hit, last: Chunk, alts: Mapping[str, Hit]) -> Chunk:
    """A place that begins with its head and ends where another does."""
    named = isinstance(last.data, dict) and last.head != "the"
    country = {"country": last.data.get("country", "")} if named else {}
    return view.chunk(
        "place",
        hit.first,
        last.last,
        word=hit.word,
        data={**hit.lexeme.data, **country},
        alts=alts,
        head=view.tokens[hit.first].norm,
    )


# What has sides that are places of their own; a village is one place with its sides.
_WIDE: Final = frozenset(
    ("city", "capital", "governorate", "district", "base", "airport", "camp", "country")
)


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

"""Chunks of words that stand in the codebook's tables, a maker for each kind of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract import names
from tawthiq.extract.chunking import ministries, sites, weaponry
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.chunking.namesakes import TANWIN
from tawthiq.extract.chunking.readings import flying
from tawthiq.extract.chunking.rivals import chosen
from tawthiq.extract.names.person_names import person_name
from tawthiq.extract.names.phrases import LOYAL
from tawthiq.extract.names.units import is_unit
from tawthiq.text import fold_word


def tabled(view: View, hits: Sequence[Hit], before: Sequence[Chunk]) -> Chunk:
    """The chunk that words of the codebook begin, by the readings that are left of them."""
    kind, alts = chosen(view, flying(hits, before), before)
    maker = _MAKERS.get(kind)
    if kind == "trigger" and _names_crowd(view, alts[kind]):
        hit = alts[kind]
        return view.plain(kind, hit._replace(last=hit.last - 1), alts)
    if maker is None:
        return view.plain(_PLAIN.get(kind, kind), alts[kind], alts)
    return maker(view, alts[kind], alts, before)


def _names_crowd(view: View, hit: Hit) -> bool:
    """``خرج | أهالي البلدة``: whether the phrase of a protest ends in those who protest."""
    crowd = any(h.lexeme.kind in ("group", "head") for h in view.hits[hit.last])
    return hit.last > hit.first and hit.lexeme.data.type == "protest" and crowd


def _actor(
    view: View, hit: Hit, alts: dict[str, Hit], before: Sequence[Chunk]
) -> Chunk:
    if _accusative(view, hit, before):
        return view.bare("word", hit.first, hit.word)
    if "place" in alts and sites.struck(hit, before):
        return sites.town(view, alts["place"], alts)
    if _backed(hit, before) or _worn(before):
        return view.plain("word", hit, {})
    return names.actor(view, hit, alts)


def _place(
    view: View, hit: Hit, alts: dict[str, Hit], before: Sequence[Chunk]
) -> Chunk:
    if _accusative(view, hit, before) or _of_family(view, hit):
        return view.bare("word", hit.first, hit.word)
    if hit.lexeme.data.get("kind") == "base" and _backed(hit, before):
        return view.plain("word", hit, {})  # نقطة تابعة | للفرقة الخامسة
    return sites.town(view, hit, alts)


def _titled(view: View, alts: dict[str, Hit]) -> Chunk | None:
    """Who bears the title that a word may be: ``العقيد س``."""
    return names.person(view, alts["title"], alts) if "title" in alts else None


def _title(
    view: View,
    hit: Hit,
    alts: dict[str, Hit],
    before: Sequence[Chunk],  # noqa: ARG001
) -> Chunk:
    if "head" in alts and is_unit(view, alts["head"]):
        return names.headed(view, "actor", alts["head"], alts)
    if names.one_of_letters(view, hit):
        return view.bare("word", hit.first, hit.word)
    found = names.person(view, hit, alts)
    return found or view.plain("person", hit, alts)._replace(head="title")


def _head(view: View, hit: Hit, alts: dict[str, Hit], before: Sequence[Chunk]) -> Chunk:
    if is_unit(view, hit):
        return names.headed(view, "actor", hit, alts)
    found = _titled(view, alts)
    if found is not None:
        return found
    if _backed(hit, before) or _worn(before):
        return view.plain("word", hit, {})
    if _leads(hit, before):
        return _leader(view, hit, alts)
    if "place_head" in alts and sites.fronted(view, hit, before):
        found = sites.same_front(view, hit, alts) or sites.named_by(view, alts)
        if found is not None:
            return found
    if "equipment" in alts and weaponry.destroyed(hit, before):
        return _equipment(view, alts["equipment"], alts, before)
    if weaponry.only_flies(hit, before):
        return names.headed(view, "word", hit, {})
    if weaponry.fires(view, hit, before):
        return weaponry.fired(view, hit, alts)
    if "source_head" in alts and _told_to(hit, before):
        return _teller(view, alts["source_head"], alts, before)
    return names.headed(view, "actor", hit, alts)


def _source_head(
    view: View, hit: Hit, alts: dict[str, Hit], before: Sequence[Chunk]
) -> Chunk:
    found = _titled(view, alts)
    exposed = bool(before) and (before[-1].kind, before[-1].id) == ("light", "patient")
    if (
        exposed and "place_head" in alts
    ):  # تعرضت | محطة النشيمة لقصف: no station on the air
        return sites.headed(view, alts["place_head"], alts, before)
    return found or _teller(view, hit, alts, before)


def _teller(
    view: View, hit: Hit, alts: dict[str, Hit], before: Sequence[Chunk]
) -> Chunk:
    """A source by its head: ``شبكة الخابور``."""
    speaks = bool(before) and before[-1].kind in ("report", "according")
    if hit.word.pronoun and speaks:
        return view.plain("source", hit, alts)  # وفق مكتبه, قال محاميهم
    return names.headed(view, "source", hit, alts)


def _group(
    view: View, hit: Hit, alts: dict[str, Hit], before: Sequence[Chunk]
) -> Chunk:
    if _of_family(view, hit):
        return view.bare("word", hit.first, hit.word)
    found = _titled(view, alts) or names.whose(view, hit, alts)
    if found is not None:
        return found
    if _of_deed(hit, before) or _quality(hit, before) or _worn(before):
        return view.bare("word", hit.first, hit.word)
    return names.people(view, hit, alts)


def _harmed(
    view: View,
    hit: Hit,
    alts: dict[str, Hit],
    before: Sequence[Chunk],  # noqa: ARG001
) -> Chunk:
    named = _titled(view, alts)  # النازحة | مريم آدم
    if named is not None and named.head != "title":
        return named
    return names.people(view, hit, alts)


def _equipment(
    view: View,
    hit: Hit,
    alts: dict[str, Hit],
    before: Sequence[Chunk],  # noqa: ARG001
) -> Chunk:
    found: Chunk | None = None
    if hit.word.base in _POSITIONS:
        found = names.positions(view, hit, alts)
    if found is None and "place_head" in alts and not sites.in_a_town(view, hit):
        found = sites.named_by(view, alts)
    if found is not None:
        return found
    last = names.adjectives(view, hit.last, definite=hit.word.article, limit=2)
    last = names.quoted_after(view, last)
    return view.chunk(
        "object",
        hit.first,
        last,
        word=hit.word,
        data=hit.lexeme,
        id=hit.lexeme.id,
        alts=alts,
    )


_POSITIONS: Final = words("tabled.positions")
_MAKERS: Final[
    dict[str, Callable[[View, Hit, dict[str, Hit], Sequence[Chunk]], Chunk]]
] = {
    "actor": _actor,
    "place": _place,
    "place_head": sites.headed,
    "title": _title,
    "head": _head,
    "source": ministries.source,
    "source_head": _source_head,
    "group": _group,
    "harm_noun": _harmed,
    "weapon": weaponry.weapon,
    "equipment": _equipment,
    "prep": sites.preposition,
    "trigger": weaponry.phrase,
    "light": weaponry.phrase,
    "loss": weaponry.phrase,
}
# The kinds of chunk that the other tables make, where they are called otherwise.
_PLAIN: Final = {"idiom": "word", "harm_verb": "harm", "harm_masdar": "harm"}


def _accusative(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``دعما جويا``, ``1452 سوريًا``: an indefinite adjective, not the place."""
    token = view.tokens[hit.first]
    if hit.last > hit.first or hit.word.prefix or not token.norm.endswith("يا"):
        return False
    if token.text.endswith(TANWIN):
        return True
    last = before[-1] if before else None
    return last is not None and last.kind == "word" and last.name.endswith(_TANWIN_OF)


# Nouns in the accusative that such adjectives follow.
_TANWIN_OF: Final = (*TANWIN, "دعما", "غطاء", "إسنادا", "اسنادا", "دعماً")


def _of_family(view: View, hit: Hit) -> bool:
    """``منزل لعائلة الشريحي``, ``آل المصري``: a family's name, no village, no nation."""
    before = view.tokens[hit.first - 1] if hit.first else None
    alone = hit.last == hit.first and hit.word.article and not hit.word.preposition
    return before is not None and alone and before.text.lstrip("ولب") in _FAMILY


_FAMILY: Final = frozenset(("عائلة", "عائلتي", "آل", "أسرة"))


def _of_deed(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``الهجوم العسكري الإسرائيلي``: what kind of deed it is, not a soldier."""
    last = before[-1] if before else None
    noun = getattr(last.data, "pos", "") == "noun" if last is not None else False
    return (
        last is not None
        and last.kind == "trigger"
        and noun
        and hit.lexeme.id == "military"
        and hit.word.article == last.word.article is True
        and not (hit.word.preposition or hit.word.conjunction)
    )


def _quality(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``ضابطا | منشقا``, ``مجندان | منشقان``: what he is who was just told, nobody else."""
    last = before[-1] if before else None
    return (
        last is not None
        and last.kind == "people"
        and last.last == hit.first - 1
        and hit.lexeme.id in _QUALITIES
        and hit.word.article == last.word.article
        and not (hit.word.preposition or hit.word.conjunction)
    )


_QUALITIES: Final = words("tabled.qualities")


def _backed(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``“قوة الردع” التابعة | لحكومة الوفاق``: a side that only backs or owns another."""
    last = before[-1] if before else None
    if hit.word.preposition != "ل" or last is None or last.kind != "word":
        return False
    if last.word.base in _OWNED and len(before) > 1 and before[-2].kind == "object":
        return False  # مواقع تابعة | للحوثيين: whose what was hit is
    return last.word.base.removeprefix("ال") in LOYAL


def _leads(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``الكتيبة 459 | بقيادة فلان``: who leads a side is no second one."""
    leads = hit.word.preposition == "ب" and hit.word.base in _LEADING
    return leads and bool(before) and before[-1].kind == "actor"


_LEADING: Final = words("tabled.leading")


def _leader(view: View, hit: Hit, alts: dict[str, Hit]) -> Chunk:
    """``بقيادة اللواء فلان``: a word with the name of who leads."""
    i = hit.last + 1
    begins = view.hits[i] if i < len(view.tokens) else ()
    title = next((h for h in begins if h.lexeme.kind == "title"), None)
    ranked = names.person(view, title, {"title": title}) if title else None
    last = ranked.last if ranked is not None else person_name(view, i)
    whole = last if last >= i else names.headed(view, "actor", hit, alts).last
    return view.chunk("word", hit.first, whole, word=hit.word, alts=alts)


_OWNED: Final = words("tabled.owned")


def _worn(before: Sequence[Chunk]) -> bool:
    """``مسلحون بزي الشرطة``: whose clothes somebody wears, who is not there."""
    word = fold_word(before[-1].name.partition(" ")[0]) if before else ""
    return word in _CLOTHES or (word[:1] in "بل" and word[1:] in _CLOTHES)


_CLOTHES: Final = words("tabled.clothes")


def _told_to(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``قال مصدر محلي لشبكة الخابور``: a network of news where it is told something."""
    return bool(
        hit.word.preposition == "ل"
        and before
        and before[-1].kind in ("source", "person")
    )

"""Sentence → chunks: every word gets one role, by the codebook and its neighbours."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date
from typing import Final

from tawthiq.codebook import Codebook, Hit, Lexicon
from tawthiq.codebook.words import ordered, words
from tawthiq.extract import names
from tawthiq.extract.chunks import Chunk, View
from tawthiq.extract.drafts import STRIKES
from tawthiq.extract.names.people import unmanned
from tawthiq.extract.names.phrases import LOYAL
from tawthiq.extract.names.units import is_unit
from tawthiq.extract.namesakes import TANWIN
from tawthiq.extract.parted import join_parted
from tawthiq.extract.readings import (
    flying,
    in_context,
    sensible,
    without_ali,
    without_locality,
)
from tawthiq.extract.sentences import Sentence, is_quote
from tawthiq.extract.things import led, offered
from tawthiq.extract.unknowns import (
    goes_on_with_villages,
    listed_place,
    lone_place,
    quoted_outlet,
    town_named,
    unknown_speaker,
)
from tawthiq.text import PUNCT, WORD, Word, fold_word
from tawthiq.text.dates import DateAt, find_dates
from tawthiq.text.quantities import read_quantity

# Where one expression is in several tables, the reading that names the chunk; the
# others stay in its ``alts``.
_PRIORITY: Final = [
    "idiom",
    "according",
    "comp",
    "rel",
    "conn",
    "harm_verb",
    "report",
    "trigger",
    "loss",
    "result",
    "light",
    "harm_masdar",
    "harm_noun",
    "actor",
    "source",
    "weapon",
    "head",
    "source_head",
    "group",
    "equipment",
    "place",
    "place_head",
    "title",
    "prep",
    "neg",
    "intended",
]


_RANK: Final = {k: n for n, k in enumerate(_PRIORITY)}


_KIND: Final = {
    "idiom": "word",
    "harm_verb": "harm",
    "harm_masdar": "harm",
    "harm_noun": "people",
    "head": "actor",
    "source_head": "source",
    "group": "people",
    "equipment": "object",
    "title": "person",
    "place_head": "place",
}


def known_words(
    sentence: Sentence, lexicon: Lexicon, *, dotted: bool
) -> list[Sequence[Hit]]:
    """What the words of a sentence may begin, by the codebook.

    ``dotted``: the report tells a final ي from a final ى, so ``علي`` is no ``على``.
    """
    tokens = sentence.tokens
    hits = lexicon.scan(tokens, dotted=dotted)
    if not dotted:
        without_ali(tokens, hits)
    without_locality(tokens, hits)
    return hits


def chunks(
    sentence: Sentence,
    known: Sequence[Sequence[Hit]],
    codebook: Codebook,
    today: date | None,
) -> list[Chunk]:
    """The chunks of a sentence.

    ``known``: what its words may begin; ``today``: the day that its words count from.
    """
    tokens = sentence.tokens
    times = {t.first: t for t in find_dates(tokens, today)}
    hits = list(known)
    tails = join_parted(tokens, hits)
    view = View(
        sentence.text, tokens, hits, times, codebook.given_names, codebook.nisbas, tails
    )
    out: list[Chunk] = []
    i = 0
    while i < len(tokens):
        chunk = _next(view, i, times, out)
        if out and out[-1].kind in _UNWRITTEN and _after_and(out):
            chunk = chunk._replace(word=chunk.word._replace(conjunction="و"))
        out.append(chunk)
        i = chunk.last + 1
    return offered(led(out), sentence.text, tails)


# What may stand between a word and a و of its own, or be that و.
_UNWRITTEN: Final = frozenset(("word", "quote"))


def _after_and(before: Sequence[Chunk]) -> bool:
    """Whether a و of its own stands before: ``و10``, ``و”شيلكا”``."""
    last = before[-1]
    if last.kind == "quote" and len(before) > 1:
        last = before[-2]
    return last.kind == "word" and last.name == "و"


def _tells(view: View, i: int, last: int) -> bool:
    """``فجرا نفسيهما``: words of an event that begin as a time does."""
    return any(h.lexeme.kind == "trigger" and h.last > last for h in view.hits[i])


def _next(
    view: View, i: int, times: dict[int, DateAt], before: Sequence[Chunk]
) -> Chunk:
    token = view.tokens[i]
    time = times.get(i)
    if time is not None and not _tells(view, i, time.last):
        conjunction = "و" if token.norm.startswith("و") else ""
        return view.chunk(
            "time", i, time.last, word=Word(token.norm, conjunction), data=time
        )
    quantity = read_quantity(view.tokens, i)
    if quantity is not None and not _names_a_place(view, i):
        return names.counted(view, quantity)
    if token.kind == PUNCT:
        outlet = quoted_outlet(view, i, before) if token.text in names.OPEN else None
        if outlet is not None:
            return outlet
        return view.bare("quote" if is_quote(token) else "punct", i)
    if token.kind == WORD:
        side = names.nisba(view, i, before)
        if side is not None:
            return side
        if goes_on_with_villages(view, i, before):
            listed = listed_place(view, i, before)
            if listed is not None:
                return listed
        speaker = town_named(view, i, before)
        if speaker is not None:
            return speaker
        if view.hits[i]:
            hits = in_context(sensible(view, i, before), before)
            if hits:
                return _lexical(view, hits, before)
        listed = listed_place(view, i, before)
        if listed is not None:
            return listed
        lone = lone_place(view, i, before)
        if lone is not None:
            return lone
        speaker = unknown_speaker(view, i, before)
        if speaker is not None:
            return speaker
        named = names.named_person(view, i)
        if named is not None:
            return named
    return view.bare("word", i, _unknown(token.norm))


def _names_a_place(view: View, i: int) -> bool:
    """``السبع بحرات``: a number that is the first word of a place's name."""
    return any(h.lexeme.kind == "place" and h.last > i for h in view.hits[i])


@functools.lru_cache(maxsize=65_536)
def _unknown(norm: str) -> Word:
    """A word that no table knows."""
    return Word(norm, norm[0] if len(norm) > 3 and norm[0] in "وف" else "")


def _lexical(view: View, hits: Sequence[Hit], before: Sequence[Chunk]) -> Chunk:
    hits = flying(hits, before)
    alts: dict[str, Hit] = {}
    longest = hits[0].last
    if len(hits) == 1:
        kind = hits[0].lexeme.kind
        alts[kind] = hits[0]
    else:
        longest = max([h.last for h in hits])
        for hit in hits:
            if hit.last == longest or hit.lexeme.kind in ("trigger", "actor"):
                alts.setdefault(hit.lexeme.kind, hit)
        kinds = [k for k, h in alts.items() if h.last == longest]
        kind = min(kinds, key=_RANK.__getitem__)
    speaks = kind in ("trigger", "report") and "title" in alts
    if speaks and not _called(view, hits[0].last):
        kind, alts = "title", {"title": alts["title"]}  # يدعى س: what he is called
    harmed = before and (before[-1].kind == "harm" or before[-1].name in _LIVES)
    many = "group" in alts and alts["group"].lexeme.data[1] != "singular"
    if kind == "source_head" and many and harmed:
        kind = "group"  # استشهاد مسعفين اثنين
    if kind == "actor" and "place" in alts and _dateline(view, alts["place"]):
        kind = "place"  # بغداد / أعلنت الخلية: the city
    if kind == "trigger" and "actor" in alts and alts["actor"].last >= longest:
        kind = "actor"  # الاحتلال: the occupier, not an occupation
    if kind == "equipment" and "place" in alts and _a_dual_town(view, hits[0]):
        kind = "place"
    hit = alts[kind]
    if kind in ("actor", "place") and _accusative(view, hit, before):
        return view.bare("word", hit.first, hit.word)
    if kind in ("title", "head") and "head" in alts and is_unit(view, alts["head"]):
        return names.headed(view, "actor", alts["head"], alts)
    if kind in ("place", "group") and _of_family(view, hit):
        return view.bare("word", hit.first, hit.word)
    if kind == "title" and names.one_of_letters(view, hit):
        return view.bare("word", hit.first, hit.word)
    if kind == "title" or (
        "title" in alts and kind in ("source_head", "head", "group")
    ):
        found = names.person(view, alts["title"], alts)
        if found is not None:
            return found
    if kind == "actor" and "place" in alts and _struck(hit, before):
        kind, hit = "place", alts["place"]  # قصف دمشق, قصفت الفصائل دمشق
    if kind in ("actor", "head") and _backed(hit, before):
        return view.plain("word", hit, {})  # “قوة الردع” التابعة | لحكومة الوفاق
    if kind == "actor":
        return names.actor(view, hit, alts)
    if kind == "head" and "place_head" in alts and _fronted(view, hit, before):
        found = names.headed_place(view, alts["place_head"], alts)
        if found is not None and found.head != "the":
            return found
    if kind == "head" and _only_flies(hit, before):
        return names.headed(view, "word", hit, {})
    if kind == "head" and _fires(view, hit, before):
        last = names.adjectives(view, hit.last, definite=hit.word.article, limit=1)
        thrown = hit.lexeme.name in _LAUNCHERS
        drone = unmanned(view, hit)
        last = names.model_after(view, last)
        plain = view.plain("weapon", hit._replace(last=last), {} if thrown else alts)
        return plain._replace(data=None, id=_DRONE if drone else None)
    if kind == "weapon":
        last = names.model_after(view, hit.last)
        return view.plain("weapon", hit._replace(last=last), alts)
    if kind == "head" and "source_head" in alts and _told_to(hit, before):
        kind = "source_head"
        hit = alts[kind]
    speaks = bool(before) and before[-1].kind in ("report", "according")
    if kind == "source_head" and hit.word.pronoun and speaks:
        return view.plain("source", hit, alts)  # وفق مكتبه, قال محاميهم
    if kind in ("head", "source_head"):
        return names.headed(view, _KIND[kind], hit, alts)
    if kind == "source":
        return view.plain("source", hit, alts)
    if kind == "group" and _of_deed(hit, before):
        return view.bare("word", hit.first, hit.word)
    if kind in ("group", "harm_noun"):
        return names.people(view, hit, alts)
    if kind == "place":
        named = names.capital(view, hit, hit.last, alts)
        return named or view.plain("place", hit, alts)
    if kind == "place_head" and hit.word.pronoun:
        listed = bool(before) and before[-1].kind == "place"
        found = names.theirs(view, hit, alts, listed=listed)
        return found or view.plain("word", hit, alts)
    if kind == "place_head" and _of_gathered(view, hit):
        return view.plain("word", hit, {})
    if kind == "place_head":
        found = names.headed_place(view, hit, alts)
        by_itself = found is not None and found.last == hit.last and not found.head
        if by_itself and (_on_the_border(hit, before) or _governed(hit, before)):
            found = None
        if found is not None and _placed(before):
            found = names.beside(view, hit, alts, found)
        return found or view.plain("word", hit, alts)
    if kind == "equipment" and hit.word.base in _POSITIONS:
        found = names.positions(view, hit, alts)
        if found is not None:
            return found
    if kind == "equipment" and "place_head" in alts:
        found = names.headed_place(view, alts["place_head"], alts)
        if found is not None and found.head != "the":
            return found
    if kind == "equipment":
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
    if kind == "prep" and hit.word.base == "وسط" and not _placed(before):
        found = names.middle(view, hit, alts)
        if found is not None:
            return found
    if kind in ("trigger", "light", "loss") and hit.last > hit.first:
        hit = _without_people(view, _without_weapon(view, hit))
    return view.plain(_KIND.get(kind, kind), hit, alts)


_LIVES: Final = ("بحياة", "بأرواح", "أرواح", "حياة")


def _governed(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``لواء عاصفة الشمال``: what another noun governs; ``في الشمال`` is a place."""
    if hit.word.base.removeprefix("ال") not in ("شمال", "جنوب"):
        return False
    return not (hit.word.preposition or (before and before[-1].kind in _BEFORE_A_SIDE))


_BEFORE_A_SIDE: Final = frozenset(("prep", "place", "trigger"))


def _placed(before: Sequence[Chunk]) -> bool:
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
    return border and _placed(before)


_POSITIONS: Final = words("chunker.positions")


def _a_dual_town(view: View, hit: Hit) -> bool:
    """``في القصرين``: a town that is written as two of a building.

    ``القصرين الرئاسيين``: two buildings, by the adjective.
    """
    i = hit.last + 1
    after = view.tokens[i].norm if i < len(view.tokens) else ""
    two = after.startswith("ال") and after.endswith("ين")
    return hit.word.article and hit.word.base.endswith("ين") and not two


def _of_gathered(view: View, hit: Hit) -> bool:
    """``تجمعات العصابات المتمردة``: who gathers there stands next, no settlement."""
    i = hit.last + 1
    gathered = hit.word.base in ("تجمع", "تجمعات") and not hit.word.article
    there = i < len(view.tokens)
    return gathered and there and bool({"head", "actor"} & view.kinds(i))


def _dateline(view: View, hit: Hit) -> bool:
    """Whether a name opens the sentence, and a mark parts it from what is told."""
    after = view.tokens[hit.last + 1].text if hit.last + 1 < len(view.tokens) else ""
    return after in _AFTER_DATELINE and all(
        t.kind == PUNCT for t in view.tokens[: hit.first]
    )


_AFTER_DATELINE: Final = frozenset(("/", "-", "–", "—", "ـ", ":", "|", "||"))


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


def _called(view: View, last: int) -> bool:
    """``يدعى إلى``: whether a verb of calling is one of calling for something."""
    after = view.tokens[last + 1].norm if last + 1 < len(view.tokens) else ""
    return after.startswith("ل") or after == "الي"


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


def _without_weapon(view: View, hit: Hit) -> Hit:
    """``سقوط قذيفة``, ``رصاص مجهولين``: a weapon, or who fires, is a chunk of its own.

    So is what is brought down or blown up: ``إسقاط طائرة مسيرة``, ``تفجير منزل``.
    """
    fired = "weapon" in view.kinds(hit.first)
    inside = {"head", "group"} if fired else {"weapon"}
    data = hit.lexeme.data
    if getattr(data, "frame", "") == "down" or getattr(data, "type", "") in _WRECKING:
        inside = {"equipment"}
    for i in range(hit.first + 1, hit.last + 1):
        for inner in view.hits[i]:
            told = inner.lexeme.kind in inside or _made_with(view, inner)
            if told and inner.last >= hit.last:
                return hit._replace(last=i - 1)
    return hit


def _without_people(view: View, hit: Hit) -> Hit:
    """``منع المدنيين``, ``أغلق محتجون``: who did it, or whom it befell, stands apart."""
    if hit.lexeme.data is None or getattr(hit.lexeme.data, "pos", "") != "verb":
        return hit
    many = view.tokens[hit.last].norm.endswith("ون")
    whom = any(
        h.lexeme.kind in ("group", "head") and (h.word.article or many)
        for h in view.hits[hit.last]
    )
    return hit._replace(last=hit.last - 1) if whom and hit.last > hit.first else hit


_WRECKING: Final = ("bombing", "damage", "equipment_loss")


def _made_with(view: View, hit: Hit) -> bool:
    """``قصف | بالدبابات``, ``هجوم | بالمسيرات``: guns and drones of an attack."""
    means = hit.lexeme.kind == "head" and hit.word.preposition == "ب"
    return means and _shoots(view, hit)


def _shoots(view: View, hit: Hit) -> bool:
    """``دبابات``, ``مسيرات``, ``القاذفات``: what a side shoots with, and sends nobody in."""
    ground = hit.lexeme.data.get("kind") == "ground_fire"
    return ground or unmanned(view, hit) or hit.lexeme.name in _LAUNCHERS


_LAUNCHERS: Final = ("قاذفات", "قاذفة")


def _fires(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``قصف بالدبابات``, ``بالمدفعية والمسيرات``: what an attack is made with.

    Aircraft that men fly are who made it, and no weapon.
    """
    if not _shoots(view, hit) or hit.word.pronoun:
        return False
    listed = bool(hit.word.conjunction and before and before[-1].kind == "weapon")
    return hit.word.preposition == "ب" or listed or _used(before)


def _used(before: Sequence[Chunk]) -> bool:
    """``استخدموا فيه دبابات``, ``باستخدام طائرة مسيرة``: what somebody makes use of."""
    for c in reversed(before[-_USE:]):
        if any(u in fold_word(c.name)[: len(u) + 2] for u in _USING):
            return True
        if c.kind not in ("prep", "actor", "word") or c.name in "،,":
            return False
    return False


_USE: Final = 3  # chunks from a word of use to what is used
_USING: Final = ordered("chunker.using")


_DRONE: Final = "drone"  # its id in weapons.csv


def _struck(hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether a capital's name stands where what was attacked is due."""
    if hit.word.prefix or not before:
        return False
    last = before[-1]
    if last.kind == "actor" and len(before) > 1:
        verb = before[-2]
        return verb.id in STRIKES and getattr(verb.data, "pos", "") == "verb"
    noun = last.id in STRIKES and getattr(last.data, "pos", "") == "noun"
    return noun and not (last.word.article or last.word.pronoun)


def _backed(hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether a side is told only as the one that another belongs to or is backed by."""
    last = before[-1] if before else None
    if hit.word.preposition != "ل" or last is None or last.kind != "word":
        return False
    return last.word.base.removeprefix("ال") in LOYAL


_FLIGHTS: Final = words("chunker.flights")


def _only_flies(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``تزامن القصف مع تحليق مكثف لطائرات``: who flies over did not shell."""
    return hit.lexeme.data.get("kind") == "air" and any(
        c.word.base.removeprefix("و") in _FLIGHTS for c in before[-2:]
    )


def _told_to(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``قال مصدر محلي لشبكة الخابور``: a network of news where it is told something."""
    return bool(
        hit.word.preposition == "ل"
        and before
        and before[-1].kind in ("source", "person")
    )


_FRONTS: Final = words("chunker.fronts")


def _fronted(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``في جبهة الجفينة``, ``الأطراف الشمالية``: a front or a side of a town.

    ``الجبهة`` may also be an armed group, ``الأطراف`` the parties.
    """
    if hit.word.base == "اطراف" and hit.last + 1 < len(view.tokens):
        return names.is_direction(view.tokens[hit.last + 1].norm)
    if hit.word.base not in _FRONTS:
        return False
    last = before[-1] if before else None
    governed = last is not None and last.kind == "prep" and last.data in _WHERE
    return governed or hit.word.preposition == "ب"


_WHERE: Final = frozenset(("at", "on", "near", "toward"))

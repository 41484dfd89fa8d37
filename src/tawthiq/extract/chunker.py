"""Sentence → chunks: every word gets one role, by the codebook and its neighbours."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date
from typing import Final

from tawthiq.codebook import Codebook, Hit
from tawthiq.extract import names
from tawthiq.extract.chunks import Chunk, View
from tawthiq.extract.sentences import Sentence, is_quote
from tawthiq.text import PUNCT, WORD, Token, Word, fold_word
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
_PLACE_RELATIONS: Final = frozenset(
    [
        "في",
        "ب",
        "الي",
        "علي",
        "من",
        "قرب",
        "قباله",
        "باتجاه",
        "نحو",
        "صوب",
        "داخل",
        "وسط",
        "حول",
        "عبر",
        "ل",
    ]
)


def chunks(
    sentence: Sentence,
    codebook: Codebook,
    today: date | None,
    *,
    dotted: bool = False,
) -> list[Chunk]:
    """The chunks of a sentence; ``today`` is the day that its words count from.

    ``dotted``: the report tells a final ي from a final ى, so ``علي`` is no ``على``.
    """
    tokens = sentence.tokens
    lexicon = codebook.lexicon
    times = {t.first: t for t in find_dates(tokens, today)}
    hits = [
        [h for h in lexicon.at(tokens, i) if _possible(h, tokens)]
        for i in range(len(tokens))
    ]
    if dotted:
        hits = [
            [h for h in found if _spelled(h, token.text)]
            for found, token in zip(hits, tokens, strict=True)
        ]
    _join_parted(tokens, hits)
    view = View(sentence.text, tokens, hits, times)
    out: list[Chunk] = []
    i = 0
    while i < len(tokens):
        chunk = _next(view, i, times, out)
        if _after_and(out):
            chunk = chunk._replace(word=chunk.word._replace(conjunction="و"))
        out.append(chunk)
        i = chunk.last + 1
    return out


def _after_and(before: Sequence[Chunk]) -> bool:
    """Whether a و of its own stands before: ``و10``, ``و”شيلكا”``."""
    last = before[-1] if before else None
    if last is not None and last.kind == "quote" and len(before) > 1:
        last = before[-2]
    return last is not None and last.kind == "word" and last.name == "و"


_PARTED_REACH: Final = 12
_PRONOUNS: Final = ("", "ا", "ه", "ها", "هم", "هما")


def _join_parted(tokens: Sequence[Token], hits: list[list[Hit]]) -> None:
    """``شددت قوات من الجيش الخناق``: a verb phrase that its subject parts is one."""
    for i in range(len(tokens)):
        parted = [h for h in hits[i] if h.lexeme.kind == "parted"]
        if not parted:
            continue
        hits[i] = [h for h in hits[i] if h.lexeme.kind != "parted"]
        if any(h.last > i and h.lexeme.kind == "trigger" for h in hits[i]):
            continue
        for hit in parted:
            tail = _tail_at(tokens, hits, i, hit.lexeme.data.tail)
            if tail:
                lexeme = hit.lexeme._replace(
                    kind="trigger", data=hit.lexeme.data.trigger
                )
                plain = [h for h in hits[i] if h.lexeme.kind not in _VERBAL]
                hits[i] = [hit._replace(lexeme=lexeme), *plain]
                hits[tail] = [h for h in hits[tail] if h.lexeme.kind == "weapon"]
                break


@functools.cache
def _tail_forms(tail: str) -> frozenset[str]:
    """The written forms of a parted noun: definite, with a pronoun, after its ب."""
    stem = tail[:-1] + "ت" if tail.endswith("ه") else tail
    forms = {tail, "ال" + tail, *(stem + p for p in _PRONOUNS)}
    if tail.startswith("ب"):
        forms.add("بال" + tail[1:])  # دفع الجيش بتعزيزات, بالتعزيزات
    return frozenset(forms)


def _tail_at(
    tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], i: int, tail: str
) -> int:
    """Where the noun of a parted phrase stands after its verb at i, or 0."""
    forms = _tail_forms(tail)
    for j in range(i + 1, min(i + _PARTED_REACH, len(tokens))):
        if tokens[j].norm in forms:
            return j
        if tokens[j].text in ".؛:،" or any(
            h.lexeme.kind in ("comp", "rel", "conn", "report") for h in hits[j]
        ):
            return 0
    return 0


_VERBAL: Final = frozenset(("harm_verb", "report", "light", "result"))


def _spelled(hit: Hit, written: str) -> bool:
    """Whether the final ي or ى of a word is the codebook's: ``قوي`` is not ``قوى``."""
    if written[-1] not in "يى" or hit.word.pronoun or hit.lexeme.kind in _VERBAL:
        return True
    if hit.lexeme.kind not in ("prep", "head", "actor", "place", "group"):
        return True
    first = hit.lexeme.name.split()[0]
    return first[-1] == written[-1] or first[-1] not in "يى"


def _possible(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Whether the clitics on a hit's first word can stand on a word of its kind."""
    kind, word, data = hit.lexeme.kind, hit.word, hit.lexeme.data
    if kind == "parted":
        data, kind = data.trigger, "trigger"
    if word.preposition == "س":
        return getattr(data, "tense", "") == "present"
    if kind in _VERBAL or (kind in ("trigger", "loss") and data.pos == "verb"):
        tense = data.tense
        article = word.article and not fold_word(hit.lexeme.name).startswith("ال")
        if kind == "light" and tense == "masdar":
            return True
        if tense == "participle" and kind in _VERBAL:
            return not article
        return not (
            article
            or word.preposition in ("ب", "ك")
            or (word.preposition == "ل" and tense != "present")
        )
    if kind in ("conn", "comp", "rel", "neg", "intended"):
        definite = hit.lexeme.name.startswith("ال")
        return not word.pronoun and not (word.article and not definite)
    if kind == "prep":
        if word.base == "علي" and _a_name(tokens, hit.first):
            return False
        return not word.article and not word.preposition
    return True


_AFTER_ALI: Final = ("عبد", "بن", "ابو", "محسن", "صالح", "حسن", "حسين", "محمد")
_BEFORE_ALI: Final = frozenset(("الرييس", "السابق", "المخلوع", "محمد", "بن", "السيد"))


def _a_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether علي, written with a yeh, is a person's name and not the preposition."""
    if not tokens[i].text.endswith("ي"):
        return False
    after = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    before = tokens[i - 1].norm if i else ""
    return after.startswith(_AFTER_ALI) or before in _BEFORE_ALI


def _next(
    view: View, i: int, times: dict[int, DateAt], before: Sequence[Chunk]
) -> Chunk:
    token = view.tokens[i]
    time = times.get(i)
    if time is not None:
        conjunction = "و" if token.norm.startswith("و") else ""
        return view.chunk(
            "time", i, time.last, word=Word(token.norm, conjunction), data=time
        )
    if token.kind == PUNCT:
        return view.chunk("quote" if is_quote(token) else "punct", i, i)
    quantity = read_quantity(view.tokens, i)
    if quantity is not None:
        return names.counted(view, quantity)
    if token.kind == WORD:
        hits = _in_context(_sensible(view, i, before), before)
        if hits:
            return _lexical(view, hits, before)
        listed = _listed_place(view, i, before)
        if listed is not None:
            return listed
        speaker = _unknown_speaker(view, i, before)
        if speaker is not None:
            return speaker
    norm = token.norm
    conjunction = norm[0] if len(norm) > 3 and norm[0] in "وف" else ""
    return view.chunk("word", i, i, word=Word(norm, conjunction))


def _listed_place(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``أحياء السكري، والفردوس، والمغاير``: unknown words that go on with a list."""
    norm = view.tokens[i].norm
    if norm[0] != "و" or len(norm) < 4 or not before:
        return None
    j = len(before) - 1
    if before[j].kind == "punct" and before[j].name in "،,":
        j -= 1
    if j < 0 or before[j].kind != "place":
        return None
    if norm.endswith(("نا", "وا", "تم")) and len(norm) > 4:
        return None
    if not names.is_plural_head(before[j].head) and not _place_follows(view, i):
        return None
    last = names.listed_name(view, i)
    return view.chunk(
        "place",
        i,
        last,
        word=Word(
            norm[1:], "و", "", norm[1:3] == "ال", "", 3 if norm[1:3] == "ال" else 1
        ),
        data=before[j].data,
        head=before[j].head,
    )


def _place_follows(view: View, i: int) -> bool:
    """Whether another place of the list stands after the unknown word at i."""
    if names.is_verbal(view, i) or view.tokens[i].norm.endswith(("ت", "وا", "نا")):
        return False
    for j in range(i + 1, min(i + 4, len(view.tokens))):
        token = view.tokens[j]
        if token.text in "،,":
            continue
        if token.norm[:1] == "و" and "place" in view.kinds(j):
            return True
        if view.hits[j]:
            return False
    return False


def _unknown_speaker(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``قال هنري باركي``: unknown words after a reporting verb are a person's name."""
    if not before or before[-1].kind != "report":
        return None
    last = names.person_name(view, i)
    if last <= i:
        return None
    return view.chunk("person", i, last, data={"role": "unknown"})


def _sensible(view: View, i: int, before: Sequence[Chunk]) -> list[Hit]:
    """The hits at token i without those that the words around it rule out."""
    return [h for h in view.hits[i] if not _ruled_out(view, h, before)]


def _ruled_out(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    kind = hit.lexeme.kind
    word = hit.word
    if kind == "place":
        if word.pronoun:
            return True
        if word.conjunction == "ف" or word.preposition == "ك":
            return True
        if hit.lexeme.data.get("ambiguous") == "1":
            return not _cued(hit, before)
        last = before[-1] if before else None
        return (  # من الجهة الشرقية: an adjective
            last is not None
            and last.kind == "word"
            and last.word.base.startswith("ال")
            and hit.lexeme.name.startswith("ال")
            and fold_word(hit.lexeme.name).endswith(("يه", "ي"))
            and not (word.conjunction or word.preposition)
        )
    if kind == "trigger":  # جبهات القتال
        return word.article and bool(before) and before[-1].word.base in _SETTINGS
    if kind == "report" and word.base == "بين":
        after = (
            view.tokens[hit.last + 1].norm if hit.last + 1 < len(view.tokens) else ""
        )
        return not after.startswith("ان")
    if (
        kind == "report"
        and getattr(hit.lexeme.data, "loose", False)
        and not _quotes_on(view, hit.last)
    ):
        return True
    if kind == "head" and hit.lexeme.data.get("kind") == "latter":
        return not before or before[-1].kind not in ("comp", "prep", "report", "conn")
    if kind == "harm_masdar" and word.article and before and before[-1].kind == "place":
        return True  # مناطق حلب المحاصرة
    if kind in ("group", "harm_noun"):
        # حي المرجة المحاصر, الجيش الإرهابي: an adjective of the name before it.
        return (
            word.article
            and not word.conjunction
            and not word.preposition
            and bool(before)
            and (
                before[-1].kind in ("place", "actor")
                or (
                    before[-1].kind == "word"
                    and before[-1].word.base.startswith("ال")
                    and hit.lexeme.data[1] == "singular"
                )
            )
        )
    if kind in ("actor", "source", "weapon"):
        return bool(word.pronoun) and " " not in hit.lexeme.name
    return False


_ATTEMPTS: Final = frozenset(
    [
        "محاوله",
        "محاولات",
        "محاولتهم",
        "محاولتها",
        "نيه",
        "بهدف",
        "بغيه",
        "بغرض",
        "منع",
        "افشال",
        "احباط",
        "عرقله",
        "خطه",
        "مخطط",
    ]
)
# Nouns that govern a masdar: سياسة قتل المدنيين.
_CONSTRUCT: Final = frozenset(
    [
        "سياسه",
        "عمليه",
        "عمليات",
        "جريمه",
        "جرايم",
        "حادثه",
        "حادث",
        "حكم",
        "خطه",
        "اعمال",
        "مسلسل",
        "حمله",
        "قضيه",
        "استمرار",
    ]
)
_SETTINGS: Final = frozenset(
    ["جبهات", "جبهه", "ساحات", "ساحه", "ميادين", "ميدان", "خطوط", "مناطق", "منطقه"]
)
_SAID: Final = frozenset(
    ("ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", ":", *'«“"‘')
)


def _quotes_on(view: View, last: int) -> bool:
    """Whether أن, a colon or a quotation follows soon: a verb of many uses reports."""
    for token in view.tokens[last + 1 : last + 10]:
        if token.norm in _SAID or token.text in _SAID:
            return True
        if token.text in "،؛.":
            return False
    return False


def _cued(hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether the words before say that an ambiguous name is a place's."""
    if hit.word.preposition == "ب":
        return True
    if hit.last > hit.first:
        return True
    if not before:
        return False
    last = before[-1]
    if last.kind == "place":
        return hit.word.conjunction == "و" or last.head != ""
    if last.kind == "punct" and len(before) > 1 and before[-2].kind == "place":
        return True
    return last.kind == "prep" and last.data in ("at", "near", "to", "toward")


def _in_context(hits: list[Hit], before: Sequence[Chunk]) -> list[Hit]:
    """After a preposition or another verb an unvocalised word is a noun: ``إثر قصف``."""
    if not before:
        return hits
    governed = (
        before[-1].kind in ("prep", "light", "result")
        or (before[-1].kind == "word" and before[-1].word.base in _CONSTRUCT)
        or (before[-1].kind == "intended" and before[-1].word.base in _ATTEMPTS)
    )
    if governed and before[-1].word.pronoun:
        return hits
    if not governed and not (hits and _is_past(hits[0]) and _has_verb(hits[0], before)):
        return hits
    nouns = [h for h in hits if not _is_past(h)]
    return nouns or hits


def _has_verb(hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether a verb of condemning or calling governs this clause: a noun is due.

    ``دانت المنظمة، أمس، قصف المتمردين``: two finite verbs never share a clause.
    """
    if hit.word.conjunction:
        return False
    for n in range(len(before) - 1, max(-1, len(before) - 9), -1):
        chunk = before[n]
        if chunk.kind in ("conn", "comp", "rel", "quote") or (
            chunk.kind == "punct" and chunk.name not in "،,"
        ):
            return False
        if chunk.kind == "trigger" and getattr(chunk.data, "pos", "") == "verb":
            return bool(chunk.data.frame.startswith("speech"))
    return False


def _is_past(hit: Hit) -> bool:
    data = hit.lexeme.data
    return hit.lexeme.kind in ("trigger", "loss", "harm_verb") and (
        getattr(data, "tense", "") == "past"
    )


def _flying(hits: Sequence[Hit], before: Sequence[Chunk]) -> Sequence[Hit]:
    """``طائرات حربية`` flies and strikes, unless it is what was brought down."""
    flies = any(
        h.lexeme.kind == "head" and h.lexeme.data.get("kind") == "air" for h in hits
    )
    last = before[-1] if before else None
    lost = last is not None and (last.kind == "loss" or last.id == "shootdown")
    if not flies or lost:
        return hits
    return [h for h in hits if h.lexeme.kind != "equipment"]


def _lexical(view: View, hits: Sequence[Hit], before: Sequence[Chunk]) -> Chunk:
    hits = _flying(hits, before)
    longest = max(h.last for h in hits)
    alts: dict[str, Hit] = {}
    for hit in hits:
        if hit.last == longest or hit.lexeme.kind in ("trigger", "actor"):
            alts.setdefault(hit.lexeme.kind, hit)
    kind = min((k for k, h in alts.items() if h.last == longest), key=_RANK.__getitem__)
    if kind == "trigger" and "actor" in alts and alts["actor"].last >= longest:
        kind = "actor"  # الاحتلال: the occupier, not an occupation
    hit = alts[kind]
    if kind == "title" or (
        "title" in alts and kind in ("source_head", "head", "group")
    ):
        found = names.person(view, alts["title"], alts)
        if found is not None:
            return found
    if kind == "actor":
        return names.actor(view, hit, alts)
    if kind == "head" and "place_head" in alts and _fronted(hit, before):
        found = names.headed_place(view, alts["place_head"], alts)
        if found is not None and found.head != "the":
            return found
    if kind in ("head", "source_head"):
        return names.headed(view, _KIND[kind], hit, alts)
    if kind == "source":
        return view.chunk(
            "source",
            hit.first,
            hit.last,
            word=hit.word,
            data=hit.lexeme.data,
            id=hit.lexeme.id,
            alts=alts,
        )
    if kind in ("group", "harm_noun"):
        return names.people(view, hit, alts)
    if kind == "place":
        return names.place(view, hit, alts)
    if kind == "place_head":
        return names.headed_place(view, hit, alts) or _plain(view, "word", hit, alts)
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
    if kind in ("trigger", "light", "loss") and hit.last > hit.first:
        hit = _without_weapon(view, hit)
    return _plain(view, _KIND.get(kind, kind), hit, alts)


def _without_weapon(view: View, hit: Hit) -> Hit:
    """``سقوط قذيفة``: the weapon inside a trigger is a chunk of its own."""
    for i in range(hit.first + 1, hit.last + 1):
        for inner in view.hits[i]:
            if inner.lexeme.kind == "weapon" and inner.last >= hit.last:
                return hit._replace(last=i - 1)
    return hit


_FRONTS: Final = frozenset(("جبهه", "جبهات", "جبهتي", "جبهتين", "جبهتا"))


def _fronted(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``في جبهة الجفينة``: a front line, where ``الجبهة`` may also be an armed group."""
    if hit.word.base not in _FRONTS:
        return False
    last = before[-1] if before else None
    governed = last is not None and last.kind == "prep" and last.data in _WHERE
    return governed or hit.word.preposition == "ب"


_WHERE: Final = frozenset(("at", "on", "near", "toward"))


def _plain(view: View, kind: str, hit: Hit, alts: dict[str, Hit]) -> Chunk:
    return view.chunk(
        kind,
        hit.first,
        hit.last,
        word=hit.word,
        data=hit.lexeme.data,
        id=hit.lexeme.id,
        alts=alts,
    )

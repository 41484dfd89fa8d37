"""Topics: who speaks where he stands before the reporting word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.arguments import finite, form_of, relation_of, subject_before
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import SPEECH
from tawthiq.extract.sources.source_kinds import is_institution
from tawthiq.text import fold_word

# How many chunks before the word he may stand.
_NEAR: Final = 6
_ASIDE: Final = 10
_VOICED: Final = 24
_OPENING: Final = 5  # chunks at the head of a sentence


def topic(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """The speaker who stands before a reporting verb: ``المصدر قال``."""
    told = _source_before(chunks, k, _before_aside(chunks, k))
    if told:
        return told
    before = chunks[k - 1] if k else None
    if before is not None and before.kind in ("place", "object"):
        return [before] if is_institution(before) else []
    who = [
        c for c in subject_before(chunks, k) if c.kind in ("source", "person", "actor")
    ]
    if len(who) == 1:
        at = next(i for i, c in enumerate(chunks) if c is who[0])
        who = _main(chunks, at, k) or _taken_by(chunks, at, k) or who
    return who or [c for c in chunks[max(0, k - 2) : k] if c.kind == "source"]


def _before_aside(chunks: Sequence[Chunk], k: int) -> int:
    """Where what closes right before the verb at k opens, or k itself.

    ``المرصد، | ومقره بريطانيا، قد أفاد``, ``مصدر | (طلب كتمان اسمه) قال``.
    """
    end = k - 1 - (k > 1 and chunks[k - 1].name == "قد")
    opening = _ASIDES.get(chunks[end].name) if end > 0 else None
    if opening is None:
        return k
    for i in range(end - 1, max(0, end - _ASIDE), -1):
        if chunks[i].name == opening:
            seat = fold_word(chunks[i + 1].name).lstrip("و") in _SEAT
            return i if seat or opening == "(" else k
        if finite(chunks[i]) and opening != "(":
            return k
    return k


_ASIDES: Final = {"،": "،", ",": ",", "-": "-", "–": "–", ")": "("}
_SEAT: Final = frozenset(("مقره", "مقرها", "مقرهما"))


def _source_before(chunks: Sequence[Chunk], k: int, end: int) -> list[Chunk]:
    """``غير أن مصدرا في الجيش أكد``: a source with its complements, then the verb.

    ``end``: where an aside opens that stands between both, else k.
    """
    for i in range(end - 1, max(-1, end - _NEAR), -1):
        c = chunks[i]
        if c.kind in ("source", "person") and not relation_of(chunks, i):
            taker = _taken_by(chunks, i, k)
            return taker or [_named_before(chunks, i)]
        if c.kind == "quote" or (c.kind == "intended" and c.name == "قد"):
            continue  # وكانت «لجان المقاومة» قد ذكرت
        if c.name in ("،", ",", "(", ")") and not chunks[k].joined:
            continue  # كانت تقارير إخبارية، قد ذكرت
        if c.kind not in ("place", "actor", "prep", "source", "time", "word"):
            return []
    return []


def _main(chunks: Sequence[Chunk], i: int, k: int) -> list[Chunk]:
    """``أدانت الشبكة القصف الذي شنته القوات، وقالت``: not who acts in a relative clause.

    The subject of the verb that the relative hangs on goes on, where the two verbs agree.
    """
    rel = next(
        (n for n in range(i - 1, max(0, i - 3), -1) if chunks[n].kind == "rel"), 0
    )
    if not (rel and chunks[k].joined and finite(chunks[rel + 1])):
        return []
    for n in range(rel - 2, max(-1, rel - _NEAR), -1):
        verb, subject = chunks[n : n + 2]
        if finite(verb) and form_of(verb) == form_of(chunks[k]):
            plain = not (subject.joined or relation_of(chunks, n + 1))
            return [subject] if plain and subject.kind in _SAYING else []
    return []


def _taken_by(chunks: Sequence[Chunk], i: int, k: int) -> list[Chunk]:
    """``اعتقلت الهيئة ناشطا، وقالت إنه``: who did something to him at i says so, not he.

    So does who accuses or calls upon a side: ``اتهمت المنظمة الحوثيين بزرع ألغام، وقالت``.
    """
    if i < _VERB_AND_SUBJECT or chunks[i].kind not in ("person", "actor"):
        return []
    verb, subject = chunks[i - 2 : i]
    type_ = getattr(verb.data, "type", "")
    agrees = finite(verb) and form_of(verb) == form_of(chunks[k])
    harmed = verb.kind == "harm" or type_ in _TAKING
    if chunks[i].kind == "actor":
        taken = type_ in SPEECH and agrees
    else:
        taken = verb.kind != "report" and agrees and (harmed or form_of(verb) == "f")
    plain = not (subject.joined or relation_of(chunks, i - 1) or chunks[i].joined)
    return [subject] if taken and plain and subject.kind in _SAYING else []


_SAYING: Final = ("actor", "source", "person")
_TAKING: Final = frozenset(("detention", "abduction", "killing", "shooting"))
_VERB_AND_SUBJECT: Final = 2


def _named_before(chunks: Sequence[Chunk], i: int) -> Chunk:
    """``لكن سامر س، المتحدث باسم الوزارة، قال``: who bears the office told after him."""
    at = i - 1 - (i > 1 and chunks[i - 1].name in ("،", ","))
    before = chunks[at] if i else chunks[i]
    office = chunks[i].kind == "person" and chunks[i].head == "title"
    named = before.kind == "person" and before.head != "title"
    return before if office and named and not before.word.preposition else chunks[i]


def aside_topic(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``المسؤول الذي رفض ذكر اسمه قال``: who speaks, past a clause that says who he is."""
    for i in range(k - 1, max(0, k - _ASIDE), -1):
        if chunks[i].kind == "report":
            return []
        if chunks[i].kind == "rel":
            who = chunks[i - 1]
            speaks = who.kind in ("source", "person") and not relation_of(chunks, i - 1)
            return [who] if speaks else []
    return []


def voicer(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """Whose act of speech the participle at k goes on: ``تبنى التنظيم …، زاعما``.

    Nobody where a verb of reporting stands between: then its speaker goes on.
    """
    content = fold_word(chunks[k].name) == "بالقول"  # اكتفى س بالقول
    for i in range(k - 1, max(-1, k - _VOICED), -1):
        c = chunks[i]
        if content and c.kind in ("source", "person") and not relation_of(chunks, i):
            return [c]
        if c.kind == "report" and c.data.tense != "participle":
            return []
        if c.kind == "trigger" and c.id in SPEECH and finite(c):
            for near in chunks[i + 1 : i + 3]:
                if near.kind in ("source", "actor", "person"):
                    return [] if near.word.preposition else [near]
            return []
    return opener(chunks, k)


def opener(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``نعت الوزارة س قائلة``, ``اكتفى الناطق باسمها بالقول``: who opens the sentence."""
    for i, c in enumerate(chunks[: min(k, _OPENING)]):
        if c.kind in ("source", "person") and not relation_of(chunks, i):
            return [c]
    return []

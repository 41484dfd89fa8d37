"""Who speaks around a reporting word: its subject, its origin, its channel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract import unnamed
from tawthiq.extract.arguments import finite, relation_of, subject_before
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import SPEECH
from tawthiq.extract.speakers import Speakers
from tawthiq.text import fold_word

_SPEAKERS: Final = frozenset(("source", "person", "actor", "people"))


def speaker_after(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """The subject after a reporting verb, with coordinated ones."""
    out: list[Chunk] = []
    i = k + 1
    while i < len(chunks) and i <= k + 10:
        c = chunks[i]
        titled = bool(out) and _bears_office(out[-1])
        named = unnamed.name_after(chunks, i) if titled else None
        if out and named is None and chunks[i - 1].name in ("،", ","):
            named = unnamed.name_between(chunks, i)
        if c.kind in _SPEAKERS and out and _issues(chunks, i, out[-1]):
            return [c]  # بيان صادر عن قيادة الجيش, بيان لوزارة الدفاع
        if i == k + 1 and c.kind in ("place", "object") and is_institution(c):
            return unnamed.after(chunks, k) or [c]  # أفاد مستشفى النور
        if c.kind in _SPEAKERS:
            relation = relation_of(chunks, i)
            if not out and _recipient(chunks, i):
                i += 1  # أكد لـ«الاتحاد» النقيب سامر س
                continue
            if titled and c.kind == "people" and c.quantity is None:
                i += 1  # وزير الشباب اليمني سامر س
                continue
            if titled and c.kind in ("actor", "source") and relation:
                i += 1  # الناطق باسم القوات الخاصة بالجيش العقيد س, مدير الطوارئ في الوزارة
                continue
            if out and out[-1].kind == "person" and c.head == "title" and not c.joined:
                i += 1  # سامر س، رئيس بلدية البلدة، ومصدر في الشرطة
                continue
            if out and not c.joined and not _bracketed(chunks, i):
                if (
                    c.kind == "person"
                    and chunks[i - 1].kind in ("punct", "quote")
                    and c.head != "title"
                    and out[-1].kind != "person"
                ):
                    out[-1] = c  # الناشط الإعلامي، سامي الرج
                elif (
                    c.kind == "person"
                    and not c.word.preposition  # بيان للمكتب الإعلامي | لرئيس الوزراء
                    and (
                        out[-1].kind == "source"
                        or _bears_office(out[-1])
                        or _kin(out[-1])  # قال شقيقه سامر س
                    )
                ):
                    out[-1] = c
                break
            if relation and not out:
                to = chunks[k].kind == "according" and c.word.preposition == "ل"
                if (relation == "from" or c.word.preposition) and not to:
                    return out
                if to:  # وفقا لقناة س
                    out.append(c)
                    i += 1
                    continue
                break
            many = c.quantity is not None and c.quantity.low != 1
            if c.kind == "people" and many and i > k + 1:
                break
            out.extend(_parted(_counted(chunks, i)))
        elif out and c.kind == "word" and fold_word(c.name) in _AND_ANOTHER:
            out.append(
                c._replace(
                    kind="source", head="offered", start=c.start + 1, name=c.name[1:]
                )
            )
        elif named is not None:
            out[-1] = named
            break
        elif titled and c.kind == "word":
            pass
        elif titled and c.kind == "trigger" and not finite(c):
            pass  # آمر غرفة عمليات المنطقة الغربية سامر س
        elif (
            c.kind
            in (
                "comp",
                "trigger",
                "harm",
                "rel",
                "conn",
                "according",
            )
            or (c.kind in ("loss", "light", "result", "report") and not _issued(c, out))
            or (
                c.kind == "prep"
                and (out or c.data in ("about", "on", "to"))
                and not (titled and c.data in _OF_OFFICE)
                and chunks[i - 1].word.base not in _ISSUED
            )
            or (c.kind == "punct" and c.name in ":؛")
            or (out and c.kind == "word" and c.word.base.startswith("ل"))
        ):
            break
        i += 1
    return out


def informed(chunks: Sequence[Chunk], k: int, who: list[Chunk]) -> list[Chunk]:
    """``أبلغت «س» قيادات ميدانية``: the outlet that was told, then who told it."""
    told = fold_word(chunks[k].word.base) in _TELLS | _INFORMS and len(who) == 1
    if not told or not is_outlet(who[0]):
        return who
    for c in chunks[k + 2 : k + 5]:
        if c.kind in _SPEAKERS and c is not who[0]:
            return who if c.word.preposition or c.joined else [*who, c]
        if c.kind not in ("quote", "time", "source"):
            break
    return who


def _bracketed(chunks: Sequence[Chunk], i: int) -> bool:
    """``محطتا (س) و(ص)``: whether a و of its own joins a name in marks."""
    marked = i > 1 and chunks[i - 1].kind in ("punct", "quote")
    return marked and chunks[i - 2].name == "و"


def _bears_office(chunk: Chunk) -> bool:
    """``القائد في …``, ``قائد في …``: one whose name may follow his office."""
    if chunk.kind == "people":
        return "title" in chunk.alts and chunk.quantity is None
    if chunk.kind == "source":  # قائد ميداني في كتيبة س يدعى النقيب ص
        return source_kind(chunk) in ("commander", "military")
    return chunk.head == "title"


# مسؤول في الحركة | وآخر في الحزب
_AND_ANOTHER: Final = frozenset(("واخر", "واخري", "واخرون", "واخرين"))


def _counted(chunks: Sequence[Chunk], i: int) -> Chunk:
    """``قال عدد من السكان``: how many they are belongs to the name of who speaks."""
    c = chunks[i]
    words = c.quantity.words if c.kind == "people" and c.quantity is not None else ""
    start = c.start - len(words) - 1
    if not words.startswith("عدد") or not i or start != chunks[i - 1].end + 1:
        return c
    return c._replace(name=f"{words} {c.name}", start=start)


def _parted(chunk: Chunk) -> list[Chunk]:
    """``مصادر محلية وأخرى في المقاومة``: two tellers that share a head."""
    at = chunk.name.find(" وأخرى ")
    if chunk.kind != "source" or at < 0:
        return [chunk]
    cut = chunk.start + at
    other = chunk._replace(start=cut + 2, name=chunk.name[at + 2 :])
    return [chunk._replace(end=cut, name=chunk.name[:at]), other]


def _kin(chunk: Chunk) -> bool:
    """``شقيقه``, ``والدتها``: whose kin somebody is, before his own name."""
    name = fold_word(chunk.name)
    owned = chunk.kind == "people" and name.endswith(("ه", "ها", "هم"))
    return owned and " " not in name and not name.startswith("ال")


def _recipient(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the quoted name at i is whom somebody told it: ``لـ«الاتحاد»``."""
    to = chunks[i - 2].name if i > 1 and chunks[i - 1].kind == "quote" else ""
    return to in ("لـ", "ل")


_INSTITUTIONS: Final = frozenset(
    (
        *("مستشفي", "مشفي", "جامعه", "مستوصف", "بلديه", "سفاره", "قنصليه", "مختبر"),
        *("مديريه", "محافظه", "ولايه", "شركه"),
    )
)


def is_institution(chunk: Chunk) -> bool:
    """Whether a place or an object is a body that speaks: a hospital, a university."""
    words = fold_word(f"{chunk.head} {chunk.name}").split()
    return not chunk.word.preposition and bool(
        _INSTITUTIONS & {w.removeprefix("ال") for w in words[:2]}
    )


_OF_OFFICE: Final = frozenset(("at", "to", "with"))  # مبعوث المنظمة إلى البلاد سامر س


_ISSUED: Final = frozenset(
    ("صادر", "صادره", "صدر", "صدرت", "اصدر", "اصدرت", "نشر", "نشرت", "منسوب", "وزع")
)


def _issued(chunk: Chunk, out: Sequence[Chunk]) -> bool:
    """Whether a word says that the statement before it was issued by somebody."""
    return bool(out) and source_kind(out[-1]) == "statement" and _issue_word(chunk)


def _issue_word(chunk: Chunk) -> bool:
    word = fold_word(chunk.name)
    return word in _ISSUED or word.removesuffix("ه").removesuffix("ت") in _ISSUED


def _issues(chunks: Sequence[Chunk], i: int, statement: Chunk) -> bool:
    """Whether chunk i issued a statement: ``بيان صادر عن س``, ``بيان أصدرته س``."""
    if source_kind(statement) != "statement":
        return False
    if chunks[i].word.preposition == "ل" and chunks[i - 1] is statement:
        return True
    return any(_issue_word(c) for c in chunks[max(0, i - 2) : i])


_OWNED: Final = frozenset(("له", "لها", "لهم", "لهما"))


def issued_by(
    chunks: Sequence[Chunk], k: int, who: list[Chunk], speakers: Speakers
) -> list[Chunk]:
    """``وفق بيان لها``, ``قال في بيانه``: the side named before in place of its statement.

    ``who`` as it is where it is no statement, or nobody stands before it.
    """
    if len(who) != 1 or source_kind(who[0]) != "statement":
        return who
    at = next((i for i in range(k + 1, len(chunks)) if chunks[i] is who[0]), k)
    after = fold_word(chunks[at + 1].name) if at + 1 < len(chunks) else ""
    if not who[0].word.pronoun and after not in _OWNED:
        return who
    for i in range(k - 1, -1, -1):
        c = chunks[i]
        if c.kind in ("actor", "source", "person") and not relation_of(chunks, i):
            return [c]
    return list(speakers.chain[-1:]) or who


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


_OPENING: Final = 5  # chunks


_VOICED: Final = 24


def topic(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """The speaker who stands before a reporting verb: ``المصدر قال``."""
    told = _source_before(chunks, k)
    if told:
        return told
    before = chunks[k - 1] if k else None
    if before is not None and before.kind in ("place", "object"):
        return [before] if is_institution(before) else []
    return [
        c for c in subject_before(chunks, k) if c.kind in ("source", "person", "actor")
    ] or [c for c in chunks[max(0, k - 2) : k] if c.kind == "source"]


def _source_before(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``غير أن مصدرا في الجيش أكد``: a source with its complements, then the verb."""
    for i in range(k - 1, max(-1, k - _TOPIC), -1):
        c = chunks[i]
        if c.kind in ("source", "person") and not relation_of(chunks, i):
            return [_named_before(chunks, i)]
        if c.kind == "quote" or (c.kind == "intended" and c.name == "قد"):
            continue  # وكانت «لجان المقاومة» قد ذكرت
        if c.name in ("،", ",", "(", ")") and not chunks[k].joined:
            continue  # كانت تقارير إخبارية، قد ذكرت
        if c.kind not in ("place", "actor", "prep", "source", "time", "word"):
            return []
    return []


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


_ASIDE: Final = 10


def channel_before(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Chunk]:
    """``وفي مقابلة مع قناة س، أكد فلان``, ``وفي بيان نشرته س، قال``: told before the verb."""
    talk = False
    for c in chunks[:k]:
        if c.kind in ("report", "comp"):
            return []
        talk = talk or c.word.base in _SITTINGS or source_kind(c) == "statement"
        if talk and c.kind == "source" and is_outlet(c):
            return [] if fold_word(c.name) in speakers.publisher else [c]
    return []


_SITTINGS: Final = frozenset(
    ("مقابله", "حديث", "لقاء", "حوار", "اتصال", "مداخله", "موتمر", "اتصال هاتفي")
)


def _named_before(chunks: Sequence[Chunk], i: int) -> Chunk:
    """``لكن سامر س، المتحدث باسم الوزارة، قال``: who bears the office told after him."""
    at = i - 1 - (i > 1 and chunks[i - 1].name in ("،", ","))
    before = chunks[at] if i else chunks[i]
    office = chunks[i].kind == "person" and chunks[i].head == "title"
    named = before.kind == "person" and before.head != "title"
    return before if office and named and not before.word.preposition else chunks[i]


_TOPIC: Final = 6


def origin_after(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``نقلت س عن ص``: the origin after ``عن``."""
    for i in range(k + 1, min(k + 10, len(chunks))):
        c = chunks[i]
        if c.kind in ("comp", "trigger", "harm"):
            return []
        if c.kind == "prep" and c.data == "about" and i + 1 < len(chunks):
            for d in chunks[i + 1 : i + 3]:
                if d.kind in ("source", "person") or (
                    d.kind in ("actor", "people") and chunks[k].data.role == "quote"
                ):
                    return [d]
    return []


def published_by(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Chunk]:
    """``قال س في بيان تلقت وكالة ص نسخة منه``: the outlet that passes a statement on."""
    stated = -1
    for i in range(k + 1, min(k + _STATED, len(chunks))):
        c = chunks[i]
        if c.kind == "comp" or (c.kind == "punct" and c.name in ":."):
            return []
        if c.kind != "source":
            continue
        if source_kind(c) == "statement":
            stated = i
        elif is_outlet(c) and 0 <= stated < i - 1 and chunks[i - 1].data != "about":
            own = fold_word(c.name) in speakers.publisher
            return [] if own else [c]
    return []


_STATED: Final = 14  # chunks


def channel_told(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Chunk]:
    """``قال فلان لقناة س``: the channel told is nearer to us than the speaker."""
    aside = False
    for i in range(k + 1, min(k + 12, len(chunks))):
        c = chunks[i]
        aside = aside or c.kind == "rel" or fold_word(c.name) in _NAMELESS
        # شاهد يقيم في الحي لوكالة س: what he does says who he is
        aside = aside or (c.kind == "trigger" and finite(c) and i > k + 1)
        colon = c.kind == "punct" and c.name == ":"
        tells = c.kind in ("harm", "report") and fold_word(c.name) != "عبر"
        if c.kind == "comp" or colon or (tells and not aside):
            return []
        if (c.kind == "source" and "source" in c.alts) or (
            c.kind == "source" and is_outlet(c)
        ):
            before = chunks[i - 1]
            told = c.word.preposition == "ل" or (
                before.kind in ("word", "quote")
                and before.word.base in ("ل", "")
                and i >= 2
                and chunks[i - 2].word.base == "ل"
            )
            told = told or (
                fold_word(chunks[k].word.base) in _TELLS and c is not chunks[k + 1]
            )
            told = told or (
                fold_word(chunks[k].word.base) in _INFORMS
                and not c.word.prefix
                and before.kind in ("source", "person", "actor", "people")
            )
            told = told or fold_word(before.name) in _TO_HIM
            told = told or through(chunks, i - 1)
            told = told or (
                i > k + 2 and before.kind == "prep" and before.data in _THROUGH
            )
            if told:
                if fold_word(c.name) in speakers.publisher:
                    return []
                return [c]
    return []


# ``قال مسؤول رفض كشف اسمه لوكالة س``: what he does so as not to be named.
_NAMELESS: Final = frozenset(
    ("رفض", "رفضت", "طلب", "طلبت", "طلبا", "طلبوا", "فضل", "فضلت", "اشترط", "اشترطت")
)
# ``سكان اتصلت بهم وكالة س``
_TO_HIM: Final = frozenset(("به", "بها", "بهم", "بهما", "اليه", "اليها", "اليهم"))
# ``في اتصال مع قناة س``, ``عبر وكالة س``: how one speaks to an outlet.
_THROUGH: Final = frozenset(("with", "to", "using"))
# أفاد مسؤول محلي | وكالة س: whom he informs.
_INFORMS: Final = frozenset(("افاد", "افادت", "افادوا"))
_TELLS: Final = frozenset(("ابلغ", "ابلغت", "اخبر", "اخبرت", "ابلغوا"))


def through(chunks: Sequence[Chunk], i: int) -> bool:
    """``أعلن التنظيم عبر وكالة س``: through whom, where ``عبر`` is no verb."""
    after = chunks[i + 1] if i + 1 < len(chunks) else None
    outlet = after is not None and after.kind == "source" and is_outlet(after)
    return outlet and fold_word(chunks[i].name) == "عبر"


def is_outlet(chunk: Chunk) -> bool:
    """Whether a source is a medium that passes on what others say."""
    return isinstance(chunk.data, dict) and chunk.data.get("kind") in (
        "media",
        "agency",
        "channel",
        "newspaper",
        "website",
        "broadcaster",
    )


def source_kind(chunk: Chunk) -> str:
    """What kind of source the codebook says a chunk is, or empty."""
    return str(chunk.data.get("kind")) if isinstance(chunk.data, dict) else ""

"""Who speaks after a reporting word: its subject, and its origin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.sources import unnamed
from tawthiq.extract.sources.source_kinds import SPEAKERS, is_institution, source_kind
from tawthiq.extract.sources.statements import ISSUED, issues, was_issued
from tawthiq.text import fold_word

_REACH: Final = 10  # chunks
_AND_ANOTHER: Final = words("voices.and_another")
_OFFICES: Final = words("voices.offices")
_OF_OFFICE: Final = frozenset(("at", "to", "with"))  # مبعوث المنظمة إلى البلاد سامر س
# What ends a subject, and what does so unless it says who issued a statement.
_ENDS: Final = frozenset(("comp", "trigger", "harm", "rel", "conn", "according"))
_MAY_END: Final = frozenset(("loss", "light", "result", "report"))


def speaker_after(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """The subject after a reporting verb, with coordinated ones."""
    out: list[Chunk] = []
    for i in range(k + 1, min(k + _REACH + 1, len(chunks))):
        c = chunks[i]
        if c.kind in SPEAKERS:
            if out and issues(chunks, i, out[-1]):
                # بيان صادر عن قيادة الجيش, بيان لوزارة الدفاع
                return [_with_holder(chunks, i)]
            if not _passed_over(chunks, i, out) and not _taken(chunks, k, i, out):
                break
        elif i == k + 1 and (
            who := unnamed.one_of(chunks, i) or unnamed.before_office(chunks, i)
        ):
            return who
        elif i == k + 1 and c.kind in ("place", "object") and is_institution(c):
            return unnamed.after(chunks, k) or [c]  # أفاد مستشفى النور
        elif out and c.kind == "word" and fold_word(c.name) in _AND_ANOTHER:
            out.append(
                c._replace(
                    kind="source", head="offered", start=c.start + 1, name=c.name[1:]
                )
            )
        else:
            titled = bool(out) and _bears_office(out[-1])
            named = _name_at(chunks, i, titled=titled) if out else None
            if named is not None:
                out[-1] = named
                break
            if _ends(chunks, i, out, titled=titled):
                break
    return out


def _passed_over(chunks: Sequence[Chunk], i: int, out: Sequence[Chunk]) -> bool:
    """Whether a speaker is but told of, or described, on the way to the subject."""
    if not out:
        return _recipient(chunks, i)  # أكد لـ«الاتحاد» النقيب سامر س
    c, last = chunks[i], out[-1]
    if _bears_office(last):
        if c.kind == "people" and c.quantity is None:
            return True  # وزير الشباب اليمني سامر س
        if c.kind in ("actor", "source") and relation_of(chunks, i):
            return True  # الناطق باسم القوات الخاصة بالجيش العقيد س, مدير الطوارئ في الوزارة
    # سامر س، رئيس بلدية البلدة، ومصدر في الشرطة
    return last.kind == "person" and c.head == "title" and not c.joined


def _taken(chunks: Sequence[Chunk], k: int, i: int, out: list[Chunk]) -> bool:
    """Take the speaker at i into the subject; whether more may follow him."""
    c = chunks[i]
    if out and not c.joined and not _bracketed(chunks, i):
        if _names(chunks, i, out[-1]):
            out[-1] = c
        return False
    if not out and relation_of(chunks, i):
        if chunks[k].kind != "according" or c.word.preposition != "ل":
            return False
        out.append(_whole(chunks, i))  # وفقا لقناة س
        return True
    many = c.quantity is not None and c.quantity.low != 1
    if c.kind == "people" and many and i > k + 1:
        return False
    out.extend(_parted(_whole(chunks, i)))
    return True


def _whole(chunks: Sequence[Chunk], i: int) -> Chunk:
    """The speaker at i with how many they are, or whose office it is."""
    counted = _counted(chunks, i)
    return _with_holder(chunks, i) if counted is chunks[i] else counted


def _names(chunks: Sequence[Chunk], i: int, last: Chunk) -> bool:
    """Whether the chunk at i is the name of the speaker before it."""
    c = chunks[i]
    if c.kind != "person" or c.start < last.end:
        return False
    parted = chunks[i - 1].kind in ("punct", "quote")
    if parted and c.head != "title" and last.kind != "person":
        return True  # الناشط الإعلامي، سامي الرج
    if c.word.preposition:
        return False  # بيان للمكتب الإعلامي | لرئيس الوزراء
    return last.kind == "source" or _bears_office(last) or _kin(last)


def _name_at(chunks: Sequence[Chunk], i: int, *, titled: bool) -> Chunk | None:
    """A name that no table holds, after an office or after a comma."""
    named = unnamed.name_after(chunks, i) if titled else None
    if named is None and chunks[i - 1].name in ("،", ","):
        named = unnamed.name_between(chunks, i)
    return named


def _ends(
    chunks: Sequence[Chunk], i: int, out: Sequence[Chunk], *, titled: bool
) -> bool:
    """Whether the subject ends before the chunk at i."""
    c = chunks[i]
    if titled and (c.kind == "word" or (c.kind == "trigger" and not finite(c))):
        return False  # آمر غرفة عمليات المنطقة الغربية سامر س
    if c.kind in _ENDS:
        return True
    if c.kind in _MAY_END:
        return not was_issued(c, out)
    if c.kind == "prep":
        return (
            (bool(out) or c.data in ("about", "on", "to"))
            and not (titled and c.data in _OF_OFFICE)
            and chunks[i - 1].word.base not in ISSUED
        )
    if c.kind == "punct":
        return c.name in ":؛"
    return bool(out) and c.kind == "word" and c.word.base.startswith("ل")


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


def _counted(chunks: Sequence[Chunk], i: int) -> Chunk:
    """``قال عدد من السكان``, ``قال ثلاثة شهود``: how many they are belongs to the name."""
    c = chunks[i]
    number, of = (i - 1, "") if not i or chunks[i - 1].name != "من" else (i - 2, "من ")
    before = chunks[number] if number >= 0 else None
    if c.kind == "source" and before is not None and before.kind == "quantity":
        bound = len(before.word.preposition)  # وفقا | لثلاثة مصادر
        if before.end + 1 + len(of) == c.start and not before.joined:
            many = f"{before.name[bound:]} {of}"
            return c._replace(name=many + c.name, start=before.start + bound)
    told = c.quantity.words if c.kind == "people" and c.quantity is not None else ""
    start = c.start - len(told) - 1
    if not told.startswith("عدد") or not i or start != chunks[i - 1].end + 1:
        return c
    return c._replace(name=f"{told} {c.name}", start=start)


def _parted(chunk: Chunk) -> list[Chunk]:
    """``مصادر محلية وأخرى في المقاومة``: two tellers that share a head."""
    at = chunk.name.find(" وأخرى ")
    if chunk.kind != "source" or at < 0:
        return [chunk]
    cut = chunk.start + at
    other = chunk._replace(start=cut + 2, name=chunk.name[at + 2 :])
    return [chunk._replace(end=cut, name=chunk.name[:at]), other]


def _with_holder(chunks: Sequence[Chunk], i: int) -> Chunk:
    """``مكتب | رئيس الوزراء``, ``المكتب الإعلامي | للرئيس``: an office with whose it is."""
    c = chunks[i]
    office = c.kind == "source" and fold_word(c.name).split()[0] in _OFFICES
    if i + 1 >= len(chunks) or not office:
        return c
    holder = chunks[i + 1]
    beside = holder.kind == "person" and holder.start - c.end <= len(" ل")
    if not beside or holder.head != "title" or holder.joined:
        return c
    return c._replace(
        name=f"{c.name} {holder.word.preposition}{holder.name}", end=holder.end
    )


def _past_office(chunks: Sequence[Chunk], i: int) -> Chunk:
    """``عن مدير الصحة | في المدينة | سامر س``: the name past where one's office is."""
    after = chunks[i + 1 : i + 4]
    where = [c.kind for c in after] == ["prep", "place", "person"]
    if not where or not _bears_office(chunks[i]) or after[0].data not in _OF_OFFICE:
        return _with_holder(chunks, i)
    named = after[2]
    apart = named.joined or named.word.preposition or named.head == "title"
    return chunks[i] if apart else named


def _kin(chunk: Chunk) -> bool:
    """``شقيقه``, ``والدتها``: whose kin somebody is, before his own name."""
    name = fold_word(chunk.name)
    owned = chunk.kind == "people" and name.endswith(("ه", "ها", "هم"))
    return owned and " " not in name and not name.startswith("ال")


def _recipient(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the quoted name at i is whom somebody told it: ``لـ«الاتحاد»``."""
    to = chunks[i - 2].name if i > 1 and chunks[i - 1].kind == "quote" else ""
    return to in ("لـ", "ل")


def origin_after(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``نقلت س عن ص``: the origin after ``عن``."""
    for i in range(k + 1, min(k + 10, len(chunks))):
        c = chunks[i]
        if c.kind in ("comp", "trigger", "harm"):
            return []
        if c.kind == "prep" and c.data == "about" and i + 1 < len(chunks):
            for n, d in enumerate(chunks[i + 1 : i + 3], i + 1):
                if d.kind in ("source", "person") or (
                    d.kind in ("actor", "people") and chunks[k].data.role == "quote"
                ):
                    return [_past_office(chunks, n)]
            if chunks[k].data.role == "quote":
                return unnamed.origin(chunks, i)
    return []

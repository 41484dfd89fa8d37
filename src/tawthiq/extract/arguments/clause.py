"""The noun chunks after a trigger, to the end of its clause."""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments.relations import (
    NOUNS,
    Argument,
    bound,
    continues,
    finite,
    is_joined,
    is_place,
    relation_of,
)
from tawthiq.extract.arguments.relatives import about_event, skip_relative
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text import fold_word

_STOPS: Final = frozenset(("comp", "report", "according"))


def right(
    chunks: Sequence[Chunk], k: int, *, reach: int = 40, told: bool = False
) -> list[Argument]:
    """The noun chunks after chunk k that belong to its clause, with their relations.

    ``told``: k itself tells harm, so of what follows only places are the event's own.
    """
    found: list[Argument] = []
    i = k + 1
    end = min(len(chunks), k + reach)
    beside = False  # past ``القريبة من`` a place only says what lies near
    while i < end:
        chunk = chunks[i]
        kind = chunk.kind
        if kind == "time" and chunk.data.forward and i > k + 1:
            break  # بعد ثلاثة أيام على: another event follows
        if kind == "word" and chunk.word.base in _RANKED and found:
            i += 1
            while i < end and not _resumes(chunks[i]):
                i += 1  # تعز، ثالث أكبر مدينة بعد صنعاء وعدن، بين …
            continue
        if kind == "actor" and _last_word(chunk) in _BESIDE:
            beside = True  # حكومة هادي اللاجئ في السعودية
        elif kind == "punct":
            beside = False
        elif kind == "word" and chunk.word.base in _BESIDE:
            beside = True
        if kind == "result" or (kind == "harm" and told):
            told = True
        elif (kind == "place" or "place" in chunk.alts) and _bordering(chunks, i):
            pass  # على الحدود مع سوريا
        elif beside and (kind == "place" or "place" in chunk.alts):
            beside = kind == "word"  # one place says what lies near
        elif told and kind != "place" and kind in _AFTER_HARM:
            pass
        elif kind == "person" and (
            _apposed(chunks, i) or chunks[i - 1].kind == "object"
        ):
            pass  # الرائد ياسر، قائد غرفة العمليات
        elif kind in NOUNS or kind in ("place", "weapon", "quantity"):
            found.append(_argument(chunks, i, found))
        elif _stops(chunks, i):
            break
        elif kind == "rel":
            if about_event(chunks, i):
                i += 1
                continue
            i = skip_relative(chunks, i, chunks[k].id)
            if i < 0:
                break
            continue
        elif _opens(chunks, k, i):
            break
        i += 1
    return found


def _argument(
    chunks: Sequence[Chunk], i: int, found: MutableSequence[Argument]
) -> Argument:
    """The noun at i with its relation, which it may share with those found before it.

    It takes the place of a military object that it holds: see ``_holder``.
    """
    chunk = chunks[i]
    if chunk.kind == "source" and "group" in chunk.alts:
        chunk = chunk._replace(kind="people", data=chunk.alts["group"].lexeme)
    own = relation = relation_of(chunks, i)
    if not own and found and continues(chunks, i):
        relation = _shared(found, chunk)
    if found and _holder(found[-1], chunk, own, i):
        relation = found.pop().relation or "held"
    return Argument(chunk, relation, i, is_joined(chunks, i))


def _stops(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether what stands at i ends a clause: a connective, who says so, a reason."""
    chunk = chunks[i]
    if chunk.kind == "word":
        return chunk.name in _ASIDES or _reason(chunk) or _coming(chunk)
    return chunk.kind in _STOPS or (chunk.kind == "conn" and not _mild(chunks, i))


def _opens(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """Whether what stands at i opens another clause than that of the event at k."""
    chunk = chunks[i]
    kind = chunk.kind
    return (
        (kind == "punct" and chunk.name in "؛:")
        or (
            finite(chunk)
            and i > k + 1
            and not (_carries(chunks, k, i) or _done(chunks[i - 1]))
            and not bound(chunks, i)
            and not (chunks[i - 1].kind == "rel" and kind == "light")
        )
        or (
            kind in ("trigger", "harm", "loss")
            and not (chunks[k].id == "clash" and _aimed(chunks, i))
            and not _below(chunks, i)
            and not (chunks[k].id == "responsibility" and not finite(chunk))
        )
    )


def _bordering(chunks: Sequence[Chunk], i: int) -> bool:
    """``الحدود مع سوريا``: a place that only tells whose border it is."""
    before = chunks[i - 1]
    if before.kind != "prep" or before.name != "مع":
        return False
    border = fold_word(chunks[i - 2].name) if i > 1 else ""
    return chunks[i].kind == "place" or border.endswith("حدود")


def _coming(chunk: Chunk) -> bool:
    """``سيتم توزيعها``: what will be done is another clause."""
    base = chunk.word.base
    return base[:2] in ("سي", "ست") and len(base) > 4


_REASONS: Final = ordered("clause.reasons")


def _reason(chunk: Chunk) -> bool:
    """``أعدم أربعة لقيامهم بنقل …``: the reason given is no part of the event."""
    return fold_word(chunk.name).startswith(_REASONS)


def _apposed(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the person at i is the one named before the comma, by his office."""
    return (
        i >= 2
        and chunks[i - 1].kind == "punct"
        and chunks[i - 2].kind == "person"
        and not chunks[i].joined
        and (chunks[i].head == "title" or chunks[i - 2].head == "title")
    )


def _last_word(chunk: Chunk) -> str:
    words = fold_word(chunk.name).split()
    return words[-1] if words else ""


_AFTER_HARM: Final = frozenset(
    [
        "people",
        "person",
        "actor",
        "source",
        "object",
        "quantity",
        "weapon",
        "time",
        "word",
        "prep",
        "punct",
        "quote",
    ]
)
_BESIDE: Final = words("clause.beside")
_RANKED: Final = words("clause.ranked")


def _resumes(chunk: Chunk) -> bool:
    """Whether a clause goes on after an apposition (``ثالث أكبر مدينة …``)."""
    return (chunk.kind == "punct") or (chunk.kind == "prep" and chunk.data == "between")


_ASIDES: Final = frozenset(("وهي", "وهو", "وهم", "وهما"))


def _shared(found: Sequence[Argument], chunk: Chunk) -> str:
    """The relation that a coordinated noun shares: with the last noun of its kind."""
    last = found[-1]
    if chunk.kind != "place" and is_place(last.chunk, last.relation):
        for argument in found[-4:][::-1]:
            if argument.chunk.kind in NOUNS and not is_place(
                argument.chunk, argument.relation
            ):
                return str(argument.relation)
    return found[-1].relation


def _mild(chunks: Sequence[Chunk], i: int) -> bool:
    """``ما أدى إلى``, ``مما أسفر عن``: the event's own consequence follows."""
    return (
        chunks[i].name in ("ما", "مما", "الأمر الذي", "وذلك")
        and i + 1 < len(chunks)
        and chunks[i + 1].kind == "result"
    )


def _done(before: Chunk) -> bool:
    """Whether ``تم`` or ``جرى`` stands before: what follows is a masdar, no verb."""
    light = before.alts.get("light")
    return light is not None and light.lexeme.name in ("تم", "جرى")


def _carries(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """Whether the finite verb i only carries the event noun k (``هجوم استهدف …``)."""
    noun = getattr(chunks[k].data, "pos", "") == "noun"
    running = chunks[i].word.base in ("تجري", "يجري")  # اشتباكات تجري في
    return (
        noun
        and (chunks[i].id in ("carrier", "event") or running)
        and not chunks[i].joined
    )


def _aimed(chunks: Sequence[Chunk], i: int) -> bool:
    """``اشتبكت … لدى محاولتهم اقتحام قرى``: where they clashed is told by the aim."""
    return not finite(chunks[i]) and any(
        c.kind == "intended" for c in chunks[max(0, i - 2) : i]
    )


def _below(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the noun at i is governed from before (``خلال الهجوم``): same clause."""
    chunk = chunks[i]
    if chunk.joined:
        return False
    return bool(relation_of(chunks, i)) and chunk.kind == "trigger"


def _holder(before: Argument, chunk: Chunk, own: str, i: int) -> bool:
    """``تحصينات قوات النظام``: the side that holds a military object stands for it."""
    return (
        before.chunk.kind == "object"
        and chunk.kind in ("actor", "people")
        and i - before.at <= 3
        and own in ("", "for", "from", before.relation)
        and not chunk.joined
    )

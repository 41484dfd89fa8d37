"""Drafts → claims: the frozen values of the data contract."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from tawthiq.codebook import Codebook
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import (
    Draft,
    HarmDraft,
    LossDraft,
    PlaceDraft,
    TimeDraft,
    VictimDraft,
)
from tawthiq.extract.located import Located
from tawthiq.model import (
    Attribution,
    Claim,
    Harm,
    Label,
    Loss,
    Meaning,
    Named,
    Span,
    Victim,
    When,
    Where,
)
from tawthiq.places import Candidate, Mention, Resolution
from tawthiq.text import fold_word

_HELD_EXTENT = frozenset(("control", "withdrawal", "advance"))


def claims(
    drafts: Iterable[Draft],
    report_id: str,
    text: str,
    codebook: Codebook,
    located: Located,
) -> tuple[Claim, ...]:
    """The claims of a report; ids hash report, type, trigger and ordinal."""
    seen: Counter[tuple[str, int, int]] = Counter()
    out: list[Claim] = []
    for draft in drafts:
        key = (draft.type, draft.start, draft.end)
        identity = f"{report_id}\0{draft.type}\0{draft.start}\0{draft.end}\0{seen[key]}"
        seen[key] += 1
        id_ = hashlib.sha256(identity.encode()).hexdigest()[:16]
        out.append(_claim(draft, id_, text, codebook, located))
    return tuple(out)


def _claim(
    draft: Draft, id_: str, text: str, codebook: Codebook, located: Located
) -> Claim:
    return Claim(
        id=id_,
        type=draft.type,
        status=draft.status,
        trigger=_span(text, draft.start, draft.end),
        quote=_span(text, *draft.quote),
        sources=tuple(_source(c) for c in draft.sources),
        actors=tuple(_named(c, codebook) for c in _sides(draft.actors)),
        targets=tuple(_named(c, codebook) for c in _sides(draft.targets)),
        weapons=tuple(_named(c, codebook) for c in _unique(draft.weapons)),
        places=tuple(
            _where(p.chunk, p.within.name if p.within else None, located)
            for p in _unique_places(draft.places)
        ),
        date=_when(draft.date, text),
        victims=tuple(_victim(v, text) for v in draft.victims),
        harm=tuple(_harm(h) for h in draft.harm),
        losses=tuple(_loss(item, text) for item in draft.losses),
        extent=(draft.extent or "full") if draft.type in _HELD_EXTENT else None,
        why=tuple(draft.why),
    )


def _spelled(chunk: Chunk) -> str:
    """A name with the article that ``لل`` swallowed: ``للجيش`` names ``الجيش``."""
    own = chunk.word.preposition == "ل" and chunk.word.article and chunk.head == ""
    if own or (chunk.kind == "source" and chunk.head == "the"):  # بيان للجيش
        return "ال" + chunk.name if not chunk.name.startswith("ال") else chunk.name
    return chunk.name


def _span(text: str, start: int, end: int) -> Span:
    return Span(text=text[start:end], start=start, end=end)


def _unique(chunks: Sequence[Chunk]) -> list[Chunk]:
    out: dict[str, Chunk] = {}
    for chunk in chunks:
        out.setdefault(chunk.name, chunk)
    return list(out.values())


def _sides(chunks: Sequence[Chunk]) -> list[Chunk]:
    """``قوات الدعم السريع``, ``الدعم السريع``: a side once, by the first of its names.

    Of names that only nouns for its men tell apart, which say nothing of who it is.
    """
    out: dict[frozenset[str], Chunk] = {}
    for chunk in _unique(chunks):
        told = [w.strip(_MARKS) for w in fold_word(chunk.name).split()]
        bare = frozenset(w.removeprefix("ال") for w in told if w not in _MEN)
        out.setdefault(bare or frozenset(told), chunk)
    return list(out.values())


_MEN: Final = words("claims.men")
_MARKS: Final = "«»“”\"'()"


def _unique_places(places: Sequence[PlaceDraft]) -> list[PlaceDraft]:
    out: dict[str, PlaceDraft] = {}
    for place in places:
        out.setdefault(place.chunk.name, place)
    return list(out.values())


def _source(chunk: Chunk) -> Attribution:
    kind = chunk.data.get("kind") if isinstance(chunk.data, dict) else None
    return Attribution(
        name=_spelled(chunk),
        id=chunk.id,
        kind=kind or None,
        text=chunk.name,
        start=chunk.start,
        end=chunk.end,
    )


def _named(chunk: Chunk, codebook: Codebook) -> Named:
    label = codebook.labels.get(chunk.id or "")
    return Named(
        name=_spelled(chunk),
        id=chunk.id if label else None,
        label=Label(ar=label[0], en=label[1]) if label else None,
        text=chunk.name,
        start=chunk.start,
        end=chunk.end,
    )


def placed(
    found: Iterable[tuple[Chunk, Mention]], located: Located
) -> tuple[Where, ...]:
    """Every place that a report names, in order; ``found``: what ``all_named`` finds."""
    return tuple(
        _where(chunk, mention.within[0] if mention.within else None, located)
        for chunk, mention in found
    )


def _where(chunk: Chunk, within: str | None, located: Located) -> Where:
    """A place of the text, with where it was found to be."""
    found = located.get(chunk.start, Resolution())
    return Where(
        name=chunk.name,
        in_=within,
        id=found.place.id if found.place is not None else None,
        lat=found.lat,
        lon=found.lon,
        precision=found.precision or None,
        radius_m=found.radius_m or None,
        path=found.path,
        alternatives=tuple(_meaning(c) for c in found.alternatives),
        text=chunk.name,
        start=chunk.start,
        end=chunk.end,
    )


def _meaning(candidate: Candidate) -> Meaning:
    place = candidate.place
    return Meaning(
        id=place.id,
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        score=candidate.score,
    )


def _when(date: TimeDraft | None, text: str) -> When | None:
    if date is None:
        return None
    at = date.at
    return When(
        from_=at.from_.isoformat() if at.from_ else None,
        to=at.to.isoformat() if at.to else None,
        precision=at.precision,
        basis="inherited" if date.inherited else at.basis,
        part_of_day=at.part_of_day,
        text=text[date.start : date.end],
        start=date.start,
        end=date.end,
    )


def _victim(victim: VictimDraft, text: str) -> Victim:
    return Victim(
        name=victim.name,
        age=victim.age,
        sex=victim.sex,
        text=text[victim.start : victim.end],
        start=victim.start,
        end=victim.end,
    )


def _harm(item: HarmDraft) -> Harm:
    return Harm(
        kind=item.kind,
        group=item.group,
        low=item.low,
        high=item.high,
        form=item.form,
        words=item.words,
        text=item.text,
        start=item.start,
        end=item.end,
    )


def _loss(item: LossDraft, text: str) -> Loss:
    return Loss(
        item=item.item,
        low=item.low,
        high=item.high,
        form=item.form,
        words=item.words,
        state=item.state,
        text=text[item.start : item.end],
        start=item.start,
        end=item.end,
    )

"""Claims that harm makes by itself: deaths with no told cause, deaths that are denied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract import arguments
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import is_toll, rises
from tawthiq.extract.events.denials import accuses
from tawthiq.extract.events.drafts import Draft, PlaceDraft
from tawthiq.extract.events.status import disowned, status_of
from tawthiq.extract.harm import members
from tawthiq.extract.harm.hosts import near_by
from tawthiq.extract.harm.items import SUBGROUPS, HarmAt
from tawthiq.extract.harm.telling import Telling
from tawthiq.text import fold_word

_ADMITTING: Final = ordered("casualties.admitting")
_ACCUSED: Final = 5  # chunks from a speech act to the deaths that it is about
_ANYBODY: Final = words("casualties.anybody")


def casualties(events: Telling, found: HarmAt) -> Draft:
    """Harm with no told cause is a claim of its own."""
    chunks = events.chunks
    k, places = _stands(events, found)
    if chunks[found.at].kind == "quantity":
        for told in events.drafts:  # قتل خمسة في حلب و3 في إدلب: a place of its own
            if told.pos == "harm" and told.at < found.at:
                told.parted.extend(members.own_places(chunks, found.at))
    for known in reversed(events.drafts):
        if known.type != "casualties" or known.pos != "harm" or known.summed:
            continue
        if found.doer and found.head == known.at:
            return known
        names = {fold_word(p.chunk.name) for p in known.places}
        here = {fold_word(p.chunk.name) for p in places}
        elsewhere = bool(names and here) and not names & here
        if _counted_anew(chunks, found, known):
            there = members.headed(chunks, found.at)
            before = [p.chunk for p in known.places if p.chunk not in there]
            known.parted.extend(there)
            draft = own_claim(events, found)
            draft.parted.extend(before)
            return draft
        others = bool(found.doer) and found.doer[0] not in known.actors
        hands = members.own_hands(chunks, found.at) if not found.doer else 0
        others = others or hands > 0  # و57 على يد جهات مجهولة
        if members.share(chunks, found, known):
            own = {id(c) for c in members.own_places(chunks, found.at)}
            known.places = [p for p in known.places if id(p.chunk) not in own]
            known.summed = True
            break
        if near_by(chunks, known.at, k) and not elsewhere and not others:
            return known
    return own_claim(events, found)


def _counted_anew(chunks: Sequence[Chunk], found: HarmAt, known: Draft) -> bool:
    """``قتل 60، وبلغ عدد الضحايا في دوما 20``: a count of its own, beside one of the kind.

    So is one that stands after its own place: ``31 قتيلا …، تلتها الأنبار بـ15 قتيلا``.
    """
    kinds = {h.kind for h in known.harm if h.form != "vague"}
    if found.item.kind not in kinds or found.item.group in SUBGROUPS:
        return False
    near = range(max(known.at + 1, found.head - _COUNT), found.head)
    tolls = [n for n in near if is_toll(chunks[n])]
    rose = any(rises(chunks[n - 1]) and chunks[n - 1].joined for n in tolls)
    return rose or bool(members.headed(chunks, found.at))


_COUNT: Final = 2  # chunks from عدد to whom it counts


def _stands(events: Telling, found: HarmAt) -> tuple[int, list[PlaceDraft]]:
    """The chunk that tells harm, and the places that are told of it."""
    chunks = events.chunks
    own = [PlaceDraft(c) for c in members.own_places(chunks, found.at)]
    own = own or [PlaceDraft(c) for c in members.headed(chunks, found.at)]
    opening = [PlaceDraft(c) for c in members.fronted(chunks, found.head)]
    if opening and not own:
        return found.head, opening
    # A member of a list that has a place of its own may be a toll of its own.
    later = found.at > found.head and any(d.at == found.head for d in events.drafts)
    k = found.at if own and later else found.head
    return k, own or arguments.places_of(arguments.right(chunks, k, told=True))


def own_claim(events: Telling, found: HarmAt, *, summed: bool = False) -> Draft:
    """The claim that harm makes by itself."""
    chunks = events.chunks
    k, places = _stands(events, found)
    # عدد النازحين: who were driven out are no casualties; one alone is no flight.
    gone = found.item.kind == "displaced" and found.item.low != 1
    draft = new_draft(events, k, "displacement" if gone else "casualties", "harm")
    draft.summed = summed
    draft.actors.extend(found.doer or _accused(events, found.head))
    if not finite(chunks[k]):
        arguments.light(draft, chunks, k)
    draft.places.extend(places)
    end = _next_doer(chunks, found.at)
    for argument in arguments.right(chunks, k):
        if argument.at >= end:
            break
        if argument.chunk.kind == "actor" and argument.relation in ("from", "for"):
            draft.targets.append(argument.chunk)
        elif argument.chunk.kind == "actor" and argument.relation == "by":
            draft.actors.append(argument.chunk)
    if not summed:
        events.places(draft, k)
    events.drafts.append(draft)
    return draft


def _next_doer(chunks: Sequence[Chunk], at: int) -> int:
    """``مدنيان على يد س، وتسعة على يد ص``: where those begin whom another killed."""
    rest = range(at + 1, len(chunks))
    own = (n for n in rest if chunks[n].joined and members.own_doer(chunks, n))
    return next(own, len(chunks))


def _accused(events: Telling, head: int) -> list[Chunk]:
    """Who is accused of deaths told right after, as of ``اتهمت المنظمة س بقتل خمسة``."""
    for draft in events.drafts:
        if accuses(draft, events.chunks) and 0 < head - draft.at <= _ACCUSED:
            return draft.targets
    return []


def claimed(events: Telling, head: int) -> bool:
    """``تبنى قتل شرطيين``: deaths that a speech act is about are no new claim.

    Those that somebody is accused of, or admits, are: ``اتهم ناشطون القوات بقتل خمسة``.
    """
    if finite(events.chunks[head]):
        return False
    for draft in events.drafts:
        if accuses(draft, events.chunks) or _admits(draft, events.chunks):
            continue
        if draft.type in ("responsibility", "condemnation") and (
            0 < head - draft.at <= _ACCUSED
        ):
            return not any(
                finite(c) or c.kind in ("conn", "comp")
                for c in events.chunks[draft.at + 1 : head]
            )
    return False


def _admits(draft: Draft, chunks: Sequence[Chunk]) -> bool:
    """``أقر الجيش بمقتل عشرة من جنوده``: who admits his dead claims no attack."""
    return fold_word(chunks[draft.at].name).lstrip("وف").startswith(_ADMITTING)


def refuted(events: Telling, found: HarmAt) -> None:
    """``نفت القوات مقتل خمسة من عناصرها``: deaths that somebody denies."""
    if any(d.at == found.head for d in events.drafts):
        return
    draft = own_claim(events, found)
    draft.status = "denied"
    draft.harm = [found.item]


def nobody(events: Telling) -> None:
    """``نفت الحركة مقتل أي من قادتها``, ``لم يقتل أحد``: that nobody was harmed."""
    chunks = events.chunks
    for k, c in enumerate(chunks):
        if c.kind != "harm" or any(d.at == k for d in events.drafts):
            continue
        after = {fold_word(w) for x in chunks[k + 1 : k + 4] for w in x.name.split()}
        if after.isdisjoint(_ANYBODY):
            continue
        if disowned(chunks, k) or status_of(chunks, k) == "denied":
            draft = new_draft(events, k, "casualties", "harm")
            draft.status = "denied"
            draft.places.extend(arguments.places_of(arguments.right(chunks, k)))
            events.drafts.append(draft)


def new_draft(events: Telling, k: int, kind: str, pos: str) -> Draft:
    """A draft that a word of harm or loss makes."""
    chunk = events.chunks[k]
    return Draft(
        kind,
        pos,
        pos,
        events.sentence.number,
        k,
        chunk.start,
        events.sentence.tokens[chunk.last].end,
        events.quotes[k],
        headline=events.sentence.headline,
        why=[f"{pos}:{chunk.name}"],
    )

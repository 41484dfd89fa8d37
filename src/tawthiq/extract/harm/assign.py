"""Sentence → its drafts with harm and losses on the right ones, and drafts of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from tawthiq.codebook import Codebook
from tawthiq.extract import arguments
from tawthiq.extract.arguments import finite, subject_before
from tawthiq.extract.asides import event_of
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.denials import accuses
from tawthiq.extract.drafts import (
    HOSTS,
    STRIKES,
    VIOLENCE,
    Draft,
    HarmDraft,
    PlaceDraft,
)
from tawthiq.extract.harm import members, told
from tawthiq.extract.harm.cases import SUFFERED
from tawthiq.extract.harm.find import find
from tawthiq.extract.harm.hosts import host_of, led_to, near_by
from tawthiq.extract.harm.items import HarmAt, LossAt, says_others
from tawthiq.extract.harm.losses import losses
from tawthiq.extract.kinds import Kinds
from tawthiq.extract.scene import Scene
from tawthiq.extract.sentences import Sentence
from tawthiq.extract.status import disowned, status_of
from tawthiq.text import fold_word

# Events whose dead and hurt may be told in the next sentence.
_HARMING: Final = VIOLENCE - {"abduction", "detention"}
_NO_LOSS: Final = ("siege", "withdrawal", "abduction")


class Telling(Protocol):
    """What giving harm needs of a sentence that is being read."""

    sentence: Sentence
    chunks: Sequence[Chunk]
    codebook: Codebook
    kinds: Kinds
    previous: Sequence[Draft]
    before: Sequence[Draft]
    drafts: list[Draft]

    @property
    def last(self) -> Telling | None:
        """The sentence before, if any."""

    @property
    def scene(self) -> Scene:
        """The sentence as the judge's features see it."""

    @property
    def quotes(self) -> Sequence[tuple[int, int]]:
        """For each chunk the span of the clause that holds it."""

    def places(self, draft: Draft, k: int) -> None:
        """Give a draft the places told before chunk k."""


def give(events: Telling) -> None:
    """Give the drafts of a sentence the harm and losses that it tells."""
    _harm(events)
    _losses(events)


def _harm(events: Telling) -> None:
    last: Draft | None = None
    current: dict[int, tuple[Draft, int]] = {}
    totals: dict[int, Draft] = {}
    for found in find(events.chunks, _line_before(events)):
        if not told.happened(events.chunks, found):
            if disowned(events.chunks, found.head):
                _refuted(events, found)
            continue
        if _claimed(events, found.head):
            continue
        sums = events.scene.sums
        summed = next((n for n, span in enumerate(sums) if found.at in span), -1)
        if summed >= 0:
            at = event_of(events.chunks, sums[summed])
            of = next((d for d in events.drafts if d.at == at), None)
            total = totals.get(summed) or of or _own_claim(events, found, summed=True)
            totals[summed] = total
            total.harm = _with(total.harm, found.item)
            continue
        host = (
            _own(events, found.head)
            or host_of(events.chunks, events.drafts, found.head, found.at)
            or _carried_on(events, found)
        )
        if host is None and events.chunks[found.at].id == "attacker":
            host = _attack(events)
        if host is None and last is not None and says_others(events.chunks, found.at):
            host = last  # فيما أصيب 70 آخرون: by the same event
        if host is None:
            if (
                _accident(events)
                or told.at_large(events.chunks, found)
                or told.superseded(events.chunks, found.head)
            ):
                continue
            host = _casualties(events, found)
        host = _member(events, host, found, current)
        host.harm = _with(host.harm, found.item)
        last = host
        _sides(events, host, found)
    _nobody(events)


def _nobody(events: Telling) -> None:
    """``نفت الحركة مقتل أي من قادتها``, ``لم يقتل أحد``: that nobody was harmed."""
    chunks = events.chunks
    for k, c in enumerate(chunks):
        if c.kind != "harm" or any(d.at == k for d in events.drafts):
            continue
        after = {fold_word(w) for x in chunks[k + 1 : k + 4] for w in x.name.split()}
        if after.isdisjoint(_ANYBODY):
            continue
        if disowned(chunks, k) or status_of(chunks, k) == "denied":
            draft = _new(events, k, "casualties", "harm")
            draft.status = "denied"
            draft.places.extend(arguments.places_of(arguments.right(chunks, k)))
            events.drafts.append(draft)


_ANYBODY: Final = frozenset(("اي", "ايا", "احد", "احدا"))


def _refuted(events: Telling, found: HarmAt) -> None:
    """``نفت القوات مقتل خمسة من عناصرها``: deaths that somebody denies."""
    if any(d.at == found.head for d in events.drafts):
        return
    draft = _own_claim(events, found)
    draft.status = "denied"
    draft.harm = [found.item]


def _attack(events: Telling) -> Draft | None:
    """``وقتل اثنان من المهاجمين``: the attack that was told last."""
    told = [d for d in (*events.before, *events.drafts) if d.type in _ATTACKS]
    return (
        told[-1] if told and told[-1].sentence >= events.sentence.number - 1 else None
    )


_ATTACKS: Final = frozenset(("ground_attack", "clash", "shooting", "bombing"))


def _line_before(events: Telling) -> HarmDraft | None:
    """The last toll of the sentence before, of which a list may go on."""
    number = events.sentence.number - 1
    told = [d for d in events.before if d.sentence == number and d.harm]
    return told[-1].harm[0] if told else None


def _own(events: Telling, head: int) -> Draft | None:
    """``74 حالة اختطاف``: the event whose own word counts its cases."""
    here = (d for d in events.drafts if d.at == head and d.pos == "noun")
    return next((d for d in here if d.type in SUFFERED or d.type in _MOVING), None)


# What is done to people by these is told by their own word: ``الإفراج عن خمسة``.
_MOVING: Final = frozenset(("release", "evacuation", "displacement"))


def _with(told: list[HarmDraft], more: HarmDraft) -> list[HarmDraft]:
    """Harm with one item more: ``ضحايا`` says less than ``قتيل وأربعة جرحى`` beside it."""
    counted = [h for h in (*told, more) if h.form != "vague" and h.kind == "killed"]
    return [h for h in (*told, more) if not (counted and h.words == "ضحايا")]


def _member(
    events: Telling, host: Draft, found: HarmAt, current: dict[int, tuple[Draft, int]]
) -> Draft:
    """The member of a host's list of tolls that harm is of; the host where it has none.

    ``current``: the member that the list of each host is at, and where its harm stood.
    """
    now, last = current.get(id(host), (host, found.at))
    fresh = members.member(events.chunks, host, found, now, last)
    if fresh is not None:
        fresh.quote = events.quotes[found.at]
        events.drafts.append(fresh)
        now = fresh
    current[id(host)] = now, found.at
    return now


def hand_back(events: Telling, refused: Draft) -> None:
    """Harm that is no claim of its own is that of the event told just before.

    ``انفجرت عبوة في السوق. وقتل ثلاثة مدنيين``: unless it tells such harm already.
    """
    before = [d for d in events.drafts if d.at < refused.at] or events.previous
    hosts = [d for d in before if d.type in _HARMING and d.status == "asserted"]
    if not hosts or refused.summed or refused.headline != hosts[-1].headline:
        return
    if refused.sentence - hosts[-1].sentence > 1:
        return
    here = {fold_word(p.chunk.name) for p in refused.places}
    there = {fold_word(p.chunk.name) for p in hosts[-1].places}
    if refused.actors or (here and not here & there):
        return
    told = hosts[-1].harm
    exact = {h.kind for h in told if h.form != "vague"}
    # سقط قتلى. وأحصت سبعة قتلى: the number takes the place of the word.
    counted = {h.kind for h in refused.harm if h.form != "vague"} - exact
    hosts[-1].harm = [h for h in told if h.kind not in counted] + [
        h for h in refused.harm if h.kind in counted or not _told_of(h, told)
    ]
    items = {fold_word(loss.item) for loss in hosts[-1].losses}
    hosts[-1].losses += [x for x in refused.losses if fold_word(x.item) not in items]


def _told_of(harm: HarmDraft, told: Sequence[HarmDraft]) -> bool:
    """Whether harm of this kind to these people, as far as they are told, is told."""
    groups = {h.group for h in told if h.kind == harm.kind}
    anybody = harm.group == "unspecified" or "unspecified" in groups
    return bool(groups) and (anybody or harm.group in groups)


def _sides(events: Telling, host: Draft, found: HarmAt) -> None:
    """Name the side that lost fighters, and people hurt by a gun, as told."""
    combatant = found.item.group == "combatant"
    if host.type == "clash":
        _party(events, host, found)
    if combatant and host.type in STRIKES and not host.targets:
        host.targets.extend(_losing_side(events, found))
    if combatant and host.type == "casualties":
        host.targets.extend(_losing_side(events, found))
    if host.type in ("detention", "abduction", "shooting"):
        for victim in found.victims:
            if victim.kind != "quantity" and not host.targets:
                host.targets.append(victim)


def _carried_on(events: Telling, found: HarmAt) -> Draft | None:
    """``وأدى ذلك إلى مقتل …``: the cause is told in the sentence before."""
    if events.drafts or found.head > 5 or not led_to(events.chunks, found.head):
        return None
    hosts = [
        d for d in events.previous if d.type in VIOLENCE and d.status == "asserted"
    ]
    return hosts[-1] if hosts else None


def _accident(events: Telling) -> bool:
    """Whether the sentence tells of an accident or an ordinary crime."""
    domains = events.codebook.domains
    return any(
        hit.lexeme.id in ("crime", "weather")
        for hit in domains.hits(events.sentence.tokens)
    )


def _accused(events: Telling, head: int) -> list[Chunk]:
    """Who is accused of deaths told right after, as of ``اتهمت المنظمة س بقتل خمسة``."""
    for draft in events.drafts:
        if accuses(draft, events.chunks) and 0 < head - draft.at <= _ACCUSED:
            return draft.targets
    return []


_ACCUSED: Final = 5


def _claimed(events: Telling, head: int) -> bool:
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


_ADMITTING: Final = ("اقر", "يقر", "تقر", "اعترف", "يعترف", "تعترف", "معترف")


def _party(events: Telling, host: Draft, found: HarmAt) -> None:
    """Fighters killed ``في مواجهات مع س`` were the other party to the clash."""
    if found.item.group != "combatant" or len(host.actors) > 1:
        return
    sides = [
        c
        for c in (*found.doer, *_losing_side(events, found))
        if (c.kind == "actor" or "actor" in c.alts or "head" in c.alts) and not _one(c)
    ]
    names = {fold_word(a.name) for a in host.actors}
    host.actors.extend(c for c in sides if fold_word(c.name) not in names)


def _one(chunk: Chunk) -> bool:
    """``جندي``: one man is no side."""
    hit = chunk.alts.get("group")
    return hit is not None and hit.lexeme.data[1] == "singular"


def _losing_side(events: Telling, found: HarmAt) -> list[Chunk]:
    """The armed side that lost people: ``العشرات من عناصر تنظيم …``."""
    sides: list[Chunk] = []
    armed = [
        c
        for c in found.victims
        if c.kind == "people" and {"head", "actor"} & set(c.alts) and " " in c.name
    ]
    for c in events.chunks[found.at + 1 : found.at + 5]:
        if c.kind == "actor" and (bool(sides or armed) == c.joined):
            sides.append(c)
        elif c.kind not in ("prep", "punct", "quote", "word"):
            break
    if armed and sides:
        return [*armed, *sides]
    return sides or [c for c in found.victims if c.kind == "people"]


def _new(events: Telling, k: int, kind: str, pos: str) -> Draft:
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


def _casualties(events: Telling, found: HarmAt) -> Draft:
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
        names = {fold_word(p.chunk.name) for p in known.places}
        here = {fold_word(p.chunk.name) for p in places}
        elsewhere = bool(names and here) and not names & here
        others = bool(found.doer) and found.doer[0] not in known.actors
        if members.share(chunks, found, known):
            own = {id(c) for c in members.own_places(chunks, found.at)}
            known.places = [p for p in known.places if id(p.chunk) not in own]
            known.summed = True
            break
        if near_by(chunks, known.at, k) and not elsewhere and not others:
            return known
    return _own_claim(events, found)


def _stands(events: Telling, found: HarmAt) -> tuple[int, list[PlaceDraft]]:
    """The chunk that tells harm, and the places that are told of it."""
    chunks = events.chunks
    own = [PlaceDraft(c) for c in members.own_places(chunks, found.at)]
    # A member of a list that has a place of its own may be a toll of its own.
    later = found.at > found.head and any(d.at == found.head for d in events.drafts)
    k = found.at if own and later else found.head
    return k, own or arguments.places_of(arguments.right(chunks, k, told=True))


def _own_claim(events: Telling, found: HarmAt, *, summed: bool = False) -> Draft:
    """The claim that harm makes by itself."""
    chunks = events.chunks
    k, places = _stands(events, found)
    # عدد النازحين: who were driven out are no casualties; one alone is no flight.
    gone = found.item.kind == "displaced" and found.item.low != 1
    draft = _new(events, k, "displacement" if gone else "casualties", "harm")
    draft.summed = summed
    draft.actors.extend(found.doer or _accused(events, found.head))
    if not finite(chunks[k]):
        arguments.light(draft, chunks, k)
    draft.places.extend(places)
    for argument in arguments.right(chunks, k):
        if argument.chunk.kind == "actor" and argument.relation in ("from", "for"):
            draft.targets.append(argument.chunk)
        elif argument.chunk.kind == "actor" and argument.relation == "by":
            draft.actors.append(argument.chunk)
    if not summed:
        events.places(draft, k)
    events.drafts.append(draft)
    return draft


def _losses(events: Telling) -> None:
    for found in losses(events.chunks):
        if status_of(events.chunks, found.head) != "asserted":
            if disowned(events.chunks, found.head):
                refuted = _loss_draft(events, found)
                refuted.status, refuted.losses = "denied", [found.item]
            continue
        hosts = [
            d
            for d in events.drafts
            if (d.type in HOSTS or d.type == "equipment_loss")
            and d.status == "asserted"
            and d.type not in _NO_LOSS
        ]
        if _taken(events.chunks[found.head]):  # استولوا على دبابتين: its own event
            hosts = [d for d in hosts if d.at == found.head]
        before = [d for d in hosts if d.at <= found.head]
        if before and _by_others(events.chunks, found, before[-1]):
            before, hosts = [], []
        if not before and events.chunks[found.head].joined:
            before = [d for d in events.drafts if d.type == "casualties" and d.actors]
        host = before[-1] if before else (hosts[0] if hosts else None)
        if host is None:
            host = _loss_draft(events, found)
        host.losses.append(found.item)


def _by_others(chunks: Sequence[Chunk], found: LossAt, host: Draft) -> bool:
    """``اقتحموا البلدة وهدمت الجرافات منازل``: a verb whose own subject did it."""
    doer = [c for c in chunks[found.head + 1 : found.at] if c.kind == "actor"]
    if not doer or not finite(chunks[found.head]) or host.at == found.head:
        return False
    names = {fold_word(a.name) for a in host.actors}
    return fold_word(doer[0].name) not in names


def _taken(head: Chunk) -> bool:
    """Whether a verb of control tells of things carried off."""
    hit = head.alts.get("trigger")
    return "loss" in head.alts and hit is not None and hit.lexeme.data.type == "control"


def _loss_draft(events: Telling, found: LossAt) -> Draft:
    chunks, k = events.chunks, found.head
    draft = _new(events, k, events.kinds.loss_type(chunks[found.at]), "loss")
    draft.actors.extend(found.doer)
    if not found.doer and finite(chunks[k]):
        draft.actors.extend(c for c in subject_before(chunks, k) if c.kind == "actor")
    elif not found.doer:
        arguments.light(draft, chunks, k)
    draft.places.extend(arguments.places_of(arguments.right(chunks, k)))
    events.places(draft, k)
    events.drafts.append(draft)
    return draft

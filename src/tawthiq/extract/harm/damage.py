"""Losses given to the events of a sentence, and claims that they make by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract import arguments
from tawthiq.extract.arguments import finite, subject_before
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import HOSTS, STRIKES, Draft
from tawthiq.extract.events.status import disowned, status_of
from tawthiq.extract.harm.casualties import new_draft
from tawthiq.extract.harm.hosts import led_to
from tawthiq.extract.harm.items import LossAt
from tawthiq.extract.harm.losses import losses
from tawthiq.extract.harm.telling import Telling
from tawthiq.text import fold_word

_NO_LOSS: Final = ("siege", "withdrawal", "abduction")


def give_losses(events: Telling) -> None:
    """Give the drafts of a sentence the losses that it tells."""
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
        after = [d for d in hosts[:1] if not _told_anew(events.chunks, found, d)]
        host = next(iter(before[-1:] or after), None)
        if host is None:
            host = _loss_draft(events, found)
        elif _by_itself(events.chunks, found, host):
            lender, host = host, _loss_draft(events, found)
            host.lender = lender
        host.losses.append(found.item)


def _by_itself(chunks: Sequence[Chunk], found: LossAt, host: Draft) -> bool:
    """``اندلعت اشتباكات وغنموا دبابتين``: losses that may be an event of their own.

    What a word of result leads to is the other event's, as is what attacks destroy.
    """
    head = chunks[found.head]
    if host.at == found.head or host.lender is not None or host.pos == "loss":
        return False
    struck = host.type in STRIKES and not (found.doer and host.at < found.head)
    tells = finite(head) or head.joined or host.at > found.head
    return tells and not struck and not led_to(chunks, found.head)


def _told_anew(chunks: Sequence[Chunk], found: LossAt, host: Draft) -> bool:
    """``دمر الجيش آليتين، مشيرا إلى مقتل خمسة بغارة``: what is told past a verb of saying."""
    return any(c.kind == "report" for c in chunks[found.at + 1 : host.at])


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
    draft = new_draft(events, k, events.kinds.loss_type(chunks[found.at]), "loss")
    draft.actors.extend(found.doer)
    if not found.doer and finite(chunks[k]):
        draft.actors.extend(c for c in subject_before(chunks, k) if c.kind == "actor")
    elif not found.doer:
        arguments.light(draft, chunks, k)
    draft.places.extend(arguments.places_of(arguments.right(chunks, k)))
    events.places(draft, k)
    events.drafts.append(draft)
    return draft

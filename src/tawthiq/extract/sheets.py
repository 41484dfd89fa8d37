"""Sheets: every sentence with its chunks, its speakers and its proposed events."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Codebook
from tawthiq.extract.chunking.chunker import chunks
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.completion import Sheet
from tawthiq.extract.events.drafts import SPEECH, Draft
from tawthiq.extract.events.kinds import Kinds
from tawthiq.extract.events.proposals import SentenceEvents
from tawthiq.extract.layout.page import Page
from tawthiq.extract.sources.attribution import stretches
from tawthiq.extract.sources.speakers import Speakers
from tawthiq.extract.surnames import full_names, marked
from tawthiq.text.dates import DateAt

# How many events back an event is compared with others: work stays linear.
RECENT: Final = 40


def sheets(
    page: Page, publisher: str, codebook: Codebook, kinds: Kinds, day: datetime.date
) -> list[Sheet]:
    """The sheets of a report.

    ``publisher``: its folded name; ``day``: the day that its words count from.
    """
    speakers = Speakers(publisher=publisher)
    made: list[Sheet] = []
    plain: list[Draft] = []
    mentions: list[str] = []
    previous: Sequence[Draft] = ()
    block = spoke = 0
    read = _read(page, codebook, day)
    surnames = full_names(read)
    read = [marked(found, surnames) for found in read]
    for sentence, found in zip(page.sentences, read, strict=True):
        before, since = speakers.chain, sentence.number - spoke
        told = stretches(found, speakers)
        spoke = sentence.number if told else spoke
        if sentence.paragraph - block > 1:
            previous = ()
        block = sentence.paragraph
        events = SentenceEvents(
            sentence,
            found,
            codebook,
            kinds,
            previous,
            plain[-RECENT:],
            mentions[-RECENT:],
            made[-1].events if made else None,
        )
        proposed = events.propose()
        plain.extend(d for d in proposed if d.sure)
        mentions.extend(events.mentions)
        speakers.spoke = _spoke(proposed)
        made.append(Sheet(sentence, found, told, before, since, events))
        previous = list(proposed) or previous
    return made


def _read(page: Page, codebook: Codebook, day: datetime.date) -> list[list[Chunk]]:
    """The chunks of every sentence of a report, each with the last date told before it."""
    read: list[list[Chunk]] = []
    told: DateAt | None = None
    for sentence, known in zip(page.sentences, page.known, strict=True):
        found = chunks(sentence, known, codebook, day, told)
        told = next((c.data for c in found[::-1] if c.kind == "time"), told)
        read.append(found)
    return read


def _spoke(proposed: Sequence[Draft]) -> Chunk | None:
    """Who speaks in a sentence, as its verbs of condemning and calling tell."""
    for d in proposed:
        if d.type in SPEECH and d.pos == "verb" and d.actors and d.sure:
            return d.actors[0]
    return None

"""Report → reading: the stages in order, each a function that ``explain`` can show."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from tawthiq.codebook import Codebook, Hit, Lexicon
from tawthiq.codebook.load import load
from tawthiq.collecting import no_collecting
from tawthiq.extract import bulletin, harm
from tawthiq.extract.attribution import stretches
from tawthiq.extract.chunker import chunks, known_words
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.claims import claims, placed
from tawthiq.extract.completion import Completion, Sheet
from tawthiq.extract.dating import count_from_main
from tawthiq.extract.domain import Domain
from tawthiq.extract.drafts import SPEECH, STRIKES, VIOLENCE, Draft, VictimDraft
from tawthiq.extract.events import SentenceEvents
from tawthiq.extract.judge import Judge, trained
from tawthiq.extract.kinds import Kinds
from tawthiq.extract.listing import Known, items
from tawthiq.extract.located import all_named, locate, with_places_of
from tawthiq.extract.merge import single, untold
from tawthiq.extract.participants import Given
from tawthiq.extract.persons import attach, persons, targeted, victims
from tawthiq.extract.sentences import Sentence, sentences
from tawthiq.extract.speakers import Speakers
from tawthiq.extract.stretch import Stretch
from tawthiq.extract.surnames import full_names, marked
from tawthiq.extract.tellers import Tellers
from tawthiq.extract.times import Timeline
from tawthiq.extract.twins import Told
from tawthiq.model import Reading, Report, Where
from tawthiq.places import Gazetteer, Resolver
from tawthiq.places.table import gazetteer
from tawthiq.text import Token, fold_word, tokenize
from tawthiq.text.dates import anchor, find_dates


class Stages(NamedTuple):
    """What each stage made of a report, for ``tawthiq explain``."""

    sentences: Sequence[Sentence]
    chunks: Sequence[Sequence[Chunk]]
    stretches: Sequence[Sequence[Stretch]]
    drafts: Sequence[Draft]
    today: datetime.date | None
    reading: Reading
    places: tuple[Where, ...]


class _Page(NamedTuple):
    """The words of a report: its sentences, what each word may begin, what it is about."""

    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    known: Sequence[Sequence[Sequence[Hit]]]
    domain: Domain


class Reader:
    """Reads reports by one codebook; safe to share between threads."""

    def __init__(
        self,
        codebook: Codebook | None = None,
        judge: Judge | None = None,
        places: Gazetteer | None = None,
    ) -> None:
        self.codebook = codebook or load()
        self.judge = judge or trained()
        self._resolver = Resolver(places or gazetteer())
        self._kinds = Kinds(self.codebook)
        self._furniture = frozenset(
            tuple(fold_word(w) for w in phrase.split())
            for phrase in self.codebook.grammar["furniture"]
        )

    def read(self, report: Report) -> Reading:
        """The claims and persons of a report; none where it is of no conflict."""
        return self.read_placed(report)[0]

    def read_placed(self, report: Report) -> tuple[Reading, tuple[Where, ...]]:
        """As ``read``, with every place that a report with claims names, in order."""
        with no_collecting():
            return self._read(report)

    def _read(self, report: Report) -> tuple[Reading, tuple[Where, ...]]:
        """As ``read_placed``; what it makes on the way is gone when it returns."""
        page = self._page(report)
        if not page.domain.promising:
            empty = Reading(report=report.info, text=report.text, persons=(), claims=())
            return empty, ()
        stages = self._stages(report, page)
        return stages.reading, stages.places

    def stages(self, report: Report) -> Stages:
        """The claims and persons of a report, with what each stage made."""
        return self._stages(report, self._page(report))

    def _page(self, report: Report) -> _Page:
        """The words of a report, and what it is about."""
        tokens = tokenize(report.text)
        parts = list(sentences(report.text, tokens, self._furniture))
        # Where a text tells a final ي from a final ى, ``علي`` is no ``على``.
        # A text that writes فى writes every final ي so.
        dotted = any(len(t.text) > _SHORT and t.text.endswith("ى") for t in tokens)
        dotted = dotted and not any(t.text in _UNDOTTED for t in tokens)
        parts, known = _itemised(parts, self.codebook.lexicon, dotted=dotted)
        domain = Domain(tokens, parts, known, self.codebook.domains)
        return _Page(tokens, parts, known, domain)

    def _stages(self, report: Report, page: _Page, doubt: int = 0) -> Stages:
        published = _date(report.info.published)
        today = anchor(page.tokens, published) or published
        # Which time is an event's does not hang on the day that it counts from.
        day = today or _SOME_DAY
        sheets = self._sheets(report, page, day)
        found = [s.chunks for s in sheets]
        domain = page.domain
        hopeful = domain.promising and domain.holds(
            t for s in sheets for t in s.events.types()
        )
        # Where no verdict could make this a report of conflict none is asked for.
        told = Told(
            (t for s in sheets if hopeful for t in s.tellings()),
            domain.strength,
            len(sheets),
            doubt,
        )
        timeline = Timeline(page.sentences if hopeful else (), found if hopeful else ())
        publisher = fold_word(report.info.source or "")
        tellers = Tellers.of(found if hopeful else (), publisher)
        paragraphs = [s.sentence.paragraph for s in sheets]
        listed = bulletin.read(found if hopeful else (), paragraphs, publisher)
        judge = self.judge.of(report.text)
        completion = Completion(judge, day, timeline, tellers)
        drafts: list[Draft] = []
        named: list[VictimDraft] = []
        previous: list[Draft] = []
        lead: list[Draft] = []  # the first dated event
        for sheet in sheets:
            events = sheet.events.settle(judge, told, previous) if hopeful else []
            completion.memory.learn(sheet.chunks)
            shared = Given()
            for n, draft in enumerate(events):
                before = [*lead, *drafts[-_RECENT:], *events[:n]]
                completion.complete(draft, sheet, before, shared)
                listed.fill(draft)
                harm.settle(draft, sheet.chunks, self.codebook.frames[draft.frame])
            harm.weigh(sheet.events, events, judge)
            # What harm alone told and no longer does is no claim.
            events = [d for d in events if d.harm or not _hollow(d)]
            named.extend(_name_victims(sheet.chunks, events, previous, report.text))
            count_from_main(events, previous)
            completion.cast.learn(
                sheet.chunks,
                sheet.sentence.number,
                events,
                headline=sheet.sentence.headline,
            )
            _credit(events, previous)
            _credit_named(events, drafts[-_RECENT:])
            drafts.extend(events)
            lead = lead or [d for d in events if d.date is not None][:1]
            previous = events or previous
        if today is None:
            _open_times(drafts, sheets)
        kept = [d for d in single(untold(drafts)) if not _history(d, today)]
        if not any(d.firm for d in kept if d.type in VIOLENCE):
            kept = [d for d in kept if d.firm]
        if not domain.holds(d.type for d in kept if d.status == "asserted"):
            kept = []
        # Who is blamed tells that something happened, if not what.
        told_none = all(d.type == "condemnation" for d in kept)
        if (
            _terse(page, told)
            and hopeful
            and self.judge.learnt
            and told_none
            and not doubt
        ):
            return self._stages(report, page, _DOUBT)
        pairs = with_places_of(kept, all_named(found)) if kept else []
        about = self.codebook.publishers.get(publisher, "")
        located = locate(pairs, found, self._resolver, about, today)
        reading = Reading(
            report=report.info,
            text=report.text,
            persons=persons(found, named) if domain.promising else (),
            claims=claims(
                kept,
                report.info.id,
                report.text,
                self.codebook,
                located,
            ),
        )
        return Stages(
            [s.sentence for s in sheets],
            found,
            [s.told for s in sheets],
            kept,
            today,
            reading,
            placed(pairs, located),
        )

    def _sheets(self, report: Report, page: _Page, day: datetime.date) -> list[Sheet]:
        """Every sentence with its chunks, its speakers and its proposed events."""
        speakers = Speakers(publisher=fold_word(report.info.source or ""))
        sheets: list[Sheet] = []
        plain: list[Draft] = []
        mentions: list[str] = []
        previous: Sequence[Draft] = ()
        block = spoke = 0
        read = [
            chunks(sentence, known, self.codebook, day)
            for sentence, known in zip(page.sentences, page.known, strict=True)
        ]
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
                self.codebook,
                self._kinds,
                previous,
                plain[-_RECENT:],
                mentions[-_RECENT:],
                sheets[-1].events if sheets else None,
            )
            proposed = events.propose()
            plain.extend(d for d in proposed if d.sure)
            mentions.extend(events.mentions)
            speakers.spoke = next(
                (
                    d.actors[0]
                    for d in proposed
                    if d.type in SPEECH and d.pos == "verb" and d.actors and d.sure
                ),
                None,
            )
            sheets.append(Sheet(sentence, found, told, before, since, events))
            previous = list(proposed) or previous
        return sheets


def _itemised(
    parts: Sequence[Sentence], lexicon: Lexicon, *, dotted: bool
) -> tuple[list[Sentence], list[Known]]:
    """The sentences, lists of events item by item, with what their words may begin."""
    cut: list[Sentence] = []
    known: list[Known] = []
    for sentence in parts:
        whole = known_words(sentence, lexicon, dotted=dotted)
        for item in items(sentence, whole):
            known.append(
                whole if item is sentence else known_words(item, lexicon, dotted=dotted)
            )
            cut.append(
                item if item.number == len(cut) else item._replace(number=len(cut))
            )
    return cut, known


_SHORT = 2  # letters
_UNDOTTED = frozenset(("فى", "الذى", "التى", "وفى", "والتى", "والذى"))
# A post of so many words is read again where it tells of war and no event was found:
# then an act of violence is taken for told though it is likelier not to be.
_POST_WORDS = 100
_DOUBT = 200  # hundredths of log-odds


def _hollow(draft: Draft) -> bool:
    """Whether a draft is nothing without harm: a toll that has no number of anybody."""
    told = draft.status == "asserted"
    return told and (draft.pos == "harm" or draft.type == "casualties")


def _terse(page: _Page, told: Told) -> bool:
    """Whether a report is a post that tells of war."""
    return told.brief and len(page.tokens) <= _POST_WORDS and page.domain.warlike


# How many events back an event is compared with others: work stays linear.
_RECENT = 40


def _name_victims(
    chunks_: Sequence[Chunk],
    events: Sequence[Draft],
    previous: Sequence[Draft],
    text: str,
) -> list[VictimDraft]:
    """The named victims of a sentence, each given to the event that harmed him."""
    named = victims(chunks_, text)
    aged = {v.start for v in named}
    found: list[VictimDraft] = []
    for draft in events:
        struck = [v for v in targeted(draft) if v.start not in aged]
        draft.victims.extend(struck)
        found.extend(struck)
    attach(named, events or previous)
    return [*found, *named]


def _date(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value[:10]) if value else None


# Stands for the day of publication while a report without one is read.
_SOME_DAY = datetime.date(2000, 1, 3)


def _open_times(drafts: Sequence[Draft], sheets: Sequence[Sheet]) -> None:
    """Leave open what only a day of publication could date (``أمس``, ``في 5 أيار``)."""
    known = {
        sheet.sentence.tokens[at.first].start: at
        for sheet in sheets
        for at in find_dates(sheet.sentence.tokens, None)
    }
    for draft in drafts:
        if draft.date is not None:
            at = known.get(draft.date.start)
            draft.date = replace(draft.date, at=at) if at is not None else None


_HISTORY = datetime.timedelta(days=6 * 365)


def _history(draft: Draft, today: datetime.date | None) -> bool:
    """Whether an event lies so far back that it is a lesson of history, no news."""
    if draft.date is None or today is None or draft.date.at.to is None:
        return False
    return today - draft.date.at.to > _HISTORY


def _credit(events: Sequence[Draft], previous: Sequence[Draft]) -> None:
    """Who claims an attack did it, as its claim says: ``تبنى تنظيم … التفجير``."""
    for claim in events:
        if claim.type != "responsibility" or claim.status != "asserted":
            continue
        told = [d for d in events if 0 < d.at - claim.at <= 12] or (
            [d for d in events if d.at < claim.at] if claim.anaphoric else previous
        )
        for draft in told:
            if draft.type in STRIKES and not draft.actors:
                draft.actors = list(claim.actors)
                draft.why.append("responsibility claimed")


def _credit_named(events: Sequence[Draft], before: Sequence[Draft]) -> None:
    """A claim of responsibility names the places: the attacks told there are theirs."""
    claims_ = [e for e in events if e.type == "responsibility" and e.actors]
    if not claims_:
        return
    told = [e for e in events if e.type in STRIKES and e.at > claims_[0].at]
    names = {fold_word(p.chunk.name) for e in told for p in e.places}
    for draft in before:
        places = {fold_word(p.chunk.name) for p in draft.places}
        if draft.type in STRIKES and not draft.actors and places & names:
            draft.actors = list(claims_[0].actors)
            draft.why.append("responsibility claimed")

"""Report → reading: the stages in order, each a function that ``explain`` can show."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from tawthiq.codebook import Codebook
from tawthiq.codebook.load import load
from tawthiq.collecting import no_collecting
from tawthiq.extract import harm
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.claims import claims, placed
from tawthiq.extract.completion import Completion, Sheet
from tawthiq.extract.events.credit import credit, credit_named
from tawthiq.extract.events.drafts import VIOLENCE, Draft, VictimDraft
from tawthiq.extract.events.kinds import Kinds
from tawthiq.extract.events.settling import settle
from tawthiq.extract.judging.judge import Judge, trained
from tawthiq.extract.judging.twins import Told
from tawthiq.extract.layout import bulletin
from tawthiq.extract.layout.domain import Domain
from tawthiq.extract.layout.page import Page, opened
from tawthiq.extract.layout.sentences import Sentence
from tawthiq.extract.located import Publisher, all_named, locate, with_places_of
from tawthiq.extract.merge import single, untold
from tawthiq.extract.names.outlets import publisher_of
from tawthiq.extract.persons import attach, on_roll, persons, targeted, victims
from tawthiq.extract.roles.participants import Given
from tawthiq.extract.sheets import RECENT, sheets
from tawthiq.extract.sources.stretch import Stretch
from tawthiq.extract.sources.tellers import Tellers
from tawthiq.extract.times import Timeline
from tawthiq.extract.times.dating import count_from_main
from tawthiq.model import Reading, Report, Where
from tawthiq.places import Gazetteer, Resolver
from tawthiq.places.table import gazetteer
from tawthiq.text import fold_word
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
    publisher: Publisher


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

    def _page(self, report: Report) -> Page:
        publisher = report.info.source or ""
        return opened(report.text, self._furniture, self.codebook, publisher)

    def _stages(self, report: Report, page: Page, doubt: int = 0) -> Stages:
        published = _date(report.info.published)
        today = anchor(page.tokens, published) or published
        # Which time is an event's does not hang on the day that it counts from.
        day = today or _SOME_DAY
        publisher = publisher_of(report.info)
        made = sheets(page, publisher, self.codebook, self._kinds, day)
        found = [s.chunks for s in made]
        domain = page.domain
        hopeful = domain.promising and domain.holds(
            t for s in made for t in s.events.types()
        )
        # Where no verdict could make this a report of conflict none is asked for.
        told = Told(
            (t for s in made if hopeful for t in s.tellings()),
            domain.strength,
            len(made),
            doubt,
        )
        judge = self.judge.of(report.text)
        read = found if hopeful else ()
        timeline = Timeline(page.sentences if hopeful else (), read, day)
        completion = Completion(judge, day, timeline, Tellers.of(read, publisher))
        paragraphs = [s.sentence.paragraph for s in made]
        listed = bulletin.read(read, paragraphs, publisher)
        drafts, named = self._drafts(
            made, told if hopeful else None, judge, completion, listed
        )
        if today is None:
            _open_times(drafts, made)
        _foretell(drafts, today)
        kept = _kept(drafts, domain, today)
        if hopeful and not doubt and self._hides_an_act(page, told, kept):
            return self._stages(report, page, _DOUBT)
        pairs = with_places_of(kept, all_named(found)) if kept else []
        about = Publisher(self.codebook.publishers.get(publisher, ""), page.homes)
        located = locate(pairs, found, self._resolver, about, today)
        reading = Reading(
            report=report.info,
            text=report.text,
            persons=persons(found, named) if domain.promising else (),
            claims=claims(kept, report.info.id, report.text, self.codebook, located),
        )
        return Stages(
            [s.sentence for s in made],
            found,
            [s.told for s in made],
            kept,
            today,
            reading,
            placed(pairs, located),
            about,
        )

    def _drafts(
        self,
        made: Sequence[Sheet],
        told: Told | None,
        judge: Judge,
        completion: Completion,
        listed: bulletin.Bulletin,
    ) -> tuple[list[Draft], list[VictimDraft]]:
        """The events that a report tells, in order, and the victims that it names.

        ``told``: all that may tell an event; None where no verdict is asked for.
        """
        drafts: list[Draft] = []
        named: list[VictimDraft] = []
        previous: list[Draft] = []
        lead: list[Draft] = []  # the first dated event
        rolled = on_roll([s.chunks for s in made])
        for n, sheet in enumerate(made):
            events = (
                settle(sheet.events, judge, told, previous) if told is not None else []
            )
            before = [*lead, *drafts[-RECENT:]]
            self._complete(events, sheet, before, completion, listed)
            harm.weigh(sheet.events, events, judge)
            harm.supersede([*drafts[-RECENT:], *events], sheet.chunks)
            # What harm alone told and no longer does is no claim.
            events = [d for d in events if d.harm or not _hollow(d)]
            named.extend(_name_victims(sheet, events, previous, listed=n in rolled))
            count_from_main(events, previous)
            completion.cast.learn(
                sheet.chunks,
                sheet.sentence.number,
                events,
                headline=sheet.sentence.headline,
            )
            credit(events, previous)
            credit_named(events, drafts[-RECENT:])
            drafts.extend(events)
            lead = lead or [d for d in events if d.date is not None][:1]
            previous = events or previous
        return drafts, named

    def _complete(
        self,
        events: Sequence[Draft],
        sheet: Sheet,
        before: Sequence[Draft],
        completion: Completion,
        listed: bulletin.Bulletin,
    ) -> None:
        """Fill the drafts of a sentence; ``before``: the events told so far."""
        completion.memory.learn(sheet.chunks)
        shared = Given()
        for n, draft in enumerate(events):
            completion.complete(draft, sheet, [*before, *events[:n]], shared)
            listed.fill(draft)
            harm.settle(draft, sheet.chunks, self.codebook.frames[draft.frame])

    def _hides_an_act(self, page: Page, told: Told, kept: Sequence[Draft]) -> bool:
        """Whether a post tells of war and no event was found in it.

        Who is blamed tells that something happened, if not what.
        """
        terse = told.brief and len(page.tokens) <= _POST_WORDS and page.domain.warlike
        told_none = all(d.type == "condemnation" for d in kept)
        return terse and self.judge.learnt and told_none


def _kept(
    drafts: Sequence[Draft], domain: Domain, today: datetime.date | None
) -> list[Draft]:
    """The drafts that are claims: each told once, in our time, and of a conflict."""
    kept = [d for d in single(untold(drafts)) if not _history(d, today)]
    if not any(d.firm for d in kept if d.type in VIOLENCE):
        kept = [d for d in kept if d.firm]
    told = domain.holds(d.type for d in kept if d.status == "asserted")
    return kept if told else []


# A post of so many words is read again where it tells of war and no event was found:
# then an act of violence is taken for told though it is likelier not to be.
_POST_WORDS = 100
_DOUBT = 200  # hundredths of log-odds


def _hollow(draft: Draft) -> bool:
    """Whether a draft is nothing without harm: a toll that has no number of anybody."""
    told = draft.status == "asserted"
    return told and (draft.pos == "harm" or draft.type == "casualties")


def _name_victims(
    sheet: Sheet, events: Sequence[Draft], previous: Sequence[Draft], *, listed: bool
) -> list[VictimDraft]:
    """The named victims of a sentence, each given to the event that harmed him."""
    named = victims(sheet.chunks, sheet.sentence.text, listed=listed)
    aged = {v.start for v in named}
    found: list[VictimDraft] = []
    for draft in events:
        struck = [v for v in targeted(draft, sheet.chunks) if v.start not in aged]
        draft.victims.extend(struck)
        found.extend(struck)
    attach(named, events or previous)
    return [*found, *named]


def _date(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value[:10]) if value else None


# Stands for the day of publication while a report without one is read.
_SOME_DAY = datetime.date(2000, 1, 3)


def _open_times(drafts: Sequence[Draft], made: Sequence[Sheet]) -> None:
    """Leave open what only a day of publication could date (``أمس``, ``في 5 أيار``)."""
    known = {
        sheet.sentence.tokens[at.first].start: at
        for sheet in made
        for at in find_dates(sheet.sentence.tokens, None)
    }
    for draft in drafts:
        if draft.date is not None:
            at = known.get(draft.date.start)
            draft.date = replace(draft.date, at=at) if at is not None else None


def _foretell(drafts: Sequence[Draft], today: datetime.date | None) -> None:
    """What lies ahead is intended, as all of it is in gold; nobody was struck then."""
    for draft in drafts:
        first = draft.date.at.from_ if draft.date is not None else None
        if first is None or today is None or first <= today:
            continue
        if draft.type in VIOLENCE or draft.type == "casualties":
            draft.date = None  # بعد ثلاثة أسابيع رجع الطيران
        elif draft.status == "asserted":
            draft.status = "intended"


# Graves and verdicts of the war in Syria's first years are news a dozen years on.
_HISTORY = datetime.timedelta(days=13 * 365)


def _history(draft: Draft, today: datetime.date | None) -> bool:
    """Whether an event lies so far back that it is a lesson of history, no news."""
    if draft.date is None or today is None or draft.date.at.to is None:
        return False
    return today - draft.date.at.to > _HISTORY

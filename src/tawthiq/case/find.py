"""Finding claims and reports of a case by words, place, date, type, source, actor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from django.db.models import Q, QuerySet

from tawthiq.case import words
from tawthiq.case.fault import told
from tawthiq.case.models import Claim, ClaimValue, Judgement, Report
from tawthiq.case.standing import standing

_PAGE: Final = 200


class Asked(NamedTuple):
    """What is looked for; everything given must hold.

    ``words`` are looked up in the text of the reports.  ``places``, ``sources``,
    ``actors`` are names (folded for comparison) or ids; several of one kind must all
    hold, so that ``الزهراء`` and ``حلب`` tell one ``الزهراء`` from the others.  ``since``
    and ``until`` are ISO days: the claim's own date lies between them, or where it has
    none, its report's publication.
    """

    words: str = ""
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    language: str | None = None

    @property
    def of_claims(self) -> bool:
        """Whether something is asked that only claims have."""
        return bool(self.places or self.actors or self.types)


class Found(NamedTuple):
    """A claim with its report, and the judgement that stands over it."""

    claim: Claim
    report: Report
    judgement: Judgement | None


def claims(asked: Asked) -> Iterator[Found]:
    """The current claims that fit, by publication and place in the text.

    Raises ``CaseError`` for words that hold no word.
    """
    rows = Claim.objects.filter(until=None)
    for slot, names in (("place", asked.places), ("actor", asked.actors)):
        for name in names:
            rows = rows.filter(_valued(slot, name))
    for name in asked.sources:
        rows = rows.filter(_valued("source", name) | _published_by("report__", name))
    if asked.types:
        rows = rows.filter(type__in=asked.types)
    rows = rows.filter(_between(asked))
    if asked.words:
        rows = _with_words(rows, "report__in", asked.words)
    rows = rows.select_related("report").order_by("report__published", "report", "pk")
    with told():
        yield from _judged(rows)


def reports(asked: Asked) -> Iterator[Report]:
    """The reports that fit; what only claims have is not looked at."""
    rows = Report.objects.all()
    for name in asked.sources:
        rows = rows.filter(_published_by("", name))
    if asked.since:
        rows = rows.filter(published__gte=asked.since)
    if asked.until:
        rows = rows.filter(published__lt=asked.until + "~")
    if asked.language:
        rows = rows.filter(language=asked.language)
    if asked.words:
        rows = _with_words(rows, "pk__in", asked.words)
    with told():
        yield from rows.order_by("published", "pk").iterator(_PAGE)


def _valued(slot: str, name: str) -> Q:
    named = Q(name=words.folded(name)) | Q(ident=name)
    return Q(pk__in=ClaimValue.objects.filter(named, slot=slot).values("claim"))


def _published_by(prefix: str, name: str) -> Q:
    return Q(**{f"{prefix}publisher": name})


def _between(asked: Asked) -> Q:
    test = Q()
    undated = Q(date_from=None, date_to=None)
    if asked.since:
        told_since = Q(date_to__gte=asked.since) | Q(
            date_to=None, date_from__gte=asked.since
        )
        test &= told_since | (undated & Q(report__published__gte=asked.since))
    if asked.until:
        last = asked.until + "~"  # after every time of that day
        told_until = Q(date_from__lte=asked.until) | Q(
            date_from=None, date_to__lte=asked.until
        )
        test &= told_until | (undated & Q(report__published__lt=last))
    return test


def _with_words(rows: QuerySet[Any], field: str, asked: str) -> QuerySet[Any]:
    return rows.filter(**{field: words.reports(words.asked(asked))})


def _judged(rows: QuerySet[Claim]) -> Iterator[Found]:
    page: list[Claim] = []
    for row in rows.iterator(_PAGE):
        page.append(row)
        if len(page) == _PAGE:
            yield from _with_judgements(page)
            page = []
    yield from _with_judgements(page)


def _with_judgements(page: list[Claim]) -> Iterator[Found]:
    judged = standing([row.key for row in page])
    for row in page:
        yield Found(row, row.report, judged.get(row.key))

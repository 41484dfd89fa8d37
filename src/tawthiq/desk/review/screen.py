"""What the review page shows of a report, put together; a handful of queries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode, urlsplit

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tawthiq.case.models import Judgement, Report, Scene
from tawthiq.case.pages import begins
from tawthiq.case.stale import incidents_of
from tawthiq.desk.review.fields import Field, fields, marks
from tawthiq.desk.review.held import Held
from tawthiq.desk.review.marking import Mark, markup
from tawthiq.desk.review.words import said, source_kind
from tawthiq.model import Claim

_COPIES: Final = 20
_WORDS: Final = 60  # characters of what names an event, in the list


class Line(NamedTuple):
    """A claim in the list beside the text, in the words of the interface."""

    type: str
    words: str
    status: str  # nothing where it is asserted, as most are
    state: str
    verdict: str
    href: str
    selected: bool


class Link(NamedTuple):
    """One of those through whom a claim came: who, and which words say so."""

    name: str
    kind: str
    value: str  # the name of the value that its words are marked with


class Printed(NamedTuple):
    """A claim as it stands on paper, beside all others of its report."""

    held: Held
    type: str
    denied: bool
    chain: list[Link]
    fields: list[Field]


class Selected(NamedTuple):
    """The claim that is open."""

    held: Held
    fields: list[Field]
    chain: list[Link]
    denied: bool
    differing: list[tuple[Field, Field]]
    incident: str
    quote: str

    @property
    def history(self) -> tuple[Judgement, ...]:
        """Its judgements, the newest first."""
        return self.held.history[::-1]

    @property
    def numbered(self) -> Iterator[tuple[Field, str]]:
        """Its fields, each with the digit that opens it; those without a value have none."""
        digits = iter("123456789")
        for field in self.fields:
            yield field, next(digits, "") if field.values else ""


def report(key: str) -> Report | None:
    """The report of a key, or of its first letters where they tell one."""
    if not key.isalnum():  # PostgreSQL refuses what no key has
        return None
    found = list(Report.objects.filter(begins("key", key))[:2])
    return found[0] if len(found) == 1 else None


def address(report: Report, reason: str = "", **options: str | int) -> str:
    """The address of the review page, with what is given."""
    asked = {k: v for k, v in {**options, "reason": reason}.items() if v != ""}
    page = reverse("review", args=[report.key])
    return f"{page}?{urlencode(asked)}" if asked else page


def lines(
    report: Report, held: list[Held], current: Held | None, reason: str
) -> list[Line]:
    """The claims of a report, as the list has them."""
    names: dict[tuple[str, str], str] = {}

    def word(kind: str, value: str) -> str:
        if (kind, value) not in names:
            names[kind, value] = said(kind, value)
        return names[kind, value]

    found = []
    for one in held:
        value, status = one.stands(), one.stands()["status"]
        found.append(
            Line(
                word("type", value["type"]),
                value["trigger"]["text"][:_WORDS],
                "" if status == "asserted" else word("status", status),
                one.state,
                word("verdict", one.state),
                address(report, reason, claim=one.key),
                one is current,
            )
        )
    return found


def text(
    report: Report,
    held: list[Held],
    current: Held | None,
    reason: str,
    graphic: Sequence[tuple[int, int]] = (),
    *,
    headline: bool = False,
) -> SafeString:
    """The text with the words of the open claim, and ways to the others."""
    drawn: list[Mark] = list(marks(current.contract())) if current else []
    ways: dict[tuple[int, int], str] = {}  # two claims may have one trigger
    for one in held:
        trigger = one.value["trigger"]
        if one is not current:
            ways.setdefault((trigger["start"], trigger["end"]), one.key)
    for (start, end), key in ways.items():
        href = address(report, reason, claim=key)
        drawn.append(Mark(start, end, key, "other", href))
    return markup(report.text, drawn, graphic, hint=hint(), headline=headline)


def hint() -> str:
    """What a graphic passage says to whoever points at it."""
    return _(
        "A graphic passage: point at it, or go to it with the keyboard, to read it"
    )


def selected(report: Report, held: Held) -> Selected:
    """The open claim: fields, the chain of its sources, what changed, its incident."""
    claim = held.contract()
    machine = held.machine()
    return Selected(
        held,
        fields(claim, machine),
        _chain(report, claim),
        claim.status == "denied",
        _differing(held) if held.changed else [],
        _incident(report, held.key),
        claim.quote.text,
    )


def printed(report: Report, held: list[Held]) -> Iterator[Printed]:
    """All claims of a report as they stand."""
    for one in held:
        claim = one.contract()
        told = [field for field in fields(claim) if field.values]
        kind = told.pop(0).values[0].text
        denied = claim.status == "denied"
        yield Printed(one, kind, denied, _chain(report, claim), told)


def copies(report: Report) -> list[Report]:
    """Other reports that carry the same text, the first ones."""
    rows = Report.objects.filter(family=report.family).exclude(pk=report.pk)
    return list(rows.only("key", "title", "publisher", "published")[: _COPIES + 1])


def link(report: Report) -> str:
    """The report's own address, where it is one of the web."""
    url = report.url or ""
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        return ""
    return url if scheme in {"http", "https"} else ""


def decided(judgement: Judgement, base: Claim) -> list[Field]:
    """The fields that a judgement sets."""
    told: Mapping[str, Any] = json.loads(judgement.correction)
    claim = Claim.model_validate({**base.to_dict(), **told})
    return [f for f in fields(claim) if f.kind in told]


def _differing(held: Held) -> list[tuple[Field, Field]]:
    """The fields as they were decided and as they are read now, where these differ."""
    if held.gone:
        return []
    pairs = zip(fields(held.decided()), fields(held.machine()), strict=True)
    return [(then, now) for then, now in pairs if then.values != now.values]


def _chain(report: Report, claim: Claim) -> list[Link]:
    first = Link(report.publisher or _("a publisher that is not told"), "", "")
    told = [
        Link(s.name, source_kind(s.kind), f"sources-{n}")
        for n, s in enumerate(claim.sources)
    ]
    return [first, *told]


def _incident(report: Report, key: str) -> str:
    found = incidents_of([key], Scene.objects.filter(report=report))
    return found[key][1] if key in found else ""

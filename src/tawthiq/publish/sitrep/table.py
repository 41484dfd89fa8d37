"""The table of incidents: a row each, the toll with the words that tell it."""

from __future__ import annotations

from typing import Final

from tawthiq.incident import Incident
from tawthiq.incident.numbers import Policy
from tawthiq.model import Harm, Span
from tawthiq.publish.sitrep.anchors import code_link
from tawthiq.publish.sitrep.markup import Html, joined, run, tag
from tawthiq.publish.sitrep.words import Words

_COLUMNS: Final = (
    "c_code",
    "c_date",
    "c_place",
    "c_type",
    "c_killed",
    "c_injured",
    "c_sources",
    "c_grade",
)
_MOST_WORDS: Final = 3
_NEAR: Final = 40  # characters from the word that counts to the people counted


def table(incidents: tuple[Incident, ...], policy: Policy, words: Words) -> Html:
    """All incidents of the report."""
    head = tag("tr", *(tag("th", words(c), scope="col") for c in _COLUMNS))
    rows = (_row(i, policy, words) for i in incidents)
    return tag("table", tag("thead", head), tag("tbody", *rows), class_="incidents")


def told(incident: Incident, kind: str, most: int | None = None) -> list[str]:
    """The words with which claims tell a toll, each once."""
    both = (kind, "killed_or_injured")
    found = [
        " ".join(_worded(h, t.claim.quote).split())
        for t in incident.tellings
        for h in t.claim.harm
        if h.kind in both and h.text.strip()
    ]
    vague = [t.words for t in incident.tolls if t.kind in both and t.words]
    return list(dict.fromkeys(found or vague))[:most]


def _worded(harm: Harm, quote: Span) -> str:
    """Who was harmed, from the word on that says how many: ``عشرات من المدنيين``."""
    before = quote.text[: max(0, harm.start - quote.start)]
    if harm.form != "vague" or not harm.words:
        return harm.text
    at = before.rfind(harm.words)
    if at >= 0 and len(before) - at <= _NEAR:
        return before[at:] + harm.text
    return harm.text if harm.words in harm.text else f"{harm.words}: {harm.text}"


def unreviewed(incident: Incident, words: Words) -> Html:
    """The mark of an incident that nobody approved; empty for others."""
    if incident.state == "approved":
        return Html("")
    return tag("span", words("unreviewed_mark"), class_="unreviewed")


def _row(incident: Incident, policy: Policy, words: Words) -> Html:
    grade = incident.grade.stands
    return tag(
        "tr",
        tag("td", code_link(incident)),
        tag("td", words.when(incident), class_="date"),
        tag("td", words.where(incident)),
        tag("td", words.type(incident.type)),
        _toll(incident, "killed", policy, words),
        _toll(incident, "injured", policy, words),
        tag("td", words.number(incident.sources), class_="num"),
        tag(
            "td",
            words.value("grade", grade) if grade else "—",
            unreviewed(incident, words),
        ),
    )


def _toll(incident: Incident, kind: str, policy: Policy, words: Words) -> Html:
    range_ = policy.range(incident.tolls, kind)
    said = [
        words("words_told", words=run(w)) for w in told(incident, kind, _MOST_WORDS)
    ]
    lines = [tag("small", s) for s in said] if range_ else []
    return tag("td", tag("b", words.range(range_)), joined(lines), class_="toll")

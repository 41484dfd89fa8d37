"""The claims of an incident in their own words, and the reports that they stand in."""

from __future__ import annotations

import re
from typing import Final

from tawthiq.incident import Incident, Source, Telling
from tawthiq.model import Claim
from tawthiq.publish.sitrep.anchors import claim_anchor, link, source_anchor
from tawthiq.publish.sitrep.markup import Html, direction, joined, quoted, run, tag
from tawthiq.publish.sitrep.words import Words

_WEB: Final = re.compile(r"https?://[^\s\x00-\x20]+", re.IGNORECASE)


def claims(incident: Incident, words: Words) -> Html:
    """What each claim says, who says it, and what a person decided of it."""
    if not incident.tellings:
        return tag("p", words("no_claims"), class_="quiet")
    order = [s.report for s in _reports(incident)]
    items = [
        _claim(incident, telling, n, order.index(telling.source.report) + 1, words)
        for n, telling in enumerate(incident.tellings, 1)
    ]
    return tag("ol", *items, class_="claims")


def sources(incident: Incident, words: Words) -> Html:
    """The reports that tell an incident, as a citation needs them."""
    reports = _reports(incident)
    if not reports:
        return Html("")
    first: dict[str, int] = {}
    for n, source in enumerate(reports, 1):
        first.setdefault(source.family, n)
    items = [
        _source(incident.code, n, source, first[source.family], words)
        for n, source in enumerate(reports, 1)
    ]
    heading = tag("h4", words("i_sources"))
    return joined([heading, tag("ol", *items, class_="sources")])


def _reports(incident: Incident) -> list[Source]:
    found: dict[str, Source] = {}
    for telling in incident.tellings:
        found.setdefault(telling.source.report, telling.source)
    return list(found.values())


def _claim(
    incident: Incident, telling: Telling, n: int, report: int, words: Words
) -> Html:
    claim, language = telling.claim, telling.source.language
    to = source_anchor(incident.code, report)
    who = [_publisher(telling.source, words)]
    who += [words("citing", name=run(s.name)) for s in claim.sources]
    notes = [words(f"v_{telling.verdict}")]
    if claim.status != "asserted":
        notes.append(tag("strong", words(f"is_{claim.status}")))
    mine = [t for t in incident.tolls if t.claim == claim.id]
    if any(t.sum for t in mine):
        notes.append(words("is_sum"))
    if any(t.superseded for t in mine):
        notes.append(words("is_superseded"))
    number = link(to, words("source_n", n=words.number(report)), "source")
    by = [words.series(who), words("semicolon"), number]
    return tag(
        "li",
        tag(
            "blockquote",
            quoted(claim.quote.text, _told(claim)),
            lang=language,
            dir=direction(claim.quote.text),
        ),
        tag("p", joined(by), class_="who"),
        tag("p", words.series(notes, "semicolon"), class_="quiet"),
        id=claim_anchor(incident.code, n),
    )


def _told(claim: Claim) -> list[tuple[int, int]]:
    """Where the words of the toll stand in the quote, as whole words.

    A redacted quote may have moved them: then they are not marked.
    """
    quote = claim.quote
    found: list[tuple[int, int]] = []
    for harm in claim.harm:
        start, end = harm.start - quote.start, harm.end - quote.start
        if start < 0 or not harm.text or quote.text[start:end] != harm.text:
            continue
        while start and quote.text[start - 1].isalnum():
            start -= 1
        while end < len(quote.text) and quote.text[end].isalnum():
            end += 1
        found.append((start, end))
    return found


def _publisher(source: Source, words: Words) -> Html:
    return run(source.publisher) if source.publisher else words("no_publisher")


def _source(code: str, n: int, source: Source, first: int, words: Words) -> Html:
    title = run(source.title) if source.title else Html("")
    cited = [_publisher(source, words), title]
    day = source.published
    dates = [words("published", day=words.day(day)) if day else words("not_published")]
    day = source.retrieved
    kept = words("retrieved", day=words.day(day)) if day else words("not_retrieved")
    dates.append(kept)
    if first != n:
        dates.append(words("same_text", n=words.number(first)))
    return tag(
        "li",
        tag("div", words.series([c for c in cited if c], "colon")),
        tag("div", words.series(dates, "semicolon")),
        tag("div", _address(source.url)) if source.url else "",
        tag(
            "div",
            words("hash"),
            " ",
            tag("bdi", source.sha256, dir="ltr"),
            class_="hash",
        ),
        id=source_anchor(code, n),
    )


def _address(url: str) -> Html:
    """An address, as a link where it is one of the web and holds nothing strange."""
    shown = tag("bdi", url, dir="ltr", class_="url")
    if not _WEB.fullmatch(url) or not url.isprintable():
        return shown
    return tag("a", shown, href=url, rel="noopener noreferrer nofollow")

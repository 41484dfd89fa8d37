"""The page: the parts of the report, one after the other, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tawthiq.incident import numbers
from tawthiq.publish.format import Settings
from tawthiq.publish.sitrep import map as places
from tawthiq.publish.sitrep import timeline
from tawthiq.publish.sitrep.account import account
from tawthiq.publish.sitrep.figures import figures
from tawthiq.publish.sitrep.markup import Html, css_string, joined, plain, run, tag
from tawthiq.publish.sitrep.scope import Scope
from tawthiq.publish.sitrep.summary import basis, headline, paragraphs
from tawthiq.publish.sitrep.table import table
from tawthiq.publish.sitrep.words import Words

_STYLE: Final = Path(__file__).with_name("style.css")
_METHOD: Final = (
    "m_what",
    "m_machine",
    "m_sources",
    "m_groups",
    "m_blame",
    "m_places",
    "m_not",
)


def page(scoped: Scope, settings: Settings, words: Words) -> Html:
    """The report as one HTML page that asks for nothing else."""
    policy = numbers.policy(settings.policy)
    named = words(
        "version",
        name=tag("bdi", policy.name, dir="ltr"),
        n=words.digits(policy.version),
    )
    told = scoped.incidents
    counted = figures(scoped, policy)
    codes = frozenset(i.code for i in told)
    parts = [_header(scoped, settings, words, named)]
    if told:
        parts += [
            headline(counted, words),
            _part("summary", paragraphs(counted, words, named), words),
            _part("timeline", timeline.chart(told, settings, words), words),
            _part("map", places.chart(told, words), words),
            _part("table", table(told, policy, words), words),
            _part(
                "details", joined(account(i, policy, words, codes) for i in told), words
            ),
            _part("basis", basis(counted, words), words),
        ]
    else:
        parts.append(tag("p", words("empty"), class_="empty"))
    parts.append(_part("method", _method(scoped, settings, words, named), words))
    title = _title(settings, words)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=settings.tool),
        tag("title", plain(title)),
        tag("style", _style(title, words)),
    )
    body = tag("body", tag("main", *(p for p in parts if p)))
    root = tag("html", head, body, lang=words.lang, dir=words.dir)
    return Html(f"<!DOCTYPE html>\n{root}\n")


def _part(key: str, content: Html, words: Words) -> Html:
    if not content:
        return content
    return tag("section", tag("h2", words(key)), content, id=key)


def _title(settings: Settings, words: Words) -> str:
    name = words("report")
    return f"{name}: {settings.title}" if settings.title else name


def _header(scoped: Scope, settings: Settings, words: Words, policy: Html) -> Html:
    facts = [
        (words("period"), _period(settings, words)),
        (words("area"), run(settings.area) if settings.area else words("everywhere")),
        (words("policy_line"), policy),
    ]
    banner = any(i.state != "approved" for i in scoped.incidents)
    return tag(
        "header",
        tag("p", words("report"), class_="kind"),
        tag("h1", run(settings.title) if settings.title else words("report")),
        tag("dl", *(tag("div", tag("dt", k), " ", tag("dd", v)) for k, v in facts)),
        tag("p", words("banner"), class_="banner") if banner else "",
    )


def _period(settings: Settings, words: Words) -> Html:
    since, until = settings.since, settings.until
    if since and until:
        return words.days(since, until)
    if since:
        return words("since", day=words.day(since))
    if until:
        return words("until", day=words.day(until))
    return words("any_time")


def _method(scoped: Scope, settings: Settings, words: Words, policy: Html) -> Html:
    notes = [words(key) for key in _METHOD]
    notes.insert(1, words("m_policy", policy=policy))
    for key, codes in (("m_undated", scoped.undated), ("m_unplaced", scoped.unplaced)):
        if codes:
            notes.append(words(key, list=words.series([run(c) for c in codes])))
    case = words("m_case", case=run(settings.case)) if settings.case else Html("")
    tool = tag("bdi", settings.tool, dir="ltr")
    notes.append(words("m_made", tool=tool, case=case))
    return joined(tag("p", note) for note in notes)


def _style(title: str, words: Words) -> Html:
    """The style sheet, with what differs by report: the running title and the digits."""
    numbering = "arabic-indic" if words.arabic_digits else "decimal"
    before, of = words.page()
    count = (
        f'"{before} " counter(page, {numbering}) " {of} " counter(pages, {numbering})'
    )
    running = (
        f"@page {{ @top-center {{ content: {css_string(title)};"
        f" direction: {words.dir} }}"
        f" @bottom-center {{ content: {count}; direction: {words.dir} }} }}\n"
        "@page :first { @top-center { content: none } }\n"
    )
    return Html(f"{_STYLE.read_text(encoding='utf-8')}{running}")

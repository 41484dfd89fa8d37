"""An incident in full: its facts, its claims in their own words, who says them."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.incident import Incident, Opinion, Party
from tawthiq.incident.numbers import Policy
from tawthiq.publish.sitrep.anchors import anchor, link
from tawthiq.publish.sitrep.claims import claims, sources
from tawthiq.publish.sitrep.figures import GROUPS
from tawthiq.publish.sitrep.markup import Html, joined, run, tag, text
from tawthiq.publish.sitrep.table import unreviewed
from tawthiq.publish.sitrep.words import Words


def account(
    incident: Incident, policy: Policy, words: Words, codes: frozenset[str]
) -> Html:
    """The section of an incident; ``codes`` are those that the report has."""
    title = words.series(
        [words.type(incident.type), words.where(incident), words.when(incident)]
    )
    facts = [
        (key, value) for key, value in _facts(incident, policy, words, codes) if value
    ]
    return tag(
        "article",
        tag("h3", tag("span", run(incident.code), class_="code"), " ", title),
        unreviewed(incident, words),
        tag(
            "table",
            tag(
                "tbody",
                *(tag("tr", tag("th", k, scope="row"), tag("td", v)) for k, v in facts),
            ),
            class_="facts",
        ),
        tag("h4", words("i_claims")),
        claims(incident, words),
        _contradictions(incident, words),
        sources(incident, words),
        id=anchor(incident.code),
    )


def _facts(
    incident: Incident, policy: Policy, words: Words, codes: frozenset[str]
) -> Iterator[tuple[Html, Html]]:
    yield words("i_toll"), _tolls(incident, policy, words)
    yield words("i_place"), _place(incident, words)
    alleged = [_alleged(p, words) for p in incident.perpetrators]
    yield words("i_actors"), _lines(alleged)
    yield words("i_targets"), _lines([_target(p, words) for p in incident.targets])
    weapons = [words.name(w) for w in incident.weapons]
    yield words("i_weapons"), words.series(weapons)
    losses = [words.name(x) for x in incident.losses]
    yield words("i_losses"), words.series(losses)
    yield words("i_judgement"), _judgements(incident, words)
    yield words("i_parts"), _codes(incident.parts, words, codes)
    yield words("i_part_of"), _codes(incident.part_of, words, codes)
    yield words("i_previous"), _codes(incident.previous_codes, words, frozenset())
    yield words("i_note"), run(incident.note) if incident.note else Html("")


def _tolls(incident: Incident, policy: Policy, words: Words) -> Html:
    """Each kind of harm as the policy counts it, with its groups."""
    lines: list[Html] = []
    for kind in dict.fromkeys(t.kind for t in incident.tolls):
        whole = policy.range(incident.tolls, kind)
        if whole is None:
            continue
        line: list[str] = [
            words.value("kind", kind),
            words("colon"),
            tag("b", words.range(whole)),
        ]
        best = words.best(whole)
        if best:
            line += [" (", best, ")"]
        groups = [
            words("s_group", group=words.value("group", g), figure=words.range(r))
            for g in GROUPS
            if (r := policy.range(incident.tolls, kind, g)) and (r.low or r.high != 0)
        ]
        if groups:
            line += [words("semicolon"), words.series(groups)]
        lines.append(joined(line))
    return _lines(lines)


def _place(incident: Incident, words: Words) -> Html:
    place = incident.location
    if place is None:
        return words("no_place")
    names = [words.name(place)]
    above = [p for p in reversed(place.path) if p != place.name]
    if words.lang == "en":  # the path has Arabic names only
        above = [place.country] if place.country else []
    names += [run(p) for p in above]
    parts = [words.series(names), words.value("place", place.precision)]
    if place.radius_m:
        parts.append(words("radius", n=words.number(place.radius_m / 1000)))
    if place.lat is not None and place.lon is not None:
        degrees = words.digits(f"{place.lat:g}"), words.digits(f"{place.lon:g}")
        pair = tag("bdi", f"{degrees[0]}, {degrees[1]}", dir="ltr")
        parts.append(words("position", n=pair))
    return words.series(parts, "semicolon")


def _alleged(party: Party, words: Words) -> Html:
    """A party as alleged: never without who says so, and who denies it."""
    name = words.name(party)
    by = words.series([run(b) for b in party.by])
    if party.by:
        line = words("alleged", name=name, by=by)
    elif party.denied_by:
        line = words("only_denied", name=name)
    else:
        line = words("alleged_by_none", name=name)
    if party.denied_by:
        deniers = words.series([run(b) for b in party.denied_by])
        denied = words("denied_by", by=deniers)
        line = words.series([line, denied], "semicolon")
    return line


def _target(party: Party, words: Words) -> Html:
    if not party.by:
        return words.name(party)
    by = words.series([run(b) for b in party.by])
    return words("told_by", name=words.name(party), by=by)


def _judgements(incident: Incident, words: Words) -> Html:
    lines = [
        _opinion(words("i_grade"), incident.grade, "grade", words),
        _opinion(words("i_strike"), incident.strike_status, "strike", words),
        _attribution(incident, words),
    ]
    return _lines([line for line in lines if line])


def _opinion(label: Html, opinion: Opinion, family: str, words: Words) -> Html:
    if not opinion.stands:
        return Html("")
    value = words.value(family, opinion.stands)
    return _judged(label, value, opinion, words)


def _attribution(incident: Incident, words: Words) -> Html:
    """To whom it is attributed, as alleged; what a rule proposes accuses nobody."""
    opinion = incident.attribution
    party = next((p for p in incident.perpetrators if p.name == opinion.stands), None)
    if party is not None:
        value = _alleged(party, words)
    elif opinion.value or opinion.stands == "contested":
        value = words.value("attribution", opinion.stands)
    else:
        return Html("")
    return _judged(words("i_attribution"), value, opinion, words)


def _judged(label: Html, value: Html, opinion: Opinion, words: Words) -> Html:
    how = words("decided") if opinion.value else words("proposed")
    how = tag("span", "(", how, ")", class_="quiet")
    return joined([label, words("colon"), value, " ", how])


def _contradictions(incident: Incident, words: Words) -> Html:
    if not incident.contradictions:
        return Html("")
    items: list[Html] = []
    for contradiction in incident.contradictions:
        says: list[str] = []
        for value, by in contradiction.values:
            who = words.series([run(b) for b in by]) or words("nobody_named")
            shown = _value(contradiction.about, value, words)
            says.append(words("says", value=shown, by=who))
        about = words.value("about", contradiction.about)
        line = [tag("b", about), words("colon"), words.series(says, "semicolon")]
        items.append(tag("li", *line))
    return joined([tag("h4", words("i_contradictions")), tag("ul", *items)])


def _value(about: str, value: str, words: Words) -> Html:
    if about.endswith("_group"):
        return words.value("group", value)
    if value.isascii() and value.isdigit():
        return text(words.digits(value))
    return words.day(value)


def _codes(codes: tuple[str, ...], words: Words, known: frozenset[str]) -> Html:
    shown = [link(anchor(c), run(c), "code") if c in known else run(c) for c in codes]
    return words.series(shown)


def _lines(lines: list[Html]) -> Html:
    if len(lines) < 2:
        return joined(lines)
    return joined(tag("div", line) for line in lines)

"""What an incident says, in words: who is alleged by whom, tolls as told, one text.

Texts come from the values of the incident only: the gate has redacted those.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tawthiq.incident import Incident, Location, Party, Source, Thing, Toll
from tawthiq.publish.cells import joined, line
from tawthiq.publish.labels import event, label

_BOUNDS: Final = ("at_least", "at_most", "about")
_LIST: Final = {"en": "; ", "ar": "؛ "}
_COMMA: Final = {"en": ", ", "ar": "، "}


def name(value: Party | Thing | Location, lang: str) -> str:
    """A name in a language, else as it was told."""
    return line(value.name_en if lang == "en" and value.name_en else value.name)


def alleged(party: Party, lang: str) -> str:
    """A party with who says so and who denies it."""
    who = _COMMA[lang].join(map(line, party.by)) or label("word", "unnamed", lang)
    words = label("word", "alleged_by", lang).format(who=who) if _said(party) else ""
    if party.denied_by:
        who = _COMMA[lang].join(map(line, party.denied_by))
        denial = label("word", "denied_by", lang).format(who=who)
        words = _COMMA[lang].join(w for w in (words, denial) if w)
    return f"{name(party, lang)} ({words})"


def _said(party: Party) -> bool:
    return bool(party.by or not party.denied_by)


def parties(values: Iterable[Party], lang: str) -> str:
    """Parties as one cell, each with who says so."""
    return joined((alleged(p, lang) for p in values), _LIST[lang])


def attribution(incident: Incident, lang: str) -> str:
    """Whom the incident is laid to, with who says so; who decided it is not told."""
    value, decided = incident.attribution.stands, bool(incident.attribution.value)
    if value == "contested":
        words = label("word", "contested", lang)
    else:
        named = (p for p in incident.perpetrators if value in (p.name, p.name_en))
        party = next(named, None)
        if party is None:
            words = line(value) if decided else ""
        else:
            words = alleged(party, lang)
    if not words:
        return ""
    if decided:
        return label("word", "decided", lang).format(x=words)
    return f"{words} ({label('word', 'proposed', lang)})"


def things(values: Iterable[Thing], lang: str) -> str:
    """Weapons or objects as one cell."""
    return joined((name(t, lang) for t in values), _LIST[lang])


def toll(value: Toll, lang: str) -> str:
    """A toll as it was told: its vague words stay words."""
    number = amount(value.form, value.low, value.high, value.words, lang)
    words = counted(value.kind, value.group, number, lang)
    return f"{words} ({label('word', 'sum', lang)})" if value.sum else words


def counted(kind: str, group: str, number: str, lang: str) -> str:
    """How many of whom came to which harm."""
    who = label("kind", kind, lang)
    if group != "unspecified":
        who = f"{who} ({label('group', group, lang)})"
    return f"{who}: {number}"


def amount(
    form: str, low: int | None, high: int | None, words: str | None, lang: str
) -> str:
    """A number as told: ``at least 3``, ``3–5``, عشرات."""
    if form == "vague" or (low is None and high is None):
        return line(words) or "?"
    if form == "range" and low != high:
        return f"{low}–{high}"
    number = str(low if low is not None else high)
    return label("form", form, lang).format(n=number) if form in _BOUNDS else number


def tolls(incident: Incident, lang: str) -> str:
    """The tolls as told, each once; those that a later one replaced are left out."""
    told = (toll(t, lang) for t in incident.tolls if not t.superseded)
    return joined(told, _LIST[lang])


def sources(incident: Incident) -> tuple[Source, ...]:
    """The reports, each once, by date and id."""
    found = {t.source.report: t.source for t in incident.tellings}
    return tuple(sorted(found.values(), key=lambda s: (s.published or "~", s.report)))


def publishers(incident: Incident) -> str:
    """Who published the reports."""
    return joined(s.publisher or "" for s in sources(incident))


def quoted(incident: Incident) -> str:
    """Whom the reports name as their source, else who published them."""
    return joined(
        says
        for t in incident.tellings
        for says in ([s.name for s in t.claim.sources] or [t.source.publisher or ""])
    )


def disagreements(incident: Incident, lang: str) -> str:
    """What the sources do not agree on, and who says which."""
    return joined(
        f"{label('about', c.about, lang)}: "
        + " ≠ ".join(
            f"{line(label('group', value, lang))} ({_COMMA[lang].join(map(line, who))})"
            for value, who in c.values
        )
        for c in incident.contradictions
    )


def review(incident: Incident, lang: str) -> str:
    """Whether somebody approved it, in words."""
    return label("state", incident.state, lang)


def place(incident: Incident, lang: str) -> str:
    """The place with what it lies in, the finest first."""
    where = incident.location
    if where is None:
        return label("word", "unplaced", lang)
    above = [line(p) for p in reversed(where.path) if line(p) != line(where.name)]
    return _COMMA[lang].join((name(where, lang), *above))


def when(incident: Incident, lang: str) -> str:
    """The date, or between which days."""
    first, last = incident.date_from, incident.date_to
    if first and first == last:
        return label("word", "on", lang).format(date=first)
    if first or last:
        words = label("word", "between", lang)
        return words.format(first=first or "…", last=last or "…")
    return label("word", "undated", lang)


def sentence(incident: Incident, lang: str) -> str:
    """All that the incident says, as sentences; the toll in the words of its sources."""

    def word(ident: str, **words: str) -> str:
        return label("word", ident, lang).format(**words)

    types = dict.fromkeys((incident.type, *incident.types))
    parts = [
        word(
            "sentence",
            when=when(incident, lang),
            what=_COMMA[lang].join(event(t, lang) for t in types),
            place=place(incident, lang),
        ),
        word("perpetrators", x=parties(incident.perpetrators, lang))
        if incident.perpetrators
        else word("no_perpetrators"),
    ]
    for ident, text in (
        ("targets", joined((name(t, lang) for t in incident.targets), _LIST[lang])),
        ("weapons", things(incident.weapons, lang)),
        ("losses", things(incident.losses, lang)),
    ):
        if text:
            parts.append(word(ident, x=text))
    told = tolls(incident, lang)
    parts.append(word("toll", x=told) if told else word("no_toll"))
    if incident.contradictions:
        parts.append(word("disputed", x=disagreements(incident, lang)))
    if incident.part_of:
        parts.append(word("part_of", x=joined(incident.part_of)))
    if incident.state != "approved":
        parts.append(word("state", x=review(incident, lang)))
    return " ".join(parts)


def latest(incident: Incident) -> str:
    """The last date that the incident knows of itself: judged, approved, published."""
    dates = [incident.approved_at]
    dates += [
        o.at for o in (incident.grade, incident.strike_status, incident.attribution)
    ]
    dates += [t.judged_at for t in incident.tellings]
    dates += [t.source.published or "" for t in incident.tellings]
    return max(dates)


def unnamed(lang: str) -> str:
    """What stands for a sayer without a name."""
    return label("word", "unnamed", lang)

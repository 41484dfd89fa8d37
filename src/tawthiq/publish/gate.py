"""The publish gate: what of a case may leave it, and in which form.

Approved incidents only, without rejected claims; protected persons redacted in every
text, coordinates coarsened, reviewers by a number.  The whole tree of values is walked,
whatever its fields, so that a field added later is gated as well.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Final, Literal, TypeVar, cast
from urllib.parse import urlsplit

from pydantic import BaseModel

from tawthiq.incident import Incident, Location, Opinion, Telling
from tawthiq.incident.chains import chains
from tawthiq.model import Victim, Where
from tawthiq.publish import coarsen
from tawthiq.publish.mapped import mapped
from tawthiq.publish.protected import is_public, open_words, protected, words_of
from tawthiq.publish.redact import Names, Redactor, table

T = TypeVar("T")
Victims = Literal["drop", "initials", "pseudonym"]
_LATIN_OWN: Final = 4  # consonants of a name in Latin letters, of the incident's own
_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+")
# Fields that other values refer to: redacted ones stay different from one another.
_IDS: Final = frozenset(
    ("id", "code", "report", "family", "claim", "sha256", "parts", "part_of")
) | {"previous_codes"}
_REVIEWERS: Final = frozenset(
    (("Telling", "judged_by"), ("Incident", "approved_by"), ("Opinion", "by"))
)
# What reviewers write: their own names may stand in it.
_WRITTEN: Final = frozenset((("Incident", "note"), ("Opinion", "why")))


@dataclass(frozen=True, slots=True, kw_only=True)
class GatePolicy:
    """What the person chose of the gate; recorded in the manifest.

    ``victims``: their names are dropped, or given as initials or pseudonyms; age and
    sex stay.  ``key`` (the case's id) makes pseudonyms that are of no use elsewhere.
    """

    include_unreviewed: bool = False
    with_unverified: bool = False
    victims: Victims = "drop"
    name_reviewers: bool = False
    key: str = ""

    @property
    def version(self) -> str:
        """The version of ``data/gate.yaml``."""
        return str(table()["version"])


@dataclass(frozen=True, slots=True)
class Gated:
    """What passed, what was left out and why, and how many texts of each field changed.

    ``clean`` redacts a text that is no incident's, as the title of the case.
    """

    incidents: tuple[Incident, ...]
    left_out: tuple[tuple[str, str], ...]
    redactions: Counter[str]
    clean: Callable[[str], str] = field(default=str, compare=False)


def gate(
    incidents: Iterable[Incident], policy: GatePolicy, also: Iterable[str] = ()
) -> Gated:
    """The incidents that may be public, as they may be; the order is kept.

    ``also`` are names to protect beside those of the incidents, as of the rest of the
    case: another report may name a person without telling who it is.
    """
    given = tuple(incidents)
    everywhere = Names()
    for name in {*also, *(n for incident in given for n in protected(incident))}:
        everywhere.add(name, alone=False)
    reviewers = _numbered(given)
    left_out: list[tuple[str, str]] = []
    passed: list[Incident] = []
    counts: Counter[str] = Counter()
    for incident in given:
        reason = _refused(incident, policy)
        if not reason:
            accepted = _accepted(incident)
            if accepted.tellings or not incident.tellings:
                one = _Incident(incident, policy, everywhere, reviewers, counts)
                passed.append(one.public(accepted))
                continue
            reason = "every claim of it is rejected"
        left_out.append((_code(incident.code, Redactor(everywhere), policy), reason))
    return Gated(
        tuple(passed), tuple(left_out), counts, lambda t: _text(t, Redactor(everywhere))
    )


class _Incident:
    """The gate of one incident: its own names, its places, its reviewers."""

    def __init__(
        self,
        incident: Incident,
        policy: GatePolicy,
        everywhere: Names,
        reviewers: dict[str, str],
        counts: Counter[str],
    ) -> None:
        self.policy = policy
        self.reviewers = {} if policy.name_reviewers else reviewers
        self.counts = counts
        own, kept = Names(least=_LATIN_OWN), Names()
        spared = frozenset(w for t in open_words(incident) for w in words_of(t))
        for name in protected(incident):
            own.add(name)
            own.add_parts(name, spared)
        for telling in incident.tellings:
            for person in telling.source.persons:
                if is_public(person):
                    kept.add(person.name, alone=False)
                    kept.add(person.text, alone=False)
        self.redact = Redactor(everywhere, own, kept)
        reviewing = Names(least=_LATIN_OWN)
        for reviewer in self.reviewers:
            reviewing.add(reviewer)
        self.redact_reviewers = Redactor(reviewing)

    def public(self, incident: Incident) -> Incident:
        """The incident as it may be public."""
        places = self._places(incident)
        incident = replace(
            incident,
            location=self._location(incident.location, places),
            places=tuple(
                p for p in (self._location(p, places) for p in incident.places) if p
            ),
            tellings=tuple(self._telling(t, places) for t in incident.tellings),
        )
        return mapped(incident, self.visit)

    def visit(self, owner: str, name: str, text: str) -> str:
        """A text of a field as it may be public."""
        if (owner, name) in _REVIEWERS:
            return self.reviewers.get(text, text) if text else text
        if owner == "Victim" and name == "name":
            return text  # made by ``_victim``
        if name in _IDS:
            public = _code(text, self.redact, self.policy)
        else:
            public = _text(text, self.redact)
            if (owner, name) in _WRITTEN:
                public = _text(public, self.redact_reviewers)
        if public != text:
            self.counts[f"{owner}.{name}"] += 1
        return public

    def _telling(self, telling: Telling, places: tuple[Location, ...]) -> Telling:
        source = telling.source
        public = self.redact(source.text)
        persons = tuple(p for p in source.persons if is_public(p))
        hidden = len(source.persons) - len(persons)
        if hidden:
            self.counts["Source.persons"] += hidden
        claim = self._aligned(telling.claim, source.text, public)
        known = {p.id: p for p in places if p.id}
        claim = claim.model_copy(
            update={
                "victims": tuple(map(self._victim, claim.victims)),
                "places": tuple(self._where(p, known) for p in claim.places),
            }
        )
        persons = tuple(self._aligned(p, source.text, public) for p in persons)
        return replace(telling, claim=claim, source=replace(source, persons=persons))

    def _aligned(self, value: T, text: str, public: str) -> T:
        """A value whose spans of a text are those of the text as it may be public."""
        if isinstance(value, tuple):
            return cast("T", tuple(self._aligned(v, text, public) for v in value))
        if not isinstance(value, BaseModel):
            return value
        update = {
            n: self._aligned(getattr(value, n), text, public)
            for n in type(value).model_fields
        }
        start, end, told = (update.get(n) for n in ("start", "end", "text"))
        if (
            isinstance(start, int)
            and isinstance(end, int)
            and 0 <= start < end
            and text[start:end] == told
            and public[start:end] != told
        ):
            update["text"] = public[start:end]
            self.counts[f"{type(value).__name__}.text"] += 1
        return cast("T", value.model_copy(update=update))

    def _victim(self, victim: Victim) -> Victim:
        name = self._named(victim.name)
        self.counts["Victim.name"] += name != victim.name
        return victim.model_copy(update={"name": name})

    def _named(self, name: str) -> str:
        if self.policy.victims == "initials":
            return " ".join(f"{w[0]}." for w in words_of(name))
        if self.policy.victims == "pseudonym":
            known = "".join(words_of(name))
            return f"victim-{_hash(self.policy.key, known)[:10]}"
        return ""

    def _places(self, incident: Incident) -> tuple[Location, ...]:
        first = () if incident.location is None else (incident.location,)
        return (*first, *incident.places)

    def _location(
        self, place: Location | None, places: Sequence[Location]
    ) -> Location | None:
        if place is None:
            return None
        return coarsen.location(place, places, unverified=self.policy.with_unverified)

    def _where(self, place: Where, known: dict[str, Location]) -> Where:
        return coarsen.where(place, known, unverified=self.policy.with_unverified)


def _refused(incident: Incident, policy: GatePolicy) -> str:
    if incident.state == "rejected":
        return "rejected"
    if incident.state != "approved" and not policy.include_unreviewed:
        return "nobody approved it"
    return ""


def _accepted(incident: Incident) -> Incident:
    """The incident without its rejected claims, and without the tolls of those."""
    kept = tuple(t for t in incident.tellings if t.verdict != "rejected")
    if len(kept) == len(incident.tellings):
        return incident
    rejected = {t.claim.id for t in incident.tellings} - {t.claim.id for t in kept}
    return replace(
        incident,
        tellings=kept,
        tolls=tuple(t for t in incident.tolls if t.claim not in rejected),
        sources=len(set(chains(kept).values())),
    )


def _numbered(incidents: Iterable[Incident]) -> dict[str, str]:
    """Reviewers by a number, in the order in which they appear."""
    found: dict[str, str] = {}
    for incident in incidents:
        told = [incident.approved_by, *(t.judged_by for t in incident.tellings)]
        told += [
            value.by
            for f in fields(incident)
            if isinstance(value := getattr(incident, f.name), Opinion)
        ]
        for name in told:
            if name:
                found.setdefault(name, f"reviewer-{len(found) + 1}")
    return found


def _text(text: str, redact: Redactor) -> str:
    """A text redacted; of an address that names somebody only the host stays."""
    public = redact(text)
    if public == text or not _URL.fullmatch(text):
        return public
    try:
        parts = urlsplit(text)
        origin = f"{parts.scheme}://{parts.hostname}/" if parts.hostname else ""
    except ValueError:
        return ""
    return origin if redact(origin) == origin else ""


def _code(text: str, redact: Redactor, policy: GatePolicy) -> str:
    """An id as it is, or what stands for one that names somebody."""
    if redact(text) == text:
        return text
    return f"redacted-{_hash(policy.key, text)[:16]}"


def _hash(key_: str, text: str) -> str:
    return hashlib.sha256(f"{key_}\n{text}".encode()).hexdigest()

"""Whose names an incident holds that may not be public, and which words of names stay."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from tawthiq.codebook import read_csv
from tawthiq.codebook.files import DATA as CODEBOOK
from tawthiq.incident import Incident
from tawthiq.model import Person
from tawthiq.places import gazetteer
from tawthiq.publish.redact import is_person, table
from tawthiq.publish.spelling import key, words
from tawthiq.text import fold


def protected(incident: Incident) -> Iterator[str]:
    """The names of an incident that may not be public, also those of rejected claims.

    Persons by their role, victims, and sources and targets that look like persons and
    are none of the officials and commanders that the report names.
    """
    personal = table()["personal_sources"]
    for telling in incident.tellings:
        claim = telling.claim
        public: set[str] = set()
        for person in telling.source.persons:
            if is_public(person):
                public.update(words_of(person.name))
            else:
                yield from (person.name, person.text)
        for victim in claim.victims:
            yield from (victim.name, victim.text)
        told = [s.name for s in claim.sources if s.kind in personal and s.id is None]
        told += [t.name for t in claim.targets if t.id is None]
        yield from (n for n in told if is_person(n) and not public & set(words_of(n)))


def is_public(person: Person) -> bool:
    """Whether a person's role lets the name be public."""
    return person.role in table()["public_roles"]


def open_words(incident: Incident) -> Iterator[str]:
    """Names that stay, as our tables have them: of its places and actors, by their id.

    What the incident itself calls them is no proof: a protected name may stand there.
    """
    known = gazetteer()
    for place in (incident.location, *incident.places):
        found = known.get(place.id) if place is not None and place.id else None
        while found is not None:
            yield from (*found.names, found.en)
            found = known.get(found.parent) if found.parent else None
    for party in (*incident.perpetrators, *incident.targets):
        yield from _actors().get(party.id or "", ())


@functools.cache
def _actors() -> dict[str, tuple[str, ...]]:
    return {
        row["id"]: (row["name"], row["en"], *row["aliases"].split("|"))
        for row in read_csv(CODEBOOK / "actors.csv")
    }


def words_of(text: str) -> Iterator[str]:
    """The keys of a text's words, under which spellings of one name are one."""
    return (key(w) for *_, w in words(fold(text).text))

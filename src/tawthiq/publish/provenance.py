"""Who and what made the values: PROV-O entities, activities and agents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

from tawthiq.incident import Incident, Source, Telling
from tawthiq.incident.parties import claimants
from tawthiq.publish.anchors import original, report
from tawthiq.publish.identity import hashed, web

URN: Final = "urn:x-tawthiq:"
Node = dict[str, Any]


@dataclass(slots=True)
class Provenance:
    """The nodes of an export by their IRI; a node told twice is one.

    ``persons`` are those who judged: blank nodes, for the gate numbers reviewers anew
    in each export.
    """

    nodes: dict[str, Node] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)

    def claim(self, telling: Telling, incident: Incident) -> str:
        """A claim with all that it comes from; returns its IRI."""
        claim, source = telling.claim, telling.source
        ident = claim_iri(claim.id)
        text = self.report(source)
        reading, software = self.reading(telling)
        node: Node = {
            "id": ident,
            "type": ["Entity", "Claim"],
            "incident": [incident.code],
            "eventType": claim.type.value,
            "status": claim.status,
            "verdict": telling.verdict,
            "saidBy": list(claimants(telling)),
            "wasDerivedFrom": text,
        }
        made = {"wasGeneratedBy": reading, "wasAttributedTo": software}
        if telling.verdict == "unreviewed":
            self.add(node | made)
            return ident
        if telling.verdict != "corrected":
            judgement, _ = self.judgement(telling, ident)
            self.add(node | made | {"wasInfluencedBy": judgement})
            return ident
        first = f"{ident}:read"
        self.add(
            {"id": first, "type": ["Entity", "Claim"], "wasDerivedFrom": text, **made}
        )
        judgement, person = self.judgement(telling, first)
        node |= {"wasRevisionOf": first, "wasGeneratedBy": judgement}
        self.add(node | ({"wasAttributedTo": person} if person else {}))
        return ident

    def report(self, source: Source) -> str:
        """A report's text and the bytes that it was read from; returns its IRI."""
        ident, first = report(source), original(source)
        node: Node = {
            "id": ident,
            "type": ["Entity", "Text"],
            "title": source.title,
            "publisher": source.publisher,
            "issued": source.published,
            "retrieved": source.retrieved,
            "language": source.language,
            "via": web(source.url),
        }
        if first and first != ident:
            self.add({"id": first, "type": ["Entity"]})
            node["wasDerivedFrom"] = first
        self.add({name: value for name, value in node.items() if value})
        return ident

    def reading(self, telling: Telling) -> tuple[str, str]:
        """The activity that read a report, and the software that did."""
        text = report(telling.source)
        software = self.software(telling.reading)
        ident = f"{URN}reading:{hashed(text, telling.reading)[:32]}"
        self.add(
            {
                "id": ident,
                "type": ["Activity", "Reading"],
                "used": text,
                "wasAssociatedWith": software,
            }
        )
        return ident, software

    def judgement(self, telling: Telling, judged: str) -> tuple[str, str]:
        """The activity in which a person judged a claim, and the person if known."""
        key = (judged, telling.verdict, telling.judged_at)
        node: Node = {
            "id": f"{URN}judgement:{hashed(*key)[:32]}",
            "type": ["Activity", "Judgement"],
            "verdict": telling.verdict,
            "used": judged,
        }
        if telling.judged_at:
            node["endedAtTime"] = telling.judged_at
        person = self.person(telling.judged_by)
        if person:
            node["wasAssociatedWith"] = person
        self.add(node)
        return str(node["id"]), person

    def person(self, name: str) -> str:
        """A person by the name that the gate gives; empty for none."""
        if not name:
            return ""
        ident = self.persons.setdefault(name, f"_:person{len(self.persons) + 1}")
        self.add({"id": ident, "type": ["Person"], "name": name})
        return ident

    def software(self, version: str) -> str:
        """The software of a version (``tawthiq 1.2``, or ``1.2``) as an agent."""
        number = version.removeprefix("tawthiq").strip(" @")
        name = f"tawthiq@{number}" if number else "tawthiq"
        ident = f"{URN}software:{quote(name, safe='@+')}"
        self.add({"id": ident, "type": ["SoftwareAgent"], "name": name})
        return ident

    def add(self, node: Node) -> None:
        """A node; of one that is there already, values that differ stand together."""
        known = self.nodes.setdefault(node["id"], node)
        for name, value in node.items():
            held = known.get(name, value)
            if held != value:
                both = [*_listed(held), *_listed(value)]
                value = list(dict.fromkeys(both))  # noqa: PLW2901
            known[name] = value


def claim_iri(ident: str) -> str:
    """The IRI of a claim."""
    return f"{URN}claim:{quote(ident, safe='')}"


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - a value or values of a node
    return value if isinstance(value, list) else [value]

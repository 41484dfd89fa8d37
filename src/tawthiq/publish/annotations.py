"""W3C Web Annotations (JSON-LD): every value of every claim on the words that tell it.

One collection; PROV-O says who and what made each value.  ``docs/formats/annotations.md``
says what each member is made of.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from tawthiq.incident import Incident, Telling
from tawthiq.publish import plain, told
from tawthiq.publish.anchors import target
from tawthiq.publish.bodies import Told, values
from tawthiq.publish.codes import DATA
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.identity import hashed
from tawthiq.publish.labels import LANGS
from tawthiq.publish.provenance import URN, Node, Provenance, claim_iri

SUFFIX: Final = ".jsonld"
# Members that point to nodes of the provenance.
_POINTING: Final = (
    "claim",
    "generator",
    "used",
    "wasAssociatedWith",
    "wasAttributedTo",
    "wasDerivedFrom",
    "wasGeneratedBy",
    "wasInfluencedBy",
    "wasRevisionOf",
)
_ANNOTATION: Final = frozenset(
    ("id", "type", "motivation", "field", "claim", "status", "body", "target")
)


@functools.cache
def context() -> dict[str, Any]:
    """Our JSON-LD context: the terms of oa: and prov: and those of our own."""
    found: dict[str, Any] = json.loads((DATA / "annotations.context.json").read_bytes())
    return found


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """One AnnotationCollection with one page."""
    lang = settings.lang if settings.lang in LANGS else "en"
    provenance = Provenance()
    items: list[Node] = []
    seen: set[str] = set()
    for incident in incidents:
        for telling in incident.tellings:
            iri = provenance.claim(telling, incident)
            if iri not in seen:
                seen.add(iri)
                items += _annotations(telling, incident, lang, provenance.nodes[iri])
    ident = (
        f"{URN}annotations:{hashed(settings.case, *(i.code for i in incidents))[:32]}"
    )
    generator = provenance.software(settings.tool)
    page = {
        "id": f"{ident}:1",
        "type": "AnnotationPage",
        "partOf": ident,
        "startIndex": 0,
        "items": items,
    }
    collection = {
        "@context": context(),
        "id": ident,
        "type": "AnnotationCollection",
        "label": settings.title or "tawthiq",
        "generator": generator,
        "total": len(items),
        "first": page,
        "provenance": list(provenance.nodes.values()),
    }
    yield "", plain.to_json(collection)


def check(files: dict[str, bytes]) -> None:
    """Context, members, selectors, ids that are there; raises ``InvalidError``."""
    root = plain.loaded("annotations", files[""])
    try:
        _check(root)
    except (KeyError, TypeError, AttributeError) as error:
        raise InvalidError(f"annotations: a member is missing: {error}") from error


def _annotations(
    telling: Telling, incident: Incident, lang: str, claim: Node
) -> Iterator[Node]:
    counts: dict[str, int] = {}
    for value in values(telling, lang):
        number = counts[value.field] = counts.get(value.field, 0) + 1
        ident = hashed(telling.claim.id, value.field, str(number))[:32]
        node = _annotation(f"{URN}annotation:{ident}", value, telling, claim)
        if incident.state != "approved":
            node["review"] = told.review(incident, lang)
        yield node


def _annotation(ident: str, value: Told, telling: Telling, claim: Node) -> Node:
    span = value.span
    made: Node = {
        name: claim[name]
        for name in ("wasGeneratedBy", "wasAttributedTo", "wasDerivedFrom")
        if name in claim
    }
    return {
        "id": ident,
        "type": "Annotation",
        "motivation": value.purpose,
        "field": value.field,
        "claim": claim_iri(telling.claim.id),
        "status": telling.claim.status,
        "saidBy": claim["saidBy"],
        "body": value.body(),
        "target": target(telling.source, span.text, span.start, span.end),
        **made,
    }


def _check(root: Any) -> None:  # noqa: ANN401 - whatever the file holds
    if root["@context"] != context() or root["type"] != "AnnotationCollection":
        raise InvalidError("annotations: no collection in the context of the format")
    page = root["first"]
    items = page["items"]
    if page["partOf"] != root["id"] or root["total"] != len(items):
        raise InvalidError("annotations: the page does not fit the collection")
    nodes = {node["id"]: node for node in root["provenance"]}
    if len(nodes) != len(root["provenance"]):
        raise InvalidError("annotations: a node of the provenance is there twice")
    seen: set[str] = set()
    for item in items:
        name = f"annotations: {item.get('id')}"
        if not _ANNOTATION.issubset(item) or item["type"] != "Annotation":
            raise InvalidError(f"{name}: no annotation with body and target")
        if item["id"] in seen or item["id"] in nodes:
            raise InvalidError(f"{name}: there twice")
        seen.add(item["id"])
        _check_target(name, item["target"], nodes)
    for node in (root, *items, *nodes.values()):
        for member in _POINTING:
            pointed = node.get(member, [])
            for ident in pointed if isinstance(pointed, list) else [pointed]:
                if ident not in nodes:
                    raise InvalidError(f"annotations: {node['id']}: no {ident}")


def _check_target(name: str, place: Any, nodes: dict[str, Node]) -> None:  # noqa: ANN401
    if place["source"]["id"] not in nodes:
        raise InvalidError(f"{name}: its report is missing")
    if "selector" not in place:
        return
    position, *quoted = place["selector"]
    length = position["end"] - position["start"]
    if (
        position["type"] != "TextPositionSelector"
        or position["start"] < 0
        or length < 1
    ):
        raise InvalidError(f"{name}: no position in the text")
    for quote in quoted:
        if quote["type"] != "TextQuoteSelector" or len(quote["exact"]) != length:
            raise InvalidError(f"{name}: the quote is not as long as its position says")

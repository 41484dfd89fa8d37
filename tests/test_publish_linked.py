"""Formats of maps and of linked data: read back with readers that are not ours."""

from __future__ import annotations

import builtins
import datetime
import io
import itertools
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import geopandas
import jsonschema
import pyarrow.parquet as pq
import pytest
import rdflib
from followthemoney import model
from pyld import jsonld
from rdflib import RDF, Namespace, URIRef
from rdflib.compare import isomorphic

from incidents import (
    claim,
    hostile,
    incident,
    location,
    many,
    named,
    source,
    span,
    telling,
)
from tawthiq.incident import Incident, Party
from tawthiq.model import Harm, Loss, Meaning, Named, Victim, When, Where
from tawthiq.publish import anchors, attributes, identity
from tawthiq.publish.export import export
from tawthiq.publish.format import Format, InvalidError, Settings
from tawthiq.publish.format import named as format_
from tawthiq.publish.gate import GatePolicy, gate

NAMES = ("geojson", "geoparquet", "timemap", "ftm", "annotations")
OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")
TW = Namespace("urn:x-tawthiq:ns#")
NAME = URIRef("http://xmlns.com/foaf/0.1/name")
UNREVIEWED = "unreviewed, machine-made"
# RFC 7946 for points, as short as it goes.
SCHEMA = {
    "type": "object",
    "required": ["type", "features"],
    "not": {"required": ["crs"]},
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {
                                    "type": {"const": "Point"},
                                    "coordinates": {
                                        "type": "array",
                                        "minItems": 2,
                                        "maxItems": 3,
                                        "items": {"type": "number"},
                                    },
                                },
                            },
                        ]
                    },
                },
            },
        },
    },
}


def made(
    name: str, *of: Incident, lang: str = "en", policy: str = "range", case: str = ""
) -> bytes:
    """The file of a format, checked by its own check."""
    module: Format = format_(name)
    files = dict(module.write(of, Settings(policy=policy, lang=lang, case=case)))
    module.check(files)
    return files[""]


def features(*of: Incident, **settings: str) -> dict[str, dict[str, Any]]:
    collection = json.loads(made("geojson", *of, **settings))
    jsonschema.validate(collection, SCHEMA)
    return {f["id"]: f for f in collection["features"]}


def packed(*of: Incident, **settings: str) -> tuple[Any, Any, Any]:
    with zipfile.ZipFile(io.BytesIO(made("timemap", *of, **settings))) as archive:
        names = ("events.json", "sources.json", "associations.json")
        assert archive.namelist() == list(names)
        events, sources, groups = (json.loads(archive.read(n)) for n in names)
    return events, sources, groups


def entities(*of: Incident, **settings: str) -> dict[str, Any]:
    """Entities as FollowTheMoney reads them; each is valid and clean as it is."""
    found: dict[str, Any] = {}
    for line in made("ftm", *of, **settings).decode().splitlines():
        data = json.loads(line)
        schema = model.get(data["schema"])
        assert schema is not None
        schema.validate(data)
        proxy = model.get_proxy(data, cleaned=False)
        assert {k: set(v) for k, v in proxy.properties.items() if v} == {
            k: set(v) for k, v in data["properties"].items()
        }
        found[data["id"]] = proxy
    return found


def of_schema(found: dict[str, Any], schema: str) -> list[Any]:
    return [e for e in found.values() if e.schema.name == schema]


def graph(*of: Incident, **settings: str) -> Any:  # noqa: ANN401 - rdflib types nodes loosely
    """The triples of annotations, by pyld, with nothing to load."""
    document = json.loads(made("annotations", *of, **settings))
    quads = jsonld.to_rdf(
        document, {"documentLoader": _no_network, "format": "application/n-quads"}
    )
    found = rdflib.Graph()
    found.parse(data=quads, format="nt")  # no named graph is in them
    return found


def _no_network(url: str, _: Any = None) -> Any:  # noqa: ANN401
    pytest.fail(f"a processor must not need {url}")


def notes(*of: Incident, **settings: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(made("annotations", *of, **settings))[
        "first"
    ]["items"]
    return found


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (s for v in value.values() for s in strings(v))
    elif isinstance(value, list):
        yield from (s for v in value for s in strings(v))


# --- all of them


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("policy", ["acled-2024", "ucdp", "airwars", "range"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_edge_is_written_and_the_same_bytes_twice(
    name: str, policy: str, lang: str
) -> None:
    first = made(name, *many(), lang=lang, policy=policy)
    assert first == made(name, *many(), lang=lang, policy=policy)


@pytest.mark.parametrize("name", ["geojson", "geoparquet", "timemap", "ftm"])
def test_a_policy_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        made(name, incident(1), policy="guess")


def test_nothing_gives_a_valid_empty_file() -> None:
    assert features() == {}
    table = geopandas.read_parquet(io.BytesIO(made("geoparquet")))
    assert len(table) == 0
    assert table.crs == "OGC:CRS84"
    assert packed() == ([], {}, [])
    assert made("ftm") == b""
    assert notes() == []
    assert len(graph()) > 0  # the collection itself


@pytest.mark.parametrize("name", NAMES)
def test_an_export_stands_whole_beside_its_manifest(name: str, tmp_path: Path) -> None:
    target = tmp_path / f"out{format_(name).SUFFIX}"
    settings = Settings(policy="range", case="case-1", title="قضية")
    manifest = export(name, (*many(), named()), settings, target)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        [target.name, f"{target.name}.manifest.json"]
    )
    undated = [] if name != "timemap" else ["TW-2016-0003"]
    left_out = [code for code, _ in manifest.left_out]
    assert left_out == ["TW-2016-0009", *undated]


@pytest.mark.parametrize("name", NAMES)
def test_no_control_of_direction_is_obeyed(name: str) -> None:
    told = incident(1, location=location(1, name="\u202eقرية\u2066", name_en=""))
    data = made(name, told)
    for mark in ("\u202e", "\u2066"):
        assert mark.encode() not in data
        if name == "timemap":
            assert mark not in "".join(strings(list(packed(told))))


@pytest.mark.parametrize("name", NAMES)
def test_no_script_becomes_a_link(name: str) -> None:
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        'https://x.example/"onload=',
    ):
        told_by = source(1, url=url)
        told = incident(1, tellings=(telling(1, source=told_by),))
        data = made(name, told)
        if name == "timemap":
            data = json.dumps(packed(told)).encode()
        assert url.encode() not in data
    assert identity.web("https://news.example/أخبار?x=1#y") != ""
    assert identity.web("https://user:word@news.example/") == ""
    assert identity.web("https://news.example/" + "x" * 5000) == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_protected_name_does_not_pass_the_gate(name: str) -> None:
    (told,) = gate([named()], GatePolicy(key="k")).incidents
    data = made(name, told)
    if name == "timemap":
        data = json.dumps(packed(told), ensure_ascii=False).encode()
    for part in ("البستاني", "نزيه", "الحقل"):
        assert part.encode() not in data


# --- GeoJSON


def test_a_feature_holds_what_an_incident_says() -> None:
    (feature,) = features(incident(1), policy="ucdp").values()
    assert feature["id"] == "TW-2016-0001"
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.71, 36.12]}
    about = feature["properties"]
    assert about["date_from"] == about["date_to"] == "2016-12-02"
    assert about["type"] == "airstrike"
    assert [about[f"killed_{e}"] for e in ("low", "best", "high")] == [3, 3, 3]
    assert about["tolls_as_told"] == ["killed (civilians): 3", "injured: العشرات"]
    assert about["policy"].startswith("ucdp ")
    assert about["alleged_perpetrators"] == [
        (
            "Russian warplanes (alleged by مركز الندى الإعلامي, "
            "denied by وزارة الدفاع الروسية)"
        )
    ]
    assert about["grade"] == "fair"
    assert about["grade_basis"] == "review"
    assert about["strike_status_basis"] == "rule"
    assert about["sources"] == 2
    assert about["links"] == ["https://news.example/1", "https://news.example/101"]
    assert about["updated"] == "2017-01-06"


def test_nothing_is_invented_for_what_nobody_says() -> None:
    found = features(*many())
    assert found["TW-2016-0002"]["geometry"] is None
    assert found["TW-2016-0002"]["properties"]["place"] is None
    assert found["TW-2016-0003"]["properties"]["date_from"] is None
    assert found["TW-2016-0011"]["properties"]["killed_low"] is None
    assert found["TW-2016-0011"]["properties"]["alleged_perpetrators"] == []
    assert found["TW-2016-0012"]["geometry"] is None  # a place without coordinates
    assert found["TW-2016-0012"]["properties"]["part_of"] == ["TW-2016-0011"]
    assert found["TW-2016-0011"]["properties"]["previous_codes"] == ["TW-2016-0099"]


def test_an_unreviewed_feature_says_so() -> None:
    found = features(*many())
    assert found["TW-2016-0009"]["properties"]["review"] == UNREVIEWED
    assert found["TW-2016-0001"]["properties"]["review"] == "approved"


@pytest.mark.parametrize(
    ("precision", "radius", "position"),
    [
        ("town", None, [36.71, 36.12]),
        ("governorate", None, [36.7, 36.1]),
        ("landmark", 100, [36.711, 36.124]),
        ("landmark", 500_000, [37.0, 36.0]),
        ("another", None, [36.7, 36.1]),
    ],
)
def test_a_coordinate_is_no_finer_than_the_place_is_known(
    precision: str, radius: int | None, position: list[float]
) -> None:
    told = incident(
        1,
        location=location(
            1, precision=precision, radius_m=radius, lat=36.12412, lon=36.71081
        ),
    )
    (feature,) = features(told).values()
    assert feature["geometry"]["coordinates"] == position


@pytest.mark.parametrize(
    ("lat", "lon"), [(float("nan"), 36.0), (91.0, 36.0), (36.0, None), (36.0, -180.5)]
)
def test_what_is_no_coordinate_is_no_geometry(lat: float, lon: float | None) -> None:
    assert attributes.point(incident(1, location=location(1, lat=lat, lon=lon))) is None


# --- GeoParquet


def test_geopandas_reads_points_types_and_nulls() -> None:
    data = made("geoparquet", *many(), policy="ucdp")
    table = geopandas.read_parquet(io.BytesIO(data)).set_index("code")
    assert table.crs == "OGC:CRS84"
    assert len(table) == len(many())
    wanted = features(*many(), policy="ucdp")
    for code, feature in wanted.items():
        shape = table.geometry[code]
        if feature["geometry"] is None:
            assert shape is None
        else:
            assert [shape.x, shape.y] == feature["geometry"]["coordinates"]
    assert table.date_from["TW-2016-0001"] == datetime.date(2016, 12, 2)
    assert table.date_from.isna()["TW-2016-0003"]
    assert list(table.weapon_ids["TW-2016-0001"]) == ["barrel_bomb"]
    bounds = [float(x) for x in table.total_bounds]
    assert _geo(data)["columns"]["geometry"]["bbox"] == bounds


def _geo(data: bytes) -> dict[str, Any]:
    metadata = pq.read_schema(io.BytesIO(data)).metadata
    found: dict[str, Any] = json.loads(metadata[b"geo"])
    return found


def test_the_key_geo_is_that_of_the_standard() -> None:
    about = _geo(made("geoparquet", incident(1)))
    assert about == {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {
            "geometry": {
                "encoding": "WKB",
                "geometry_types": ["Point"],
                "bbox": [36.71, 36.12, 36.71, 36.12],
            }
        },
    }
    nowhere = _geo(made("geoparquet", incident(1, location=None)))
    assert "bbox" not in nowhere["columns"]["geometry"]


def test_columns_have_the_types_that_they_are_said_to_have() -> None:
    schema = pq.read_schema(io.BytesIO(made("geoparquet", *many())))
    types = {f.name: str(f.type) for f in schema}
    assert types["date_from"] == "date32[day]"
    assert types["killed_low"] == "int64"
    assert types["links"] == "list<element: string>"
    assert types["geometry"] == "binary"
    rows = pq.read_table(io.BytesIO(made("geoparquet", *many()))).to_pylist()
    for row, feature in zip(rows, features(*many()).values(), strict=True):
        row.pop("geometry")
        days = {
            k: str(v) if v else None for k, v in row.items() if k.startswith("date_")
        }
        assert row | days == feature["properties"]


# --- TimeMap


def test_timemap_gets_strings_only() -> None:
    events, sources, groups = packed(*many())
    for one in (*events, *sources.values(), *groups):
        for value in one.values():
            for text in value if isinstance(value, list) else [value]:
                assert type(text) is str


def test_an_event_of_timemap_is_dated_placed_and_linked() -> None:
    events, sources, groups = packed(*many())
    (one,) = [e for e in events if e["id"] == "TW-2016-0001"]
    assert one["date"] == "12/2/2016"
    assert (one["latitude"], one["longitude"]) == ("36.12", "36.71")
    assert one["graphic"] == ""
    assert [sources[s]["url"] for s in one["sources"]] == [
        "https://news.example/1",
        "https://news.example/101",
    ]
    titles = {g["id"]: (g["mode"], *g["filter_paths"]) for g in groups}
    assert [titles[a] for a in one["associations"]] == [
        ("CATEGORY", "Air or drone strike"),
        ("FILTER", "Type", "Air or drone strike"),
        ("FILTER", "Grade", "fair"),
        ("FILTER", "Alleged perpetrator", "Russian warplanes"),
        ("FILTER", "Review", "approved"),
    ]
    assert "alleged by مركز الندى الإعلامي" in one["description"]
    assert one["category"] == "Air or drone strike"
    week = next(e for e in events if e["id"] == "TW-2016-0011")
    assert week["date"] == "12/5/2016"
    assert week["time_precision"] == "week"
    assert week["time_display"] == "Between 2016-12-05 and 2016-12-11"


def test_timemap_leaves_out_what_it_would_drop_and_marks_the_unreviewed() -> None:
    events, _, groups = packed(*many())
    assert "TW-2016-0003" not in {e["id"] for e in events}
    review = {g["id"] for g in groups if g["filter_paths"][-1] == UNREVIEWED}
    marked = [e["id"] for e in events if review & set(e["associations"])]
    assert marked == ["TW-2016-0009"]
    (one,) = [e for e in events if e["id"] == "TW-2016-0009"]
    assert one["comments"].endswith(f"Review: {UNREVIEWED}")


def test_who_is_only_denied_is_no_filter() -> None:
    denied = Party(name="جيش الإسلام", denied_by=("ناطق",))
    _, _, groups = packed(incident(1, perpetrators=(denied,)))
    assert not [g for g in groups if "Alleged perpetrator" in g["filter_paths"]]


def test_paths_hold_no_stroke_and_only_the_last_day_is_a_date_too() -> None:
    doer = Party(name="ألوية أ/ب", by=("ناطق",))
    told = incident(1, perpetrators=(doer,), date_from=None)
    (one,), _, groups = packed(told)
    assert "/" not in "".join(p for g in groups for p in g["filter_paths"])
    assert one["date"] == "12/2/2016"
    assert one["time_display"] == "Between … and 2016-12-02"


# --- FollowTheMoney


def test_followthemoney_reads_an_event_with_its_place_and_proof() -> None:
    found = entities(incident(1), policy="ucdp")
    (event,) = of_schema(found, "Event")
    assert event.caption == "Air or drone strike, Tall al-Ward, 2016-12-02"
    assert event.get("date") == ["2016-12-02"]
    assert event.get("recordId") == ["TW-2016-0001"]
    assert event.get("summary") == ["killed: 3/3/3; injured: 10/20/99 (ucdp 1)"]
    address = found[event.first("addressEntity")]
    assert address.schema.name == "Address"
    assert (address.get("latitude"), address.get("longitude")) == (["36.12"], ["36.71"])
    assert address.get("country") == ["sy"]
    reports = [found[p] for p in event.get("proof")]
    assert {r.schema.name for r in reports} == {"Article"}
    first = next(r for r in reports if r.get("sourceUrl") == ["https://news.example/1"])
    assert first.get("publishedAt") == ["2016-12-02"]
    assert first.get("retrievedAt") == ["2016-12-02T18:30:00"]
    assert first.get("language") == ["ara"]
    assert first.get("publisher") == ["وكالة الندى 1"]
    assert first.get("notes") == [f"sha256: {source(1).sha256}"]


def test_a_perpetrator_is_linked_only_with_who_says_so() -> None:
    found = entities(incident(1))
    (event,) = of_schema(found, "Event")
    assert event.get("involved") == []
    (link,) = of_schema(found, "UnknownLink")
    actor = found[link.first("subject")]
    assert actor.schema.name == "Organization"
    assert actor.get("name") == ["Russian warplanes"]
    assert actor.get("alias") == ["الطيران الحربي الروسي"]
    assert link.get("object") == [event.id]
    assert "alleged by مركز الندى الإعلامي" in link.first("role")
    assert "denied by وزارة الدفاع الروسية" in link.first("role")
    assert set(link.get("proof")) == set(event.get("proof"))


def test_targets_that_are_organizations_are_involved() -> None:
    attacked = Party(
        name="جيش الإسلام", id="jaysh_islam", kind="armed_group", by=("ناطق",)
    )
    people = Party(name="مدنيون", by=("ناطق",))
    found = entities(incident(1, targets=(attacked, people)))
    (event,) = of_schema(found, "Event")
    (involved,) = event.get("involved")
    assert found[involved].get("name") == ["جيش الإسلام"]
    assert "مدنيون" in event.first("description")


def test_entities_are_the_same_in_each_export_and_stand_once() -> None:
    one, two = entities(incident(1)), entities(incident(1), incident(5))
    assert one.keys() < two.keys()
    assert len(of_schema(two, "Organization")) == 1
    other = entities(incident(1), case="another")
    (event,) = of_schema(one, "Event")
    assert event.id not in other
    assert {e.id for e in of_schema(one, "Article")} < other.keys()


def test_a_part_is_linked_to_its_whole_where_that_is_there() -> None:
    both = {i.code: i for i in many() if i.part_of or i.parts}
    found = entities(*both.values())
    events = {e.first("recordId"): e.id for e in of_schema(found, "Event")}
    (part,) = [
        x
        for x in of_schema(found, "UnknownLink")
        if x.first("subject") == events["TW-2016-0012"]
    ]
    assert part.get("object") == [events["TW-2016-0011"]]
    alone = entities(both["TW-2016-0012"])
    assert not [
        x for x in of_schema(alone, "UnknownLink") if "TW-2016-0011" in str(x.to_dict())
    ]


def test_long_names_and_broken_dates_stay_valid() -> None:
    told_by = source(
        1, title="ع" * 3000, published="وقت ما", retrieved=None, language="xx"
    )
    place = location(1, name="م" * 900, name_en="", path=())
    doer = Party(name="ق" * 500, by=("ناطق",))
    told = incident(
        1, location=place, perpetrators=(doer,), tellings=(telling(1, source=told_by),)
    )
    found = entities(told)
    (report,) = of_schema(found, "Article")
    assert report.get("publishedAt") == report.get("language") == []
    assert report.first("title").endswith("…")
    (actor,) = of_schema(found, "LegalEntity")
    assert len(actor.first("name")) == 384


def test_unreviewed_events_say_so_and_times_are_utc() -> None:
    told = incident(
        9,
        state="proposed",
        approved_at="2017-02-01T01:00:00+03:00",
        date_from="2016-12-01",
        date_to="2016-12-03",
    )
    (event,) = of_schema(entities(told), "Event")
    assert f"state: {UNREVIEWED}" in event.get("notes")
    assert event.get("modifiedAt") == ["2017-01-31T22:00:00"]
    assert (event.get("startDate"), event.get("endDate")) == (
        ["2016-12-01"],
        ["2016-12-03"],
    )
    assert event.get("date") == []


# --- Web Annotations


def test_every_value_is_found_again_in_its_text() -> None:
    told = many()
    texts = {anchors.report(t.source): t.source.text for i in told for t in i.tellings}
    found = notes(*told)
    for one in found:
        text = texts[one["target"]["source"]["id"]]
        position, quote = one["target"]["selector"]
        exact = text[position["start"] : position["end"]]
        assert exact == quote["exact"]
        around = quote.get("prefix", "") + exact + quote.get("suffix", "")
        assert around in text
        assert len(quote.get("prefix", "")) <= 32 >= len(quote.get("suffix", ""))
    claims = {t.claim.id: t.claim for i in told for t in i.tellings}
    wanted = sum(
        1
        + len(c.sources)
        + len(c.actors)
        + len(c.weapons)
        + len(c.places)
        + (c.date is not None)
        + len(c.harm)
        for c in claims.values()
    )
    assert len(found) == wanted


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_two_processors_give_the_same_triples() -> None:
    told = many()
    by_pyld, by_rdflib = graph(*told), parsed(*told)
    assert len(by_pyld) == len(by_rdflib) > 5000
    assert grounded(by_pyld) == grounded(by_rdflib)
    # Matching blank nodes takes the square of their number: each incident by itself, and
    # ten like tellings left out.
    alone = [i for i in told if len(i.tellings) < 4]
    assert len(alone) > 10
    for incident_ in alone:
        assert isomorphic(graph(incident_), parsed(incident_))


def parsed(*told: Incident) -> rdflib.Graph:
    """The triples of incidents, by another processor than ``graph``."""
    found = rdflib.Graph()
    found.parse(data=made("annotations", *told), format="json-ld")
    return found


def grounded(found: rdflib.Graph) -> set[tuple[object, ...]]:
    """The triples without blank nodes."""
    return {t for t in found if not any(isinstance(x, rdflib.BNode) for x in t)}


def test_nothing_in_the_document_is_lost_in_expansion() -> None:
    document = json.loads(made("annotations", *many(), named()))
    context = document.pop("@context")
    terms = set(context)
    scoped = set(context["states"]["@context"])

    def unknown(value: Any, inside: bool = False) -> Iterator[str]:  # noqa: ANN401, FBT001, FBT002
        if isinstance(value, list):
            yield from (u for v in value for u in unknown(v, inside))
        elif isinstance(value, dict):
            for name, held in value.items():
                if not inside and name not in terms | scoped:
                    yield name
                yield from unknown(held, inside or name == "states")

    assert set(unknown(document)) == set()


def test_triples_say_what_where_and_by_whom() -> None:
    told = incident(1, tellings=(telling(1),))
    g = graph(told)
    report = URIRef(f"urn:sha256:{source(1).sha256}")
    (killed,) = g.subjects(OA.hasBody / TW.states / TW.kind, rdflib.Literal("killed"))
    assert (killed, RDF.type, OA.Annotation) in g
    assert (killed, OA.motivatedBy, OA.tagging) in g
    assert (killed, OA.hasTarget / OA.hasSource, report) in g
    assert (report, OA.via, URIRef("https://news.example/1")) in g
    selectors = list(g.objects(killed, OA.hasTarget / OA.hasSelector))
    types = {g.value(s, RDF.type) for s in selectors}
    assert types == {OA.TextPositionSelector, OA.TextQuoteSelector}
    starts = list(g.objects(killed, OA.hasTarget / OA.hasSelector / OA.start))
    assert [int(str(s)) for s in starts] == [source(1).text.index("3 مدنيين")]
    assert {getattr(s, "datatype", None) for s in starts} == {
        rdflib.XSD.nonNegativeInteger
    }
    reading = g.value(killed, PROV.wasGeneratedBy)
    assert (reading, PROV.used, report) in g
    (software,) = g.objects(reading, PROV.wasAssociatedWith)
    assert (software, RDF.type, PROV.SoftwareAgent) in g
    assert str(g.value(software, NAME)) == "tawthiq@0.4.0"
    assert (killed, PROV.wasAttributedTo, software) in g
    assert (killed, PROV.wasDerivedFrom, report) in g
    (judgement,) = g.objects(killed, TW.claim / PROV.wasInfluencedBy)
    (person,) = g.objects(judgement, PROV.wasAssociatedWith)
    assert str(g.value(person, NAME)) == "reviewer1"
    assert isinstance(person, rdflib.BNode)
    ended = g.value(judgement, PROV.endedAtTime)
    assert ended == rdflib.Literal("2017-01-05T10:00:00Z", datatype=rdflib.XSD.dateTime)
    (count,) = g.objects(None, AS.totalItems)
    assert int(str(count)) == len(notes(told))


def test_a_corrected_claim_is_a_persons_revision_of_the_reading() -> None:
    g = graph(incident(1, tellings=(telling(1, verdict="corrected"),)))
    ((now, before),) = g.subject_objects(PROV.wasRevisionOf)
    judgement = g.value(now, PROV.wasGeneratedBy)
    assert (judgement, RDF.type, TW.Judgement) in g
    assert (judgement, PROV.used, before) in g
    person = g.value(now, PROV.wasAttributedTo)
    assert (person, RDF.type, PROV.Person) in g
    reading = g.value(before, PROV.wasGeneratedBy)
    assert (reading, RDF.type, TW.Reading) in g
    for annotation in g.subjects(RDF.type, OA.Annotation):
        assert g.value(annotation, PROV.wasAttributedTo) == person


def test_a_claim_that_nobody_judged_has_no_judgement() -> None:
    bare = telling(9, verdict="unreviewed", judged_by="", judged_at="")
    told = incident(9, state="proposed", tellings=(bare,))
    g = graph(told)
    assert not list(g.subjects(RDF.type, TW.Judgement))
    assert {a["review"] for a in notes(told)} == {UNREVIEWED}
    assert all("review" not in a for a in notes(incident(1)))
    nameless = telling(9, judged_by="", judged_at="")
    assert not list(
        graph(incident(9, tellings=(nameless,))).subjects(RDF.type, PROV.Person)
    )


def test_an_actor_stands_with_who_says_so_and_with_the_claims_status() -> None:
    denied = claim(1, source(1).text, status="denied")
    found = notes(incident(1, tellings=(telling(1, claim=denied),)))
    (actor,) = [a for a in found if a["field"] == "actors"]
    assert actor["saidBy"] == ["مركز الندى الإعلامي"]
    assert actor["status"] == "denied"
    assert actor["body"]["states"] == {"name": "الطيران الحربي", "entry": "warplanes"}


def test_without_a_text_no_words_around_are_told() -> None:
    told_by = source(1)
    bare = source(1, text="", sha256=told_by.sha256)
    told = telling(1, source=bare, claim=claim(1, told_by.text))
    for one in notes(incident(1, tellings=(told,))):
        _, quote = one["target"]["selector"]
        assert set(quote) == {"type", "exact"}


def test_words_that_do_not_fit_their_place_are_not_quoted() -> None:
    place = anchors.target(source(1), "قصف على", 0, 3)
    assert place["selector"] == [{"type": "TextPositionSelector", "start": 0, "end": 3}]


def test_every_kind_of_value_has_a_body() -> None:
    text = "قصف على السرو\n\nقتل الطفل نزيه البستاني ودمرت دبابتان بمدفع في السرو.\n"
    town = {**span(text, "السرو"), "name": "السرو"}
    told_claim = claim(
        3,
        text,
        places=(
            Where(
                **town,
                in_="إدلب",
                lat=35.80041,
                lon=36.72049,
                precision="city",
                alternatives=(Meaning(id="x", name="السرو"),),
            ),
        ),
        date=When(from_="2016-12-01", to=None, precision="open", basis="inherited"),
        weapons=(Named(name="مدفع", id="artillery", **span(text, "مدفع")),),
        victims=(
            Victim(name="", age=7, sex="male", **span(text, "نزيه البستاني")),
            Victim(name="victim-1", **span(text, "نزيه")),
        ),
        losses=(Loss(item="دبابات", low=2, high=2, **span(text, "دبابتان")),),
        harm=(Harm(kind="killed", low=1, high=1, **span(text, "قتل")),),
        extent="part",
    )
    told = telling(3, source=source(3, text=text), claim=told_claim)
    found = notes(incident(3, tellings=(told,)))
    bodies = [(a["field"], a["body"]["value"]) for a in found]
    assert bodies == [
        ("trigger", "Air or drone strike"),
        ("weapons", "مدفع"),
        ("places", "السرو (إدلب)"),
        ("date", "2016-12-01/.."),
        ("harm", "killed: 1"),
        ("victims", "victim"),
        ("victims", "victim-1"),
        ("losses", "دبابات: 2"),
    ]
    states = {a["field"]: a["body"]["states"] for a in found}
    assert (states["places"]["lat"], states["places"]["lon"]) == (35.8, 36.72)
    assert states["places"]["alternatives"] == [
        {"entry": "x", "name": "السرو", "score": 0.0}
    ]
    assert states["trigger"]["extent"] == "part"
    (date,) = [a for a in found if a["field"] == "date"]
    assert "selector" not in date["target"]  # no words tell it
    (victim, _) = [a for a in found if a["field"] == "victims"]
    assert victim["body"]["states"] == {"age": 7, "sex": "male"}


def test_reports_without_a_hash_have_an_iri_and_copies_share_one() -> None:
    odd = source(1, report="تقرير 1", sha256="", original="")
    assert re.fullmatch(r"urn:x-tawthiq:report:[%0-9A-F]+1", anchors.report(odd))
    assert anchors.original(odd) == ""
    same = source(1)
    copies = tuple(
        telling(
            n,
            source=source(
                1, text=same.text, report=f"r{n}", url=f"https://{n}.example/"
            ),
            claim=claim(n, same.text),
        )
        for n in (1, 5)
    )
    g = graph(incident(1, tellings=copies))
    urls = g.objects(URIRef(f"urn:sha256:{same.sha256}"), OA.via)
    assert sorted(map(str, urls)) == ["https://1.example/", "https://5.example/"]


def test_a_claim_of_two_incidents_is_annotated_once() -> None:
    both = (incident(1, tellings=(telling(1),)), incident(5, tellings=(telling(1),)))
    assert len(notes(*both)) == len(notes(both[0]))
    codes = graph(*both).objects(None, TW.incident)
    assert sorted(map(str, codes)) == ["TW-2016-0001", "TW-2016-0005"]


def test_a_reading_of_an_unknown_version_is_tawthiqs() -> None:
    told = telling(1, reading="")
    g = graph(incident(1, tellings=(told,)))
    (software,) = g.subjects(RDF.type, PROV.SoftwareAgent)
    assert str(g.value(software, NAME)) == "tawthiq"


# --- checks that can fail

Damage = Callable[[Any], object]


def _feature(member: str, value: object) -> Damage:
    def damage(root: Any) -> None:  # noqa: ANN401
        root["features"][0][member] = value

    return damage


def _property(member: str, value: object) -> Damage:
    def damage(root: Any) -> None:  # noqa: ANN401
        root["features"][0]["properties"][member] = value

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        lambda r: r.update(crs={}),
        lambda r: r.update(type="Feature"),
        lambda r: r.update(features={}),
        lambda r: r["features"].append(r["features"][0]),
        lambda r: r["features"].append(1),
        _feature("id", 1),
        _feature("bbox", []),
        _feature("properties", {}),
        _feature("geometry", {"type": "Point"}),
        _feature("geometry", {"type": "Line", "coordinates": [1.0, 2.0]}),
        _feature("geometry", {"type": "Point", "coordinates": [1.0]}),
        _feature("geometry", {"type": "Point", "coordinates": [1.0, "2"]}),
        _feature("geometry", {"type": "Point", "coordinates": [36.0, 136.0]}),
        _feature("geometry", {"type": "Point", "coordinates": [36.7108, 36.1]}),
        _property("killed_low", "3"),
        _property("types", "airstrike"),
    ],
    ids=map(str, itertools.count(1)),
)
def test_the_check_of_geojson_fails(damage: Damage) -> None:
    root = json.loads(made("geojson", incident(1)))
    damage(root)
    with pytest.raises(InvalidError):
        format_("geojson").check({"": json.dumps(root).encode()})


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b'{"a":1,"a":2}', b'{"a":NaN}', b"[" * 200_000, b"\xef\xbb\xbf{}"],
    ids=map(str, itertools.count(1)),
)
@pytest.mark.parametrize("name", NAMES)
def test_no_check_takes_what_is_no_file_of_the_format(name: str, data: bytes) -> None:
    if name == "ftm":
        data += b"\n"
    with pytest.raises(InvalidError):
        format_(name).check({"": data})


def test_the_check_of_geoparquet_fails() -> None:
    table = pq.read_table(io.BytesIO(made("geoparquet", incident(1), incident(2))))
    bare = table.replace_schema_metadata({})
    other = table.replace_schema_metadata({"geo": b'{"columns":{"geometry":{}}}'})
    twice = table.take([0, 0])
    short = table.drop(["grade"])
    at = table.schema.get_field_index("geometry")
    wrong = table.set_column(at, "geometry", [[b"\x01\x02", None]])
    far = bytes.fromhex("0101000000") + b"\x00\x00\x00\x00\x00\x00\xf0\x7f" * 2
    outside = table.set_column(at, "geometry", [[far, None]])
    for bad in (bare, other, twice, short, wrong, outside):
        stream = io.BytesIO()
        pq.write_table(bad, stream)
        with pytest.raises(InvalidError):
            format_("geoparquet").check({"": stream.getvalue()})


def _zip(files: dict[str, Any]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, value in files.items():
            archive.writestr(name, json.dumps(value))
    return stream.getvalue()


@pytest.mark.parametrize(
    "damage",
    [
        lambda e, _s, _a: e[0].update(date="2016-12-02"),
        lambda e, _s, _a: e[0].update(date="13/1/2016"),
        lambda e, _s, _a: e[0].update(latitude=""),
        lambda e, _s, _a: e[0].update(latitude="north"),
        lambda e, _s, _a: e[0].update(longitude="200"),
        lambda e, _s, _a: e[0].update(latitude=36.1),
        lambda e, _s, _a: e[0].update(colour="red"),
        lambda e, _s, _a: e[0].update(sources=["none"]),
        lambda e, _s, _a: e[0].update(associations=["none"]),
        lambda e, _s, _a: e[0].update(associations="none"),
        lambda e, _s, _a: e.append(e[0]),
        lambda _e, s, _a: next(iter(s.values())).update(id="other"),
        lambda _e, s, _a: next(iter(s.values())).update(paths=[1]),
        lambda _e, _s, a: a[0].update(mode="GROUP"),
        lambda _e, _s, a: a[0].update(filter_paths=[]),
        lambda _e, _s, a: a[0].update(filter_paths=["a/b"]),
        lambda _e, _s, a: a.append(a[0]),
    ],
    ids=map(str, itertools.count(1)),
)
def test_the_check_of_timemap_fails(damage: Callable[[Any, Any, Any], object]) -> None:
    events, sources, groups = packed(incident(1))
    damage(events, sources, groups)
    files = {
        "events.json": events,
        "sources.json": sources,
        "associations.json": groups,
    }
    with pytest.raises(InvalidError):
        format_("timemap").check({"": _zip(files)})


@pytest.mark.parametrize(
    "files",
    [
        {"events.json": []},
        {"events.json": {}, "sources.json": {}, "associations.json": []},
        {"events.json": [], "sources.json": [], "associations.json": []},
    ],
    ids=map(str, itertools.count(1)),
)
def test_the_check_of_timemap_misses_no_file(files: dict[str, Any]) -> None:
    with pytest.raises(InvalidError):
        format_("timemap").check({"": _zip(files)})


@pytest.mark.parametrize(
    "damage",
    [
        lambda e: e.update(schema="Person"),
        lambda e: e.update(more=1),
        lambda e: e["properties"].update(killed=["3"]),
        lambda e: e["properties"].pop("name"),
        lambda e: e["properties"].update(date=["2 Dec"]),
        lambda e: e["properties"].update(name=[]),
        lambda e: e["properties"].update(name=[1]),
        lambda e: e["properties"].update(name=["x" * 385]),
        lambda e: e["properties"].update(proof=["nothing"]),
        lambda e: e["properties"].update(addressEntity=e["properties"]["proof"]),
        lambda e: e.update(id="other"),  # the link points to nothing
    ],
    ids=map(str, itertools.count(1)),
)
def test_the_check_of_ftm_fails(damage: Damage) -> None:
    lines = [json.loads(x) for x in made("ftm", incident(1)).decode().splitlines()]
    (event,) = [x for x in lines if x["schema"] == "Event"]
    damage(event)
    data = "".join(f"{json.dumps(x)}\n" for x in lines).encode()
    with pytest.raises(InvalidError):
        format_("ftm").check({"": data})


def test_the_check_of_ftm_fails_for_an_entity_that_is_there_twice_or_is_none() -> None:
    data = made("ftm", incident(1))
    for bad in (data + data, data + b"[]\n", data + b'{"id":"a"}\n', data[:-2]):
        with pytest.raises(InvalidError):
            format_("ftm").check({"": bad})


@pytest.mark.parametrize(
    "damage",
    [
        lambda r: r.update({"@context": {}}),
        lambda r: r.update(type="Annotation"),
        lambda r: r.update(total=1),
        lambda r: r.pop("first"),
        lambda r: r["first"].update(partOf="other"),
        lambda r: r["first"]["items"][0].pop("body"),
        lambda r: r["first"]["items"][0].update(type="Note"),
        lambda r: r["first"]["items"][0].update(id=r["first"]["items"][1]["id"]),
        lambda r: r["first"]["items"][0]["target"]["source"].update(id="urn:x"),
        lambda r: r["first"]["items"][0]["target"]["selector"][0].update(start=-1),
        lambda r: r["first"]["items"][0]["target"]["selector"][0].update(type="Range"),
        lambda r: r["first"]["items"][0]["target"]["selector"][1].update(exact="x"),
        lambda r: r["first"]["items"][0]["target"]["selector"][1].update(type="Range"),
        lambda r: r["first"]["items"][0].update(wasGeneratedBy="urn:x"),
        lambda r: r["provenance"].append(r["provenance"][0]),
        lambda r: r["provenance"].pop(),
    ],
    ids=map(str, itertools.count(1)),
)
def test_the_check_of_annotations_fails(damage: Damage) -> None:
    root = json.loads(made("annotations", incident(1)))
    damage(root)
    with pytest.raises(InvalidError):
        format_("annotations").check({"": json.dumps(root).encode()})


def test_a_missing_library_is_told_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    for name in [m for m in sys.modules if m.startswith("pyarrow")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match=r"pip install 'tawthiq\[publish\]'"):
        made("geoparquet", incident(1))


def test_hostile_texts_come_back_as_they_are() -> None:
    found = notes(hostile())
    (quote,) = {
        a["target"]["selector"][1]["exact"] for a in found if a["field"] == "trigger"
    }
    assert quote == "قصف"
    (event,) = of_schema(entities(hostile()), "Event")
    assert "HYPERLINK" in event.first("description")
    table = geopandas.read_parquet(io.BytesIO(made("geoparquet", hostile())))
    assert "HYPERLINK" in table.description[0]

"""The gate lets out what a person approved, as it may be public, and nothing else."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

import incidents as made
from tawthiq.incident import Incident, Location, Opinion, Party
from tawthiq.model import Meaning, Named, Person, Victim
from tawthiq.places import gazetteer
from tawthiq.publish import coarsen
from tawthiq.publish import export as exporting
from tawthiq.publish.choice import chosen
from tawthiq.publish.export import ExportError, export
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.gate import GatePolicy, gate
from tawthiq.publish.manifest import Head
from tawthiq.publish.mapped import mapped
from tawthiq.publish.redact import Names, Redactor, is_person
from tawthiq.text import fold_word

SETTINGS = Settings(policy="range", case="c1", title="حلب", tool="tawthiq test")


def one(incident: Incident, **policy: Any) -> Incident:  # noqa: ANN401
    (public,) = gate([incident], GatePolicy(**policy)).incidents
    return public


# --- what passes


def test_only_what_is_approved_passes() -> None:
    states = {
        state: made.incident(n, state=state)
        for n, state in enumerate(("approved", "proposed", "rejected"), 1)
    }
    gated = gate(states.values(), GatePolicy())
    assert [i.code for i in gated.incidents] == ["TW-2016-0001"]
    assert gated.left_out == (
        ("TW-2016-0002", "nobody approved it"),
        ("TW-2016-0003", "rejected"),
    )
    both = gate(states.values(), GatePolicy(include_unreviewed=True))
    assert [i.state for i in both.incidents] == ["approved", "proposed"]
    assert both.left_out == (("TW-2016-0003", "rejected"),)


def test_rejected_claims_never_pass() -> None:
    kept, dropped = made.telling(1), made.telling(101, verdict="rejected")
    incident = made.incident(
        1,
        tellings=(kept, dropped),
        tolls=(
            made.toll(3, claim=kept.claim.id),
            made.toll(90, claim=dropped.claim.id, family="family-101"),
        ),
    )
    for unreviewed in (False, True):
        public = one(incident, include_unreviewed=unreviewed)
        assert [t.claim.id for t in public.tellings] == [kept.claim.id]
        assert [t.low for t in public.tolls] == [3]
        assert public.sources == 1
    alone = made.incident(2, tellings=(dropped,))
    assert gate([alone], GatePolicy()).left_out == (
        (alone.code, "every claim of it is rejected"),
    )


# --- persons


def test_spans_hold_after_redaction() -> None:
    (telling,) = one(made.named()).tellings
    text = telling.source.text
    assert len(text) == len(made.named().tellings[0].source.text)
    claim = telling.claim
    for span in (claim.quote, claim.trigger, *claim.victims, *claim.places):
        assert text[span.start : span.end] == span.text
    assert "▇▇▇▇" in claim.quote.text
    assert (claim.victims[0].age, claim.victims[0].sex) == (7, "male")


def test_victims_by_policy() -> None:
    def name(**policy: Any) -> str:  # noqa: ANN401
        return one(made.named(), **policy).tellings[0].claim.victims[0].name

    assert name() == ""
    assert name(victims="initials") == "ن. ب."
    hidden = name(victims="pseudonym", key="a")
    assert hidden.startswith("victim-")
    assert hidden == name(victims="pseudonym", key="a")
    assert hidden != name(victims="pseudonym", key="b")  # of no use in another case


def test_reviewers_are_numbers_also_in_what_they_write() -> None:
    incident = made.incident(
        1,
        approved_by="سلمى الخطيب",
        note="راجعته سلمى الخطيب",
        grade=Opinion(proposed="fair", by="سلمى الخطيب", why="قررت سلمى الخطيب"),
    )
    public = one(incident)
    assert public.approved_by == public.grade.by == "reviewer-1"
    assert public.tellings[0].judged_by == "reviewer-2"
    assert "سلمى" not in public.note + public.grade.why
    named = one(incident, name_reviewers=True)
    assert named.approved_by == "سلمى الخطيب"
    assert named.note == incident.note


def redactor(*own: str, kept: str = "") -> Redactor:
    names, spared = Names(), Names()
    for name in own:
        names.add(name)
        names.add_parts(name, frozenset())
    if kept:
        spared.add(kept, alone=False)
    return Redactor(Names(), names, spared)


@pytest.mark.parametrize(
    ("name", "text", "public"),
    [
        ("ليلى القاسم", "قالت ليلى القاسم إن", "قالت ▇▇▇▇ ▇▇▇▇▇▇ إن"),
        ("ليلى القاسم", "وأضافت القاسم", "وأضافت ▇▇▇▇▇▇"),
        ("ليلى القاسم", "لِلقاسم", "▇▇▇▇▇▇▇"),
        ("عبد الرحيم", "عبدالرحيم", "▇▇▇▇▇▇▇▇▇"),
        ("أبو فراس", "أبي فراس", "▇▇▇ ▇▇▇▇"),
        ("علي", "على الطريق قال علي", "على الطريق قال ▇▇▇"),
        ("الطفلة ريم", "ريم وطفلة", "▇▇▇ وطفلة"),
        ("Sami Haddad", "sami_haddad.html", "▇▇▇▇▇▇▇▇▇▇▇.html"),
        ("سامي حداد", "By Sami Haddad", "By ▇▇▇▇ ▇▇▇▇▇▇"),
        ("ليلى القاسم", "القسم النهاري", "القسم النهاري"),
    ],
)
def test_redaction(name: str, text: str, public: str) -> None:
    assert redactor(name)(text) == public


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("سوق معرة النعمان", False),
        ("مشفى معرة النعمان", False),
        ("ناشط من خان يونس", False),
        ("أهالي أبو الضهور", False),
        ("مستشفى كمال عدوان", False),
        ("خان يونس", False),
        ("صلاح الدين البستاني", True),
        ("الناشط صلاح الدين العامري", True),
        ("منزل سامي القاسم", True),
        ("مزرعة أبو كمال", True),
        ("سامي من خان يونس", True),
        ("سامي القاسم من خان يونس", True),
        ("سامي النعمان", True),
    ],
)
def test_places_that_bear_given_names_are_no_persons(
    name: str, *, person: bool
) -> None:
    assert is_person(name) == person


def test_a_town_that_was_hit_keeps_its_name() -> None:
    market = Party(name="سوق معرة النعمان", by=("وكالة",))
    place = made.location(0, name="معرة النعمان", id="sy-maarat-numan")
    text = "قصف على سوق معرة النعمان.\n"
    target = Named(
        name=market.name, id=None, text=market.name, **_at(text, market.name)
    )
    told = made.telling(1)
    claim = told.claim.model_copy(update={"targets": (target,)})
    told = dataclasses.replace(told, claim=claim)
    public = one(made.incident(1, targets=(market,), location=place, tellings=(told,)))
    assert public.location is not None
    assert public.location.name == "معرة النعمان"
    assert public.targets[0].name == "سوق معرة النعمان"


def _at(text: str, words: str) -> dict[str, int]:
    return {"start": text.index(words), "end": text.index(words) + len(words)}


def test_parts_of_officials_names_stay() -> None:
    redact = redactor("سامي القاسم", kept="سامي حداد")
    assert redact("قال سامي حداد: قتل سامي") == "قال سامي حداد: قتل ▇▇▇▇"


def test_a_name_of_another_report_is_redacted() -> None:
    elsewhere = made.source(2, text="قال رامي الحقل إن القصف توقف.\n")
    other = made.incident(2, tellings=(made.telling(2, source=elsewhere),))
    gated = gate([other], GatePolicy(), also=("رامي الحقل",))
    assert "الحقل" not in gated.incidents[0].tellings[0].source.text


def test_an_address_with_a_name_keeps_its_host() -> None:
    incident = made.named()
    (telling,) = incident.tellings
    url = "https://news.example/2016/%D9%86%D8%B2%D9%8A%D9%87-%D8%A7%D9%84%D8%A8%D8%B3%D8%AA%D8%A7%D9%86%D9%8A"
    source = dataclasses.replace(telling.source, url=url)
    told = dataclasses.replace(telling, source=source)
    public = one(dataclasses.replace(incident, tellings=(told,)))
    assert public.tellings[0].source.url == "https://news.example/"


def test_ids_that_name_somebody_stay_apart() -> None:
    incident = made.named()
    (telling,) = incident.tellings
    source = dataclasses.replace(telling.source, report="رامي الحقل 1")
    told = dataclasses.replace(telling, source=source)
    public = one(dataclasses.replace(incident, tellings=(told, telling)))
    ids = [t.source.report for t in public.tellings]
    assert ids[0].startswith("redacted-")
    assert len(set(ids)) == 2


def test_a_value_of_an_unknown_type_is_no_way_out() -> None:
    with pytest.raises(TypeError, match="does not know bytes"):
        mapped((b"raw",), lambda _o, _n, text: text)
    seen: list[str] = []

    def visit(_owner: str, _name: str, text: str) -> str:
        seen.append(text)
        return text

    mapped({"key": ["value", {"deep"}]}, visit)
    assert seen == ["key", "value", "deep"]


# --- places


@pytest.mark.parametrize(
    ("radius", "decimals"),
    [(1, 3), (500, 3), (1_000, 2), (6_000, 2), (10_000, 1), (60_000, 1), (300_000, 0)],
)
def test_decimals(radius: int, decimals: int) -> None:
    assert coarsen.decimals(radius) == decimals


def test_a_coordinate_is_no_finer_than_its_precision() -> None:
    fine = made.location(0, lat=36.123456, lon=37.654321, radius_m=1)
    for precision, point in (
        ("town", (36.12, 37.65)),
        ("governorate", (36.1, 37.7)),
        ("country", (36.0, 38.0)),
    ):
        place = dataclasses.replace(fine, precision=precision)
        public = one(made.incident(1, location=place, places=(place,)))
        assert public.location is not None
        assert (public.location.lat, public.location.lon) == point


def test_a_place_on_no_source_is_told_by_what_holds_it() -> None:
    place = made.location(
        2,
        name="المشهد",
        id="sy-mashhad-aleppo",
        lat=36.1835,
        lon=37.134,
        precision="neighbourhood",
        radius_m=2_000,
        verified=False,
    )
    public = one(made.incident(1, location=place, places=(place,))).location
    assert public is not None
    assert (public.name, public.precision) == ("المشهد", "city")
    city = gazetteer().get("sy-aleppo")
    assert city is not None
    assert city.point is not None
    assert (public.lat, public.lon) == tuple(round(d, 2) for d in city.point)
    assert (public.radius_m or 0) >= 6_000
    inside = one(made.incident(1, location=place), with_unverified=True).location
    assert inside is not None
    assert (inside.lat, inside.precision) == (36.18, "neighbourhood")


def test_unverified_coordinates_stay_inside() -> None:
    place = made.location(1, verified=False)
    incident = made.incident(1, location=place, places=(place,))
    public = one(incident)
    assert public.location is not None
    assert (public.location.name, public.location.lat) == (place.name, None)
    assert all(p.lat is None for t in public.tellings for p in t.claim.places)
    shown = one(incident, with_unverified=True)
    assert shown.location is not None
    assert shown.location.lat == 36.12
    assert shown.tellings[0].claim.places[0].lat == 36.12


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("مشفى القدس", "landmark"),
        ("المستشفى الميداني", ""),
        ("مدرسة الثورة", ""),
        ("مخيم أطمة", "landmark"),
        ("النقطة الطبية", ""),
        ("الأندلس", "hospital"),
    ],
)
def test_refuges_are_told_by_what_holds_them(name: str, kind: str) -> None:
    place = made.location(
        1, name=name, kind=kind, precision="landmark", radius_m=100, lat=36.12345,
        path=("سوريا", "إدلب", "السرو", name),
    )  # fmt: skip
    public = one(made.incident(1, location=place, places=(place,))).location
    assert public is not None
    assert (public.name, public.name_en, public.id) == ("السرو", "", None)
    assert (public.lat, public.precision, public.radius_m) == (36.12, "town", 2500)
    assert name not in public.path
    assert public.kind == ""


def test_a_town_is_no_refuge_by_its_name() -> None:
    assert not coarsen.is_sensitive("بيت جن", "", "town", "sy-1")
    assert coarsen.is_sensitive("بيت في الحي", "", "", None)
    assert not coarsen.is_sensitive("دار عزة", "Darat Izza", "town", "sy-2")


def test_other_meanings_of_a_place_keep_no_coordinates() -> None:
    incident = made.incident(1)
    telling = incident.tellings[0]
    other = Meaning(id="sy-9", name="الرابية", lat=35.123456, lon=36.1)
    place = telling.claim.places[0].model_copy(update={"alternatives": (other,)})
    claim = telling.claim.model_copy(update={"places": (place,)})
    told = dataclasses.replace(telling, claim=claim)
    public = one(dataclasses.replace(incident, tellings=(told,)))
    assert public.tellings[0].claim.places[0].alternatives[0].lat is None


# --- which incidents


def test_a_period_and_an_area() -> None:
    given = made.many()
    days = [i.code for i in chosen(given, since="2016-12-10", until="2016-12-11")]
    assert "TW-2016-0009" in days  # the tenth
    assert "TW-2016-0011" in days  # the fifth to the eleventh
    assert "TW-2016-0003" not in days  # no date
    assert "TW-2016-0001" not in days
    inside = [i.code for i in chosen(given, area="إدلِب")]
    assert "TW-2016-0001" in inside
    assert "TW-2016-0002" not in inside  # no place
    assert not list(chosen(given, area="حلب"))


# --- files


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def test_an_export_stands_beside_its_manifest(tmp_path: Path) -> None:
    target = tmp_path / "out.geojson"
    head = Head(seq=7, hash="ab", at="2017-01-01T00:00:00+00:00")
    export("geojson", made.many(), SETTINGS, target, head=head)
    first = files(tmp_path)
    told = json.loads(first["out.geojson.manifest.json"])
    (file,) = told["files"]
    assert file["sha256"] == hashlib.sha256(first["out.geojson"]).hexdigest()
    assert told["numbers"] == {"policy": "range", "version": "1"}
    assert told["gate"]["include_unreviewed"] is False
    assert told["left_out"] == [
        {"code": "TW-2016-0009", "reason": "nobody approved it"}
    ]
    assert told["counts"]["incidents"] == len(made.many()) - 1
    assert told["case"]["log"]["head"] == "ab"
    export("geojson", made.many(), SETTINGS, target, head=head)
    assert files(tmp_path) == first


def test_what_a_format_cannot_hold_is_named(tmp_path: Path) -> None:
    manifest = export("acled", made.many(), SETTINGS, tmp_path / "a.csv")
    assert "TW-2016-0003" in dict(manifest.left_out)  # ACLED has no row without a day


@pytest.mark.parametrize(
    ("name", "changes", "told"),
    [
        ("kml", {}, "no format is named 'kml': use one of ucdp, acled"),
        ("csv", {"policy": "guess"}, "no number policy is named 'guess': use one of"),
    ],
)
def test_wrong_use_is_refused_in_words(
    name: str, changes: dict[str, str], told: str, tmp_path: Path
) -> None:
    settings = dataclasses.replace(SETTINGS, **changes)  # type: ignore[arg-type]
    with pytest.raises(ExportError, match=told):
        export(name, made.many(), settings, tmp_path / "x.csv")
    assert not files(tmp_path)


def test_no_place_for_the_file(tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "none" / "x.csv"):
        with pytest.raises(ExportError):
            export("csv", made.many(), SETTINGS, target)


def test_a_file_is_not_named_after_a_victim(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="protected person"):
        export("csv", [made.named()], SETTINGS, tmp_path / "رامي-الحقل.csv")
    assert not files(tmp_path)


class Broken:
    """A format that fails in one way."""

    SUFFIX = ".txt"

    def __init__(self, way: str) -> None:
        self.way = way

    def write(self, incidents: Any, settings: Settings) -> Any:  # noqa: ANN401
        """Files until it fails."""
        del incidents, settings
        yield "", b"half"
        if self.way == "name":
            yield "../../etc", b""
        if self.way == "crash":
            raise RuntimeError("in the middle")

    def check(self, written: dict[str, bytes]) -> None:
        """Not valid."""
        del written
        if self.way == "invalid":
            raise InvalidError("row 1: no such column")


@pytest.mark.parametrize("way", ["invalid", "crash", "name"])
def test_nothing_is_half_written(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.txt"
    target.write_text("before")
    monkeypatch.setattr(exporting, "_format", lambda _: Broken(way))
    with pytest.raises((ExportError, RuntimeError)):
        export("csv", made.many(), SETTINGS, target)
    assert files(tmp_path) == {"x.txt": b"before"}


def test_an_empty_case_gives_a_valid_file(tmp_path: Path) -> None:
    manifest = export("csv", [], SETTINGS, tmp_path / "x.csv")
    assert manifest.counts == {"incidents": 0, "unreviewed": 0, "left_out": 0}
    assert (tmp_path / "x.csv").stat().st_size > 0


def test_protected_by_a_hostile_name() -> None:
    """Names that are empty, long or no words at all break nothing."""
    text = "قصف على السرو. قال الشاهد"
    for name in ("", " ", "123", "▇", "=1+1", "ا" * 5_000, "(", "و"):
        persons = (Person(name=name, role="witness", text=name, start=0, end=0),)
        victim = Victim(name=name, text=name, start=0, end=0)
        source = made.source(3, text=text, persons=persons)
        claim = made.claim(3, text, quote={"text": text, "start": 0, "end": len(text)})
        claim = claim.model_copy(update={"victims": (victim,)})
        told = made.telling(3, source=source, claim=claim)
        public = one(made.incident(3, tellings=(told,)))
        assert fold_word("قصف") in public.tellings[0].source.text
        assert isinstance(public.location, Location)

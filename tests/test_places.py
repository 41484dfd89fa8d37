"""Names become places, areas, or unknown; each decision rests on what the text says."""

from __future__ import annotations

import datetime

import pytest

from tawthiq import Reader, Report
from tawthiq.places import Gazetteer, Mention, Place, Resolver, distance_km
from tawthiq.places.gazetteer import Table, key_of
from tawthiq.places.place import moved
from tawthiq.places.precision import CLASSES, class_of
from tawthiq.places.shapes import shapes
from tawthiq.places.table import curated


def _place(
    id_: str, name: str, kind: str, parent: str, point: tuple[float, float] | None
) -> Place:
    lat, lon = point or (None, None)
    country = id_[:2].upper()
    return Place(id_, name, (), "", kind, parent, country, lat, lon, source="page:x")


PLACES = (
    _place("sy", "سوريا", "country", "", (35.0, 38.5)),
    _place("sy-aleppo-gov", "حلب", "governorate", "sy", (36.3, 37.4)),
    _place("sy-aleppo", "حلب", "city", "sy-aleppo-gov", (36.2, 37.16)),
    _place("sy-zahraa-q", "الزهراء", "neighbourhood", "sy-aleppo", (36.23, 37.1)),
    _place("sy-marja", "المرجة", "neighbourhood", "sy-aleppo", (36.18, 37.17)),
    _place("sy-manbij", "منبج", "city", "sy-aleppo-gov", (36.53, 37.95)),
    _place("sy-homs-gov", "حمص", "governorate", "sy", (34.5, 38.3)),
    _place("sy-homs", "حمص", "city", "sy-homs-gov", (34.73, 36.71)),
    _place("sy-zahraa-h", "الزهراء", "neighbourhood", "sy-homs", (34.73, 36.74)),
    _place("ly", "ليبيا", "country", "", (27.0, 17.0)),
    _place("ly-tripoli", "طرابلس", "city", "ly", (32.89, 13.18)),
    _place("ly-sirte", "سرت", "city", "ly", (31.2, 16.59)),
    _place("lb", "لبنان", "country", "", (33.9, 35.9)),
    _place("lb-tripoli", "طرابلس", "city", "lb", (34.43, 35.84)),
    _place("lb-beirut", "بيروت", "capital", "lb", (33.89, 35.5)),
)


@pytest.fixture
def resolver() -> Resolver:
    return Resolver(Gazetteer([lambda: Table.of(PLACES)]))


def where(resolver: Resolver, *mentions: Mention) -> list[str | None]:
    found = resolver.resolve(mentions)
    return [r.place.id if r.place is not None else None for r in found]


def test_a_container_in_the_text_decides(resolver: Resolver) -> None:
    in_homs = Mention("الزهراء", "neighbourhood", ("حمص",))
    assert where(resolver, in_homs, Mention("حمص"))[0] == "sy-zahraa-h"
    in_aleppo = Mention("الزهراء", "neighbourhood", ("حلب",))
    assert where(resolver, in_aleppo) == ["sy-zahraa-q"]


def test_even_meanings_far_apart_are_unknown_with_alternatives(
    resolver: Resolver,
) -> None:
    (found,) = resolver.resolve([Mention("الزهراء", "neighbourhood")])
    assert found.place is None
    assert found.lat is None
    assert {c.place.id for c in found.alternatives} == {"sy-zahraa-q", "sy-zahraa-h"}


def test_the_country_that_the_report_is_about_decides(resolver: Resolver) -> None:
    assert where(resolver, Mention("طرابلس"), Mention("سرت"))[0] == "ly-tripoli"
    assert where(resolver, Mention("طرابلس"), Mention("بيروت"))[0] == "lb-tripoli"


def test_a_name_for_a_time_means_its_place_in_that_time() -> None:
    tables = Gazetteer([lambda: Table.of(curated())])
    resolver = Resolver(tables)
    told = Mention("مدينة صدام", within=("بغداد",))

    def parts(day: datetime.date | None) -> tuple[str, ...]:
        (found,) = resolver.resolve([told], day=day)
        assert found.place is not None
        assert found.place.id == "iq-sadr-city"
        return found.why

    assert "a name of another time -2.0" in parts(datetime.date(2015, 3, 1))
    for day in (datetime.date(2003, 4, 9), datetime.date(1991, 2, 1), None):
        assert not any("another time" in part for part in parts(day))


@pytest.mark.parametrize(
    ("publisher", "country"),
    [("لجان التنسيق المحلية", "سوريا"), ("خلية الإعلام الأمني", "العراق")],
)
def test_the_publisher_tells_the_country(publisher: str, country: str) -> None:
    text = "قصفت المدفعية حي القادسية ما أدى إلى مقتل ثلاثة مدنيين."
    read = Reader().read(Report.of(text, source=publisher, published="2015-03-01"))
    paths = {place.path[:1] for claim in read.claims for place in claim.places}
    assert paths == {(country,)}


def test_the_head_tells_the_governorate_from_its_city(resolver: Resolver) -> None:
    assert where(resolver, Mention("حلب")) == ["sy-aleppo"]
    assert where(resolver, Mention("حلب", "governorate")) == ["sy-aleppo-gov"]


def test_an_area_is_no_point(resolver: Resolver) -> None:
    (north,) = resolver.resolve([Mention("شمال منبج")])
    assert north.place is None
    assert north.precision == "near"
    assert north.lat is not None
    assert north.lon is not None
    assert north.lat > 36.53
    assert north.radius_m >= 5000
    (countryside,) = resolver.resolve([Mention("ريف حلب الشمالي")])
    assert countryside.precision == "region"
    (road,) = resolver.resolve([Mention("طريق حلب منبج")])
    assert road.precision == "road"
    assert road.radius_m > 30_000


@pytest.mark.parametrize(
    ("name", "precision", "most"),
    [
        ("الأحياء الشرقية", "near", 4_000),  # of the city itself
        ("الجهة الشرقية", "near", 4_000),
        ("الأطراف الشرقية", "near", 8_000),
        ("الريف الشرقي", "region", 30_000),  # as ريف حلب الشرقي
    ],
)
def test_a_side_of_a_town_lies_on_that_side(
    resolver: Resolver, name: str, precision: str, most: int
) -> None:
    (found,) = resolver.resolve([Mention(name, "", ("حلب",))])
    assert (found.place, found.precision, found.radius_m) == (None, precision, most)
    assert found.lat == pytest.approx(36.2, abs=0.01)
    assert found.lon is not None
    assert 37.16 < found.lon < 37.35
    assert found.path[-2:] == ("حلب", name)


def test_a_side_of_nothing_that_is_named_is_nowhere(resolver: Resolver) -> None:
    (found,) = resolver.resolve([Mention("الأحياء الغربية")])
    assert (found.lat, found.place) == (None, None)


def test_a_quarter_nobody_knows_is_somewhere_in_its_city(resolver: Resolver) -> None:
    (found,) = resolver.resolve([Mention("القناديل", "neighbourhood", ("حلب",))])
    assert found.place is None
    assert (found.lat, found.lon, found.precision) == (36.2, 37.16, "city")
    assert found.path[-2:] == ("حلب", "القناديل")


def test_a_village_nobody_knows_is_on_no_map_but_in_its_governorate(
    resolver: Resolver,
) -> None:
    (found,) = resolver.resolve([Mention("أم القناديل", "village", ("حلب",))])
    assert (found.lat, found.alternatives) == (None, ())
    assert found.path[1] == "حلب"
    (found,) = resolver.resolve([Mention("أم القناديل", "village", ("ريف حلب",))])
    assert (found.lat, found.path[1]) == (None, "حلب")


def test_a_village_nobody_knows_is_somewhere_near_its_town(resolver: Resolver) -> None:
    for within in ("منبج", "قرب منبج"):
        (found,) = resolver.resolve([Mention("أم القناديل", "village", (within,))])
        assert (found.lat, found.lon, found.precision) == (36.53, 37.95, "near")


def test_a_name_known_in_another_governorate_only_is_unknown(
    resolver: Resolver,
) -> None:
    (found,) = resolver.resolve([Mention("المرجة", "village", ("ريف حمص",))])
    assert (found.place, found.lat) == (None, None)
    assert [c.place.id for c in found.alternatives] == ["sy-marja"]


def test_articles_and_spaces_do_not_part_spellings(resolver: Resolver) -> None:
    (found,) = resolver.resolve([Mention("مرجة", "neighbourhood", ("حلب",))])
    assert found.place is not None
    assert found.place.id == "sy-marja"
    assert "spelt otherwise -0.5" in found.why


def test_every_part_of_a_score_has_a_name(resolver: Resolver) -> None:
    (found,) = resolver.resolve([Mention("المرجة", "neighbourhood", ("حلب",))])
    assert found.why == ("kind +0.6", "head +1.5", "container +4.0")


def test_a_building_named_otherwise_is_in_the_town_of_the_text(
    resolver: Resolver,
) -> None:
    town, mosque = resolver.resolve([Mention("منبج"), Mention("جامع سرت")])
    assert mosque.place is None
    assert (mosque.lat, mosque.lon) == (town.lat, town.lon)


def test_a_building_may_bear_the_name_of_a_town_told_or_of_the_only_one(
    resolver: Resolver,
) -> None:
    told = resolver.resolve([Mention("منبج"), Mention("سوق منبج")])[1]
    alone = resolver.resolve([Mention("مشفى سرت")])[0]
    assert told.precision == alone.precision == "near"


def test_no_quarter_of_another_country_is_meant(resolver: Resolver) -> None:
    found = where(resolver, Mention("سرت"), Mention("المرجة"))
    assert found == ["ly-sirte", None]


def test_an_unverified_coordinate_is_never_close() -> None:
    marja = PLACES[4]._replace(source="unverified")
    (found,) = Resolver(Gazetteer([lambda: Table.of([*PLACES[:3], marja])])).resolve(
        [Mention("المرجة", "neighbourhood")]
    )
    assert found.radius_m == 2000


def test_a_later_layer_answers_where_the_first_has_no_point() -> None:
    bare = _place("sy-x", "موحسن", "town", "sy", None)
    known = _place("gn-1", "موحسن", "town", "sy", (35.23, 40.32))
    asked: list[str] = []

    def later() -> Table:
        asked.append("later")
        return Table.of([known])

    gazetteer = Gazetteer([lambda: Table.of([*PLACES, bare]), later])
    assert gazetteer.named("منبج")
    assert not asked
    assert [p.id for p in gazetteer.named("موحسن")] == ["sy-x", "gn-1"]
    assert asked == ["later"]


@pytest.mark.parametrize(
    ("name", "how", "names"),
    [
        ("منبج", "whole", ("منبج",)),
        ("شمال شرق حلب", "near", ("حلب",)),
        ("أقصى جنوب منبج", "near", ("منبج",)),
        ("محيط مطار كويرس", "near", ("مطار كويرس",)),
        ("ريف حماة الشمالي", "countryside", ("حماه",)),
        ("مطار حماة العسكري", "near", ("حماه",)),
        ("وسط الرقة", "whole", ("الرقه",)),
    ],
)
def test_shapes(name: str, how: str, names: tuple[str, ...]) -> None:
    assert (shapes(name)[-1].how, shapes(name)[-1].names) == (how, names)


def test_bearings() -> None:
    assert shapes("شمال شرق حلب")[-1].bearing == 45
    assert shapes("شمال غرب حلب")[-1].bearing == 315
    assert shapes("ريف حماة الجنوبي الغربي")[-1].bearing == 225


def test_names_meet_in_every_spelling() -> None:
    assert key_of("#دير_الزور") == key_of("دير الزور") or key_of("دير_الزور") == (
        key_of("دير الزور")
    )
    assert key_of("الأتارب") == key_of("الاتارب")
    assert key_of("حماة") == key_of("حماه")


def test_distance_and_direction() -> None:
    assert distance_km((36.2, 37.16), (33.51, 36.29)) == pytest.approx(309, abs=2)
    north = moved((36.0, 37.0), 0, 11.12)
    assert north == pytest.approx((36.1, 37.0), abs=0.001)


def test_every_class_says_what_each_format_calls_it() -> None:
    for precision in CLASSES.values():
        assert 1 <= precision.ucdp <= 7
        assert 1 <= precision.acled <= 3
    assert class_of(PLACES[0]) == "country"
    assert CLASSES[class_of(PLACES[1])].ucdp == 4


CAPITALS = (
    ("شنت الطائرات غارات على العاصمة اليمنية صنعاء ليل الاثنين.", "صنعاء", "ye-sanaa"),
    ("شنت الطائرات غارات على العاصمة اليمنية.", "العاصمة اليمنية", "ye-sanaa"),
    (
        "وقع انفجار عنيف في العاصمة السورية صباح اليوم.",
        "العاصمة السورية",
        "sy-damascus",
    ),
    ("قصفت المدفعية أحياء العاصمة طرابلس فجر اليوم.", "طرابلس", "ly-tripoli"),
)


@pytest.mark.parametrize(("text", "name", "id_"), CAPITALS)
def test_a_capital_is_known_by_its_name_and_by_its_country(
    text: str, name: str, id_: str
) -> None:
    read = Reader().read(Report.of(text, published="2015-03-02"))
    (claim,) = read.claims
    assert [(place.name, place.id) for place in claim.places] == [(name, id_)]


def test_the_capital_is_that_of_the_country_of_the_report() -> None:
    resolver = Resolver(Gazetteer([lambda: Table.of(curated())]))
    (found,) = resolver.resolve([Mention("العاصمة")], "IQ")
    assert found.place is not None
    assert found.place.id == "iq-baghdad"
    (unsure,) = resolver.resolve([Mention("العاصمة")])
    assert unsure.place is None

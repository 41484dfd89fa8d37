"""UCDP's and ACLED's layouts, and who fought whom."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from incidents import incident, many, toll
from tabled import made, one, rows
from tawthiq.incident import Party, Thing
from tawthiq.publish import acled, cells, codes, ucdp
from tawthiq.publish.format import InvalidError
from tawthiq.publish.sides import sides

SYRIA = Party(
    name="قوات النظام", id="syria_army", kind="state_forces", by=("مركز الندى",)
)
NDF = Party(name="الدفاع الوطني", id="syria_ndf", kind="militia", by=("مركز الندى",))
ISLAM = Party(
    name="جيش الإسلام", id="jaysh_islam", kind="armed_group", by=("مركز الندى",)
)
OTHER = dataclasses.replace(ISLAM, by=("وكالة السنابل",))
DAESH = Party(name="تنظيم داعش", id="is", kind="armed_group", by=("مركز الندى",))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("best", "7"),
        ("high", "0"),
        ("type_of_violence", "4"),
        ("date_end", "2016-01-01"),
    ],
)
def test_the_check_of_ucdp_counts(column: str, value: str) -> None:
    row = one("ucdp", incident(1), policy="ucdp")
    row[column] = value
    spoilt = cells.to_csv(ucdp.COLUMNS, [list(row.values())])
    with pytest.raises(InvalidError):
        ucdp.check({"": spoilt})


@pytest.mark.parametrize(
    ("column", "value"),
    [("sub_event_type", "Ambush"), ("inter1", "Army"), ("fatalities", "3.5")],
)
def test_the_check_of_acled_knows_its_lists(column: str, value: str) -> None:
    row = one("acled", incident(1))
    row[column] = value
    with pytest.raises(InvalidError):
        acled.check({"": cells.to_csv(acled.COLUMNS, [list(row.values())])})


# --- UCDP ---------------------------------------------------------------------------


def test_ucdp_has_the_columns_of_its_release() -> None:
    header = made("ucdp").decode().strip().split(",")
    assert len(header) == 49
    assert header[:6] == [
        "id",
        "relid",
        "year",
        "active_year",
        "code_status",
        "type_of_violence",
    ]
    assert header[-5:] == ["best", "high", "low", "gwnoa", "gwnob"]


def test_a_row_of_ucdp() -> None:
    row = one("ucdp", incident(1), policy="ucdp")
    wanted = {
        "id": "",
        "relid": "TW-2016-0001",
        "year": "2016",
        "code_status": "Clear",
        "type_of_violence": "3",
        "side_a": "Russian warplanes",
        "side_b": "Civilians",
        "dyad_new_id": "",
        "number_of_sources": "2",
        "where_prec": "1",
        "adm_1": "إدلب",
        "latitude": "36.1241",
        "geom_wkt": "POINT (36.7108 36.1241)",
        "country": "Syria",
        "country_id": "652",
        "region": "Middle East",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2016-12-02",
        "deaths_civilians": "3",
        "deaths_unknown": "0",
        "best": "3",
        "gwnoa": "365",
    }
    assert {k: row[k] for k in wanted} == wanted
    assert "وكالة الندى 1, 2016-12-02, “قصف على تل الورد”" in row["source_article"]
    assert row["source_original"].startswith(
        "مركز الندى الإعلامي | Russian warplanes ("
    )
    assert "denied by وزارة الدفاع الروسية" in row["source_original"]


def test_lists_of_ucdp_align() -> None:
    row = one("ucdp", many()[5], policy="ucdp")
    for column in ("source_office", "source_date", "source_headline"):
        assert len(row[column].split("; ")) == 10


def test_vague_tolls_become_numbers_only_by_the_policy() -> None:
    vague = many()[3]
    row = one("ucdp", vague, policy="ucdp")
    assert (row["low"], row["best"], row["high"]) == ("10", "20", "99")
    assert one("acled", vague, policy="acled-2024")["fatalities"] == "10"
    assert "killed: عشرات" in one("acled", vague)["notes"]


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2016-12-01", "2016-12-01", 1),
        ("2016-12-01", "2016-12-02", 2),
        ("2016-12-01", "2016-12-06", 2),
        ("2016-12-01", "2016-12-07", 3),
        ("2016-12-01", "2016-12-08", 4),
        ("2016-12-01", "2016-12-31", 4),
        ("2016-12-01", "2017-01-01", 5),
    ],
)
def test_precision_of_dates(first: str, last: str, precision: int) -> None:
    assert ucdp.date_precision(first, last) == precision


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(-90, -180, 1), (34.53, 69.17, 179_779), (90, 180, 259_200), (0, 0, 129_961)],
)
def test_cells_of_priogrid(lat: float, lon: float, cell: int) -> None:
    assert codes.priogrid(lat, lon) == cell


def test_what_ucdp_cannot_hold_is_left_out_with_a_reason() -> None:
    reasons = {i.code: ucdp.holds(i) for i in many()}
    held = {r["relid"] for r in rows(made("ucdp", *many(), policy="ucdp"))}
    assert held == {code for code, why in reasons.items() if not why}
    assert "place" in reasons["TW-2016-0002"]
    assert "day" in reasons["TW-2016-0003"]
    assert "twice" in reasons["TW-2016-0011"]
    assert "death" in reasons["TW-2016-0013"]


def test_a_place_without_a_coordinate_keeps_its_precision() -> None:
    row = one("ucdp", many()[11], policy="ucdp")
    assert (row["latitude"], row["geom_wkt"], row["priogrid_gid"]) == ("", "", "")
    assert row["where_prec"] == "1"


# --- who fought whom ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "violence"),
    [
        ({"type": "clash", "perpetrators": (SYRIA, ISLAM)}, 1),
        ({"type": "clash", "perpetrators": (SYRIA, NDF, ISLAM)}, 1),
        ({"type": "clash", "perpetrators": (ISLAM, DAESH)}, 2),
        ({"type": "clash", "perpetrators": (ISLAM, DAESH, SYRIA)}, 0),
        ({"type": "clash", "perpetrators": (SYRIA, NDF)}, 0),
        ({"type": "clash", "perpetrators": (SYRIA,)}, 0),
        ({"type": "shelling", "perpetrators": (ISLAM,), "targets": (SYRIA,)}, 1),
        ({"type": "shelling", "perpetrators": (ISLAM,), "targets": (DAESH,)}, 2),
        ({"type": "shelling", "perpetrators": (ISLAM, SYRIA), "targets": (DAESH,)}, 1),
        ({"type": "shelling", "perpetrators": (OTHER, SYRIA), "targets": (DAESH,)}, 0),
        ({"perpetrators": (OTHER, SYRIA)}, 3),
        ({"perpetrators": (SYRIA,)}, 3),
        ({"perpetrators": ()}, 0),
        ({"perpetrators": (Party(name="طيران", kind="air", by=("ناشطون",)),)}, 0),
        (
            {"perpetrators": (Party(name="طيران", id="syrian_air", kind="air"),)},
            3,
        ),
        ({"perpetrators": (SYRIA,), "tolls": (toll(3, group="combatant"),)}, 0),
        (
            {"perpetrators": (Party(name="س", kind="state_forces", denied_by=("س",)),)},
            0,
        ),
    ],
)
def test_types_of_violence(changes: dict[str, Any], violence: int) -> None:
    given = {"targets": (), **changes}
    assert sides(incident(1, **given)).violence == violence


def test_the_state_is_side_a() -> None:
    of = incident(1, type="shelling", perpetrators=(ISLAM,), targets=(SYRIA,))
    row = one("ucdp", of, policy="ucdp")
    assert (row["side_a"], row["side_b"]) == ("قوات النظام", "جيش الإسلام")
    assert (row["gwnoa"], row["gwnob"]) == ("652", "")


def test_alternatives_are_no_side_together() -> None:
    row = one("ucdp", many()[6], policy="ucdp")
    assert row["side_a"] == "Russian warplanes or US-led coalition"
    assert row["gwnoa"] == ""


def test_alternatives_of_one_side_stand_together() -> None:
    planes = Party(name="طيران", id="russian_air", kind="air", by=("ناشط",))
    state = Party(name="روسيا", id="russia_gov", kind="government", by=("مرصد",))
    of = incident(1, targets=(), perpetrators=(planes, OTHER, state))
    row = one("ucdp", of, policy="ucdp")
    assert row["side_a"] == "طيران, روسيا or جيش الإسلام"
    assert (row["type_of_violence"], row["side_b"]) == ("3", "Civilians")


def test_warplanes_are_the_forces_of_their_country() -> None:
    for ident, inter in (
        ("syrian_air", "State forces"),
        ("russian_air", "External/Other forces"),
        ("coalition_air", "External/Other forces"),
        ("air_intel_sy", "State forces"),
        ("warplanes", ""),
    ):
        kind = "intelligence" if ident == "air_intel_sy" else "air"
        party = Party(name="طيران", id=ident, kind=kind, by=("ناشط",))
        assert one("acled", incident(1, perpetrators=(party,)))["inter1"] == inter


def test_whom_one_source_names_together_are_allies() -> None:
    of = incident(1, type="shelling", perpetrators=(SYRIA, ISLAM), targets=(DAESH,))
    assert one("ucdp", of, policy="ucdp")["side_a"] == "قوات النظام, جيش الإسلام"
    row = one("acled", of)
    assert (row["actor1"], row["assoc_actor_1"]) == ("قوات النظام", "جيش الإسلام")


def test_alternatives_stay_so_when_they_fight_a_state() -> None:
    others = (OTHER, DAESH)
    of = incident(1, type="shelling", perpetrators=others, targets=(SYRIA,))
    row = one("ucdp", of, policy="ucdp")
    assert (row["side_a"], row["side_b"]) == (
        "قوات النظام",
        "جيش الإسلام or تنظيم داعش",
    )


def test_who_is_only_denied_is_no_actor() -> None:
    denied = Party(name="س", kind="state_forces", id="syria_army", denied_by=("وكالة",))
    of = incident(1, perpetrators=(denied,))
    assert one("ucdp", of, policy="ucdp")["side_a"] == ""
    row = one("acled", of)
    assert row["actor1"] == ""
    assert "س (denied by وكالة)" in row["notes"]


# --- ACLED --------------------------------------------------------------------------


def test_acled_has_the_columns_of_its_release() -> None:
    header = made("acled").decode().strip().split(",")
    assert len(header) == 31
    assert header[0] == "event_id_cnty"
    assert header[-3:] == ["fatalities", "tags", "timestamp"]


def test_a_row_of_acled() -> None:
    row = one("acled", incident(1), policy="acled-2024")
    wanted = {
        "event_id_cnty": "SYRTW-2016-0001",
        "event_date": "2016-12-02",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "actor1": "Russian warplanes",
        "inter1": "External/Other forces",
        "actor2": "Civilians (Syria)",
        "inter2": "Civilians",
        "interaction": "External/Other forces-Civilians",
        "civilian_targeting": "Civilian targeting",
        "iso": "760",
        "region": "Middle East",
        "location": "Tall al-Ward",
        "geo_precision": "1",
        "source_scale": "",
        "fatalities": "3",
        "timestamp": "1483693200",
    }
    assert {k: row[k] for k in wanted} == wanted
    assert "Toll as told: killed (civilians): 3; injured: العشرات." in row["notes"]
    assert "policy acled-2024 (version 1)" in row["notes"]


def test_notes_in_arabic() -> None:
    notes = one("acled", incident(1), lang="ar")["notes"]
    assert notes.startswith("في 2016-12-02، ورد: غارة جوية؛ المكان: تل الورد")
    assert "بحسب مركز الندى الإعلامي" in notes


@pytest.mark.parametrize(
    ("changes", "event", "sub_event"),
    [
        ({"weapons": ()}, "Explosions/Remote violence", "Air/drone strike"),
        (
            {"weapons": (Thing(name="كلور", id="chlorine"),)},
            "Explosions/Remote violence",
            "Chemical weapon",
        ),
        (
            {"type": "bombing", "weapons": (Thing(name="حزام", id="suicide_belt"),)},
            "Explosions/Remote violence",
            "Suicide bomb",
        ),
        (
            {"type": "bombing"},
            "Explosions/Remote violence",
            "Remote explosive/landmine/IED",
        ),
        ({"type": "shooting"}, "Violence against civilians", "Attack"),
        (
            {"type": "shooting", "targets": (SYRIA,), "tolls": ()},
            "Battles",
            "Armed clash",
        ),
        (
            {"type": "control", "perpetrators": (SYRIA,)},
            "Battles",
            "Government regains territory",
        ),
        (
            {"type": "control", "perpetrators": (ISLAM,)},
            "Battles",
            "Non-state actor overtakes territory",
        ),
        ({"type": "control", "perpetrators": ()}, "Strategic developments", "Other"),
        ({"type": "detention"}, "Strategic developments", "Arrests"),
        (
            {"type": "protest", "perpetrators": (SYRIA,)},
            "Protests",
            "Excessive force against protesters",
        ),
        ({"type": "protest", "perpetrators": ()}, "Protests", "Peaceful protest"),
        ({"type": "casualties", "types": ("casualties", "shelling")}, "", ""),
    ],
)
def test_types_of_acled(changes: dict[str, Any], event: str, sub_event: str) -> None:
    given = {"types": (), **changes}
    row = one("acled", incident(1, **given))
    wanted = (
        (event, sub_event)
        if event
        else (
            "Explosions/Remote violence",
            "Shelling/artillery/missile attack",
        )
    )
    assert (row["event_type"], row["sub_event_type"]) == wanted


def test_a_statement_is_no_event_of_acled() -> None:
    assert acled.holds(incident(1, type="condemnation", types=("condemnation",)))


def test_a_month_is_coded_at_its_middle() -> None:
    of = incident(
        1, date_from="2016-12-01", date_to="2016-12-31", date_precision="month"
    )
    row = one("acled", of)
    assert (row["event_date"], row["time_precision"]) == ("2016-12-16", "3")


def test_protesters_are_the_first_actor() -> None:
    row = one("acled", incident(1, type="protest", perpetrators=(SYRIA,)))
    assert (row["actor1"], row["actor2"]) == ("Protesters (Syria)", "قوات النظام")
    assert row["interaction"] == "State forces-Protesters"
    assert row["disorder_type"] == "Political violence; Demonstrations"

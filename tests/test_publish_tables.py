"""Formats that are tables: read back with readers that are not ours."""

from __future__ import annotations

import builtins
import csv
import dataclasses
import io
import sys
import zipfile
from collections.abc import Callable
from typing import Any

import hxl
import openpyxl
import pytest

from incidents import HOSTILE, hostile, incident, location, many, named, toll
from tawthiq.incident import Incident, Party, Thing
from tawthiq.publish import acled, bayanat, cells, codes, sheets, told, ucdp, workbook
from tawthiq.publish.format import Format, InvalidError, Settings
from tawthiq.publish.format import named as format_
from tawthiq.publish.sides import sides

NAMES = ("ucdp", "acled", "airwars", "hxl", "csv", "xlsx", "bayanat")
POLICIES = ("acled-2024", "ucdp", "airwars", "range")
SYRIA = Party(
    name="قوات النظام", id="syria_army", kind="state_forces", by=("مركز الندى",)
)
NDF = Party(name="الدفاع الوطني", id="syria_ndf", kind="militia", by=("مركز الندى",))
ISLAM = Party(
    name="جيش الإسلام", id="jaysh_islam", kind="armed_group", by=("مركز الندى",)
)
OTHER = dataclasses.replace(ISLAM, by=("وكالة السنابل",))
DAESH = Party(name="تنظيم داعش", id="is", kind="armed_group", by=("مركز الندى",))


def made(name: str, *of: Incident, lang: str = "en", policy: str = "range") -> bytes:
    """The main file of a format, checked by its own check."""
    module: Format = format_(name)
    settings = Settings(policy=policy, lang=lang)
    files = dict(module.write(of, settings))
    module.check(files)
    return files[""]


def rows(data: bytes) -> list[dict[str, str]]:
    """A CSV as the standard library reads it."""
    text = io.StringIO(data.decode(), newline="")
    return list(csv.DictReader(text, strict=True))


def one(name: str, of: Incident, **settings: str) -> dict[str, str]:
    (row,) = rows(made(name, of, **settings))
    return row


def pages(data: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {s.title: [[c.value for c in r] for r in s.rows] for s in book.worksheets}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_edge_is_written_and_the_same_bytes_twice(
    name: str, policy: str, lang: str
) -> None:
    first = made(name, *many(), lang=lang, policy=policy)
    assert first == made(name, *many(), lang=lang, policy=policy)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_gives_a_valid_empty_file(name: str) -> None:
    data = made(name)
    if name in ("xlsx", "bayanat"):
        assert all(len(page) == 1 for page in pages(data).values())
    elif name == "airwars":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert all(not rows(archive.read(n)) for n in archive.namelist())
    else:
        assert len(rows(data)) == (1 if name == "hxl" else 0)  # its row of tags


@pytest.mark.parametrize("name", ["ucdp", "acled", "airwars", "hxl", "csv", "xlsx"])
def test_a_policy_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        made(name, incident(1), policy="guess")


@pytest.mark.parametrize("name", ["ucdp", "acled", "hxl", "csv"])
def test_hostile_texts_stay_texts(name: str) -> None:
    data = made(name, hostile())
    for row in csv.reader(io.StringIO(data.decode(), newline=""), strict=True):
        for cell in row:
            start = cell[:1]
            assert start not in set("=@\t\r\n＝＠"), cell
            assert start not in set("+-") or float(cell)
    assert "HYPERLINK" in data.decode()


@pytest.mark.parametrize("name", ["xlsx", "bayanat"])
def test_a_workbook_holds_no_formula(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(name, hostile())))
    found = [c for s in book.worksheets for r in s.rows for c in r if c.value]
    assert not [c for c in found if c.data_type == "f"]
    assert [c for c in found if str(c.value).startswith("=")]
    assert all(c.quotePrefix for c in found if str(c.value).startswith("="))


@pytest.mark.parametrize("name", ["ucdp", "acled", "hxl", "csv"])
def test_checks_see_what_is_wrong(name: str) -> None:
    data = made(name, *many())
    module = format_(name)
    lines = data.decode().split("\n")
    wrong = (
        data + b"one,cell\n",
        b"\xff\xfe" + data,
        b"",
        "\n".join([lines[0].replace(",", ",x", 1), *lines[1:]]).encode(),
        data.replace(b"36.7108", b"636.7108"),
        data.replace(b"36.7108,", b"", 1),
        data.replace(b"Tall al-Ward", b"=1+1"),
    )
    for spoilt in wrong:
        assert spoilt != data
        with pytest.raises(InvalidError):
            module.check({"": spoilt})


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


@pytest.mark.parametrize("name", NAMES)
def test_whoever_is_named_is_named_with_who_says_so(name: str) -> None:
    """No row names a party without its claimant in the same row."""
    accuser = "راصد الوادي"
    party = Party(name="لواء السنديان", kind="militia", by=(accuser,))
    of = incident(1, perpetrators=(party,), attribution=incident(1).grade)
    data = made(name, of)
    if name in ("xlsx", "bayanat"):
        found = [[str(c) for c in r] for page in pages(data).values() for r in page]
    elif name == "airwars":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = [
                list(r.values())
                for n in archive.namelist()
                for r in rows(archive.read(n))
            ]
    else:
        found = [list(r.values()) for r in rows(data)]
    naming = [row for row in found if any(party.name in cell for cell in row)]
    assert naming
    assert all(any(accuser in cell for cell in row) for row in naming)


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


@pytest.mark.parametrize("name", ["ucdp", "acled", "hxl", "csv"])
def test_what_nobody_approved_says_so(name: str) -> None:
    row = (
        one(name, many()[8], policy="ucdp")
        if name != "hxl"
        else (rows(made(name, many()[8]))[1])
    )
    assert any("unreviewed, machine-made" in cell for cell in row.values())
    approved = made(name, incident(1)).decode()
    assert "unreviewed, machine-made" not in approved


# --- Airwars ------------------------------------------------------------------------


def tables(*of: Incident) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(made("airwars", *of, policy="airwars"))) as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {n: rows(archive.read(n)) for n in archive.namelist()}


def test_tables_of_airwars() -> None:
    found = tables(many()[4])
    (row,) = found["incidents.csv"]
    assert row["civilian_harm_status"] == "fair"
    assert row["strike_type"] == "Airstrike"
    assert row["geolocation_accuracy"] == "village"
    assert row["num_independent_sources"] == "2"
    assert (row["killed_min"], row["killed_max"]) == ("3", "")  # at least twelve
    (civilians,) = found["casualties.csv"]
    assert civilians["group"] == "civilian_non_combatants"
    assert [b["attribution_type"] for b in found["belligerents.csv"]] == ["Suspected"]
    assert [x["name_arabic"] for x in found["infrastructure.csv"]] == ["مشفى ميداني"]
    assert not found["victims.csv"]


def test_named_victims_stand_where_the_gate_left_them() -> None:
    (victim,) = tables(named())["victims.csv"]
    assert victim["name_arabic"] == "نزيه البستاني"
    assert (victim["exact_age"], victim["gender"]) == ("7", "male")
    assert victim["killed_or_injured"] == ""  # the claim does not say whose harm


def test_victims_without_a_name_are_not_made_one_person() -> None:
    told_ = named().tellings[0]
    victims = [v.model_copy(update={"name": ""}) for v in told_.claim.victims * 2]
    claim = told_.claim.model_copy(update={"victims": tuple(victims)})
    of = incident(40, tellings=(dataclasses.replace(told_, claim=claim),))
    assert not tables(of)["victims.csv"]


# --- HXL ----------------------------------------------------------------------------


def test_hxl_is_read_by_libhxl() -> None:
    data = made("hxl", *many(), lang="ar")
    source = hxl.data(io.BytesIO(data))
    found = list(source)
    assert len(found) == len(many())
    first = found[0]
    assert first.get("#loc+name+i_ar") == "تل الورد"
    assert first.get("#loc+name+i_en") == "Tall al-Ward"
    assert first.get("#affected+killed+min") == "3"
    assert first.get("#geo+lat") == "36.1241"
    assert first.get("#date+start") == "2016-12-02"
    assert hxl.schema().validate(source)


# --- for people ---------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_workbook_for_people(lang: str) -> None:
    data = made("xlsx", *many(), lang=lang)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert tuple(book.sheetnames) == workbook.SHEETS[lang]
    for sheet in book.worksheets:
        assert sheet.sheet_view.rightToLeft is (lang == "ar")
        assert sheet.freeze_panes == "A2"
        assert sheet.column_dimensions["A"].width > 8
    incidents, claims, sources = pages(data).values()
    assert [r[0] for r in incidents[1:]] == [i.code for i in many()]
    assert len(claims) - 1 == sum(len(i.tellings) for i in many())
    assert len({r[0] for r in sources[1:]}) == len(sources) - 1
    quote = many()[7].tellings[0].claim.quote.text
    assert quote in {r[13] for r in claims[1:]}


def test_numbers_and_texts_of_a_workbook_come_back() -> None:
    page = pages(made("xlsx", *many()))["Incidents"]
    header, *found = page
    at = {title: n for n, title in enumerate(header)}
    assert found[0][at["Latitude"]] == pytest.approx(36.1241)
    assert found[0][at["Killed, lowest"]] == 3
    assert found[1][at["Latitude"]] is None
    assert found[12][at["Killed, lowest"]] == 0
    assert found[0][at["Attribution"]] == (
        "Russian warplanes (alleged by مركز الندى الإعلامي, denied by "
        "وزارة الدفاع الروسية) (proposed by rule)"
    )


def test_the_clock_is_not_in_a_workbook() -> None:
    with zipfile.ZipFile(io.BytesIO(made("xlsx", incident(1)))) as archive:
        core = archive.read("docProps/core.xml")
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"dcterms" not in core.split(b">", 2)[2]


def test_control_characters_do_not_break_a_workbook() -> None:
    data = sheets.workbook([sheets.Sheet("s", ["a"], [["x\x00\x0by\ufffe"]])])
    assert pages(data)["s"][1] == ["x��y�"]


def test_controls_of_direction_are_shown() -> None:
    assert cells.shown("a\u202eb") == "a[U+202E]b"


@pytest.mark.parametrize("start", "=+-@\t\r\n＝＠")
def test_formulas_are_defused(start: str) -> None:
    assert cells.defused(f"{start}1+1") == f"'{start}1+1"
    assert cells.defused("1+1") == "1+1"


def test_a_table_for_people_gives_the_values_back() -> None:
    row = one("csv", incident(5, location=location(0)), lang="ar", policy="range")
    assert row["رمز الحادثة"] == "TW-2016-0005"
    assert row["خط العرض"] == "35.9312"
    assert row["المحافظة"] == "إدلب"
    assert row["درجة توثيق الضرر"] == "مقبولة"
    assert row["حالة الضربة"] == "ضربة مرجحة (مقترح آليا)"


@pytest.mark.parametrize("name", NAMES)
def test_reviewers_are_in_no_table(name: str) -> None:
    data = made(name, *many())
    if name in ("xlsx", "bayanat", "airwars"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(n) for n in archive.namelist())
    assert b"reviewer1" not in data
    assert b"reviewer2" not in data


# --- Bayanat ------------------------------------------------------------------------


def test_sheets_for_bayanat() -> None:
    found = pages(made("bayanat", *many()))
    assert list(found) == ["bulletins", "incidents"]
    header, *bulletins = found["bulletins"]
    row = dict(zip(header, bulletins[0], strict=True))
    report = told.sources(many()[0])[0]
    assert row["originid"] == report.report
    assert row["title"] == row["title_ar"] == "قصف على تل الورد"
    assert row["source_link"] == "https://news.example/1"
    assert row["publish_date"] == "2016-12-02"
    assert row["related_incidents"] == "TW-2016-0001"
    header, *incidents = found["incidents"]
    row = dict(zip(header, incidents[0], strict=True))
    assert row["title"] == "Air or drone strike, Tall al-Ward, 2016-12-02"
    assert report.report in row["related_bulletins"].split(", ")
    assert row["event_from_date"] == "2016-12-02"


def test_lists_of_bayanat() -> None:
    assert bayanat.listed(["حلب"]) == "حلب"
    assert bayanat.listed(['a "b", c', "d", "d"]) == '"a ”b”، c", "d"'


@pytest.mark.parametrize("name", ["xlsx", "bayanat", "airwars"])
def test_what_is_no_archive_is_not_valid(name: str) -> None:
    with pytest.raises(InvalidError):
        format_(name).check({"": b"PK not really"})


@pytest.mark.parametrize("name", ["xlsx", "bayanat"])
def test_a_missing_library_says_how_to_get_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    true: Callable[..., Any] = builtins.__import__

    def without(module: str, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if module.startswith("openpyxl"):
            raise ImportError(module)
        return true(module, *args, **kwargs)

    for module in [m for m in sys.modules if m.startswith("openpyxl")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match="tawthiq\\[publish\\]"):
        made(name, incident(1))


def test_hostile_text_is_whole_in_a_workbook() -> None:
    page = pages(made("bayanat", hostile()))["bulletins"]
    assert HOSTILE.split("\n", maxsplit=1)[0] in str(page[1])

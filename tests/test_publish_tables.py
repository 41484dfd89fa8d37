"""Tables for people, for exchange and in archives: all edges, and what comes back."""

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

from incidents import HOSTILE, hostile, incident, location, many, named
from tabled import NAMES, POLICIES, grid, made, one, pages, rows
from tawthiq.incident import Incident, Opinion, Party
from tawthiq.publish import bayanat, cells, packed, sheets, told, workbook
from tawthiq.publish.format import InvalidError
from tawthiq.publish.format import named as format_


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


@pytest.mark.parametrize("name", NAMES)
def test_whoever_is_named_is_named_with_who_says_so(name: str) -> None:
    """No row names a party without its claimant in the same row."""
    accuser = "راصد الوادي"
    party = Party(name="لواء السنديان", kind="militia", by=(accuser,))
    of = incident(1, perpetrators=(party,), attribution=Opinion(proposed=party.name))
    found = grid(name, made(name, of))
    naming = [row for row in found if any(party.name in cell for cell in row)]
    assert naming
    assert all(any(accuser in cell for cell in row) for row in naming)


@pytest.mark.parametrize("name", NAMES)
def test_what_nobody_approved_says_so(name: str) -> None:
    said = "unreviewed, machine-made"
    unreviewed, approved = many()[8], incident(1)
    found = grid(name, made(name, unreviewed, policy="ucdp"))
    of = [row for row in found if any(unreviewed.code in cell for cell in row)]
    if name == "xlsx":
        of.pop()  # a report is nobody's judgement
    assert of
    assert all(any(said in cell for cell in row) for row in of)
    assert not any(said in c for row in grid(name, made(name, approved)) for c in row)


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
    assert quote in {r[14] for r in claims[1:]}


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


def archive(data: bytes, **changed: str | None) -> bytes:
    """The archive with tables replaced (by name without its ending) or left out."""
    kept: list[tuple[str, bytes]] = []
    for name, content in packed.unzipped(data).items():
        new = changed.get(name.removesuffix(".csv"), content.decode())
        if new is not None:
            kept.append((name, new.encode()))
    return packed.zipped(kept)


def test_the_check_of_airwars_sees_what_is_wrong() -> None:
    data = made("airwars", *many(), policy="airwars")
    table = {n: d.decode() for n, d in packed.unzipped(data).items()}
    incidents, casualties = table["incidents.csv"], table["casualties.csv"]
    row = incidents.split("\n")[1]
    for spoilt in (
        archive(data, victims=None),
        archive(data, incidents=f"{incidents}{row}\n"),
        archive(data, incidents=incidents.replace(",village,", ",hamlet,")),
        archive(data, casualties=casualties.replace("TW-2016-0001", "TW-0", 1)),
        archive(data, casualties=casualties.replace(",3,3,", ",4,3,", 1)),
    ):
        with pytest.raises(InvalidError):
            format_("airwars").check({"": spoilt})


def spoilt_workbook(
    data: bytes, sheet: int, row: int, column: int, value: str | None
) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.worksheets[sheet].cell(row, column).value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "sheet", "row", "column", "value"),
    [
        ("xlsx", 0, 1, 1, "Code"),
        ("xlsx", 1, 2, 1, "TW-0"),
        ("bayanat", 0, 1, 2, "Title"),
        ("bayanat", 0, 2, 2, None),
        ("bayanat", 0, 2, 2, "ا" * 256),
        ("bayanat", 1, 3, 1, "TW-2016-0001"),
        ("bayanat", 1, 2, 14, "no-such-report"),
    ],
)
def test_the_checks_of_workbooks_see_what_is_wrong(
    name: str, sheet: int, row: int, column: int, value: str | None
) -> None:
    data = made(name, *many())
    with pytest.raises(InvalidError):
        format_(name).check({"": spoilt_workbook(data, sheet, row, column, value)})

"""Imported places: whole files or nothing, with the line and the column of a fault."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawthiq.cli import main
from tawthiq.codebook import load
from tawthiq.codebook.namesakes import namesake_of
from tawthiq.places import gazetteer
from tawthiq.places.check import check
from tawthiq.places.imports import TableError, read
from tawthiq.places.precision import radius_m
from tawthiq.places.store import Store
from tawthiq.places.table import COLUMNS, place_of, row_of, rows

GEONAMES = (
    "901\tTall Test\tTall Test\tTall Test,تل الاختبار\t35.5\t36.9\tP\tPPL\tSY\t\t09"
    "\t\t\t\t700\t\t400\tAsia/Damascus\t2020-01-01"
)
CITY = "a,حلب,,,city,,SY,36.2,37.1,,,unverified,\n"
OCHA = (
    "ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,lat,lon\n"
    "Testland,بلاد الاختبار,SY90,Testtown,منطقة الاختبار,SY9001,35.1,36.4\n"
)


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_geonames_dumps(tmp_path: Path) -> None:
    (place,) = read(_write(tmp_path, "SY.txt", GEONAMES + "\n"))
    assert (place.id, place.name, place.kind) == ("gn-901", "تل الاختبار", "village")
    assert (place.lat, place.lon, place.country) == (35.5, 36.9, "SY")


def test_ocha_tables_give_the_deepest_level(tmp_path: Path) -> None:
    (place,) = read(_write(tmp_path, "adm2.csv", OCHA))
    assert (place.pcode, place.parent) == ("SY9001", "pc-SY90")
    assert (place.name, place.kind) == ("منطقة الاختبار", "district")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: the file is empty"),
        ("a,b\n1,2\n", "line 1: unknown columns"),
        ("name,lat,lon\nس,35,36\nص,35\n", "line 3: 2 columns, the header has 3"),
        ("name,lat,lon\nس,شمال,36\n", "line 2, column lat: 'شمال' is no number"),
        ("name,lat,lon\nس,135,36\n", "line 2, column lat: 135.0 is out of range"),
        ("name,lat,lon\nس,nan,36\n", "line 2, column lat: nan is out of range"),
        (",lat,lon\n", "unknown columns"),
        ("name,lat,lon\n,35,36\n", "line 2, column name: a place needs a name"),
        (GEONAMES + "\n901\tx\n", "line 2: 2 columns, GeoNames dumps have 19"),
    ],
)
def test_a_fault_names_line_and_column(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TableError, match=message.replace("(", r"\(")):
        list(read(_write(tmp_path, "faulty.csv", text)))


def test_swapped_coordinates_are_refused(tmp_path: Path) -> None:
    swapped = "name,country,lat,lon\nتل,SY,36.1,37.2\nتل آخر,YE,44.2,15.3\n"
    centres = {"SY": (35.0, 38.5), "YE": (15.5, 47.5)}
    with pytest.raises(TableError, match=r"line 3, column lat: .* swapped"):
        list(read(_write(tmp_path, "swapped.csv", swapped), centres=centres))


def test_bytes_that_are_no_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes(b"name,lat,lon\n" + b"\xd3,35,36\n")
    with pytest.raises(TableError, match="line 2: not UTF-8"):
        list(read(path))


def test_a_file_is_imported_whole_or_not_at_all(tmp_path: Path) -> None:
    into = tmp_path / "own.places"
    good = _write(tmp_path, "good.csv", "name,lat,lon\nتل القناديل,35.5,36.5\n")
    bad = _write(tmp_path, "bad.csv", "name,lat,lon\nس,35,36\nص,x,36\n")
    run = CliRunner().invoke
    assert (
        run(main, ["places", "import", str(good), "--into", str(into)]).exit_code == 0
    )
    before = list(Store(into))
    failed = run(main, ["places", "import", str(bad), "--into", str(into)])
    assert failed.exit_code == 1
    assert "line 3, column lat" in failed.output
    assert "nothing was imported" in failed.output
    assert list(Store(into)) == before


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    path = _write(tmp_path, "own.csv", "name,lat,lon\nتل القناديل,35.5,36.5\n")
    store = Store(tmp_path / "own.places")
    store.add(read(path))
    once = list(store)
    store.add(read(path))
    assert list(store) == once


def test_imported_places_are_found_and_exported(tmp_path: Path) -> None:
    into = tmp_path / "own.places"
    Store(into).add(
        read(_write(tmp_path, "own.csv", "name,lat,lon\nتل القناديل,35.5,36.5\n"))
    )
    assert [p.lat for p in gazetteer(into).named("تل القناديل")] == [35.5]
    run = CliRunner().invoke
    shown = run(main, ["places", "search", "تل القناديل", "--places", str(into)])
    assert "35.5, 36.5" in shown.output
    table = run(main, ["places", "export", "--places", str(into)]).output
    assert table.startswith(",".join(COLUMNS))
    again = _write(tmp_path, "again.csv", table)
    assert len(list(read(again))) == table.count("\n") - 1


def test_a_text_is_no_file_of_places(tmp_path: Path) -> None:
    path = _write(tmp_path, "x.txt", "نص")
    failed = CliRunner().invoke(
        main, ["places", "search", "حلب", "--places", str(path)]
    )
    assert failed.exit_code == 2
    assert "holds no imported places" in failed.output


def test_names_written_alike_are_only_suggested() -> None:
    found = CliRunner().invoke(main, ["places", "search", "منبجج"])
    assert found.exit_code == 1
    assert "منبج" in found.output


def test_the_curated_tables_have_no_fault() -> None:
    assert list(check()) == []


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("a,حلب,,,city,,SY,36.2,,,,unverified,\n", "half a coordinate"),
        ("a,حلب,,,hamlet,,SY,,,,,unverified,\n", "unknown kind"),
        ("a,حلب,,,city,b,SY,,,,,unverified,\n", "unknown parent"),
        ("a,حلب,,,city,,SY,,,,,hearsay,\n", "unknown source"),
        ("a,حلب,,,city,,SY,x,1,,,unverified,\n", "could not convert"),
        ("a,حلب,,,city,,SY,1,1,,,unverified,\n" * 2, "is twice"),
        (
            CITY + "b,المرجة,,,neighbourhood,a,SY,33.5,36.3,,,unverified,\n",
            "km from its parent",
        ),
        (
            CITY
            + "b,المرجة,,,neighbourhood,a,SY,36.2,37.1,,,unverified,\n"
            + "c,المرجه,,,neighbourhood,a,SY,36.2,37.1,,,unverified,\n",
            "under one parent",
        ),
    ],
)
def test_the_linter_finds(tmp_path: Path, rows: str, fault: str) -> None:
    _write(tmp_path, "xx.csv", ",".join(COLUMNS) + "\n" + rows)
    assert any(fault in f for f in check(tmp_path))


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("b,حلب,2011-01-01,,unverified", "unknown place 'b'"),
        ("a,دمشق,2011-01-01,,unverified", "no name of a"),
        ("a,حلب,2011-01-01,,hearsay", "unknown source"),
        ("a,حلب,2011,,unverified", "write a day like"),
        ("a,حلب,2011-01-02,2011-01-01,unverified", "is before"),
    ],
)
def test_the_linter_finds_in_names_for_a_time(
    tmp_path: Path, row: str, fault: str
) -> None:
    folder = tmp_path / "curated"
    folder.mkdir()
    _write(folder, "xx.csv", ",".join(COLUMNS) + "\n" + CITY)
    _write(tmp_path, "dated.csv", "id,name,from,until,source\n" + row + "\n")
    (found,) = check(folder)
    assert found.startswith("dated.csv, line 2: ")
    assert fault in found


def test_the_linter_finds_unmarked_common_words(tmp_path: Path) -> None:
    row = "a,{},,,village,,SY,36.2,37.1,,,unverified,{}\n"
    rows = row.format("المهاجرين", "") + row.format("الحارة", "1").replace(
        "a,", "b,", 1
    )
    _write(tmp_path, "xx.csv", ",".join(COLUMNS) + "\n" + rows)
    namesake = namesake_of(load())
    (fault,) = check(tmp_path, namesake)
    assert "المهاجرين is a word too (group)" in fault
    assert list(check(namesake=namesake)) == []


def test_the_csv_output_has_a_coordinate_for_each_place(tmp_path: Path) -> None:
    report = _write(tmp_path, "r.txt", "قصف الطيران الحربي أمس مدينة منبج شرقي حلب.")
    run = CliRunner().invoke
    out = run(main, ["extract", str(report), "--format", "csv", "--quiet"]).stdout
    (row,) = csv.DictReader(out.splitlines())
    assert len(row["coordinates"].split(" | ")) == len(row["places"].split(" | "))
    assert row["coordinates"].startswith("36.5")
    assert "±" in row["coordinates"]


def test_an_unverified_coordinate_says_how_far_off_it_may_be(tmp_path: Path) -> None:
    row = "a,سليمة,,,village,,SY,36.2,37.1,,,unverified:8km,\n"
    path = _write(tmp_path, "xx.csv", ",".join(COLUMNS) + "\n" + row)
    (cells,) = rows(path)
    place = place_of(cells)
    assert place.source == "unverified"
    assert radius_m(place, "village") == 8_000
    assert row_of(place) == cells

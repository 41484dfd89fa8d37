"""What maps are drawn on: outlines, names, and the pictures that a person brought."""

from __future__ import annotations

import itertools
import json
import sqlite3
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.utils import translation

from tawthiq.desk.explore import labels
from tawthiq.desk.explore.pictures import Pictures, pictures, tile
from tawthiq.places import distance_km

_PNG = bytes.fromhex("89504e470d0a1a0a") + b"north"


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    """An MBTiles file with one picture: zoom 3, x 4, the second row from the north."""
    path = tmp_path / "خريطة 100%.mbtiles"
    with sqlite3.connect(path) as made:
        made.execute("create table metadata (name text, value text)")
        made.execute(
            "create table tiles (zoom_level integer, tile_column integer, "
            "tile_row integer, tile_data blob)"
        )
        made.executemany(
            "insert into metadata values (?, ?)",
            [
                ("format", "png"),
                ("maxzoom", "9"),
                ("attribution", "© <b>its makers</b>"),
            ],
        )
        made.execute("insert into tiles values (3, 4, 6, ?)", (_PNG,))
    made.close()
    return path


def told(configured: object) -> Pictures:
    """What a setting gives, in English."""
    with translation.override("en"):
        held = pictures(str(configured))
    assert held is not None
    return held


def test_a_picture_counts_rows_from_the_north(client: Client, brought: Path) -> None:
    with override_settings(TILES=str(brought)):
        answer = client.get("/tiles/3/4/1")
    assert answer.content == _PNG
    assert answer.headers["Content-Type"] == "image/png"
    assert tile(brought, 3, 4, 6) is None


@pytest.mark.parametrize(
    "address",
    [
        "/tiles/3/4/2",
        "/tiles/3/4/8",
        "/tiles/99/0/0",
        "/tiles/3/4/999999999999999999999999",
        "/tiles/3/4/-1",
        "/tiles/3/4/..%2f..%2fetc%2fpasswd",
        "/tiles/../../etc/passwd",
    ],
)
def test_what_is_no_picture_is_not_there(
    client: Client, brought: Path, address: str
) -> None:
    with override_settings(TILES=str(brought)):
        assert client.get(address).status_code == 404


def test_a_tile_file_is_never_written(brought: Path) -> None:
    before = brought.read_bytes()
    assert not told(brought).fault
    tile(brought, 3, 4, 1)
    assert brought.read_bytes() == before
    assert [p.name for p in brought.parent.iterdir()] == [brought.name]


def test_a_tile_file_says_how_deep_it_is_and_whose_it_is(brought: Path) -> None:
    held = told(brought)
    assert (held.zoom, held.words, held.origin) == ("0-9", "© its makers", "")


@pytest.mark.parametrize(
    ("bytes_", "words"),
    [
        (b"this is no database, but a text that goes on " * 30, "no MBTiles"),
        (None, "cannot be found"),
    ],
)
def test_a_broken_tile_file_is_told(
    tmp_path: Path, bytes_: bytes | None, words: str
) -> None:
    path = tmp_path / "broken.mbtiles"
    if bytes_ is not None:
        path.write_bytes(bytes_)
    held = told(path)
    assert words in held.fault


def test_vector_tiles_are_told_to_be_no_pictures(brought: Path) -> None:
    with sqlite3.connect(brought) as made:
        made.execute("update metadata set value = 'pbf' where name = 'format'")
    made.close()
    held = told(brought)
    assert "no pictures" in held.fault
    assert tile(brought, 3, 4, 1) is None


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example"),
        ("http://maps.example:8080/{z}/{x}/{y}", "http://maps.example:8080"),
        ("https://{s}.tiles.example/{z}/{x}/{y}.png", ""),
        ("https://tiles.example; script-src */{z}/{x}/{y}", ""),
        ("https://tiles.example/{z}/{x}", ""),
        ("https://*.example/{z}/{x}/{y}", ""),
    ],
)
def test_a_tile_server_is_one_host(address: str, origin: str) -> None:
    held = told(address)
    assert held.origin == origin
    assert bool(held.fault) == (not origin)


def test_outlines_and_names_are_for_those_who_are_in(client: Client) -> None:
    assert Client().get("/map/outlines.json").status_code == 403
    answer = client.get("/map/outlines.json")
    kinds = [f["properties"]["kind"] for f in json.loads(answer.content)["features"]]
    assert kinds == ["land", "border", "disputed"]
    assert len(answer.content) < 500_000


def test_no_line_of_the_base_map_runs_round_the_globe(client: Client) -> None:
    land, *lines = json.loads(client.get("/map/outlines.json").content)["features"]
    rings = [r for shape in land["geometry"]["coordinates"] for r in shape]
    drawn = [*rings, *(p for one in lines for p in one["geometry"]["coordinates"])]
    assert len(rings) > 300
    for points in drawn:
        assert all(abs(a[0] - b[0]) < 90 for a, b in itertools.pairwise(points))


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?bbox=36,35,38,37",
        "?bbox=36,35,38&zoom=9",
        "?bbox=a,b,c,d&zoom=9",
        "?bbox=nan,35,38,37&zoom=9",
        "?bbox=36,35,38,37&zoom=-1",
    ],
)
def test_names_need_a_box_and_a_zoom(client: Client, asked: str) -> None:
    assert client.get(f"/map/labels{asked}").status_code == 404


def test_names_come_in_the_language_and_by_zoom() -> None:
    box = (36.0, 35.0, 38.0, 37.0)
    far, near = labels.seen(box, 6, "ar"), labels.seen(box, 10, "ar")
    assert "حلب" in {label["name"] for label in far}
    assert "سراقب" not in {label["name"] for label in far}
    assert "سراقب" in {label["name"] for label in near}
    assert "Aleppo" in {label["name"] for label in labels.seen(box, 6, "en")}


def test_what_two_tables_know_is_named_once() -> None:
    held: dict[object, list[tuple[float, float]]] = {}
    for label in labels.seen((36, 35, 38, 37), 11, "ar"):
        held.setdefault(label["name"], []).append(label["at"])  # type: ignore[arg-type]
    for points in held.values():
        for one, other in itertools.combinations(points, 2):
            assert distance_km(one, other) > 10

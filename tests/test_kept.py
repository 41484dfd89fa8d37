"""What is made of tables is kept, and is never taken for what it no longer is."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from tawthiq import Reader, Report
from tawthiq.codebook import load as codebook
from tawthiq.extract.judging.judge import WEIGHTS, Judge
from tawthiq.extract.judging.linear import load as models
from tawthiq.kept import kept, place_of

TEXT = "قصفت طائرات حربية حي المرجة في مدينة حلب أمس، ما أدى إلى مقتل ثلاثة مدنيين."


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table, and a cache folder that holds nothing yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "table.csv"
    path.write_text("a,b", encoding="utf-8")
    return path


def counted(table: Path) -> tuple[Callable[[], list[str]], list[int]]:
    """What reads a table, and how often it did."""
    times: list[int] = []

    def make() -> list[str]:
        times.append(1)
        return table.read_text(encoding="utf-8").split(",")

    return make, times


def test_made_once(table: Path) -> None:
    make, times = counted(table)
    assert kept(table, [table], make) == kept(table, [table], make) == ["a", "b"]
    assert len(times) == 1


def test_another_table(table: Path) -> None:
    make, times = counted(table)
    kept(table, [table.parent], make)
    table.write_text("a,b,c", encoding="utf-8")
    assert kept(table, [table.parent], make) == ["a", "b", "c"]
    assert len(times) == 2


def test_a_table_of_the_same_size(table: Path) -> None:
    make, _ = counted(table)
    kept(table, [table], make)
    table.write_text("c,d", encoding="utf-8")
    os.utime(table, ns=(0, 1))
    assert kept(table, [table], make) == ["c", "d"]


@pytest.mark.parametrize("spoil", [b"", b"no pickle", b"\x80\x05."])
def test_a_spoilt_file(table: Path, spoil: bytes) -> None:
    make, times = counted(table)
    kept(table, [table], make)
    place_of(table).write_bytes(spoil)
    assert kept(table, [table], make) == ["a", "b"]
    assert len(times) == 2
    assert kept(table, [table], make) == ["a", "b"]  # mended by then
    assert len(times) == 2


def test_a_file_that_was_cut_off(table: Path) -> None:
    make, times = counted(table)
    kept(table, [table], make)
    whole = place_of(table).read_bytes()
    for end in range(1, len(whole), 7):
        place_of(table).write_bytes(whole[:end])
        assert kept(table, [table], make) == ["a", "b"]
    assert len(times) == 1 + len(range(1, len(whole), 7))


def test_nowhere_to_keep(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(table))  # a file, no folder
    make, times = counted(table)
    assert kept(table, [table], make) == kept(table, [table], make) == ["a", "b"]
    assert len(times) == 2


def test_what_cannot_be_kept_leaves_nothing(table: Path) -> None:
    with pytest.raises((pickle.PicklingError, AttributeError)):
        kept(table, [table], lambda: lambda: 1)
    assert list(place_of(table).parent.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owners here")
def test_a_file_of_somebody_else(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, times = counted(table)
    kept(table, [table], make)
    own = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: own + 1)
    assert kept(table, [table], make) == ["a", "b"]
    assert len(times) == 2


def test_a_kept_reader_reads_the_same(table: Path) -> None:
    report = Report.of(TEXT, id="r", published="2016-12-06")

    def read() -> str:
        codebook.cache_clear()
        return Reader(codebook(), Judge(models(WEIGHTS))).read(report).to_json()

    made = read()
    names = {path.name.partition("-")[0] for path in place_of(table).parent.iterdir()}
    assert names >= {"codebook", "weights"}
    assert read() == made

"""Originals that are made to do harm, or are nothing: each refused by name, in bounds."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import struct
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from archives import (
    PAGE,
    TEXT,
    exported,
    found,
    items,
    refusals,
    rss,
    telegram,
    warc,
    zipped,
)
from tawthiq.cli import main
from tawthiq.ingest import Limits, Options, Original, formats

MIB = 1 << 20
GOOD = ("good.txt", TEXT)


def attributed(name: str, mode: int = 0, flags: int = 0) -> zipfile.ZipInfo:
    """A member with Unix mode bits."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    info.flag_bits |= flags
    return info


# Zip


@pytest.mark.parametrize(
    "name",
    [
        "../up.txt",
        "a/../../up.txt",
        "/etc/up.txt",
        "C:/up.txt",
        "c:up.txt",
        "..\\up.txt",
        "a\\b.txt",
    ],
)
def test_a_name_that_climbs_out_is_refused(name: str) -> None:
    got = found("a.zip", zipped((name, TEXT), GOOD))

    ((where, reason),) = refusals(got).items()
    assert where == f"!/{name}"
    assert "leads out" in reason
    assert [x.where for x in items(got)] == ["!/good.txt"]


def test_a_member_without_a_name_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        with archive.open(zipfile.ZipInfo(""), "w") as member:
            member.write(TEXT.encode())
        archive.writestr(*GOOD)

    got = found("a.zip", out.getvalue())

    assert set(refusals(got)) == {"!/"}
    assert [x.where for x in items(got)] == ["!/good.txt"]


def test_nothing_of_an_archive_is_written_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)

    found("a.zip", zipped(("../up.txt", TEXT), ("b.zip", zipped(GOOD)), GOOD))

    assert [path.name for path in tmp_path.rglob("*")] == ["inside"]


@pytest.mark.parametrize(
    ("mode", "reason"),
    [(0o120777, "symbolic link"), (0o010644, "special file"), (0o020644, "special")],
)
def test_a_link_or_special_file_in_a_zip_is_refused(mode: int, reason: str) -> None:
    got = found("a.zip", zipped((attributed("l.txt", mode), "good.txt"), GOOD))

    assert reason in refusals(got)["!/l.txt"]
    assert len(items(got)) == 1


def test_an_encrypted_member_is_refused() -> None:
    archive = bytearray(zipped(("secret.txt", TEXT), GOOD))
    archive[6] |= 1  # in its header
    archive[archive.index(b"PK\x01\x02") + 8] |= 1  # in the directory

    got = found("a.zip", bytes(archive))

    assert "password" in refusals(got)["!/secret.txt"]
    assert len(items(got)) == 1


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_members_of_one_name_the_second_is_refused() -> None:
    got = found("a.zip", zipped(("a.txt", "أول"), ("a.txt", "ثان"), GOOD))

    assert [x.text for x in items(got)] == ["أول", TEXT]
    assert set(refusals(got)) == {"!/a.txt#copy=2"}


def test_a_member_whose_bytes_were_changed_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("bad.txt", TEXT)
        archive.writestr(*GOOD)
    data = out.getvalue().replace("أربعة".encode(), "سبعةة".encode(), 1)

    got = found("a.zip", data)

    assert "CRC" in refusals(got)["!/bad.txt"]
    assert len(items(got)) == 1


@pytest.mark.parametrize("cut", [10, 40, 200])
def test_a_cut_zip_is_refused(cut: int) -> None:
    archive = zipped(("a.txt", TEXT * 30), ("b.html", PAGE))

    ((where, reason),) = refusals(found("a.zip", archive[:-cut])).items()

    assert where == ""
    assert "damaged or cut" in reason


def test_a_zip_bomb_is_refused_and_the_rest_is_read() -> None:
    start = time.monotonic()

    got = found("a.zip", zipped(("bomb.txt", b"0" * (200 * MIB)), GOOD))

    assert "zip bomb" in refusals(got)["!/bomb.txt"]
    assert len(items(got)) == 1
    assert time.monotonic() - start < 10


def test_a_member_that_lies_about_its_size_is_stopped() -> None:
    archive = bytearray(zipped(("bomb.txt", b"0" * (40 * MIB)), GOOD))
    at = archive.index(b"PK\x01\x02")
    archive[at + 24 : at + 28] = struct.pack("<I", 100)

    got = found("a.zip", bytes(archive))

    assert "!/bomb.txt" in refusals(got)
    assert [x.where for x in items(got)] == ["!/good.txt"]


def test_zips_in_zips_end(tmp_path: Path) -> None:
    bomb = b"0" * (15 * MIB)
    layer = zipped(*[(f"{n}.txt", bomb) for n in range(16)])
    for _ in range(2):
        layer = zipped(*[(f"{n}.zip", layer) for n in range(16)])
    (tmp_path / "42.zip").write_bytes(layer)
    start = time.monotonic()

    got = found("42.zip", layer)

    assert any("zip bomb" in reason for reason in refusals(got).values())
    assert time.monotonic() - start < 60


def test_an_archive_too_deep_in_archives_is_refused() -> None:
    layer = zipped(GOOD)
    for n in range(5):
        layer = zipped((f"{n}.zip", layer))

    ((where, reason),) = refusals(found("a.zip", layer)).items()

    assert where == "!/4.zip!/3.zip!/2.zip"
    assert "deeper than 3" in reason


def test_members_that_share_bytes_are_refused() -> None:
    archive = zipped(("a.txt", TEXT), GOOD)
    at = archive.index(b"PK\x01\x02")
    end = archive.index(b"PK\x05\x06")
    length = 46 + len("a.txt")
    entries = [
        archive[at : at + length].replace(b"a.txt", b"%d.txt" % n) for n in (7, 8)
    ]
    directory = archive[at:end] + b"".join(entries)
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 4, 4, len(directory), at, 0)

    got = found("a.zip", archive[:at] + directory + tail)

    assert {w for w, r in refusals(got).items() if "another member" in r} == {
        "!/a.txt",
        "!/7.txt",
        "!/8.txt",
    }
    assert [x.where for x in items(got)] == ["!/good.txt"]


def test_more_files_than_an_archive_may_have_are_refused() -> None:
    options = Options(limits=Limits(members=3))

    got = found("a.zip", zipped(*[(f"{n}.txt", TEXT) for n in range(4)]), options)

    assert "more than 3 files" in refusals(got)[""]


# gzip


def test_a_gzip_bomb_is_stopped() -> None:
    start = time.monotonic()

    got = found("a.txt.gz", gzip.compress(b"0" * (300 * MIB)))

    assert not items(got)
    assert refusals(got)
    assert time.monotonic() - start < 20


def test_a_bomb_of_lines_gives_what_stands_before_it() -> None:
    line = json.dumps({"text": TEXT}).encode() + b"\n"
    out = io.BytesIO()
    with gzip.open(out, "wb") as file:
        file.write(line)
        for _ in range(100):
            file.write(b"\n" * MIB)

    got = found("a.jsonl.gz", out.getvalue())

    assert [x.where for x in items(got)] == ["#line=1"]
    assert "1,000,000 empty lines" in refusals(got)[""]


def test_a_cut_gzip_gives_what_stands_before_the_cut() -> None:
    rows = [{"text": f"{n} {TEXT}", "k": os.urandom(40).hex()} for n in range(500)]
    data = gzip.compress("\n".join(map(json.dumps, rows)).encode())

    got = found("a.jsonl.gz", data[:-1000])

    assert len(items(got)) > 100
    assert "cut" in refusals(got)[""]


# Nothing, and too much of it


@pytest.mark.parametrize(
    "name",
    [
        *("a.txt", "a.html", "a.docx", "a.pdf", "a.eml", "a.jsonl", "a.json", "a.csv"),
        *("a.xml", "a.warc", "a.warc.gz", "a.wacz", "a.zip", "a.gz", "a.tar", "a"),
        *("a.jpg", "result.json"),
    ],
)
@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\0" * 5000, b"\xef\xbb\xbf", b"{", b"PK\x03\x04", b"<rss"]
)
def test_nothing_is_refused_whatever_it_is_called(name: str, data: bytes) -> None:
    got = found(name, data)

    assert not [x for x in items(got) if not x.text.strip()]
    assert len(refusals(got)) + len(items(got)) == 1
    for reason in refusals(got).values():
        assert "Error:" not in reason or "damaged" in reason


@pytest.mark.parametrize(
    "ending", ["txt", "jsonl", "csv", "html", "warc", "zip", "bin"]
)
def test_a_gigabyte_of_nothing_is_refused_fast(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"nothing.{ending}"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    code = (
        "import pathlib, re, sys\n"
        "from tawthiq.ingest import Refusal, reports\n"
        "for x in reports([sys.argv[1]]):\n"
        "    print(type(x).__name__, getattr(x, 'reason', ''))\n"
        "told = pathlib.Path('/proc/self/status').read_text()\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', told)[1])\n"
    )
    start = time.monotonic()

    result = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )

    first, second, memory = result.stdout.splitlines()
    assert first.startswith("Refusal ")
    assert second.startswith("Report")
    assert int(memory) < 300_000  # KiB
    assert time.monotonic() - start < 20


def test_a_gigabyte_of_one_line_is_read_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        file.truncate(300 * MIB)
        file.seek(0, 2)
        file.write(b"\n" + json.dumps({"text": TEXT}).encode())

    got = list(formats.read(Original.of_path(path), Options()))

    assert "a line of more than" in refusals(got)["#line=1"]
    assert [x.where for x in items(got)] == ["#line=2"]


# Feeds, JSON, tables


def test_a_feed_with_entities_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("سر", encoding="utf-8")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    for declared, used in (
        (f'<!ENTITY l0 "ه">{laughs}', "&l11;"),
        (f'<!ENTITY x SYSTEM "file://{secret}">', "&x;"),
        (f'<!ENTITY % x SYSTEM "file://{secret}"> %x;', "x"),
    ):
        feed = rss(f"<title>{used}</title>").replace(
            "<rss", f"<!DOCTYPE rss [{declared}]><rss"
        )
        for data in (feed.encode(), feed.replace("utf-8", "utf-16").encode("utf-16")):
            got = found("a.xml", data)

            assert not items(got)
            assert "declares XML entities" in refusals(got)[""]


@pytest.mark.parametrize(
    "body",
    [
        "<a>" * 100_000,
        f"<item><title>{TEXT}</title><description>{'&lt;div&gt;' * 100_000}x",
        "<item><description>" + "<![CDATA[" * 50_000,
        "<item><description>" + "<!--" * 100_000,
        "<item>" * 100_000,
    ],
    ids=["elements", "html", "cdata", "comments", "entries"],
)
def test_a_deep_feed_is_refused_fast(body: str) -> None:
    start = time.monotonic()

    got = found("a.xml", f"<rss version='2.0'><channel>{body}".encode())

    assert not items(got)
    assert refusals(got)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "result.json"])
@pytest.mark.parametrize(
    "data",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '[{"text":' + "[" * 100_000,
        '{"about": "x", "contacts": {"list": ' + "[" * 100_000,
        '{"name": "x", "messages": [' + "[" * 100_000,
    ],
)
def test_json_nested_deep_is_refused(name: str, data: str) -> None:
    got = found(name, data.encode())

    assert not items(got)
    assert refusals(got)


def test_a_cell_of_100_megabytes_is_refused_and_the_rows_after_it_are_read() -> None:
    lines = "\n".join(["قصف" * 100] * 170_000)
    table = (
        f'id,text\n1,"{TEXT}"\n2,"{lines}"\n3,{TEXT}\n4,{"x" * (9 * MIB)}\n5,{TEXT}\n'
    )
    data = table.encode()
    assert len(data) > 100 * 1000 * 1000

    got = found("a.csv", data)

    assert [x.id for x in items(got)] == ["1", "3", "5"]
    assert set(refusals(got)) == {"#line=3", "#line=170004"}


def test_a_quotation_that_is_never_closed_is_one_refusal() -> None:
    rows = "\n".join([f"2,{TEXT}"] * 100_000)

    got = found("a.csv", f'id,text\n1,"{TEXT}\n{rows}\n'.encode())

    assert not items(got)
    assert "quotation mark" in refusals(got)["#line=2"]


def test_the_csv_module_is_left_as_bounded() -> None:
    found("a.csv", f"text\n{TEXT}\n".encode())

    assert csv.field_size_limit() <= 2_000_000


# Web archives


def test_a_record_of_more_than_a_document_is_refused_and_passed_over() -> None:
    options = Options(limits=Limits(document_bytes=2000))
    archive = warc(
        ("200 OK", "text/plain", b"x" * 5000),
        ("200 OK", "image/png", b"x" * 5000),
        ("200 OK", "text/plain", TEXT.encode()),
    )

    got = found("a.warc", archive, options)

    assert [x.where for x in items(got)] == ["#record=4"]
    assert "too large" in refusals(got)["#record=2"]
    assert len(refusals(got)) == 1


def test_a_body_that_unpacks_to_too_much_is_refused() -> None:
    bomb = gzip.compress(b"0" * (80 * MIB))
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(bomb), bomb)
    headers = [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]

    got = found("a.warc", warc(("200 OK", "text/html", chunked), headers=headers))

    assert "zip bomb" in refusals(got)["#record=2"]


@pytest.mark.parametrize(
    "junk",
    [b"x" * MIB, b"WARC/1.0\r\n" + b"A" * MIB, b"\0" * MIB, b"WARC/1.0\r\n\r\n"],
    ids=["letters", "header", "zeros", "empty"],
)
def test_junk_in_a_web_archive_is_refused_and_what_stands_before_is_read(
    junk: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    archive = warc(("200 OK", "text/plain", TEXT.encode()))

    got = found("a.warc", archive + junk + archive)

    assert [x.where for x in items(got)] == ["#record=2"]
    ((where, _),) = refusals(got).items()
    assert where == "#record=3"
    assert capfd.readouterr().err == ""


# Telegram


def test_a_message_longer_than_a_report_is_refused() -> None:
    chat = telegram({"text": "ا" * 2_000_001}, {"text": TEXT})

    got = found("result.json", exported(chat))

    assert "split it" in refusals(got)["#message=1"]
    assert [x.where for x in items(got)] == ["#message=2"]


def test_numbers_out_of_time_are_no_dates() -> None:
    chat = telegram(
        {"text": TEXT, "date_unixtime": "9" * 30, "date": "x"},
        {"text": TEXT, "date_unixtime": True, "date": None},
    )

    got = items(found("result.json", exported(chat)))

    assert [x.published for x in got] == [None, None]


# The command


def test_the_command_names_what_it_refuses_and_reads_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.warc.gz").write_bytes(
        warc(("200 OK", "text/plain", TEXT.encode()), gzip=True)[:-30]
    )
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d.zip").write_bytes(zipped(("../up.txt", TEXT), GOOD))
    (tmp_path / "c" / "e\x1b[2J.txt").write_bytes(b"")
    (tmp_path / "f.csv").write_text(f"Body\n{TEXT}\n", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "a.html")

    result = CliRunner().invoke(
        main,
        ["extract", str(tmp_path), "--column", "text=Body", "--format", "jsonl"],
    )

    assert result.exit_code == 3
    paths = [json.loads(line)["report"]["path"] for line in result.stdout.splitlines()]
    assert paths == [
        f"{tmp_path}/a.html",
        f"{tmp_path}/c/d.zip!/good.txt",
        None,
    ]
    refused = [x for x in result.stderr.splitlines() if x.startswith("refused ")]
    assert [x.split(": ")[0].removeprefix(f"refused {tmp_path}/") for x in refused] == [
        "b.warc.gz#record=2",
        "c/d.zip!/../up.txt",
        "c/e\\x1b[2J.txt",
        "link",
    ]
    assert "3 reports read" in result.stderr
    assert "4 refused" in result.stderr

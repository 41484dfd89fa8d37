"""Files and folders into reports: which format, which fields, what is refused."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import os
import socket
import sys
from pathlib import Path

import pytest

from tawthiq.ingest import (
    Item,
    Limits,
    Options,
    Original,
    Refusal,
    formats,
    reports,
    walk,
)
from tawthiq.model import Report

TEXT = "قصفت طائرة حربية سوق البلدة صباح اليوم وسقط أربعة جرحى."


def read(path: Path, published: str | None = None) -> list[Report | Refusal]:
    return list(reports([str(path)], published))


def items(
    name: str, content: str | bytes, options: Options | None = None
) -> list[Item | Refusal]:
    """What the formats find in bytes under a name."""
    data = content.encode() if isinstance(content, str) else content
    return list(formats.read(Original.of_bytes(name, data), options or Options()))


def item(name: str, content: str | bytes, options: Options | None = None) -> Item:
    (found,) = items(name, content, options)
    assert isinstance(found, Item), found
    return found


def refusal(name: str, content: str | bytes, options: Options | None = None) -> Refusal:
    (found,) = items(name, content, options)
    assert isinstance(found, Refusal), found
    return found


# Text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "binary"),
        (b"\xff\xfe\xfd abc", "not UTF-8"),
    ],
)
def test_a_text_file_that_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)

    (found,) = read(path)

    assert isinstance(found, Refusal)
    assert found.where == str(path)
    assert reason in found.reason


def test_windows_1256_is_read_and_flagged() -> None:
    found = item("report.txt", TEXT.encode("cp1256"))

    assert found.text == TEXT
    assert found.flags == ("encoding:windows-1256",)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "none.txt")

    assert isinstance(found, Refusal)
    assert "cannot be opened" in found.reason


def test_a_report_longer_than_a_report_can_be_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("قصف " * 600_000, encoding="utf-8")

    (found,) = read(path)

    assert isinstance(found, Refusal)
    assert "split it" in found.reason


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "قصف".encode())

    (report,) = read(path, "2016-12-06")

    assert isinstance(report, Report)
    assert report.text == "قصف"
    assert report.info.published == "2016-12-06"
    assert report.info.path == str(path)


# Which format


@pytest.mark.parametrize(
    ("name", "head", "format_"),
    [
        ("a", b"%PDF-1.7\n", "pdf"),
        ("a.txt", b"%PDF-1.7\n", "pdf"),
        ("a", b"WARC/1.1\r\n", "warc"),
        (
            "a.bin",
            gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", mtime=0),
            "warc",
        ),
        ("a.warc.gz", gzip.compress(b"nothing of it", mtime=0), "warc"),
        ("a.jsonl.gz", gzip.compress(b"{}", mtime=0), "gzip"),
        ("a.php", b"\xef\xbb\xbf <!-- saved --><!DOCTYPE html><html>", "html"),
        ("a", b"<HTML lang=ar>", "html"),
        ("a", "<html>".encode("utf-16"), "html"),
        ("a.xml", b'<?xml version="1.0"?><!-- x --><rss version="2.0">', "feed"),
        ("a", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("a.txt", b"<rdf:RDF>", "feed"),
        ("a.eml", b"<html>", "mail"),
        ("a.txt", b"From: x\nSubject: y\n\n", "text"),
        ("a", b'{"text": "x"}', "jsonl"),
        ("a.json", b'[\n {"text"', "jsonl"),
        ("a.txt", "[عاجل] قصف".encode(), "text"),
        ("a.txt", "{ناقص".encode(), "text"),
        ("a.json", b'{"name": "q", "type": "private_group", "id": 9, "messages": [', 0),
        ("a.json", b'{"about": "x \\"y\\"", "contacts": {"list": []}', "telegram"),
        ("a.jsonl", b'{"text": "\\"messages\\": ["}', "jsonl"),
        ("a.csv", b'{"a";<html>', "csv"),
        ("a.md", TEXT.encode(), "text"),
        ("خبر", TEXT.encode(), "text"),
        ("a.css", b"p { color: red }", "unknown"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "unknown"),
        ("a.mp4", b"\0\0\0\x18ftypmp42", "unknown"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "unknown"),
    ],
)
def test_the_first_bytes_tell_the_format_else_the_ending(
    name: str, head: bytes, format_: str
) -> None:
    found = formats.sniff(Original.of_bytes(name, head))

    assert found == (format_ or "telegram")


@pytest.mark.parametrize(
    ("name", "head", "advice"),
    [
        ("a.jpg", b"\xff\xd8\xff\xe0", "an image"),
        ("a.mp4", b"\0\0\0\x18ftypmp42", "not a text format"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as .docx"),
        ("a.rar", b"Rar!\x1a\x07", "unpack it"),
    ],
)
def test_what_holds_no_text_is_refused_as_that(
    name: str, head: bytes, advice: str
) -> None:
    reason = refusal(name, head).reason

    assert reason.startswith("not a text format")
    assert advice in reason


def test_a_reader_whose_library_is_missing_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)

    found = refusal("a.xml", "<rss><channel><title>x</title></channel></rss>")

    assert "pip install 'tawthiq[ingest]'" in found.reason


def test_a_reader_that_fails_is_a_refusal_and_what_it_gave_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(formats.READERS, "text", f"{__name__}:failing")

    first, second = items("a.txt", TEXT)

    assert isinstance(first, Item)
    assert second == Refusal(
        "", "damaged, or no text that can be read (ZeroDivisionError: oops)"
    )


def failing(original: Original, options: Options) -> object:  # noqa: ARG001
    yield Item(text=TEXT, reader="x")
    raise ZeroDivisionError("oops")


def test_a_date_of_the_person_stands_in_and_says_so() -> None:
    options = Options(published="2016-12-06")

    told, untold = items(
        "a.jsonl",
        json.dumps({"text": TEXT, "published": "2015-01-02"})
        + "\n"
        + json.dumps({"text": TEXT}),
        options,
    )

    assert isinstance(told, Item)
    assert isinstance(untold, Item)
    assert (told.published, told.published_basis) == ("2015-01-02", "metadata")
    assert (untold.published, untold.published_basis) == ("2016-12-06", "user")


# JSON lines


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "\\ud800 قصف"}', "surrogate"),
        ('{"text": "قصف", "title": "\\ud800"}', "surrogate"),
        ('{"text": "قصف \\u0000"}', "NUL at character 4"),
        ('{"text": " "}', "empty"),
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": "a"}', 'no "text"'),
        ('{"text": "قصف", "published": "أمس"}', "not a date"),
        ('{"text": "قصف", "id": 7}', '"id" is not a string'),
        ('{"text": "Ø­Ù„Ø¨ Ù‚ØµÙ"}', "--repair"),
    ],
)
def test_a_bad_line_is_refused_and_the_rest_goes_on(
    tmp_path: Path, line: str, reason: str
) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(line + '\n{"text": "قصف على حلب"}\n', encoding="utf-8")

    found, report = read(path)

    assert isinstance(found, Refusal)
    assert found.where == f"{path}:1"
    assert reason in found.reason
    assert isinstance(report, Report)


def test_the_id_is_the_hash_of_the_text_unless_given(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    rows = [{"text": "أ"}, {"text": "أ", "id": "mine"}]
    path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")

    first, second = read(path)

    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.info.id == first.info.sha256
    assert (second.info.id, second.info.sha256) == ("mine", first.info.sha256)
    assert first.info.path is None


def test_a_line_gives_what_it_tells() -> None:
    row = {
        "text": TEXT,
        "id": "7",
        "title": "قصف السوق",
        "source": "شبكة أخبار",
        "author": "مراسل",
        "url": "https://example.org/7",
        "published": "2016-12-06T21:30:00+03:00",
        "retrieved": "2016-12-07",
        "likes": 12,
        "tags": ["قصف"],
        "body": "x" * 2000,
    }

    found = item("a.jsonl", "\n" + json.dumps(row) + "\n")

    assert found == Item(
        text=TEXT,
        reader="jsonl/1",
        where="#line=2",
        id="7",
        title="قصف السوق",
        publisher="شبكة أخبار",
        author="مراسل",
        url="https://example.org/7",
        published="2016-12-06T21:30:00+03:00",
        published_basis="metadata",
        retrieved="2016-12-07",
        extra={"likes": 12},
    )


def test_keys_are_mapped_to_fields() -> None:
    row = {"Body": TEXT, "Day": "2016-12-06", "text": "غيره"}
    options = Options(columns={"text": "Body", "published": "Day"})

    found = item("a.jsonl", json.dumps(row), options)

    assert (found.text, found.published) == (TEXT, "2016-12-06")
    assert found.extra == {"text": "غيره"}


@pytest.mark.parametrize("indent", [None, 1])
def test_a_json_file_may_hold_one_array(indent: int | None) -> None:
    rows = [{"text": TEXT}, {"id": "7"}, {"text": TEXT, "id": "8"}]

    first, second, third = items("a.json", json.dumps(rows, indent=indent))

    assert isinstance(first, Item)
    assert isinstance(third, Item)
    assert (first.where, second.where, third.id) == ("#item=1", "#item=2", "8")
    assert isinstance(second, Refusal)


def test_a_json_file_may_hold_one_object_over_many_lines() -> None:
    found = item("a.json", json.dumps({"id": "7", "text": TEXT}, indent=2))

    assert (found.where, found.id, found.text) == ("", "7", TEXT)


def test_a_cut_array_gives_what_stands_before_the_cut() -> None:
    whole = json.dumps([{"text": TEXT}, {"text": TEXT}])

    first, second = items("a.json", whole[:-40])

    assert isinstance(first, Item)
    assert isinstance(second, Refusal)
    assert second.where == "#item=2"
    assert "cut" in second.reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_lines_are_read_in_other_encodings(encoding: str) -> None:
    line = json.dumps({"text": TEXT}, ensure_ascii=False) + "\n"

    found = items("a.jsonl", (line + line).encode(encoding))

    assert [x.text for x in found if isinstance(x, Item)] == [TEXT, TEXT]


def test_packed_lines_are_read_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode() + b"\n{\n"))

    first, second = read(path)

    assert isinstance(first, Report)
    assert isinstance(second, Refusal)
    assert second.where == f"{path}:2"


def test_a_line_longer_than_a_document_is_refused_and_the_rest_goes_on() -> None:
    good = json.dumps({"text": TEXT})
    options = Options(limits=Limits(document_bytes=1000))

    first, second, third = items("a.jsonl", f"{good}\n{'x' * 5000}\n{good}\n", options)

    assert isinstance(first, Item)
    assert second == Refusal("#line=2", "a line of more than 1,000 bytes: no report")
    assert isinstance(third, Item)
    assert third.where == "#line=3"


@pytest.mark.parametrize("escaped", [True, False])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv"])
def test_mojibake_is_refused_or_repaired_on_request(name: str, escaped: bool) -> None:  # noqa: FBT001
    spoilt = TEXT.encode().decode("latin-1")
    if name == "a.csv":
        table = f"text\n{spoilt}\n{TEXT}\n"
    else:
        rows = [{"text": spoilt}, {"text": TEXT}]
        lines = [json.dumps(row, ensure_ascii=escaped) for row in rows]
        table = f"[{','.join(lines)}]" if name == "a.json" else "\n".join(lines)

    refused, whole = items(name, table)
    repaired, same = items(name, table, Options(repair=True))

    assert isinstance(refused, Refusal)
    assert "--repair" in refused.reason
    assert isinstance(repaired, Item)
    assert (repaired.text, repaired.flags) == (TEXT, ("mojibake-repaired",))
    assert whole == same


# Tables


def test_a_table_is_read_by_its_header() -> None:
    table = (
        "المعرف;العنوان;النص;تاريخ النشر;المصدر;الرابط;عدد\r\n"
        '7;قصف السوق;"قصفت طائرة السوق؛\nوسقط جرحى; كثر";13/12/2016;شبكة;'
        "https://example.org/7;٣\r\n"
    )

    found = item("a.csv", codecs.BOM_UTF8 + table.encode())

    assert found == Item(
        text="قصفت طائرة السوق؛\nوسقط جرحى; كثر",
        reader="csv/1",
        where="#line=2",
        id="7",
        title="قصف السوق",
        publisher="شبكة",
        url="https://example.org/7",
        published="2016-12-13",
        published_basis="metadata",
        extra={"عدد": "٣"},
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
def test_a_table_is_read_with_any_delimiter_and_encoding(
    delimiter: str, encoding: str
) -> None:
    rows = (("id", "text"), ("1", TEXT.replace("،", "")), ("2", TEXT))
    table = "\n".join(delimiter.join(row) for row in rows)

    found = items("a.csv", table.encode(encoding))

    assert [x.id for x in found if isinstance(x, Item)] == ["1", "2"]


def test_a_table_of_one_column_is_read() -> None:
    assert item("a.csv", f"text\n{TEXT}\n").text == TEXT


def test_a_column_without_a_name_is_no_date() -> None:
    assert item("a.csv", f"text,\n{TEXT},أمس\n").published is None


def test_columns_are_named_by_the_person() -> None:
    options = Options(columns={"text": "c", "publisher": "b"})

    found = item("a.csv", f"a,b,c\n1,شبكة,{TEXT}\n", options)

    assert (found.text, found.publisher, found.extra) == (TEXT, "شبكة", {"a": "1"})


@pytest.mark.parametrize(
    ("table", "options", "reason"),
    [
        ("a,b\n1,2\n", Options(), "--column text=NAME"),
        ("a,b\n1,2\n", Options(columns={"text": "c"}), "no column 'c' for text"),
        ("text,text\n1,2\n", Options(), "'text' stands twice"),
        ("", Options(), "empty"),
        ("\n\n", Options(), "empty"),
        ("text\n", Options(), "empty: no report"),
    ],
)
def test_a_table_without_what_it_needs_is_refused(
    table: str, options: Options, reason: str
) -> None:
    assert reason in refusal("a.csv", table, options).reason


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("2016-12-06", "2016-12-06"),
        ("2016/12/06", "2016-12-06"),
        ("2016-12-06T10:00:00Z", "2016-12-06T10:00:00Z"),
        ("2016-12-06 10:00", "2016-12-06"),
        ("13/12/2016", "2016-12-13"),
        ("12/13/2016", "2016-12-13"),
        ("٢٥-١٢-٢٠١٦ 10:00", "2016-12-25"),
        ("5.5.2015", "2015-05-05"),
        ("06/12/2016", None),
        ("13/12/16", None),
        ("31/02/2016", None),
        ("أمس", None),
    ],
)
def test_a_date_of_two_readings_is_refused(told: str, published: str | None) -> None:
    (found,) = items("a.csv", f"text,date\n{TEXT},{told}\n")

    if published is None:
        assert isinstance(found, Refusal)
        assert found.where == "#line=2"
        assert "use ISO" in found.reason
    else:
        assert isinstance(found, Item)
        assert found.published == published


def test_a_bad_row_is_refused_by_its_line_and_the_rest_goes_on() -> None:
    table = f'id,text\n1,"{TEXT}\nوتتمة"\n2,a,b\n,,\n\n3\n4,"a\0b"\n5,{TEXT}\n'

    found = items("a.csv", table)

    assert [x.where for x in found if isinstance(x, Refusal)] == [
        "#line=4",
        "#line=7",
        "#line=8",
    ]
    assert [x.id for x in found if isinstance(x, Item)] == ["1", "5"]


# Folders


def test_a_folder_is_walked_in_a_fixed_order_without_system_files(
    tmp_path: Path,
) -> None:
    for name in ("b.txt", "a/2.txt", "a/10.txt", "c.html", ".hidden.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    for name in (".DS_Store", "Thumbs.db", "__MACOSX", "._b.txt"):
        (tmp_path / name).write_bytes(b"\0")

    found = list(walk.originals([str(tmp_path)]))

    assert [x.name for x in found if isinstance(x, Original)] == [
        str(tmp_path / name)
        for name in (".hidden.txt", "a/10.txt", "a/2.txt", "b.txt", "c.html")
    ]
    assert len(found) == 5


def test_links_pipes_and_sockets_are_refused_by_name(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "s"))
        (folder / "z.txt").write_text(TEXT, encoding="utf-8")

        found = list(reports([str(folder)]))

    refused = {Path(x.where).name: x.reason for x in found if isinstance(x, Refusal)}
    assert "symbolic link" in refused["link.txt"]
    assert "symbolic link" in refused["loop"]
    assert "named pipe" in refused["pipe.txt"]
    assert "socket" in refused["s"]
    assert [x.info.path for x in found if isinstance(x, Report)] == [
        str(folder / "z.txt")
    ]


def test_what_became_a_link_since_it_was_found_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (found,) = walk.originals([str(path)])
    assert isinstance(found, Original)
    path.rename(tmp_path / "b.txt")
    path.symlink_to(tmp_path / "b.txt")

    (refused,) = formats.read(found, Options())

    assert isinstance(refused, Refusal)
    assert "cannot be opened" in refused.reason


def test_a_name_that_is_no_unicode_is_shown_and_read(tmp_path: Path) -> None:
    raw = os.path.join(os.fsencode(tmp_path), "خبر.txt".encode("cp1256"))  # noqa: PTH118
    with open(raw, "wb") as file:  # noqa: PTH123
        file.write(TEXT.encode())

    (report,) = reports([str(tmp_path)])

    assert isinstance(report, Report)
    assert report.info.path == str(tmp_path / r"\xce\xc8\xd1.txt")


def test_a_deep_folder_is_walked(tmp_path: Path) -> None:
    path = tmp_path
    for _ in range(400):
        path /= "ab"
    path.mkdir(parents=True)
    (path / "a.txt").write_text(TEXT, encoding="utf-8")

    (report,) = reports([str(tmp_path)])

    assert isinstance(report, Report)


# Standard input


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        (TEXT.encode(), [TEXT]),
        (b'{"text": "a"}\n\n{"text": "b"}\n', ["a", "b"]),
        (b'\xef\xbb\xbf {"text": "a"}', ["a"]),
    ],
)
def test_standard_input_is_text_or_lines(
    monkeypatch: pytest.MonkeyPatch, given: bytes, texts: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))

    found = list(reports(["-"]))

    assert [x.text for x in found if isinstance(x, Report)] == texts


def test_a_bad_line_of_standard_input_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"a": 1}\n{\n')))

    found = list(reports(["-"]))

    assert [x.where for x in found if isinstance(x, Refusal)] == [
        "<stdin>:1",
        "<stdin>:2",
    ]


def test_the_day_of_a_message_is_counted_where_it_was_written(tmp_path: Path) -> None:
    row = {"text": "قصف على البلدة اليوم", "published": "2016-12-05T22:30:00Z"}
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")

    days = [
        report.info.published
        for zone in (None, "Asia/Damascus")
        for report in reports([str(path)], options=Options(zone=zone))
        if isinstance(report, Report)
    ]

    assert days == ["2016-12-05", "2016-12-06"]

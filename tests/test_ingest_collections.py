"""Originals that hold many reports: archives, feeds, web archives, exports."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

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
from tawthiq.ingest import Item, Refusal, formats, reports
from tawthiq.model import Report

# Archives


def test_each_file_of_a_zip_goes_to_its_reader(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(
        zipped(
            ("a.txt", TEXT),
            ("صفحات/p.html", PAGE),
            ("d/r.jsonl", json.dumps({"text": TEXT}) + "\n{\n"),
            ("__MACOSX/._a.txt", "x"),
            ("d/Thumbs.db", "x"),
            ("photo.jpg", b"\xff\xd8\xff\xe0"),
            ("inner.zip", zipped(("in#n!er.txt", TEXT))),
            ("r.csv.gz", gzip.compress(f"text\n{TEXT}\n".encode())),
        )
    )

    got = list(reports([str(path)]))

    assert [x.info.path for x in got if isinstance(x, Report)] == [
        f"{path}!/a.txt",
        f"{path}!/صفحات/p.html",
        f"{path}!/d/r.jsonl:1",
        f"{path}!/inner.zip!/in%23n%21er.txt",
        f"{path}!/r.csv.gz:2",
    ]
    assert [x.where for x in got if isinstance(x, Refusal)] == [
        f"{path}!/d/r.jsonl:2",
        f"{path}!/photo.jpg",
    ]


@pytest.mark.parametrize("codec", ["utf-8", "cp720", "cp1256", "cp437"])
def test_names_of_members_are_read_in_arabic_code_pages(codec: str) -> None:
    name = "résumé.txt" if codec == "cp437" else "تقرير القصف.txt"
    raw = name.encode(codec)
    plain = "x" * len(raw)
    archive = zipped((plain, TEXT)).replace(plain.encode(), raw)

    (item,) = items(found("a.zip", archive))

    assert item.where == f"!/{name}"


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_a_tar_is_read_with_what_is_in_it(mode: str) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in (
            ("./a.txt", TEXT.encode()),
            ("../up.txt", TEXT.encode()),
            ("b/w.warc.gz", warc(("200 OK", "text/plain", TEXT.encode()), gzip=True)),
            ("c.zip", zipped(("d.txt", TEXT))),
        ):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link")
        link.type = tarfile.SYMTYPE
        link.linkname = "a.txt"
        archive.addfile(link)

    got = found("a.tar", out.getvalue())

    assert [x.where for x in items(got)] == [
        "!/a.txt",
        "!/b/w.warc.gz#record=2",
        "!/c.zip!/d.txt",
    ]
    assert set(refusals(got)) == {"!/../up.txt", "!/link"}


def test_a_spreadsheet_is_told_from_a_zip() -> None:
    book = zipped(("[Content_Types].xml", "<x/>"), ("xl/workbook.xml", "<x/>"))

    assert refusals(found("a.xlsx", book)) == {
        "": "not a text format: a spreadsheet: save it as .csv"
    }


# Feeds


def test_an_entry_of_a_feed_is_a_report() -> None:
    feed = rss(
        "<title>قصف السوق</title><link>https://example.org/1</link>"
        "<guid>urn:1</guid><dc:creator>مراسل</dc:creator>"
        "<pubDate>Tue, 06 Dec 2016 23:30:00 +0300</pubDate><description>"
        "&lt;p&gt;سقط &lt;b&gt;أربعة&lt;/b&gt; جرحى&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;"
        "&lt;p&gt;وقتيل&lt;br&gt;واحد.&lt;/p&gt;</description>"
    )

    (item,) = items(found("a.xml", feed.encode()))

    assert item == Item(
        text="قصف السوق\nسقط أربعة جرحى\nوقتيل\nواحد.",
        reader="feed/1",
        where="#entry=1",
        id="urn:1",
        title="قصف السوق",
        publisher="شبكة البلدة",
        author="مراسل",
        url="https://example.org/1",
        published="2016-12-06T23:30:00+03:00",
        published_basis="metadata",
    )


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("<pubDate>Tue, 06 Dec 2016 10:00:00 GMT</pubDate>", "2016-12-06T10:00:00Z"),
        ("<pubDate>06 Dec 2016</pubDate>", "2016-12-06"),
        ("<pubDate>Tue, 06 Dec 2016 10:00:00</pubDate>", "2016-12-06"),
        ("<pubDate>الثلاثاء 6 كانون الأول 2016</pubDate>", "2016-12-06"),
        ("<dc:date>2016-12-06T01:00:00+03:00</dc:date>", "2016-12-06T01:00:00+03:00"),
        ("<pubDate>أمس</pubDate>", None),
        ("", None),
    ],
)
def test_a_feeds_date_has_the_zone_that_is_told(
    told: str, published: str | None
) -> None:
    feed = rss(f"<title>خبر</title><description>{TEXT}</description>{told}")

    (item,) = items(found("a.xml", feed.encode()))

    assert item.published == published
    assert item.published_basis == ("metadata" if published else "unknown")


def test_an_edit_of_an_atom_entry_is_no_publication() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>شبكة</title>'
        "<entry><id>urn:1</id><title>خبر</title><updated>2016-12-07T00:00:00Z"
        f'</updated><content type="text">{TEXT} a &lt; b</content></entry></feed>'
    )

    (item,) = items(found("a.atom", atom.encode()))

    assert item.text == f"خبر\n{TEXT} a < b"
    assert (item.published, item.url) == (None, None)
    assert item.extra == {"updated": "2016-12-07T00:00:00Z"}


@pytest.mark.parametrize("codec", ["utf-16", "windows-1256"])
def test_a_feed_is_read_in_the_encoding_it_states(codec: str) -> None:
    feed = rss(f"<title>خبر</title><description>{TEXT}</description>")

    (item,) = items(found("a.xml", feed.replace("utf-8", codec).encode(codec)))

    assert item.text == f"خبر\n{TEXT}"


def test_a_cut_feed_gives_its_whole_entries_and_says_that_it_is_cut() -> None:
    entry = f"<title>خبر</title><description>{TEXT}</description>"
    feed = rss(entry, entry, entry).encode()

    got = found("a.xml", feed[: feed.rindex(b"<description>") + 40])

    assert [x.text for x in items(got)] == [f"خبر\n{TEXT}"] * 2
    ((where, reason),) = refusals(got).items()
    assert where == "#entry=3"
    assert "cut or damaged" in reason
    assert "2 entries read" in reason


def test_an_entry_without_words_is_refused_and_the_rest_goes_on() -> None:
    got = found(
        "a.xml", rss("<link>https://e.org</link>", "<title>خبر</title>").encode()
    )

    assert refusals(got) == {"#entry=1": "empty: no text to read"}
    assert [x.text for x in items(got)] == ["خبر"]


# Web archives


@pytest.mark.parametrize("packed", [False, True])
def test_pages_and_documents_of_a_web_archive_are_reports(packed: bool) -> None:  # noqa: FBT001
    archive = warc(
        ("200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("404 Not Found", "text/html", PAGE.encode()),
        ("200 OK", "image/png", b"\x89PNG"),
        ("200 OK", "text/plain", TEXT.encode("cp1256")),
        ("200 OK", "application/rss+xml", rss("<title>خبر</title>").encode()),
        ("200 OK", "text/plain", b" "),
        gzip=packed,
    )

    got = found("a.warc", archive)
    page, text, entry = items(got)

    assert [x.where for x in (page, text, entry)] == [
        "#record=2",
        "#record=5",
        "#record=6#entry=1",
    ]
    assert TEXT in page.text
    assert (page.url, page.retrieved) == (
        "https://example.org/0",
        "2016-12-01T10:00:00Z",
    )
    assert page.extra["uri"] == "https://example.org/0"
    assert str(page.extra["record_id"]).startswith("<urn:uuid:")
    assert (text.text, text.flags) == (TEXT, ("encoding:windows-1256",))
    assert (text.published, text.published_basis) == (None, "unknown")
    assert refusals(got) == {"#record=7": "empty: no text to read"}


def test_a_web_archive_packed_as_one_file_is_read() -> None:
    archive = warc(*[("200 OK", "text/plain", TEXT.encode())] * 3)

    assert len(items(found("a.warc.gz", gzip.compress(archive)))) == 3


@pytest.mark.parametrize("coding", ["gzip", "stored"])
def test_a_body_is_read_without_what_http_packed_it_in(coding: str) -> None:
    body = gzip.compress(TEXT.encode()) if coding == "gzip" else TEXT.encode()
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    headers = [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    archive = warc(("200 OK", "text/plain", chunked), headers=headers)

    (item,) = items(found("a.warc", archive))

    assert item.text == TEXT


def test_a_body_in_a_packing_that_is_not_read_is_refused() -> None:
    headers = [("Content-Encoding", "br")]

    got = found("a.warc", warc(("200 OK", "text/plain", b"x"), headers=headers))

    assert "packed as br" in refusals(got)["#record=2"]


def test_a_record_whose_bytes_were_changed_is_flagged() -> None:
    archive = warc(*[("200 OK", "text/plain", TEXT.encode())] * 2)
    first = archive.index("أربعة".encode())
    changed = archive[:first] + "خمسةة".encode() + archive[first + 10 :]

    one, two = items(found("a.warc", changed))

    assert "خمسة" in one.text
    assert one.flags == ("warc:digest-mismatch",)
    assert two.flags == ()


@pytest.mark.parametrize(
    "digest", ["sha1:Z", "sha1:é", "sha1", "none:ABC", "sha1:" + 39 * "x"]
)
def test_a_digest_that_is_none_is_flagged_and_the_rest_is_read(digest: str) -> None:
    archive = warc(*[("200 OK", "text/plain", TEXT.encode())] * 2).decode("latin-1")
    at = archive.index("WARC-Payload-Digest: ", archive.index("WARC-Type: response"))
    end = archive.index("\r\n", at)
    changed = f"{archive[:at]}WARC-Payload-Digest: {digest}{archive[end:]}"

    one, two = items(found("a.warc", changed.encode("latin-1")))

    assert one.text == two.text == TEXT
    assert (one.flags, two.flags) == (("warc:digest-mismatch",), ())


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_cut_anywhere_gives_its_whole_records(packed: bool) -> None:  # noqa: FBT001
    response = ("200 OK", "text/plain", TEXT.encode())
    two = warc(response, response, gzip=packed)
    three = warc(response, response, response, gzip=packed)
    length = len(two) + (0 if packed else 4)
    # Record ids and dates differ in length after packing: cut well inside the third.
    for cut in range(length + 20, len(three) - 30, 7):
        got = found("a.warc", three[:cut])

        assert [x.where for x in items(got)] == ["#record=2", "#record=3"], cut
        ((where, reason),) = refusals(got).items()
        assert where == "#record=4", cut
        assert "3 whole records read" in reason


def test_a_wacz_is_read_through_its_web_archives() -> None:
    data = warc(("200 OK", "text/html", PAGE.encode()), gzip=True)
    package = {
        "profile": "data-package",
        "resources": [
            {
                "name": "data.warc.gz",
                "path": "archive/data.warc.gz",
                "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
                "bytes": len(data),
            }
        ],
    }
    wacz = zipped(
        ("datapackage.json", json.dumps(package)),
        ("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n'),
        ("archive/data.warc.gz", data),
        ("../archive/evil.warc.gz", data),
    )

    got = found("a.wacz", wacz)

    assert [x.where for x in items(got)] == ["!/archive/data.warc.gz#record=2"]
    assert set(refusals(got)) == {"!/../archive/evil.warc.gz"}


def test_a_resource_is_read_by_its_type() -> None:
    digest = base64.b32encode(hashlib.sha1(TEXT.encode()).digest()).decode()  # noqa: S324
    head = (
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Target-URI: file:///a.txt\r\nWARC-Date: 2016-12-06T10:00:00Z\r\n"
        f"WARC-Block-Digest: sha1:{digest}\r\nContent-Type: text/plain\r\n"
        f"Content-Length: {len(TEXT.encode())}\r\n\r\n"
    )

    (item,) = items(found("a.warc", f"{head}{TEXT}\r\n\r\n".encode()))

    assert (item.text, item.url, item.flags) == (TEXT, "file:///a.txt", ())


# Telegram


def test_a_message_of_a_channel_is_a_report() -> None:
    chat = telegram(
        {"type": "service", "action": "create_channel", "text": ""},
        {
            "text": ["عاجل: ", {"type": "bold", "text": "قصف"}, " على السوق"],
            "edited": "2016-12-06T13:10:00",
            "edited_unixtime": "1481019000",
            "forwarded_from": "مركز البلدة الإعلامي",
            "reply_to_message_id": 1,
            "via_bot": "@bot",
            "author": "المحرر",
        },
        {"photo": "photos/1.jpg", "text": ""},
        {"photo": "photos/2.jpg", "text": "أثر القصف"},
        username="balda",
    )

    first, second = items(found("result.json", exported(chat)))

    assert first == Item(
        text="عاجل: قصف على السوق",
        reader="telegram/1",
        where="#message=2",
        id="telegram:1234567890/2",
        publisher="قناة البلدة",
        author="المحرر",
        url="https://t.me/balda/2",
        published="2016-12-06T10:00:00Z",
        published_basis="metadata",
        chain=("مركز البلدة الإعلامي",),
        extra={
            "reply_to": 1,
            "via_bot": "@bot",
            "edited": "2016-12-06T10:10:00Z",
            "chat": "public_channel",
        },
    )
    assert (second.where, second.text) == ("#message=4", "أثر القصف")
    assert second.extra["photo"] == "photos/2.jpg"
    assert second.author is None


def test_an_old_export_has_days_without_zone() -> None:
    chat = telegram({"text": TEXT, "date_unixtime": None})

    (item,) = items(found("result.json", exported(chat)))

    assert (item.published, item.url) == ("2016-12-06", None)


def test_an_account_is_read_chat_by_chat() -> None:
    account = {
        "about": 'ما طلبته: "نسخة"',
        "personal_information": {"user_id": 1, "bio": "messages"},
        "frequent_contacts": {"list": [{"id": 1}, {"id": [2]}]},
        "chats": {
            "about": "x",
            "list": [
                telegram({"text": TEXT}, id=7, name="الأولى"),
                telegram({"text": TEXT}, id=8, name=None, type="saved_messages"),
            ],
        },
        "left_chats": {"list": [telegram({"text": TEXT}, id=9)]},
    }

    first, second, third = items(found("result.json", exported(account)))

    assert [x.where for x in (first, second, third)] == [
        "#chat=7#message=1",
        "#chat=8#message=1",
        "#chat=9#message=1",
    ]
    assert (first.publisher, second.publisher) == ("الأولى", None)


@pytest.mark.parametrize(
    ("message", "where"),
    [
        ({"text": {"a": 1}}, "#message=1"),
        ({"text": [1, 2]}, "#message=1"),
        ({"text": "\ud800"}, "#message=1"),
        ({"text": 3, "id": "x"}, "#item=1"),
    ],
)
def test_a_bad_message_is_refused_and_the_rest_goes_on(
    message: dict[str, object], where: str
) -> None:
    chat = telegram(message, {"text": TEXT})

    got = found("result.json", json.dumps(chat).encode())

    assert set(refusals(got)) == {where}
    assert len(items(got)) == 1


def test_a_cut_export_gives_the_messages_before_the_cut() -> None:
    data = exported(telegram({"text": TEXT}, {"text": TEXT}))

    got = found("result.json", data[: data.rindex(b'"text"') + 20])

    assert [x.where for x in items(got)] == ["#message=1"]
    assert "cut" in refusals(got)[""]


def test_messages_of_one_number_are_told_apart() -> None:
    chat = telegram({"text": "أول"}, {"text": "ثان", "id": 1}, {"text": "ثالث"})
    account = {"about": "", "chats": {"list": [chat, chat]}}

    got = items(found("result.json", exported(account)))

    assert len({x.where for x in got}) == 6
    assert [x.where for x in got[:3]] == [
        "#chat=1234567890#message=1",
        "#chat=1234567890#item=2",
        "#chat=1234567890#message=3",
    ]


def test_a_large_export_is_read_a_message_at_a_time() -> None:
    data = exported(telegram(*[{"text": f"{n} {TEXT}"} for n in range(5000)]))

    texts = [x.text for x in items(found("result.json", data))]

    assert len(data) > 1 << 20
    assert texts == [f"{n} {TEXT}" for n in range(5000)]


def test_an_export_folder_is_read_and_its_media_named(tmp_path: Path) -> None:
    chat = telegram({"text": TEXT, "photo": "photos/1.jpg"})
    (tmp_path / "result.json").write_bytes(exported(chat))
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "1.jpg").write_bytes(b"\xff\xd8\xff\xe0")

    refused, report = reports([str(tmp_path)])

    assert isinstance(refused, Refusal)
    assert refused.where.endswith("1.jpg")
    assert isinstance(report, Report)
    assert report.info.path == f"{tmp_path / 'result.json'}#message=1"
    assert report.info.source == "قناة البلدة"


def test_every_reader_is_there() -> None:
    for name in formats.READERS:
        assert callable(formats._reader(name))  # noqa: SLF001


def test_zip_members_of_every_compression_are_read() -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            archive.writestr("a.txt", TEXT)

        assert [x.text for x in items(found("a.zip", out.getvalue()))] == [TEXT]

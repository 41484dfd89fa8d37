"""Text, Word documents and mail into items; what each refuses and why."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import docx
import pytest

from originals import (
    GOOD,
    TITLE,
    all_of,
    item_of,
    page_of,
    reason_of,
)
from tawthiq.ingest import mail, plain, word
from tawthiq.ingest.item import Item, Limits, Options, Refusal


def test_a_text_file_is_one_report_unchanged() -> None:
    found = item_of(plain.read, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n ").encode())

    assert found == Item(text=GOOD.replace("\n", "\r\n "), reader="text/1")


def test_the_persons_date_comes_before_a_dateline() -> None:
    data = f"قصف\nحلب - 6 كانون الأول 2016\n{GOOD}".encode()
    told = item_of(plain.read, data, Options(published="2016-12-07"))
    read = item_of(plain.read, data)

    assert (told.published, told.published_basis) == ("2016-12-07", "user")
    assert (read.published, read.published_basis) == ("2016-12-06", "dateline")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0", "binary"),
        (("ورق " * 600_000).encode(), "split it"),
    ],
)
def test_a_text_file_that_is_no_report_is_refused(data: bytes, reason: str) -> None:
    assert reason in reason_of(plain.read, data)


def test_a_document_past_its_limit_is_refused() -> None:
    options = Options(limits=Limits(document_bytes=10))

    assert "too large" in reason_of(plain.read, GOOD.encode(), options)


def docx_of(build: Callable[[docx.document.Document], object]) -> bytes:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _report(document: docx.document.Document) -> None:
    document.core_properties.title = "تقرير"
    document.core_properties.author = "مكتب التوثيق"
    document.sections[0].header.paragraphs[0].text = "ترويسة الصفحة"
    document.add_paragraph(TITLE)
    document.add_paragraph("حلب - 6 كانون الأول 2016")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "الحي"
    table.cell(0, 1).text = "القتلى"
    document.add_paragraph(GOOD.strip())


def test_a_word_document_gives_paragraphs_and_tables_in_their_order() -> None:
    found = item_of(word.read, docx_of(_report))

    assert found.text.split("\n") == [
        TITLE,
        "حلب - 6 كانون الأول 2016",
        "الحي | القتلى",
        GOOD.strip(),
    ]
    assert (found.title, found.author) == ("تقرير", "مكتب التوثيق")
    assert (found.published, found.published_basis) == ("2016-12-06", "dateline")
    assert found.reader == "docx/1"


def test_the_day_a_word_document_was_made_is_no_date_of_publication() -> None:
    found = item_of(word.read, docx_of(lambda d: d.add_paragraph(GOOD)))

    assert found.published is None


def _rewritten(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A Word document whose body is changed as XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body) if name == "word/document.xml" else body)
    return out.getvalue()


def test_inserted_words_are_read_and_deleted_ones_are_not() -> None:
    data = docx_of(lambda d: d.add_paragraph("قصف"))
    changed = _rewritten(
        data,
        lambda body: body.replace(
            b"</w:p>",
            "<w:ins><w:r><w:t> حلب</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText> حمص</w:delText></w:r></w:del></w:p>".encode(),
            1,
        ),
    )

    assert item_of(word.read, changed).text == "قصف حلب"


def _bomb() -> bytes:
    data = docx_of(lambda d: d.add_paragraph("قصف"))
    return _rewritten(data, lambda body: body + b" " * (40 << 20))


def _entities(body: bytes) -> bytes:
    start = body.index(b"<w:document")
    doctype = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return body[:start] + doctype + body[start:].replace("قصف".encode(), b"&e;")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a Word document"),
        (b"PK\x03\x04 nothing", "not a Word document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "save it as .docx"),
        (docx_of(lambda _: None), "empty"),
        (docx_of(_report)[:3000], "not a Word document"),
        (_bomb(), "zip bomb"),
        (
            _rewritten(docx_of(_report), lambda b: b.replace(b"<w:p>", b"<w:p><")),
            "not a Word document",
        ),
        (
            _rewritten(docx_of(_report), lambda b: b[:200] + b"<w:p>" * 100_000),
            "not a Word document",
        ),
    ],
    ids=["empty", "junk", "doc", "blank", "cut", "bomb", "broken", "deep"],
)
def test_a_word_document_that_cannot_be_read_is_refused(
    data: bytes, reason: str
) -> None:
    assert reason in reason_of(word.read, data)


def test_entities_in_a_word_document_read_no_file() -> None:
    data = _rewritten(docx_of(lambda d: d.add_paragraph("خبر: قصف")), _entities)

    for found in all_of(word.read, data):
        assert "root:" not in str(found)


def mail_of(body: str = GOOD, charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = "مكتب الإعلام <media@example.org>"
    message["Date"] = "Tue, 06 Dec 2016 10:00:00 +0200"
    message["Message-ID"] = "<one@example.org>"
    message.set_content(body, charset=charset)
    return message


def test_a_mail_is_a_report_with_what_its_headers_say() -> None:
    found = item_of(mail.read, mail_of().as_bytes())

    assert found == Item(
        text=GOOD,
        reader="mail/1",
        title=TITLE,
        author="مكتب الإعلام",
        published="2016-12-06T10:00:00+02:00",
        published_basis="metadata",
        extra={"message_id": "one@example.org"},
    )


def test_a_mail_in_an_arabic_encoding_is_read() -> None:
    found = item_of(mail.read, mail_of(charset="windows-1256").as_bytes())

    assert found.text == GOOD
    assert found.flags == ("encoding:windows-1256",)


def test_a_mail_with_bytes_in_its_headers_is_read() -> None:
    data = f"Subject: {TITLE}\r\nFrom: a@example.org\r\n\r\n{GOOD}".encode("cp1256")
    found = item_of(mail.read, data)

    assert (found.title, found.author, found.text) == (TITLE, "a@example.org", GOOD)


def test_plain_words_are_preferred_and_html_is_read_without_them() -> None:
    both = mail_of()
    both.add_alternative(page_of().decode(), subtype="html")
    only = mail_of()
    only.set_content(page_of().decode(), subtype="html")

    assert item_of(mail.read, both.as_bytes()).text == GOOD
    found = item_of(mail.read, only.as_bytes())
    assert found.text.startswith(TITLE)
    assert "الحقوق" not in found.text


def test_attachments_are_read_each_under_its_name() -> None:
    message = mail_of()
    message.add_attachment(
        docx_of(_report), maintype="application", subtype="docx", filename="تقرير.docx"
    )
    message.add_attachment(
        GOOD.encode(), maintype="text", subtype="plain", filename="../../b.txt"
    )
    message.add_attachment(mail_of("رسالة في رسالة\n"))
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="a.gif")

    body, *rest = all_of(mail.read, message.as_bytes())

    assert isinstance(body, Item)
    assert body.extra["unread"] == ["a.gif"]
    found = {item.where: item for item in rest}
    assert list(found) == ["!/تقرير.docx", "!/b.txt", "!/part-3.eml"]
    texts = [item.text for item in rest if isinstance(item, Item)]
    assert [text.split("\n")[0] for text in texts] == [
        TITLE,
        GOOD.strip(),
        "رسالة في رسالة",
    ]


def test_mails_in_mails_end_somewhere() -> None:
    message = mail_of("القاع\n")
    for _ in range(6):
        outer = mail_of()
        outer.add_attachment(message)
        message = outer

    found = all_of(mail.read, message.as_bytes())

    assert isinstance(found[-1], Refusal)
    assert "nested too deep" in found[-1].reason
    assert [isinstance(item, Item) for item in found] == [True] * 4 + [False]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a mail"),
        (GOOD.encode(), "not a mail"),
        (b"Subject: a\r\n\r\n", "no words"),
        (
            b"Subject: a\r\nContent-Type: text/plain; charset=klingon\r\n\r\n\xff\xfe\xfd",
            "not UTF-8",
        ),
    ],
)
def test_a_mail_that_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    assert reason in reason_of(mail.read, data)


def test_a_mail_of_parts_without_end_is_refused_or_read() -> None:
    data = b"Subject: a\r\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3000)
    )

    for found in all_of(mail.read, data):
        assert isinstance(found, Refusal)


def test_a_readers_item_is_a_report() -> None:
    found = dataclasses.replace(item_of(plain.read, GOOD.encode()), title=TITLE)

    assert found.report("a.txt").info.title == TITLE

"""Documents with spoilt bytes: each is read or refused, nothing is raised."""

from __future__ import annotations

import io
import random

import docx
import pytest

from originals import GOOD, TITLE, all_of, page_of
from pdfs import glyphs, pdf
from tawthiq.ingest import html, mail, plain, word
from tawthiq.ingest import pdf as pdf_reader
from tawthiq.ingest.item import Item, Options, ReadItems, Refusal


def _word() -> bytes:
    document = docx.Document()
    document.add_paragraph(GOOD)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _mail() -> bytes:
    head = f"Subject: {TITLE}\r\nFrom: a <b@example.org>\r\nMIME-Version: 1.0\r\n"
    parts = "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
    body = f"Content-Type: text/plain; charset=windows-1256\r\n\r\n{GOOD}\r\n--x--\r\n"
    return (head + parts + body).encode("cp1256")


ORIGINALS = (
    (plain.read, GOOD.encode("cp1256")),
    (html.read, page_of(charset="windows-1256")),
    (word.read, _word()),
    (mail.read, _mail()),
    (pdf_reader.read, pdf([[glyphs(GOOD.strip())] * 3])),
)


@pytest.mark.parametrize(("read", "data"), ORIGINALS, ids=[*"thwmp"])
@pytest.mark.parametrize("seed", range(20))
def test_spoilt_bytes_are_read_or_refused(
    read: ReadItems, data: bytes, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    cut = bytes(spoilt[: chance.randrange(len(spoilt))])

    for found in (
        *all_of(read, bytes(spoilt), Options(repair=True)),
        *all_of(read, cut),
    ):
        assert isinstance(found, Item | Refusal)
        assert isinstance(found, Item) or "Traceback" not in found.reason


@pytest.mark.parametrize(("read", "data"), ORIGINALS, ids=[*"thwmp"])
def test_the_same_documents_unspoilt_are_items(read: ReadItems, data: bytes) -> None:
    (found,) = all_of(read, data)

    assert isinstance(found, Item), found
    assert "مقتل ثلاثة مدنيين" in found.text

"""Archives, feeds and exports that the tests make, with the libraries that make them."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tawthiq.ingest import Item, Options, Original, Refusal, formats

TEXT = "قصفت طائرة حربية سوق البلدة صباح اليوم وسقط أربعة جرحى."
PAGE = (
    "<html><head><title>قصف السوق</title></head><body><article><h1>قصف السوق</h1>"
    f"<p>{TEXT}</p><p>وهرعت فرق الإسعاف إلى المكان ونقلت المصابين إلى مشفى المدينة"
    " بعد ساعة من القصف.</p></article></body></html>"
)


def found(
    name: str, data: bytes, options: Options | None = None
) -> list[Item | Refusal]:
    """What the formats find in bytes under a name."""
    return list(formats.read(Original.of_bytes(name, data), options or Options()))


def items(found: list[Item | Refusal]) -> list[Item]:
    return [x for x in found if isinstance(x, Item)]


def refusals(found: list[Item | Refusal]) -> dict[str, str]:
    """The reasons of what was refused, by where it is."""
    return {x.where: x.reason for x in found if isinstance(x, Refusal)}


def zipped(*members: tuple[str | zipfile.ZipInfo, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def warc(
    *responses: tuple[str, str, bytes],
    gzip: bool = False,
    headers: list[tuple[str, str]] | None = None,
) -> bytes:
    """A WARC: its info record, then responses (status, content type, body)."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "tests"}))
    for number, (status, type_, body) in enumerate(responses):
        told = StatusAndHeaders(
            status, [("Content-Type", type_), *(headers or [])], protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            f"https://example.org/{number}",
            "response",
            payload=io.BytesIO(body),
            http_headers=told,
            warc_headers_dict={"WARC-Date": f"2016-12-0{number + 1}T10:00:00Z"},
        )
        writer.write_record(record)
        record.raw_stream.close()  # warcio leaves its temporary file open
    return out.getvalue()


def telegram(*messages: dict[str, Any], **chat: object) -> dict[str, Any]:
    """A chat of an export; messages are numbered from 1."""
    about: dict[str, Any] = {
        "name": "قناة البلدة",
        "type": "public_channel",
        "id": 1234567890,
    }
    base = {
        "type": "message",
        "date": "2016-12-06T13:00:00",
        "date_unixtime": "1481018400",
        "from": "قناة البلدة",
        "from_id": "channel1234567890",
    }
    told = [{"id": n, **base, **m} for n, m in enumerate(messages, 1)]
    return {**about, **chat, "messages": told}


def exported(data: object) -> bytes:
    """A chat or an account as Telegram Desktop writes it."""
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def rss(*entries: str, version: str = "2.0") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<rss version="{version}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>شبكة البلدة</title><link>https://example.org</link>\n"
        + "\n".join(f"<item>{entry}</item>" for entry in entries)
        + "\n</channel></rss>\n"
    )

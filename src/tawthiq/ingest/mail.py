"""Mail (``.eml``): its words as a report, and each attachment that can be read."""

from __future__ import annotations

import dataclasses
import mimetypes
from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any, Final

from tawthiq.ingest import html
from tawthiq.ingest.document import contents, item
from tawthiq.ingest.encoding import Undecodable, characters, decode
from tawthiq.ingest.item import Item, Options, Original, Refusal

_READER: Final = "mail/1"
_PICTURES: Final = ("image", "audio", "video")
# What the standard library raises over headers that are none.
_BROKEN: Final = (ValueError, IndexError, KeyError, TypeError, AttributeError)


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """The report of a mail, then those of its attachments under ``!/name``."""
    data = contents(original, options)
    if isinstance(data, Refusal):
        yield data
        return
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(
            data
        )
        parts = list(_parts(message))
    except (*_BROKEN, RecursionError) as error:
        yield Refusal("", f"not a mail that can be read: {error}")
        return
    if not any(message.get_all(name) for name in ("from", "date", "subject")):
        yield Refusal("", "not a mail: it has no From, no Date and no Subject")
        return
    body = _body(parts)
    rest = [part for part in parts if part is not body and _is_attached(part)]
    named = list(_named(rest))
    about = _about(message)
    seen = [name for name, part in named if part.get_content_maintype() in _PICTURES]
    if seen:
        about["extra"] = {**about["extra"], "unread": seen}
    yield _report(body, about, options)
    for name, part in named:
        if part.get_content_maintype() not in _PICTURES:
            yield from _attachment(name, part, options)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The leaves of a mail in order; a mail inside it is one leaf."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(p for p in reversed(part.get_payload()))  # type: ignore[arg-type]
        else:
            yield part


def _is_attached(part: EmailMessage) -> bool:
    """Whether a part is a file, and no other form of the mail's words."""
    named = _filename(part) is not None or part.get_content_disposition() is not None
    return named or part.get_content_maintype() != "text"


def _body(parts: list[EmailMessage]) -> EmailMessage | None:
    """The part that holds the mail's words: plain if there is one, else HTML."""
    for kind in ("text/plain", "text/html"):
        for part in parts:
            attached = part.get_content_disposition() == "attachment"
            if (
                part.get_content_type() == kind
                and not attached
                and _bytes(part).strip()
            ):
                return part
    return None


def _report(
    body: EmailMessage | None, about: dict[str, Any], options: Options
) -> Item | Refusal:
    if body is None:
        return Refusal("", "empty: the mail has no words of its own")
    data = _bytes(body)
    told = body.get_content_charset()
    if body.get_content_type() == "text/html":
        known = options if told is None else dataclasses.replace(options, encoding=told)
        found = html.page(data, None, known)
        if isinstance(found, Refusal) and told is not None:
            found = html.page(data, None, options)
        if isinstance(found, Refusal):
            return found
        text, flags = found.text, found.flags
    else:
        try:
            text, flags = _decoded(data, told, options)
        except Undecodable as error:
            return Refusal("", str(error))
    return item(text, _READER, options, flags=flags, **about)


def _decoded(
    data: bytes, told: str | None, options: Options
) -> tuple[str, tuple[str, ...]]:
    """The text of a part, in the encoding it states if that is true."""
    if options.encoding is None and told is not None:
        try:
            characters(data, told)
        except Undecodable:
            pass
        else:
            options = dataclasses.replace(options, encoding=told)
    return decode(data, options)


def _about(message: EmailMessage) -> dict[str, Any]:
    """Title, author and date by the mail's headers."""
    identity = _header(message, "message-id")
    return {
        "title": _header(message, "subject"),
        "author": _author(message),
        "told": _date(message),
        "extra": {} if identity is None else {"message_id": identity.strip("<> ")},
    }


def _header(message: EmailMessage, name: str) -> str | None:
    """A header's words; bytes that no standard allows there are decoded as text is."""
    try:
        for key, value in message.raw_items():
            if key.lower() == name and not str(value).isascii():
                raw = str(value).encode("ascii", "surrogateescape")
                return " ".join(characters(raw, None)[0].split()) or None
        value = message[name]
    except _BROKEN:
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _author(message: EmailMessage) -> str | None:
    """The sender's name, or address without one."""
    try:
        for address in message["from"].addresses:
            if address.display_name.isascii() or address.display_name.isprintable():
                return address.display_name or address.addr_spec or None
    except _BROKEN:
        pass
    return _header(message, "from")


def _date(message: EmailMessage) -> str | None:
    """The Date header with its zone, or the day alone where it has none."""
    try:
        told: datetime | None = message["date"].datetime
    except _BROKEN:
        return None
    if told is None:
        return None
    return told.date().isoformat() if told.tzinfo is None else told.isoformat()


def _filename(part: EmailMessage) -> str | None:
    try:
        name = part.get_filename()
    except _BROKEN:
        return None
    return name.replace("\\", "/").rpartition("/")[2].strip() or None if name else None


def _named(parts: list[EmailMessage]) -> Iterator[tuple[str, EmailMessage]]:
    """Each attachment under a name of its own."""
    seen: set[str] = set()
    for number, part in enumerate(parts, 1):
        ending = mimetypes.guess_extension(part.get_content_type()) or ""
        name = _filename(part) or f"part-{number}{ending}"
        name = name if name not in seen else f"{number}-{name}"
        seen.add(name)
        yield name, part


def _attachment(
    name: str, part: EmailMessage, options: Options
) -> Iterator[Item | Refusal]:
    """What an attachment holds; mails in mails are bounded as archives in archives."""
    from tawthiq.ingest import formats

    where = f"!/{name}"
    limits = options.limits
    if limits.depth < 1:
        yield Refusal(where, "attachments in attachments: nested too deep")
        return
    inner = dataclasses.replace(
        options, limits=dataclasses.replace(limits, depth=limits.depth - 1)
    )
    for found in formats.read(Original.of_bytes(name, _bytes(part)), inner):
        yield formats.inside(where, found)


def _bytes(part: EmailMessage) -> bytes:
    """A part's bytes as they were before they were sent."""
    payload = part.get_payload()
    if part.get_content_maintype() == "message" and isinstance(payload, list):
        return b"".join(
            inner.as_bytes() for inner in payload[:1] if isinstance(inner, EmailMessage)
        )
    try:
        data = part.get_payload(decode=True)
    except _BROKEN:
        return b""
    return data if isinstance(data, bytes) else b""

"""Telegram Desktop's export (``result.json``): each message with words is a report.

One chat, or a whole account with its chats.  Service messages (who joined, what was
pinned) and messages that are nothing but a picture hold no report and give nothing.
Dates are those of ``date_unixtime``, in UTC: the export's ``date`` has no zone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, Final

from tawthiq.ingest.item import Item, Options, Original, Refusal
from tawthiq.ingest.record import iso
from tawthiq.ingest.stream import Broken, Cursor, pieces

_READER: Final = "telegram/1"
_ABOUT: Final = frozenset(("name", "type", "id", "username"))
# What is kept of a message besides, under our name of it.
_EXTRA: Final = {
    "reply_to_message_id": "reply_to",
    "via_bot": "via_bot",
    "media_type": "media",
    "photo": "photo",
    "file": "file",
    "saved_from": "saved_from",
    "forwarded_from_id": "forwarded_from_id",
}


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """The messages of an export, located by ``#message=12`` (``#chat=7#message=12``)."""
    with original.opener() as stream:
        cursor = Cursor(pieces(stream), options.limits.document_bytes)
        try:
            yield from _account(cursor)
        except (Broken, UnicodeDecodeError) as error:
            yield Refusal("", f"cut or damaged: {error}; what stands before is read")


def _account(cursor: Cursor) -> Iterator[Item | Refusal]:
    """The messages of an account's chats, or of the one chat that was exported."""
    chat: dict[str, Any] = {}
    seen: set[str] = set()
    for key in cursor.members():
        if key in ("chats", "left_chats"):
            for part in cursor.members():
                if part == "list" and cursor.peek() == "[":
                    for _ in cursor.items():
                        yield from _chat(cursor, seen)
                else:
                    cursor.skip()
        else:
            yield from _member(cursor, key, chat, "")


def _chat(cursor: Cursor, seen: set[str]) -> Iterator[Item | Refusal]:
    """The messages of one of many chats."""
    chat: dict[str, Any] = {}
    prefix = ""
    for key in cursor.members():
        if key == "messages":
            prefix = f"#chat={_whole(chat.get('id')) or len(seen) + 1}"
            if prefix in seen:  # not of Telegram's making
                prefix += f"#item={len(seen) + 1}"
            seen.add(prefix)
        yield from _member(cursor, key, chat, prefix)


def _member(
    cursor: Cursor, key: str, chat: dict[str, Any], prefix: str
) -> Iterator[Item | Refusal]:
    """A member of a chat: its messages, or what is known of it, into ``chat``."""
    if key == "messages" and cursor.peek() == "[":
        last = 0
        for index in cursor.items():
            message = cursor.value()
            id_ = message.get("id") if isinstance(message, dict) else None
            # Numbers go up; where they do not, the place tells messages apart.
            where = f"#item={index}"
            if isinstance(id_, int) and id_ > last:
                where, last = f"#message={id_}", id_
            yield from _message(message, chat, prefix + where)
    elif key in _ABOUT:
        chat[key] = cursor.value()
    else:
        cursor.skip()


def _message(
    message: object, chat: dict[str, Any], where: str
) -> Iterator[Item | Refusal]:
    if not isinstance(message, dict):
        yield Refusal(where, "not a message: no JSON object")
        return
    if message.get("type", "message") != "message":
        return
    text = _text(message.get("text"))
    if text is None:
        yield Refusal(where, '"text" is neither words nor pieces of words')
    elif text.strip():
        yield _item(text, message, chat, where)


def _item(text: str, message: dict[str, Any], chat: dict[str, Any], where: str) -> Item:
    publisher = _string(chat.get("name"))
    author = _string(message.get("author")) or _string(message.get("from"))
    published = _moment(message.get("date_unixtime")) or _day(message.get("date"))
    edited = _moment(message.get("edited_unixtime")) or _day(message.get("edited"))
    forwarded = _string(message.get("forwarded_from"))
    chat_id, id_ = _whole(chat.get("id")), _whole(message.get("id"))
    username = _string(chat.get("username"))
    extra = {
        ours: message[theirs]
        for theirs, ours in _EXTRA.items()
        if isinstance(message.get(theirs), str | int)
    }
    if edited is not None:
        extra["edited"] = edited
    if _string(chat.get("type")):
        extra["chat"] = chat["type"]
    return Item(
        text=text,
        reader=_READER,
        where=where,
        id=f"telegram:{chat_id}/{id_}" if chat_id and id_ else None,
        publisher=publisher,
        author=author if author != publisher else None,
        url=f"https://t.me/{username}/{id_}" if username and id_ else None,
        published=published,
        published_basis="metadata" if published else "unknown",
        chain=(forwarded,) if forwarded else (),
        extra=extra,
    )


def _text(value: object) -> str | None:
    """The words of a message: a string, or pieces that are strings or have some."""
    if value is None or isinstance(value, str):
        return value or ""
    if not isinstance(value, list):
        return None
    pieces = [x.get("text") if isinstance(x, dict) else x for x in value]
    words = [piece for piece in pieces if isinstance(piece, str)]
    return "".join(words) if len(words) == len(pieces) else None


def _moment(value: object) -> str | None:
    """Seconds since 1970 as an ISO moment in UTC."""
    try:
        if not isinstance(value, str | int) or isinstance(value, bool):
            return None
        moment = datetime.datetime.fromtimestamp(int(value), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.isoformat().replace("+00:00", "Z")


def _day(value: object) -> str | None:
    """The day of a date without zone."""
    return iso(value[:10]) if isinstance(value, str) else None


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _whole(value: object) -> str:
    """A number as text; empty for what is none."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""

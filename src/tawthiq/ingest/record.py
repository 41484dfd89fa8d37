"""A row of named values, of a JSON line or of a table, into an item."""

from __future__ import annotations

import dataclasses
import datetime
import math
from collections.abc import Mapping
from typing import Final

from tawthiq.ingest.encoding import Undecodable, sound
from tawthiq.ingest.item import Item, Options, Refusal

# What a row may tell, as the fields of an item.
FIELDS: Final = (
    *("text", "id", "title", "publisher", "author", "url", "published", "retrieved"),
)
_EXTRA: Final = 50  # other values that are kept,
_LONG: Final = 1_000  # of at most so many characters


def item(
    row: Mapping[str, object], names: Mapping[str, str], where: str, reader: str
) -> Item | Refusal:
    """The item of a row; ``names`` gives the key of each field in it.

    A row without text, or with a value that is no string or no date, is refused.
    Other values that are short are kept as ``extra``.
    """
    text = row.get(names["text"])
    if not isinstance(text, str):
        return Refusal(where, f'no "{names["text"]}" with the report\'s words')
    told: dict[str, str | None] = {}
    for field, key in names.items():
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            return Refusal(where, f'"{key}" is not a string')
        told[field] = value or None
    for field in ("published", "retrieved"):
        value = told.get(field)
        if value is not None:
            told[field] = iso(value)
            if told[field] is None:
                return Refusal(where, f"{field} {value!r} is not a date (YYYY-MM-DD)")
    return Item(
        text=text.removeprefix("\ufeff"),
        reader=reader,
        where=where,
        id=told.get("id"),
        title=told.get("title"),
        publisher=told.get("publisher"),
        author=told.get("author"),
        url=told.get("url"),
        published=told.get("published"),
        published_basis="metadata" if told.get("published") else "unknown",
        retrieved=told.get("retrieved"),
        extra=_extra(row, set(names.values())),
    )


def mended(
    found: Item | Refusal, flags: tuple[str, ...], options: Options
) -> Item | Refusal:
    """An item without mojibake and with flags; refused where it cannot be mended."""
    if isinstance(found, Refusal):
        return found
    try:
        text, done = sound(found.text, options)
        title = None if found.title is None else sound(found.title, options)[0]
    except Undecodable as error:
        return Refusal(found.where, str(error))
    if not flags and not done:
        return found
    return dataclasses.replace(found, text=text, title=title, flags=flags + done)


def names_of(options: Options) -> dict[str, str]:
    """The key of each field in a row: the field's name, or what the options say."""
    names = {field: field for field in FIELDS} | {"publisher": "source"}
    return names | dict(options.columns)


def found(
    row: Mapping[str, object],
    names: Mapping[str, str],
    where: str,
    reader: str,
    options: Options,
    flags: tuple[str, ...] = (),
) -> Item | Refusal:
    """What a row of named values holds, whole; ``publisher`` is as good as ``source``."""
    if names["publisher"] == "source" and "source" not in row and "publisher" in row:
        names = {**names, "publisher": "publisher"}
    # Mojibake may hide in escapes (\\u00d8), so it is looked for in what they mean.
    return mended(item(row, names, where, reader), flags, options)


def plain(row: Mapping[str, object], names: Mapping[str, str]) -> dict[str, object]:
    """A row of typed values as JSON would have it: days as ISO, a number for id as text.

    ``names`` gives the key of each field in it.
    """
    told: dict[str, object] = {}
    for key, value in row.items():
        if isinstance(value, datetime.date):  # of which a time is one
            told[key] = value.isoformat()
        elif key == names["id"] and type(value) is int:
            told[key] = str(value)
        else:
            told[key] = value
    return told


def iso(value: str) -> str | None:
    """A date as ISO writes it: with the time only where its zone is told.

    None for what is no ISO date.
    """
    try:
        date = datetime.date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return None
    try:
        moment = datetime.datetime.fromisoformat(value)
    except ValueError:
        return date
    if moment.tzinfo is None:
        return date
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _extra(row: Mapping[str, object], known: set[str]) -> dict[str, object]:
    extra: dict[str, object] = {}
    for key, value in row.items():
        if key not in known and len(extra) < _EXTRA and _small(key) and _small(value):
            extra[key] = value
    return extra


def _small(value: object) -> bool:
    """Whether a value is a scalar that any store can keep."""
    if isinstance(value, str):
        return 0 < len(value) <= _LONG
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and abs(value) < 1 << 63

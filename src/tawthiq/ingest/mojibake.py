"""Mojibake: text that was once read in a wrong encoding and saved so.

``حلب`` in UTF-8 read as windows-1252 is ``Ø­Ù„Ø¨``, read as windows-1256 ``ط­ظ„ط¨``; in
windows-1256 read as windows-1252 it is ``ÍáÈ``.  No Arabic or Latin prose has such
runs of letters, so they are found by their form, and undone by the way they came.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from tawthiq.ingest.codepage import arabic_codec

_DEPTH: Final = 3  # damage upon damage


def _table(codec: str) -> dict[str, int]:
    """The byte of each character of a codec; browsers keep bytes it lacks as they are."""
    table = {}
    for byte in range(128, 256):
        try:
            char = bytes((byte,)).decode(codec)
        except UnicodeDecodeError:
            char = chr(byte)
        table[char] = byte
    # Latin-1 reads 80-9F as control characters.
    latin = {chr(byte): byte for byte in range(128, 160)}
    return latin | table


_TABLES: Final = {"windows-1252": _table("cp1252"), "windows-1256": _table("cp1256")}


def _class(table: dict[str, int], low: int, high: int) -> str:
    return (
        "[" + "".join(re.escape(c) for c, b in table.items() if low <= b <= high) + "]"
    )


_WESTERN, _ARABIC = _TABLES["windows-1252"], _TABLES["windows-1256"]
# Two letters of UTF-8 side by side, as characters of the wrong codec.  Of windows-1256
# the Arabic block alone: دگرگون has the form of two other letters.
_MORE: Final = {name: _class(table, 0x80, 0xBF) for name, table in _TABLES.items()}
_LETTER: Final = {
    "windows-1252": _class(_WESTERN, 0xC2, 0xDF)
    + f"|{_class(_WESTERN, 0xE0, 0xEF)}{_MORE['windows-1252']}",
    "windows-1256": _class(_ARABIC, 0xD8, 0xDB),
}
_PAIRS: Final = {
    name: re.compile(f"(?:(?:{lead}){_MORE[name]}){{2}}")
    for name, lead in _LETTER.items()
}
_RUNS: Final = {
    name: re.compile(_class(table, 0x80, 0xFF) + "+") for name, table in _TABLES.items()
}
# Three letters beyond ASCII that are a word alone: no Western word has them.
_ALIEN: Final = re.compile(r"(?<![A-Za-z\xc0-\xff])[\xc0-\xff]{3,}(?![A-Za-z])")
# The first half of an Arabic letter in UTF-8 whose second half was lost.
_HALVES: Final = re.compile("[ØÙÚÛ](?![A-Za-z])")
_SHOWN: Final = 12


def damage(text: str) -> str | None:
    """What wrong reading a text went through, or None where it is sound."""
    if text.isascii():
        return None
    for name, pattern in _PAIRS.items():
        found = pattern.search(text)
        if found is not None:
            shown = _RUNS[name].match(text, found.start())
            words = (shown or found)[0][:_SHOWN]
            return f"UTF-8 that was read as {name} (`{words}`)"
    found = _ALIEN.search(text)
    if found is not None and _mostly_alien(text):
        return f"windows-1256 that was read as windows-1252 (`{found[0][:_SHOWN]}`)"
    return None


def repair(text: str) -> str | None:
    """A damaged text as it was before the wrong readings; None where that is not sure."""
    for _ in range(_DEPTH):
        undone = _undone(text)
        if undone is None:
            return None
        text = undone
        if damage(text) is None:
            return None if _HALVES.search(text) else text
    return None


def _mostly_alien(text: str) -> bool:
    alien = sum(len(word) for word in _ALIEN.findall(text))
    return alien * 3 > sum(map(str.isalpha, text))


def _undone(text: str) -> str | None:
    for name, pattern in _PAIRS.items():
        if pattern.search(text):
            read = functools.partial(_utf8, table=_TABLES[name])
            return _RUNS[name].sub(read, text)
    return _one_byte(text)


def _utf8(run: re.Match[str], table: dict[str, int]) -> str:
    """A run of the wrong codec's characters read as UTF-8, or as it is if it is none."""
    try:
        return bytes(table[c] for c in run[0]).decode("utf-8")
    except UnicodeDecodeError:
        return run[0]


def _one_byte(text: str) -> str | None:
    """Arabic of one byte a letter that was read as windows-1252."""
    if any(not c.isascii() and c not in _WESTERN for c in text):
        return None
    raw = bytes(ord(c) if c.isascii() else _WESTERN[c] for c in text)
    codec = arabic_codec(raw, sure=0)
    return None if codec is None else raw.decode(codec)

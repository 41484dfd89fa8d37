"""What escapes in a text mean, with the offsets: %D8%A8, &#1576;, \\u0628, xn--…."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ESCAPE: Final = re.compile(
    r"((?:%[0-9A-Fa-f]{2})+)"
    r"|((?:\\[uU][0-9A-Fa-f]{4})+)"
    r"|&#([0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});"
    r"|(?<![A-Za-z0-9-])[xX][nN]--([A-Za-z0-9-]{1,59})"
)
_MARKS: Final = ("%", "\\", "&#", "--")  # one of them is in every escape
_DEPTH: Final = 4  # %25D8 is %D8, escaped once more
_LAST: Final = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as it reads; character i came from [starts[i], ends[i]) of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def decoded(text: str) -> list[Decoded]:
    """The readings of a text with its escapes undone, one a depth; none has no escape."""
    layers: list[Decoded] = []
    if not any(mark in text for mark in _MARKS):
        return layers
    count = len(text)
    layer = Decoded(text, tuple(range(count)), tuple(range(1, count + 1)))
    while len(layers) < _DEPTH and _ESCAPE.search(layer.text):
        layer = _undone(layer)
        layers.append(layer)
    return layers


def _undone(layer: Decoded) -> Decoded:
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _ESCAPE.finditer(layer.text):
        start, end = match.span()
        chars += layer.text[at:start]
        starts += layer.starts[at:start]
        ends += layer.ends[at:start]
        for char, one, two in _characters(match):
            chars.append(char)
            starts.append(layer.starts[one])
            ends.append(layer.ends[two - 1])
        at = end
    chars += layer.text[at:]
    starts += layer.starts[at:]
    ends += layer.ends[at:]
    return Decoded("".join(chars), tuple(starts), tuple(ends))


def _characters(match: re.Match[str]) -> list[tuple[str, int, int]]:
    """The characters that one escape means, each with its place in the text."""
    start, end = match.span()
    percent, unicode, entity, puny = match.groups()
    if percent:
        return _of_bytes(bytes.fromhex(percent.replace("%", "")), start)
    if unicode:
        units = unicode.lower().split("\\u")[1:]
        return [
            (chr(int(u, 16)), start + 6 * i, start + 6 * i + 6)
            for i, u in enumerate(units)
        ]
    if entity:
        code = int(entity[1:], 16) if entity[0] in "xX" else int(entity)
        return [(chr(code) if code <= _LAST else " ", start, end)]
    try:
        label = puny.encode("ascii").decode("punycode")
    except UnicodeError:
        label = puny
    return [(char, start, end) for char in label]


def _of_bytes(data: bytes, start: int) -> list[tuple[str, int, int]]:
    """Bytes as UTF-8, else as the Arabic code page; each byte was three characters."""
    for encoding in ("utf-8", "windows-1256"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found: list[tuple[str, int, int]] = []
        at = start
        for char in text:
            size = 3 * len(char.encode(encoding))
            found.append((char, at, at + size))
            at += size
        return found
    return [
        (chr(byte), start + 3 * i, start + 3 * i + 3) for i, byte in enumerate(data)
    ]

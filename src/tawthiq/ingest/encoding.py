"""Bytes into text: UTF-8, else the encoding that the text itself proves.

A byte-order mark or the person says the encoding, else it is UTF-8, else a code page if
one alone gives Arabic (``codepage``).  Where nothing fits, the bytes are refused.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from tawthiq.ingest.codepage import ARABIC_LETTER, SAMPLE, arabic_codec
from tawthiq.ingest.item import Options
from tawthiq.ingest.mojibake import damage, repair

_BOMS: Final = (  # the longer first: UTF-32 begins as UTF-16 does
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (
    *(b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x89PNG"),
    *(b"\xff\xd8\xff", b"GIF8", b"RIFF", b"7z\xbc\xaf", b"Rar!", b"{\\rtf"),
)
# Python's names of codecs → the names that standards give them.
_NAMES: Final = {
    "cp1256": "windows-1256",
    "cp1252": "windows-1252",
    "iso8859-6": "iso-8859-6",
    "iso8859-1": "iso-8859-1",
    "utf-8-sig": "utf-8",
}
# What stands in windows-1252 prose beyond ASCII; other letters are other encodings.
_WESTERN: Final = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœ"
    "€‚„…‘’“”•–—™«»°·§©®´¡¿£ºª½ \u00ad"
)
# Three letters beyond ASCII and no ASCII letter: a word of another alphabet.
_ALIEN: Final = re.compile(rb"(?<![A-Za-z\x80-\xff])[\xc0-\xff]{3,}(?![A-Za-z])")


class Undecodable(ValueError):  # noqa: N818 - it says what the bytes are
    """Bytes that are no text in a known encoding; the message says why."""


def decode(raw: bytes, options: Options) -> tuple[str, tuple[str, ...]]:
    """The text of bytes, without a leading byte-order mark, and flags of what was done.

    The flags are ``encoding:windows-1256`` and its like for anything but UTF-8, and
    ``mojibake-repaired``.  The encoding is the one of a byte-order mark, else the one
    of the options, else UTF-8, else proved by the text.

    Raises:
        Undecodable: binary, in no known encoding, or mojibake whose repair the options
            do not allow.

    """
    text, flags = characters(raw, options.encoding)
    text, mended = sound(text, options)
    return text, flags + mended


def characters(raw: bytes, told: str | None) -> tuple[str, tuple[str, ...]]:
    """The text of bytes and the flag of their encoding, be it mojibake or not.

    Raises:
        Undecodable: binary, or in no known encoding.

    """
    text, name = _decode(raw, told)
    flags = () if name == "utf-8" else (f"encoding:{name}",)
    return text.removeprefix("\ufeff"), flags


def sound(text: str, options: Options) -> tuple[str, tuple[str, ...]]:
    """A text without mojibake, and the flag of its repair.

    Raises:
        Undecodable: mojibake whose repair the options do not allow, or is not sure.

    """
    fault = damage(text)
    if fault is None:
        return text, ()
    if not options.repair:
        raise Undecodable(
            f"mojibake: {fault}; give the undamaged text, or ask for its repair "
            "(--repair)"
        )
    repaired = repair(text)
    if repaired is None:
        raise Undecodable(f"mojibake: {fault}; it cannot be repaired whole")
    return repaired, ("mojibake-repaired",)


def _decode(raw: bytes, told: str | None) -> tuple[str, str]:
    for bom, codec in _BOMS:
        if raw.startswith(bom):
            return _strict(raw, codec, "not UTF-8, and not the {} of its first bytes")
    if told is not None:
        return _strict(raw, told, "not {}, which it was said to be in")
    if raw.startswith(_MAGIC):
        raise Undecodable("binary: not a text file")
    if b"\0" in raw:
        raise Undecodable(_of_nulls(raw))
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _damaged_utf8(raw):
            raise Undecodable(
                f"not UTF-8 throughout: {error.reason} at byte {error.start:,}; "
                "the file is damaged there"
            ) from None
    return _legacy(raw)


def _strict(raw: bytes, codec: str, fault: str) -> tuple[str, str]:
    """The text in a codec that is told; ``fault`` takes the codec's name."""
    try:
        name = codecs.lookup(codec).name
        text = raw.decode(codec)
        text.encode("utf-8")
    except LookupError:
        raise Undecodable(f"{codec!r} is no encoding that is known") from None
    except ValueError as error:
        raise Undecodable(f"{fault.format(codec)}: {error}") from None
    return text, _NAMES.get(name, name)


def _of_nulls(raw: bytes) -> str:
    """What bytes with NULs are: UTF-16 without its mark, or no text at all."""
    sample = raw[: SAMPLE & ~1]
    for codec in ("utf-16-le", "utf-16-be"):
        guess = sample[: len(sample) & ~1].decode(codec, "replace")
        plain = sum(c.isspace() or " " <= c <= "\u06ff" for c in guess)
        if guess and "\0" not in guess and plain >= 0.98 * len(guess):
            return (
                f"binary, or {codec.upper()} without a byte-order mark: "
                f"say so if it is text (--encoding {codec})"
            )
    return "binary: not a text file"


def _damaged_utf8(raw: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8: a cut or spoilt file."""
    text = raw[:SAMPLE].decode("utf-8", "replace")
    good = sum(c > "\x7f" for c in text) - text.count("\ufffd")
    return good > 2 * text.count("\ufffd")


def _legacy(raw: bytes) -> tuple[str, str]:
    """The text in an encoding of one byte a letter, where one is clearly right."""
    if _binary(raw[:SAMPLE]):
        raise Undecodable("binary: not a text file")
    if not _ALIEN.search(raw):
        western = _western(raw)
        if western is not None:
            return western, "windows-1252"
        raise Undecodable(
            "not UTF-8: not a text file in a known encoding; "
            "if it is text, name its encoding (--encoding)"
        )
    codec = arabic_codec(raw)
    if codec is None:
        raise Undecodable(_unclear(raw))
    return raw.decode(codec), _NAMES[codec]


def _binary(sample: bytes) -> bool:
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1a" for byte in sample)
    return controls * 100 > len(sample)


def _western(raw: bytes) -> str | None:
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if all(c < "\x7f" or c in _WESTERN for c in set(text)) else None


def _unclear(raw: bytes) -> str:
    letters = len(ARABIC_LETTER.findall(raw[:SAMPLE].decode("cp1256", "replace")))
    if letters * 3 > len(raw[:SAMPLE]):
        return (
            "not UTF-8; it may be windows-1256 or ISO-8859-6: "
            "name its encoding (--encoding windows-1256)"
        )
    return "not UTF-8: not a text file in a known encoding"

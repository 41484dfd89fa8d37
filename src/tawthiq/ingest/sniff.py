"""The format of an original: its first bytes tell it, else its name's ending."""

from __future__ import annotations

import codecs
import re
import zlib
from pathlib import PurePosixPath
from typing import Final

from tawthiq.ingest.bounds import Unreadable
from tawthiq.ingest.item import Original

UNKNOWN: Final = "unknown"
_HEAD: Final = 8192

_ENDINGS: Final = {
    **dict.fromkeys((".txt", ".text", ".md", ""), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson", ".json"), "jsonl"),
    **dict.fromkeys((".csv", ".tsv", ".tab"), "csv"),
    **dict.fromkeys((".rss", ".atom", ".rdf", ".xml"), "feed"),
    **dict.fromkeys((".warc", ".arc"), "warc"),
    **dict.fromkeys((".tar", ".tgz"), "tar"),
    ".docx": "docx",
    ".pdf": "pdf",
    ".eml": "mail",
    ".wacz": "wacz",
    ".zip": "zip",
    ".gz": "gzip",
    **dict.fromkeys((".zst", ".zstd"), "zstd"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
}
# The beginnings of what is no text and is not read; the last column says what to do.
_OTHERS: Final = (
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as .docx or .csv"),
    (b"{\\rtf", "rich text", "save it as .docx"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it and give the folder"),
    (b"Rar!", "a RAR archive", "unpack it and give the folder"),
    (b"BZh", "a bzip2 file", "unpack it first"),
    (b"\xfd7zXZ", "an xz file", "unpack it first"),
    (b"\x89PNG", "an image", ""),
    (b"\xff\xd8\xff", "an image", ""),
    (b"GIF8", "an image", ""),
    (b"SQLite format 3", "a database", "export its tables as .csv"),
)
_OFFICE: Final = {
    "xl/workbook.xml": "a spreadsheet: save it as .csv",
    "ppt/presentation.xml": "slides: save them as .pdf",
    "content.xml": "an OpenDocument file: save it as .docx or .csv",
}
# Characters, but no reports: what lies beside saved pages and in exports.
_CODE: Final = frozenset(
    (
        *(".css", ".js", ".mjs", ".map", ".svg", ".ics", ".vcf", ".woff", ".ttf"),
        *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp3", ".mp4", ".ogg", ".webm"),
    )
)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMENTS: Final = re.compile(
    r"(?:\s|<\?[^>]{0,2000}>|<!--(?:(?!-->).){0,4000}-->)*+", re.DOTALL
)
_DOCTYPE: Final = re.compile(
    r"<!doctype\s[^>\[]*+(?:\[[^\]]*+\]\s*)?>\s*", re.IGNORECASE
)
_ROOT: Final = re.compile(r"<(?:\w+:)?(rss|feed|rdf|html|head|body)\b", re.IGNORECASE)
_JSON: Final = re.compile(r'\s*(?:\[\s*)?\{\s*"|\s*\[\s*$')
_STRING: Final = r'"(?:[^"\\]|\\.)*+"'
_TELEGRAM: Final = re.compile(
    r"\s*\{"
    # one chat: its name, kind and number, then the messages
    rf'(?:(?:\s*"(?:name|type|id|username)"\s*:\s*(?:{_STRING}|-?\d+|null)\s*,)*+'
    r'\s*"messages"\s*:\s*\['
    # a whole account: what it is about, then its parts
    rf'|(?:\s*"about"\s*:\s*{_STRING}\s*,)?\s*"(?:personal_information|contacts|'
    r'profile_pictures|stories|frequent_contacts|sessions|chats|left_chats)"\s*:\s*\{)'
)


def sniff(original: Original) -> str:
    """The format of an original, a key of ``formats.READERS``, or ``UNKNOWN``.

    Raises ``OSError`` where it cannot be opened, ``Unreadable`` where an archive gives
    no bytes of it.
    """
    head = _head(original)
    ending = ending_of(original.name)
    by_ending = _ENDINGS.get(ending)
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(original, ending)
    if head.startswith(b"\x1f\x8b"):
        return _of_gzip(head, original.name)
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        return "zstd"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/") or by_ending == "warc":
        return "warc"
    if head[257:262] == b"ustar":
        return "tar"
    if any(head.startswith(magic) for magic, _, _ in _OTHERS):
        return "text" if by_ending == "text" and ending else UNKNOWN
    if head and not head.strip(b"\0"):
        return UNKNOWN
    if by_ending in ("mail", "csv"):
        return by_ending
    text = _text(head)
    if text is None:
        return by_ending if by_ending and ending else UNKNOWN
    other = UNKNOWN if ending in _CODE else "text"
    return _of_text(text, ending) or by_ending or other


def ending_of(name: str) -> str:
    """A name's ending in small letters, with its dot."""
    return PurePosixPath(name.lower()).suffix


def why(original: Original) -> str:
    """Why an original of unknown format is not read, and what to do."""
    head = _head(original)
    for magic, kind, advice in _OTHERS:
        if head.startswith(magic):
            return f"not a text format: {kind}" + (f"; {advice}" if advice else "")
    if head.startswith(b"PK"):
        names = _names(original) or frozenset()
        told = next((_OFFICE[name] for name in _OFFICE if name in names), "")
        return f"not a text format: {told}"
    if head and not head.strip(b"\0"):
        return "not a text format: nothing but zero bytes"
    return "not a text format"


def _head(original: Original) -> bytes:
    with original.opener() as stream:
        return stream.read(_HEAD)


def _of_zip(original: Original, ending: str) -> str:
    names = _names(original)
    if names is None:
        return _ENDINGS.get(ending, "zip") if ending in (".docx", ".wacz") else "zip"
    if "word/document.xml" in names:
        return "docx"
    office = not names.isdisjoint(("[Content_Types].xml", "mimetype"))
    if office and not names.isdisjoint(_OFFICE):
        return UNKNOWN
    pages = any(name.startswith("archive/") and ".warc" in name for name in names)
    return "wacz" if pages and "datapackage.json" in names else "zip"


def _names(original: Original) -> frozenset[str] | None:
    """The names in a zip, or None where it is damaged."""
    from tawthiq.ingest.archive import directory

    try:
        with original.opener() as stream, directory(stream) as archive:
            return frozenset(archive.namelist())
    except (Unreadable, ValueError, OSError):
        return None


def _of_gzip(head: bytes, name: str) -> str:
    try:
        inside = zlib.decompressobj(wbits=31).decompress(head, 512)
    except zlib.error:
        inside = b""
    stem = PurePosixPath(name.lower()).stem if name.lower().endswith(".gz") else ""
    if inside.startswith((b"WARC/", b"filedesc://")) or stem.endswith(".warc"):
        return "warc"
    return "tar" if inside[257:262] == b"ustar" else "gzip"


def _text(head: bytes) -> str | None:
    """The first bytes as characters, enough to see markup; None for binary."""
    for bom, codec in _BOMS:
        if head.startswith(bom):
            return head[len(bom) & ~1 if codec == "utf-16" else 3 :].decode(
                _endian(bom), "replace"
            )
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1a\x1b" for byte in head)
    if b"\0" in head or controls * 50 > len(head):
        return None
    return head.decode("latin-1")


def _endian(bom: bytes) -> str:
    endians = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
    return endians.get(bom, "utf-8")


def _of_text(text: str, ending: str) -> str | None:
    start = _COMMENTS.match(text)
    begin = start.end() if start else 0
    doctype = _DOCTYPE.match(text, begin)
    root = _ROOT.match(text, doctype.end() if doctype else begin)
    if root is not None:
        return "feed" if root[1].lower() in ("rss", "feed", "rdf") else "html"
    if text[begin : begin + 14].lower() == "<!doctype html":
        return "html"
    if _JSON.match(text) is None:
        return None
    if ending != ".ndjson" and _TELEGRAM.match(text):
        return "telegram"
    return "jsonl"

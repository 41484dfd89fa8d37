"""Looking for names in exports, in a way of its own: not with the gate's matcher.

Bytes of any format become one run of letters, without marks, controls and separators,
each Arabic letter in one spelling; a name is there if its letters are.
"""

from __future__ import annotations

import html
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئ", "ي"),
        "ة": "ه",
        "ؤ": "و",
        "ک": "ك",
        "ء": None,
        "ـ": None,
    }
)


def letters(text: str) -> str:
    """Only the letters of a text, in one spelling."""
    text = unicodedata.normalize("NFKC", text).translate(_LETTERS).lower()
    return "".join(c for c in text if c.isalpha())


def readings(text: str) -> Iterator[str]:
    """A text as it stands, and with its escapes undone, twice."""
    for _ in range(3):
        yield letters(text)
        yield letters(unquote(text, encoding="windows-1256"))
        plain = html.unescape(unquote(text))
        plain = re.sub(r"\\[uU]([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), plain)
        plain = re.sub(r"xn--[a-z0-9-]+", _punycode, plain)
        if plain == text:
            return
        text = plain


def _punycode(match: re.Match[str]) -> str:
    try:
        return match[0][4:].encode().decode("punycode")
    except UnicodeError:
        return match[0]


def texts(name: str, data: bytes) -> Iterator[str]:
    """All text that a file holds, its name included."""
    yield name
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from texts(member, archive.read(member))
    elif data.startswith(b"PAR1"):
        yield from _parquet(data)
    elif data.startswith(b"%PDF"):
        yield from _pdf(data)
    else:
        yield data.decode("utf-8", errors="replace")


def _parquet(data: bytes) -> Iterator[str]:
    import pyarrow.parquet as pq

    table = pq.read_table(io.BytesIO(data))
    yield str(table.schema)
    for key, value in (table.schema.metadata or {}).items():
        yield f"{key!r} {value.decode('utf-8', errors='replace')}"
    drawn = table.select([n for n in table.column_names if n != "geometry"])
    yield json.dumps(drawn.to_pylist(), ensure_ascii=False, default=str)


def _pdf(data: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    yield str(reader.metadata)
    for page in reader.pages:
        text = page.extract_text()
        yield text
        yield text[::-1]  # a reader may give Arabic as drawn
        for note in page.get("/Annots") or ():
            yield str(note.get_object())


def leaks(files: dict[str, bytes], names: Iterable[str]) -> list[tuple[str, str]]:
    """Which file holds which name."""
    wanted = [(n, letters(n)) for n in names]
    found: list[tuple[str, str]] = []
    for file, data in files.items():
        for text in texts(file, data):
            for reading in readings(text):
                found += [(file, n) for n, run in wanted if run in reading]
    return list(dict.fromkeys(found))

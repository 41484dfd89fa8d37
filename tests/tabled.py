"""Writing formats that are tables, and reading them with readers that are not ours."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

import openpyxl

from tawthiq.incident import Incident
from tawthiq.publish.format import Format, Settings, named

NAMES = ("ucdp", "acled", "airwars", "hxl", "csv", "xlsx", "bayanat")
POLICIES = ("acled-2024", "ucdp", "airwars", "range")


def made(name: str, *of: Incident, lang: str = "en", policy: str = "range") -> bytes:
    """The main file of a format, checked by its own check."""
    module: Format = named(name)
    settings = Settings(policy=policy, lang=lang)
    files = dict(module.write(of, settings))
    module.check(files)
    return files[""]


def rows(data: bytes) -> list[dict[str, str]]:
    """A CSV as the standard library reads it."""
    text = io.StringIO(data.decode(), newline="")
    return list(csv.DictReader(text, strict=True))


def one(name: str, of: Incident, **settings: str) -> dict[str, str]:
    (row,) = rows(made(name, of, **settings))
    return row


def pages(data: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {s.title: [[c.value for c in r] for r in s.rows] for s in book.worksheets}


def grid(name: str, data: bytes) -> list[list[str]]:
    """All rows of a format, headers as well, as texts."""
    if name in ("xlsx", "bayanat"):
        found = [row for page in pages(data).values() for row in page]
        return [["" if c is None else str(c) for c in row] for row in found]
    parts = [data]
    if name == "airwars":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(n) for n in archive.namelist()]
    texts = (io.StringIO(part.decode(), newline="") for part in parts)
    return [row for text in texts for row in csv.reader(text, strict=True)]

"""As many reports as a benchmark asks for, made of real shapes with other facts.

Each is one of the given reports whose digits, towns, given names and day are others, so
that no two are alike and no cache knows them; the same seed makes the same reports.
"""

from __future__ import annotations

import datetime
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

Row = dict[str, str | None]

_TOWNS: Final = (
    *("دوما", "عربين", "داريا", "مضايا", "منبج", "الأتارب", "سراقب", "اللطامنة"),
    *("تلبيسة", "الرستن", "نوى", "إنخل", "الباب", "جرابلس", "أعزاز", "كفرزيتا"),
    *("الفلوجة", "الرمادي", "بيجي", "تكريت", "تعز", "عدن", "مأرب", "الحديدة"),
)
_NAMES: Final = (
    *("محمد", "أحمد", "خالد", "يوسف", "سامر", "ياسر", "عمر", "حسن", "باسم", "طارق"),
    *("فاطمة", "مريم", "زينب", "ليلى", "هدى", "سلمى", "رنا", "أمل", "نور", "سعاد"),
)
_BEFORE: Final = r"(?<![\u0621-\u064a])([وفبلك]?)"
_AFTER: Final = r"(?![\u0621-\u064a])"
_TOWN: Final = re.compile(f"{_BEFORE}({'|'.join(_TOWNS)}){_AFTER}")
_NAME: Final = re.compile(f"{_BEFORE}({'|'.join(_NAMES)}){_AFTER}")
_DIGITS: Final = re.compile(r"(?<![\d/.:-])\d{1,3}(?![\d/.:-])")
_DAYS: Final = 730


def load(path: Path) -> list[Row]:
    """The rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def made(shapes: Sequence[Row], count: int, seed: int = 7) -> Iterator[Row]:
    """``count`` rows of reports of the given shapes, one after the other."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - no secret
        shape = shapes[number % len(shapes)]
        shift = datetime.timedelta(days=chance.randrange(_DAYS))
        told = shape.get("published")
        day = datetime.date.fromisoformat(told[:10]) + shift if told else None
        yield {
            "id": f"made-{number:08}",
            "text": _varied(shape["text"] or "", chance),
            "source": shape.get("source"),
            "published": day.isoformat() if day else None,
        }


def write(path: Path, shapes: Sequence[Row], count: int) -> None:
    """A JSON-lines file of made reports."""
    with path.open("w", encoding="utf-8") as file:
        for row in made(shapes, count):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _varied(text: str, chance: random.Random) -> str:
    towns = dict(zip(_TOWNS, chance.sample(_TOWNS, len(_TOWNS)), strict=True))
    names = dict(zip(_NAMES, chance.sample(_NAMES, len(_NAMES)), strict=True))
    text = _TOWN.sub(lambda m: m[1] + towns[m[2]], text)
    text = _NAME.sub(lambda m: m[1] + names[m[2]], text)
    return _DIGITS.sub(lambda _: str(chance.randrange(2, 90)), text)

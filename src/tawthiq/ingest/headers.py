"""The names that columns of tables of reports have, in English and Arabic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tawthiq.text import fold_word

# field → names of its column, the surer first
_NAMES: Final = {
    "text": (
        *("text", "full text", "report text", "content", "body", "message", "post"),
        *("article", "report", "النص", "نص", "نص الخبر", "نص التقرير", "نص المنشور"),
        *("المحتوى", "محتوى", "متن", "المتن", "الخبر", "المنشور", "التقرير"),
    ),
    "title": ("title", "headline", "العنوان", "عنوان", "عنوان الخبر"),
    "publisher": (
        *("publisher", "source", "outlet", "channel", "media", "page"),
        *("الناشر", "المصدر", "مصدر", "القناة", "الجهة", "الصفحة", "الموقع"),
    ),
    "author": ("author", "byline", "الكاتب", "المحرر", "المراسل", "اسم الكاتب"),
    "url": ("url", "link", "permalink", "الرابط", "رابط", "رابط الخبر"),
    "published": (
        *("published", "published at", "publication date", "date published"),
        *("pubdate", "date", "تاريخ النشر", "التاريخ", "تاريخ"),
    ),
    "id": ("id", "report id", "المعرف", "معرف", "الرقم", "رقم"),
    "retrieved": (
        *("retrieved", "retrieved at", "archived at", "تاريخ الجلب", "تاريخ الأرشفة"),
    ),
}
_APART: Final = re.compile(r"[\s_\-.]+")


def columns(header: Sequence[str], told: Mapping[str, str]) -> dict[str, str]:
    """The column of each field: as told, else by its name; fields without one left out."""
    named: dict[str, str] = {}
    for name in header:
        named.setdefault(_key(name), name)
    found = {field: name for field, name in told.items() if name in header}
    taken = set(found.values())
    for field, names in _NAMES.items():
        if field in found:
            continue
        for name in map(_key, names):
            if name in named and named[name] not in taken:
                found[field] = named[name]
                taken.add(named[name])
                break
    return found


def _key(name: str) -> str:
    """What two spellings of a column's name share."""
    words = _APART.sub(" ", name.strip().lower()).split(" ")
    return " ".join(map(fold_word, words))

"""A workbook for people: incidents, the claims they rest on, their sources (XLSX)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.incident import Incident, Source, Telling
from tawthiq.model import Harm, Loss, Named, When, Where
from tawthiq.publish import sheets, tables, told
from tawthiq.publish.cells import Cell, joined, line
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.labels import event, label
from tawthiq.publish.sheets import Sheet

SUFFIX: Final = ".xlsx"
SHEETS: Final = {
    "en": ("Incidents", "Claims", "Sources"),
    "ar": ("الحوادث", "الادعاءات", "المصادر"),
}
CLAIMS: Final = {
    "en": (
        *("Incident", "State", "Claim", "Decision", "Status", "Type", "Who says it"),
        *("Actors", "Targets", "Weapons", "Places", "Date", "Harm", "Losses"),
        *("Words", "Published by", "Published", "Report", "Read by"),
    ),
    "ar": (
        *(
            "رمز الحادثة",
            "حالة المراجعة",
            "الادعاء",
            "القرار",
            "الصفة",
            "النوع",
            "من يقول ذلك",
        ),
        *(
            "الفاعلون",
            "المستهدفون",
            "السلاح",
            "الأماكن",
            "التاريخ",
            "الضحايا",
            "الخسائر",
        ),
        *("النص", "الناشر", "تاريخ النشر", "التقرير", "قارئ النص"),
    ),
}
SOURCES: Final = {
    "en": (
        *("Report", "Title", "Published by", "Published", "Retrieved", "Link"),
        *("Language", "SHA-256", "Source text shared by", "Incidents"),
    ),
    "ar": (
        *("التقرير", "العنوان", "الناشر", "تاريخ النشر", "تاريخ الحفظ", "الرابط"),
        *("اللغة", "SHA-256", "مجموعة النص الواحد", "الحوادث"),
    ),
}


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """One workbook.

    Raises:
        KeyError: there is no such policy.
        ImportError: openpyxl is not installed.

    """
    to = tables.reader(settings)
    rtl = to.lang == "ar"
    names = SHEETS[to.lang]
    header = [c.header(to.lang) for c in tables.columns()]
    rows = [tables.row(i, to) for i in incidents]
    claims = [_claim(i, t, to.lang) for i in incidents for t in i.tellings]
    yield (
        "",
        sheets.workbook(
            (
                Sheet(names[0], header, rows, rtl),
                Sheet(names[1], CLAIMS[to.lang], claims, rtl),
                Sheet(names[2], SOURCES[to.lang], _sources(incidents), rtl),
            )
        ),
    )


def check(files: dict[str, bytes]) -> None:
    """Three sheets of one language, whole rows, claims whose incident is there."""
    try:
        found = sheets.read(files[""])
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InvalidError(f"xlsx: not a workbook: {error}") from error
    lang = next((k for k, v in SHEETS.items() if v == tuple(found)), None)
    if lang is None:
        raise InvalidError(f"xlsx: the sheets are {', '.join(found)}")
    incidents, claims, sources = found.values()
    header = [c.header(lang) for c in tables.columns()]
    wanted = (header, list(CLAIMS[lang]), list(SOURCES[lang]))
    for rows, columns in zip((incidents, claims, sources), wanted, strict=True):
        if not rows or rows[0] != columns:
            raise InvalidError("xlsx: the columns are not those of the format")
    codes = {row[0] for row in incidents[1:]}
    for number, row in enumerate(claims[1:], 2):
        if row[0] not in codes:
            raise InvalidError(f"xlsx: claims, row {number}: no incident {row[0]}")


def _claim(incident: Incident, telling: Telling, lang: str) -> list[Cell]:
    claim, source = telling.claim, telling.source
    return [
        incident.code,
        told.review(incident, lang),
        claim.id,
        label("verdict", telling.verdict, lang),
        label("status", claim.status, lang),
        event(claim.type.value, lang),
        joined(s.name for s in claim.sources),
        joined(_named(a, lang) for a in claim.actors),
        joined(_named(t, lang) for t in claim.targets),
        joined(_named(w, lang) for w in claim.weapons),
        joined(map(_where, claim.places)),
        _when(claim.date),
        joined(_harm(h, lang) for h in claim.harm),
        joined(map(_loss, claim.losses)),
        claim.quote.text,
        line(source.publisher),
        source.published,
        source.report,
        telling.reading,
    ]


def _sources(incidents: Sequence[Incident]) -> list[list[Cell]]:
    found: dict[str, tuple[Source, list[str]]] = {}
    for incident in incidents:
        for source in told.sources(incident):
            found.setdefault(source.report, (source, []))[1].append(incident.code)
    return [
        [
            source.report,
            line(source.title),
            line(source.publisher),
            source.published,
            source.retrieved,
            source.url,
            source.language,
            source.sha256,
            source.family,
            joined(codes),
        ]
        for source, codes in found.values()
    ]


def _named(value: Named, lang: str) -> str:
    if value.label is None:
        return value.name
    return value.label.ar if lang == "ar" else value.label.en


def _where(place: Where) -> str:
    return f"{place.name} ({place.in_})" if place.in_ else place.name


def _when(date: When | None) -> str:
    if date is None:
        return ""
    if date.from_ == date.to:
        return date.to or ""
    return f"{date.from_ or '…'} – {date.to or '…'}"


def _harm(harm: Harm, lang: str) -> str:
    number = told.amount(harm.form, harm.low, harm.high, harm.words, lang)
    return told.counted(harm.kind, harm.group, number, lang)


def _loss(loss: Loss) -> str:
    number = told.amount(loss.form, loss.low, loss.high, loss.words, "en")
    return f"{loss.item}: {number}"

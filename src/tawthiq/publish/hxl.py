"""HXL 1.1: a CSV with a row of tags under its header; names in Arabic and English.

``docs/formats/hxl.md`` says what each tag holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.incident import Incident
from tawthiq.publish import cells, codes, told
from tawthiq.publish.cells import Cell, joined, line
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.labels import event
from tawthiq.publish.tables import Reader, reader

SUFFIX: Final = ".csv"
_TAG: Final = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")


class Column(NamedTuple):
    """A column: its header in both languages, its tag, and what it holds."""

    en: str
    ar: str
    tag: str
    value: Callable[[Incident, Reader], Cell]


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """One CSV; raises ``KeyError`` for a policy that there is not."""
    to = reader(settings)
    header = [c.ar if to.lang == "ar" else c.en for c in COLUMNS]
    tags = [c.tag for c in COLUMNS]
    rows = ([c.value(i, to) for c in COLUMNS] for i in incidents)
    yield "", cells.to_csv(header, (tags, *rows))


def check(files: dict[str, bytes]) -> None:
    """Headers, well-formed tags each once, coordinates; raises ``InvalidError``."""
    first = files[""].decode(errors="replace").split("\n", 1)[0]
    arabic = first.startswith(COLUMNS[0].ar)
    header = [c.ar if arabic else c.en for c in COLUMNS]
    rows = cells.read_csv("hxl", files[""], header)
    if not rows or list(rows[0].values()) != [c.tag for c in COLUMNS]:
        raise InvalidError("hxl: the second row is not that of the tags")
    tags = list(rows[0].values())
    for tag in tags:
        if not _TAG.fullmatch(tag) or tags.count(tag) > 1:
            raise InvalidError(f"hxl: {tag} is no tag, or there twice")
    for number, row in enumerate(rows[1:], 3):
        tagged = dict(zip(tags, row.values(), strict=True))
        cells.point(f"hxl: row {number}", tagged, "#geo+lat", "#geo+lon")


def _place(attribute: str) -> Callable[[Incident, Reader], Cell]:
    def value(incident: Incident, _: Reader) -> Cell:
        cell: Cell = getattr(incident.location, attribute, None)
        return line(cell) if isinstance(cell, str) else cell

    return value


def _country(attribute: str) -> Callable[[Incident, Reader], Cell]:
    def value(incident: Incident, _: Reader) -> str:
        place = incident.location
        return str(getattr(codes.country(place.country), attribute)) if place else ""

    return value


def _killed(
    kind: str, group: str | None, end: str
) -> Callable[[Incident, Reader], Cell]:
    def value(incident: Incident, to: Reader) -> Cell:
        found = to.policy.range(incident.tolls, kind, group)
        number: int | None = getattr(found, end, None)
        return number

    return value


def _warning(incident: Incident, _: Reader) -> str:
    whole = f"whole of {joined(incident.parts)}: do not add" if incident.parts else ""
    disputed = told.disagreements(incident, "en")
    return joined((whole, f"sources disagree: {disputed}" if disputed else ""))


COLUMNS: Final = (
    Column("Incident", "رمز الحادثة", "#event+code", lambda i, _: i.code),
    Column("Type", "نوع الحادثة", "#event+type+code", lambda i, _: i.type),
    Column(
        "Type (English)",
        "نوع الحادثة (إنكليزي)",
        "#event+type+i_en",
        lambda i, _: event(i.type, "en"),
    ),
    Column(
        "Type (Arabic)",
        "نوع الحادثة (عربي)",
        "#event+type+i_ar",
        lambda i, _: event(i.type, "ar"),
    ),
    Column("First day", "أول يوم", "#date+start", lambda i, _: i.date_from),
    Column("Last day", "آخر يوم", "#date+end", lambda i, _: i.date_to),
    Column(
        "Precision of the date",
        "دقة التاريخ",
        "#date+precision",
        lambda i, _: i.date_precision,
    ),
    Column("Country code", "رمز الدولة", "#country+code+v_iso3", _country("iso3")),
    Column("Country", "الدولة (إنكليزي)", "#country+name+i_en", _country("name")),
    Column("Country (Arabic)", "الدولة", "#country+name+i_ar", _country("name_ar")),
    Column("Governorate (Arabic)", "المحافظة", "#adm1+name+i_ar", _place("admin1")),
    Column("District (Arabic)", "المنطقة", "#adm2+name+i_ar", _place("admin2")),
    Column("Place", "المكان (إنكليزي)", "#loc+name+i_en", _place("name_en")),
    Column("Place (Arabic)", "المكان", "#loc+name+i_ar", _place("name")),
    Column("Latitude", "خط العرض", "#geo+lat", _place("lat")),
    Column("Longitude", "خط الطول", "#geo+lon", _place("lon")),
    Column(
        "Precision of the place", "دقة المكان", "#geo+precision", _place("precision")
    ),
    Column("Radius (m)", "نصف القطر (م)", "#geo+radius+m", _place("radius_m")),
    Column(
        "Perpetrators as alleged",
        "المنسوب إليهم الفعل (إنكليزي)",
        "#group+name+first+alleged+i_en",
        lambda i, _: told.parties(i.perpetrators, "en"),
    ),
    Column(
        "Perpetrators as alleged (Arabic)",
        "المنسوب إليهم الفعل",
        "#group+name+first+alleged+i_ar",
        lambda i, _: told.parties(i.perpetrators, "ar"),
    ),
    Column(
        "Targets",
        "المستهدفون (إنكليزي)",
        "#group+name+second+i_en",
        lambda i, _: joined(told.name(t, "en") for t in i.targets),
    ),
    Column(
        "Targets (Arabic)",
        "المستهدفون",
        "#group+name+second+i_ar",
        lambda i, _: joined(told.name(t, "ar") for t in i.targets),
    ),
    Column(
        "Weapons",
        "السلاح (إنكليزي)",
        "#x_weapon+name+i_en",
        lambda i, _: told.things(i.weapons, "en"),
    ),
    Column(
        "Weapons (Arabic)",
        "السلاح",
        "#x_weapon+name+i_ar",
        lambda i, _: told.things(i.weapons, "ar"),
    ),
    Column(
        "Killed, lowest",
        "القتلى، الأدنى",
        "#affected+killed+min",
        _killed("killed", None, "low"),
    ),
    Column(
        "Killed, best",
        "القتلى، الأرجح",
        "#affected+killed+best",
        _killed("killed", None, "best"),
    ),
    Column(
        "Killed, highest",
        "القتلى، الأعلى",
        "#affected+killed+max",
        _killed("killed", None, "high"),
    ),
    Column(
        "Civilians killed, lowest",
        "القتلى المدنيون، الأدنى",
        "#affected+killed+civilians+min",
        _killed("killed", "civilian", "low"),
    ),
    Column(
        "Civilians killed, highest",
        "القتلى المدنيون، الأعلى",
        "#affected+killed+civilians+max",
        _killed("killed", "civilian", "high"),
    ),
    Column(
        "Children killed, lowest",
        "القتلى الأطفال، الأدنى",
        "#affected+killed+children+min",
        _killed("killed", "child", "low"),
    ),
    Column(
        "Injured, lowest",
        "الجرحى، الأدنى",
        "#affected+injured+min",
        _killed("injured", None, "low"),
    ),
    Column(
        "Injured, highest",
        "الجرحى، الأعلى",
        "#affected+injured+max",
        _killed("injured", None, "high"),
    ),
    Column(
        "Description",
        "الوصف (إنكليزي)",
        "#description+i_en",
        lambda i, _: told.sentence(i, "en"),
    ),
    Column(
        "Description (Arabic)",
        "الوصف",
        "#description+i_ar",
        lambda i, _: told.sentence(i, "ar"),
    ),
    Column(
        "Independent sources",
        "المصادر المستقلة",
        "#meta+source+num",
        lambda i, _: i.sources,
    ),
    Column(
        "Published by", "الناشر", "#meta+source+name", lambda i, _: told.publishers(i)
    ),
    Column(
        "Links",
        "الروابط",
        "#meta+source+url",
        lambda i, _: joined(s.url or "" for s in told.sources(i)),
    ),
    Column("Grade", "درجة توثيق الضرر", "#meta+grade", lambda i, _: i.grade.stands),
    Column(
        "Review", "حالة المراجعة", "#meta+status", lambda i, _: told.review(i, "en")
    ),
    Column(
        "Numbers by policy",
        "سياسة الأرقام",
        "#meta+policy",
        lambda _, to: f"{to.policy.name} {to.policy.version}",
    ),
    Column("Part of", "جزء من", "#meta+partof", lambda i, _: joined(i.part_of)),
    Column("Warnings", "تنبيهات", "#meta+warning", _warning),
)

"""A table for people: a row an incident, headers in their language (CSV)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.incident import Incident, Location, Opinion, numbers
from tawthiq.publish import cells, codes, told
from tawthiq.publish.cells import Cell, joined, line
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.labels import event, label, language

SUFFIX: Final = ".csv"
_NO_PLACE: Final = Location(name="")


class Reader(NamedTuple):
    """For whom a row is written: the policy for numbers, the language."""

    policy: numbers.Policy
    lang: str


class Column(NamedTuple):
    """A column: its header in both languages, and what it holds of an incident."""

    en: str
    ar: str
    value: Callable[[Incident, Reader], Cell]

    def header(self, lang: str) -> str:
        """Its header in a language."""
        return self.ar if lang == "ar" else self.en


def reader(settings: Settings) -> Reader:
    """The reader that the settings describe; raises ``KeyError`` for another policy."""
    return Reader(numbers.policy(settings.policy), language(settings.lang))


def columns() -> tuple[Column, ...]:
    """The columns, in their order."""
    return (*_WHAT, *_WHERE, *_WHO, *_HARM, *_SAID)


def row(incident: Incident, to: Reader) -> list[Cell]:
    """An incident as a row of ``columns``."""
    return [c.value(incident, to) for c in columns()]


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """One CSV; raises ``KeyError`` for a policy that there is not."""
    to = reader(settings)
    header = [c.header(to.lang) for c in columns()]
    yield "", cells.to_csv(header, (row(i, to) for i in incidents))


def check(files: dict[str, bytes]) -> None:
    """Columns of one of the languages, codes that are there once, coordinates."""
    first = files[""].decode(errors="replace").split("\n", 1)[0]
    lang = "ar" if first.startswith(columns()[0].ar) else "en"
    rows = cells.read_csv("csv", files[""], [c.header(lang) for c in columns()])
    lat, lon = (c.header(lang) for c in _WHERE[5:7])
    seen: set[str] = set()
    for number, cell in enumerate(rows, 2):
        cells.point(f"csv: row {number}", cell, lat, lon)
        code = cell[columns()[0].header(lang)]
        if not code or code in seen:
            raise InvalidError(
                f"csv: row {number}: the code {code!r} is empty or twice"
            )
        seen.add(code)


def opinion(value: Opinion, kind: str, lang: str) -> str:
    """A judgement in words; one that nobody decided says that a rule proposes it."""
    if not value.stands:
        return ""
    words = label(kind, value.stands, lang)
    return words if value.value else f"{words} ({label('word', 'proposed', lang)})"


def _place(incident: Incident) -> Location:
    return incident.location or _NO_PLACE


def _number(
    kind: str, group: str | None, end: str
) -> Callable[[Incident, Reader], Cell]:
    """The lowest, best or highest number of people, by the policy."""

    def value(incident: Incident, to: Reader) -> Cell:
        found = to.policy.range(incident.tolls, kind, group)
        number: int | None = getattr(found, end, None)
        return number

    return value


_WHAT: Final = (
    Column("Incident", "رمز الحادثة", lambda i, _: i.code),
    Column("State", "حالة المراجعة", lambda i, to: told.review(i, to.lang)),
    Column("Type", "نوع الحادثة", lambda i, to: event(i.type, to.lang)),
    Column(
        "Other types",
        "أنواع أخرى",
        lambda i, to: joined(event(t, to.lang) for t in i.types if t != i.type),
    ),
    Column("First day", "أول يوم", lambda i, _: i.date_from),
    Column("Last day", "آخر يوم", lambda i, _: i.date_to),
    Column(
        "Precision of the date",
        "دقة التاريخ",
        lambda i, to: label("date", i.date_precision, to.lang),
    ),
    Column(
        "Part of the day",
        "وقت اليوم",
        lambda i, to: label("daypart", i.part_of_day or "", to.lang),
    ),
)
_WHERE: Final = (
    Column("Place", "المكان", lambda i, to: told.name(_place(i), to.lang)),
    Column("Within", "ضمن", lambda i, _: " / ".join(map(line, _place(i).path[:-1]))),
    Column("Governorate", "المحافظة", lambda i, _: line(_place(i).admin1)),
    Column("District", "المنطقة", lambda i, _: line(_place(i).admin2)),
    Column(
        "Country",
        "الدولة",
        lambda i, to: codes.country(_place(i).country).named(to.lang),
    ),
    Column("Latitude", "خط العرض", lambda i, _: _place(i).lat),
    Column("Longitude", "خط الطول", lambda i, _: _place(i).lon),
    Column(
        "Precision of the place",
        "دقة المكان",
        lambda i, to: label("place", _place(i).precision, to.lang),
    ),
    Column("Radius (m)", "نصف القطر (م)", lambda i, _: _place(i).radius_m),
)
_WHO: Final = (
    Column(
        "Perpetrators as alleged",
        "المنسوب إليهم الفعل",
        lambda i, to: told.parties(i.perpetrators, to.lang),
    ),
    Column(
        "Targets",
        "المستهدفون",
        lambda i, to: joined(told.name(t, to.lang) for t in i.targets),
    ),
    Column("Weapons", "السلاح", lambda i, to: told.things(i.weapons, to.lang)),
    Column("Losses", "الخسائر", lambda i, to: told.things(i.losses, to.lang)),
)
_HARM: Final = (
    Column("Toll as told", "الحصيلة كما وردت", lambda i, to: told.tolls(i, to.lang)),
    Column("Killed, lowest", "القتلى، الأدنى", _number("killed", None, "low")),
    Column("Killed, best", "القتلى، الأرجح", _number("killed", None, "best")),
    Column("Killed, highest", "القتلى، الأعلى", _number("killed", None, "high")),
    Column(
        "Civilians killed, lowest",
        "القتلى المدنيون، الأدنى",
        _number("killed", "civilian", "low"),
    ),
    Column(
        "Civilians killed, highest",
        "القتلى المدنيون، الأعلى",
        _number("killed", "civilian", "high"),
    ),
    Column(
        "Children killed, lowest",
        "القتلى الأطفال، الأدنى",
        _number("killed", "child", "low"),
    ),
    Column(
        "Women killed, lowest",
        "القتلى النساء، الأدنى",
        _number("killed", "woman", "low"),
    ),
    Column("Injured, lowest", "الجرحى، الأدنى", _number("injured", None, "low")),
    Column("Injured, highest", "الجرحى، الأعلى", _number("injured", None, "high")),
    Column(
        "Numbers by policy",
        "سياسة الأرقام",
        lambda _, to: f"{to.policy.name} {to.policy.version}",
    ),
)
_SAID: Final = (
    Column("Independent sources", "المصادر المستقلة", lambda i, _: i.sources),
    Column("Who says it", "من يقول ذلك", lambda i, _: told.quoted(i)),
    Column("Published by", "الناشر", lambda i, _: told.publishers(i)),
    Column(
        "Links", "الروابط", lambda i, _: joined(s.url or "" for s in told.sources(i))
    ),
    Column(
        "Grade of the harm report",
        "درجة توثيق الضرر",
        lambda i, to: opinion(i.grade, "grade", to.lang),
    ),
    Column(
        "Strike status",
        "حالة الضربة",
        lambda i, to: opinion(i.strike_status, "strike", to.lang),
    ),
    Column(
        "Attribution",
        "نسبة المسؤولية",
        lambda i, to: told.attribution(i, to.lang),
    ),
    Column(
        "Sources disagree on",
        "تختلف المصادر في",
        lambda i, to: told.disagreements(i, to.lang),
    ),
    Column("Part of", "جزء من", lambda i, _: joined(i.part_of)),
    Column("Whole of", "يجمع", lambda i, _: joined(i.parts)),
    Column("Previous codes", "رموز سابقة", lambda i, _: joined(i.previous_codes)),
)

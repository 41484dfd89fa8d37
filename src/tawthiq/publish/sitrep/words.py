"""The report's own words in its language: phrases, numbers, dates, names of values."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import yaml

from tawthiq.incident import Incident, Location, Party, Thing
from tawthiq.incident.numbers import Range
from tawthiq.publish import labels
from tawthiq.publish.sitrep.markup import Html, joined, run, tag, text

LANGUAGES: Final = ("ar", "en")
DIGITS: Final = ("latn", "arab")
_FILE: Final = Path(__file__).with_name("words.yaml")
_ARABIC: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_SLOT: Final = re.compile(r"\{(\w+)\}")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_DASH: Final = "–"


class Words:
    """Words of one language.

    ``lang`` is ``ar`` or ``en``, ``digits`` is ``latn`` or ``arab`` (in Arabic only);
    another raises ``ValueError``.  What it gives is ``Html``: data is escaped in it.
    """

    def __init__(self, lang: str, digits: str = "latn") -> None:
        if lang not in LANGUAGES:
            raise ValueError(f"language {lang!r}: not one of {', '.join(LANGUAGES)}")
        if digits not in DIGITS:
            raise ValueError(f"digits {digits!r}: not one of {', '.join(DIGITS)}")
        self.lang = lang
        self.dir = "rtl" if lang == "ar" else "ltr"
        self.arabic_digits = lang == "ar" and digits == "arab"

    def __call__(self, key: str, **slots: str) -> Html:
        """A phrase; what fills its slots is escaped unless it is ``Html``."""
        return self._filled(_table()[key][self.lang], slots)

    def page(self) -> tuple[str, str]:
        """The words before the number of a page and before the number of all."""
        before, of = _table()["page"][self.lang]
        return before, of

    def series(self, items: Iterable[str], between: str = "comma") -> Html:
        """Items, parted as the language parts them."""
        return joined(items, _table()[between][self.lang])

    def value(self, family: str, key: str) -> Html:
        """The name of a value (a grade, a group); one that is not known as it is."""
        own = _table().get(family, {}).get(key)
        if own:
            return text(own[self.lang])
        known = labels.label(family, key, self.lang)
        return run(key) if known == key else text(known)

    def type(self, key: str) -> Html:
        """The name of a type of event, as the codebook has it."""
        known = labels.event(key, self.lang)
        return run(key) if known == key else text(known)

    def name(self, thing: Location | Party | Thing) -> Html:
        """A name in the language, or as told where it has none."""
        english = self.lang == "en" and thing.name_en
        return run(thing.name_en if english else thing.name)

    def number(self, n: float) -> str:
        """A number in the report's digits, with a decimal where it has one."""
        return self.digits(f"{n:,}" if isinstance(n, int) else f"{n:g}")

    def digits(self, value: str) -> str:
        """The digits of a text as the report writes them."""
        if not self.arabic_digits:
            return value
        return value.translate(_ARABIC).replace(",", "٬").replace(".", "٫")

    def count(self, key: str, n: int) -> Html:
        """So many of something, in the right plural."""
        forms = _table()["counted"][key][self.lang]
        form = forms.get(_plural(n) if self.lang == "ar" else _english(n))
        return self._filled(form or forms["other"], {"n": self.number(n)})

    def range(self, told: Range | None) -> Html:
        """How many, from low to high; a dash keeps the direction of the page."""
        if told is None:
            return text("—")
        low, high = self.number(told.low), told.high
        if high is None:
            bare = self("at_least", n=low) if told.low else self("some")
        elif told.low == high:
            bare = text(low)
        elif not told.low and not told.open:
            bare = self("at_most", n=self.number(high))
        else:
            bare = text(f"{low}{_DASH}{self.number(high)}")
        if told.open and high is not None:
            bare = self("or_more", n=bare)
        return tag("bdi", bare, class_="n", dir=self.dir)

    def best(self, told: Range | None) -> Html:
        """The best of a range, in words; empty where there is none to add."""
        if told is None or told.best is None or told.low == told.high:
            return Html("")
        return self("best", n=self.number(told.best))

    def day(self, iso: str) -> Html:
        """A day or a time in words; what is no date as it stands."""
        try:
            day = datetime.date.fromisoformat(iso[:10])
        except ValueError:
            return run(iso)
        time = iso[11:16]
        words = self._date(day.day, day.month, day.year)
        shown = f"{words}{self._part(',')} {self.digits(time)}" if time else words
        zone = iso[16:].lstrip(":0123456789.")
        if time and zone:
            shown += " UTC" if zone in ("Z", "+00:00") else f" UTC{zone}"
        if not _DAY.match(iso):
            return run(shown)
        return tag("time", shown, datetime=iso)

    def days(self, first: str | None, last: str | None) -> Html:
        """An interval of days, written as short as it can be."""
        if not first or not last or first == last:
            return self.day(first or last or "")
        try:
            a, b = map(datetime.date.fromisoformat, (first, last))
        except ValueError:
            return self.series([self.day(first), self.day(last)])
        end = self._date(b.day, b.month, b.year)
        if (a.year, a.month) == (b.year, b.month):
            return text(f"{self.number(a.day)}{_DASH}{end}")
        start = self._date(a.day, a.month, None if a.year == b.year else a.year)
        return text(f"{start} {_DASH} {end}")

    def when(self, incident: Incident) -> Html:
        """When an incident happened, as precisely as its claims tell."""
        first, last = incident.date_from, incident.date_to
        if not first:
            return self("by_day", day=self.day(last)) if last else self("no_date")
        if not last:
            return self("from_day", day=self.day(first))
        words = self.days(first, last)
        if incident.part_of_day and first == last:
            part = self.value("daypart", incident.part_of_day)
            words = joined([words, part], _table()["comma"][self.lang])
        return words

    def where(self, incident: Incident) -> Html:
        """The name of the place of an incident."""
        place = incident.location
        return self.name(place) if place else self("no_place")

    def month(self, month: int, year: int | None = None) -> str:
        """The name of a month, with its year."""
        name = str(_table()["months"][self.lang][month - 1])
        return name if year is None else f"{name} {self.digits(f'{year:04d}')}"

    def _date(self, day: int, month: int, year: int | None) -> str:
        return f"{self.number(day)} {self.month(month, year)}"

    def _part(self, mark: str) -> str:
        return "،" if self.lang == "ar" else mark

    def _filled(self, phrase: str, slots: dict[str, str]) -> Html:
        parts = _SLOT.split(phrase)
        return joined(slots[p] if i % 2 else p for i, p in enumerate(parts))


def _plural(n: int) -> str:
    """The plural category of Arabic (CLDR)."""
    if n <= 2:
        return ("zero", "one", "two")[n]
    rest = n % 100
    if rest < 3:
        return "other"
    return "few" if rest <= 10 else "many"


def _english(n: int) -> str:
    return "one" if n == 1 else "other"


@functools.cache
def _table() -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.safe_load(_FILE.read_text(encoding="utf-8"))

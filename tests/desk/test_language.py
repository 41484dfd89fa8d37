"""Every page speaks the language that was chosen, and writes its digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
from django.contrib.auth.models import User

from desk.busy import FILES, busy
from desk.hostile import Walked, paths
from desk.legible import Legible
from desk.walk import Crawl
from tawthiq.case.models import Card, Claim, Report
from tawthiq.desk.numerals import numerals, written
from tawthiq.incident import numbers

# Addresses of the web, codes of incidents, what is isolated as it was found; our name.
_CODES: Final = r"https?://\S+|\b[A-Z2-7]{8}\b|\u2068.*?\u2069|\btawthiq\b"
# Digits that are no part of a name in Latin letters, as in W3C.
_WESTERN: Final = r"(?<![A-Za-z0-9])(?<![A-Za-z]-)[0-9]+(?![A-Za-z0-9])"


@pytest.fixture(scope="module")
def walked(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    with busy(filled, tmp_path_factory.mktemp("busy")) as held:
        yield held


def _texts(walked: Walked, language: str, digits: str) -> Mapping[str, str]:
    """The desk's own words on all pages, each with a path of a page that has it.

    What people and reports wrote is taken out: names, titles, policies, codes.
    """
    client = walked.clients["admin"]
    client.cookies["desk_digits"] = digits
    crawl = Crawl(client, 4, accept_language=language)
    others = re.compile("|".join((*map(re.escape, _others()), _CODES)))
    found: dict[str, str] = {}
    pages = 0
    for path, answer, page in crawl.pages([path for _, path in paths(walked, 6)]):
        if page is None:
            continue
        pages += 1
        for text in Legible(answer.content.decode()).texts:
            found.setdefault(others.sub("", text), path)
    assert pages > 60
    return found


def _others() -> list[str]:
    told = Report.objects.values_list("title", "publisher", "author")
    people = User.objects.values_list("username", flat=True)
    named = {word for row in told for word in row if word}
    for claim in Claim.objects.all():  # اللواء 35 is called so by its report
        slots = ("actors", "targets", "places")
        named |= {name["name"] for slot in slots for name in claim.value[slot]}
    every = named | {*people, *numbers.names(), *FILES, "tester"}
    return sorted(every, key=len, reverse=True)


def _having(texts: Mapping[str, str], pattern: str) -> list[tuple[str, str]]:
    return [(path, text) for text, path in texts.items() if re.search(pattern, text)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_write_the_digits_that_were_chosen(walked: Walked, language: str) -> None:
    assert not _having(_texts(walked, language, "arabic"), _WESTERN)
    assert not _having(_texts(walked, language, "western"), "[٠-٩]")


@pytest.mark.parametrize(
    ("value", "arabic"),
    [
        (1234567, "١٬٢٣٤٬٥٦٧"),
        ("36.202, 37.134", "٣٦٫٢٠٢, ٣٧٫١٣٤"),
        ("2016-03-14 07:30", "٢٠١٦-٠٣-١٤ ٠٧:٣٠"),
        ("14 مارس 2016", "١٤ مارس ٢٠١٦"),
        ("W3C, UTF-8, d01", "W3C, UTF-8, d01"),
        ("≥ 10–20", "≥ ١٠–٢٠"),
    ],
)
def test_numbers_are_written_and_codes_are_not(value: object, arabic: str) -> None:
    with written("arabic"):
        assert numerals(value) == arabic
    assert numerals("14") == "14"


# What stays in Latin letters in Arabic, and why.
_LATIN: Final = {
    "names of formats and of programs, which are written so everywhere": (
        *("ACLED", "UCDP GED", "Airwars", "HXL", "CSV", "Excel", "GeoJSON", "QGIS"),
        *("GeoParquet", "TimeMap", "FollowTheMoney", "Aleph", "W3C", "PDF", "Word"),
        *("RSS", "WARC", "JSON", "zip", "JavaScript", "OpenAPI", "URL"),
    ),
    "whose outlines the map has": ("Natural Earth",),
    "a name of the time zone database": ("Asia/Damascus",),
}


def test_no_word_of_the_arabic_desk_is_in_latin_letters(walked: Walked) -> None:
    names = sorted({n for held in _LATIN.values() for n in held}, key=len, reverse=True)
    allowed = re.compile("|".join(map(re.escape, names)))
    texts = {allowed.sub("", t): p for t, p in _texts(walked, "ar", "western").items()}
    assert not _having(texts, "[A-Za-z]")


def test_english_pages_call_places_by_their_english_names(walked: Walked) -> None:
    code = Card.objects.exclude(place_en="").values_list("code", flat=True)[0]
    client = walked.clients["admin"]
    page = client.get(f"/incidents/{code}", headers={"accept-language": "en"})
    assert '<span title="سوريا">Syria</span>' in page.content.decode()
    table = client.get("/incidents", headers={"accept-language": "en"}).content.decode()
    assert re.search('<span title="[^"]+">[A-Z][a-z]+', table)
    arabic = client.get(f"/incidents/{code}", headers={"accept-language": "ar"})
    assert "Syria" not in arabic.content.decode()

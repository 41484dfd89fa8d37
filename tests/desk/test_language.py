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
from tawthiq.case.models import Report
from tawthiq.incident import numbers

# Addresses of the web, codes of incidents, what is isolated as it was found; our name.
_CODES: Final = r"https?://\S+|\b[A-Z2-7]{8}\b|\u2068.*?\u2069|\btawthiq\b"


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
    every = named | {*people, *numbers.names(), *FILES, "tester"}
    return sorted(every, key=len, reverse=True)


def _having(texts: Mapping[str, str], pattern: str) -> list[tuple[str, str]]:
    return [(path, text) for text, path in texts.items() if re.search(pattern, text)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_write_the_digits_that_were_chosen(walked: Walked, language: str) -> None:
    assert not _having(_texts(walked, language, "arabic"), "[0-9]")
    assert not _having(_texts(walked, language, "western"), "[٠-٩]")

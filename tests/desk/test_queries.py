"""No page asks the database for much, whatever it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from desk import hostile
from desk.hostile import Walked, paths
from desk.walk import Crawl
from tawthiq.case import rules

_MOST = 30
_FEW = 3  # paths of each address
_LIKE = 2  # pages of one view with the same parameters


@pytest.fixture(scope="module")
def walked(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    with hostile.walked(filled, tmp_path_factory.mktemp("walked")) as held:
        rules.change(reviewers=2, by="tester")  # asks who decided what
        yield held


def _counts(walked: Walked) -> Iterator[tuple[str, Any, int]]:
    """Every path that is reached from the addresses, its answer, and its queries."""
    found = Crawl(walked.clients["admin"], _LIKE).pages(
        [path for route, path in paths(walked, _FEW) if route.name != "logout"]
    )
    while True:
        with CaptureQueriesContext(connection) as captured:  # a step asks for one path
            step = next(found, None)
        if step is None:
            return
        yield step[0], step[1], len(captured)


def test_no_page_takes_more_than_30_queries(walked: Walked) -> None:
    for _ in _counts(walked):  # what is derived when it is first asked for
        pass
    shown: set[str | None] = set()
    many = []
    for path, answer, count in _counts(walked):
        if answer.status_code == 200:
            shown.add(resolve(unquote(urlsplit(path).path)).url_name)
        if count > _MOST:
            many.append((path, count))
    assert not many
    assert {"incident", "incident_with", "incident_links", "review"} <= shown

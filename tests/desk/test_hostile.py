"""What strangers write becomes no part of a page, and leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from desk import hostile
from desk.hostile import EVIL, SCRIPTED, Walked, paths, protected, stays
from desk.walk import Crawl, Page, routes


@pytest.fixture(scope="module")
def walked(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    with hostile.walked(filled, tmp_path_factory.mktemp("walked")) as held:
        yield held


@pytest.mark.parametrize(
    "text",
    [
        EVIL,
        f'<a href="{SCRIPTED}">x</a>',
        '<a href=" java\tscript:alert(1)">x</a>',
        "<a href='&#106;avascript:alert(1)'>x</a>",
        '<img src="x" onerror="alert(1)">',
        "<script>alert(1)</script>",
        '<script src="https://evil.example/x.js"></script>',
        '<p style="color: red">x</p>',
        '<form action="javascript:alert(1)">',
        '<div hx-vals="js:{x: alert(1)}">',
        '<div hx-on:click="alert(1)">',
        "<iframe></iframe>",
        '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    ],
)
def test_the_walk_sees_what_could_run(text: str) -> None:
    assert Page(f"<!doctype html><p>{text}").faults


@pytest.mark.parametrize(("language", "most"), [("ar", 3), ("en", 1)])
def test_no_words_of_others_become_part_of_a_page(
    walked: Walked, language: str, most: int
) -> None:
    crawl = Crawl(walked.clients["admin"], most, accept_language=language)
    shown = 0
    for path, answer, page in crawl.pages([path for _, path in paths(walked, most)]):
        assert answer.status_code < 500, path
        protected(path, answer)
        if page is not None:
            assert not page.faults, (path, page.faults)
            shown += "x-evil" in answer.content.decode()
    assert shown > 10, "the hostile words were not even shown"


@pytest.mark.parametrize("words", [EVIL, SCRIPTED, "\x00", "9" * 400, "-1"])
def test_no_words_asked_for_become_part_of_a_page(walked: Walked, words: str) -> None:
    client = walked.clients["admin"]
    asked = dict.fromkeys(_fields(client, walked), words)
    for _, path in paths(walked):
        answer = client.get(path, asked)
        assert answer.status_code < 500, (path, words)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            page = Page(answer.content.decode())
            assert not page.faults, (path, page.faults)
        assert stays(answer), (path, answer.headers["Location"])


def _fields(client: Client, walked: Walked) -> set[str]:
    """The names of all fields of all forms."""
    crawl = Crawl(client, 0)
    for _ in crawl.pages([path for _, path in paths(walked)]):
        pass
    return crawl.fields - {"csrfmiddlewaretoken"}


@pytest.mark.parametrize("words", [EVIL, "\x00", "9" * 5000, ""])
def test_hostile_forms_do_no_harm(walked: Walked, words: str) -> None:
    asked = dict.fromkeys(_fields(walked.clients["admin"], walked), words)
    client = walked.clients["sacrificed"]
    for route, path in paths(walked):
        if route.name in {"logout", "password"}:
            continue
        answer = client.post(path, asked)
        assert answer.status_code < 500, (path, words)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            assert not Page(answer.content.decode()).faults, path
        assert stays(answer), (path, answer.headers["Location"])


@pytest.mark.parametrize(
    "up", ["../case.json", "..%2fcase.json", "%2e%2e/case.json", "....//case.json"]
)
def test_no_path_leads_out(walked: Walked, up: str) -> None:
    client = walked.clients["admin"]
    (walked.case.directory.parent / "case.json").write_text("the mark of a secret file")
    above = ["/static/", "/static/desk/"]
    for route, path in paths(walked):
        if route.parameters:
            above.append(path.rpartition("/")[0] + "/")
    for start in dict.fromkeys(above):
        for depth in range(4):
            answer = client.get(start + "../" * depth + up)
            content = b"".join(answer) if answer.streaming else answer.content
            assert b"secret file" not in content
            assert b'"layout"' not in content
    for route in routes():
        given = {name: ["../../case.json", "/etc/passwd"] for name in route.parameters}
        for path in route.paths({**walked.known, **given}):
            answer = client.get(path)
            content = b"".join(answer) if answer.streaming else answer.content
            assert b'"layout"' not in content
            assert b"root:" not in content

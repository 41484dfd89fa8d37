"""Who may do what, on every address of the desk, also those that come later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings

from desk import hostile
from desk.desks import PASSWORD, ROLES
from desk.hostile import Walked, paths, protected
from desk.walk import routes
from tawthiq.desk import middleware
from tawthiq.desk.access import POWERS


@pytest.fixture(scope="module")
def walked(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    with hostile.walked(filled, tmp_path_factory.mktemp("walked")) as held:
        yield held


def test_every_view_says_which_power_it_needs() -> None:
    without = [
        r.name for r in routes() if r.name not in middleware.OPEN and not r.power
    ]
    assert not without
    assert {r.power for r in routes() if r.power} <= set(POWERS)


def test_every_address_can_be_walked(walked: Walked) -> None:
    walkable = {route.name for route, _ in paths(walked)}
    assert {r.name for r in routes()} == walkable, "give _known() what its path needs"


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_see_nothing(walked: Walked, method: str) -> None:
    for route, path in paths(walked):
        if route.name in middleware.OPEN:
            continue
        answer = getattr(Client(), method)(path)
        assert answer.status_code == 302, path
        assert answer.headers["Location"].startswith("/login?next="), path


def test_alone_a_stranger_is_refused_too(walked: Walked) -> None:
    with override_settings(TEAM=False):
        for route, path in paths(walked):
            if route.name not in middleware.OPEN:
                assert Client().get(path).status_code == 403, path


@pytest.mark.parametrize("role", ROLES)
def test_nobody_does_more_than_their_role(walked: Walked, role: str) -> None:
    rank = ROLES.index(role)
    for route, path in paths(walked):
        if route.power is None or route.name == "logout":
            continue
        seen = {
            status
            for method in ("get", "post")
            if (status := getattr(walked.clients[role], method)(path).status_code)
            != 405
        }
        may = rank >= POWERS.index(route.power)
        if may:
            assert 403 not in seen, (path, seen)
        else:
            assert seen == {403}, (path, seen)


def test_no_form_is_taken_from_elsewhere(walked: Walked) -> None:
    checking = Client(enforce_csrf_checks=True)
    checking.cookies = walked.clients["admin"].cookies
    for _, path in paths(walked):
        for headers in ({}, {"Origin": "https://evil.example"}):
            answer = checking.post(path, {"why": "forged"}, headers=headers)
            status = answer.status_code
            assert status in {403, 405}, (path, status)
    assert checking.get("/").status_code == 200


def test_every_answer_is_protected_faults_and_files_too(
    walked: Walked, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = walked.clients["admin"]
    client.raise_request_exception = False
    for path, status in (
        ("/", 200),
        ("/nothing-here", 404),
        ("/logout", 405),
        ("/static/desk/base.css", 200),
        ("/static/nothing.css", 404),
        ("/api/case", 401),
        ("/api/nothing", 404),
        ("/login?next=//evil.example", 302),
    ):
        answer = client.get(path)
        assert answer.status_code == status, path
        protected(path, answer)
        answer.close()
    refused = client.get("/", headers={"host": "evil.example"})
    assert refused.status_code == 400
    protected("another host", refused)
    protected("a stranger", Client().get("/"))
    protected("forged", Client(enforce_csrf_checks=True).post("/prefer"))
    monkeypatch.setattr("tawthiq.desk.views.tokens._user", lambda _: 1 / 0)
    failed = client.get("/account/tokens")
    client.raise_request_exception = True
    assert failed.status_code == 500
    assert b"ZeroDivisionError" not in failed.content
    protected("a fault", failed)


def test_pages_are_not_kept_by_browsers(walked: Walked) -> None:
    assert "no-store" in walked.clients["admin"].get("/").headers["Cache-Control"]


@pytest.mark.parametrize(
    "next_",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        "https:///evil.example",
        "/\t/evil.example",
        "\x01//evil.example",
    ],
)
def test_nobody_is_led_elsewhere(walked: Walked, next_: str) -> None:  # noqa: ARG001
    entering = {"username": "admin1", "password": PASSWORD, "next": next_}
    for path, asked in (
        ("/login", entering),
        ("/prefer", {"theme": "dark", "next": next_}),
    ):
        where = Client().post(path, asked).headers["Location"]
        assert where == "/", (path, where)


def test_cookies_are_for_this_desk_alone(walked: Walked) -> None:  # noqa: ARG001
    client = Client()
    client.post("/login", {"username": "admin1", "password": PASSWORD})
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert client.cookies[settings.CSRF_COOKIE_NAME]["samesite"] == "Strict"

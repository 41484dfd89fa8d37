"""What an attacker tries, on every address of the desk, also those that come later."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings

from desk.desks import ROLES, account, fill
from desk.walk import Crawl, Known, Page, Route, routes
from tawthiq.case import deciding, judging
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Incident, Report
from tawthiq.desk import middleware, opened, tokens
from tawthiq.desk.access import POWERS

EVIL: Final = "\"'></textarea></title></script><x-evil onfocus=alert(1)>{{7*7}}"
_SCRIPTED: Final = "javascript:alert('x-evil')//"
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class Walked(NamedTuple):
    """A case that strangers wrote into, its identifiers, a client for each role."""

    case: Case
    known: Known
    clients: dict[str, Client]


@pytest.fixture(scope="module")
def walked(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    directory = tmp_path_factory.mktemp("walked") / "case"
    shutil.copytree(filled, directory)
    case = opened.show(directory)
    _hostile_reports(case, directory.parent / "hostile.jsonl")
    _hostile_words()
    with override_settings(TEAM=True, SECURE_SSL_REDIRECT=False):
        clients = {role: account(role) for role in ROLES}
        clients["sacrificed"] = account("admin", 7)
        User.objects.filter(username="reader1").update(username=EVIL)
        tokens.make(User.objects.get(username="admin1"), EVIL, ["read"], 30)
        yield Walked(case, _known(), clients)
    case.close()


def _hostile_reports(case: Case, path: Path) -> None:
    lines = (Path(__file__).parent / "reports.jsonl").read_text().splitlines()
    with path.open("w") as file:
        for n, line in enumerate(lines[:4]):
            report = json.loads(line)
            title, _, body = report["text"].partition("\n")
            report |= {
                "id": f"evil{n}",
                "title": f"{EVIL} {title}",
                "source": f"{EVIL} وكالة",
                "author": EVIL,
                "url": [_SCRIPTED, f"https://example.org/{EVIL}"][n % 2],
                "text": f"{EVIL} {title}\n{body}\nوقال الناشط {EVIL} أحمد السرو: {EVIL}",
            }
            file.write(json.dumps(report) + "\n")
    fill(case, path)


def _hostile_words() -> None:
    claim = Claim.objects.filter(report__title__contains="x-evil", until=None).first()
    assert claim is not None
    judging.judge(claim.key, "accepted", by=EVIL, why=EVIL)
    for incident in Incident.objects.filter(live=True)[:2]:
        for about in ("note", "attribution"):
            deciding.decide(incident.code, about, EVIL, by=EVIL, why=EVIL)


def _known() -> Known:
    evil = Report.objects.filter(title__contains="x-evil")
    claims = Claim.objects.filter(until=None)
    judged = list(claims.filter(report__in=evil).values_list("key", flat=True)[:3])
    codes = list(Incident.objects.filter(live=True).values_list("code", flat=True)[:3])
    reports = list(evil.values_list("key", flat=True)[:3])
    people = list(User.objects.values_list("pk", flat=True))
    return {
        "pk": people,
        "uid": ["MQ"],
        "report": reports,
        "claim": judged,
        "code": codes,
        "": [*reports[:2], *judged[:2], *codes[:2], 1, 2, EVIL],
    }


def _paths(held: Walked, most: int = 1) -> list[tuple[Route, str]]:
    """Addresses, each with the first of the case's identifiers that it takes."""
    return [
        (route, path) for route in routes() for path in route.paths(held.known)[:most]
    ]


@pytest.mark.parametrize(
    "text",
    [
        EVIL,
        f'<a href="{_SCRIPTED}">x</a>',
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


def test_every_view_says_which_power_it_needs() -> None:
    without = [
        r.name for r in routes() if r.name not in middleware.OPEN and not r.power
    ]
    assert not without
    assert {r.power for r in routes() if r.power} <= set(POWERS)


def test_every_address_can_be_walked(walked: Walked) -> None:
    walkable = {route.name for route, _ in _paths(walked)}
    assert {r.name for r in routes()} == walkable, "give _known() what its path needs"


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_see_nothing(walked: Walked, method: str) -> None:
    for route, path in _paths(walked):
        if route.name in middleware.OPEN:
            continue
        answer = getattr(Client(), method)(path)
        assert answer.status_code == 302, path
        assert answer.headers["Location"].startswith("/login?next="), path


def test_alone_a_stranger_is_refused_too(walked: Walked) -> None:
    with override_settings(TEAM=False):
        for route, path in _paths(walked):
            if route.name not in middleware.OPEN:
                assert Client().get(path).status_code == 403, path


@pytest.mark.parametrize("role", ROLES)
def test_nobody_does_more_than_their_role(walked: Walked, role: str) -> None:
    rank = ROLES.index(role)
    for route, path in _paths(walked):
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
    for _, path in _paths(walked):
        for headers in ({}, {"Origin": "https://evil.example"}):
            answer = checking.post(path, {"why": "forged"}, headers=headers)
            status = answer.status_code
            assert status in {403, 405}, (path, status)
    assert checking.get("/").status_code == 200


@pytest.mark.parametrize(("language", "most"), [("ar", 3), ("en", 1)])
def test_no_words_of_others_become_part_of_a_page(
    walked: Walked, language: str, most: int
) -> None:
    crawl = Crawl(walked.clients["admin"], most, accept_language=language)
    shown = 0
    for path, answer, page in crawl.pages([path for _, path in _paths(walked, most)]):
        assert answer.status_code < 500, path
        _protected(path, answer)
        if page is not None:
            assert not page.faults, (path, page.faults)
            shown += "x-evil" in answer.content.decode()
    assert shown > 10, "the hostile words were not even shown"


@pytest.mark.parametrize("words", [EVIL, _SCRIPTED, "\x00", "9" * 400, "-1"])
def test_no_words_asked_for_become_part_of_a_page(walked: Walked, words: str) -> None:
    client = walked.clients["admin"]
    asked = dict.fromkeys(_fields(client, walked), words)
    for _, path in _paths(walked):
        answer = client.get(path, asked)
        assert answer.status_code < 500, (path, words)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            page = Page(answer.content.decode())
            assert not page.faults, (path, page.faults)
        assert _stays(answer), (path, answer.headers["Location"])


def _fields(client: Client, walked: Walked) -> set[str]:
    """The names of all fields of all forms."""
    crawl = Crawl(client, 0)
    for _ in crawl.pages([path for _, path in _paths(walked)]):
        pass
    return crawl.fields - {"csrfmiddlewaretoken"}


@pytest.mark.parametrize("words", [EVIL, "\x00", "9" * 5000, ""])
def test_hostile_forms_do_no_harm(walked: Walked, words: str) -> None:
    asked = dict.fromkeys(_fields(walked.clients["admin"], walked), words)
    client = walked.clients["sacrificed"]
    for route, path in _paths(walked):
        if route.name in {"logout", "password"}:
            continue
        answer = client.post(path, asked)
        assert answer.status_code < 500, (path, words)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            assert not Page(answer.content.decode()).faults, path
        assert _stays(answer), (path, answer.headers["Location"])


def _stays(answer: Any) -> bool:  # noqa: ANN401
    """Whether a browser stays on the desk, wherever it is sent."""
    where = answer.headers.get("Location", "/").replace("\\", "/")
    parts = urlsplit(urljoin("http://testserver/", where))
    return (parts.scheme, parts.netloc) == ("http", "testserver")


def _protected(path: str, answer: Any) -> None:  # noqa: ANN401
    for name, value in _HEADERS.items():
        assert value in answer.headers.get(name, ""), (path, answer.status_code, name)


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
        _protected(path, answer)
        answer.close()
    refused = client.get("/", headers={"host": "evil.example"})
    assert refused.status_code == 400
    _protected("another host", refused)
    _protected("a stranger", Client().get("/"))
    _protected("forged", Client(enforce_csrf_checks=True).post("/prefer"))
    monkeypatch.setattr("tawthiq.desk.views.tokens._user", lambda _: 1 / 0)
    failed = client.get("/account/tokens")
    client.raise_request_exception = True
    assert failed.status_code == 500
    assert b"ZeroDivisionError" not in failed.content
    _protected("a fault", failed)


def test_pages_are_not_kept_by_browsers(walked: Walked) -> None:
    assert "no-store" in walked.clients["admin"].get("/").headers["Cache-Control"]


@pytest.mark.parametrize(
    "up", ["../case.json", "..%2fcase.json", "%2e%2e/case.json", "....//case.json"]
)
def test_no_path_leads_out(walked: Walked, up: str) -> None:
    client = walked.clients["admin"]
    (walked.case.directory.parent / "case.json").write_text("the mark of a secret file")
    above = ["/static/", "/static/desk/"]
    for route, path in _paths(walked):
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
    from desk.desks import PASSWORD

    entering = {"username": "admin1", "password": PASSWORD, "next": next_}
    for path, asked in (
        ("/login", entering),
        ("/prefer", {"theme": "dark", "next": next_}),
    ):
        where = Client().post(path, asked).headers["Location"]
        assert where == "/", (path, where)


def test_cookies_are_for_this_desk_alone(walked: Walked) -> None:  # noqa: ARG001
    from django.conf import settings

    from desk.desks import PASSWORD

    client = Client()
    client.post("/login", {"username": "admin1", "password": PASSWORD})
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert client.cookies[settings.CSRF_COOKIE_NAME]["samesite"] == "Strict"

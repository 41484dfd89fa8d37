"""Who may use the API for what; what makes no sense is a problem and no fault."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from desk import programs
from desk.programs import Program, first_claim, program_of
from tawthiq.case.case import Case
from tawthiq.case.models import Entry
from tawthiq.desk import tokens
from tawthiq.desk.access import ROLES
from tawthiq.desk.api import api

WRITES: Final = ("post", "put", "patch", "delete")


@pytest.fixture
def program(case: Case) -> Iterator[Program]:  # noqa: ARG001
    with programs.team() as held:
        yield held


def _operations() -> Iterator[tuple[str, str]]:
    given = {"key": "0" * 16, "code": "AAAAAAAA"}
    for path, operations in api.get_openapi_schema(path_prefix="/api/")[
        "paths"
    ].items():
        for method in operations:
            yield method, path.format(**given)


def test_nothing_is_open_without_a_token(program: Program) -> None:  # noqa: ARG001
    entered = Client()
    entered.force_login(
        User.objects.get(username="admin-of-programs"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    checked = 0
    for method, path in _operations():
        for client in (Client(), entered):  # a session alone opens nothing
            answer = getattr(client, method)(path, {}, "application/json")
            assert answer.status_code == 401, path
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert answer.headers["WWW-Authenticate"] == "Bearer"
        checked += 1
    assert checked > 15


@pytest.mark.parametrize("end", ["revoked", "expired", "shut out"])
def test_an_ended_token_opens_nothing(case: Case, end: str) -> None:  # noqa: ARG001
    held = program_of()
    assert held.get("case")
    token = tokens.Token.objects.get()
    if end == "revoked":
        tokens.revoke(token)
    elif end == "expired":
        token.expires = timezone.now() - datetime.timedelta(seconds=1)
        token.save()
    else:
        User.objects.update(is_active=False)
    assert held.status("get", "/api/case") == 401


@pytest.mark.parametrize("role", ROLES)
def test_a_token_never_does_more_than_its_person(
    program: Program,  # noqa: ARG001
    role: str,
) -> None:
    held = program_of(role)
    rank = ROLES.index(role)
    for method, path in _operations():
        review = path.endswith(("/decisions", "/exports"))
        needed = 2 if review else 1 if method in WRITES else 0
        status = held.status(method, path)
        assert (status == 403) == (rank < needed), (role, method, path, status)


@pytest.mark.parametrize("scope", tokens.SCOPES)
def test_a_token_never_does_more_than_its_scopes(
    program: Program,  # noqa: ARG001
    scope: str,
) -> None:
    held = program_of("admin", (scope,))
    for method, path in _operations():
        if path.endswith("/exports"):
            needed = "export"
        elif path.endswith("/decisions"):
            needed = "review"
        else:
            needed = "judge" if method in WRITES else "read"
        status = held.status(method, path)
        assert (status == 403) == (scope != needed), (method, path, status)


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("claims/KEY/judgements", {"verdict": "perhaps"}, 422),
        ("claims/KEY/judgements", {"verdict": "accepted", "why": None}, 422),
        ("claims/KEY/judgements", {"verdict": "accepted", "why": "x" * 2001}, 422),
        (
            "claims/KEY/judgements",
            {"verdict": "corrected", "correction": {"type": "tea"}},
            422,
        ),
        (
            "claims/KEY/judgements",
            {"verdict": "corrected", "correction": {"id": "x"}},
            422,
        ),
        ("claims/KEY/judgements", {"verdict": "accepted", "seen": 2**70}, 409),
        ("claims/nothing/judgements", {"verdict": "accepted"}, 404),
        ("claims/KEY/links", {"other": "nothing", "verdict": "same"}, 404),
        ("claims/KEY/links", {"other": "KEY", "verdict": "same"}, 422),
        ("incidents/ZZZZ/merge", {"other": "YYYY"}, 422),
        ("reports/nothing/claims", {"claim": {}}, 404),
        ("nothing", {}, 404),
    ],
)
def test_what_makes_no_sense_is_a_problem_and_changes_nothing(
    program: Program, path: str, asked: dict[str, Any], status: int
) -> None:
    key = first_claim()
    before = Entry.objects.count()
    given = {k: key if v == "KEY" else v for k, v in asked.items()}
    got, told = program.ask(path.replace("KEY", key), **given)
    assert got == status
    assert told["status"] == status
    assert told["detail"]
    assert Entry.objects.count() == before


@pytest.mark.parametrize("body", ["{", "[]", '"x"', "\x00", "null", "{" * 5000])
def test_a_body_that_is_no_request_is_a_problem(program: Program, body: str) -> None:
    answer = program.client.post(
        f"/api/claims/{first_claim()}/judgements", body, "application/json"
    )
    assert answer.status_code in {400, 422}
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "query",
    [
        "after=%00",
        "after=x&size=0",
        "size=99999",
        "since=yesterday",
        "words=%00",
        "words=!!!",
        "place=%00",
        "min_killed=" + "9" * 50,
        "order=secret",
        "after=" + "A" * 300,
        "state=%F0%9F%98%80",
        "until=2016-02-31",
    ],
)
@pytest.mark.parametrize("path", ["reports", "incidents", "queue", "places", "audit"])
def test_no_query_is_a_fault(program: Program, path: str, query: str) -> None:
    answer = program.client.get(f"/api/{path}?{query}&name=%00")
    assert answer.status_code in {200, 422}, answer.content.decode()


def test_the_description_is_for_those_of_the_case(client: Client) -> None:
    assert Client().get("/api/openapi.json").status_code == 403
    told = client.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.")
    assert told["components"]["securitySchemes"]["Bearer"]["scheme"] == "bearer"
    operations = [o for path in told["paths"].values() for o in path.values()]
    assert all(o["security"] and o["description"] for o in operations)

"""The API: the same permissions as the screens, both versions of a conflict, no leaks."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client, override_settings
from django.utils import timezone

from tawthiq.case import cards, deciding, judging
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Entry, Incident, Report
from tawthiq.desk import tokens
from tawthiq.desk.access import ROLES
from tawthiq.desk.api import api

_WRITES: Final = ("post", "put", "patch", "delete")


class Program:
    """Something that uses the API with a token."""

    def __init__(self, secret: str) -> None:
        self._client = Client(headers={"Authorization": f"Bearer {secret}"})

    def get(self, path: str, **asked: str | int) -> Any:  # noqa: ANN401
        """What an address answers."""
        answer = self._client.get(f"/api/{path}", asked)
        assert answer.status_code == 200, answer.content.decode()
        return answer.json()

    def ask(self, path: str, **asked: object) -> tuple[int, Any]:
        """Status and body of a write, which says why."""
        answer = self._client.post(
            f"/api/{path}", {"why": "a test", **asked}, "application/json"
        )
        return answer.status_code, answer.json()

    def status(self, method: str, path: str) -> int:
        """The status of a request without a body."""
        answer = getattr(self._client, method)(path, {}, "application/json")
        return int(answer.status_code)


def _program(role: str = "admin", scopes: tuple[str, ...] = tokens.SCOPES) -> Program:
    user, _ = User.objects.get_or_create(username=f"{role}-of-programs")
    user.groups.set([Group.objects.get_or_create(name=role)[0]])
    return Program(tokens.make(user, "test", scopes, 1)[1])


@pytest.fixture
def program(case: Case) -> Iterator[Program]:  # noqa: ARG001
    with override_settings(TEAM=True, SECURE_SSL_REDIRECT=False):
        for _ in cards.refresh():
            pass
        yield _program()


def _claim() -> str:
    row = Claim.objects.filter(until=None).order_by("pk").first()
    assert row is not None
    return row.key


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
    held = _program()
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
    held = _program(role)
    rank = ROLES.index(role)
    for method, path in _operations():
        review = path.endswith(("/decisions", "/exports"))
        needed = 2 if review else 1 if method in _WRITES else 0
        status = held.status(method, path)
        assert (status == 403) == (rank < needed), (role, method, path, status)


@pytest.mark.parametrize("scope", tokens.SCOPES)
def test_a_token_never_does_more_than_its_scopes(
    program: Program,  # noqa: ARG001
    scope: str,
) -> None:
    held = _program("admin", (scope,))
    for method, path in _operations():
        if path.endswith("/exports"):
            needed = "export"
        elif path.endswith("/decisions"):
            needed = "review"
        else:
            needed = "judge" if method in _WRITES else "read"
        status = held.status(method, path)
        assert (status == 403) == (scope != needed), (method, path, status)


def test_reports_come_in_pages_each_once_without_their_texts(program: Program) -> None:
    seen: list[str] = []
    after: str | None = ""
    while after is not None:
        page = program.get("reports", after=after, size=5)
        assert all("text" not in report for report in page["items"])
        seen += [report["id"] for report in page["items"]]
        after = page["next"]
    assert seen == list(Report.objects.order_by("pk").values_list("key", flat=True))


def test_claims_quote_the_text_that_is_given(program: Program) -> None:
    checked = 0
    for report in program.get("reports")["items"]:
        text = program.get(f"reports/{report['id']}")["text"]
        for held in program.get(f"reports/{report['id']}/claims"):
            trigger = held["claim"]["trigger"]
            assert text[trigger["start"] : trigger["end"]] == trigger["text"]
            checked += 1
    assert checked > 5


def test_arabic_is_readable_on_the_wire(program: Program) -> None:
    row = Report.objects.first()
    assert row is not None
    answer = program._client.get(f"/api/reports/{row.key}")  # noqa: SLF001
    assert row.text.splitlines()[0] in answer.content.decode()
    assert b"\\u06" not in answer.content


def test_a_judgement_is_kept_with_who_and_why(program: Program) -> None:
    key = _claim()
    status, held = program.ask(f"claims/{key}/judgements", verdict="accepted", seen=0)
    assert status == 200
    assert (held["who"], held["why"]) == ("admin-of-programs", "a test")
    assert program.get(f"claims/{key}")["judgement"] == held
    entry = Entry.objects.order_by("-seq")[0].value
    assert (entry["action"], entry["who"]) == ("judge", "admin-of-programs")
    assert len(program.get(f"claims/{key}/judgements")) == 1


def test_the_second_of_two_gets_both_versions(program: Program) -> None:
    key = _claim()
    seen = program.get(f"claims/{key}")["seen"]
    judging.judge(key, "rejected", by="somebody", why="a denial", seen=seen)
    status, told = program.ask(
        f"claims/{key}/judgements", verdict="accepted", seen=seen
    )
    assert status == 409
    assert told["standing"]["judgement"]["verdict"] == "rejected"
    assert told["standing"]["judgement"]["who"] == "somebody"
    assert told["yours"]["verdict"] == "accepted"
    again = told["standing"]["seen"]
    assert (
        program.ask(f"claims/{key}/judgements", verdict="accepted", seen=again)[0]
        == 200
    )
    assert len(judging.history(key)) == 2


def test_a_correction_may_be_undone_by_its_maker_alone(program: Program) -> None:
    key = _claim()
    status, held = program.ask(
        f"claims/{key}/judgements",
        verdict="corrected",
        correction={"type": "shelling"},
    )
    assert (status, held["correction"]) == (200, {"type": "shelling"})
    assert program.get(f"claims/{key}")["claim"]["type"] == "shelling"
    assert _program("analyst").ask(f"claims/{key}/undo")[0] == 422
    assert program.ask(f"claims/{key}/undo", seen=0)[0] == 409
    status, held = program.ask(f"claims/{key}/undo", seen=held["id"])
    assert (status, held["verdict"]) == (200, "withdrawn")
    now = program.get(f"claims/{key}")
    assert (now["judgement"], now["seen"]) == (None, 0)
    assert Entry.objects.order_by("-seq")[0].value["why"] == "a test"


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
    key = _claim()
    before = Entry.objects.count()
    given = {k: key if v == "KEY" else v for k, v in asked.items()}
    got, told = program.ask(path.replace("KEY", key), **given)
    assert got == status
    assert told["status"] == status
    assert told["detail"]
    assert Entry.objects.count() == before


@pytest.mark.parametrize("body", ["{", "[]", '"x"', "\x00", "null", "{" * 5000])
def test_a_body_that_is_no_request_is_a_problem(program: Program, body: str) -> None:
    answer = program._client.post(  # noqa: SLF001
        f"/api/claims/{_claim()}/judgements", body, "application/json"
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
    answer = program._client.get(f"/api/{path}?{query}&name=%00")  # noqa: SLF001
    assert answer.status_code in {200, 422}, answer.content.decode()


def test_a_missed_claim_is_added_where_it_quotes_the_text(program: Program) -> None:
    row = Claim.objects.filter(until=None).select_related("report").first()
    assert row is not None
    report = row.report.key
    value = {k: v for k, v in row.value.items() if k != "id"}
    status, held = program.ask(f"reports/{report}/claims", claim=value)
    assert status == 200
    assert held["made_by"] == "admin-of-programs"
    assert held["judgement"]["verdict"] == "accepted"
    value["trigger"] = {**value["trigger"], "start": value["trigger"]["start"] + 1}
    assert program.ask(f"reports/{report}/claims", claim=value)[0] == 422


def test_incidents_are_found_as_in_the_explorer(program: Program) -> None:
    every = program.get("incidents")["items"]
    assert {row["code"] for row in every} == set(
        Incident.objects.filter(live=True).values_list("code", flat=True)
    )
    one = next(row for row in every if row["place"])
    found = program.get("incidents", place=one["place"])["items"]
    assert one["code"] in {row["code"] for row in found}
    assert program.get("incidents", since="2090-01-01")["items"] == []
    paged = program.get("incidents", size=1)
    assert paged["next"]
    second = program.get("incidents", size=1, after=paged["next"])
    assert second["items"][0]["code"] != paged["items"][0]["code"]


def test_a_decision_sees_what_others_did(program: Program) -> None:
    code = program.get("incidents")["items"][0]["code"]
    held = program.get(f"incidents/{code}")
    assert "text" not in held["incident"]["tellings"][0]["source"]
    status, after = program.ask(
        f"incidents/{code}/decisions",
        about="state",
        value="approved",
        seen=held["seen"],
    )
    assert (status, after["incident"]["state"]) == (200, "approved")
    status, told = program.ask(
        f"incidents/{code}/decisions", about="note", value="x", seen=held["seen"]
    )
    assert status == 409
    assert told["standing"]["incident"]["state"] == "approved"
    assert told["yours"]["value"] == "x"


def test_incidents_are_merged_and_parted_again(program: Program) -> None:
    one, two = [row["code"] for row in program.get("incidents")["items"][:2]]
    assert program.ask(f"incidents/{one}/merge", other=two)[0] == 200
    assert program.ask(f"incidents/{one}/merge", other=two)[0] == 422
    merged = program.get(f"incidents/{two}")["incident"]
    assert merged["code"] == program.get(f"incidents/{one}")["incident"]["code"]
    assert program.ask(f"incidents/{merged['code']}/unmerge")[0] == 200
    assert program.get(f"incidents/{two}")["incident"]["code"] == two


def test_the_queue_says_why_a_claim_waits(program: Program) -> None:
    queue = program.get("queue")
    waiting = [row["claim"] for row in queue["items"]]
    assert sum(queue["counts"].values()) == len(waiting) > 0
    program.ask(f"claims/{waiting[0]}/judgements", verdict="accepted")
    assert waiting[0] not in [r["claim"] for r in program.get("queue")["items"]]


def test_the_log_tells_what_became_of_what(program: Program) -> None:
    key = _claim()
    program.ask(f"claims/{key}/judgements", verdict="rejected")
    page = program.get("audit", claim=key, who="admin-of-programs")
    [entry] = page["items"]
    assert (entry["action"], entry["why"], entry["claim"]) == ("judge", "a test", key)
    assert entry["changes"] == [
        {"field": "verdict", "old": "unreviewed", "new": "rejected"}
    ]
    assert program.get("audit", until="2001-01-01")["items"] == []
    first = program.get("audit", size=1)
    assert program.get("audit", size=1, after=first["next"])["items"] != first["items"]


def test_places_are_found_by_their_names(program: Program) -> None:
    found = program.get("places", name="معرة النعمان")
    assert found
    assert found[0]["lat"]
    assert "إدلب" in "".join(found[0]["path"])


def test_only_approved_incidents_go_out_and_the_log_says_so(program: Program) -> None:
    def features() -> list[dict[str, Any]]:
        status, made = program.ask("exports", lang="ar")
        assert status == 200, made
        held: list[dict[str, Any]] = made["incidents"]["features"]
        assert made["manifest"]["gate"]["include_unreviewed"] is False
        return held

    assert features() == []
    placed = [r for r in program.get("incidents")["items"] if r["lat"]]
    deciding.decide(placed[0]["code"], "state", "approved", by="x", why="sure")
    out = json.dumps(features(), ensure_ascii=False)
    assert placed[0]["code"] in out
    assert all(row["code"] not in out for row in placed[1:])
    entry = Entry.objects.order_by("-seq")[0].value
    assert (entry["action"], entry["why"]) == ("export", "a test")


def test_the_description_is_for_those_of_the_case(client: Client) -> None:
    assert Client().get("/api/openapi.json").status_code == 403
    told = client.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.")
    assert told["components"]["securitySchemes"]["Bearer"]["scheme"] == "bearer"
    operations = [o for path in told["paths"].values() for o in path.values()]
    assert all(o["security"] and o["description"] for o in operations)

"""The people of a team, added, given roles, shut out; their tokens; all of it logged."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.contrib.auth.models import User
from django.test import Client

from desk import signed
from desk.desks import PASSWORD, Team
from desk.signed import STRONG, inside, login
from tawthiq.case.case import Case
from tawthiq.case.fault import CaseError
from tawthiq.case.log import breaks
from tawthiq.case.models import Entry
from tawthiq.cli import main
from tawthiq.desk import accounts, sessions, tokens


@pytest.fixture
def members(case: Case) -> Iterator[Team]:
    with signed.team(case) as held:
        yield held


def test_an_administrator_adds_a_person_who_chooses_a_password_once(
    members: Team,
) -> None:
    admin = members.clients["admin"]
    page = admin.post(
        "/accounts", {"name": "سمر", "role": "analyst", "why": "joins us"}
    ).content.decode()
    found = re.search(r"http://testserver(/welcome/[^<]+)<", page)
    assert found is not None
    guest = Client()
    assert "سمر" in guest.get(found[1]).content.decode()
    chosen = {"new_password1": STRONG, "new_password2": STRONG}
    guest.post(found[1], {"new_password1": "x", "new_password2": "x"})
    assert guest.post(found[1], chosen).status_code == 302
    assert guest.get(found[1]).status_code == 404
    assert guest.post(found[1], chosen).status_code == 404
    assert inside(login("سمر", STRONG))
    assert accounts.role_of(signed.user("سمر")) == "analyst"


@pytest.mark.parametrize("name", ["reader1", "", "a<b>", "a\u202eb", "x" * 151])
def test_a_name_that_is_taken_or_unfit_is_refused(members: Team, name: str) -> None:
    before = User.objects.count()
    asked = {"name": name, "role": "reader", "why": "a test"}
    assert members.clients["admin"].post("/accounts", asked).status_code == 200
    assert User.objects.count() == before


def test_whoever_is_shut_out_is_out_at_once(members: Team) -> None:
    client, user = members.clients["analyst"], signed.user("analyst1")
    token, secret = tokens.make(user, "a script", ["read"], 30)
    assert inside(client)
    assert tokens.find(secret)
    path = f"/accounts/{user.pk}/shut-out"
    members.clients["admin"].post(path, {"why": "left the team"})
    assert not inside(client)
    assert tokens.find(secret) is None
    assert not inside(login("analyst1", PASSWORD))
    members.clients["admin"].post(f"/accounts/{user.pk}/let-in", {"why": "is back"})
    assert tokens.find(secret) is None
    token.refresh_from_db()
    assert token.revoked
    assert inside(login("analyst1", PASSWORD))


def test_a_role_holds_from_the_next_request_on(members: Team) -> None:
    client, user = members.clients["reader"], signed.user("reader1")
    assert client.get("/accounts").status_code == 403
    change = {"role": "admin", "why": "takes over"}
    members.clients["admin"].post(f"/accounts/{user.pk}/role", change)
    assert client.get("/accounts").status_code == 200


def test_the_last_administrator_stays(members: Team) -> None:
    user = signed.user("admin1")
    with pytest.raises(CaseError, match=r"nobody|لن يبقى"):
        accounts.shut_out(user, by="admin1", why="a slip")
    change = {"role": "reader", "why": "a slip"}
    answer = members.clients["admin"].post(f"/accounts/{user.pk}/role", change)
    assert answer.status_code == 409
    assert inside(members.clients["admin"])


def test_a_reset_takes_the_password_and_shows_a_link(members: Team) -> None:
    user = signed.user("reader1")
    page = members.clients["admin"].post(
        f"/accounts/{user.pk}/reset", {"why": "forgot it"}
    )
    assert b"/welcome/" in page.content
    assert not inside(members.clients["reader"])
    assert not inside(login("reader1", PASSWORD))


def test_sessions_are_listed_with_where_and_since_when(members: Team) -> None:
    login("reader1", PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.77")
    user = signed.user("reader1")
    page = members.clients["admin"].get(f"/accounts/{user.pk}").content.decode()
    assert "203.0.113.77" in page
    assert len(sessions.of(user)) == 2
    members.clients["admin"].post(
        f"/accounts/{user.pk}/sessions", {"why": "a lost phone"}
    )
    assert sessions.of(user) == []
    assert not inside(members.clients["reader"])


def test_every_change_says_who_and_why_in_the_log(members: Team) -> None:
    user, admin = signed.user("reader1"), members.clients["admin"]
    for verb in ("role", "shut-out", "let-in", "sessions", "reset"):
        asked = {"why": f"because of {verb}", "role": "analyst"}
        admin.post(f"/accounts/{user.pk}/{verb}", {**asked, "why": ""})  # refused
        admin.post(f"/accounts/{user.pk}/{verb}", asked)
    told = [json.loads(e.body) for e in Entry.objects.order_by("-seq")[:5]]
    assert [t["detail"]["change"] for t in reversed(told)] == [
        *("role", "shut out", "let in", "sessions ended", "reset")
    ]
    assert all(t["who"] == "admin1" and t["why"].startswith("because") for t in told)
    assert not list(breaks(Entry.objects.order_by("seq")))
    assert PASSWORD not in "".join(e.body for e in Entry.objects.all())


def test_a_token_is_shown_once_and_kept_as_a_hash(members: Team) -> None:
    client = members.clients["analyst"]
    asked = {"name": "a script", "scopes": ["read", "judge"], "days": 30}
    page = client.post("/account/tokens", asked).content.decode()
    secret = re.findall(r"twq_[\w-]{43}", page)[0]
    token = tokens.Token.objects.get()
    assert secret not in client.get("/account/tokens").content.decode()
    assert secret not in str(vars(token))
    assert tokens.find(secret) == token
    assert tokens.find(secret[:-1] + ("A" if secret[-1] != "A" else "B")) is None
    other = members.clients["admin"].post(f"/account/tokens/{token.pk}/end")
    assert other.status_code == 404
    client.post(f"/account/tokens/{token.pk}/end")
    assert tokens.find(secret) is None


@pytest.mark.parametrize(
    "asked",
    [
        {"name": "x", "scopes": ["admin"], "days": 30},
        {"name": "x", "scopes": [], "days": 30},
        {"name": "x", "scopes": ["read"], "days": 4000},
        {"name": "", "scopes": ["read"], "days": 30},
    ],
)
def test_a_token_of_no_sense_is_not_made(
    members: Team, asked: dict[str, object]
) -> None:
    assert members.clients["admin"].post("/account/tokens", asked).status_code == 200
    assert not tokens.Token.objects.exists()


def test_the_first_administrator_is_made_on_the_machine(team: Team) -> None:
    def run(*words: str) -> str:
        result = CliRunner().invoke(
            main, ["case", "person", *words, "--case", str(team.case.directory)]
        )
        return f"{result.exit_code} {result.output}"

    given = ("--password", STRONG)
    assert run("add", "ليلى", "--role", "admin", *given).startswith("0")
    assert inside(login("ليلى", STRONG))
    assert "ليلى  admin" in run("list")
    assert run("add", "ليلى", *given).startswith("1")
    assert run("add", "samar", "--password", "short").startswith("1")
    assert run("password", "nobody", *given).startswith("1")
    assert run("password", "reader1", *given).startswith("0")
    assert inside(login("reader1", STRONG))


def test_accounts_are_for_teams(client: Client, filled: Path) -> None:
    assert client.get("/accounts").status_code == 404
    assert client.get("/login").status_code == 403
    assert client.get("/account/password").status_code == 302
    result = CliRunner().invoke(
        main,
        ["case", "person", "add", "x", "--password", STRONG, "--case", str(filled)],
    )
    assert result.exit_code == 1
    assert "PostgreSQL" in result.output

"""The people of a team: coming in, going out, roles, sessions, links, tokens."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory, override_settings

from desk.desks import PASSWORD, Team
from tawthiq.case.fault import CaseError
from tawthiq.case.log import breaks
from tawthiq.case.models import Entry
from tawthiq.cli import main
from tawthiq.desk import accounts, sessions, tokens

_STRONG = "seven green boats at dawn"


def _user(name: str) -> User:
    return User.objects.get(username=name)


def _login(name: str, password: str, **more: str) -> Client:
    held = Client(**more)  # type: ignore[arg-type]
    held.post("/login", {"username": name, "password": password})
    return held


def _inside(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_a_person_comes_in_with_their_password_and_goes_out(team: Team) -> None:  # noqa: ARG001
    client = _login("reader1", PASSWORD)
    assert _inside(client)
    assert client.get("/logout").status_code == 405
    client.post("/logout")
    assert not _inside(client)


def test_what_was_wrong_is_not_told(team: Team) -> None:
    accounts.shut_out(_user("analyst1"), by="admin1", why="left")
    pages = set()
    for name, password in (
        ("reader1", "wrong"),
        ("nobody", "wrong"),
        ("analyst1", PASSWORD),  # shut out, the password is right
    ):
        answer = Client().post("/login", {"username": name, "password": password})
        text = answer.content.decode().replace(name, "NAME")
        pages.add(re.sub(r'value="[A-Za-z0-9]{64}"', "", text))
    assert len(pages) == 1
    assert team.clients["analyst1"[:-1]].get("/").status_code == 302


@pytest.fixture
def locking(team: Team) -> Iterator[Team]:
    with override_settings(AXES_ENABLED=True):
        yield team


def _guess(name: str, **headers: str) -> int:
    answer = Client().post(
        "/login", {"username": name, "password": "a guess"}, headers=headers
    )
    return answer.status_code


@pytest.mark.parametrize("name", ["reader1", "nobody-at-all"])
def test_five_guesses_lock_a_name_out_whether_there_is_one_or_not(
    locking: Team,  # noqa: ARG001
    name: str,
) -> None:
    seen = [_guess(name, user_agent=f"browser {n}") for n in range(6)]
    assert seen == [200, 200, 200, 200, 429, 429]
    right = Client().post("/login", {"username": name, "password": PASSWORD})
    assert right.status_code == 429


def test_others_are_not_locked_out_with_them(locking: Team) -> None:  # noqa: ARG001
    for _ in range(5):
        _guess("reader1", x_forwarded_for="203.0.113.9")
    assert _guess("reader1", x_forwarded_for="203.0.113.9") == 429
    assert _guess("analyst1", x_forwarded_for="203.0.113.9") == 200
    elsewhere = _login("reader1", PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.10")
    assert _inside(elsewhere)


def test_a_client_does_not_choose_its_address(locking: Team) -> None:  # noqa: ARG001
    seen = [
        _guess("reader1", x_forwarded_for=f"198.51.100.{n}, 203.0.113.9")
        for n in range(6)
    ]
    assert seen[-2:] == [429, 429]


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("", "10.0.0.1, 203.0.113.9", "203.0.113.9"),  # the socket of the proxy
        ("::1", "2001:db8::7", "2001:db8::7"),
        ("203.0.113.9", "10.0.0.1", "203.0.113.9"),  # no proxy: not believed
        ("127.0.0.1", "<script>", None),
        ("", "", None),
    ],
)
def test_the_address_is_what_the_proxy_saw(
    peer: str, forwarded: str, address: str | None
) -> None:
    more = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR=peer, **more)  # type: ignore[arg-type]
    with override_settings(TEAM=True):
        assert sessions.address(request) == address


@pytest.mark.parametrize(
    "weak", ["short", "123456789012", "reader1reader1", "password1234"]
)
def test_weak_passwords_are_refused(team: Team, weak: str) -> None:  # noqa: ARG001
    user = _user("reader1")
    with pytest.raises(ValidationError):
        accounts.choose(user, weak, by="reader1")
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_changing_the_password_ends_the_other_sessions(team: Team) -> None:  # noqa: ARG001
    here, elsewhere = _login("reader1", PASSWORD), _login("reader1", PASSWORD)
    old = here.cookies[_session_cookie()].value
    change = {"new_password1": _STRONG, "new_password2": _STRONG}
    wrong = here.post("/account/password", {"old_password": "no", **change})
    assert wrong.status_code == 200
    assert _inside(elsewhere)
    here.post("/account/password", {"old_password": PASSWORD, **change})
    assert _inside(here)
    assert here.cookies[_session_cookie()].value != old
    assert not _inside(elsewhere)
    assert not _inside(_login("reader1", PASSWORD))
    assert _inside(_login("reader1", _STRONG))


def _session_cookie() -> str:
    from django.conf import settings

    return str(settings.SESSION_COOKIE_NAME)


def test_a_session_begins_with_a_new_key(team: Team) -> None:  # noqa: ARG001
    client = Client()
    planted = client.session  # what an attacker would have the person use
    planted["mark"] = 1
    planted.save()
    client.cookies[_session_cookie()] = planted.session_key or ""
    client.post("/login", {"username": "reader1", "password": PASSWORD})
    assert client.cookies[_session_cookie()].value != planted.session_key
    assert not Session.objects.filter(pk=planted.session_key).exists()


def test_an_idle_session_ends_and_a_day_ends_every_session(team: Team) -> None:  # noqa: ARG001
    client = _login("reader1", PASSWORD)
    with override_settings(DESK_IDLE=-1):
        assert not _inside(client)
    assert not _inside(client)
    client = _login("reader1", PASSWORD)
    with override_settings(SESSION_COOKIE_AGE=-1):
        assert not _inside(client)


def test_an_administrator_adds_a_person_who_chooses_a_password_once(
    team: Team,
) -> None:
    admin = team.clients["admin"]
    page = admin.post(
        "/accounts", {"name": "سمر", "role": "analyst", "why": "joins us"}
    ).content.decode()
    found = re.search(r"http://testserver(/welcome/[^<]+)<", page)
    assert found is not None
    guest = Client()
    assert "سمر" in guest.get(found[1]).content.decode()
    chosen = {"new_password1": _STRONG, "new_password2": _STRONG}
    guest.post(found[1], {"new_password1": "x", "new_password2": "x"})
    assert guest.post(found[1], chosen).status_code == 302
    assert guest.get(found[1]).status_code == 404
    assert guest.post(found[1], chosen).status_code == 404
    assert _inside(_login("سمر", _STRONG))
    assert accounts.role_of(_user("سمر")) == "analyst"


@pytest.mark.parametrize("name", ["reader1", "", "a<b>", "a\u202eb", "x" * 151])
def test_a_name_that_is_taken_or_unfit_is_refused(team: Team, name: str) -> None:
    before = User.objects.count()
    asked = {"name": name, "role": "reader", "why": "a test"}
    assert team.clients["admin"].post("/accounts", asked).status_code == 200
    assert User.objects.count() == before


def test_whoever_is_shut_out_is_out_at_once(team: Team) -> None:
    client, user = team.clients["analyst"], _user("analyst1")
    token, secret = tokens.make(user, "a script", ["read"], 30)
    assert _inside(client)
    assert tokens.find(secret)
    path = f"/accounts/{user.pk}/shut-out"
    team.clients["admin"].post(path, {"why": "left the team"})
    assert not _inside(client)
    assert tokens.find(secret) is None
    assert not _inside(_login("analyst1", PASSWORD))
    team.clients["admin"].post(f"/accounts/{user.pk}/let-in", {"why": "is back"})
    assert tokens.find(secret) is None
    token.refresh_from_db()
    assert token.revoked
    assert _inside(_login("analyst1", PASSWORD))


def test_a_role_holds_from_the_next_request_on(team: Team) -> None:
    client, user = team.clients["reader"], _user("reader1")
    assert client.get("/accounts").status_code == 403
    change = {"role": "admin", "why": "takes over"}
    team.clients["admin"].post(f"/accounts/{user.pk}/role", change)
    assert client.get("/accounts").status_code == 200


def test_the_last_administrator_stays(team: Team) -> None:
    user = _user("admin1")
    with pytest.raises(CaseError, match=r"nobody|لن يبقى"):
        accounts.shut_out(user, by="admin1", why="a slip")
    change = {"role": "reader", "why": "a slip"}
    answer = team.clients["admin"].post(f"/accounts/{user.pk}/role", change)
    assert answer.status_code == 409
    assert _inside(team.clients["admin"])


def test_a_reset_takes_the_password_and_shows_a_link(team: Team) -> None:
    user = _user("reader1")
    page = team.clients["admin"].post(
        f"/accounts/{user.pk}/reset", {"why": "forgot it"}
    )
    assert b"/welcome/" in page.content
    assert not _inside(team.clients["reader"])
    assert not _inside(_login("reader1", PASSWORD))


def test_sessions_are_listed_with_where_and_since_when(team: Team) -> None:
    _login("reader1", PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.77")
    user = _user("reader1")
    page = team.clients["admin"].get(f"/accounts/{user.pk}").content.decode()
    assert "203.0.113.77" in page
    assert len(sessions.of(user)) == 2
    team.clients["admin"].post(f"/accounts/{user.pk}/sessions", {"why": "a lost phone"})
    assert sessions.of(user) == []
    assert not _inside(team.clients["reader"])


def test_every_change_says_who_and_why_in_the_log(team: Team) -> None:
    user, admin = _user("reader1"), team.clients["admin"]
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


def test_a_token_is_shown_once_and_kept_as_a_hash(team: Team) -> None:
    client = team.clients["analyst"]
    asked = {"name": "a script", "scopes": ["read", "judge"], "days": 30}
    page = client.post("/account/tokens", asked).content.decode()
    secret = re.findall(r"twq_[\w-]{43}", page)[0]
    token = tokens.Token.objects.get()
    assert secret not in client.get("/account/tokens").content.decode()
    assert secret not in str(vars(token))
    assert tokens.find(secret) == token
    assert tokens.find(secret[:-1] + ("A" if secret[-1] != "A" else "B")) is None
    other = team.clients["admin"].post(f"/account/tokens/{token.pk}/end")
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
def test_a_token_of_no_sense_is_not_made(team: Team, asked: dict[str, object]) -> None:
    assert team.clients["admin"].post("/account/tokens", asked).status_code == 200
    assert not tokens.Token.objects.exists()


def test_the_first_administrator_is_made_on_the_machine(team: Team) -> None:
    def run(*words: str) -> str:
        result = CliRunner().invoke(
            main, ["case", "person", *words, "--case", str(team.case.directory)]
        )
        return f"{result.exit_code} {result.output}"

    given = ("--password", _STRONG)
    assert run("add", "ليلى", "--role", "admin", *given).startswith("0")
    assert _inside(_login("ليلى", _STRONG))
    assert "ليلى  admin" in run("list")
    assert run("add", "ليلى", *given).startswith("1")
    assert run("add", "samar", "--password", "short").startswith("1")
    assert run("password", "nobody", *given).startswith("1")
    assert run("password", "reader1", *given).startswith("0")
    assert _inside(_login("reader1", _STRONG))


def test_accounts_are_for_teams(client: Client, filled: Path) -> None:
    assert client.get("/accounts").status_code == 404
    assert client.get("/login").status_code == 403
    assert client.get("/account/password").status_code == 302
    result = CliRunner().invoke(
        main,
        ["case", "person", "add", "x", "--password", _STRONG, "--case", str(filled)],
    )
    assert result.exit_code == 1
    assert "PostgreSQL" in result.output

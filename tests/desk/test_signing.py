"""Coming in, being locked out, sessions that begin and end, passwords."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory, override_settings

from desk import signed
from desk.desks import PASSWORD, Team
from desk.signed import STRONG, inside, login, session_cookie
from tawthiq.case.case import Case
from tawthiq.desk import accounts, sessions


@pytest.fixture
def members(case: Case) -> Iterator[Team]:
    with signed.team(case) as held:
        yield held


def test_a_person_comes_in_with_their_password_and_goes_out(members: Team) -> None:  # noqa: ARG001
    client = login("reader1", PASSWORD)
    assert inside(client)
    assert client.get("/logout").status_code == 405
    client.post("/logout")
    assert not inside(client)


def test_what_was_wrong_is_not_told(members: Team) -> None:
    accounts.shut_out(signed.user("analyst1"), by="admin1", why="left")
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
    assert members.clients["analyst1"[:-1]].get("/").status_code == 302


@pytest.fixture
def locking(members: Team) -> Iterator[Team]:
    with override_settings(AXES_ENABLED=True):
        yield members


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
    elsewhere = login("reader1", PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.10")
    assert inside(elsewhere)


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
def test_weak_passwords_are_refused(members: Team, weak: str) -> None:  # noqa: ARG001
    user = signed.user("reader1")
    with pytest.raises(ValidationError):
        accounts.choose(user, weak, by="reader1")
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_changing_the_password_ends_the_other_sessions(members: Team) -> None:  # noqa: ARG001
    here, elsewhere = login("reader1", PASSWORD), login("reader1", PASSWORD)
    old = here.cookies[session_cookie()].value
    change = {"new_password1": STRONG, "new_password2": STRONG}
    wrong = here.post("/account/password", {"old_password": "no", **change})
    assert wrong.status_code == 200
    assert inside(elsewhere)
    here.post("/account/password", {"old_password": PASSWORD, **change})
    assert inside(here)
    assert here.cookies[session_cookie()].value != old
    assert not inside(elsewhere)
    assert not inside(login("reader1", PASSWORD))
    assert inside(login("reader1", STRONG))


def test_a_session_begins_with_a_new_key(members: Team) -> None:  # noqa: ARG001
    client = Client()
    planted = client.session  # what an attacker would have the person use
    planted["mark"] = 1
    planted.save()
    client.cookies[session_cookie()] = planted.session_key or ""
    client.post("/login", {"username": "reader1", "password": PASSWORD})
    assert client.cookies[session_cookie()].value != planted.session_key
    assert not Session.objects.filter(pk=planted.session_key).exists()


def test_an_idle_session_ends_and_a_day_ends_every_session(members: Team) -> None:  # noqa: ARG001
    client = login("reader1", PASSWORD)
    with override_settings(DESK_IDLE=-1):
        assert not inside(client)
    assert not inside(client)
    client = login("reader1", PASSWORD)
    with override_settings(SESSION_COOKIE_AGE=-1):
        assert not inside(client)

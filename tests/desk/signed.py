"""People with accounts for the tests, in a case that needs no server."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client, override_settings

from desk.desks import ROLES, Team, account
from tawthiq.case.case import Case

STRONG: Final = "seven green boats at dawn"


@contextlib.contextmanager
def team(case: Case) -> Iterator[Team]:
    """The accounts reader1, analyst1, reviewer1 and admin1.

    Accounts do not care which database they are in; a team's own is PostgreSQL.
    """
    with override_settings(TEAM=True, SECURE_SSL_REDIRECT=False):
        yield Team(case, {role: account(role) for role in ROLES})


def user(name: str) -> User:
    """The account of a name."""
    return User.objects.get(username=name)


def login(name: str, password: str, **more: str) -> Client:
    """A browser after somebody tried to come in."""
    held = Client(**more)  # type: ignore[arg-type]
    held.post("/login", {"username": name, "password": password})
    return held


def inside(client: Client) -> bool:
    """Whether it shows the case."""
    return client.get("/").status_code == 200


def session_cookie() -> str:
    """The name of the cookie that a session is known by."""
    return str(settings.SESSION_COOKIE_NAME)

"""Programs that use the API, for the tests."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client, override_settings

from tawthiq.case.models import Claim
from tawthiq.desk import tokens


class Program:
    """Something that uses the API with a token."""

    def __init__(self, secret: str) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {secret}"})

    def get(self, path: str, **asked: str | int) -> Any:  # noqa: ANN401
        """What an address answers."""
        answer = self.client.get(f"/api/{path}", asked)
        assert answer.status_code == 200, answer.content.decode()
        return answer.json()

    def ask(self, path: str, **asked: object) -> tuple[int, Any]:
        """Status and body of a write, which says why."""
        answer = self.client.post(
            f"/api/{path}", {"why": "a test", **asked}, "application/json"
        )
        return answer.status_code, answer.json()

    def status(self, method: str, path: str) -> int:
        """The status of a request without a body."""
        answer = getattr(self.client, method)(path, {}, "application/json")
        return int(answer.status_code)


def program_of(role: str = "admin", scopes: tuple[str, ...] = tokens.SCOPES) -> Program:
    user, _ = User.objects.get_or_create(username=f"{role}-of-programs")
    user.groups.set([Group.objects.get_or_create(name=role)[0]])
    return Program(tokens.make(user, "test", scopes, 1)[1])


@contextlib.contextmanager
def team() -> Iterator[Program]:
    """The program of an administrator, with all scopes."""
    with override_settings(TEAM=True, SECURE_SSL_REDIRECT=False):
        yield program_of("admin")


def first_claim() -> str:
    row = Claim.objects.filter(until=None).order_by("pk").first()
    assert row is not None
    return row.key

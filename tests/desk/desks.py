"""What the tests of the desk share: a filled case, clients, a live desk."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tawthiq.case import cards, intake, reading
from tawthiq.case.case import Case
from tawthiq.case.linking import link_case
from tawthiq.ingest.item import Options

REPORTS: Final = Path(__file__).parent / "reports.jsonl"
ROLES: Final = ("reader", "analyst", "reviewer", "admin")
PASSWORD: Final = "a long password of the tests"  # noqa: S105


def fill(case: Case, source: Path = REPORTS) -> None:
    """Take reports in, read and link them, and derive what the desk shows."""
    for _ in intake.add(case, [str(source)], Options(), by="tester"):
        pass
    for _ in reading.read(by="tester"):
        pass
    for _ in link_case(by="tester"):
        pass
    for _ in cards.refresh():
        pass


def entered(**settings: Any) -> Client:  # noqa: ANN401
    """A client that came in with the key of the run."""
    held = Client(**settings)
    answer = held.get("/enter", {"key": os.environ["TAWTHIQ_DESK_LOCAL_KEY"]})
    assert answer.status_code == 302
    return held


def shown(client: Client, url: str, **asked: str) -> str:
    """A page as it comes; it must be there."""
    answer = client.get(url, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def queries(client: Client, url: str) -> int:
    """How many queries a page takes; it must be there."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


class Team(NamedTuple):
    """A team's case, and a client for each role, logged in."""

    case: Case
    clients: dict[str, Client]


def account(role: str, number: int = 1) -> Client:
    """A client logged in as a person of a role."""
    user = get_user_model().objects.create_user(f"{role}{number}", password=PASSWORD)
    user.groups.add(Group.objects.get_or_create(name=role)[0])
    held = Client()
    held.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return held


class Desk(NamedTuple):
    """A desk in a process of its own: ``enter`` is the address that lets one in."""

    enter: str
    url: str
    directory: Path


@contextlib.contextmanager
def running(directory: Path, *options: str, **environment: str) -> Iterator[Desk]:
    """``tawthiq desk`` as a person starts it."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tawthiq",
            "desk",
            str(directory),
            "--no-browser",
            *options,
        ],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), "the desk did not start"
        yield Desk(address, address.partition("enter")[0], directory)
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()

"""A case to look at, the desk in this process, and the desk as a person meets it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ["TAWTHIQ_DESK_LOCAL_KEY"] = "the key of the tests"
os.environ["TAWTHIQ_WHO"] = "tester"
os.environ.pop("DATABASE_URL", None)
# The browser keeps a loop in this thread, beside which Django would ask no database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
import django
from django.test.utils import override_settings, setup_test_environment

django.setup()
setup_test_environment()

from django.test import Client

import postgres
from desk.desks import ROLES, Desk, Team, account, entered, fill, running
from tawthiq.case.case import Case
from tawthiq.desk import opened
from tawthiq.desk.records import fresh

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of invented reports, made once; tests get copies of it."""
    directory = tmp_path_factory.mktemp("filled") / "case"
    case = Case.create(directory, "ملف السرو", "tester")
    fill(case)
    case.close()
    return directory


@pytest.fixture
def case(filled: Path, tmp_path: Path) -> Iterator[Case]:
    """A case of one's own, open in this process."""
    directory = tmp_path / "case"
    shutil.copytree(filled, directory)
    held = opened.show(directory)
    yield held
    held.close()


@pytest.fixture
def client(case: Case) -> Client:  # noqa: ARG001
    """The one person's browser, let in by the key."""
    return entered()


@pytest.fixture
def team(
    postgres_server: postgres.Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Team]:
    """A case in PostgreSQL with the accounts reader1, analyst1, reviewer1 and admin1."""
    monkeypatch.setenv("DATABASE_URL", postgres_server.database())
    made = Case.create(tmp_path / "case", "ملف الفريق", "tester")
    made.close()
    held = opened.show(tmp_path / "case")
    fill(held)
    with override_settings(TEAM=True, SECURE_SSL_REDIRECT=False):
        yield Team(held, {role: account(role) for role in ROLES})
    held.close()


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    """The desk on a case of its own."""
    directory = tmp_path / "live"
    shutil.copytree(filled, directory)
    with running(directory) as held:
        yield held


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page waits for what it is made of, however busy the machine."""
    monkeypatch.setattr(fresh, "WAIT", 60.0)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium; without it the tests that need it are skipped."""
    if _CHROMIUM is None:
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        held = playwright.chromium.launch(
            executable_path=_CHROMIUM, args=["--no-sandbox"]
        )
        yield held
        held.close()


@pytest.fixture
def browse(browser: Any, desk: Desk) -> Iterator[Callable[..., Any]]:  # noqa: ANN401
    """Open a page of the desk, let in, in the language that is asked for.

    Whatever is asked of another host, and whatever the page's policy or scripts
    complain of, fails the test at its end.
    """
    faults: list[str] = []
    contexts: list[Any] = []

    def one(language: str = "ar", **options: Any) -> Any:  # noqa: ANN401
        context = browser.new_context(
            locale=language, base_url=desk.url, reduced_motion="reduce", **options
        )
        contexts.append(context)
        context.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((desk.url, "data:", "blob:"))
                else faults.append(f"asked for {request.url}")
            ),
        )
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on(
            "console",
            lambda message: (
                faults.append(f"console: {message.text}")
                if message.type == "error"
                else None
            ),
        )
        page.goto(desk.enter)
        return page

    yield one
    for context in contexts:
        context.close()
    assert not faults, json.dumps(faults, ensure_ascii=False, indent=1)

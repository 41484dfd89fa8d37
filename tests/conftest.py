from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

import postgres

# The desk has Django settings of its own, so it is tested in a run of its own:
# DJANGO_SETTINGS_MODULE=tawthiq.desk.settings pytest tests/desk
if os.environ.get("DJANGO_SETTINGS_MODULE") != "tawthiq.desk.settings":
    collect_ignore = ["desk"]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A real PostgreSQL, started once; without it the tests that need it are skipped."""
    reason = postgres.missing()
    if reason:
        pytest.skip(reason)
    with postgres.server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Each database that a case can live in; DATABASE_URL is set as it asks."""
    monkeypatch.delenv("TAWTHIQ_CASE", raising=False)
    monkeypatch.setenv("TAWTHIQ_WHO", "tester")
    if request.param == "postgresql":
        server: postgres.Server = request.getfixturevalue("postgres_server")
        monkeypatch.setenv("DATABASE_URL", server.database())
    else:
        monkeypatch.delenv("DATABASE_URL", raising=False)
    yield request.param
    from django.db import connections

    connections.close_all()

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

import postgres

# The desk has Django settings of its own, so it is tested in a run of its own:
# DJANGO_SETTINGS_MODULE=tawthiq.desk.settings pytest tests/desk
if os.environ.get("DJANGO_SETTINGS_MODULE") != "tawthiq.desk.settings":
    collect_ignore = ["desk"]

# Commands read quickly, as most tests ask of other things; tests/test_encoder.py says otherwise.
os.environ.setdefault("TAWTHIQ_THOROUGH", "0")

# What runs much of the reader or of a case again and again: with every line counted it takes
# three times as long, and what it runs is run by the tests of the parts too.
_UNCOUNTED = (
    *("test_floors", "test_weights", "test_teacher", "test_linear_work", "test_judge"),
    *("test_codebook", "test_extract_invariants", "test_scorers", "test_scoring"),
    *("test_case_killed", "test_case_hostile", "test_case_damage", "test_told_before"),
    *("test_spark", "test_spark_cluster", "test_spark_link", "test_scale_lake"),
    *("test_leaks", "test_publish_linked", "test_publish_sitrep", "test_compiled"),
)


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Begin with the longest files, and leave coverage out of them where any is taken."""
    items.sort(key=lambda item: item.path.stem not in _UNCOUNTED)  # or one core waits
    if config.getoption("no_cov"):
        return
    for item in items:
        if item.path.stem in _UNCOUNTED:
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(scope="session", autouse=True)
def _migrated_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Cases that tests make in their own process get the tables of the first one."""
    import tawthiq.case  # noqa: F401 - sets Django up
    from migrated import copied
    from tawthiq.case import database

    with pytest.MonkeyPatch.context() as patch:
        quick = copied(tmp_path_factory.mktemp("empty"), database.migrate)
        patch.setattr(database, "migrate", quick)
        yield


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

"""The database of a case: SQLite in its directory, or PostgreSQL for a team.

One case is open at a time in a process.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from tawthiq.case.fault import CaseError

URL_VARIABLE: Final = "DATABASE_URL"
SQLITE_NAME: Final = "case.sqlite3"
# Any number of our own: what all writers of one case wait for in PostgreSQL.
_WRITERS_LOCK: Final = 0x7A57_4819
_PRAGMAS: Final = (
    "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on"
)


def sqlite(directory: Path) -> dict[str, Any]:
    """Django's settings for the SQLite database of a case's directory."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(directory / SQLITE_NAME),
        "OPTIONS": {
            # A writer waits for another from its first statement on, not half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 120,
            "init_command": _PRAGMAS,
            # A statement of a batch has thousands of values and takes a megabyte; few
            # come twice alike.
            "cached_statements": 16,
        },
    }


def postgres(url: str) -> dict[str, Any]:
    """Django's settings for ``postgresql://user:password@host:port/name?option=…``.

    Raises ``CaseError`` for another kind of URL.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise CaseError(
            f"{URL_VARIABLE} is not like postgresql://user@host:5432/database"
        )
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    try:
        port = parts.port
    except ValueError as error:
        raise CaseError(f"{URL_VARIABLE}: the port is no number") from error
    options.setdefault("connect_timeout", 10)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(options.pop("port", port or "")),
        "OPTIONS": options,
    }


def connect(chosen: dict[str, Any]) -> None:
    """Make a database the one that the case's models live in."""
    disconnect()
    connections.settings["default"] = connections.configure_settings(
        {"default": chosen}
    )["default"]
    with contextlib.suppress(AttributeError):
        del connections["default"]


def disconnect() -> None:
    """Close the database; forked workers call it too, before they begin."""
    connections.close_all()


def url_from_environment() -> str:
    """The URL of the team's database; raises ``CaseError`` where none is set."""
    url = os.environ.get(URL_VARIABLE)
    if not url:
        raise CaseError(
            f"this case lives in PostgreSQL: set {URL_VARIABLE} to its database, "
            "like postgresql://user@host:5432/database"
        )
    return url


def migrate() -> None:
    """Bring the tables to this version of tawthiq."""
    call_command("migrate", verbosity=0, interactive=False)


def current() -> bool:
    """Whether the case's tables are those of this version of tawthiq."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes("case"))


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """One transaction, in which no other process writes to the case."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_xact_lock(%s)", [_WRITERS_LOCK])
        yield

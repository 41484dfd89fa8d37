"""The empty tables of a case, made once by its migrations and copied from then on.

Ten migrations take half a second, and hundreds of tests begin with a new case.  Tables
that are there already are migrated as ever, unless those were done that an earlier case
ended with; those of a process of its own always are.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def copied(folder: Path, migrate: Callable[[], None]) -> Callable[[], None]:
    """``migrate``, which copies what it made of the first empty database to the others.

    ``folder``: where the copy of SQLite's is kept.
    """
    model = folder / "empty.sqlite3"
    servers: set[str] = set()
    whole: set[frozenset[tuple[str, str]]] = set()

    def quick() -> None:
        if connection.introspection.table_names():
            if _done() not in whole:
                migrate()
                whole.add(_done())
        elif connection.vendor == "sqlite":
            _sqlite(model, migrate)
        else:
            _postgres(servers, migrate)

    return quick


def _done() -> frozenset[tuple[str, str]]:
    """The migrations that a database has been through."""
    return frozenset(MigrationRecorder(connection).applied_migrations())


def _sqlite(model: Path, migrate: Callable[[], None]) -> None:
    name = str(connection.settings_dict["NAME"])
    if not model.exists():
        migrate()
        connection.close()
        with (
            closing(sqlite3.connect(name)) as made,
            closing(sqlite3.connect(model)) as to,
        ):
            made.backup(to)
        return
    connection.close()
    for tail in ("-wal", "-shm"):
        Path(name + tail).unlink(missing_ok=True)
    shutil.copyfile(model, name)


def _postgres(servers: set[str], migrate: Callable[[], None]) -> None:
    told = connection.settings_dict
    host, name = str(told["HOST"]), str(told["NAME"])
    model = "empty_case"
    if host not in servers:
        migrate()
        _do(told, f"create database {model} template {name}")
        servers.add(host)
        return
    _do(told, f"drop database {name}", f"create database {name} template {model}")


def _do(told: dict[str, Any], *statements: str) -> None:
    """Statements of the server, to which nothing of the database may be connected."""
    connection.close()
    with psycopg.connect(
        host=told["HOST"], user=told["USER"], dbname="postgres", autocommit=True
    ) as server:
        for statement in statements:
            server.execute(statement)

"""A real PostgreSQL for the tests: its own cluster in a folder, gone afterwards."""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import psycopg

_PLACES: Final = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/*/bin")


def program(name: str) -> str | None:
    """The path of a program of PostgreSQL, or None where it is not installed."""
    found = shutil.which(name)
    if found:
        return found
    return next((p for d in _PLACES for p in sorted(glob.glob(f"{d}/{name}"))), None)  # noqa: PTH207


def _account() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as the account made for it."""
    if os.geteuid() != 0:
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def missing() -> str | None:
    """Why no server can be started here, or None."""
    if program("initdb") is None or program("postgres") is None:
        return "PostgreSQL is not installed (Debian: postgresql)"
    if os.geteuid() == 0:
        try:
            pwd.getpwnam("postgres")
        except KeyError:
            return "running as root without an account named postgres"
    return None


class Server:
    """A running cluster, reached by a socket in its folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen(
            [
                str(program("postgres")),
                *("-D", str(self._folder / "data"), "-k", str(self._folder)),
                *("-c", "listen_addresses=", "-c", "fsync=off"),
                *("-c", "max_connections=30"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **_account(),
        )
        for _ in range(200):
            try:
                with self._connect():
                    return
            except psycopg.OperationalError:
                time.sleep(0.1)
        raise TimeoutError("PostgreSQL does not answer")

    def stop(self) -> None:
        """Stop it at once, as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        (self._folder / "data" / "postmaster.pid").unlink(missing_ok=True)

    def database(self) -> str:
        """The URL of a new, empty database."""
        self._made += 1
        name = f"case_{self._made}"
        with self._connect() as connection:
            connection.execute(f"create database {name} template template0")
        return f"postgresql://postgres@/{name}?host={quote(str(self._folder))}"

    def _connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host=str(self._folder), user="postgres", dbname="postgres", autocommit=True
        )


@contextmanager
def server() -> Iterator[Server]:
    """A new cluster; its folder has a short name, for sockets have no long ones."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    running = Server(folder)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        subprocess.run(
            [
                str(program("initdb")),
                *("-D", str(folder / "data"), "-U", "postgres", "-A", "trust"),
                *("-E", "UTF8", "--locale=C", "--no-sync"),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            **_account(),
        )
        running.start()
        yield running
    finally:
        running.stop()
        shutil.rmtree(folder, ignore_errors=True)

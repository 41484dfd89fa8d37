"""A case: a directory with its originals, and a database with all the rest."""

from __future__ import annotations

import json
import os
import uuid
from pathlib import Path
from typing import Final, NamedTuple, Self

from django.db import connection

from tawthiq.case import database, log, rules
from tawthiq.case.fault import CaseError, told
from tawthiq.case.models import CaseFile
from tawthiq.case.store import Store

MANIFEST: Final = "case.json"
LAYOUT: Final = 1  # of the directory; the tables have migrations of their own


class Case(NamedTuple):
    """An open case.

    ``directory`` holds the originals; ``id`` and ``title`` are those in the database,
    which ``tawthiq.case.models`` reads and writes.
    """

    directory: Path
    id: str
    title: str

    @property
    def store(self) -> Store:
        """Its originals."""
        return Store(self.directory)

    @classmethod
    def create(
        cls,
        directory: Path,
        title: str,
        by: str,
        id_: uuid.UUID | None = None,
        *,
        reviewers: int = 1,
        logged: bool = True,
    ) -> Self:
        """Make a new case, in PostgreSQL where ``DATABASE_URL`` is set, else SQLite.

        ``reviewers`` is how many people an approved incident needs, 1 or 2.  A case that
        is to be restored has its ``id_`` and a log of its own: not ``logged``.  Raises
        ``CaseError`` where the directory or the database holds one already.
        """
        rules.check(reviewers)
        if (directory / MANIFEST).exists():
            raise CaseError(f"{directory} holds a case already")
        with told():
            directory.mkdir(parents=True, exist_ok=True)
            if any(directory.iterdir()):
                raise CaseError(f"{directory} is not empty: a case has its own folder")
            url = os.environ.get(database.URL_VARIABLE)
            backend = "postgresql" if url else "sqlite"
            database.connect(
                database.postgres(url) if url else database.sqlite(directory)
            )
            database.migrate()
            row = CaseFile(
                id=id_ or uuid.uuid4(),
                title=title,
                created=log.now(),
                reviewers=reviewers,
            )
            case = cls._born(directory, row, by, logged=logged)
            manifest = {"layout": LAYOUT, "id": case.id, "database": backend}
            Store(directory).make()
            _write(directory / MANIFEST, json.dumps(manifest, indent=2) + "\n")
        return case

    @classmethod
    def _born(cls, directory: Path, row: CaseFile, by: str, *, logged: bool) -> Self:
        with log.writing(by) as chain:
            held = CaseFile.objects.first()
            if held is not None:
                raise CaseError(
                    f"the database of {database.URL_VARIABLE} holds the case "
                    f"{held.title!r} already: every case has a database of its own"
                )
            row.save(force_insert=True)
            if logged:
                detail = {"case": str(row.id), "title": row.title}
                chain.add("init", {**detail, "reviewers": row.reviewers})
        return cls(directory, str(row.id), row.title)

    @classmethod
    def open(cls, directory: Path, *, upgrade: bool = False) -> Self:
        """Open a case; raises ``CaseError`` where there is none or it does not fit.

        ``upgrade`` brings the tables of an older version to this one.
        """
        manifest = _manifest(directory)
        with told():
            if manifest.get("database") == "postgresql":
                chosen = database.postgres(database.url_from_environment())
            elif (directory / database.SQLITE_NAME).exists():
                chosen = database.sqlite(directory)
            else:
                raise CaseError(
                    f"{directory / database.SQLITE_NAME} is missing: restore it from "
                    "a bag or a copy; the originals are still in originals/"
                )
            database.connect(chosen)
            _check_tables(upgrade=upgrade)
            held = CaseFile.objects.first()
        if held is None or str(held.id) != manifest.get("id"):
            raise CaseError(
                f"the database holds another case than {directory}: "
                f"check {database.URL_VARIABLE}"
            )
        return cls(directory, str(held.id), held.title)

    def discard(self) -> None:
        """Take back ``create``: the directory and the database hold no case any more."""
        CaseFile.objects.all().delete()
        (self.directory / MANIFEST).unlink(missing_ok=True)

    def close(self) -> None:
        """Close its database."""
        database.disconnect()


def find(start: Path) -> Path:
    """The directory of the case that a directory lies in.

    Raises ``CaseError`` where it lies in none.
    """
    for directory in (start, *start.resolve().parents):
        if (directory / MANIFEST).is_file():
            return directory
    raise CaseError(
        f"{start} is in no case: make one with `tawthiq case init DIR`, "
        "or name it with --case DIR"
    )


def _check_tables(*, upgrade: bool) -> None:
    if upgrade:
        database.migrate()
    elif not database.current():
        raise CaseError(
            "this case was made by another version of tawthiq: "
            "copy it, then run `tawthiq case upgrade`"
        )


def _manifest(directory: Path) -> dict[str, object]:
    path = directory / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CaseError(f"{directory} is no case: it has no {MANIFEST}") from None
    except (OSError, ValueError) as error:
        raise CaseError(f"{path} cannot be read: {error}") from error
    if not isinstance(manifest, dict) or manifest.get("layout") != LAYOUT:
        raise CaseError(f"{path} is not of a layout that this version knows")
    return manifest


def _write(path: Path, text: str) -> None:
    partial = path.with_suffix(".part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)


def vendor() -> str:
    """``sqlite`` or ``postgresql``."""
    return str(connection.vendor)

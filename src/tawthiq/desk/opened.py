"""The case that the desk shows: one a process."""

from __future__ import annotations

import contextlib
from pathlib import Path

from django.conf import settings

from tawthiq.case import case as cases
from tawthiq.case import database
from tawthiq.case.case import Case
from tawthiq.case.fault import CaseError

_held: list[Case] = []


def show(directory: Path, *, team: bool | None = None) -> Case:
    """Open a case for this process, with the desk's own tables beside it.

    ``team`` is that of the settings unless given.  Raises ``CaseError`` where it cannot
    be opened, or a team's is not in PostgreSQL.
    """
    held = Case.open(directory)
    shared = cases.vendor() == "postgresql"
    if (settings.TEAM if team is None else team) and not shared:
        raise CaseError(
            "a team's case lives in PostgreSQL: make it with DATABASE_URL set, or move "
            "this one there with `tawthiq case export` and `import`"
        )
    # The workers of a server start at the same time.
    with database.writing() if shared else contextlib.nullcontext():
        database.migrate()
    _held[:] = [held]
    return held


def case() -> Case:
    """The open case; raises ``LookupError`` before ``show``."""
    if not _held:
        raise LookupError("no case is open")
    return _held[0]


def title() -> str:
    """Its title, or nothing."""
    return _held[0].title if _held else ""

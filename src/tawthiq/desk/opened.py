"""The case that the desk shows: one a process."""

from __future__ import annotations

from pathlib import Path

from tawthiq.case.case import Case

_held: list[Case] = []


def show(directory: Path) -> Case:
    """Open a case for this process, with the desk's own tables beside it.

    Raises ``CaseError`` where it cannot be opened.
    """
    from django.core.management import call_command

    held = Case.open(directory)
    call_command("migrate", verbosity=0, interactive=False)
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

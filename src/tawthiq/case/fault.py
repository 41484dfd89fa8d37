"""What can go wrong with a case, in words for the person who runs it."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError


class CaseError(Exception):
    """A case cannot be opened, written or trusted; the message says what to do."""


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Faults of the disk and of the database, told as ``CaseError``.

    Whatever was being written was in one transaction and is not in the case.
    """
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        raise CaseError(_database(error)) from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise CaseError(
                "the disk is full; the case is whole up to the last step that was "
                "finished: make room, then run the same command again"
            ) from error
        raise CaseError(f"{error.filename or ''}: {error.strerror or error}") from error


def _database(error: Exception) -> str:
    text = str(error).strip().splitlines()[0] if str(error).strip() else repr(error)
    low = text.lower()
    again = "nothing half-done is kept: run the same command again"
    if "full" in low or "no space" in low:
        return f"the disk of the database is full ({text}); make room; {again}"
    if "locked" in low:
        return f"another program holds the case's database ({text}); {again}"
    if "append-only" in low:
        return f"the log of a case is never changed ({text})"
    if any(w in low for w in ("malformed", "not a database", "corrupt")):
        return f"the case's database is damaged ({text}); restore it from a bag or copy"
    return f"the database failed ({text}); {again} once it answers"

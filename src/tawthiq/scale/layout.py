"""How a lake lies on disk: ``reports/month=2016-12/source_slug=enab-baladi/….parquet``.

A report lies by the month of its publication and by its publisher; its claims lie by the
same two, whatever days they tell of.  Both are in the paths alone (Hive partitions):
``month`` is ``2016-12`` or ``unknown``, ``source_slug`` a name of letters that every file
system keeps.  The publisher as it is called is the column ``source``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

REPORTS: Final = "reports"
CLAIMS: Final = "claims"
QUARANTINE: Final = "quarantine"
TABLES: Final = (REPORTS, CLAIMS, QUARANTINE)
PARTITIONS: Final = ("month", "source_slug")
UNKNOWN: Final = "unknown"

_MONTH: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])(?=-|$)")
_SAFE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OTHER: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 40
# Names that Windows keeps for devices.
_DEVICES: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_LATIN: Final = str.maketrans(
    {
        **dict(
            zip("ابتجحدرزسصضطعفقكلمنهويةىء", "abtjhdrzssdtafqklmnhwyaaa", strict=True)
        ),
        "أ": "a",
        "إ": "i",
        "آ": "a",
        "ؤ": "w",
        "ئ": "y",
        "ث": "th",
        "خ": "kh",
        "ش": "sh",
        "غ": "gh",
        "ذ": "dh",
        "ظ": "z",
        "پ": "p",
        "چ": "ch",
        "گ": "g",
    }
)


def month(published: str | None) -> str:
    """The month that a report lies under: ``2016-12``, or ``unknown``."""
    found = _MONTH.match(published or "")
    return found[0] if found else UNKNOWN


def slug(source: str | None) -> str:
    """The name of a publisher in paths: small Latin letters, digits and hyphens.

    A name that is one already stays; another is spelled in Latin letters and ends in a
    hash of the name, so that two names never share one.
    """
    if not source:
        return UNKNOWN
    if len(source) <= _LONGEST and _SAFE.fullmatch(source) and not _is_kept(source):
        return source
    letters = unicodedata.normalize("NFKD", source.lower().translate(_LATIN))
    spelled = _OTHER.sub("-", letters.encode("ascii", "ignore").decode())
    spelled = spelled[:_LONGEST].strip("-")
    mark = hashlib.sha256(source.encode()).hexdigest()[:8]
    return f"{spelled}-{mark}" if spelled else mark


def folder(table: str, published: str | None, source: str | None) -> PurePosixPath:
    """Where in a lake the rows of a report lie, in one of its tables."""
    by_month, by_source = PARTITIONS
    return PurePosixPath(
        table, f"{by_month}={month(published)}", f"{by_source}={slug(source)}"
    )


def _is_kept(name: str) -> bool:
    """Whether a name means something else in a path, or is all digits and so a number."""
    return name == UNKNOWN or name.isdigit() or bool(_DEVICES.fullmatch(name))

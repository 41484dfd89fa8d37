"""What readers take and give: an original's bytes in, reports or refusals out."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, Literal, NamedTuple

from tawthiq.model import Report

# A year of one newspaper is 10 million characters; one report is some thousands.
MAX_CHARS: Final = 2_000_000
_MIB: Final = 1 << 20

# The fields of a report that a column or key of a table may hold.
FIELDS: Final = (
    "text",
    "title",
    "publisher",
    "author",
    "url",
    "published",
    "retrieved",
    "id",
)


def known_encoding(name: str) -> str:
    """The name that Python has for an encoding; raises ``LookupError`` for none."""
    return codecs.lookup(name).name


def known_zone(name: str) -> str:
    """A zone of the time zone database by its name; raises ``LookupError`` for none."""
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name).key
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise LookupError(name) from error


PublishedBasis = Literal["metadata", "dateline", "file", "user", "unknown"]


class Refusal(NamedTuple):
    """An input that was not read: where it is, and why and what to do."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What one original may cost; hostile files go past these, real ones do not."""

    document_bytes: int = 64 * _MIB  # one text, page, PDF, mail
    members: int = 1_000_000  # files in one archive
    member_bytes: int = 256 * _MIB  # one file unpacked
    unpacked_bytes: int = 64 * 1024 * _MIB  # one archive unpacked
    ratio: int = 200  # unpacked : packed bytes, past the first 16 MiB
    depth: int = 3  # archives in archives


@dataclass(frozen=True, slots=True)
class Options:
    """What the person says of the input.

    ``published`` stands in where an input does not say its date (basis ``user``).
    ``columns`` maps an item's fields to the columns or keys of a table.
    ``repair`` allows mojibake to be repaired; without it, it is refused.
    ``zone`` (as ``Asia/Damascus``) is where the days of the texts are counted: a message
    sent at 22:30 UTC was written the next day there.
    """

    published: str | None = None
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    repair: bool = False
    zone: str | None = None
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Original:
    """Bytes as they were found: a file, or a member of an archive.

    ``name`` is the path as given; ``opener`` gives a new binary stream each time.
    """

    name: str
    size: int
    opener: Callable[[], BinaryIO]

    @classmethod
    def of_path(cls, path: Path) -> Original:
        """A file on disk; raises ``OSError`` where it cannot be seen."""
        return cls(str(path), path.stat().st_size, lambda: path.open("rb"))

    @classmethod
    def of_bytes(cls, name: str, data: bytes) -> Original:
        """Bytes in memory under a name."""
        return cls(name, len(data), lambda: io.BytesIO(data))

    def read(self, limit: int) -> bytes | None:
        """All its bytes, or None where there are more than ``limit``."""
        with self.opener() as stream:
            data = stream.read(limit + 1)
        return data if len(data) <= limit else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One report as a reader found it.

    ``where`` locates it inside the original: empty for the whole file, ``!/a/b.html``
    for a member of an archive, ``#line=7``, ``#message=12``, ``#entry=3`` for a record;
    they may follow one another.  ``text`` is derived: ``reader`` names what made it,
    with its version.  ``published`` and ``retrieved`` are ISO dates, or date and time
    with zone.  ``chain`` holds whom the publisher had it from (a forward), nearest
    first.  ``flags`` say what was done to or is doubtful in the text.
    """

    text: str
    reader: str
    where: str = ""
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    retrieved: str | None = None
    chain: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    # What a format tells besides, as plain JSON values: reply_to, edited, channel …
    extra: Mapping[str, object] = field(default_factory=dict)

    def report(self, path: str | None = None) -> Report:
        """The report that is read for claims; raises ``ValueError`` for no Unicode."""
        return Report.of(
            self.text,
            id=self.id,
            path=path,
            title=self.title,
            source=self.publisher,
            url=self.url,
            published=self.published[:10] if self.published else None,
        )


ReadItems = Callable[[Original, Options], Iterator[Item | Refusal]]

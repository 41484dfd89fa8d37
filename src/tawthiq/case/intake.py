"""Taking reports in: originals kept, each read once, every step in the log.

An original's bytes lie in the store before any row tells of them; rows are written a
batch at a time, each batch with its log entries in one transaction.  A killed import
is taken up where its last batch ended; an import repeated does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

from tawthiq.case.case import Case
from tawthiq.case.fault import told
from tawthiq.case.models import Finding, Original
from tawthiq.case.prepare import Prepared, prepare
from tawthiq.case.rows import Added, Part, write
from tawthiq.case.store import Kept, measure
from tawthiq.ingest import formats, walk
from tawthiq.ingest.item import Item, Options, Refusal
from tawthiq.ingest.item import Original as Source
from tawthiq.parallel import ordered

_REPORTS: Final = 256  # a batch is written at this many reports,
_CHARS: Final = 4_000_000  # this much text,
_ORIGINALS: Final = 128  # or this many originals


class _End(NamedTuple):
    """The end of an original was reached."""


class _Outside(NamedTuple):
    """A path that could not be taken in."""

    refusal: Refusal


# What an import is made of, in order: an original begins, its reports, its end.
_Event = Part | Item | Prepared | Refusal | _Outside | _End


@dataclass(slots=True)
class _Batch:
    """What waits to be written in one transaction."""

    parts: list[Part] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    reports: int = 0
    chars: int = 0

    def put(self, event: _Event) -> None:
        match event:
            case Part():
                self.parts.append(event)
            case _Outside():
                self.refused.append(event.refusal)
            case _End():
                self.parts[-1].complete = True
            case Prepared() | Refusal():
                self.parts[-1].read.append(event)
                self.reports += 1
                self.chars += len(event.text) if isinstance(event, Prepared) else 0

    @property
    def full(self) -> bool:
        return (
            self.reports >= _REPORTS
            or self.chars >= _CHARS
            or len(self.parts) + len(self.refused) >= _ORIGINALS
        )

    def rest(self) -> _Batch:
        """An empty batch that goes on in the middle of the last original."""
        if not self.parts or self.parts[-1].complete:
            return _Batch()
        last = self.parts[-1]
        onward = Part(last.name, last.kept, last.format, last.first + len(last.read))
        return _Batch([onward])

    def __bool__(self) -> bool:
        return bool(self.parts or self.refused)


def add(
    case: Case,
    paths: Iterable[str | Source],
    options: Options,
    *,
    by: str,
    why: str = "",
    again: bool = False,
    jobs: int = 1,
) -> Iterator[Added]:
    """Take files and folders into a case; yields what each batch brought.

    ``again`` reads originals that were read before once more (with other options, or a
    newer reader): reports found anew are added, those known stay as they are.

    Raises ``CaseError`` where the disk is full or the database fails; what was yielded
    is in the case, and the same call goes on from there.
    """
    with told():
        case.store.make()
        case.store.sweep()
        batch = _Batch()
        events = _events(case, paths, options, again=again)
        for event in ordered(_prepared, events, jobs):
            batch.put(event)
            if batch.full:
                yield write(batch.parts, batch.refused, by, why)
                batch = batch.rest()
        if batch:
            yield write(batch.parts, batch.refused, by, why)


def _prepared(event: _Event) -> _Event:
    return prepare(event) if isinstance(event, Item) else event


def _events(
    case: Case, paths: Iterable[str | Source], options: Options, *, again: bool
) -> Iterator[_Event]:
    found = walk.originals(paths)
    while group := list(islice(found, _ORIGINALS)):
        measured: list[tuple[Source, Kept]] = []
        for source in group:
            if isinstance(source, Refusal):
                yield _Outside(source)
                continue
            try:
                with source.opener() as stream:
                    measured.append((source, measure(stream)))
            except OSError as error:
                yield _Outside(
                    Refusal(source.name, f"cannot be read: {error.strerror}")
                )
        yield from _group(case, measured, options, again=again)


def _group(
    case: Case, measured: list[tuple[Source, Kept]], options: Options, *, again: bool
) -> Iterator[_Event]:
    hashes = {kept.sha256 for _, kept in measured}
    known = Original.objects.in_bulk(hashes)
    findings = set(
        Finding.objects.filter(original__in=hashes).values_list("original_id", "name")
    )
    begun: set[str] = set()
    for source, kept in measured:
        held = known.get(kept.sha256)
        finished = kept.sha256 in begun or (held is not None and held.complete)
        if finished and not again and (kept.sha256, source.name) in findings:
            continue
        if not case.store.has(kept):
            try:
                kept = _keep(case, source)  # noqa: PLW2901 - it may have changed since
            except _UnreadableError as error:
                yield _Outside(Refusal(source.name, str(error)))
                continue
        first = 0 if again or held is None else held.items
        reading = (not finished or again) and kept.sha256 not in begun
        begun.add(kept.sha256)
        path = case.store.path(kept.sha256)
        stored = Source(source.name, kept.size, lambda path=path: path.open("rb"))  # type: ignore[misc]
        yield Part(source.name, kept, formats.sniff(stored), first)
        if reading:
            yield from islice(formats.read(stored, options), first, None)
        yield _End()


class _UnreadableError(Exception):
    """A source that vanished or cannot be read any more."""


def _keep(case: Case, source: Source) -> Kept:
    try:
        stream = source.opener()
    except OSError as error:
        raise _UnreadableError(f"cannot be read: {error.strerror}") from error
    with stream:
        return case.store.keep(stream)

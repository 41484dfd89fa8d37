"""Writing a batch of what was read: originals, reports, refusals, and the log of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tawthiq.case import copies, words
from tawthiq.case.log import Chain, digest, writing
from tawthiq.case.models import Finding, Original, Refusal, Report
from tawthiq.case.prepare import Prepared, evidence, report, sha256_of
from tawthiq.case.store import Kept
from tawthiq.ingest import item

_PAGE: Final = 128


class Added(NamedTuple):
    """What a batch brought into the case; ``refused`` are named as a person knows them."""

    originals: int = 0
    reports: int = 0
    set_aside: int = 0
    copies: int = 0
    refused: tuple[item.Refusal, ...] = ()


@dataclass(slots=True)
class Part:
    """Some of an original's reports, from the ``first``; whether its end was reached."""

    name: str
    kept: Kept
    format: str
    first: int = 0
    read: list[Prepared | item.Refusal] = field(default_factory=list)
    complete: bool = False


def write(
    parts: Sequence[Part], outside: Sequence[item.Refusal], by: str, why: str
) -> Added:
    """Write what was read; what another process wrote meanwhile is left as it is.

    ``outside`` are paths that could not be taken in.
    """
    with writing(by, why) as chain:
        batch = _Rows(parts)
        for part in parts:
            batch.put(part, chain)
        batch.put_outside(outside, chain)
        return batch.save(outside)


class _Rows:
    """The new rows of a batch."""

    def __init__(self, parts: Sequence[Part]) -> None:
        hashes = {part.kept.sha256 for part in parts}
        wheres = {w for part in parts for read in part.read for w in _wheres(read)}
        self.originals = Original.objects.in_bulk(hashes)
        self.findings = set(
            Finding.objects.filter(original__in=hashes).values_list(
                "original_id", "name"
            )
        )
        mine = {"original__in": hashes, "where__in": wheres}
        self.texts: dict[tuple[str, str], str] = {
            (original, where): sha256
            for original, where, sha256 in Report.objects.filter(**mine).values_list(
                "original_id", "where", "sha256"
            )
        }
        self.refusals = set(
            Refusal.objects.filter(**mine).values_list("original_id", "where")
        )
        self.new_originals: list[Original] = []
        self.new_findings: list[Finding] = []
        self.new_reports: list[tuple[Report, Prepared]] = []
        self.new_refusals: list[Refusal] = []
        self.refused: list[item.Refusal] = []

    def put(self, part: Part, chain: Chain) -> None:
        """The rows of one part, and the log entry that tells of them."""
        sha256, entry = part.kept.sha256, chain.next
        reports = [
            new
            for read in part.read
            if isinstance(read, Prepared) and (new := self._row(sha256, read, entry))
        ]
        refusals = [r for r in part.read if isinstance(r, item.Refusal)]
        refusals = [r for r in refusals if (sha256, r.where) not in self.refusals]
        found = (sha256, part.name) not in self.findings
        held = self.originals.get(sha256)
        if held is None:
            held = Original(
                sha256=sha256, size=part.kept.size, format=part.format, entry_id=entry
            )
            self.originals[sha256] = held
            self.new_originals.append(held)
        held.items = max(held.items, part.first + len(part.read))
        held.complete = held.complete or part.complete
        if found:
            self.findings.add((sha256, part.name))
            self.new_findings.append(
                Finding(original_id=sha256, name=part.name, entry_id=entry)
            )
        self._refuse(sha256, refusals, entry)
        self.refused += [item.Refusal(part.name + r.where, r.reason) for r in refusals]
        self.new_reports += reports
        if found or reports or refusals:
            chain.add(
                "add",
                {
                    "original": sha256,
                    "size": part.kept.size,
                    "name": part.name,
                    "format": part.format,
                    "from": part.first,
                    "reports": len(reports),
                    "refused": len(refusals),
                    "digest": digest(evidence(row) for row, _ in reports),
                },
            )

    def put_outside(self, outside: Sequence[item.Refusal], chain: Chain) -> None:
        """The rows of paths that could not be taken in, told once."""
        known = set(
            Refusal.objects.filter(
                original=None, where__in=[r.where for r in outside]
            ).values_list("where", flat=True)
        )
        new = [r for r in outside if r.where not in known]
        if new:
            self._refuse(None, new, chain.next)
            chain.add("refuse", {"paths": [list(r) for r in new]})

    def save(self, outside: Sequence[item.Refusal]) -> Added:
        """Write all rows; gives what is new."""
        Original.objects.bulk_create(self.new_originals)
        # An upsert here would make SQLite look through all reports of the original.
        new = {row.sha256 for row in self.new_originals}
        held = [row for row in self.originals.values() if row.sha256 not in new]
        Original.objects.bulk_update(held, ["items", "complete"], batch_size=_PAGE)
        Finding.objects.bulk_create(self.new_findings)
        Report.objects.bulk_create(row for row, _ in self.new_reports)
        Refusal.objects.bulk_create(self.new_refusals)
        words.add((row.pk, read.words) for row, read in self.new_reports)
        copies.link([(row, read.bands) for row, read in self.new_reports])
        return Added(
            len(self.new_originals),
            len(self.new_reports),
            sum(bool(row.set_aside) for row, _ in self.new_reports),
            sum(row.family != row.pk for row, _ in self.new_reports),
            (*outside, *self.refused),
        )

    def _row(
        self, original: str, read: Prepared, entry: int
    ) -> tuple[Report, Prepared] | None:
        """The row of a report with all about it, or None where the case has it already.

        Two different texts at one place in an original are both kept: the second gets
        a place that names its text.
        """
        row = report(read, original, read.item.where, entry)
        known = self.texts.get((original, row.where))
        if known is not None and known != row.sha256:
            row = report(read, original, f"{row.where}~{row.sha256[:8]}", entry)
            known = self.texts.get((original, row.where))
        if known is not None:
            return None
        self.texts[original, row.where] = row.sha256
        return row, read

    def _refuse(
        self, original: str | None, refusals: Iterable[item.Refusal], entry: int
    ) -> None:
        for refusal in refusals:
            self.refusals.add((original or "", refusal.where))
            self.new_refusals.append(
                Refusal(
                    original_id=original,
                    where=refusal.where,
                    reason=refusal.reason,
                    entry_id=entry,
                )
            )


def _wheres(read: Prepared | item.Refusal) -> tuple[str, ...]:
    if isinstance(read, item.Refusal):
        return (read.where,)
    where = read.item.where
    return where, f"{where}~{sha256_of(read.text)[:8]}"

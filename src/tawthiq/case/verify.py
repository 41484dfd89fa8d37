"""Whether a case still is what its log says: every byte, every row, every link.

Every original is hashed anew; the log's chain is recomputed; the rows that an entry
tells of are digested anew.  Nothing is changed, and looking leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

from tawthiq.case import deciding, judging, log, reading, rules
from tawthiq.case.case import Case
from tawthiq.case.fault import told
from tawthiq.case.log import breaks, digest
from tawthiq.case.models import (
    Claim,
    Entry,
    IncidentJudgement,
    Judgement,
    LinkJudgement,
    Original,
    Reading,
    Report,
)
from tawthiq.case.prepare import evidence, sha256_of
from tawthiq.case.store import Kept, Store, measure, named_by_hash

_PAGE: Final = 500


class Fault(NamedTuple):
    """Something that is not as the log says: what it is, and what is wrong with it."""

    what: str
    reason: str


class Checked(NamedTuple):
    """A step of the check, for a progress bar, or a fault that was found."""

    step: str
    fault: Fault | None = None


def size() -> int:
    """How many steps a check of the open case takes."""
    return Original.objects.count() + Entry.objects.count()


def verify(case: Case) -> Iterator[Checked]:
    """Check a case; yields every step and every fault.

    Raises ``CaseError`` where the database fails.
    """
    with told():
        yield from _originals(case.store)
        yield from _log()
        for fault in (*_texts(), *_settings()):
            yield Checked("text", fault)


def _originals(store: Store) -> Iterator[Checked]:
    known: set[str] = set()
    for row in Original.objects.order_by("sha256").iterator():
        known.add(row.sha256)
        yield Checked("original", _original(store, row))
    for path in store.files():
        name = str(path.relative_to(store.root.parent))
        if not named_by_hash(path):
            fault = Fault(name, "is no original: nothing of the case put it there")
            yield Checked("extra", fault)
        elif path.name not in known:
            fault = Fault(
                name,
                "is in no log entry: an import was cut off (run it again), "
                "or somebody put it there",
            )
            yield Checked("extra", fault)


def _original(store: Store, row: Original) -> Fault | None:
    what = f"original {row.sha256}"
    path = store.path(row.sha256)
    try:
        with path.open("rb") as stream:
            kept = measure(stream)
    except FileNotFoundError:
        return Fault(what, "is missing from the store")
    except OSError as error:
        return Fault(what, f"cannot be read: {error.strerror or error}")
    if kept != Kept(row.sha256, row.size):
        return Fault(
            what, f"was changed: it has {kept.size:,} bytes with hash {kept.sha256}"
        )
    return None


def _log() -> Iterator[Checked]:
    for link in breaks(Entry.objects.order_by("seq").iterator()):
        yield Checked("log", Fault(f"log entry {link.seq}", link.reason))
    for entry in Entry.objects.order_by("seq").iterator(_PAGE):
        check = _CHECKS.get(entry.value["action"])
        yield Checked(
            "entry", check(entry.seq, entry.value["detail"]) if check else None
        )
    yield from _untold()


def _added(seq: int, detail: dict[str, Any]) -> Fault | None:
    rows = Report.objects.filter(entry=seq, original=detail["original"]).order_by("pk")
    return _digested(f"log entry {seq}", "reports", detail, map(evidence, rows))


def _read(seq: int, detail: dict[str, Any]) -> Fault | None:
    rows = Claim.objects.filter(since=seq).order_by("pk").iterator(_PAGE)
    return _digested(f"log entry {seq}", "new", detail, map(reading.evidence, rows))


def _added_claim(seq: int, detail: dict[str, Any]) -> Fault | None:
    rows = Claim.objects.filter(since=seq)
    lines = map(reading.evidence, rows)
    return _digested(f"log entry {seq}", "new", detail, lines)


def _judged(seq: int, detail: dict[str, Any]) -> Fault | None:
    rows = Judgement.objects.filter(entry=seq).order_by("pk")
    lines = map(judging.evidence, rows)
    return _digested(f"log entry {seq}", "judgements", detail, lines)


def _decided(seq: int, detail: dict[str, Any]) -> Fault | None:
    rows: list[LinkJudgement | IncidentJudgement] = [
        *LinkJudgement.objects.filter(entry=seq).order_by("pk"),
        *IncidentJudgement.objects.filter(entry=seq).order_by("pk"),
    ]
    lines = map(deciding.evidence, rows)
    return _digested(f"log entry {seq}", "decisions", detail, lines)


_CHECKS: Final[dict[str, Callable[[int, dict[str, Any]], Fault | None]]] = {
    "add": _added,
    "read": _read,
    "claim": _added_claim,
    "judge": _judged,
    "decide": _decided,
}


def _digested(
    what: str, counted: str, detail: dict[str, Any], lines: Iterable[str]
) -> Fault | None:
    told_lines = list(lines)
    if len(told_lines) != detail[counted]:
        return Fault(
            what,
            f"told of {detail[counted]} rows, the database has {len(told_lines)}",
        )
    if digest(told_lines) != detail["digest"]:
        return Fault(what, "the rows that it told of were changed in the database")
    return None


def _untold() -> Iterator[Checked]:
    """Rows that refer to no entry of their kind."""
    for model, field, actions in (
        (Report, "entry", ("add",)),
        (Claim, "since", ("read", "claim")),
        (Judgement, "entry", ("judge",)),
        (LinkJudgement, "entry", ("decide",)),
        (IncidentJudgement, "entry", ("decide",)),
    ):
        entries = model._default_manager.values_list(field, flat=True).distinct()  # noqa: SLF001
        for entry in Entry.objects.filter(pk__in=entries.order_by()).iterator(_PAGE):
            if entry.value["action"] not in actions:
                what = f"log entry {entry.seq}"
                name = model._meta.verbose_name_plural  # noqa: SLF001
                yield Checked("row", Fault(what, f"is said to have made {name}"))


def _settings() -> Iterator[Fault]:
    """Whether an approval takes as many people as the log says."""
    told_of = 1
    for action in ("init", "settings"):
        entry = log.of_action(action).last()
        if entry is not None:
            told_of = entry.value["detail"].get("reviewers", told_of)
    if rules.reviewers() != told_of:
        yield Fault("the case", f"takes {rules.reviewers()} to approve, not {told_of}")


def _texts() -> Iterator[Fault]:
    """Texts that are not those that their reports were added with."""
    for row in Report.objects.order_by("pk").iterator(_PAGE):
        if sha256_of(row.text) != row.sha256:
            yield Fault(f"report {row.key}", "its text was changed in the database")
    for missing in Reading.objects.filter(entry__isnull=True).values_list(
        "report__key", flat=True
    ):
        yield Fault(f"report {missing}", "its reading is in no log entry")

"""A case as a BagIt bag (RFC 8493): sent, kept, and made a case again elsewhere.

The bag holds the originals and every table as JSON lines, the log with its chain among
them, so that the case can be rebuilt, verified, and read without tawthiq.
"""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final, TypeVar

import bagit
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.db.models import QuerySet

import tawthiq
from tawthiq.case import queue, rules, scenes, scoring, words
from tawthiq.case.case import Case
from tawthiq.case.fault import CaseError, told
from tawthiq.case.log import breaks, head, writing
from tawthiq.case.models import (
    Band,
    CaseFile,
    Claim,
    ClaimValue,
    Entry,
    Finding,
    Incident,
    IncidentJudgement,
    Judgement,
    Likeness,
    Linked,
    LinkJudgement,
    Original,
    Reading,
    Refusal,
    Report,
    Scene,
)
from tawthiq.case.stale import mark
from tawthiq.case.store import measure
from tawthiq.case.values import values
from tawthiq.link.facts import restore as restore_facts

_T = TypeVar("_T")
_PAGE: Final = 500
_CASE: Final = "case.json"
_LAYOUT: Final = 1
_MORE: Final = "`tawthiq case verify` tells more"
# In the order in which they can be written anew; what is derived is derived again.
_TABLES: Final[tuple[type[models.Model], ...]] = (
    Entry,
    Original,
    Finding,
    Report,
    Refusal,
    Likeness,
    Band,
    Reading,
    Claim,
    Judgement,
    LinkJudgement,
    Incident,
    IncidentJudgement,
    Scene,
    Linked,
)


def export(case: Case, target: Path, *, by: str, why: str = "") -> str:
    """Write a case as a bag into a new directory; gives the head hash that it holds.

    The export is logged, and the log in the bag holds that entry.  The directory
    appears whole or not at all.  Raises ``CaseError`` where it exists or cannot be
    written.
    """
    if target.exists():
        raise CaseError(f"{target} exists already: a bag is written to a new folder")
    partial = target.with_name(target.name + ".part")
    with told():
        shutil.rmtree(partial, ignore_errors=True)
        try:
            partial.mkdir(parents=True)
            with writing(by, why) as chain:
                chain.add("export", {"format": "bag", "to": target.name})
            with writing(by, why):  # nobody writes, so all tables are of one moment
                hash_ = _write_tables(case, partial)
            _copy_originals(case, partial)
            info = {
                "Bag-Software-Agent": f"tawthiq {tawthiq.__version__}",
                "External-Identifier": f"urn:uuid:{case.id}",
                "External-Description": case.title,
                "Tawthiq-Log-Head": hash_,
            }
            bagit.make_bag(str(partial), info, checksums=["sha256"])
            partial.replace(target)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    return hash_


def restore(bag: Path, directory: Path, *, by: str, why: str = "") -> Case:
    """Make a case of a bag, its log going on where the bag's ended.

    Raises ``CaseError`` where the bag is not whole, a hash is wrong, or the log's chain
    is broken; the directory is then left without a case.
    """
    check(bag)
    data = bag / "data"
    told_of = json.loads((data / _CASE).read_text(encoding="utf-8"))
    if told_of.get("layout") != _LAYOUT:
        raise CaseError(f"{bag} was written by a version of tawthiq not known here")
    case = Case.create(
        directory,
        told_of["title"],
        by,
        uuid.UUID(told_of["id"]),
        reviewers=told_of.get("reviewers", 1),
        logged=False,
    )
    try:
        with told():
            _keep_originals(case, data / "originals")
            with writing(by, why) as chain:
                for table in _TABLES:
                    _fill(table, data / f"{_name(table)}.jsonl")
                CaseFile.objects.update(scorer=told_of.get("scorer", ""))
                _derive()
                _reset_sequences()
                chain.seq, chain.hash = head()
                chain.add("import", {"bag": bag.name, "head": chain.hash})
    except BaseException:
        case.discard()
        raise
    return case


def _keep_originals(case: Case, originals: Path) -> None:
    for path in sorted(p for p in originals.rglob("*") if p.is_file()):
        with path.open("rb") as stream:
            if case.store.keep(stream).sha256 != path.name:
                raise CaseError(f"{path.name} is not the original of its name")


def check(bag: Path) -> None:
    """Check a bag: every file there and as hashed, and the chain of its log.

    Raises ``CaseError`` naming what is wrong.
    """
    try:
        bagit.Bag(str(bag)).validate(processes=1)
    except bagit.BagValidationError as error:
        details = "; ".join(str(d) for d in error.details) or str(error)
        raise CaseError(f"{bag} is not whole: {details}") from error
    except bagit.BagError as error:
        raise CaseError(f"{bag} is no bag: {error}") from error
    log = bag / "data" / f"{_name(Entry)}.jsonl"
    if not log.is_file() or not (bag / "data" / _CASE).is_file():
        raise CaseError(f"{bag} is a bag, but holds no case of tawthiq")
    for link in breaks(Entry(**row) for row in _rows(log)):
        raise CaseError(f"{bag}: {link.reason}")


def _copy_originals(case: Case, directory: Path) -> None:
    for row in _rows(directory / f"{_name(Original)}.jsonl"):
        sha256 = row["sha256"]
        copy = directory / "originals" / sha256[:2] / sha256
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(case.store.path(sha256), copy)
        except FileNotFoundError:
            raise CaseError(f"original {sha256} is missing: {_MORE}") from None
        with copy.open("rb") as stream:
            if measure(stream).sha256 != sha256:
                raise CaseError(f"original {sha256} was changed: {_MORE}")


def _write_tables(case: Case, directory: Path) -> str:
    """All tables as they stand at one moment; gives the head of the log then."""
    for table in _TABLES:
        with (directory / f"{_name(table)}.jsonl").open("w", encoding="utf-8") as file:
            _dump(table, file)
    _, hash_ = head()
    about = {
        "layout": _LAYOUT,
        "id": case.id,
        "title": case.title,
        "reviewers": rules.reviewers(),
        "scorer": scoring.stored(),
        "head": hash_,
    }
    (directory / _CASE).write_text(json.dumps(about, ensure_ascii=False, indent=2))
    return hash_


def _dump(table: type[models.Model], file: IO[str]) -> None:
    fields = [field.attname for field in table._meta.concrete_fields]  # noqa: SLF001
    rows = table._default_manager.order_by("pk").values(*fields)  # noqa: SLF001
    for row in rows.iterator(_PAGE):
        file.write(json.dumps(row, ensure_ascii=False, cls=DjangoJSONEncoder) + "\n")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _fill(table: type[models.Model], path: Path) -> None:
    page: list[models.Model] = []
    for row in _rows(path):
        page.append(table(**row))
        if len(page) == _PAGE:
            table._default_manager.bulk_create(page)  # noqa: SLF001
            page = []
    table._default_manager.bulk_create(page)  # noqa: SLF001


def _derive() -> None:
    """What the bag does not hold: the search index, the queue, keys, days and cards."""
    texts = Report.objects.order_by("pk").values_list("pk", "text").iterator(_PAGE)
    words.add((pk, words.indexed(text)) for pk, text in texts)
    for row in Claim.objects.order_by("pk").iterator(_PAGE):
        ClaimValue.objects.bulk_create(
            ClaimValue(claim=row, slot=slot, ident=ident, name=name)
            for slot, ident, name in values(row.value)
        )
    current = Claim.objects.filter(until=None).values_list("key", flat=True)
    for claims in _pages(current):
        queue.refill(claims)
    for scene in Scene.objects.order_by("pk").iterator(_PAGE):
        facts = restore_facts(scene.facts)
        scenes.index([(scene.pk, facts)])
        days = dict(zip(("first", "last"), facts.days or (), strict=False))
        Scene.objects.filter(pk=scene.pk).update(sum=facts.sum, **days)
    every = Incident.objects.order_by("pk").values_list("pk", flat=True)
    for incidents in _pages(every):
        mark(incidents)


def _pages(rows: QuerySet[Any, _T]) -> Iterator[list[_T]]:
    held = iter(list(rows))
    while page := list(islice(held, _PAGE)):
        yield page


def _reset_sequences() -> None:
    """Let new rows be numbered after the restored ones, where the database counts."""
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(_TABLES)):
            cursor.execute(sql)


def _name(table: type[models.Model]) -> str:
    return str(table._meta.model_name)  # noqa: SLF001

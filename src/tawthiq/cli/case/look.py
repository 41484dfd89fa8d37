"""``tawthiq case status``, ``log``, ``verify``, ``settings`` and ``upgrade``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tawthiq.cli.case.options import BY, CASE, QUIET, WHY, opened, who
from tawthiq.cli.progress import counted
from tawthiq.cli.streams import say

if TYPE_CHECKING:
    from tawthiq.case.status import Status

_FORMAT = click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
)


@click.command()
@CASE
@_FORMAT
def status(directory: Path | None, format_: str) -> None:
    """Say what the case holds, what is left to do, and the head of its log."""
    with opened(directory) as case:
        from tawthiq.case.status import status as numbers

        told = numbers()
        if format_ == "json":
            about = {"case": case.title, "id": case.id, **told.to_dict()}
            click.echo(json.dumps(about, ensure_ascii=False, indent=2))
            return
        click.echo(f"{case.title}  ({case.directory})")
        for line in _lines(told):
            click.echo(f"  {line}")


def _lines(told: Status) -> list[str]:
    seq, head = told.head
    unfinished = f", {told.unfinished:,} not read to the end" if told.unfinished else ""
    lines = [
        f"{told.originals:,} originals, {told.bytes:,} bytes{unfinished}",
        f"{told.reports:,} reports, {told.independent:,} independent texts",
        f"{told.copies:,} copies or versions of others",
        f"published {told.first_published or '?'} to {told.last_published or '?'}",
        f"{told.undated:,} without a date",
    ]
    lines += [f"{n:,} set aside: {language}" for language, n in told.set_aside.items()]
    if told.refused:
        lines.append(f"{told.refused:,} items refused (tawthiq case log --refused)")
    lines += [
        f"{told.claims:,} claims, {told.judged:,} judged",
        f"{told.unread:,} reports to read (tawthiq case extract)"
        if told.unread
        else "every report is read by this version",
        f"log: {seq:,} entries, head {head}",
    ]
    return lines


@click.command()
@CASE
@click.option("--refused", is_flag=True, help="Only what was refused, and why.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "jsonl")),
    default="table",
    show_default=True,
)
def log(directory: Path | None, refused: bool, format_: str) -> None:  # noqa: FBT001
    """Show who did what to the case, when and why; the last line is the head.

    Each entry's hash covers its words and the hash before it (see docs/case.md).
    """
    with opened(directory):
        if refused:
            _refusals(format_)
            return
        from tawthiq.case.models import Entry

        for entry in Entry.objects.order_by("seq").iterator():
            if format_ == "jsonl":
                click.echo(f'{{"hash":"{entry.hash}","entry":{entry.body}}}')
            else:
                click.echo(_told(entry.seq, entry.value, entry.hash))


def _refusals(format_: str) -> None:
    from tawthiq.case.models import Finding, Refusal

    for row in Refusal.objects.order_by("pk").iterator():
        found = Finding.objects.filter(original=row.original_id).first()
        where = (found.name if found else "") + row.where
        if format_ == "jsonl":
            told = {"where": where, "reason": row.reason}
            click.echo(json.dumps(told, ensure_ascii=False))
        else:
            click.echo(f"{where}: {row.reason}")


def _told(seq: int, value: dict[str, Any], hash_: str) -> str:
    detail = value["detail"]
    facts = " ".join(
        f"{name}={detail[name]}"
        for name in (
            "name",
            "reports",
            "refused",
            "new",
            "ended",
            "claim",
            "verdict",
            "title",
            "to",
            "bag",
        )
        if name in detail
    )
    why = f"  ({value['why']})" if value["why"] else ""
    return f"{seq:>6}  {value['at']}  {value['who']}  {value['action']}  {facts}{why}  {hash_[:16]}"


@click.command()
@CASE
@QUIET
def verify(directory: Path | None, quiet: bool) -> None:  # noqa: FBT001
    """Hash every original anew, recompute the log's chain, check every row it told of.

    Each changed, missing or extra file or row is named, and the first broken link of
    the log; the exit code is then 1.  Nothing is changed.
    """
    faults = 0
    with opened(directory) as case:
        from tawthiq.case import log as chain
        from tawthiq.case import verify as check

        steps = check.verify(case)
        for step in counted(steps, "checks", total=check.size(), quiet=quiet):
            if step.fault:
                faults += 1
                click.echo(f"{step.fault.what}: {step.fault.reason}")
        seq, head = chain.head()
    if faults:
        raise click.ClickException(
            f"{faults:,} faults: this case is not as its log says"
        )
    if not quiet:
        say(f"all as the log says: {seq:,} entries, head {head}")
        say("compare the head with the one you wrote down elsewhere")


@click.command()
@CASE
@click.option(
    "--reviewers",
    type=click.IntRange(1, 2),
    help="With 2, an incident is approved by somebody who judged none of its claims.",
)
@BY
@WHY
def settings(
    directory: Path | None, reviewers: int | None, by: str | None, why: str
) -> None:
    """Say how many people an approval takes; without an option, show it."""
    with opened(directory):
        from tawthiq.case import rules

        if reviewers is not None:
            rules.change(reviewers=reviewers, by=who(by), why=why)
        click.echo(f"reviewers: {rules.reviewers()}")


@click.command()
@CASE
def upgrade(directory: Path | None) -> None:
    """Bring a case made by an older tawthiq to this version (copy it before)."""
    with opened(directory, upgrade=True) as case:
        say(f"{case.title!r} is up to date")
    sys.exit(0)

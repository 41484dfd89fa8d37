"""What was taken in, and the log of everything: rows are added and never changed."""

from __future__ import annotations

import json
from typing import Any, Final

from django.db import models

HEX: Final = 64  # a SHA-256 in hexadecimal


class CaseFile(models.Model):
    """The case that this database holds; one row.

    ``reviewers`` is how many people an approved incident needs: with 2, nobody approves
    what they judged themselves.  ``scorer`` is what was learnt for linking, as JSON;
    empty where the documented weights hold.
    """

    id = models.UUIDField(primary_key=True)
    title = models.TextField()
    created = models.TextField()
    reviewers = models.IntegerField(default=1)
    scorer = models.TextField(default="")


class Entry(models.Model):
    """One line of the append-only log.

    ``body`` is canonical JSON; ``hash`` is the SHA-256 of the previous entry's hash, a
    line feed and the body, so that no entry can be changed, dropped or put in between
    without breaking every hash after it.
    """

    seq = models.BigIntegerField(primary_key=True)
    body = models.TextField()
    hash = models.CharField(max_length=HEX)

    class Meta:
        ordering = ("seq",)

    @property
    def value(self) -> dict[str, Any]:
        """What the entry says: action, at, who, why, version, detail."""
        value: dict[str, Any] = json.loads(self.body)
        return value


class Original(models.Model):
    """Bytes as they were taken in, kept in the store under their SHA-256.

    ``items`` is how many reports and refusals were read out of it so far; ``complete``
    says that its end was reached.
    """

    sha256 = models.CharField(primary_key=True, max_length=HEX)
    size = models.BigIntegerField()
    format = models.CharField(max_length=16)
    items = models.BigIntegerField(default=0)
    complete = models.BooleanField(default=False)
    entry = models.ForeignKey(Entry, models.PROTECT)


class Finding(models.Model):
    """A name under which an original was found."""

    original = models.ForeignKey(Original, models.PROTECT)
    name = models.TextField()
    entry = models.ForeignKey(Entry, models.PROTECT)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("original", "name"), name="one_finding"),
        )


class Report(models.Model):
    """One report as a reader found it in an original.

    ``key`` is its public id: the SHA-256 of the original's SHA-256, a line feed and
    ``where``.  ``text`` is derived from the original by ``reader``; ``cut`` says which
    furniture was left out.  ``set_aside`` is the reason why it is not read for claims.
    ``family`` (derived) is the id of the first report of those that carry one text:
    together they are one independent source (``case.copies``).
    """

    key = models.CharField(max_length=HEX, unique=True)
    original = models.ForeignKey(Original, models.PROTECT)
    where = models.TextField()
    reader = models.CharField(max_length=32)
    text = models.TextField()
    sha256 = models.CharField(max_length=HEX)
    title = models.TextField(null=True)  # noqa: DJ001 - None is not told, "" is told empty
    publisher = models.TextField(null=True)  # noqa: DJ001
    author = models.TextField(null=True)  # noqa: DJ001
    url = models.TextField(null=True)  # noqa: DJ001
    published = models.CharField(max_length=40, null=True)  # noqa: DJ001
    published_basis = models.CharField(max_length=16)
    retrieved = models.CharField(max_length=40, null=True)  # noqa: DJ001
    language = models.CharField(max_length=8)
    set_aside = models.TextField()
    details = models.TextField()  # JSON: chain, flags, extra, cut, id as given
    family = models.BigIntegerField(default=0, db_index=True)
    entry = models.ForeignKey(Entry, models.PROTECT)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("original", "where"), name="one_report"),
        )
        indexes = (
            models.Index(fields=("published",), name="report_published"),
            models.Index(fields=("publisher",), name="report_publisher"),
        )

    @property
    def more(self) -> dict[str, Any]:
        """Its details: ``chain, flags, extra, cut, id``."""
        value: dict[str, Any] = json.loads(self.details)
        return value


class Refusal(models.Model):
    """What could not be read, and why; an original of None could not even be taken in."""

    original = models.ForeignKey(Original, models.PROTECT, null=True)
    where = models.TextField()
    reason = models.TextField()
    entry = models.ForeignKey(Entry, models.PROTECT)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("original", "where"), name="one_refusal"),
        )


class Likeness(models.Model):
    """A report that is a copy or a version of an earlier one (``ingest.likeness``)."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="likenesses")
    other = models.ForeignKey(Report, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    similarity = models.FloatField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "other"), name="one_likeness"),
        )


class Band(models.Model):
    """A part of a report's signature (derived): reports that share one may be alike."""

    hash = models.BigIntegerField(db_index=True)
    # SQLite would look through all bands for every new report, were it bound to them.
    report = models.ForeignKey(
        Report, models.PROTECT, db_index=False, db_constraint=False
    )

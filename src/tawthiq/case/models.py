"""What a case holds: originals, reports, claims, judgements, and the log of it all.

Rows of evidence are added and never changed.  What is derived and may be derived again
(``Reading``, ``Report.family``, the search index, the ``until`` of a claim) says so.
"""

from __future__ import annotations

import json
from typing import Any

from django.db import models

_HEX = 64  # a SHA-256 in hexadecimal


class CaseFile(models.Model):
    """The case that this database holds; one row."""

    id = models.UUIDField(primary_key=True)
    title = models.TextField()
    created = models.TextField()


class Entry(models.Model):
    """One line of the append-only log.

    ``body`` is canonical JSON; ``hash`` is the SHA-256 of the previous entry's hash, a
    line feed and the body, so that no entry can be changed, dropped or put in between
    without breaking every hash after it.
    """

    seq = models.BigIntegerField(primary_key=True)
    body = models.TextField()
    hash = models.CharField(max_length=_HEX)

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

    sha256 = models.CharField(primary_key=True, max_length=_HEX)
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

    key = models.CharField(max_length=_HEX, unique=True)
    original = models.ForeignKey(Original, models.PROTECT)
    where = models.TextField()
    reader = models.CharField(max_length=32)
    text = models.TextField()
    sha256 = models.CharField(max_length=_HEX)
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


class Reading(models.Model):
    """Which version read a report last, and what it found besides claims (derived).

    ``persons`` and ``places`` are JSON: all that the report names.
    """

    report = models.OneToOneField(Report, models.PROTECT, primary_key=True)
    version = models.CharField(max_length=64, db_index=True)
    persons = models.TextField()
    places = models.TextField()
    entry = models.ForeignKey(Entry, models.PROTECT)


class Claim(models.Model):
    """A claim as one version read it, from ``since`` on, ``until`` another read it so.

    ``key`` is the claim's id in the data contract and stays over versions; ``data`` is
    the claim in the contract's JSON.  The rows without ``until`` are the current ones.
    """

    key = models.CharField(max_length=_HEX, db_index=True)
    report = models.ForeignKey(Report, models.PROTECT)
    type = models.CharField(max_length=24, db_index=True)
    status = models.CharField(max_length=16)
    date_from = models.CharField(max_length=10, null=True)  # noqa: DJ001
    date_to = models.CharField(max_length=10, null=True, db_index=True)  # noqa: DJ001
    data = models.TextField()
    since = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    until = models.ForeignKey(Entry, models.PROTECT, related_name="+", null=True)

    @property
    def value(self) -> dict[str, Any]:
        """The claim in the data contract."""
        value: dict[str, Any] = json.loads(self.data)
        return value


class ClaimValue(models.Model):
    """What a claim can be found by: a place and all it lies in, an actor … (derived)."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="values")
    slot = models.CharField(max_length=8)
    ident = models.TextField()
    name = models.TextField()  # folded

    class Meta:
        indexes = (
            models.Index(fields=("slot", "ident"), name="value_ident"),
            models.Index(fields=("slot", "name"), name="value_name"),
        )


class Judgement(models.Model):
    """What a person decided of a claim; a later one stands over an earlier one."""

    claim = models.CharField(max_length=_HEX, db_index=True)  # the key of the claim
    report = models.ForeignKey(Report, models.PROTECT)
    verdict = models.CharField(max_length=16)
    correction = models.TextField()  # JSON: the fields that the person set
    why = models.TextField()
    who = models.TextField()
    at = models.CharField(max_length=40)
    entry = models.ForeignKey(Entry, models.PROTECT)


class Incident(models.Model):
    """The name of a group of scenes that tell one event; all else of it is derived.

    A code is never given twice.  One whose scenes went to another incident is not
    ``live`` any more; it says where they went (``merged_into``), and which claims it
    had (``claims``, JSON), so that it comes back where the two are parted again.
    """

    code = models.CharField(max_length=16, unique=True)
    live = models.BooleanField(default=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True)
    claims = models.TextField(default="[]")
    entry = models.ForeignKey(Entry, models.PROTECT)


class Scene(models.Model):
    """Claims of one report that tell one event, as they are compared (derived)."""

    report = models.ForeignKey(Report, models.PROTECT)
    claims = models.TextField()  # JSON: the keys of its claims
    facts = models.TextField()
    incident = models.ForeignKey(Incident, models.PROTECT, null=True)


class SceneKey(models.Model):
    """A key under which a scene is looked for (derived; ``link.blocking``)."""

    hash = models.BigIntegerField(db_index=True)
    scene = models.ForeignKey(Scene, models.CASCADE)


class Linked(models.Model):
    """Up to which entry of the log a report's claims are linked (derived)."""

    report = models.OneToOneField(Report, models.PROTECT, primary_key=True)
    entry = models.ForeignKey(Entry, models.PROTECT)


class LinkJudgement(models.Model):
    """What a person said of two claims: same, different or unsure; the last one stands."""

    claim = models.CharField(max_length=_HEX, db_index=True)
    other = models.CharField(max_length=_HEX, db_index=True)
    verdict = models.CharField(max_length=16)
    why = models.TextField()
    who = models.TextField()
    at = models.CharField(max_length=40)
    entry = models.ForeignKey(Entry, models.PROTECT)


class IncidentJudgement(models.Model):
    """What a person decided of an incident: its state, grade, strike status, and so on.

    ``digest`` covers the claims that it then had: an approval holds for these alone.
    """

    incident = models.CharField(max_length=16, db_index=True)  # the code
    about = models.CharField(max_length=16)
    value = models.TextField()
    digest = models.CharField(max_length=_HEX)
    why = models.TextField()
    who = models.TextField()
    at = models.CharField(max_length=40)
    entry = models.ForeignKey(Entry, models.PROTECT)

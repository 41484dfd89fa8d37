"""Tables derived from the case, so that no screen has to look through all of it.

They are no evidence: ``desk.records.fresh`` brings them up to the end of the log, and
makes them anew from an empty table.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.db import models

from tawthiq.case.models import Report


class State(models.Model):
    """Up to which entry of the log a table is derived, when, and in how long."""

    name = models.CharField(primary_key=True, max_length=16)
    head = models.BigIntegerField()
    at = models.CharField(max_length=40)
    seconds = models.FloatField()
    data = models.TextField(default="{}")

    class Meta:
        app_label = "desk"

    @property
    def value(self) -> dict[str, Any]:
        """What it holds besides, as the counts of the codebook's entries."""
        value: dict[str, Any] = json.loads(self.data)
        return value


class ReportLine(models.Model):
    """A report without its text; ``published`` and ``publisher`` are '' if untold.

    ``state`` is one of ``STATES``: set aside, unread, read with or without claims.
    """

    STATES: ClassVar = ("claims", "none", "unread", "aside")

    report = models.OneToOneField(
        Report, models.CASCADE, primary_key=True, related_name="line"
    )
    published = models.CharField(max_length=40)
    publisher = models.TextField()
    language = models.CharField(max_length=8)
    state = models.CharField(max_length=8)
    claims = models.IntegerField()
    family = models.BigIntegerField(db_index=True)
    first = models.BooleanField()  # of its family

    class Meta:
        app_label = "desk"
        indexes = (
            models.Index(fields=("-published", "-report"), name="line_published"),
            models.Index(fields=("state", "-published", "-report"), name="line_state"),
            models.Index(
                fields=("publisher", "-published", "-report"), name="line_publisher"
            ),
        )


class PersonLine(models.Model):
    """A name that reports tell of, in one role; never said to be one person."""

    folded = models.TextField()
    name = models.TextField()
    role = models.CharField(max_length=16)
    protected = models.BooleanField()
    reports = models.IntegerField()

    class Meta:
        app_label = "desk"
        constraints = (
            models.UniqueConstraint(fields=("folded", "role"), name="one_person"),
        )
        indexes = (
            models.Index(fields=("-reports", "-id"), name="person_reports"),
            models.Index(fields=("role", "-reports", "-id"), name="person_role"),
        )


class PersonIn(models.Model):
    """That a report names a person; ``spans`` is JSON: where, as [start, end]."""

    person = models.ForeignKey(PersonLine, models.CASCADE, related_name="mentions")
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    spans = models.TextField()

    class Meta:
        app_label = "desk"
        constraints = (
            models.UniqueConstraint(fields=("person", "report"), name="one_mention"),
        )


class SourceLine(models.Model):
    """Who publishes reports, or is cited by them, and what became of what they say.

    ``told`` are the incidents that it and somebody independent of it tell of; ``firsts``
    those in which nobody was earlier; ``contradicted`` those in which sources disagree.
    """

    folded = models.TextField(unique=True)
    name = models.TextField()
    ident = models.TextField()
    kind = models.CharField(max_length=16)
    masked = models.BooleanField()  # a person, as it seems
    reports = models.IntegerField()
    claims = models.IntegerField()  # in its own reports
    cited = models.IntegerField()  # claims that rest on it, in whosever reports
    accepted = models.IntegerField()
    corrected = models.IntegerField()
    rejected = models.IntegerField()
    told = models.IntegerField()
    contradicted = models.IntegerField()
    firsts = models.IntegerField()
    first_day = models.CharField(max_length=10)
    last_day = models.CharField(max_length=10)
    detail = models.TextField()  # JSON: types, months, cited_by, cites

    class Meta:
        app_label = "desk"
        indexes = tuple(
            models.Index(fields=(f"-{name}", "-id"), name=f"source_{name}")
            for name in (
                *("reports", "claims", "cited", "accepted", "corrected"),
                *("rejected", "contradicted", "firsts"),
            )
        )

    @property
    def more(self) -> dict[str, Any]:
        """Its detail: ``types``, ``months``, ``cited_by``, ``cites``."""
        value: dict[str, Any] = json.loads(self.detail)
        return value

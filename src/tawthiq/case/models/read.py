"""What was read in the reports: claims, and what each is found by."""

from __future__ import annotations

import json
from typing import Any

from django.db import models

from tawthiq.case.models.evidence import HEX, Entry, Report


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
    ``made_by`` is the person who added it, and empty where the program read it.
    """

    key = models.CharField(max_length=HEX, db_index=True)
    report = models.ForeignKey(Report, models.PROTECT)
    type = models.CharField(max_length=24, db_index=True)
    status = models.CharField(max_length=16)
    date_from = models.CharField(max_length=10, null=True)  # noqa: DJ001
    date_to = models.CharField(max_length=10, null=True, db_index=True)  # noqa: DJ001
    data = models.TextField()
    since = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    until = models.ForeignKey(
        Entry, models.PROTECT, related_name="+", null=True, db_index=False
    )
    made_by = models.TextField(default="")

    class Meta:
        # Most rows have no end: an index over all of them would lead SQLite, asked for
        # the current claims of a few reports, through every current claim of the case.
        indexes = (
            models.Index(
                fields=("key",), name="claim_current", condition=models.Q(until=None)
            ),
            models.Index(
                fields=("until",),
                name="claim_ended",
                condition=models.Q(until__isnull=False),
            ),
        )

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

"""What people decided: rows are added and never changed; a later one stands over it."""

from __future__ import annotations

from django.db import models

from tawthiq.case.models.evidence import HEX, Entry, Report


class Judgement(models.Model):
    """What a person decided of a claim; a later one stands over an earlier one.

    ``withdrawn`` says that none stands any more.  ``correction`` holds all that the
    claim is corrected in, also by earlier judgements.
    """

    claim = models.CharField(max_length=HEX, db_index=True)  # the key of the claim
    report = models.ForeignKey(Report, models.PROTECT)
    verdict = models.CharField(max_length=16)
    correction = models.TextField()  # JSON: the corrected fields
    why = models.TextField()
    who = models.TextField()
    at = models.CharField(max_length=40)
    entry = models.ForeignKey(Entry, models.PROTECT)


class LinkJudgement(models.Model):
    """What a person said of two claims: same, different or unsure; the last one stands."""

    claim = models.CharField(max_length=HEX, db_index=True)
    other = models.CharField(max_length=HEX, db_index=True)
    verdict = models.CharField(max_length=16)
    why = models.TextField()
    who = models.TextField()
    at = models.CharField(max_length=40)
    entry = models.ForeignKey(Entry, models.PROTECT)


class IncidentJudgement(models.Model):
    """What a person decided of an incident: its state, grade, strike status, and so on.

    ``digest`` covers the claims that it then had: an approval holds for these alone.
    What it is to another (``case.relations``) has the other's code as its value, and no
    digest.
    """

    incident = models.CharField(max_length=16, db_index=True)  # the code
    about = models.CharField(max_length=16)
    value = models.TextField()
    digest = models.CharField(max_length=HEX)
    why = models.TextField()
    who = models.TextField()
    at = models.CharField(max_length=40)
    entry = models.ForeignKey(Entry, models.PROTECT)

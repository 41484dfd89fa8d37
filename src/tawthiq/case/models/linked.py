"""Which claims tell one event: incidents, and the scenes that they are made of."""

from __future__ import annotations

from django.db import models

from tawthiq.case.models.evidence import Entry, Report


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
    """Claims of one report that tell one event, as they are compared (derived).

    ``sum``, ``first`` and ``last`` (days as ordinals) are those of its facts, so that
    sums and what they count find one another.
    """

    report = models.ForeignKey(Report, models.PROTECT, db_index=False)
    claims = models.TextField()  # JSON: the keys of its claims
    facts = models.TextField()
    incident = models.ForeignKey(Incident, models.PROTECT, null=True)
    sum = models.BooleanField(default=False)
    first = models.IntegerField(null=True)
    last = models.IntegerField(null=True)

    class Meta:
        indexes = (models.Index(fields=("report", "incident"), name="scene_report"),)


class SceneKey(models.Model):
    """A key under which a scene is looked for (derived; ``link.blocking``)."""

    hash = models.BigIntegerField(db_index=True)
    scene = models.ForeignKey(Scene, models.CASCADE)


class SceneArea(models.Model):
    """An area that a scene lies in, or that a sum counts over (derived; ``case.sums``).

    Its days and kinds are those of the scene, so that the index answers alone.
    """

    hash = models.BigIntegerField()
    scene = models.ForeignKey(Scene, models.CASCADE)
    sum = models.BooleanField()
    first = models.IntegerField()
    last = models.IntegerField()
    kinds = models.TextField()  # with spaces

    class Meta:
        indexes = (
            models.Index(
                fields=("hash", "sum", "first", "last", "kinds", "scene"),
                name="area_days",
            ),
        )


class Linked(models.Model):
    """Up to which entry of the log a report's claims are linked (derived)."""

    report = models.OneToOneField(Report, models.PROTECT, primary_key=True)
    entry = models.ForeignKey(Entry, models.PROTECT)

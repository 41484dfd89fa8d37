"""What lists, maps and queues show, derived from all the rest so that pages are quick."""

from __future__ import annotations

from typing import ClassVar, Final

from django.db import models

from tawthiq.case.models.evidence import Report
from tawthiq.case.models.linked import Incident
from tawthiq.case.models.read import Claim

_ASKED: Final = ("state", "type", "grade", "killed_low")


class Card(models.Model):
    """An incident in the fields that lists and maps show and filter by (derived).

    ``place`` and ``place_en`` are display names, ``path`` leads to it from the country
    down; ``verified`` says that its coordinate rests on a source.  People killed and
    injured are as the policy ``range`` makes numbers of words; ``killed_words`` are the
    words.  ``sources`` counts independent chains.  ``actors`` are all that anybody
    blames, ``denied`` those for whom anybody denies it.  ``part_of`` counts the sums
    that count it.  A ``stale`` card is derived anew by ``cards.refresh``; one without a
    ``state`` was never derived yet.
    """

    incident = models.OneToOneField(Incident, models.PROTECT, primary_key=True)
    code = models.CharField(max_length=16, unique=True)
    type = models.CharField(max_length=24, default="")
    date_from = models.CharField(max_length=10, null=True)  # noqa: DJ001 - None is unknown
    date_to = models.CharField(max_length=10, null=True)  # noqa: DJ001
    date_precision = models.CharField(max_length=8, default="unknown")
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    precision = models.CharField(max_length=24, default="unknown")
    radius_m = models.IntegerField(null=True)
    place = models.TextField(default="")
    place_en = models.TextField(default="")
    path = models.JSONField(default=list)
    verified = models.BooleanField(default=False)
    killed_low = models.IntegerField(null=True)
    killed_high = models.IntegerField(null=True)
    killed_words = models.TextField(default="")
    injured_low = models.IntegerField(null=True)
    injured_high = models.IntegerField(null=True)
    sources = models.IntegerField(default=0)
    claims = models.IntegerField(default=0)
    reports = models.IntegerField(default=0)
    unreviewed = models.IntegerField(default=0)
    contradictions = models.IntegerField(default=0)
    state = models.CharField(max_length=16, default="")
    grade = models.CharField(max_length=16, default="")
    strike_status = models.CharField(max_length=24, default="")
    actors = models.JSONField(default=list)
    actors_en = models.JSONField(default=list)
    denied = models.JSONField(default=list)
    sum = models.BooleanField(default=False)
    parts = models.IntegerField(default=0)
    part_of = models.IntegerField(default=0)
    stale = models.BooleanField(default=True)

    class Meta:
        indexes = (
            # What is asked is told by each of these alone, whatever it is: SQLite would
            # else look up thousands of cards to leave them out.
            *(
                models.Index(
                    fields=(order, "incident", *_ASKED, "date_from", "date_to", "lat"),
                    name=f"card_by_{name}",
                )
                for order, name in (("killed_high", "killed"), ("sources", "sources"))
            ),
            models.Index(
                fields=("date_from", "incident", *_ASKED, "date_to", "lat"),
                name="card_by_day",
            ),
            models.Index(
                fields=(
                    "state",
                    "lat",
                    *_ASKED[1:],
                    "incident",
                    "date_from",
                    "date_to",
                ),
                name="card_by_state",
            ),
            # The map and the timeline.
            models.Index(
                fields=(
                    *("lat", "lon", "radius_m", *_ASKED),
                    *("incident", "date_from", "date_to"),
                ),
                name="card_drawn",
            ),
            models.Index(
                fields=("date_from", "date_to", *_ASKED, "incident", "lat", "lon"),
                name="card_days",
            ),
            models.Index(
                fields=("incident",), condition=models.Q(stale=True), name="card_stale"
            ),
        )


class CardValue(models.Model):
    """What an incident can be found by: a place and all it lies in, … (derived)."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="values")
    slot = models.CharField(max_length=8)
    ident = models.TextField()
    name = models.TextField()  # folded

    class Meta:
        indexes = (
            models.Index(fields=("slot", "ident", "card"), name="card_value_ident"),
            models.Index(fields=("slot", "name", "card"), name="card_value_name"),
        )


class Queued(models.Model):
    """A current claim that waits for a person, and why it comes early (derived).

    Each of ``REASONS`` is a field of its own; ``case.queue`` says what they mean.
    """

    REASONS: ClassVar = ("new_reading", "contested", "toll", "uncertain", "random")

    claim = models.OneToOneField(Claim, models.CASCADE, primary_key=True)
    report = models.ForeignKey(Report, models.PROTECT, db_index=False)
    new_reading = models.BooleanField(default=False)
    contested = models.BooleanField(default=False)
    toll = models.BooleanField(default=False)
    uncertain = models.BooleanField(default=False)
    random = models.BooleanField(default=False)
    priority = models.IntegerField(default=0)

    class Meta:
        indexes = (
            models.Index(fields=("-priority", "claim"), name="queued_first"),
            models.Index(fields=("report", "-priority"), name="queued_report"),
            models.Index(
                fields=("new_reading", "contested", "toll", "uncertain", "random"),
                name="queued_reasons",
            ),
            models.Index(
                fields=("-priority", "claim"),
                condition=models.Q(new_reading=True),
                name="queued_new_reading",
            ),
            models.Index(
                fields=("-priority", "claim"),
                condition=models.Q(contested=True),
                name="queued_contested",
            ),
            models.Index(
                fields=("-priority", "claim"),
                condition=models.Q(toll=True),
                name="queued_toll",
            ),
            models.Index(
                fields=("-priority", "claim"),
                condition=models.Q(uncertain=True),
                name="queued_uncertain",
            ),
            models.Index(
                fields=("-priority", "claim"),
                condition=models.Q(random=True),
                name="queued_random",
            ),
        )

    @property
    def reasons(self) -> str:
        """The reasons, the most urgent first, with commas."""
        return ",".join(name for name in self.REASONS if getattr(self, name))

"""The Django app of the case file."""

from __future__ import annotations

from django.apps import AppConfig


class CaseConfig(AppConfig):
    """Reports, claims, judgements and the log of one case."""

    name = "tawthiq.case"
    label = "case"
    verbose_name = "Case file"

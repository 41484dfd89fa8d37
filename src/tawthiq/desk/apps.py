"""The Django app of the desk."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Screens over a case, for one person or a team."""

    name = "tawthiq.desk"
    label = "desk"
    verbose_name = "Review desk"

    def ready(self) -> None:
        """Put the Arabic words of the interface in place; mark when sessions begin."""
        from tawthiq.desk import catalogue, sessions  # noqa: F401 - a signal's receiver

        catalogue.install()

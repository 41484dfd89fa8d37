"""Incidents: what the claims that tell one event say together."""

from tawthiq.incident.value import (
    Contradiction,
    Incident,
    Location,
    Opinion,
    Party,
    Source,
    Telling,
    Thing,
    Toll,
)

__all__ = [
    "Contradiction",
    "Incident",
    "Location",
    "Opinion",
    "Party",
    "Source",
    "Telling",
    "Thing",
    "Toll",
]

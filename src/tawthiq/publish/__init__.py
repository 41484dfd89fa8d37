"""Incidents in the formats of the field."""

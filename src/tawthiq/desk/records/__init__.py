"""What the screens of reports, sources and persons are read from: derived tables."""

"""Who says so: the chains of sources of every stretch of a report."""

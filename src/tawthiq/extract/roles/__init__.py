"""Who did what to whom and where: which part each participant plays in an event."""

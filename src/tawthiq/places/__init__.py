"""Where it happened: the table of places."""

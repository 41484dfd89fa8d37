"""The explorer's pure parts: the selection, what the map draws, the bins of time."""

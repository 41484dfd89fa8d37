"""The review desk: people judge claims beside the words they rest on."""

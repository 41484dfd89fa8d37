"""What the incident screen shows, worked out apart from how it looks."""

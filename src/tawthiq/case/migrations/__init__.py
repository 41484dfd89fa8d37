"""How the tables of a case came to be; Django applies them in order."""

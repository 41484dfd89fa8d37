"""How a report is laid out: its sentences, headings, lists and bulletins, and what it is about."""

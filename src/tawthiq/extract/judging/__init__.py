"""What was learnt: the judge, its models, and what it is shown of a draft."""

"""The desk's own tables: what is no evidence of the case."""

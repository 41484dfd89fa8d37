"""Policies that make digits of words: named, versioned, chosen at export."""

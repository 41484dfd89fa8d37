"""The field's knowledge as data that a linguist edits, and its loader."""

from tawthiq.codebook.lexicon import Hit, Lexeme, Lexicon
from tawthiq.codebook.load import (
    Codebook,
    HarmVerb,
    LossWord,
    Trigger,
    VerbForm,
    load,
    read_csv,
    read_yaml,
)

__all__ = [
    "Codebook",
    "HarmVerb",
    "Hit",
    "Lexeme",
    "Lexicon",
    "LossWord",
    "Trigger",
    "VerbForm",
    "load",
    "read_csv",
    "read_yaml",
]

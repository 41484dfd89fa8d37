"""The field's knowledge as data that a linguist edits, and its loader."""

from tawthiq.codebook.forms import VERBAL
from tawthiq.codebook.lexeme import Hit, Lexeme
from tawthiq.codebook.lexicon import Lexicon
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
    "VERBAL",
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

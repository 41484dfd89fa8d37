"""The field's knowledge as data that a linguist edits, and its loader."""

from tawthiq.codebook.files import read_csv, read_yaml
from tawthiq.codebook.forms import VERBAL
from tawthiq.codebook.lexeme import HarmVerb, Hit, Lexeme, LossWord, Trigger, VerbForm
from tawthiq.codebook.lexicon import Lexicon
from tawthiq.codebook.load import Codebook, load
from tawthiq.codebook.lookup import Spelling

__all__ = [
    "VERBAL",
    "Codebook",
    "HarmVerb",
    "Hit",
    "Lexeme",
    "Lexicon",
    "LossWord",
    "Spelling",
    "Trigger",
    "VerbForm",
    "load",
    "read_csv",
    "read_yaml",
]

"""Arabic text with offsets: folding, tokens, clitics, quantities, dates."""

from tawthiq.text.clitics import Word, has_article, readings
from tawthiq.text.fold import Folded, fold, fold_word
from tawthiq.text.tokens import BREAK, NUMBER, PUNCT, WORD, Token, tokenize

__all__ = [
    "BREAK",
    "NUMBER",
    "PUNCT",
    "WORD",
    "Folded",
    "Token",
    "Word",
    "fold",
    "fold_word",
    "has_article",
    "readings",
    "tokenize",
]

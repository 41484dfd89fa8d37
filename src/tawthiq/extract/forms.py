"""Which readings of a word its own letters and clitics allow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.text import Token, fold_word

VERBAL: Final = frozenset(("harm_verb", "report", "light", "result"))


def spelled(hit: Hit, written: str) -> bool:
    """Whether the final ي or ى of a word is the codebook's: ``قوي`` is not ``قوى``."""
    if written[-1] not in "يى" or hit.word.pronoun or hit.lexeme.kind in VERBAL:
        return True
    if hit.lexeme.kind not in ("prep", "head", "actor", "place", "group"):
        return True
    first = hit.lexeme.name.split()[0]
    return first[-1] == written[-1] or first[-1] not in "يى"


def possible(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Whether the clitics on a hit's first word can stand on a word of its kind."""
    kind, word, data = hit.lexeme.kind, hit.word, hit.lexeme.data
    if kind == "parted":
        data, kind = data.verb, data.kind
    if word.preposition == "س":
        return getattr(data, "tense", "") == "present"
    if kind in VERBAL or (kind in ("trigger", "loss") and data.pos == "verb"):
        tense = data.tense
        article = word.article and not fold_word(hit.lexeme.name).startswith("ال")
        if kind == "light" and tense == "masdar":
            return True
        if tense == "participle" and kind in VERBAL:
            return not article
        return not (
            article
            or word.preposition in ("ب", "ك")
            or (word.preposition == "ل" and tense != "present")
        )
    if kind in ("conn", "comp", "rel", "neg", "intended"):
        definite = hit.lexeme.name.startswith("ال")
        return not word.pronoun and not (word.article and not definite)
    if kind == "prep":
        if word.base == "علي" and _a_name(tokens, hit.first):
            return False
        return not word.article and not word.preposition
    return True


_AFTER_ALI: Final = ("عبد", "بن", "ابو", "محسن", "صالح", "حسن", "حسين", "محمد")


_BEFORE_ALI: Final = frozenset(
    (
        "قال",
        "واضاف",
        "اكد",
        "واكد",
        "وقال",
        "اوضح",
        "الرييس",
        "السابق",
        "المخلوع",
        "محمد",
        "بن",
        "السيد",
    )
)


def _a_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether علي, written with a yeh, is a person's name and not the preposition."""
    if not tokens[i].text.endswith("ي"):
        return False
    after = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    before = tokens[i - 1].norm if i else ""
    return after.startswith(_AFTER_ALI) or before in _BEFORE_ALI

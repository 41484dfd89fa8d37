"""Which readings of a word its own letters and clitics allow."""

from __future__ import annotations

import functools
from typing import Final

from tawthiq.codebook.lexeme import Lexeme
from tawthiq.text import Word, fold_word

VERBAL: Final = frozenset(("harm_verb", "report", "light", "result"))


def attaches(lexeme: Lexeme, word: Word, written: str, *, alone: bool) -> bool:
    """Whether an attached pronoun can be one: not the ة of a word, not ي on a noun.

    ``written``: the word without its diacritics; ``alone``: it is the whole expression.
    """
    if word.base == "وادي" and ("أ" in written or written.endswith("ى")):
        return False  # وأدى is no valley
    own = lexeme.name.startswith("وا") and written.startswith(("وأ", "وإ"))
    if own:
        return False  # وأن is not the town وان
    pronoun = word.pronoun
    if not pronoun:
        return True
    if pronoun == "ه" and written.endswith("ة"):
        return False  # تدوينة على صفحته
    if not alone:
        return lexeme.kind != "prep"  # منهم | بينهم
    if lexeme.id == "captured":  # أسرته is his family
        return False
    if pronoun in ("ي", "ك", "نا", "كم"):
        verb = lexeme.kind in VERBAL or getattr(lexeme.data, "pos", "") == "verb"
        ours = pronoun == "نا" and lexeme.kind == "head"  # قواتنا, مجاهدونا
        return ours or (verb and pronoun != "ي")
    return True


def spelled(lexeme: Lexeme, word: Word, written: str) -> bool:
    """Whether the final ي or ى of a word is the codebook's: ``قوي`` is not ``قوى``."""
    if written[-1] not in "يى" or word.pronoun or lexeme.kind in VERBAL:
        return True
    if lexeme.kind not in ("prep", "head", "actor", "place", "group"):
        return True
    first = lexeme.name.split()[0]
    return first[-1] == written[-1] or first[-1] not in "يى"


def taken_for(lexeme: Lexeme, word: Word, written: str) -> bool:
    """Whether a word's letters are another's: ``شقيقه`` is no ``شقيقة``, ``أصابه`` no ``إصابة``.

    True of a reading that only careless spelling allows; ``written`` as in the text.
    """
    if word.pronoun:
        return False
    first = lexeme.name.split()[0]
    folded = lexeme.kind == "parted"  # whose words are
    if written.endswith("ه") and first.endswith(("ة", "ه") if folded else "ة"):
        return True
    return "أ" in written and "إ" in first and "أ" not in first


def possible(lexeme: Lexeme, word: Word) -> bool:
    """Whether the clitics on a lexeme's first word can stand on a word of its kind."""
    kind, data = lexeme.kind, lexeme.data
    if kind == "parted":
        data, kind = data.verb, data.kind
    if word.preposition == "س":
        return getattr(data, "tense", "") == "present"
    if kind in VERBAL or (kind in ("trigger", "loss") and data.pos == "verb"):
        tense = data.tense
        article = word.article and not fold_word(lexeme.name).startswith("ال")
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
        definite = lexeme.name.startswith("ال")
        return not word.pronoun and not (word.article and not definite)
    if kind == "prep":
        return not word.article and not word.preposition
    return True


_PRONOUNS: Final = ("", "ا", "ه", "ها", "هم", "هن", "هما", "يهما")


@functools.cache
def tail_forms(tail: str) -> frozenset[str]:
    """The written forms of a parted noun: definite, with a pronoun, after ب or ل."""
    feminine = tail.endswith("ه")
    stem = tail[:-1] + "ت" if feminine else tail
    # السيطرة, سيطرته; but سيطرت and سيطرتا are verbs.
    endings = _PRONOUNS[2:] if feminine else _PRONOUNS
    forms = {tail, "ال" + tail, *(stem + p for p in endings)}
    forms |= {"ل" + stem + p for p in _PRONOUNS[2:]}  # فقد عاملان لحياتهما
    if tail.startswith("ب"):
        forms.add("بال" + tail[1:])  # دفع الجيش بتعزيزات, بالتعزيزات
    return frozenset(forms)

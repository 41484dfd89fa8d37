"""How verbs and pronouns agree with nouns: ``قصفت الطائرات``, ``المسلحون قصفوا``, ``تقدمهم``.

A verb before its subject agrees with it in gender; one after it, or one whose subject is
not told again (``وأضافت``), in number too.  The written form tells most of it.
"""

from __future__ import annotations

import functools
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments.relations import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text import fold_word

# Heads of names, folded, without their article: feminine ones that do not end so,
_FEMININE: Final = words("arguments_agreement.feminine")
# masculine ones,
_MASCULINE: Final = words("arguments_agreement.masculine")
# and people in the plural.
_PLURAL: Final = words("arguments_agreement.plural")
# Verbs whose last letter is of the root: ``مات الجندي``.
_ROOT: Final = words("arguments_agreement.rooted")
_SHORT: Final = 3


def form_of(verb: Chunk) -> str:
    """What a finite verb agrees with: ``f``, ``p`` people in the plural, ``m`` others.

    Empty where the chunk is no finite verb.
    """
    return _form(verb.word.base, verb.data.tense) if finite(verb) else ""


@functools.lru_cache(maxsize=65_536)
def _form(base: str, tense: str) -> str:
    if base.endswith(("وا", "ون")) and len(base) > _SHORT:
        return "p"
    if tense == "past":
        return "f" if base.endswith("ت") and base not in _ROOT else "m"
    return "f" if base.startswith("ت") else "m"


def gender_of(noun: Chunk) -> str:
    """What agrees with a noun: ``f``, ``m``, ``p`` people in the plural; empty: unknown."""
    return "m" if noun.kind == "person" else _gender(noun.name)


@functools.lru_cache(maxsize=65_536)
def _gender(name: str) -> str:
    head = fold_word(name).strip('«»“”"()').partition(" ")[0].removeprefix("ال")
    if head in _MASCULINE:
        return "m"
    if head in _PLURAL or (head.endswith(("ون", "ين")) and len(head) > _SHORT + 1):
        return "p"
    return "f" if head in _FEMININE or head.endswith(("ه", "ات")) else ""


def disagrees(verb: Chunk, noun: Chunk) -> bool:
    """Whether a verb and a noun after it differ in gender: it is not its subject."""
    if form_of(verb) == "f":
        return gender_of(noun) == "m" and noun.kind != "person"
    plural = gender_of(noun) == "f" and fold_word(noun.name).split()[0].endswith("ات")
    return plural and noun.kind == "actor" and noun.quantity is None


def refers(pronoun: str, noun: Chunk) -> bool:
    """Whether a noun may be what a pronoun of the third person stands for."""
    gender = gender_of(noun)
    if pronoun == "ه":
        return gender in ("m", "")
    return gender != "m"

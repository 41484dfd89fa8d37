"""Names of protected persons out of what is shown, unless somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from tawthiq.publish.redact import Names, Redactor, is_person, table

_MOST: Final = 6  # initials
# What is glued before a name in Arabic: ``عبد الرحيم``, ``أبو محمد`` begin as one word.
_ARTICLE: Final = "ال"


def public(role: str) -> bool:
    """Whether persons of a role may be named: officials and commanders."""
    return role in table()["public_roles"]


def personal(kind: str, name: str) -> bool:
    """Whether a source that is cited seems to be a person whom its role protects."""
    return kind in table()["personal_sources"] and is_person(name)


def initials(name: str) -> str:
    """The first letters of a name: ``ن. ب.``; no more of it can be told from them."""
    firsts = [_first(word) for word in name.split()[:_MOST]]
    return " ".join(f"{letter}." for letter in firsts if letter) or "…"


def _first(word: str) -> str:
    bare = word.removeprefix(_ARTICLE) if len(word) > len(_ARTICLE) + 1 else word
    return next((c for c in bare if c.isalpha()), "")


def without(names: Iterable[str]) -> Callable[[str], str]:
    """Takes names, and parts that stand for them, out of texts: letters become ``▇``."""
    known = Names()
    for name in names:
        known.add(name)
        known.add_parts(name, frozenset())
    return Redactor(known)

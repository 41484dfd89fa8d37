"""Kin beside a word, who say that it is a name or a parent: ``مختار بن سالم``, ``أب وابنته``."""

from __future__ import annotations

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import View


def son_of_follows(view: View, hit: Hit) -> bool:
    """``مختار بن سالم``, ``رائد بن علي``: a given name, no office and no rank."""
    i = hit.last + 1
    alone = hit.first == hit.last and not hit.word.article
    return alone and i < len(view.tokens) and view.tokens[i].norm in ("بن", "ابن")


def kin_follow(view: View, hit: Hit) -> bool:
    """``قتلت أم وأطفالها``, ``أب وابنته``: who is theirs stands joined to them."""
    after = view.hits[hit.last + 1] if hit.last + 1 < len(view.hits) else ()
    return any(
        h.lexeme.kind == "group" and h.word.conjunction == "و" and _theirs(h)
        for h in after
    )


def _theirs(hit: Hit) -> bool:
    """``وأطفالها``, ``وابنته``: kin told by whose they are, in a form of its own too."""
    return bool(hit.word.pronoun) or hit.word.base.endswith(("ته", "ها"))

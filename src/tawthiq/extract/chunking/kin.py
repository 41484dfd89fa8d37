"""Kin beside a word, who say that it is a name or a parent: ``مختار بن سالم``, ``أب وابنته``."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.text.quantities import opens_number


def son_of_follows(view: View, hit: Hit) -> bool:
    """``مختار بن سالم``, ``رائد بن علي``: a given name, no office and no rank."""
    i = hit.last + 1
    alone = hit.first == hit.last and not hit.word.article
    return alone and i < len(view.tokens) and view.tokens[i].norm in ("بن", "ابن")


def kin_follow(view: View, hit: Hit) -> bool:
    """``قتلت أم وأطفالها``, ``أب وثلاثة من بناته``: who is theirs stands joined to them."""
    i = hit.last + 1
    if i >= len(view.hits):
        return False
    if any(_kin(h) and h.word.conjunction == "و" for h in view.hits[i]):
        return True
    counted = view.tokens[i].norm[:1] == "و" and opens_number(view.tokens[i].norm[1:])
    of = view.tokens[i + 1].norm == "من" if i + 2 < len(view.tokens) else False
    return counted and of and any(_kin(h) for h in view.hits[i + 2])


def is_kin_of(kin: Chunk, whose: Chunk) -> bool:
    """``شقيق | عضو مجلس``, ``نجل | عقيد``: one, and whose kin he is."""
    group = kin.alts.get("group") if kin.kind == "people" else None
    if group is None or group.lexeme.id not in RELATED:
        return False
    one = group.lexeme.data[1] != "plural" and kin.quantity is None
    bare = not (kin.word.article or kin.word.pronoun or kin.name.endswith(HIS))
    own = whose.word
    beside = kin.last + 1 == whose.first and whose.quantity is None
    told = whose.kind in ("people", "person") and "harm_noun" not in whose.alts
    return one and bare and beside and told and not (own.prefix or own.conjunction)


# Kin, by the ids of groups.csv.
RELATED: Final = frozenset(
    ("relative", "shaqiqa", "son", "daughter", "father", "mother", "wife", "husband")
)


HIS: Final = ("ه", "ها", "هم", "هما")


def joint(kin: Chunk, whose: Chunk, text: str) -> Chunk:
    """One body of both: whose kin somebody is was not harmed."""
    return kin._replace(
        last=whose.last, end=whose.end, name=text[kin.start : whose.end]
    )


def _kin(hit: Hit) -> bool:
    return hit.lexeme.kind == "group" and _theirs(hit)


def _theirs(hit: Hit) -> bool:
    """``وأطفالها``, ``وابنته``: kin told by whose they are, in a form of its own too."""
    return bool(hit.word.pronoun) or hit.word.base.endswith(("ته", "ها"))

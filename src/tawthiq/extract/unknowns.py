"""Words that no table knows, named by what stands before them: lists and speakers."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.extract import names
from tawthiq.extract.chunks import Chunk, View
from tawthiq.extract.readings import quotes_on
from tawthiq.text import Word


def listed_place(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``أحياء السكري، والفردوس، والمغاير``: unknown words that go on with a list."""
    norm = view.tokens[i].norm
    if norm[0] != "و" or len(norm) < 4 or not before:
        return None
    j = len(before) - 1
    if before[j].kind == "punct" and before[j].name in "،,":
        j -= 1
    if j < 0 or before[j].kind != "place":
        return None
    if norm.endswith(("نا", "وا", "تم")) and len(norm) > 4:
        return None
    if not names.is_plural_head(before[j].head) and not _place_follows(view, i):
        return None
    last = names.listed_name(view, i)
    return view.chunk(
        "place",
        i,
        last,
        word=Word(
            norm[1:], "و", "", norm[1:3] == "ال", "", 3 if norm[1:3] == "ال" else 1
        ),
        data=before[j].data,
        head=before[j].head,
    )


def _place_follows(view: View, i: int) -> bool:
    """Whether another place of the list stands after the unknown word at i."""
    if names.is_verbal(view, i) or view.tokens[i].norm.endswith(("ت", "وا", "نا")):
        return False
    for j in range(i + 1, min(i + 4, len(view.tokens))):
        token = view.tokens[j]
        if token.text in "،,":
            continue
        if token.norm[:1] == "و" and "place" in view.kinds(j):
            return True
        if view.hits[j]:
            return False
    return False


def unknown_speaker(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``قال هنري باركي``, ``أفادت المنسقية أن``: unknown words after a reporting verb."""
    if not before or before[-1].kind != "report":
        return None
    last = names.person_name(view, i)
    if last > i:
        return view.chunk("person", i, last, data={"role": "unknown"})
    norm = view.tokens[i].norm
    if not norm.startswith("ال") or names.is_verbal(view, i):
        return None
    last = names.adjectives(view, i, definite=True, limit=2, strict=True)
    if not quotes_on(view, last):
        return None  # أعلن الانسحاب: what is announced, not who announces
    word = Word(norm[2:], article=True, prefix=2)
    return view.chunk("source", i, last, word=word, data={"kind": "unspecified"})

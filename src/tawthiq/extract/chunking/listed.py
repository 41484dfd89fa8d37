"""Unknown words that go on with a list of places: ``قرى س، وص``.

In ``بلدات الطيرة والمزرعة`` so do common nouns that are names of villages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract import names
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.chunking.lone import MANY, NO_NAME, among, of_many
from tawthiq.text import WORD, Word


def listed_place(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``أحياء السكري، والفردوس، والمغاير``: unknown words that go on with a list.

    ``مناطق "س" و"ص"``, ``قرى (س، ص)``: so do those in marks of their own or in brackets.
    """
    marked = _marked(view, i, before)
    if marked is not None:
        return marked
    norm = view.tokens[i].norm
    compound = norm[:1] == "و" and names.opens_compound(view, i, norm[1:])
    if norm[0] != "و" or (len(norm) < 4 and not compound) or not before:
        return None
    j = _last_place(before)
    if j < 0 or (before[j + 1 :] and before[-1].name not in "،,"):
        return None
    if norm.endswith(("نا", "وا", "تم", "ها", "هم", "هما")) and len(norm) > 4:
        return None
    if norm in _NO_MEMBERS:
        return None
    head = _list_head(before, j)
    if not (head or compound or _place_follows(view, i) or _beside_it(view, i, before)):
        return None
    last = i + 1 if compound else names.listed_name(view, i)
    article = norm[1:3] == "ال"
    word = Word(norm[1:], "و", "", article, "", 3 if article else 1)
    data, head = before[j].data, head or before[j].head
    return view.chunk("place", i, last, word=word, data=data, head=head)


def _beside_it(view: View, i: int, before: Sequence[Chunk]) -> bool:
    """``بفج عطان والصباحة``: an unknown name beside a small place; few words stand so."""
    last = before[-1]
    data = last.data if isinstance(last.data, dict) else {}
    if len(before) == 1 or data.get("kind") not in _SMALL or last.head == "the":
        return False
    norm = view.tokens[i].norm
    named = norm.startswith("وال") and not norm.endswith(NO_NAME) and not view.hits[i]
    governed = before[-2].kind in ("prep", "trigger", "place")
    placed = governed or bool(last.word.preposition)
    return named and placed and not _goes_on(view, i + 1)


def _goes_on(view: View, i: int) -> bool:
    """``والتصدي | للهجوم``, ``والدفع | بتعزيزات``: what a masdar or a subject has."""
    if i >= len(view.tokens) or view.tokens[i].kind != WORD:
        return False
    if names.is_verbal(view, i) or view.tokens[i].norm.startswith(("لل", "وال")):
        return True
    placed = {h.lexeme.kind for h in view.hits[i]} & {"place", "place_head"}
    return view.tokens[i].norm.startswith("ب") and not placed


_SMALL: Final = frozenset(("village", "neighbourhood", "mountain", "landmark", "base"))
_NO_MEMBERS: Final = words("listed.no_members")


def _last_place(before: Sequence[Chunk]) -> int:
    """Where the place stands that only marks part from what comes next; else -1."""
    for j in range(len(before) - 1, max(-1, len(before) - 1 - _MARKS), -1):
        if before[j].kind == "place":
            return j
        if not _joins(before[j]):
            return -1
    return -1


_MARKS: Final = 5  # ``،``, quotation marks and a و of its own may part two names
_LONG: Final = 40


def _joins(chunk: Chunk) -> bool:
    if chunk.kind == "word":
        return chunk.name == "و"
    return chunk.kind == "quote" or (chunk.kind == "punct" and chunk.name in "،,()")


def _list_head(before: Sequence[Chunk], j: int) -> str:
    """The plural head of the list whose last name so far is at j, or empty."""
    for chunk in reversed(before[max(0, j - _LONG) : j + 1]):
        if chunk.kind == "place":
            if names.is_plural_head(chunk.head):
                return str(chunk.head)
        elif among(chunk) and of_many(before[:j]):
            return MANY  # قرى منها عويسة وقصريج
        elif not _joins(chunk):
            break
    return ""


def _marked(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """The next name of a list whose names stand in marks of their own, or in brackets."""
    j = _last_place(before)
    if j < 0 or j == len(before) - 1 or names.is_verbal(view, i):
        return None
    known = any(h.lexeme.kind != "place" for h in view.hits[i])
    if known and not names.opens_compound(view, i, view.tokens[i].norm):
        return None
    head = _list_head(before, j)
    if not head:
        return None
    between = before[j + 1 :]
    opened = between[-1].kind == "quote" or between[-1].name == "("
    joined = any(c.name in ("و", "،", ",") for c in between)  # "س" و"ص"، "ع"
    if opened and joined:
        closing = names.quotation_end(view, i - 1)
        last = closing - 1 if closing else i
    elif between[-1].name in "،," and view.tokens[i].norm.startswith("وال"):
        return None  # "الزيتون، والنهضة": و is none of the name
    elif between[-1].name in "،," and _open_bracket(view, before):
        last = _to_mark(view, i)
    else:
        return None
    norm = view.tokens[i].norm
    article = norm.startswith("ال")
    word = Word(norm, "و", "", article, "", 2 if article else 0)
    return view.chunk(
        "place", i, last, word=word, name_from=i, data=before[j].data, head=head
    )


def _open_bracket(view: View, before: Sequence[Chunk]) -> bool:
    """Whether a bracket or quotation that opened is not closed yet."""
    for chunk in reversed(before[-_LONG:]):
        opens = chunk.kind == "place" and view.tokens[chunk.first].norm == chunk.head
        for n in range(chunk.last, chunk.first - 1, -1):
            text = view.tokens[n].text
            if text in names.OPEN and (opens or text not in names.CLOSE):
                return True
            if text in names.CLOSE:
                return False
        if opens:
            return False
    return False


def _to_mark(view: View, i: int) -> int:
    """The last token of a name in a bracketed list: up to the mark that ends it."""
    last = i
    while (
        last + 1 < len(view.tokens)
        and last - i < 2
        and view.tokens[last + 1].kind == WORD
        and names.unprefixed(view, last + 1)
        and not _joins_compound(view, last + 1)
    ):
        last += 1
    return last


def _joins_compound(view: View, i: int) -> bool:
    """``ود قراص | وود الكاشف``: whether و and a name of two words begin at token i."""
    norm = view.tokens[i].norm
    return norm[0] == "و" and names.opens_compound(view, i, norm[1:])


_COMMON: Final = frozenset(
    [
        *("group", "equipment", "place", "place_head", "source_head", "head", "title"),
        "harm_noun",
    ]
)


def goes_on_with_villages(view: View, i: int, before: Sequence[Chunk]) -> bool:
    """``قرى البو طعمة، والحجاج، والمزرعة``: a common noun that is a village's name here."""
    norm = view.tokens[i].norm
    if not norm.startswith("وال") or norm.endswith(("ين", "ون", "ات")):
        return False
    last = before[-1] if before else None
    kinds = view.kinds(i)
    if last is not None and last.kind == "place" and _of_two(view, last):
        return True  # تلتي الكويتي | والقطري
    if last is not None and last.kind == "place":
        # بلدات الطيرة والمزرعة ولبين: between two of them
        common = bool(kinds) and kinds <= _COMMON | {"trigger"}
        return common and _joined_place(view, i + 1) and _of_villages(before)
    if last is None or last.name not in "،," or len(before) < 2:
        return False
    village = before[-2].kind == "place" and _plural(before[-2].head)
    return village and bool(kinds) and kinds <= _COMMON


def _of_two(view: View, chunk: Chunk) -> bool:
    """Whether a place is the first of the two that the dual before it tells."""
    dual = chunk.head.endswith(("تي", "تا")) and names.is_plural_head(chunk.head)
    return dual and view.tokens[chunk.first].norm == chunk.head


def _joined_place(view: View, i: int) -> bool:
    """Whether the token at i joins one more place of the gazetteer to a list."""
    return i < len(view.tokens) and any(
        h.lexeme.kind == "place" and h.word.conjunction for h in view.hits[i]
    )


def _of_villages(before: Sequence[Chunk]) -> bool:
    """Whether the places that end here are a list that ``قرى`` or the like opens."""
    for chunk in reversed(before):
        if chunk.kind != "place":
            return False
        if _plural(chunk.head):
            return True
    return False


def _plural(head: str) -> bool:
    """Whether a head opens a list of villages, with ب or ل before it or without."""
    return head in _VILLAGES or (head[:1] in "بل" and head[1:] in _VILLAGES)


_VILLAGES: Final = words("listed.villages")


def _place_follows(view: View, i: int) -> bool:
    """Whether another place of the list stands after the unknown word at i."""
    if names.is_verbal(view, i) or view.tokens[i].norm.endswith(("ت", "وا", "نا")):
        return False
    for j in range(i + 1, min(i + 4, len(view.tokens))):
        token = view.tokens[j]
        if token.text in "،,":
            continue
        if token.norm[:1] == "و" and view.kinds(j) & {"place", "place_head"}:
            return True
        if view.hits[j]:
            return False
    return False

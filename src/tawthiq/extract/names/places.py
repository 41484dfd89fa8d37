"""Places: of the gazetteer, or after a generic head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunks import Chunk, View
from tawthiq.extract.names.phrases import OPEN, quotation_end, unprefixed
from tawthiq.extract.names.unknown import POINTS, unknown_name
from tawthiq.text import WORD


def place(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk:
    """A place of the gazetteer, as it stands."""
    return view.chunk(
        "place",
        hit.first,
        hit.last,
        word=hit.word,
        data=hit.lexeme.data,
        id=hit.lexeme.id,
        alts=alts,
    )


_ORDINALS: Final = frozenset(
    ["الاول", "الاولي", "الثاني", "الثانيه", "الثالث", "الثالثه", "الرابع", "الرابعه"]
)


_DIRECTIONS: Final = frozenset(("direction", "vicinity", "part"))


def headed_place(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """A place after its generic head; the head is left off the name where it may be."""
    tokens = view.tokens
    data = hit.lexeme.data
    kind = data.get("kind", "")
    i = hit.last + 1
    opened = i < len(tokens) and tokens[i].text in OPEN
    closing = quotation_end(view, i) if opened else 0
    if i < len(tokens) and (opened or tokens[i].text == "#"):
        i += 1
    part = data.get("part_of_name") == "1"
    if hit.word.pronoun or i >= len(tokens) or tokens[i].kind != WORD:
        return _definite_place(view, hit, alts)
    if tokens[hit.last].norm.endswith("ا") and not hit.word.article:
        return None  # حاجزا امنيا: an indefinite noun names no place
    known = next(
        (h for h in view.hits[i] if h.lexeme.kind == "place" and _plain(h)), None
    )
    inner = view.kinds(i)
    if known is not None:
        last = known.last
        if last + 1 < len(tokens) and tokens[last + 1].norm in _ORDINALS:
            last += 1  # الطاش الأول
        if part and kind not in _DIRECTIONS:
            last = _directions(view, last)
        id_ = known.lexeme.id if not part else None
        inside = {**data, "country": known.lexeme.data.get("country", "")}
        return view.chunk(
            "place",
            hit.first,
            last,
            word=hit.word,
            name_from=None if part else i,
            data=known.lexeme.data if not part else inside,
            id=id_,
            alts=alts,
            head=tokens[hit.first].norm,
        )
    if kind in _DIRECTIONS:
        return _direction(view, hit, alts, i)
    if "place_head" in inner and unprefixed(view, i):
        nested = next(h for h in view.hits[i] if h.lexeme.kind == "place_head")
        within = headed_place(view, nested, alts)
        if within is None:
            return _definite_place(view, hit, alts)
        return within._replace(first=hit.first, word=hit.word)
    if hit.word.article:
        if tokens[i].norm in _PROPER or (kind == "city" and _nisba(view, i)):
            return view.chunk(  # الحي الصناعي, العاصمة العراقية
                "place", hit.first, i, word=hit.word, data=data, alts=alts
            )
        return _definite_place(view, hit, alts)
    last = closing - 1 if closing else unknown_name(view, i)
    if last < i:
        return None
    return view.chunk(
        "place",
        hit.first,
        last,
        word=hit.word,
        name_from=None if part else i,
        data=data,
        alts=alts,
        head=tokens[hit.first].norm,
    )


_PROPER: Final = frozenset(
    ["الصناعي", "الصناعيه", "القديمه", "القديم", "الخضراء", "العسكري", "التجاري"]
)


def _nisba(view: View, i: int) -> bool:
    """``العاصمة العراقية``: a capital named by its country's adjective."""
    capital = view.tokens[i - 1].norm.endswith("عاصمه")
    return capital and "group" in view.kinds(i)


def _plain(hit: Hit) -> bool:
    return not (hit.word.conjunction or hit.word.preposition or hit.word.pronoun)


def _directions(view: View, last: int) -> int:
    """``ريف حلب الشمالي``: the directions that belong to the name."""
    i = last + 1
    if i < len(view.tokens) and view.tokens[i].norm in POINTS:
        last = i
        if i + 1 < len(view.tokens) and view.tokens[i + 1].norm in POINTS:
            last = i + 1
    return last


def _direction(view: View, hit: Hit, alts: Mapping[str, Hit], i: int) -> Chunk | None:
    """``شمال سوريا`` is a place of its own; ``وسط مدينة حلب`` is the city."""
    nested = next((h for h in view.hits[i] if h.lexeme.kind == "place_head"), None)
    if nested is not None and _plain(nested):
        within = headed_place(view, nested, alts)
        if within is not None and within.head != "the":
            return within._replace(first=hit.first, word=hit.word)
    return None


def _definite_place(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """``الحي``, ``المدينة``: a place named before; its head is marked ``the``."""
    if not hit.word.article:
        return None
    return view.chunk(
        "place",
        hit.first,
        hit.last,
        word=hit.word,
        data=hit.lexeme.data,
        alts=alts,
        head="the",
    )

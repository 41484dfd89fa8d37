"""Persons: titles, offices and the names after them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import ordered
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.chunking.kin import HIS, RELATED
from tawthiq.extract.names.actors import actor, headed
from tawthiq.extract.names.offices import office_end, past_house
from tawthiq.extract.names.person_names import NAME_LINKS, person_name
from tawthiq.extract.names.phrases import is_nisba, unprefixed
from tawthiq.text import WORD, has_article


def person(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """A title with the name after it; None where no name follows."""
    tokens = view.tokens
    i = hit.last + 1
    office = hit.last
    said = hit.lexeme.data.get("role") == "unknown"  # طفل يدعى "سامر …": no office
    if hit.lexeme.data.get("follows") == "1" or not (hit.word.article or said):
        office = office_end(view, hit.first, hit.last)
        i = past_house(view, office) + 1
    i = _past_titles(view, i)
    i += _of_trade(view, i)
    i += _abbreviated(view, i)
    comma = i < len(tokens) and tokens[i].text in ("،", ",", "(", "«", '"', "“")
    if comma:
        i += 1
    last = person_name(view, i, ranked=i > hit.last + 1 or hit.last > hit.first)
    if last >= i and _governs(view, hit, i):
        office = i if _named(view, i + 1) else office_end(view, hit.first, i)
        i, last = office + 1, office
        if _named(view, i):  # محافظ خليص | سلطان بن ناصر
            last = person_name(view, i, ranked=True)
    elif last == i and _qualifies(view, i, definite=hit.word.article):
        last = i - 1  # قائد قوات | محلية, متحدث | أممي
    if last < i:
        if office > hit.last or hit.word.article:
            return view.chunk(
                "person",
                hit.first,
                office,
                word=hit.word,
                data=hit.lexeme.data,
                alts=alts,
                head="title",
                inside=_spoken_for(view, hit, office),
            )
        return None
    return view.chunk(
        "person",
        hit.first,
        last,
        word=hit.word,
        name_from=i,
        data=hit.lexeme.data,
        alts=alts,
        inside=_spoken_for(view, hit, office),
    )


def whose(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """``وابنه كريم``, ``ونائبه آصف النجار``: one told by whose he is, with his name.

    None where no name follows.  One word alone is a name only where it is a given one.
    """
    own = hit.word.pronoun or hit.word.base.endswith(HIS)
    if not own or hit.lexeme.id not in _RELATED or hit.lexeme.data[1] == "plural":
        return None
    i = hit.last + 1
    if i >= len(view.tokens) or view.tokens[i].kind != WORD:
        return None
    given = _named(view, i)
    last = person_name(view, i, ranked=True)
    second = view.tokens[last].norm
    if last < i or not (given or (last == i + 1 and second.startswith("ال"))):
        return None
    if not given and (view.hits[i] or has_article(view.tokens[i].norm)):
        return None
    return view.chunk(
        "person",
        hit.first,
        last,
        word=hit.word,
        name_from=i,
        data={"role": "unknown"},
        alts=alts,
    )


def told_by_whose(chunk: Chunk) -> bool:
    """Whether a person is told by whose he is: ``شقيقه س``."""
    group = chunk.alts.get("group")
    return chunk.kind == "person" and group is not None and group.lexeme.id in _RELATED


_RELATED: Final = RELATED | {"aide", "bodyguard", "child", "colleague", "grandchild"}


def _spoken_for(view: View, hit: Hit, office: int) -> Chunk | None:
    """``المتحدث باسم القوات المسلحة س``: the side that a spokesman speaks for.

    ``office``: the last token of what he is.
    """
    if not hit.lexeme.name.startswith(_SPEAKING) or office <= hit.last:
        return None
    body = next(
        (h for h in view.hits[hit.last + 1] if h.lexeme.kind in ("actor", "head")), None
    )
    if body is None:
        return None
    known = body.lexeme.kind == "actor"
    side = actor(view, body, {}) if known else headed(view, "actor", body, {})
    return side if side.last <= office else None


_SPEAKING: Final = ordered("spokesmen.speaking")


def _governs(view: View, hit: Hit, i: int) -> bool:
    """``مدير | مصرف``, ``رئيس | جمهورية``: whether a bare title has a noun, no name, after it."""
    bare = hit.first == hit.last == i - 1 and not (hit.word.article or hit.word.pronoun)
    if not bare or hit.lexeme.data.get("follows") != "1" or i >= len(view.tokens):
        return False
    norm = view.tokens[i].norm
    return not (norm in view.given or norm in NAME_LINKS or norm.startswith("عبد"))


def _named(view: View, i: int) -> bool:
    return i < len(view.tokens) and view.tokens[i].norm in view.given


def _past_titles(view: View, i: int) -> int:
    """``مدير مكتب الصحة الدكتور فلان``: past titles that follow an office."""
    for _ in range(3):
        comma = i < len(view.tokens) and view.tokens[i].text in "،,"
        j = i + comma
        if j >= len(view.tokens):
            return i
        title = next((h for h in view.hits[j] if h.lexeme.kind == "title"), None)
        if title is None or not unprefixed(view, j) or not title.word.article:
            return i
        i = title.last + 1
    return i


def _of_trade(view: View, i: int) -> int:
    """``المهندس | الزراعي س``: 1 where an adjective stands between a title and a name."""
    told = 0 < i < len(view.tokens) - 1 and _named(view, i + 1)
    return int(
        told
        and not view.hits[i]
        and has_article(view.tokens[i].norm)
        and is_nisba(view, i)
    )


def _abbreviated(view: View, i: int) -> int:
    """``د. أشرف``: 1 where a full stop ends a title of one letter, else 0."""
    tokens = view.tokens
    dotted = 0 < i < len(tokens) and tokens[i].text == "."
    return int(dotted and len(tokens[i - 1].norm) == 1)


def _qualifies(view: View, i: int, *, definite: bool) -> bool:
    """Whether one word after a title says of what kind he is, and is no name."""
    text, norm = view.tokens[i].text, view.tokens[i].norm
    adjective = text.endswith("ية") or (not definite and text.endswith("ي"))
    return adjective and norm not in view.given


def one_of_letters(view: View, hit: Hit) -> bool:
    """``وكالة الأنباء الألمانية "د ب أ"``: a letter of an agency's name, no title."""
    i = hit.last + 1
    one = len(view.tokens[hit.first].norm) == 1
    return (
        one
        and i < len(view.tokens)
        and len(view.tokens[i].norm) == 1
        and (view.tokens[i].kind == WORD)
    )

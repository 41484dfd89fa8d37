"""Which reading names a chunk, where an expression stands in several tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.person_names import person_name
from tawthiq.extract.names.units import UNITS
from tawthiq.text import PUNCT, has_article

# The tables, the first that an expression stands in first.
_PRIORITY: Final = [
    "idiom",
    "according",
    "comp",
    "rel",
    "conn",
    "harm_verb",
    "report",
    "trigger",
    "loss",
    "result",
    "light",
    "harm_masdar",
    "harm_noun",
    "actor",
    "source",
    "weapon",
    "head",
    "source_head",
    "group",
    "equipment",
    "place",
    "place_head",
    "title",
    "prep",
    "neg",
    "intended",
]
_RANK: Final = {k: n for n, k in enumerate(_PRIORITY)}


def chosen(
    view: View, hits: Sequence[Hit], before: Sequence[Chunk]
) -> tuple[str, dict[str, Hit]]:
    """The kind of the reading that names a chunk, and all its readings by their kind."""
    first = hits[0]
    if len(hits) == 1:
        return first.lexeme.kind, {first.lexeme.kind: first}
    longest = max([h.last for h in hits])
    alts: dict[str, Hit] = {}
    for hit in hits:
        if hit.last == longest or hit.lexeme.kind in ("trigger", "actor"):
            alts.setdefault(hit.lexeme.kind, hit)
    bearer = _a_person(view, hits, before)
    if bearer is not None:
        return "title", {"title": bearer}
    kinds = [k for k, h in alts.items() if h.last == longest]
    kind = min(kinds, key=_RANK.__getitem__)
    speaks = kind in ("trigger", "report") and "title" in alts
    if speaks and not _called(view, first.last):
        return "title", {"title": alts["title"]}  # يدعى س: what he is called
    if kind == "source_head" and "group" in alts and _harmed(alts["group"], before):
        return "group", alts  # استشهاد مسعفين اثنين
    if kind == "actor" and "place" in alts and _dateline(view, alts["place"]):
        return "place", alts  # بغداد / أعلنت الخلية: the city
    if kind == "trigger" and "actor" in alts and alts["actor"].last >= longest:
        return "actor", alts  # الاحتلال: the occupier, not an occupation
    if kind == "place" and _a_unit(view, alts["place"], before):
        head = next((h for h in hits if h.lexeme.kind == "head"), None)
        if head is not None:
            return "head", {"head": head}
    if kind == "equipment" and "place" in alts and _a_dual_town(view, first):
        return "place", alts
    if kind == "head" and "place_head" in alts and _a_spot(view, first, before):
        return "place_head", {"place_head": alts["place_head"]}
    return kind, alts


def _a_person(view: View, hits: Sequence[Hit], before: Sequence[Chunk]) -> Hit | None:
    """``اعتقلت القوات الشيخ سعيد الحلبي``: the title of one whom a place bears the name of.

    His name goes on past the place's, and he stands where a person is due: right after a verb
    or who acts.
    """
    town = next(
        (h for h in hits if h.lexeme.kind == "place" and h.last > h.first), None
    )
    title = next((h for h in hits if h.lexeme.kind == "title"), None)
    if town is None or title is None or not before or before[-1].kind not in _DUE_AFTER:
        return None
    bound = title.word.conjunction or title.word.preposition
    if bound or title.last >= town.last or town.last + 1 == len(view.tokens):
        return None
    after = view.tokens[town.last + 1].norm
    surname = has_article(after) and not after.endswith(("ه", "ات", "ين"))
    goes_on = surname and person_name(view, title.last + 1) > town.last
    return title if goes_on else None


_DUE_AFTER: Final = frozenset(("trigger", "harm", "actor", "people", "word"))


def _a_unit(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``أعلنت الفرقة السادسة مشاة``: a unit right after a verb, not the base named for it."""
    base = hit.lexeme.data.get("kind") == "base" and not hit.word.preposition
    unit = view.tokens[hit.first].norm.removeprefix("ال") in UNITS
    last = before[-1] if before else None
    acts = last is not None and last.kind in _VERBS
    return base and unit and acts and hasattr(last.data if last else None, "tense")


_VERBS: Final = frozenset(("report", "light", "trigger", "loss"))


def _a_spot(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``في الجبهة الغربية``, ``ببلدية تاجوراء``: where it was, not who did it."""
    after = hit.last + 1
    placed = hit.word.preposition == "ب" or (bool(before) and before[-1].name == "في")
    if not placed or after >= len(view.tokens):
        return False
    if hit.word.base == "بلديه":
        return "place" in view.kinds(after)
    return hit.word.base.startswith("جبه") and view.tokens[after].norm in _SIDES


_SIDES: Final = words("names_unknown.points")


def _called(view: View, last: int) -> bool:
    """``يدعى إلى``: whether a verb of calling is one of calling for something."""
    after = view.tokens[last + 1].norm if last + 1 < len(view.tokens) else ""
    return after.startswith("ل") or after == "الي"


def _harmed(group: Hit, before: Sequence[Chunk]) -> bool:
    """Whether several people stand where those who are harmed are due."""
    if group.lexeme.data[1] == "singular" or not before:
        return False
    return before[-1].kind == "harm" or before[-1].name in _LIVES


_LIVES: Final = ("بحياة", "بأرواح", "أرواح", "حياة")


def _dateline(view: View, hit: Hit) -> bool:
    """Whether a name opens the sentence, and a mark parts it from what is told."""
    after = view.tokens[hit.last + 1].text if hit.last + 1 < len(view.tokens) else ""
    return after in _AFTER_DATELINE and all(
        t.kind == PUNCT for t in view.tokens[: hit.first]
    )


_AFTER_DATELINE: Final = frozenset(("/", "-", "–", "—", "ـ", ":", "|", "||"))


def _a_dual_town(view: View, hit: Hit) -> bool:
    """``في القصرين``: a town that is written as two of a building.

    ``القصرين الرئاسيين``: two buildings, by the adjective.
    """
    i = hit.last + 1
    after = view.tokens[i].norm if i < len(view.tokens) else ""
    two = after.startswith("ال") and after.endswith("ين")
    return hit.word.article and hit.word.base.endswith("ين") and not two

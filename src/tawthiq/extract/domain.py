"""What a report is about: a report of sport, crime, weather or trade tells no claims.

War words are borrowed everywhere (``هجوم الفريق``, ``انفجار سكاني``), and people die in
accidents. A report is read for claims only when it also holds what conflict reports
hold: armed actors, weapons, or several unmistakable events; the more words of another
domain stand in it, the more of that is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from tawthiq.codebook import Lexicon
from tawthiq.extract.chunks import Chunk
from tawthiq.text import Token

_ARMED: Final = frozenset(("armed_group", "militia", "coalition"))
_FORCES: Final = frozenset(
    ("state_forces", "air", "ground_fire", "intelligence", "tribe")
)
_PLAIN: Final = frozenset(
    ["airstrike", "shelling", "bombing", "chemical_attack", "clash", "shootdown"]
)
# Plain only in a country at war: elsewhere they are ordinary politics or crime.
_CIVIC: Final = frozenset(("protest", "abduction"))
# Countries at war: a place there makes the plainest toll a report of the war.
_AT_WAR: Final = frozenset(
    ["SY", "IQ", "YE", "LY", "PS", "SD", "LB", "IL", "AF", "SO", "UA"]
)
# What a report must show where it has words of other domains, and per such word.
_LEAST: Final = 1.5
_WEIGHT: Final = 0.5


def _names(chunks: Iterable[Sequence[Chunk]]) -> dict[str, float]:
    """The armed names, weapons and places at war of a report, with their weights."""
    names: dict[str, float] = {}
    for sentence in chunks:
        for chunk in sentence:
            data = chunk.data
            if chunk.kind == "actor" and isinstance(data, dict):
                kind = data.get("kind")
                if kind in _ARMED and not _fights(chunk):
                    continue  # a party, a group, a network: not armed by its name
                if kind in _ARMED:
                    names[chunk.id or chunk.name] = 2.0
                elif kind in _FORCES:
                    names[chunk.name] = 1.0
            elif chunk.kind == "weapon":
                names[chunk.name] = 1.0
            elif (
                chunk.kind == "place"
                and isinstance(data, dict)
                and (data.get("country") in _AT_WAR)
            ):
                names["place"] = 1.0
    return names


_FIGHTERS: Final = (
    "مسلح",
    "مقاتل",
    "متمرد",
    "مليشيا",
    "ميليشيا",
    "ارهابي",
    "جهادي",
    "كتايب",
    "فصايل",
    "متشدد",
    "متطرف",
    "تنظيم",
    "مقاوم",
)


def _fights(chunk: Chunk) -> bool:
    """Whether a name is a known armed actor, or its head says that it fights."""
    if chunk.id is not None:
        return True
    return chunk.word.base.startswith(_FIGHTERS)


def foreign(tokens: Sequence[Token], domains: Lexicon) -> float:
    """How many distinct words of other domains stand in a report."""
    found: set[str] = set()
    for i in range(len(tokens)):
        for hit in domains.at(tokens, i):
            found.add(hit.lexeme.name)
    return float(len(found))


class Domain:
    """What a report is about, whatever events may be found in it."""

    def __init__(
        self,
        tokens: Sequence[Token],
        chunks: Iterable[Sequence[Chunk]],
        domains: Lexicon,
    ) -> None:
        names = _names(chunks)
        other = foreign(tokens, domains)
        self._weight = sum(names.values())
        self._at_war = "place" in names
        self._least = max(_LEAST, _WEIGHT * other) if other else 1.0

    @property
    def strength(self) -> int:
        """How much of war is in a report's names and weapons: 0 little … 4 all of it."""
        ratio = self._weight / self._least
        return sum(ratio >= bound for bound in (1, 2, 4, 8))

    def holds(self, events: Iterable[str]) -> bool:
        """Whether events of these types are events of a conflict."""
        types = set(events)
        weight = self._weight + 1.5 * len(types & _PLAIN)
        if self._at_war:
            weight += len(types & _CIVIC)
        return weight >= self._least

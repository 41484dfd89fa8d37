"""What a report is about: a report of sport, crime, weather or trade tells no claims.

War words are borrowed everywhere (``هجوم الفريق``, ``انفجار سكاني``), and people die in
accidents. A report is read for claims only when it also holds what conflict reports
hold: armed actors, weapons, or several unmistakable events; the more words of another
domain stand in it, the more of that is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from tawthiq.codebook import Hit, Lexeme, Lexicon
from tawthiq.codebook.forms import tail_forms
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.namesakes import TANWIN
from tawthiq.extract.layout.sentences import Sentence
from tawthiq.text import Token, fold_word, tokenize

_ARMED: Final = frozenset(("armed_group", "militia", "coalition"))
_FORCES: Final = frozenset(
    ("state_forces", "air", "ground_fire", "intelligence", "tribe")
)
_PLAIN: Final = frozenset(
    ["airstrike", "shelling", "bombing", "chemical_attack", "clash", "shootdown"]
)
# Plain only in a country at war: elsewhere they are ordinary politics or crime.
_CIVIC: Final = frozenset(
    ("protest", "abduction", "ground_attack", "shooting", "killing")
)
# What is said about a war may name its acts and tell none.
_SPOKEN: Final = frozenset(
    ("demand", "condemnation", "rejection", "threat", "negotiation", "agreement")
)
# Countries at war: a place there makes the plainest toll a report of the war.
_AT_WAR: Final = frozenset(
    ["SY", "IQ", "YE", "LY", "PS", "SD", "LB", "IL", "AF", "SO", "UA"]
)
# Provinces at war of countries that are not.
_AT_WAR_TOO: Final = frozenset(("eg-north-sinai",))
# What a report must show where it has words of other domains, and per such word.
_LEAST: Final = 1.5
_WEIGHT: Final = 0.5
# So many words of sport make the army and the police teams.
_SPORT: Final = 2
# So short a post need show nothing, unless it has words of another domain.
_POST: Final = 40


_WARLIKE: Final = 2  # ``strength``
# Sentences: a post, no article.
BRIEF: Final = 6
# An article that tells at leisure must show more: as if one more word were foreign.
_ARTICLE: Final = 80
_NARRATED: Final = words("domain.narrated")
# Beside an unmistakable event, who is called so died of it: سبعة شهداء في قصف بيت.
_MARTYRS: Final = words("domain.martyrs")


# Kinds of lexeme that say what a report is about.
_WEIGHED: Final = frozenset(
    ("actor", "head", "source", "weapon", "place", "group", "trigger", "parted")
)


class _Words:
    """What the words of a report may be: names of war and words of its plainest events.

    A word counts by what the codebook says that it can be, so this is known before
    anything is read; what is the same name counts once.
    """

    def __init__(self) -> None:
        self.names: dict[str, float] = {}
        self.places: dict[str, int] = {}
        self.forces: set[str] = set()
        self.types: set[str] = set()
        # Words that named sources begin with: نادي الأسير, then النادي, plays no ball.
        self.own: set[str] = set()

    def learn(
        self, sentence: Sentence, hits: Sequence[Sequence[Hit]], norms: set[str]
    ) -> None:
        """Weigh the words of a sentence; ``norms`` are all the report's words."""
        before: Sequence[Hit] = ()
        for found in hits:
            for hit in found:
                lexeme = hit.lexeme
                kind, _, _, data, _ = lexeme
                if kind not in _WEIGHED:
                    continue
                if kind == "source":
                    if hit.last > hit.first:
                        self.own.add(fold_word(lexeme.name.split()[0]))
                elif kind in ("actor", "head"):
                    self._name(hit, data.get("kind"))
                elif kind == "weapon" and not data.get("beside"):
                    self.names[lexeme.name] = 1.0
                elif kind == "place":
                    if _at_war(lexeme):
                        sure = _sureness(hit, sentence.tokens, before)
                        held = self.places.get(lexeme.name, 0)
                        self.places[lexeme.name] = max(held, sure)
                elif kind == "group":
                    if lexeme.id == "israeli":
                        self.names["israeli"] = 1.0
                elif kind == "trigger":
                    self.types.add(data.type)
                elif kind == "parted" and not norms.isdisjoint(tail_forms(data.tail)):
                    self.types.add(getattr(data.verb, "type", ""))
            before = found

    def at_war(self, *, brief: bool) -> bool:
        """Whether places at war are named: in an article one surely, or two likely."""
        sure = self.places.values()
        if brief:
            return any(sure)
        return _SURE in sure or sum(s == _LIKELY for s in sure) > 1

    def towns(self) -> set[str]:
        """Words that are surely names of places here: حي السكري has nothing of diabetes."""
        sure = (name for name, s in self.places.items() if s == _SURE)
        return {fold_word(name).removeprefix("ال") for name in sure}

    def _name(self, hit: Hit, kind: str | None) -> None:
        lexeme = hit.lexeme
        if kind in _ARMED:
            # A party, a group, a network is not armed by its name.
            if lexeme.kind == "actor" or hit.word.base.startswith(_FIGHTERS):
                self.names[lexeme.id or lexeme.name] = 2.0
        elif kind in _FORCES:
            self.forces.add(lexeme.name)


def _at_war(place: Lexeme) -> bool:
    told = place.data
    provinces = (place.id, told.get("parent"))
    return told.get("country") in _AT_WAR or not _AT_WAR_TOO.isdisjoint(provinces)


def homes(publisher: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The places at war that a publisher is called by: ``تنسيقية حماة``."""
    found = {
        hit.lexeme.name
        for hits in lexicon.scan(tokenize(publisher))
        for hit in hits
        if hit.lexeme.kind == "place"
        and _at_war(hit.lexeme)
        and not hit.lexeme.data.get("ambiguous")
    }
    return tuple(sorted(found))


_SURE, _LIKELY, _PERHAPS = 3, 2, 1


def _sureness(hit: Hit, tokens: Sequence[Token], before: Sequence[Hit]) -> int:
    """How sure it is that a name stands as a place's; 0: it does not.

    A village's name may be a person's too, and a word of every report (``الخميس``) a
    town's.
    """
    text, word = tokens[hit.first].text, hit.word
    if word.pronoun or text.endswith(TANWIN) or text == _AUGUST:
        return 0
    if word.preposition == "ك" or (word.prefix and len(word.base) < _LETTERS):
        return 0  # كثرة, باب
    kinds = {h.lexeme.kind for h in before}
    if "place_head" in kinds:
        return _SURE
    mark = hit.lexeme.data.get("ambiguous")
    if not mark:
        known = hit.lexeme.data.get("kind") in _KNOWN
        return _SURE if known else _LIKELY
    after = word.preposition == "ب" or "prep" in kinds
    if mark != "1":
        return _PERHAPS if after else 0
    listed = hit.first > 0 and tokens[hit.first - 1].text in "،,"
    cued = after or word.conjunction or listed or "place" in kinds
    return _LIKELY if cued else 0


_AUGUST: Final = "آب"  # a month, where إب is a city
_LETTERS: Final = 3
_KNOWN: Final = ("country", "governorate", "capital", "city", "region", "district")


_FIGHTERS: Final = ordered("domain.fighters")


def foreign(
    tokens: Sequence[Token], domains: Lexicon, own: AbstractSet[str]
) -> tuple[float, bool]:
    """How many distinct words of other domains stand in a report; whether it is of sport.

    ``own``: words that sources of the report are named by.
    """
    found = {
        hit.lexeme
        for hit in domains.hits(tokens)
        if hit.last > hit.first or hit.word.base.removeprefix("ال") not in own
    }
    sport = {lexeme.name for lexeme in found if lexeme.id == "sport"}
    return float(len({lexeme.name for lexeme in found})), len(sport) >= _SPORT


class Domain:
    """What a report is about, as its words tell before it is read."""

    def __init__(
        self,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        hits: Sequence[Sequence[Sequence[Hit]]],
        domains: Lexicon,
        *,
        local: bool = False,
    ) -> None:
        """``local``: whether its publisher is called by a place or a side of a war.

        ``at_war``: whether it names places at war, one in a post and surely in an article.
        """
        war = _Words()
        norms = {t.norm for t in tokens}
        for sentence, found in zip(sentences, hits, strict=True):
            war.learn(sentence, found, norms)
        if local or war.at_war(brief=len(sentences) <= BRIEF):
            war.names["place"] = 1.0
        told = len(tokens) > _ARTICLE and not _NARRATED.isdisjoint(norms)
        strange, sport = foreign(tokens, domains, war.own | war.towns())
        other = strange + told
        self._types = war.types
        weight = sum(war.names.values(), 0.0)
        if not sport:
            weight += float(len(war.forces))
        self._weight = weight
        self.at_war = "place" in war.names
        self._least = max(_LEAST, _WEIGHT * other) if other else 1.0
        self._foreign = other
        self._post = not other and len(tokens) <= _POST
        mourns = not other and not _MARTYRS.isdisjoint(norms)
        self._mourned = mourns and not _PLAIN.isdisjoint(war.types)

    @property
    def promising(self) -> bool:
        """Whether a report may be one of conflict if its words are all that they can be."""
        return self.holds(self._types)

    @property
    def strength(self) -> int:
        """How much of war is in a report's names and weapons: 0 little … 4 all of it.

        A post that mourns those who died of a plain act has some.
        """
        ratio = self._weight / self._least
        told = sum(ratio >= bound for bound in (1, 2, 4, 8))
        return max(told, 1) if self._mourned else told

    @property
    def warlike(self) -> bool:
        """Whether even a report that tells nothing plainly is one of war."""
        told = self.strength - self._foreign
        return told >= _WARLIKE or (told > 0 and self.at_war) or self._mourned

    def holds(self, events: Iterable[str]) -> bool:
        """Whether events of these types are events of a conflict."""
        if self._post:
            return True
        types = set(events)
        weight = self._weight + 1.5 * len(types & _PLAIN)
        if self.at_war:
            weight += len(types & _CIVIC)
        if self.at_war and types & _SPOKEN:
            # يطالب بوقف الغارات على حلب: what is spoken of is war, though none is told.
            weight += _WEIGHT * len((self._types & _PLAIN) - types)
        return weight >= self._least

"""Whether a word of war tells an event here: what the judge is shown of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft
from tawthiq.extract.scene import Scene, gap, governor, kind_of, shape
from tawthiq.text import fold_word

_NEAR: Final = 6


class _Proposal(NamedTuple):
    """A draft as it was proposed: its sentence's words, what it names, how full it is."""

    draft: Draft
    words: frozenset[str]
    places: frozenset[str]
    actors: frozenset[str]
    full: int

    def may_be(self, other: _Proposal) -> bool:
        """Whether nothing that two drafts name sets them apart: no place, no side."""
        return not (
            (self.places and other.places and self.places.isdisjoint(other.places))
            or (self.actors and other.actors and self.actors.isdisjoint(other.actors))
        )

    def overlap(self, other: _Proposal) -> float:
        """The share of the words of the shorter sentence that the other has too."""
        shorter = max(1, min(len(self.words), len(other.words)))
        return len(self.words & other.words) / shorter


class Told:
    """All proposals of a report: what else may tell the same event, and how fully.

    ``strength``: how much of war the report's names and weapons are (``Domain``).
    """

    def __init__(
        self, proposals: Iterable[tuple[Draft, frozenset[str]]], strength: int
    ) -> None:
        self.strength = strength
        self._by_type: dict[str, list[_Proposal]] = {}
        self._rank: dict[int, int] = {}
        for draft, words in proposals:
            same = self._by_type.setdefault(draft.type, [])
            self._rank[id(draft)] = len(same)
            same.append(_proposal(draft, words))

    def rivals(self, draft: Draft) -> tuple[_Proposal, list[_Proposal]]:
        """A draft as proposed, and others of its type near it that may tell its event."""
        same = self._by_type.get(draft.type, [])
        at = self._rank.get(id(draft))
        if at is None:  # made of harm that no trigger tells
            own, at = _proposal(draft, frozenset()), len(same)
        else:
            own = same[at]
        near = same[max(0, at - _RIVALS) : at + _RIVALS + 1]
        return own, [p for p in near if p is not own and p.may_be(own)]


def _proposal(draft: Draft, words: frozenset[str]) -> _Proposal:
    return _Proposal(
        draft,
        words,
        frozenset([fold_word(p.chunk.name) for p in draft.places]),
        frozenset([fold_word(c.name) for c in draft.actors]),
        fullness(draft),
    )


_RIVALS: Final = 8


def fullness(draft: Draft) -> int:
    """How much a draft tells by itself."""
    return (
        bool(draft.actors)
        + bool(draft.targets)
        + 2 * bool(draft.places)
        + bool(draft.weapons)
        + bool(draft.harm)
        + (draft.pos == "verb")
        - draft.definite
    )


def features(
    draft: Draft,
    scene: Scene,
    sentence: Sequence[Draft],
    earlier: Sequence[Draft],
    told: Told,
    number: int,
) -> list[str]:
    """What holds of a draft: its word and form, its neighbours, its arguments, its twins.

    ``sentence``: the drafts before it in its sentence; ``earlier``: those kept in
    sentences before; ``number``: the sentence's place in the report.
    """
    chunks, k = scene.chunks, draft.at
    c = chunks[k]
    hit = c.alts.get("trigger")
    own = draft.pos in ("noun", "verb")
    word = fold_word(hit.lexeme.name) if hit is not None and own else draft.pos
    pos = shape(scene, k, draft.pos)
    type_ = draft.type
    form = (
        ("A" if c.word.article else "")
        + ("P" if c.word.pronoun else "")
        + c.word.preposition
        + ("W" if c.joined else "")
    )
    relation = scene.relations[k]
    before = [x.kind for x in chunks[max(0, k - _NEAR) : k]]
    who, whom, where = bool(draft.actors), bool(draft.targets), bool(draft.places)
    arms, harm = bool(draft.weapons), bool(draft.harm)
    full = who + whom + where + arms + harm
    dated = "time" in scene.counts
    spoken = "Q" if "report" in before or "according" in before else ""
    light = governor(chunks, k)
    left, right = scene.at(k - 1), scene.at(k + 1)
    sure = draft.sure
    earlier = earlier[-_RECENT:]
    mine, rivals = told.rivals(draft)
    past = [p for p in rivals if p.draft.start < draft.start]
    later = [p for p in rivals if p.draft.start > draft.start]
    alike = f"{_alike(mine, past)}{_alike(mine, later)}"
    versus = f"{_versus(mine, past)}{_versus(mine, later)}"
    twins = [d for d in earlier if d.type == type_]
    twin = "none"
    if twins:
        names = {fold_word(p.chunk.name) for p in draft.places}
        theirs = {fold_word(p.chunk.name) for d in twins for p in d.places}
        twin = "same" if names & theirs else "else" if names and theirs else "bare"
    here = [d.type for d in sentence]
    in_sentence = "same" if type_ in here else "other" if here else "first"
    return [
        f"dom:{told.strength}",
        f"doms:{told.strength}|{sure}",
        f"domw:{told.strength}|{word}",
        f"sure:{sure}",
        f"st:{sure}|{type_}",
        f"w:{word}",
        f"wp:{word}|{pos}",
        f"wf:{word}|{form}",
        f"ws:{word}|{sure}",
        f"tp:{type_}|{pos}",
        f"sp:{sure}|{pos}",
        f"f:{form}|{pos}",
        f"r:{relation}|{pos}",
        f"rt:{relation}|{type_}",
        f"lt:{left}|{type_}",
        f"ll:{scene.kind(k - 2)}|{scene.kind(k - 1)}|{pos}",
        f"n:{right}",
        f"nt:{scene.kind(k + 1)}|{type_}",
        f"nn:{scene.kind(k + 1)}|{scene.kind(k + 2)}|{pos}",
        f"lw:{scene.word(k - 1)}",
        f"rw:{scene.word(k + 1)}|{pos}",
        f"rww:{scene.word(k + 1)}|{word}",
        f"no:{min(number, 8)}|{draft.headline}",
        f"s:{draft.status}",
        f"ss:{draft.status}|{pos}",
        f"sta:{draft.status}|{type_}",
        f"sl:{draft.status}|{left}",
        f"g:{light}|{pos}",
        f"gt:{light}|{type_}",
        f"int:{'intended' in before}|{draft.status}",
        f"neg:{'neg' in before}|{draft.status}",
        f"comp:{'comp' in before}|{spoken}|{pos}",
        f"fullw:{full}|{word}",
        f"dated:{dated}|{type_}",
        f"datedp:{dated}|{pos}|{form}",
        f"a:{_kind(draft.actors)}|{type_}",
        f"o:{_kind(draft.targets)}|{type_}",
        f"twin:{twin}|{form}|{pos}",
        f"twinh:{twin}|{bool(twins and twins[-1].headline)}|{full}",
        f"in:{in_sentence}|{type_}",
        f"inl:{here[-1] if here else ''}|{type_}",
        f"harm:{_harm_beside(scene, k)}|{type_}",
        f"vh:{versus}|{draft.headline}",
        f"alike:{alike}",
        f"aliket:{alike}|{type_}",
        f"at:{gap(k)}|{pos}",
        f"conflict:{min(len(earlier), 4)}|{number > 0}",
    ]


def _kind(chunks: Sequence[Chunk]) -> str:
    """The kind of the first participant, empty where there is none."""
    return kind_of(chunks[0]) if chunks else ""


def _harm_beside(scene: Scene, k: int) -> str:
    """On which side the nearest word of harm stands, and how far; empty: none near."""
    if "harm" not in scene.counts:
        return ""
    for far in range(_NEAR + 1):
        if scene.kind(k - far) == "harm":
            return f"L{gap(far)}"
        if scene.kind(k + far) == "harm":
            return f"R{gap(far)}"
    return ""


_RECENT: Final = 40


def _versus(mine: _Proposal, theirs: Sequence[_Proposal]) -> str:
    """How a fullness compares with the best of others: more, less, even, or none."""
    if not theirs:
        return "0"
    best = max(p.full for p in theirs)
    return ">" if mine.full > best else "<" if mine.full < best else "="


def _alike(mine: _Proposal, others: Sequence[_Proposal]) -> str:
    """How alike the likest sentence is that may tell the same event: 0 … 5."""
    if not others:
        return "-"
    return str(min(5, int(max(p.overlap(mine) for p in others) * 8)))

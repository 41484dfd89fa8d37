"""Whether a word of war tells an event here: what the judge is shown of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.drafts import FAMILIES, Draft
from tawthiq.extract.scene import Scene, gap, governor, shape
from tawthiq.text import fold_word

_NEAR: Final = 6


class Told:
    """All proposals of a report: what else may tell the same event, and how fully.

    ``strength``: how much of war the report's names and weapons are (``Domain``).
    """

    def __init__(
        self, proposals: Sequence[tuple[Draft, frozenset[str]]], strength: int
    ) -> None:
        self.strength = strength
        self._by_type: dict[str, list[Draft]] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._rank: dict[int, int] = {}
        for draft, words in proposals:
            same = self._by_type.setdefault(draft.type, [])
            self._rank[id(draft)] = len(same)
            self._words[id(draft)] = words
            same.append(draft)

    def rivals(self, draft: Draft) -> list[Draft]:
        """Other proposals of one type near a draft that may tell the same event."""
        same = self._by_type.get(draft.type, [])
        at = self._rank.get(id(draft), len(same))
        near = same[max(0, at - _RIVALS) : at + _RIVALS + 1]
        return [d for d in near if d is not draft and _may_be_one(d, draft)]

    def overlap(self, a: Draft, b: Draft) -> float:
        """The share of the words of the shorter sentence that the other has too."""
        x = self._words.get(id(a), frozenset())
        y = self._words.get(id(b), frozenset())
        return len(x & y) / max(1, min(len(x), len(y)))


_RIVALS: Final = 8
# The types that may be said of one event, by type.
_KIN: Final = {t: frozenset(f) for f in FAMILIES for t in f}


def _may_be_one(a: Draft, b: Draft) -> bool:
    """Whether nothing that two drafts name sets them apart: no place, no side."""
    for x, y in (
        (
            {fold_word(p.chunk.name) for p in a.places},
            {fold_word(p.chunk.name) for p in b.places},
        ),
        ({fold_word(c.name) for c in a.actors}, {fold_word(c.name) for c in b.actors}),
    ):
        if x and y and not x & y:
            return False
    return True


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
    counted = "N" if c.quantity is not None else ""
    relation = scene.relations[k]
    before = [x.kind for x in chunks[max(0, k - _NEAR) : k]]
    who, whom, where = bool(draft.actors), bool(draft.targets), bool(draft.places)
    arms, harm = bool(draft.weapons), bool(draft.harm)
    full = who + whom + where + arms + harm
    dated = any(x.kind == "time" for x in chunks)
    spoken = "Q" if "report" in before or "according" in before else ""
    light = governor(chunks, k)
    left, right = scene.at(k - 1), scene.at(k + 1)
    sure = draft.sure
    earlier = earlier[-_RECENT:]
    rivals = told.rivals(draft)
    mine = fullness(draft)
    past = [fullness(d) for d in rivals if d.start < draft.start]
    later = [fullness(d) for d in rivals if d.start > draft.start]
    alike = _alike(told, draft, [d for d in rivals if d.start < draft.start])
    alike_later = _alike(told, draft, [d for d in rivals if d.start > draft.start])
    versus = f"{_versus(mine, past)}{_versus(mine, later)}"
    twins = [d for d in earlier if d.type == type_]
    kin = not _KIN.get(type_, frozenset((type_,))).isdisjoint(d.type for d in earlier)
    twin = "none"
    if twins:
        names = {fold_word(p.chunk.name) for p in draft.places}
        theirs = {fold_word(p.chunk.name) for d in twins for p in d.places}
        twin = "same" if names & theirs else "else" if names and theirs else "bare"
    here = [d.type for d in sentence]
    in_sentence = "same" if type_ in here else "other" if here else "first"
    after_harm = next(
        (
            f"{'R' if n > k else 'L'}{gap(n - k)}"
            for n in _around(k, len(chunks))
            if chunks[n].kind == "harm"
        ),
        "",
    )
    return [
        f"dom:{told.strength}",
        f"domt:{told.strength}|{type_}",
        f"doms:{told.strength}|{sure}",
        f"domw:{told.strength}|{word}",
        f"sure:{sure}",
        f"st:{sure}|{type_}",
        f"t:{type_}",
        f"w:{word}",
        f"wp:{word}|{pos}",
        f"wf:{word}|{form}",
        f"ws:{word}|{sure}",
        f"p:{pos}",
        f"tp:{type_}|{pos}",
        f"sp:{sure}|{pos}",
        f"f:{form}|{pos}",
        f"ft:{form}|{type_}",
        f"fs:{form}|{pos}|{sure}",
        f"r:{relation}|{pos}",
        f"rt:{relation}|{type_}",
        f"rf:{relation}|{form}",
        f"l:{left}",
        f"lp:{left}|{pos}",
        f"lt:{left}|{type_}",
        f"ll:{scene.kind(k - 2)}|{scene.kind(k - 1)}|{pos}",
        f"n:{right}",
        f"np:{right}|{pos}",
        f"nt:{scene.kind(k + 1)}|{type_}",
        f"nn:{scene.kind(k + 1)}|{scene.kind(k + 2)}|{pos}",
        f"lw:{scene.word(k - 1)}",
        f"lwp:{scene.word(k - 1)}|{pos}|{form}",
        f"lw2:{scene.word(k - 2)}|{scene.word(k - 1)}",
        f"l2:{scene.word(k - 2)}|{pos}",
        f"rw:{scene.word(k + 1)}|{pos}",
        f"rww:{scene.word(k + 1)}|{word}",
        f"first:{scene.word(0)}|{pos}",
        f"h:{draft.headline}|{pos}",
        f"ht:{draft.headline}|{type_}",
        f"no:{min(number, 8)}|{draft.headline}",
        f"s:{draft.status}",
        f"ss:{draft.status}|{pos}",
        f"st:{draft.status}|{type_}",
        f"sl:{draft.status}|{left}",
        f"g:{light}|{pos}",
        f"gt:{light}|{type_}",
        f"rel:{'rel' in before}|{pos}",
        f"int:{'intended' in before}|{draft.status}",
        f"neg:{'neg' in before}|{draft.status}",
        f"comp:{'comp' in before}|{spoken}|{pos}",
        f"args:{who:d}{whom:d}{where:d}{arms:d}{harm:d}",
        f"argst:{who:d}{whom:d}{where:d}|{type_}",
        f"argsp:{who:d}{whom:d}{where:d}{harm:d}|{pos}|{form}",
        f"full:{full}|{type_}",
        f"fullw:{full}|{word}",
        f"dated:{dated}|{type_}",
        f"datedp:{dated}|{pos}|{form}",
        f"q:{counted}|{type_}",
        f"a:{scene_kind(draft.actors)}|{type_}",
        f"o:{scene_kind(draft.targets)}|{type_}",
        f"twin:{twin}|{form}|{pos}",
        f"twint:{twin}|{type_}",
        f"twinh:{twin}|{bool(twins and twins[-1].headline)}|{full}",
        f"kin:{kin}|{form}|{pos}|{full}",
        f"in:{in_sentence}|{type_}",
        f"inp:{in_sentence}|{pos}|{form}",
        f"inl:{here[-1] if here else ''}|{type_}",
        f"harm:{after_harm}|{type_}",
        f"v:{versus}",
        f"vt:{versus}|{type_}",
        f"vp:{versus}|{pos}|{form}",
        f"vs:{versus}|{sure}",
        f"vf:{versus}|{min(mine, 4)}",
        f"vh:{versus}|{draft.headline}",
        f"vn:{min(len(past), 3)}{min(len(later), 3)}|{pos}",
        f"o:{alike}{alike_later}",
        f"ov:{alike}{alike_later}|{versus}",
        f"ot:{alike}{alike_later}|{type_}",
        f"op:{alike}{alike_later}|{pos}|{form}",
        f"m:{min(mine, 6)}|{type_}",
        f"mp:{min(mine, 6)}|{pos}|{form}",
        f"len:{gap(len(chunks))}",
        f"at:{gap(k)}|{pos}",
        f"conflict:{min(len(earlier), 4)}|{number > 0}",
    ]


def scene_kind(chunks: Sequence[object]) -> str:
    """The kind of the first participant, empty where there is none."""
    from tawthiq.extract.scene import kind_of

    return kind_of(chunks[0]) if chunks else ""  # type: ignore[arg-type]


def _around(k: int, n: int) -> list[int]:
    return sorted(
        range(max(0, k - _NEAR), min(n, k + _NEAR + 1)), key=lambda i: abs(i - k)
    )


_RECENT: Final = 40


def _versus(mine: int, theirs: Sequence[int]) -> str:
    """How a fullness compares with the best of others: more, less, even, or none."""
    if not theirs:
        return "0"
    best = max(theirs)
    return ">" if mine > best else "<" if mine < best else "="


def _alike(told: Told, draft: Draft, others: Sequence[Draft]) -> str:
    """How alike the likest sentence is that may tell the same event: 0 … 5."""
    if not others:
        return "-"
    best = max(others, key=lambda d: told.overlap(d, draft))
    by_another = (
        "s"
        if best.sources and draft.sources and best.sources[-1] is not draft.sources[-1]
        else ""
    )
    return f"{min(5, int(told.overlap(best, draft) * 8))}{by_another}"

"""The teacher: answers the reader's learnt decisions from gold, and notes each question.

A reader that is given a teacher for a judge reads a report as its gold says wherever a
decision is learnt, so its notes are examples to learn from, and what it still gets wrong
is what the codebook and the grammar do not offer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from scoring import name_of, same_name, slot_items, span_of

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, LossDraft, TimeDraft
from tawthiq.extract.harm.fates import Affected, Told
from tawthiq.extract.judging.judge import Judge, Option
from tawthiq.extract.sources.tellers import Chain

Example = tuple[Sequence[str], str]
# The options of one choice: the features of each, and whether it is a best one.
Options = Sequence[tuple[Sequence[str], bool]]
Gold = dict[str, Any]


class Due(NamedTuple):
    """What gold tells of people or objects that an event affected."""

    fate: str
    low: int | None
    high: int | None
    group: str
    item: str


_SLOTS = {
    "actor": "actors",
    "target": "targets",
    "place": "places",
    "weapon": "weapons",
}
_KINDS = {
    "place": ("place", "actor", "source", "object"),
    "weapon": ("weapon", "object"),
}


class Teacher(Judge):
    """A judge that knows the gold of the report at hand.

    ``notes`` are the labels that it gave, ``choices`` the options it chose from, by model.
    """

    def __init__(self) -> None:
        super().__init__()
        self.notes: dict[str, list[Example]] = defaultdict(list)
        self.choices: dict[str, list[Options]] = defaultdict(list)
        self._gold: list[Gold] = []
        self._told: set[int] = set()
        self._given: dict[tuple[int, str], Counter[tuple[str, int]]] = {}
        self._due: dict[tuple[int, str, str], Counter[Due]] = {}

    def open(self, gold: list[Gold]) -> None:
        """Take the gold claims of the next report; what was noted before is forgotten."""
        self.notes.clear()
        self.choices.clear()
        self._gold, self._told, self._given = gold, set(), {}
        self._due = {}

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:
        """The status of the gold claim that a draft tells, ``none`` without one.

        A headline whose event the body tells too is neither: no example.
        """
        gold, on_trigger = self._align(draft)
        if gold is None and draft.headline and self._is_told_below(draft):
            return draft.status
        status = "none"
        if gold is not None and (on_trigger or id(gold) not in self._told):
            self._told.add(id(gold))
            status = str(gold.get("status", "asserted"))
        self.notes["verdict"].append((features, status))
        return status

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:
        """The slots of the gold claim that a chunk fills; a name's repeat is no example."""
        gold, _ = self._align(draft)
        if gold is None:
            return "none"
        given = self._given.setdefault((draft.start, draft.type), Counter())
        hits = [
            (slot, n)
            for slot, key in _SLOTS.items()
            if chunk.kind in _KINDS.get(slot, (chunk.kind,))
            for n, value in enumerate(self._values(gold, key))
            if same_name(name_of(value), chunk.name, place=slot == "place")
        ]
        fresh = {slot for slot, n in hits if not given[slot, n]}
        given.update(hits)
        if hits and not fresh:
            return "none"
        label = next(
            (
                name
                for name, slots in (
                    ("target+place", {"target", "place"}),
                    ("place", {"place"}),
                    ("weapon", {"weapon"}),
                    ("actor", {"actor"}),
                    ("target", {"target"}),
                )
                if slots <= fresh
            ),
            "none",
        )
        self.notes["role"].append((features, label))
        return label

    def fates(
        self,
        name: str,
        draft: Draft,
        found: Sequence[Affected],
        features: Sequence[Sequence[str]],
    ) -> list[str]:
        """What gold says that an event did to each of the people, or objects."""
        gold, _ = self._align(draft)
        if gold is None:
            return super().fates(name, draft, found, features)
        key = draft.start, draft.type, name
        due = self._due.setdefault(key, Counter(_DUE[name](gold)))
        fates = _settle(draft, found, due)
        self.notes[name].extend(zip(features, fates, strict=True))
        return fates

    def choice(
        self,
        draft: Draft,
        slot: str,
        options: Sequence[Option],
        features: Sequence[Sequence[str]],
    ) -> int:
        """The option that agrees best with gold; the first where none does."""
        gold, _ = self._align(draft)
        if gold is None:
            return 0
        worth = [self._worth(gold, slot, option, draft) for option in options]
        best = max(worth)
        self.choices[slot].append(
            [(f, v == best) for f, v in zip(features, worth, strict=True)]
        )
        return worth.index(best)

    def _worth(self, gold: Gold, slot: str, option: Any, draft: Draft) -> float:
        """How well an option agrees with gold; what the draft names is no longer due."""
        if slot == "chain":
            return _chain_worth(gold, option)
        if slot == "time":
            return _time_worth(gold, option)
        if option is None:
            return 0.1
        names = [name_of(v) for v in self._values(gold, _SLOTS[slot])]
        place = slot == "place"
        if slot in ("actor", "target"):
            told = [c.name for c in getattr(draft, _SLOTS[slot])]
            names = [n for n in names if not any(same_name(n, t) for t in told)]
        return float(any(same_name(n, option.name, place=place) for n in names))

    @staticmethod
    def _values(gold: Gold, key: str) -> list[Any]:
        return gold.get("targets") or [] if key == "targets" else slot_items(gold, key)

    def _is_told_below(self, draft: Draft) -> bool:
        return any(g["type"] == draft.type for g in self._gold)

    def _align(self, draft: Draft) -> tuple[Gold | None, bool]:
        """The gold claim of a draft's type on its trigger, else around it, if any."""
        best: tuple[tuple[bool, int], Gold] | None = None
        for gold in self._gold:
            if gold["type"] != draft.type:
                continue
            start, end = span_of(gold["trigger"])
            first, after = span_of(gold["quote"])
            on_trigger = draft.start < end and start < draft.end
            if not (on_trigger or first <= (draft.start + draft.end) / 2 < after):
                continue
            key = (on_trigger, -abs(start - draft.start))
            if best is None or key > best[0]:
                best = (key, gold)
        return (best[1], best[0][0]) if best else (None, False)


def _harm_due(gold: Gold) -> Iterator[Due]:
    for h in gold.get("harm") or ():
        yield Due(h["kind"], h.get("low"), h.get("high"), h["group"], "")


def _losses_due(gold: Gold) -> Iterator[Due]:
    for x in gold.get("losses") or ():
        yield Due(x["state"], x.get("low"), x.get("high"), "", name_of(x["item"]))


_DUE: dict[str, Callable[[Gold], Iterator[Due]]] = {
    "harm": _harm_due,
    "loss": _losses_due,
}


def _settle(draft: Draft, found: Sequence[Affected], due: Counter[Due]) -> list[str]:
    """Give what gold tells to whom it befell, one each; what is given is no longer due.

    What the grammar says comes first, then who fits best and stands nearest to the event,
    then one of whom a bound alone is told.
    """
    fates = ["none"] * len(found)
    for fits in (_same, _like, _bounded):
        for told in sorted((t for t in due.elements()), key=str):
            free = [
                (_unlike(a.told, told), abs(a.at - draft.at), n)
                for n, a in enumerate(found)
                if fates[n] == "none"
                and fits(a.told, told)
                and (fits is not _same or told.fate in a.by(draft).split("+"))
            ]
            if free:
                due[told] -= 1
                fates[min(free)[-1]] = told.fate
    return fates


def _same(at: Told, told: Due) -> bool:
    """Whether what stands there is what gold tells."""
    if isinstance(at, LossDraft):
        return same_name(told.item, at.item)
    return (at.low, at.high) == (told.low, told.high)


def _like(at: Told, told: Due) -> bool:
    """Likewise, where the grammar does not say so: a small number alone says little."""
    return _same(at, told) and not (_unlike(at, told) and (told.low or 0) <= _SMALL)


def _bounded(at: Told, told: Due) -> bool:
    bounds = (told.low, at.low), (told.high, at.high)
    return not _unlike(at, told) and any(a == b is not None for a, b in bounds)


def _unlike(at: Told, told: Due) -> bool:
    if isinstance(at, LossDraft):
        return not same_name(told.item, at.item)
    return at.group != told.group


_SMALL = 2


def _chain_worth(gold: Gold, chain: Chain) -> float:
    """How well a chain names the gold sources: a wrong name costs half a right one."""
    wanted = [name_of(v) for v in gold.get("sources") or []]
    names = [c.name for c in chain]
    if not names:
        return -0.1 if wanted else 0.1
    right = sum(any(same_name(w, n) for n in names) for w in wanted)
    return right - 0.5 * (len(names) - right)


def _time_worth(gold: Gold, option: object) -> float:
    """1 for the gold date, a little for none where gold has another."""
    wanted = gold.get("date") or {}
    pair = (wanted.get("from"), wanted.get("to"))
    if not isinstance(option, TimeDraft):
        return 0.1 if any(pair) else 1
    at = option.at
    told = (
        at.from_.isoformat() if at.from_ else None,
        at.to.isoformat() if at.to else None,
    )
    return float(any(pair) and told == pair)

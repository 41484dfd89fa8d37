"""Policies that make digits of words: named, versioned, chosen at export.

``data/policies.yaml`` holds what each policy makes of each word, with the source of the
figure.  How the tolls of several claims become one range is the same for all:

1. Tolls that a later one replaced are left out, and so are sums over several incidents,
   but where an incident is nothing else: it is the whole, and its toll is its own.
2. Within a claim, a group is part of the one that holds it: of ``ثلاثة بينهم طفلة`` the
   child is one of the three.  Where it is alone, told beside what would hold it
   (``رجل وامرأة``), or more than that, it is added.  Within a family of reports that carry one text, one claim speaks for all: one
   that tells the whole before one that tells a part, the most exact, then the last.
3. Low is the lowest and high the highest figure of independent families.  A looser one
   (a bound, then a vague word) counts only where it does not agree with the exacter.
4. One count of killed and injured together only raises the high of each.
5. Best is by the policy: none; the lowest; the one most families agree on, else the
   median; or the one that more than half give.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from tawthiq.incident.figures import (
    Figure,
    Told,
    best_of,
    bounds,
    fits,
    holding,
    more,
    plus,
    with_tops,
)
from tawthiq.incident.groups import PARTS, within
from tawthiq.incident.value import Toll
from tawthiq.text import fold_word, readings

_DATA: Final = Path(__file__).parent / "data" / "policies.yaml"
_BOTH: Final = "killed_or_injured"
# how exact a form is: figures of the first tier stand before those of the next
_TIERS: Final = {"exact": 0, "about": 0, "range": 0, "at_least": 1, "at_most": 1}
_VAGUE: Final = 2
_PLURAL: Final = "plural"
_DUAL: Final = "ين"


class Range(NamedTuple):
    """How many, by a policy.

    ``best`` is None where the policy gives none; ``high`` is None where nobody bounds
    the number.  ``open`` says that somebody tells more than ``high`` without saying how
    many.  ``words`` are the vague words that figures were made of.
    """

    low: int
    best: int | None
    high: int | None
    open: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """How words become numbers: ``range``; ``name`` and ``version`` go with the output.

    ``figures`` are those of the words of the policies' table; ``rule`` says which
    figure is the best; ``closed``: high is a number always (UCDP has no blank).
    """

    name: str
    version: str
    title: str
    rule: str
    closed: bool
    figures: dict[str, Figure]

    def range(
        self, tolls: Sequence[Toll], kind: str, group: str | None = None
    ) -> Range | None:
        """How many people of a group (all, if None) were harmed in one way.

        ``unspecified`` are those of whom no claim says which group.  None where no toll
        says anything.
        """
        told = self._told(tolls, kind, group)
        both = self._told(tolls, _BOTH, group) if kind in ("killed", "injured") else []
        if not told and not both:
            return None
        words = tuple(dict.fromkeys(w for t in (*told, *both) for w in t.words))
        low, high, open_ = with_tops([t.figure for t in both], *bounds(told))
        best = None
        if told:
            first = min(t.tier for t in told)
            best = best_of(self.rule, [t.figure for t in told if t.tier == first])
            if best is not None:
                best = max(low, best if high is None or open_ else min(best, high))
        if open_ or high is None:
            high = max(low, best or 0, high or 0) if self.closed else None
        return Range(low, best, high, open_, words)

    def figure(self, toll: Toll) -> Figure:
        """What one toll stands for."""
        if toll.form == "vague" or (toll.low is None and toll.high is None):
            return self.figures[lemma(toll.words or "")]
        if toll.form == "at_most" or toll.low is None:
            return Figure(0, toll.high, toll.high)
        return Figure(toll.low, toll.low, toll.high)

    def _told(self, tolls: Sequence[Toll], kind: str, group: str | None) -> list[Told]:
        """What each independent family says: one claim speaks for it."""
        families: dict[str, dict[str, list[Toll]]] = defaultdict(dict)
        alone = all(toll.sum for toll in tolls)
        for toll in tolls:
            if toll.kind == kind and not toll.superseded and toll.sum == alone:
                claims = families[toll.family]
                claims.setdefault(toll.claim, []).append(toll)
        told: list[Told] = []
        others: list[Told] = []
        for claims in families.values():
            said = [t for t in (self._claim(c, group) for c in claims.values()) if t]
            if said:
                # min keeps the first of equals: the last claim comes first
                told.append(min(reversed(said), key=lambda t: (not t.whole, t.tier)))
            elif group == "unspecified":  # a family that says of all who they were
                others += self._nobody(claims.values())
        told += others if told else []
        wholes = [t for t in told if t.whole]
        return [t for t in told if t.whole or not wholes or more(t, wholes)]

    def _nobody(self, claims: Iterable[list[Toll]]) -> list[Told]:
        """None of whom no claim says which group, where one says who all were."""
        tiers = [t.tier for c in claims if (t := self._claim(c, None)) and t.whole]
        if not tiers:
            return []
        return [Told(Figure(0, 0, 0), min(tiers), whole=True, words=())]

    def _claim(self, tolls: list[Toll], group: str | None) -> Told | None:
        by_group: dict[str, list[Toll]] = defaultdict(list)
        for toll in tolls:
            by_group[toll.group].append(toll)
        if group is None:
            figure = self._total("unspecified", by_group)
        elif group == "unspecified":
            figure = self._rest(by_group)
        else:
            figure = self._total(group, by_group)
        if figure is None:
            return None
        held = set(within(group or "unspecified"))
        if group == "unspecified":
            held = {group}
        counted = [t for t in tolls if t.group in held]
        mains = [t for t in counted if t.group in PARTS]
        whole = bool(mains) or group not in (None, *PARTS)
        tier = max(_TIERS.get(t.form, _VAGUE) for t in (mains or counted))
        words = tuple(t.words for t in counted if t.form == "vague" and t.words)
        return Told(figure, tier, whole, words)

    def _total(self, group: str, tolls: dict[str, list[Toll]]) -> Figure | None:
        """A group with all that are part of it, and those told beside it."""
        own = plus(self.figure(t) for t in tolls.get(group, ()))
        parts, others = self._parts(group, tolls)
        return plus(f for f in (holding(own, parts), others) if f is not None)

    def _parts(
        self, group: str, tolls: dict[str, list[Toll]]
    ) -> tuple[Figure | None, Figure | None]:
        """Those who are part of a group, and those who would be and are told beside it."""
        pieces = [x for p in PARTS.get(group, ()) for x in self._pieces(p, tolls)]
        parts = plus(f for f, beside in pieces if beside != group)
        return parts, plus(f for f, beside in pieces if beside == group)

    def _pieces(
        self, group: str, tolls: dict[str, list[Toll]]
    ) -> Iterator[tuple[Figure, str]]:
        """What is told of a group, each with the group that it is told beside."""
        own = tolls.get(group, ())
        if own:
            figure = self._total(group, tolls)
            if figure is not None:
                yield figure, own[0].beside
            return
        for part in PARTS.get(group, ()):
            yield from self._pieces(part, tolls)

    def _rest(self, tolls: dict[str, list[Toll]]) -> Figure | None:
        own = plus(self.figure(t) for t in tolls.get("unspecified", ()))
        parts, _ = self._parts("unspecified", tolls)
        if own is None or parts is None or not fits(parts, own):
            return own
        low = max(0, own.low - (own.low if parts.high is None else parts.high))
        high = None if own.high is None else own.high - parts.low
        best = own.best
        if best is not None:
            best = max(0, best - (parts.low if parts.best is None else parts.best))
        return Figure(low, best, high)


def policy(name: str) -> Policy:
    """The policy of a name; raises ``KeyError``."""
    return _policies()[name]


def names() -> tuple[str, ...]:
    """The names of all policies."""
    return tuple(_policies())


def lemma(words: str) -> str:
    """The entry of the table that words mean: ``والعشرات`` is عشرات, else a plural."""
    known = _known()
    tokens = [
        next((r.base for r in readings(t, known)), t)
        for t in map(fold_word, words.split())
    ]
    for form, entry in _forms():
        if any(tuple(tokens[i : i + len(form)]) == form for i in range(len(tokens))):
            return entry
    dual = len(tokens) == 1 and tokens[0].endswith(_DUAL)
    return _DUAL if dual else _PLURAL


@functools.cache
def _table() -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.safe_load(_DATA.read_text(encoding="utf-8"))


@functools.cache
def _policies() -> dict[str, Policy]:
    return {
        name: Policy(
            name=name,
            version=entry["version"],
            title=entry["title"],
            rule=entry["best"],
            closed=entry.get("closed", False),
            figures={word: Figure(*f["is"]) for word, f in entry["figures"].items()},
        )
        for name, entry in _table()["policies"].items()
    }


@functools.cache
def _forms() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Forms as folded words, with their entry; the longest first."""
    pairs = [
        (tuple(map(fold_word, form.split())), entry)
        for entry, word in _table()["words"].items()
        for form in word["forms"]
    ]
    return tuple(sorted(pairs, key=lambda p: -len(p[0])))


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(w for form, _ in _forms() for w in form)

"""The claims of a report with what was decided of them, each in its state."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tawthiq.case.models import Claim, Judgement, Report
from tawthiq.case.standing import WITHDRAWN, corrected, histories
from tawthiq.model import Claim as Contract


@dataclass(frozen=True, slots=True)
class Held:
    """A claim: its current reading, the one that was judged, the judgements in order.

    ``row`` is the current reading, or the last one where the program reads it no more
    (``gone``); ``judged`` is the reading that the standing judgement was made of.
    """

    row: Claim
    value: dict[str, Any]  # the current reading, in the contract
    judged: Claim
    history: tuple[Judgement, ...]
    gone: bool

    @property
    def key(self) -> str:
        """The claim's id."""
        return self.row.key

    @property
    def standing(self) -> Judgement | None:
        """The judgement that stands, if one does."""
        last = self.history[-1] if self.history else None
        return last if last is not None and last.verdict != WITHDRAWN else None

    @property
    def seen(self) -> int:
        """What a form says of the judgement that its reader saw."""
        return self.standing.pk if self.standing is not None else 0

    @property
    def changed(self) -> bool:
        """Whether another version reads it otherwise, or no more, since it was judged."""
        return self.standing is not None and (
            self.gone or self.judged.data != self.row.data
        )

    @property
    def verdict(self) -> str:
        """What a person decided."""
        return self.standing.verdict if self.standing is not None else "unreviewed"

    @property
    def state(self) -> str:
        """The verdict, or that what was judged is read otherwise since."""
        return "obsolete" if self.changed else self.verdict

    @property
    def waits(self) -> bool:
        """Whether somebody has yet to judge it."""
        return self.standing is None or (self.changed and not self.gone)

    def contract(self) -> Contract:
        """The claim as it stands: the program's reading with what a person corrected."""
        return corrected(self.row, self.standing)

    def stands(self) -> dict[str, Any]:
        """The same, in the contract's JSON; quicker, where there are hundreds."""
        if self.verdict != "corrected" or self.standing is None:
            return self.value
        return {**self.value, **json.loads(self.standing.correction)}

    def machine(self) -> Contract:
        """The claim as the program reads it."""
        return Contract.model_validate(self.value)

    def decided(self) -> Contract:
        """The claim as it was decided, on the reading of that time."""
        return corrected(self.judged, self.standing)


def claims(report: Report) -> list[Held]:
    """The claims of a report in the order of the text; two queries."""
    rows: dict[str, list[Claim]] = defaultdict(list)
    for row in Claim.objects.filter(report=report).order_by("pk"):
        rows[row.key].append(row)
    history = histories(Judgement.objects.filter(report=report))
    found = [_held(versions, history.get(key, [])) for key, versions in rows.items()]
    kept = [h for h in found if not h.gone or h.standing is not None]
    return sorted(kept, key=_place)


def pick(held: Iterable[Held], key: str) -> Held | None:
    """The claim whose id begins with a key, where one alone does."""
    found = [h for h in held if h.key.startswith(key)] if key else []
    return found[0] if len(found) == 1 else None


def following(held: list[Held], current: str) -> Held | None:
    """The next claim after one that waits for a judgement, around the end."""
    keys = [h.key for h in held]
    at = keys.index(current) if current in keys else -1
    return next((h for h in held[at + 1 :] + held[:at] if h.waits), None)


def _held(versions: list[Claim], history: list[Judgement]) -> Held:
    row = next((v for v in versions if v.until_id is None), versions[-1])
    judged = row
    if history:
        before = [v for v in versions if v.since_id < history[-1].entry_id]
        judged = before[-1] if before else versions[0]
    return Held(row, row.value, judged, tuple(history), row.until_id is not None)


def _place(held: Held) -> tuple[int, str]:
    return held.value["trigger"]["start"], held.key

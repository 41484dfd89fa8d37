"""What a job is: who asked for what, how far it came, and what became of it."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal, Self

Kind = Literal["import", "read", "export"]
# filling: its files are still coming; stopped: cut off or stopped, can be continued
State = Literal["filling", "waiting", "running", "stopped", "failed", "done"]
ACTIVE: Final = ("waiting", "running")
_REFUSALS: Final = 500  # kept to be shown; the case keeps all
_SOON: Final = 2.0  # seconds of work before its rate says anything


@dataclass(slots=True)
class Stage:
    """A part of a job: how many of what are done, of how many (None: not known)."""

    name: str
    total: int | None = None
    done: int = 0
    began: float = field(default_factory=time.time)
    seconds: float = 0.0
    over: bool = False
    doing: str = ""  # what is worked at now,
    characters: int = 0  # how long that is,
    number: int = 0  # which one it is since the last that were done,
    batch: int = 0  # and of how many

    @property
    def rate(self) -> float | None:
        """How many a second; None before it says anything."""
        return self.done / self.seconds if self.seconds >= _SOON and self.done else None

    @property
    def left(self) -> int | None:
        """The seconds that are left, as far as the rate tells."""
        if self.over or self.total is None or self.rate is None:
            return None
        return round(max(0, self.total - self.done) / self.rate)

    @property
    def most(self) -> int:
        """What its bar goes to: at least what is done."""
        return max(self.total or 0, self.done, 1)


@dataclass(slots=True, kw_only=True)
class Job:
    """A job; ``options`` are the person's, ``counts`` and ``refused`` what came of it."""

    id: str
    kind: Kind
    by: str
    at: str
    why: str = ""
    state: State = "filling"
    options: dict[str, Any] = field(default_factory=dict)
    stages: list[Stage] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    fault: str = ""

    @property
    def active(self) -> bool:
        """Whether it waits or runs."""
        return self.state in ACTIVE

    def count(self, **more: int) -> None:
        """Add to the counts."""
        for name, number in more.items():
            self.counts[name] = self.counts.get(name, 0) + number

    def refuse(self, where: str, reason: str) -> None:
        """Tell of what was not taken in."""
        self.count(refused=1)
        if len(self.refused) < _REFUSALS:
            self.refused.append((where, reason))

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)

    @classmethod
    def of(cls, value: dict[str, Any]) -> Self:
        """From plain values."""
        stages = [Stage(**stage) for stage in value.pop("stages")]
        refused = [(where, reason) for where, reason in value.pop("refused")]
        return cls(**value, stages=stages, refused=refused)

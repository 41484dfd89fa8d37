"""What stands beside every export: how it was made, what it holds, and its hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tawthiq.publish.format import Settings
from tawthiq.publish.gate import GatePolicy

ENDING: Final = ".manifest.json"
LAYOUT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of the case's log when the export was made; empty without a case."""

    seq: int = 0
    hash: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """How an export was made: nothing in it comes from a clock.

    ``left_out`` are codes with the reason; ``redactions`` counts the texts that changed
    by field; ``files`` are names with size and SHA-256.
    """

    format: str
    tool: str
    numbers: tuple[str, str]
    gate: GatePolicy
    settings: Settings
    counts: dict[str, int]
    redactions: Mapping[str, int]
    left_out: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, int, str], ...]
    head: Head = field(default_factory=Head)

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        settings, gate = self.settings, self.gate
        return {
            "layout": LAYOUT,
            "format": self.format,
            "tool": self.tool,
            "numbers": dict(zip(("policy", "version"), self.numbers, strict=True)),
            "gate": {
                "version": gate.version,
                "include_unreviewed": gate.include_unreviewed,
                "with_unverified": gate.with_unverified,
                "victims": gate.victims,
                "name_reviewers": gate.name_reviewers,
            },
            "settings": {
                "lang": settings.lang,
                "since": settings.since,
                "until": settings.until,
                "area": settings.area,
                **settings.more,
            },
            "case": {
                "id": settings.case,
                "title": settings.title,
                "log": {
                    "entries": self.head.seq,
                    "head": self.head.hash,
                    "at": self.head.at,
                },
            },
            "counts": self.counts,
            "redactions": dict(sorted(self.redactions.items())),
            "left_out": [{"code": c, "reason": r} for c, r in self.left_out],
            "files": [
                {"name": n, "bytes": size, "sha256": sha} for n, size, sha in self.files
            ],
        }

    def to_bytes(self) -> bytes:
        """As JSON in UTF-8."""
        return (
            json.dumps(self.to_dict(), ensure_ascii=False, indent=2) + "\n"
        ).encode()


def listed(files: Mapping[str, bytes]) -> tuple[tuple[str, int, str], ...]:
    """Files as name, size and SHA-256."""
    return tuple(
        (name, len(data), hashlib.sha256(data).hexdigest())
        for name, data in files.items()
    )

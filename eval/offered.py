"""What the reader cannot offer: what is missed even if every learnt decision were right.

usage: offered.py SET [SLOT|events] [--most N]

Reads a set (``corpora.sets``) with the teacher for a judge, who answers from gold wherever a
decision is learnt; what is missed then no draft or candidate gave.  Prints how many events
and, of those that were found, values of each slot could be offered; with a slot, or
``events``, also the first N misses, to mend by class in the codebook and the grammar.  Sets
that are held out are counted only.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from corpora import Annotated, sets
from scoring import (
    SLOTS,
    compare,
    name_of,
    pairs_of,
    scored,
    slot_items,
    span_of,
)
from teacher import Teacher

from tawthiq import Reader

Claim = dict[str, Any]


class Coverage:
    """Counts over the reports of a set, and the misses of one kind as lines."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.offered: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.misses: list[str] = []

    def add(self, annotated: Annotated, read: list[Claim]) -> None:
        """Compare what a report's gold tells with the best that could be read of it."""
        text, id_ = annotated.report.text, annotated.report.info.id
        gold, read = scored(annotated.gold), scored(read)
        pairs = dict(pairs_of(gold, read))
        for n, claim in enumerate(gold):
            start, end = span_of(claim["trigger"])
            where = f"{id_} {claim['type']} | {text[start:end]} | "
            self.gold["events"] += 1
            if n not in pairs:
                if self.what == "events":
                    self.misses.append(where + _quote(claim, text))
                continue
            self.offered["events"] += 1
            for slot in SLOTS:
                told = compare(slot, claim, read[pairs[n]])
                self.gold[slot] += told["right"] + told["missed"]
                self.offered[slot] += told["right"]
                if told["missed"] and slot == self.what:
                    values = [_short(v) for v in slot_items(claim, slot)]
                    given = [_short(v) for v in slot_items(read[pairs[n]], slot)]
                    self.misses.append(
                        f"{where}{values} | {given} | {_quote(claim, text)}"
                    )

    def rows(self) -> Iterator[str]:
        """What could be offered, a row a slot."""
        for slot, told in self.gold.items():
            share = self.offered[slot] / told if told else 1.0
            yield f"{slot:8} {self.offered[slot]:5} of {told:5} {share:6.3f}"


def _quote(claim: Claim, text: str) -> str:
    start, end = span_of(claim["quote"])
    return text[start:end].replace("\n", " ")


def _short(value: Any) -> str:
    if isinstance(value, dict) and "name" not in value:
        return " ".join(str(v) for v in value.values() if v is not None)
    return name_of(value)


def main() -> None:
    """Count, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("set", help="a set of eval/corpora.py")
    parser.add_argument("what", nargs="?", default="", choices=("", "events", *SLOTS))
    parser.add_argument("--most", type=int, default=100, help="misses to print (100)")
    asked = parser.parse_args()
    if asked.set not in sets():
        sys.exit(f"no set {asked.set!r} is here; there are: {', '.join(sets())}")
    if asked.what and "held-out" in asked.set:
        sys.exit("what is held out is counted, never looked at: leave the slot out")
    coverage, teacher = Coverage(asked.what), Teacher()
    reader = Reader(judge=teacher)
    for annotated in sets()[asked.set]:
        teacher.open(annotated.gold)
        coverage.add(annotated, reader.read(annotated.report).to_dict()["claims"])
    for line in (*coverage.misses[: asked.most], *coverage.rows()):
        print(line)


if __name__ == "__main__":
    main()

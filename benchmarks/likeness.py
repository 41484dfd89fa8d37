"""How well near-copies are found, and how fast: edits made to reports of your own.

    python benchmarks/likeness.py REPORTS.jsonl

Each report is cut, headed, respelled and edited; the table says how many of the results
share a band with their report and are judged a copy or a version of it.
"""

from __future__ import annotations

import collections
import itertools
import json
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tawthiq.ingest.likeness import likeness, signature

_NUMBER = re.compile(r"(?<![\d.,/:])[1-9]\d?(?![\d.,/:])")
_SPELLING = str.maketrans("أإىةك،12", "اايهک,١٢")


def _edits(texts: list[str]) -> dict[str, Callable[[str], str]]:
    chance = random.Random(5)  # noqa: S311 - the same edits in every run
    vocabulary = [word for text in texts for word in text.split()]

    def cut(text: str, share: float) -> str:
        words = text.split(" ")
        return " ".join(words[: max(1, int(len(words) * share))])

    def edit(text: str, share: float) -> str:
        out: list[str] = []
        for word in text.split(" "):
            roll = chance.random() / share
            if roll > 0.7:
                out.append(word)
            if roll < 0.4 or 0.7 < roll < 1:
                out.append(chance.choice(vocabulary))
        return " ".join(out)

    def head(text: str) -> str:
        return f"بيروت - وكالات: متابعة خاصة لمراسلنا\n{text}"

    def recount(text: str) -> str:
        found = _NUMBER.search(text)
        return re.sub(rf"\b{found[0]}\b", str(int(found[0]) + 3), text) if found else ""

    return {
        "respelled": lambda text: text.translate(_SPELLING),
        "5 % of words edited": lambda text: edit(text, 0.05),
        "10 % of words edited": lambda text: edit(text, 0.1),
        "cut to 40 %": lambda text: cut(text, 0.4),
        "headed": head,
        "cut to 40 %, headed": lambda text: head(cut(text, 0.4)),
        "a number changed": recount,
    }


def main() -> None:
    """Print the figures for a file of reports, JSON lines with ``text``."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]

    start = time.perf_counter()
    signed = [set(signature(text).bands) for text in texts]
    print(
        f"signature  {(time.perf_counter() - start) / len(texts) * 1e3:.2f} ms a report"
    )
    buckets = collections.defaultdict(list)
    for at, bands in enumerate(signed):
        for band in bands:
            buckets[band].append(at)
    pairs = {p for b in buckets.values() for p in itertools.combinations(b, 2)}
    start = time.perf_counter()
    kinds = collections.Counter(likeness(texts[a], texts[b]).kind for a, b in pairs)
    print(
        f"likeness   {(time.perf_counter() - start) / len(pairs) * 1e3:.2f} ms a pair"
    )
    print(
        f"pairs      {len(pairs)} of {len(texts) * (len(texts) - 1) // 2}: {dict(kinds)}"
    )

    for name, change in _edits(texts).items():
        found: collections.Counter[str] = collections.Counter()
        for text, bands in zip(texts, signed, strict=True):
            if changed := change(text):
                shared = not bands.isdisjoint(signature(changed).bands)
                found[likeness(text, changed).kind if shared else "not met"] += 1
        near = 1 - (found["different"] + found["not met"]) / found.total()
        print(f"{name:24} {near:.3f} {dict(found)}")


if __name__ == "__main__":
    main()

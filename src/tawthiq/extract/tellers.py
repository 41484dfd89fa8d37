"""Every chain of sources that a report names, for events whose own is elsewhere.

A lead is told without a source and told again with one; a speaker's outlet is named
once (``قال س لوكالة ص``) and holds for all that he says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tawthiq.extract.attribution import Speakers, Stretch, is_outlet, stretches
from tawthiq.extract.chunks import Chunk
from tawthiq.text import fold_word

Chain = tuple[Chunk, ...]


@dataclass(slots=True)
class Tellers:
    """The chains of a report by sentence, and where the reading has come to."""

    chains: list[tuple[int, Chain]] = field(default_factory=list)
    now: int = 0

    @classmethod
    def of(cls, chunks: Sequence[Sequence[Chunk]], publisher: str) -> Tellers:
        """The chains that a first reading of all sentences finds."""
        speakers = Speakers(publisher=publisher)
        found: list[tuple[int, Chain]] = []
        for number, sentence in enumerate(chunks):
            for stretch in stretches(sentence, speakers):
                if stretch.chain and (not found or found[-1][1] != stretch.chain):
                    found.append((number, stretch.chain))
        return cls(found)

    def heard(self, number: int, told: Sequence[Stretch]) -> None:
        """Go on to a sentence; chains that only the second reading finds are added."""
        self.now = number
        for stretch in told:
            if stretch.chain and (number, stretch.chain) not in self.chains[-9:]:
                known = any(c == stretch.chain for _, c in self.chains)
                if not known:
                    self.chains.append((number, stretch.chain))

    def around(self, near: Chain) -> Iterator[tuple[str, Chain, int]]:
        """Other chains that may tell an event told by ``near``: how, whom, how far."""
        names = {fold_word(c.name) for c in near}
        if near:
            fuller = (
                (n, c)
                for n, c in self.chains
                if len(c) > len(near) and names <= {fold_word(x.name) for x in c}
            )
            for n, chain in fuller:
                yield "fuller", chain, n - self.now
                break
            if len(near) > 1:
                yield "shorter", near[-1:], 0
        after = next(((n, c) for n, c in self.chains if n > self.now), None)
        if after is not None:
            yield "next", after[1], after[0] - self.now
        earlier = [(n, c) for n, c in self.chains if n < self.now and c != near]
        if earlier:
            yield "earlier", earlier[-1][1], self.now - earlier[-1][0]
        if near and not any(is_outlet(c) for c in near):
            outlet = next((o for o in self._outlets() if o[0] <= self.now), None)
            if outlet is not None:
                yield "outlet", (outlet[1], *near), self.now - outlet[0]
        if self.chains:
            yield "first", self.chains[0][1], self.now - self.chains[0][0]

    def _outlets(self) -> Iterator[tuple[int, Chunk]]:
        for n, chain in reversed(self.chains):
            if is_outlet(chain[0]):
                yield n, chain[0]

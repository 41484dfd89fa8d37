"""Every chain of sources that a report names, for events whose own is elsewhere.

A lead is told without a source and told again with one; a speaker's outlet is named
once (``قال س لوكالة ص``) and holds for all that he says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import SPEECH, Draft
from tawthiq.extract.sources.attribution import stretches
from tawthiq.extract.sources.source_kinds import is_outlet, source_kind
from tawthiq.extract.sources.speakers import Speakers
from tawthiq.extract.sources.stretch import Stretch
from tawthiq.text import fold_word

Chain = tuple[Chunk, ...]


# How many chains to either side are looked at.
_REACH: Final = 8


@dataclass(slots=True)
class Tellers:
    """The chains of a report in order, and where the reading has come to.

    Attributes:
        chains: (sentence, chain) as a first reading of all sentences finds them.
        offices: who is named with an office, by the office's words.
        house: whose statement the whole report is, by its letterhead or signature.
        publisher: who publishes the report, folded; never one of a chain.
        now: the sentence being read.
        here: the index of the first chain of a later sentence.

    """

    chains: list[tuple[int, Chain]] = field(default_factory=list)
    offices: dict[str, Chunk] = field(default_factory=dict)
    house: Chain = ()
    publisher: str = ""
    now: int = 0
    here: int = 0

    @classmethod
    def of(cls, chunks: Sequence[Sequence[Chunk]], publisher: str) -> Tellers:
        """The chains that a first reading of all sentences finds."""
        speakers = Speakers(publisher=publisher)
        found: list[tuple[int, Chain]] = []
        for number, sentence in enumerate(chunks):
            for stretch in stretches(sentence, speakers):
                if stretch.chain and (not found or found[-1][1] != stretch.chain):
                    found.append((number, stretch.chain))
        return cls(found, _offices(chunks), _house(chunks, publisher), publisher)

    def move(self, number: int) -> None:
        """Go on to a sentence."""
        self.now = number
        while self.here < len(self.chains) and self.chains[self.here][0] <= number:
            self.here += 1

    def around(self, near: Chain) -> Iterator[tuple[str, Chain, int]]:
        """Other chains that may tell an event told by ``near``: how, whom, how far."""
        names = {fold_word(c.name) for c in near}
        before = self.chains[max(0, self.here - _REACH) : self.here][::-1]
        after = self.chains[self.here : self.here + _REACH]
        if near:
            for n, chain in (*before, *after):
                if len(chain) > len(near) and names <= {
                    fold_word(c.name) for c in chain
                }:
                    yield "fuller", chain, n - self.now
                    break
            if len(near) > 1:
                yield "shorter", near[-1:], 0
        if near and near[-1].head == "title":
            named = self.offices.get(near[-1].word.base)
            if named is not None:
                yield "named", (*near[:-1], named), 0
        if self.house and self.house != near:
            yield "house", self.house, 0
        if after:
            yield "next", after[0][1], after[0][0] - self.now
        for n, chain in before:
            if n < self.now and chain != near:
                yield "earlier", chain, self.now - n
                break
        if near and not any(is_outlet(c) for c in near):
            for n, chain in before:
                if is_outlet(chain[0]):
                    yield "outlet", (chain[0], *near), self.now - n
                    break
        if self.chains:
            yield "first", self.chains[0][1], self.now - self.chains[0][0]


def _offices(chunks: Sequence[Sequence[Chunk]]) -> dict[str, Chunk]:
    """``رئيس الوزراء سامر س``: who is named first with each office."""
    found: dict[str, Chunk] = {}
    for sentence in chunks:
        for c in sentence:
            if c.kind == "person" and c.head != "title" and "title" in c.alts:
                found.setdefault(c.word.base, c)
    return found


def _house(chunks: Sequence[Sequence[Chunk]], publisher: str) -> Chain:
    """Who heads or signs a statement on a line of his own: ``لجان المقاومة``.

    ``صدر عن قيادة الجيش``, ``بيان القوات المسلحة``: with what it is, too.
    """
    for line in (*chunks[:_HEAD], *chunks[:-_FOOT:-1]):
        who = next((c for c in line if c.kind in _HOUSES), None)
        if who is None or len(line) > _LINE or fold_word(who.name) == publisher:
            continue
        before = line[: line.index(who)]
        issued = not before and source_kind(who) == "statement"
        if issued and not fold_word(who.name).startswith(who.word.base):
            return (who,)  # بيان من القيادة العامة بشأن العملية
        if len(before) <= _LEADS and all(c.kind in _PLAIN for c in line):
            return (who,)
    return ()


_HEAD: Final = 4  # lines
_FOOT: Final = 4
_LINE: Final = 9  # chunks
_LEADS: Final = 4
_HOUSES: Final = frozenset(("source", "actor", "person"))
_PLAIN: Final = _HOUSES | {
    "word",
    "punct",
    "quote",
    "prep",
    "place",
    "time",
    "quantity",
}
_WILL: Final = ("سي", "ست")


def voice_own(
    draft: Draft, chunks: Sequence[Chunk], told: Sequence[Stretch], spoke: Chain
) -> None:
    """``وأضاف "نطالب مجلس الأمن"``: who speaks voices what he says in the first person.

    So does who owns a responsibility: ``أعلن التنظيم، عبر وكالة س، مسؤوليته عن``, and who
    says that others will pay: ``قال إنهم سيدفعون الثمن``.
    ``told``: the stretches of the sentence; ``spoke``: the chain that spoke before it.
    """
    chunk = chunks[draft.at]
    owned = draft.type == "responsibility" and draft.pos == "noun" and not draft.actors
    warned = draft.type == "threat" and fold_word(chunk.name).startswith(_WILL)
    if draft.type not in SPEECH or not (first_person(chunk) or owned or warned):
        return
    here = [s.chain for s in told if s.first <= draft.at <= s.last and s.chain]
    chain = here[-1] if here else () if owned else spoke
    if chain:
        if warned:
            draft.targets = draft.targets or draft.actors
        draft.actors = [chain[-1]]
        draft.why.append("voiced by who speaks")


def first_person(chunk: Chunk) -> bool:
    """Whether a chunk is a verb of the present in the first person: ``ندعو``, ``أندد``."""
    if getattr(chunk.data, "tense", "") != "present" or not chunk.word.base:
        return False
    written = chunk.name.lstrip("وف")
    return written[:1] in ("ن", "أ") and chunk.word.base[0] in "نا"

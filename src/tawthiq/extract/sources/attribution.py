"""Who says so: the chain of sources of every stretch of a report.

A reporting verb opens a stretch that lasts to the end of its sentence; ``بحسب س`` covers
the sentence it stands in; ``وأضاف`` goes on with the speaker before.  The chain runs from
the nearest teller to the origin.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, gender_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import SPEECH
from tawthiq.extract.layout.headings import heading, last_source
from tawthiq.extract.sources import unnamed
from tawthiq.extract.sources.channels import channel_told, outlet_of
from tawthiq.extract.sources.newsmakers import (
    first_named,
    makes_news,
    pointed_at,
    quoted,
    quotes,
    receiver,
    receives,
)
from tawthiq.extract.sources.noticing import may_notice, noticed, obtained, said_of
from tawthiq.extract.sources.relays import published, spread
from tawthiq.extract.sources.report_verbs import speaks
from tawthiq.extract.sources.reported_speech import reported
from tawthiq.extract.sources.speakers import Speakers
from tawthiq.extract.sources.statements import issued_by
from tawthiq.extract.sources.stretch import Stretch, chain_of
from tawthiq.extract.sources.topics import topic
from tawthiq.extract.sources.voices import speaker_after
from tawthiq.text import fold_word

_NEAR: Final = 6  # chunks
_ANNOUNCING: Final = words("attribution.announcing")
_BEFORE_WHAT: Final = words("attribution.before_what")
_BASIS: Final = ordered("attribution.basis")
_ANNOUNCES: Final = words("attribution.announces")
_QUOTING: Final = "نقلا عن"
_HIS_WORDS: Final = ordered("attribution.his_words")
_TURNS: Final = words("attribution.turns")
# Acts of speech that open with a speaker of their own: ``واتهمت س``.
_OPENS: Final = SPEECH - {"responsibility"}


# Kinds of chunk that may say who tells, whatever the word is.
_TELLING: Final = frozenset(("report", "according", "trigger", "conn", "source"))


@functools.lru_cache(maxsize=65_536)
def _may_tell(name: str) -> bool:
    """Whether a word of another kind may: few do, so each is looked up once."""
    return makes_news(name) or may_notice(name)


def stretches(chunks: Sequence[Chunk], speakers: Speakers) -> list[Stretch]:
    """The attributed stretches of a sentence; ``speakers`` moves on with it."""
    told = _Told(chunks, speakers)
    for k, chunk in enumerate(chunks):
        if chunk.kind in ("actor", "source") and " " in chunk.name:
            speakers.known.append(chunk)
        if (
            chunk.kind in _TELLING
            or chunk.word.base in _ANNOUNCING
            or _may_tell(chunk.name)
        ):
            told.hear(k)
    if not told.found:
        told.whole()
    speakers.named = None if told.found else first_named(chunks)
    speakers.quoted = told.found and bool(speakers.chain)
    return told.out


@dataclass(slots=True)
class _Told:
    """Who tells what in a sentence, as far as it is read.

    Attributes:
        chunks: the sentence.
        speakers: who has spoken so far in the report.
        out: the stretches found.
        found: whether the sentence says who tells it.
        according: who heads it: ``وحسب وكالة س، قال مصدر``.

    """

    chunks: Sequence[Chunk]
    speakers: Speakers
    out: list[Stretch] = field(default_factory=list)
    found: bool = False
    according: list[Chunk] = field(default_factory=list)

    def hear(self, k: int) -> None:
        """Read the chunk at k."""
        chunks = self.chunks
        chunk = chunks[k]
        if chunk.kind == "report" and speaks(chunks, k):
            self._report(k)
        elif chunk.kind == "according":
            self._according(k)
        elif chunk.kind == "report" and pointed_at(chunks, k):
            who = [self.speakers.resolve(c) for c in speaker_after(chunks, k)]
            if who:
                self.out.append(Stretch(max(0, k - _NEAR), k, tuple(who)))
        elif makes_news(chunk.name):
            self._news(k)
        elif _announces(chunk):
            self._told(k, speaker_after(chunks, k))
        elif who := noticed(chunks, k):
            self._told(k, who)
        elif who := said_of(chunks, k):
            self.out.append(Stretch(max(0, k - _NEAR), k, tuple(who)))
        elif chunk.kind == "trigger" and chunk.id in SPEECH and finite(chunk):
            outlet = outlet_of(chunks, k, self.speakers)
            if outlet:
                self._from(k, tuple(outlet))
        elif _as_told(chunks, k):
            self.found = True
            self._from(0, (self.speakers.resolve(chunks[k + 2]),))
        elif chunk.word.base in _ANNOUNCING:
            if _announced(chunks, k):
                self._from(k, (self.speakers.resolve(chunks[k + 1]),))
        elif chunk.kind == "source" and not self.out:
            self.out.extend(spread(chunks, k))

    def _from(self, first: int, chain: tuple[Chunk, ...]) -> None:
        """The sentence from a chunk on is told by a chain."""
        self.out.append(Stretch(first, len(self.chunks) - 1, chain))

    def _report(self, k: int) -> None:
        """``قال س إن``: a reporting verb that reports."""
        stretch = published(self.chunks, k, self.out) or reported(
            self.chunks, k, self.speakers
        )
        if stretch is None:
            return
        if self.according:  # وحسب وكالة س، قال مصدر; نقلا عن مصدر، أفادت وكالة س
            nearer, origin = self.according, list(stretch.chain)
            if any(fold_word(c.name).endswith(_QUOTING) for c in self.chunks[:2]):
                nearer, origin = origin, nearer
            stretch = stretch._replace(chain=chain_of(nearer, origin))
        self.found = True
        self.out.append(stretch)
        self.speakers.chain = stretch.chain

    def _according(self, k: int) -> None:
        """``بحسب س``: who tells the sentence, or passes on what another reports in it."""
        chunks, speakers = self.chunks, self.speakers
        who = obtained(chunks, k)
        who = who or issued_by(chunks, k, speaker_after(chunks, k), speakers)
        who = who or _who_made(chunks, k)
        if not who and _his_words(chunks, k):
            who = _agreeing(chunks[k : k + 2], speakers.chain) or topic(chunks, k)
        elif not who:
            who = speakers.surname(chunks, k) or unnamed.by_whom(chunks, k)
        if not who or fold_word(who[0].name).startswith(_BASIS):
            return  # ضربة وفقا لمعلومات استخبارية: what it was based on
        if _passes_on(chunks, k, self.out):  # أفادت الوكالة نقلا عن مصادر بأن
            last = self.out.pop()
            chain = chain_of(last.chain, [speakers.resolve(c) for c in who])
            self.out.append(last._replace(chain=chain))
            speakers.chain = chain
            return
        if _inside(chunks, k, self.out):
            # أفادت مصادر بحسب قناة س بأن: she passes on what they say
            last = self.out.pop()
            speakers.chain = chain_of(who, last.chain)
            self.out.append(last._replace(chain=speakers.chain))
            return
        self.found = True
        if quotes(chunks[k]):  # أما سانا فنقلت عن مصدر, مصدر نقلت عنه سانا
            who = quoted(chunks, k, who)
        self.according = who if k <= 1 else []
        channel = channel_told(chunks, k, speakers)
        chain = chain_of(channel, [speakers.resolve(c) for c in who])
        speakers.known.extend(who)
        self._from(0, chain)
        speakers.chain = chain

    def _news(self, k: int) -> None:
        """``نعت قيادة الجيش ضابطا``: who does what is news of him tells it."""
        who = receiver(self.chunks, k)
        if not who and not receives(self.chunks[k]):
            who = speaker_after(self.chunks, k)
        self._told(k, who)

    def _told(self, k: int, who: Sequence[Chunk]) -> None:
        """Somebody tells the sentence from a chunk on, by no verb of saying."""
        if who:
            self.found = True
            self.speakers.known.extend(who)
            self._from(k, tuple(self.speakers.resolve(c) for c in who))

    def whole(self) -> None:
        """Who tells a sentence that says nowhere within who does, if anybody."""
        speakers = self.speakers
        if _goes_on(self.chunks) and speakers.quoted:
            self._from(0, speakers.chain)
            self.found = True
            return
        colon = heading(self.chunks)
        teller = last_source(self.chunks) if colon is None else colon
        if teller is None:
            return
        speakers.known.append(teller)
        if colon is not None:
            speakers.chain = (colon,)
        else:
            teller = speakers.resolve(teller)
        self._from(0, (teller,))
        self.found = True


def _his_words(chunks: Sequence[Chunk], k: int) -> bool:
    """``بحسب قوله``, ``على حد تعبيرها``: whether what one said follows, told by a pronoun."""
    own = [
        c for c in chunks[k : k + 2] if fold_word(c.name).endswith(("ه", "ها", "هم"))
    ]
    return any(fold_word(c.name).split()[-1].startswith(_HIS_WORDS) for c in own)


def _agreeing(said: Sequence[Chunk], spoke: Sequence[Chunk]) -> list[Chunk]:
    """``بحسب قوله``: who spoke last, unless he is of the other gender than the pronoun."""
    her = any(fold_word(c.name).endswith("ها") for c in said)
    agrees = not spoke or gender_of(spoke[-1]) != ("m" if her else "f")
    return list(spoke) if agrees else []


def _who_made(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``وفق حصيلة وزعها المركز``, ``طبقا لرصد أجراه مركز``: whose work it is told by."""
    for i in range(k + 2, min(k + 5, len(chunks))):
        c = chunks[i]
        if c.kind in ("source", "actor", "person"):
            made = i > k + 2 and fold_word(chunks[i - 1].name).endswith(("ه", "ها"))
            return [c] if made else []
        if c.kind == "punct":
            return []
    return []


def _announces(chunk: Chunk) -> bool:
    """``أعلنت قطر التوصل إلى اتفاق``: a verb of announcing that tells what is announced."""
    tells = chunk.kind == "trigger" and chunk.id not in SPEECH and finite(chunk)
    return tells and fold_word(chunk.name) in _ANNOUNCES


def _as_told(chunks: Sequence[Chunk], k: int) -> bool:
    """``على ما تداوله ناشطون``, ``كما يرويها جيران``: a verb of no report that tells here."""
    if not k or k + 2 >= len(chunks) or chunks[k].kind != "conn":
        return False
    pointing = chunks[k].name == "كما" or (
        chunks[k].name == "ما" and fold_word(chunks[k - 1].name) in _BEFORE_WHAT
    )
    verb, who = chunks[k + 1 : k + 3]
    told = bool(verb.word.pronoun) or fold_word(verb.name).endswith(("ه", "ها"))
    return pointing and told and verb.kind != "report" and who.kind == "source"


def _announced(chunks: Sequence[Chunk], k: int) -> bool:
    """``بعد أيام على إعلان الوزارة تحرير البلدة``: whether who announced follows."""
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if after is None or after.kind not in ("source", "actor", "person"):
        return False
    return not (after.word.preposition or after.joined or chunks[k].word.pronoun)


def _passes_on(chunks: Sequence[Chunk], k: int, out: Sequence[Stretch]) -> bool:
    """``أفادت الوكالة نقلا عن``: whether who told last says at k whom he quotes."""
    quoting = fold_word(chunks[k].name).endswith(_QUOTING)
    if not (quoting and out and out[-1].chain):
        return False
    teller = out[-1].chain[-1]
    for i in range(k - 1, max(-1, k - _NEAR), -1):
        if chunks[i].start == teller.start or i == out[-1].first:
            return True
        if chunks[i].kind in ("comp", "trigger", "harm", "report"):
            return False
    return False


def _inside(chunks: Sequence[Chunk], k: int, out: Sequence[Stretch]) -> bool:
    """Whether the words at k stand between a reporting verb and what it reports."""
    if not out or not 0 < k - out[-1].first <= _NEAR or not out[-1].chain:
        return False
    if chunks[out[-1].first].kind != "report":
        return False
    between = chunks[out[-1].first + 1 : k]
    return all(
        c.kind in ("source", "actor", "person", "prep", "place") for c in between
    ) and any(c.kind == "comp" for c in chunks[k + 1 : k + _NEAR])


def _goes_on(chunks: Sequence[Chunk]) -> bool:
    """Whether a sentence goes on with the source before: ``كما قصفت``, ``وقتل``."""
    for c in chunks[:5]:
        if c.kind == "word" and (c.word.base in _TURNS or c.name in _TURNS):
            return False
    first = chunks[0]
    if first.kind == "conn" and first.name == "كما":
        return True
    if first.id in _OPENS:
        return False  # واتهمت س: a speaker of its own
    return first.joined and first.kind in ("trigger", "harm", "loss") and finite(first)

"""Who says so: the chain of sources of every stretch of a report.

A reporting verb opens a stretch that lasts to the end of its sentence; ``بحسب س`` covers
the sentence it stands in; ``وأضاف`` goes on with the speaker before.  The chain runs from
the nearest teller to the origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tawthiq.extract.arguments import finite, relation_of, subject_before
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.surnames import full_name
from tawthiq.text import fold_word

_SPEAKERS: Final = frozenset(("source", "person", "actor", "people"))
_DEFINITE: Final = frozenset(("the", ""))


class Stretch(NamedTuple):
    """Chunks first..last of a sentence are told by a chain."""

    first: int
    last: int
    chain: tuple[Chunk, ...]
    denied: bool = False


@dataclass(slots=True)
class Speakers:
    """What the report has said so far about who speaks."""

    publisher: str = ""
    chain: tuple[Chunk, ...] = ()
    known: list[Chunk] = field(default_factory=list)
    spoke: Chunk | None = None
    quoted: bool = False

    def surname(self, chunks: Sequence[Chunk], k: int) -> list[Chunk]:
        """``قال الخيالي``: the person named before by the last word of his name."""
        for c in chunks[k + 1 : k + 3]:
            if c.kind not in ("word", "quote"):
                return []
            word = fold_word(c.name)
            for other in reversed(self.known):
                if other.kind == "person" and fold_word(other.name).split()[-1:] == [
                    word
                ]:
                    return [other]
        return []

    def resolve(self, chunk: Chunk) -> Chunk:
        """The fullest mention before of a source named by its head (``المركز``)."""
        words = fold_word(chunk.name).split()
        if chunk.kind == "person" or not words:
            return full_name(chunk)
        if not words[0].startswith("ال"):
            return chunk
        head = _stem(words[0])
        if len(words) > 1 and words[-1] not in ("نفسه", "نفسها", "ذاته", "ذاتها"):
            return chunk
        if head in ("بيان", "تقرير", "تصريح"):
            return self.chain[-1] if self.chain else chunk
        for other in reversed(self.known):
            theirs = [_stem(w) for w in fold_word(other.name).split()]
            if head in theirs[:2] and len(theirs) > len(words):
                found: Chunk = other
                return found
        return chunk


def _stem(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def stretches(chunks: Sequence[Chunk], speakers: Speakers) -> list[Stretch]:
    """The attributed stretches of a sentence; ``speakers`` moves on with it."""
    out: list[Stretch] = []
    found = False
    according: list[Chunk] = []
    for k, chunk in enumerate(chunks):
        if chunk.kind == "report" and _speaks(chunks, k):
            stretch = _published(chunks, k, out) or _reported(chunks, k, speakers)
            if stretch is not None:
                if according:  # وحسب وكالة س، قال مصدر
                    chain = tuple(_unique([*according, *stretch.chain]))
                    stretch = stretch._replace(chain=chain)
                found = True
                out.append(stretch)
                speakers.chain = stretch.chain
        elif chunk.kind == "according":
            who = _speaker_after(chunks, k)
            if who:
                found = True
                according = who if k <= 1 else []
                chain = tuple(speakers.resolve(c) for c in who)
                speakers.known.extend(who)
                out.append(Stretch(0, len(chunks) - 1, chain))
                speakers.chain = chain
    if not found and _goes_on(chunks) and speakers.quoted:
        out.append(Stretch(0, len(chunks) - 1, speakers.chain))
        found = True
    if not found:
        colon = _heading(chunks)
        if colon is not None:
            speakers.known.append(colon)
            out.append(Stretch(0, len(chunks) - 1, (colon,)))
            speakers.chain = (colon,)
            found = True
    speakers.quoted = found and bool(speakers.chain)
    speakers.known.extend(
        c for c in chunks if c.kind in ("actor", "source") and len(c.name.split()) > 1
    )
    return out


_SPEECH_ACTS: Final = frozenset(("demand", "threat", "condemnation", "rejection"))
_TURNS: Final = frozenset(
    [
        "جهه",
        "جانب",
        "سياق",
        "صعيد",
        "تطور",
        "غضون",
        "موازاه",
        "ذلك",
        "المقابل",
        "بدوره",
        "بدورها",
        "ناحيه",
        "الاثناء",
    ]
)


def _goes_on(chunks: Sequence[Chunk]) -> bool:
    """Whether a sentence goes on with the source before: ``كما قصفت``, ``وقتل``."""
    for c in chunks[:5]:
        if c.kind == "word" and (c.word.base in _TURNS or c.name in _TURNS):
            return False
    first = chunks[0]
    if first.kind == "conn" and first.name == "كما":
        return True
    if first.id in _SPEECH_ACTS:
        return False  # واتهمت س: a speaker of its own
    return first.joined and first.kind in ("trigger", "harm", "loss") and finite(first)


def _published(chunks: Sequence[Chunk], k: int, out: list[Stretch]) -> Stretch | None:
    """``قال س في بيان نشرته وكالة ص``: who published it stands nearest in the chain."""
    chunk = chunks[k]
    if (
        not out
        or not chunk.word.pronoun
        or chunk.alts["report"].lexeme.name not in ("نشر", "بث", "نقل", "أورد", "تلقى")
    ):
        return None
    outlet = _speaker_after(chunks, k)
    last = out[-1]
    if not outlet or k - last.first > 10:
        return None
    out.pop()
    return Stretch(last.first, last.last, (*outlet[:1], *last.chain), last.denied)


def _speaks(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a reporting word at k reports here."""
    chunk = chunks[k]
    if chunk.data.tense == "participle":
        return True
    if (k and chunks[k - 1].kind == "neg") or chunk.word.preposition == "س":
        return False
    if chunk.data.loose and not _announces_words(chunks, k):
        return False
    return not chunk.word.pronoun or chunk.data.role in ("confirm", "quote", "say")


def _announces_words(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether أن, a colon or a quotation follows: a verb of many uses reports here."""
    for c in chunks[k + 1 : k + 9]:
        if c.kind in ("comp", "quote") or (c.kind == "punct" and c.name == ":"):
            return True
        if finite(c) or c.kind in ("conn", "rel"):
            return False
    return False


def _kind(chunk: Chunk) -> str:
    return str(chunk.data.get("kind")) if isinstance(chunk.data, dict) else ""


_BYLINES: Final = frozenset(("وكالات", "متابعات", "خاص", "الوكالات"))


def _heading(chunks: Sequence[Chunk]) -> Chunk | None:
    """``حكومة اليمن: …``: a speaker before a colon at the start of a line."""
    for i, chunk in enumerate(chunks[:14]):
        if chunk.kind == "punct" and chunk.name == ":" and i:
            before = chunks[:i]
            if any(fold_word(c.name) in _BYLINES for c in before):
                return None  # سبق - وكالات: a byline is no source
            dashed = any(c.name in "-–—" for c in before)
            if dashed and not any(_kind(c) in ("monitor", "rescue") for c in before):
                return None
            stated = [c for c in before if c.kind == "source"]
            speaker = [c for c in before if c.kind in ("source", "actor", "person")]
            if i <= 5 and speaker and not any(finite(c) for c in before):
                return speaker[0]
            return stated[-1] if stated else None
    return None


def _reported(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> Stretch | None:
    chunk = chunks[k]
    denied = chunk.data.role == "deny"
    backward = (
        k > 0
        and chunks[k - 1].kind == "conn"
        and (
            chunks[k - 1].name == "كما"
            or (
                chunks[k - 1].name == "ما"
                and k > 1
                and chunks[k - 2].kind == "according"
            )
        )
    ) or (k > 0 and chunks[k - 1].kind == "according")
    participle = chunk.data.tense == "participle"
    who = [] if participle else _speaker_after(chunks, k)
    if not who and not participle:
        who = speakers.surname(chunks, k)
    if not who and not participle:
        who = _topic(chunks, k)
    if chunk.data.role == "document" and any(_armed(c) for c in who):
        return None  # رصدت الشرطة خمس مركبات: no report
    origin = _origin(chunks, k) if chunk.data.role == "quote" or who else []
    if chunk.word.base in ("يذكر", "يشار", "تجدر") and not who:
        speakers.chain = ()  # the publisher's own voice
        return None
    if origin and not who and speakers.chain:
        who = [speakers.chain[-1]]
    if who or origin:
        resolved = [speakers.resolve(c) for c in (*who, *origin)]
        speakers.known.extend(c for c in (*who, *origin))
        channel = _channel(chunks, k, speakers)
        chain = tuple(_unique([*channel, *resolved]))
    elif speakers.spoke is not None and k == 0 and not participle:
        chain = (speakers.spoke,)
    elif (speakers.chain and (participle or chunk.joined or chunk.word.pronoun)) or (
        speakers.chain and k == 0
    ):
        chain = speakers.chain
    else:
        return None
    if backward and not any(c.kind == "comp" for c in chunks[k : k + 8]):
        return Stretch(0, k, chain, denied)
    return Stretch(k, _quote_end(chunks, k), chain, denied)


def _quote_end(chunks: Sequence[Chunk], k: int) -> int:
    """The last chunk that a reporting verb covers: the publisher goes on after a quote.

    ``قال س "…"، وذلك بعد يومين على …``: what follows the closing mark with a connective
    is not said by س.
    """
    opened = False
    for i in range(k + 1, len(chunks) - 1):
        if chunks[i].kind != "quote":
            continue
        if not opened:
            opened = True
            continue
        after = chunks[i + 1]
        if after.kind == "punct" and i + 2 < len(chunks):
            after = chunks[i + 2]
        if after.kind in ("conn", "rel") and after.name != "كما":
            return i
    return len(chunks) - 1


def _armed(chunk: Chunk) -> bool:
    return isinstance(chunk.data, dict) and chunk.data.get("group") == "combatant"


def _unique(chain: Sequence[Chunk]) -> list[Chunk]:
    out: list[Chunk] = []
    for chunk in chain:
        if all(c.name != chunk.name for c in out):
            out.append(chunk)
    return out


def _speaker_after(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """The subject after a reporting verb, with coordinated ones."""
    out: list[Chunk] = []
    i = k + 1
    while i < len(chunks) and i <= k + 8:
        c = chunks[i]
        if c.kind in _SPEAKERS and out and _issues(chunks, i, out[-1]):
            return [c]  # بيان صادر عن قيادة الجيش
        if c.kind in _SPEAKERS:
            relation = relation_of(chunks, i)
            if out and not c.joined:
                if (
                    c.kind == "person"
                    and chunks[i - 1].kind in ("punct", "quote")
                    and c.head != "title"
                    and out[-1].kind != "person"
                ):
                    out[-1] = c  # الناشط الإعلامي، سامي الرج
                elif c.kind == "person" and (
                    out[-1].kind == "source" or out[-1].head == "title"
                ):
                    out[-1] = c
                break
            if relation and not out:
                if relation == "from" or c.word.preposition:
                    return out
                break
            if c.kind == "people" and c.quantity is not None and c.quantity.low != 1:
                break
            out.append(c)
        elif (
            c.kind
            in (
                "comp",
                "trigger",
                "harm",
                "rel",
                "conn",
                "according",
            )
            or (c.kind in ("loss", "light", "result", "report") and not _issued(c, out))
            or (
                c.kind == "prep"
                and (out or c.data in ("about", "on", "to"))
                and chunks[i - 1].word.base not in _ISSUED
            )
            or (c.kind == "punct" and c.name in ":؛")
            or (out and c.kind == "word" and c.word.base.startswith("ل"))
        ):
            break
        i += 1
    return out


_ISSUED: Final = frozenset(
    ("صادر", "صادره", "صدر", "صدرت", "اصدر", "اصدرت", "نشر", "نشرت", "منسوب", "وزع")
)


def _issued(chunk: Chunk, out: Sequence[Chunk]) -> bool:
    """Whether a word says that the statement before it was issued by somebody."""
    return bool(out) and _kind(out[-1]) == "statement" and _issue_word(chunk)


def _issue_word(chunk: Chunk) -> bool:
    word = fold_word(chunk.name)
    return word in _ISSUED or word.removesuffix("ه").removesuffix("ت") in _ISSUED


def _issues(chunks: Sequence[Chunk], i: int, statement: Chunk) -> bool:
    """Whether chunk i issued a statement: ``بيان صادر عن س``, ``بيان أصدرته س``."""
    if _kind(statement) != "statement":
        return False
    return any(_issue_word(c) for c in chunks[max(0, i - 2) : i])


def _topic(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    return [
        c for c in subject_before(chunks, k) if c.kind in ("source", "person", "actor")
    ] or [c for c in chunks[max(0, k - 2) : k] if c.kind == "source"]


def _origin(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``نقلت س عن ص``: the origin after ``عن``."""
    for i in range(k + 1, min(k + 10, len(chunks))):
        c = chunks[i]
        if c.kind in ("comp", "trigger", "harm"):
            return []
        if c.kind == "prep" and c.data == "about" and i + 1 < len(chunks):
            for d in chunks[i + 1 : i + 3]:
                if d.kind in ("source", "person") or (
                    d.kind in ("actor", "people") and chunks[k].data.role == "quote"
                ):
                    return [d]
    return []


def _channel(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Chunk]:
    """``قال فلان لقناة س``: the channel told is nearer to us than the speaker."""
    for i in range(k + 1, min(k + 12, len(chunks))):
        c = chunks[i]
        if c.kind in ("comp", "trigger", "harm", "report"):
            return []
        if (c.kind == "source" and "source" in c.alts) or (
            c.kind == "source" and is_outlet(c)
        ):
            before = chunks[i - 1]
            told = c.word.preposition == "ل" or (
                before.kind in ("word", "quote")
                and before.word.base in ("ل", "")
                and i >= 2
                and chunks[i - 2].word.base == "ل"
            )
            told = told or (
                fold_word(chunks[k].word.base) in _TELLS and c is not chunks[k + 1]
            )
            if told:
                if fold_word(c.name) in speakers.publisher:
                    return []
                return [c]
    return []


_TELLS: Final = frozenset(("ابلغ", "ابلغت", "اخبر", "اخبرت", "ابلغوا"))


def is_outlet(chunk: Chunk) -> bool:
    """Whether a source is a medium that passes on what others say."""
    return isinstance(chunk.data, dict) and chunk.data.get("kind") in (
        "media",
        "agency",
        "channel",
        "newspaper",
        "website",
        "broadcaster",
    )

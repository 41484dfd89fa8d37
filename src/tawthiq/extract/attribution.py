"""Who says so: the chain of sources of every stretch of a report.

A reporting verb opens a stretch that lasts to the end of its sentence; ``بحسب س`` covers
the sentence it stands in; ``وأضاف`` goes on with the speaker before.  The chain runs from
the nearest teller to the origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.extract import unnamed
from tawthiq.extract.arguments import finite
from tawthiq.extract.channels import (
    channel_of,
    channel_told,
    informed,
    outlet_of,
    through,
)
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.headings import heading, last_source
from tawthiq.extract.newsmakers import (
    first_named,
    makes_news,
    pointed_at,
    quoted,
    quotes,
    receiver,
    receives,
)
from tawthiq.extract.source_kinds import is_outlet
from tawthiq.extract.speakers import Speakers
from tawthiq.extract.statements import issued_by, stated_before
from tawthiq.extract.topics import aside_topic, opener, topic, voicer
from tawthiq.extract.voices import origin_after, speaker_after
from tawthiq.text import fold_word


class Stretch(NamedTuple):
    """Chunks first..last of a sentence are told by a chain.

    ``named``: whether the sentence says by whom; ``وأضافت أن`` does not.
    """

    first: int
    last: int
    chain: tuple[Chunk, ...]
    denied: bool = False
    named: bool = True


def stretches(chunks: Sequence[Chunk], speakers: Speakers) -> list[Stretch]:
    """The attributed stretches of a sentence; ``speakers`` moves on with it."""
    out: list[Stretch] = []
    found = False
    according: list[Chunk] = []
    for k, chunk in enumerate(chunks):
        if chunk.kind in ("actor", "source") and " " in chunk.name:
            speakers.known.append(chunk)
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
            who = issued_by(chunks, k, speaker_after(chunks, k), speakers) or _who_made(
                chunks, k
            )
            if who and _inside(chunks, k, out):
                # أفادت مصادر بحسب قناة س بأن: she passes on what they say
                last = out.pop()
                chain = tuple(_unique([*who, *last.chain]))
                out.append(last._replace(chain=chain))
                speakers.chain = chain
            elif who:
                found = True
                if quotes(chunk):  # أما سانا فنقلت عن مصدر, مصدر نقلت عنه سانا
                    who = quoted(chunks, k, who)
                according = who if k <= 1 else []
                channel = channel_told(chunks, k, speakers)
                chain = tuple(_unique([*channel, *(speakers.resolve(c) for c in who)]))
                speakers.known.extend(who)
                out.append(Stretch(0, len(chunks) - 1, chain))
                speakers.chain = chain
        elif chunk.kind == "report" and pointed_at(chunks, k):
            who = [speakers.resolve(c) for c in speaker_after(chunks, k)]
            if who:
                out.append(Stretch(max(0, k - _NEAR), k, tuple(who)))
        elif makes_news(chunk):
            who = receiver(chunks, k)
            if not who and not receives(chunk):
                who = speaker_after(chunks, k)
            if who:
                found = True
                speakers.known.extend(who)
                out.append(Stretch(k, len(chunks) - 1, tuple(who)))
        elif chunk.kind == "trigger" and chunk.id in _VOICED and finite(chunk):
            outlet = outlet_of(chunks, k, speakers)
            if outlet:
                out.append(Stretch(k, len(chunks) - 1, tuple(outlet)))
        elif _as_told(chunks, k):
            found = True
            who = [speakers.resolve(chunks[k + 2])]
            out.append(Stretch(0, len(chunks) - 1, tuple(who)))
        elif chunk.word.base in _ANNOUNCING:
            out.extend(_announced(chunks, k, speakers))
        elif chunk.kind == "source" and not out:
            out.extend(_spread(chunks, k))
    if not found and _goes_on(chunks) and speakers.quoted:
        out.append(Stretch(0, len(chunks) - 1, speakers.chain))
        found = True
    if not found:
        colon = heading(chunks)
        if colon is not None:
            speakers.known.append(colon)
            out.append(Stretch(0, len(chunks) - 1, (colon,)))
            speakers.chain = (colon,)
            found = True
    if not found:
        tail = last_source(chunks)
        if tail is not None:
            speakers.known.append(tail)
            out.append(Stretch(0, len(chunks) - 1, (speakers.resolve(tail),)))
            found = True
    speakers.named = None if found else first_named(chunks)
    speakers.quoted = found and bool(speakers.chain)
    return out


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


def _as_told(chunks: Sequence[Chunk], k: int) -> bool:
    """``على ما تداوله ناشطون``, ``كما يرويها جيران``: a verb of no report that tells here."""
    if not k or k + 2 >= len(chunks) or chunks[k].kind != "conn":
        return False
    pointing = chunks[k].name == "كما" or (
        chunks[k].name == "ما"
        and fold_word(chunks[k - 1].name) in ("علي", "حسب", "بحسب")
    )
    verb, who = chunks[k + 1 : k + 3]
    told = bool(verb.word.pronoun) or fold_word(verb.name).endswith(("ه", "ها"))
    return pointing and told and verb.kind != "report" and who.kind == "source"


# Nouns of saying, whose subject stands right after them.
_ANNOUNCING: Final = frozenset(("اعلان", "اقرار", "اعتراف"))


def _announced(chunks: Sequence[Chunk], k: int, speakers: Speakers) -> list[Stretch]:
    """``بعد أيام على إعلان الوزارة تحرير البلدة``: who announced tells what follows."""
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if after is None or after.kind not in ("source", "actor", "person"):
        return []
    if after.word.preposition or after.joined or chunks[k].word.pronoun:
        return []
    return [Stretch(k, len(chunks) - 1, (speakers.resolve(after),))]


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


_NEAR: Final = 6


def _spread(chunks: Sequence[Chunk], k: int) -> list[Stretch]:
    """``تبنى التنظيم، عبر وكالة س، الهجوم``: the outlet through which somebody speaks."""
    before = chunks[k - 1] if k else None
    if before is None or not is_outlet(chunks[k]):
        return []
    if before.data != "using" and not through(chunks, k - 1):
        return []
    told = _voiced_through(chunks, k, chunks[k])
    return [told] if told is not None else []


def _voiced_through(chunks: Sequence[Chunk], k: int, outlet: Chunk) -> Stretch | None:
    """The stretch of an act of speech before k that an outlet passes on."""
    for i in range(k - 1, -1, -1):
        c = chunks[i]
        if c.kind == "trigger" and c.id in _VOICED and finite(c):
            return Stretch(i, len(chunks) - 1, (outlet,))
    return None


_VOICED: Final = frozenset(
    ("demand", "threat", "condemnation", "rejection", "responsibility")
)


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
    if not chunk.word.pronoun or chunk.alts["report"].lexeme.name not in _SPREADS:
        return None
    outlet = speaker_after(chunks, k)
    if not out and outlet:  # تبنى التنظيم الهجوم في بيان نشرته وكالة س
        return _voiced_through(chunks, k, outlet[0])
    if not out:
        return None
    last = out[-1]
    if not outlet or k - last.first > 10:
        return None
    out.pop()
    chain = tuple(_unique([*outlet[:1], *last.chain]))
    return last._replace(chain=chain)


_SPREADS: Final = frozenset(("نشر", "بث", "نقل", "أورد", "تلقى", "أذاع"))


def _speaks(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a reporting word at k reports here."""
    chunk = chunks[k]
    if through(chunks, k):
        return False
    if chunk.data.tense == "participle":
        return not chunk.word.preposition  # المكلفة | بمتابعة الملف
    if (k and chunks[k - 1].kind == "neg") or chunk.word.preposition == "س":
        return False
    if k and (chunks[k - 1].name in _WHAT or chunks[k - 1].kind == "according"):
        return True
    if chunk.data.loose and not (
        _announces_words(chunks, k) or _told_by(chunks, k) or _told_before(chunks, k)
    ):
        return False
    return not chunk.word.pronoun or chunk.data.role in ("confirm", "quote", "say")


# After these somebody says what the clause before tells: ``على ما أبلغ به مصدر``.
_WHAT: Final = frozenset(("ما", "كما"))


def _told_by(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a source or a person stands right after the verb: ``أحصى المرصد``."""
    after = [c for c in chunks[k + 1 : k + 3] if c.kind != "quote"]
    if not after:
        return False
    body = after[0].kind == "actor" and not _armed(after[0])
    return body or after[0].kind in ("source", "person")


def _told_before(chunks: Sequence[Chunk], k: int) -> bool:
    """``وكانت منظمة الصحة العالمية أحصت``: whether a source stands right before it."""
    before = [
        c for c in chunks[max(0, k - 2) : k] if c.kind not in ("quote", "intended")
    ]
    if not before or chunks[k].word.conjunction == "و":
        return False
    return before[-1].kind == "source" and not before[-1].word.preposition


def _announces_words(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether أن, a colon or a quotation follows: a verb of many uses reports here."""
    for c in chunks[k + 1 : k + 9]:
        if c.kind in ("comp", "quote") or (c.kind == "punct" and c.name == ":"):
            return True
        if finite(c) or c.kind in ("conn", "rel"):
            return False
    return False


# ``على ما قال س``, ``وهو ما أكده س``, ``هذا ما ذكره س``: he tells what stands before.
_POINTING: Final = frozenset(("علي", "هو", "وهو", "هذا", "وهذا", "الامر"))


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
                and (
                    chunks[k - 2].kind == "according"
                    or fold_word(chunks[k - 2].name) in _POINTING
                )
            )
        )
    ) or (k > 0 and chunks[k - 1].kind == "according")
    participle = chunk.data.tense == "participle"
    who = [] if participle else speaker_after(chunks, k)
    who = informed(chunks, k, issued_by(chunks, k, who, speakers))
    if not who and participle:
        who = voicer(chunks, k)
    if not who and not participle:
        who = speakers.surname(chunks, k)
    if not who and not participle:
        who = topic(chunks, k) or aside_topic(chunks, k)
    if not who and k and chunk.joined and not participle:
        before = any(c.kind == "report" for c in chunks[:k])
        who = [] if before else opener(chunks, k)  # أشاد س برجاله، وقال
    if not who and k + 1 < len(chunks) and chunks[k + 1].name in _THEREIN:
        who = stated_before(chunks, k)
    if not who and not participle and not chunk.word.pronoun:
        who = (
            unnamed.after(chunks, k)
            or unnamed.before(chunks, k)
            or unnamed.indefinite(chunks, k)
        )
    if chunk.data.role == "document" and any(_armed(c) for c in who):
        return None  # رصدت الشرطة خمس مركبات: no report
    origin = origin_after(chunks, k) if chunk.data.role == "quote" or who else []
    if chunk.word.base in ("يذكر", "يشار", "تجدر") and not who:
        speakers.chain = ()  # the publisher's own voice
        return None
    if origin and not who and speakers.chain:
        who = [speakers.chain[-1]]
    named = bool(who or origin)
    if named:
        resolved = [speakers.resolve(c) for c in (*who, *origin)]
        speakers.known.extend(c for c in (*who, *origin))
        channel = channel_of(chunks, k, speakers)
        chain = tuple(_unique([*channel, *resolved]))
    elif speakers.spoke is not None and k == 0 and not participle:
        chain = (speakers.spoke,)
    elif speakers.named is not None and k == 0 and not participle:
        chain = (speakers.named,)
    elif (speakers.chain and (participle or chunk.joined or chunk.word.pronoun)) or (
        speakers.chain and k == 0
    ):
        chain = speakers.chain
    else:
        return None
    if not named:  # وأضاف في اتصال مع قناة س
        channel = channel_of(chunks, k, speakers)
        chain = tuple(_unique([*channel, *chain]))
    goes_on = any(c.kind == "comp" for c in chunks[k : k + 8]) or _news(chunks, k)
    if backward and not goes_on:
        if denied:  # وهو ما نفاه س: he tells that it is untrue, another told it
            return Stretch(k, len(chunks) - 1, chain, denied)
        opens = k == 1 and chunks[0].kind == "according"  # وفق ما أفاد س، قتل …
        return Stretch(0, len(chunks) - 1 if opens else k, chain, denied)
    if _closes(chunks, k):
        return Stretch(0, len(chunks) - 1, chain, denied, named)
    return Stretch(k, _quote_end(chunks, k), chain, denied, named)


_THEREIN: Final = frozenset(("فيه", "فيها", "خلاله", "خلالها"))


def _news(chunks: Sequence[Chunk], k: int) -> bool:
    """``كما أفادت مصادر محلية بمقتل مدني``: what is reported stands after who reports it.

    At the head of its sentence ``كما`` is also, not as: nothing is told before it.
    """
    if k != 1 or chunks[0].name != "كما":
        return False
    return any(
        c.word.preposition == "ب" or c.name in ("عن", "ب")
        for c in chunks[k + 1 : k + _NEWS]
    )


# Who reports is named in so many chunks.
_NEWS: Final = 4


def _closes(chunks: Sequence[Chunk], k: int) -> bool:
    """``انفجرت عبوة في الحي وقتل اثنان، قال مصدر في الشرطة``: who says so comes last."""
    if k < _TOLD_BEFORE or chunks[k].joined or not finite(chunks[k]):
        return False
    parted = chunks[k - 1].kind == "punct" and chunks[k - 1].name in "،,-–—"
    return parted and all(c.kind in _TELLER for c in chunks[k + 1 :])


# A sentence of so many chunks may be told by who is named at its end.
_TOLD_BEFORE: Final = 3
_TELLER: Final = frozenset(
    ("source", "actor", "person", "people", "prep", "place", "time", "punct", "word")
)


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

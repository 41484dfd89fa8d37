"""Words that no table knows, where an event's doer or target is due.

``دانت الهيئات المحلية الهجوم``, ``اقتحام شركة الكهرباء``, ``غارات ضد أوكار المهربين``:
the nouns right after a trigger, or after the preposition that its target stands with.
They are offered as objects (their head is ``offered``); whether they play a part is decided later.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import ATTACKS
from tawthiq.extract.names.phrases import ADVERBS, LOYAL, STANDING

_LONGEST: Final = 3
_REACH: Final = 5
_TOWARDS: Final = frozenset(("on", "against", "with", "for", "at", "to", "toward"))
_PASSED: Final = frozenset(("actor", "person", "people", "source", "time", "quote"))
_PLURALS: Final = ("ين", "ون", "ات")
_OF_SOMEBODY: Final = ("هم", "ها", "هما", "ته", "اته", "يه")
_NOT_NOUNS: Final = words("things.not_nouns") | ADVERBS
_QUALITIES: Final = STANDING | LOYAL


def offered(
    chunks: Sequence[Chunk], text: str, tails: frozenset[int] = frozenset()
) -> list[Chunk]:
    """The chunks of a sentence, unknown nouns beside its triggers as objects.

    ``tails``: tokens that belong to a verb (``أطلقوا النار``).
    """
    if not any(c.kind == "trigger" for c in chunks):
        return list(chunks)
    spots = {
        i for k, c in enumerate(chunks) if c.kind == "trigger" for i in _due(chunks, k)
    }
    out: list[Chunk] = []
    i = 0
    while i < len(chunks):
        due = i in spots and not _of_verb(chunks[i], tails)
        last = _last(chunks, i) if due else i - 1
        listed = last < i and _listed(chunks, i, out)
        if listed:
            last = _end(chunks, i)
        if last < i:
            out.append(chunks[i])
            i += 1
            continue
        first, end = chunks[i], chunks[last].end
        if listed:
            first = _without_and(first)
        out.append(
            first._replace(
                kind="object",
                head="offered",
                last=chunks[last].last,
                end=end,
                name=text[first.start : end],
            )
        )
        i = last + 1
    return out


def _of_verb(chunk: Chunk, tails: frozenset[int]) -> bool:
    """``قطعوا الطريق | الساحلي``: whether a chunk is of the noun of a verb's phrase."""
    return chunk.first in tails or chunk.first - 1 in tails


def _listed(chunks: Sequence[Chunk], i: int, before: Sequence[Chunk]) -> bool:
    """``استهدفت الحوثيين والمتحوثين``: an unknown noun joined to who acts or is hit."""
    c = chunks[i]
    if c.kind != "word" or c.alts or not c.word.base.startswith("وال"):
        return False
    base = c.word.base[1:]
    bare = base.removeprefix("ال")
    if not before or before[-1].kind not in _LISTING or len(bare) < _LONG:
        return False
    if bare in _QUALITIES or base in _NOT_NOUNS or before[-1].head == "offered":
        return False
    near = chunks[max(0, i - 2 * _REACH) : i + _REACH]
    return any(x.kind == "trigger" for x in near)


_LISTING: Final = frozenset(("actor", "people", "object"))
_LONG: Final = 3  # letters


def _end(chunks: Sequence[Chunk], i: int) -> int:
    """Where a listed noun ends: at its adjective, if it has one."""
    after = chunks[i + 1] if i + 1 < len(chunks) else None
    adjective = (
        after is not None
        and after.kind == "word"
        and not after.alts
        and not after.joined
        and after.word.base.startswith("ال")
        and after.word.base.endswith(("يه", "ين", "ون", "ي"))
    )
    return i + adjective


def _without_and(chunk: Chunk) -> Chunk:
    """A chunk of an unknown word, the و before it read as a conjunction."""
    word = chunk.word._replace(base=chunk.word.base[1:], conjunction="و", prefix=1)
    return chunk._replace(start=chunk.start + 1, word=word)


def led(chunks: Sequence[Chunk]) -> list[Chunk]:
    """``استهدف رتلا عسكريا``: forces on the move that an attack hits, no deployment."""
    return [
        c._replace(kind="object", head="offered", data=None, id=None)
        if c.kind == "trigger" and _hit(chunks, i)
        else c
        for i, c in enumerate(chunks)
    ]


def _hit(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the deployment told at i is what the attack or the loss before it hit."""
    told = chunks[i].data
    if getattr(told, "type", "") != "deployment" or getattr(told, "pos", "") != "noun":
        return False
    if chunks[i].word.preposition or chunks[i].joined:
        return False
    near = i and chunks[i - 1].kind in ("trigger", "loss")
    if near and chunks[i - 1].word.base in _DESTROYING:
        return True  # تدمير رتل عسكري
    accusative = chunks[i].word.base.split()[0].endswith("ا")  # …، رتلا عسكريا
    passed = _BEFORE_OBJECT if accusative else _BEFORE_HIT
    reach = 2 * _REACH if accusative else _REACH
    for c in reversed(chunks[max(0, i - reach) : i]):
        if c.kind in ("trigger", "loss"):
            return "loss" in c.alts or getattr(c.data, "type", "") in ATTACKS
        if c.kind == "prep" and c.data in ("on", "against"):
            continue
        if c.kind not in passed or c.name in "؛:":
            return False
    return False


_DESTROYING: Final = words("things.destroying")
_BEFORE_HIT: Final = frozenset(("actor", "time", "word", "person", "quote"))
_BEFORE_OBJECT: Final = _BEFORE_HIT | {"place", "prep", "punct", "people"}


def _due(chunks: Sequence[Chunk], k: int) -> list[int]:
    """Where the unknown doer or target of the trigger at k may begin."""
    found: list[int] = []
    trigger = chunks[k]
    verb = getattr(trigger.data, "pos", "") == "verb"
    direct = True
    for i in range(k + 1, min(k + 1 + _REACH, len(chunks))):
        c = chunks[i]
        if c.kind == "word":
            if direct and (verb or _governed(trigger, chunks, i)):
                found.append(i)
            if not verb or not direct or c.word.base in SETTLEMENTS:
                break
            direct = False
        elif c.kind == "prep":
            if c.data in _TOWARDS and not c.word.pronoun and i + 1 < len(chunks):
                found.append(i + 1)
            direct = False
        elif c.kind == "quantity" and direct and verb:
            if i + 1 < len(chunks) and chunks[i + 1].word.base in SETTLEMENTS:
                found.append(i + 1)  # استهدف أربع بلدات محاصرة
            break
        elif c.kind not in _PASSED:
            break
    return [i for i in found if chunks[i].kind == "word"]


def _governed(trigger: Chunk, chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the word after a noun of event is what it governs, not its adjective.

    ``قصف المحولات``, ``إعدام أتباعهم``, ``اقتحام شركة الكهرباء``, but ``هجوم عنيف``.
    """
    if trigger.word.article or trigger.word.pronoun:
        return False
    base = chunks[i].word.base
    if base.endswith("يه") and "ة" in chunks[i].name[-2:]:
        return False  # غارة جوية, غارات جويّةً: by its letters, whatever marks they bear
    if (
        chunks[i].word.pronoun
        or base.startswith("ال")
        or base.endswith((*_PLURALS, *_OF_SOMEBODY))
    ):
        return True
    after = chunks[i + 1] if i + 1 < len(chunks) else None
    return (
        after is not None and after.kind == "word" and after.word.base.startswith("ال")
    )


def is_noun(chunk: Chunk) -> bool:
    """Whether a word that no table knows looks like a noun."""
    base = chunk.word.base
    bare = not chunk.alts or base in SETTLEMENTS
    if chunk.kind != "word" or not bare or len(base) < 3 or base in _NOT_NOUNS:
        return False
    if base.removeprefix("ال") in STANDING:
        return False  # قصفت القوات | المتمركزة في المطار
    if base.startswith("ال") and base[2:] in LOYAL:
        return False  # سيطرت القوات | المدعومة من القبائل
    if base[:1] in "يت" and len(base) > 3 and not base.endswith(("ه", "ات", "ين")):
        return False  # يستمر, تتواصل: verbs
    if base.startswith("لا") and not base.endswith(_PLURALS):
        return False  # وصلت لإصلاح المطار: what for
    return base[0].isalpha() and not base.startswith(("لل", "بال", "كال", "ول", "وب"))


def _other_noun(one: Chunk, two: Chunk) -> bool:
    """``دراجة نارية | قياديا``: an accusative after a word in another case."""
    return two.word.base.endswith("ا") and one.word.base.endswith("ه")


def _last(chunks: Sequence[Chunk], first: int) -> int:
    """The last chunk of the noun phrase that begins at ``first``, or ``first - 1``."""
    if not is_noun(chunks[first]) or chunks[first].joined:
        return first - 1
    last = first
    definite = chunks[first].word.base.startswith("ال")
    for i in range(first + 1, min(first + _LONGEST, len(chunks))):
        c = chunks[i]
        if not is_noun(c) or c.joined:
            break
        article = c.word.base.startswith("ال")
        if (definite and not article) or _other_noun(chunks[last], c):
            break
        definite = definite or article
        last = i
    if last == first and chunks[first].word.base in SETTLEMENTS:
        return first - 1  # قصف على بلدات في ريف إدلب
    return last


SETTLEMENTS: Final = words("things.settlements")

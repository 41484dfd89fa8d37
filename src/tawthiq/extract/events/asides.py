"""What a sentence tells aside of its events: sums over a time, deaths that time is told by.

``ليرتفع عدد القتلى منذ مطلع الشهر إلى 63``: the dead of many events, whatever event their
sentence tells before.  ``الأعنف منذ مقتل 25 جنديا في سيناء الشهر الماضي``: another event, of
another day.  Neither the numbers nor the times and names in them are those of the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text import fold_word

_ROSE: Final = words("asides.rose")
_TOLL: Final = ordered("asides.tolls")
_THEREBY: Final = frozenset(("بذلك", "وبذلك"))
# An event that a time is told by: ``منذ مقتل``.
_ENDED: Final = tuple(f"منذ {noun}" for noun in ordered("asides.ended"))
# Nouns of many events, and how far from a toll's noun stands what it is of.
_WARS: Final = words("asides.wars")
_OF: Final = 4
_LONG: Final = frozenset(("week", "month", "year"))
_UNITS: Final = words("asides.units")
# How far from a toll's noun the verb that counts it stands.
_BEFORE: Final = 5
_AFTER: Final = 8


def is_toll(chunk: Chunk) -> bool:
    """Whether a chunk is the noun of a toll: ``عدد``, ``حصيلة``."""
    return (chunk.word.base or chunk.name).endswith(_TOLL)


def rises(chunk: Chunk) -> bool:
    """Whether a chunk tells what a toll has come to: ``بلغ``, ``ليرتفع``."""
    base = chunk.word.base or chunk.name
    return base in _ROSE or base[1:] in _ROSE


def clause_end(chunks: Sequence[Chunk], i: int) -> int:
    """Where the clause that holds i ends."""
    for n in range(i + 1, len(chunks)):
        c = chunks[n]
        punct = c.kind == "punct" and c.name in "؛.:"
        if punct or c.kind in ("conn", "comp", "report"):
            return n
    return len(chunks)


def deaths_since(chunks: Sequence[Chunk]) -> list[range]:
    """Where a sentence tells of deaths that a time is told by: ``منذ مقتل ستة جنود``."""
    return [
        range(i + 1, clause_end(chunks, i))
        for i, c in enumerate(chunks)
        if c.kind == "time" and fold_word(c.name).endswith(_ENDED)
    ]


def sums(chunks: Sequence[Chunk]) -> list[range]:
    """Where the chunks of a sentence tell sums over a time, from their first word on."""
    found: list[range] = []
    for i, c in enumerate(chunks):
        if c.kind == "result" and _cost(chunks, i):
            found.append(range(i, clause_end(chunks, i)))
        if c.kind != "word" or not is_toll(c):
            continue
        end = clause_end(chunks, i)
        near = range(max(0, i - _BEFORE), min(i + _AFTER, end))
        rose = next((n for n in near if rises(chunks[n])), -1)
        first = min(rose, i)
        if rose >= 0 and _adds(chunks, rose, range(max(0, first - 1), end)):
            if found and found[-1].stop > first:
                found[-1] = range(found[-1].start, max(first, found[-1].start + 1))
            found.append(range(first, end))
    return found


def _cost(chunks: Sequence[Chunk], i: int) -> bool:
    """``أسفرت الحرب منذ اندلاعها عن مقتل 20 ألفا``: what a whole war has cost so far."""
    war = chunks[i + 1] if i + 1 < len(chunks) else None
    name = fold_word(war.name) if war is not None else ""
    if not (name.startswith("ال") and name.removeprefix("ال") in _WARS):
        return False
    told = chunks[i + 1 : clause_end(chunks, i)]
    return any(c.kind == "time" and c.data.since for c in told)


def came_before(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``غارات بعد مقتل جنود بقصف للنظام``: whether chunk i is of what the event at k came after.

    As far as no comma and no other clause parts it from the words that say so.
    """
    if i < k:
        return fronted(chunks, k, i)
    for j in range(i - 2, k, -1):
        c, told = chunks[j + 1], chunks[j]
        if told.kind in ("punct", "conn", "comp", "report") or (
            told.joined and finite(told)
        ):
            return False
        if finite(c) or c.kind not in ("harm", "trigger"):
            continue
        if told.kind == "prep" and told.data == "after":
            return True
        if c.kind == "harm" and fold_word(told.name) in _UPON:
            return True
        if any(fold_word(x.name) in _ANSWERING for x in chunks[max(0, j - 1) : j + 1]):
            return True
    return False


def fronted(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``ردا على مقتل قائدها، أطلقت السرايا …``: told before what the verb at k tells."""
    if i > k:
        return False
    close = next((n for n in range(i + 1, k) if _closes(chunks, n)), k)
    if close == k or not _main(chunks[close + 1 : k + 1]):
        return False
    for j in range(i - 1, max(-1, i - 1 - _FRONT), -1):
        c = chunks[j]
        if fold_word(c.name) in _ANSWERING:
            answers = finite(chunks[k])
            return answers and any(
                x.kind in ("harm", "trigger") for x in chunks[j + 1 : i + 1]
            )
        if chunks[j + 1].kind == "harm" and _follows(chunks, j):
            return not finite(chunks[j + 1])
        if c.name in "،," and chunks[j + 1].kind == "time":
            continue  # مقتل خمسة جنود، الأسبوع الماضي، قصفت
        if c.kind in ("punct", "conn", "comp", "report") or finite(c):
            return False
    return False


def front_end(chunks: Sequence[Chunk], k: int) -> int:
    """``بعد مقتل خمسة، | قصفت …``: where the phrase ends that the deaths at k open; else -1."""
    if chunks[k].kind != "harm" or finite(chunks[k]):
        return -1
    if not k or not _follows(chunks, k - 1):
        return -1
    front = range(k + 1, min(k + 1 + _FRONT * 2, len(chunks)))
    close = next((n for n in front if _closes(chunks, n)), -1)
    after = chunks[close + 1 : close + 1 + _FRONT]
    return close if close >= 0 and _main(after) else -1


def deaths_before(chunks: Sequence[Chunk], k: int) -> bool:
    """``شن الجيش غارة بعد مقتل خمسة``, ``ردا على مقتل جنوده``: deaths that an act came after."""
    if not k or chunks[k].id not in _DEATHS or finite(chunks[k]):
        return False
    answers = k > 1 and fold_word(chunks[k - 2].name) in _ANSWERING
    return answers or chunks[k - 1].data == "after"


_DEATHS: Final = frozenset(("m_killing", "m_martyrdom", "m_injury"))


def _closes(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether a comma stands at n, and no time after it that another comma ends."""
    if chunks[n].name not in ("،", ","):
        return False
    after = chunks[n + 1 : n + 3]
    return not (
        len(after) > 1 and after[0].kind == "time" and after[1].name in ("،", ",")
    )


def _follows(chunks: Sequence[Chunk], j: int) -> bool:
    """Whether the words at j open a clause, and say what came after the deaths next to them.

    ``بعد | مقتل``, ``على خلفية | مقتل``, ``بعد ساعات من | مقتل``.
    """
    name = fold_word(chunks[j].name)
    if chunks[j].data == "from" and j:
        j -= 1
        told = fold_word(chunks[j].name).removeprefix("و").startswith("بعد")
    elif name in _BACKGROUND and j:
        j -= 1
        told = chunks[j].data == "on"
    else:
        told = chunks[j].data == "after" or name in _UPON
    return told and (not j or chunks[j].joined or _opens(chunks, j))


def _opens(chunks: Sequence[Chunk], j: int) -> bool:
    """Whether no verb stands before chunk j in its clause: ``وسط توتر | على خلفية مقتل``."""
    for n in range(j - 1, max(-1, j - 1 - _FRONT), -1):
        c = chunks[n]
        if c.kind in _OPENING:
            return True
        masdar = n > 0 and chunks[n - 1].kind == "prep"  # وسط | تصاعد التوتر
        if (finite(c) and not masdar) or c.kind in ("harm", "report"):
            return False
    return j <= _FRONT


_OPENING: Final = frozenset(("punct", "conn", "comp", "quote"))


def _main(chunks: Sequence[Chunk]) -> bool:
    """Whether a clause goes on with a verb of its own, in no relative clause of another."""
    verb = next((n for n, c in enumerate(chunks) if finite(c)), -1)
    before = chunks[: max(verb, 0)]
    return verb >= 0 and not (
        chunks[verb].joined or any(c.kind == "rel" or c.joined for c in before)
    )


def alongside(chunks: Sequence[Chunk]) -> list[int]:
    """``قصف دوما | تزامنا مع غارات على حرستا``: where another event of the time begins."""
    return [
        n
        for n, c in enumerate(chunks[:-2])
        if chunks[n + 1].name == "مع"
        and fold_word(c.name) in _ALONGSIDE
        and any(x.kind in ("harm", "trigger") for x in chunks[n + 2 : n + 4])
    ]


_ALONGSIDE: Final = words("asides.alongside")
_FRONT: Final = 6
_UPON: Final = words("asides.upon")
_ANSWERING: Final = words("asides.answering")
_BACKGROUND: Final = words("asides.background")


def event_of(chunks: Sequence[Chunk], told: range) -> int:
    """``حصيلة القصف على دوما منذ الصباح``: the event that a sum is of, else -1.

    Of a war and a campaign it is of all their events.
    """
    for i in told:
        if not is_toll(chunks[i]):
            continue
        for n in range(i + 1, min(i + _OF, told.stop)):
            c = chunks[n]
            if c.kind == "trigger" and c.word.base not in _WARS:
                return n
            if c.kind != "people":
                break
    return -1


def _adds(chunks: Sequence[Chunk], rose: int, where: range) -> bool:
    """Whether a toll is over a time: ``منذ``, ``بذلك``, ``ليصل … في شهر واحد``."""
    told = [chunks[n] for n in where]
    times = [c.data for c in told if c.kind == "time"]
    if any(t.since for t in times) or any(c.word.base in _THEREBY for c in told):
        return True
    verb = chunks[rose]
    follows = verb.word.preposition == "ل" or verb.word.base.startswith("ل")
    return follows and (
        any(t.precision in _LONG for t in times)
        or any(c.word.base in _UNITS for c in told)
    )

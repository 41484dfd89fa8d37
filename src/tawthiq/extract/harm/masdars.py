"""Harm told by a masdar: whom ``مقتل``, ``إصابة``, ``أسر`` speak of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.harm import lists
from tawthiq.extract.harm.agents import is_one
from tawthiq.extract.harm.items import (
    SINGLE,
    HarmAt,
    count_of,
    group_of,
    is_others,
    item,
)
from tawthiq.extract.harm.people import can_suffer
from tawthiq.extract.harm.verbs import joint, kind_of, take
from tawthiq.text import fold_word

_LED: Final = words("masdars.led")


def from_masdar(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``مقتل ثلاثة``, ``استشهاد وإصابة عشرة``, ``ما أدى إلى مقتله``."""
    chunk = chunks[k]
    if _pronoun(chunk):
        return (
            _own_act(chunks, k, used)
            or _of_pronoun(chunks, k)
            or _of_them(chunks, k, used)
        )
    if k in used:
        return []
    captives = _fallen_into(chunks, k)
    if captives >= 0 and captives not in used:
        people = lists.read(chunks, captives, k)
        return take(chunks, people, k, [kind_of(chunk)], used)
    kinds, j = joint(chunks, k)
    at = _whom(chunks, j)
    if at is None:
        return []
    doer: tuple[Chunk, ...] = ()
    if chunks[at].kind == "actor" and not is_one(chunks[at]):
        victims = _object_of(chunks, at)
        if victims is not None:
            doer, at = (chunks[at],), victims
    used.update(range(k + 1, j))
    return take(chunks, lists.read(chunks, at), k, kinds, used, doer)


def _fallen_into(chunks: Sequence[Chunk], k: int) -> int:
    """``وقع خمسون جنديا في | الأسر``: who is told to be in captivity; -1: nobody."""
    c, led = chunks[k], chunks[k - 1] if k else None
    if c.id != "m_capture" or not c.word.article or led is None or led.data != "at":
        return -1
    at = k - 2
    if at >= 0 and chunks[at].kind in ("light", "actor"):
        at -= 1  # خمسون من جنود | الجيش في الأسر, خمسون جنديا | وقعوا في الأسر
    counted = at >= 0 and chunks[at].quantity is not None and can_suffer(chunks[at])
    return at if counted and not relation_of(chunks, at) else -1


def _whom(chunks: Sequence[Chunk], j: int) -> int | None:
    """Whom a masdar speaks of, or who did it: told from chunk j on."""
    for i in range(j, min(j + 5, len(chunks))):
        c = chunks[i]
        if is_others(c) and not c.joined:
            return None if _last_of(chunks, i) else i
        if can_suffer(c) or c.kind == "actor":
            lost = chunks[j - 1].id == "m_loss" and c.word.preposition == "ب"
            apart = (
                relation_of(chunks, i)
                and c.word.preposition != "ل"
                and not lost  # فقد الاتصال بثلاثة رعاة
                and not _each(chunks, i)
            )
            return None if apart or c.joined else i
        if c.kind == "prep" and _each(chunks, i + 1):
            continue
        if c.kind not in ("time", "quote", "word") or c.joined:
            return None
    return None


def _last_of(chunks: Sequence[Chunk], i: int) -> bool:
    """``القضاء على آخر جيوب المقاومة``: the last of things, nobody else."""
    if i + 1 >= len(chunks):
        return False
    after = chunks[i + 1]
    bare = not (after.joined or after.word.prefix)
    return bare and after.kind in ("word", "object", "place")


def _each(chunks: Sequence[Chunk], i: int) -> bool:
    """``مقتل كل من فلان وفلان``: all of those named."""
    return (
        1 < i < len(chunks)
        and chunks[i - 1].kind == "prep"
        and chunks[i - 2].name.removeprefix("ل") == "كل"
    )


def _object_of(chunks: Sequence[Chunk], i: int) -> int | None:
    """``قتل القوات لثلاثة مدنيين``, ``قتلها ثلاثة``: whom a masdar's doer killed."""
    for n in range(i + 1, min(i + 3, len(chunks))):
        c = chunks[n]
        if can_suffer(c) and (c.word.preposition == "ل" or not relation_of(chunks, n)):
            return None if c.joined else n
        if c.kind not in ("time", "word"):
            return None
    return None


def _own_act(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``أعلنت القوات أسرها عشرة``: the pronoun is who did it, those counted suffered it."""
    at = _object_of(chunks, k)
    if chunks[k].id != "m_capture" or at is None or chunks[at].quantity is None:
        return []
    doer = next((c for c in chunks[:k][::-1] if c.kind == "actor"), None)
    doers = (doer,) if doer is not None else ()
    people = lists.read(chunks, at)
    return take(chunks, people, k, [kind_of(chunks[k])], used, doers)


def _of_pronoun(chunks: Sequence[Chunk], k: int) -> list[HarmAt]:
    """``ما تسبب بمقتله``, ``أدى لمقتله``: the one that the pronoun means, told before."""
    caused = _is_caused(chunks, k)
    joined = chunks[k].joined and k and chunks[k - 1].kind == "harm"
    count = SINGLE.get(_pronoun(chunks[k]))
    if not (caused or joined) or count is None:
        return []
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if after is not None and after.kind == "harm" and after.joined:
        return []  # إصابته ووفاته: the end of it counts
    meant = next(
        (
            c
            for c in chunks[max(0, k - 24) : k][::-1]
            if c.kind in ("people", "person")
            or (can_suffer(c) and c.kind != "quantity")
        ),
        None,
    )
    group = group_of(meant) if meant is not None else "unspecified"
    victims = (meant,) if meant is not None else ()
    told = item(chunks, k, kind_of(chunks[k]), group, count)
    return [HarmAt(told, k, k, (), victims)]


def _of_them(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``عائلة من ستة أفراد ما أدى إلى مقتلهم``: those counted last in the clause before."""
    if _pronoun(chunks[k]) != "هم" or not _is_caused(chunks, k):
        return []
    for at in range(k - 1, max(-1, k - _THEM), -1):
        c = chunks[at]
        if c.kind in ("people", "quantity") and can_suffer(c):
            if c.quantity is None or at in used:
                return []
            used.add(at)
            of = at > 1 and chunks[at - 1].data == "from"
            if of and chunks[at - 2].kind == "people":  # عائلة | من ستة أفراد
                whole, kind = at - 2, kind_of(chunks[k])
                group, count = group_of(chunks[whole]), count_of(chunks, at)
                return [HarmAt(item(chunks, whole, kind, group, count), whole, k)]
            kinds = [kind_of(chunks[k])]
            return take(chunks, lists.read(chunks, at, k), k, kinds, used, ())
        if c.kind in ("harm", "comp", "report", "actor", "person"):
            return []
    return []


_THEM: Final = 8  # chunks


def _is_caused(chunks: Sequence[Chunk], k: int) -> bool:
    """``ما تسبب ب``, ``أدى ل``: whether a word of result leads to the masdar at k."""
    return chunks[k].word.preposition == "ب" or any(
        c.kind == "result" or fold_word(c.name) in _LED
        for c in chunks[max(0, k - 3) : k]
    )


def _pronoun(chunk: Chunk) -> str:
    """The pronoun on a masdar, also on one that the codebook lists with it: ``مصرعه``."""
    hit = chunk.alts.get("harm_masdar")
    if chunk.word.pronoun or hit is None:
        return chunk.word.pronoun
    return next((p for p in ("هم", "ه") if hit.lexeme.name.endswith(p)), "")

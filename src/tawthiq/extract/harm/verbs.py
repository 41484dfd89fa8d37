"""Harm told by a verb: whom ``قتل``, ``أصيبوا`` speak of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.arguments import finite, relation_of, subject_before
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.harm import entries, lists
from tawthiq.extract.harm.after import after, next_people, right_beside
from tawthiq.extract.harm.agents import at_another, by_side, is_one, troops
from tawthiq.extract.harm.before import PLURAL, before, may_be_two
from tawthiq.extract.harm.items import SINGLE, Count, HarmAt, exactly, item
from tawthiq.extract.harm.members import OF_THEM
from tawthiq.extract.harm.people import can_suffer

_NEAR: Final = 10  # chunks between two verbs that mean the same people


def kind_of(chunk: Chunk) -> str:
    """The kind of harm that a verb or masdar tells."""
    data = chunk.data
    return str(data.kind if hasattr(data, "kind") else data[0])


def from_verb(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """The harm that the verb at k tells; takes its chunks into ``used``."""
    chunk = chunks[k]
    if chunk.word.pronoun:
        return _meant(chunks, k, used)
    if kind_of(chunk) == "missing" and _as_fallen(chunks, k):
        return []
    if kind_of(chunk) == "injured" and _hits(chunks, k):
        return []
    if chunk.data.over:
        swept = _swept(chunks, k)
        if swept is not None:
            at, doers = swept
            return take(
                chunks, lists.read(chunks, at), k, [kind_of(chunk)], used, doers
            )
        over = _swept_away(chunks, k)
        if over:
            return _meant(chunks, k, used, over)
    return _spoken_of(chunks, k, used)


def _as_fallen(chunks: Sequence[Chunk], k: int) -> bool:
    """``فقدت عشرين عنصرا بين قتيل وجريح``: the noun tells what became of them."""
    for i in range(k + 1, min(k + 6, len(chunks) - 1)):
        if chunks[i].kind == "prep" and chunks[i].data == "between":
            return "harm_noun" in chunks[i + 1].alts
    return False


def _hits(chunks: Sequence[Chunk], k: int) -> bool:
    """``القصف أصاب سوق المعسكر``: what a strike hit, nobody hurt."""
    i = k + 1
    while i < len(chunks) and chunks[i].kind == "trigger" and not finite(chunks[i]):
        i += 1  # أصاب القصف | سوقا
    if i >= len(chunks) or chunks[i].joined or relation_of(chunks, i):
        return False
    return chunks[i].kind in ("place", "object")


def take(
    chunks: Sequence[Chunk],
    people: lists.People,
    k: int,
    kinds: Sequence[str],
    used: set[int],
    doer: tuple[Chunk, ...] = (),
) -> list[HarmAt]:
    """The harm of the people whom the word at k speaks of; takes them into ``used``."""
    used |= lists.used(people)
    return entries.items(chunks, people, k, kinds, doer)


def _spoken_of(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``خمسة قتلوا``, ``قتل خمسة``: those before or after a verb that it speaks of."""
    chunk = chunks[k]
    base = chunk.word.base
    near = right_beside(chunks, k + 1)
    if near is None or (chunk.data.suffers == "subject" and base.endswith(PLURAL)):
        told = before(chunks, k, used)
        if told is not None:
            if not told.parts:
                lists.late_parts(chunks, told, k + 1, len(chunks))
            told.members += _companions(chunks, k)
            return _two(chunks, k, take(chunks, told, k, [kind_of(chunk)], used))
    if k in used:
        return []  # قتل وأصيب عشرة: told with the verb before
    kinds, j = joint(chunks, k)
    at = near if near is not None else right_beside(chunks, j)
    ours = base.endswith(_WE) and len(base) > _SHORT  # حيدنا أمس شمالي العراق خمسة
    verb_first = (ours or not base.endswith((*PLURAL, "ا"))) and kinds[0] != "missing"
    if at is None and verb_first and chunks[k - 1].kind != "rel":
        at = after(chunks, j)
    if at is None:
        return []
    used.update(range(k + 1, j))
    doer: tuple[Chunk, ...] = ()
    if chunk.data.suffers in ("object", "own") and chunk.data.voice != "passive":
        first = chunks[at]
        side = first.kind == "actor" and first.quantity is None
        side = side or troops(chunks, at)
        alone = at_another(chunks, at)
        side = side or alone
        # قتل مسلحون | قياديا
        armed = alone or (side and first.word.base.endswith("ون"))
        victims = next_people(chunks, at) if side else None
        if victims is not None and (
            armed or first.kind == "people" or not is_one(first)
        ):
            doer, at = (first,), victims
        elif side and not is_one(first):
            return []
        elif chunk.word.base.endswith(("ت", "وا", "و")) or by_side(chunks, k, at):
            doer = topic(chunks, k)
    if chunk.data.suffers == "own":
        if chunks[at].quantity is None:
            return []
        doer = ()
    return take(chunks, lists.read(chunks, at), k, kinds, used, doer)


_WE: Final = "نا"
_SHORT: Final = 4  # letters: دفنا, of two


def _two(chunks: Sequence[Chunk], k: int, found: list[HarmAt]) -> list[HarmAt]:
    """``إن مدنيين قتلا``: a verb in the dual says that the people before it are two."""
    base = chunks[k].word.base
    dual = base.endswith("ا") and not base.endswith(PLURAL)
    if not (dual and found) or not may_be_two(chunks[found[0].at]):
        return found
    if (told := found[0].item).low is not None:
        return found  # مزارعين، على الأقل، قتلا
    both = item(chunks, found[0].at, told.kind, told.group, exactly(2))
    return [found[0]._replace(item=both), *found[1:]]


def _companions(chunks: Sequence[Chunk], k: int) -> list[int]:
    """``إن القائد قتل مع اثنين من حراسه``: the people killed along with the subject."""
    if k + 2 >= len(chunks) or chunks[k + 1].name != "مع":
        return []
    return lists.read(chunks, k + 2).members if can_suffer(chunks[k + 2]) else []


def joint(chunks: Sequence[Chunk], k: int) -> tuple[list[str], int]:
    """``قتل وأصيب عشرة``: the kinds of verbs that share their people, and what follows."""
    kinds = [kind_of(chunks[k])]
    j = k + 1
    plural = chunks[k].word.base.endswith(("وا", "ون"))
    while not plural and j < len(chunks):
        n = j + (chunks[j].kind == "word" and chunks[j].name in ("أو", "او", "و"))
        if n >= len(chunks) or chunks[n].kind != "harm":
            break
        if not (chunks[n].joined or n > j) or chunks[n].word.pronoun:
            break
        kinds.append(kind_of(chunks[n]))
        j = n + 1
    return kinds, j


def _swept(chunks: Sequence[Chunk], k: int) -> tuple[int, tuple[Chunk, ...]] | None:
    """``قضت وحدة من الجيش على 15 إرهابيا``: whom, after على, and who did it."""
    doers: list[Chunk] = []
    for i in range(k + 1, min(k + 9, len(chunks))):
        c = chunks[i]
        if (can_suffer(c) or c.kind == "actor") and relation_of(chunks, i) == "on":
            return i, tuple(doers)
        if c.kind == "actor":
            doers.append(c)
        elif finite(c) or c.kind in ("conn", "comp"):
            return None
    return None


def _swept_away(chunks: Sequence[Chunk], k: int) -> str:
    """``حتى قضت عليهم القوات``: the pronoun of those whom the verb is over, or empty."""
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if after is None or after.data != "on":
        return ""
    return next((p for p in _SEVERAL if after.name.endswith(p)), "")


def _meant(
    chunks: Sequence[Chunk], k: int, used: set[int], pronoun: str = ""
) -> list[HarmAt]:
    """``رصدت عشرة إرهابيين وقتلتهم``: the people that the verb's pronoun means."""
    pronoun = pronoun or chunks[k].word.pronoun
    for i in range(k - 1, max(-1, k - 12), -1):
        c = chunks[i]
        told = c.kind in ("people", "person") or (c.kind == "actor" and is_one(c))
        told = told or (chunks[i + 1].name in OF_THEM and can_suffer(c))
        if told and i not in used and _agrees(pronoun, c):
            after = chunks[k + 1 : k + 2]  # قبل أن يقتله | جندي
            if any(can_suffer(d) or d.kind == "actor" for d in after):
                used.add(k + 1)
            verb = next(
                (n for n in range(i - 1, max(-1, i - 8), -1) if finite(chunks[n])), i
            )
            doer = tuple(d for d in topic(chunks, verb) if d is not c)
            people = lists.People([i], last=i)
            return take(chunks, people, k, [kind_of(chunks[k])], used, doer)
        if c.kind == "comp" and chunks[i - 1].kind != "prep":  # إلى | أن قضت عليهما
            break
    return _again(chunks, k, pronoun)


def _again(chunks: Sequence[Chunk], k: int, pronoun: str) -> list[HarmAt]:
    """``طاردتهم الشرطة وقتلتهم``: those whom the verb before means as well."""
    if not chunks[k].joined or pronoun not in _SEVERAL:
        return []
    before = chunks[max(0, k - _NEAR) : k][::-1]
    verb = next((c for c in before if finite(c)), None)
    if verb is None or verb.word.pronoun != pronoun:
        return []
    count = SINGLE.get(pronoun) or Count(None, None, "vague", pronoun)
    told = item(chunks, k, kind_of(chunks[k]), "unspecified", count)
    return [HarmAt(told, k, k)]


_SEVERAL: Final = ("هم", "هما")


def _agrees(pronoun: str, who: Chunk) -> bool:
    """``قبل أن يقتله``: of one alone; ``وقتلتهم``: of several."""
    group = who.alts.get("group")
    number = group.lexeme.data[1] if group is not None else ""
    several = number in ("dual", "plural") or who.quantity is not None
    return not (several if pronoun == "ه" else pronoun == "هم" and not several)


def topic(chunks: Sequence[Chunk], k: int) -> tuple[Chunk, ...]:
    """The sides that are the subject before a verb."""
    return tuple(c for c in subject_before(chunks, k) if c.kind == "actor")

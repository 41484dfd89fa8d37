"""Which event of a sentence did the harm that the sentence tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite, is_place, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.asides import alongside, came_before
from tawthiq.extract.events.drafts import HOSTS, TAKING, VIOLENCE, Draft
from tawthiq.extract.events.portions import caused
from tawthiq.extract.harm.items import says_others
from tawthiq.extract.harm.people import can_suffer
from tawthiq.text import fold_word

# Connectives that set two events apart.
_APART: Final = words("hosts.apart")
_WHEN: Final = words("hosts.when")
_CAUSES: Final = frozenset(("cause", "at", "during", "by", "with", "after"))
_PASSED: Final = frozenset(
    [
        *("harm", "word", "light", "intended", "neg", "actor", "people", "prep"),
        *("time", "punct", "quote", "quantity", "place", "source", "person", "object"),
    ]
)
_LED: Final = 4
_FAR: Final = 10
_OF_RESULT: Final = ("عن", "إلى", "الى")
_HURT_BY: Final = ("cause", "by")


def host_of(
    chunks: Sequence[Chunk], drafts: Sequence[Draft], head: int, at: int
) -> Draft | None:
    """The event that caused the harm told by chunk ``head`` of the people at ``at``."""
    hosts = [
        d
        for d in drafts
        if d.type in HOSTS
        and d.status == "asserted"
        and d.type not in TAKING
        and d.type != "protest"  # in gold 4 of 332 killed or hurt anybody
        and d.head is None
    ]
    if not hosts:
        return None
    inside = [d for d in hosts if d.at == head or head < d.at < at]
    if inside:
        return inside[0]
    others = alongside(chunks)
    after = [
        d
        for d in hosts
        if d.at > at
        and not came_before(chunks, d.at, at)
        and not any(at < n < d.at for n in others)
        and not any(_further_toll(chunks, i) for i in range(at + 1, d.at))
        and not _of_others(chunks, at, d.at)
    ]
    tallied = _tallied(chunks, head)
    before = [] if tallied else [d for d in hosts if d.at < head]
    if led_to(chunks, head) and before:
        # غارات لتغطية انسحاب القوات، ما أدى إلى مقتل جنديين: not by the withdrawal
        return next((d for d in reversed(before) if d.type in VIOLENCE), before[-1])
    told = max(head, at)
    for draft in after:
        if _leads(chunks, told, draft.at, strict=True):
            # مقتل 32 في الغارات والاشتباكات: by more than one event
            more = tallied and any(chunks[d.at].joined for d in after)
            return None if more else draft
    same = [d for d in drafts if d.type == "casualties" and d.pos == "harm"]
    near = [
        d
        for d in before
        if (d.type in VIOLENCE or d.type == "shootdown")
        and not apart(chunks, d.at, head)
        and not came_before(chunks, d.at, head + 1)
    ]
    if near:
        return near[-1]
    for draft in after:
        if _leads(chunks, told, draft.at, strict=False):
            return draft
    if same:
        return None
    return next(
        (d for d in after if d.type in VIOLENCE and near_by(chunks, at, d.at)), None
    )


def _tallied(chunks: Sequence[Chunk], head: int) -> bool:
    """``وأحصى المرصد مقتل 32``: a count that a recorder keeps, of no event before."""
    for c in reversed(chunks[max(0, head - _COUNTING) : head]):
        if c.kind == "report":
            return bool(c.id == "document")
        if c.kind not in _RECORDER:
            return False
    return False


_COUNTING: Final = 6  # chunks
_RECORDER: Final = ("source", "actor", "time", "word", "quote", "person", "place")


def led_to(chunks: Sequence[Chunk], head: int) -> bool:
    """Whether a word of result (``أدى إلى``, ``أسفر عن``) announces the harm.

    From afar too, where its preposition stands right before: ``أسفرت غارة على … عن مقتل``.
    """
    first = _first(chunks, head)
    far = first > 0 and chunks[first - 1].name in _OF_RESULT
    return any(
        chunks[i].kind == "result" and not apart(chunks, i, head)
        for i in range(max(0, first - _FAR if far else head - _LED), head + 1)
    )


def _first(chunks: Sequence[Chunk], head: int) -> int:
    """``مقتل ثلاثة | وإصابة تسعة``: where the list of nouns of harm begins that head is of."""
    if not (chunks[head].joined and "harm_masdar" in chunks[head].alts):
        return head
    for i in range(head - 1, max(-1, head - _LED), -1):
        if chunks[i].kind == "harm" and not finite(chunks[i]):
            return i
        if chunks[i].kind not in ("people", "quantity", "word"):
            break
    return head


def near_by(chunks: Sequence[Chunk], at: int, trigger: int) -> bool:
    """Whether no new clause or speaker stands between two chunks."""
    return not any(
        c.kind in ("conn", "comp", "report")
        or (c.kind == "punct" and c.name in "؛.")
        or fold_word(c.name) in _ANSWERING
        for c in chunks[at + 1 : trigger]
    )


# غداة قتل شرطيين رداً على هجوم: an event that came before the harm.
_ANSWERING: Final = words("asides.answering")


def _sets_apart(chunks: Sequence[Chunk], i: int, *, strict: bool) -> bool:
    """``فيما`` opens an event of its own; ``فيما أصيب`` may tell more of the same one."""
    c = chunks[i]
    if c.kind != "conn" or fold_word(c.name) not in _APART:
        return False
    return strict or i + 1 >= len(chunks) or chunks[i + 1].kind != "harm"


def apart(chunks: Sequence[Chunk], one: int, two: int) -> bool:
    """Whether a new speaker or a new clause stands between an event and harm.

    Whichever of the two chunks comes first.
    """
    return any(
        c.kind == "report" or (c.kind == "conn" and fold_word(c.name) in _APART)
        for c in chunks[min(one, two) + 1 : max(one, two)]
    )


def contrasted(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """``مقتل 23 في بعقوبة، فيما أصيب مدني بانفجار``: the event at k has its own victims.

    Those at i have a place or a sum of their own, and are not told of as the others are.
    """
    parts = [n for n in range(i + 1, k) if fold_word(chunks[n].name) in _CONTRASTING]
    if not parts or any(says_others(chunks, n) for n in range(parts[-1] + 1, k)):
        return False
    placed = any(
        is_place(chunks[n], relation_of(chunks, n)) for n in range(i + 1, parts[-1])
    )
    summed = any(c.word.base in _SUMMING for c in chunks[max(0, i - _LED) : i])
    own = placed or summed or _tallied(chunks, i)
    return own and any(c.kind == "harm" for c in chunks[parts[-1] + 1 : k])


_CONTRASTING: Final = words("hosts.contrasting")
_SUMMING: Final = words("hosts.summing")


def _own_cause(chunks: Sequence[Chunk], at: int) -> bool:
    """``قتلت امرأة جراء لغم وأصيب …``: a cause told before any other harm."""
    if caused(chunks, at):
        return True
    for i in range(at + 1, min(at + 8, len(chunks))):
        c = chunks[i]
        if c.kind == "harm":
            return False
        if c.kind == "prep" and c.data in _HURT_BY:
            return True
        if c.kind == "weapon" and c.word.preposition == "ب":
            return True
        if c.kind in ("conn", "comp", "report", "trigger"):
            return False
    return False


def _further_toll(chunks: Sequence[Chunk], i: int) -> bool:
    """``مقتل 57 في سوريا، وسقوط 6 ضحايا بسبب التعذيب``: a toll of its own."""
    falls = fold_word(chunks[i].name) in _FALLING and chunks[i].joined
    after = chunks[i + 1] if i + 1 < len(chunks) else None
    return falls and after is not None and after.quantity is not None


_FALLING: Final = words("hosts.falling")


def _of_others(chunks: Sequence[Chunk], at: int, trigger: int) -> bool:
    """``مقتل 50، و4 أشخاص قضوا | تحت التعذيب``: the event is said of others than those at at.

    Also ``مقتل 50، منهم 4 أشخاص | أعدموا``: of those counted right before its verb; and
    ``8 شهداء، بينهم قائد استشهد جراء | قصف``: of one among them who has a verb of his own.
    """
    if finite(chunks[trigger]):
        verb = trigger
    else:
        verb = trigger - 1 - (chunks[trigger - 1].kind == "prep")
    told = finite(chunks[verb]) and (verb == trigger or chunks[verb].kind == "harm")
    if not told or at >= verb - 1:
        return False
    if any(c.data == "among" for c in chunks[at + 1 : verb - 1]):
        return can_suffer(chunks[verb - 1])
    plural = chunks[verb].name.endswith("وا") and verb >= trigger - 1
    return plural and chunks[verb - 1].quantity is not None


def _leads(chunks: Sequence[Chunk], at: int, trigger: int, *, strict: bool) -> bool:
    """Whether ``… في/جراء/خلال`` leads from harm to the trigger."""
    harms = [i for i in range(at + 1, trigger) if chunks[i].kind == "harm"]
    if harms and (_own_cause(chunks, at) or contrasted(chunks, at, trigger)):
        return False
    for i in range(trigger - 1, at, -1):
        c = chunks[i]
        if c.kind == "conn" and fold_word(c.name) in _WHEN:
            return True
        if _sets_apart(chunks, i, strict=strict):
            return False
        causes = c.kind == "prep" and c.data in _CAUSES
        # بعدما استهدفت الطائرات حيا | في المدينة بغارة: past another verb it leads nowhere
        if causes and not any(
            (finite(x) and x.kind not in ("light", "harm"))
            or _sets_apart(chunks, n, strict=strict)
            for n, x in enumerate(chunks[at + 1 : i], at + 1)
        ):
            return True
        if c.kind not in _PASSED and not (c.kind == "trigger" and finite(c)):
            break
    return chunks[trigger].word.preposition == "ب"

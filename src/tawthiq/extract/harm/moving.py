"""Tolls that their own words give to another event of the sentence than the judge did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import VIOLENCE, Draft
from tawthiq.extract.events.portions import caused, portion
from tawthiq.extract.harm.fates import NONE, Affected
from tawthiq.extract.harm.members import own_places
from tawthiq.text import fold_word

# Each draft with what it did to each of the people.
Fates = Sequence[tuple[Draft, list[str]]]
_HURT: Final = frozenset(("killed", "injured", "killed_or_injured"))


def with_the_whole(
    told: Fates, found: Sequence[Affected], chunks: Sequence[Chunk]
) -> None:
    """``قتل تسعة، بينهم خمسة أطفال``: what killed the nine killed the five."""
    whole = None
    for n in range(1, len(found)):
        at = found[n].at
        if chunks[at - 1].data == "among":
            whole = n - 1
        elif not (at == found[n - 1].at + 1 and chunks[at].joined):
            whole = None
        if whole is None:
            continue
        holds = next((fates for _, fates in told if fates[whole] in _HURT), None)
        other = next((fates for _, fates in told if fates[n] in _HURT), None)
        own = finite(chunks[min(at + 1, len(chunks) - 1)])  # ثلاثة مسعفين | أعدموا
        if own or holds is None or other is None:
            continue
        if other[whole] == NONE:
            holds[n], other[n] = other[n], holds[n]


def by_violence(told: Fates, found: Sequence[Affected]) -> None:
    """``غارات لتغطية انسحاب القوات، ما أدى لمقتل جنديين``: the strikes killed them.

    In gold 40 of 4,000 movements, sieges and protests killed or hurt anybody.
    """
    violent = [(d, f) for d, f in told if d.type in VIOLENCE]
    for n in range(len(found)):
        holds = [(d, f) for d, f in told if f[n] in _HURT and d.type in _BLOODLESS]
        for draft, fates in holds:
            near = [p for p in violent if p[0].sentence == draft.sentence]
            if near and all(f[n] == NONE for _, f in violent):
                by = min(near, key=lambda p: abs(p[0].at - found[n].at))
                by[1][n], fates[n] = fates[n], NONE


_BLOODLESS: Final = frozenset(
    [
        *("control", "withdrawal", "advance", "siege", "protest"),
        *("displacement", "evacuation", "deployment"),
    ]
)


def with_its_pair(
    told: Fates, found: Sequence[Affected], chunks: Sequence[Chunk]
) -> None:
    """``وقع قتيلان وجريحان``: what hurt the two killed the two beside them."""
    for n in range(1, len(found)):
        at = found[n].at
        if at != found[n - 1].at + 1 or not chunks[at].joined:
            continue
        if chunks[at - 2].name == "بين":
            continue  # عدد من الضحايا بين قتيل وجريح
        for one, other in ((n - 1, n), (n, n - 1)):
            if any(fates[one] != NONE for _, fates in told):
                continue
            parts = _part(found[one]) and _part(found[other])
            for draft, fates in told:
                own = found[one].chiefly(draft)
                if fates[other] in _HURT and own in _HURT and own != fates[other]:
                    fates[one] = own
                elif parts:
                    fates[one] = fates[other]  # بينهم 12 طفلا وسبع نساء


def _part(affected: Affected) -> bool:
    """Whether they are counted as a part of a toll, of which the grammar says nothing."""
    group = getattr(affected.told, "group", "")
    counted = affected.told.low is not None and group in ("child", "woman")
    return counted and not affected.given


def where_it_was(
    told: Fates, found: Sequence[Affected], chunks: Sequence[Chunk]
) -> None:
    """``غارة على سراقب وأخرى على بنش، ما أدى لمقتل ثلاثة في سراقب``: by the first."""
    violent = [
        (draft, fates, _places(draft))
        for draft, fates in told
        if draft.type in VIOLENCE
    ]
    for n, affected in enumerate(found if len(violent) > 1 else ()):
        held = [(fates, at) for _, fates, at in violent if fates[n] in _HURT]
        if len(held) != 1:
            continue
        own = {fold_word(c.name) for c in own_places(chunks, affected.at)}
        fates, at = held[0]
        there = [f for _, f, places in violent if own & places]
        if own and at and at.isdisjoint(own) and len(there) == 1:
            there[0][n], fates[n] = fates[n], there[0][n]


def by_its_victims(
    told: Fates, found: Sequence[Affected], chunks: Sequence[Chunk]
) -> None:
    """``مجزرة راح ضحيتها حتى اللحظة 10 مدنيين``: whose victims they are is said outright."""
    for n, affected in enumerate(found):
        near = chunks[max(0, affected.at - _VICTIMS) : affected.at]
        victims = any(c.id in _VICTIM and c.word.pronoun for c in near)
        if not victims or any(fates[n] != NONE for _, fates in told):
            continue
        given = [(f, d) for d, f in told if affected.chiefly(d) in _HURT]
        if len(given) == 1:
            fates, draft = given[0]
            fates[n] = affected.chiefly(draft)


def by_its_verb(
    told: Fates, found: Sequence[Affected], chunks: Sequence[Chunk]
) -> None:
    """``فيما قتل آخر في قصف على لحج``: a verb and a cause right beside them say it all."""
    for n, affected in enumerate(found):
        verb = chunks[affected.at - 1]
        sure = affected.at > 0 and verb.kind == "harm" and finite(verb)
        if not (sure and caused(chunks, affected.at)):
            continue
        after = [(f, d) for d, f in told if affected.at < d.at]
        given = [(f, d) for f, d in after if affected.chiefly(d) in _HURT]
        if len(given) == 1 and all(fates[n] == NONE for _, fates in told):
            fates, draft = given[0]
            fates[n] = affected.chiefly(draft)


_VICTIM: Final = ("victim_s", "victim_p")
_VICTIMS: Final = 4  # chunks from the word for victims to who they are


def by_what_is_named(
    told: Fates, found: Sequence[Affected], chunks: Sequence[Chunk], number: int
) -> None:
    """``انفجرت عبوة. وأسفر الانفجار عن إصابة رجل، وأطلقت القوات النار``: not the shots.

    ``number``: of the sentence that names again what harmed them; it may have been told
    in one before.
    """
    for n, affected in enumerate(found):
        type_ = _named(chunks, affected.at)
        held = [
            (draft, fates)
            for draft, fates in told
            if fates[n] in _HURT and draft.sentence == number
        ]
        if not type_ or len(held) != 1:
            continue
        draft, fates = held[0]
        if draft.type == type_ or draft.type not in VIOLENCE or draft.at < affected.at:
            continue
        named = [f for d, f in told if d.type == type_]
        if named:
            named[-1][n], fates[n] = fates[n], NONE


def _named(chunks: Sequence[Chunk], i: int) -> str:
    """The type of the act that a verb of result before i has for its subject, if any."""
    for r in range(i - 2, max(-1, i - _RESULT), -1):
        verb, act = chunks[r], chunks[r + 1]
        if verb.kind in ("punct", "conn"):
            break
        if verb.kind == "result":
            named = act.kind == "trigger" and act.word.article
            return str(act.data.type) if named else ""
    return ""


_RESULT: Final = 7  # chunks from the verb of result to whom it harmed


def by_its_cause(
    told: Fates, found: Sequence[Affected], portions: Sequence[range]
) -> None:
    """``سقط 31: 14 إثر غارات، و9 جراء القصف``: a portion's cause killed them, as another's did."""
    fate = {
        portion(portions, a.at): fates[n]
        for _, fates in told
        for n, a in enumerate(found)
        if fates[n] in _HURT
    }
    known = {kind for which, kind in fate.items() if which >= 0}
    for which, span in enumerate(portions):
        causes = [f for d, f in told if d.at in span and d.type in VIOLENCE]
        first = next((n for n, a in enumerate(found) if a.at in span), -1)
        if first >= 0 and which not in fate and len(causes) == len(known) == 1:
            causes[0][first] = next(iter(known))


def _places(draft: Draft) -> set[str]:
    return {fold_word(p.chunk.name) for p in draft.places}

"""Who did it, where the frame of a trigger finds nobody beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import (
    described,
    finite,
    form_of,
    gender_of,
    is_passive,
    refers,
    relation_of,
    subject_before,
)
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import HOSTS, Draft
from tawthiq.text import fold_word

_ANNOUNCED = frozenset(
    [
        "control",
        "advance",
        "withdrawal",
        "detention",
        "release",
        "deployment",
        "aid",
        "shootdown",
    ]
)


def beside(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """Who stands beside the verb at k as its subject."""
    after = [c for c in chunks[k + 1 : k + 3] if c.kind == "actor"][:1]
    before = subject_before(chunks, k)
    return after if after and not before else before


def subject(
    draft: Draft,
    chunks: Sequence[Chunk],
    k: int,
    drafts: Sequence[Draft],
    previous: Sequence[Draft],
) -> None:
    """Coordinated verbs share their subject; a second verb inherits the first's."""
    if draft.actors:
        return
    if draft.pos == "noun":
        _pro_drop(draft, chunks, k, drafts)
        return
    participle = getattr(chunks[k].data, "tense", "") == "participle"
    if not chunks[k].joined and not participle:
        last = drafts[-1] if drafts else None
        if last is not None and last.pos == "noun" and k - last.at <= 3:
            draft.actors.extend(last.actors)  # شنت هجوما سيطرت خلاله على
        elif k and chunks[k - 1].kind in ("conn", "rel"):
            _main_subject(draft, chunks, k, drafts)
        return
    if is_passive(chunks[k]):
        return
    for other in reversed(drafts):
        if other.actors and other.pos == "verb":
            draft.actors.extend(other.actors)
            return
    topic = subject_before(chunks, k)
    draft.actors.extend(c for c in topic if c.kind in ("actor", "person"))
    if not draft.actors and k <= 3 and chunks[k].word.base.endswith("ت"):
        known = [d for d in previous if d.actors and d.type != "clash"]
        if known:
            draft.actors.extend(known[-1].actors)  # وقصفت: the subject goes on


def _main_subject(
    draft: Draft, chunks: Sequence[Chunk], k: int, drafts: Sequence[Draft]
) -> None:
    """``استعادت القوات الأراضي التي خسرتها``: who did the main act did this too."""
    if is_passive(chunks[k]):
        return
    own = described(chunks, k)
    if own >= 0:
        draft.actors.append(chunks[own])  # منطقة يسيطر عليها التنظيم الذي أعدم خمسة
        return
    feminine = form_of(chunks[k]) == "f"
    for other in reversed(drafts):
        if other.pos == "verb" and len(other.actors) == 1:
            if (gender_of(other.actors[0]) == "f") == feminine:
                draft.actors.extend(other.actors)
            return


def _pro_drop(
    draft: Draft, chunks: Sequence[Chunk], k: int, drafts: Sequence[Draft]
) -> None:
    """``حيث شنت 12 غارة``: the light verb's subject is the one told before."""
    governed = any(
        c.kind == "light" and c.id == "actor" and finite(c)
        for c in chunks[max(0, k - 4) : k]
    )
    if not governed or draft.type in ("clash", "negotiation", "agreement"):
        return
    for other in reversed(drafts):
        if other.actors and other.type not in ("clash",):
            draft.actors.extend(other.actors)
            return


_TRAPPED: Final = words("doers.trapped")
_LURE = 9  # chunks from the verb to the ambush


def ambushed(draft: Draft, chunks: Sequence[Chunk], k: int) -> None:
    """``أوقع المقاتلون رتلا في كمين``: whom the verb leads into the ambush is its target."""
    if chunks[k].word.base != "كمين" or relation_of(chunks, k) != "at":
        return
    for n in range(k - 1, max(-1, k - _LURE), -1):
        base = chunks[n].word.base or fold_word(chunks[n].name)
        if base not in _TRAPPED:
            continue
        named = [
            c
            for i, c in enumerate(chunks[n + 1 : k], n + 1)
            if c.kind in ("actor", "people", "object") and not relation_of(chunks, i)
        ]
        draft.targets = named[-1:] or draft.targets
        doers = named[:-1] or [a for a in draft.actors if a not in named]
        draft.actors = doers or subject_before(chunks, n)
        return


def possessor(draft: Draft, chunks: Sequence[Chunk], k: int) -> None:
    """``سيطرتها على …``, ``تقدمهم``: the force that the pronoun means."""
    pronoun = chunks[k].word.pronoun
    if draft.actors or draft.pos != "noun" or not pronoun:
        return
    if draft.type not in ("control", "advance", "withdrawal", "ground_attack"):
        return
    for c in chunks[:k][::-1]:
        if c.kind == "actor" and refers(pronoun, c):
            draft.actors.append(c)
            return


def own_act(draft: Draft, chunks: Sequence[Chunk], k: int) -> None:
    """``أعلنت الحكومة تحرير عدن``: who announces such an act did it."""
    if draft.actors or draft.pos != "noun" or draft.type not in _ANNOUNCED:
        return
    for i in range(k - 1, max(-1, k - 7), -1):
        c = chunks[i]
        if c.kind == "report" and c.data.role == "announce":
            told = [
                d
                for n, d in enumerate(chunks[i + 1 : k], i + 1)
                if d.kind == "actor" and not relation_of(chunks, n)
            ] or [c for c in subject_before(chunks, i) if c.kind == "actor"]
            draft.actors.extend(told[:1])
            return
        if c.kind in ("comp", "conn", "rel") or finite(c):
            return


def opponents(drafts: Sequence[Draft], chunks: Sequence[Chunk]) -> None:
    """``سيطرت س بعد اشتباكات مع ص``: who fought with ص is who did the rest."""
    for clash in drafts:
        if clash.type != "clash" or len(clash.actors) != 1:
            continue
        side = clash.actors[0]
        at = next((n for n, c in enumerate(chunks) if c is side), 0)
        if relation_of(chunks, at) != "with":
            continue
        doers = [
            a
            for d in drafts
            if d is not clash and d.type in ("control", "advance", "ground_attack")
            for a in d.actors
            if a.kind == "actor" and a.name != side.name
        ]
        clash.actors.extend(doers[:2])


def condemned(drafts: Sequence[Draft], chunks: Sequence[Chunk]) -> None:
    """``أدانت س قصف ص``: what is condemned is no claim; its doer is blamed."""
    for draft in [d for d in drafts if d.type == "condemnation"]:
        for other in list(drafts):
            if not (0 < other.at - draft.at <= 9 and other.type in HOSTS):
                continue
            between = chunks[draft.at + 1 : other.at]
            if other.pos != "noun" or any(
                finite(c) or c.kind in ("conn", "comp", "rel") for c in between
            ):
                continue
            if not draft.targets:
                draft.targets = list(other.actors)

"""Frames of the codebook filled: which neighbour of a trigger takes which slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tawthiq.extract.arguments.agreement import disagrees
from tawthiq.extract.arguments.clause import right
from tawthiq.extract.arguments.places import destinations, places_of
from tawthiq.extract.arguments.relations import Argument, continues, is_place
from tawthiq.extract.arguments.relatives import antecedent_place, relative_agent
from tawthiq.extract.arguments.slots import built, each, put
from tawthiq.extract.arguments.subjects import light, subject_before
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import SPEECH, Draft, PlaceDraft
from tawthiq.text import fold_word


def fill(
    draft: Draft,
    chunks: Sequence[Chunk],
    k: int,
    frame: Mapping[str, Any],
) -> list[Argument]:
    """Fill a draft's slots from its neighbours; returns the arguments on its right."""
    arguments = right(chunks, k)
    relations = frame.get("relations", {})
    bare: list[Argument] = []
    for argument in arguments:
        chunk, relation = argument.chunk, argument.relation
        if chunk.kind == "weapon":
            draft.weapons.append(chunk)
            continue
        voiced = draft.type in SPEECH and chunk.kind == "actor" and relation != "at"
        if is_place(chunk, relation) and not voiced:
            if built(chunk) and (
                relations.get(relation) == "target"
                or (not relation and frame.get("object") == "target")
            ):
                draft.targets.append(chunk)  # a building hit is target and place
            continue
        if (
            frame.get("subject") == "actor" == frame.get("object")
            and draft.pos == "noun"
            and argument.at == k + 1
            and "place" in chunk.alts
        ):
            draft.places.append(PlaceDraft(chunk))  # اجتماع أنقرة
            continue
        if chunk.kind == "quantity":
            continue
        if not relation:
            bare.append(argument)
            continue
        if (
            relation == "for"
            and frame.get("genitive") == "actor"
            and (chunk.kind == "actor" and draft.pos == "noun" and not bare)
        ):
            draft.actors.append(chunk)
            continue
        if relation == "for" and draft.type == "ground_attack" and _ambush(chunks[k]):
            draft.targets.append(chunk)  # نصب كمينا لـ
            continue
        if relation == "held":
            if "target" in (frame.get("object"), frame.get("genitive2")):
                draft.targets.append(chunk)
            continue
        slot = relations.get(relation, "none")
        if (
            relation == "for"
            and slot == "actor"
            and (
                (draft.pos == "verb" and 0 < k < argument.at - 1)
                or _of_word(chunks, argument.at)
            )
        ):
            continue  # من آخر تواجد للحوثيين
        put(draft, slot, chunk)
    if draft.type not in SPEECH:
        if draft.type == "deployment":
            arguments = destinations(arguments)
        draft.places.extend(places_of(arguments))
        draft.places.extend(antecedent_place(chunks, k))
    if draft.pos == "verb":
        _verb(draft, chunks, k, frame, bare)
    else:
        _noun(draft, chunks, k, frame, bare)
    return arguments


def _ambush(chunk: Chunk) -> bool:
    return fold_word(chunk.name).startswith(("كمين", "كماين"))


def _of_word(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the noun with ل at i belongs to an indefinite noun right before it."""
    before = chunks[i - 1] if i else None
    return (
        before is not None
        and before.kind == "word"
        and i >= 2
        and not before.word.base.removeprefix("ال").startswith(("تابع", "موال", "منتم"))
        and not before.word.base.startswith("ال")
        and not before.word.base.endswith(("ه", "ا"))
    )


def _groups(bare: Sequence[Argument], chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Bare nouns in runs of coordination: ``A وB`` is one group."""
    out: list[list[Chunk]] = []
    for n, argument in enumerate(bare):
        if n and continues(chunks, argument.at) and bare[n - 1].at >= (argument.at - 3):
            out[-1].append(argument.chunk)
        else:
            out.append([argument.chunk])
    return out


def _verb(
    draft: Draft,
    chunks: Sequence[Chunk],
    k: int,
    frame: Mapping[str, Any],
    bare: Sequence[Argument],
) -> None:
    chunk = chunks[k]
    groups = _groups(bare, chunks)
    if chunk.data.tense == "participle" or frame.get("subject") == "none":
        if groups:
            each(draft, frame.get("object", "none"), groups[0])
        return
    topic = subject_before(chunks, k)
    relative = k > 0 and chunks[k - 1].kind == "rel"
    plural = chunk.word.base.endswith(("وا", "ون"))
    if chunk.data.voice == "passive":
        if groups:
            each(draft, frame.get("object", "none"), groups[0])
        elif topic:
            each(draft, frame.get("object", "none"), topic)
        return
    subject: list[Chunk] = []
    first_is_agent = bool(groups) and groups[0][0].kind in (
        "actor",
        "person",
        "people",
        "source",
    )
    if (
        groups
        and chunk.data.voice == "either"
        and frame.get("harm")
        and groups[0][0].kind == "people"
        and "head" not in groups[0][0].alts
    ):
        each(draft, frame.get("object", "none"), groups[0])  # اعتقل سبعة مطلوبين
        return
    if relative or not topic:
        if first_is_agent and not plural:
            subject = groups.pop(0)
    elif (
        plural
        or not first_is_agent
        or groups[0][0].kind in ("people", "source")
        or disagrees(chunk, groups[0][0])
    ):
        subject = topic
    elif len(groups) > 1 or chunk.word.conjunction:
        subject = groups.pop(0)
    else:
        subject = topic
    if (
        subject
        and not groups
        and chunk.data.voice == "either"
        and subject[0].kind in ("people", "person")
        and subject is not topic
        and frame.get("object") == "target"
        and frame.get("subject") == "actor"
        and not any(a for a in draft.targets)
        and not draft.places
        and draft.type not in ("ground_attack", "demand", "threat", "condemnation")
    ):
        each(draft, "target", subject)
        return
    each(draft, frame.get("subject", "none"), subject)
    if groups and draft.type == "condemnation":
        draft.targets.clear()  # اتهم س بإعلان الحرب على ص: س is blamed
    if groups:
        each(draft, frame.get("object", "none"), groups[0])


def _noun(
    draft: Draft,
    chunks: Sequence[Chunk],
    k: int,
    frame: Mapping[str, Any],
    bare: Sequence[Argument],
) -> None:
    groups = _groups(bare, chunks)
    definite = chunks[k].word.article
    if groups and not definite and bare[0].at <= k + 3:
        slot = frame.get("genitive", "none")
        first = groups.pop(0)
        if (
            slot == "actor"
            and first[0].kind in ("object", "people")
            and frame.get("genitive2") == "target"
        ):
            slot = "target"
        each(draft, slot, first)
        if groups:
            each(draft, frame.get("genitive2", "none"), groups[0])
    relative_agent(draft, chunks, k)
    light(draft, chunks, k)

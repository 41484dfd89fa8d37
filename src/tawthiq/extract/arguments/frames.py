"""Frames of the codebook filled: which neighbour of a trigger takes which slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from tawthiq.extract.arguments.agreement import disagrees
from tawthiq.extract.arguments.clause import right
from tawthiq.extract.arguments.places import destinations, places_of
from tawthiq.extract.arguments.relations import (
    Argument,
    continues,
    is_place,
    of_other_strike,
)
from tawthiq.extract.arguments.relatives import antecedent_place, relative_agent
from tawthiq.extract.arguments.slots import built, each, put
from tawthiq.extract.arguments.subjects import light, subject_before
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import SPEECH, Draft, PlaceDraft
from tawthiq.text import fold_word


def fill(
    draft: Draft,
    chunks: Sequence[Chunk],
    k: int,
    frame: Mapping[str, Any],
) -> list[Argument]:
    """Fill a draft's slots from its neighbours; returns the arguments on its right."""
    arguments = right(chunks, k)
    bare: list[Argument] = []
    for argument in arguments:
        if _settled(draft, k, frame, argument):
            continue
        if argument.relation:
            _related(draft, chunks, k, frame, argument, alone=not bare)
        else:
            bare.append(argument)
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


def _settled(
    draft: Draft, k: int, frame: Mapping[str, Any], argument: Argument
) -> bool:
    """Whether an argument is a weapon, a place or a number, put where it belongs."""
    chunk, relation = argument.chunk, argument.relation
    if chunk.kind == "weapon":
        draft.weapons.append(chunk)
        return True
    voiced = draft.type in SPEECH and chunk.kind == "actor" and relation != "at"
    if is_place(chunk, relation) and not voiced:
        if built(chunk) and (
            frame.get("relations", {}).get(relation) == "target"
            or (not relation and frame.get("object") == "target")
        ):
            draft.targets.append(chunk)  # a building hit is target and place
        return True
    if (
        frame.get("subject") == "actor" == frame.get("object")
        and draft.pos == "noun"
        and argument.at == k + 1
        and "place" in chunk.alts
    ):
        draft.places.append(PlaceDraft(chunk))  # اجتماع أنقرة
        return True
    return chunk.kind == "quantity"


def _related(
    draft: Draft,
    chunks: Sequence[Chunk],
    k: int,
    frame: Mapping[str, Any],
    argument: Argument,
    *,
    alone: bool,
) -> None:
    """Put an argument with a relation into the slot that the frame has for it.

    ``alone``: no noun without a relation stands before it.
    """
    chunk, relation = argument.chunk, argument.relation
    if relation == "held":
        if "target" in (frame.get("object"), frame.get("genitive2")):
            draft.targets.append(chunk)
        return
    slot = frame.get("relations", {}).get(relation, "none")
    if slot == "actor" and of_other_strike(chunks, k, argument.at):
        return
    if relation == "for":
        if (
            frame.get("genitive") == "actor"
            and chunk.kind == "actor"
            and draft.pos == "noun"
            and alone
        ):
            draft.actors.append(chunk)
            return
        if draft.type == "ground_attack" and _ambush(chunks[k]):
            draft.targets.append(chunk)  # نصب كمينا لـ
            return
        if slot == "actor" and (
            (draft.pos == "verb" and 0 < k < argument.at - 1)
            or _of_word(chunks, argument.at)
        ):
            return  # من آخر تواجد للحوثيين
    put(draft, slot, chunk)


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
    """Fill the slots of a verb: its subject before or after it, then its object."""
    chunk = chunks[k]
    groups = _groups(bare, chunks)
    slot = frame.get("object", "none")
    if chunk.data.tense == "participle" or frame.get("subject") == "none":
        if groups:
            each(draft, slot, groups[0])
        return
    topic = subject_before(chunks, k)
    if chunk.data.voice == "passive":
        each(draft, slot, groups[0] if groups else topic)
        return
    if chunk.data.voice == "either" and frame.get("harm") and _unnamed(groups):
        each(draft, slot, groups[0])  # اعتقل سبعة مطلوبين
        return
    relative = k > 0 and chunks[k - 1].kind == "rel"
    subject = _subject(chunk, groups, [] if relative else topic)
    if not groups and subject is not topic and _undergoes(draft, chunk, frame, subject):
        each(draft, "target", subject)
        return
    each(draft, frame.get("subject", "none"), subject)
    if groups and draft.type == "condemnation":
        draft.targets.clear()  # اتهم س بإعلان الحرب على ص: س is blamed
    if groups:
        each(draft, slot, groups[0])


def _unnamed(groups: Sequence[Sequence[Chunk]]) -> bool:
    """``سبعة مطلوبين``: whether the first noun is people of no side."""
    first = groups[0][0] if groups else None
    return first is not None and first.kind == "people" and "head" not in first.alts


def _subject(verb: Chunk, groups: list[list[Chunk]], topic: list[Chunk]) -> list[Chunk]:
    """The subject of a verb: the first of the nouns after it, or what stands before it.

    The noun is taken out of ``groups``.
    """
    plural = verb.word.base.endswith(("وا", "ون"))
    first = groups[0][0] if groups else None
    agent = first is not None and first.kind in _AGENTS
    if not topic:
        return groups.pop(0) if agent and not plural else []
    if plural or first is None or not agent:
        return topic
    if first.kind in ("people", "source") or disagrees(verb, first):
        return topic
    if len(groups) > 1 or verb.word.conjunction:
        return groups.pop(0)
    return topic


_AGENTS: Final = frozenset(("actor", "person", "people", "source"))


def _undergoes(
    draft: Draft, verb: Chunk, frame: Mapping[str, Any], subject: Sequence[Chunk]
) -> bool:
    """``قتل المدنيون``: whether people after a verb of either voice are whom it befell."""
    return (
        bool(subject)
        and verb.data.voice == "either"
        and subject[0].kind in ("people", "person")
        and frame.get("object") == "target"
        and frame.get("subject") == "actor"
        and not draft.targets
        and not draft.places
        and draft.type not in ("ground_attack", "demand", "threat", "condemnation")
    )


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

"""Who stands before a verb as its subject, or governs an event noun by a light verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.arguments.agreement import form_of
from tawthiq.extract.arguments.places import places_of
from tawthiq.extract.arguments.relations import (
    NOUNS,
    Argument,
    finite,
    is_joined,
    is_passive,
    relation_of,
)
from tawthiq.extract.arguments.relatives import relative_before
from tawthiq.extract.arguments.slots import each
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import TAKING, VIOLENCE, Draft


def subject_before(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """The topic before a finite verb: ``قوات النظام … سيطرت``; coordinated ones too."""
    if k and chunks[k - 1].kind == "rel":
        for c in chunks[max(0, k - 4) : k - 1][::-1]:
            if c.kind in ("actor", "person", "people"):
                return [c]
        return []
    i = k - 1
    group: list[Chunk] = []
    while i >= 0:
        chunk = chunks[i]
        kind = chunk.kind
        if kind in ("punct", "quote", "time", "word", "neg", "intended"):
            if kind == "punct" and chunk.name in "؛:.":
                break
            i -= 1
            continue
        if (kind == "rel" or (kind == "comp" and chunk.word.preposition)) and not group:
            i -= 1  # استغل س … بأن سيطر
            continue
        if kind in ("rel", "comp", "conn"):
            break
        if finite(chunk):
            relative = relative_before(chunks, i)
            if relative >= 0:
                i = relative - 1
                continue
            if kind == "light" and chunk.id == "actor" and not group and k - i <= 3:
                i -= 1  # القوات تواصل فرض الحصار
                continue
            if chunks[k].joined and finite(chunks[k]) and kind != "harm" and not group:
                return subject_before(chunks, i) or _subject_after(chunks, i)
            break
        if kind in ("trigger", "harm", "loss") and not relation_of(chunks, i):
            break
        if (
            kind == "actor"
            and i
            and chunks[i - 1].kind == "trigger"
            and not finite(chunks[i - 1])
        ):
            i -= 1  # اجتماع أنقرة: the noun's own complement
            continue
        if kind in ("actor", "person") or (kind == "people" and not group):
            relation = relation_of(chunks, i)
            if not relation and _suffers(chunks, i):
                return []
            if not relation:
                group.append(chunk)
                if not chunk.joined:
                    break
            elif group:
                break
        i -= 1
    group.reverse()
    return group


def described(chunks: Sequence[Chunk], k: int) -> int:
    """``التنظيم الذي أعدم خمسة``: the side that the verb at k is a relative of; -1: none."""
    verb, after = chunks[k], chunks[k + 1 : k + 2]
    if k < 2 or not finite(verb) or verb.word.pronoun or is_passive(verb):
        return -1
    if chunks[k - 1].kind != "rel" or chunks[k - 2].kind != "actor":
        return -1
    others = any(c.kind == "actor" for c in after)
    return -1 if others or takes_nobody(chunks, k) else k - 2


def takes_nobody(chunks: Sequence[Chunk], k: int) -> bool:
    """``المسلحين الذين اعتقلوا أمس``: men who are taken, where the clause names no others."""
    verb = chunks[k]
    taking = getattr(verb.data, "type", "") in TAKING
    if not taking or verb.word.pronoun or form_of(verb) != "p":
        return False
    for i in range(k + 1, min(k + _CLAUSE, len(chunks))):
        c = chunks[i]
        if c.kind in ("punct", "conn", "comp") or finite(c):
            return True
        if i == k + 1 and c.kind not in ("prep", "time"):
            return False
        if c.kind in _TAKEN and not relation_of(chunks, i):
            return False
    return True


_CLAUSE: Final = 9  # chunks
_TAKEN: Final = frozenset(("people", "person", "actor", "quantity"))


def _subject_after(chunks: Sequence[Chunk], i: int) -> list[Chunk]:
    """The force right after a finite verb: its subject."""
    for c in chunks[i + 1 : i + 4]:
        if c.kind == "actor" and not c.word.preposition:
            return [c]
        if c.kind not in ("time", "word", "quote"):
            return []
    return []


def _suffers(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the noun at i is whom a verb of harm before it speaks of."""
    for c in chunks[max(0, i - 3) : i][::-1]:
        if c.kind == "harm" and finite(c):
            return True
        if c.kind not in ("word", "time", "quote", "quantity", "people"):
            return False
    return False


def light(draft: Draft, chunks: Sequence[Chunk], k: int) -> None:
    """The subject of the light verb that governs an event noun is its actor."""
    for i in range(k - 1, max(-1, k - 24), -1):
        chunk = chunks[i]
        if chunk.kind == "light":
            role = chunk.id
            between = [
                c
                for n, c in enumerate(chunks[i + 1 : k], i + 1)
                if c.kind in NOUNS and not relation_of(chunks, n)
            ]
            subject = between or subject_before(chunks, i)
            if role == "actor":
                draft.actors.extend(
                    c for c in subject if c.kind in ("actor", "person", "people")
                )
            elif role == "patient" and draft.type in VIOLENCE:
                each(draft, "target", subject)
                _local(draft, chunks, i, k)
            elif role == "place":
                _local(draft, chunks, i, k)
            if role in ("actor", "event"):
                _local(draft, chunks, i, k)
            return
        if chunk.kind in ("comp", "conn", "report", "result") or (
            chunk.kind == "punct" and chunk.name in "؛:."
        ):
            return
        if finite(chunk):
            return
    return


def _local(draft: Draft, chunks: Sequence[Chunk], i: int, k: int) -> None:
    """Places between a light verb and its event noun, or before the verb."""
    span = [
        Argument(c, relation_of(chunks, n), n, is_joined(chunks, n))
        for n, c in enumerate(chunks[i + 1 : k], i + 1)
        if c.kind in ("place", "actor")
    ]
    if not draft.places:
        draft.places.extend(places_of(span))

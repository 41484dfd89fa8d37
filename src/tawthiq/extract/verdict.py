"""Whether a word of war tells an event here: what the judge is shown of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft
from tawthiq.extract.scene import Scene, gap, governor, kind_of, shape
from tawthiq.extract.twins import Told
from tawthiq.text import fold_word

_NEAR: Final = 6
# How far from a trigger words and marks of its clause are looked at.
_WORDS: Final = 5
_CLAUSE: Final = 11
_MARKS: Final = 2


def features(draft: Draft, scene: Scene, told: Told, number: int) -> list[str]:
    """What holds of a draft: its word and form, its neighbours, its arguments, its twins.

    ``told``: all that the report proposes; ``number``: the sentence's place in it.
    """
    chunks, k = scene.chunks, draft.at
    c = chunks[k]
    hit = c.alts.get("trigger")
    own = draft.pos in ("noun", "verb")
    word = fold_word(hit.lexeme.name) if hit is not None and own else draft.pos
    pos = shape(scene, k, draft.pos)
    type_ = draft.type
    form = (
        ("A" if c.word.article else "")
        + ("P" if c.word.pronoun else "")
        + c.word.preposition
        + ("W" if c.joined else "")
    )
    relation = scene.relations[k]
    before = [x.kind for x in chunks[max(0, k - _NEAR) : k]]
    full = (
        bool(draft.actors)
        + bool(draft.targets)
        + bool(draft.places)
        + bool(draft.weapons)
        + bool(draft.harm)
    )
    dated = "time" in scene.counts
    spoken = "Q" if "report" in before or "according" in before else ""
    light = governor(chunks, k)
    left, right = scene.at(k - 1), scene.at(k + 1)
    sure = draft.sure
    opened = _marks(scene, range(k - 1, max(-1, k - 1 - _CLAUSE), -1))
    closed = _marks(scene, range(k + 1, min(len(chunks), k + 1 + _CLAUSE)))
    return [
        f"dom:{told.strength}",
        f"doms:{told.strength}|{sure}",
        f"domw:{told.strength}|{word}",
        f"size:{told.size}|{pos}|{sure}",
        f"sizet:{told.size}|{type_}",
        f"sure:{sure}",
        f"st:{sure}|{type_}",
        f"w:{word}",
        f"wp:{word}|{pos}",
        f"wf:{word}|{form}",
        f"ws:{word}|{sure}",
        f"tp:{type_}|{pos}",
        f"f:{form}|{pos}",
        f"r:{relation}|{pos}",
        f"rt:{relation}|{type_}",
        f"lt:{left}|{type_}",
        f"l2:{scene.at(k - 2)}|{left}",
        f"n:{right}",
        f"nt:{scene.kind(k + 1)}|{type_}",
        f"r2:{right}|{scene.at(k + 2)}",
        f"r2t:{right}|{type_}",
        f"lw:{scene.word(k - 1)}",
        f"rw:{scene.word(k + 1)}|{pos}",
        f"rww:{scene.word(k + 1)}|{word}",
        f"cm1:{opened[:1]}|{type_}",
        f"cr:{closed}|{pos}",
        f"cmr:{opened[:1]}|{closed[:1]}|{pos}|{c.word.article}",
        f"no:{min(number, 8)}|{draft.headline}",
        f"s:{draft.status}",
        f"ss:{draft.status}|{pos}",
        f"sta:{draft.status}|{type_}",
        f"sl:{draft.status}|{left}",
        f"g:{light}|{pos}",
        f"gt:{light}|{type_}",
        f"int:{'intended' in before}|{draft.status}",
        f"neg:{'neg' in before}|{draft.status}",
        f"comp:{'comp' in before}|{spoken}|{pos}",
        f"fullw:{full}|{word}",
        f"dated:{dated}|{type_}",
        f"datedp:{dated}|{pos}|{form}",
        f"a:{_kind(draft.actors)}|{type_}",
        f"o:{_kind(draft.targets)}|{type_}",
        f"harm:{_harm_beside(scene, k)}|{type_}",
        *_words("bl", scene, range(k - _WORDS, k - 1)),
        *_words("br", scene, range(k + 2, k + _WORDS + 1)),
        *scene.cues,
        *told.twins(draft),
    ]


def _words(side: str, scene: Scene, where: range) -> list[str]:
    """The words of a stretch, names and numbers left out, each once."""
    return [f"{side}:{w}" for w in {scene.word(i): None for i in where} if w not in "^"]


def _marks(scene: Scene, where: range) -> str:
    """The first marks that part a clause from the trigger's, nearest first."""
    found = ""
    for i in where:
        found += scene.marks[i]
        if len(found) == _MARKS:
            break
    return found


def _kind(chunks: Sequence[Chunk]) -> str:
    """The kind of the first participant, empty where there is none."""
    return kind_of(chunks[0]) if chunks else ""


def _harm_beside(scene: Scene, k: int) -> str:
    """On which side the nearest word of harm stands, and how far; empty: none near."""
    if "harm" not in scene.counts:
        return ""
    for far in range(_NEAR + 1):
        if scene.kind(k - far) == "harm":
            return f"L{gap(far)}"
        if scene.kind(k + far) == "harm":
            return f"R{gap(far)}"
    return ""

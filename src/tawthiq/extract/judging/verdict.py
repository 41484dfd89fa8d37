"""Whether a word of war tells an event here: what the judge is shown of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.linear import Form, Seen, Spelled
from tawthiq.extract.judging.scene import Scene, gap, kind_of
from tawthiq.extract.judging.triggers import governor, shape
from tawthiq.extract.judging.twins import TWINS, Told
from tawthiq.text import fold_word

_NEAR: Final = 6
# How far from a trigger words and marks of its clause are looked at.
_WORDS: Final = 5
_CLAUSE: Final = 11
_MARKS: Final = 2


def features(draft: Draft, scene: Scene, told: Told, number: int) -> Seen:
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
    before = [x.kind for x in chunks[max(0, k - _NEAR) : k]]
    dated = "time" in scene.present
    spoken = "Q" if "report" in before or "according" in before else ""
    left, right = scene.at(k - 1), scene.at(k + 1)
    sure = draft.sure
    opened = _marks(scene, range(k - 1, max(-1, k - 1 - _CLAUSE), -1))
    closed = _marks(scene, range(k + 1, min(len(chunks), k + 1 + _CLAUSE)))
    return Seen(
        _FORM,
        (
            (word, pos, form, sure, type_),
            (told.strength, sure, word),
            (told.size, sure, type_, pos, min(number, 8), draft.headline),
            (scene.relations[k], governor(chunks, k), type_, pos),
            (left, draft.status, type_, pos),
            (right, scene.kind(k + 1), type_),
            (_filled(draft), word, draft.summed, _toll(draft), pos),
            (
                *("intended" in before, "neg" in before, "comp" in before),
                *(spoken, draft.status, pos, dated, type_, form),
            ),
            (
                *(_kind(draft.actors), _kind(draft.targets)),
                *(_harm_beside(scene, k), type_),
            ),
            (opened, closed, pos, type_, c.word.article),
            *told.twins(draft).values,
        ),
        (
            f"l2:{scene.at(k - 2)}|{left}",
            f"r2:{right}|{scene.at(k + 2)}",
            f"lw:{scene.word(k - 1)}",
            f"rw:{scene.word(k + 1)}|{pos}",
            f"rww:{scene.word(k + 1)}|{word}",
            *_words("bl", scene, range(k - _WORDS, k - 1)),
            *_words("br", scene, range(k + 2, k + _WORDS + 1)),
            *scene.cues,
        ),
    )


def _filled(draft: Draft) -> int:
    """How many of its slots a draft has somebody or something in."""
    return (
        bool(draft.actors)
        + bool(draft.targets)
        + bool(draft.places)
        + bool(draft.weapons)
        + bool(draft.harm)
    )


def _of_word(word: str, pos: str, form: str, sure: object, type_: str) -> Spelled:
    return (
        f"sure:{sure}",
        f"st:{sure}|{type_}",
        f"w:{word}",
        f"wp:{word}|{pos}",
        f"wf:{word}|{form}",
        f"ws:{word}|{sure}",
        f"tp:{type_}|{pos}",
        f"f:{form}|{pos}",
    )


def _of_report(strength: int, sure: object, word: str) -> Spelled:
    return f"dom:{strength}", f"doms:{strength}|{sure}", f"domw:{strength}|{word}"


def _of_size(
    size: int, sure: object, type_: str, pos: str, number: int, headline: object
) -> Spelled:
    return (
        f"size:{size}|{pos}|{sure}",
        f"sizet:{size}|{type_}",
        f"no:{number}|{headline}",
    )


def _of_relation(relation: str, light: str, type_: str, pos: str) -> Spelled:
    return (
        f"r:{relation}|{pos}",
        f"rt:{relation}|{type_}",
        f"g:{light}|{pos}",
        f"gt:{light}|{type_}",
    )


def _of_left(left: str, status: str, type_: str, pos: str) -> Spelled:
    return (
        f"lt:{left}|{type_}",
        f"s:{status}",
        f"ss:{status}|{pos}",
        f"sta:{status}|{type_}",
        f"sl:{status}|{left}",
    )


def _of_right(right: str, kind: str, type_: str) -> Spelled:
    return f"n:{right}", f"nt:{kind}|{type_}", f"r2t:{right}|{type_}"


def _of_fullness(full: int, word: str, summed: object, toll: str, pos: str) -> Spelled:
    told = (f"fullw:{full}|{word}", f"toll:{toll}|{pos}")
    return (*told, "sum") if summed else told


def _of_mood(
    intended: object,
    negated: object,
    quoted: object,
    spoken: str,
    status: str,
    pos: str,
    dated: object,
    type_: str,
    form: str,
) -> Spelled:
    return (
        f"int:{intended}|{status}",
        f"neg:{negated}|{status}",
        f"comp:{quoted}|{spoken}|{pos}",
        f"dated:{dated}|{type_}",
        f"datedp:{dated}|{pos}|{form}",
    )


def _of_parts(actor: str, target: str, harm: str, type_: str) -> Spelled:
    return f"a:{actor}|{type_}", f"o:{target}|{type_}", f"harm:{harm}|{type_}"


def _of_clause(
    opened: str, closed: str, pos: str, type_: str, article: object
) -> Spelled:
    return (
        f"cm1:{opened[:1]}|{type_}",
        f"cr:{closed}|{pos}",
        f"cmr:{opened[:1]}|{closed[:1]}|{pos}|{article}",
    )


_FORM: Final = Form(
    *(_of_word, _of_report, _of_size, _of_relation, _of_left, _of_right),
    *(_of_fullness, _of_mood, _of_parts, _of_clause),
    *TWINS.spells,
)


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


def _toll(draft: Draft) -> str:
    """How a draft's own harm is told; empty: it has none."""
    if not draft.harm:
        return ""
    first = draft.harm[0]
    many = "+" if len(draft.harm) > 1 else ""
    return f"{first.kind}.{first.form}.{first.group}{many}"


def _harm_beside(scene: Scene, k: int) -> str:
    """On which side the nearest word of harm stands, and how far; empty: none near."""
    if "harm" not in scene.present:
        return ""
    for far in range(_NEAR + 1):
        if scene.kind(k - far) == "harm":
            return f"L{gap(far)}"
        if scene.kind(k + far) == "harm":
            return f"R{gap(far)}"
    return ""

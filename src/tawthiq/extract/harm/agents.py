"""Who does the harm that a verb tells, and is none of those that it befell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.harm.people import can_suffer


def is_one(chunk: Chunk) -> bool:
    """Whether an actor chunk is people by its noun (``امرأة``), not a side."""
    unit = chunk.word.base.removeprefix("ال") in _UNITS  # قوات الأمن
    return "group" in chunk.alts and not unit


_UNITS: Final = words("harm_verbs.units")


def troops(chunks: Sequence[Chunk], at: int) -> bool:
    """``قتلت القوات الخاصة زعيم التنظيم``: fighters told as people, before whom they killed.

    And who else is a subject by its ending: ``قتل مستوطنون 11 فلسطينيا``.
    """
    if chunks[at].kind == "people" and _nominative(chunks, at):
        return True
    group = chunks[at].alts.get("group")
    if chunks[at].kind != "people" or chunks[at].quantity or group is None:
        return False
    fighters = tuple(group.lexeme.data[:2]) == ("combatant", "plural")
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    one = after is not None and after.kind in ("person", "people") and not after.joined
    return fighters and chunks[at].word.article and one


def _nominative(chunks: Sequence[Chunk], at: int) -> bool:
    """``مستوطنون | 11 فلسطينيا``, ``الأهالي | ستة``: all of them, before who is counted."""
    who, whom = chunks[at], chunks[at + 1] if at + 1 < len(chunks) else None
    ending = who.name.endswith("ون") and not who.word.article
    several = (ending or who.id == "people_of") and who.quantity is None
    counted = whom is not None and whom.quantity is not None and can_suffer(whom)
    return several and counted and whom is not None and not whom.joined


def at_another(chunks: Sequence[Chunk], at: int) -> bool:
    """``قتل جندي فلسطينيا``: one who killed, before whom the accusative tells or a number."""
    who, whom = chunks[at], chunks[at + 1] if at + 1 < len(chunks) else None
    group = who.alts.get("group")
    if whom is None or group is None or group.lexeme.data[1] != "singular":
        return False
    free = not (who.quantity or who.name.endswith("ا") or who.word.preposition)
    plain = can_suffer(whom) and not (whom.joined or whom.word.preposition)
    acted_on = whom.quantity is not None or whom.word.base.endswith(("ا", "ين"))
    return free and plain and acted_on and who.kind in ("actor", "people")


def harms(verb: Chunk) -> bool:
    """``قتل``: a finite verb of harm that is done to its object, where it is no passive."""
    hit = verb.alts.get("harm_verb")
    if hit is None or not finite(verb):
        return False
    return bool(hit.lexeme.data.suffers == "object")


def killed_another(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether chunk i is who did what the verb of harm before it tells."""
    verb = chunks[i - 1]
    if not i or not harms(verb) or verb.word.pronoun:
        return False
    passive = verb.alts["harm_verb"].lexeme.data.voice == "passive"
    return not passive and at_another(chunks, i)


def speaks(chunks: Sequence[Chunk], i: int) -> bool:
    """``أكد طبيبان مقتل``, ``قال أربعة من الناجين``: who says so, right after the verb."""
    verb, who = chunks[i - 1], chunks[i]
    says = i > 0 and verb.kind == "report" and verb.id in ("say", "confirm")
    tells = says and finite(verb) and not verb.word.pronoun
    return tells and not (who.word.preposition or who.joined)


def by_side(chunks: Sequence[Chunk], k: int, at: int) -> bool:
    """``أن النظام قتل 21 مدنيا``: a side before the verb, people counted after it."""
    side = chunks[k - 1] if k else None
    if side is None or side.kind != "actor" or is_one(side) or side.quantity:
        return False
    counted = at == k + 1 and chunks[at].quantity is not None
    return counted and not side.word.preposition

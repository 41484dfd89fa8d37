"""Both sides of an exchange of fire, of a clash that other fire fell in, or one alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import STRIKES, VIOLENCE, Draft
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.roles.own_side import is_ally
from tawthiq.text import fold_word

_FIRE: Final = STRIKES | {"clash", "shooting"}
_EXCHANGING: Final = words("mutual.exchanging")
_NEAR: Final = 8  # chunks from the verb to a side
_BESIDE: Final = ("", "with", "between")


def exchanges(draft: Draft, scene: Scene, i: int) -> bool:
    """``تبادل الجيش وقوات الحركة القصف``: whether chunk i is a side of the exchange."""
    chunks = scene.chunks
    if 0 < each_of(draft, chunks) <= i < draft.at:
        return True
    if draft.type not in _FIRE or chunks[i].kind != "actor" or is_ally(chunks, i):
        return False
    if scene.relations[i] not in _BESIDE or scene.kinds[i] == "actor.parties":
        return False
    for v in range(i - 1, max(-1, i - _NEAR), -1):
        if chunks[v].word.base in _EXCHANGING:
            other = chunks[v].kind == "trigger"  # تبادلا الاتهامات بالقصف
            return v == draft.at or (i < draft.at and not other)
        if finite(chunks[v]) or chunks[v].kind in ("conn", "comp"):
            return False
    return False


def took_no_part(draft: Draft, scene: Scene, i: int) -> bool:
    """Whether others did it together, i fought meanwhile, or is of another clause."""
    if _unarmed(draft, scene.chunks[i]):
        return True
    if i < draft.at:
        return i < each_of(draft, scene.chunks) or _whose_taking(draft, scene, i)
    # ارتفع عدد القتلى إلى 233 بعد قيام | القوات باستهداف طبيب: a sum of many deeds
    one_deed = draft.summed and fold_word(scene.chunks[i - 1].name) == "قيام"
    return one_deed or _fought_meanwhile(draft, scene, i)


def _unarmed(draft: Draft, who: Chunk) -> bool:
    """``قتل طفل برصاص طائش خلال مواجهات``: whom a clash harmed, and who bears no arms."""
    return draft.type == "clash" and any(
        h.start == who.start and h.group in _BYSTANDERS for h in draft.harm
    )


_BYSTANDERS: Final = frozenset(("civilian", "child", "woman", "medic", "journalist"))


def each_of(draft: Draft, chunks: Sequence[Chunk]) -> int:
    """``أن كلا من الجيش والقوات قصف …``: the first of those who did it together; 0: none."""
    n = draft.at - 1
    if draft.type not in VIOLENCE or not finite(chunks[draft.at]):
        return 0
    while n > 1 and chunks[n].kind == "actor" and chunks[n].joined:
        n -= 1
    together = n < draft.at - 1 and chunks[n].kind == "actor"
    return n if together and fold_word(chunks[n - 1].name) in _EACH else 0


_EACH: Final = ("كلا من", "كل من")


def _fought_meanwhile(draft: Draft, scene: Scene, i: int) -> bool:
    """``سقطت قذيفة خلال اشتباكات بين س وص``: a side of the clash, and who fired is not told.

    Nor is who searched in ``عمليات تمشيط واشتباكات مع س``.
    In gold no such side did what is told before the clash.
    """
    chunks = scene.chunks
    if draft.type not in _FIRE or draft.type == "clash" or i <= draft.at + 2:
        return False
    for n in range(i - 1, max(draft.at, i - _NEAR), -1):
        if chunks[n].kind == "trigger" and chunks[n].id == "clash":
            amid = fold_word(chunks[n - 1].name) in _AMID
            beside = chunks[n].joined and i == n + 2 and scene.relations[i] == "with"
            return scene.relations[n] == "during" or amid or beside
        if finite(chunks[n]) or chunks[n].kind in ("conn", "comp", "punct"):
            return False
    return False


_AMID: Final = words("mutual.amid")


def among_themselves(draft: Draft, scene: Scene) -> bool:
    """``اشتباكات بين الفصائل فيما بينها``: a clash in which nobody else took part."""
    chunks = scene.chunks
    if draft.type != "clash":
        return False
    for n in range(draft.at + 1, min(draft.at + _NEAR, len(chunks))):
        c = chunks[n]
        if c.kind == "prep" and fold_word(c.name).startswith(_AMONG):
            return chunks[n - 1].name in _IN_WHAT
        if finite(c) or c.kind in ("comp", "punct"):
            return False
    return False


_AMONG: Final = ("بينها", "بينهم", "بينهما", "ما بينها", "ما بينهم", "ما بينهما")
_IN_WHAT: Final = ("فيما", "في")


def _whose_taking(draft: Draft, scene: Scene, i: int) -> bool:
    """``قصفت القوات الحي، بينما عثر على شاب بعد اختطافه``: another clause tells of him.

    Who acts in the clause before has not taken him whose abduction a pronoun tells.
    """
    chunks, k = scene.chunks, draft.at
    taken = draft.type in _TAKINGS and draft.pos == "noun" and chunks[k].word.pronoun
    apart = any(fold_word(c.name) in _MEANWHILE for c in chunks[i + 1 : k])
    return bool(taken) and apart


_TAKINGS: Final = ("abduction", "detention")
_MEANWHILE: Final = words("hosts.contrasting")

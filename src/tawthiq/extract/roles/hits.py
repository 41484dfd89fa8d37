"""What arms, or an act that is said to hit, hit: the side that stands after the verb."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite, is_passive
from tawthiq.extract.judging.scene import Scene


def hit_by_arms(scene: Scene, k: int, i: int) -> bool:
    """``عبوة استهدفت عناصر من القوات``, ``استهدفت مسيرة انتحارية عناصر …``.

    Where arms are the subject of a verb of hitting, right before or after it, the side
    that stands next is what they hit.
    """
    chunks, verb = scene.chunks, scene.chunks[k]
    hit = verb.alts.get("trigger")
    if hit is None or hit.lexeme.name.split()[0] not in _HITTING or not finite(verb):
        return False
    if is_passive(verb) or scene.relations[i]:
        return False
    if chunks[i].joined or i not in (k + 1, k + 2):
        return False
    arms = k - 1 if i == k + 1 else k + 1
    if arms < 0 or chunks[arms].kind != "weapon" or scene.relations[arms]:
        return False
    if arms > k and "head" in chunks[arms].alts:
        return False  # استهدفت مدفعية النظام بلدة: whose guns they are
    return arms > k or not verb.joined


def owned(scene: Scene, k: int, i: int) -> bool:
    """``هاجمت مواقع تابعة لميليشيا``: whose what the act at k hit is, right after it."""
    chunks = scene.chunks
    after = k < i - 2 <= k + _OBJECT and scene.relations[i] == "for"
    return (
        after
        and chunks[i - 1].word.base in _OWNED
        and chunks[i - 2].kind == "object"
        and not any(finite(c) for c in chunks[k + 1 : i - 2])
    )


def mans(scene: Scene, k: int, i: int) -> bool:
    """``تدمير رشاش لقوات النظام وقتل طاقمه``: whose gun it was did not kill its crew."""
    chunks = scene.chunks
    if not 0 < i < k or scene.relations[i] != "for":
        return False
    if chunks[i - 1].kind not in ("object", "weapon"):
        return False
    return any(c.id == "crew" and c.word.pronoun for c in chunks[k + 1 : k + 3])


_OWNED: Final = words("tabled.owned")
_OBJECT: Final = 5  # chunks from an act to what it hit


def hit_by(scene: Scene, i: int) -> int:
    """``عمليات اغتيال تستهدف الجيش والأمن``: the act that is said to hit i; -1: none."""
    chunks, v = scene.chunks, i - 1
    while v > 0 and chunks[v + 1].joined and chunks[v].kind in _LISTED:
        v -= 1
    verb = chunks[v] if v > 0 else chunks[i]
    hit = verb.alts.get("trigger")
    if hit is None or hit.lexeme.name.split()[0] not in _HITTING or not finite(verb):
        return -1
    if is_passive(verb) or verb.joined or verb.word.pronoun or chunks[i].word.pronoun:
        return -1  # whose قواتها are is not told here
    act = getattr(chunks[v - 1].data, "pos", "") == "noun"
    bare = not (chunks[v + 1].joined or any(scene.relations[v + 1 : i + 1]))
    return v - 1 if act and bare and chunks[v - 1].kind == "trigger" else -1


_LISTED: Final = frozenset(("actor", "people", "person", "object"))
_HITTING: Final = frozenset(("استهدف", "أصاب", "ضرب", "طال"))

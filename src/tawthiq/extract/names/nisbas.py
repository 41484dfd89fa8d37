"""Adjectives that name whose an act is: ``غارة أمريكية``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.names.phrases import NISBA
from tawthiq.text import Word


def nisba(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``غارة أمريكية``, ``ضربة جوية تركية``: the adjective that names whose act it is."""
    if not before or before[-1].kind not in ("trigger", "weapon", "word", "actor"):
        return None
    norm = view.tokens[i].norm
    if norm.startswith("و"):
        return _second(view, i, before[-1])
    if _of_both(view, i, before):
        return view.bare("word", i)
    base = norm.removeprefix("ال")
    stem = _stem(view, base)
    if not stem:
        return None
    k = len(before) - 1
    while k > 0 and len(before) - k < 3 and _adjective(view, before[k]):
        k -= 1  # ضربة جوية أمريكية, مباحثات روسية تركية
    noun = before[k]
    event = noun.kind == "trigger" and getattr(noun.data, "pos", "") == "noun"
    agrees = noun.word.article == norm.startswith("ال") and not noun.word.pronoun
    if not ((event or noun.kind == "weapon") and agrees):
        return None
    return _state(view, i, Word(base, article=norm.startswith("ال")), stem)


def _second(view: View, i: int, side: Chunk) -> Chunk | None:
    """``القوات السورية | والروسية``: the other side that the noun before it is of."""
    norm, last = view.tokens[i].norm[1:], view.tokens[side.last].norm.removeprefix("و")
    article = norm.startswith("ال")
    base = norm.removeprefix("ال")
    stem = _stem(view, base)
    agrees = last.startswith("ال") == article
    alike = last.endswith("يه") == base.endswith("يه") and last.endswith(NISBA)
    if not stem or side.kind != "actor" or not (agrees and alike):
        return None
    word = Word(base, "و", article=article, prefix=1 + 2 * article)
    return _state(view, i, word, stem)


def _state(view: View, i: int, word: Word, stem: str) -> Chunk:
    """Whose state the adjective at i is of, as one who acts."""
    data = {"kind": "government"}
    return view.chunk("actor", i, i, word=word, data=data, id=view.nisbas[stem] or None)


def _of_both(view: View, i: int, before: Sequence[Chunk]) -> bool:
    """``الجيش والشرطة | الإسرائيليين``: of what state two sides are, nobody else."""
    norm = view.tokens[i].norm
    if not (norm.startswith("ال") and norm.endswith(_DUAL)) or len(before) < 2:
        return False
    one, other = before[-2:]
    both = one.kind == other.kind == "actor" and other.joined
    return both and bool(_stem(view, norm[2:]))


_DUAL: Final = ("يين", "يان", "يتين", "يتان")


def _stem(view: View, base: str) -> str:
    """The adjective of a state that a word is a form of, or nothing."""
    for stem in _stems(base):
        if stem in view.nisbas:
            return stem
    return ""


def of_state(view: View, i: int) -> bool:
    """``وزارة الدفاع | التركية``: whether token i is a definite adjective of a state."""
    norm = view.tokens[i].norm if i < len(view.tokens) else ""
    bare = norm.removeprefix("ال").removesuffix("ه")
    return norm.startswith("ال") and bare in view.nisbas


def _stems(base: str) -> tuple[str, ...]:
    """An adjective as it may be in the masculine singular: ``حوثي`` of ``حوثيتين``."""
    pair = base[:-2].removesuffix("ت") if base.endswith(("ين", "ان")) else base
    return (base, base.removesuffix("ه"), pair)


def _adjective(view: View, chunk: Chunk) -> bool:
    base = chunk.word.base
    nisba_ = base in view.nisbas or base.removesuffix("ه") in view.nisbas
    return (chunk.kind == "word" and base.endswith(NISBA)) or (
        chunk.kind == "actor" and nisba_
    )

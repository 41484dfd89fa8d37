"""Who tells an event by blaming somebody for it: ``اتهمت الحكومة التحالف بشن غارة``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawthiq.codebook.words import ordered
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.conditions import parted
from tawthiq.extract.events.drafts import SPEECH, Draft
from tawthiq.extract.judging.scene import Scene

# What the chain of who accuses is called, beside those of others who speak.
ACCUSER: Final = "accuser"


def voicers(scene: Scene, draft: Draft) -> Iterator[tuple[str, tuple[Chunk, ...], int]]:
    """``اتهمت الحكومة التحالف بشن غارة``: who blames for an event tells of it."""
    chunks, k = scene.chunks, draft.at
    for i in range(max(0, k - _VOICED_BEFORE), k):
        if chunks[i].id not in SPEECH:
            continue
        accuser = None if draft.type in SPEECH else _accuser(scene, i, k)
        if accuser is not None:
            yield ACCUSER, (accuser,), k - i
        for j in (i + 1, i + 2, i - 1):
            if 0 <= j < k and chunks[j].kind in _VOICES:
                if not scene.relations[j]:
                    yield "voicer", (chunks[j],), k - i
                break


def _accuser(scene: Scene, i: int, k: int) -> Chunk | None:
    """``اتهمت الحكومة التحالف بشن غارة``: who blames with the word at i for what k tells.

    In gold he is a source of 26 of 28 such.  The first of two named before what the other is
    blamed for; of one, ``واتهم الجماعة بقصفها``, he is the other, unless one stands before.
    """
    chunks = scene.chunks
    if not chunks[i].word.base.startswith(_ACCUSING) or parted(chunks, i, k):
        return None
    if chunks[k].joined and finite(chunks[k]):
        return None
    named: list[Chunk] = []
    for n in range(i + 1, k + 1):
        c = chunks[n]
        if c.kind == "report":
            return None
        voice = c.kind in _VOICES
        if c.word.preposition == "ب" or (not voice and c.name.startswith(_FOR_WHAT)):
            break
        if voice and not (scene.relations[n] or c.joined):
            named.append(c)
    else:
        return None
    before = chunks[i - 1] if i else None
    if len(named) > 1:
        return named[0]
    own = before is not None and before.kind in _VOICES and not scene.relations[i - 1]
    return before if named and own else None


_VOICES: Final = frozenset(("actor", "person", "source"))
_ACCUSING: Final = ordered("accusers.accusing")
_FOR_WHAT: Final = ordered("accusers.for_what")
_VOICED_BEFORE: Final = 16

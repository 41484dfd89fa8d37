"""Words of an event that tell none here: a toll's part, a cordon round a scene."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.chunking.namesakes import TANWIN
from tawthiq.extract.events.asides import is_toll
from tawthiq.extract.events.drafts import STRIKES
from tawthiq.text import fold_word

_PART: Final = 12  # chunks of a list of the parts of a toll
_SAYING: Final = 7  # chunks from a verb of ascribing to the words that it ascribes
_SCENE: Final = 6  # chunks from a cordon to what lies within it


def misread(chunks: Sequence[Chunk], k: int, type_: str) -> bool:
    """Whether the word at k tells no event of the type that the codebook gives it."""
    match type_:
        case "withdrawal":
            return chunks[k].kind == "harm" and _lost(chunks, k)
        case "killing":
            return _counted_among(chunks, k)
        case "ground_attack":
            return _of_a_toll(chunks, k) or _in_words(chunks, k)
        case "condemnation":
            return _accused(chunks, k) or _ascribes_words(chunks, k)
        case "negotiation":
            return _struck(chunks, k)
        case "siege":
            return _around_a_scene(chunks, k)
        case "control":
            # عشرين قتيلا سقطوا في المدينة: people, no ground that is lost
            return fold_word(chunks[k].name).lstrip("وف") == "سقطوا"
        case _:
            return False


# A war as a whole, that tolls are of and times are told by; and the words before it.
_WAR: Final = "عدوان"
_TOLLED: Final = ("ضحايا", "شهداء", "قتلى", "جرحى")
_BEGUN: Final = ("بدء", "بدأ", "بداية", "اندلاع", "انطلاق")


def _of_a_toll(chunks: Sequence[Chunk], k: int) -> bool:
    """``حصيلة العدوان``, ``عدد ضحايا العدوان``, ``منذ بدء العدوان``: no event of its own."""
    if not k or chunks[k].word.base != _WAR or not chunks[k].word.article:
        return False
    before = chunks[k - 1]
    if before.kind == "time":
        return before.name.endswith(_BEGUN)
    if before.name.endswith(_TOLLED) and k > 1:
        before = chunks[k - 2]
    return before.kind == "word" and is_toll(before)


def _in_words(chunks: Sequence[Chunk], k: int) -> bool:
    """``هاجم الوزير في كلمة له الحكومة``: with words, not with arms."""
    for n in range(k + 1, min(k + 1 + _SPEECH, len(chunks))):
        c = chunks[n]
        if c.kind in ("punct", "conn", "comp", "report"):
            return False
        by = chunks[n - 1].kind == "prep" and chunks[n - 1].data in _IN
        if by and fold_word(c.name.partition(" ")[0]) in _SPEECHES:
            return True
    return False


_SPEECH: Final = 6  # chunks from an attack to the speech that it was made in
_IN: Final = ("at", "during", "using")
_SPEECHES: Final = words("misread.speeches")


def _struck(chunks: Sequence[Chunk], k: int) -> bool:
    """``غارة استهدفت اجتماعا للقيادة``: a meeting that was hit tells no talks."""
    before = chunks[k - 1] if k else None
    hit = before.alts.get("trigger") if before is not None else None
    struck = hit is not None and hit.lexeme.data.type in STRIKES
    return struck and not (chunks[k].word.prefix or chunks[k].joined)


def _lost(chunks: Sequence[Chunk], k: int) -> bool:
    """``خسر الجيش تسعة من عناصره``: people, no ground."""
    after = chunks[k + 1 : k + 4]
    return any(c.kind == "people" and c.quantity is not None for c in after)


def _accused(chunks: Sequence[Chunk], k: int) -> bool:
    """``سورياً متهماً بالانتماء``: of what he is accused, where nobody accuses."""
    chunk = chunks[k]
    if getattr(chunk.data, "tense", "") != "participle" or not k:
        return False
    before, after = chunks[k - 1], chunks[k + 1 : k + 2]
    same = before.name.endswith(TANWIN) and chunk.name.endswith(TANWIN)
    return same and bool(after) and after[0].name.startswith("ب")


def _ascribes_words(chunks: Sequence[Chunk], k: int) -> bool:
    """``نسبت الصحيفة إلى مصدر قوله``: whose words they are, no blame."""
    if not chunks[k].word.base.startswith(("نسب", "عز")):
        return False
    return any(c.word.base in _WORDS_OF for c in chunks[k + 1 : k + 1 + _SAYING])


_WORDS_OF: Final = words("misread.words_of")


def _around_a_scene(chunks: Sequence[Chunk], k: int) -> bool:
    """``طوقت الشرطة مكان الانفجار``: the police at their work, no siege."""
    told = [
        fold_word(w) for c in chunks[k + 1 : k + 1 + _SCENE] for w in c.name.split()
    ]
    return any(
        place.lstrip("ب").removeprefix("ل") in _SPOTS and what in _INCIDENTS
        for place, what in itertools.pairwise(told)
    )


_SPOTS: Final = words("misread.spots")
_INCIDENTS: Final = words("misread.incidents")


def _counted_among(chunks: Sequence[Chunk], k: int) -> bool:
    """``بينهم 54 امرأة و88 تحت التعذيب``: a part of a toll, not how all were killed."""
    before = chunks[max(0, k - _PART) : k]
    counted = chunks[k].joined and chunks[k].quantity is not None
    if before and before[-1].kind == "quantity":
        counted = before[-1].joined
    return counted and any(c.data == "among" for c in before)

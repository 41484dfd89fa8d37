"""What a word may be among its neighbours: the readings of the codebook that are left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import Chunk, View, is_finite
from tawthiq.extract.chunking.homonyms import ruled_out
from tawthiq.text import Token, fold_word
from tawthiq.text.quantities import opens_number


def sensible(view: View, i: int, before: Sequence[Chunk]) -> list[Hit]:
    """The hits at token i without those that the words around it rule out."""
    hits = view.hits[i]
    if not hits:
        return []
    found = [h for h in hits if not ruled_out(view, h, before)]
    for hit in found:
        word = hit.word
        if hit.lexeme.kind == "place" and not (word.preposition or word.pronoun):
            goes_on = word.conjunction or (before and before[-1].kind == "actor")
            if goes_on and _governs(view, i):
                return [h for h in found if h.lexeme.kind != "place"]
            return [h for h in found if not is_finite(h)]  # تعز: the city, not a verb
    return found


def _governs(view: View, i: int) -> bool:
    """``وتدمر آليتين``, ``وتدمر أربع عجلات``: a verb with an object, not the town."""
    at = i + 1
    if at < len(view.tokens) and opens_number(view.tokens[at].norm):
        at += 1
    after = view.hits[at] if at < len(view.hits) else ()
    return any(is_finite(h) for h in view.hits[i]) and any(
        h.lexeme.kind in ("equipment", "group", "weapon")
        and not (h.word.article or h.word.preposition or h.word.conjunction)
        for h in after
    )


_ATTEMPTS: Final = words("readings.attempts")


_CONSTRUCT: Final = words("readings.construct")


def in_context(hits: list[Hit], before: Sequence[Chunk]) -> list[Hit]:
    """After a preposition or another verb an unvocalised word is a noun: ``إثر قصف``."""
    nouns = [h for h in hits if not _is_past(h)]
    if not before or len(nouns) == len(hits):
        return hits
    last = before[-1]
    governed = (
        last.kind in ("prep", "light", "result")
        or (last.kind == "trigger" and last.name.endswith(" على"))
        or (last.kind == "word" and last.word.base in _CONSTRUCT)
        or (last.kind == "intended" and last.word.base in _ATTEMPTS)
    )
    if governed and (last.word.pronoun or _adverbial(last)):
        return hits
    if last.kind in ("harm", "trigger") and getattr(last.data, "tense", "") == "past":
        # قتل طالب, استهدف قصف س: after such a verb comes a noun, never a second verb.
        return [h for h in hits if h.word.conjunction or not _is_past(h)]
    if not governed and not (_is_past(hits[0]) and _has_verb(hits[0], before)):
        return hits
    return nouns or hits


def _adverbial(last: Chunk) -> bool:
    """``كذلك طالب``, ``من جانبه طالب``: a preposition that has what it governs."""
    if last.kind != "prep":
        return False
    parts = fold_word(last.name).split()
    return parts == ["كذلك"] or (len(parts) > 1 and parts[-1].endswith(_WHOSE))


_WHOSE: Final = ("به", "بها", "بهم", "ته", "تها", "تهم")


def _has_verb(hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether a verb of condemning or calling governs this clause: a noun is due.

    ``دانت المنظمة، أمس، قصف المتمردين``: two finite verbs never share a clause; nor does a
    masculine one go on with what a feminine announces, ``أعلنت الكتائب تدمير دبابة وقنص``.
    """
    if hit.word.conjunction:
        return _goes_on(hit, before)
    for n in range(len(before) - 1, max(-1, len(before) - 9), -1):
        chunk = before[n]
        if chunk.kind in ("conn", "comp", "rel", "quote") or (
            chunk.kind == "punct" and chunk.name not in "،,"
        ):
            return False
        if chunk.kind == "trigger" and getattr(chunk.data, "pos", "") == "verb":
            return bool(chunk.data.frame.startswith("speech"))
    return False


def _goes_on(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``أعلنت الكتائب تدمير دبابة | وقنص جنود``: the second noun of what she announces."""
    if hit.word.base.endswith(("ت", "وا")):
        return False
    named = False
    for chunk in before[: -_REACH - 1 : -1]:
        if chunk.kind in ("conn", "comp", "rel", "quote") or (
            chunk.kind == "punct" and chunk.name not in "،,"
        ):
            return False
        if chunk.kind == "report":
            return named and chunk.id == "announce" and chunk.word.base.endswith("ت")
        if getattr(chunk.data, "tense", "") in ("past", "present"):
            return False
        named = named or chunk.kind in ("trigger", "loss")
    return False


_REACH: Final = 14  # chunks back to what announces


def _is_past(hit: Hit) -> bool:
    data = hit.lexeme.data
    return hit.lexeme.kind in ("trigger", "loss", "harm_verb") and (
        getattr(data, "tense", "") == "past"
    )


def flying(hits: Sequence[Hit], before: Sequence[Chunk]) -> Sequence[Hit]:
    """``طائرات حربية`` flies and strikes, unless it is what was brought down."""
    flies = False
    for hit in hits:
        if hit.lexeme.kind == "head" and hit.lexeme.data.get("kind") == "air":
            flies = True
    last = before[-1] if before else None
    lost = last is not None and (
        last.kind == "loss" or last.id in ("shootdown", "equipment_loss")
    )
    if not flies or lost:
        return hits
    return [h for h in hits if h.lexeme.kind != "equipment"]


_AFTER_ALI: Final = ordered("readings.after_ali")
_BEFORE_ALI: Final = words("readings.before_ali")


def without_ali(tokens: Sequence[Token], hits: list[Sequence[Hit]]) -> None:
    """Take the preposition from ``علي`` where it is a person's name.

    For texts that write a final ى as ي; where they are told apart no hit is one.
    """
    for i, token in enumerate(tokens):
        if not token.norm.endswith("علي") or not token.text.endswith("ي"):
            continue
        after = tokens[i + 1].norm if i + 1 < len(tokens) else ""
        before = tokens[i - 1].norm if i else ""
        if after.startswith(_AFTER_ALI) or before in _BEFORE_ALI:
            hits[i] = [h for h in hits[i] if h.lexeme.kind != "prep"]


def without_locality(tokens: Sequence[Token], hits: list[Sequence[Hit]]) -> None:
    """Take the noun from ``محلية`` where it is an adjective: ``مصادر محلية``.

    In Sudan it is a district too, which a preposition or ``قرى`` stands before.
    """
    for i, token in enumerate(tokens):
        if token.norm not in _LOCAL:
            continue
        if (
            not i
            or token.norm.startswith("ال")
            or tokens[i - 1].norm not in _BEFORE_LOCALITY
        ):
            hits[i] = [h for h in hits[i] if h.lexeme.kind != "place_head"]


_LOCAL: Final = words("readings.local")
_BEFORE_LOCALITY: Final = words("readings.before_locality")

"""Which hits of one place stand: the longest, and of a word its plainest readings."""

from __future__ import annotations

from tawthiq.codebook.lexeme import Hit


def plainest(hits: list[Hit]) -> list[Hit]:
    """Longest first; of equal length only the readings with the fewest clitics."""
    if len(hits) > 1:
        hits.sort(key=_clitics)
        best: dict[int, tuple[bool, int]] = {}
        for hit in hits:
            best.setdefault(hit.last, _clitics(hit)[1:])
        found = [h for h in hits if _clitics(h)[1:] == best[h.last]]
        if found and all(h.lexeme.kind == "place" for h in found):
            # ودان is a town, and he condemned; أكده is a town, and he confirmed it.
            found += [h for h in hits if h not in found and _speech(h)]
        elif found and all(_of_women(h) for h in found):
            # تعز وعدن is a town far more often than women who promised.
            found += [h for h in hits if h.lexeme.kind == "place"]
        # وعدت promised, and deemed where the noun of its phrase follows: وعدّت … جريمة.
        return found + [h for h in hits if _joined_phrase(h) and h not in found]
    return hits


def _joined_phrase(hit: Hit) -> bool:
    """Whether a hit is a verb after و whose phrase others may part: ``وعدّت … جريمة``."""
    return hit.lexeme.kind == "parted" and hit.word.conjunction == "و"


def _speech(hit: Hit) -> bool:
    """Whether a hit is a past form of one of the verbs that tell or condemn."""
    data = hit.lexeme.data
    told = hit.lexeme.kind == "report" or getattr(data, "frame", "")[:6] == "speech"
    return told and getattr(data, "tense", "") == "past"


def _of_women(hit: Hit) -> bool:
    """Whether a hit is a verb in the feminine plural: ``وعدن``."""
    past = getattr(hit.lexeme.data, "tense", "") == "past"
    return past and hit.word.base.endswith("ن") and not hit.lexeme.name.endswith("ن")


def _clitics(hit: Hit) -> tuple[int, bool, int]:
    word = hit.word
    return -hit.last, bool(word.pronoun), word.prefix - 2 * word.article

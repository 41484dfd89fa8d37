"""Words that are titles elsewhere: an adjective, a verb of ordering."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.codebook import Hit
from tawthiq.extract.chunking.chunks import Chunk, View


def no_title(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether a word that may be a title is none where it stands."""
    return of_a_noun(view, hit, before) or _orders(view, hit)


def of_a_noun(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``المستشفى العسكري``, ``مجلس تل تمر العسكري``: an adjective, nobody's title."""
    i, after = hit.first - 1, hit.last + 1
    norm = view.tokens[hit.first].norm
    if not (norm.startswith("ال") and norm.endswith("ي")) or i < 0:
        return False
    named = after < len(view.tokens) and view.tokens[after].norm in view.given
    place = bool(before) and before[-1].kind == "place"
    return (place or view.tokens[i].norm.startswith("ال")) and not named


def _orders(view: View, hit: Hit) -> bool:
    """``أمر القائد قواته``: with its hamza it is no ``آمر``, a commander."""
    written = view.tokens[hit.first].text
    return hit.lexeme.name.startswith("آ") and "أ" in written[:2]

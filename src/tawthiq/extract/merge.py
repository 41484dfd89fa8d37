"""Report → events: a headline whose event the body tells is no claim of its own."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.extract.drafts import FAMILIES, Draft


def untold(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in the order of the text, without headlines that the body tells again."""
    body = {(d.status, d.type) for d in drafts if not d.headline}
    harmed = {d.status for d in drafts if not d.headline and d.harm}
    kept = [d for d in drafts if not (d.headline and _told(d, body, harmed))]
    return sorted(kept, key=lambda d: (d.start, d.type))


def _told(headline: Draft, body: set[tuple[str, str]], harmed: set[str]) -> bool:
    """Whether the body tells what a headline announces: its type, or its dead."""
    kin = {headline.type}.union(*(f for f in FAMILIES if headline.type in f))
    return any((headline.status, t) in body for t in kin) or (
        headline.type == "casualties" and headline.status in harmed
    )

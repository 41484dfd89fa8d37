"""Words that carry another word's event: its verb, its bullets, its count, its pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.codebook import Trigger
from tawthiq.extract.arguments import bound, finite, form_of, gender_of, relation_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import STRIKES, VIOLENCE, Draft
from tawthiq.text import fold_word

# The relations in which an event noun tells by what means a verb's event was done.
_BY_MEANS: dict[str, tuple[str, ...]] = {
    "airstrike": ("at", "during", "using", "with"),
    "shelling": ("with",),
    "shooting": ("with",),
}


_MEANS_WITHIN = 12  # chunks


def announced(chunks: Sequence[Chunk], k: int) -> int | None:
    """``استهدف هجوم قافلة``: the verb of the event noun after it is no other event.

    The index of that noun, or None.
    """
    for n in range(k + 1, min(k + 3, len(chunks))):
        c = chunks[n]
        hit = c.alts.get("trigger")
        if (
            (c.kind == "trigger" and hit is not None and hit.lexeme.data.pos == "noun")
            and hit.lexeme.data.type in VIOLENCE
            and not c.word.preposition
        ):
            return n
        if c.kind not in ("time", "word"):
            return None
    return None


def carried(chunks: Sequence[Chunk], k: int, drafts: Sequence[Draft]) -> Draft | None:
    """The event noun before a carrier verb (``هجوم استهدف قافلة``), if any."""
    if chunks[k].joined:
        return None
    for draft in reversed(drafts):
        # عمليات اغتيال استهدفت الدعاة: what the noun tells first is theirs
        if draft.spare or not _agrees(chunks, k, draft):
            continue
        between = chunks[draft.at + 1 : k]
        if (
            draft.pos == "noun"
            and draft.type in VIOLENCE
            and not any(
                (finite(c) and not bound(chunks, n)) or c.kind in ("conn", "comp")
                for n, c in enumerate(between, draft.at + 1)
            )
        ):
            return draft
    return None


def own_verb(
    chunks: Sequence[Chunk], k: int, type_: str, drafts: Sequence[Draft]
) -> bool:
    """``غارتين قصفتا``: the verb of the noun right before it."""
    if not drafts or drafts[-1].at != k - 1:
        return False
    if chunks[k].joined or not finite(chunks[k]):
        return False
    noun, last = chunks[k - 1], drafts[-1]
    if type_ not in STRIKES or last.type != "airstrike" or last.pos != "noun":
        return False
    return noun.kind == "trigger"


def _agrees(chunks: Sequence[Chunk], k: int, draft: Draft) -> bool:
    """Whether an event noun may be the subject of the verb at k, by its gender.

    ``قصف … استهدفت الفصائل``: a singular masculine noun is no subject of a feminine
    verb; a noun that ends in ة or ات, or is a plural, is.
    """
    noun = chunks[draft.at]
    if form_of(chunks[k]) != "f" or noun.quantity is not None:
        return True
    return gender_of(noun) != "m"


def bullets(chunks: Sequence[Chunk], k: int, drafts: Sequence[Draft]) -> bool:
    """``اغتيل س برصاص مجهولين``: the bullets say who did what is told already."""
    chunk = chunks[k]
    told = [d for d in drafts if d.type in ("shooting", "killing")]
    fired = bool(told) and told[-1].at == k - 1  # إطلاقهم | رصاص القنص
    if not (fired or chunk.word.preposition == "ب") or not _shot(chunk):
        return False
    if not told or fold_word(chunks[told[-1].at].name).startswith("مقتول"):
        return False  # عثر عليه مقتولا برصاصة: how he was killed
    first = told[-1].at
    if _shot(chunks[first]) and any(
        c.kind == "harm" and finite(c) for c in chunks[first + 1 : k]
    ):
        return False  # قتل شاب برصاص قناص، وقتل طفلان | برصاص جنود
    for c in chunks[k + 1 : k + 3]:
        if c.kind in ("actor", "people", "person") and not told[-1].actors:
            told[-1].actors.append(c)
    return True


def _shot(c: Chunk) -> bool:
    """``برصاص قناص``: whether bullets themselves tell a shooting."""
    return fold_word(c.name).removeprefix("ب").removeprefix("ال").startswith("رصاص")


def exchanged(chunks: Sequence[Chunk], k: int, trigger: Trigger) -> Trigger:
    """``تبادل لإطلاق النار``, ``إطلاق نار بين فصيلين`` is a clash, whatever is exchanged."""
    if trigger.type not in ("shooting", "shelling") or trigger.pos != "noun":
        return trigger
    told = any(c.word.base.endswith("تبادل") for c in chunks[max(0, k - 2) : k])
    if told or _fired_between(chunks, k):
        return trigger._replace(type="clash", frame="clash")
    return trigger


def _fired_between(chunks: Sequence[Chunk], k: int) -> bool:
    """``إطلاق النار بين الشرطة ومسلحين``: at each other, told of both sides."""
    after = chunks[k + 1 : k + 3]
    return (
        len(after) > 1
        and after[0].kind == "prep"
        and after[0].data == "between"
        and after[1].kind == "actor"
    )


def counted_verb(
    chunks: Sequence[Chunk], k: int, trigger: Trigger, drafts: Sequence[Draft]
) -> Draft | None:
    """``قصفوا مواقع … في 23 غارة``: the strikes are the verb's own event, counted.

    So is ``استهدفوا تجمعا … بصلية صاروخية``: the noun tells how it was struck.
    """
    if trigger.pos != "noun" or trigger.type not in _BY_MEANS or not drafts:
        return None
    last = drafts[-1]
    if relation_of(chunks, k) not in _BY_MEANS[trigger.type]:
        return None
    between = chunks[last.at + 1 : k]
    aimed = fold_word(chunks[last.at].name).startswith("استهداف")
    if not (last.pos == "verb" or (aimed and trigger.type == "shooting")):
        return None  # إثر استهدافه بإطلاق نار
    if last.type not in STRIKES or k - last.at > _MEANS_WITHIN:
        return None
    parted = any(c.kind in ("conn", "comp", "report") or finite(c) for c in between)
    return None if parted else last  # استهدفوا القرية، وردت الفصائل بقصف


def meant(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """The people or object that a verb's attached pronoun means."""
    for i in range(k - 1, max(-1, k - 12), -1):
        c = chunks[i]
        if c.kind in ("people", "object") or (c.kind == "person" and c.name):
            return [c]
    return []

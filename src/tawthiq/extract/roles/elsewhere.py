"""Who did or suffered something else in the sentence, and had no hand in this."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, itself
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import HOSTS, TAKING, Draft
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.roles.whereabouts import people_of
from tawthiq.text import fold_word


def elsewhere(draft: Draft, scene: Scene, i: int) -> bool:
    """Whether chunk i, told before the event, is told there with another deed or fate."""
    if i >= draft.at:
        return False
    return (
        _gave_way(draft, scene, i)
        or _on_account_of(draft, scene)
        or _died(draft, scene, i)
        or _met_with(draft, scene, i)
    )


def no_party(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether chunk i has no part in any event, as what stands before it tells."""
    if i < _NAMED:
        return False
    if chunks[i - 1].kind == "quote":
        return _called_so(chunks[i - 2])
    return _counts_a_family(chunks, i) or _charged_with(chunks, i)


def _called_so(what: Chunk) -> bool:
    """``عملية | "السور الحديدي"``: an operation, which what stands in marks only names."""
    return what.kind == "trigger" and what.word.base in _OPERATIONS


def _counts_a_family(chunks: Sequence[Chunk], i: int) -> bool:
    """``عائلة من | ستة أفراد``: how many a family is, who are told already."""
    whole, of, many = chunks[i - 2 : i + 1]
    if of.data != "from" or many.quantity is None:
        return False
    group = whole.alts.get("group")
    civil = group is not None and group.lexeme.data[0] == "civilian"
    return civil and whole.kind == many.kind == "people"


def _charged_with(chunks: Sequence[Chunk], i: int) -> bool:
    """``بتهمة الانتماء إلى | داعش``, ``متهما بالتعامل مع | النظام``: of what one is charged with."""
    before = chunks[i - 1]
    linked = before.data in ("with", "to", "for") and before.kind == "prep"
    if not (linked or chunks[i].word.preposition == "ل"):
        return False
    dealings = fold_word(chunks[i - 1 - linked].name).lstrip("بل").removeprefix("ال")
    return dealings.startswith(_DEALINGS) and any(
        w.lstrip("بل").startswith(_CHARGES)
        for c in chunks[max(0, i - _CHARGED) : i - 1]
        for w in fold_word(c.name).split()
    )


_NAMED: Final = 2
_CHARGED: Final = 5  # chunks from the charge to who is named in it
_OPERATIONS: Final = words("elsewhere.operations")
_DEALINGS: Final = ordered("elsewhere.dealings")
_CHARGES: Final = ordered("elsewhere.charges")


def _gave_way(draft: Draft, scene: Scene, i: int) -> bool:
    """``حاولت القوات الاقتحام، تصدى لهم الثوار واستهدفوا دبابة``: before who went on to do it."""
    chunks, k = scene.chunks, draft.at
    verb, who = chunks[k], chunks[k - 1]
    many = verb.joined and finite(verb) and verb.word.base.endswith("وا")
    if not many or i >= k - 1 or who.kind != "actor" or who.joined:
        return False
    v = k - 2
    if (
        v > i
        and chunks[v].kind in ("prep", "word")
        and fold_word(chunks[v].name).endswith(_THEM)
    ):
        v -= 1
    return v > i and not scene.relations[k - 1] and finite(chunks[v])


def _met_with(draft: Draft, scene: Scene, i: int) -> bool:
    """``إنها طردت القوات من القرى وتواصل التقدم``: whom she drove out does nothing after it.

    Unless what he did is told of him next: ``إنها قصفت القوات التي أطلقت صواريخ``.
    """
    chunks, v = scene.chunks, i - 1
    bare = chunks[i].kind == "actor" and not (scene.relations[i] or chunks[i].joined)
    if v < 1 or not bare or not finite(chunks[v]) or not itself(chunks, v):
        return False
    after = chunks[i + 1]
    own = draft.at == i + 1 or after.kind == "rel" or finite(after)
    return not own and draft.type != "clash"


def _on_account_of(draft: Draft, scene: Scene) -> bool:
    """``قام عناصر س على خلفية قصف القوات المدينة بكذا``: what they did something else for."""
    chunks, k = scene.chunks, draft.at
    if draft.type not in HOSTS or fold_word(chunks[k - 1].name) != _BACKGROUND:
        return False
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    return after is not None and after.kind == "actor" and not scene.relations[k + 1]


def _died(draft: Draft, scene: Scene, i: int) -> bool:
    """``قتل ثلاثة من القوات وخطف أربعة``: whose men died took nobody."""
    taken = draft.type in TAKING and scene.chunks[draft.at].joined
    if not taken or scene.chunks[i].kind != "actor":
        return False
    return people_of(scene, i) == "harm" or _own_dead(scene.chunks, i)


def _own_dead(chunks: Sequence[Chunk], i: int) -> bool:
    return i > 0 and chunks[i - 1].kind == "harm" and not chunks[i].word.preposition


_BACKGROUND: Final = "خلفيه"
_THEM: Final = ("هم", "ها", "ه")

"""Who tried to do what a verbal noun tells: ``محاولة الجيش اقتحام البلدة``, ``خلال محاولتهم``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.roles.whereabouts import people_of
from tawthiq.text import fold_word

_TRYING: Final = words("attempts.trying")
_REACH: Final = 6  # chunks from one verbal noun to the next that is joined to it


def attempter(chunks: Sequence[Chunk], k: int) -> int:
    """Whose attempt the noun of event at k is, or is joined to; -1: nobody's that is told."""
    first = k if not chunks[k].joined else _before(chunks, k)
    if first < 2 or chunks[first - 1].kind != "actor":
        return -1
    who, trying = chunks[first - 1], chunks[first - 2]
    bound = who.joined or who.word.preposition or chunks[first].word.preposition
    tries = fold_word(trying.name).lstrip("وف").removeprefix("ل").removeprefix("ب")
    return first - 1 if tries in _TRYING and not bound else -1


def _before(chunks: Sequence[Chunk], k: int) -> int:
    """The noun of event in the same clause that the one at k is joined to; -1: none."""
    for i in range(k - 1, max(-1, k - _REACH), -1):
        c = chunks[i]
        if c.kind in ("punct", "conn", "comp", "rel") or finite(c):
            return -1
        if c.kind == "trigger" and not c.joined:
            return i
    return -1


def attempted(draft: Draft, scene: Scene, i: int) -> bool:
    """``قتل خمسة من القوات خلال محاولتهم التسلل``: whose men died at it made the attempt."""
    died = i < draft.at and people_of(scene, i) == "harm"
    return died and _their_own(draft, scene)


def died_at_it(draft: Draft, scene: Scene, i: int) -> bool:
    """``قتل خمسة | عناصر من القوات خلال محاولتهم``: who made the attempt, and was not hit by it."""
    start = scene.chunks[i].start
    died = i < draft.at and any(h.start == start for h in draft.harm)
    return died and _their_own(draft, scene)


def _their_own(draft: Draft, scene: Scene) -> bool:
    """Whether an attack is told as the attempt of those told before it."""
    k = draft.at
    first = fold_word(scene.chunks[k].name).split()[0]
    own = first.startswith(_ATTEMPT) and first.endswith(_THEIRS)
    attack = draft.type == "ground_attack"
    return attack and own and scene.relations[k] in _MEANWHILE


_ATTEMPT: Final = "محاولت"
_THEIRS: Final = ("هم", "هما")
_MEANWHILE: Final = ("during", "at", "cause", "after")


def bomber(draft: Draft, scene: Scene) -> int:
    """``قتلت الشرطة انتحاريا حاول تفجير | نفسه``: the last before who is told as a bomber; -1: none."""
    if draft.type != "bombing" or not fold_word(scene.chunks[draft.at].name).endswith(
        _SELF
    ):
        return -1
    before = range(draft.at - 1, max(-1, draft.at - 1 - _REACH), -1)
    told = (i for i in before if fold_word(scene.chunks[i].name).startswith(_BOMBER))
    return next(told, -1)


_SELF: Final = ("نفسه", "نفسها", "انفسهم", "نفسيهما", "انفسهما")
_BOMBER: Final = "انتحاري"


def carries_out(draft: Draft, scene: Scene, i: int) -> bool:
    """``قامت عناصر الشرطة باعتقال``: who stands between a verb of doing and what it does.

    In gold 23 of 25 such did it, and it befell none.  So does ``أقدمت عناصر على اعتقال``.
    """
    chunks, k = scene.chunks, draft.at
    on = k > 1 and chunks[k - 1].name in _ONTO
    if not 0 < i == k - 1 - on or chunks[i].kind not in _DOERS:
        return False
    verb = chunks[i - 1]
    does = verb.kind == "light" and verb.id == "actor" and finite(verb)
    if not does or verb.word.pronoun or scene.relations[i] or chunks[i].joined:
        return False
    return on or chunks[k].word.preposition == "ب"


_DOERS: Final = frozenset(("actor", "people"))
_ONTO: Final = frozenset(("على", "إلى"))

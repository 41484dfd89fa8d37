"""Chains of sources that may tell an event: none, those of its sentence, others around."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.extract.arguments import form_of, gender_of
from tawthiq.extract.attribution import Stretch
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import SPEECH, VIOLENCE, Draft
from tawthiq.extract.scene import Scene, gap, kind_of
from tawthiq.extract.tellers import Tellers
from tawthiq.extract.triggers import shape
from tawthiq.text import fold_word

Chain = tuple[Chunk, ...]


class ChainOption(NamedTuple):
    """A chain that may tell an event, with what is seen of it."""

    chain: Chain
    features: list[str]


def chains(
    draft: Draft,
    scene: Scene,
    told: Sequence[Stretch],
    before: Chain,
    since: int,
    tellers: Tellers,
    previous: Draft | None,
    *,
    opens: bool,
    part: str,
) -> list[ChainOption]:
    """The chains that may tell a draft: none, those of its sentence, others around it.

    ``before`` is the chain that spoke last, ``since`` sentences ago; ``tellers`` are all
    that the report names; ``previous`` is the event told last; ``opens`` says that the
    sentence starts inside a quotation; ``part`` how far the paragraph of ``before`` is.
    """
    k = draft.at
    pos = shape(scene, k, draft.pos)
    covering = [s for s in told if s.first <= k <= s.last]
    voice = (
        "speech"
        if draft.type in SPEECH
        else "war"
        if draft.type in VIOLENCE
        else "other"
    )
    start = scene.at(0)
    state = f"{len(covering)}|{min(len(told), 2)}|{bool(before)}"
    own = {c.name for c in draft.actors}
    since_event = (
        gap(draft.sentence - previous.sentence) if previous is not None else -1
    )
    past = scene.pluperfect(k)
    unsaid = _unsaid(scene, covering)
    options = [
        ChainOption(
            (),
            [
                "none",
                f"none:{state}",
                f"none:{state}|{draft.headline}",
                f"none:{voice}|{len(covering)}|{pos}",
                f"none:{draft.type}",
                f"none:{gap(since)}|{len(covering)}|{opens}",
                f"none:{start}|{len(covering)}",
                f"none:{bool(before)}|{gap(since)}|{start}",
                f"none:{part}|{gap(since)}|{len(covering)}",
                f"none:prev:{_kept(previous, ())}|{since_event}|{len(covering)}",
                f"none:{past}|{len(covering)}|{bool(before)}",
            ],
        )
    ]
    seen: set[tuple[int, ...]] = {()}
    for n, stretch in enumerate(told[::-1]):
        if _spans(stretch.chain) in seen:
            continue
        seen.add(_spans(stretch.chain))
        inner = covering and stretch is covering[-1]
        covers = "inner" if inner else "outer" if stretch in covering else "no"
        verb = scene.chunks[stretch.first]
        role = getattr(verb.data, "role", "") if verb.kind == "report" else verb.kind
        side = "R" if k > stretch.first else "L"
        last = kind_of(stretch.chain[-1]) if stretch.chain else ""
        parts = scene.between(stretch.first, k)
        itself = bool(own & {c.name for c in stretch.chain})
        options.append(
            ChainOption(
                stretch.chain,
                [
                    *_agreeing(unsaid, stretch.chain),
                    f"here:{covers}",
                    f"here:{covers}|{role}",
                    f"here:{covers}|{side}|{parts}",
                    f"here:{covers}|{voice}|{pos}",
                    f"here:{covers}|{draft.type}",
                    f"here:{covers}|{last}",
                    f"here:{covers}|{last}|{voice}",
                    f"here:{covers}|{gap(k - stretch.first)}|{side}",
                    f"here:{covers}|{len(stretch.chain)}|{n}",
                    f"here:{covers}|{itself}|{voice}",
                    f"here:{covers}|{draft.headline}",
                    f"here:{covers}|prev:{_kept(previous, stretch.chain)}|{since_event}",
                ],
            )
        )
    if before and _spans(before) not in seen:
        last = kind_of(before[-1])
        options.append(
            ChainOption(
                before,
                [
                    *_agreeing(unsaid, before),
                    "before",
                    f"before:{state}",
                    f"before:{gap(since)}|{len(covering)}",
                    f"before:{opens}|{gap(since)}|{len(covering)}",
                    f"before:{start}|{len(covering)}",
                    f"before:{start}|{gap(since)}|{len(covering)}",
                    f"before:{voice}|{pos}|{len(covering)}",
                    f"before:{draft.type}|{len(covering)}",
                    f"before:{last}|{len(covering)}",
                    f"before:{last}|{gap(since)}|{len(covering)}",
                    f"before:{bool(own & {c.name for c in before})}|{voice}",
                    f"before:{part}|{gap(since)}|{len(covering)}",
                    f"before:prev:{_kept(previous, before)}|{since_event}|{len(covering)}",
                    f"before:{past}|{len(covering)}",
                ],
            )
        )
        seen.add(_spans(before))
    near = covering[-1].chain if covering else before
    others = [*_nested(covering, k), *_voicers(scene, k), *tellers.around(near)]
    for how, chain, far in others:
        if len(options) == _MOST_CHAINS:
            break
        if _spans(chain) in seen:
            continue
        seen.add(_spans(chain))
        last = kind_of(chain[-1])
        itself = bool(own & {c.name for c in chain})
        options.append(
            ChainOption(
                chain,
                [
                    *_agreeing(unsaid, chain),
                    f"other:{how}",
                    f"other:{how}|{state}",
                    f"other:{how}|{gap(far)}",
                    f"other:{how}|{gap(far)}|{state}",
                    f"other:{how}|{last}|{len(covering)}",
                    f"other:{how}|{len(chain)}|{len(near)}",
                    f"other:{how}|{voice}|{pos}",
                    f"other:{how}|{start}|{len(covering)}",
                    f"other:{how}|{draft.headline}|{len(covering)}",
                    f"other:{how}|{itself}|{voice}",
                    f"other:{how}|prev:{_kept(previous, chain)}|{since_event}",
                ],
            )
        )
    return options


def _unsaid(scene: Scene, covering: Sequence[Stretch]) -> str:
    """What a verb agrees with that does not say who speaks: ``وأضافت أن``."""
    if not covering or covering[-1].named:
        return ""
    verb = scene.chunks[covering[-1].first]
    return form_of(verb) if verb.kind == "report" else ""


def _agreeing(form: str, chain: Chain) -> list[str]:
    """How the last teller of a chain agrees with a verb that names nobody."""
    if not form or not chain:
        return []
    gender = gender_of(chain[-1])
    return [f"ag:{form}|{gender}", f"ag:{form}|{gender}|{len(chain)}"]


def _kept(previous: Draft | None, chain: Chain) -> str:
    """Whether a chain goes on with that of the event told last."""
    if previous is None or not previous.sources:
        return "first" if previous is None else "none"
    if not chain:
        return "some"
    same = fold_word(previous.sources[-1].name) == fold_word(chain[-1].name)
    return "same" if same else "other"


def _nested(covering: Sequence[Stretch], k: int) -> Iterator[tuple[str, Chain, int]]:
    """``قال س إن مصادر أكدت أن``: who passes on what others say stands nearest to us."""
    for outer, inner in itertools.pairwise(covering):
        if inner.first <= outer.first:  # قال س إن …، بحسب موقع ص
            outer, inner = inner, outer  # noqa: PLW2901
        told = {c.start for c in inner.chain}
        passed = [c for c in outer.chain if c.start not in told]
        if passed and inner.chain:
            yield "nested", (*passed, *inner.chain), k - inner.first


def _voicers(scene: Scene, k: int) -> Iterator[tuple[str, Chain, int]]:
    """``اتهمت الحكومة التحالف بشن غارة``: who blames for an event tells of it."""
    for i in range(max(0, k - _VOICED_BEFORE), k):
        if scene.chunks[i].id not in SPEECH:
            continue
        for j in (i + 1, i + 2, i - 1):
            if 0 <= j < k and scene.chunks[j].kind in ("actor", "person", "source"):
                if not scene.relations[j]:
                    yield "voicer", (scene.chunks[j],), k - i
                break


_VOICED_BEFORE: Final = 16


_MOST_CHAINS: Final = 8


def _spans(chain: Chain) -> tuple[int, ...]:
    return tuple(c.start for c in chain)

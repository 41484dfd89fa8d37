"""Chains of sources that may tell an event: none, those of its sentence, others around."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawthiq.extract.arguments import form_of, gender_of
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import SPEECH, VIOLENCE, Draft
from tawthiq.extract.judging.scene import Scene, gap, kind_of
from tawthiq.extract.judging.triggers import shape
from tawthiq.extract.sources.accusers import ACCUSER, voicers
from tawthiq.extract.sources.stretch import Stretch
from tawthiq.extract.sources.tellers import Tellers
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
    facts = _Facts(draft, scene, told, before, since, previous, opens=opens, part=part)
    covering = facts.covering
    options = [ChainOption((), _nobody(facts))]
    seen: set[tuple[int, ...]] = {()}
    for n, stretch in enumerate(told[::-1]):
        if _spans(stretch.chain) in seen:
            continue
        seen.add(_spans(stretch.chain))
        options.append(ChainOption(stretch.chain, _here(facts, scene, stretch, n)))
    if before and _spans(before) not in seen:
        options.append(ChainOption(before, _spoke(facts, before)))
        seen.add(_spans(before))
    near = covering[-1].chain if covering else before
    k = draft.at
    others = [*_nested(covering, k), *voicers(scene, draft), *tellers.around(near)]
    for how, chain, far in others:
        if len(options) == _MOST_CHAINS:
            break
        if _spans(chain) in seen:
            continue
        seen.add(_spans(chain))
        options.append(ChainOption(chain, _other(facts, chain, how, far, len(near))))
    return options


def settled(options: Sequence[ChainOption], chosen: int) -> int:
    """Which option holds: who accuses a side of an act is always a source of it.

    So is who passes on in the same sentence what another says: ``أفادت وكالة س نقلا عن ص``.
    """
    chosen = _whole(options, chosen)
    blames = f"other:{ACCUSER}"
    accuser = next((n for n, o in enumerate(options) if blames in o.features), 0)
    told = set(_spans(options[accuser].chain))
    return chosen if told <= set(_spans(options[chosen].chain)) else accuser


def _whole(options: Sequence[ChainOption], chosen: int) -> int:
    """The chain of the sentence itself where only the end of it was chosen."""
    told = _spans(options[chosen].chain)
    if not told or "other:shorter" not in options[chosen].features:
        return chosen
    here = (n for n, o in enumerate(options) if "here:inner" in o.features)
    whole = next(here, chosen)
    longer = _spans(options[whole].chain)[-len(told) :] == told
    return whole if longer else chosen


class _Facts:
    """What is asked of an event for every chain that may tell it: see ``chains``.

    ``covering``: the stretches that hold it; ``own``: the names of its doers; ``unsaid``:
    see there; ``past``: whether it lay in the past already.
    """

    def __init__(
        self,
        draft: Draft,
        scene: Scene,
        told: Sequence[Stretch],
        before: Chain,
        since: int,
        previous: Draft | None,
        *,
        opens: bool,
        part: str,
    ) -> None:
        k = draft.at
        self.draft = draft
        self.previous = previous
        self.opens = opens
        self.part = part
        self.pos = shape(scene, k, draft.pos)
        self.covering = [s for s in told if s.first <= k <= s.last]
        self.covered = len(self.covering)
        self.voice = (
            "speech"
            if draft.type in SPEECH
            else "war"
            if draft.type in VIOLENCE
            else "other"
        )
        self.start = scene.at(0)
        self.spoke = bool(before)
        self.state = f"{self.covered}|{min(len(told), 2)}|{self.spoke}"
        self.own = {c.name for c in draft.actors}
        self.since = gap(since)
        self.since_event = (
            gap(draft.sentence - previous.sentence) if previous is not None else -1
        )
        self.past = scene.pluperfect(k)
        self.unsaid = _unsaid(scene, self.covering)

    def acts(self, chain: Chain) -> bool:
        """Whether somebody of a chain is a doer of the event."""
        return bool(self.own & {c.name for c in chain})


def _nobody(facts: _Facts) -> list[str]:
    """What is seen where nobody is said to tell the event."""
    covered, since, start = facts.covered, facts.since, facts.start
    kept = _kept(facts.previous, ())
    return [
        "none",
        f"none:{facts.state}",
        f"none:{facts.state}|{facts.draft.headline}",
        f"none:{facts.voice}|{covered}|{facts.pos}",
        f"none:{facts.draft.type}",
        f"none:{since}|{covered}|{facts.opens}",
        f"none:{start}|{covered}",
        f"none:{facts.spoke}|{since}|{start}",
        f"none:{facts.part}|{since}|{covered}",
        f"none:prev:{kept}|{facts.since_event}|{covered}",
        f"none:{facts.past}|{covered}|{facts.spoke}",
    ]


def _here(facts: _Facts, scene: Scene, stretch: Stretch, n: int) -> list[str]:
    """What is seen of the chain of a stretch of the sentence, the nth from its end."""
    draft, k = facts.draft, facts.draft.at
    chain, first, voice = stretch.chain, stretch.first, facts.voice
    inner = facts.covering and stretch is facts.covering[-1]
    covers = "inner" if inner else "outer" if stretch in facts.covering else "no"
    verb = scene.chunks[first]
    role = getattr(verb.data, "role", "") if verb.kind == "report" else verb.kind
    side = "R" if k > first else "L"
    last = kind_of(chain[-1]) if chain else ""
    return [
        *_agreeing(facts.unsaid, chain),
        f"here:{covers}",
        f"here:{covers}|{role}",
        f"here:{covers}|{side}|{scene.between(first, k)}",
        f"here:{covers}|{voice}|{facts.pos}",
        f"here:{covers}|{draft.type}",
        f"here:{covers}|{last}",
        f"here:{covers}|{last}|{voice}",
        f"here:{covers}|{gap(k - first)}|{side}",
        f"here:{covers}|{len(chain)}|{n}",
        f"here:{covers}|{facts.acts(chain)}|{voice}",
        f"here:{covers}|{draft.headline}",
        f"here:{covers}|prev:{_kept(facts.previous, chain)}|{facts.since_event}",
    ]


def _spoke(facts: _Facts, chain: Chain) -> list[str]:
    """What is seen of the chain that spoke last."""
    covered, since, start = facts.covered, facts.since, facts.start
    last = kind_of(chain[-1])
    kept = _kept(facts.previous, chain)
    return [
        *_agreeing(facts.unsaid, chain),
        "before",
        f"before:{facts.state}",
        f"before:{since}|{covered}",
        f"before:{facts.opens}|{since}|{covered}",
        f"before:{start}|{covered}",
        f"before:{start}|{since}|{covered}",
        f"before:{facts.voice}|{facts.pos}|{covered}",
        f"before:{facts.draft.type}|{covered}",
        f"before:{last}|{covered}",
        f"before:{last}|{since}|{covered}",
        f"before:{facts.acts(chain)}|{facts.voice}",
        f"before:{facts.part}|{since}|{covered}",
        f"before:prev:{kept}|{facts.since_event}|{covered}",
        f"before:{facts.past}|{covered}",
    ]


def _other(facts: _Facts, chain: Chain, how: str, far: int, near: int) -> list[str]:
    """What is seen of a chain around, so far off; ``near``: how long the nearest is."""
    covered, voice, state = facts.covered, facts.voice, facts.state
    return [
        *_agreeing(facts.unsaid, chain),
        f"other:{how}",
        f"other:{how}|{state}",
        f"other:{how}|{gap(far)}",
        f"other:{how}|{gap(far)}|{state}",
        f"other:{how}|{kind_of(chain[-1])}|{covered}",
        f"other:{how}|{len(chain)}|{near}",
        f"other:{how}|{voice}|{facts.pos}",
        f"other:{how}|{facts.start}|{covered}",
        f"other:{how}|{facts.draft.headline}|{covered}",
        f"other:{how}|{facts.acts(chain)}|{voice}",
        f"other:{how}|prev:{_kept(facts.previous, chain)}|{facts.since_event}",
    ]


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


_MOST_CHAINS: Final = 8


def _spans(chain: Chain) -> tuple[int, ...]:
    return tuple(c.start for c in chain)

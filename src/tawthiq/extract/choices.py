"""Values that an event has one of: its chain of sources, and its time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.extract.attribution import Stretch
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import SPEECH, VIOLENCE, Draft, TimeDraft
from tawthiq.extract.scene import Scene, gap, kind_of, shape
from tawthiq.extract.tellers import Tellers
from tawthiq.text import fold_word
from tawthiq.text.dates import DateAt

Chain = tuple[Chunk, ...]


class ChainOption(NamedTuple):
    """A chain that may tell an event, with what is seen of it."""

    chain: Chain
    features: list[str]


class TimeOption(NamedTuple):
    """A time that may be an event's, with what is seen of it."""

    time: TimeDraft | None
    features: list[str]


def chains(
    draft: Draft,
    scene: Scene,
    told: Sequence[Stretch],
    before: Chain,
    since: int,
    tellers: Tellers,
    *,
    opens: bool,
) -> list[ChainOption]:
    """The chains that may tell a draft: none, those of its sentence, others around it.

    ``before`` is the chain that spoke last, ``since`` sentences ago; ``tellers`` are all
    that the report names; ``opens`` says that the sentence starts inside a quotation.
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
            ],
        )
    ]
    seen: set[tuple[int, ...]] = {()}
    for n, stretch in enumerate(reversed(told)):
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
                ],
            )
        )
    if before and _spans(before) not in seen:
        last = kind_of(before[-1])
        options.append(
            ChainOption(
                before,
                [
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
                ],
            )
        )
        seen.add(_spans(before))
    near = covering[-1].chain if covering else before
    for how, chain, far in tellers.around(near):
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
                ],
            )
        )
    return options


_MOST_CHAINS: Final = 6


def _spans(chain: Chain) -> tuple[int, ...]:
    return tuple(c.start for c in chain)


def times(
    draft: Draft,
    scene: Scene,
    rule: TimeDraft | None,
    previous: Sequence[Draft],
    sentence: int,
) -> list[TimeOption]:
    """The times that may be a draft's: none, those of its sentence, the one before.

    ``rule`` is what the grammar of clauses picks; ``previous``: the events before,
    the latest last.
    """
    k = draft.at
    chunks = scene.chunks
    pos = shape(scene, k, draft.pos)
    spots = [i for i, c in enumerate(chunks) if c.kind == "time"]
    voice = (
        "speech"
        if draft.type in SPEECH
        else "war"
        if draft.type in VIOLENCE
        else "other"
    )
    earlier = _earlier(draft, previous)
    some = f"{min(len(spots), 2)}|{rule is not None}|{bool(earlier)}"
    options = [
        TimeOption(
            None,
            [
                "none",
                f"none:{some}",
                f"none:{some}|{draft.headline}",
                f"none:{draft.type}|{rule is not None}|{bool(spots)}",
                f"none:{voice}|{pos}|{bool(spots)}",
                f"none:{draft.status}",
                f"none:{scene.at(k - 1)}",
                f"none:{bool(draft.sources)}|{some}",
            ],
        )
    ]
    for n, i in enumerate(sorted(spots, key=lambda i: abs(i - k))):
        c = chunks[i]
        at = c.data
        side = "R" if i > k else "L"
        parts = scene.between(i, k)
        picked = rule is not None and rule.start == c.start
        sort = _sort(at)
        left, right = scene.at(i - 1), scene.at(i + 1)
        options.append(
            TimeOption(
                TimeDraft(at, c.start, c.end),
                [
                    f"here:{picked}",
                    f"here:{picked}|{voice}",
                    f"here:{picked}|{side}|{parts}",
                    f"here:{side}|{parts}|{sort}",
                    f"here:{side}|{parts}|{voice}",
                    f"here:{sort}|{picked}",
                    f"here:{sort}|{draft.type}",
                    f"here:{side}|{gap(i - k)}|{n}",
                    f"here:{n}|{picked}|{len(spots)}",
                    f"here:{left}",
                    f"here:{left}|{voice}|{side}",
                    f"here:{right}|{side}",
                    f"here:{pos}|{side}|{gap(i - k)}",
                    f"here:{draft.headline}|{picked}",
                    f"here:{draft.type}|{picked}",
                    f"here:{draft.status}|{sort}",
                ],
            )
        )
    for n, (known, how) in enumerate(earlier):
        if known.date is None:
            continue
        at = known.date.at
        sort = _sort(at)
        far = gap(sentence - known.sentence)
        same = "same" if known.type == draft.type else "other"
        where = _meet(draft, known)
        told_by = _one_teller(draft, known)
        options.append(
            TimeOption(
                TimeDraft(at, known.date.start, known.date.end, inherited=True),
                [
                    f"before:{how}",
                    f"before:{how}|{some}",
                    f"before:{how}|{far}|{rule is not None}",
                    f"before:{how}|{far}|{same}|{bool(spots)}",
                    f"before:{far}|{voice}|{bool(spots)}",
                    f"before:{sort}|{bool(spots)}",
                    f"before:{sort}|{voice}|{far}",
                    f"before:{how}|{draft.type}|{bool(spots)}",
                    f"before:{known.date.inherited}|{far}",
                    f"before:{how}|{scene.at(0)}|{bool(spots)}",
                    f"before:{pos}|{bool(spots)}|{how}",
                    f"before:{told_by}|{far}|{bool(spots)}",
                    f"before:{known.headline}|{far}|{how}",
                    f"before:{draft.headline}",
                    f"before:{where}|{same}|{how}",
                    f"before:{where}|{far}",
                    f"before:{n}|{len(earlier)}|{bool(spots)}",
                ],
            )
        )
    return options


def _sort(at: DateAt) -> str:
    """What kind of time it is: its precision, and whether since, future or forward."""
    return f"{at.precision}{'s' * at.since}{'f' * at.future}{'a' * at.forward}"


def _earlier(draft: Draft, told: Sequence[Draft]) -> list[tuple[Draft, str]]:
    """Dated events before a draft whose days differ: the last, the first, its like."""
    dated = [d for d in told if d.date is not None]
    if not dated:
        return []
    found: list[tuple[Draft, str]] = [(dated[-1], "last")]
    found.append((dated[0], "first"))
    found.extend((d, "like") for d in reversed(dated) if d.type == draft.type)
    found.extend((d, "there") for d in reversed(dated) if _meet(draft, d) == "same")
    out: dict[tuple[object, object], tuple[Draft, str]] = {}
    for known, how in found:
        if known.date is not None:
            out.setdefault(known.date.at[:2], (known, how))
    return list(out.values())[:4]


def _meet(a: Draft, b: Draft) -> str:
    """Whether two events are told to be in one place."""
    x = {fold_word(p.chunk.name) for p in a.places}
    y = {fold_word(p.chunk.name) for p in b.places}
    return "same" if x & y else "else" if x and y else "open"


def _one_teller(a: Draft, b: Draft) -> str:
    if not a.sources or not b.sources:
        return "none" if not (a.sources or b.sources) else "one"
    return "same" if a.sources[-1].name == b.sources[-1].name else "two"

"""What the judge is shown of people or an object as affected by an event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, HarmDraft, LossDraft
from tawthiq.extract.harm.items import group_of
from tawthiq.extract.harm.people import harm_noun
from tawthiq.extract.judging.linear import Seen, Spelled
from tawthiq.extract.judging.scene import Scene, each_once, gap

NONE: Final = "none"
_REACH: Final = 9  # chunks back to the word that says what befell somebody
_AHEAD: Final = 4
_TELLING: Final = frozenset(("harm", "result", "light", "trigger", "loss"))

Told = HarmDraft | LossDraft


class Affected(NamedTuple):
    """People or objects told at one chunk; ``given``: what the grammar says of them.

    That is what befell them, with the event that did it.
    """

    at: int
    told: Told
    given: tuple[tuple[Draft, str], ...]

    def by(self, draft: Draft) -> str:
        """What the grammar says that an event did to them, or ``none``."""
        return next((fate for d, fate in self.given if d is draft), NONE)

    def chiefly(self, draft: Draft) -> str:
        """Likewise, the first thing where it did several."""
        return self.by(draft).partition("+")[0]


def features(
    scene: Scene,
    draft: Draft,
    found: Sequence[Affected],
    n: int,
    events: Sequence[Draft],
    *,
    earlier: bool = False,
) -> Seen:
    """What holds of people or an object as affected by a draft.

    ``earlier``: they were told in the sentence before the draft's, which ``scene`` shows.
    """
    affected = found[n]
    i, k, chunks = affected.at, draft.at, scene.chunks
    c, type_ = chunks[i], draft.type
    rule = affected.by(draft)
    whom, what = next(
        ((d.type, fate) for d, fate in affected.given if d is not draft), ("", "")
    )
    kind = scene.kinds[i]
    if any(draft is d for d in events):
        side = "R" if i > k else "L" if i < k else "0"
        marks, far = scene.marked(i, k), gap(i - k)
    elif earlier:
        end = len(chunks)
        side, marks, far = "N", scene.marked(i, end), gap(end - i)
    else:
        side, marks, far = "P", scene.marked(-1, i), gap(i)
    sk = side + kind
    noun, group = harm_noun(c), _sort(c)
    number = _number(affected.told)
    word, back = _said(scene, i)
    after = _after(scene, i)
    left, right = _beside(events, draft, i)
    relation = scene.relations[i]
    part = "T" if c in draft.targets else "A" if c in draft.actors else ""
    before = found[n - 1].by(draft) if n else ""
    listed = found[n - 1].given[0][1] if n and found[n - 1].given else ""
    joined = "J" if c.joined else ""
    return Seen(
        (
            (_ruled, (rule, type_, whom, what, side)),
            (_counted, (rule, sk, number, side, each_once(marks))),
            (_framed, (rule, draft.pos, draft.frame, side)),
            (_told, (rule, draft.headline, draft.status, side)),
            (_elsewhere, (what, type_, side, kind)),
            (_stated, (noun, type_, side, rule, word)),
            (_governed, (word, rule, what, back)),
            (_sorted, (word, type_, side, kind, group, what)),
            (_ahead, (after, rule, side, type_)),
            (_distance, (sk, far, rule, side)),
            (_marked, (marks[:4], marks[-3:], side, rule, type_)),
            (_event, (type_, kind, relation, side, group, number)),
            (_part, (part, type_, rule)),
            (_between, (left, right, rule, type_, side)),
            (_listed, (before, rule, joined, kind, listed, what)),
            (_preceded, (scene.at(i - 1), scene.at(i - 2), kind, rule)),
            (_followed, (scene.at(i + 1), kind, rule)),
            (_words, (scene.word(i - 1), scene.word(i + 1), rule)),
            (_crowd, (len(events), side, rule, what)),
            (_identity, (group, rule, type_, c.word.base, c.id)),
        )
    )


def _ruled(rule: str, type_: str, whom: str, what: str, side: str) -> Spelled:
    return (
        f"R:{rule}",
        f"Rt:{rule}|{type_}",
        f"Rw:{rule}|{whom}|{what}|{side}",
        f"Rwt:{rule}|{whom}|{what}|{type_}",
    )


def _counted(rule: str, sk: str, number: str, side: str, marks: str) -> Spelled:
    return f"Rk:{rule}|{sk}|{number}", f"Rm:{rule}|{side}|{marks}"


def _framed(rule: str, pos: str, frame: str, side: str) -> Spelled:
    return (f"Rs:{rule}|{pos}|{frame}|{side}",)


def _told(rule: str, headline: object, status: str, side: str) -> Spelled:
    return (f"Rh:{rule}|{headline}|{status}|{side}",)


def _elsewhere(what: str, type_: str, side: str, kind: str) -> Spelled:
    return (f"o:{what}|{type_}|{side}|{kind}",)


def _stated(noun: str, type_: str, side: str, rule: str, word: str) -> Spelled:
    return (
        f"Rn:{rule}|{noun}|{type_}",
        f"n:{noun}|{type_}|{side}",
        f"nw:{noun}|{word}|{rule}",
    )


def _governed(word: str, rule: str, what: str, back: int) -> Spelled:
    return f"g:{word}|{rule}|{what}", f"gb:{word}|{back}|{rule}"


def _sorted(
    word: str, type_: str, side: str, kind: str, group: str, what: str
) -> Spelled:
    return f"gt:{word}|{type_}|{side}", f"gk:{word}|{kind}|{group}|{what}"


def _ahead(after: str, rule: str, side: str, type_: str) -> Spelled:
    return f"x:{after}|{rule}|{side}", f"xt:{after}|{type_}|{side}"


def _distance(sk: str, far: int, rule: str, side: str) -> Spelled:
    return f"d:{sk}|{far}", f"dr:{rule}|{side}|{far}"


def _marked(first: str, last: str, side: str, rule: str, type_: str) -> Spelled:
    return f"m:{first}|{side}|{rule}", f"mt:{last}|{side}|{type_}"


def _event(
    type_: str, kind: str, relation: str, side: str, group: str, number: str
) -> Spelled:
    return f"t:{type_}|{kind}|{relation}|{side}", f"tn:{type_}|{group}|{number}"


def _part(part: str, type_: str, rule: str) -> Spelled:
    return (f"T:{part}|{type_}|{rule}",)


def _between(left: str, right: str, rule: str, type_: str, side: str) -> Spelled:
    return f"l:{left}|{right}|{rule}", f"lt:{left}|{right}|{type_}|{side}"


def _listed(
    before: str, rule: str, joined: str, kind: str, earlier: str, what: str
) -> Spelled:
    return f"p:{before}|{rule}|{joined}|{kind}", f"pe:{earlier}|{what}|{rule}|{joined}"


def _preceded(one: str, two: str, kind: str, rule: str) -> Spelled:
    return f"b1:{one}|{kind}|{rule}", f"b2:{two}|{one}"


def _followed(one: str, kind: str, rule: str) -> Spelled:
    return (f"a1:{one}|{kind}|{rule}",)


def _words(before: str, after: str, rule: str) -> Spelled:
    return f"bw:{before}|{rule}", f"aw:{after}|{rule}"


def _crowd(events: int, side: str, rule: str, what: str) -> Spelled:
    return (f"e:{events}|{side}|{rule}|{what}",)


def _identity(group: str, rule: str, type_: str, base: str, id_: str | None) -> Spelled:
    return f"gr:{group}|{rule}|{type_}", f"w:{base}|{type_}", f"id:{id_}|{rule}"


def _sort(c: Chunk) -> str:
    """The group of people, or the sort of an object."""
    hit = c.alts.get("equipment")
    return str(hit.lexeme.data[0]) if hit is not None else group_of(c)


def _number(told: Told) -> str:
    if told.low is None and told.high is None:
        return "vague"
    n = told.low or told.high or 0
    size = str(n) if n <= 2 else "few" if n < 10 else "many" if n < 1000 else "mass"
    return size if told.form == "exact" else size + "~"


def _said(scene: Scene, i: int) -> tuple[str, int]:
    """The nearest word before i that may say what befell it, and how far it is."""
    for j in range(i - 1, max(-1, i - _REACH), -1):
        if scene.chunks[j].kind in _TELLING:
            return scene.at(j), gap(i - j)
    return "", 0


def _after(scene: Scene, i: int) -> str:
    """The first such word after i, or the mark of a clause that stands before it."""
    for j in range(i + 1, min(i + _AHEAD + 1, len(scene.chunks))):
        if scene.chunks[j].kind in _TELLING:
            return scene.at(j)
        if scene.marks[j]:
            return scene.marks[j]
    return ""


def _beside(events: Sequence[Draft], draft: Draft, i: int) -> tuple[str, str]:
    """The types of the nearest other events on either side of i."""
    left = [d for d in events if d.at <= i and d is not draft]
    right = [d for d in events if d.at > i and d is not draft]
    before = max(left, key=lambda d: d.at).type if left else ""
    return before, min(right, key=lambda d: d.at).type if right else ""

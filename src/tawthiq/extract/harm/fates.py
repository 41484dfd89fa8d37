"""What the judge is shown of people or an object as affected by an event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, HarmDraft, LossDraft
from tawthiq.extract.harm.items import group_of
from tawthiq.extract.harm.people import harm_noun
from tawthiq.extract.judging.linear import Form, Seen, Spelled
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
        for d, fate in self.given:
            if d is draft:
                return fate
        return NONE

    def by_another(self, draft: Draft) -> tuple[str, str]:
        """The first other event that the grammar says affected them: its type, and how."""
        for d, fate in self.given:
            if d is not draft:
                return d.type, fate
        return "", ""

    def chiefly(self, draft: Draft) -> str:
        """Likewise, the first thing where it did several."""
        return self.by(draft).partition("+")[0]


class Look(NamedTuple):
    """What is seen of people or an object by themselves, whichever event is asked about.

    ``said``: the word before that may say what befell them, ``back`` chunks away, and
    ``after`` the one after; ``lead``: the marks from the sentence's first word to them;
    ``left`` and ``right``: the chunks beside them, ``before`` and ``behind`` their words.
    """

    chunk: Chunk
    kind: str
    relation: str
    noun: str
    group: str
    number: str
    said: str
    back: int
    after: str
    lead: str
    left: str
    farther: str
    right: str
    before: str
    behind: str


def look(scene: Scene, affected: Affected) -> Look:
    """What is seen of people or an object of a sentence."""
    i = affected.at
    c = scene.chunks[i]
    return Look(
        c,
        scene.kinds[i],
        scene.relations[i],
        harm_noun(c),
        _sort(c),
        _number(affected.told),
        *_said(scene, i),
        _after(scene, i),
        scene.marked(-1, i),
        scene.at(i - 1),
        scene.at(i - 2),
        scene.at(i + 1),
        scene.word(i - 1),
        scene.word(i + 1),
    )


def features(
    scene: Scene,
    draft: Draft,
    found: Sequence[Affected],
    looks: Sequence[Look],
    events: Sequence[Draft],
    *,
    earlier: bool = False,
) -> list[Seen]:
    """What holds of each of the people, or objects, as affected by a draft.

    ``looks``: how each looks; ``events``: those of their sentence; ``earlier``: they were
    told in the sentence before the draft's, which ``scene`` shows.
    """
    own = any(draft is d for d in events)
    k, type_, end = draft.at, draft.type, len(scene.chunks)
    seen: list[Seen] = []
    before = listed = ""  # what befell those told before them
    for affected, it in zip(found, looks, strict=True):
        i, c, kind = affected.at, it.chunk, it.kind
        rule = affected.by(draft)
        whom, what = affected.by_another(draft)
        if own:
            side = "R" if i > k else "L" if i < k else "0"
            marks, far = scene.marked(i, k), gap(i - k)
        elif earlier:
            side, marks, far = "N", scene.marked(i, end), gap(end - i)
        else:
            side, marks, far = "P", it.lead, gap(i)
        sk = side + kind
        left, right = _beside(events, draft, i)
        part = "T" if c in draft.targets else "A" if c in draft.actors else ""
        joined = "J" if c.joined else ""
        seen.append(
            Seen(
                _FORM,
                (
                    (rule, type_, whom, what, side, part),
                    (rule, sk, it.number, side, each_once(marks)),
                    (rule, draft.pos, draft.frame, draft.headline, draft.status, side),
                    (it.noun, type_, side, rule, it.said, what, it.back),
                    (it.said, type_, side, kind, it.group, what),
                    (it.after, rule, side, type_),
                    (sk, far, rule, side, len(events), what),
                    (marks[:4], marks[-3:], side, rule, type_),
                    (type_, kind, it.relation, side, it.group, it.number, what),
                    (left, right, rule, type_, side),
                    (before, rule, joined, kind, listed, what),
                    (it.left, it.farther, it.before, kind, rule),
                    (it.right, it.behind, kind, rule),
                    (it.group, rule, type_, c.word.base, c.id),
                ),
            )
        )
        before, listed = rule, affected.given[0][1] if affected.given else ""
    return seen


def _ruled(
    rule: str, type_: str, whom: str, what: str, side: str, part: str
) -> Spelled:
    return (
        f"R:{rule}",
        f"Rt:{rule}|{type_}",
        f"Rw:{rule}|{whom}|{what}|{side}",
        f"Rwt:{rule}|{whom}|{what}|{type_}",
        f"T:{part}|{type_}|{rule}",
    )


def _counted(rule: str, sk: str, number: str, side: str, marks: str) -> Spelled:
    return f"Rk:{rule}|{sk}|{number}", f"Rm:{rule}|{side}|{marks}"


def _told(
    rule: str, pos: str, frame: str, headline: object, status: str, side: str
) -> Spelled:
    return f"Rs:{rule}|{pos}|{frame}|{side}", f"Rh:{rule}|{headline}|{status}|{side}"


def _stated(
    noun: str, type_: str, side: str, rule: str, word: str, what: str, back: int
) -> Spelled:
    return (
        f"Rn:{rule}|{noun}|{type_}",
        f"n:{noun}|{type_}|{side}",
        f"nw:{noun}|{word}|{rule}",
        f"g:{word}|{rule}|{what}",
        f"gb:{word}|{back}|{rule}",
    )


def _sorted(
    word: str, type_: str, side: str, kind: str, group: str, what: str
) -> Spelled:
    return f"gt:{word}|{type_}|{side}", f"gk:{word}|{kind}|{group}|{what}"


def _ahead(after: str, rule: str, side: str, type_: str) -> Spelled:
    return f"x:{after}|{rule}|{side}", f"xt:{after}|{type_}|{side}"


def _distance(
    sk: str, far: int, rule: str, side: str, events: int, what: str
) -> Spelled:
    return (
        f"d:{sk}|{far}",
        f"dr:{rule}|{side}|{far}",
        f"e:{events}|{side}|{rule}|{what}",
    )


def _marked(first: str, last: str, side: str, rule: str, type_: str) -> Spelled:
    return f"m:{first}|{side}|{rule}", f"mt:{last}|{side}|{type_}"


def _event(
    type_: str,
    kind: str,
    relation: str,
    side: str,
    group: str,
    number: str,
    what: str,
) -> Spelled:
    return (
        f"t:{type_}|{kind}|{relation}|{side}",
        f"tn:{type_}|{group}|{number}",
        f"o:{what}|{type_}|{side}|{kind}",
    )


def _between(left: str, right: str, rule: str, type_: str, side: str) -> Spelled:
    return f"l:{left}|{right}|{rule}", f"lt:{left}|{right}|{type_}|{side}"


def _listed(
    before: str, rule: str, joined: str, kind: str, earlier: str, what: str
) -> Spelled:
    return f"p:{before}|{rule}|{joined}|{kind}", f"pe:{earlier}|{what}|{rule}|{joined}"


def _preceded(one: str, two: str, word: str, kind: str, rule: str) -> Spelled:
    return f"b1:{one}|{kind}|{rule}", f"b2:{two}|{one}", f"bw:{word}|{rule}"


def _followed(one: str, word: str, kind: str, rule: str) -> Spelled:
    return f"a1:{one}|{kind}|{rule}", f"aw:{word}|{rule}"


def _identity(group: str, rule: str, type_: str, base: str, id_: str | None) -> Spelled:
    return f"gr:{group}|{rule}|{type_}", f"w:{base}|{type_}", f"id:{id_}|{rule}"


_FORM: Final = Form(
    *(_ruled, _counted, _told, _stated, _sorted, _ahead, _distance, _marked, _event),
    *(_between, _listed, _preceded, _followed, _identity),
)


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
    left: Draft | None = None
    right: Draft | None = None
    for d in events:
        if d is draft:
            continue
        if d.at <= i:
            left = d if left is None or d.at > left.at else left
        else:
            right = d if right is None or d.at < right.at else right
    return left.type if left else "", right.type if right else ""

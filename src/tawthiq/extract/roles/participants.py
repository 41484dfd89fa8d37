"""What the judge is shown of a chunk as a participant of an event."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawthiq.extract.arguments import form_of, gender_of, is_joined, is_place
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.linear import Form, Seen, Spelled
from tawthiq.extract.judging.scene import Scene, each_once, gap, head_of, sort_of
from tawthiq.extract.judging.triggers import governing
from tawthiq.extract.roles.cast import Cast
from tawthiq.extract.roles.whereabouts import people_of, setting_of

# More chunks of one kind nearer to the trigger say no more.
NEARER: Final = 3


class Walk(NamedTuple):
    """What was decided of the chunks nearer to the trigger.

    ``before``: the role of the last one; ``taken``: the slots that have a chunk, by their
    first letters; ``nearer``: how many of this kind there are on this side, or ``NEARER``.
    """

    before: str
    taken: str
    nearer: int


class Given:
    """The parts that the chunks of a sentence play in the events read so far."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[str, str]] = {}

    def of(self, i: int) -> tuple[str, str]:
        """The last part that chunk i was given, or ``none``, and the type of its event."""
        return self._held.get(i, ("", ""))

    def give(self, i: int, role: str, type_: str) -> None:
        """Note the part that chunk i plays in an event."""
        if role != "none" or i not in self._held:
            self._held[i] = (role, type_)


class Told(NamedTuple):
    """What the features ask of a draft as a whole, computed once.

    ``governor``: what the light verb before its noun makes of the subject, ``v`` for
    verbs; ``place``: the place nearest to its trigger, or -1; ``cast``: the sentences
    before; ``form``: what the verb that tells it agrees with.
    """

    governor: str
    place: int
    cast: Cast
    form: str


def told_of(draft: Draft, scene: Scene, cast: Cast) -> Told:
    """What holds of a draft as a whole."""
    k = draft.at
    nearest = min(scene.places, key=lambda j: (abs(j - k), j), default=-1)
    if draft.pos == "verb":
        return Told("v", nearest, cast, form_of(scene.chunks[k]))
    light = governing(scene.chunks, k)
    if light is None:
        return Told("", nearest, cast, "")
    return Told(str(light.id), nearest, cast, form_of(light))


def features(
    scene: Scene,
    draft: Draft,
    i: int,
    meant: Chunk,
    walk: Walk,
    rule: str,
    told: Told,
    given: tuple[str, str],
) -> Seen:
    """What holds of chunk i as a participant of a draft.

    ``meant``: the name that the chunk stands for, itself where it is one; ``rule``: what
    the trigger's frame gives the chunk.  The templates are those that cross-validation over reports could not
    spare.
    """
    chunks, k = scene.chunks, draft.at
    c = chunks[i]
    kind, relation = scene.kinds[i], scene.relations[i]
    side = "R" if i > k else "L" if i < k else "0"
    sk = side + kind
    marks = scene.marked(i, k)
    parts = each_once(marks)
    left = scene.kind(i - 1)
    joined = "J" if is_joined(chunks, i) else ""
    type_ = draft.type
    full = f"{bool(draft.actors)}{bool(draft.targets)}{bool(draft.places)}"
    place = is_place(c, relation)
    sort = sort_of(c)
    return Seen(
        _FORM,
        (
            (rule, kind, relation, side, parts, place),
            (walk.taken, walk.nearer, sk, rule, kind, type_, relation),
            (joined, walk.before, kind, relation, left, sk),
            (type_, sk, kind, relation, gap(i - k)),
            (scene.word(i - 1), kind, draft.frame),
            (meant.id, type_, kind),
            (rule, sk, draft.frame, draft.headline, full),
            (head_of(c), rule, kind),
            (scene.at(i - 2), relation, kind),
            (scene.word(i - 1), scene.kind(i - 2), sort),
            (scene.at(i + 1), scene.word(i + 1), kind, side, sort),
            (*_among(meant, i, scene, told), side, relation, type_),
            (*told.cast.part(meant, type_), sort, rule, side, type_, kind),
            (
                *(told.governor, told.form, gender_of(c)),
                *(sk, relation, rule, sort, scene.bare(i, k, sort)),
            ),
            (marks[:_CLAUSES], sk, sort, rule),
            (
                *(given[0], given[1] == type_, i in scene.fronted),
                *(setting_of(chunks, i), people_of(scene, i), sk, rule),
            ),
        ),
    )


# How many marks of clauses tell the way from a trigger to a chunk.
_CLAUSES: Final = 4


def _among(c: Chunk, i: int, scene: Scene, told: Told) -> tuple[str, str]:
    """What sort of place a chunk is, and whether others are nearer to the trigger."""
    if c.kind != "place":
        return "", ""
    data = c.data
    kind = str(data.get("kind", "")) if isinstance(data, dict) else ""
    near = "n" if told.place == i else "f"
    return kind, f"{len(scene.places) > 1}{near}"


def _standing(
    rule: str,
    kind: str,
    relation: str,
    side: str,
    parts: str,
    place: object,
) -> Spelled:
    return (
        f"R:{rule}",
        f"k:{kind}",
        f"r:{kind}|{relation}",
        f"p:{side}|{parts}",
        f"Rk:{rule}|{kind}",
        f"Rp:{rule}|{kind}|{parts}",
        f"Rr:{rule}|{kind}|{relation}",
        f"pl:{place}|{kind}|{relation}",
    )


def _walked(
    taken: str,
    nearer: int,
    sk: str,
    rule: str,
    kind: str,
    type_: str,
    relation: str,
) -> Spelled:
    return (
        f"tk:{taken}|{sk}",
        f"tkr:{taken}|{rule}|{kind}",
        f"tkt:{taken}|{type_}|{sk}",
        f"tkl:{taken}|{relation}|{sk}",
        f"rk:{nearer}|{sk}|{relation}",
        f"rkr:{nearer}|{rule}|{sk}",
    )


def _list(
    joined: str, before: str, kind: str, relation: str, left: str, sk: str
) -> Spelled:
    return (
        f"j:{joined}|{before}|{kind}",
        f"jr:{joined}|{before}|{kind}|{relation}|{left}",
        f"l:{left}|{sk}",
    )


def _event(type_: str, sk: str, kind: str, relation: str, far: int) -> Spelled:
    return (
        f"t:{type_}|{sk}",
        f"tr:{type_}|{kind}|{relation}",
        f"d:{sk}|{relation}|{far}",
    )


def _word(before: str, kind: str, frame: str) -> Spelled:
    return (f"lwt:{before}|{kind}|{frame}",)


def _identity(id_: str | None, type_: str, kind: str) -> Spelled:
    return f"ai:{id_}|{type_}", f"id:{id_ is not None}|{kind}"


def _given_by(rule: str, sk: str, frame: str, headline: object, full: str) -> Spelled:
    return (
        f"h:{headline}|{sk}",
        f"Rf:{rule}|{sk}|{frame}",
        f"full:{full}|{rule}|{sk}",
    )


def _head(head: str, rule: str, kind: str) -> Spelled:
    return f"hr:{head}|{rule}", f"hk:{head}|{kind}"


def _before(two: str, relation: str, kind: str) -> Spelled:
    return (f"b2:{two}|{relation}|{kind}",)


def _preceded(word: str, two: str, sort: str) -> Spelled:
    return (f"b1:{word}|{two}|{sort}",)


def _followed(next_: str, word: str, kind: str, side: str, sort: str) -> Spelled:
    return f"a1:{next_}|{kind}|{side}", f"aw:{word}|{sort}"


def _where(place: str, among: str, side: str, relation: str, type_: str) -> Spelled:
    return f"w:{place}|{among}|{side}|{relation}", f"wt:{place}|{type_}"


def _earlier(
    last: str,
    same: str,
    most: str,
    sort: str,
    rule: str,
    side: str,
    type_: str,
    kind: str,
) -> Spelled:
    return (
        f"e:{last}|{same}|{sort}",
        f"er:{last}|{same}|{rule}|{side}",
        f"em:{most}|{type_}|{sort}",
        f"ek:{last}|{kind}",
    )


def _governed(
    light: str,
    form: str,
    gender: str,
    sk: str,
    relation: str,
    rule: str,
    sort: str,
    bare: int,
) -> Spelled:
    led = (f"g:{light}|{sk}|{relation}", f"gr:{light}|{rule}|{sort}|{bare}")
    if not form:
        return led
    return (
        *led,
        f"ag:{form}|{gender}|{sk}|{relation}",
        f"agr:{form}|{gender}|{rule}|{sk[0]}",
        f"agl:{form}|{gender}|{light}|{sk[0]}|{relation}",
    )


def _besides(
    given: str,
    alike: object,
    fronted: object,
    setting: str,
    people: str,
    sk: str,
    rule: str,
) -> Spelled:
    """Its part in another event; where it was told first, set apart, or whose they are."""
    shared = (
        f"gb:{given}|{sk}",
        f"gbr:{given}|{rule}|{sk}",
        f"gba:{given}|{alike}|{sk}",
    )
    return (
        *shared,
        *((f"fr:{fronted}|{sk}", f"frr:{fronted}|{sk}|{rule}") if fronted else ()),
        *((f"st:{setting}|{sk}", f"str:{setting}|{rule}") if setting else ()),
        *((f"of:{people}|{sk}", f"ofr:{people}|{rule}|{sk}") if people else ()),
    )


def _clauses(marks: str, sk: str, sort: str, rule: str) -> Spelled:
    return f"c:{marks}|{sk}", f"cr:{marks}|{sort}|{rule}"


_FORM: Final = Form(
    *(_standing, _walked, _list, _event, _word, _identity, _given_by, _head),
    *(_before, _preceded, _followed, _where, _earlier, _governed, _clauses, _besides),
)

"""Harm and losses: who was killed, hurt, taken; what was destroyed; by which words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.extract.arguments import finite, relation_of
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import HarmDraft, LossDraft

_ARMED: Final = frozenset(
    [
        "state_forces",
        "armed_group",
        "militia",
        "coalition",
        "police",
        "intelligence",
        "air",
        "ground_fire",
    ]
)
_TRAPPED: Final = ("عالق", "العالق")
_IN_RANKS: Final = frozenset(("صفوف", "صفوفهم", "صفوفها", "بصفوف", "اوساط"))
_OTHERS: Final = frozenset(("اخرين", "اخرون", "اخر", "اخري", "غيرهم"))


class HarmAt(NamedTuple):
    """A harm item with where it stands: its chunk, and the chunk that announces it."""

    item: HarmDraft
    at: int
    head: int
    doer: tuple[Chunk, ...] = ()
    victims: tuple[Chunk, ...] = ()


class LossAt(NamedTuple):
    """A loss with where it stands."""

    item: LossDraft
    at: int
    head: int
    doer: tuple[Chunk, ...] = ()


def group_of(chunk: Chunk) -> str:
    """The victim group of a chunk: by its noun, or combatant for armed actors."""
    for kind in ("group", "harm_noun"):
        hit = chunk.alts.get(kind)
        if hit is not None and kind == "group":
            return str(hit.lexeme.data[0])
    data = chunk.data
    if hasattr(data, "kind") and data.kind in ("actor", "head"):
        data = data.data
    if isinstance(data, dict):
        if data.get("group"):
            return str(data["group"])
        if data.get("kind") in _ARMED:
            return "combatant"
        if data.get("role") == "commander":
            return "leader"
    if hasattr(data, "data") and data.kind == "group":
        return str(data.data[0])
    return "unspecified"


def _number(chunk: Chunk) -> tuple[int | None, int | None, str, str | None]:
    """low, high, form and words of people or objects: counted, dual, singular, bare."""
    quantity = chunk.quantity
    if quantity is not None:
        words = quantity.words if quantity.form == "vague" else None
        return quantity.low, quantity.high, quantity.form, words
    number = None
    for kind in ("harm_noun", "group", "equipment"):
        hit = chunk.alts.get(kind)
        if hit is not None:
            number = hit.lexeme.data[1]
            break
    if chunk.kind == "person":
        number = "singular"
    if number == "singular":
        return 1, 1, "exact", None
    if number == "dual":
        return 2, 2, "exact", None
    return None, None, "vague", chunk.name.split()[0]


def _item(kind: str, chunk: Chunk, group: str) -> HarmDraft:
    low, high, form, words = _number(chunk)
    return HarmDraft(
        kind, group, low, high, form, words, chunk.name, chunk.start, chunk.end
    )


def of_targets(targets: Sequence[Chunk], kind: str) -> list[HarmDraft]:
    """The harm that an event's own word does to its targets (``خطف ثلاثة …``)."""
    return [
        _item(kind, c, group_of(c)) for c in targets if c.kind in ("people", "person")
    ]


def find(chunks: Sequence[Chunk]) -> list[HarmAt]:
    """All harm told in a sentence, in order."""
    out: list[HarmAt] = []
    used: set[int] = set()
    for k, chunk in enumerate(chunks):
        if chunk.kind == "harm":
            out.extend(_from_word(chunks, k, used))
        elif chunk.kind == "result":
            out.extend(_from_result(chunks, k, used))
    for k, chunk in enumerate(chunks):
        if (
            chunk.kind in ("people", "source")
            and k not in used
            and "harm_noun" in chunk.alts
        ):
            out.extend(_from_noun(chunks, k, used))
    out.sort(key=lambda h: h.at)
    return _regroup(chunks, out)


def _can_suffer(chunk: Chunk) -> bool:
    """Whether a chunk tells of people: ``ضابط`` and ``طبيب`` are sources elsewhere."""
    if chunk.kind == "source":
        return "group" in chunk.alts
    return chunk.kind in ("people", "quantity", "person", "actor")


def _kind_of(chunk: Chunk) -> str:
    data = chunk.data
    return str(data.kind if hasattr(data, "kind") else data[0])


def _from_word(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """Harm after a harm verb or masdar, or before a plural verb (``43 شخصا قتلوا``)."""
    chunk = chunks[k]
    kind = _kind_of(chunk)
    kinds = [kind]
    j = k + 1
    plural = chunk.word.base.endswith(("وا", "ون"))
    while (
        not plural and j < len(chunks) and chunks[j].kind == "harm" and chunks[j].joined
    ):
        kinds.append(_kind_of(chunks[j]))
        j += 1
    if (
        k
        and chunks[k - 1].kind == "harm"
        and chunk.joined
        and not chunks[k - 1].word.base.endswith(("وا", "ون"))
    ):
        return []
    noun = not finite(chunk)
    if noun and chunk.word.pronoun:
        return []
    if not noun and chunk.word.pronoun:
        return _meant(chunks, k, kinds, used)
    if not noun and chunk.data.over:
        swept = _swept(chunks, k)
        if swept is not None:
            at, doers = swept
            return _items(chunks, at, k, kinds, used, doers)
    people: list[int] = []
    i = j
    while i < len(chunks) and i < j + 7:
        c = chunks[i]
        if c.quantity is not None and c.quantity.percent:
            break
        if c.kind == "trigger" and i == j and not noun and not finite(c):
            i += 1  # قتلت نيران الهاون عشرات
            continue
        if c.kind == "quantity" and c.word.base == "واحد" and i > j:
            break  # بحجر واحد
        if _can_suffer(c) and not (
            relation_of(chunks, i) and not people and c.word.preposition != "ل"
        ):
            people.append(i)
            break
        if c.kind in ("time", "quote", "word") or (
            c.kind == "punct" and c.name in "«»"
        ):
            i += 1
            continue
        if c.kind == "prep" and c.data in ("at", "during", "without") and not noun:
            i += 1
            continue
        if c.kind == "place" and not noun:
            i += 1
            continue
        break
    doer: tuple[Chunk, ...] = ()
    if not noun and chunk.data.suffers == "object" and people:
        first = chunks[people[0]]
        if (
            _is_side(first)
            and first.quantity is None
            and (chunk.data.voice != "passive")
        ):
            after = _next_people(chunks, people[0])
            if after is not None:
                doer, people = (first,), [after]
            elif chunk.word.base.endswith("ت") or chunk.word.pronoun:
                return _before(chunks, k, kinds, used, (first,))
    if not people or (not noun and chunk.word.base.endswith(("وا", "و"))):
        return _before(chunks, k, kinds, used, doer)
    if not noun and not doer:
        doer = _topic(chunks, k) if chunk.word.base.endswith("ت") else ()
    return _items(chunks, people[0], k, kinds, used, doer)


def _swept(chunks: Sequence[Chunk], k: int) -> tuple[int, tuple[Chunk, ...]] | None:
    """``قضت وحدة من الجيش على 15 إرهابيا``: whom, after على, and who did it."""
    doers: list[Chunk] = []
    for i in range(k + 1, min(k + 9, len(chunks))):
        c = chunks[i]
        if _can_suffer(c) and relation_of(chunks, i) == "on":
            return i, tuple(doers)
        if c.kind == "actor":
            doers.append(c)
        elif finite(c) or c.kind in ("conn", "comp"):
            return None
    return None


def _meant(
    chunks: Sequence[Chunk], k: int, kinds: list[str], used: set[int]
) -> list[HarmAt]:
    """``رصدت عشرة إرهابيين وقتلتهم``: the people that the verb's pronoun means."""
    for i in range(k - 1, max(-1, k - 12), -1):
        c = chunks[i]
        if c.kind in ("people", "person") and i not in used:
            verb = next(
                (n for n in range(i - 1, max(-1, i - 8), -1) if finite(chunks[n])), i
            )
            doer = tuple(d for d in _topic(chunks, verb) if d is not c)
            return _items(chunks, i, k, kinds, used, doer)
        if c.kind == "comp":
            break
    return []


def _topic(chunks: Sequence[Chunk], k: int) -> tuple[Chunk, ...]:
    from tawthiq.extract.arguments import subject_before

    return tuple(c for c in subject_before(chunks, k) if _is_side(c))


def _is_side(chunk: Chunk) -> bool:
    return chunk.kind == "actor"


def _next_people(chunks: Sequence[Chunk], i: int) -> int | None:
    for n in range(i + 1, min(i + 6, len(chunks))):
        c = chunks[n]
        if c.kind in ("people", "quantity", "person") and not relation_of(chunks, n):
            return n
        if c.kind not in ("time", "word", "quote", "actor") or (
            c.kind == "punct" and c.name in ".؛"
        ):
            return None
    return None


def _before(
    chunks: Sequence[Chunk],
    k: int,
    kinds: list[str],
    used: set[int],
    doer: tuple[Chunk, ...],
) -> list[HarmAt]:
    """``إن 43 شخصا قتلوا``: the people stand before the verb."""
    plural = chunks[k].word.base.endswith(("وا", "ون"))
    best = -1
    for i in range(k - 1, max(-1, k - (18 if plural else 8)), -1):
        c = chunks[i]
        if c.kind in ("people", "quantity") and i not in used:
            if c.quantity is None and "harm_noun" in c.alts:
                break
            if c.quantity is not None or best < 0:
                best = i
            if not plural or not _parenthetical(chunks, i):
                break
            continue
        if c.kind in ("comp", "conn", "report", "trigger", "harm") or (
            c.kind == "punct" and not plural
        ):
            break
    return _items(chunks, best, k, kinds, used, doer) if best >= 0 else []


def _parenthetical(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether ``بينهم …`` before chunk i makes it a part of people named before."""
    return any(
        c.kind == "prep" and c.data == "among" for c in chunks[max(0, i - 2) : i]
    )


def _items(
    chunks: Sequence[Chunk],
    i: int,
    k: int,
    kinds: list[str],
    used: set[int],
    doer: tuple[Chunk, ...],
) -> list[HarmAt]:
    """The harm items of people chunk i, its coordinates and its ``بينهم`` parts."""
    out: list[HarmAt] = []
    members = [i]
    n = i + 1
    among = False
    parts: list[int] = []
    while n < len(chunks):
        c = chunks[n]
        if c.kind in ("punct", "quote") and c.name not in "؛:.":
            n += 1
            continue
        if c.kind == "prep" and c.data == "among":
            among = True
            n += 1
            continue
        if c.kind == "word" and (c.word.base in _OTHERS or c.name == "و"):
            n += 1
            continue
        if (_can_suffer(c) and c.kind != "actor") and (
            c.joined or (among and not parts)
        ):
            if not among and not _same_list(chunks, n):
                break
            (parts if among else members).append(n)
            n += 1
            continue
        if c.kind in ("word", "time", "place", "actor") and not among and n <= i + 3:
            if c.kind == "word" and c.joined:
                break
            n += 1
            continue
        if c.kind == "prep" and not among and n <= i + 3:
            n += 1
            continue
        break
    combined = len(kinds) > 1 and {"killed", "injured"} >= set(kinds)
    for m in members + parts:
        c = chunks[m]
        used.add(m)
        own = c.alts.get("harm_noun")
        group = _group_at(chunks, m)
        if m in parts and group == "unspecified" and c.kind == "quantity":
            continue
        if m in parts and group == "unspecified":
            continue
        if own is not None and m != i:
            kind_list = [str(own.lexeme.data[0])]
        elif combined and c.quantity is not None:
            kind_list = ["killed_or_injured"]
        else:
            kind_list = kinds
        for kind in kind_list:
            out.append(HarmAt(_item(kind, c, group), m, k, doer, (c,)))
        after = chunks[m + 1] if m + 1 < len(chunks) else None
        words = [*c.name.split()[1:], after.word.base if after is not None else ""]
        if any(w.startswith(_TRAPPED) for w in words):
            out.append(HarmAt(_item("trapped", c, group), m, k, doer, (c,)))
    return out


def _same_list(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether counted people after و are more of the same harm, not a new subject."""
    c = chunks[n]
    return (
        c.quantity is not None
        or "harm_noun" in c.alts
        or c.kind == "person"
        or ("group" in c.alts)
    )


def _group_at(chunks: Sequence[Chunk], m: int) -> str:
    """The group of people chunk m, from its noun or from ``من/في صفوف …`` after it."""
    c = chunks[m]
    group = group_of(c)
    if group != "unspecified" or c.kind == "person":
        return group
    for n in range(m + 1, min(m + 5, len(chunks))):
        d = chunks[n]
        if d.kind in ("people", "actor") and n > m:
            relation = relation_of(chunks, n)
            ranks = chunks[n - 1].kind == "word"
            if relation in ("from", "with") or ranks or d.word.preposition == "ل":
                return group_of(d)
            return group
        if d.kind == "word" and (d.word.base in _IN_RANKS or "صفوف" in d.word.base):
            continue
        if d.kind not in ("prep", "time", "word"):
            return group
    return group


def _from_result(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """``أودى بحياة 32 شخصا``, ``راح ضحيته 31``, ``أوقع 30 قتيلا``."""
    for i in range(k + 1, min(k + 6, len(chunks))):
        c = chunks[i]
        if c.kind in ("harm", "trigger", "punct", "comp"):
            return []
        if (
            c.kind == "people"
            and "harm_noun" in c.alts
            and c.quantity is None
            and (c.word.pronoun)
        ):
            continue
        if c.kind in ("people", "quantity"):
            own = c.alts.get("harm_noun")
            if own is not None:
                return _items(chunks, i, k, [str(own.lexeme.data[0])], used, ())
            if _claims_life(chunks, k, i):
                return _items(chunks, i, k, ["killed"], used, ())
            return []
    return []


def _claims_life(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    lives = ("حيا", "ارواح", "ضحي")
    return any(
        c.word.base.lstrip("ب").startswith(lives)
        or any(w in c.name for w in ("حياة", "أرواح", "ضحي", "ارواح"))
        for c in chunks[k + 1 : i]
    )


_ANNOUNCE: Final = frozenset(
    ("سقوط", "وقوع", "وجود", "ارتقاء", "وصول", "انتشال", "العثور", "عثور")
)
_ANNOUNCED: Final = frozenset(
    [
        "سقط",
        "سقطوا",
        "سقطت",
        "وقع",
        "وقعوا",
        "وقعت",
        "ارتقي",
        "خلف",
        "اوقع",
        "بلغ",
        "وصل",
        "انتشلت",
        "انتشل",
        "يسقط",
        "تسقط",
        "تسجيل",
        "سجل",
        "سجلت",
        "وثق",
        "وثقت",
        "احصي",
        "وثقنا",
        "عثر",
        "عثروا",
        "عثرت",
    ]
)


def _from_noun(chunks: Sequence[Chunk], k: int, used: set[int]) -> list[HarmAt]:
    """Bare harm nouns: ``سقوط 24 شهيدا``, ``30 قتيلا بتفجير``, ``قتلى وجرحى في``."""
    chunk = chunks[k]
    own = chunk.alts["harm_noun"]
    kind = str(own.lexeme.data[0])
    before = chunks[k - 1] if k else None
    announced = False
    for n in range(k - 1, max(-1, k - 4), -1):
        base = chunks[n].word.base or chunks[n].name
        if base.endswith("وجود") and (
            chunks[n].word.preposition
            or base.startswith("ل")
            or (n and chunks[n - 1].name == "بسبب")
        ):
            return []  # مرشح للارتفاع لوجود جرحى
        if (
            base in _ANNOUNCE
            or base in _ANNOUNCED
            or any(base.endswith(a) for a in _ANNOUNCE)
        ):
            announced = True
            break
        if chunks[n].kind not in ("word", "time", "prep", "quantity"):
            break
    coordinated = before is not None and (k - 1) in used and chunk.joined
    bare = chunk.quantity is None
    if bare and (chunk.word.article or chunk.word.pronoun):
        return []
    initial = all(c.kind in ("quote", "punct") for c in chunks[:k])
    if bare and not (announced or coordinated or initial):
        return []
    if bare and own.lexeme.data[1] == "singular" and not announced:
        return []
    quantity = chunk.quantity
    if quantity is not None and relation_of(chunks, k) in ("among", "like", "about"):
        return []
    counted = _between(chunks, k)
    if counted is not None:
        used.update((k, k + 1))
        return _items(chunks, counted, k, ["killed_or_injured"], used, ())
    kinds = [kind]
    n = k + 1
    if quantity is not None and _twin(chunks, k):
        used.add(k + 1)
        kinds = ["killed_or_injured"]
    if (
        quantity is not None
        and own.word.article
        and n < len(chunks)
        and "harm_noun" in chunks[n].alts
        and chunks[n].joined
        and chunks[n].word.article
        and chunks[n].quantity is None
    ):
        other = str(chunks[n].alts["harm_noun"].lexeme.data[0])
        if {kind, other} == {"killed", "injured"}:
            kinds = ["killed_or_injured"]
            used.add(n)
    return _items(chunks, k, k, kinds, used, ())


def _twin(chunks: Sequence[Chunk], k: int) -> bool:
    """``66 قتيلا وجريحا``: one number counts the dead and the hurt."""
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if after is None or after.quantity is not None or not after.joined:
        return False
    own, other = chunks[k].alts["harm_noun"], after.alts.get("harm_noun")
    if other is None or other.lexeme.data[1] != own.lexeme.data[1]:
        return False
    kinds = {str(own.lexeme.data[0]), str(other.lexeme.data[0])}
    return kinds == {"killed", "injured"}


def _between(chunks: Sequence[Chunk], k: int) -> int | None:
    """``90 مدنيا بين قتيل وجريح``: the people that the pair of words counts."""
    if not (
        k >= 2 and chunks[k - 1].kind == "prep" and chunks[k - 1].data == "between"
    ):
        return None
    if k + 1 >= len(chunks) or "harm_noun" not in chunks[k + 1].alts:
        return None
    for i in range(k - 2, max(-1, k - 6), -1):
        if chunks[i].kind in ("people", "quantity") and chunks[i].quantity is not None:
            return i
    return None


def _regroup(chunks: Sequence[Chunk], found: list[HarmAt]) -> list[HarmAt]:
    """``وإصابة 37 آخرين``: others are of the group told before them."""
    out: list[HarmAt] = []
    group = "unspecified"
    for given in found:
        harm = given
        item = harm.item
        c = chunks[harm.at]
        after = chunks[harm.at + 1] if harm.at + 1 < len(chunks) else None
        others = any(w in c.name for w in ("آخر", "اخر")) or (
            after is not None and after.kind == "word" and after.word.base in _OTHERS
        )
        if item.group == "unspecified" and others and group != "unspecified":
            item = HarmDraft(
                item.kind,
                group,
                item.low,
                item.high,
                item.form,
                item.words,
                item.text,
                item.start,
                item.end,
            )
            harm = harm._replace(item=item)
        elif item.group != "unspecified":
            group = item.group
        out.append(harm)
    return out


def losses(chunks: Sequence[Chunk]) -> list[LossAt]:
    """All losses told in a sentence: a word of loss with the objects it governs."""
    out: list[LossAt] = []
    for k, chunk in enumerate(chunks):
        hit = chunk.alts.get("loss")
        if hit is None:
            continue
        state = hit.lexeme.data.state
        objects: list[int] = []
        doer: tuple[Chunk, ...] = ()
        for i in range(k + 1, min(k + 14, len(chunks))):
            c = chunks[i]
            if c.kind == "object" or ("equipment" in c.alts and c.quantity):
                if objects and not (c.joined or objects[-1] >= i - 2):
                    break
                objects.append(i)
            elif c.kind == "actor" and not objects and not relation_of(chunks, i):
                doer = (c,)
            elif c.kind in (
                "trigger",
                "harm",
                "loss",
                "conn",
                "comp",
                "report",
                "rel",
            ) or (c.kind in ("place", "people") and objects):
                break
        if not objects and hit.word.pronoun:
            objects = [
                i for i in range(max(0, k - 12), k) if chunks[i].kind == "object"
            ][-1:]
            doer = doer or _topic(chunks, objects[0] if objects else k)
        for i in objects:
            out.append(LossAt(_loss(chunks[i], state), i, k, doer))
    return out


def _loss(chunk: Chunk, state: str) -> LossDraft:
    low, high, form, words = _number(chunk)
    return LossDraft(chunk.name, low, high, form, words, state, chunk.start, chunk.end)

"""Around a trigger: who, to whom, with what, where.

The frames of the codebook say which neighbour fills which slot; this module finds the
neighbours.  It walks right from the trigger until the clause ends, then looks left for
the subject that Arabic puts before a verb or before the light verb of a noun.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import SPEECH, STRIKES, VIOLENCE, Draft, PlaceDraft
from tawthiq.text import fold_word

NOUNS: Final = frozenset(("actor", "person", "people", "source", "object"))
_CLITIC: Final = {"ب": "with", "ل": "for", "ك": "like"}
_PLACE_RELATIONS: Final = frozenset(
    ["at", "near", "with", "to", "toward", "on", "from", "for", "in"]
)
_PEOPLE_SOURCES: Final = frozenset(("activist", "resident", "witness", "medical"))
_VOICED: Final = SPEECH | {"negotiation", "agreement", "protest", "aid"}
_STOPS: Final = frozenset(("comp", "report", "according"))
_FORCES: Final = frozenset(
    [
        "state_forces",
        "armed_group",
        "militia",
        "coalition",
        "police",
        "intelligence",
        "government",
        "party",
        "authority",
        "international",
        "tribe",
        "people",
        "air",
        "ground_fire",
    ]
)


class Argument(NamedTuple):
    """A neighbour of a trigger: its chunk, relation, and place in the sentence."""

    chunk: Chunk
    relation: str
    at: int
    joined: bool = False


def relation_of(chunks: Sequence[Chunk], i: int) -> str:
    """The relation of a noun chunk: by its own clitic or by the word before it."""
    clitic = chunks[i].word.preposition
    if clitic:
        return _CLITIC.get(clitic, "")
    j = i - 1
    words = 0
    while j >= 0 and (
        chunks[j].kind == "quote" or (chunks[j].kind == "word" and words < 2)
    ):
        if chunks[j].kind == "word":
            base = chunks[j].word.base
            if chunks[j].joined or base[:1] == "ي":
                return ""
            if chunks[j].word.preposition:
                return _CLITIC.get(chunks[j].word.preposition, "")
            words += 1
        j -= 1
    if j >= 0 and chunks[j].kind == "prep" and not chunks[j].word.pronoun:
        return str(chunks[j].data)
    return ""


def is_joined(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether و stands before a noun chunk or before its preposition."""
    if chunks[i].joined:
        return True
    return i > 0 and chunks[i - 1].kind == "prep" and chunks[i - 1].joined


def is_place(chunk: Chunk, relation: str) -> bool:
    """Whether a chunk is a place here: ``تركيا`` is an actor or a place by relation."""
    if chunk.kind == "place":
        return True
    if chunk.kind in ("actor", "source") and "place" in chunk.alts:
        hit = chunk.alts["place"]
        same = hit.last == chunk.last or chunk.last == hit.last
        return same and relation in ("at", "near", "with", "to", "toward", "from")
    return False


def finite(chunk: Chunk) -> bool:
    """Whether a chunk is a finite verb."""
    if chunk.kind in ("report", "light", "result"):
        return getattr(chunk.data, "tense", "") in ("past", "present")
    if chunk.kind in ("trigger", "loss", "harm"):
        data = chunk.data
        return getattr(data, "tense", "") in ("past", "present") and (
            getattr(data, "pos", "verb") == "verb"
        )
    return False


def right(
    chunks: Sequence[Chunk], k: int, *, reach: int = 40, told: bool = False
) -> list[Argument]:
    """The noun chunks after chunk k that belong to its clause, with their relations.

    ``told``: k itself tells harm, so of what follows only places are the event's own.
    """
    found: list[Argument] = []
    relation = ""
    i = k + 1
    end = min(len(chunks), k + reach)
    beside = False  # past ``القريبة من`` a place only says what lies near
    while i < end:
        chunk = chunks[i]
        kind = chunk.kind
        if kind == "time" and chunk.data.forward and i > k + 1:
            break  # بعد ثلاثة أيام على: another event follows
        if kind == "actor" and _last_word(chunk) in _BESIDE:
            beside = True  # حكومة هادي اللاجئ في السعودية
        elif kind == "punct":
            beside = False
        elif kind == "word" and chunk.word.base in _RANKED and i and found:
            while i + 1 < end and not _resumes(chunks[i + 1]):
                i += 1  # تعز، ثالث أكبر مدينة بعد صنعاء وعدن، بين …
        elif kind == "word" and chunk.word.base in _BESIDE:
            beside = True
        if kind == "result" or (kind == "harm" and told):
            told = True
        elif kind == "place" and _bordering(chunks, i):
            pass  # على الحدود مع سوريا
        elif beside and (kind == "place" or "place" in chunk.alts):
            beside = kind == "word"  # one place says what lies near
        elif told and kind != "place" and kind in _AFTER_HARM:
            pass
        elif kind == "person" and (
            _apposed(chunks, i) or chunks[i - 1].kind == "object"
        ):
            pass  # الرائد ياسر، قائد غرفة العمليات
        elif kind in NOUNS or kind in ("place", "weapon", "quantity"):
            if kind == "source" and "group" in chunk.alts:
                chunk = chunk._replace(kind="people", data=chunk.alts["group"].lexeme)
            own = relation_of(chunks, i)
            if own:
                relation = own
            elif found and _continues(chunks, i):
                relation = _shared(found, chunk)
            else:
                relation = ""
            if found and _holder(found[-1], chunk, own, i):
                relation = found.pop().relation or "held"
            found.append(Argument(chunk, relation, i, is_joined(chunks, i)))
        elif (
            kind in _STOPS
            or (kind == "conn" and not _mild(chunks, i))
            or (
                kind == "word"
                and (chunk.name in _ASIDES or _reason(chunk) or _coming(chunk))
            )
        ):
            break
        elif kind == "rel":
            if _about_event(chunks, i):
                i += 1
                continue
            i = _skip_relative(chunks, i, chunks[k].id)
            if i < 0:
                break
            continue
        elif (
            (kind == "punct" and chunk.name in "؛:")
            or (
                finite(chunk)
                and i > k + 1
                and not (_carries(chunks, k, i) or _done(chunks[i - 1]))
                and not bound(chunks, i)
                and not (chunks[i - 1].kind == "rel" and kind == "light")
            )
            or (
                kind in ("trigger", "harm", "loss")
                and not (chunks[k].id == "clash" and _aimed(chunks, i))
                and not _below(chunks, i)
                and not (chunks[k].id == "responsibility" and not finite(chunk))
            )
        ):
            break
        i += 1
    return found


def _bordering(chunks: Sequence[Chunk], i: int) -> bool:
    """``الحدود مع سوريا``: a place that only tells whose border it is."""
    before = chunks[i - 1]
    return before.kind == "prep" and before.name == "مع"


def _coming(chunk: Chunk) -> bool:
    """``سيتم توزيعها``: what will be done is another clause."""
    base = chunk.word.base
    return base[:2] in ("سي", "ست") and len(base) > 4


_REASONS: Final = ("لقيام", "لاتهام", "لتورط", "بتهم", "بذريع", "بحج", "بدعوي", "لرفض")


def _reason(chunk: Chunk) -> bool:
    """``أعدم أربعة لقيامهم بنقل …``: the reason given is no part of the event."""
    return fold_word(chunk.name).startswith(_REASONS)


def _apposed(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the person at i is the one named before the comma, by his office."""
    return (
        i >= 2
        and chunks[i - 1].kind == "punct"
        and chunks[i - 2].kind == "person"
        and not chunks[i].joined
        and (chunks[i].head == "title" or chunks[i - 2].head == "title")
    )


def _last_word(chunk: Chunk) -> str:
    words = fold_word(chunk.name).split()
    return words[-1] if words else ""


_AFTER_HARM: Final = frozenset(
    [
        "people",
        "person",
        "actor",
        "source",
        "object",
        "quantity",
        "weapon",
        "time",
        "word",
        "prep",
        "punct",
        "quote",
    ]
)
_BESIDE: Final = frozenset(
    [
        "القريبه",
        "القريب",
        "المجاوره",
        "المجاور",
        "المتاخمه",
        "المحاذيه",
        "المحاذي",
        "الحدوديه",
        "الموديه",
        "اللاجي",
        "المقيم",
        "المقيمه",
    ]
)
_RANKED: Final = frozenset(("كبري", "اكبر", "ثاني", "ثالث", "رابع", "خامس"))


def _resumes(chunk: Chunk) -> bool:
    """Whether a clause goes on after an apposition (``ثالث أكبر مدينة …``)."""
    return (chunk.kind == "punct") or (chunk.kind == "prep" and chunk.data == "between")


_ASIDES: Final = frozenset(("وهي", "وهو", "وهم", "وهما"))


def _shared(found: Sequence[Argument], chunk: Chunk) -> str:
    """The relation that a coordinated noun shares: with the last noun of its kind."""
    last = found[-1]
    if chunk.kind != "place" and is_place(last.chunk, last.relation):
        for argument in reversed(found[-4:]):
            if argument.chunk.kind in NOUNS and not is_place(
                argument.chunk, argument.relation
            ):
                return str(argument.relation)
    return found[-1].relation


def _mild(chunks: Sequence[Chunk], i: int) -> bool:
    """``ما أدى إلى``, ``مما أسفر عن``: the event's own consequence follows."""
    return (
        chunks[i].name in ("ما", "مما", "الأمر الذي", "وذلك")
        and i + 1 < len(chunks)
        and chunks[i + 1].kind == "result"
    )


def _continues(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether chunk i is coordinated with the noun chunk just before it."""
    j = i - 1
    while (
        j >= 0 and chunks[j].kind in ("punct", "quote") and chunks[j].name not in "؛:"
    ):
        j -= 1
    if j < 0 or chunks[j].kind not in (*NOUNS, "place", "weapon"):
        return False
    comma = any(c.name in "،," for c in chunks[j + 1 : i])
    return chunks[i].joined or (comma and chunks[i].kind == chunks[j].kind)


def bound(chunks: Sequence[Chunk], i: int) -> bool:
    """``قصف قام به المتمردون``: a light verb that points back to its event noun."""
    chunk = chunks[i]
    after = chunks[i + 1].name if i + 1 < len(chunks) else ""
    return chunk.kind == "light" and (
        bool(chunk.word.pronoun) or after in ("به", "بها", "بهما")
    )


def _done(before: Chunk) -> bool:
    """Whether ``تم`` or ``جرى`` stands before: what follows is a masdar, no verb."""
    light = before.alts.get("light")
    return light is not None and light.lexeme.name in ("تم", "جرى")


def _carries(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """Whether the finite verb i only carries the event noun k (``هجوم استهدف …``)."""
    noun = getattr(chunks[k].data, "pos", "") == "noun"
    running = chunks[i].word.base in ("تجري", "يجري")  # اشتباكات تجري في
    return (
        noun
        and (chunks[i].id in ("carrier", "event") or running)
        and not chunks[i].joined
    )


def _aimed(chunks: Sequence[Chunk], i: int) -> bool:
    """``اشتبكت … لدى محاولتهم اقتحام قرى``: where they clashed is told by the aim."""
    return not finite(chunks[i]) and any(
        c.kind == "intended" for c in chunks[max(0, i - 2) : i]
    )


def _below(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the noun at i is governed from before (``خلال الهجوم``): same clause."""
    chunk = chunks[i]
    if chunk.joined:
        return False
    return bool(relation_of(chunks, i)) and chunk.kind == "trigger"


def _about_event(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether a relative clause goes on about the event (``التي دارت بين``)."""
    for c in chunks[i + 1 : i + 4]:
        if c.kind in ("light", "result") or c.id == "carrier":
            return True
        if c.kind not in ("time", "word"):
            return False
    return False


def _skip_relative(chunks: Sequence[Chunk], i: int, event: str | None) -> int:
    """The chunk after a relative clause, or -1 where it runs to the sentence's end.

    Two events want a second party, which may stand behind the first one's clause:
    ``بين القوات التي … ومقاتلين``, ``يلتقي س الذي وصل … رئيس الوزراء``.
    """
    for j in range(i + 1, min(i + 14, len(chunks))):
        c = chunks[j]
        if event == "clash" and c.kind == "actor" and c.joined:
            return j
        if event == "negotiation" and c.kind == "person" and not c.word.preposition:
            return j
        if chunks[j].kind == "punct" and chunks[j].name in "،,":
            return j + 1
        if chunks[j].kind in ("comp", "conn"):
            return -1
    return -1


def subject_before(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """The topic before a finite verb: ``قوات النظام … سيطرت``; coordinated ones too."""
    if k and chunks[k - 1].kind == "rel":
        for c in reversed(chunks[max(0, k - 4) : k - 1]):
            if c.kind in ("actor", "person", "people"):
                return [c]
        return []
    i = k - 1
    group: list[Chunk] = []
    while i >= 0:
        chunk = chunks[i]
        kind = chunk.kind
        if kind in ("punct", "quote", "time", "word", "neg", "intended"):
            if kind == "punct" and chunk.name in "؛:.":
                break
            i -= 1
            continue
        if (kind == "rel" or (kind == "comp" and chunk.word.preposition)) and not group:
            i -= 1  # استغل س … بأن سيطر
            continue
        if kind in ("rel", "comp", "conn"):
            break
        if finite(chunk):
            relative = _relative_before(chunks, i)
            if relative >= 0:
                i = relative - 1
                continue
            if kind == "light" and chunk.id == "actor" and not group and k - i <= 3:
                i -= 1  # القوات تواصل فرض الحصار
                continue
            if chunks[k].joined and finite(chunks[k]) and kind != "harm" and not group:
                return subject_before(chunks, i) or _subject_after(chunks, i)
            break
        if kind in ("trigger", "harm", "loss") and not relation_of(chunks, i):
            break
        if (
            kind == "actor"
            and i
            and chunks[i - 1].kind == "trigger"
            and not finite(chunks[i - 1])
        ):
            i -= 1  # اجتماع أنقرة: the noun's own complement
            continue
        if kind in ("actor", "person") or (kind == "people" and not group):
            relation = relation_of(chunks, i)
            if not relation and _suffers(chunks, i):
                return []
            if not relation:
                group.append(chunk)
                if not chunk.joined:
                    break
            elif group:
                break
        i -= 1
    group.reverse()
    return group


def _relative_before(chunks: Sequence[Chunk], i: int) -> int:
    """The relative pronoun whose clause holds chunk i, or -1."""
    for j in range(i - 1, max(-1, i - 6), -1):
        if chunks[j].kind == "rel":
            return j
        if chunks[j].kind in ("conn", "comp", "report") or (
            chunks[j].kind == "punct" and chunks[j].name in "؛:."
        ):
            return -1
    return -1


def _subject_after(chunks: Sequence[Chunk], i: int) -> list[Chunk]:
    """The force right after a finite verb: its subject."""
    for c in chunks[i + 1 : i + 4]:
        if c.kind == "actor" and not c.word.preposition:
            return [c]
        if c.kind not in ("time", "word", "quote"):
            return []
    return []


def _suffers(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the noun at i is whom a verb of harm before it speaks of."""
    for c in reversed(chunks[max(0, i - 3) : i]):
        if c.kind == "harm" and finite(c):
            return True
        if c.kind not in ("word", "time", "quote", "quantity", "people"):
            return False
    return False


def places_of(arguments: Sequence[Argument]) -> list[PlaceDraft]:
    """The places among arguments, each with its container as the text gives it."""
    out: list[PlaceDraft] = []
    group: list[int] = []
    last_index = -9
    for argument in arguments:
        chunk, relation, index, joined = argument
        if not is_place(chunk, relation):
            continue
        reach = 7 if not joined and chunk.name.startswith(_TOWARDS) else 4
        near = index - last_index <= reach and not any(
            last_index < a.at < index and not is_place(a.chunk, a.relation)
            for a in arguments
        )
        if group and near and not joined and _contains(chunk, relation):
            for n in group:
                if out[n].within is None:
                    out[n] = PlaceDraft(out[n].chunk, chunk)
            last_index = index
            continue
        if group and near and (joined or relation == ""):
            group.append(len(out))
        else:
            group = [len(out)]
        out.append(PlaceDraft(chunk))
        last_index = index
    return out


def _contains(chunk: Chunk, relation: str) -> bool:
    if relation in ("with", "at", "for", "from"):
        return True
    if relation == "" and chunk.head:
        return True
    return chunk.name.startswith((*_TOWARDS, "وسط", "ريف", "محافظة"))


_TOWARDS: Final = ("شمال", "جنوب", "شرق", "غرب")


def fill(
    draft: Draft,
    chunks: Sequence[Chunk],
    k: int,
    frame: Mapping[str, Any],
) -> list[Argument]:
    """Fill a draft's slots from its neighbours; returns the arguments on its right."""
    arguments = right(chunks, k)
    relations = frame.get("relations", {})
    bare: list[Argument] = []
    for argument in arguments:
        chunk, relation = argument.chunk, argument.relation
        if chunk.kind == "weapon":
            draft.weapons.append(chunk)
            continue
        voiced = draft.type in SPEECH and chunk.kind == "actor" and relation != "at"
        if is_place(chunk, relation) and not voiced:
            if _built(chunk) and (
                relations.get(relation) == "target"
                or (not relation and frame.get("object") == "target")
            ):
                draft.targets.append(chunk)  # a building hit is target and place
            continue
        if (
            frame.get("subject") == "actor" == frame.get("object")
            and draft.pos == "noun"
            and argument.at == k + 1
            and "place" in chunk.alts
        ):
            draft.places.append(PlaceDraft(chunk))  # اجتماع أنقرة
            continue
        if chunk.kind == "quantity":
            continue
        if not relation:
            bare.append(argument)
            continue
        if (
            relation == "for"
            and frame.get("genitive") == "actor"
            and (chunk.kind == "actor" and draft.pos == "noun" and not bare)
        ):
            draft.actors.append(chunk)
            continue
        if relation == "for" and draft.type == "ground_attack" and _ambush(chunks[k]):
            draft.targets.append(chunk)  # نصب كمينا لـ
            continue
        if relation == "held":
            if "target" in (frame.get("object"), frame.get("genitive2")):
                draft.targets.append(chunk)
            continue
        slot = relations.get(relation, "none")
        if (
            relation == "for"
            and slot == "actor"
            and (
                (draft.pos == "verb" and 0 < k < argument.at - 1)
                or _of_word(chunks, argument.at)
            )
        ):
            continue  # من آخر تواجد للحوثيين
        put(draft, slot, chunk)
    if draft.type not in SPEECH:
        if draft.type == "deployment":
            arguments = _destinations(arguments)
        draft.places.extend(places_of(arguments))
        draft.places.extend(_antecedent_place(chunks, k))
    if draft.pos == "verb":
        _verb(draft, chunks, k, frame, bare)
    else:
        _noun(draft, chunks, k, frame, bare)
    return arguments


def _antecedent_place(chunks: Sequence[Chunk], k: int) -> list[PlaceDraft]:
    """``المطار الذي استعادته القوات``: the place that the verb's pronoun means."""
    if not (k and chunks[k].word.pronoun and chunks[k - 1].kind == "rel"):
        return []
    for c in reversed(chunks[max(0, k - 6) : k - 1]):
        if c.kind == "place":
            return [PlaceDraft(c)]
        if c.kind not in ("quote", "punct", "word", "place", "prep"):
            return []
    return []


def _ambush(chunk: Chunk) -> bool:
    return fold_word(chunk.name).startswith(("كمين", "كماين"))


def _destinations(arguments: Sequence[Argument]) -> list[Argument]:
    """``من نهم … إلى مأرب``: forces are deployed where they go to."""
    if any(a.relation in ("to", "toward") for a in arguments):
        first = next(
            n for n, a in enumerate(arguments) if a.relation in ("to", "toward")
        )
        return list(arguments[first:])
    return list(arguments)


def _of_word(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the noun with ل at i belongs to an indefinite noun right before it."""
    before = chunks[i - 1] if i else None
    return (
        before is not None
        and before.kind == "word"
        and i >= 2
        and not before.word.base.removeprefix("ال").startswith(("تابع", "موال", "منتم"))
        and not before.word.base.startswith("ال")
        and not before.word.base.endswith(("ه", "ا"))
    )


_BUILDINGS: Final = frozenset(
    [
        "hospital",
        "mosque",
        "school",
        "market",
        "prison",
        "base",
        "airport",
        "port",
        "landmark",
        "square",
        "camp",
        "church",
        "university",
        "bridge",
        "building",
        "facility",
        "palace",
        "checkpoint",
        "crossing",
    ]
)


def _built(chunk: Chunk) -> bool:
    """Whether a place is a building or base, which can be a target itself."""
    data = chunk.data
    return (
        isinstance(data, dict)
        and data.get("kind") in _BUILDINGS
        and chunk.head != "the"
    )


def _holder(before: Argument, chunk: Chunk, own: str, i: int) -> bool:
    """``تحصينات قوات النظام``: the side that holds a military object stands for it."""
    return (
        before.chunk.kind == "object"
        and chunk.kind in ("actor", "people")
        and i - before.at <= 3
        and own in ("", "for", "from", before.relation)
        and not chunk.joined
    )


def put(draft: Draft, slot: str, chunk: Chunk) -> None:
    """Put a chunk into a slot of a draft, if it may stand there."""
    if draft.type == "shootdown" and slot == "actor" and _flies(chunk):
        draft.targets.append(chunk)  # أسقط طائرة مسيرة: what fell
        return
    if _adjective(chunk):
        return
    if slot == "actor":
        draft.mutual = draft.mutual or _parties(chunk)
        if _parties(chunk) or (chunk.kind == "people" and "harm_noun" in chunk.alts):
            return
        if (
            chunk.kind in ("actor", "person")
            or (chunk.kind == "source" and draft.type in _VOICED)
            or (
                chunk.kind == "people"
                and (
                    chunk.quantity is None or bool({"head", "actor"} & set(chunk.alts))
                )
            )
        ):
            draft.actors.append(chunk)
    elif slot == "target":
        if "harm_noun" in chunk.alts and chunk.kind == "people":
            return
        if (
            chunk.kind != "source"
            or (draft.type in STRIKES and chunk.word.base in _SITES)
            or (
                isinstance(chunk.data, dict)
                and chunk.data.get("kind") in _PEOPLE_SOURCES
            )
        ):
            draft.targets.append(chunk)
    elif slot == "weapon" and (chunk.kind == "weapon" or _armament(chunk)):
        draft.weapons.append(chunk)


def _adjective(chunk: Chunk) -> bool:
    """``الجنوب اليمني``, ``ونظيره العراقي``: a nationality that only qualifies."""
    hit = chunk.alts.get("group")
    return (
        chunk.kind == "people"
        and hit is not None
        and chunk.word.article
        and chunk.quantity is None
        and chunk.name.endswith("ي")
        and hit.lexeme.data[0] == "unspecified"
    )


def _parties(chunk: Chunk) -> bool:
    """``بين الطرفين``: parties that are named elsewhere."""
    return isinstance(chunk.data, dict) and chunk.data.get("kind") == "parties"


def _flies(chunk: Chunk) -> bool:
    return isinstance(chunk.data, dict) and chunk.data.get("kind") == "air"


_SITES: Final = frozenset(("موقع", "مكتب", "مركز", "وزاره"))


def _armament(chunk: Chunk) -> bool:
    """Whether an object is one that people attack with (``رشاش``), no house."""
    hit = chunk.alts.get("equipment")
    return hit is not None and str(hit.lexeme.data[0]).startswith(("arms", "artillery"))


def _groups(bare: Sequence[Argument], chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Bare nouns in runs of coordination: ``A وB`` is one group."""
    out: list[list[Chunk]] = []
    for n, argument in enumerate(bare):
        if (
            n
            and _continues(chunks, argument.at)
            and bare[n - 1].at >= (argument.at - 3)
        ):
            out[-1].append(argument.chunk)
        else:
            out.append([argument.chunk])
    return out


def _verb(
    draft: Draft,
    chunks: Sequence[Chunk],
    k: int,
    frame: Mapping[str, Any],
    bare: Sequence[Argument],
) -> None:
    chunk = chunks[k]
    groups = _groups(bare, chunks)
    if chunk.data.tense == "participle":
        if groups:
            _each(draft, frame.get("object", "none"), groups[0])
        return
    if frame.get("subject") == "none":
        if groups:
            _each(draft, frame.get("object", "none"), groups[0])
        return
    topic = subject_before(chunks, k)
    relative = k > 0 and chunks[k - 1].kind == "rel"
    plural = chunk.word.base.endswith(("وا", "ون"))
    if chunk.data.voice == "passive":
        if groups:
            _each(draft, frame.get("object", "none"), groups[0])
        elif topic:
            _each(draft, frame.get("object", "none"), topic)
        return
    subject: list[Chunk] = []
    first_is_agent = bool(groups) and groups[0][0].kind in (
        "actor",
        "person",
        "people",
        "source",
    )
    if (
        groups
        and chunk.data.voice == "either"
        and frame.get("harm")
        and groups[0][0].kind == "people"
        and "head" not in groups[0][0].alts
    ):
        _each(draft, frame.get("object", "none"), groups[0])  # اعتقل سبعة مطلوبين
        return
    if relative or not topic:
        if first_is_agent and not plural:
            subject = groups.pop(0)
    elif (
        plural
        or not first_is_agent
        or groups[0][0].kind in ("people", "source")
        or _disagrees(chunk, groups[0][0])
    ):
        subject = topic
    elif len(groups) > 1 or chunk.word.conjunction:
        subject = groups.pop(0)
    else:
        subject = topic
    if (
        subject
        and not groups
        and chunk.data.voice == "either"
        and subject[0].kind in ("people", "person")
        and subject is not topic
        and frame.get("object") == "target"
        and frame.get("subject") == "actor"
        and not any(a for a in draft.targets)
        and not draft.places
        and draft.type not in ("ground_attack", "demand", "threat", "condemnation")
    ):
        _each(draft, "target", subject)
        return
    _each(draft, frame.get("subject", "none"), subject)
    if groups and draft.type == "condemnation":
        draft.targets.clear()  # اتهم س بإعلان الحرب على ص: س is blamed
    if groups:
        _each(draft, frame.get("object", "none"), groups[0])


_MASCULINE: Final = frozenset(
    [
        "تنظيم",
        "جيش",
        "حزب",
        "نظام",
        "تحالف",
        "طيران",
        "حشد",
        "مجلس",
        "لواء",
        "فصيل",
        "رييس",
        "ثوار",
        "حوثيون",
    ]
)


def masculine(chunk: Chunk) -> bool:
    """Whether a name's head is a masculine singular (``تنظيم``, ``الجيش``)."""
    words = fold_word(chunk.name).split()
    return bool(words) and words[0].removeprefix("ال") in _MASCULINE


def _disagrees(verb: Chunk, noun: Chunk) -> bool:
    """Whether a verb and a noun after it differ in gender: it is not its subject."""
    word = fold_word(noun.name).split()[0].removeprefix("ال") if noun.name else ""
    base = verb.word.base
    feminine = base.endswith("ت") if verb.data.tense == "past" else base.startswith("ت")
    if feminine:
        return word in _MASCULINE
    return word.endswith("ات") and noun.kind == "actor" and noun.quantity is None


def _noun(
    draft: Draft,
    chunks: Sequence[Chunk],
    k: int,
    frame: Mapping[str, Any],
    bare: Sequence[Argument],
) -> None:
    groups = list(_groups(bare, chunks))
    definite = chunks[k].word.article
    if groups and not definite and bare[0].at <= k + 3:
        slot = frame.get("genitive", "none")
        first = groups.pop(0)
        if (
            slot == "actor"
            and first[0].kind in ("object", "people")
            and frame.get("genitive2") == "target"
        ):
            slot = "target"
        _each(draft, slot, first)
        if groups:
            _each(draft, frame.get("genitive2", "none"), groups[0])
    _relative_agent(draft, chunks, k)
    light(draft, chunks, k)


def _relative_agent(draft: Draft, chunks: Sequence[Chunk], k: int) -> None:
    """``الهجوم الذي شنته قوات …``, ``الضربات التي ينفذها التحالف``: who did it."""
    for i in range(k + 1, min(k + 7, len(chunks))):
        c = chunks[i]
        bound = i + 1 < len(chunks) and chunks[i + 1].name in ("به", "بها", "بهما")
        if c.kind == "light" and c.id == "actor" and (c.word.pronoun or bound):
            group: list[Chunk] = []
            for n in range(i + 1, min(i + 8, len(chunks))):
                d = chunks[n]
                if d.kind in ("actor", "person") and not relation_of(chunks, n):
                    if group and not d.joined:
                        break
                    group.append(d)
                elif d.kind not in ("time", "word", "quote", "prep") and not (
                    d.kind == "punct" and d.name == "،" and not group
                ):
                    break
            if group:
                draft.actors[:] = group
                draft.targets[:] = [t for t in draft.targets if t not in group]
            return
        if c.kind in ("conn", "comp", "report") or (
            c.kind == "punct" and c.name in ":؛"
        ):
            return


def light(draft: Draft, chunks: Sequence[Chunk], k: int) -> None:
    """The subject of the light verb that governs an event noun is its actor."""
    for i in range(k - 1, max(-1, k - 24), -1):
        chunk = chunks[i]
        if chunk.kind == "light":
            role = chunk.id
            between = [
                c
                for n, c in enumerate(chunks[i + 1 : k], i + 1)
                if c.kind in NOUNS and not relation_of(chunks, n)
            ]
            subject = between or subject_before(chunks, i)
            if role == "actor":
                draft.actors.extend(
                    c for c in subject if c.kind in ("actor", "person", "people")
                )
            elif role == "patient" and draft.type in VIOLENCE:
                _each(draft, "target", subject)
                _local(draft, chunks, i, k)
            elif role == "place":
                _local(draft, chunks, i, k)
            if role in ("actor", "event"):
                _local(draft, chunks, i, k)
            return
        if chunk.kind in ("comp", "conn", "report", "result") or (
            chunk.kind == "punct" and chunk.name in "؛:."
        ):
            return
        if finite(chunk):
            return
    return


def _local(draft: Draft, chunks: Sequence[Chunk], i: int, k: int) -> None:
    """Places between a light verb and its event noun, or before the verb."""
    span = [
        Argument(c, relation_of(chunks, n), n, is_joined(chunks, n))
        for n, c in enumerate(chunks[i + 1 : k], i + 1)
        if c.kind in ("place", "actor")
    ]
    if not draft.places:
        draft.places.extend(places_of(span))


def _each(draft: Draft, slot: str, group: Sequence[Chunk]) -> None:
    for chunk in group:
        put(draft, slot, chunk)

"""Whether a word of war tells an event here: what the judge is shown of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.extract.drafts import FAMILIES, Draft
from tawthiq.extract.scene import Scene, gap, governor, shape
from tawthiq.text import fold_word

_NEAR: Final = 6


def kind_features(
    draft: Draft,
    scene: Scene,
    near: Sequence[str],
    implied: Sequence[str],
    sentence: Sequence[Draft],
    earlier: Sequence[Draft],
) -> list[str]:
    """What tells the type of a draft whose word has many uses (``استهدف``, ``هجوم``).

    ``near``: classes of the words around it (air, bomb, chemical); ``implied``: the types
    that its weapons imply.
    """
    chunks, k = scene.chunks, draft.at
    c = chunks[k]
    hit = c.alts.get("trigger")
    word = fold_word(hit.lexeme.name) if hit is not None else draft.pos
    type_ = draft.type
    pos = shape(scene, k, draft.pos)
    actor, target = scene_kind(draft.actors), scene_kind(draft.targets)
    who = draft.actors[0].id if draft.actors else None
    last = sentence[-1].type if sentence else ""
    before = earlier[-1].type if earlier else ""
    form = ("A" if c.word.article else "") + ("P" if c.word.pronoun else "")
    classes = "+".join(near)
    weapons = "+".join(sorted(set(implied)))
    here = {x.id for x in chunks if x.kind == "trigger" and x is not c}
    told = [d.type for d in earlier]
    most = max(set(told), key=lambda t: (told.count(t), t)) if told else ""
    out = [
        f"t:{type_}",
        f"w:{word}",
        f"wt:{word}|{type_}",
        f"wp:{word}|{pos}",
        f"a:{type_}|{actor}",
        f"aw:{word}|{actor}",
        f"o:{word}|{target}",
        f"id:{type_}|{who}",
        f"idw:{word}|{who}",
        f"l:{type_}|{last}",
        f"lw:{word}|{last}|{form}",
        f"b:{type_}|{before}|{form}",
        f"bw:{word}|{before}|{form}",
        f"m:{word}|{most}",
        f"mf:{type_}|{most}|{form}",
        f"n:{type_}|{classes}",
        f"nw:{word}|{classes}",
        f"i:{type_}|{weapons}",
        f"iw:{word}|{weapons}",
        f"r:{word}|{scene.at(k + 1)}",
        f"lt:{word}|{scene.at(k - 1)}",
        f"g:{word}|{governor(chunks, k)}",
    ]
    out.extend(f"h:{type_}|{x}" for x in here)
    out.extend(f"e:{word}|{x}" for x in sorted(set(told)))
    return out


def features(
    draft: Draft,
    scene: Scene,
    sentence: Sequence[Draft],
    earlier: Sequence[Draft],
    number: int,
) -> list[str]:
    """What holds of a draft: its word and form, its neighbours, its arguments, its twins.

    ``sentence``: the drafts before it in its sentence; ``earlier``: those kept in
    sentences before; ``number``: the sentence's place in the report.
    """
    chunks, k = scene.chunks, draft.at
    c = chunks[k]
    hit = c.alts.get("trigger")
    own = draft.pos in ("noun", "verb")
    word = fold_word(hit.lexeme.name) if hit is not None and own else draft.pos
    pos = shape(scene, k, draft.pos)
    type_ = draft.type
    form = (
        ("A" if c.word.article else "")
        + ("P" if c.word.pronoun else "")
        + c.word.preposition
        + ("W" if c.joined else "")
    )
    counted = "N" if c.quantity is not None else ""
    relation = scene.relations[k]
    before = [x.kind for x in chunks[max(0, k - _NEAR) : k]]
    who, whom, where = bool(draft.actors), bool(draft.targets), bool(draft.places)
    arms, harm = bool(draft.weapons), bool(draft.harm)
    full = who + whom + where + arms + harm
    dated = any(x.kind == "time" for x in chunks)
    spoken = "Q" if "report" in before or "according" in before else ""
    light = governor(chunks, k)
    left, right = scene.at(k - 1), scene.at(k + 1)
    sure = draft.sure
    twins = [d for d in earlier if d.type == type_]
    kin = [d for d in earlier if any({d.type, type_} <= f for f in FAMILIES)]
    twin = "none"
    if twins:
        names = {fold_word(p.chunk.name) for p in draft.places}
        theirs = {fold_word(p.chunk.name) for d in twins for p in d.places}
        twin = "same" if names & theirs else "else" if names and theirs else "bare"
    here = [d.type for d in sentence]
    in_sentence = "same" if type_ in here else "other" if here else "first"
    after_harm = next(
        (
            f"{'R' if n > k else 'L'}{gap(n - k)}"
            for n in _around(k, len(chunks))
            if chunks[n].kind == "harm"
        ),
        "",
    )
    return [
        "bias",
        f"sure:{sure}",
        f"st:{sure}|{type_}",
        f"t:{type_}",
        f"w:{word}",
        f"wp:{word}|{pos}",
        f"wf:{word}|{form}",
        f"ws:{word}|{sure}",
        f"p:{pos}",
        f"tp:{type_}|{pos}",
        f"sp:{sure}|{pos}",
        f"f:{form}|{pos}",
        f"ft:{form}|{type_}",
        f"fs:{form}|{pos}|{sure}",
        f"r:{relation}|{pos}",
        f"rt:{relation}|{type_}",
        f"rf:{relation}|{form}",
        f"l:{left}",
        f"lp:{left}|{pos}",
        f"lt:{left}|{type_}",
        f"ll:{scene.kind(k - 2)}|{scene.kind(k - 1)}|{pos}",
        f"n:{right}",
        f"np:{right}|{pos}",
        f"nt:{scene.kind(k + 1)}|{type_}",
        f"nn:{scene.kind(k + 1)}|{scene.kind(k + 2)}|{pos}",
        f"h:{draft.headline}|{pos}",
        f"ht:{draft.headline}|{type_}",
        f"no:{min(number, 8)}|{draft.headline}",
        f"s:{draft.status}",
        f"ss:{draft.status}|{pos}",
        f"st:{draft.status}|{type_}",
        f"sl:{draft.status}|{left}",
        f"g:{light}|{pos}",
        f"gt:{light}|{type_}",
        f"rel:{'rel' in before}|{pos}",
        f"int:{'intended' in before}|{draft.status}",
        f"neg:{'neg' in before}|{draft.status}",
        f"comp:{'comp' in before}|{spoken}|{pos}",
        f"args:{who:d}{whom:d}{where:d}{arms:d}{harm:d}",
        f"argst:{who:d}{whom:d}{where:d}|{type_}",
        f"argsp:{who:d}{whom:d}{where:d}{harm:d}|{pos}|{form}",
        f"full:{full}|{type_}",
        f"fullw:{full}|{word}",
        f"dated:{dated}|{type_}",
        f"datedp:{dated}|{pos}|{form}",
        f"q:{counted}|{type_}",
        f"a:{scene_kind(draft.actors)}|{type_}",
        f"o:{scene_kind(draft.targets)}|{type_}",
        f"twin:{twin}|{form}|{pos}",
        f"twint:{twin}|{type_}",
        f"twinh:{twin}|{bool(twins and twins[-1].headline)}|{full}",
        f"kin:{bool(kin)}|{form}|{pos}|{full}",
        f"in:{in_sentence}|{type_}",
        f"inp:{in_sentence}|{pos}|{form}",
        f"inl:{here[-1] if here else ''}|{type_}",
        f"harm:{after_harm}|{type_}",
        f"len:{gap(len(chunks))}",
        f"at:{gap(k)}|{pos}",
        f"conflict:{min(len(earlier), 4)}|{number > 0}",
    ]


def scene_kind(chunks: Sequence[object]) -> str:
    """The kind of the first participant, empty where there is none."""
    from tawthiq.extract.scene import kind_of

    return kind_of(chunks[0]) if chunks else ""  # type: ignore[arg-type]


def _around(k: int, n: int) -> list[int]:
    return sorted(
        range(max(0, k - _NEAR), min(n, k + _NEAR + 1)), key=lambda i: abs(i - k)
    )

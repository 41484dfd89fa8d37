"""Whom the grammar of a clause makes its agent, and whom it does not.

Each rule was asked of the annotated reports: how often gold agrees stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.arguments import acting, described, finite, is_passive
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import HOSTS, SPEECH, VIOLENCE, Draft
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.roles.ambushes import fired_from, laid_by
from tawthiq.extract.roles.attempts import attempter, carries_out
from tawthiq.text import fold_word


def acts(draft: Draft, scene: Scene, i: int) -> bool:
    """``المنزل الذي قصفه الاحتلال``, ``كان الثوار قد استعادوه``: i did what a verb tells.

    Who stands right after a verb that bears its object (gold: 144 did it, 19 have no part,
    none befell it) or a preposition of it, ``تسيطر عليها المقاومة`` (41, 3, none); between
    ``كان`` and the verb (27, 9, none); before the relative of it, ``التنظيم الذي أعدم خمسة``
    (42, 5, one); or between أن and a verb of violence (436, 142, one; most of the 142 are of
    the speaker's side, ``قال العقيد إن قواته``). So does who is told by ``على يد``.
    """
    if scene.chunks[i].kind == "actor" and i == launcher(scene.chunks, draft):
        return True
    if _owns(draft, scene):  # واصل الجيش تقدمه
        return i == draft.at - 1
    if draft.pos == "noun" and (
        i == attempter(scene.chunks, draft.at)
        or _strikes_another(draft, scene, i)
        or _lays(draft, scene, i)
        or _made_by(draft, scene, i)
        or laid_by(draft, scene, i)
        or fired_from(draft, scene, i)
        or carries_out(draft, scene, i)
    ):
        return True
    if draft.pos == "noun" or scene.chunks[i].kind != "actor":
        return False
    if scene.relations[i] == "by" and _by_hand(scene, draft.at, i):
        return True
    if draft.pos != "verb":
        return False
    verb = scene.chunks[draft.at]
    if not finite(verb) or is_passive(verb):
        return False
    if i == draft.at + 2 and _of_it(scene.chunks[i - 1]) and draft.type not in SPEECH:
        return not (scene.relations[i] or verb.word.pronoun)
    if i == draft.at + 1 and verb.word.pronoun:
        return not (scene.relations[i] or scene.chunks[i].joined)
    if i == described(scene.chunks, draft.at):
        return True
    if i != _own_subject(scene.chunks, draft.at):
        return False
    opening = scene.chunks[i - 1]
    told = opening.kind == "comp" and draft.type in VIOLENCE
    return _was(opening) or (told and not scene.chunks[i].word.pronoun)


def launcher(chunks: Sequence[Chunk], draft: Draft) -> int:
    """``الحركة (س)، التي شنت هجوما``: the side of whose relative it is; -1: of nobody's."""
    k, j = draft.at, draft.at - 3
    if draft.pos != "noun" or j < 0 or chunks[k].joined or chunks[k - 2].kind != "rel":
        return -1
    verb = chunks[k - 1]
    makes_it = verb.kind == "light" and verb.id == "actor" and finite(verb)
    if not makes_it or verb.word.pronoun or is_passive(verb):
        return -1
    if chunks[j].name in ("،", ","):
        j -= 1
    if chunks[j].name == ")" and chunks[j - 2].name == "(":
        j -= 3
    return j if chunks[j].kind == "actor" else -1


def _owns(draft: Draft, scene: Scene) -> bool:
    """``واصل الجيش تقدمه``: whether its own pronoun gives the event to a verb's subject."""
    k = draft.at
    if k < 2 or draft.type not in _MOVES:
        return False
    verb, who, deed = scene.chunks[k - 2 : k + 1]
    carried = verb.kind == "light" and finite(verb) and who.kind == "actor"
    return carried and bool(deed.word.pronoun) and not scene.relations[k]


def _strikes_another(draft: Draft, scene: Scene, i: int) -> bool:
    """``استهداف مجهولين بعبوة سيارته``: whose verbal noun has an object of its own."""
    who = scene.chunks[i]
    after = i == draft.at + 1 and not (scene.relations[i] or who.joined)
    if not (after and any(c is who for c in draft.actors)):
        return False
    struck = {id(c) for c in draft.targets}
    return any(
        id(c) in struck and not (scene.relations[n] or c.joined)
        for n, c in enumerate(scene.chunks[i + 1 :], i + 1)
    )


def _made_by(draft: Draft, scene: Scene, i: int) -> bool:
    """``الهجوم الذي شنه 70 مسلحا``: people right after the verb that bears the event."""
    verb, who = scene.chunks[i - 1], scene.chunks[i]
    made = verb.kind == "light" and verb.id == "actor" and bool(verb.word.pronoun)
    if who.kind != "people" or who.joined or scene.relations[i] or not made:
        return False
    since = scene.chunks[draft.at + 1 : i - 1]
    near = draft.at < i - 1 and all(c.kind in ("rel", "word") for c in since)
    return near and not is_passive(verb)


def _lays(draft: Draft, scene: Scene, i: int) -> bool:
    """``أعلنت الكتائب عن نجاحها في نصب كمين``: whose success an ambush is."""
    k, chunks = draft.at, scene.chunks
    if chunks[k].word.base != _LAYING or not 0 <= i < k - 1:
        return False
    whose = fold_word(chunks[k - 2].name).endswith(("ها", "ه", "هم"))
    sides = [n for n in range(k - 2) if chunks[n].kind == "actor"]
    return chunks[k - 1].kind == "prep" and whose and i in sides[:1]


_LAYING: Final = "نصب"
_MOVES: Final = frozenset(("advance", "withdrawal", "control"))


def _by_hand(scene: Scene, k: int, i: int) -> bool:
    """``أعدم خمسة جنود رميا بالرصاص على يد مسلحين``: nothing but how it was done between.

    ``قتل أربعة وجرح العشرات على أيدي القوات``: nor but more of the harm.
    """
    passed = _NO_DEEDS | _HARM if scene.chunks[k].kind == "harm" else _NO_DEEDS
    return k < i and all(
        c.kind in passed or c.word.base.endswith("ا") or "weapon" in c.alts
        for c in scene.chunks[k + 1 : i]
    )


_HARM: Final = frozenset(("harm", "quantity"))
_NO_DEEDS: Final = frozenset(("people", "person", "prep", "place", "time", "word"))


def makes(draft: Draft, scene: Scene, i: int) -> bool:
    """``هجوم شنته فصائل``, ``صاروخا أطلقته المليشيا``: who is told to have made it.

    In gold 290 of 331 such did it, and it befell none. So did whose a repelled one was.
    """
    chunks, k = scene.chunks, draft.at
    if chunks[i].kind != "actor":
        return False
    if i == k + 1 and repelled(draft, chunks):
        return scene.relations[i] in ("for", "")
    verb = chunks[i - 1]
    near = draft.pos == "noun" and 0 < i - 1 - k <= _CARRIED
    if near and fold_word(verb.name) in _ORIGIN and draft.type in VIOLENCE:
        return True  # قصف مدفعي مصدره القوات التركية
    told = draft.type in HOSTS and draft.pos == "noun" and 0 < i - 1 - k <= _CARRIED
    if not told or scene.relations[i] or chunks[i].joined or verb.joined:
        return False
    of_it = verb.word.pronoun or fold_word(verb.name).endswith(("ه", "ها"))
    own = verb.kind in ("word", "light", "trigger") and verb.id not in SPEECH
    near = all(c.kind in _BESIDE for c in chunks[k + 1 : i - 1])
    return bool(of_it) and own and near and not verb.word.article


def repelled(draft: Draft, chunks: Sequence[Chunk]) -> bool:
    """``صد هجوم لداعش``, ``إحباط تعرض``: whether an assault is told as fought off."""
    before = chunks[draft.at - 1] if draft.at else None
    assault = draft.pos == "noun" and draft.type == "ground_attack"
    return assault and before is not None and before.word.base in _REPELLING


_ORIGIN: Final = ("مصدره", "مصدرها")
_REPELLING: Final = words("agents.repelling")
_CARRIED: Final = 3  # chunks from what is told to the verb
_BESIDE: Final = frozenset(("rel", "time", "word", "place", "quote"))


def _of_it(c: Chunk) -> bool:
    """``منه``, ``عليها``: a preposition that bears what was told before."""
    return c.kind == "prep" and fold_word(c.name).endswith(("ه", "ها", "هم", "هما"))


def acted_on(draft: Draft, scene: Scene, i: int) -> bool:
    """``قصف الجيش التنظيم``, ``المليشيا تقنص امرأة``: whom a verb with a subject is at.

    The second of two sides after a verb (gold: none of 94 acts), or who stands after one
    that comes after its subject (one of 93); or who was driven out (none of 15).
    """
    chunks, k = scene.chunks, draft.at
    expelled = draft.pos == "noun" and chunks[k].word.base in _EXPELLING
    if i == k + 1 and expelled and draft.type != "withdrawal":
        return True  # تمكنت القوات من طرد المسلحين
    if draft.pos != "verb" or not finite(chunks[k]) or chunks[k].word.pronoun:
        return False
    if scene.relations[i] or chunks[i].joined or is_passive(chunks[k]):
        return False
    subject = {k + 2: k + 1, k + 1: k - 1}.get(i, -1)
    if subject < 0 or chunks[subject].kind != "actor" or scene.relations[subject]:
        return False
    after = subject < k and not chunks[k].joined and draft.type in VIOLENCE
    return chunks[i].kind in ("actor", "people") and (after or subject > k)


_EXPELLING: Final = words("agents.expelling")


def another_acts(draft: Draft, scene: Scene, i: int) -> bool:
    """Whether a verb has a subject of its own, and i is none of it.

    ``قادتها الذين اغتالتهم إسرائيل``; ``قصف منطقة يسيطر عليها التنظيم الذي أعدم خمسة`` (gold:
    none of 45 such did it); ``كان الحوثيون قد سيطروا`` (one of 28); ``إن التنظيم أعدم خمسين
    من عشيرة تقاتل مع الجيش`` (of those after it 20 of 446, in clashes and lists mostly);
    ``طاردت القوات مسلحين أطلقوا النار`` (3 of 90).
    """
    chunks, k = scene.chunks, draft.at
    if _owns(draft, scene):
        return i > k
    if draft.pos == "noun" and attempter(chunks, k) >= 0:
        return i != attempter(chunks, k)
    own = _own_subject(chunks, k)
    if launcher(chunks, draft) >= 0 and draft.type != "clash":
        return i != launcher(chunks, draft) and not chunks[i].joined
    if i > k:
        told = own > 0 and chunks[own - 1].kind == "comp" and draft.type in VIOLENCE
        return told and draft.type != "clash" and not chunks[i].joined
    before = max(own, described(chunks, k), _indefinite(scene, k))
    return i < k and (i < before or _has_subject(chunks, k))


def _indefinite(scene: Scene, k: int) -> int:
    """``مسلحين أطلقوا``: the people whom the verb at k is a clause of; -1: nobody."""
    verb, who = scene.chunks[k], scene.chunks[k - 1]
    if k < 1 or not finite(verb) or verb.joined or not verb.word.base.endswith("وا"):
        return -1
    definite = who.word.article or who.word.pronoun or who.joined
    people = who.kind in ("people", "actor") and not definite
    return k - 1 if people and not scene.relations[k - 1] else -1


def _has_subject(chunks: Sequence[Chunk], k: int) -> bool:
    """``قادتها الذين اغتالتهم إسرائيل``: who did it stands after the verb of a relative.

    So it does where what the relative describes does nothing: ``المنزل الذي فجر انتحاري
    نفسه فيه``.
    """
    if not 0 < k < len(chunks) - 1 or chunks[k - 1].kind != "rel":
        return False
    verb, after = chunks[k], chunks[k + 1]
    if not finite(verb) or after.word.preposition:
        return False
    if verb.word.pronoun:
        return after.kind == "actor"
    lifeless = k > 1 and chunks[k - 2].kind in ("object", "place")
    return lifeless and after.kind in ("actor", "people", "person")


def _own_subject(chunks: Sequence[Chunk], k: int) -> int:
    """Where the subject of the verb at k stands, ``كان الحوثيون قد سيطروا``; else -1."""
    if not finite(chunks[k]):
        return -1
    for i in range(k - 1, max(-1, k - 4), -1):
        c = chunks[i]
        if c.kind == "actor" and i and not c.word.preposition:
            opens = chunks[i - 1].kind in ("comp", "conn", "rel")
            return i if opens or _was(chunks[i - 1]) else -1
        if c.kind not in ("intended", "neg"):
            return -1
    return -1


def _was(c: Chunk) -> bool:
    return c.word.base in _WAS


_WAS: Final = words("scene.was")


def negated(draft: Draft, scene: Scene, i: int) -> bool:
    """``غارة …، ولم يعلق الجيش``: i only did not do something; in gold 2 of 47 such did it."""
    chunks, k = scene.chunks, draft.at
    if i <= k or chunks[i].kind != "actor":
        return False
    for j in range(i - 1, max(k, i - _NEAR), -1):
        if chunks[j].kind == "trigger":
            return False
        if chunks[j].kind == "neg":
            return draft.type in HOSTS and fold_word(chunks[j].name) in _NOT
    return False


def acts_later(draft: Draft, scene: Scene, i: int) -> bool:
    """``خطفوا ثلاثة كان الحشد قد حذرهم``, ``…، واحتجزت القوة الجثمان``: a later verb is his.

    In gold none of 40 who stand after ``كان`` did what a verb of violence before it tells,
    and two of 140 who stand after another event's verb; of those after another word of
    speech, three of 197 said what the first tells. After a noun it must begin a clause
    beside it: ``قتل ثلاثة في القصف، فيما أطلق مسلحون النار``.
    """
    if i < draft.at + 2:
        return False
    speaks = draft.type in SPEECH
    beside = draft.type != "clash" and scene.chunks[i - 2].name in _MEANWHILE
    violent = draft.type in VIOLENCE and (draft.pos == "verb" or beside)
    if not (speaks or violent):
        return False
    verb, who = scene.chunks[i - 1], scene.chunks[i]
    if violent and _was(verb):
        return True
    other = verb.id in SPEECH if speaks else verb.id != draft.type
    bare = not (scene.relations[i] or who.joined or verb.word.pronoun)
    return acting(verb) and other and bare and who.kind == "actor"


_MEANWHILE: Final = frozenset(("فيما", "بينما", "في حين"))
_NEAR: Final = 5
_NOT: Final = words("agents.negations")

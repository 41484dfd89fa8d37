"""Who did what an event tells, where its own clause names them, and who then did not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, verbs, words
from tawthiq.extract.arguments import acting, finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import HOSTS, STRIKES, TAKING, VIOLENCE, Draft
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.names.phrases import OF_ACTS
from tawthiq.text import fold_word

_CONTRASTING: Final = words("clauses.contrasting")
_AMBUSH: Final = words("clauses.ambush")
_LAYING: Final = verbs("clauses.laying")
_ANSWERING: Final = verbs("clauses.answering")
_PRISONS: Final = words("clauses.prisons")
_FOUND: Final = words("clauses.found")
_NEAR: Final = 4
_LAID_WITHIN: Final = 8


def named_between(draft: Draft, scene: Scene, i: int) -> bool:
    """``… القوات، ودارت اشتباكات بين س وص``: i stands before a clash that names its sides.

    In gold none of 176 such fought in it.
    """
    k = draft.at
    if draft.type != "clash" or i >= k:
        return False
    near = range(k + 1, min(k + 1 + _NEAR, len(scene.chunks) - 1))
    one = next((j for j in near if scene.relations[j] == "between"), -1)
    sides = [c for c in scene.chunks[one : one + _NEAR] if c.kind == "actor"]
    return one > 0 and len(sides) > 1 and sides[0] is scene.chunks[one]


def of_another(draft: Draft, scene: Scene, i: int) -> bool:
    """``أصيب صيادون برصاص البحرية، فيما توغلت جرافات وسط إطلاق نار``: i acts before it.

    Between i and what a noun tells begins a clause whose verb has a subject of its own.
    In gold one of 41 such had a part in it.
    """
    chunks, k = scene.chunks, draft.at
    again = chunks[k].word.article and "weapon" not in chunks[k].alts  # الغارات
    if draft.pos != "noun" or draft.type not in HOSTS or again or i >= k:
        return False
    if _result_of(chunks, k):
        return True
    opening = next((j for j in range(k - 1, i, -1) if _contrasts(chunks[j])), k)
    if any(c.word.pronoun for c in chunks[opening : k + 1]):
        return False
    verb = next((n for n in range(opening + 1, k - 1) if finite(chunks[n])), -1)
    if verb >= 0 and chunks[verb].word.base in _FOUND:
        return True  # فيما عثر على جثة شاب مقتولا بالرصاص
    if verb < 0 or chunks[verb].kind != "trigger" or chunks[verb].name.endswith("وا"):
        return False
    moves = getattr(chunks[verb].data, "type", "") in _MOVES
    subject = chunks[verb + 1]
    acts = subject.kind == "actor" or (moves and subject.kind == "object")
    return acts and not scene.relations[verb + 1]


# Verbs whose object no noun without a preposition is.
_MOVES: Final = frozenset(("ground_attack", "advance"))


def _contrasts(c: Chunk) -> bool:
    return c.kind == "conn" and fold_word(c.name) in _CONTRASTING


def _result_of(chunks: Sequence[Chunk], k: int) -> bool:
    """``اشتبكت القوات …، وأدى سقوط قذيفة إلى …``: what fell is the subject of a new verb.

    The noun of what was told before, ``وأسفر القصف عن``, is of those told before.
    """
    word, verb = chunks[k].word, chunks[k - 1] if k else chunks[k]
    fresh = not (word.article or word.pronoun or chunks[k].name.endswith(("ا", "ً")))
    return fresh and verb.kind == "result" and finite(verb) and verb.joined


def goes_past(draft: Draft, scene: Scene, i: int) -> bool:
    """``قصف يطال البلدة، وحزب الله يرد``: past the event begins a clause of another side.

    In gold 3 of 81 of those in it had a part in the event.
    """
    chunks = scene.chunks
    return any(
        chunks[n].kind == "actor"
        and chunks[n].joined
        and not chunks[n].word.pronoun
        and chunks[n - 1].name in ("،", ",")
        and not scene.relations[n]
        and _other_verb(chunks[n + 1])
        for n in range(draft.at + 2, min(i + 1, len(chunks) - 1))
    )


def acts_past(draft: Draft, scene: Scene, i: int) -> bool:
    """``هجوم على القرية، حيث أطلق الجنود النار``: who acts in the clause after an act."""
    chunks = scene.chunks
    if draft.pos != "noun" or i < draft.at + 3 or chunks[i].kind != "actor":
        return False
    verb, opening = chunks[i - 1], chunks[i - 2]
    bare = not (chunks[i].joined or scene.relations[i] or verb.word.pronoun)
    return bare and acting(verb) and opening.kind == "conn"


def of_another_strike(draft: Draft, scene: Scene, i: int) -> bool:
    """``قتلوا برصاص مسلحين، فيما استهدفت وحدة تجمعا للتنظيم``: whom the strike after it hit."""
    chunks = scene.chunks
    return any(
        _contrasts(chunks[n]) and _strikes(chunks[n + 1])
        for n in range(draft.at + 1, i - 1)
    )


def _strikes(c: Chunk) -> bool:
    return acting(c) and c.id in VIOLENCE and not c.word.pronoun


def of_own_clause(draft: Draft, scene: Scene, doers: list[int]) -> list[int]:
    """``قصفت طائرات السوق، بينما قالت الوزارة``: of those who did it, who stands with it.

    Whoever is told past a clause of contrast did it only where nobody else did.
    """
    if draft.type == "clash":
        return doers
    end = len(scene.chunks)
    after = range(draft.at + 1, end)
    past = next((n for n in after if _contrasts(scene.chunks[n])), end)
    return [i for i in doers if i < past] or doers


def _other_verb(c: Chunk) -> bool:
    """Whether a verb begins what its subject does, and tells nothing of what came before."""
    owns = getattr(c.data, "type", "") == "responsibility"
    return finite(c) and not (c.joined or owns)


def waylaid(draft: Draft, scene: Scene, i: int) -> bool:
    """``نصب الجيش كمينا لرتل``: whom an ambush was laid for; in gold none of 23 laid it.

    ``قتلوا في كمين لرتل``, where nobody is told to have laid it, is not asked.
    """
    chunks, k = scene.chunks, draft.at
    if i <= k or scene.relations[i] != "for" or not _ambush(chunks[k]):
        return False
    return any(
        c.word.base in _LAYING or fold_word(c.name) in _LAYING
        for c in chunks[max(0, k - _LAID_WITHIN) : i]
    )


def _ambush(c: Chunk) -> bool:
    """``كمين``, ``نصب كمين``: an ambush, alone or after the noun of laying it."""
    return not _AMBUSH.isdisjoint((c.word.base, *fold_word(c.name).split()[1:2]))


def answered(draft: Draft, scene: Scene, i: int) -> bool:
    """``رد الجيش على مصادر النيران بعد سقوط قذائف``: i answers what had been done."""
    if draft.type not in STRIKES or not 0 < i < draft.at:
        return False
    verb = scene.chunks[i - 1]
    return scene.relations[draft.at] == "after" and verb.word.base in _ANSWERING


def is_answered(scene: Scene, k: int) -> bool:
    """``ردت على العدوان``, ``انتقاما لمقتل جنودها``: what is answered, others did.

    But who answers sources of fire fires at them: ``رد الجيش على مصادر النيران``.
    """
    if fold_word(scene.chunks[k].name).startswith(_SOURCES):
        return False
    before = scene.chunks[max(0, k - 3) : k]
    return scene.relations[k] in ("on", "for") and any(
        name in _ANSWERS or name.removeprefix("ب") in _ANSWERS
        for c in before
        for name in (c.word.base, fold_word(c.name))
    )


_ANSWERS: Final = words("clauses.answers")
_SOURCES: Final = ("مصادر", "مصدر")


def jails(draft: Draft, scene: Scene, i: int) -> bool:
    """``تحت التعذيب في سجون النظام``: whose prison somebody was killed in; gold: 4 of 4."""
    killed = draft.type == "killing" and i > draft.at
    return killed and _owns_prison(scene.chunks, draft.at + 1, i)


def holds_captive(draft: Draft, scene: Scene, i: int) -> bool:
    """``وفاة معتقل في سجون النظام``: whose prison it is was neither taken nor killed.

    Nor was he to whom somebody or something was on the way: ``مهربة إلى الحوثيين``.
    """
    if draft.type in TAKING and scene.relations[i] == "to":
        return scene.chunks[i].kind == "actor"
    return draft.type in _CAPTIVE and _owns_prison(scene.chunks, 0, i)


def _owns_prison(chunks: Sequence[Chunk], first: int, i: int) -> bool:
    """Whether i is a side right behind a word for a prison, which stands from ``first`` on."""
    near = chunks[max(first, i - 2) : i]
    prison = any(c.word.base.removeprefix("ال") in _PRISONS for c in near)
    return prison and chunks[i].kind == "actor"


_CAPTIVE: Final = frozenset(("detention", "abduction", "casualties", "release"))


def handed_to(draft: Draft, scene: Scene, i: int) -> bool:
    """``سلمت القوات البلدة للشرطة``: who was given a place; in gold 4 of 4 hold it."""
    given = _handed(draft, scene) and scene.relations[i] in ("for", "to", "toward")
    return given and i > draft.at and scene.chunks[i].kind == "actor"


def handed_over(draft: Draft, scene: Scene, i: int) -> bool:
    """``سلمت القوات البلدة``: who gave a place away does not hold it."""
    return _handed(draft, scene) and not handed_to(draft, scene, i)


def _handed(draft: Draft, scene: Scene) -> bool:
    after = scene.chunks[draft.at + 1 : draft.at + 2]
    if draft.type != "control" or any(c.word.pronoun for c in after):
        return False  # وسلمت لها مقار الحكومة: those told before took them
    return fold_word(scene.chunks[draft.at].name).lstrip("وف").startswith(_HANDING)


_HANDING: Final = ordered("clauses.handing")


def own_dead(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``قتل شاب تحت التعذيب``: i is among those that a killing killed."""
    killed = (h.start == chunks[i].start for h in draft.harm)
    return draft.type == "killing" and any(killed)


def blamed(draft: Draft, scene: Scene, i: int) -> str:
    """What i is to an act that he is said to be behind, or that is laid to him.

    ``الحوثيون يقفون وراء الهجوم``: they are whom a word of blame is at, and did the act;
    ``نسبت الوزارة الهجوم إلى التنظيم``: so did he. ``تعامل الجيش مع خروقات المسلحين بقصف``:
    who answers fired, at those whom he answers. Empty where nothing is said of him so.
    """
    chunks, k = scene.chunks, draft.at
    if chunks[i].kind != "actor":
        return ""
    if draft.type in STRIKES and i < k and chunks[k].word.preposition == "ب":
        who = _answers_with(chunks, k)
        if who == i:
            return "actor"
        if 0 <= who < i and chunks[i].word.preposition != "ب":
            return "target"
    near = range(max(0, min(i, k) - _NEAR), max(i, k) + 1)
    behind = next((j for j in near if chunks[j].name.endswith(_BEHIND)), -1)
    if behind >= 0 and chunks[behind].kind == "trigger" and abs(i - behind) == 1:
        bare = not (scene.relations[i] or chunks[i].joined)
        if bare and k == behind:
            return "target"
        return "actor" if bare and 0 < k - behind <= _NEAR else ""
    laid = scene.relations[i] == "to" and draft.type in HOSTS and k < i
    return "actor" if laid and any(_lays(chunks[j]) for j in near if j < k) else ""


def _answers_with(chunks: Sequence[Chunk], k: int) -> int:
    """Who answers somebody with the strike at k, before or after the verb; -1: none does."""
    for v in range(k - 2, max(-1, k - _ANSWERED), -1):
        c = chunks[v]
        if c.word.base in _DEALING and not c.word.preposition:
            who = v + 1 if chunks[v + 1].kind == "actor" else v - 1
            at = chunks[max(v, who) + 1]
            to = at.name in ("على", "مع") or at.word.preposition == "ل"
            return who if to and who >= 0 and chunks[who].kind == "actor" else -1
        if finite(c) or c.kind in ("punct", "conn", "comp", "report"):
            return -1
    return -1


_ANSWERED: Final = 8
_DEALING: Final = verbs("clauses.dealing")


def _lays(c: Chunk) -> bool:
    return finite(c) and c.word.base.startswith(_LAYING_TO)


_BEHIND: Final = ordered("clauses.behind")
_LAYING_TO: Final = ordered("clauses.laying_to")


def describes(draft: Draft, scene: Scene, i: int) -> bool:
    """``غارة خاطئة على الرقة``: an adjective of the strike, not what it hit."""
    strike, word = scene.chunks[draft.at], scene.chunks[i]
    feminine = all(fold_word(c.name).endswith("ه") for c in (strike, word))
    if word.head == "offered" and word.word.base.removeprefix("ال") in OF_ACTS:
        return True  # اقتحامات الدعم السريع | المتكررة
    beside = i == draft.at + 1 and word.head == "offered"
    return beside and feminine and draft.pos == "noun"

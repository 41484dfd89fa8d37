"""Who only stands beside an event: escorts, allies that it was done for, makers of an offer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import HOSTS, SPEECH, TAKING, VIOLENCE, Draft
from tawthiq.extract.judging.scene import Scene
from tawthiq.extract.roles.aftermath import heals, treated
from tawthiq.extract.roles.agents import launcher
from tawthiq.extract.roles.clauses import is_answered
from tawthiq.text import fold_word


def settled(role: str, draft: Draft, scene: Scene, i: int) -> str:
    """The part of chunk i, which is taken for ``role``, where it only stands beside."""
    chunks, k = scene.chunks, draft.at
    if role == "actor" and (
        _also_hit(draft, scene, i)
        or _fought_back(chunks, k, i)
        or _assailed(draft, scene, i)
    ):
        return "target"
    if i == launcher(chunks, draft):
        return role
    if role == "target" and _flew(draft, scene, i):
        return "actor"
    if role in ("target", "none") and _held_to_account(draft, chunks, i):
        return "actor"
    if role == "target" and draft.type in SPEECH and _what_is_said(chunks[i]):
        return "none"
    if role in ("target", "actor") and (
        (role == "target" and _escorts(chunks, i))
        or _supported(chunks, i)
        or (role == "actor" and draft.type == "rejection" and _made_it(chunks, k, i))
    ):
        return "none"
    if role == "actor" and (
        _praises(draft, chunks, i)
        or _mediates(draft, chunks, i)
        or _was_there(draft, chunks, i)
        or _names_another(draft, chunks, i)
    ):
        return "none"
    if role in _BEFALLEN and (
        _seated(chunks, i) or _received(draft, chunks, i) or _dead(draft, chunks, i)
    ):
        return "none"
    return "none" if role != "weapon" and _in_the_answer(draft, scene, i) else role


_BEFALLEN: Final = frozenset(("target", "place", "target+place"))


def _also_hit(draft: Draft, scene: Scene, i: int) -> bool:
    """``هجومين على «مواقع الجيش» و«الكتيبة 101»``: in quotes of its own, after what was hit."""
    chunks, k = scene.chunks, draft.at
    quoted = i > k + 3 and chunks[i - 1].kind == "quote" and chunks[i - 2].name == "و"
    if draft.pos != "noun" or draft.type not in HOSTS or not quoted:
        return False
    between = chunks[k + 1 : i - 2]
    parted = any(c.kind in ("punct", "conn", "comp") or finite(c) for c in between)
    return not parted and any(c.kind == "prep" and c.data == "on" for c in between)


def _flew(draft: Draft, scene: Scene, i: int) -> bool:
    """``قصف وتحليق مكثف لطائرات التحالف``: aircraft that a strike from the air is said to be of."""
    own = scene.relations[i] == "for" and i > draft.at and draft.pos == "noun"
    craft = fold_word(scene.chunks[i].name).startswith(_CRAFT)
    return own and craft and draft.type == "airstrike"


_CRAFT: Final = (*ordered("attacks.craft"), "طيران", "مقاتلات")


def _dead(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``مقتل 15 مسلحا وتوقيف سبعة``: who was killed is not who was taken after that."""
    k = draft.at
    taken = draft.type in TAKING and chunks[k].joined
    if not (taken and 0 < i < k < len(chunks) - 1):
        return False
    return chunks[i - 1].kind == "harm" or chunks[k + 1].kind == "quantity"


def _fought_back(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``تصدوا للدورية وبادروا بإطلاق النار عليها``: who faced it fired, not the patrol."""
    if not 0 < i < k - 1:
        return False
    verb, before = chunks[k - 1], chunks[i - 1]
    acts = verb.kind == "light" and verb.id == "actor" and verb.joined and finite(verb)
    return acts and before.kind == "light" and before.id == "patient"


def _assailed(draft: Draft, scene: Scene, i: int) -> bool:
    """``هاجمت القوات المتظاهرين بالرصاص``: whom the verb is at did not fire the shots."""
    chunks, k = scene.chunks, draft.at
    if not 2 <= i < k or scene.relations[i] or chunks[i].joined:
        return False
    verb, subject = chunks[i - 2 : i]
    if verb.kind != "trigger" or verb.data.type not in VIOLENCE or not finite(verb):
        return False
    own = subject.kind == "actor" and not scene.relations[i - 1]
    fires = draft.type in VIOLENCE and draft.pos != "verb"
    return own and fires and not any(finite(c) for c in chunks[i + 1 : k][:_NEAR])


def _was_there(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``فجر نفسه في أثناء وجود عناصر من الحشد``: in whose presence it was done."""
    alone = draft.type in VIOLENCE and draft.type != "clash"
    return alone and i > 0 and _word(chunks[i - 1]) in _PRESENCE


def _names_another(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``أعلن الحشد قيام التنظيم بإعدام 40``: who tells that another did it."""
    k = draft.at
    if not i < k - 2 or draft.type not in VIOLENCE or not chunks[k].word.preposition:
        return False
    return chunks[k - 1].kind == "actor" and _word(chunks[k - 2]) in _DOING


def _held_to_account(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``حملت السلطة الحكومة المسؤولية عن الهجوم``: on whom the blame is laid, and the act."""
    k = draft.at
    if draft.pos != "noun" or draft.type not in HOSTS or not 0 < i < k - 1:
        return False
    between = chunks[i + 1 : k]
    if any(c.kind in ("punct", "conn", "comp") or finite(c) for c in between):
        return False
    lays = any(_word(c).startswith(_LAYING) for c in chunks[max(0, i - 2) : i])
    blame = any(w in fold_word(between[0].name) for w in _BLAME)
    return lays and blame and chunks[i].kind == "actor"


_LAYING: Final = ("حمل", "يحمل", "تحمل")
_BLAME: Final = ("مسوول", "مسيول")


def _seated(chunks: Sequence[Chunk], i: int) -> bool:
    """``المنظمة، ومقرها نيويورك``: where somebody has his seat."""
    seat = chunks[i - 1] if i else chunks[i]
    return seat.id == "hq" and bool(seat.word.pronoun) and chunks[i].kind == "place"


def _received(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``استقبل مستشفى س خمس إصابات``, ``نقلوا إلى مستشفى س ومستشفى ص``: where they were brought."""
    if draft.type not in VIOLENCE or not heals(chunks[i]):
        return False
    if i and _word(chunks[i - 1]).lstrip("و").startswith(_RECEIVING):
        return True
    if not chunks[i].joined:
        return False
    first = next(
        (j for j in range(i - 1, max(-1, i - _NEAR), -1) if heals(chunks[j])), i
    )
    return first < i and treated(draft, chunks, first)


_RECEIVING: Final = ("استقبل", "يستقبل", "تستقبل")


def _what_is_said(c: Chunk) -> bool:
    """``تعهد الرئيس بمواصلة العمليات``: what somebody vows is nobody whom he addresses."""
    return c.head == "offered" and c.name.startswith("ب") and not c.quantity


def _escorts(chunks: Sequence[Chunk], i: int) -> bool:
    """``اقتحموا المسجد بحماية من الشرطة``: who guards those who attack is not hit.

    Nor is who backs them: ``عملية نفذها الجيش بإسناد من طيران التحالف``.
    """
    j = i - 1
    of = j > 0 and chunks[j].name == "من"
    if of:
        j -= 1
    if j < 0:
        return False
    backs = of and fold_word(chunks[j].name).startswith(_BACKING)
    return backs or _word(chunks[j]) in _ESCORT


def _supported(chunks: Sequence[Chunk], i: int) -> bool:
    """``تبادل الحزب القصف مع إسرائيل دعما لحليفته حماس``: for whom it was done."""
    for c in reversed(chunks[max(0, i - _NEAR) : i]):
        if _word(c) in _SUPPORT:
            return True
        if c.kind in ("punct", "conn", "comp") or finite(c):
            return False
    return False


def _praises(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``باركت حركتا س وص عملية التفجير``: who praises an act has not done it."""
    if draft.pos != "noun" or draft.type in SPEECH or i >= draft.at:
        return False
    first = i
    while first > 0 and chunks[first].joined and chunks[first - 1].kind == "actor":
        first -= 1
    verb = chunks[first - 1] if first else chunks[first]
    praises = fold_word(verb.name).lstrip("وف").startswith(_PRAISING)
    return praises and not any(finite(c) for c in chunks[i + 1 : draft.at])


def _mediates(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``هدنة بوساطة أمريكية روسية``: whose mediation it was, who is no party."""
    who = chunks[i]
    if draft.type == "negotiation" or who.first != who.last:
        return False
    near = chunks[max(0, i - 2) : i]
    nisbas = all(c.kind == "actor" for c in near[1:]) or len(near) < 2
    of = near[-1:] if not nisbas else near
    return who.name.endswith("ية") and any(_word(c).startswith(_MEDIATION) for c in of)


def _made_it(chunks: Sequence[Chunk], k: int, i: int) -> bool:
    """``رفضت الحركة المقترح الإسرائيلي``: whose offer it was, which others reject."""
    offer, who = chunks[i - 1], chunks[i]
    nisba = who.first == who.last and fold_word(who.name).endswith(("ي", "يه"))
    alike = offer.word.article and who.word.article
    return i > k + 1 and offer.kind == "trigger" and bool(nisba and alike)


def _in_the_answer(draft: Draft, scene: Scene, i: int) -> bool:
    """``ردا على الهجوم أغارت طائراته على القرى``: past the verb stands what was done then."""
    chunks, k = scene.chunks, draft.at
    if draft.pos != "noun" or not chunks[k].word.article or not is_answered(scene, k):
        return False
    return any(
        finite(c) and not c.joined and getattr(c.data, "type", "") in HOSTS
        for c in chunks[k + 1 : i]
    )


def told_once(scene: Scene, slots: dict[str, list[int]]) -> None:
    """``رفضت الحركة الإسلامية "حماس" العرض``: a side and its short name are one party."""
    parties = {*slots["actor"], *slots["target"]}
    for slot in ("actor", "target"):
        slots[slot] = [
            i for i in slots[slot] if _long_name(scene.chunks, i) not in parties
        ]


def at_once(draft: Draft, scene: Scene, actors: list[int]) -> list[int]:
    """``اعتقلت خمسة، وقال شهود إن الشرطة هاجمت …``: a verb's subject is told before it.

    Where one is, whom another verb after أن has for its subject is none of it; nor is the
    same side by a shorter name.
    """
    chunks, k = scene.chunks, draft.at
    if draft.pos != "verb" or draft.type not in VIOLENCE or len(actors) < 2:
        return actors
    if not any(i < k for i in actors):
        return actors
    kept = [i for i in actors if i < k or chunks[i - 1].kind != "comp"]
    names = [chunks[i].name for i in kept]
    return [
        i
        for i in kept
        if chunks[i].joined
        or not any(n.startswith(f"{chunks[i].name} ") for n in names)
    ]


def together(draft: Draft, scene: Scene, actors: list[int]) -> list[int]:
    """``إن الجبهة والتنظيم تبنيا التفجير``: with the second of two subjects the first."""
    chunks, k = scene.chunks, draft.at
    for j in (k - 1, k - 2):
        if j < 1 or j not in actors or j - 1 in actors or not finite(chunks[k]):
            continue
        two = chunks[j].joined and chunks[j - 1].kind == chunks[j].kind == "actor"
        opens = j == 1 or chunks[j - 2].kind in ("comp", "conn")
        if two and opens and (j == k - 1 or chunks[k - 1].name in ("،", ",")):
            return sorted([*actors, j - 1])
    return actors


def _long_name(chunks: Sequence[Chunk], i: int) -> int:
    """Where the side stands whose other name is at i, in quotes or brackets; -1: nowhere."""
    j = i - 1
    while j >= 0 and (chunks[j].kind == "quote" or chunks[j].name == "("):
        j -= 1
    same = j >= 0 and chunks[i].id is not None and chunks[j].id == chunks[i].id
    return j if same and j < i - 1 and chunks[i].kind == "actor" else -1


def _word(c: Chunk) -> str:
    return (c.word.base or fold_word(c.name)).removeprefix("ب")


_NEAR: Final = 4  # chunks
_PRAISING: Final = ordered("bystanders.praising")
_MEDIATION: Final = ordered("bystanders.mediation")
_PRESENCE: Final = words("bystanders.presence")
_DOING: Final = words("bystanders.doing")
_ESCORT: Final = words("bystanders.escort")
_BACKING: Final = ordered("bystanders.backing")
_SUPPORT: Final = words("bystanders.support")

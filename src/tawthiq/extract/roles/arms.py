"""Who did an act by the arms that it is told with, and who only brings them down."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite, form_of, is_passive
from tawthiq.extract.events.drafts import STRIKES, Draft
from tawthiq.extract.harm.states import blown_up
from tawthiq.extract.judging.scene import Scene
from tawthiq.text import fold_word


def brings_down(draft: Draft, scene: Scene, i: int) -> bool:
    """``اعترضت القبة الصواريخ التي أطلقت``: who brings down what was fired has not fired it.

    In gold none of 17 such did. Nor did a plural before a verb in the singular, ``هاجم
    محتجون المبنى فأطلقت حمايته النار``: of 56 such seven, where shells fell or in a list.
    """
    chunks, k = scene.chunks, draft.at
    if chunks[k].word.base.removeprefix("ال") == _INTERCEPTING and i <= k + 1:
        return draft.type in STRIKES
    if i >= k:
        return False
    if intercepts(draft, scene, i) or was_lost(scene, i):
        return True
    verb, head = chunks[k], fold_word(chunks[i].name).partition(" ")[0]
    sole = form_of(verb) == "f" and verb.data.tense == "past" and not is_passive(verb)
    falls = verb.word.base.startswith("سقط")
    return sole and head.endswith("ون") and not (falls or scene.relations[i])


def was_lost(scene: Scene, i: int) -> bool:
    """``تدمير ثلاث طائرات في هجوم``: aircraft that a noun of loss before them tells of."""
    before = scene.chunks[i - 1] if i else None
    if before is None or scene.kinds[i] != "actor.air" or scene.relations[i]:
        return False
    bare = not (scene.chunks[i].word.article or finite(before))
    return bare and "loss" in before.alts


def beside_it(draft: Draft, scene: Scene, i: int) -> bool:
    """``استخدمت القوات المسيرات والقصف``, ``بالقصف والمسيرات``: aircraft told beside an act.

    They are what somebody struck with, as the act is.
    """
    chunks, k = scene.chunks, draft.at
    if draft.pos != "noun" or scene.kinds[i] != "actor.air" or abs(i - k) != 1:
        return False
    if i > k:
        return chunks[i].joined and chunks[k].word.preposition == "ب"
    used = i > 0 and fold_word(chunks[i - 1].name).lstrip("وف").startswith(_USING)
    return chunks[k].joined and used


_INTERCEPTING: Final = "اعتراض"
_USING: Final = ordered("agents.using")


def intercepts(draft: Draft, scene: Scene, i: int) -> bool:
    """``اعترضت القبة الصواريخ التي أطلقت``: who brings down what was fired before it hits."""
    if i >= draft.at or draft.type not in STRIKES:
        return False
    beside = scene.chunks[max(0, i - 1) : i + 2]
    return any(c.kind == "trigger" and c.id == "shootdown" for c in beside)


def set_off(draft: Draft, scene: Scene, i: int) -> bool:
    """``نفذت القوات عملية …، وانفجرت عبوة``: what goes off is nobody's before it.

    Unless he laid or drove it: ``زرعها مسلحون``, ``يقودها انتحاري``. In gold 15 of 187 who
    stand before it did it, and all of these laid it.
    """
    chunks, k = scene.chunks, draft.at
    goes_off = chunks[k].word.base.startswith(_GOING_OFF)
    if draft.type != "bombing" or i >= k or not goes_off:
        return False
    near = (fold_word(c.name).lstrip("و") for c in chunks[max(0, i - 2) : k])
    return not any(w.startswith(_LAID) for w in near)


_GOING_OFF: Final = ordered("agents.going_off")
_LAID: Final = ordered("agents.laid")


def owns_doer(draft: Draft, scene: Scene, i: int) -> bool:
    """``أوقف حاجز للفرقة حافلة``, ``قصفت راجمات تابعة للنظام``: whose the subject is.

    Not where the subject stands before: ``إن مسيرة استهدفت عجلة تابعة للجيش``.
    """
    chunks, k = scene.chunks, draft.at
    if scene.relations[i] != "for" or not finite(chunks[k]) or i <= k + 1:
        return False
    if is_passive(chunks[k]) or (k and _subject(scene, k - 1)):
        return False
    first, *rest = chunks[k + 1 : i]
    if first.kind not in ("object", "weapon") or scene.relations[k + 1]:
        return False
    if not rest or first.id in _SITES:
        return not rest and first.word.base in _POSTS
    return len(rest) == 1 and rest[0].word.base.removeprefix("ال").startswith(_OF)


def _subject(scene: Scene, i: int) -> bool:
    """Whether whoever stands at i, before a verb that is joined to nothing, is its subject."""
    acts = scene.chunks[i].kind in ("actor", "weapon") and not scene.relations[i]
    return acts and not scene.chunks[i + 1].joined


def owns_guns(draft: Draft, scene: Scene, i: int) -> bool:
    """``استهدفت مدفعية | النظام بلدة``: whose the guns are that a verb has for its subject."""
    chunks, k = scene.chunks, draft.at
    if i != k + 2 or not finite(chunks[k]) or is_passive(chunks[k]):
        return False
    guns, who = chunks[k + 1], chunks[i]
    bare = not (guns.word.article or guns.word.prefix or chunks[k].word.pronoun)
    side = who.kind == "actor" and who.word.article and not who.joined
    told = k and _subject(scene, k - 1)  # إن مسيرة استهدفت …
    return guns.kind == "weapon" and bare and side and not (told or scene.relations[i])


def of_its_fire(draft: Draft, scene: Scene, i: int) -> bool:
    """``استهدفت قذائف حوثية قرية``, ``مجزرة إسرائيلية``: whose the adjective says it is."""
    k, who = draft.at, scene.chunks[i]
    if who.kind != "actor" or who.first < who.last or not who.name.endswith("ية"):
        return False
    if i == k + 1:  # خطف تركية: an act that is no feminine noun may have befallen her
        return draft.pos == "noun" and scene.chunks[k].name.endswith(("ة", "ات"))
    if i != k + 2 or not finite(scene.chunks[k]):
        return False
    return scene.chunks[k + 1].kind == "weapon" and not scene.relations[k + 1]


# What fires at nobody, by the ids of equipment.csv: هاجمت مواقع تابعة لمليشيا.
_SITES: Final = frozenset(
    ("position", "hq", "point", "camp_mil", "base", "store", "arms_store", "ammo_store")
)
_POSTS: Final = words("blame.posts")
_OF: Final = ("تابع", "يتبع", "تتبع")


def was_blown_up(draft: Draft, scene: Scene, i: int) -> bool:
    """``تفجير دبابة وسيارة ذخيرة``: what was blown up, with what is joined to it."""
    chunks, k = scene.chunks, draft.at
    things = chunks[k + 1 : i + 1]
    listed = all(c.kind == "object" for c in things)
    return draft.type == "bombing" and bool(things) and listed and blown_up(chunks, k)


def flown(draft: Draft, scene: Scene, i: int) -> bool:
    """``أكد فلان قصف طائرات للتحالف مقرات``: aircraft between an act and what it hit."""
    hit = scene.chunks[i + 1] if i + 1 < len(scene.chunks) else None
    if scene.kinds[i] != "actor.air" or i != draft.at + 1 or hit is None:
        return False
    bare = not (scene.relations[i] or scene.relations[i + 1] or hit.joined)
    return draft.type in STRIKES and bare and hit.kind in ("object", "place", "people")


def whose_fire(draft: Draft, scene: Scene, i: int) -> bool:
    """``قتل جندي برصاص زميله``: whose fire it was; in gold 101 such did it, none was hit.

    So it is where a verb of killing names the event: ``أعدموا ميدانيا برصاص القوات``.
    """
    fire, who = scene.chunks[i - 1], scene.chunks[i]
    shot = i == draft.at + 1 or (draft.type == "killing" and _by_shots(draft, scene, i))
    if not shot or fire.word.preposition != "ب" or fire.word.base not in _FIRE:
        return False
    adjective = who.first == who.last and who.name.endswith("ي")
    by = who.kind in ("actor", "people", "person") and not scene.relations[i]
    return by and not (adjective or who.joined)


def _by_shots(draft: Draft, scene: Scene, i: int) -> bool:
    """Whether nothing but whom it befell, where and when parts the fire from the verb."""
    between = scene.chunks[draft.at + 1 : i - 1]
    return draft.at < i - 1 and all(c.kind in _OF_THE_ACT for c in between)


_OF_THE_ACT: Final = frozenset(("people", "person", "prep", "place", "time", "word"))
_FIRE: Final = words("blame.fire")

"""Whether a name that is also a common word or a person's is a place's here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk, View, is_finite
from tawthiq.extract.chunking.idioms import in_an_idiom
from tawthiq.extract.sources.sayings import teller_follows
from tawthiq.text import fold_word, has_article

# How an indefinite accusative may be written.
TANWIN: Final = ("ًا", "اً")


def no_place(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether the words around what may be a place's name say that it is none."""
    word = hit.word
    if word.pronoun or _written_otherwise(view, hit) or _a_clause(view, hit, before):
        return True
    if word.conjunction == "ف" or word.preposition == "ك":
        return True
    if _part_of_a_name(hit, before) or word.base in _OF_HIM:
        return True
    if before and word.base == "ابو" and _is_one(before[-1]):
        return True  # المجاهد | أبو عمر الحلبي
    if hit.last > hit.first and _acts(view, hit, before):
        return True
    if before and _told_by_its_noun(before[-1]) and goes_on(view, hit):
        return True
    if in_an_idiom(view, hit, before):
        return True
    if hit.lexeme.data.get("ambiguous"):
        return not _names_a_place(view, hit, before)
    return _describes_noun(hit, before)


def _acts(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``إن الفرقة السادسة نصبت``, ``الفرقة السادسة التابعة للجيش``: a unit, not its base."""
    if hit.word.preposition or "head" not in view.kinds(hit.first):
        return False
    after = view.tokens[hit.last + 1].norm if hit.last + 1 < len(view.tokens) else ""
    opens = not before or before[-1].kind in _OPENERS
    return after in _BELONGING or (opens and not hit.word.conjunction)


_OPENERS: Final = frozenset(("comp", "conn"))
_BELONGING: Final = words("namesakes.belonging")


def _is_one(who: Chunk) -> bool:
    """``المجاهد``, ``القائد``: somebody told by what he is, whose name is due."""
    group = who.alts.get("group")
    one = group is not None and group.lexeme.data[1] == "singular"
    return who.kind == "people" and one and who.word.article


def _names_a_place(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether the words around a name with an ``ambiguous`` mark say it is a place's.

    Mark 1 (``الباب``) needs a preposition, a list or a noun said of places only; mark 3
    (``الصورة``, ``جروح``) is a word that a preposition stands before in every report:
    it needs more than that.
    """
    if _in_list(hit, before) or _heads_list(view, hit) or _of_a_place(before):
        return not _among_words(view, hit, before)
    if hit.lexeme.data.get("ambiguous") == "3":
        return False
    return _cued(hit, before) and not (
        _among_words(view, hit, before) or _wounded(view, hit, before)
    )


def goes_on(view: View, hit: Hit) -> bool:
    """``المناطق الخارجة عن``: a participle before its preposition, no town of the name."""
    after = view.tokens[hit.last + 1 : hit.last + 3]
    how = len(after) > 1 and after[1].norm in ("طريق", "بعد")  # الباب عن طريق التفاوض
    return bool(after) and after[0].norm == "عن" and not how


def _written_otherwise(view: View, hit: Hit) -> bool:
    """``دوماً``, ``عنه``: an ending that no place's name has, or not this one's.

    A final ه is no ة where the sentence tells them apart.
    """
    text = view.tokens[hit.first].text
    if hit.last > hit.first:
        return False
    if text.endswith(TANWIN):
        return True
    place = hit.lexeme
    if not text.endswith("ه") or not place.name.endswith("ة") or hit.word.article:
        return False
    known = place.data.get("kind") in ("city", "governorate", "capital")  # مصراته
    return not known and any(t.text.endswith("ة") for t in view.tokens)


def _part_of_a_name(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``الطبيب البغدادي``, ``لواء شهداء اليرموك``: what belongs to the name before it."""
    if (
        hit.word.preposition == "ب"
        and len(hit.word.base) < _LETTERS
        and hit.first == hit.last
    ):
        return True  # باب المصنع: a door, not in إب
    last = before[-1] if before else None
    if last is None or hit.word.conjunction or hit.word.preposition:
        return False
    if last.kind == "person":
        name = hit.lexeme.name
        return name.startswith("ال") and fold_word(name).endswith(("ي", "يه"))
    if len(before) == 1:
        return False
    owner = before[-2]
    if last.word.base == "شهداء":
        return owner.kind == "actor" and owner.word.base in _BANDS
    return last.kind == "word" and owner.word.base in _OPERATIONS  # عملية عاصفة الحزم


_OPERATIONS: Final = words("namesakes.operations")
_BANDS: Final = words("namesakes.bands")


_LETTERS: Final = 3


def _heads_list(view: View, hit: Hit) -> bool:
    """``القريتين ومهين``: a name that is a word too, before one that is only a place's."""
    after = hit.last + 1
    return after < len(view.tokens) and any(
        h.lexeme.kind == "place"
        and h.word.conjunction == "و"
        and not h.lexeme.data.get("ambiguous")
        for h in view.hits[after]
    )


def _in_list(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``حلب والباب``, ``منبج، الباب``: a name that goes on with a list of places."""
    last = before[-1] if before else None
    if last is None:
        return False
    if last.kind == "place":
        described = _told_by_its_noun(last) or not last.head
        return hit.word.conjunction == "و" or not described
    return last.kind == "punct" and len(before) > 1 and before[-2].kind == "place"


def _told_by_its_noun(chunk: Chunk) -> bool:
    """``المدينة``, ``شرق المدينة``: no name stands after the noun."""
    side = isinstance(chunk.data, dict) and chunk.data.get("kind") == "direction"
    return chunk.kind == "place" and (side or chunk.head == "the")


def _of_a_place(before: Sequence[Chunk]) -> bool:
    """``أهالي الجورة``, ``مشارف الباب``: after what is said of places only."""
    last = before[-1] if before else None
    return last is not None and last.kind == "word" and last.word.base in _OF_A_PLACE


def _cued(hit: Hit, before: Sequence[Chunk]) -> bool:
    """Whether a preposition or its own second word makes a name a place's."""
    if hit.word.preposition == "ب":
        return not _demanded(before)
    if hit.last > hit.first:
        return True
    last = before[-1] if before else None
    if last is not None and last.kind == "trigger" and last.name.endswith(" على"):
        return True  # براميل على الشعار
    if last is None or last.kind != "prep":
        return last is not None and last.kind == "place" and last.head != ""
    if last.data == "on":  # سيطر الجيش على سلمى
        near = before[-5:]
        return any(c.kind == "trigger" or "weapon" in c.alts for c in near)
    return last.data in _WHERE


def _demanded(before: Sequence[Chunk]) -> bool:
    """``طالبوا بالكرامة``: the verb of speech before ب says what is wanted, not where."""
    verbs = (c for c in before[::-1] if c.kind in ("trigger", "report"))
    return str(
        getattr(getattr(next(verbs, None), "data", None), "frame", "")
    ).startswith("speech")


def _among_words(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``الساحات والميادين``, ``القدم والفخذ``: coordinated with another common noun."""
    last = before[-1] if before else None
    if hit.word.conjunction and last is not None and last.kind == "place":
        return last.head == "the"
    after = hit.last + 1
    if after >= len(view.tokens) or not view.tokens[after].norm.startswith("وال"):
        return False
    kinds = view.kinds(after)
    if "place" in kinds:
        return False
    return "place_head" in kinds or view.tokens[after].norm[3:] in _BODY


def _wounded(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``أصيب في القدم``: a part of the body where somebody is hurt."""
    after = view.tokens[hit.last + 1].norm if hit.last + 1 < len(view.tokens) else ""
    told = after in _PLACING or after[:2] in ("بم", "بر")
    hurt = any(c.kind in ("harm", "weapon") for c in before)
    return hurt and hit.word.base.removeprefix("ال") in _BODY and not told


_BODY: Final = words("namesakes.body")
_PLACING: Final = words("namesakes.placing")
_WHERE: Final = frozenset(("at", "near", "to", "toward", "from"))
# What is said of places only.
_OF_A_PLACE: Final = words("namesakes.of_a_place")


# His or her age, no village: ``في الستين من عمره``.
_OF_HIM: Final = frozenset(("عمره", "عمرها"))


def _a_clause(view: View, hit: Hit, before: Sequence[Chunk]) -> bool:
    """``هذا ما أكده المدير``, ``ودان السفير``: a verb that is written as a town is.

    After ما there stands a verb, and with و one of saying at the head of a clause.
    """
    rivals = [h for h in view.hits[hit.first] if h.last == hit.first]
    if before and before[-1].kind == "conn" and before[-1].name == "ما":
        return any(h.lexeme.kind == "report" for h in rivals)
    if any(h.lexeme.kind == "report" and h.word.pronoun for h in rivals):
        return teller_follows(view, hit.last)
    if hit.word.conjunction or (before and before[-1].kind not in ("punct", "quote")):
        return False  # ، ودرعا: the town goes on with a list
    return any(h.word.conjunction and is_finite(h) for h in rivals)


def in_the_quarter(view: View, hit: Hit) -> bool:
    """``بحارة البدو``: in a quarter, where its name follows; no sailors."""
    after = hit.last + 1
    return after < len(view.tokens) and (
        has_article(view.tokens[after].norm) or "place" in view.kinds(after)
    )


def _describes_noun(hit: Hit, before: Sequence[Chunk]) -> bool:
    """``من الجهة الشرقية``, ``مسيرة سلمية``: an adjective that a town is named by."""
    last = before[-1] if before else None
    word = hit.word
    if last is None or word.conjunction or word.preposition:
        return False
    if word.base == "سلميه" and last.word.base.endswith(("ه", "ات")):
        return last.kind in ("object", "trigger", "word", "people")
    noun = before[-2] if last.word.article and len(before) > 1 else last
    definite = noun.word.pronoun or (noun is not last and noun.kind == "trigger")
    if definite and word.article and hit.first == hit.last:
        # حملتهم الجديدة, عملية القصف الجديدة
        return noun.word.base[-1:] == word.base[-1:] == "ه"
    if not fold_word(hit.lexeme.name).endswith(("يه", "ي")):
        return False
    if last.kind == "trigger":
        return last.word.article and word.article
    described = last.kind == "place" and last.name == "البلاد"
    return (
        (last.kind == "word" or described)
        and last.word.base.startswith("ال")
        and hit.lexeme.name.startswith("ال")
    )

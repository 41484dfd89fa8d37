"""Words that no table knows, named by what stands before them: lists and speakers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import words
from tawthiq.extract import names
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunks import Chunk, View
from tawthiq.extract.drafts import SPEECH
from tawthiq.extract.namesakes import TANWIN
from tawthiq.extract.sayings import quotes_on
from tawthiq.text import WORD, Word, fold_word


def listed_place(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``أحياء السكري، والفردوس، والمغاير``: unknown words that go on with a list.

    ``مناطق "س" و"ص"``, ``قرى (س، ص)``: so do those in marks of their own or in brackets.
    """
    marked = _marked(view, i, before)
    if marked is not None:
        return marked
    norm = view.tokens[i].norm
    compound = norm[:1] == "و" and names.opens_compound(view, i, norm[1:])
    if norm[0] != "و" or (len(norm) < 4 and not compound) or not before:
        return None
    j = _last_place(before)
    if j < 0 or (before[j + 1 :] and before[-1].name not in "،,"):
        return None
    if norm.endswith(("نا", "وا", "تم", "ها", "هم", "هما")) and len(norm) > 4:
        return None
    if norm in _NO_MEMBERS:
        return None
    head = list_head(before, j)
    if not (head or compound or _place_follows(view, i) or _beside_it(view, i, before)):
        return None
    last = i + 1 if compound else names.listed_name(view, i)
    return view.chunk(
        "place",
        i,
        last,
        word=Word(
            norm[1:], "و", "", norm[1:3] == "ال", "", 3 if norm[1:3] == "ال" else 1
        ),
        data=before[j].data,
        head=head or before[j].head,
    )


def _beside_it(view: View, i: int, before: Sequence[Chunk]) -> bool:
    """``بفج عطان والصباحة``: an unknown name beside a small place; few words stand so."""
    last = before[-1]
    data = last.data if isinstance(last.data, dict) else {}
    if len(before) == 1 or data.get("kind") not in _SMALL or last.head == "the":
        return False
    norm = view.tokens[i].norm
    named = norm.startswith("وال") and not norm.endswith(_NO_NAME) and not view.hits[i]
    governed = before[-2].kind in ("prep", "trigger", "place")
    placed = governed or bool(last.word.preposition)
    return named and placed and not _goes_on(view, i + 1)


def _goes_on(view: View, i: int) -> bool:
    """``والتصدي | للهجوم``, ``والدفع | بتعزيزات``: what a masdar or a subject has."""
    if i >= len(view.tokens) or view.tokens[i].kind != WORD:
        return False
    if names.is_verbal(view, i) or view.tokens[i].norm.startswith(("لل", "وال")):
        return True
    placed = {h.lexeme.kind for h in view.hits[i]} & {"place", "place_head"}
    return view.tokens[i].norm.startswith("ب") and not placed


_SMALL: Final = frozenset(("village", "neighbourhood", "mountain", "landmark", "base"))
_NO_MEMBERS: Final = words("unknowns.no_members")


def _last_place(before: Sequence[Chunk]) -> int:
    """Where the place stands that only marks part from what comes next; else -1."""
    for j in range(len(before) - 1, max(-1, len(before) - 1 - _MARKS), -1):
        if before[j].kind == "place":
            return j
        if not _joins(before[j]):
            return -1
    return -1


_MARKS: Final = 5  # ``،``, quotation marks and a و of its own may part two names
_LONG: Final = 40


def _joins(chunk: Chunk) -> bool:
    if chunk.kind == "word":
        return chunk.name == "و"
    return chunk.kind == "quote" or (chunk.kind == "punct" and chunk.name in "،,()")


def list_head(before: Sequence[Chunk], j: int) -> str:
    """The plural head of the list whose last name so far is at j, or empty."""
    for chunk in reversed(before[max(0, j - _LONG) : j + 1]):
        if chunk.kind == "place":
            if names.is_plural_head(chunk.head):
                return str(chunk.head)
        elif _among(chunk) and _of_many(before[:j]):
            return _MANY  # قرى منها عويسة وقصريج
        elif not _joins(chunk):
            break
    return ""


_MANY: Final = "مناطق"


def _marked(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """The next name of a list whose names stand in marks of their own, or in brackets."""
    j = _last_place(before)
    if j < 0 or j == len(before) - 1 or view.hits[i] or names.is_verbal(view, i):
        return None
    head = list_head(before, j)
    if not head:
        return None
    between = before[j + 1 :]
    opened = between[-1].kind == "quote" or between[-1].name == "("
    joined = any(c.name == "و" for c in between)
    if opened and joined:
        closing = names.quotation_end(view, i - 1)
        last = closing - 1 if closing else i
    elif between[-1].name in "،," and _open_bracket(view, before):
        last = _to_mark(view, i)
    else:
        return None
    norm = view.tokens[i].norm
    article = norm.startswith("ال")
    word = Word(norm, "و", "", article, "", 2 if article else 0)
    return view.chunk(
        "place", i, last, word=word, name_from=i, data=before[j].data, head=head
    )


def _open_bracket(view: View, before: Sequence[Chunk]) -> bool:
    """Whether a bracket or quotation that opened is not closed yet."""
    for chunk in reversed(before[-_LONG:]):
        opens = chunk.kind == "place" and view.tokens[chunk.first].norm == chunk.head
        for n in range(chunk.last, chunk.first - 1, -1):
            text = view.tokens[n].text
            if text in names.OPEN and (opens or text not in names.CLOSE):
                return True
            if text in names.CLOSE:
                return False
        if opens:
            return False
    return False


def _to_mark(view: View, i: int) -> int:
    """The last token of a name in a bracketed list: up to the mark that ends it."""
    last = i
    while (
        last + 1 < len(view.tokens)
        and last - i < 2
        and view.tokens[last + 1].kind == WORD
        and names.unprefixed(view, last + 1)
    ):
        last += 1
    return last


def lone_place(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``في ديسا شمال دارفور``: words that no table knows, where what holds them follows.

    ``قرى منها عويسة وقصريج``: or that stand for some of many places.
    """
    if not before or before[-1].kind != "prep":
        return None
    among = _among(before[-1])
    if not (among or before[-1].data in _PLACING):
        return None
    if (before[-1].word.pronoun and not among) or not _may_name(view, i):
        return None
    if among:
        return _lone(view, i, i, _MANY) if _of_many(before) else None
    article = view.tokens[i].norm.startswith("ال")
    for last in (i + 1, i):  # عيال بخيت
        if last > i and not _second(view, last):
            continue
        if _held(view, last + 1, article=article):
            return _lone(view, i, last, "")
    return None


def _among(chunk: Chunk) -> bool:
    return chunk.kind == "prep" and chunk.name.lstrip("وف") in _AMONG


def _second(view: View, i: int) -> bool:
    """Whether token i may be the second word of an unknown name: no adjective."""
    if i >= len(view.tokens) or not _may_name(view, i):
        return False
    norm = view.tokens[i].norm
    plain = norm.startswith("ال") or not norm.endswith(("ي", "ه"))
    return plain and names.unprefixed(view, i)


# Relations of prepositions that a place stands after.
_PLACING: Final = frozenset(("at", "near", "to", "toward"))
_AMONG: Final = frozenset(("منها", "بينها", "من بينها"))
_NO_NAME: Final = ("ين", "ون", "ات", "يه", "ها", "هم", "تم", "نا", "وا", "ان")


def _may_name(view: View, i: int) -> bool:
    """Whether token i may be a place's name although no table knows it."""
    token = view.tokens[i]
    if token.kind != WORD or view.hits[i] or i in view.times or i in view.tails:
        return False
    norm = token.norm
    theirs = token.text.endswith("ه") and len(norm) <= _THEIRS  # مروره
    wrong = norm.endswith(_NO_NAME) or theirs or token.text.endswith(_TANWIN)
    wrong = wrong or norm in _NOUNS or not names.unprefixed(view, i)
    return len(norm) > _SHORT and not wrong and not names.is_verbal(view, i)


_THEIRS: Final = 5
_TANWIN: Final = (*TANWIN, "\u064b", "\u064c", "\u064d")
_NOUNS: Final = words("unknowns.nouns")


_SHORT: Final = 2


def _of_many(before: Sequence[Chunk]) -> bool:
    """Whether what stands before ``منها`` is many places."""
    for chunk in before[-_NEAR_MANY:-1][::-1]:
        word = chunk.word.base.removeprefix("ال")
        if word in _PLACES or names.is_plural_head(chunk.head):
            return True
        if "تواصل" in chunk.name:
            return False  # مواقع التواصل, منها تويتر
        if fold_word(chunk.name) == "مواقع":
            return True
        if chunk.name.split()[-1:] and fold_word(chunk.name.split()[-1]) in _PLACES:
            return True
        if chunk.kind in ("actor", "people", "source", "person"):
            return False
    return False


_NEAR_MANY: Final = 7
_PLACES: Final = words("unknowns.places")


def _held(view: View, i: int, *, article: bool) -> bool:
    """Whether token i begins what holds the place before it: ``شمال``, ``بولاية``.

    ``article``: the place is written as common nouns are (``في البطن | شرق غزة``), so a
    side alone does not tell.
    """
    if i >= len(view.tokens):
        return False
    if view.tokens[i].text == "(":
        return any(h.lexeme.kind == "place_head" for h in _hits(view, i + 1))
    if view.tokens[i].norm in ("التابعه", "التابع"):
        return any(h.word.preposition == "ل" for h in _hits(view, i + 1))
    inside = view.tokens[i].norm == "في"
    for hit in _hits(view, i + 1 if inside else i):
        if hit.lexeme.kind == "place_head":
            kind = hit.lexeme.data.get("kind")
            if kind == "direction" and not (hit.word.article or article):
                return True
            if kind in _HOLDING and (inside or hit.word.preposition == "ب"):
                return True
    return False


_HOLDING: Final = frozenset(("governorate", "district", "region", "city"))


def _hits(view: View, i: int) -> Sequence[Hit]:
    return view.hits[i] if i < len(view.hits) else ()


def _lone(view: View, i: int, last: int, head: str) -> Chunk:
    norm = view.tokens[i].norm
    article = norm.startswith("ال")
    word = Word(norm, "", "", article, "", 2 if article else 0)
    return view.chunk("place", i, last, word=word, name_from=i, data={}, head=head)


_COMMON: Final = frozenset(
    [
        *("group", "equipment", "place", "place_head", "source_head", "head", "title"),
        "harm_noun",
    ]
)


def goes_on_with_villages(view: View, i: int, before: Sequence[Chunk]) -> bool:
    """``قرى البو طعمة، والحجاج، والمزرعة``: a common noun that is a village's name here."""
    norm = view.tokens[i].norm
    if not norm.startswith("وال") or norm.endswith(("ين", "ون", "ات")):
        return False
    last = before[-1] if before else None
    kinds = view.kinds(i)
    if last is not None and last.kind == "place" and _of_two(view, last):
        return True  # تلتي الكويتي | والقطري
    if last is not None and last.kind == "place":
        # بلدات الطيرة والمزرعة ولبين: between two of them
        common = bool(kinds) and kinds <= _COMMON | {"trigger"}
        return common and _joined_place(view, i + 1) and _of_villages(before)
    if last is None or last.name not in "،," or len(before) < 2:
        return False
    village = before[-2].kind == "place" and _plural(before[-2].head)
    return village and bool(kinds) and kinds <= _COMMON


def _of_two(view: View, chunk: Chunk) -> bool:
    """Whether a place is the first of the two that the dual before it tells."""
    dual = chunk.head.endswith(("تي", "تا")) and names.is_plural_head(chunk.head)
    return dual and view.tokens[chunk.first].norm == chunk.head


def _joined_place(view: View, i: int) -> bool:
    """Whether the token at i joins one more place of the gazetteer to a list."""
    return i < len(view.tokens) and any(
        h.lexeme.kind == "place" and h.word.conjunction for h in view.hits[i]
    )


def _of_villages(before: Sequence[Chunk]) -> bool:
    """Whether the places that end here are a list that ``قرى`` or the like opens."""
    for chunk in reversed(before):
        if chunk.kind != "place":
            return False
        if _plural(chunk.head):
            return True
    return False


def _plural(head: str) -> bool:
    """Whether a head opens a list of villages, with ب or ل before it or without."""
    return head in _VILLAGES or (head[:1] in "بل" and head[1:] in _VILLAGES)


_VILLAGES: Final = words("unknowns.villages")


def _place_follows(view: View, i: int) -> bool:
    """Whether another place of the list stands after the unknown word at i."""
    if names.is_verbal(view, i) or view.tokens[i].norm.endswith(("ت", "وا", "نا")):
        return False
    for j in range(i + 1, min(i + 4, len(view.tokens))):
        token = view.tokens[j]
        if token.text in "،,":
            continue
        if token.norm[:1] == "و" and view.kinds(j) & {"place", "place_head"}:
            return True
        if view.hits[j]:
            return False
    return False


def unknown_speaker(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``قال هنري باركي``, ``أفادت المنسقية أن``: unknown words after a reporting verb."""
    if not before or before[-1].kind != "report" or before[-1].word.preposition:
        return None
    if len(before) > 1 and before[-2].kind == "rel":
        return None  # المرصد الذي يتابع | العنف
    last = names.person_name(view, i)
    if last > i:
        return view.chunk("person", i, last, data={"role": "unknown"})
    norm = view.tokens[i].norm
    if not norm.startswith("ال") or names.is_verbal(view, i):
        return None
    last = names.adjectives(view, i, definite=True, limit=2, strict=True)
    if not quotes_on(view, last):
        return None  # أعلن الانسحاب: what is announced, not who announces
    word = Word(norm[2:], article=True, prefix=2)
    return view.chunk("source", i, last, word=word, data={"kind": "unspecified"})


def town_named(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``قال ناصر الحمصي``: a given name that is a town's too, after a reporting verb."""
    if not before or view.tokens[i].norm not in view.given or not view.hits[i]:
        return None
    office = _office_open(before)  # القيادي في الحركة | ياسر س: no verb أسر
    if not office and not (view.kinds(i) == {"place"} and _speaker_due(before)):
        return None
    last = names.person_name(view, i, ranked=office)
    if last <= i:
        return None
    return view.chunk("person", i, last, data={"role": "unknown"})


def _office_open(before: Sequence[Chunk]) -> bool:
    """``قال القيادي في حركة س``: whether an office that has no name yet ends here."""
    for i in range(len(before) - 1, max(0, len(before) - _OFFICE_CHUNKS), -1):
        c = before[i]
        if "title" in c.alts and (c.head == "title" or c.kind == "people"):
            return before[i - 1].kind in ("report", "conn")
        if c.kind not in ("prep", "actor", "source", "place", "people"):
            return False
    return False


_OFFICE_CHUNKS: Final = 5


def _speaker_due(before: Sequence[Chunk]) -> bool:
    """Whether who speaks is named next: ``قال``, ``دعا``, ``نقلت الوكالة عن``."""
    last = before[-1]
    if last.kind == "prep" and last.data == "about":
        quoting = (c.kind == "report" and c.data.role == "quote" for c in before[-8:])
        return any(quoting)
    voices = last.kind == "trigger" and last.id in SPEECH and finite(last)
    return voices or (last.kind == "report" and not last.word.preposition)


# The name of an outlet has so many words at most.
_OUTLET_WORDS: Final = 5
_SPEAKERS: Final = frozenset(("source", "person", "people", "actor"))
_TALKS: Final = words("unknowns.talks")


def quoted_outlet(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``قال شاهد لـ«صدى الوادي»``: a quoted name that somebody is said to have told."""
    informed = bool(before) and before[-1].word.base in _INFORMED
    if not informed and (len(before) < 2 or not _told_here(before)):
        return None
    last = names.quotation_end(view, i)
    if not last or last - i - 1 > _OUTLET_WORDS or "source" in view.kinds(i + 1):
        return None
    if any(view.kinds(n) & {"comp", "report", "rel"} for n in range(i + 1, last)):
        return None
    by = before[-1].name == "به" or informed
    return view.chunk(
        "source",
        i,
        last,
        word=Word(view.tokens[i + 1].norm, preposition="" if by else "ل"),
        name_from=i + 1,
        name_to=last - 1,
        data={"kind": "media"},
    )


def _told_here(before: Sequence[Chunk]) -> bool:
    """Whether somebody tells and the words before a quotation say whom."""
    last = before[-1]
    if last.name == "به" and before[-2].kind == "report":
        return True  # على ما أفاد به «مركز س»
    if fold_word(last.name).lstrip("و") in _RECEIVES:
        return any(c.kind == "source" for c in before[-3:-1])  # في بيان تلقت «س» نسخة
    if last.kind == "word" and last.name.rstrip("\u0640") == "ل":
        return before[-2].kind in _SPEAKERS or _talks(before[-5:-1])
    to = last.kind == "prep" and last.data in ("with", "to")
    return to and _talks(before[-4:-1])


_INFORMED: Final = words("unknowns.informed")
_RECEIVES: Final = words("unknowns.receives")


def _talks(before: Sequence[Chunk]) -> bool:
    return any(c.word.base in _TALKS for c in before)

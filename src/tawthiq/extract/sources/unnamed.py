"""Tellers that no table knows, and the names after offices that no table holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.arguments import finite
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text import fold_word

_LONGEST: Final = 7  # chunks
_BODY: Final = frozenset(("word", "object", "place", "quote", "actor", "people"))
# What opens a clause before its subject: ``أما السفارة فأعلنت``.
_OPENING: Final = frozenset(
    ("أما", "اما", "لكن", "ولكن", "كما", "وكانت", "وكان", "كان")
)


def after(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``رجح مختبر البحوث الإنسانية أن``: unknown nouns between a reporting verb and أن."""
    run: list[Chunk] = []
    for c in chunks[k + 1 : k + 1 + _LONGEST]:
        if c.kind == "comp":
            return _named(run)
        if c.kind == "time" and run:
            continue
        if c.kind not in _BODY or c.joined or finite(c):
            return []
        run.append(c)
    return []


def before(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``أما السفارة التركية فأعلنت أن``: likewise before the verb, from the clause on."""
    if not any(c.kind == "comp" for c in chunks[k + 1 : k + 3]):
        return []
    run: list[Chunk] = []
    for c in reversed(chunks[max(0, k - _LONGEST) : k]):
        if c.kind in ("conn", "punct") or c.name in _OPENING:
            break
        if c.kind == "intended" and not run:
            continue  # وكانت السفارة قد أعلنت
        if c.kind not in _BODY or finite(c):
            return []
        run.insert(0, c)
    return _named(run) if run and not run[0].joined else []


def counting(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``أحصت نقطة طبية أخرى وفاة 43``: unknown nouns between a verb of counting and whom."""
    run: list[Chunk] = []
    for c in chunks[k + 1 : k + 1 + _LONGEST]:
        if c.kind not in ("word", "object", "place", "quote", "actor"):
            break
        if c.joined or finite(c) or c.word.preposition or c.word.base in _COUNTED:
            break
        run.append(c)
    return _named(run)


def announcing(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``أعلنت قاعدة الوادي انضمامها``: likewise before what is announced."""
    who = counting(chunks, k)
    end = next((n for n, c in enumerate(chunks) if who and c.last > who[0].last), k)
    what = fold_word(chunks[end].name)
    plain = not (chunks[end].joined or finite(chunks[end]))
    return who if plain and what.endswith(_OWN) else []


def one_of(chunks: Sequence[Chunk], i: int) -> list[Chunk]:
    """``قال أحدهم``, ``قال أحد الحاضرين``: one of many who has no name."""
    if chunks[i].kind != "quantity":
        return []
    written = fold_word(chunks[i].name)
    if written in _SOMEBODY:
        return [_one([chunks[i]])]
    of = chunks[i + 1] if written in _ONE and i + 1 < len(chunks) else None
    some = of is not None and of.kind == "word" and not (of.joined or finite(of))
    return [_one([chunks[i], chunks[i + 1]])] if some else []


def before_office(chunks: Sequence[Chunk], i: int) -> list[Chunk]:
    """``قال ألكسندر كيريف، زعيم الانفصاليين``: an unknown name before a comma and an office."""
    words = chunks[i : i + 2]
    if i + 3 >= len(chunks) or any(c.kind not in _NAME_WORDS for c in words):
        return []
    comma, office = chunks[i + 2 : i + 4]
    titled = office.kind == "person" and office.head == "title" and not office.joined
    if comma.name not in ("،", ",") or not titled or any(c.joined for c in words):
        return []
    return [_one(words)._replace(kind="person")]


def origin(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``نقلت القناة عن مراسلها أن``, ``علمت من مصادرها``: whom a preposition at k names."""
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if after is None or after.kind in ("source", "person"):
        return [] if after is None else [after]
    staff = after.kind == "word" and fold_word(after.name).startswith(_STAFF)
    return [_one([after])] if staff else []


def by_whom(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``بحسب محللين``, ``وفق فريقها الميداني``: unknown nouns after a word of the kind of وفق.

    One unknown word with the article is no teller (``حسب الظن``), and what one goes by
    (``وفق المادة 4``) is none either; after ما stands a verb (``وفق ما تبينه الآثار``).
    """
    if fold_word(chunks[k].name).endswith("ما"):
        return []
    run: list[Chunk] = []
    for c in chunks[k + 1 : k + 2 + _LONGEST]:
        if (
            not run
            and c.kind not in _BODY
            and not (c.kind == "harm" and c.word.preposition)
        ):
            break  # طبقا لأسرهم
        if (run and (c.kind not in _BY_BODY or c.joined)) or finite(c):
            break
        run.append(c)
    told = [c for c in run if c.kind != "quote"]
    if told and fold_word(chunks[k].name) in _BEFORE_L:
        told[0] = _without_l(told[0])
    somebody = told and _tells_by(told, quoted=len(told) < len(run))
    return [_one(told)] if somebody else []


def _without_l(chunk: Chunk) -> Chunk:
    """``طبقا | لأسرهم``: an unknown word without the ل that its governor asks for."""
    if chunk.kind != "word" or chunk.word.preposition or chunk.name[:1] != "ل":
        return chunk
    return chunk._replace(name=chunk.name[1:], start=chunk.start + 1)


def _tells_by(told: Sequence[Chunk], *, quoted: bool) -> bool:
    """Whether unknown words after one of the kind of وفق are somebody."""
    first = told[0]
    written = fold_word(first.name)
    if written.startswith(_BASIS) or first.word.preposition not in ("", "ل"):
        return False
    if len(told) == 1 and not quoted:
        return not written.startswith(("ال", *_FIGURES))
    # وفق آخر رقم قدمه لنا طبيب, وفق المعطيات الأولية
    return not any(fold_word(c.name).endswith(_OF_FIGURES) for c in told[1:])


_OWN: Final = ("ها", "هم", "هما")
_SOMEBODY: Final = words("unnamed.somebody")
_ONE: Final = words("unnamed.one")
_NAME_WORDS: Final = frozenset(("word", "place"))
_COUNTED: Final = words("unnamed.counted")
_STAFF: Final = ordered("unnamed.staff")
_BEFORE_L: Final = words("unnamed.before_l")
_BY_BODY: Final = _BODY | {"trigger"}  # بحسب مصفوفة تتبع النزوح
_BASIS: Final = ordered("unnamed.basis")
_FIGURES: Final = ordered("unnamed.figures")
_OF_FIGURES: Final = ordered("unnamed.of_figures")


def indefinite(chunks: Sequence[Chunk], k: int) -> list[Chunk]:
    """``غير أن صيادا في البلدة قال``: an unknown somebody after a word that governs him."""
    for i in range(k - 1, max(0, k - _LONGEST), -1):
        c = chunks[i]
        governs = chunks[i - 1].kind == "conn" and chunks[i - 1].name.endswith(_GOVERN)
        if governs:
            somebody = c.kind in ("word", "people") and c.name.rstrip("ً").endswith("ا")
            return [c._replace(kind="source", head="offered")] if somebody else []
        if c.kind not in _OF_HIM:
            return []
    return []


_OF_HIM: Final = _BODY | {"prep", "person", "source", "time"}
_GOVERN: Final = ("أن", "ان", "لكن", "لكنّ")


def _named(run: list[Chunk]) -> list[Chunk]:
    """One source of a run of chunks; a preposition or one short word makes none."""
    words = [c for c in run if c.kind != "quote"]
    if not words or words[0].word.preposition or words[0].word.pronoun:
        return []
    quoted = len(words) < len(run)
    body = len(words) > 1 or words[0].kind in ("object", "place", "actor")
    if not (quoted or body):
        return []
    return [_one(words)]


def _one(words: Sequence[Chunk]) -> Chunk:
    """A source of the chunks that name it."""
    first, last = words[0], words[-1]
    return first._replace(
        kind="source",
        head="offered",
        last=last.last,
        end=last.end,
        name=" ".join(c.name for c in words),
        data=None,
        id=None,
    )


def name_after(chunks: Sequence[Chunk], i: int) -> Chunk | None:
    """``المتحدث باسم وزارة الصحة والبيئة | سليم العرشاني``: unknown words that end it.

    Before أن a name may be made of words that mean something else.
    """
    words: list[Chunk] = []
    for c in chunks[i : i + 1 + _NAMES[-1]]:
        if c.kind not in _LIKE_WORDS or c.word.prefix or c.last > c.first:
            break
        words.append(c)
    beyond = [c.kind for c in chunks[i + len(words) :][:1]]
    plain = all(c.kind == "word" for c in words)
    ends: tuple[str, ...] = ("comp",)
    if plain:
        ends = ("punct", "comp", "time", "quote")
    if plain and i and chunks[i - 1].kind in ("actor", "source"):
        ends = (*ends, "prep")  # المندوب لدى الأمم المتحدة سيرج بولت | أمام المجلس
    if len(words) not in _NAMES or not beyond or beyond[0] not in ends:
        return None
    first, last = words[0], words[-1]
    if first.word.base.startswith(("ال", "ل")) or _body_in_marks(chunks, i, len(words)):
        return None
    name = " ".join(c.name for c in words)
    return first._replace(kind="person", last=last.last, end=last.end, name=name)


def _body_in_marks(chunks: Sequence[Chunk], i: int, n: int) -> bool:
    """``مدير الإعلام في "أسود السهل" سامر س``: a body in marks, and who speaks for it."""
    inside = i > 0 and chunks[i - 1].kind == "quote"
    return inside and i + n + 1 < len(chunks) and chunks[i + n + 1].kind == "person"


def name_between(chunks: Sequence[Chunk], i: int) -> Chunk | None:
    """``مدير الصحة في المدينة، الأخضر نصور، إن``: two unknown words between commas."""
    words = chunks[i : i + 2]
    ends = chunks[i + 2].name if i + 2 < len(chunks) else ""
    if len(words) < 2 or ends not in ("،", ",") or words[0].last >= words[1].first:
        return None
    unknown = words[0].kind == "word" and words[1].kind in ("word", "place")
    if not unknown or any(c.word.preposition or c.last > c.first for c in words):
        return None
    if fold_word(words[0].name).startswith(_VERBAL) or words[0].joined:
        return None
    first, last = words
    name = f"{first.name} {last.name}"
    return first._replace(kind="person", last=last.last, end=last.end, name=name)


# What no name but many a verb of an aside begins with: ``تعارض القتال``.
_VERBAL: Final = ("ي", "ت", "ن", "لم", "طلب", "فضل", "رفض")


_LIKE_WORDS: Final = ("word", "place", "trigger", "object")
_NAMES: Final = (2, 3)  # words of a name

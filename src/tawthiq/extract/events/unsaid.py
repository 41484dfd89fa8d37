"""Words of an act of speech that tell none here: what somebody is accused of, a name withheld."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.chunking.namesakes import TANWIN
from tawthiq.text import fold_word

_MARCHING: Final = 12  # chunks from a protest to what it is about
_ASCRIBED: Final = 6  # chunks from an act to the verb that ascribes it
_SAYING: Final = 7  # chunks from a verb of ascribing to the words that it ascribes


def _accused(chunks: Sequence[Chunk], k: int) -> bool:
    """``سورياً متهماً بالانتماء``: of what he is accused, where nobody accuses."""
    chunk = chunks[k]
    if _passively(chunks, k):
        return True
    if getattr(chunk.data, "tense", "") != "participle" or not k:
        return False
    before, after = chunks[k - 1], chunks[k + 1 : k + 2]
    same = before.name.endswith(TANWIN) and chunk.name.endswith(TANWIN)
    return same and bool(after) and after[0].name.startswith("ب")


def _passively(chunks: Sequence[Chunk], k: int) -> bool:
    """``مجموعة مسلحة تتهم بتنفيذ عمليات خطف``: of what it stands accused, by nobody."""
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    stands = fold_word(chunks[k].name) in ("تتهم", "يتهم", "متهمه", "متهمين", "متهم")
    if after is None or not stands:
        return False
    return after.word.preposition == "ب" or fold_word(after.name).startswith("ب")


def _ascribes_words(chunks: Sequence[Chunk], k: int) -> bool:
    """``نسبت الصحيفة إلى مصدر قوله``: whose words they are, no blame."""
    if not chunks[k].word.base.startswith(("نسب", "عز")):
        return False
    if chunks[k].word.pronoun:
        # حصيلة نسبتها مصادر إلى …, but غارة نسبها الحوثيون إلى …
        near = chunks[max(0, k - _ASCRIBED) : k]
        tidings = any(fold_word(c.name).removeprefix("ال") in _TIDINGS for c in near)
        return tidings or not any(c.alts.get("trigger") for c in near)
    return any(c.word.base in _WORDS_OF for c in chunks[k + 1 : k + 1 + _SAYING])


_WORDS_OF: Final = words("misread.words_of")
_TIDINGS: Final = words("misread.tidings")


def _of_a_name(chunks: Sequence[Chunk], k: int) -> bool:
    """``قال مصدر، طلب عدم ذكر اسمه``: the terms on which he speaks."""
    told = " ".join(fold_word(c.name) for c in chunks[k : k + 1 + _NAMED])
    return any(w in told for w in _WITHHOLDING) and any(w in told for w in _NAMES)


_NAMED: Final = 4
_WITHHOLDING: Final = ordered("misread.withholding")
_NAMES: Final = ordered("misread.names")


def to_it(chunks: Sequence[Chunk], k: int) -> bool:
    """``إليه``, right after the word at k: ``لقاء دعت إليه السعودية`` asks for nothing."""
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    return after is not None and after.data == "to" and bool(after.word.pronoun)


def bids_farewell(chunks: Sequence[Chunk], k: int) -> bool:
    """``ودعت مأرب ستة من سكانها``: its dead, whom it calls on for nothing."""
    after = chunks[k + 1 : k + 4]
    doubled = chunks[k].name.startswith("د\u0651")  # ودّعت: to take leave
    gone = k > 0 and "harm_noun" in chunks[k - 1].alts and bool(chunks[k].word.pronoun)
    if chunks[k].joined and (doubled or gone):
        return True  # 21 شهيدا ودعتهم حلب
    if not (chunks[k].joined and fold_word(chunks[k].name) in ("دعت", "دع", "دعا")):
        return False
    if any(c.kind == "prep" and c.data == "to" for c in after):
        return False
    dead = any("harm_noun" in c.alts or c.quantity is not None for c in after)
    return dead and after[0].kind in ("place", "people", "word", "source")


def _claimed_by_none(chunks: Sequence[Chunk], k: int) -> bool:
    """``لا أحد يعلن المسؤولية``, ``لم تتبن أي جهة الهجوم``: nobody owns to it, or disowns it."""
    before = fold_word(chunks[k - 1].name) if k else ""
    after = fold_word(chunks[k + 1].name) if k + 1 < len(chunks) else ""
    return before == "احد" or (chunks[k - 1].kind == "neg" and after.startswith("اي"))


def _endangers(chunks: Sequence[Chunk], k: int) -> bool:
    """``التصعيد يهدد استقرار المنطقة``: what may come of it, nobody's threat."""
    if not fold_word(chunks[k].name).lstrip("وف").startswith(_THREATENS):
        return False
    after = chunks[k + 1 : k + 3]
    return any(not _AT_STAKE.isdisjoint(_forms(c)) for c in after)


def _forms(c: Chunk) -> tuple[str, str, str]:
    """A word without its clitics, as it is written, and with a preposition taken off it."""
    name = fold_word(c.name)
    return c.word.base, name, c.word.preposition + name


_AT_STAKE: Final = words("misread.at_stake")
_THREATENS: Final = ("هدد", "يهدد", "تهدد", "مهدد")


def _why_they_march(chunks: Sequence[Chunk], k: int) -> bool:
    """``احتجاجات رفضا للانقلاب``: what a protest is about, which nobody turns down."""
    if fold_word(chunks[k].name) not in _AGAINST:
        return False
    before = (c.alts.get("trigger") for c in chunks[max(0, k - _MARCHING) : k])
    return any(hit and hit.lexeme.data.type == "protest" for hit in before)


_AGAINST: Final = words("misread.against")


Test = Callable[[Sequence[Chunk], int], bool]
# What tells, by type, that a word is no such act of speech.
UNSAID: Final[dict[str, tuple[Test, ...]]] = {
    "condemnation": (_accused, _ascribes_words, _why_they_march),
    "demand": (_of_a_name, to_it, bids_farewell),
    "rejection": (_why_they_march,),
    "responsibility": (_claimed_by_none,),
    "threat": (_endangers,),
}

"""Who tells of an act, or where it was told, and did not do it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import SPEECH, STRIKES, VIOLENCE, Draft
from tawthiq.extract.harm.items import group_of
from tawthiq.extract.judging.scene import Scene
from tawthiq.text import fold_word


def speaks_later(draft: Draft, scene: Scene, i: int) -> bool:
    """``أدان المجلس الهجوم، وحملت واشنطن موسكو المسؤولية``: two sides of a later speech.

    In gold one of 13 is whom the first word of speech is at.
    """
    if draft.type not in SPEECH:
        return False
    for v in (i - 1, i - 2):
        two = scene.chunks[v + 1 : v + 3]
        if v > draft.at + 1 and len(two) > 1 and scene.chunks[v].id in SPEECH:
            sides = all(c.kind == "actor" and not c.joined for c in two)
            return sides and not (scene.relations[v + 1] or scene.relations[v + 2])
    return False


def tells_or_lies(draft: Draft, scene: Scene, i: int) -> bool:
    """``هدنة أعلنت في موسكو``, ``أعلن المرصد غارات``: a capital that is a place, a teller.

    In gold 7 of 641 governments with في did what is told, and one of 2,400 bodies of the
    kinds of ``tellers.kinds`` an act of violence.
    """
    data = scene.chunks[i].data
    kind = data.get("kind") if isinstance(data, dict) else ""
    if scene.relations[i] in ("in", "at"):
        return kind == "government" and draft.type not in SPEECH
    teller = scene.chunks[i].kind == "source" and kind in _TELLERS
    return draft.type in VIOLENCE and (
        teller
        or in_office(draft, scene, i)
        or _says_of_others(draft, scene.chunks, i)
        or _announces(draft, scene.chunks, i)
        or _has_no_part(draft, scene.chunks, i)
    )


def _has_no_part(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``قالت الحركة إن التفجير لا علاقة لها به``: who disowns what was told before."""
    after = chunks[draft.at + 1 : draft.at + _DISOWNS]
    disowned = any(fold_word(c.name).startswith("لا علاق") for c in after)
    return disowned and i < draft.at and chunks[i - 1].kind == "report"


_DISOWNS: Final = 6  # chunks


def _announces(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``أكد الناطق باسم القوة س قصف المقر``: one man who tells of a strike made none."""
    if draft.type not in STRIKES or chunks[draft.at].joined or not 0 < i < draft.at:
        return False
    if "باسم" in chunks[i].name:
        return False  # أعلن المتحدث باسم الجيش قصف المواقع: what his own side did
    j = i - 1 - (i > 1 and chunks[i - 1].kind == "source")
    return chunks[i].kind == "person" and chunks[j].kind == "report"


def in_office(draft: Draft, scene: Scene, i: int) -> bool:
    """``وقال مدير الدفاع المدني في سوريا | كمال الحيدري``: the name of who speaks."""
    if not _OFFICE <= i < draft.at or scene.chunks[i].kind != "person":
        return False
    told = [c.kind for c in scene.chunks[i - _OFFICE : i]]
    return told in (["report", who, "prep", "place"] for who in ("person", "source"))


_OFFICE: Final = 4  # chunks from the verb of saying to the name


def _says_of_others(draft: Draft, chunks: Sequence[Chunk], i: int) -> bool:
    """``أعلن الجيش أن ستة مدنيين قتلوا في قصف``: who says what befell others, no foes of his.

    Of those who did what they tell of gold has all say it of themselves (``أنها قتلت``, ``إن
    قواته``) or of their foes.
    """
    if (
        not 0 < i < draft.at - 2
        or draft.pos != "noun"
        or chunks[i - 1].kind != "report"
    ):
        return False
    that, whom = chunks[i + 1], chunks[i + 2]
    said = that.kind == "comp" and not that.word.pronoun
    suffers = any(c.kind == "harm" for c in chunks[i + 3 : i + 6])
    return said and suffers and whom.kind == "people" and not _foes(whom)


def _foes(whom: Chunk) -> bool:
    return whom.word.pronoun != "" or group_of(whom) in ("combatant", "leader")


_TELLERS: Final = words("tellers.kinds")

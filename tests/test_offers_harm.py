"""What is offered for harm, losses and weapons, whatever weights would choose of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.chunks import Chunk
from tawthiq.extract.drafts import Draft, HarmDraft, LossDraft
from tawthiq.extract.harm.fates import Affected
from tawthiq.extract.judge import Grammar

Harm = tuple[str, int | None, int | None]


class Asked(Grammar):
    """Takes every event for told, and notes what it is asked about."""

    def __init__(self) -> None:
        super().__init__()
        self.arms: set[str] = set()
        self.people: dict[str, tuple[int | None, int | None]] = {}
        self.things: dict[str, tuple[int | None, int | None]] = {}

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:  # noqa: ARG002
        """Every draft is a claim."""
        return "asserted"

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:
        """Note what may be a weapon."""
        if chunk.kind in ("weapon", "object"):
            self.arms.add(chunk.name)
        return super().role(draft, chunk, features)

    def fates(
        self,
        name: str,
        draft: Draft,
        found: Sequence[Affected],
        features: Sequence[Sequence[str]],
    ) -> list[str]:
        """Note whom and what an event may have affected, and how many they are."""
        for told in (a.told for a in found):
            if isinstance(told, HarmDraft):
                self.people[told.text] = told.low, told.high
            elif isinstance(told, LossDraft):
                self.things[told.item] = told.low, told.high
        return super().fates(name, draft, found, features)


def asked(text: str) -> Asked:
    """What a judge is asked about while a text is read."""
    judge = Asked()
    Reader(judge=judge).read(Report.of(text, published="2016-03-14"))
    return judge


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        # What nobody sits in is what an attack is made with; so is what is made use of.
        ("هاجمت القوات بطائرات مسيرة قاعدة جوية في بورتسودان", "طائرات مسيرة"),
        ("استهدفوا الميناء بثلاث طائرات مسيرة", "طائرات مسيرة"),
        ("هجوم على القرية استخدموا فيه دبابات", "دبابات"),
        ("اقتحام المدينة باستخدام طائرة مسيرة", "طائرة مسيرة"),
        ("هاجموا الحاجز بالقاذفات والأسلحة الرشاشة", "القاذفات"),
        # Inside a phrase of attack.
        ("قصف بالدبابات تعرض له حي الثورة", "الدبابات"),
        ("هجوم بالمسيرات والصواريخ على المطار", "المسيرات"),
        # Its model, in quotation marks or after a word for it.
        ("أطلقت الكتائب صاروخ «رعد 2» على المطار", "صاروخ «رعد 2»"),
        ("قصفت القوات القرية بصواريخ من طراز فاتح", "صواريخ من طراز فاتح"),
        ("قصف الحوثيون المطار بطائرة من نوع قاصف 1", "طائرة من نوع قاصف 1"),
        # A word of attack that is a weapon too, for this event and for another.
        ("إصابة خمسة شبان بالرصاص الحي في مواجهات", "الرصاص الحي"),
        ("قتل خمسة من عناصر الشرطة بعبوة على الطريق", "عبوة"),
        # An adjective alone, and what is carried on the body.
        ("قصف فوسفوري على أطراف القرية", "فوسفوري"),
        ("فجر انتحاري حزامه وسط السوق", "حزامه"),
        ("طعن شاب جنديا بمفك", "مفك"),
    ],
)
def test_weapons_are_offered(text: str, weapon: str) -> None:
    assert weapon in asked(text).arms


def test_aircraft_that_men_fly_are_no_weapon() -> None:
    assert not asked("قصفت القوات القرية بطائرات حربية").arms

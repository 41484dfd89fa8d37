"""What is offered for harm, losses and weapons, whatever weights would choose of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, HarmDraft, LossDraft
from tawthiq.extract.harm.fates import Affected
from tawthiq.extract.judging.judge import Grammar

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


@pytest.mark.parametrize(
    ("text", "thing", "n"),
    [
        # Nouns that no table knows, after a word of loss, in a list, after a number.
        ("ضبطت الشرطة منحلة في القرية", "منحلة", 1),
        ("أحرق المسلحون سيارة ومنحلة", "منحلة", 1),
        ("دمرت الغارات 12 هدفا في المدينة", "هدفا", 12),
        ("نهب المسلحون 40 رأسا من الماشية", "رأسا", 40),
        ("أصابت القذائف منحلتين", "منحلتين", 2),
        # What plays another part elsewhere, and what a phrase of attack holds.
        ("سقوط المروحية الثانية بصاروخ حراري", "المروحية الثانية", 1),
        ("تم تدمير رتل عسكري بقصف التحالف", "رتل عسكري", 1),
        ("تدمير مصادر النيران بقصف عنيف", "مصادر النيران", None),
        ("قام مجهولون بتفجير منزل أمين شرطة في العريش", "منزل", 1),
        # The number after the things, and the form of a thing that is a weapon too.
        ("تضررت رافعاته الأربع في غارة", "رافعاته", 4),
        ("اعتراض وتدمير طائرة مسيرة مفخخة", "طائرة مسيرة مفخخة", 1),
        ("ضبطت القوات ذخيرة في المدينة", "ذخيرة", None),
        # With whom things were, is no part of their name.
        ("ضبطت الشرطة 30 سيارة بحوزة الخلية", "سيارة", 30),
        # Places that are destroyed.
        ("عين العرب التي دمرتها معارك ضارية", "عين العرب", 1),
        ("الرمادي المدمرة بفعل المعارك بين الجيش والتنظيم", "الرمادي", 1),
    ],
)
def test_losses_are_offered(text: str, thing: str, n: int | None) -> None:
    assert asked(text).things[thing] == (n, n)


@pytest.mark.parametrize(
    ("text", "unoffered"),
    [
        ("شن الطيران غارات على المدينة", "الطيران"),  # who struck, where nothing fell
        ("قصفت الطائرات المدينة", "المدينة"),  # a place that nobody says was destroyed
        ("أصابت القذائف خزانا فارغا", "ارغا"),
    ],
)
def test_what_is_no_loss(text: str, unoffered: str) -> None:
    assert unoffered not in asked(text).things


@pytest.mark.parametrize(
    ("text", "who", "n"),
    [
        # A trade that no table knows, alone, in a list, after who did it.
        ("مقتل سروجي في القصف على المدينة", "سروجي", 1),
        ("قتلت القوات ممرضة ونساجا في القصف على القرية", "نساجا", 1),
        ("إن سروجيا قتل في القصف على المدينة", "سروجيا", 1),
        # Kin by their pronoun, trades, ranks of other countries.
        ("قتلت قذيفة سيدة وحفيدتها في الحي", "حفيدتها", 1),
        ("مقتل صائغ في القصف على المدينة", "صائغ", 1),
        ("مقتل عون أمن في الهجوم على المدينة", "عون أمن", 1),
        # A number after و, written with figures.
        ("قُتل ضابط و3 جنود بالجيش في انفجار عبوة ناسفة", "جنود", 3),
        # Whoever was in what was hit.
        ("دمرت الطائرات وكرا في الوادي وقتلت من فيه", "من", None),
        # Cases that tell an event by themselves.
        ("وصلت 22 حالة اختناق بعد الهجوم الكيماوي", "حالة اختناق", 22),
        ("وفاتان في القصف على المدينة", "وفاتان", 2),
        # Losses of life and of property in one breath.
        ("أسفر القصف عن خسائر مادية وبشرية", "خسائر مادية وبشرية", None),
        # Two of a noun that tells who speaks, elsewhere.
        ("أودت الغارة بحياة مسعفين اثنين", "مسعفين", 2),
    ],
)
def test_people_are_offered(text: str, who: str, n: int | None) -> None:
    assert asked(text).people[who] == (n, n)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("نزح ما يربو على 25 ألف شخص من المدينة", 25000, None),
        ("العدد تجاوز 60 ألفا من النازحين", 60000, None),
        ("حصيلة الاشتباكات تجاوزت 330 قتيلا", 330, None),
        ("حصيلة الاشتباكات لا تتجاوز 30 قتيلا", None, 30),
        ("قتل ما يناهز 40 مدنيا في القصف على المدينة", 40, 40),
    ],
)
def test_numbers_that_are_passed(text: str, low: int | None, high: int | None) -> None:
    assert (low, high) in asked(text).people.values()


@pytest.mark.parametrize(
    ("text", "unoffered"),
    [
        ("إصابة شاب بجروح في القصف على المدينة", "بجروح"),
        ("قتل شاب رميا بالرصاص في المدينة", "رميا"),
        ("بترت ساق طفل بلغم في القرية", "ساق"),
    ],
)
def test_how_somebody_was_hurt_is_nobody(text: str, unoffered: str) -> None:
    assert unoffered not in asked(text).people


def test_those_of_the_sentence_before_are_offered() -> None:
    text = "قتل 32 شخصا في المدينة. وقالت الشرطة إن المهاجم فجر نفسه في الحديقة"

    class Late(Asked):
        """Notes whom the later events may have harmed."""

        def fates(
            self,
            name: str,
            draft: Draft,
            found: Sequence[Affected],
            features: Sequence[Sequence[str]],
        ) -> list[str]:
            """Only those whom an event told after them may have harmed."""
            if any(a.told.start < draft.start for a in found) and draft.sentence:
                super().fates(name, draft, found, features)
            return [a.chiefly(draft) for a in found]

    judge = Late()
    Reader(judge=judge).read(Report.of(text, published="2016-03-14"))
    assert judge.people["شخصا"] == (32, 32)


class Says(Grammar):
    """Takes every event for told, and says what befell some people by their name."""

    def __init__(self, **fates: str) -> None:
        super().__init__()
        self._says = fates

    def verdict(self, draft: Draft, features: Sequence[str]) -> str:  # noqa: ARG002
        """Every draft is a claim."""
        return "asserted"

    def fates(
        self,
        name: str,  # noqa: ARG002
        draft: Draft,
        found: Sequence[Affected],
        features: Sequence[Sequence[str]],  # noqa: ARG002
    ) -> list[str]:
        """What is said of somebody, else what the grammar says."""
        return [
            self._says.get(a.told.text, a.chiefly(draft))
            if isinstance(a.told, HarmDraft)
            else a.chiefly(draft)
            for a in found
        ]


@pytest.mark.parametrize(
    ("text", "who", "fate"),
    [
        # Words that say what befell somebody, though they are no words of harm.
        ("سلم 20 من مسلحي التنظيم أنفسهم إلى القوات", "مسلحي", "captured"),
        ("قصفت المدفعية المدرسة مما أسفر عن نفوق عشرات منهم", "عشرات", "killed"),
        ("انفجر لغم بعشرين شابا تم إسعافهم بحروق", "شابا", "injured"),
    ],
)
def test_a_fate_that_a_word_tells_is_kept(text: str, who: str, fate: str) -> None:
    report = Report.of(text, published="2016-03-14")
    claims = Reader(judge=Says(**{who: fate})).read(report).claims
    assert fate in {h.kind for c in claims for h in c.harm}

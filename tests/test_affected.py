"""What each event did to whom: what the grammar says, and what a judge says beside it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.events.drafts import Draft, HarmDraft
from tawthiq.extract.harm.fates import Affected
from tawthiq.extract.judging.judge import WEIGHTS, Grammar, Judge
from tawthiq.extract.judging.linear import load
from tawthiq.model import Claim

STRIKE = "قصف الطيران الحربي حي الشعار في حلب"


class Saying(Judge):
    """A judge that says what befell some people and objects, by how they are named."""

    def __init__(self, **fates: str) -> None:
        super().__init__(load(WEIGHTS))
        self._says = fates

    def fates(
        self,
        name: str,  # noqa: ARG002
        draft: Draft,
        found: Sequence[Affected],
        features: Sequence[Sequence[str]],  # noqa: ARG002
    ) -> list[str]:
        """What is said, else what the grammar says."""
        names = [
            a.told.text if isinstance(a.told, HarmDraft) else a.told.item for a in found
        ]
        return [
            self._says.get(name, a.by(draft))
            for name, a in zip(names, found, strict=True)
        ]


def read(text: str, judge: Judge) -> list[Claim]:
    report = Report.of(text, published="2016-03-14")
    return [c for c in Reader(judge=judge).read(report).claims if c.type == "airstrike"]


def harm(claims: Sequence[Claim]) -> set[tuple[str, str, int | None]]:
    return {(h.kind, h.group, h.low) for c in claims for h in c.harm}


def test_without_weights_harm_is_what_the_grammar_says() -> None:
    told = read(f"{STRIKE} ما أدى إلى مقتل خمسة مدنيين", Grammar())

    assert harm(told) == {("killed", "civilian", 5)}


def test_whom_the_grammar_leaves_out_may_be_affected() -> None:
    text = f"{STRIKE}، وعشرون مدنيا تحت الأنقاض"

    (claim,) = read(text, Saying(مدنيا="trapped"))

    (told,) = claim.harm
    assert (told.kind, told.group, told.low, told.high) == (
        "trapped",
        "civilian",
        20,
        20,
    )
    assert text[told.start : told.end] == told.text


def test_what_the_grammar_says_may_be_refused() -> None:
    assert not harm(
        read(f"{STRIKE} ما أدى إلى مقتل خمسة مدنيين", Saying(مدنيين="none"))
    )


def test_what_befell_people_may_be_another_thing() -> None:
    text = f"{STRIKE} ما أدى إلى مقتل خمسة مدنيين وإصابات"
    told = read(text, Saying(مدنيين="injured"))

    assert ("injured", "civilian", 5) in harm(told)
    assert ("killed", "civilian", 5) not in harm(told)


def test_what_no_word_tells_befell_nobody() -> None:
    assert not harm(read(f"{STRIKE} كان فيه خمسة مدنيين", Saying(مدنيين="killed")))


@pytest.mark.parametrize("between", ["", "وهرعت فرق الإنقاذ إلى المكان. "])
def test_an_event_may_affect_people_of_the_next_sentences(between: str) -> None:
    text = f"{STRIKE}. {between}وفي المستشفى تسعة مدنيين حالتهم خطيرة."

    assert harm(read(text, Saying(مدنيين="injured"))) == {("injured", "civilian", 9)}


def test_an_object_is_lost_as_the_judge_says() -> None:
    (claim,) = read(f"{STRIKE} واحترقت ثلاث سيارات", Saying(سيارات="damaged"))

    assert [(x.item, x.low, x.state) for x in claim.losses] == [
        ("سيارات", 3, "damaged")
    ]


@pytest.mark.parametrize(
    "rest",
    [
        "ونجا عشرون مدنيا من الغارة",
        "وتم إنقاذ عشرين مدنيا",
        "ولم يقتل عشرون مدنيا",
        "في أعنف غارة منذ مقتل عشرين مدنيا في بنش",
    ],
)
def test_who_came_off_or_is_told_aside_is_not_harmed(rest: str) -> None:
    assert not harm(read(f"{STRIKE} {rest}", Saying(مدنيا="killed")))


def test_who_was_taken_is_not_also_killed() -> None:
    text = "اعتقلت الشرطة عشرين مدنيا بعد غارة على حي الشعار في حلب"

    assert not harm(read(text, Saying(مدنيا="killed")))


def test_what_only_harm_told_and_another_did_is_no_claim() -> None:
    report = Report.of("استهدف القصف مدرسة تؤوي 400 نازح في خان يونس")

    assert all(c.harm for c in Reader().read(report).claims if c.type == "casualties")

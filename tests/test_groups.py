"""Who is told beside a group, and who is of it."""

from __future__ import annotations

import pytest

from tawthiq.incident import Toll, numbers
from tawthiq.incident.groups import beside
from tawthiq.model import Harm, Span


def tolls(text: str, *told: tuple[str, str, int]) -> list[Toll]:
    """The tolls of a sentence: words, group and number of each, all killed."""
    quote = Span(text=text, start=100, end=100 + len(text))
    harms = []
    for words, group, number in told:
        start = 100 + text.index(words)
        span = {"text": words, "start": start, "end": start + len(words)}
        harms.append(
            Harm.model_validate(
                {"kind": "killed", "group": group, "low": number, "high": number} | span
            )
        )
    return [
        Toll.of(h, claim="c1", family="f1", beside=beside(h, harms, quote))
        for h in harms
    ]


@pytest.mark.parametrize(
    ("text", "told", "dead", "civilians"),
    [
        (
            "قتل رجل وامرأة في القصف",
            (("رجل", "unspecified", 1), ("امرأة", "woman", 1)),
            2,
            1,
        ),
        (
            "قتل مدنيان وطفلة في القصف",
            (("مدنيان", "civilian", 2), ("طفلة", "child", 1)),
            3,
            3,
        ),
        (
            "قتل خمسة مدنيين، وطفلان في القصف",
            (("مدنيين", "civilian", 5), ("طفلان", "child", 2)),
            7,
            7,
        ),
        (
            "قتل خمسة مدنيين بينهم طفلان وامرأة",
            (
                ("مدنيين", "civilian", 5),
                ("طفلان", "child", 2),
                ("امرأة", "woman", 1),
            ),
            5,
            5,
        ),
        (
            "قتل خمسة مدنيين ومن بينهم طفلان",
            (("مدنيين", "civilian", 5), ("طفلان", "child", 2)),
            5,
            5,
        ),
        (
            "قتل خمسة مدنيين وفق ناشطين، طفلان وامرأة",
            (
                ("مدنيين", "civilian", 5),
                ("طفلان", "child", 2),
                ("امرأة", "woman", 1),
            ),
            5,
            5,
        ),
        (
            "قتل عشرة أشخاص، منهم مدنيان وطفل",
            (
                ("أشخاص", "unspecified", 10),
                ("مدنيان", "civilian", 2),
                ("طفل", "child", 1),
            ),
            10,
            3,
        ),
        (
            "قتل قيادي وثلاثة عناصر في كمين",
            (("قيادي", "leader", 1), ("عناصر", "combatant", 3)),
            4,
            None,
        ),
        (
            "قتلت امرأة وطفلها ورجل في القصف",
            (
                ("امرأة", "woman", 1),
                ("طفلها", "child", 1),
                ("رجل", "unspecified", 1),
            ),
            3,
            2,
        ),
    ],
)
def test_who_is_joined_by_and_is_counted_beside(
    text: str, told: tuple[tuple[str, str, int], ...], dead: int, civilians: int | None
) -> None:
    said = tolls(text, *told)
    for name in numbers.names():
        rule = numbers.policy(name)
        whole = rule.range(said, "killed")
        assert whole is not None
        assert (whole.low, whole.high) == (dead, dead)
        part = rule.range(said, "killed", "civilian")
        assert (part.low if part else None) == civilians


def test_words_of_another_harm_part_two_groups() -> None:
    text = "قتل خمسة مدنيين وجرح عشرة وطفلان قضيا"
    quote = Span(text=text, start=0, end=len(text))

    def harm(words: str, **about: object) -> Harm:
        start = text.index(words)
        span = {"text": words, "start": start, "end": start + len(words)}
        return Harm.model_validate({"form": "exact", **about, **span})

    harms = (
        harm("مدنيين", kind="killed", group="civilian", low=5, high=5),
        harm("عشرة", kind="injured", group="civilian", low=10, high=10),
        harm("طفلان", kind="killed", group="child", low=2, high=2),
    )
    assert beside(harms[2], harms, quote) == ""

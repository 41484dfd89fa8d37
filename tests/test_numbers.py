"""Numbers as told become numbers of a policy, and never more than was told."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.incident import Toll, numbers
from tawthiq.incident.numbers import Range

DATA = Path(numbers.__file__).parent / "data" / "policies.yaml"


def toll(low: int | None, high: int | None = None, **changes: object) -> Toll:
    values: dict[str, Any] = {
        "kind": "killed",
        "group": "unspecified",
        "low": low,
        "high": low if changes.get("form", "exact") == "exact" else high,
        "form": "exact",
        "words": None,
        "claim": "c1",
        "family": "f1",
    }
    return Toll(**{**values, **changes})


def word(words: str, **changes: object) -> Toll:
    return toll(None, None, form="vague", words=words, **changes)


def asked(name: str, *tolls: Toll, kind: str = "killed") -> Range | None:
    return numbers.policy(name).range(tolls, kind)


def of(
    name: str, *tolls: Toll, kind: str = "killed", group: str | None = None
) -> Range:
    found = numbers.policy(name).range(tolls, kind, group)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("عشرات", 10),
        ("العشرات", 10),
        ("وعشراتٍ", 10),
        ("دزينات", 12),
        ("مئات", 100),
        ("المئات", 100),
        ("آلاف", 1000),
        ("عشرات الآلاف", 10_000),
        ("مئات الآلاف", 100_000),
        ("عدة", 3),
        ("عدد من", 3),
        ("عدداً من", 3),
        ("العديد", 3),
        ("بضعة", 3),
        ("بضع", 3),
        ("شهداء", 3),
        ("قتلى", 3),
        ("عدد غير معروف من", 10),
        ("عدد كبير من", 10),
        ("مدنيين", 2),
    ],
)
def test_acled_words(words: str, figure: int) -> None:
    assert of("acled-2024", word(words)) == (figure, figure, None, True, (words,))


def test_ucdp_spreads_a_word_and_has_no_blank() -> None:
    assert of("ucdp", word("عشرات"))[:4] == (10, 20, 99, False)
    assert of("ucdp", toll(5, form="at_least"))[:4] == (5, 5, 5, True)


def test_airwars_has_no_best() -> None:
    assert of("airwars", toll(5)) == (5, None, 5, False, ())
    assert of("airwars", word("قتلى"))[:4] == (2, None, None, True)


def test_range_gives_what_a_word_spans() -> None:
    assert of("range", word("بضعة"))[:3] == (3, None, 9)
    assert of("range", word("عشرات"))[:3] == (20, None, 99)


@pytest.mark.parametrize("name", numbers.names())
def test_bounds(name: str) -> None:
    assert of(name, toll(7))[0] == 7
    at_least = of(name, toll(7, form="at_least"))
    assert at_least.low == 7
    assert at_least.open
    at_most = of(name, toll(None, 7, form="at_most"))
    assert (at_most.low, at_most.high, at_most.open) == (0, 7, False)
    told = of(name, toll(3, 5, form="range"))
    assert (told.low, told.high) == (3, 5)
    assert of(name, toll(7, 7, form="about"))[0] == 7


@pytest.mark.parametrize("name", numbers.names())
def test_nothing_told(name: str) -> None:
    assert asked(name) is None
    assert asked(name, toll(3, kind="injured")) is None
    assert asked(name, toll(3, superseded=True)) is None
    assert asked(name, toll(3, kind="injured"), toll(30, sum=True)) is None


@pytest.mark.parametrize("name", numbers.names())
def test_a_sum_counts_where_an_incident_is_nothing_else(name: str) -> None:
    assert of(name, toll(30, sum=True)).low == 30
    assert of(name, toll(30, sum=True), toll(4)).high == 4


@pytest.mark.parametrize("name", numbers.names())
def test_a_child_among_three_is_no_fourth(name: str) -> None:
    tolls = (toll(3, group="civilian"), toll(1, group="child"))
    assert of(name, *tolls)[::2] == (3, 3, ())
    assert of(name, *tolls, group="child").low == 1
    assert of(name, *tolls, group="civilian").high == 3


def test_children_alone_lower_no_civilians_that_another_tells() -> None:
    told = (
        toll(2, group="child", claim="c1", family="one"),
        toll(9, group="civilian", claim="c2", family="two"),
    )
    assert of("range", *told, group="civilian")[::2] == (9, 9, ())
    assert of("range", told[0], group="civilian").low == 2


def test_the_rest_is_nobody_where_another_family_says_who_they_were() -> None:
    told = (
        toll(7, claim="c1", family="one"),
        toll(9, group="civilian", claim="c2", family="two"),
    )
    assert of("range", *told, group="unspecified")[::2] == (0, 7, ())
    assert of("range", *told, group="civilian")[::2] == (9, 9, ())
    alone = numbers.policy("range").range(told[1:], "killed", "unspecified")
    assert alone is None


def test_groups_alone_are_added() -> None:
    children = (toll(2, group="child"), toll(1, group="woman"))
    assert of("range", *children).low == 3
    assert of("range", *children, group="civilian").low == 3
    sides = (toll(5, group="civilian"), toll(3, group="combatant"))
    assert of("range", *sides)[:3] == (8, 8, 8)
    more = (toll(1, group="civilian"), toll(2, group="child"))  # مدني وطفلان
    assert of("range", *more).low == 3


def test_the_rest_is_of_no_known_group() -> None:
    tolls = (toll(8), toll(3, group="civilian"))
    assert of("range", *tolls).low == 8
    assert of("range", *tolls, group="unspecified")[:3] == (5, 5, 5)
    others = (toll(3, group="civilian"), toll(2))  # more than the whole: others
    assert of("range", *others).low == 5
    assert of("range", *others, group="unspecified").low == 2


def test_families_give_the_span() -> None:
    tolls = [
        toll(n, claim=f"c{i}", family=f"f{i}") for i, n in enumerate((5, 7, 7, 12))
    ]
    assert of("ucdp", *tolls)[:4] == (5, 7, 12, False)
    assert of("acled-2024", *tolls)[1] == 5
    assert of("range", *tolls)[1] is None  # no more than half agree
    assert of("range", *tolls[:3])[1] == 7
    assert of("ucdp", *tolls[:2])[1] == 5  # the median that is conservative


def test_copies_of_one_text_count_once() -> None:
    copies = [toll(9, claim=f"c{i}", family="same") for i in range(4)]
    assert of("ucdp", *copies, toll(4, family="b"), toll(4, family="c"))[1] == 4
    assert of("ucdp", *copies)[:3] == (9, 9, 9)


def test_the_most_exact_claim_speaks_for_its_family_then_the_last() -> None:
    assert of("ucdp", word("قتلى", claim="a"), toll(5, claim="b"))[:3] == (5, 5, 5)
    assert of("ucdp", toll(5, claim="a"), word("قتلى", claim="b"))[:3] == (5, 5, 5)
    assert of("ucdp", toll(5, claim="a"), toll(6, claim="b"))[:3] == (6, 6, 6)
    part = toll(1, group="child", claim="b")
    assert of("ucdp", toll(5, group="civilian", claim="a"), part)[:3] == (5, 5, 5)


def test_a_part_told_elsewhere_lowers_nothing() -> None:
    whole, part = toll(5, family="a"), toll(1, group="child", family="b")
    assert of("range", whole, part)[:3] == (5, 5, 5)
    assert of("range", part)[:3] == (1, 1, 1)


def test_a_vague_word_counts_where_it_disagrees() -> None:
    assert of("range", toll(25), word("عشرات", family="b"))[:3] == (25, 25, 25)
    assert of("range", toll(3), word("عشرات", family="b"))[:3] == (3, 3, 99)
    assert of("range", toll(50), word("بضعة", family="b"))[:3] == (3, 50, 50)
    assert of("range", toll(3), toll(9, form="at_least", family="b"))[2:4] == (
        None,
        True,
    )


def test_killed_or_injured_only_raises_the_high() -> None:
    both = toll(9, kind="killed_or_injured", claim="z")
    for kind in ("killed", "injured"):
        assert of("range", both, kind=kind)[:3] == (0, None, 9)
        assert of("range", toll(2, kind=kind), both, kind=kind)[:3] == (2, 2, 9)
    assert of("range", both, kind="killed_or_injured")[:3] == (9, 9, 9)
    assert asked("range", both, kind="missing") is None


def test_another_policy_is_refused() -> None:
    with pytest.raises(KeyError):
        numbers.policy("acled")


def test_every_figure_has_its_source() -> None:
    table = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    for name, entry in table["policies"].items():
        assert entry["version"], name
        assert set(entry["figures"]) == set(table["words"]), name
        for lemma, figure in entry["figures"].items():
            assert figure["source"] in table["sources"], (name, lemma)
            if figure["source"] == "ours":
                assert figure["why"], (name, lemma)
            told = [n for n in figure["is"] if n is not None]
            assert told == sorted(told), (name, lemma)


KINDS = ("killed", "injured", "killed_or_injured")
FORMS = ("exact", "about", "at_least", "at_most", "range", "vague")


@st.composite
def tolls(draw: st.DrawFn) -> Toll:
    form = draw(st.sampled_from(FORMS))
    low = draw(st.integers(0, 200))
    bounds: dict[str, tuple[int | None, int | None]] = {
        "at_least": (low, None),
        "at_most": (None, low),
        "range": (low, low + draw(st.integers(1, 50))),
        "vague": (None, None),
    }
    one, two = bounds.get(form, (low, low))
    return Toll(
        kind=draw(st.sampled_from(KINDS)),
        group=draw(
            st.sampled_from(("unspecified", "civilian", "combatant", "child", "leader"))
        ),
        low=one,
        high=two,
        form=form,
        words=draw(st.sampled_from(("عشرات", "قتلى", "عدد من", "")))
        if form == "vague"
        else None,
        claim=draw(st.sampled_from("abc")),
        family=draw(st.sampled_from("xyz")),
        sum=draw(st.integers(0, 9)) == 0,
        superseded=draw(st.integers(0, 9)) == 0,
        beside=draw(st.sampled_from(("", "", "civilian", "unspecified"))),
    )


@given(st.lists(tolls(), max_size=9))
def test_low_best_high_are_in_order(told: list[Toll]) -> None:
    for name, kind in itertools.product(numbers.names(), KINDS):
        for group in (None, "civilian", "child", "unspecified"):
            found = numbers.policy(name).range(told, kind, group)
            if found is None:
                continue
            assert found.low >= 0
            if found.high is not None:
                assert found.low <= found.high
            assert found.high is not None or found.open
            if found.best is not None:
                assert found.low <= found.best
                assert found.high is None or found.best <= found.high
            if name == "ucdp":
                assert found.high is not None

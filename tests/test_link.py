"""Scenes, their comparison, their blocking and their clusters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations

import pytest

from tawthiq import Reader, Report
from tawthiq.link.blocking import keys, near
from tawthiq.link.cluster import clusters
from tawthiq.link.compare import compare
from tawthiq.link.facts import Facts, dump, facts, restore
from tawthiq.link.knowledge import WEIGHTS
from tawthiq.link.levels import levels
from tawthiq.link.linker import Said, link, pairs
from tawthiq.link.scenes import scenes
from tawthiq.link.spots import folded

_READER = Reader()
_STRIKE = (
    "غارة على الأتارب\nقتل أربعة مدنيين أمس الاثنين في غارة جوية شنها الطيران الحربي على "
    "سوق بلدة الأتارب بريف حلب الغربي."
)
_TOLD_AGAIN = (
    "قصف الأتارب\nاستهدف الطيران الحربي يوم الاثنين بلدة الأتارب بريف حلب، ما أدى إلى مقتل "
    "خمسة مدنيين."
)
_THURSDAY = (
    "غارة جديدة\nشن الطيران الحربي يوم الخميس غارة على بلدة الأتارب بريف حلب، ما أدى إلى "
    "مقتل أربعة مدنيين."
)


def read(text: str, published: str, name: str = "r") -> list[Facts]:
    reading, places = _READER.read_placed(Report.of(text, published=published, id=name))
    told = {"report": name, "family": name, "published": published, "named": places}
    held = [facts(claim, **told) for claim in reading.claims]  # type: ignore[arg-type]
    return scenes(held, text, places)


def one(text: str, published: str, name: str = "r") -> Facts:
    (scene,) = read(text, published, name)
    return scene


def test_a_strike_and_its_dead_are_one_scene() -> None:
    scene = one(_STRIKE, "2016-12-06")

    assert "airstrike" in scene.types
    assert scene.tolls["killed"].low == 4


def test_two_strikes_of_one_report_are_two_scenes() -> None:
    text = (
        "يوم دام\nقصف الطيران الحربي أمس بلدة الأتارب بريف حلب فقتل أربعة مدنيين.\n"
        "وقصف الطيران الحربي أمس مدينة سراقب بريف إدلب فقتل سبعة مدنيين."
    )

    found = read(text, "2016-12-06")

    strikes = [s for s in found if "airstrike" in s.types]
    assert [s.tolls["killed"].low for s in strikes] == [4, 7]


def test_a_comparison_is_symmetric_and_sums_its_parts() -> None:
    a, b = one(_STRIKE, "2016-12-06", "a"), one(_TOLD_AGAIN, "2016-12-06", "b")

    forth, back = compare(a, b), compare(b, a)

    assert forth == back
    assert forth.score == pytest.approx(sum(p.weight for p in forth.parts))
    assert {("date", "same_day"), ("place", "same_town"), ("type", "same")} <= {
        (p.about, p.finding) for p in forth.parts
    }
    assert forth.score >= WEIGHTS["link"]


def test_a_strike_of_another_day_is_another() -> None:
    a, b = one(_STRIKE, "2016-12-06", "a"), one(_THURSDAY, "2016-12-09", "b")

    assert compare(a, b).score < 0


def test_every_finding_has_a_weight() -> None:
    found = [
        one(_STRIKE, "2016-12-06", "a"),
        one(_TOLD_AGAIN, "2016-12-06", "b"),
        one(_THURSDAY, "2016-12-09", "c"),
    ]
    for a, b in combinations(found, 2):
        for part in compare(a, b).parts:
            assert part.finding in WEIGHTS[part.about]


def test_what_is_stored_comes_back() -> None:
    scene = one(_STRIKE, "2016-12-06")

    assert restore(dump(scene)) == scene


def test_looking_is_symmetric_and_finds_what_is_near() -> None:
    found = [
        one(_STRIKE, "2016-12-06", "a"),
        one(_TOLD_AGAIN, "2016-12-06", "b"),
        one(_THURSDAY, "2016-12-09", "c"),
    ]
    for a, b in combinations(found, 2):
        assert bool(near(a) & keys(b)) == bool(near(b) & keys(a))
    assert (0, 1) in set(pairs(found))
    assert (0, 2) not in set(pairs(found))


def _table(scores: Mapping[str, float]) -> Callable[[str, str], float]:
    return lambda a, b: scores.get("".join(sorted(a + b)), -5.0)


def test_clusters_do_not_chain_through_one_loose_pair() -> None:
    score = _table({"ab": 9, "cd": 9, "bc": 4})
    edges = [(9, "a", "b"), (9, "c", "d"), (4, "b", "c")]

    assert clusters("abcd", edges, score, mean=2) == [["a", "b"], ["c", "d"]]


def test_what_people_said_stands_over_the_scores() -> None:
    score = _table({"ab": 9, "ac": -9, "bc": -9})
    edges = [(9.0, "a", "b")]

    assert clusters("abc", edges, score, mean=2, different=[("a", "b")]) == [
        ["a"],
        ["b"],
        ["c"],
    ]
    assert clusters("abc", edges, score, mean=2, same=[("a", "c")]) == [
        ["a", "c"],
        ["b"],
    ]


def test_the_order_of_edges_changes_nothing() -> None:
    score = _table({"ab": 5, "bc": 5, "ac": 5})
    edges = [(5.0, "a", "b"), (5.0, "b", "c"), (5.0, "a", "c")]
    first = clusters("abc", edges, score, mean=2)

    assert all(
        clusters("abc", [edges[i] for i in order], score, mean=2) == first
        for order in ((0, 2, 1), (2, 1, 0), (1, 0, 2))
    )


def test_a_batch_is_linked_and_parted_as_people_said() -> None:
    found = [
        one(_STRIKE, "2016-12-06", "a"),
        one(_TOLD_AGAIN, "2016-12-06", "b"),
        one(_THURSDAY, "2016-12-09", "c"),
    ]

    assert link(found) == [[0, 1], [2]]
    assert link(found, Said(different=((0, 1),))) == [[0], [1], [2]]
    assert {0, 2} <= set(link(found, Said(same=((0, 2),)))[0])


def test_the_cause_of_harm_is_compared_not_the_harm() -> None:
    sniped = "قناص يقتل سيدة في حي بستان القصر بحلب"
    shelled = "قذيفتا هاون على حي بستان القصر بحلب، إصابة سبعة مدنيين"
    a = read(sniped, "2014-02-03", "a")
    b = read(shelled, "2014-02-03", "b")

    types = {
        p.finding
        for x in a
        for y in b
        for p in compare(x, y).parts
        if p.about == "type"
    }

    assert types == {"other"}


def test_fire_from_the_ground_is_no_air_strike() -> None:
    a = one("غارة جوية على بلدة الأتارب بريف حلب، مقتل مدنيين", "2016-12-06", "a")
    b = one("قصف مدفعي على بلدة الأتارب بريف حلب، مقتل مدنيين", "2016-12-06", "b")
    c = one("قصف على بلدة الأتارب بريف حلب، مقتل مدنيين", "2016-12-06", "c")

    assert ("means", "other") in {(p.about, p.finding) for p in compare(a, b).parts}
    assert "means" not in {p.about for p in compare(a, c).parts}


def test_who_tells_no_place_is_found_by_the_day() -> None:
    placed = one(_STRIKE, "2016-12-06", "a")
    placeless = placed._replace(report="b", family="b", spots=())

    assert set(pairs([placed, placeless])) == {(0, 1)}
    assert not near(placed) & keys(placed._replace(spots=(), days=None, family="c"))


def test_who_tells_a_place_that_is_on_no_map_is_found_by_the_day_too() -> None:
    unknown = one("سقط برميل على محيط جامع الحسين وجرح 11 شخصا", "2014-06-10", "a")
    known = one("ألقت مروحية برميلا على حي الفردوس بحلب وقتل تسعة", "2014-06-10", "b")

    assert all(spot.lat is None for spot in unknown.spots)
    assert near(unknown) & keys(known)
    assert near(known) & keys(unknown)


def test_a_country_is_found_by_what_lies_in_it() -> None:
    placed = one(_STRIKE, "2016-12-06", "a")
    country = placed.spots[0]._replace(
        name="سوريا", id="sy", path=placed.spots[0].path[:1], precision="country"
    )
    wide = placed._replace(report="b", family="b", spots=(country,))

    assert set(pairs([placed, wide])) == {(0, 1)}


def test_a_record_is_no_sum() -> None:
    text = "ارتفع عدد قتلى هجمات السويداء إلى 221، في حصيلة هي الأعلى منذ بدء النزاع."

    assert not one(text, "2018-07-25").sum


@pytest.mark.parametrize(
    "text",
    [
        "قتل 40 مدنيا في قصف على مدن وبلدات ريف إدلب يوم 14 كانون الأول 2016.",
        "قتل 30 شخصا بقصف على مدينة غزة خلال الساعات الأربع والعشرين الماضية.",
        "قتل 30 شخصا بقصف على مدينة غزة خلال الـ24 ساعة الماضية.",
    ],
)
def test_the_toll_of_a_day_or_of_several_towns_is_a_sum(text: str) -> None:
    assert one(text, "2016-12-15").sum


def test_a_town_of_several_has_its_own_toll() -> None:
    text = (
        "قتل 40 مدنيا في قصف مدفعي وجوي على مدن وبلدات ريف إدلب يوم 14 كانون الأول 2016 "
        "بينهم 10 في سراقب و12 في بنش."
    )
    told = {s.tolls["killed"].low: s.sum for s in read(text, "2016-12-15") if s.tolls}

    assert told == {40: True, 12: False}


def test_a_place_that_no_claim_holds_stands_aside() -> None:
    text = "قصف الطيران الحربي سراقب اليوم. وصل الخبر من خان طومان."

    (scene,) = read(text, "2016-12-06")

    assert [s.name for s in scene.spots] == ["سراقب"]
    assert [s.name for s in scene.aside] == ["خان طومان"]
    assert restore(dump(scene)) == scene


def test_the_place_aside_speaks_for_nothing_and_takes_back_what_speaks_against() -> (
    None
):
    there = one("قصف الطيران الحربي خان طومان اليوم", "2016-12-06", "a")
    other = one("قصف الطيران الحربي سراقب اليوم", "2016-12-06", "b")
    named = other._replace(aside=there.spots)

    def place(a: Facts, b: Facts) -> float:
        return sum(p.weight for p in compare(a, b).parts if p.about == "place")

    assert place(there, other) < 0
    assert place(there, named) == place(named, there) == 0
    assert place(other, named) == place(other, other) > 0
    assert near(there) & keys(named)


def test_who_dies_of_wounds_was_hit_days_before() -> None:
    struck = one("قصف مدفعي على حي عصيفرة في تعز أمس أوقع أربعة قتلى", "2017-05-22")
    died = one(
        "توفيت اليوم الطفلة المصابة بقصف عصيفرة متأثرة بجراحها ليرتفع عدد القتلى في حي "
        "عصيفرة بتعز إلى خمسة",
        "2017-05-24",
    )

    found = {part.about: part.finding for part in compare(struck, died).parts}
    assert found["date"] == "overlapping"
    assert link([struck, died]) == [[0, 1]]


def test_a_name_on_no_map_may_lie_in_the_place_of_the_other() -> None:
    named = one("قصف مدفعي على حي العسيلة الجديد فجر أمس", "2016-12-06", "a")
    known = one("قصف مدفعي على سراقب فجر أمس", "2016-12-06", "b")

    found = {part.about: part.finding for part in compare(named, known).parts}
    assert found["place"] == "unplaced"


def test_a_clan_is_no_article() -> None:
    assert folded("قرية آل مقنع") == "قريه ال مقنع"
    assert folded("القرية") == "قريه"


def test_words_of_one_sentence_say_nothing_of_two_scenes_of_one_report() -> None:
    told = one("قصف الطيران الحربي سوق مدينة سراقب فقتل عشرة مدنيين.", "2016-12-06")
    other = told._replace(claims=("other",))
    copied = other._replace(report="b", family="b")

    def parts(a: Facts, b: Facts) -> set[str]:
        return {part.about for part in compare(a, b).parts}

    assert "words" not in parts(told, other)
    assert "words" not in levels(told, other)
    assert "words" in parts(told, copied)
    assert "words" in levels(told, copied)

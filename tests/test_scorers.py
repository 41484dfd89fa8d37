"""Scenes that meet, and what scores them: the documented weights, or learnt ones."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tawthiq.link.chance import lesson
from tawthiq.link.compare import findings
from tawthiq.link.crowded import chance
from tawthiq.link.facts import Amount, Days, Facts
from tawthiq.link.learnt import Learnt, restore
from tawthiq.link.levels import COMPARISONS, assumed, levels
from tawthiq.link.linker import Said, link, pairs, pairs_of
from tawthiq.link.meeting import LARGE, meetings, windows
from tawthiq.link.scorer import BY_WEIGHTS
from tawthiq.link.spots import Spot

_TOWNS = ("أتارب", "سراقب", "دوما", "داريا", "تل رفعت", "معرة", "كفرنبل", "زملكا")
_WORDS = ("سوق", "فرن", "مدرسة", "برميل", "طفلة", "دفاع", "مستشفى", "حافلة", "مخيم")
_DAY = 736_000


def scene(n: int, chance: random.Random, *, event: int, days: int = 400) -> Facts:
    """A scene of an event: its place, day, toll and some words are the event's."""
    own = random.Random(event)  # noqa: S311
    town = own.randrange(len(_TOWNS))
    day = _DAY + own.randrange(days)
    told = chance.random() < 0.7
    toll = own.randrange(1, 30) + (0 if chance.random() < 0.7 else 2)
    words = {w for w in own.sample(_WORDS, 5) if chance.random() < 0.7}
    return Facts(
        claims=(f"c{n}",),
        report=f"r{n}",
        family=f"r{n}",
        published=day + 1,
        types=frozenset(("airstrike",)),
        kinds=frozenset(("strike",)),
        spots=(
            Spot(
                _TOWNS[town],
                f"t{town}",
                35.0 + town / 2,
                36.5,
                2.0,
                ("سوريا", f"محافظة {town}", _TOWNS[town]),
                "town",
            ),
        ),
        days=Days(day, day, told=True) if told else Days(day - 1, day + 1, told=False),
        part_of_day="",
        actors=frozenset(),
        sides=frozenset(),
        weapons=frozenset(),
        targets=frozenset(),
        tolls={"killed": Amount(toll, toll, None)},
        victims=frozenset(),
        words=frozenset(words),
        denied=False,
        sum=False,
        start=0,
    )


def batch(events: int, tellings: int = 3, days: int = 400) -> list[Facts]:
    chance = random.Random(5)  # noqa: S311
    return [
        scene(n, chance, event=n // tellings, days=days)
        for n in range(events * tellings)
    ]


def true(events: int, tellings: int = 3) -> set[tuple[int, int]]:
    members = (range(n * tellings, (n + 1) * tellings) for n in range(events))
    return pairs_of(members)


def test_windows_find_what_one_window_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    scenes = batch(150)
    whole = pairs(scenes)

    monkeypatch.setattr("tawthiq.link.meeting._WINDOW", 20)

    assert len(windows(scenes)) > 10
    assert pairs(scenes) == whole


def test_processes_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.link.meeting._WINDOW", 100)
    scenes = batch(100)
    said = Said(same=((0, 250),), different=((0, 1),))

    one = link(scenes, said)

    assert link(scenes, said, jobs=2) == one
    home = {at: n for n, members in enumerate(one) for at in members}
    assert home[0] == home[250]
    assert home[0] != home[1]


def test_at_a_large_place_and_day_only_what_shares_more_meets() -> None:
    scenes = [
        s._replace(words=frozenset((f"w{n // 2}",)), tolls={})
        for n, s in enumerate(batch(LARGE, tellings=2, days=1))
    ]
    scenes = [s._replace(spots=scenes[0].spots, days=scenes[0].days) for s in scenes]
    (window,) = windows(scenes)

    found = set(meetings(scenes, window).pairs())

    assert found == {(at, at + 1) for at in range(0, len(scenes), 2)}


def test_a_score_is_that_of_its_comparison() -> None:
    scenes = batch(60)

    found = [(BY_WEIGHTS.compare(scenes[a], scenes[b]), a, b) for a, b in pairs(scenes)]

    assert len(found) > 200
    assert any(told.score != int(told.score) for told, _, _ in found)
    for told, a, b in found:
        assert BY_WEIGHTS.score(scenes[a], scenes[b]) == told.score
        assert told.score == pytest.approx(sum(part.weight for part in told.parts))


def test_a_crowd_takes_a_bit_for_each_doubling() -> None:
    few, more = int(BY_WEIGHTS.crowd), int(BY_WEIGHTS.crowd) * 4

    assert chance(few, BY_WEIGHTS) == 0
    assert chance(more, BY_WEIGHTS) == 2
    assert chance(more, Learnt({}, 0.0, 1)) == 0


def test_what_links_two_of_few_links_no_two_of_a_crowd() -> None:
    """City, day and type are alike, and nothing else is told."""
    (one,) = batch(1, tellings=1)
    city = tuple(spot._replace(precision="city") for spot in one.spots)
    alike = [
        one._replace(
            report=f"r{n}",
            family=f"r{n}",
            spots=city,
            days=Days(_DAY + n % 3, _DAY + n % 3, told=True),
            words=frozenset(),
            tolls={},
        )
        for n in range(600)
    ]

    assert link(alike[:9]) == [[0, 3, 6], [1, 4, 7], [2, 5, 8]]
    assert link(alike) == [[at] for at in range(len(alike))]


def test_copies_of_a_text_are_one_in_any_crowd() -> None:
    scenes = batch(100, days=2)
    copies = [
        scenes[0]._replace(claims=(f"copy{n}",), report=f"copy{n}") for n in (1, 2)
    ]

    found = link([*scenes, *copies])

    home = {at: n for n, members in enumerate(found) for at in members}
    assert home[0] == home[len(scenes)] == home[len(scenes) + 1]


def test_every_level_has_a_weight_to_begin_with() -> None:
    a, b = batch(1, tellings=2)

    found = levels(a, b)

    assert all(level in COMPARISONS[about] for about, level in found.items())
    for about, finding, _ in findings(a, b):
        if finding in COMPARISONS[about]:
            assert assumed(about, finding) == BY_WEIGHTS.weights[about][finding]


def test_meetings_by_chance_are_of_two_events() -> None:
    told = lesson(batch(400))

    assert told.meeting
    assert told.apart
    assert all(a.report != b.report for a, b in told.apart)
    assert 0 < told.prior <= 0.5
    assert lesson(batch(400)) == told


def test_learnt_weights_link_and_explain(tmp_path: Path) -> None:
    pytest.importorskip("splink")
    from tawthiq.link.learning import learn

    scenes = batch(400)

    learnt = learn(scenes)
    found = pairs_of(link(scenes, scorer=learnt))
    gold = true(400)

    assert learnt.weights["tolls"]["same"] > 1 > -1 > learnt.weights["tolls"]["other"]
    assert learnt.weights["words"]["most"] > learnt.weights["words"]["none"]
    precision, recall = len(found & gold) / len(found), len(found & gold) / len(gold)
    assert precision > 0.9
    assert recall > 0.6
    parts = learnt.compare(scenes[0], scenes[1]).parts
    assert {"prior", "place", "date"} <= {part.about for part in parts}
    assert learnt.compare(scenes[1], scenes[0]) == learnt.compare(scenes[0], scenes[1])
    (tmp_path / "learnt.json").write_text(learnt.dump(), encoding="utf-8")
    assert restore((tmp_path / "learnt.json").read_text(encoding="utf-8")) == learnt


def test_splink_scores_as_we_sum() -> None:
    pytest.importorskip("splink")
    from tawthiq.link.learning import (
        PAIR,
        duck,
        estimated,
        rows,
        settings,
        shares,
        weighed,
    )

    told = lesson(batch(200))
    u = shares(duck(rows(told.apart), settings()))
    linker = duck(rows(told.meeting), settings(u, told.prior))
    learnt = weighed(estimated(linker), u, told.prior, len(told.meeting))

    scored = linker.inference.predict(threshold_match_probability=None)

    by_pair = {row[f"{PAIR}_l"]: row["match_weight"] for row in scored.as_record_list()}
    sums = [learnt.compare(a, b) for a, b in told.meeting]
    plain = [at for at, c in enumerate(sums) if all(abs(p.weight) < 8 for p in c.parts)]
    assert len(plain) > 50
    for at in plain:
        assert by_pair[at] == pytest.approx(sums[at].score, abs=0.06)


def test_people_say_what_is_learnt() -> None:
    pytest.importorskip("splink")
    from tawthiq.link.learning import ENOUGH, learn

    scenes = batch(400)
    gold = true(400)
    met = [(a, b) for a, b in pairs(scenes) if (a, b) in gold][: ENOUGH + 20]

    learnt = learn(scenes, same=[(scenes[a], scenes[b]) for a, b in met])

    assert learnt.pairs == len(met)
    assert learnt.weights["tolls"]["same"] > 1


def test_nothing_is_learnt_of_nothing() -> None:
    pytest.importorskip("splink")
    from tawthiq.link.learning import learn

    with pytest.raises(ValueError, match="nothing to learn"):
        learn(batch(1, tellings=1))
    with pytest.raises(ValueError, match="no learnt weights"):
        restore("{}")
    assert Learnt({}, 0.0, 1).name == "splink"

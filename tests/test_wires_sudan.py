"""Sentences in the style of reporters from Sudan, each once misread."""

from __future__ import annotations

import pytest

from posted import claims
from test_names import named
from test_wires import one


def test_fire_set_to_a_market_is_damage() -> None:
    assert one("أحرق المسلحون سوق كورما أمس").type == "damage"


def test_fronts_are_actors() -> None:
    text = "اشتباكات بين الجبهة الثورية السودانية وقوات الدعم السريع"
    assert named(text, "actor") == ["الجبهة الثورية السودانية", "قوات الدعم السريع"]


@pytest.mark.parametrize(
    "name",
    ["راديو دبنقا", "سودان تربيون", "المنسقية العامة للنازحين واللاجئين"],
)
def test_who_tells_of_it_in_sudan_is_a_source(name: str) -> None:
    claim = one(f"قال شهود ل{name} إن مسلحين هاجموا بلدة بارا أمس".replace("لال", "لل"))
    assert len(claim.sources) == 2


def test_the_army_of_a_movement_is_named_whole() -> None:
    text = "سيطر الجيش الشعبي لتحرير السودان على بلدة هيبان"
    assert named(text, "actor") == ["الجيش الشعبي لتحرير السودان"]


@pytest.mark.parametrize("place", ["الخرصانة", "أم سردبة", "أدكونق", "سلومة"])
def test_towns_of_the_west_are_known(place: str) -> None:
    (found,) = one(f"هاجمت قوات الدعم السريع منطقة {place} أمس").places
    assert (found.name, (found.id or "")[:3]) == (place, "sd-")


def test_suicide_drones_are_an_airstrike_and_marches_are_none() -> None:
    claim = one("أطلقت المليشيا ثلاث مسيرات انتحارية على مدينة كوستي أمس")
    assert claim.type == "airstrike"
    found = claims("أطلقت اللجان مسيرات سلمية في الخرطوم أمس", "2023-10-15")
    assert "airstrike" not in [c.type for c in found]

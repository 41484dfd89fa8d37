"""How the tellings of one event in a report agree: teller, place, day, number."""

from __future__ import annotations

import pytest

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, PlaceDraft
from tawthiq.extract.judging.twins import Around, Telling, Told, agreement

TOWN, VILLAGE = (Chunk("place", n, n, 4, 9, name) for n, name in enumerate("بد"))
SENTENCE = Around(frozenset(("قصفت", "البلدة", "امس")), frozenset(("day",)))


def draft(start: int, *places: Chunk, kind: str = "shelling") -> Draft:
    told = Draft(kind, "strike", "noun", 0, 0, start, start + 3, (start, start + 9))
    told.places = [PlaceDraft(p) for p in places]
    return told


def told(*drafts: Draft) -> Told:
    return Told([Telling.of(d, SENTENCE) for d in drafts], strength=4, size=12)


@pytest.mark.parametrize(
    ("mine", "theirs", "how"),
    [("ab", "bc", "="), ("a", "b", "!"), ("a", "", "<"), ("", "a", ">"), ("", "", "0")],
)
def test_sets_agree_differ_or_are_empty(mine: str, theirs: str, how: str) -> None:
    assert agreement(frozenset(mine), frozenset(theirs)) == how


def test_an_event_told_twice_has_a_twin_on_each_side() -> None:
    first, second = draft(0, TOWN), draft(50, TOWN)

    report = told(first, second)

    assert {"Lsp:0=", "EL:-|0="} <= set(report.twins(first))
    assert {"Esp:0=", "EL:0=|-"} <= set(report.twins(second))


def test_the_fuller_telling_is_told_from_the_emptier() -> None:
    full, bare = draft(0, TOWN), draft(50)

    report = told(full, bare)

    assert "Lsf:0>|False|noun" in report.twins(full)
    assert "Esf:0<|False|noun" in report.twins(bare)


@pytest.mark.parametrize("other", [draft(50, VILLAGE), draft(50, kind="airstrike")])
def test_another_place_or_type_is_no_twin(other: Draft) -> None:
    first = draft(0, TOWN)

    assert list(told(first, other).twins(first)) == ["EL:-|-"]


def test_harm_that_no_trigger_tells_is_compared_too() -> None:
    made = draft(90, TOWN)

    assert "Esp:0=" in told(draft(0, TOWN)).twins(made)

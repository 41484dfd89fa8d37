"""One event told twice in a sentence is one claim; two events are two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.events.drafts import Draft, HarmDraft
from tawthiq.extract.merge import single


@pytest.fixture(scope="module")
def strike() -> Draft:
    """A shelling with a side, a place and a day, as it is read."""
    text = "قصفت قوات النظام حي الوعر بمدينة حمص صباح اليوم"
    (draft,) = Reader().stages(Report.of(text, published="2016-03-14")).drafts
    assert draft.actors
    assert draft.places
    assert draft.date
    return draft


def again(draft: Draft, **told: object) -> Draft:
    """The same event by a word further on."""
    return replace(draft, at=draft.at + 5, start=40, end=43, why=[], **told)  # type: ignore[arg-type]


def killed(low: int) -> list[HarmDraft]:
    return [HarmDraft("killed", "civilian", low, low, "exact", None, str(low), 0, 1)]


def test_the_fuller_of_two_tellings_is_kept_and_filled(strike: Draft) -> None:
    fuller = again(strike, date=None, harm=killed(3))

    (kept,) = single([replace(strike, why=[]), fuller])

    assert kept is fuller
    assert kept.date == strike.date
    assert kept.harm == killed(3)


def test_two_that_differ_are_two(strike: Draft) -> None:
    tolls = [replace(strike, harm=killed(2)), again(strike, harm=killed(5))]
    placeless = [replace(strike, places=[]), again(strike, places=[])]
    types = [strike, again(strike, type="airstrike")]
    sentences = [strike, again(strike, sentence=1)]
    sides = [strike, again(strike, actors=[strike.places[0].chunk])]

    for two in (tolls, placeless, types, sentences, sides):
        assert single(two) == two

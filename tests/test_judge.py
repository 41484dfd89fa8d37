"""The judge: linear models add up, and the grammar goes by the codebook alone."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.judge import Grammar, Judge, trained
from tawthiq.extract.judging.linear import (
    Choice,
    Form,
    Joint,
    Linear,
    Models,
    Seen,
    load,
)

LABELS = ("asserted", "denied", "none")
# The greatest log-odds that a stored weight may hold, in hundredths.
MOST = 9_999

Row = list[int]
row = st.lists(st.integers(-MOST, MOST), min_size=3, max_size=3)
names = st.sampled_from([f"f{n}" for n in range(30)])


def draft(status: str = "asserted", *, sure: bool = True) -> Draft:
    return Draft(
        "airstrike", "strike", "verb", 0, 0, 0, 3, (0, 20), status=status, sure=sure
    )


def chunk(name: str = "الجيش") -> Chunk:
    return Chunk("actor", 1, 1, 4, 4 + len(name), name)


@given(
    bias=row, rows=st.dictionaries(names, row), features=st.lists(names, unique=True)
)
def test_scores_are_plain_sums_of_rows(
    bias: Row, rows: dict[str, Row], features: list[str]
) -> None:
    """Unknown features add nothing."""
    told = [rows.get(f, [0, 0, 0]) for f in features]
    summed = [sum(column) for column in zip(bias, *told, strict=True)]

    model = Linear.of(LABELS, bias, rows)

    assert model.scores(features) == summed
    assert model.best(features) == LABELS[summed.index(max(summed))]


@pytest.mark.parametrize("weight", [-MOST, -1, 0, 1, MOST])
def test_no_label_spills_into_the_next_over_many_features(weight: int) -> None:
    rows = {f"f{n}": [weight, -weight, weight] for n in range(500)}

    model = Linear.of(LABELS, [0, 0, 0], rows)

    assert model.scores(rows) == [500 * weight, -500 * weight, 500 * weight]


def test_scores_do_not_hang_on_the_order_of_features() -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    rows = {f"f{n}": [chance.randint(-MOST, MOST) for _ in LABELS] for n in range(100)}
    features = list(rows)
    model = Linear.of(LABELS, [3, -2, 1], rows)
    before = model.scores(features)

    chance.shuffle(features)

    assert model.scores(features) == before


def test_the_first_of_equal_labels_is_best() -> None:
    model = Linear.of(LABELS, [0, 5, 5], {"down": [0, -5, -5], "up": [0, 0, 1]})

    assert model.best([]) == "denied"
    assert model.best(["down"]) == "asserted"
    assert model.best(["down", "up"]) == "none"
    assert model.best(["unknown"]) == "denied"


def test_parts_that_come_again_add_up_as_their_features_do() -> None:
    form = Form(
        lambda n: [f"n:{n}", f"odd:{n % 2}"], lambda a, b: [f"{a}|{b}", f"{b}|{a}"]
    )
    chance = random.Random(7)  # noqa: S311 - no secret
    told = [
        Seen(form, ((n % 3,), (n % 2, n % 4)), ["plain"] if n % 5 else [])
        for n in range(20)
    ]
    rows = {f: chance.randint(-MOST, MOST) for seen in told for f in seen}
    label = Linear.of(("no", "yes"), [2, 1], {f: [0, n] for f, n in rows.items()})
    choice = Choice(rows)

    for seen in told:
        worth = sum(rows[f] for f in set(seen))  # 1|1 of one part holds once
        assert label.scores(seen) == [2, 1 + worth]
        assert choice.worth(seen) == worth


def test_what_several_ways_lead_to_has_the_features_of_all() -> None:
    way = Form(lambda how: [how, f"{how}:far"])
    rows = {"lead": 1, "lead:far": 10, "next": 100, "here": 1_000}
    option = Joint(Seen(way, (("lead",),)))
    option.add(["here"])
    option.add(Seen(way, (("next",),)))
    option.add(["here"])

    assert set(option) == {*rows, "next:far"}
    assert Choice(rows).worth(option) == sum(rows.values())


def test_reasons_are_the_known_features_that_spoke_most_for_a_label() -> None:
    model = Linear.of(
        ("no", "yes"),
        [0, 900],
        {
            "little": [0, 1],
            "against": [50, -50],
            "nothing": [9, 0],
            "much": [-90, 90],
            "more": [-20, 30],
            "some": [0, 20],
        },
    )
    told = ["unknown", "little", "against", "nothing", "some", "much", "more"]

    assert model.reasons(told, "yes") == ["much", "more", "some"]
    assert model.reasons(told, "yes", most=1) == ["much"]
    assert model.reasons(told, "no") == ["against", "nothing"]
    assert model.reasons(["unknown"], "yes") == []


def test_models_are_loaded_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    stored = {
        "role": {"labels": ["a", "b"], "bias": [1, 2], "rows": {}},
        "time": {"rows": {"f": 7}},
    }
    path.write_text(json.dumps(stored), encoding="utf-8")

    labels, choices = load(path)

    assert labels["role"].scores([]) == [1, 2]
    assert choices["time"].worth(["f", "unknown", "f"]) == 7


def test_a_judge_asks_the_model_of_each_decision() -> None:
    time = Choice({"for": 1, "against": -1})
    judge = Judge(
        Models(
            {
                "verdict": Linear.of(LABELS, [0, 0, 1], {"said": [9, 0, 0]}),
                "role": Linear.of(("actor", "none"), [0, 1], {"R:actor": [9, 0]}),
            },
            {"time": time},
        )
    )

    assert judge.verdict(draft(), ["said"]) == "asserted"
    assert judge.verdict(draft(), []) == "none"
    assert judge.role(draft(), chunk(), ["R:actor"]) == "actor"
    assert judge.role(draft(), chunk(), ["R:"]) == "none"
    seen = [["against"], [], ["for"], ["for"]]
    assert judge.choice(draft(), "time", [None] * 4, seen) == 2


def test_the_weights_of_the_package_hold_every_decision() -> None:
    judge = trained()

    assert judge is trained()
    assert judge.verdict(draft(), []) in {"asserted", "denied", "intended", "none"}
    assert judge.choice(draft(), "chain", [()], [[]]) == 0
    assert judge.choice(draft(), "time", [None], [[]]) == 0
    assert judge.role(draft(), chunk(), []) in {
        "actor",
        "target",
        "place",
        "weapon",
        "target+place",
        "none",
    }
    for slot in ("actor", "place"):
        assert judge.choice(draft(), slot, [None], [[]]) == 0


@pytest.mark.parametrize("status", ["asserted", "denied", "intended"])
def test_the_grammar_takes_what_it_is_sure_of(status: str) -> None:
    assert Grammar().verdict(draft(status), []) == status
    assert Grammar().verdict(draft(status, sure=False), []) == "none"


@pytest.mark.parametrize(
    ("feature", "role"),
    [
        ("R:actor", "actor"),
        ("R:target", "target"),
        ("R:target+place", "target"),
        ("R:in", "none"),
        ("R:", "none"),
        ("K:actor", "none"),
    ],
)
def test_the_grammar_goes_by_the_frame(feature: str, role: str) -> None:
    assert Grammar().role(draft(), chunk(), ["S:right", feature]) == role


def test_the_grammar_chooses_nothing() -> None:
    judge = Grammar()

    assert judge.choice(draft(), "time", [None, chunk()], [["none"], ["here"]]) == 0


def test_a_reader_goes_by_its_judge() -> None:
    text = "قصف الطيران الحربي أمس حي المرجة في حلب. ونفى ناشطون انسحاب الجيش."

    reading = Reader(judge=Grammar()).read(Report.of(text, published="2016-12-06"))

    strike = reading.claims[0]
    assert (strike.type.value, strike.status) == ("airstrike", "asserted")
    assert [a.name for a in strike.actors] == ["الطيران الحربي"]
    assert [(p.name, p.in_) for p in strike.places] == [("المرجة", "حلب")]
    assert all(c.date is None and c.sources == () for c in reading.claims)

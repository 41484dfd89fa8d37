"""The teacher answers each learnt decision as the gold of a report says."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from teacher import Teacher

from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft, TimeDraft
from tawthiq.model import Claim
from tawthiq.text.dates import DateAt

STRIKE = "قصف الطيران الحربي حي المرجة في حلب."
RETREAT = "وقال ناشطون إن الجيش انسحب أمس نحو الشرق."
TEXT = f"{STRIKE} {RETREAT}"


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


PLACE = {"name": "المرجة", "in": "حلب"}
YESTERDAY = {"from": "2016-12-05", "to": "2016-12-05"}
GOLD: list[dict[str, Any]] = [
    {
        "type": "airstrike",
        "status": "asserted",
        "trigger": span("قصف"),
        "quote": span(STRIKE),
        "sources": [],
        "actors": ["الطيران الحربي"],
        "targets": [],
        "places": [PLACE],
        "date": None,
    },
    {
        "type": "withdrawal",
        "status": "asserted",
        "trigger": span("انسحب"),
        "quote": span(RETREAT),
        "sources": ["ناشطون"],
        "actors": ["الجيش"],
        "targets": [],
        "places": [PLACE],
        "date": YESTERDAY,
    },
]


@pytest.fixture
def teacher() -> Teacher:
    teacher = Teacher()
    teacher.open(GOLD)
    return teacher


def draft(type_: str, word: str, *, headline: bool = False) -> Draft:
    start, end = span(word)
    first, after = span(STRIKE if start < len(STRIKE) else RETREAT)
    return Draft(
        type_, "strike", "verb", 0, 0, start, end, (first, after), headline=headline
    )


def strike() -> Draft:
    return draft("airstrike", "قصف")


def retreat() -> Draft:
    return draft("withdrawal", "انسحب")


def chunk(kind: str, name: str) -> Chunk:
    start, end = span(name)
    return Chunk(kind, 0, 0, start, end, name)


def day(number: int) -> TimeDraft:
    date = datetime.date(2016, 12, number)
    start, end = span("أمس")
    return TimeDraft(DateAt(date, date, "day", "relative", None, 0, 0), start, end)


def read(gold: list[dict[str, Any]]) -> tuple[Teacher, tuple[Claim, ...]]:
    teacher = Teacher()
    teacher.open(gold)
    report = Report.of(TEXT, published="2016-12-06")
    return teacher, Reader(judge=teacher).read(report).claims


def test_a_reader_with_a_teacher_reads_what_gold_says() -> None:
    _, claims = read(GOLD)

    told = [
        {
            "type": c.type.value,
            "status": c.status,
            "sources": [s.name for s in c.sources],
            "actors": [a.name for a in c.actors],
            "targets": [t.name for t in c.targets],
            "places": [{"name": p.name, "in": p.in_} for p in c.places],
            "date": c.date and {"from": c.date.from_, "to": c.date.to},
        }
        for c in claims
    ]
    assert told == [
        {k: v for k, v in gold.items() if k not in ("trigger", "quote")}
        for gold in GOLD
    ]


def test_every_question_is_noted_with_its_answer() -> None:
    teacher, _ = read(GOLD)

    answers = {name: [a for _, a in notes] for name, notes in teacher.notes.items()}
    assert answers["verdict"].count("asserted") == len(GOLD)
    assert {"actor", "place"} <= set(answers["role"])
    best = {
        name: {right for options in choices for _, right in options}
        for name, choices in teacher.choices.items()
    }
    assert True in best["place"]
    assert best["chain"] == best["time"] == {True, False}
    assert all(seen for notes in teacher.notes.values() for seen, _ in notes)


def test_what_gold_does_not_tell_is_no_claim() -> None:
    teacher, claims = read(GOLD[:1])

    assert [c.type.value for c in claims] == ["airstrike"]
    assert "none" in {answer for _, answer in teacher.notes["verdict"]}
    assert read([])[1] == ()


def test_a_verdict_is_the_status_of_the_claim_around_the_word(teacher: Teacher) -> None:
    assert teacher.verdict(strike(), ["a"]) == "asserted"
    assert teacher.verdict(draft("airstrike", "انسحب"), ["b"]) == "none"
    assert teacher.verdict(draft("shelling", "قصف"), ["c"]) == "none"
    assert teacher.notes["verdict"] == [
        (["a"], "asserted"),
        (["b"], "none"),
        (["c"], "none"),
    ]


def test_a_verdict_takes_the_status_of_gold(teacher: Teacher) -> None:
    teacher.open([{**GOLD[0], "status": "denied"}])

    assert teacher.verdict(strike(), []) == "denied"


def test_a_claim_is_told_once_but_on_its_own_trigger(teacher: Teacher) -> None:
    beside = draft("airstrike", "الطيران")

    assert teacher.verdict(beside, []) == "asserted"
    assert teacher.verdict(beside, []) == "none"
    assert teacher.verdict(strike(), []) == "asserted"


def test_a_headline_whose_event_is_told_below_is_no_example(teacher: Teacher) -> None:
    headline = draft("airstrike", "انسحب", headline=True)

    assert teacher.verdict(headline, []) == "asserted"
    assert teacher.notes["verdict"] == []


def test_roles_are_the_slots_of_gold_and_a_repeat_is_none(teacher: Teacher) -> None:
    event = strike()

    assert teacher.role(event, chunk("actor", "الطيران الحربي"), ["a"]) == "actor"
    assert teacher.role(event, chunk("place", "المرجة"), ["b"]) == "place"
    assert teacher.role(event, chunk("source", "ناشطون"), ["c"]) == "none"
    assert teacher.role(event, chunk("place", "المرجة"), ["d"]) == "none"
    # A second mention teaches nothing.
    assert [seen for seen, _ in teacher.notes["role"]] == [["a"], ["b"], ["c"]]


def test_a_building_is_target_and_place(teacher: Teacher) -> None:
    teacher.open([{**GOLD[0], "targets": ["المرجة"]}])

    assert teacher.role(strike(), chunk("place", "المرجة"), []) == "target+place"


def test_a_weapon_is_no_actor_of_that_name(teacher: Teacher) -> None:
    teacher.open([{**GOLD[0], "actors": [], "weapons": ["الطيران الحربي"]}])

    assert teacher.role(strike(), chunk("actor", "الطيران الحربي"), []) == "none"
    assert teacher.role(strike(), chunk("weapon", "الطيران الحربي"), []) == "weapon"


def test_a_chunk_of_no_claim_is_no_example(teacher: Teacher) -> None:
    other = draft("shelling", "قصف")

    assert teacher.role(other, chunk("place", "المرجة"), []) == "none"
    assert teacher.choice(other, "time", [None, day(5)], [[], []]) == 0
    assert dict(teacher.notes) == dict(teacher.choices) == {}


def test_what_another_sentence_names_is_chosen_where_gold_has_it(
    teacher: Teacher,
) -> None:
    event = retreat()
    place, side = chunk("place", "المرجة"), chunk("actor", "الطيران الحربي")

    assert teacher.choice(event, "place", [None, place], [["none"], ["a"]]) == 1
    assert teacher.choice(event, "actor", [None, side], [["none"], ["b"]]) == 0
    assert teacher.choices["place"] == [[(["none"], False), (["a"], True)]]
    assert teacher.choices["actor"] == [[(["none"], True), (["b"], False)]]


def test_the_chain_that_gold_names_is_chosen(teacher: Teacher) -> None:
    known, other = chunk("source", "ناشطون"), chunk("source", "الجيش")
    options = [(), (other,), (known, other), (known,)]
    seen = [["none"], ["a"], ["b"], ["c"]]

    assert teacher.choice(retreat(), "chain", options, seen) == 3
    (noted,) = teacher.choices["chain"]
    assert [right for _, right in noted] == [False, False, False, True]
    assert teacher.choice(strike(), "chain", options, seen) == 0


def test_the_time_that_gold_gives_is_chosen(teacher: Teacher) -> None:
    options, seen = [None, day(6), day(5)], [["none"], ["today"], ["here"]]

    assert teacher.choice(retreat(), "time", options, seen) == 2
    assert teacher.choice(strike(), "time", options, seen) == 0
    assert teacher.choice(retreat(), "time", options[:2], seen[:2]) == 0
    assert [[right for _, right in told] for told in teacher.choices["time"]] == [
        [False, False, True],
        [True, False, False],
        [True, False],
    ]

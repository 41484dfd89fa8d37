"""Chains of sources: own sentences, one construction each."""

import pytest

from tawthiq import Reader, Report
from tawthiq.extract.tellers import Tellers


def chains(text: str) -> list[list[str]]:
    stages = Reader().stages(Report.of(text, published="2020-01-08"))
    return [[c.name for c in s.chain] for told in stages.stretches for s in told]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("قتل سبعة في القصف، وفقا لقناة النور", ["قناة النور"]),
        ("قتل سبعة في القصف وفقاً لمسؤول محلي", ["مسؤول محلي"]),
        ("قالت مصادر محلية لشبكة الفجر إن القصف توقف", ["شبكة الفجر", "مصادر محلية"]),
        ("أفاد بيان صادر عن قيادة الجيش بأن القصف توقف", ["قيادة الجيش"]),
        ("أفاد بيان أصدرته قيادة الجيش أن القصف توقف", ["قيادة الجيش"]),
        (
            "أفاد مراسلو وكالة أنباء البيدر بأن القصف توقف",
            ["مراسلو وكالة أنباء البيدر"],
        ),
        ("وتحدثت مصادر طبية عن سقوط قتلى", ["مصادر طبية"]),
        ("وأحصى المرصد مقتل 27 شخصا", ["المرصد"]),
        ("مقتل ستة شرق البلدة (المرصد)", ["المرصد"]),
        ("وأشارت المنسقية إلى أن القصف توقف", ["المنسقية"]),
    ],
)
def test_chains_run_from_the_nearest_teller(text: str, chain: list[str]) -> None:
    assert chain in chains(text)


def test_what_is_announced_does_not_announce() -> None:
    assert chains("أعلن الانسحاب من البلدة") == []


def test_chains_of_other_sentences_are_offered() -> None:
    text = "قتل سبعة في القصف.\nوقالت مصادر طبية إن بينهم طفلا.\nوأكد المرصد مقتل رجل."
    read = Reader().stages(Report.of(text, published="2020-01-08")).chunks
    tellers = Tellers.of(read, publisher="")
    tellers.move(0)
    offered = {how: [c.name for c in chain] for how, chain, _ in tellers.around(())}
    assert offered["next"] == ["مصادر طبية"]
    tellers.move(2)
    before = {how: [c.name for c in chain] for how, chain, _ in tellers.around(())}
    assert before["first"] == ["مصادر طبية"]

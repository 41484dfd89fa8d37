"""Sentences in the style of Iraqi agencies and security bulletins, each once misread."""

from __future__ import annotations

import pytest

from test_wires import one


@pytest.mark.parametrize(
    "text",
    [
        # A تعرض is an attack, where it is said to be one or whose it was.
        "قتل جنديان في تعرض إرهابي قرب بلدة آمرلي",
        "أحبطت القوات تعرضا لعصابات داعش قرب آمرلي",
    ],
)
def test_an_exposure_is_an_attack(text: str) -> None:
    assert one(text).type == "ground_attack"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("أفادت السومرية نيوز بانفجار عبوة في بعقوبة", "السومرية نيوز"),
        ("ذكرت وكالة شفق نيوز أن عبوة انفجرت في بعقوبة", "وكالة شفق نيوز"),
    ],
)
def test_agencies_of_iraq(text: str, source: str) -> None:
    assert [s.name for s in one(text).sources] == [source]


def test_detachments_of_an_agency() -> None:
    found = one("ألقت مفارز الاستخبارات العسكرية القبض على إرهابي في الرمادي")
    assert [a.name for a in found.actors] == ["مفارز الاستخبارات العسكرية"]

"""What is held in part and what is held whole are claims apart."""

from __future__ import annotations

import pytest

from tawthiq import Reader, Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            (
                "استعادت الفصائل السيطرة على حي الأنصاري، وكرم الجبل، وأجزاء واسعة من "
                "حي الصاخور في مدينة حلب أمس."
            ),
            {"full": ["الأنصاري", "كرم الجبل"], "partial": ["الصاخور"]},
        ),
        (
            "سيطر الجيش على قرية الريان وبعض أجزاء بلدة السخنة.",
            {"full": ["الريان"], "partial": ["السخنة"]},
        ),
    ],
)
def test_places_held_in_part_are_told_apart(
    reader: Reader, text: str, told: dict[str, list[str]]
) -> None:
    claims = reader.read(Report.of(text, published="2016-12-06")).claims

    assert {c.extent: [p.name for p in c.places] for c in claims} == told
    assert {c.type.value for c in claims} == {"control"}

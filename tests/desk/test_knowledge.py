"""The codebook and the gazetteer as people browse them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from desk.desks import Team, queries, shown
from tawthiq.case import cards
from tawthiq.codebook.files import DATA
from tawthiq.desk.records import codebook, gazetteer
from tawthiq.desk.records.definitions import DEFINITIONS

pytestmark = pytest.mark.usefixtures("patience")


def test_every_type_is_defined() -> None:
    types = {path.stem for path in (DATA / "events").glob("*.yaml")}
    assert types == DEFINITIONS.keys() == codebook.entries("type").keys()


@pytest.mark.parametrize("kind", codebook.KINDS)
def test_every_entry_has_a_page(client: Client, kind: str) -> None:
    page = shown(client, "/codebook", kind=kind)
    for ident in list(codebook.entries(kind))[::25]:
        assert f"/codebook/{kind}/{ident}" in page
        assert shown(client, f"/codebook/{kind}/{ident}")


def test_an_entry_tells_its_words_and_examples(client: Client) -> None:
    page = shown(client, "/codebook/type/airstrike")
    assert "قنبل يقنبل" in page
    assert "شنت طائرات التحالف غارتين على مواقع الحوثيين في صنعاء" in page
    page = shown(client, "/codebook/weapon/barrel_bomb")
    assert "/codebook/type/airstrike" in page


def test_claims_of_the_case_are_counted(client: Client) -> None:
    answer = client.get("/codebook")
    counts = {row.entry.id: row.told for row in answer.context["rows"]}
    assert counts["airstrike"] > counts["clash"] == 1
    assert counts["aid"] == 0


@pytest.mark.parametrize("words", ["غارة", "الغارة", "AIR", "airstrike"])
def test_the_codebook_is_searched_in_both_languages(client: Client, words: str) -> None:
    assert "/codebook/type/airstrike" in shown(client, "/codebook", words=words)


def test_what_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/codebook/type/nothing").status_code == 404
    assert client.get("/codebook/nothing/airstrike").status_code == 404
    assert client.get("/gazetteer/nothing").status_code == 404
    assert "<script>" not in shown(client, "/codebook", words="<script>")
    assert client.get("/gazetteer", {"name": "<script>\0"}).status_code == 200


@pytest.mark.parametrize("name", ["معرة النعمان", "معره النعمان", "Maarat", "معرة"])
def test_places_are_found_by_the_beginning_of_a_name(name: str) -> None:
    assert any(p.name == "معرة النعمان" for p in gazetteer.search(name))


def test_a_place_tells_where_it_lies_and_how_surely(client: Client) -> None:
    found = next(p for p in gazetteer.search("معرة النعمان") if p.point)
    page = shown(client, f"/gazetteer/{found.id}")
    assert str(found.lat) in page
    for held in gazetteer.above(found):
        assert f"/gazetteer/{held.id}" in page
    assert ("غير متحقَّق منها" in page) == (found.source == "unverified")


def test_a_place_leads_to_its_incidents(client: Client) -> None:
    for _ in cards.refresh():
        pass
    found = next(p for p in gazetteer.search("معرة النعمان") if p.point)
    answer = client.get(f"/gazetteer/{found.id}")
    assert answer.context["count"] == len(answer.context["cards"]) >= 1
    assert "/incidents?place=" in answer.content.decode()


def test_a_place_of_two_layers_is_offered_once() -> None:
    found = [p for p in gazetteer.search("معرة النعمان") if p.name == "معرة النعمان"]
    assert [p.id for p in found] == ["sy-maarat-numan"]


def test_browsing_goes_down_from_the_countries(client: Client) -> None:
    answer = client.get("/gazetteer")
    syria = next(row.place for row in answer.context["rows"] if row.place.id == "sy")
    inside = gazetteer.inside(syria)
    assert inside
    assert all(place.parent == "sy" for place in inside)
    codes = [row.place.country for row in answer.context["rows"] if row.place.country]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    "url",
    [
        "/codebook?kind=actor",
        "/codebook/type/clash",
        "/gazetteer?name=حلب",
        "/gazetteer/sy",
    ],
)
def test_pages_take_few_queries(client: Client, url: str) -> None:
    assert queries(client, url) <= 30


def test_readers_may_browse(team: Team) -> None:
    for url in ("/codebook", "/codebook/type/clash", "/gazetteer", "/gazetteer/sy"):
        assert team.clients["reader"].get(url).status_code == 200


def test_the_codebook_in_both_languages(browse: Callable[..., Any]) -> None:
    for language, word in (("ar", "غارة جوية"), ("en", "Air or drone strike")):
        page = browse(language)
        page.goto("/codebook/type/airstrike")
        assert word in page.locator("h1").inner_text()

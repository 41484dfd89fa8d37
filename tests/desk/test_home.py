"""Coming in, the first page, and how a person likes to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from desk.desks import queries
from tawthiq.case.case import Case


def test_nobody_comes_in_without_the_key(case: Case) -> None:
    stranger = Client()
    assert stranger.get("/").status_code == 403
    assert stranger.get("/enter", {"key": "a guess"}).status_code == 403
    assert case.title not in stranger.get("/incidents").content.decode()


def test_another_host_name_is_refused(client: Client) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_page_loads_nothing_from_elsewhere_and_runs_no_inline_script(
    client: Client,
) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_first_page_takes_few_queries(client: Client) -> None:
    assert queries(client, "/") <= 30


@pytest.mark.parametrize(
    "next_", ["https://evil.example/", "//evil.example", "javascript:1"]
)
def test_preferences_lead_to_no_other_host(client: Client, next_: str) -> None:
    answer = client.post("/prefer", {"theme": "dark", "next": next_})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_both_languages_mirror_the_page(
    browse: Callable[..., Any], language: str, direction: str
) -> None:
    page = browse(language)
    assert page.locator("html").get_attribute("dir") == direction
    page.keyboard.press("Shift+Slash")
    assert page.locator("#keys").is_visible()

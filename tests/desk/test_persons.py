"""Persons: masked where they are protected, shown to who asks, and the log tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from desk.desks import Team, shown
from tawthiq.case import log
from tawthiq.case.case import Case
from tawthiq.case.models import Entry, Report
from tawthiq.desk.records import fresh, masking
from tawthiq.desk.records.tables import PersonIn, PersonLine, SourceLine, State

_VICTIM = "سلمى"
_MEDIC = "نزيه البستاني"


pytestmark = pytest.mark.usefixtures("patience")


def test_protected_names_are_masked_in_the_source_of_the_page(client: Client) -> None:
    page = shown(client, "/persons")
    for name in (_VICTIM, _MEDIC, "البستاني"):
        assert name not in page
    assert "ن. ب." in page
    for row in PersonLine.objects.all():
        page = shown(client, f"/persons/{row.pk}")
        for name in (_VICTIM, _MEDIC, "البستاني"):
            assert name not in page


def test_a_protected_name_cannot_be_searched_for(client: Client) -> None:
    assert client.get("/persons", {"name": _VICTIM}).context["rows"] == []


def test_a_public_name_is_shown_and_found(client: Client) -> None:
    fresh.refresh()
    PersonLine.objects.filter(name=_MEDIC).update(role="official", protected=False)
    assert _MEDIC in shown(client, "/persons", name="البستاني")


def test_names_are_shown_to_who_asks_and_the_log_tells(client: Client) -> None:
    shown(client, "/persons")
    before = log.head()[0]
    answer = client.post("/persons/reveal?role=victim", {"why": "مراسلة الأسرة"})
    page = answer.content.decode()
    assert _VICTIM in page
    assert _MEDIC not in page
    entry = Entry.objects.get(seq=before + 1)
    assert entry.value["action"] == "reveal"
    assert entry.value["who"] == "tester"
    assert entry.value["why"] == "مراسلة الأسرة"
    assert entry.value["detail"]["count"] == 1
    assert _VICTIM not in entry.body
    where = entry.value["detail"]["which"][0]
    key, _, start = where.partition("#")
    assert Report.objects.get(key=key).text[int(start) :].startswith(_VICTIM)
    assert _VICTIM not in shown(client, "/persons")


def test_one_name_is_shown_and_those_beside_it_are_not(client: Client) -> None:
    shown(client, "/persons")
    row = PersonLine.objects.get(name=_MEDIC)
    assert row.reports == 2
    page = client.post(f"/persons/{row.pk}/reveal").content.decode()
    assert _MEDIC in page
    assert _VICTIM not in page


def test_a_title_does_not_give_a_masked_name_away(client: Client) -> None:
    shown(client, "/persons")
    row = PersonLine.objects.get(name=_VICTIM)
    report = PersonIn.objects.get(person=row).report
    Report.objects.filter(pk=report.pk).update(title="تشييع سلمى في البلدة")
    page = shown(client, f"/persons/{row.pk}")
    assert _VICTIM not in page
    assert "▇" in page


def test_initials_tell_no_name() -> None:
    assert masking.initials("نزيه البستاني") == "ن. ب."
    assert masking.initials("  ") == "…"


def test_a_source_who_is_a_person_is_masked(client: Client, case: Case) -> None:
    shown(client, "/sources")
    row = SourceLine.objects.get(name="مصدر عسكري")
    SourceLine.objects.filter(pk=row.pk).update(name="سامر الخطيب", masked=True)
    for url in ("/sources", f"/sources/{row.pk}"):
        assert "سامر" not in shown(client, url)
    head = log.head()[0]
    # The log goes on, and the table with it: nothing is masked by hand any more.
    State.objects.update(head=head + 10)
    page = client.post(f"/sources/{row.pk}/reveal").content.decode()
    assert "سامر الخطيب" in page
    assert Entry.objects.get(seq=head + 1).value["detail"]["what"] == "sources"
    assert client.get("/sources/named/سامر الخطيب").status_code == 404
    assert case.title in page


def test_readers_see_masks_and_cannot_lift_them(team: Team) -> None:
    reader, analyst = team.clients["reader"], team.clients["analyst"]
    page = shown(reader, "/persons")
    assert _VICTIM not in page
    assert "/persons/reveal" not in page
    row = PersonLine.objects.get(name=_VICTIM)
    for url in ("/persons/reveal", f"/persons/{row.pk}/reveal"):
        assert reader.post(url).status_code == 403
    before = log.head()[0]
    assert _VICTIM in analyst.post("/persons/reveal").content.decode()
    assert Entry.objects.get(seq=before + 1).value["who"] == "analyst1"
    assert analyst.get("/persons/reveal").status_code == 405


def test_masks_are_lifted_only_from_a_page_of_the_desk(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post("/persons/reveal").status_code == 403


def test_names_are_lifted_in_chromium_and_masked_again(
    browse: Callable[..., Any],
) -> None:
    page = browse("en")
    page.goto("/persons?role=victim")
    assert _VICTIM not in page.content()
    page.get_by_label("Why you need the names").fill("family")
    page.get_by_role("button", name="Show the names").click()
    page.wait_for_load_state()
    assert _VICTIM in page.content()
    page.goto("/persons?role=victim")
    assert _VICTIM not in page.content()

"""Letting incidents out at the desk: nothing goes that was not looked at, all is logged."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from desk.desks import Team, queries
from tawthiq.case import deciding, judging
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Entry, Incident
from tawthiq.desk.jobs import worker
from tawthiq.desk.views.exporting import LINES
from tawthiq.publish.format import FORMATS

WISH = {"format": "csv", "lang": "en", "victims": "drop"}


def approve(number: int = 3) -> list[str]:
    """Approve some incidents; gives their codes."""
    codes = list(
        Incident.objects.filter(live=True)
        .order_by("code")
        .values_list("code", flat=True)[:number]
    )
    for code in codes:
        deciding.decide(code, "state", "approved", by="tester", why="مراجَعة")
    return codes


def wish(client: Client, **told: str) -> str:
    """Ask for an export; gives the address of its page when it is made."""
    answer = client.post("/export/make", {**WISH, **told})
    assert answer.status_code == 302
    assert worker.idle(60)
    return str(answer.headers["Location"])


def body(answer: Any) -> bytes:  # noqa: ANN401
    data = b"".join(answer.streaming_content)
    answer.close()
    return data


def exported() -> list[dict[str, Any]]:
    values = [entry.value for entry in Entry.objects.all()]
    return [value for value in values if value["action"] == "export"]


def test_every_format_has_a_line_that_says_what_it_is() -> None:
    assert set(LINES) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_previewed_and_downloaded(client: Client, name: str) -> None:
    approve()
    page = wish(client, format=name)
    shown = client.get(page, headers={"accept-language": "en"})
    assert shown.status_code == 200
    assert "Left out" in shown.content.decode()
    assert exported() == [], "nothing left the case yet"
    answer = client.post(page + "/download", {"why": "للشركاء"})
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="tawthiq-{name}.zip"'
    )
    with zipfile.ZipFile(io.BytesIO(body(answer))) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read(names[-1]))
    assert names == [*(f["name"] for f in manifest["files"]), names[-1]]
    (entry,) = exported()
    assert (entry["who"], entry["why"]) == ("tester", "للشركاء")
    assert entry["detail"] == manifest


def test_one_file_alone_is_logged_as_well(client: Client) -> None:
    codes = approve()
    page = wish(client)
    answer = client.post(page + "/download", {"file": "tawthiq-csv.csv"})
    rows = list(csv.reader(io.StringIO(body(answer).decode("utf-8-sig"))))
    assert {code for code in codes if any(code in row for row in rows)} == set(codes)
    assert len(exported()) == 1


def test_what_is_left_out_is_told_with_the_reason(client: Client) -> None:
    approve(1)
    shown = client.get(wish(client), headers={"accept-language": "en"})
    assert "nobody approved it" in shown.content.decode()


def test_what_has_no_date_or_place_is_named_in_the_manifest(client: Client) -> None:
    approve(99)
    page = wish(client, area="إدلب", since="2016-01-01")
    answer = client.post(page + "/download")
    with zipfile.ZipFile(io.BytesIO(body(answer))) as archive:
        manifest = json.loads(archive.read(archive.namelist()[-1]))
    live = Incident.objects.filter(live=True).count()
    told = {one["code"]: one["reason"] for one in manifest["left_out"]}
    assert all("lies in no" in reason for reason in told.values())
    assert 0 < manifest["counts"]["incidents"] + len(told) <= live


def test_what_nobody_approved_is_asked_for_twice(client: Client) -> None:
    refused = client.post("/export/make", {**WISH, "unreviewed": "on"})
    assert refused.status_code == 422
    page = wish(client, unreviewed="on", sure="on")
    shown = client.get(page, headers={"accept-language": "en"}).content.decode()
    assert "nobody approved; every row says so" in shown


def test_no_protected_name_is_shown_in_a_preview(client: Client) -> None:
    page = wish(client, unreviewed="on", sure="on")
    shown = client.get(page).content.decode()
    assert "البستاني" not in shown
    assert "سلمى" not in shown


def test_what_was_withdrawn_meanwhile_does_not_go_out(client: Client) -> None:
    approve()
    page = wish(client)
    claim = Claim.objects.filter(until=None)[0]
    judging.judge(claim.key, "rejected", by="other", why="مكرر")
    answer = client.post(page + "/download")
    assert answer.status_code == 302
    assert exported() == []
    assert "/again" in client.get(page).content.decode()
    again = client.post(page + "/again")
    assert worker.idle(60)
    gone = client.post(again.headers["Location"] + "/download")
    assert body(gone)
    assert len(exported()) == 1


@pytest.mark.parametrize(
    "name", ["../../job.json", "tawthiq-csv.csv.manifest.json", "/etc/passwd", "x.csv"]
)
def test_only_files_of_the_export_are_given(client: Client, name: str) -> None:
    page = wish(client)
    answer = client.post(page + "/download", {"file": name})
    assert answer.status_code == 404
    assert exported() == []


def test_a_report_is_looked_at_sealed_off(client: Client) -> None:
    page = wish(client, format="sitrep", lang="ar")
    answer = client.get(page + "/look/tawthiq-sitrep.html")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "<html" in body(answer).decode()
    assert client.get(page + "/look/..%2Fjob.json").status_code == 404


def test_a_period_that_ends_before_it_begins_is_told(client: Client) -> None:
    told = {**WISH, "since": "2016-04-01", "until": "2016-03-01"}
    answer = client.post("/export/make", told)
    assert answer.status_code == 422


def test_choices_are_taken_from_the_address(client: Client) -> None:
    shown = client.get("/export?format=geojson&area=حلب&since=2016-01-01")
    assert 'value="geojson" checked' in shown.content.decode()
    assert 'value="حلب"' in shown.content.decode()


def test_few_queries(client: Client) -> None:
    approve()
    page = wish(client)
    assert queries(client, "/export") <= 30
    assert queries(client, page) <= 30


def test_only_reviewers_let_out(team: Team) -> None:
    page = wish(team.clients["reviewer"])
    for role in ("reader", "analyst"):
        client = team.clients[role]
        assert client.get("/export").status_code == 403
        assert client.get(page).status_code == 403
        assert client.post(page + "/download").status_code == 403
    assert body(team.clients["reviewer"].post(page + "/download"))
    assert exported()[0]["who"] == "reviewer1"


def test_an_export_is_no_import(client: Client, case: Case) -> None:  # noqa: ARG001
    page = wish(client)
    assert client.get(page.replace("/export/", "/import/")).status_code == 404


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_export_is_made_in_a_browser(
    browse: Callable[..., Any], language: str
) -> None:
    page = browse(language)
    page.goto("export")
    page.locator("input[value=sitrep]").check()
    page.locator("form.stack .primary").click()
    page.frame_locator("iframe.page").locator("h1").wait_for(timeout=60_000)
    with page.expect_download() as held:
        page.locator("form[action$=download] .primary").click()
    assert held.value.suggested_filename == "tawthiq-sitrep.zip"

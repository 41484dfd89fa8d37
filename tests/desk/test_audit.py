"""The log as a person reads it, and as they take it along."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.db import connection
from django.test import Client

from desk.desks import Team, queries
from tawthiq.case import judging, log
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Entry
from tawthiq.desk.records import changes


def _taken(client: Client, name: str, **asked: str) -> str:
    answer = client.post(
        f"/audit/export?{'&'.join(f'{k}={v}' for k, v in asked.items())}",
        {"format": name},
    )
    assert answer.status_code == 200
    return answer.getvalue().decode()


def _judged(why: str = "") -> Claim:
    claim = Claim.objects.filter(until=None, type="airstrike").order_by("pk")[0]
    judging.judge(
        claim.key, "corrected", by="tester", why=why, correction={"type": "shelling"}
    )
    return claim


def test_a_change_is_told_field_by_field(client: Client) -> None:
    claim = _judged("مدفعية لا طيران")
    page = client.get("/audit").content.decode()
    assert "مدفعية لا طيران" in page
    assert "<del>غارة جوية</del>" in page
    assert "<ins>قصف مدفعي</ins>" in page or "<ins>قصف" in page
    assert claim.key[:10] in page
    assert queries(client, "/audit") <= 30


def test_the_log_is_filtered(client: Client) -> None:
    claim = _judged()
    for asked, count in (
        ({"action": "judge"}, 1),
        ({"claim": claim.key}, 2),
        ({"who": "nobody"}, 0),
        ({"since": "2999-01-01"}, 0),
        ({"until": "1999-01-01"}, 0),
        ({"action": "no such"}, Entry.objects.count()),
        ({"who": "\0", "claim": "%", "incident": "ZZ"}, 0),
    ):
        answer = client.get("/audit", asked)
        assert len(answer.context["page"].rows) == count, asked


def test_the_chain_is_looked_at(client: Client) -> None:
    answer = client.get("/audit")
    assert answer.context["chain"].broken == 0
    assert log.head()[1] in answer.content.decode()


def test_a_changed_log_is_told(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select name from sqlite_master where type='trigger' and tbl_name='case_entry'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'drop trigger "{name}"')
        cursor.execute("update case_entry set body = body || ' ' where seq = 2")
    answer = client.get("/audit")
    assert answer.context["chain"].broken == 2
    assert 'role="alert"' in answer.content.decode()


def test_of_a_long_log_the_last_look_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "_AT_ONCE", 0)
    assert client.get("/audit").context["chain"].at == ""
    assert client.post("/audit/check").status_code == 302
    chain = client.get("/audit").context["chain"]
    assert chain.upto == log.head()[0]
    assert chain.at


def test_csv_runs_no_formula(client: Client) -> None:
    _judged('=HYPERLINK("http://x.example","x")')
    rows = list(csv.DictReader(io.StringIO(_taken(client, "csv"))))
    assert rows[0].keys() == set(changes.HEADER)
    whys = [row["why"] for row in rows if row["action"] == "judge"]
    assert whys[0].startswith("'=HYPERLINK")
    fields = {r["field"]: (r["old"], r["new"]) for r in rows if r["action"] == "judge"}
    assert fields["verdict"] == ("unreviewed", "corrected")
    assert fields["type"] == ("airstrike", "shelling")


def test_json_lines_hold_every_entry_and_the_taking_itself(client: Client) -> None:
    _judged()
    told = [json.loads(line) for line in _taken(client, "jsonl").splitlines()]
    assert [line["seq"] for line in told] == list(range(Entry.objects.count(), 0, -1))
    assert told[0]["action"] == "export"
    assert told[0]["detail"]["format"] == "log-jsonl"


def test_what_is_taken_is_what_was_asked(client: Client) -> None:
    _judged()
    told = _taken(client, "jsonl", action="judge").splitlines()
    assert len(told) == 1


def test_named_victims_are_initials_wherever_the_log_goes(client: Client) -> None:
    claim = Claim.objects.filter(until=None).order_by("pk")[0]
    start = claim.report.text.index("سبعة")
    victim: dict[str, object]
    victim = {"name": "سامر الخطيب", "age": None, "sex": None}
    victim |= {"text": "سبعة", "start": start, "end": start + 4}
    judging.judge(claim.key, "corrected", by="tester", correction={"victims": [victim]})
    page = client.get("/audit").content.decode()
    assert "س. خ." in page
    for text in (page, _taken(client, "csv"), _taken(client, "jsonl")):
        assert "الخطيب" not in text


def test_only_an_administrator_takes_the_log_along(team: Team) -> None:
    for role, client in team.clients.items():
        page = client.get("/audit")
        assert page.status_code == 200
        assert ("/audit/export" in page.content.decode()) == (role == "admin")
        answer = client.post("/audit/export", {"format": "csv"})
        assert answer.status_code == (200 if role == "admin" else 403)


def test_no_other_format_is_made(client: Client, case: Case) -> None:
    before = log.head()
    assert client.post("/audit/export", {"format": "../x"}).status_code == 404
    assert client.get("/audit/export").status_code == 405
    assert log.head() == before
    assert case.title


def test_a_value_is_said_in_words() -> None:
    date = {"from": "2016-03-14", "to": "2016-03-14", "precision": "day"}
    assert changes.words("date", date) == "2016-03-14"
    harm = [
        {"kind": "killed", "group": "civilian", "low": 7, "high": 7, "form": "exact"}
    ]
    assert changes.words("harm", harm).endswith(": 7")
    assert changes.words("places", [{"name": "حلب"}, {"name": "إدلب"}]) == "حلب · إدلب"
    assert changes.words("places", []) == changes.words("date", None) == ""

"""The log as a person reads it, and as they take it along."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from desk.desks import Team, queries
from tawthiq.case import audit, deciding, judging, log, rules
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Entry, Incident
from tawthiq.desk import accounts
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


def test_a_merge_says_of_which_claims_and_incidents(client: Client) -> None:
    codes = list(Incident.objects.filter(live=True).values_list("code", flat=True)[:2])
    deciding.merge(*codes, by="tester", why="سوق واحد")
    line = audit.entries(audit.Asked(action="decide")).rows[0]
    page = client.get("/audit", {"action": "decide"}).content.decode()
    assert "<ins>الحدث نفسه</ins>" in page
    for pair in line.pairs:
        assert pair.incident == pair.other_incident == codes[0]
        for claim in (pair.claim, pair.other):
            assert f"/incidents/{codes[0]}#claim-{claim[:12]}" in page
    rows = list(csv.DictReader(io.StringIO(_taken(client, "csv", action="decide"))))
    assert [(r["claim"], r["other"], r["new"]) for r in rows] == [
        (p.claim, p.other, "same") for p in line.pairs
    ]
    assert {r["incident"] for r in rows} == {codes[0]}
    told = json.loads(_taken(client, "jsonl", action="decide").splitlines()[0])
    assert told["pairs"] == [p._asdict() for p in line.pairs]


def test_what_was_said_of_a_pair_before_is_told(client: Client) -> None:
    one, other = Claim.objects.filter(until=None).order_by("pk")[:2]
    deciding.say(one.key, other.key, "unsure", by="tester")
    deciding.say(other.key, one.key, "different", by="tester")
    page = client.get("/audit", {"action": "decide"}).content.decode()
    assert "<del>متروك بلا جزم</del>" in page
    assert "<ins>حدثان مختلفان</ins>" in page
    assert queries(client, "/audit") <= 30


def test_rules_are_told_with_what_they_were(client: Client) -> None:
    rules.change(reviewers=2, by="tester")
    rules.change(reviewers=1, by="tester")
    found = audit.entries(audit.Asked(action="settings")).rows
    assert [line.changes for line in found] == [
        (("reviewers", 2, 1),),
        (("reviewers", 1, 2),),
    ]
    rows = list(csv.DictReader(io.StringIO(_taken(client, "csv", action="settings"))))
    assert (rows[0]["field"], rows[0]["old"], rows[0]["new"]) == ("reviewers", "2", "1")
    page = client.get("/audit", {"action": "settings"}).content.decode()
    assert "<del>2</del>" in page


def test_accounts_are_told_field_by_field(team: Team) -> None:
    user = User.objects.get(username="reader1")
    accounts.set_role(user, "analyst", by="admin1", why="تدريب")
    accounts.shut_out(user, by="admin1", why="رحل")
    accounts.reset(user, by="admin1", why="نسيها")
    found = audit.entries(audit.Asked(action="account")).rows
    assert [(line.person, line.changes) for line in found] == [
        ("reader1", (("password", None, "taken away"),)),
        ("reader1", (("active", True, False),)),
        ("reader1", (("role", "reader", "analyst"),)),
    ]
    page = team.clients["admin"].get("/audit", {"action": "account"}).content.decode()
    for words in (
        "<del>قارئ</del>",
        "<ins>محلّل</ins>",
        "<ins>سُحبت</ins>",
        "<ins>لا</ins>",
    ):
        assert words in page, words
    rows = list(csv.DictReader(io.StringIO(_taken(team.clients["admin"], "csv"))))
    assert {r["person"] for r in rows} == {"", "reader1"}

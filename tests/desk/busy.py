"""A case in which something of everything was done, so that every page has its words."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from desk.desks import ROLES, account
from desk.hostile import Walked
from tawthiq.case import deciding, judging, rules
from tawthiq.case.models import Claim, Incident, Report
from tawthiq.desk import accounts, opened, tokens
from tawthiq.desk.jobs import worker
from tawthiq.desk.jobs.shelf import Shelf
from tawthiq.desk.records import fresh

WHY: Final = "سبب مكتوب بالعربية"
# What an import refuses, each for another reason.
FILES: Final = {
    "empty.txt": b"",
    "picture.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    "lines.jsonl": b'{"text": 3}\nnot json\n{"title": "x"}\n',
    "strange.bin": bytes(range(256)) * 4,
}


@contextlib.contextmanager
def busy(filled: Path, folder: Path) -> Iterator[Walked]:
    """A copy of a filled case with decisions, jobs, accounts and tokens."""
    directory = folder / "case"
    shutil.copytree(filled, directory)
    case = opened.show(directory)
    with override_settings(TEAM=True, SECURE_SSL_REDIRECT=False):
        clients = {role: account(role) for role in ROLES}
        _decisions()
        _people()
        _jobs(clients["admin"])
        fresh.as_of(fresh.SOURCES)
        yield Walked(case, _known(Shelf(case)), clients)
    case.close()


def _decisions() -> None:
    rules.change(reviewers=2, by="tester", why=WHY)
    rules.change(reviewers=1, by="tester", why=WHY)
    claims = list(Claim.objects.filter(until=None).order_by("pk"))
    judging.judge(claims[0].key, "accepted", by="tester", why=WHY)
    change: dict[str, Any] = {"type": "shelling", "date": None, "places": []}
    judging.judge(claims[1].key, "corrected", by="tester", correction=change)
    judging.judge(claims[2].key, "rejected", by="tester", why=WHY)
    codes = list(Incident.objects.filter(live=True).values_list("code", flat=True))
    for code in codes:
        deciding.decide(code, "state", "approved", by="tester", why=WHY)
    deciding.decide(codes[0], "grade", "confirmed", by="tester", why=WHY)
    deciding.decide(codes[0], "attribution", "contested", by="tester")
    deciding.decide(codes[0], "note", WHY, by="tester")
    deciding.say(claims[0].key, claims[-1].key, "unsure", by="tester", why=WHY)
    deciding.merge(codes[0], codes[-1], by="tester", why=WHY)


def _people() -> None:
    user = User.objects.get(username="reader1")
    accounts.set_role(user, "analyst", by="admin1", why=WHY)
    accounts.set_role(user, "reader", by="admin1", why=WHY)
    accounts.shut_out(user, by="admin1", why=WHY)
    accounts.let_in(user, by="admin1", why=WHY)
    tokens.make(User.objects.get(username="admin1"), "برنامج", ["read"], 30)


def _jobs(client: Client) -> None:
    files = [SimpleUploadedFile(name, held) for name, held in FILES.items()]
    client.post("/import/files", {"files": files})
    client.post("/import/read")
    for format_ in ("csv", "sitrep"):
        wish = {"format": format_, "lang": "ar", "victims": "drop"}
        client.post("/export/make", {**wish, "unreviewed": "on", "sure": "on"})
    assert worker.idle(120)


def _known(shelf: Shelf) -> dict[str, list[object]]:
    claims = Claim.objects.filter(until=None).order_by("pk")
    codes = list(Incident.objects.filter(live=True).values_list("code", flat=True)[:4])
    reports: list[object] = list(Report.objects.values_list("key", flat=True)[:6])
    return {
        "pk": [1, 2, 3, *User.objects.values_list("pk", flat=True)],
        "uid": ["MQ"],
        "key": reports,
        "report": reports,
        "claim": list(claims.values_list("key", flat=True)[:4]),
        "code": list(codes),
        "id_": [job.id for job in shelf.jobs()],
        "kind": ["type", "actor", "weapon", "source", "group", "equipment"],
        "ident": ["airstrike", "clash", "sy-maarrat-al-numan"],
    }

"""A case that strangers wrote into: every word that is not ours is an attack."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from django.contrib.auth.models import User
from django.test import Client, override_settings

from desk.desks import ROLES, account, fill
from desk.walk import Known, Route, routes
from tawthiq.case import deciding, judging
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Incident, Report
from tawthiq.desk import opened, tokens

EVIL: Final = "\"'></textarea></title></script><x-evil onfocus=alert(1)>{{7*7}}"
SCRIPTED: Final = "javascript:alert('x-evil')//"
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class Walked(NamedTuple):
    """A case that strangers wrote into, its identifiers, a client for each role."""

    case: Case
    known: Known
    clients: dict[str, Client]


@contextlib.contextmanager
def walked(filled: Path, folder: Path) -> Iterator[Walked]:
    """A copy of a filled case with hostile reports, people, judgements and tokens."""
    directory = folder / "case"
    shutil.copytree(filled, directory)
    case = opened.show(directory)
    _hostile_reports(case, directory.parent / "hostile.jsonl")
    _hostile_words()
    with override_settings(TEAM=True, SECURE_SSL_REDIRECT=False):
        clients = {role: account(role) for role in ROLES}
        clients["sacrificed"] = account("admin", 7)
        User.objects.filter(username="reader1").update(username=EVIL)
        tokens.make(User.objects.get(username="admin1"), EVIL, ["read"], 30)
        yield Walked(case, _known(), clients)
    case.close()


def _hostile_reports(case: Case, path: Path) -> None:
    lines = (Path(__file__).parent / "reports.jsonl").read_text().splitlines()
    with path.open("w") as file:
        for n, line in enumerate(lines[:4]):
            report = json.loads(line)
            title, _, body = report["text"].partition("\n")
            report |= {
                "id": f"evil{n}",
                "title": f"{EVIL} {title}",
                "source": f"{EVIL} وكالة",
                "author": EVIL,
                "url": [SCRIPTED, f"https://example.org/{EVIL}"][n % 2],
                "text": f"{EVIL} {title}\n{body}\nوقال الناشط {EVIL} أحمد السرو: {EVIL}",
            }
            file.write(json.dumps(report) + "\n")
    fill(case, path)


def _hostile_words() -> None:
    claim = Claim.objects.filter(report__title__contains="x-evil", until=None).first()
    assert claim is not None
    judging.judge(claim.key, "accepted", by=EVIL, why=EVIL)
    for incident in Incident.objects.filter(live=True)[:2]:
        for about in ("note", "attribution"):
            deciding.decide(incident.code, about, EVIL, by=EVIL, why=EVIL)


def _known() -> Known:
    evil = Report.objects.filter(title__contains="x-evil")
    claims = Claim.objects.filter(until=None)
    judged = list(claims.filter(report__in=evil).values_list("key", flat=True)[:3])
    codes = list(Incident.objects.filter(live=True).values_list("code", flat=True)[:3])
    reports = list(evil.values_list("key", flat=True)[:3])
    people = list(User.objects.values_list("pk", flat=True))
    return {
        "pk": people,
        "uid": ["MQ"],
        "report": reports,
        "claim": judged,
        "code": codes,
        "other": codes[::-1],
        "": [*reports[:2], *judged[:2], *codes[:2], 1, 2, EVIL],
    }


def paths(held: Walked, most: int = 1) -> list[tuple[Route, str]]:
    """Addresses, each with the first of the case's identifiers that it takes."""
    return [
        (route, path) for route in routes() for path in route.paths(held.known)[:most]
    ]


def stays(answer: Any) -> bool:  # noqa: ANN401
    """Whether a browser stays on the desk, wherever it is sent."""
    where = answer.headers.get("Location", "/").replace("\\", "/")
    parts = urlsplit(urljoin("http://testserver/", where))
    return (parts.scheme, parts.netloc) == ("http", "testserver")


def protected(path: str, answer: Any) -> None:  # noqa: ANN401
    """Fail where an answer lacks a header that guards it."""
    for name, value in HEADERS.items():
        assert value in answer.headers.get(name, ""), (path, answer.status_code, name)

"""The desk as an operator runs it: settings, gunicorn, TLS, static files, cookies."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings

import postgres
from desk import proxy
from desk.desks import PASSWORD, running
from desk.walk import Page
from tawthiq.case.case import Case
from tawthiq.desk import accounts, opened

_CHECK = """
import django
django.setup()
from django.core.management import call_command
call_command("check", deploy=True, fail_level="INFO")
"""


def _without_ours() -> dict[str, str]:
    """The environment but for what browsers in tests need."""
    held = {k: v for k, v in os.environ.items() if k != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    return {**held, "DJANGO_SETTINGS_MODULE": "tawthiq.desk.settings"}


def _python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env=_without_ours() | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_djangos_own_check_of_a_deployment_is_clean() -> None:
    done = _python(
        _CHECK,
        TAWTHIQ_DESK_TEAM="1",
        TAWTHIQ_DESK_SECRET=proxy.SECRET,
        TAWTHIQ_DESK_HOSTS="desk.example.org",
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("secret", ["", "too short"])
def test_a_team_needs_a_secret(secret: str, tmp_path: Path) -> None:
    case = str(tmp_path)
    given = {"TAWTHIQ_DESK_SECRET": secret, "TAWTHIQ_CASE": case}
    done = _python("import tawthiq.desk.wsgi", **given)
    assert done.returncode != 0
    assert "needs TAWTHIQ_DESK_SECRET: at least 50" in done.stderr


@pytest.fixture(scope="module")
def directory(
    postgres_server: postgres.Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A new case in PostgreSQL, which no desk has opened yet."""
    directory = tmp_path_factory.mktemp("deploy") / "case"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", postgres_server.database())
        Case.create(directory, "ملف الفريق", "tester").close()
        yield directory


@pytest.fixture(scope="module")
def served(directory: Path) -> Iterator[proxy.Served]:
    """Four workers that start at once on a case without the desk's tables."""
    with proxy.served(directory, "--workers", "4") as held:
        case = opened.show(directory)
        accounts.add("samar", "admin", by="tester", password=PASSWORD)
        case.close()
        yield held


class Browser:
    """Keeps cookies, and follows nothing."""

    def __init__(self, held: proxy.Served) -> None:
        self._connection = held.connect()
        self.cookies: dict[str, str] = {}
        self.set: list[str] = []

    def ask(
        self, method: str, path: str, form: dict[str, str] | None = None, **more: str
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """An answer and its body."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"https://localhost:{self._connection.port}"
        headers |= {name.replace("_", "-"): value for name, value in more.items()}
        body = urlencode(form) if form is not None else None
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        self.set = answer.headers.get_all("Set-Cookie") or []
        for line in self.set:
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer, answer.read()

    def login(self, password: str = PASSWORD, **more: str) -> int:
        """The status of a login as samar."""
        _, page = self.ask("GET", "/login")
        token = page.partition(b'name="csrfmiddlewaretoken" value="')[2][:64].decode()
        form = {"username": "samar", "password": password, "csrfmiddlewaretoken": token}
        return self.ask("POST", "/login", form, **more)[0].status


def test_workers_that_start_at_once_make_the_tables_once(
    served: proxy.Served,
) -> None:
    log = served.log.read_text()
    assert "already exists" not in log
    assert "Traceback" not in log


def test_a_person_comes_in_over_tls_with_guarded_cookies(served: proxy.Served) -> None:
    browser = Browser(served)
    assert browser.ask("GET", "/")[0].status == 302
    assert browser.login() == 302
    session = next(line for line in browser.set if line.startswith("__Host-desk="))
    for guard in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"):
        assert guard in session
    answer, page = browser.ask("GET", "/accounts")
    assert answer.status == 200
    assert not Page(page.decode()).faults
    age = int(answer.headers["Strict-Transport-Security"].split("=")[1].split(";")[0])
    assert age >= 31_536_000
    assert "127.0.0.1" in browser.ask("GET", "/accounts/1")[1].decode()


def test_a_client_behind_the_proxy_cannot_name_its_address(
    served: proxy.Served,
) -> None:
    guesses = [
        Browser(served).login("a guess", X_Forwarded_For=f"198.51.100.{n}")
        for n in range(6)
    ]
    assert guesses[0] == 200
    assert guesses[-1] == 429


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/static/desk/base.css", "text/css"),
        ("/static/desk/keys.js", "text/javascript"),
        ("/static/django_htmx/htmx-4.min.js", "text/javascript"),
        ("/static/leaflet/leaflet.js", "text/javascript"),
    ],
)
def test_static_files_are_served(served: proxy.Served, path: str, kind: str) -> None:
    answer, body = Browser(served).ask("GET", path)
    assert (answer.status, answer.headers.get_content_type()) == (200, kind)
    assert body
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" in answer.headers


def test_plain_http_is_sent_to_tls_but_for_the_health_check(
    directory: Path,
    served: proxy.Served,  # noqa: ARG001 - it listens
) -> None:
    path = directory.parent / "desk.sock"
    for asked, status in (("/", 301), ("/login", 301), ("/healthz", 200)):
        plain = proxy.plain(path)
        plain.request("GET", asked, headers={"Host": "localhost"})
        answer = plain.getresponse()
        assert answer.status == status, asked
        if status == 301:
            assert answer.headers["Location"].startswith("https://localhost")
        plain.close()
    stranger = proxy.plain(path)
    stranger.request("GET", "/healthz", headers={"Host": "evil.example"})
    assert stranger.getresponse().status == 400
    stranger.close()


def test_the_key_of_a_teams_desk_is_for_its_owner_alone(directory: Path) -> None:
    with running(directory, "--team"):
        key = directory / "desk.key"
        assert key.stat().st_mode & 0o777 == 0o600
        first = key.read_text()
        assert len(first) >= 50
    with running(directory, "--team"):
        assert key.read_text() == first
    key.chmod(0o644)
    with (
        pytest.raises(AssertionError, match="did not start"),
        running(directory, "--team"),
    ):
        pass


def test_a_teams_case_is_in_postgresql(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    Case.create(tmp_path / "case", "ملف فرد", "tester").close()
    done = subprocess.run(
        [sys.executable, "-m", "tawthiq", "desk", str(tmp_path / "case"), "--team"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "PostgreSQL" in done.stderr
    assert "Traceback" not in done.stderr


def test_alone_two_desks_on_one_machine_have_cookies_of_their_own() -> None:
    assert settings.SESSION_COOKIE_NAME.startswith("desk_")
    code = "from django.conf import settings; print(settings.SESSION_COOKIE_NAME)"
    names = {_python(code, TAWTHIQ_DESK_LOCAL_KEY=key).stdout for key in ("a", "b")}
    assert len(names) == 2

"""``tawthiq desk``: review the claims of a case in the browser."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import secrets
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.case.options import CASE, faults
from tawthiq.cli.progress import counted

if TYPE_CHECKING:
    from collections.abc import Callable

_THREADS = 8
_KEY_FILE = "desk.key"
_PARTS = [
    "django",
    "axes",
    "csp",
    "django_htmx",
    "ninja",
    "polib",
    "waitress",
    "whitenoise",
    "xstatic",
]


@click.command
@click.argument(
    "place", metavar="[CASE]", required=False, type=click.Path(path_type=Path)
)
@CASE
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="0: any free one."
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option(
    "--team",
    is_flag=True,
    help="With accounts, over PostgreSQL, behind a TLS proxy on this machine.",
)
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="The name under which a team's proxy serves it; may be repeated.",
)
@click.option(
    "--tiles",
    metavar="FILE|URL",
    default="",
    help="A map below ours: an .mbtiles file, or https://…/{z}/{x}/{y}.png, which "
    "tells that server where you look.",
)
@click.option(
    "--as",
    "by",
    metavar="NAME",
    envvar="TAWTHIQ_WHO",
    help="Who you are, for the log.  [default: your account; or TAWTHIQ_WHO]",
)
def command(
    *,
    place: Path | None,
    directory: Path | None,
    port: int,
    no_browser: bool,
    team: bool,
    hosts: tuple[str, ...],
    tiles: str,
    by: str | None,
) -> None:
    """Review the claims of a case in the browser, beside the words they rest on.

    It answers on this machine alone (127.0.0.1) and loads nothing from elsewhere.
    Alone, the address that is printed holds the key of this run.  Ctrl-C ends it;
    everything judged until then is in the case.

    \b
    tawthiq desk aleppo
    tawthiq desk --team --host desk.example.org --port 8600
    """
    key = secrets.token_urlsafe(32)
    _environment(team=team, hosts=hosts, tiles=tiles, key=key, by=by)
    _check_parts()
    start = place or directory or Path()
    if team:
        os.environ.setdefault("TAWTHIQ_DESK_SECRET", _secret(start))
    with faults():
        from tawthiq.case.fault import CaseError

        application = _application(start)
        _catch_up()
        try:
            listening = socket.create_server(("127.0.0.1", port))
        except OSError as error:
            raise CaseError(
                f"port {port} of 127.0.0.1 cannot be had ({error.strerror}): "
                "choose another one with --port"
            ) from error
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        if not team:
            address += f"enter?key={key}"
        click.echo(address)
        click.echo("the desk is open; Ctrl-C closes it", err=True)
        if not (no_browser or team):
            threading.Timer(0.5, webbrowser.open, (address,)).start()
        _serve(application, listening, team=team)


def _environment(
    *, team: bool, hosts: tuple[str, ...], tiles: str, key: str, by: str | None
) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tawthiq.desk.settings"
    os.environ["TAWTHIQ_DESK_TEAM"] = "1" if team else ""
    os.environ["TAWTHIQ_DESK_LOCAL_KEY"] = "" if team else key
    os.environ["TAWTHIQ_DESK_TILES"] = tiles
    if hosts:
        os.environ["TAWTHIQ_DESK_HOSTS"] = ",".join(hosts)
    if by:
        os.environ["TAWTHIQ_WHO"] = by


def _check_parts() -> None:
    missing = [name for name in _PARTS if importlib.util.find_spec(name) is None]
    if missing:
        raise click.ClickException(
            f"the desk needs more ({', '.join(missing)}): pip install 'tawthiq[desk]'"
        )


def _secret(start: Path) -> str:
    """The key that signs a team's sessions: in the case's folder, for its owner alone.

    Django wants it before the case can be opened.
    """
    above = (start, *start.resolve().parents)
    case = next((folder for folder in above if (folder / "case.json").is_file()), None)
    if case is None:  # opening it says what is wrong
        return secrets.token_urlsafe(64)
    path = case / _KEY_FILE
    with contextlib.suppress(FileExistsError):
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
    if path.stat().st_mode & 0o077:
        raise click.ClickException(
            f"{path} can be read by others: chmod 600 it, or delete it for a new one"
        )
    return path.read_text(encoding="ascii").strip()


def _application(start: Path) -> Callable[..., object]:
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    from tawthiq.case.case import find
    from tawthiq.desk import opened

    opened.show(find(start))
    return application


def _catch_up() -> None:
    """Derive what the screens show of incidents that changed; say what is not done."""
    from tawthiq.case import cards
    from tawthiq.desk.figures import waiting

    stale = cards.stale()
    if stale:
        click.echo(f"{stale:,} incidents changed: deriving them anew", err=True)
        for _ in counted(cards.refresh(), "incidents", int, total=stale):
            pass
    left = waiting()  # which the first page then need not count
    for count, what, verb in (
        (left.unread, "read by this version", "case extract"),
        (left.unlinked, "linked as they now stand", "incident link"),
    ):
        if count:
            click.echo(
                f"{count:,} reports are not {what}: the desk does it (Import), "
                f"or tawthiq {verb}",
                err=True,
            )


def _serve(
    application: Callable[..., object], listening: socket.socket, *, team: bool
) -> None:
    import waitress

    # A team's proxy says who asks and that it was over TLS; alone, nobody is believed.
    proxied = {"x-forwarded-for", "x-forwarded-proto"}
    server = waitress.create_server(
        application,
        sockets=[listening],
        threads=_THREADS,
        ident=None,
        **(
            {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": proxied}
            if team
            else {}
        ),
    )
    try:
        server.run()
    except KeyboardInterrupt:
        sys.stderr.write("closed\n")
    finally:
        server.close()

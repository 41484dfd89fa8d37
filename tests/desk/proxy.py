"""A desk as a team runs it: gunicorn on a socket, and a TLS proxy before it.

The proxy does what the nginx of docs/desk-team.md does: it ends TLS, passes the host
on, and says who asks and that it was over TLS, whatever the client claims of these.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, NamedTuple

SECRET: Final = "a secret of the tests that is long enough for everybody to use 0123"  # noqa: S105
_STARTING: Final = 60  # seconds
_OURS: Final = frozenset(("x-forwarded-for", "x-forwarded-proto", "connection"))


class Served(NamedTuple):
    """A running server: where it is, its certificate, its log."""

    url: str
    port: int
    certificate: Path
    log: Path

    def connect(self) -> http.client.HTTPSConnection:
        """A connection that trusts the certificate."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        return http.client.HTTPSConnection("localhost", self.port, context=context)


def environment(case: Path, **more: str) -> dict[str, str]:
    """What the operator sets."""
    return {
        **os.environ,
        "TAWTHIQ_CASE": str(case),
        "TAWTHIQ_DESK_SECRET": SECRET,
        "TAWTHIQ_DESK_HOSTS": "localhost",
        **more,
    }


@contextlib.contextmanager
def gunicorn(case: Path, *options: str, **more: str) -> Iterator[Path]:
    """Gunicorn as the recipe starts it; gives the socket that it listens on."""
    path = case.parent / "desk.sock"
    with (case.parent / "gunicorn.log").open("wb") as log:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "tawthiq.desk.wsgi"),
                *("--bind", f"unix:{path}", "--umask", "0", *options),
            ],
            env=environment(case, **more),
            stdout=log,
            stderr=log,
        )
    try:
        _await(path, process, case.parent / "gunicorn.log")
        yield path
    finally:
        process.terminate()
        process.wait(timeout=30)


def _await(path: Path, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _STARTING
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with (
            contextlib.closing(_Unix(path)) as connection,
            contextlib.suppress(OSError),
        ):
            connection.request("GET", "/healthz", headers={"Host": "localhost"})
            if connection.getresponse().status == 200:
                return
        time.sleep(0.2)
    raise RuntimeError(log.read_text())


@contextlib.contextmanager
def served(case: Path, *options: str, **more: str) -> Iterator[Served]:
    """Gunicorn behind the proxy."""
    key, certificate = case.parent / "key.pem", case.parent / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-keyout", str(key), "-out", str(certificate), "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost"),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with gunicorn(case, *options, **more) as path:
        server = _Proxy(("127.0.0.1", 0), _handler(path))
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_address[1]
        try:
            log = case.parent / "gunicorn.log"
            yield Served(f"https://localhost:{port}/", port, certificate, log)
        finally:
            server.shutdown()
            server.server_close()


class _Proxy(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


class _Unix(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=60)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(60)
        self.sock.connect(str(self._path))


def plain(path: Path) -> http.client.HTTPConnection:
    """A connection to the socket itself, without the proxy."""
    return _Unix(path)


def _handler(path: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            headers = {k: v for k, v in self.headers.items() if k.lower() not in _OURS}
            headers["X-Forwarded-For"] = self.client_address[0]
            headers["X-Forwarded-Proto"] = "https"
            upstream = _Unix(path)
            try:
                upstream.request(self.command, self.path, body, headers)
                answer = upstream.getresponse()
                content = answer.read()
            finally:
                upstream.close()
            self.send_response_only(answer.status, answer.reason)
            for name, value in answer.getheaders():
                if name.lower() not in {"transfer-encoding", "content-length"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_GET = do_POST = do_HEAD = do_PUT = do_DELETE = _pass  # noqa: N815

        def log_message(self, *_: Any) -> None:  # noqa: ANN401
            """Say nothing."""

    return Handler

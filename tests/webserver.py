"""A real web server on this machine whose every answer the test decides."""

from __future__ import annotations

import contextlib
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What a path answers: status, headers, body, or the bytes of the whole answer, or a
# function that writes them as it likes.
Answer = (
    tuple[int, dict[str, str], bytes]
    | bytes
    | Callable[[Callable[[bytes], object]], None]
)


@dataclass
class Site:
    """The server's answers by path (404 otherwise), and what it was asked."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def netloc(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://{self.netloc}{path}"

    def page(self, path: str, body: bytes, kind: str = "text/html") -> str:
        """Have a path answer a body; gives its address."""
        self.answers[path] = (200, {"Content-Type": kind}, body)
        return self.url(path)

    def redirect(self, path: str, to: str) -> str:
        """Have a path lead elsewhere; gives its address."""
        self.answers[path] = (302, {"Location": to}, b"")
        return self.url(path)

    @property
    def pages(self) -> list[str]:
        """The paths asked for but robots.txt."""
        return [path for path in self.asked if path != "/robots.txt"]


@contextlib.contextmanager
def serve(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site on a free port of the loopback address."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append(dict(self.headers.items()))
            self.close_connection = True
            with contextlib.suppress(OSError):
                self._answer(site.answers.get(self.path, (404, {}, b"none")))

        def _answer(self, answer: Answer) -> None:
            if isinstance(answer, bytes):
                self.wfile.write(answer)
            elif callable(answer):
                answer(self.wfile.write)
            else:
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that hangs up is what some tests are about."""

    with Server(("127.0.0.1", 0), Handler) as server:
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        site.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()

"""One request and its whole answer, as bytes."""

from __future__ import annotations

import datetime
import functools
import http.client
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Final

from urllib3.exceptions import HTTPError, SSLError

from tawthiq.fetch.policy import Policy, Refused
from tawthiq.fetch.target import Target
from tawthiq.fetch.wire import Wire, connection

_BLOCK: Final = 1 << 16
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request as sent and its answer as received, stamped with when and from whom.

    ``head`` is the answer's status line and headers; ``body`` stands at the first of
    its ``size`` bytes, encodings and all.
    """

    target: Target
    when: str
    address: str | None
    status: int
    location: str | None
    retry_after: str | None
    request: bytes
    head: bytes
    body: IO[bytes]
    size: int


def exchange(
    target: Target, addresses: Sequence[str], policy: Policy, limit: int
) -> Exchange:
    """Ask for a target at its checked addresses; raises ``Refused`` (failed).

    An answer that is cut, too large or too slow is refused: what is kept is whole.
    """
    wire = Wire(target, addresses, policy, limit)
    when = datetime.datetime.now(datetime.UTC).isoformat().replace("+00:00", "Z")
    try:
        return _exchange(wire, policy, when)
    except (OSError, HTTPError, http.client.HTTPException, ValueError) as error:
        wire.received.close()
        raise Refused(_reason(error, policy), failed=True) from error
    except Refused:
        wire.received.close()
        raise


def _exchange(wire: Wire, policy: Policy, when: str) -> Exchange:
    target = wire.target
    secure = target.scheme == "https"
    conn = connection(wire, **({"ssl_context": trust()} if secure else {}))
    asked = target.path
    if policy.via is not None and policy.via.scheme == "http":
        if secure:
            conn.set_tunnel(target.host, target.port)
        else:
            asked = target.url
    try:
        headers = {
            "Host": target.netloc,
            "User-Agent": policy.agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        conn.request(
            "GET", asked, headers=headers, preload_content=False, decode_content=False
        )
        answer = conn.getresponse()
        if answer.length_remaining:
            wire.check_size(answer.length_remaining)
        for _ in answer.stream(_BLOCK, decode_content=False):
            pass
        status, location = answer.status, answer.headers.get("Location")
        retry_after = answer.headers.get("Retry-After")
    finally:
        conn.close()
    head, size = _parted(wire.received)
    return Exchange(
        target,
        when,
        wire.address,
        status,
        _as_sent(location) if status in _REDIRECTS else None,
        retry_after,
        bytes(wire.sent),
        head,
        wire.received,
        size,
    )


def _parted(received: IO[bytes]) -> tuple[bytes, int]:
    """The final answer's head, and the size of its body, at which the stream stands."""
    end = received.seek(0, 2)
    received.seek(0)
    while True:
        head = b""
        for line in received:
            head += line
            if line in {b"\r\n", b"\n"}:
                break
        # "100 Continue" comes before the answer and is none.
        if head.split(b" ", 2)[1:2] != [b"100"]:
            return head, end - received.tell()


def _as_sent(location: str | None) -> str | None:
    """A Location header's text: its bytes are UTF-8 where they are not ASCII."""
    if location is None:
        return None
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


@functools.cache
def trust() -> ssl.SSLContext:
    """The system's certificate authorities (or those of SSL_CERT_FILE)."""
    return ssl.create_default_context()


def _reason(error: Exception, policy: Policy) -> str:
    """What a failure means, and what to do."""
    if isinstance(error, (ssl.SSLError, SSLError, ssl.CertificateError)):
        return (
            f"no secure connection ({_short(error)}): whoever answers does not prove to "
            "be this host, so nothing was asked; check this machine's clock, or ask "
            "another network"
        )
    if isinstance(error, TimeoutError) or "timed out" in str(error).lower():
        return (
            f"no answer for {policy.read_timeout:g} s (connecting: "
            f"{policy.connect_timeout:g} s): not kept; try again later"
        )
    if isinstance(error, (ConnectionRefusedError, ConnectionResetError)):
        return "the server refuses or drops the connection: try again later"
    if isinstance(error, http.client.HTTPException) and not isinstance(
        error, http.client.IncompleteRead
    ):
        return f"the answer is not HTTP ({_short(error)}): not kept"
    if isinstance(error, (HTTPError, http.client.IncompleteRead)):
        return f"the answer is cut or broken ({_short(error)}): not kept; try again"
    return f"no connection ({_short(error)}): try again later"


def _short(error: Exception) -> str:
    text = str(error) or type(error).__name__
    return " ".join("".join(c for c in text if c.isprintable()).split())[:160]

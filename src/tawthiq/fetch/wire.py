"""A connection that keeps every byte, and stops at a size and at a time."""

from __future__ import annotations

import io
import socket
import tempfile
import time
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, Any, Final, cast

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util.connection import create_connection

from tawthiq.fetch.policy import Policy, Refused
from tawthiq.fetch.socks import socks5

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from tawthiq.fetch.target import Target

_IN_MEMORY: Final = 4 << 20
_INSTANT: Final = 0.01
_NO_DELAY: Final[list[tuple[int, int, int | bytes]]] = [
    (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
]


class Wire:
    """One exchange's bytes and bounds.

    ``sent`` and ``received`` are the bytes of HTTP, inside TLS; ``address`` is the IP
    they were exchanged with, one of those that were checked.
    """

    def __init__(
        self, target: Target, addresses: Sequence[str], policy: Policy, limit: int
    ) -> None:
        self.target = target
        self.address: str | None = None
        self.sent = bytearray()
        self.received: IO[bytes] = tempfile.SpooledTemporaryFile(  # noqa: SIM115
            _IN_MEMORY
        )
        self._size = 0
        self._limit = limit
        self._addresses = addresses
        self._policy = policy
        self._deadline = time.monotonic() + policy.total_timeout

    def dial(self) -> socket.socket:
        """A socket to a checked address, or to the proxy; raises ``OSError``."""
        proxy = self._policy.via
        if proxy is not None:
            sock = self._connect(proxy.host, proxy.port)
            if proxy.scheme == "socks5h":
                host = (self._addresses or (self.target.host,))[0]
                try:
                    socks5(sock, host, self.target.port)
                except BaseException:
                    sock.close()
                    raise
            return sock
        fault: OSError = OSError("no address")
        for address in self._addresses:
            try:
                sock = self._connect(address, self.target.port)
            except OSError as error:
                fault = error
            else:
                self.address = address
                return sock
        raise fault

    def patience(self, longest: float) -> float:
        """Seconds that the next step may take; raises ``Refused`` past the last."""
        left = self._deadline - time.monotonic()
        if left <= _INSTANT:
            raise Refused(
                f"it took more than {self._policy.total_timeout:g} s: not kept, for it "
                "is not whole; try again later or with a longer --timeout",
                failed=True,
            )
        return min(longest, left)

    def awaited(self) -> float:
        """Seconds to wait for the next bytes."""
        return self.patience(self._policy.read_timeout)

    def keep(self, data: memoryview) -> None:
        """Take bytes in; raises ``Refused`` where they are too many."""
        self._size += len(data)
        self.check_size(self._size)
        self.received.write(data)

    def check_size(self, size: int) -> None:
        """Raises ``Refused`` for a size past the limit."""
        if size > self._limit:
            raise Refused(
                f"its answer is larger than {self._limit:,} bytes: not kept, for it "
                "would not be whole; give a larger --max-bytes if you want it",
                failed=True,
            )

    def _connect(self, host: str, port: int) -> socket.socket:
        timeout = self.patience(self._policy.connect_timeout)
        return create_connection((host, port), timeout, socket_options=_NO_DELAY)


class _Reader(io.RawIOBase):
    """The receiving side of a socket."""

    def __init__(self, sock: socket.socket, wire: Wire) -> None:
        self._sock = sock
        self._raw = sock.makefile("rb", buffering=0)
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        self._sock.settimeout(self._wire.awaited())
        try:
            count = self._raw.readinto(buffer)
        except TimeoutError:
            self._wire.awaited()  # it may be the last that the whole had
            raise
        if count:
            self._wire.keep(memoryview(buffer)[:count])
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Tap:
    """What ``http.client`` takes for a socket."""

    def __init__(self, sock: socket.socket, wire: Wire) -> None:
        self._sock = sock
        self._wire = wire

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._wire.awaited())
        self._sock.sendall(data)
        self._wire.sent += data

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._sock, self._wire), 1 << 16)

    def settimeout(self, _: float | None) -> None:
        """The wire says how long to wait."""

    def close(self) -> None:
        self._sock.close()


class _Tapped:
    """Dials through a wire, and taps what goes over the connection once it is up."""

    wire: Wire
    sock: socket.socket | None

    def _new_conn(self) -> socket.socket:
        return self.wire.dial()

    def connect(self) -> None:
        super().connect()  # type: ignore[misc]
        if self.sock is not None:
            self.sock = cast("socket.socket", _Tap(self.sock, self.wire))


class Plain(_Tapped, HTTPConnection):
    """HTTP over a wire."""


class Secure(_Tapped, HTTPSConnection):
    """HTTPS over a wire: the host's name is sent and verified, whatever the IP."""


def connection(wire: Wire, **options: Any) -> HTTPConnection:  # noqa: ANN401
    """A connection of a wire, not yet up; options are those of urllib3."""
    target = wire.target
    kind = Secure if target.scheme == "https" else Plain
    made = kind(target.host, target.port, **options)
    made.wire = wire
    return made

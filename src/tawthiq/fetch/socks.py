"""SOCKS 5 without a password (RFC 1928): what Tor and SSH offer.

The host's name goes to the proxy: looking it up here would tell whoever watches this
machine's network what is read.
"""

from __future__ import annotations

import ipaddress
import socket
import struct
from typing import Final

_VERSION: Final = 5
_CONNECT: Final = 1
_IPV4: Final = 1
_NAME: Final = 3
_IPV6: Final = 4
_REASONS: Final = {
    2: "its rules do not allow it",
    3: "the network cannot be reached",
    4: "the host cannot be reached or found",
    5: "the server refused the connection",
    6: "it took too long",
}


def socks5(sock: socket.socket, host: str, port: int) -> None:
    """Have the proxy at the other end connect to a host; raises ``OSError``."""
    sock.sendall(bytes([_VERSION, 1, 0]))
    if _exactly(sock, 2) != bytes([_VERSION, 0]):
        raise OSError("the proxy is no SOCKS 5 proxy without password")
    sock.sendall(
        bytes([_VERSION, _CONNECT, 0]) + _address(host) + struct.pack(">H", port)
    )
    _, reply, _, kind = _exactly(sock, 4)
    if reply != 0:
        raise OSError(f"the proxy says: {_REASONS.get(reply, f'error {reply}')}")
    length = {_IPV4: 4, _IPV6: 16}.get(kind) or _exactly(sock, 1)[0]
    _exactly(sock, length + 2)


def _address(host: str) -> bytes:
    try:
        packed = ipaddress.ip_address(host).packed
    except ValueError:
        name = host.encode("ascii")
        return bytes([_NAME, len(name)]) + name
    return bytes([_IPV4 if len(packed) == 4 else _IPV6]) + packed


def _exactly(sock: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        part = sock.recv(count - len(data))
        if not part:
            raise OSError("the proxy hung up")
        data += part
    return data

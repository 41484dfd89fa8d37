"""Which machines may be asked: public ones on the ports of the web, and named ones."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import Final

from tawthiq.fetch.policy import FetchError, Policy, Refused
from tawthiq.fetch.target import Target, host_of

_WEB: Final = (80, 443)
_V4: Final = ipaddress.IPv4Network
_V6: Final = ipaddress.IPv6Network
_UNICAST: Final = _V6("2000::/3")
# Protocol assignments and relays, parts of which Python calls global; the tunnels
# among them (Teredo, 6to4) carry an IPv4 address that may be a private one.
_SPECIAL_V4: Final = (_V4("192.0.0.0/24"), _V4("192.88.99.0/24"))
_SPECIAL_V6: Final = (_V6("2001::/23"), _V6("2002::/16"), _V6("3fff::/20"))
_NAT64: Final = _V6("64:ff9b::/96")


def public(text: str) -> bool:
    """Whether an IP address is one that anybody on the Internet can reach."""
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv4Address):
        special = any(address in network for network in _SPECIAL_V4)
        return address.is_global and not address.is_multicast and not special
    if address in _NAT64:
        return public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    special = any(address in network for network in _SPECIAL_V6)
    return address in _UNICAST and address.is_global and not special


def system_resolve(host: str) -> Sequence[str]:
    """The IP addresses of a host as the system finds them; raises ``OSError``."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class Gate:
    """Decides, once for each request, which IP addresses it may go to.

    Raises ``FetchError`` where a host that the policy allows cannot exist.
    """

    def __init__(self, policy: Policy, resolve: Callable[[str], Sequence[str]]) -> None:
        self._resolve = resolve
        self._proxied = policy.via is not None
        try:
            self._allowed = {_named(host) for host in policy.allow_hosts}
        except Refused as refused:
            raise FetchError(f"--allow-host: {refused}") from None

    def addresses(self, target: Target, source: Target | None) -> tuple[str, ...]:
        """The checked addresses of a target; empty where a proxy resolves.

        ``source`` is the page or feed that led there: a stranger's page must not send
        us to a server that the person allowed for themself.  Raises ``Refused``.
        """
        allowed = self._allows(target) and (source is None or self._allows(source))
        if not allowed and target.port not in _WEB:
            raise Refused(
                f"port {target.port} is not of the web (80, 443): if the server is "
                f"yours or you trust it, add --allow-host {target.netloc}"
            )
        found = self._found(target)
        inner = [address for address in found if not public(address)]
        if inner and not allowed:
            raise Refused(
                f"its host has the address {inner[0]}, which is inside a private or "
                "special network, not on the Internet: if the server is your own, "
                f"name it and add --allow-host {target.netloc}"
            )
        return found

    def _allows(self, target: Target) -> bool:
        if (target.host, target.port) in self._allowed:
            return True
        return target.port in _WEB and (target.host, None) in self._allowed

    def _found(self, target: Target) -> tuple[str, ...]:
        if target.literal:
            return (target.host,)
        if target.host.rpartition(".")[2] == "localhost":
            return ("127.0.0.1",)
        if self._proxied:
            return ()
        if target.host.endswith(".onion"):
            raise Refused(
                "it is a Tor address, which must not be looked up in the open: run Tor "
                "and add --proxy socks5h://127.0.0.1:9050"
            )
        try:
            # A scope (%eth0) is only on addresses that are not public anyway.
            found = [a.partition("%")[0] for a in self._resolve(target.host)]
        except (OSError, UnicodeError):
            found = []
        if not found:
            raise Refused(
                "its host is not found: check the spelling and the connection; the "
                "site may be gone, then ask a web archive",
                failed=True,
            )
        return tuple(found)


def _named(text: str) -> tuple[str, int | None]:
    host, colon, port = text.rpartition(":")
    if colon and port.isdigit() and not text.endswith("]"):
        return host_of(host), int(port)
    return host_of(text), None

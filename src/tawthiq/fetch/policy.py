"""What a person allows a fetch to do, and what comes of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tawthiq import __version__

_MIB: Final = 1 << 20
_PLAIN: Final = re.compile(r"[\x20-\x7e]+")
_PROXY: Final = re.compile(
    r"(?P<scheme>socks5h|http)://(?P<host>\[[0-9a-fA-F:.]+\]|[\w.-]+):(?P<port>\d{1,5})/?"
)
_ALLOWED: Final = re.compile(r"(?P<host>\[[^\]]+\]|[^:/@\s]+)(:(?P<port>\d{1,5}))?")


class FetchError(Exception):
    """Fetching cannot go on; the message says why and what to do."""


class Refused(Exception):  # noqa: N818 - it becomes a Refusal
    """One address is not fetched.

    ``failed`` says that the network was asked and gave no whole answer: that is
    evidence of a kind and is kept.
    """

    def __init__(self, reason: str, *, failed: bool = False) -> None:
        super().__init__(reason)
        self.failed = failed


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where all connections go first."""

    scheme: str
    host: str
    port: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a fetch may do; times are in seconds.

    Raises ``ValueError`` for a value that cannot be sent or held to.
    """

    user_agent: str = f"tawthiq/{__version__}"
    contact: str | None = None  # a mail or web address for the owners of servers
    interval: float = 2.0  # between two requests to one host
    longest_delay: float = 120.0  # a host that asks for more between two is refused
    max_bytes: int = 32 * _MIB  # of one answer, as sent
    max_redirects: int = 5
    connect_timeout: float = 15.0
    read_timeout: float = 30.0
    total_timeout: float = 300.0
    entries: int = 50  # of one feed
    again: bool = False  # fetch the named addresses even where the file has them
    allow_hosts: frozenset[str] = frozenset()  # "host" or "host:port", whatever its IP
    proxy: str | None = None  # socks5h://host:port or http://host:port

    def __post_init__(self) -> None:
        if not _PLAIN.fullmatch(self.agent) or not self.robot:
            raise ValueError(
                f"the user agent {self.agent!r} must be a name/version in plain ASCII"
            )
        if min(self.interval, self.max_redirects, self.entries) < 0:
            raise ValueError("an interval or a number of things cannot be below 0")
        times = (self.connect_timeout, self.read_timeout, self.total_timeout)
        if min(*times, self.max_bytes) <= 0:
            raise ValueError("a timeout or a size must be above 0")
        for host in self.allow_hosts:
            if not _ALLOWED.fullmatch(host):
                raise ValueError(f"{host!r} is no host like example.org:8080")
        if self.proxy is not None and (self.via is None or self.via.port > 65535):
            raise ValueError(
                f"the proxy {self.proxy!r} must be socks5h://HOST:PORT (Tor, SSH) or "
                "http://HOST:PORT, without name and password"
            )

    @property
    def agent(self) -> str:
        """The User-Agent header."""
        return (
            f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent
        )

    @property
    def robot(self) -> str:
        """The name that robots.txt may call us by."""
        return self.user_agent.partition("/")[0].strip()

    @property
    def via(self) -> Proxy | None:
        """The proxy, in parts."""
        found = _PROXY.fullmatch(self.proxy or "")
        if found is None:
            return None
        return Proxy(found["scheme"], found["host"].strip("[]"), int(found["port"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An address whose answer is in the file.

    ``landed`` is where its redirects ended.  ``size`` is that of the body as sent, and
    ``address`` the IP it came from (unknown through a proxy).  ``feed`` is the feed that
    named it.  ``fresh`` is false where the file had it already.
    """

    url: str
    landed: str
    status: int
    size: int
    address: str | None = None
    feed: str | None = None
    fresh: bool = True

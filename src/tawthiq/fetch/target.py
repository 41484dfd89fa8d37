"""A web address, taken apart once and never again by anyone else.

One parser decides what is checked, connected to, sent and kept: where two parsers
differ, an address can be checked as one host and fetched from another.
"""

from __future__ import annotations

import contextlib
import ipaddress
import re
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import quote, urljoin

from tawthiq.fetch.policy import Refused

_PORTS: Final = {"http": 80, "https": 443}
_URL: Final = re.compile(
    r"(?P<scheme>https?)://(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?P<query>\?[^#]*)?(#.*)?",
    re.IGNORECASE | re.DOTALL,
)
_AUTHORITY: Final = re.compile(r"(?P<host>\[[^\]]*\]|[^:]*)(:(?P<port>[0-9]{0,5}))?")
_HOST: Final = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*")
_NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# IDNA 2003 (Python's codec) and 2008 (browsers) make different hosts of these.
_DISPUTED: Final = re.compile("[\u00df\u03c2\u200c\u200d]")
_PATH_SAFE: Final = "%/:@!$&'()*+,;=~[]"


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked of whom; ASCII throughout.

    ``host`` is a name, a dotted IPv4 or an IPv6 without brackets; ``path`` has the query.
    """

    scheme: str
    host: str
    port: int
    path: str

    @classmethod
    def parse(cls, text: str, base: Target | None = None) -> Self:
        """The address that a text is; raises ``Refused`` for one that is not fetched.

        ``base`` is what a relative one (a redirect, a feed's link) is relative to.
        """
        text = text.strip()
        if _CONTROL.search(text):
            raise Refused("the address holds a control character: write it anew")
        if base is not None:
            with contextlib.suppress(ValueError):  # then it is refused below
                text = urljoin(base.url, text)
        found = _URL.fullmatch(text)
        if found is None:
            raise Refused(
                "not a web address: it must begin with http:// or https:// and a host"
            )
        scheme = found["scheme"].lower()
        host, port = _authority(found["authority"], _PORTS[scheme])
        path = quote(_undotted(found["path"] or "/"), safe=_PATH_SAFE)
        query = quote(found["query"] or "", safe=_PATH_SAFE + "?")
        return cls(scheme, host, port, path + query)

    @property
    def netloc(self) -> str:
        """Host, and port where it is not the scheme's own: the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def url(self) -> str:
        """The whole address, without fragment: what a record is filed under."""
        return self.origin + self.path

    @property
    def literal(self) -> bool:
        """Whether the host is an IP address, not a name."""
        return ":" in self.host or self.host.replace(".", "").isdigit()


def host_of(text: str) -> str:
    """A host in the form that ``Target.host`` has; raises ``Refused``."""
    if text.startswith("["):
        try:
            return ipaddress.IPv6Address(_unscoped(text[1:-1])).compressed
        except ValueError:
            raise Refused(f"{text} is no IPv6 address") from None
    if _DISPUTED.search(text):
        raise Refused(
            "the host's name is written differently by old and new rules: "
            "write it in its xn-- form, as the browser's address bar copies it"
        )
    try:
        # Bounded before the codec, which is slow on long names.
        host = text[:254].encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        host = ""
    if len(text) > 253 or not _HOST.fullmatch(host):
        raise Refused("the address has no host name that can exist: check its spelling")
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(host))
        except ValueError:
            raise Refused(
                f"{host} is a number in a disguising form (octal, hexadecimal, short): "
                "write an IP address as four decimal numbers"
            ) from None
    return host


def shown(text: str) -> str:
    """An address as given, printable; what stands before an ``@`` may be a secret."""
    return printable(re.sub(r"(?<=://)[^/?#]*@", "…@", text))


def printable(text: str) -> str:
    """A text without what a terminal would obey or hide, in one line."""
    return "".join(c if c.isprintable() else quote(c, errors="replace") for c in text)


def _authority(text: str, default: int) -> tuple[str, int]:
    if "@" in text:
        raise Refused(
            "the address holds a user name or password before its @, which would be "
            "sent and kept in the file: remove it"
        )
    found = _AUTHORITY.fullmatch(text)
    if found is None:
        raise Refused("the address has no host and port that can be read")
    port = int(found["port"] or default)
    if not 0 < port < 65536:
        raise Refused(f"there is no port {port}")
    return host_of(found["host"]), port


def _unscoped(text: str) -> str:
    if "%" in text:
        raise ValueError(text)
    return text


def _undotted(path: str) -> str:
    """A path without ``.`` and ``..``: robots.txt is asked for what the server sees."""
    kept: list[str] = []
    steps = path.split("/")[1:]
    for number, step in enumerate(steps, 1):
        plain = re.sub("%2e", ".", step, flags=re.IGNORECASE)
        if plain == "..":
            del kept[-1:]
        elif plain != ".":
            kept.append(step)
            continue
        if number == len(steps):
            kept.append("")
    return "/" + "/".join(kept)

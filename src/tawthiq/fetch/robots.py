"""robots.txt: what the owners of a host ask of programs, asked once a host and run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from protego import Protego

from tawthiq.fetch.policy import Policy, Refused
from tawthiq.fetch.target import Target

# RFC 9309 has readers take at least 500 KiB.
SIZE: Final = 1 << 20
_TOO_MANY: Final = 429

# Gives the status and content of a target after its redirects (None: not decodable);
# raises ``Refused``.
Get = Callable[[Target, Target | None], tuple[int, bytes | None]]


class Robots:
    """The rules of each origin that was asked; raises ``Refused`` for what they bar."""

    def __init__(self, policy: Policy, get: Get) -> None:
        self._policy = policy
        self._get = get
        self._rules: dict[str, Protego | Refused] = {}

    def check(self, target: Target, source: Target | None) -> float:
        """Seconds between two requests that the host asks for (0: none said)."""
        if target.origin not in self._rules:
            self._rules[target.origin] = self._ask(target, source)
        rules = self._rules[target.origin]
        if isinstance(rules, Refused):
            raise Refused(str(rules), failed=rules.failed)
        name = self._policy.robot
        if not rules.can_fetch(target.url, name):
            raise Refused(
                f"{target.origin}/robots.txt asks programs not to fetch it: ask the "
                "site's owner, save the page by hand, or ask a web archive"
            )
        delay = self._delay(rules, name)
        if delay > self._policy.longest_delay:
            raise Refused(
                f"{target.origin}/robots.txt asks for {delay:g} s between two requests, "
                "more than you would wait: give a longer --max-delay, or save it by hand"
            )
        return delay

    def _ask(self, target: Target, source: Target | None) -> Protego | Refused:
        place = Target(target.scheme, target.host, target.port, "/robots.txt")
        try:
            status, content = self._get(place, source)
        except Refused as refused:
            return Refused(
                f"{place.url} could not be read, so nobody knows what the site allows: "
                f"{refused}",
                failed=refused.failed,
            )
        if status >= 500 or status == _TOO_MANY:
            return Refused(
                f"the server answered {status} for {place.url}, so nobody knows what "
                "the site allows: try again later",
                failed=True,
            )
        if status >= 300:
            return Protego.parse("")
        if content is None:
            return Refused(f"{place.url} is packed in a way that cannot be read")
        return Protego.parse(content.decode("utf-8", errors="replace"))

    @staticmethod
    def _delay(rules: Protego, name: str) -> float:
        rate = rules.request_rate(name)
        slow = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(rules.crawl_delay(name) or 0.0, slow)

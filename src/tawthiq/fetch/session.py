"""One run: each address checked, waited for, asked, kept; each redirect anew."""

from __future__ import annotations

import http
import io
import time
from collections.abc import Callable, Iterable, Iterator

from warcio.statusandheaders import StatusAndHeadersParser

from tawthiq.fetch import feeds, robots
from tawthiq.fetch.address import Gate
from tawthiq.fetch.archive import Archive
from tawthiq.fetch.body import decoded
from tawthiq.fetch.exchange import Exchange, exchange
from tawthiq.fetch.policy import Fetched, Policy, Refused
from tawthiq.fetch.target import Target, shown
from tawthiq.ingest.item import Refusal


class Session:
    """Fetches addresses one after another into an archive."""

    def __init__(
        self,
        policy: Policy,
        archive: Archive,
        gate: Gate,
        note: Callable[[str], None],
        sleep: Callable[[float], None],
    ) -> None:
        self._policy = policy
        self._archive = archive
        self._gate = gate
        self._note = note
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._robots = robots.Robots(policy, self._robots_txt)

    def run(self, urls: Iterable[str]) -> Iterator[Fetched | Refusal]:
        """What becomes of each address, and of the entries of feeds among them."""
        if self._policy.proxy is not None:
            self._note(
                "through a proxy: it finds the hosts, so whether a name leads into a "
                "private network cannot be checked here"
            )
        for url in urls:
            result = self._one(url, None, again=self._policy.again)
            yield result
            if isinstance(result, Fetched):
                yield from self._entries(result)

    def _entries(self, fetched: Fetched) -> Iterator[Fetched | Refusal]:
        content = self._archive.content(fetched.landed, feeds.SIZE)
        if content is None or not feeds.is_feed(content):
            return
        try:
            found = feeds.links(content)
        except Refused as refused:
            yield Refusal(fetched.url, str(refused))
            return
        most = self._policy.entries
        said = f"{fetched.url} is a feed with {len(found)} links"
        if len(found) > most:
            said += f": the first {most} are fetched (--limit)"
        self._note(said)
        feed = Target.parse(fetched.landed)
        for link in found[:most]:
            yield self._one(link, feed, again=False)

    def _one(self, url: str, feed: Target | None, *, again: bool) -> Fetched | Refusal:
        try:
            target = Target.parse(url, feed)
        except Refused as refused:
            return Refusal(shown(url), str(refused))
        named = feed.url if feed else None
        kept = None if again else self._archive.kept(target.url, named)
        if kept is not None:
            return kept
        try:
            return self._followed(target, feed, again=again)
        except Refused as refused:
            if refused.failed:
                self._archive.add_failure(target, str(refused))
            return Refusal(target.url, str(refused))

    def _followed(self, first: Target, feed: Target | None, *, again: bool) -> Fetched:
        """An address through its redirects; raises ``Refused``."""
        target, source = first, feed
        seen = {first.url}
        while True:
            try:
                answer = self._asked(target, source)
            except Refused as refused:
                if target is first:
                    raise
                raise Refused(
                    f"it redirects to {target.url}: {refused}", failed=refused.failed
                ) from None
            self._archive.add(answer)
            if answer.location is None:
                return self._ended(first, answer, feed)
            try:
                target, source = Target.parse(answer.location, target), target
            except Refused as refused:
                raise Refused(f"it redirects to a place unknown: {refused}") from None
            if target.url in seen or len(seen) > self._policy.max_redirects:
                raise Refused(
                    f"it redirects {len(seen)} times and does not arrive (the last time "
                    f"to {target.url}): fetch the page's final address"
                )
            seen.add(target.url)
            kept = None if again else self._archive.kept(target.url)
            if kept is not None:
                return Fetched(
                    url=first.url,
                    landed=kept.landed,
                    status=kept.status,
                    size=kept.size,
                    address=kept.address,
                    feed=feed.url if feed else None,
                )

    @staticmethod
    def _ended(first: Target, answer: Exchange, feed: Target | None) -> Fetched:
        if not 200 <= answer.status < 300:
            said = f"{answer.status} {_phrase(answer.status)}".strip()
            wait = answer.retry_after or ""
            when = f"in {wait} seconds" if wait.isdigit() else "later"
            raise Refused(
                f"the server answered {said}: its answer is kept, but it is not the "
                f"page; check the address, try again {when}, or ask a web archive"
            )
        return Fetched(
            url=first.url,
            landed=answer.target.url,
            status=answer.status,
            size=answer.size,
            address=answer.address,
            feed=feed.url if feed else None,
        )

    def _asked(self, target: Target, source: Target | None) -> Exchange:
        addresses = self._gate.addresses(target, source)
        delay = self._robots.check(target, source)
        self._wait(target.host, max(delay, self._policy.interval))
        return self._sent(target, addresses, self._policy.max_bytes)

    def _sent(self, target: Target, addresses: tuple[str, ...], limit: int) -> Exchange:
        try:
            return exchange(target, addresses, self._policy, limit)
        finally:
            self._last[target.host] = time.monotonic()

    def _wait(self, host: str, interval: float) -> None:
        last = self._last.get(host)
        if last is not None:
            left = last + interval - time.monotonic()
            if left > 0:
                self._sleep(left)

    def _robots_txt(
        self, target: Target, source: Target | None
    ) -> tuple[int, bytes | None]:
        """Status and content of a robots.txt, kept like a page."""
        limit = min(robots.SIZE, self._policy.max_bytes)
        for _ in range(self._policy.max_redirects + 1):
            addresses = self._gate.addresses(target, source)
            self._wait(target.host, self._policy.interval)
            answer = self._sent(target, addresses, limit)
            content = _content(answer, limit)
            self._archive.add(answer)
            if answer.location is None:
                return answer.status, content
            target, source = Target.parse(answer.location, target), target
        return http.HTTPStatus.FOUND, None  # RFC 9309: as if there were none


def _content(answer: Exchange, limit: int) -> bytes | None:
    start = answer.body.tell()
    headers = StatusAndHeadersParser([], verify=False).parse(io.BytesIO(answer.head))
    content = decoded(headers, answer.body, limit)
    answer.body.seek(start)
    return content


def _phrase(status: int) -> str:
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return ""

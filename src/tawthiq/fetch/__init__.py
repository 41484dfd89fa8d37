"""Fetching: the only code of tawthiq that uses the network; kept as WARC.

``fetch`` takes web addresses and gives what became of each.  Nothing here is imported
by the rest of the package, and the rest imports no network library (tested).
"""

from __future__ import annotations

import contextlib
import importlib.util
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from tawthiq.fetch.policy import Fetched, FetchError, Policy
from tawthiq.ingest.item import Refusal

__all__ = ["FetchError", "Fetched", "Policy", "Refusal", "fetch"]

_NEEDED = ("feedparser", "protego", "urllib3", "warcio")


def fetch(
    urls: Iterable[str],
    path: Path,
    policy: Policy | None = None,
    *,
    note: Callable[[str], None] = lambda _: None,
    resolve: Callable[[str], Sequence[str]] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Fetched | Refusal]:
    """Fetch web addresses, and the entries of those that are feeds, into a WARC file.

    Args:
        urls: addresses of pages or feeds, fetched one after another.
        path: the ``.warc.gz`` file; it is made, or whole records are added to it.
        policy: what is allowed and how fast.
        note: is given what the person should know besides (a cut record removed).
        resolve: gives the IP addresses of a host; the system's resolver by default.
        sleep: waits between two requests to one host.

    Yields:
        ``Fetched`` or ``Refusal`` (``where`` is the address) for each address, a feed's
        entries after it.

    Raises:
        FetchError: the file cannot be read or written, or a library is missing.

    """
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise FetchError(
            f"{', '.join(missing)} is not installed: pip install 'tawthiq[fetch]'"
        )
    from tawthiq.fetch.address import Gate, system_resolve
    from tawthiq.fetch.archive import Archive
    from tawthiq.fetch.session import Session

    policy = policy or Policy()
    with contextlib.closing(Archive(path, policy, note)) as archive:
        gate = Gate(policy, resolve or system_resolve)
        yield from Session(policy, archive, gate, note, sleep).run(urls)

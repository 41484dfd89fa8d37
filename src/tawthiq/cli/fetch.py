"""``tawthiq fetch``."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from tawthiq.cli.streams import say
from tawthiq.fetch import Fetched, FetchError, Policy, Refusal, fetch
from tawthiq.fetch.target import printable

_OF = Policy()
_ENDING = ".warc.gz"


@click.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL|FEED…")
@click.option(
    "-o",
    "--output",
    "path",
    required=True,
    metavar="FILE.warc.gz",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The web archive that is made, or added to.",
)
@click.option(
    "--again",
    is_flag=True,
    help="Fetch the named addresses even where FILE has them: a feed gives its new entries.",
)
@click.option(
    "--limit",
    default=_OF.entries,
    show_default=True,
    type=click.IntRange(0),
    help="Entries of one feed that are fetched.",
)
@click.option(
    "--rate",
    default=_OF.interval,
    show_default=True,
    metavar="SECONDS",
    type=click.FloatRange(0),
    help="Least time between two requests to one host; robots.txt may ask for more.",
)
@click.option(
    "--max-delay",
    default=_OF.longest_delay,
    show_default=True,
    metavar="SECONDS",
    type=click.FloatRange(0),
    help="Refuse a host whose robots.txt asks for a longer time.",
)
@click.option(
    "--max-bytes",
    default=_OF.max_bytes,
    show_default=True,
    metavar="BYTES",
    type=click.IntRange(1),
    help="Refuse an answer that is larger.",
)
@click.option(
    "--timeout",
    default=_OF.total_timeout,
    show_default=True,
    metavar="SECONDS",
    type=click.FloatRange(0, min_open=True),
    help="Refuse an answer that takes longer.",
)
@click.option(
    "--contact",
    metavar="MAIL|URL",
    help="Told to the servers, that their owners can write to you. Default: nothing.",
)
@click.option(
    "--user-agent",
    default=_OF.user_agent,
    show_default=True,
    metavar="NAME/VERSION",
    help="What servers are told we are; robots.txt is read for NAME.",
)
@click.option(
    "--allow-host",
    multiple=True,
    metavar="HOST[:PORT]",
    help="A server of your own that may be in a private network or on another port.",
)
@click.option(
    "--proxy",
    metavar="URL",
    help="Connect through socks5h://HOST:PORT (Tor, SSH) or http://HOST:PORT.",
)
@click.option("-q", "--quiet", is_flag=True, help="Only say what was refused.")
def command(
    urls: tuple[str, ...],
    path: Path,
    again: bool,  # noqa: FBT001
    limit: int,
    rate: float,
    max_delay: float,
    max_bytes: int,
    timeout: float,
    contact: str | None,
    user_agent: str,
    allow_host: tuple[str, ...],
    proxy: str | None,
    quiet: bool,  # noqa: FBT001
) -> None:
    """Get pages and feeds from the network, and keep them as a web archive (WARC).

    \b
    tawthiq fetch https://example.org/news/1 -o news.warc.gz
    tawthiq fetch https://example.org/feed.xml --limit 20 -o news.warc.gz
    tawthiq fetch --again https://example.org/feed.xml -o news.warc.gz   # its new entries
    tawthiq fetch http://SITE.onion/ --proxy socks5h://127.0.0.1:9050 -o tor.warc.gz

    This is the only verb that uses the network.  THE SITE'S OWNER SEES your IP address,
    the time and what you read.  Where that can endanger somebody, do not fetch from
    here: go through your organisation, through Tor (--proxy), or ask a web archive.

    Every request and answer is kept byte for byte with its time, IP address and SHA-256.
    The pages that a FEED (RSS, Atom) links to are fetched after it; nothing else is
    followed.  What FILE has already is not fetched again, so a run that was stopped is
    taken up by the same command.

    Refused are: what robots.txt bars, private networks, other ports than 80 and 443,
    addresses with a password, and answers that are too large, too slow or not whole.

    Exit codes: 0 all fetched, 1 failed, 2 wrong use, 3 finished but some addresses were
    refused (each is named with the reason).
    """
    if not path.name.endswith(_ENDING) or path.name == _ENDING:
        raise click.BadParameter(
            f"{path} must end in {_ENDING}", param_hint="-o / --output"
        )
    try:
        policy = Policy(
            user_agent=user_agent,
            contact=contact,
            interval=rate,
            longest_delay=max_delay,
            max_bytes=max_bytes,
            total_timeout=timeout,
            entries=limit,
            again=again,
            allow_hosts=frozenset(allow_host),
            proxy=proxy,
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    counts: Counter[str] = Counter()
    try:
        with _telling(quiet=quiet) as tell:
            note = (lambda _: None) if quiet else tell
            for result in fetch(urls, path, policy, note=note):
                word, line = _line(result)
                counts[word] += 1
                if word == "refused" or not quiet:
                    tell(line)
    except FetchError as error:
        raise click.ClickException(str(error)) from error
    if not quiet:
        say(
            f"{counts['kept']} fetched, {counts['had']} were in {path} already, "
            f"{counts['refused']} refused"
        )
    if counts["refused"]:
        sys.exit(3)


def _line(result: Fetched | Refusal) -> tuple[str, str]:
    """A result's word for counting, and its line."""
    if isinstance(result, Refusal):
        return "refused", f"refused {result.where}: {result.reason}"
    word = "kept" if result.fresh else "had"
    moved = "" if result.landed == result.url else f" → {result.landed}"
    return word, f"{word} {result.url}{moved} ({result.size:,} bytes)"


@contextlib.contextmanager
def _telling(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Says a line on stderr, above a sign of life where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda line: say(printable(line))
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("fetching"):
        yield lambda line: console.print(
            printable(line), markup=False, highlight=False, soft_wrap=True
        )

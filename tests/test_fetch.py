"""Fetching from a real server on this machine into a real web archive."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fetching import BULLETIN, kept, reason, records, rss, run
from tawthiq.fetch import Fetched, Policy, Refusal, fetch
from webserver import Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as served:
        yield served


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "news.warc.gz"


def test_a_page_is_kept_as_it_was_sent(site: Site, file: Path) -> None:
    raw = (
        b"HTTP/1.1 200 Fine\r\nX-odd:no space\r\nX-Folded: a\r\n  b\r\nX-Word: \xd8\xad\r\n"
        b"Content-Length: %d\r\n\r\n%b" % (len(BULLETIN), BULLETIN)
    )
    site.answers["/1"] = raw
    [result] = run(site, file, site.url("/1#part"), contact="desk@example.org")
    assert result == Fetched(
        url=site.url("/1"),
        landed=site.url("/1"),
        status=200,
        size=len(BULLETIN),
        address="127.0.0.1",
    )
    found = records(file)
    assert [kind for kind, *_ in found] == [
        "warcinfo", "request", "response", "request", "response",
    ]  # fmt: skip
    assert b"software: tawthiq/" in found[0][2]
    assert b"operator: desk@example.org" in found[0][2]
    request, response = found[3], found[4]
    assert response[2] == raw
    assert response[1] == request[1] == site.url("/1")
    assert response[3].get_header("WARC-IP-Address") == "127.0.0.1"
    assert response[3].get_header("WARC-Payload-Digest").startswith("sha256:")
    assert request[3].get_header("WARC-Concurrent-To") == response[3].get_header(
        "WARC-Record-ID"
    )
    assert request[2].startswith(b"GET /1 HTTP/1.1\r\nHost: 127.0.0.1:")
    sent = site.headers[-1]
    assert sent["User-Agent"].endswith(" (+desk@example.org)")
    assert sent["Accept-Encoding"] == "identity"
    assert not {"Cookie", "Referer"} & sent.keys()


def test_this_machine_is_not_named_in_the_file(site: Site, file: Path) -> None:
    run(site, file, site.page("/1", BULLETIN))
    everything = b"".join(
        block + headers.to_bytes() for _, _, block, headers in records(file)
    )
    assert socket.gethostname().encode() not in everything
    assert str(file.parent).encode() not in everything


def test_a_packed_and_chunked_answer_stays_packed(site: Site, file: Path) -> None:
    packed = gzip.compress(BULLETIN)
    raw = (
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    )
    site.answers["/1"] = raw
    assert isinstance(run(site, file, site.url("/1"))[0], Fetched)
    assert records(file)[-1][2] == raw


def test_redirects_are_followed_and_each_is_kept(site: Site, file: Path) -> None:
    site.page("/end", BULLETIN)
    site.redirect("/middle", "end")
    start = site.redirect("/start", site.url("/middle"))
    [result] = run(site, file, start)
    assert isinstance(result, Fetched)
    assert (result.url, result.landed) == (start, site.url("/end"))
    assert kept(file) == [site.url(p) for p in ("/start", "/middle", "/end")]
    [again] = run(site, file, start)
    assert isinstance(again, Fetched)
    assert not again.fresh
    assert len(site.pages) == 3


def test_a_loop_of_redirects_ends(site: Site, file: Path) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    assert "does not arrive" in reason(run(site, file, site.url("/a")))
    for number in range(9):
        site.redirect(f"/{number}", f"/{number + 1}")
    site.page("/5", BULLETIN)
    assert "redirects 3 times" in reason(
        run(site, file, site.url("/0"), max_redirects=2)
    )
    [result] = run(site, file, site.url("/0"), max_redirects=5)
    assert isinstance(result, Fetched)


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("http://10.0.0.1/", "private"),
        ("http://127.0.0.1/", "private"),
        ("http://localhost/", "private"),
        ("http://[::1]/", "private"),
        ("http://169.254.169.254/latest/", "private"),
        ("http://0x7f000001/", "disguising"),
        ("http://u:p@example.org/", "password"),
        ("ftp://example.org/", "http://"),
        ("file:///etc/passwd", "http://"),
        ("http://example.org:22/", "port 22"),
        ("/a\tb", "control character"),
    ],
)
def test_a_redirect_is_checked_anew(site: Site, file: Path, to: str, why: str) -> None:
    site.answers["/1"] = (
        b"HTTP/1.1 302 Found\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n" % to.encode()
    )
    said = reason(run(site, file, site.url("/1")))
    assert said.startswith("it redirects to")
    assert why in said


def test_a_strangers_page_does_not_lead_to_an_allowed_server(
    site: Site, file: Path
) -> None:
    with serve() as other:
        site.redirect("/1", other.page("/inner", BULLETIN))
        said = reason(run(site, file, site.url("/1")))
        assert "port" in said
        assert other.asked == []
        both = frozenset({site.netloc, other.netloc})
        [result] = run(site, file, site.url("/1"), allow_hosts=both)
        assert isinstance(result, Fetched)


def test_robots_txt_is_obeyed_and_kept(site: Site, file: Path) -> None:
    site.page(
        "/robots.txt",
        b"User-agent: tawthiq\nDisallow: /private\nUser-agent: *\nDisallow: /\n",
        "text/plain",
    )
    urls = [site.page(p, BULLETIN) for p in ("/open", "/private/1", "/a/../private/1")]
    first, *barred = run(site, file, *urls)
    assert isinstance(first, Fetched)
    assert all("asks programs not to" in reason([r]) for r in barred)
    assert site.pages == ["/open"]
    assert site.asked.count("/robots.txt") == 1
    assert any(url == site.url("/robots.txt") for _, url, *_ in records(file))
    other = run(site, file, urls[0], again=True, user_agent="Reader/2")
    assert "asks programs not to" in reason(other)


@pytest.mark.parametrize(
    ("status", "fetched"),
    [(401, True), (403, True), (404, True), (429, False), (500, False), (503, False)],
)
def test_robots_txt_that_fails(
    site: Site, file: Path, status: int, *, fetched: bool
) -> None:
    site.answers["/robots.txt"] = (status, {}, b"")
    [result] = run(site, file, site.page("/1", BULLETIN))
    assert isinstance(result, Fetched) is fetched
    assert bool(site.pages) is fetched
    if isinstance(result, Refusal):
        assert "nobody knows what the site allows" in result.reason


def test_robots_txt_that_cannot_be_read(site: Site, file: Path) -> None:
    page = site.page("/1", BULLETIN)
    site.answers["/robots.txt"] = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nUser"
    assert "cut or broken" in reason(run(site, file, page))
    site.redirect("/robots.txt", "http://10.1.2.3/robots.txt")
    assert "private" in reason(run(site, file, page))
    site.redirect("/robots.txt", "/rules")
    site.page("/rules", b"User-agent: *\nDisallow: /1", "text/plain")
    assert "asks programs not to" in reason(run(site, file, page))
    site.answers["/robots.txt"] = (200, {"Content-Encoding": "br"}, b"\x01")
    assert "packed" in reason(run(site, file, page))


def test_the_slower_of_rate_and_crawl_delay_is_kept(site: Site, file: Path) -> None:
    site.page("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n", "text/plain")
    waits: list[float] = []
    urls = [site.page(f"/{n}", BULLETIN) for n in range(3)]
    policy = Policy(allow_hosts=frozenset({site.netloc}))
    results = list(fetch(urls, file, policy, sleep=waits.append))
    assert all(isinstance(r, Fetched) for r in results)
    assert len(waits) == 3
    assert all(6 < wait <= 7 for wait in waits)
    slow = run(site, file, urls[0], again=True, longest_delay=5.0)
    assert "asks for 7 s" in reason(slow)


def test_the_entries_of_a_feed_are_fetched(site: Site, file: Path) -> None:
    inner = site.page("/inner.xml", rss(site.page("/not", BULLETIN)))
    pages = [site.page(f"/{n}", BULLETIN) for n in range(3)]
    body = rss(*pages, "/0", inner, site.url("/gone"), "mailto:x@example.org")
    feed = site.page("/feed", body, "text/html")
    notes: list[str] = []
    results = run(site, file, feed, note=notes.append, entries=6)
    fetched = [r.url for r in results if isinstance(r, Fetched)]
    assert fetched == [feed, *pages, site.url("/0"), inner]
    assert isinstance(results[1], Fetched)
    assert results[1].feed == feed
    assert "404" in reason([r for r in results if isinstance(r, Refusal)])
    assert "7 links: the first 6" in notes[0]
    assert "/not" not in site.pages
    assert site.pages.count("/0") == 1


def test_an_atom_feed_and_one_with_entities(site: Site, file: Path) -> None:
    page = site.page("/1", BULLETIN)
    atom = (
        "<?xml version='1.0' encoding='utf-16'?><feed xmlns='http://www.w3.org/2005/Atom'><entry>"
        "<link rel='self' href='/self'/><link href='/1'/></entry></feed>"
    )
    results = run(site, file, site.page("/atom", atom.encode("utf-16")))
    assert [r.url for r in results if isinstance(r, Fetched)][1:] == [page]
    evil = b"<!DOCTYPE rss [<!ENTITY a 'b'>]>" + rss(page)
    first, second = run(site, file, site.page("/evil", evil))
    assert isinstance(first, Fetched)
    assert "entities" in reason([second])
    _, broken = run(site, file, site.page("/broken", b"<rss><channel></feed>"))
    assert "broken feed" in reason([broken])


def test_what_is_too_large_is_not_kept(site: Site, file: Path) -> None:
    said = site.page("/said", b"x" * 200_000)

    def endless(write: Callable[[bytes], object]) -> None:
        write(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(10_000):
            write(b"x" * 10_000)

    site.answers["/endless"] = endless
    for url in (said, site.url("/endless")):
        assert "larger than 100,000" in reason(run(site, file, url, max_bytes=100_000))
    assert kept(file) == []
    failures = kept(file, "metadata")
    assert failures == [said, site.url("/endless")]
    assert b"fetch-failed: its answer is larger" in records(file)[-1][2]


def test_what_is_slow_is_given_up(site: Site, file: Path) -> None:
    done = threading.Event()

    def drip(write: Callable[[bytes], object]) -> None:
        write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not done.wait(0.05):
            write(b"x")

    def mute(_: Callable[[bytes], object]) -> None:
        done.wait(20)

    site.answers.update({"/drip": drip, "/mute": mute})
    start = time.monotonic()
    said = reason(run(site, file, site.url("/drip"), total_timeout=0.5))
    assert "took more than 0.5 s" in said
    said = reason(run(site, file, site.url("/mute"), read_timeout=0.3))
    assert "no answer for 0.3 s" in said
    assert time.monotonic() - start < 10
    done.set()
    assert kept(file) == []


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", "cut or broken"),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nhalf",
            "cut or broken",
        ),
        (b"SSH-2.0-server\r\n", "not HTTP"),
        (b"", "drops the connection"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 300 + b"\r\n", "not HTTP"),
    ],
)
def test_what_is_not_whole_is_not_kept(
    site: Site, file: Path, raw: bytes, why: str
) -> None:
    site.answers["/1"] = raw
    assert why in reason(run(site, file, site.url("/1")))
    assert kept(file) == []


def test_the_checked_address_is_the_one_connected_to(
    site: Site, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = socket.getaddrinfo

    def literal_only(host: str, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        assert host == "127.0.0.1", "a name was looked up a second time"
        return system(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", literal_only)
    site.page("/1", BULLETIN)
    host = f"site.test:{site.port}"
    policy = Policy(interval=0.0, allow_hosts=frozenset({host}))
    [result] = fetch(
        [f"http://{host}/1"], file, policy, resolve=lambda _: ["127.0.0.1"]
    )
    assert isinstance(result, Fetched)
    assert result.address == "127.0.0.1"
    assert site.headers[-1]["Host"] == host


def test_one_private_address_among_public_ones_is_enough(file: Path) -> None:
    for answers in (["8.8.8.8", "10.0.0.1"], ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"]):
        [result] = fetch(
            ["http://site.test/"],
            file,
            resolve=dict.fromkeys(["site.test"], answers).__getitem__,
        )
        assert "private" in reason([result])
    assert not file.exists()


def test_tls_proves_the_name_whatever_the_address(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        [
            openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-days", "2", "-subj", "/CN=site.test",
            "-addext", "subjectAltName=DNS:site.test",
            "-keyout", str(key), "-out", str(certificate),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    from tawthiq.fetch import exchange

    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    exchange.trust.cache_clear()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    names: list[str | None] = []
    context.sni_callback = lambda _s, name, _c: names.append(name)
    with serve(context) as site:
        site.page("/1", BULLETIN)
        hosts = [f"{name}.test:{site.port}" for name in ("site", "other")]
        policy = Policy(interval=0.0, allow_hosts=frozenset(hosts))
        urls = [f"https://{host}/1" for host in hosts]
        good, bad = fetch(urls, file, policy, resolve=lambda _: ["127.0.0.1"])
    exchange.trust.cache_clear()
    assert isinstance(good, Fetched)
    assert "does not prove to be this host" in reason([bad])
    assert set(names) == {"site.test", "other.test"}
    assert kept(file) == [urls[0]]

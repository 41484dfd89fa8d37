"""What may be fetched from where, through what; and that nothing else can."""

from __future__ import annotations

import ast
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

import tawthiq
from tawthiq.fetch import Fetched, Policy, Refusal, fetch
from tawthiq.fetch.address import Gate, public
from tawthiq.fetch.policy import Refused
from tawthiq.fetch.target import Target, shown
from webserver import Site, serve

_INNER = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1
192.0.0.8 192.0.2.1 192.168.1.1 192.88.99.1 198.18.0.1 203.0.113.9 224.0.0.1
239.1.1.1 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::8.8.8.8
64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 100::1 3fff::1 5f00::1 2001::1
2001:0:1::1 2001:db8::1 2002:7f00:1:: 2002:808:808::1 fc00::1 fd00:ec2::254 fe80::1
fec0::1 ff02::1 ff0e::1
"""
_DISGUISED = """
2130706433 0x7f000001 0x7f.1 0177.0.0.1 127.1 127.0.1 0 0x 1.2.3.4.5 010.0.0.1
２１３０７０６４３３ 256.1.1.1
"""
_LIBRARIES = """
socket ssl urllib.request urllib3 http.client requests httpx aiohttp ftplib smtplib
poplib imaplib telnetlib xmlrpc.client websockets
"""


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as served:
        yield served


@pytest.mark.parametrize("address", _INNER.split())
def test_addresses_that_are_not_on_the_internet(address: str) -> None:
    assert not public(address)
    host = f"[{address}]" if ":" in address else address
    with pytest.raises(Refused, match="private"):
        _gate().addresses(Target.parse(f"http://{host}/"), None)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2001:4860:4860::8888", "2a00:1450::1", "64:ff9b::808:808"]
)
def test_addresses_that_are(address: str) -> None:
    assert public(address)


def _gate(*answers: str, **policy: object) -> Gate:
    return Gate(Policy(**policy), lambda _: answers)  # type: ignore[arg-type]


@pytest.mark.parametrize("host", _DISGUISED.split())
def test_disguised_numbers(host: str) -> None:
    with pytest.raises(Refused, match="disguising form"):
        Target.parse(f"http://{host}/")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("HTTP://Example.ORG:80", "http://example.org/"),
        ("https://example.org.:443/a?b#c", "https://example.org/a?b"),
        ("http://example.org/خبر 1?س=١", "http://example.org/%D8%AE%D8%A8%D8%B1%201?%D8%B3=%D9%A1"),
        ("http://example.org/%D8%AE", "http://example.org/%D8%AE"),
        ("http://موقع.مثال/", "http://xn--4gbrim.xn--mgbh0fb/"),
        ("http://１２７.0.0.1/", "http://127.0.0.1/"),
        ("http://[::FFFF:127.0.0.1]:81/", "http://[::ffff:7f00:1]:81/"),
        ("http://example.org/a/./b/%2e%2E/../c/..", "http://example.org/"),
        ("http://example.org/a//b/", "http://example.org/a//b/"),
        ("http://example.org?q", "http://example.org/?q"),
        (" http://example.org/\n", "http://example.org/"),
    ],
)  # fmt: skip
def test_one_address_has_one_form(text: str, url: str) -> None:
    target = Target.parse(text)
    assert target.url == url
    assert Target.parse(url) == target


@pytest.mark.parametrize(
    "text",
    [
        "", "example.org", "ftp://example.org/", "http:///x", "http://", "file:///etc/passwd",
        "http://a b/", "http://a\\@b/", "http://example.org\\.evil.org/", "http://a:b/",
        "http://example.org:0/", "http://example.org:99999/", "http://[::1%25eth0]/",
        "http://[::1/", "http://[1]/", "http://%31%32%37.0.0.1/", "http://a..b/",
        "http://a\r\nHost: b/", "http://example.org/\x00", "http://example.org/\ud800",
        "http://" + "a" * 64 + ".org/", "http://" + "a." * 200 + "org/", "http://faß.de/",
        "http://user@example.org/", "http://user:word@example.org/", "http://:@example.org/",
    ],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(Refused):
        Target.parse(text)


def test_a_password_is_not_shown() -> None:
    assert shown("http://me:word@example.org/@a") == "http://…@example.org/@a"


def test_ports_and_hosts_that_a_person_allows() -> None:
    with pytest.raises(Refused, match=r"--allow-host site\.test:8080"):
        _gate("8.8.8.8").addresses(Target.parse("http://site.test:8080/"), None)
    inner = Target.parse("http://site.test/")
    other = Target.parse("http://site.test:8080/")
    stranger = Target.parse("http://example.org/")
    gate = _gate("10.0.0.7", allow_hosts=frozenset({"Site.Test"}))
    assert gate.addresses(inner, None) == gate.addresses(inner, inner) == ("10.0.0.7",)
    for target, source in ((other, None), (inner, stranger), (stranger, None)):
        with pytest.raises(Refused):
            gate.addresses(target, source)
    gate = _gate(allow_hosts=frozenset({"[::1]:8080"}))
    assert gate.addresses(Target.parse("http://[0::1]:8080/"), None) == ("::1",)


def test_hosts_that_are_not_found_and_tor() -> None:
    with pytest.raises(Refused, match="not found"):
        _gate().addresses(Target.parse("http://site.test/"), None)
    onion = Target.parse("http://example.onion/")
    with pytest.raises(Refused, match="socks5h"):
        _gate("8.8.8.8").addresses(onion, None)
    through = _gate("10.0.0.1", proxy="socks5h://127.0.0.1:9050")
    assert through.addresses(onion, None) == ()
    for inner in ("http://localhost/", "http://a.localhost/", "http://10.0.0.1/"):
        with pytest.raises(Refused, match="private"):
            through.addresses(Target.parse(inner), None)


def _tunnel(server: socket.socket, to: int, heard: list[bytes], *, socks: bool) -> None:
    """A proxy for one connection after another, which notes what it is asked for."""
    while True:
        try:
            inner, _ = server.accept()
        except OSError:
            return
        with inner, socket.create_connection(("127.0.0.1", to)) as outer:
            if socks:
                assert inner.recv(3) == b"\x05\x01\x00"
                inner.sendall(b"\x05\x00")
                _, _, _, kind, length = inner.recv(5)
                assert kind == 3
                name = inner.recv(length)
                (port,) = struct.unpack(">H", inner.recv(2))
                heard.append(name + b":%d" % port)
                inner.sendall(b"\x05\x00\x00\x01" + bytes(6))
            asked = inner.recv(65536)
            heard.append(asked.split(b"\r\n")[0])
            outer.sendall(asked.replace(b"http://site.test/", b"/"))
            while data := outer.recv(65536):
                inner.sendall(data)


@pytest.mark.parametrize("scheme", ["socks5h", "http"])
def test_a_proxy_is_given_the_name(site: Site, tmp_path: Path, scheme: str) -> None:
    def never(_: str) -> list[str]:
        raise AssertionError("the name was looked up here")

    site.page("/1", b"<p>1</p>")
    heard: list[bytes] = []
    notes: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        worker = threading.Thread(
            target=_tunnel,
            args=(server, site.port, heard),
            kwargs={"socks": scheme == "socks5h"},
        )
        worker.start()
        proxy = f"{scheme}://127.0.0.1:{server.getsockname()[1]}"
        results = list(
            fetch(
                ["http://site.test/1"],
                tmp_path / "a.warc.gz",
                Policy(interval=0, proxy=proxy),
                resolve=never,
                note=notes.append,
            )
        )
        server.shutdown(socket.SHUT_RDWR)
        worker.join()
    [result] = results
    assert isinstance(result, Fetched), result
    assert result.address is None
    assert "through a proxy" in notes[0]
    if scheme == "socks5h":
        assert heard[-2:] == [b"site.test:80", b"GET /1 HTTP/1.1"]
    else:
        assert heard[-1] == b"GET http://site.test/1 HTTP/1.1"
    assert site.headers[-1]["Host"] == "site.test"


def test_a_proxy_that_is_none(site: Site, tmp_path: Path) -> None:
    site.answers["/1"] = b"no"
    for scheme in ("socks5h", "http"):
        policy = Policy(
            interval=0, proxy=f"{scheme}://{site.netloc}", connect_timeout=1
        )
        [result] = fetch(["https://site.test/1"], tmp_path / "a.warc.gz", policy)
        assert isinstance(result, Refusal)
        assert "no connection" in result.reason or "no answer" in result.reason


def test_proxies_of_the_environment_are_not_taken(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    policy = Policy(interval=0, allow_hosts=frozenset({site.netloc}))
    [result] = fetch([site.page("/1", b"1")], tmp_path / "a.warc.gz", policy)
    assert isinstance(result, Fetched)


def test_the_archive_is_read_by_the_readers_of_reports(
    site: Site, tmp_path: Path
) -> None:
    warc = pytest.importorskip("tawthiq.ingest.warc")
    from tawthiq.ingest.item import Item, Options, Original

    words = "قتل ثلاثة مدنيين وأصيب خمسة آخرون بقصف مدفعي استهدف حي الصناعة أمس الأحد."
    body = (
        "<html><head><meta charset='utf-8'><title>قصف على حي الصناعة</title></head><body>"
        f"<article><h1>قصف على حي الصناعة</h1><p>{words}</p><p>{words}</p></article></body></html>"
    )
    url = site.page("/1", body.encode(), "text/html; charset=utf-8")
    path = tmp_path / "news.warc.gz"
    policy = Policy(interval=0, allow_hosts=frozenset({site.netloc}))
    list(fetch([url], path, policy))
    items = [
        item
        for item in warc.read(Original.of_path(path), Options())
        if isinstance(item, Item)
    ]
    assert [item.url for item in items] == [url]
    assert words in items[0].text
    with path.open("rb") as stream:
        dates = [
            record.rec_headers.get_header("WARC-Date")
            for record in ArchiveIterator(stream)
        ]
    assert str(items[0].retrieved)[:10] == dates[-1][:10]


_NETWORK = frozenset(_LIBRARIES.split())
# The desk listens for its own browser; it calls nobody.
_LISTENING = {"cli/desk.py": {"socket"}}
_CALLS = frozenset({"fetch_url", "urlopen", "urlretrieve", "create_connection"})


def _reaches(tree: ast.AST) -> Iterator[str]:
    """The ways of a module to the network: imports by any spelling, known calls."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{a.name}" for a in node.names)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names = [node.value]
        elif isinstance(node, ast.Attribute) and node.attr in _CALLS:
            yield node.attr
        for name in names:
            if name.startswith("tawthiq.fetch"):
                yield name
            yield from (n for n in _NETWORK if name == n or name.startswith(f"{n}."))


def test_only_fetch_can_use_the_network() -> None:
    root = Path(tawthiq.__file__).parent
    reaching = {}
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if not name.startswith("fetch/") and name != "cli/fetch.py":
            found = set(_reaches(ast.parse(path.read_text(encoding="utf-8"))))
            if found:
                reaching[name] = found
    assert reaching == _LISTENING


@pytest.mark.parametrize(
    "code",
    [
        "import socket",
        "import urllib.request as r",
        "from urllib import request",
        "from http import client",
        "def f():\n    from urllib3.util import Url",
        "import importlib; importlib.import_module('requests')",
        "import trafilatura; trafilatura.fetch_url('x')",
        "from tawthiq.fetch import fetch",
    ],
)
def test_each_way_to_the_network_is_seen(code: str) -> None:
    assert list(_reaches(ast.parse(code)))
    assert not list(_reaches(ast.parse("from urllib.parse import urlsplit")))

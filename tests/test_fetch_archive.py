"""Runs that are stopped, repeated, killed; and the command around them."""

from __future__ import annotations

import errno
import gzip
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fetching import BULLETIN, kept, reason, rss, run
from tawthiq.cli import main
from tawthiq.fetch import Fetched, FetchError, Policy, fetch
from webserver import Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as served:
        yield served


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "news.warc.gz"


def test_a_stopped_feed_is_taken_up_and_a_grown_one_gives_what_is_new(
    site: Site, file: Path
) -> None:
    pages = [site.page(f"/{n}", BULLETIN) for n in range(3)]
    feed = site.page("/feed", rss(*pages))
    policy = Policy(interval=0.0, allow_hosts=frozenset({site.netloc}))
    stopped = fetch([feed], file, policy)
    assert isinstance(next(stopped), Fetched)
    next(stopped)
    stopped.close()  # type: ignore[attr-defined]
    assert site.pages == ["/feed", "/0"]
    results = run(site, file, feed)
    assert [r.fresh for r in results if isinstance(r, Fetched)] == [
        False, False, True, True,
    ]  # fmt: skip
    site.page("/feed", rss(site.page("/new", BULLETIN), *pages))
    results = run(site, file, feed, again=True)
    assert site.pages == ["/feed", "/0", "/1", "/2", "/feed", "/new"]
    assert kept(file) == [site.url(path) for path in site.pages]


def test_an_error_page_is_kept_and_asked_for_again(site: Site, file: Path) -> None:
    site.answers["/1"] = (503, {"Retry-After": "90"}, b"busy")
    assert "503 Service Unavailable" in (
        said := reason(run(site, file, site.url("/1")))
    )
    assert "in 90 seconds" in said
    site.page("/1", BULLETIN)
    [result] = run(site, file, site.url("/1"))
    assert isinstance(result, Fetched)
    assert result.fresh
    assert kept(file) == [site.url("/1")] * 2


def test_a_cut_file_is_mended_at_any_byte(site: Site, file: Path) -> None:
    urls = [site.page(f"/{n}", BULLETIN * (n + 1)) for n in range(2)]
    run(site, file, *urls)
    whole = file.read_bytes()
    for size in range(0, len(whole), 97):
        file.write_bytes(whole[:size])
        notes: list[str] = []
        results = run(site, file, *urls, note=notes.append)
        assert all(isinstance(r, Fetched) for r in results)
        assert set(kept(file)) == set(urls)
        if notes:
            assert "was cut" in notes[0]


def test_a_large_record_is_seen_whole(site: Site, file: Path) -> None:
    url = site.page("/1", b"\0" * (1 << 20))  # unpacks to much from little
    run(site, file, url)
    notes: list[str] = []
    [result] = run(site, file, url, note=notes.append)
    assert isinstance(result, Fetched)
    assert (result.fresh, notes) == (False, [])


def test_a_damaged_file_is_left_alone(site: Site, file: Path) -> None:
    url = site.page("/1", BULLETIN)
    run(site, file, url)
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    for content, why in (
        (bytes(whole), "damaged"),
        (b"<html>", "no gzipped WARC"),
        (gzip.compress(b"something else"), "no gzipped WARC"),
    ):
        file.write_bytes(content)
        with pytest.raises(FetchError, match=why):
            run(site, file, url)
        assert file.read_bytes() == content


def test_one_writer_at_a_time_and_no_empty_file(site: Site, file: Path) -> None:
    policy = Policy(interval=0.0, allow_hosts=frozenset({site.netloc}))
    first = fetch([site.page("/1", BULLETIN), "x"], file, policy)
    next(first)
    with pytest.raises(FetchError, match="another fetch"):
        run(site, file, site.url("/1"))
    first.close()  # type: ignore[attr-defined]
    assert kept(file) == [site.url("/1")]
    run(site, file.with_name("none.warc.gz"), "not an address")
    assert not file.with_name("none.warc.gz").exists()


def test_a_full_disk_leaves_whole_records(
    site: Site, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (site.page(f"/{n}", BULLETIN) for n in range(2))
    run(site, file, first)
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(FetchError, match="make room"):
            run(site, file, second)
    assert file.read_bytes() == before
    assert isinstance(run(site, file, second)[0], Fetched)


def test_a_killed_run_is_taken_up(site: Site, file: Path) -> None:
    noise = random.Random(7)  # noqa: S311 - moments, not secrets
    urls = [site.page(f"/{n}", noise.randbytes(30_000)) for n in range(12)]
    command = [
        sys.executable, "-c", "from tawthiq.cli import main; main()", "fetch", *urls,
        "-o", str(file), "--rate", "0.02", "--allow-host", site.netloc,
    ]  # fmt: skip
    for round_ in range(4):
        enough = len(site.pages) + 2
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        while len(site.pages) < enough and process.poll() is None:
            time.sleep(0.005)
        time.sleep(noise.random() * 0.03)
        process.kill()
        process.wait()
        assert process.returncode == -signal.SIGKILL or round_ > 1
    done = subprocess.run(command, capture_output=True, check=True)
    assert b"0 refused" in done.stderr
    assert sorted(map(str, kept(file))) == sorted(urls)


def _command(site: Site, file: Path, *args: str) -> Result:
    own = ["--allow-host", site.netloc, "--rate", "0", "-o", str(file)]
    return CliRunner().invoke(main, ["fetch", *own, *args])


def test_the_command_says_each_address_and_ends_by_what_was_refused(
    site: Site, file: Path
) -> None:
    url = site.page("/خبر", BULLETIN)
    site.answers["/%D8%AE%D8%A8%D8%B1"] = site.answers["/خبر"]
    done = _command(site, file, url)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert f"kept {site.url('/%D8%AE%D8%A8%D8%B1')} (" in done.stderr
    assert f"1 fetched, 0 were in {file} already, 0 refused" in done.stderr
    done = _command(site, file, url, site.url("/gone\x1b[2J"), "http://me:secret@x.org")
    assert done.exit_code == 3
    assert "1 were in" in done.stderr
    assert "refused" in done.stderr
    assert "secret" not in done.stderr
    assert "\x1b" not in done.stderr
    quiet = _command(site, file, "-q", url)
    assert (quiet.exit_code, quiet.output) == (0, "")


def test_wrong_use_and_failure(site: Site, file: Path) -> None:
    assert _command(site, file).exit_code == 2
    assert _command(site, file.with_suffix(".html"), site.url("/")).exit_code == 2
    for wrong in (
        ["--contact", "a\r\nX: y"],
        ["--proxy", "socks4://x:1"],
        ["--proxy", "http://x:99999"],
        ["--allow-host", "http://x/"],
        ["--user-agent", ""],
    ):
        assert _command(site, file, *wrong, site.url("/")).exit_code == 2, wrong
    file.write_bytes(b"something else")
    done = _command(site, file, site.url("/"))
    assert done.exit_code == 1
    assert "no gzipped WARC" in done.stderr
    file.unlink()
    done = _command(site, file, "--allow-host", "a..b", site.url("/"))
    assert done.exit_code == 1
    assert "--allow-host" in done.stderr
    assert not file.exists()
    lost = _command(site, file.parent / "none" / "x.warc.gz", site.url("/"))
    assert lost.exit_code == 1

"""Hostile input to a case: each item named, the rest taken in, exit code 3."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

import archives
import reports
from test_case import run, status

_GOOD = reports.report(1)["text"]
_NOTHING = 1 << 30


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(200 << 20))
        archive.writestr("good.txt", reports.report(2)["text"])
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Everything that a hostile folder may hold, and five good reports."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(_GOOD, encoding="utf-8")
    (folder / "bomb.zip").write_bytes(bomb())
    climbing = ("../../up.txt", reports.report(3)["text"])
    inside = ("in.txt", reports.report(4)["text"])
    (folder / "climb.zip").write_bytes(archives.zipped(climbing, inside))
    (folder / "link").symlink_to("/etc/passwd")
    with (folder / "nothing.txt").open("wb") as file:
        file.truncate(_NOTHING)
    pages = [
        ("200 OK", "text/plain", reports.report(n)["text"].encode()) for n in (5, 6)
    ]
    (folder / "cut.warc.gz").write_bytes(archives.warc(*pages, gzip=True)[:-40])
    deep = "<div>" * 100_000 + "قصف على البلدة" + "</div>" * 100_000
    (folder / "deep.html").write_text(
        f"<html><body>{deep}</body></html>", encoding="utf-8"
    )
    (folder / "laughs.xml").write_text(
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "حرب"><!ENTITY b "&a;&a;">]>'
        "<rss version='2.0'><channel><title>&b;</title></channel></rss>",
        encoding="utf-8",
    )
    (folder / "mail.eml").write_text(
        f"Subject: \nFrom: x@example.org\nDate: Tue, 6 Dec 2016 10:00:00 +0200\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{reports.report(7)['text']}",
        encoding="utf-8",
    )
    return folder


def test_each_is_named_and_the_rest_is_taken_in(
    backend: str,  # noqa: ARG001
    folder: Path,
    tmp_path: Path,
) -> None:
    case = tmp_path / "case"
    run("init", case)

    told = run("add", folder, case=case, code=3).output

    for name in (
        "bomb.zip!/bomb.txt",
        "climb.zip!/../../up.txt",
        "link",
        "nothing.txt",
        "cut.warc.gz#record=3",
        "deep.html",
        "laughs.xml",
    ):
        assert f"refused {folder}/{name}: " in told
    assert told.count("refused /") == 7
    now = status(case)
    assert now["reports"] == 5  # alone, beside a bomb, beside a climber, whole, mail
    assert now["originals"] == 8  # every byte but the link is kept, also the bomb's
    assert sorted(os.listdir(tmp_path)) == ["case", "in"]  # noqa: PTH208
    run("verify", case=case)
    assert (
        "0 new originals, 0 new reports" in run("add", folder, case=case, code=3).output
    )


def test_a_fetched_robots_txt_is_no_report(tmp_path: Path, backend: str) -> None:  # noqa: ARG001
    data = archives.warc(("200 OK", "text/plain", b"User-agent: *\nDisallow:"))
    robots = data.replace(b"https://example.org/0", b"https://example.org/robots.txt")
    path = tmp_path / "a.warc"
    path.write_bytes(robots)
    case = tmp_path / "case"
    run("init", case)

    run("add", path, case=case, code=3)

    assert status(case)["reports"] == 0

"""Pages into items: the article, who published it and when."""

from __future__ import annotations

import time

import pytest

from originals import (
    BODY,
    GOOD,
    PLAIN,
    REPAIR,
    TITLE,
    item_of,
    misread,
    page_of,
    reason_of,
)
from tawthiq.ingest import html
from tawthiq.ingest.item import Item


def test_a_page_gives_its_article_headline_first_and_nothing_around_it() -> None:
    table = "<table><tr><td>الحي</td><td>القتلى</td></tr></table>"
    found = item_of(html.read, page_of(body=BODY + table))

    assert found.text.split("\n")[0] == TITLE
    assert "أنقاض مبنى سكني" in found.text
    assert "القتلى" in found.text
    for outside in ("الرئيسية", "تعليق", "الحقوق", "2024"):
        assert outside not in found.text
    assert (found.title, found.published, found.reader) == (TITLE, None, "html/1")


def test_a_page_says_who_published_it_when_and_where() -> None:
    head = (
        '<meta property="og:site_name" content="صحيفة الخبر">'
        '<meta name="author" content="فريق التحرير">'
        '<link rel="canonical" href="https://example.org/raid">'
        '<meta property="article:published_time" content="2016-12-06T10:00:00+02:00">'
    )
    found = html.page(page_of(head), "https://example.org/raid?utm_source=x", PLAIN)

    assert isinstance(found, Item)
    assert (found.publisher, found.author) == ("صحيفة الخبر", "فريق التحرير")
    assert found.url == "https://example.org/raid"
    assert found.published == "2016-12-06T10:00:00+02:00"
    assert found.published_basis == "metadata"


ARTICLE = '{"@type": "NewsArticle", "datePublished": "2016-12-06"}'


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (f'<script type="application/ld+json">{ARTICLE}</script>', "2016-12-06"),
        (
            f'<script type="application/ld+json">{{"@graph": [{ARTICLE}]}}</script>',
            "2016-12-06",
        ),
        ('<meta name="dc.date" content="2016-12-06">', "2016-12-06"),
        ('<meta itemprop="datePublished" content="2016-12-06T23:00">', "2016-12-06"),
        ('<meta property="og:published_time" content="2016-12-06">', "2016-12-06"),
        ('<meta property="article:published_time" content="06/12/2016">', None),
        ('<meta property="article:published_time" content="1970-01-01">', None),
        ('<meta property="article:modified_time" content="2016-12-06">', None),
        ('<script type="application/ld+json">{"datePubl</script>', None),
        (
            (
                '<script type="application/ld+json">{"@type": "ItemList",'
                f'"itemListElement": [{ARTICLE}]}}</script>'
            ),
            None,
        ),
        (
            '<script type="application/ld+json">' + "[" * 5000 + "</script>",
            None,
        ),
        (
            (
                f'<script type="application/ld+json">[{ARTICLE},'
                f"{ARTICLE.replace('06', '07')}]</script>"
            ),
            None,
        ),
    ],
)
def test_a_pages_date_is_stated_by_its_metadata_or_not_at_all(
    head: str, day: str | None
) -> None:
    assert item_of(html.read, page_of(head)).published == day


def test_a_time_marked_as_the_publications_is_its_date_and_another_is_not() -> None:
    marked = '<time datetime="2016-12-06" pubdate>أمس</time>'
    other = '<time datetime="2016-12-06">أمس</time>'

    assert item_of(html.read, page_of(body=marked + BODY)).published == "2016-12-06"
    assert item_of(html.read, page_of(body=other + BODY)).published is None


def test_a_pages_dateline_is_read_without_metadata() -> None:
    line = "<p>دمشق – الثلاثاء 6 كانون الأول 2016</p>"
    found = item_of(html.read, page_of(body=line + BODY))

    assert (found.published, found.published_basis) == ("2016-12-06", "dateline")


@pytest.mark.parametrize("stated", ["windows-1256", "utf-8"])
def test_a_page_is_read_in_its_true_encoding(stated: str) -> None:
    data = page_of(charset="windows-1256").replace(b"windows-1256", stated.encode())
    found = item_of(html.read, data)

    assert "أنقاض مبنى سكني" in found.text
    assert "encoding:windows-1256" in found.flags


def test_mojibake_on_a_page_is_refused_and_repaired_on_request() -> None:
    data = misread(page_of().decode(), "utf-8", "cp1252")

    assert "mojibake" in reason_of(html.read, data)
    assert item_of(html.read, data, REPAIR).text.startswith(TITLE)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\0" * 1_000_000, "empty"),
        (b"<html><body></body></html>", "no article"),
        (b"<title>x</title><nav>y</nav>", "no article"),
        (b"<div>" * 100_000 + GOOD.encode() + b"</div>" * 100_000, "nested too deep"),
        (b"<p>" + b"a" * 12_000_000 + b"</p>" + GOOD.encode(), "too large"),
        (b"<p><b>a</b>" * 150_000, "elements"),
        (b"<p " + b"a=b " * 30_000 + b">" + GOOD.encode(), "attributes"),
        (b"<p " + b"a " * 30_000 + b">" + GOOD.encode(), "attributes"),
        (b"<!--" * 1_000_000 + GOOD.encode(), "no article"),
        (b"<" * 5_000_000, "split it"),
    ],
    ids=[
        "empty",
        "nothing",
        "bare",
        "no text",
        "deep",
        "long",
        "many",
        "attributes",
        "names",
        "comment",
        "angles",
    ],
)
def test_a_page_that_cannot_be_read_is_refused_in_time(
    data: bytes, reason: str
) -> None:
    start = time.monotonic()

    assert reason in reason_of(html.read, data)
    assert time.monotonic() - start < 20


def test_data_in_an_attribute_does_not_make_it_many() -> None:
    data = f"<div data-page='{'{a: &quot;b = c&quot;}, ' * 30_000}'>{BODY}</div>"

    assert "أنقاض" in item_of(html.read, data.encode()).text


def test_broken_markup_and_entities_are_read() -> None:
    data = (
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        f"<h1>خبر</h1><p>&a;&lt;&#1581;&#1604;&#1576;&gt; {GOOD}<p><b>{GOOD}</i></div>"
    ).encode()
    found = item_of(html.read, data)

    assert "<حلب>" in found.text
    assert "root:" not in found.text

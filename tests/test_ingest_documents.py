"""Text, pages, Word documents and mail into items; what each refuses and why."""

from __future__ import annotations

import dataclasses
import io
import time
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import docx
import pytest

from tawthiq.ingest import html, mail, plain, word
from tawthiq.ingest.dateline import dateline
from tawthiq.ingest.encoding import Undecodable, decode
from tawthiq.ingest.item import Item, Limits, Options, Original, ReadItems, Refusal

PLAIN = Options()
REPAIR = Options(repair=True)
GOOD = "قصف الطيران الحربي أمس حي المرجة في حلب، ما أدى إلى مقتل ثلاثة مدنيين.\n"
SHORT = ("قصف", "الرقة", "دير الزور", "قصف على بلدة", "داعش تسيطر", "مقتل ثلاثة مدنيين")


def all_of(
    read: ReadItems, data: bytes, options: Options = PLAIN, name: str = "report"
) -> list[Item | Refusal]:
    return list(read(Original.of_bytes(name, data), options))


def item_of(read: ReadItems, data: bytes, options: Options = PLAIN) -> Item:
    (found,) = all_of(read, data, options)
    assert isinstance(found, Item), found
    return found


def reason_of(read: ReadItems, data: bytes, options: Options = PLAIN) -> str:
    (found,) = all_of(read, data, options)
    assert isinstance(found, Refusal), found
    assert found.where == ""
    return found.reason


# Encodings


@pytest.mark.parametrize("text", [*SHORT, GOOD, GOOD * 500])
@pytest.mark.parametrize("name", ["windows-1256", "iso-8859-6"])
def test_the_code_page_of_arabic_is_proved_by_its_letters(text: str, name: str) -> None:
    assert decode(text.encode(name), PLAIN) == (text, (f"encoding:{name}",))


@pytest.mark.parametrize("name", ["windows-1256", "iso-8859-6"])
def test_a_word_that_both_code_pages_have_is_not_guessed(name: str) -> None:
    with pytest.raises(Undecodable, match="windows-1256 or ISO-8859-6"):
        decode("حلب".encode(name), PLAIN)

    assert decode("حلب".encode(name), Options(encoding=name))[0] == "حلب"


@pytest.mark.parametrize(
    ("raw", "text", "flags"),
    [
        (GOOD.encode(), GOOD, ()),
        (GOOD.encode("utf-8-sig"), GOOD, ()),
        (GOOD.encode("utf-16"), GOOD, ("encoding:utf-16",)),
        (b"\xfe\xff" + GOOD.encode("utf-16-be"), GOOD, ("encoding:utf-16",)),
        (GOOD.encode("utf-32"), GOOD, ("encoding:utf-32",)),
        (b"plain", "plain", ()),
        (
            "À Alep, l’armée".encode("cp1252"),
            "À Alep, l’armée",
            ("encoding:windows-1252",),
        ),
    ],
    ids=["utf-8", "mark", "utf-16", "big-endian", "utf-32", "ascii", "western"],
)
def test_known_encodings_are_read(raw: bytes, text: str, flags: tuple[str]) -> None:
    assert decode(raw, PLAIN) == (text, flags)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (bytes(range(256)) * 40, "binary"),
        (b"PK\x03\x04" + b"\xd8\xff" * 3000, "binary"),
        (b"%PDF-1.7", "binary"),
        (b"\0" * 1000, "binary"),
        (b"\1\2\3\4\xe1\xf2" * 100, "binary"),
        (GOOD.encode("utf-16-le"), "UTF-16-LE without a byte-order mark"),
        (b"\xff\xfe\xfd abc", "not UTF-8, and not the utf-16"),
        (GOOD.encode()[:-3] + b"\xd9", "the file is damaged"),
        (b"\xed\xa0\x80" + GOOD.encode(), "not UTF-8"),
        ("Взрыв в городе".encode("cp1251"), "not UTF-8"),
        ("爆発がありました".encode("shift-jis"), "not UTF-8"),
    ],
)
def test_what_is_no_text_in_a_known_encoding_is_refused(
    raw: bytes, reason: str
) -> None:
    with pytest.raises(Undecodable, match=reason):
        decode(raw, PLAIN)


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "utf-8", "a\0b", ""])
def test_an_encoding_that_is_none_or_false_is_refused(name: str) -> None:
    with pytest.raises(Undecodable):
        decode(GOOD.encode("cp1256"), Options(encoding=name))


def _misread(text: str, of: str, as_: str) -> bytes:
    """A text of one encoding as a program saves it that took it for another."""
    raw = text.encode(of)
    chars = (bytes((b,)).decode(as_, "replace").replace("\ufffd", chr(b)) for b in raw)
    return "".join(chars).encode()


@pytest.mark.parametrize("text", ["حلب", "قصف على بلدة", GOOD])
@pytest.mark.parametrize(
    ("of", "as_"),
    [
        ("utf-8", "cp1252"),
        ("utf-8", "latin-1"),
        ("utf-8", "cp1256"),
        ("cp1256", "cp1252"),
    ],
)
def test_mojibake_is_refused_and_repaired_on_request(
    text: str, of: str, as_: str
) -> None:
    raw = _misread(text, of, as_)

    with pytest.raises(Undecodable, match=r"mojibake.*--repair"):
        decode(raw, PLAIN)
    assert decode(raw, REPAIR) == (text, ("mojibake-repaired",))


def test_mojibake_among_sound_words_is_repaired_alone() -> None:
    raw = "Aleppo, قصف على ".encode() + _misread("حلب", "utf-8", "cp1252") + b" 2015"

    assert decode(raw, REPAIR)[0] == "Aleppo, قصف على حلب 2015"


def test_mojibake_that_lost_halves_of_letters_is_not_repaired() -> None:
    raw = "Ø­Ù„ Ø¨Ø§ Ù".encode()

    with pytest.raises(Undecodable, match="cannot be repaired whole"):
        decode(raw, REPAIR)


def test_mojibake_of_mojibake_is_repaired() -> None:
    raw = _misread(_misread(GOOD, "utf-8", "cp1252").decode(), "utf-8", "cp1252")

    assert decode(raw, REPAIR)[0] == GOOD


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "«النفط» و«الحائط»؛ فقط، ضغط؟",
        "À Nîmes, où l’été fut très chaud ; Ørsted Ûber",
        "ÉCOLE ÉÉ",
        "ظ ط ظظ طط",
        "دگرگونی چگونگی",
    ],
)
def test_sound_text_is_no_mojibake(text: str) -> None:
    assert decode(text.encode(), PLAIN) == (text, ())


# Plain text


def test_a_text_file_is_one_report_unchanged() -> None:
    found = item_of(plain.read, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n ").encode())

    assert found == Item(text=GOOD.replace("\n", "\r\n "), reader="text/1")


def test_the_persons_date_comes_before_a_dateline() -> None:
    data = f"قصف\nحلب - 6 كانون الأول 2016\n{GOOD}".encode()
    told = item_of(plain.read, data, Options(published="2016-12-07"))
    read = item_of(plain.read, data)

    assert (told.published, told.published_basis) == ("2016-12-07", "user")
    assert (read.published, read.published_basis) == ("2016-12-06", "dateline")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0", "binary"),
        (("ورق " * 600_000).encode(), "split it"),
    ],
)
def test_a_text_file_that_is_no_report_is_refused(data: bytes, reason: str) -> None:
    assert reason in reason_of(plain.read, data)


def test_a_document_past_its_limit_is_refused() -> None:
    options = Options(limits=Limits(document_bytes=10))

    assert "too large" in reason_of(plain.read, GOOD.encode(), options)


# Datelines


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("دمشق – الثلاثاء 6 كانون الأول 2016", "2016-12-06"),
        ("نشر في: 12/05/2015", "2015-05-12"),
        ("الجمعة 7 شباط/فبراير 2014 م", "2014-02-07"),
        ("14 شعبان 1436 هـ - 1 يونيو 2015 م", "2015-06-01"),
        ("الاثنين 14 شعبان 1436هـ الموافق 1 يونيو 2015م", "2015-06-01"),
        ("الاثنين 14 شعبان 1436 هـ", "2015-06-01"),
        ("2015-06-01", "2015-06-01"),
        ("2016-12-06T10:30:00+03:00", "2016-12-06"),
        ("٦/١٢/٢٠١٦", "2016-12-06"),
        ("حلب (رويترز) - 6 ديسمبر 2016", "2016-12-06"),
        ("حلب || 12-5-2014", "2014-05-12"),
        ("بيروت، 3 مايو 2015 10:30 مساءً بتوقيت بيروت", "2015-05-03"),
        ("تاريخ النشر: الأحد 04 كانون الأول 2016 الساعة 14:30", "2016-12-04"),
        ("دمشق – وكالة سانا | الثلاثاء 6 كانون الأول 2016 | 14:20", "2016-12-06"),
        ("صدر في دمشق بتاريخ 6/12/2016", "2016-12-06"),
    ],
)
def test_a_dateline_is_read_above_and_below_the_words(line: str, day: str) -> None:
    assert dateline(f"غارات على حي سكني\n{line}\n{GOOD}") == day
    assert dateline(f"غارات على حي سكني\n{GOOD * 8}{line}\n") == day


def test_an_agencys_dateline_begins_the_words() -> None:
    line = f"حلب - الأناضول - 6 ديسمبر 2016 - {GOOD}"

    assert dateline(f"غارات على حي سكني\n{line}") == "2016-12-06"
    assert dateline(f"غارات على حي سكني\n{GOOD * 8}{line}") is None


@pytest.mark.parametrize(
    "line",
    [
        "قصف الطيران حي المرجة في 6 كانون الأول 2016.",
        "قال المرصد في 6/12/2016 إن القصف مستمر",
        "حلب - قال ناشطون في 6 كانون الأول 2016 إن القصف مستمر",
        "مجزرة حلب 6/12/2016",
        "قتل ثلاثة مدنيين – 6 كانون الأول 2016",
        "حصاد يوم 7_7_2018",
        "6 كانون الأول 2016: قصف الطيران الحي",
        "© 2016 جميع الحقوق محفوظة",
        "جميع الحقوق محفوظة 6/12/2016",
        "آخر تحديث: 6/12/2016",
        "كانون الأول 2016",
        "الثلاثاء 6 كانون الأول",
        "الأربعاء 6 كانون الأول 2016",  # it was a Tuesday
        "بين 5 و6 كانون الأول 2016",
        "14 شعبان 1436 هـ",  # the moon was seen a day earlier elsewhere
        "1 شعبان 1436 هـ - 1 يونيو 2015 م",
        "31/2/2016",
        "6/12/16",
        "25/13/2015",
        "Posted on 12/05/2015",
        "12/05/2015 10:30 PM",
        "وفاء محمد 6/12/2016",
        "هاتف 011-12-2015",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert dateline(f"غارات على حي سكني\n{line}\n{GOOD}") is None
    assert dateline(f"غارات على حي سكني\n{GOOD * 8}{line}") is None


def test_days_that_differ_are_none_unless_one_is_called_the_publications() -> None:
    first, second = "6 كانون الأول 2016", "7 كانون الأول 2016"

    assert dateline(f"حصاد\n{first}\n{GOOD * 9}{second}\n{GOOD}") is None
    assert dateline(f"خبر\n{first}\n{GOOD}نشر في {second}") == "2016-12-07"


# Pages

BODY = (
    "<p>قصف الطيران الحربي أمس حي المرجة في حلب، ما أدى إلى مقتل ثلاثة مدنيين.</p>"
    "<p>وقال الدفاع المدني إن فرقه انتشلت الضحايا من تحت أنقاض مبنى سكني.</p>"
)
TITLE = "غارات على حي المرجة"


def page_of(head: str = "", body: str = BODY, charset: str = "utf-8") -> bytes:
    markup = (
        f"<html><head><meta charset={charset}><title>{TITLE} | موقع</title>{head}</head>"
        f"<body><nav><a href=/>الرئيسية</a></nav><article><h1>{TITLE}</h1>{body}</article>"
        "<div class=comments><p>تعليق: خبر كاذب لا أصل له أبدا</p></div>"
        "<footer>جميع الحقوق محفوظة © 2024 - 6/12/2024</footer></body></html>"
    )
    return markup.encode(charset)


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
    data = _misread(page_of().decode(), "utf-8", "cp1252")

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


# Word


def docx_of(build: Callable[[docx.document.Document], object]) -> bytes:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _report(document: docx.document.Document) -> None:
    document.core_properties.title = "تقرير"
    document.core_properties.author = "مكتب التوثيق"
    document.sections[0].header.paragraphs[0].text = "ترويسة الصفحة"
    document.add_paragraph(TITLE)
    document.add_paragraph("حلب - 6 كانون الأول 2016")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "الحي"
    table.cell(0, 1).text = "القتلى"
    document.add_paragraph(GOOD.strip())


def test_a_word_document_gives_paragraphs_and_tables_in_their_order() -> None:
    found = item_of(word.read, docx_of(_report))

    assert found.text.split("\n") == [
        TITLE,
        "حلب - 6 كانون الأول 2016",
        "الحي | القتلى",
        GOOD.strip(),
    ]
    assert (found.title, found.author) == ("تقرير", "مكتب التوثيق")
    assert (found.published, found.published_basis) == ("2016-12-06", "dateline")
    assert found.reader == "docx/1"


def test_the_day_a_word_document_was_made_is_no_date_of_publication() -> None:
    found = item_of(word.read, docx_of(lambda d: d.add_paragraph(GOOD)))

    assert found.published is None


def _rewritten(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A Word document whose body is changed as XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body) if name == "word/document.xml" else body)
    return out.getvalue()


def test_inserted_words_are_read_and_deleted_ones_are_not() -> None:
    data = docx_of(lambda d: d.add_paragraph("قصف"))
    changed = _rewritten(
        data,
        lambda body: body.replace(
            b"</w:p>",
            "<w:ins><w:r><w:t> حلب</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText> حمص</w:delText></w:r></w:del></w:p>".encode(),
            1,
        ),
    )

    assert item_of(word.read, changed).text == "قصف حلب"


def _bomb() -> bytes:
    data = docx_of(lambda d: d.add_paragraph("قصف"))
    return _rewritten(data, lambda body: body + b" " * (40 << 20))


def _entities(body: bytes) -> bytes:
    start = body.index(b"<w:document")
    doctype = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return body[:start] + doctype + body[start:].replace("قصف".encode(), b"&e;")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a Word document"),
        (b"PK\x03\x04 nothing", "not a Word document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "save it as .docx"),
        (docx_of(lambda _: None), "empty"),
        (docx_of(_report)[:3000], "not a Word document"),
        (_bomb(), "zip bomb"),
        (
            _rewritten(docx_of(_report), lambda b: b.replace(b"<w:p>", b"<w:p><")),
            "not a Word document",
        ),
        (
            _rewritten(docx_of(_report), lambda b: b[:200] + b"<w:p>" * 100_000),
            "not a Word document",
        ),
    ],
    ids=["empty", "junk", "doc", "blank", "cut", "bomb", "broken", "deep"],
)
def test_a_word_document_that_cannot_be_read_is_refused(
    data: bytes, reason: str
) -> None:
    assert reason in reason_of(word.read, data)


def test_entities_in_a_word_document_read_no_file() -> None:
    data = _rewritten(docx_of(lambda d: d.add_paragraph("خبر: قصف")), _entities)

    for found in all_of(word.read, data):
        assert "root:" not in str(found)


# Mail


def mail_of(body: str = GOOD, charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = "مكتب الإعلام <media@example.org>"
    message["Date"] = "Tue, 06 Dec 2016 10:00:00 +0200"
    message["Message-ID"] = "<one@example.org>"
    message.set_content(body, charset=charset)
    return message


def test_a_mail_is_a_report_with_what_its_headers_say() -> None:
    found = item_of(mail.read, mail_of().as_bytes())

    assert found == Item(
        text=GOOD,
        reader="mail/1",
        title=TITLE,
        author="مكتب الإعلام",
        published="2016-12-06T10:00:00+02:00",
        published_basis="metadata",
        extra={"message_id": "one@example.org"},
    )


def test_a_mail_in_an_arabic_encoding_is_read() -> None:
    found = item_of(mail.read, mail_of(charset="windows-1256").as_bytes())

    assert found.text == GOOD
    assert found.flags == ("encoding:windows-1256",)


def test_a_mail_with_bytes_in_its_headers_is_read() -> None:
    data = f"Subject: {TITLE}\r\nFrom: a@example.org\r\n\r\n{GOOD}".encode("cp1256")
    found = item_of(mail.read, data)

    assert (found.title, found.author, found.text) == (TITLE, "a@example.org", GOOD)


def test_plain_words_are_preferred_and_html_is_read_without_them() -> None:
    both = mail_of()
    both.add_alternative(page_of().decode(), subtype="html")
    only = mail_of()
    only.set_content(page_of().decode(), subtype="html")

    assert item_of(mail.read, both.as_bytes()).text == GOOD
    found = item_of(mail.read, only.as_bytes())
    assert found.text.startswith(TITLE)
    assert "الحقوق" not in found.text


def test_attachments_are_read_each_under_its_name() -> None:
    message = mail_of()
    message.add_attachment(
        docx_of(_report), maintype="application", subtype="docx", filename="تقرير.docx"
    )
    message.add_attachment(
        GOOD.encode(), maintype="text", subtype="plain", filename="../../b.txt"
    )
    message.add_attachment(mail_of("رسالة في رسالة\n"))
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="a.gif")

    body, *rest = all_of(mail.read, message.as_bytes())

    assert isinstance(body, Item)
    assert body.extra["unread"] == ["a.gif"]
    found = {item.where: item for item in rest}
    assert list(found) == ["!/تقرير.docx", "!/b.txt", "!/part-3.eml"]
    texts = [item.text for item in rest if isinstance(item, Item)]
    assert [text.split("\n")[0] for text in texts] == [
        TITLE,
        GOOD.strip(),
        "رسالة في رسالة",
    ]


def test_mails_in_mails_end_somewhere() -> None:
    message = mail_of("القاع\n")
    for _ in range(6):
        outer = mail_of()
        outer.add_attachment(message)
        message = outer

    found = all_of(mail.read, message.as_bytes())

    assert isinstance(found[-1], Refusal)
    assert "nested too deep" in found[-1].reason
    assert [isinstance(item, Item) for item in found] == [True] * 4 + [False]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a mail"),
        (GOOD.encode(), "not a mail"),
        (b"Subject: a\r\n\r\n", "no words"),
        (
            b"Subject: a\r\nContent-Type: text/plain; charset=klingon\r\n\r\n\xff\xfe\xfd",
            "not UTF-8",
        ),
    ],
)
def test_a_mail_that_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    assert reason in reason_of(mail.read, data)


def test_a_mail_of_parts_without_end_is_refused_or_read() -> None:
    data = b"Subject: a\r\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3000)
    )

    for found in all_of(mail.read, data):
        assert isinstance(found, Refusal)


def test_a_readers_item_is_a_report() -> None:
    found = dataclasses.replace(item_of(plain.read, GOOD.encode()), title=TITLE)

    assert found.report("a.txt").info.title == TITLE

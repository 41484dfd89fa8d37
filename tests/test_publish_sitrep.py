"""Situation reports: figures, links, words, escaping; read with lxml and pypdf."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import html

import incidents as made
from tawthiq.incident import Incident, Toll, numbers
from tawthiq.incident.numbers import Range
from tawthiq.model import Harm
from tawthiq.publish import export, sitrep
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.sitrep.markup import css_string, run, text
from tawthiq.publish.sitrep.words import Words

PERIOD = {"since": "2016-12-01", "until": "2016-12-31"}
OVERRIDE = "\u202e"
HOSTILE = (
    f"</style></title><script>alert('x')</script>{OVERRIDE}txt.exe\u2066 & \x00 ]]>"
)


def settings(**changes: Any) -> Settings:  # noqa: ANN401
    given: dict[str, Any] = {"policy": "range", "title": "Idlib", "tool": "tawthiq 1"}
    return Settings(**{**given, **changes})


def page(told: tuple[Incident, ...], **changes: Any) -> str:  # noqa: ANN401
    files = dict(sitrep.write(told, settings(**changes)))
    sitrep.check(files)
    return files[""].decode()


def tree(told: tuple[Incident, ...], **changes: Any) -> Any:  # noqa: ANN401
    return html.document_fromstring(page(told, **changes))


def words_of(element: Any) -> str:  # noqa: ANN401
    return " ".join(element.text_content().split())


def row(document: Any, anchor: str) -> tuple[str, list[str]]:  # noqa: ANN401
    """The value of a figure and the anchors of the incidents that it counts."""
    (found,) = document.xpath(f"//tr[@id='{anchor}']")
    links = [str(h) for h in found.xpath("td[2]//a/@href")]
    return words_of(found.xpath("td[1]")[0]), links


def test_figures_are_those_of_the_incidents() -> None:
    told = tuple(made.incident(n) for n in (1, 2, 3))
    told = (*told, made.incident(4, state="proposed", grade=made.opinion("contested")))
    document = tree(told)
    policy = numbers.policy("range")
    ranges = [policy.range(i.tolls, "killed") for i in told]
    low = sum(r.low for r in ranges if r)
    assert row(document, "f-incidents")[0] == "4"
    assert row(document, "f-killed")[0] == str(low) == "18"
    assert row(document, "f-killed-civilian")[0] == "18"
    assert row(document, "f-injured")[0] == "80–396"
    # eight reports, all of which cite one centre
    assert row(document, "f-sources")[0] == "1"
    assert row(document, "f-contested") == ("1", ["#i-TW-2016-0004"])
    assert row(document, "f-unreviewed") == ("1", ["#i-TW-2016-0004"])
    assert row(document, "f-type-1")[0] == "4"
    summary = words_of(document.xpath("//section[@id='summary']")[0])
    assert "4 incidents, told by 1 independent source" in summary
    assert "Killed, as the sources tell it: 18, of these civilians 18." in summary
    assert "range (version 1)" in summary


def told_by(n: int, publisher: str, family: str, *, cites: bool = False) -> Incident:
    source = made.source(n, publisher=publisher, family=family)
    claim = made.claim(n, source.text)
    if not cites:
        claim = claim.model_copy(update={"sources": ()})
    return made.incident(n, tellings=(made.telling(n, source=source, claim=claim),))


def test_one_publisher_is_one_source_of_all_that_it_tells() -> None:
    told = (
        told_by(1, "الندى", "a"),
        told_by(2, "الندى", "b"),
        told_by(3, "ناسخ", "b"),
        told_by(4, "السنابل", "c"),
        told_by(5, "الغد", "d", cites=True),
        told_by(6, "▇▇▇▇", "e"),
        told_by(7, "▇▇▇▇", "f"),
    )
    assert row(tree(told), "f-sources")[0] == "5"
    arabic = words_of(tree(told[2:4], lang="ar").xpath("//section[@id='summary']")[0])
    assert "رواها مصدران مستقلان" in arabic


def test_a_vague_toll_is_shown_with_its_word() -> None:
    text = "قصف على السرو\n\nقتل وجرح العشرات من المدنيين في قصف على السرو.\n"
    people = {"kind": "killed_or_injured", "form": "vague", "words": "العشرات"}
    harm = Harm.model_validate(people | made.span(text, "المدنيين"))
    source = made.source(3, text=text)
    claim = made.claim(3, text, harm=(harm,))
    toll = Toll.of(harm, claim=claim.id, family=source.family)
    told = made.telling(3, source=source, claim=claim)
    document = tree((made.incident(3, tellings=(told,), tolls=(toll,)),))
    shown = [words_of(td) for td in document.xpath("//td[@class='toll']")]
    assert shown == ["at most 99“العشرات من المدنيين”"] * 2


def test_a_toll_of_a_week_counts_where_it_tells_more_than_its_parts() -> None:
    part = made.incident(1, part_of=("TW-2016-0009",))
    whole = made.incident(9, parts=(part.code,), tolls=(made.toll(25, sum=True),))
    document = tree((part, whole))
    assert row(document, "f-killed") == ("25", [f"#i-{whole.code}"])
    assert row(document, "f-incidents") == ("1", [f"#i-{part.code}"])


def test_every_figure_of_the_summary_leads_to_its_incidents_and_their_claims() -> None:
    document = tree(made.many())
    ids = set(document.xpath("//@id"))
    figures = document.xpath("//section[@id='summary']//a[@class='figure']/@href")
    assert len(figures) > 10
    for to in figures:
        value, links = row(document, to[1:])
        assert value
        if value not in ("0", "—"):
            assert links
        assert {link[1:] for link in links} <= ids
    for article in document.xpath("//article"):
        assert article.get("id") in ids
        assert article.xpath(".//blockquote")
        assert article.xpath(".//ol[@class='sources']/li")


def test_no_digit_of_the_summary_is_without_a_link_but_the_policys() -> None:
    document = tree(made.many()[:6])
    (summary,) = document.xpath("//section[@id='summary']")
    for link in summary.xpath(".//a"):
        link.drop_tree()
    rest = words_of(summary).replace("version 1", "")
    assert not re.search(r"\d", rest), rest


def test_a_whole_is_never_added_to_its_parts() -> None:
    parts = tuple(made.incident(n, part_of=("SUM",)) for n in (1, 2))
    small = made.incident(9, code="SUM", tolls=(made.toll(5),))
    document = tree((*parts, small))
    assert row(document, "f-incidents")[0] == "2"
    assert row(document, "f-wholes") == ("1", ["#i-SUM"])
    assert row(document, "f-killed")[0] == "7"  # 3 and 4; the whole tells but 5
    great = replace(small, tolls=(made.toll(20),))
    value, links = row(tree((*parts, great)), "f-killed")
    assert (value, links) == ("20", ["#i-SUM"])
    alone = replace(great, parts=("TW-2016-0077",))
    assert row(tree((alone,)), "f-incidents")[0] == "1"


def test_wholes_that_share_a_part_do_not_count_it_twice() -> None:
    shared = made.incident(1)
    wholes = tuple(
        made.incident(n, code=f"SUM{n}", parts=(shared.code,), tolls=(made.toll(50),))
        for n in (5, 6)
    )
    assert row(tree((shared, *wholes)), "f-killed")[0] == "50"


def test_the_period_and_the_area_bound_the_report() -> None:
    told = made.many()
    document = tree(told, since="2016-12-05", until="2016-12-07")
    inside = {"0004", "0005", "0006", "0011"}
    assert {i.get("id")[-4:] for i in document.xpath("//article")} == inside
    assert row(document, "f-partly") == ("1", ["#i-TW-2016-0011"])
    method = words_of(document.xpath("//section[@id='method']")[0])
    assert "nobody tells their date" in method
    assert "TW-2016-0003" in method
    for area in ("Al-Maasara", "حي المعصره"):  # whatever the spelling
        document = tree(told, area=area)
        places = document.xpath("//article//h3")
        assert places
        assert all("Al-Maasara" in words_of(p) for p in places)
    assert "TW-2016-0002" in words_of(document.xpath("//section[@id='method']")[0])


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("told", [(), made.many()[:1]])
def test_a_period_without_incidents_is_a_page_that_says_so(
    lang: str, told: tuple[Incident, ...]
) -> None:
    document = tree(told, lang=lang, since="2020-01-01", until="2020-01-31")
    said = words_of(document.xpath("//p[@class='empty']")[0])
    assert said.startswith({"ar": "لا حوادث في", "en": "No incident of"}[lang])
    assert not document.xpath("//article | //table | //figure")


def test_arabic_is_right_to_left_with_levantine_months() -> None:
    document = tree(made.many()[:1], lang="ar", **PERIOD)
    root = document.getroottree().getroot()
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    whole = words_of(document.xpath("//body")[0])
    assert "1–31 كانون الأول 2016" in whole
    assert "2 كانون الأول 2016، صباحا" in whole
    assert "حادثة واحدة، رواها مصدر مستقل واحد" in whole
    assert "غارة جوية" in whole
    assert "مقبولة" in whole
    assert "الطيران الحربي الروسي، كما تقول: مركز الندى الإعلامي" in whole
    for data in document.xpath("//bdi | //svg"):
        data.drop_tree()
    rest = words_of(document.xpath("//body")[0])
    rest = re.sub("SHA-256|UTC|Airwars", "", rest)
    english = re.findall("[A-Za-z]+", rest)
    assert not english, english


def test_digits_are_a_choice_in_arabic_only() -> None:
    arab = {"digits": "arab"}
    document = tree(made.many()[:1], lang="ar", more=arab)
    assert "٢ كانون الأول ٢٠١٦" in words_of(document.xpath("//article//h3")[0])
    assert row(document, "f-injured")[0] == "٢٠–٩٩"
    # what is quoted stays as it was told
    assert "3 مدنيين" in words_of(document.xpath("//blockquote")[0])
    assert row(tree(made.many()[:1], more=arab), "f-injured")[0] == "20–99"
    with pytest.raises(InvalidError, match="digits"):
        page((), more={"digits": "roman"})
    with pytest.raises(InvalidError, match="language"):
        page((), lang="fr")
    with pytest.raises(KeyError):
        page(made.many(), policy="none-such")


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا حوادث"),
        (1, "حادثة واحدة"),
        (2, "حادثتان"),
        (3, "3 حوادث"),
        (10, "10 حوادث"),
        (11, "11 حادثة"),
        (99, "99 حادثة"),
        (100, "100 حادثة"),
        (103, "103 حوادث"),
        (1200, "1,200 حادثة"),
    ],
)
def test_arabic_counts_have_the_right_plural(n: int, said: str) -> None:
    assert Words("ar").count("incidents", n) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (None, "—"),
        (Range(3, 3, 3), "3"),
        (Range(3, None, 7), "3–7"),
        (Range(3, None, None, True), "at least 3"),
        (Range(3, 3, 9, True), "3–9 or more"),
        (Range(0, None, 5), "at most 5"),
        (Range(0, None, None), "number not told"),
    ],
)
def test_ranges_are_told_as_they_are(told: Range | None, said: str) -> None:
    shown = html.fragment_fromstring(Words("en").range(told), create_parent="p")
    assert words_of(shown) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2016-12-06", "2016-12-06", "6 December 2016"),
        ("2016-12-06", "2016-12-08", "6–8 December 2016"),
        ("2016-11-30", "2016-12-02", "30 November – 2 December 2016"),
        ("2016-12-31", "2017-01-02", "31 December 2016 – 2 January 2017"),
        ("sometime", "later", "sometime, later"),
    ],
)
def test_days_are_written_short(first: str, last: str, said: str) -> None:
    shown = html.fragment_fromstring(Words("en").days(first, last), create_parent="p")
    assert words_of(shown) == said


def hostile() -> Incident:
    """An incident with hostile text in every field that a report shows."""
    told = made.hostile()
    telling = told.tellings[0]
    source = replace(
        telling.source,
        publisher=HOSTILE,
        title=HOSTILE,
        url=f"javascript:alert(1)//{HOSTILE}",
        published=HOSTILE,
        retrieved=HOSTILE,
        sha256=HOSTILE,
    )
    quote = telling.claim.quote.model_copy(update={"text": HOSTILE})
    claim = telling.claim.model_copy(update={"quote": quote})
    party = replace(told.perpetrators[0], name=HOSTILE, by=(HOSTILE,))
    return replace(
        told,
        code=HOSTILE,
        type=HOSTILE,
        location=made.location(0, name=HOSTILE, name_en=HOSTILE, path=(HOSTILE,)),
        perpetrators=(party,),
        grade=made.opinion(HOSTILE),
        attribution=made.opinion(HOSTILE, value=HOSTILE),
        tellings=(replace(telling, source=source, claim=claim),),
        note=HOSTILE,
        parts=(HOSTILE, "x"),
        previous_codes=(HOSTILE,),
        state="proposed",
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_hostile_text_is_shown_and_does_nothing(lang: str) -> None:
    told = (hostile(), made.hostile())
    content = page(
        told, lang=lang, title=HOSTILE, area=None, tool=HOSTILE, case=HOSTILE
    )
    assert "<script" not in content.lower()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", content)
    assert "[U+202E]" in content
    document = html.document_fromstring(content)
    assert not document.xpath("//script | //@onclick | //@onerror | //link | //img")
    for to in document.xpath("//@href"):
        assert to.startswith(("#", "https://news.example/")), to
    assert len(document.xpath("//style")) == 1
    assert "alert('x')" in words_of(document.xpath("//blockquote")[0])


def test_each_run_of_data_has_its_own_direction() -> None:
    assert run("حلب 12") == '<bdi dir="rtl">حلب 12</bdi>'
    assert run("Aleppo") == '<bdi dir="ltr">Aleppo</bdi>'
    assert run("12") == "<bdi>12</bdi>"
    assert text("a<b>\u202e") == (
        'a&lt;b&gt;<span class="sign" dir="ltr">[U+202E]</span>'
    )
    assert css_string('"; } </style>') == (
        r'"\000022 \00003b \000020 \00007d \000020 \00003c \00002f style\00003e "'
    )
    document = tree(made.many(), lang="en")
    for bdi in document.xpath("//bdi"):
        if re.search("[\u0621-\u064a]", bdi.text_content()[:3]):
            assert bdi.get("dir") == "rtl"


def test_nobody_is_accused_but_by_somebody() -> None:
    document = tree(made.many())
    said = words_of(document)
    for incident in made.many():
        (article,) = document.xpath(f"//article[@id='i-{incident.code}']")
        for party in incident.perpetrators:
            name = party.name_en or " ".join(party.name.split())
            words = words_of(article)
            assert f"{name}, as alleged by" in words or f"{name}, named in" in words
    assert "denied by وزارة الدفاع الروسية" in said
    # what a rule proposes of an actor that nobody names is not shown
    alone = made.incident(1, perpetrators=(), attribution=made.opinion("Some Army"))
    assert "Some Army" not in words_of(tree((alone,)))


def test_unreviewed_incidents_say_so_wherever_they_stand() -> None:
    told = (made.incident(1), made.incident(9, state="proposed"))
    document = tree(told, unreviewed=True)
    assert document.xpath("//p[@class='banner']")
    marked = document.xpath("//span[@class='unreviewed']")
    assert [words_of(m) for m in marked] == ["unreviewed, machine-made"] * 2
    (article,) = document.xpath("//article[.//span[@class='unreviewed']]")
    assert article.get("id") == "i-TW-2016-0009"
    document = tree(told[:1], unreviewed=True)
    assert not document.xpath("//*[@class='banner' or @class='unreviewed']")


def test_no_reviewer_is_named() -> None:
    for lang in ("ar", "en"):
        assert "reviewer2" not in page(made.many(), lang=lang)
        assert "reviewer1" not in page(made.many(), lang=lang)


def test_a_source_has_all_that_a_citation_needs() -> None:
    twin = made.telling(2, source=made.source(2, family="family-1"))
    told = made.incident(1, tellings=(made.telling(1), twin), sources=1)
    first, second = tree((told,)).xpath("//ol[@class='sources']/li")
    source = told.tellings[0].source
    assert source.publisher
    assert source.title
    for part in (source.publisher, source.title, source.sha256):
        assert part in words_of(first)
    assert first.xpath(".//a/@href") == [source.url]
    assert "published 2 December 2016" in words_of(first)
    assert "retrieved 2 December 2016, 18:30 UTC" in words_of(first)
    assert "same text as source 1" in words_of(second)


def test_the_map_draws_what_is_known_and_counts_the_rest() -> None:
    told = (
        made.incident(1),
        made.incident(2),
        made.incident(3, location=None),
        made.incident(4, location=made.location(4, precision="country")),
        made.incident(5, location=made.location(0, precision="governorate")),
    )
    (figure,) = tree(told).xpath("//figure[@class='map']")
    assert len(figure.xpath(".//circle[@r='3.5']")) == 2
    assert len(figure.xpath(".//circle[@stroke-dasharray]")) == 1
    caption = words_of(figure.xpath("figcaption")[0])
    assert "no source places them closely enough: 2" in caption
    labels = [words_of(s) for s in figure.xpath(".//span[@class='label']")]
    assert "Tall al-Ward" in labels
    assert any(re.fullmatch(r"\d+ km", words_of(s)) for s in figure.xpath(".//span"))
    assert not tree((told[2],)).xpath("//circle")


def test_a_circle_is_as_wide_as_the_place_is_uncertain() -> None:
    near = made.incident(1, location=made.location(1, radius_m=2_000))
    far = made.incident(2, location=made.location(2, radius_m=10_000))
    (figure,) = tree((near, far)).xpath("//figure[@class='map']")
    circles = figure.xpath(".//circle[@fill-opacity]/@r")
    assert float(circles[0]) / float(circles[1]) == pytest.approx(5, rel=0.01)
    (bar,) = re.findall(r"v4h([\d.]+)v", str(figure.xpath(".//path/@d")[0]))
    (km,) = figure.xpath(".//span[@class='scale']")
    scale = float(bar) / float(words_of(km).split()[0])
    assert float(circles[1]) == pytest.approx(2 * scale, rel=0.01)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_timeline_has_a_block_an_incident_as_the_page_reads(lang: str) -> None:
    told = (made.incident(1), made.incident(15), made.incident(2, date_from=None))
    (figure,) = tree(told, lang=lang).xpath("//figure[@class='timeline']")
    first, second = (float(x) for x in figure.xpath(".//rect/@x"))
    assert (first > second) == (lang == "ar")
    assert figure.xpath(".//a/@href") == ["#i-TW-2016-0001", "#i-TW-2016-0015"]
    assert len(figure.xpath(".//rect")) == 2


@pytest.mark.parametrize(
    ("until", "unit"),
    [("2016-12-31", "day"), ("2017-12-31", "week"), ("2020", "month")],
)
def test_long_periods_are_shown_by_week_and_by_month(until: str, unit: str) -> None:
    until = until if len(until) > 4 else f"{until}-01-31"
    document = tree(made.many(), since="2016-12-01", until=until)
    assert f"Incidents by {unit}" in words_of(document.xpath("//figure")[0])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_same_incidents_give_the_same_bytes(lang: str) -> None:
    asked = settings(lang=lang, more={"pdf": "1"}, **PERIOD)
    told = made.many()[:3]
    first = dict(sitrep.write(told, asked))
    second = dict(sitrep.write(tuple(reversed(told)), asked))
    assert sorted(first) == ["", ".pdf"]
    assert first == second
    sitrep.check(first)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_pdf_is_tagged_and_bears_no_date(lang: str) -> None:
    files = dict(sitrep.write(made.many(), settings(lang=lang, more={"pdf": "1"})))
    sitrep.check(files)
    reader = pypdf.PdfReader(io.BytesIO(files[".pdf"]))
    assert len(reader.pages) > 3
    assert reader.metadata is not None
    assert "/CreationDate" not in reader.metadata
    assert "Idlib" in str(reader.metadata.title)
    assert str(reader.root_object["/Lang"]) == lang
    assert "/StructTreeRoot" in reader.root_object
    first = " ".join(reader.pages[0].extract_text().split())
    assert {"en": "Situation report", "ar": "تقرير حالة"}[lang] in first


def poppler(program: str, pdf: bytes) -> str:
    """What a program of poppler prints of a PDF."""
    command = [program, "-", *(["-"] if program == "pdftotext" else [])]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler-utils")
@pytest.mark.skipif(
    not any(Path("/usr/share/fonts").rglob("NotoNaskhArabic*")),
    reason="no fonts-noto-core",
)
def test_arabic_of_the_pdf_is_of_a_text_face_and_in_order() -> None:
    told = made.many()[:1]
    files = dict(sitrep.write(told, settings(lang="ar", more={"pdf": "1"})))
    shown = poppler("pdftotext", files[".pdf"])
    shown = " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "", shown).split())
    assert "تقرير حالة" in shown
    assert "الحوادث ورواياتها" in shown
    fonts = poppler("pdffonts", files[".pdf"])
    assert "Noto-Naskh-Arabic" in fonts
    assert "Noto-Naskh-Arabic-Bold" in fonts


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (("</main>", ""), "</body> where <main> is open"),
        (('href="#f-incidents"', 'href="#nowhere"'), "leads nowhere"),
        (('href="https://', 'href="ftp://'), "none of the web"),
        (("<main>", "<main><script></script>"), "<script> has no place"),
        (("<main>", '<main onclick="x">'), "attribute onclick"),
        (("<main>", '<main style="background:url(//x)">'), "style"),
        (("<style>", "<style>@import 'x';"), "refers to another file"),
        (('<h1><bdi dir="ltr">', '<h1><bdi id="map">'), "stands twice"),
        (("<!DOCTYPE html>", ""), "does not begin"),
    ],
)
def test_the_check_finds_what_is_broken(broken: tuple[str, str], fault: str) -> None:
    content = page(made.many()[:2])
    assert broken[0] in content
    with pytest.raises(InvalidError, match=re.escape(fault)):
        sitrep.check({"": content.replace(*broken).encode()})


def test_the_check_wants_a_page_and_a_pdf_that_is_one() -> None:
    content = page(made.many()[:1]).encode()
    with pytest.raises(InvalidError, match="missing"):
        sitrep.check({})
    with pytest.raises(InvalidError, match="PDF"):
        sitrep.check({"": content, ".pdf": b"nothing"})
    with pytest.raises(InvalidError, match="UTF-8"):
        sitrep.check({"": b"\xff"})


def test_the_page_asks_for_nothing_else() -> None:
    content = page(made.many(), lang="ar")
    document = html.document_fromstring(content)
    assert not document.xpath("//@src | //link | //script | //iframe | //object")
    assert "url(" not in content
    for a in document.xpath("//a[starts-with(@href, 'http')]"):
        assert a.get("rel") == "noopener noreferrer nofollow"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_export_names_no_protected_person(lang: str, tmp_path: Path) -> None:
    told = (made.named(), made.incident(1))
    asked = settings(lang=lang, more={"pdf": "1"}, **PERIOD)
    done = export.make("sitrep", told, asked, tmp_path / "report.html")
    assert sorted(done.files) == ["report.html", "report.pdf"]
    content = done.files["report.html"].decode()
    assert "TW-2016-0040" in content
    reader = pypdf.PdfReader(io.BytesIO(done.files["report.pdf"]))
    content += " ".join(p.extract_text() for p in reader.pages)
    found = set(re.findall(r"\w+", content))
    assert not found & {"نزيه", "البستاني", "رامي", "الحقل", "reviewer2"}


def test_words_are_whole_in_both_languages() -> None:
    from tawthiq.publish.sitrep.words import _table

    def leaves(entry: Any) -> Any:  # noqa: ANN401
        if isinstance(entry, dict) and {"ar", "en"} <= entry.keys():
            yield entry
        elif isinstance(entry, dict):
            for held in entry.values():
                yield from leaves(held)

    found = list(leaves(_table()))
    assert len(found) > 130
    for entry in found:
        assert entry.keys() == {"ar", "en"}
        if isinstance(entry["ar"], str):
            slots = [sorted(re.findall(r"\{\w+\}", entry[x])) for x in ("ar", "en")]
            assert slots[0] == slots[1], entry

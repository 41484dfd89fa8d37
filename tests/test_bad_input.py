"""Input that no newspaper prints: it is read, or refused by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from slices import spans
from tawthiq import Reader, Report
from tawthiq.cli import main
from tawthiq.ingest import MAX_CHARS
from tawthiq.model import Reading

GOOD = "قصف الطيران الحربي أمس حي المرجة في حلب، ما أدى إلى مقتل ثلاثة مدنيين.\n"
READER = Reader()


def extract(*paths: Path, published: str | None = "2016-12-06") -> Result:
    """``tawthiq extract`` of files, as JSON lines."""
    date = ("--published", published) if published else ()
    args = ["extract", *map(str, paths), *date, "--format", "jsonl"]
    return CliRunner().invoke(main, args)


def read(text: str, published: str | None = "2016-12-06") -> Reading:
    return READER.read(Report.of(text, published=published))


def whole(reading: Reading) -> bool:
    """Whether a reading's spans are slices of its text, and its JSON comes back."""
    told = list(spans([c.to_dict() for c in reading.claims]))
    told += spans([p.to_dict() for p in reading.persons])
    slices = all(reading.text[start:end] == text for text, start, end in told)
    return slices and Reading.from_json(reading.to_json()) == reading


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty: no text to read"),
        (b"\xef\xbb\xbf\r\n \t", "empty: no text to read"),
        (bytes(range(256)) * 40, "binary: not a text file"),
        (b"PK\x03\x04\x14\0\0\0\x08\0" + b"\xd8\xff" * 3000, "damaged or cut zip"),
        (GOOD.encode("utf-16")[2:], "--encoding"),
        (GOOD.encode()[:-3] + b"\xd9", "not UTF-8"),
        (b"\xed\xa0\x80" + GOOD.encode(), "not UTF-8"),
        ((GOOD * (MAX_CHARS // len(GOOD) + 1)).encode(), f"({MAX_CHARS:,}); split it"),
    ],
    ids=[
        "empty",
        "blank",
        "binary",
        "zip",
        "utf-16 without its mark",
        "cut",
        "surrogate bytes",
        "too long",
    ],
)
def test_a_bad_file_is_refused_by_name_and_the_batch_goes_on(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    first, bad, last = (tmp_path / f"{name}.txt" for name in ("first", "bad", "last"))
    first.write_text(GOOD, encoding="utf-8")
    bad.write_bytes(content)
    last.write_text(GOOD, encoding="utf-8")

    result = extract(first, bad, last)

    paths = [json.loads(row)["report"]["path"] for row in result.stdout.splitlines()]
    (refusal,) = (r for r in result.stderr.splitlines() if r.startswith("refused"))
    assert result.exit_code == 3
    assert paths == [str(first), str(last)]
    assert refusal.startswith(f"refused {bad}: ")
    assert reason in refusal
    assert "2 reports read" in result.stderr
    assert "1 refused" in result.stderr


@pytest.mark.parametrize("encoding", ["utf-16", "cp1256", "iso8859-6"])
def test_a_text_in_another_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    text = GOOD.replace("،", "") if encoding == "iso8859-6" else GOOD
    path.write_bytes(text.encode(encoding))

    result = extract(path)

    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["text"] == text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "قصف \\udc80 حلب"}', "lone surrogate at character 4"),
        ('{"text": "\\ud83d"}', "lone surrogate at character 0"),
        ("[" * 100_000, "not JSON"),
        ('{"text": ' + "{" * 100_000, "not JSON"),
        ('{"text": "' + "ا" * (MAX_CHARS + 1) + '"}', "split it"),
        ('{"text": ["قصف"]}', 'no "text"'),
        ('{"text": "قصف", "published": "2016-02-30"}', "not a date"),
    ],
    ids=["low", "high", "nested lists", "nested", "too long", "a list", "no day"],
)
def test_a_bad_line_is_refused_by_number_and_the_batch_goes_on(
    tmp_path: Path, line: str, reason: str
) -> None:
    path = tmp_path / "reports.jsonl"
    good = json.dumps({"id": "good", "text": GOOD})
    path.write_text(f"{good}\n\n{line}\n{good}\n", encoding="utf-8")

    result = extract(path)

    assert result.exit_code == 3
    assert f"refused {path}:3: " in result.stderr
    assert reason in result.stderr
    assert len(result.stdout.splitlines()) == 2


def test_a_text_of_the_greatest_length_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "spaces.txt"
    path.write_text("ورق" + " " * (MAX_CHARS - 3), encoding="utf-8")

    result = extract(path)

    assert result.exit_code == 0
    assert json.loads(result.stdout)["claims"] == []


@pytest.mark.parametrize("when", ["أمس", "اليوم", "يوم الأحد الماضي", "قبل ثلاثة أيام"])
def test_without_a_publication_date_relative_dates_stay_open(
    tmp_path: Path, when: str
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"قصف الطيران {when} حي المرجة في حلب", encoding="utf-8")

    result = extract(path, published=None)

    line = json.loads(result.stdout)
    (claim,) = line["claims"]
    assert result.exit_code == 0
    assert line["report"]["published"] is None
    assert claim["date"]["text"] == when
    assert (claim["date"]["from"], claim["date"]["to"]) == (None, None)
    assert "1 without a publication date" in result.stderr


def test_without_a_publication_date_a_full_date_is_read() -> None:
    (claim,) = read("قصف الطيران حي المرجة في 3/4/2015", None).claims

    assert claim.date is not None
    assert (claim.date.from_, claim.date.to) == ("2015-04-03", "2015-04-03")


@pytest.mark.parametrize(
    "text",
    [
        "Warplanes struck the market yesterday; three people were killed.",
        "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670" * 500,
        "ـ" * 5000,
        "\u200f\u200e\u2068\u2069\u202b\u202c" * 500,
        "👩‍👩‍👧" * 500,
        "، . ؛ : ؟ ! … « » ( ) [ ] - – — _ # @ / \\ | % *" * 50,
        "\0\x01\x1b[31m\x7f\ufffd\ufffe" * 50,
        "Взрыв 爆発 έκρηξη विस्फोट",
    ],
    ids=["latin", "marks", "tatweel", "bidi", "emoji", "punct", "control", "scripts"],
)
def test_text_that_tells_nothing_gives_an_empty_line(text: str) -> None:
    reading = read(text)

    assert reading.text == text
    assert (reading.claims, reading.persons) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "عاجل BREAKING: قصف الطيران الحربي حي المرجة في حلب http://example.org/a?b=1",
        "قصف الطيران (MiG-23) حي المرجة في حلب #Aleppo @user 10:30 pm",
        "Aleppo — قصف الطيران الحربي أمس 2 مرات حي المرجة في حلب — Reuters",
    ],
)
def test_arabic_is_read_among_latin_words(text: str) -> None:
    reading = read(text)

    assert [c.type.value for c in reading.claims] == ["airstrike"]
    assert "المرجة" in [p.name for p in reading.claims[0].places]
    assert whole(reading)


@pytest.mark.parametrize(
    "text",
    [
        GOOD.strip().replace(".", "،") * (200_000 // len(GOOD.encode())),
        "ق" * 100_000,
        "(" * 100_000,
        "([{«" * 25_000,
        ")" * 50_000 + GOOD,
    ],
    ids=["one line", "one word", "brackets", "of four kinds", "closing ones"],
)
def test_a_long_line_is_read_whole(text: str) -> None:
    assert whole(read(text))

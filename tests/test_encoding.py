"""Bytes into text: which encoding they are in, and mojibake."""

from __future__ import annotations

import pytest

from originals import (
    GOOD,
    PLAIN,
    REPAIR,
    misread,
)
from tawthiq.ingest.encoding import Undecodable, decode
from tawthiq.ingest.item import Options

SHORT = ("قصف", "الرقة", "دير الزور", "قصف على بلدة", "داعش تسيطر", "مقتل ثلاثة مدنيين")


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
    raw = misread(text, of, as_)

    with pytest.raises(Undecodable, match=r"mojibake.*--repair"):
        decode(raw, PLAIN)
    assert decode(raw, REPAIR) == (text, ("mojibake-repaired",))


def test_mojibake_among_sound_words_is_repaired_alone() -> None:
    raw = "Aleppo, قصف على ".encode() + misread("حلب", "utf-8", "cp1252") + b" 2015"

    assert decode(raw, REPAIR)[0] == "Aleppo, قصف على حلب 2015"


def test_mojibake_that_lost_halves_of_letters_is_not_repaired() -> None:
    raw = "Ø­Ù„ Ø¨Ø§ Ù".encode()

    with pytest.raises(Undecodable, match="cannot be repaired whole"):
        decode(raw, REPAIR)


def test_mojibake_of_mojibake_is_repaired() -> None:
    raw = misread(misread(GOOD, "utf-8", "cp1252").decode(), "utf-8", "cp1252")

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

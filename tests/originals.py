"""Originals of the tests, and what a reader makes of them."""

from __future__ import annotations

from tawthiq.ingest.item import Item, Options, Original, ReadItems, Refusal

PLAIN = Options()
REPAIR = Options(repair=True)
GOOD = "قصف الطيران الحربي أمس حي المرجة في حلب، ما أدى إلى مقتل ثلاثة مدنيين.\n"
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


def misread(text: str, of: str, as_: str) -> bytes:
    """A text of one encoding as a program saves it that took it for another."""
    raw = text.encode(of)
    chars = (bytes((b,)).decode(as_, "replace").replace("\ufffd", chr(b)) for b in raw)
    return "".join(chars).encode()

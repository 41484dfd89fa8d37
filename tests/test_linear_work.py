"""Four times the text is four times the work, counted in lines of code run and not in seconds."""

from __future__ import annotations

import sys
from collections import Counter
from types import CodeType, FrameType
from typing import Any

import pytest

from tawthiq import Reader, Report

READER = Reader()
# One sentence without end, a list without end, or the same sentences over and over.
# A sentence is cut after 400 tokens, and work may be uneven within one: a piece of
# heavy words is repeated 400 times.
PIECES = {
    "words": ("ورق ", 250),
    "words of text": ("في كل مرة ورق جديد من غير تغيير ", 90),
    "one word": ("ق", 2500),
    "digits": ("24 ", 250),
    "numbers": ("ثلاثة وعشرون ألفا و", 150),
    "dates": ("6 كانون الأول ", 200),
    "days": ("أمس ", 250),
    "ranges": ("من 3 إلى ", 150),
    "opened quotes": ("« ", 400),
    "closed quotes": ("» ", 400),
    "straight quotes": ('" ', 800),
    "quoted words": ("«ورق» ", 150),
    "brackets": ("(", 2000),
    "bracket pairs": ("()", 500),
    "bracketed words": ("(ورق ", 200),
    "full stops": (".", 1000),
    "lines": ("\n", 1000),
    "places": ("حلب ", 250),
    "places in a list": ("حلب ودوما و", 150),
    "places in places": ("في حي المرجة في حلب ", 200),
    "sides": ("قوات النظام و", 150),
    "weapons": ("بالبراميل المتفجرة ", 150),
    "tellers": ("قال إن ", 200),
    "nested tellers": ("قال ناشطون إن مصدرا قال إن ", 80),
    "according to": ("بحسب ناشطين ", 150),
    "persons": ("العميد سامر الحلبي و", 200),
    "ages": ("(7 سنوات) ", 200),
    "not": ("لم ", 250),
    "who": ("الذي ", 250),
    "links": ("http://example.org/a ", 150),
    "latin": ("abc ", 250),
    "emoji": ("👩‍👩‍👧 ", 250),
    "triggers": ("قصف ", 400),
    "strikes": ("قصف الطيران حي المرجة في حلب. ", 90),
    "strikes by line": ("- قصف حلب\n", 90),
    "dead": ("مقتل 3 مدنيين في حلب. مقتل 5 جنود في دوما. ", 50),
    "losses": ("دمر الجيش دبابة، ودبابتين، و", 100),
    "descriptions of nobody": (
        "قصف الطيران الروسي حلب، بحسب ناشطين. وقال المركز إن القرية والجماعة بخير. ",
        60,
    ),
    "control": ("سيطرت داعش على حلب، وسيطر الجيش على دوما، ", 50),
}
_MUCH = 0.01  # of all work: a function that costs less is not looked at


def work(text: str) -> Counter[CodeType]:
    """How many lines of each function run while a text is read."""
    counts: Counter[CodeType] = Counter()

    def trace(frame: FrameType, event: str, arg: Any) -> Any:  # noqa: ANN401, ARG001
        counts[frame.f_code] += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        READER.read(Report.of(text, published="2016-12-06"))
    finally:
        sys.settrace(before)
    return counts


@pytest.mark.parametrize(("piece", "times"), PIECES.values(), ids=PIECES.keys())
def test_work_grows_as_the_text_does(piece: str, times: int) -> None:
    READER.read(Report.of(piece * times * 4))  # what is cached is read once

    once, fourfold = (work(piece * times * n) for n in (1, 4))

    assert fourfold.total() < 2.3**2 * once.total()
    slow = {
        f"{code.co_filename}:{code.co_firstlineno} {code.co_name}": lines
        for code, lines in fourfold.items()
        if lines > _MUCH * fourfold.total() and lines > 2.6**2 * once[code]
    }
    assert slow == {}

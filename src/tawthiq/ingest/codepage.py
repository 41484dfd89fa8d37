"""Which code page Arabic bytes are in: windows-1256 or ISO-8859-6.

Arabic newsrooms wrote windows-1256 for twenty years, and some ISO-8859-6.  The two share
half of their letters, so what decides is which reading is Arabic: its letters are the
frequent ones and no Latin letter or vowel mark stands where a letter should.
"""

from __future__ import annotations

import math
import re
from typing import Final

SAMPLE: Final = 65_536  # bytes that prove an encoding
_CODECS: Final = ("cp1256", "iso8859-6")
# Letters of Arabic prose, the most frequent first.
_BY_FREQUENCY: Final = "اليمنوترهبعدةقسفكحأجشصطخىذإضغئءثزظؤآ"
_COST: Final = {c: math.log(rank + 2) for rank, c in enumerate(_BY_FREQUENCY)}
_FOREIGN: Final = math.log(1000)  # what no Arabic prose holds inside its words
_SURE: Final = math.log(20)  # one reading is that many times likelier
_LETTERS: Final = "\u0621-\u063a\u0641-\u064a"
ARABIC_LETTER: Final = re.compile(f"[{_LETTERS}]")
_MARK: Final = re.compile("[\u064b-\u0652]")
# A Latin letter beside an Arabic one, a vowel mark on nothing.
_STRANGE: Final = re.compile(
    f"(?<=[{_LETTERS}])[\xc0-\xff]|[\xc0-\xff](?=[{_LETTERS}])"
    f"|(?<![{_LETTERS}\u064b-\u0652])[\u064b-\u0652]"
)


def arabic_codec(raw: bytes, sure: float = _SURE) -> str | None:
    """The codec in which bytes are Arabic prose, or None where that is not clear.

    ``sure`` is how much likelier the better reading must be, as a logarithm.
    """
    costs = []
    for codec in _CODECS:
        try:
            raw.decode(codec)
        except UnicodeDecodeError:
            continue
        cost, letters = _cost(raw[:SAMPLE].decode(codec))
        if letters and cost <= letters * math.log(30):
            costs.append((cost, codec))
    costs.sort()
    if not costs or (len(costs) > 1 and costs[1][0] - costs[0][0] < sure):
        return None
    return costs[0][1]


def _cost(text: str) -> tuple[float, int]:
    """How unlikely a text is as Arabic, and how many Arabic letters it has."""
    letters = ARABIC_LETTER.findall(text)
    cost = sum(_COST.get(letter, _FOREIGN) for letter in letters)
    cost += _FOREIGN * len(_STRANGE.findall(text))
    return cost + _COST["ظ"] * len(_MARK.findall(text)), len(letters)

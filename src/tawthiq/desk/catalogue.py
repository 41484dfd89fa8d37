"""The Arabic words of the interface, joined from one small file a screen.

They are read as they are: nothing has to be compiled, and no built file is kept.
"""

from __future__ import annotations

import gettext
import io
from pathlib import Path
from typing import Final

import polib

PARTS: Final = Path(__file__).parent / "locale" / "ar" / "parts"
_HEADER: Final = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Language": "ar",
    # none, one, two, few, many, other: Unicode CLDR's plural rules of Arabic
    "Plural-Forms": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 "
        "? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
}


def joined() -> polib.POFile:
    """All parts as one catalogue; a message of several screens is there once."""
    whole = polib.POFile(encoding="utf-8")
    whole.metadata = dict(_HEADER)
    seen: set[tuple[str, str | None]] = set()
    for path in sorted(PARTS.glob("*.po")):
        for entry in polib.pofile(str(path), encoding="utf-8"):
            key = (entry.msgid, entry.msgctxt)
            if key not in seen and not entry.obsolete:
                seen.add(key)
                whole.append(entry)
    return whole


def install() -> None:
    """Make them the words that Django finds for Arabic."""
    from django.utils.translation import trans_real

    words = gettext.GNUTranslations(io.BytesIO(joined().to_binary()))
    trans_real.translation("ar").merge(words)

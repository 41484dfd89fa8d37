"""Why something was refused, in the interface's language.

Readers and the case say it in English, with what they found in it.  The messages that
they have are those of ``locale/ar/parts/refusals.po``: what stands there as ``%(name)s``
is taken over, itself translated where it is such a message.
"""

from __future__ import annotations

import functools
import re
from typing import Final, NamedTuple

import polib
from django.utils.translation import gettext

from tawthiq.desk import catalogue
from tawthiq.desk.numerals import numerals

PART: Final = catalogue.PARTS / "refusals.po"
_HOLE: Final = re.compile(r"%\((\w+)\)s")
_NUMBER: Final = re.compile(r"[0-9][0-9,]*")


class _Message(NamedTuple):
    """A message with holes, and what finds it."""

    text: str
    pattern: re.Pattern[str]


def told(reason: str) -> str:
    """A reason in words; what readers found in it is isolated, and stays as it is."""
    found = matched(reason.rstrip(": "))
    if found is None:
        return f"\u2068{reason}\u2069"
    text, held = found
    return gettext(text) % {name: _part(value) for name, value in held.items()}


def matched(reason: str) -> tuple[str, dict[str, str]] | None:
    """The message that a reason is, and what stands in its holes."""
    for message in _messages():
        if held := message.pattern.fullmatch(reason):
            return message.text, held.groupdict()
    return None


def _part(value: str) -> str:
    return numerals(value) if _NUMBER.fullmatch(value) else told(value)


@functools.cache
def _messages() -> tuple[_Message, ...]:
    """All messages, those that say most first: others may fit their words too."""
    texts = [entry.msgid for entry in polib.pofile(str(PART), encoding="utf-8")]
    texts.sort(key=lambda text: -len(_HOLE.sub("", text)))
    return tuple(_Message(text, _pattern(text)) for text in texts)


def _pattern(text: str) -> re.Pattern[str]:
    literal, holes = _HOLE.split(text)[::2], _HOLE.findall(text)
    found = re.escape(literal[0])
    for name, after in zip(holes, literal[1:], strict=True):
        found += f"(?P<{name}>.+?){re.escape(after)}"
    return re.compile(found, re.DOTALL)

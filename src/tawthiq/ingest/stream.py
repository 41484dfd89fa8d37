"""JSON read piece by piece: large arrays without holding more than one of their values."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

_PIECE: Final = 1 << 18  # bytes
_SPACE: Final = re.compile(r"[ \t\r\n]*")
_DECODER: Final = json.JSONDecoder(strict=False)


class Broken(ValueError):  # noqa: N818 - it says what the text is
    """Characters that are no JSON, or a value that is too long; says where."""


def pieces(stream: BinaryIO, encoding: str | None = None) -> Iterator[str]:
    """The characters of bytes, a piece at a time; raises ``UnicodeDecodeError``."""
    decoder = codecs.getincrementaldecoder(encoding or "utf-8-sig")()
    while data := stream.read(_PIECE):
        yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


class Cursor:
    """A place in JSON text: values are taken from there one after another.

    Args:
        pieces: the text.
        limit: the most characters that one value may have.

    Every method raises ``Broken`` where the text is not what is asked for.

    """

    def __init__(self, pieces: Iterator[str], limit: int) -> None:
        self._pieces = pieces
        self._limit = limit
        self._text = ""
        self._at = 0
        self._before = 0  # characters that are gone
        self._ended = False

    @property
    def position(self) -> int:
        """How many characters were taken."""
        return self._before + self._at

    def peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            space = _SPACE.match(self._text, self._at)
            if space is not None:
                self._at = space.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, character: str) -> None:
        """Step over a character that must be next."""
        if self.peek() != character:
            found = self.peek() or "the end"
            raise Broken(f"{found} instead of {character} at character {self.position}")
        self._at += 1

    def value(self) -> Any:  # noqa: ANN401 - JSON is anything
        """The value that is next."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise Broken(f"nested too deep at character {self.position}") from None
            except ValueError as error:
                if self._grow():
                    continue
                raise Broken(f"{error} (from character {self.position})") from None
            # A number that ends where the text does may go on.
            if end == len(self._text) and not self._ended and self._grow():
                continue
            self._at = end
            return value

    def skip(self) -> None:
        """Step over the next value without holding it."""
        opened = self.peek()
        try:
            if opened == "{":
                for _ in self.members():
                    self.skip()
            elif opened == "[":
                for _ in self.items():
                    self.skip()
            else:
                self.value()
        except RecursionError:
            raise Broken(f"nested too deep at character {self.position}") from None

    def members(self) -> Iterator[str]:
        """The keys of the object that is next; each value is taken before the next."""
        for _ in self._parts("{", "}"):
            key = self.value()
            if not isinstance(key, str):
                raise Broken(f"a key that is no string at character {self.position}")
            self.take(":")
            yield key

    def items(self) -> Iterator[int]:
        """The numbers of an array's values, from 1; each is taken before the next."""
        yield from self._parts("[", "]")

    def _parts(self, begin: str, end: str) -> Iterator[int]:
        self.take(begin)
        if self.peek() == end:
            self._at += 1
            return
        number = 0
        while True:
            number += 1
            yield number
            if self.peek() == end:
                self._at += 1
                return
            self.take(",")

    def _more(self) -> bool:
        """Whether there was another piece of the text."""
        while not self._ended:
            piece = next(self._pieces, None)
            if piece is None:
                self._ended = True
            elif piece:
                self._before += self._at
                self._text = self._text[self._at :] + piece
                self._at = 0
                return True
        return False

    def _grow(self) -> bool:
        """Hold twice as much of the text; False at its end."""
        held = len(self._text) - self._at
        if held > self._limit:
            raise Broken(
                f"a value of more than {self._limit:,} characters, or no JSON, "
                f"at character {self.position}"
            )
        grew = False
        while len(self._text) - self._at < 2 * held + 1 and self._more():
            grew = True
        return grew

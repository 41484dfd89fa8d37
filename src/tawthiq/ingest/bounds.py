"""Streams of unpacked bytes that stop where an archive costs too much or is damaged."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, Final, cast

from tawthiq.ingest.item import Limits, Original

_FREE: Final = 16 << 20  # bytes that anything may unpack to, whatever its ratio
_BLOCK: Final = 1 << 16
Faults = tuple[type[Exception], ...]
_FAULTS: Final[Faults] = (EOFError, zlib.error)


class Unreadable(ValueError):  # noqa: N818 - it says what the bytes are
    """Bytes that cannot be read on; the message is the reason for a refusal."""


class Budget:
    """What an archive, with all that is nested in it, may unpack to."""

    def __init__(self, limits: Limits, packed: int) -> None:
        self.left = min(limits.unpacked_bytes, allowed(limits, packed))

    def take(self, count: int) -> None:
        """Spend bytes; raises ``Unreadable`` where none are left."""
        self.left -= count
        if self.left < 0:
            raise Unreadable(
                "the archive unpacks to more than its size allows (a zip bomb?): "
                "unpack it by hand and give its files"
            )


class Meter:
    """How far one packed file was unpacked, however often it was opened."""

    def __init__(self, budget: Budget, limit: int) -> None:
        self._budget = budget
        self._limit = limit
        self._peak = 0

    def reached(self, position: int) -> None:
        """Count up to a position; raises ``Unreadable`` past what is allowed."""
        if position > self._limit:
            raise Unreadable(
                f"unpacks to more than {self._limit:,} bytes (a zip bomb?): "
                "unpack it by hand if it is none"
            )
        if position > self._peak:
            self._budget.take(position - self._peak)
            self._peak = position


@dataclass(frozen=True, slots=True)
class Member(Original):
    """A file in an archive: where in it, how deep, and what it may still cost."""

    where: str
    depth: int
    budget: Budget


def allowed(limits: Limits, packed: int) -> int:
    """To how many bytes packed ones may unpack."""
    return max(_FREE, limits.ratio * packed)


def depth(original: Original) -> int:
    """In how many archives an original lies."""
    return original.depth if isinstance(original, Member) else 0


def budget(original: Original, limits: Limits) -> Budget:
    """What an archive may unpack to: of its own, or of the archive it lies in."""
    if isinstance(original, Member):
        return original.budget
    return Budget(limits, original.size)


class _Metered(io.RawIOBase):
    """A stream that is counted, whose damage is told as ``Unreadable``."""

    def __init__(
        self,
        stream: IO[bytes],
        meter: Meter,
        base: IO[bytes] | None,
        faults: Faults,
    ) -> None:
        super().__init__()
        self._faults = faults
        self._stream = stream
        self._base = base
        self._meter = meter
        self._position = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - as its parent has it
        try:
            # One read at a time: what stands before a break is given first.
            read = getattr(self._stream, "read1", self._stream.read)
            data: bytes = read(len(buffer))
        except self._faults as error:
            raise Unreadable(f"damaged or cut: {error}") from error
        self._position += len(data)
        self._meter.reached(self._position)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            if self._base is not None:
                self._base.close()
        super().close()


def metered(
    stream: IO[bytes],
    meter: Meter,
    base: IO[bytes] | None = None,
    faults: Faults = (),
) -> BinaryIO:
    """A stream whose bytes are counted; closing it closes ``base`` too.

    ``faults`` are what it raises, besides zlib's, where it is damaged.
    """
    return io.BufferedReader(_Metered(stream, meter, base, _FAULTS + faults), _BLOCK)


class Pieces:
    """A stream whose ``read`` gives what there is, however little, before it waits.

    So the bytes before a break in an archive are read, and then the break.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes; none at the end."""
        read = getattr(self._stream, "read1", self._stream.read)
        data: bytes = read(size)
        self._position += len(data)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._position


def unzstd(original: Original, limits: Limits) -> Callable[[], BinaryIO]:
    """The opener of what a zstd file unpacks to, within its bounds.

    Raises ``ImportError`` where pyarrow, which brings zstd, is not installed.
    """
    import pyarrow as pa

    limit = min(limits.unpacked_bytes, allowed(limits, original.size))
    meter = Meter(budget(original, limits), limit)

    def opener() -> BinaryIO:
        base = original.opener()
        packed = cast("IO[bytes]", pa.CompressedInputStream(base, "zstd"))
        return metered(packed, meter, base, (OSError,))

    return opener


def gunzip(original: Original, limits: Limits) -> Callable[[], BinaryIO]:
    """The opener of what a gzip file unpacks to, within its bounds."""
    import gzip

    limit = min(limits.unpacked_bytes, allowed(limits, original.size))
    meter = Meter(budget(original, limits), limit)

    def opener() -> BinaryIO:
        base = original.opener()
        packed = cast("IO[bytes]", gzip.GzipFile(fileobj=base))
        return metered(packed, meter, base, (gzip.BadGzipFile,))

    return opener

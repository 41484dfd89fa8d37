"""Files packed by gzip or zstd, and tar archives with or without gzip."""

from __future__ import annotations

import os
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO, Final, cast

from tawthiq.ingest import formats
from tawthiq.ingest.archive import held
from tawthiq.ingest.bounds import (
    Member,
    Meter,
    Pieces,
    Unreadable,
    allowed,
    budget,
    depth,
    gunzip,
    metered,
    unzstd,
)
from tawthiq.ingest.item import Item, Limits, Options, Original, Refusal
from tawthiq.ingest.names import climbs, decoded, is_system, locator

_GZIP: Final = b"\x1f\x8b"
_SOUGHT: Final = (b"PK", b"PAR1")  # formats that are read from their end


def read_gzip(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """What a single file packed by gzip holds, located as in the file itself."""
    return _unpacked(original, options, gunzip, (".gz",))


def read_zstd(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """What a single file packed by zstd holds, located as in the file itself."""
    return _unpacked(original, options, unzstd, (".zst", ".zstd"))


def _unpacked(
    original: Original,
    options: Options,
    unpack: Callable[[Original, Limits], Callable[[], BinaryIO]],
    endings: tuple[str, ...],
) -> Iterator[Item | Refusal]:
    limits = options.limits
    if depth(original) >= limits.depth:
        yield Refusal("", f"archives nested deeper than {limits.depth}: unpack them")
        return
    lower = original.name.lower()
    ending = next((e for e in endings if lower.endswith(e)), "")
    name = original.name[: len(lower) - len(ending)]
    opener = unpack(original, limits)
    deep, purse = depth(original) + 1, budget(original, limits)
    with opener() as stream:
        sought = stream.read(4).startswith(_SOUGHT)
    if not sought:
        yield from formats.read(
            Member(name, original.size, opener, "", deep, purse), options
        )
        return
    with held(opener) as again:
        yield from formats.read(
            Member(name, original.size, again, "", deep, purse), options
        )


def read_tar(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """What the files of a tar archive hold, each located by ``!/its/name``."""
    limits = options.limits
    if depth(original) >= limits.depth:
        yield Refusal("", f"archives nested deeper than {limits.depth}: unpack them")
        return
    seen: Counter[str] = Counter()
    number = 0
    try:
        with _stream(original, limits) as stream, _tar(stream) as archive:
            for number, info in enumerate(archive, 1):
                archive.members = []  # type: ignore[attr-defined]  # they would add up
                name = decoded(os.fsencode(info.name)).removeprefix("./")
                if info.isdir() or is_system(name):
                    continue
                seen[name] += 1
                where = locator(name)
                if seen[name] > 1:
                    where += f"#copy={seen[name]}"
                fault = _fault(info, name, limits, twice=seen[name] > 1)
                if number > limits.members:
                    raise Unreadable(f"more than {limits.members:,} files in it")
                if fault is not None:
                    yield Refusal(where, fault)
                    continue
                packed = archive.extractfile(info)
                if packed is None:  # pragma: no cover - regular files have bytes
                    continue
                yield from _member(original, packed, (name, where), info.size, options)
    except tarfile.TarError as error:
        yield Refusal("", f"a damaged or cut tar archive after {number} files: {error}")


def _member(
    original: Original,
    packed: IO[bytes],
    names: tuple[str, str],
    size: int,
    options: Options,
) -> Iterator[Item | Refusal]:
    """What a file of the archive holds; it is copied out, for it passes but once."""
    name, where = names
    purse = budget(original, options.limits)
    meter = Meter(purse, options.limits.member_bytes)
    with held(lambda: metered(packed, meter)) as again:
        member = Member(name, size, again, where, depth(original) + 1, purse)
        for found in formats.read(member, options):
            yield formats.inside(where, found)


def _stream(original: Original, limits: Limits) -> BinaryIO:
    with original.opener() as stream:
        packed = stream.read(2) == _GZIP
    if packed:
        return gunzip(original, limits)()
    limit = allowed(limits, original.size)
    return metered(original.opener(), Meter(budget(original, limits), limit))


def _tar(stream: BinaryIO) -> tarfile.TarFile:
    # The type of a stream asks for ``read`` alone.
    source = cast("IO[bytes]", Pieces(stream))
    return tarfile.open(fileobj=source, mode="r|", errorlevel=1)


def _fault(
    info: tarfile.TarInfo, name: str, limits: Limits, *, twice: bool
) -> str | None:
    if climbs(name):
        return "a name that leads out of the archive: not read"
    if info.issym() or info.islnk():
        return "a link, which is not followed"
    if not info.isreg():
        return "a special file: not read"
    if twice:
        return "a name that stands twice in the archive; the first was read"
    if info.size > limits.member_bytes:
        return (
            f"{info.size:,} bytes unpacked: more than {limits.member_bytes:,}; "
            "unpack it and give the file"
        )
    return None

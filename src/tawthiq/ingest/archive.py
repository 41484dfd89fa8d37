"""Zip archives: each file in one to its reader, none out of it onto the disk.

Nothing is unpacked to a path: members are read as streams, and what must be sought in
(an archive in the archive) lies in a temporary file without a name.
"""

from __future__ import annotations

import functools
import lzma
import os
import shutil
import stat
import struct
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, Final

from tawthiq.ingest import formats
from tawthiq.ingest.bounds import (
    Budget,
    Member,
    Meter,
    Unreadable,
    allowed,
    budget,
    depth,
    metered,
)
from tawthiq.ingest.item import Item, Limits, Options, Original, Refusal
from tawthiq.ingest.names import climbs, decoded, is_system, locator

_ENCRYPTED: Final = 0x1
_UTF8_NAME: Final = 0x800
_UNIX: Final = 3
_HEADER: Final = 30  # bytes before a member's name
_FAULTS: Final = (zipfile.BadZipFile, lzma.LZMAError)
_ENTRY: Final = 46  # the same in the directory
_ARCHIVE: Final = b"PK"  # what is sought in: archives, and documents that are ones


def read(original: Original, options: Options) -> Iterator[Item | Refusal]:
    """What the files of a zip archive hold, each located by ``!/its/name``."""
    for member in members(original, options):
        if isinstance(member, Refusal):
            yield member
            continue
        for found in formats.read(member, options):
            yield formats.inside(member.where, found)


def members(original: Original, options: Options) -> Iterator[Member | Refusal]:
    """The files of a zip archive in its order; each can be opened until the next.

    Refused are: members that are encrypted, links, named twice, named out of the
    archive or lying in another's bytes; and an archive that is damaged or too deep.
    """
    limits = options.limits
    if depth(original) >= limits.depth:
        yield Refusal("", f"archives nested deeper than {limits.depth}: unpack them")
        return
    with original.opener() as stream, directory(stream, limits) as archive:
        purse = budget(original, limits)
        infos = [x for x in archive.infolist() if not x.filename.endswith("/")]
        overlapping = _overlapping(infos)
        seen: Counter[str] = Counter()
        for info in infos:
            name = _name(info)
            if is_system(name):
                continue
            seen[name] += 1
            where = locator(name)
            if seen[name] > 1:
                where += f"#copy={seen[name]}"
            fault = _fault(info, name, limits, twice=seen[name] > 1)
            if fault is None and info.header_offset in overlapping:
                fault = "its bytes are another member's too (a zip bomb?)"
            if fault is not None:
                yield Refusal(where, fault)
                continue
            deep = depth(original) + 1
            with _member(archive, info, (name, where), limits, purse, deep) as member:
                yield member


@contextmanager
def directory(
    stream: BinaryIO, limits: Limits | None = None
) -> Iterator[zipfile.ZipFile]:
    """An open zip whose directory is of a bearable size; raises ``Unreadable``."""
    limit = (limits or Limits()).members
    fault = f"more than {limit:,} files in one archive: unpack it and give the folder"
    if _directory_bytes(stream) > 3 * _ENTRY * limit:
        raise Unreadable(fault)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, RuntimeError, struct.error) as error:
        raise Unreadable(f"a damaged or cut zip archive: {error}") from error
    with archive:
        if len(archive.filelist) > limit:
            raise Unreadable(fault)
        yield archive


def _directory_bytes(stream: BinaryIO) -> int:
    """What the end of a zip says of its directory's size; 0 where it says nothing."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - (1 << 16) - 22 - 76))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 16:
        return 0
    told = int.from_bytes(tail[at + 12 : at + 16], "little")
    large = tail.rfind(b"PK\x06\x06", 0, at)
    if large >= 0:  # zip64
        told = max(told, int.from_bytes(tail[large + 40 : large + 48], "little"))
        return min(told, size)
    return min(told, size)


def _name(info: zipfile.ZipInfo) -> str:
    name = info.orig_filename
    return name if info.flag_bits & _UTF8_NAME else decoded(name.encode("cp437"))


def _fault(
    info: zipfile.ZipInfo, name: str, limits: Limits, *, twice: bool
) -> str | None:
    mode = info.external_attr >> 16 if info.create_system == _UNIX else 0
    if climbs(name):
        return "a name that leads out of the archive: not read"
    if stat.S_ISLNK(mode):
        return "a symbolic link, which is not followed"
    if stat.S_IFMT(mode) and not stat.S_ISREG(mode):
        return "a special file: not read"
    if twice:
        return "a name that stands twice in the archive; the first was read"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted: unpack it with its password and give the file"
    if info.file_size > limits.member_bytes:
        return (
            f"{info.file_size:,} bytes unpacked: more than {limits.member_bytes:,}; "
            "unpack it and give the file"
        )
    if info.file_size > allowed(limits, info.compress_size):
        return (
            f"unpacks to {info.file_size // max(info.compress_size, 1):,} times its "
            "size (a zip bomb?): unpack it by hand if it is none"
        )
    return None


def _overlapping(infos: list[zipfile.ZipInfo]) -> frozenset[int]:
    """Where members begin that share bytes with another."""
    shared: set[int] = set()
    end, last = 0, -1
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            shared |= {last, info.header_offset}
        reach = info.header_offset + _HEADER + info.compress_size
        if reach > end:
            end, last = reach, info.header_offset
    return frozenset(shared)


@contextmanager
def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    names: tuple[str, str],
    limits: Limits,
    purse: Budget,
    deep: int,
) -> Iterator[Member]:
    name, where = names
    limit = min(limits.member_bytes, allowed(limits, info.compress_size))
    meter = Meter(purse, limit)
    opener = functools.partial(_opened, archive, info, meter)
    member = Member(name, info.file_size, opener, where, deep, purse)
    if not _is_archive(opener):
        yield member
        return
    with held(opener) as again:
        yield Member(name, info.file_size, again, where, deep, purse)


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, meter: Meter) -> BinaryIO:
    try:
        return metered(archive.open(info), meter, faults=_FAULTS)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise Unreadable(f"cannot be unpacked: {error}") from error


def _is_archive(opener: Callable[[], BinaryIO]) -> bool:
    try:
        with opener() as stream:
            return stream.read(2) == _ARCHIVE
    except Unreadable:
        return False  # its reader says why


@contextmanager
def held(opener: Callable[[], BinaryIO]) -> Iterator[Callable[[], BinaryIO]]:
    """A stream's bytes in a nameless temporary file that can be sought in."""
    with tempfile.TemporaryFile() as file:
        fault = _copy(opener, file)
        yield functools.partial(_view, file, fault)


def _copy(opener: Callable[[], BinaryIO], file: IO[bytes]) -> Unreadable | None:
    try:
        with opener() as stream:
            shutil.copyfileobj(stream, file, 1 << 20)
    except Unreadable as error:
        return error
    return None


def _view(file: IO[bytes], fault: Unreadable | None) -> BinaryIO:
    """The temporary file from its beginning; one view is read at a time."""
    if fault is not None:
        raise fault
    file.flush()
    view = os.fdopen(os.dup(file.fileno()), "rb")
    view.seek(0)
    return view

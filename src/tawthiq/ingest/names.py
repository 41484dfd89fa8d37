"""Names of files: their bytes read, system files told apart, locators written."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

# What operating systems leave beside people's files.
_SYSTEM: Final = frozenset(
    ("thumbs.db", "desktop.ini", ".ds_store", ".localized", ".directory", "icon\r")
)
_SYSTEM_FOLDERS: Final = frozenset(
    ("__macosx", ".spotlight-v100", ".trashes", ".fseventsd", "$recycle.bin")
)
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_ARABIC: Final = re.compile("[\u0621-\u063a\u0641-\u064a]")
_FREQUENT: Final = frozenset("اليمنوترهبة")
_PAGES: Final = ("cp720", "cp1256")  # Windows' Arabic pages, of its console and its own
_SURE: Final = 0.8


def is_system(name: str) -> bool:
    """Whether an operating system made a file or folder, for itself."""
    parts = [part.lower() for part in PurePosixPath(name).parts]
    return bool(parts) and (
        parts[-1] in _SYSTEM
        or parts[-1].startswith("._")
        or not _SYSTEM_FOLDERS.isdisjoint(parts)
    )


def climbs(name: str) -> bool:
    """Whether a member's name leads out of its archive, or is none."""
    return (
        not name
        or name.startswith(("/", "\\"))
        or "\\" in name
        or "\0" in name
        or bool(_DRIVE.match(name))
        or ".." in name.split("/")
    )


def locator(name: str) -> str:
    """``!/name`` with the marks of locators, and what is not printed, as ``%XX``."""
    kept = (
        c if c.isprintable() and c not in "%#!" else quote(c, safe="", errors="replace")
        for c in name
    )
    return "!/" + "".join(kept)


def decoded(raw: bytes) -> str:
    """A name that is UTF-8, of an Arabic code page, or of the first PCs' (cp437)."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    high = bytes(byte for byte in raw if byte > 127)
    page = max(_PAGES, key=lambda codec: _arabic(high, codec))
    if _arabic(high, page)[0] >= _SURE:
        return raw.decode(page, "replace")
    return raw.decode("cp437")


def _arabic(raw: bytes, codec: str) -> tuple[float, int]:
    """Which part of bytes is Arabic letters in a codec, and how many frequent ones."""
    text = raw.decode(codec, "replace")
    letters = _ARABIC.findall(text)
    return len(letters) / max(len(text), 1), sum(c in _FREQUENT for c in letters)

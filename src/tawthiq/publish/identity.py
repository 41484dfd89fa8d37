"""What names things outside: ids that are the same in each export, and addresses."""

from __future__ import annotations

import hashlib
import re
from typing import Final

# A reader may make a link of it: no other scheme, nothing that ends an attribute.
_WEB: Final = re.compile(r"https?://[^\s/?#@\"'<>\\^`{|}]+(?:[/?#][^\s\"<>\\^`{|}]*)?")
_LONGEST: Final = 4096


def hashed(*parts: str) -> str:
    """The SHA-256 of parts, in hexadecimal; other parts give another."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode()
        digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()


def web(url: str | None) -> str:
    """An address of the web as it is; empty where it is none (``javascript:``)."""
    if url is None or len(url) > _LONGEST or not url.isprintable():
        return ""
    return url if _WEB.fullmatch(url) else ""

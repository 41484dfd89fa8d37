"""The codes of incidents."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from typing import Final

_CODE: Final = 8  # letters and digits: 40 bits


def code(claim: str, salt: int = 0) -> str:
    """The code that follows from a claim of an incident; ``salt`` gives another one."""
    digest = hashlib.sha256(f"{claim} {salt}".encode()).digest()
    return b32encode(digest).decode()[:_CODE]

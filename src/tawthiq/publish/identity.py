"""Ids that are the same in each export: hashes of what they stand for."""

from __future__ import annotations

import hashlib


def hashed(*parts: str) -> str:
    """The SHA-256 of parts, in hexadecimal; other parts give another."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode()
        digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()

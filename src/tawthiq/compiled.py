"""Whether the reader runs as Python, or as the C that a build made of it."""

from __future__ import annotations

import importlib


def compiled() -> bool:
    """Whether reports are read by compiled modules (``make compiled``)."""
    module = importlib.import_module("tawthiq.text.tokens")
    return not str(module.__file__).endswith(".py")

"""tawthiq: Arabic reports of armed conflict into sourced, dated, located claims.

Its names are imported when they are asked for: the command starts fast.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tawthiq.extract import Reader
    from tawthiq.model import Claim, Reading, Report

__version__ = "0.1.0"
__all__ = ["Claim", "Reader", "Reading", "Report", "__version__"]
_HOMES: Final = {
    "Claim": "tawthiq.model",
    "Reader": "tawthiq.extract",
    "Reading": "tawthiq.model",
    "Report": "tawthiq.model",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(home), name)

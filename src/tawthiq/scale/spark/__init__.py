"""The same reading on Spark: claims of a DataFrame of reports, or of files into a lake.

It needs ``pip install 'tawthiq[spark]'`` and Java 17 or newer; docs/spark.md teaches it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tawthiq.scale.spark.engine import Missing, session
    from tawthiq.scale.spark.job import Result, extract
    from tawthiq.scale.spark.reading import Extraction, read

__all__ = ["Extraction", "Missing", "Result", "extract", "read", "session"]
_HOMES: Final = {
    "Extraction": "reading",
    "Missing": "engine",
    "Result": "job",
    "extract": "job",
    "read": "reading",
    "session": "engine",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{home}"), name)

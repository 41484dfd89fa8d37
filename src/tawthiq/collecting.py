"""Work that makes nothing that a search for garbage would find."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Put the search for cycles of garbage off until the work inside is done.

    What a report or a codebook is read into holds no cycles, or stays: looking through
    it again and again while it grows is a tenth of the reading, half of the loading.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()

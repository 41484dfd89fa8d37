"""A second reading: an encoder that sees each word among the words around it.

``Reader(judge=thorough())`` reads with it.  It finds more, and takes some fourteen times
as long (docs/learning.md).
"""

from __future__ import annotations

import functools

from tawthiq.extract.judging.judge import Judge, trained

__all__ = ["thorough"]


@functools.lru_cache(maxsize=1)
def thorough() -> Judge:
    """The judge of the package's weights and its encoder."""
    # NumPy takes a while to load, and most commands do without.
    from threadpoolctl import threadpool_limits

    from tawthiq.encoder.store import load

    # Sums in one thread are the same sums, however many processes read.
    threadpool_limits(1, "blas")
    encoder, seconds = load()
    return trained().advised(encoder.of(""), seconds)

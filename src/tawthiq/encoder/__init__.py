"""A second reading: an encoder that sees each word among the words around it.

``Reader(judge=thorough())`` reads with it.  It finds more, and takes some fourteen times
as long (docs/learning.md); NumPy must be there (``pip install 'tawthiq[encoder]'``).
"""

from __future__ import annotations

import functools

from tawthiq.extract.judging.judge import Judge, trained

__all__ = ["UnavailableError", "thorough"]


class UnavailableError(RuntimeError):
    """The encoder cannot be used here; the message says what to install."""


@functools.lru_cache(maxsize=1)
def thorough() -> Judge:
    """The judge of the package's weights and its encoder.

    Raises:
        UnavailableError: NumPy is not there.

    """
    try:
        from threadpoolctl import threadpool_limits

        from tawthiq.encoder.store import load
    except ImportError as error:
        missing = f"the encoder needs {error.name}: pip install 'tawthiq[encoder]'"
        raise UnavailableError(missing) from error
    # Sums in one thread are the same sums, however many processes read.
    threadpool_limits(1, "blas")
    encoder, seconds = load()
    return trained().advised(encoder.of(""), seconds)

"""A situation report: what was told of a period and an area, as one page and as a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.incident import Incident
from tawthiq.publish.format import InvalidError, Settings
from tawthiq.publish.sitrep.check import check
from tawthiq.publish.sitrep.page import page
from tawthiq.publish.sitrep.pdf import pdf
from tawthiq.publish.sitrep.scope import scope
from tawthiq.publish.sitrep.words import Words

SUFFIX: Final = ".html"

__all__ = ["SUFFIX", "check", "write"]


def write(
    incidents: Sequence[Incident], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """The report as HTML, and as ``.pdf`` where ``settings.more["pdf"]`` is ``"1"``.

    ``settings.more["digits"]`` is ``latn`` (default) or ``arab``, for Arabic.  Raises
    ``InvalidError`` for another language or other digits, ``KeyError`` for a policy that
    does not exist, ``ImportError`` where WeasyPrint is missing.
    """
    try:
        words = Words(settings.lang, settings.more.get("digits", "latn"))
    except ValueError as error:
        raise InvalidError(str(error)) from error
    content = page(scope(incidents, settings), settings, words).encode()
    yield "", content
    if settings.more.get("pdf") == "1":
        yield ".pdf", pdf(content)

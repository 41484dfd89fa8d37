"""One short text, read as it was posted."""

from __future__ import annotations

from tawthiq import Reader, Report
from tawthiq.model import Claim

READER = Reader()


def claims(text: str, published: str = "2016-03-14") -> tuple[Claim, ...]:
    """The claims of a text of that day."""
    return READER.read(Report.of(text, published=published)).claims

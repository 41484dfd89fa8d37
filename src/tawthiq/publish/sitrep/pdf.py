"""The page as PDF, by WeasyPrint: the same bytes from the same page and fonts."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from typing import Any, Final

# What fontTools writes into a font that it makes of a variable one, in place of the time.
_CLOCK: Final = "SOURCE_DATE_EPOCH"


def pdf(content: bytes) -> bytes:
    """The PDF of a page; nothing is fetched.

    It bears no date, and its identifier is made from the page.  Raises ``ImportError``
    where WeasyPrint or one of its libraries is missing.
    """
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: Pango is not installed
        raise ImportError(
            f"the PDF needs WeasyPrint: pip install 'tawthiq[publish]' ({error})"
        ) from error

    class Nothing(weasyprint.URLFetcher):  # type: ignore[misc]
        """A fetcher that refuses: the page is whole."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ANN401, ARG002
            raise ValueError(f"not fetched: {url}")

    html = weasyprint.HTML(string=content.decode(), url_fetcher=Nothing())
    with _no_clock():
        made: bytes = html.write_pdf(
            pdf_identifier=hashlib.sha256(content).hexdigest()[:32].encode(),
            pdf_tags=True,
            finisher=_numbered,
        )
    return made


@contextlib.contextmanager
def _no_clock() -> Iterator[None]:
    """Let no font of the PDF say when it was made."""
    before = os.environ.get(_CLOCK)
    os.environ[_CLOCK] = before or "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_CLOCK]


def _numbered(_document: object, made: Any) -> None:  # noqa: ANN401
    """Number the headers of tables: WeasyPrint calls them by addresses in memory."""
    numbers: dict[str, str] = {}

    def number(id_: Any) -> None:  # noqa: ANN401
        id_.string = numbers.setdefault(str(id_.string), f"h{len(numbers)}")

    for element in made.objects:
        if isinstance(element, dict) and "ID" in element:
            number(element["ID"])
    for element in made.objects:
        held = element.get("A") if isinstance(element, dict) else None
        for header in held.get("Headers", ()) if isinstance(held, dict) else ():
            number(header)

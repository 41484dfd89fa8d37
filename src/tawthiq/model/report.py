"""Reports, claims, and what a reading of a report gives."""

from __future__ import annotations

import hashlib
from typing import Self

from tawthiq.model.base import Span, Value
from tawthiq.model.values import (
    Attribution,
    EventType,
    Harm,
    Loss,
    Named,
    Person,
    Status,
    Victim,
    When,
    Where,
)


class ReportInfo(Value):
    """What is known of a report besides its text.

    ``published`` is an ISO date or None when unknown; relative dates then stay open.
    """

    id: str
    path: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    sha256: str


class Report(Value):
    """One text as published.

    The headline is the first non-empty line of ``text``; a ``title`` that is not that
    line is metadata and is never read.
    """

    info: ReportInfo
    text: str

    @classmethod
    def of(
        cls,
        text: str,
        *,
        id: str | None = None,  # noqa: A002 - the contract's name
        path: str | None = None,
        title: str | None = None,
        source: str | None = None,
        url: str | None = None,
        published: str | None = None,
    ) -> Self:
        """A report of a text; its id is the SHA-256 of the text unless one is given.

        A leading byte-order mark is dropped.  Raises ``ValueError`` for text that is
        no Unicode text (lone surrogates).
        """
        text = text.removeprefix("\ufeff")
        try:
            digest = hashlib.sha256(text.encode()).hexdigest()
        except UnicodeEncodeError as error:
            message = f"a lone surrogate at character {error.start}: not Unicode text"
            raise ValueError(message) from error
        info = ReportInfo(
            id=id or digest,
            path=path,
            title=title,
            source=source,
            url=url,
            published=published,
            sha256=digest,
        )
        return cls(info=info, text=text)


class Claim(Value):
    """What one source chain says happened; the guideline defines each field."""

    id: str
    type: EventType
    status: Status = "asserted"
    trigger: Span
    quote: Span
    sources: tuple[Attribution, ...] = ()
    actors: tuple[Named, ...] = ()
    targets: tuple[Named, ...] = ()
    weapons: tuple[Named, ...] = ()
    places: tuple[Where, ...] = ()
    date: When | None = None
    harm: tuple[Harm, ...] = ()
    victims: tuple[Victim, ...] = ()
    losses: tuple[Loss, ...] = ()
    extent: str | None = None
    why: tuple[str, ...] = ()


class Reading(Value):
    """What was read in one report: one line of ``tawthiq extract``."""

    report: ReportInfo
    text: str
    persons: tuple[Person, ...] = ()
    claims: tuple[Claim, ...] = ()

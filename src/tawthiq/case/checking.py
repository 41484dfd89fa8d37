"""Whether what a person says of a claim makes one: the contract, the words, the days."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from tawthiq.case.fault import CaseError
from tawthiq.model import Claim


def checked(value: Mapping[str, Any], text: str, what: str) -> Claim:
    """The claim of the data contract that a JSON value tells, in a report's text.

    Raises ``CaseError`` for ``what`` where a field is none of the contract's, where
    quoted words do not stand in the text at their offsets, or where a day is none.
    """
    try:
        claim = Claim.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise CaseError(f"{what} is no claim: {where}: {first['msg']}") from error
    for where in _misquoted(claim.to_dict(), text):
        raise CaseError(f"{what} quotes words that are not there: {where}")
    if claim.date is not None:
        first_day, last_day = (
            _day(day, what) for day in (claim.date.from_, claim.date.to)
        )
        if first_day and last_day and first_day > last_day:
            raise CaseError(f"{what} ends before it begins: {claim.date.to}")
    return claim


def _day(day: str | None, what: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(day) if day else None
    except ValueError as error:
        raise CaseError(f"{what} tells a day that is none: {day}") from error


def _misquoted(value: object, text: str, where: str = "") -> Iterator[str]:
    """The places in a value whose ``text`` is not that of the report at its offsets."""
    if isinstance(value, Mapping):
        if {"text", "start", "end"} <= value.keys():
            start, end = value["start"], value["end"]
            inside = 0 <= start <= end <= len(text)
            if not inside or text[start:end] != value["text"]:
                yield where
        for name, held in value.items():
            yield from _misquoted(held, text, f"{where}.{name}".removeprefix("."))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for at, held in enumerate(value):
            yield from _misquoted(held, text, f"{where}.{at}")

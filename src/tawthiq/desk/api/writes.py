"""What requests that write have in common."""

from __future__ import annotations

import datetime
from typing import Annotated, Final

from ninja import Field, Schema
from pydantic import AfterValidator

_WHY: Final = 2000  # characters


def _day(text: str) -> str:
    return datetime.date.fromisoformat(text).isoformat()


Day = Annotated[str, AfterValidator(_day)]


class Why(Schema):
    """Every write says why; the log keeps it."""

    why: str = Field(max_length=_WHY)


class Done(Schema):
    """What linking anew changed: reports and scenes looked at, incidents new and gone."""

    reports: int
    scenes: int
    new: int
    retired: int

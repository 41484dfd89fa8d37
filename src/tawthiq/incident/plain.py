"""An incident as plain values: what JSON can hold."""

from __future__ import annotations

import dataclasses
from typing import Any

from pydantic import BaseModel


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever a value holds
    """A value of an incident, or a whole one, without the texts of its reports."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True)
    if dataclasses.is_dataclass(value):
        return {
            f.name: plain(getattr(value, f.name))
            for f in dataclasses.fields(value)
            if f.name != "text"
        }
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    return value

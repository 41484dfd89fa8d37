"""What all values share: frozen, typed, JSON in and out, nothing unknown accepted."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value of the data contract.

    ``to_json`` and ``from_json`` are each other's inverse.  Unknown fields and wrong
    types raise ``pydantic.ValidationError``.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, strict=False
    )

    def to_dict(self) -> dict[str, Any]:
        """As plain values, under the field names of the contract (``from``, ``in``)."""
        return self.model_dump(mode="json", by_alias=True)

    def to_json(self) -> str:
        """As one line of JSON, in UTF-8 without escapes."""
        return self.model_dump_json(by_alias=True)

    @classmethod
    def from_json(cls, line: str | bytes) -> Self:
        """Read what ``to_json`` wrote; raises ``pydantic.ValidationError``."""
        return cls.model_validate_json(line)


class Span(Value):
    """Words of the report: ``text == report_text[start:end]``, in code points."""

    text: str
    start: int
    end: int

"""JSON files: UTF-8, one order, the same bytes each time."""

from __future__ import annotations

import json
from typing import Any, Final

from tawthiq.publish.format import InvalidError

# Embeddings, overrides and isolates: escaped, so that no viewer of the file obeys them.
_BIDI: Final = {
    code: f"\\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def to_line(value: Any) -> str:  # noqa: ANN401 - any plain value
    """A value as one line of JSON; raises ``ValueError`` for a number that is none."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(_BIDI)


def to_json(value: Any) -> bytes:  # noqa: ANN401
    """A value as a file of JSON; raises ``ValueError`` for a number that is none."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text.translate(_BIDI)}\n".encode()


def loaded(name: str, data: bytes) -> Any:  # noqa: ANN401
    """What a file of JSON holds.

    Raises:
        InvalidError: not UTF-8 or not JSON, with a byte-order mark, a member twice.

    """
    try:
        return json.loads(
            data.decode(), object_pairs_hook=_once, parse_constant=_no_constant
        )
    except (ValueError, RecursionError) as error:
        raise InvalidError(f"{name}: no JSON in UTF-8: {error}") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member is there twice")
    return found


def _no_constant(name: str) -> float:
    message = f"{name} is no number of JSON"
    raise ValueError(message)

"""Pages of long lists, found by key: the last page costs what the first one does."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from typing import Any, Final, Generic, NamedTuple, TypeVar

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model, Q, QuerySet

_T = TypeVar("_T")
_M = TypeVar("_M", bound=Model)
_SAFE: Final = 2**53  # a larger number is no key of ours


class Page(NamedTuple, Generic[_T]):
    """Some rows, and the keys of the pages after and before them, None at an end."""

    rows: Sequence[_T]
    next: str | None
    previous: str | None


class _Mark(NamedTuple):
    """A row that a page begins after, or ends before (``back``)."""

    back: bool
    value: Any
    pk: int


def page(
    rows: QuerySet[_M], order: str, after: str = "", size: int = 50, *, tie: str = ""
) -> Page[_M]:
    """A page of rows.

    Args:
        rows: what is listed; its primary key is a number.
        order: the field that it is in order of, with ``-`` for the highest first.  Rows
            that have none come last, whichever way.
        after: ``next`` or ``previous`` of another page; a key that makes no sense gives
            the first page.
        size: how many rows.
        tie: ``pk`` or ``-pk``, where the field does not tell; by default as ``order``.

    """
    field = order.removeprefix("-")
    tie = tie or ("-pk" if order.startswith("-") else "pk")
    column = rows.model._meta.pk if field == "pk" else rows.model._meta.get_field(field)  # noqa: SLF001
    mark = _mark(after, column)
    back = mark is not None and mark.back
    if back:
        order, tie = _turned(order), _turned(tie)
    found: list[_M] = []
    for part in _parts(rows, order, tie, mark, null=bool(getattr(column, "null", 0))):
        if len(found) <= size:
            found += part[: size + 1 - len(found)]
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    if not found:
        return Page((), None, None)
    return Page(
        tuple(found),
        _key(found[-1], field, back=False) if back or more else None,
        _key(found[0], field, back=True) if (more if back else mark) else None,
    )


def begins(field: str, prefix: str) -> Q:
    """The rows whose text begins so, by the field's index, case told apart."""
    if connection.vendor == "postgresql":
        return Q(**{f"{field}__startswith": prefix})
    return Q(**{f"{field}__gte": prefix, f"{field}__lt": f"{prefix}\U0010ffff"})


def _parts(
    rows: QuerySet[_M], order: str, tie: str, mark: _Mark | None, *, null: bool
) -> Iterable[QuerySet[_M]]:
    """The rows that have a value and those that have none, in the order of reading."""
    field, by_key = order.removeprefix("-"), _of_key(order)
    valued = rows.order_by(order) if by_key else rows.order_by(order, tie)
    if null:
        valued = valued.exclude(**{field: None})
    none = rows.filter(**{field: None}).order_by(tie) if null else None
    back = mark is not None and mark.back
    if mark is not None and mark.value is None and none is not None:
        none = none.filter(_beyond(tie, mark.pk))
        return (none, valued) if back else (none,)
    if mark is not None and by_key:
        valued = valued.filter(_beyond(order, mark.pk))
    elif mark is not None:
        # The first test is what the index answers.
        valued = valued.filter(
            _beyond(order, mark.value, "e"),
            _beyond(order, mark.value) | _beyond(tie, mark.pk),
        )
    if none is None or (back and mark is not None):
        return (valued,)
    return (valued, none)


def _of_key(order: str) -> bool:
    """Whether an order is that of the primary key."""
    return order.removeprefix("-") == "pk"


def _beyond(order: str, value: object, equal: str = "") -> Q:
    way = "lt" if order.startswith("-") else "gt"
    return Q(**{f"{order.removeprefix('-')}__{way}{equal}": value})


def _turned(order: str) -> str:
    return order[1:] if order.startswith("-") else f"-{order}"


def _key(row: Model, field: str, *, back: bool) -> str:
    value = [int(back), getattr(row, field), row.pk]
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(line.encode()).decode().rstrip("=")


def _mark(key: str, column: Any) -> _Mark | None:  # noqa: ANN401 - a field of Django
    """The mark of a key, or None where it is none of ours."""
    if not key:
        return None
    try:
        held = json.loads(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)))
        back, value, pk = held
        if value is not None:
            value = column.to_python(value)
    except (ValueError, TypeError, ValidationError, OverflowError, RecursionError):
        return None
    numbers = [n for n in (value, pk) if isinstance(n, int | float)]
    if not isinstance(pk, int) or not all(-_SAFE < n < _SAFE for n in numbers):
        return None
    if isinstance(value, str) and "\0" in value:
        return None
    return _Mark(bool(back), value, pk)

"""Pages of a table by key: the next one begins where the last one ended."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any, Final, Generic, NamedTuple, TypeVar

from django.db.models import Model, Q, QuerySet

SIZE: Final = 50
Row = TypeVar("Row", bound=Model)


class Page(NamedTuple, Generic[Row]):
    """Rows of a table; ``next`` begins the page after them, '' where it is the last."""

    rows: list[Row]
    next: str


def page(
    rows: QuerySet[Row], order: tuple[str, ...], after: str, size: int = SIZE
) -> Page[Row]:
    """A page of rows in an order of columns that are never null, the last one unique.

    ``after`` is the ``next`` of the page before; one that makes no sense begins anew.
    """
    names = [name.lstrip("-").replace(".", "__") for name in order]
    start = _read(after, len(order))
    if start is not None:
        rows = rows.filter(_beyond(order, start))
    found = list(rows.order_by(*order)[: size + 1])
    if len(found) <= size:
        return Page(found, "")
    last = found[size - 1]
    return Page(found[:size], _written([_value(last, name) for name in names]))


def _beyond(order: tuple[str, ...], start: list[Any]) -> Q:
    """The rows that come after one; the first condition lets an index be used."""
    first = order[0]
    bound = Q(
        **{f"{first.lstrip('-')}__{'lte' if first[0] == '-' else 'gte'}": start[0]}
    )
    test, equal = Q(), Q()
    for name, value in zip(order, start, strict=True):
        plain, than = name.lstrip("-"), "lt" if name[0] == "-" else "gt"
        test |= equal & Q(**{f"{plain}__{than}": value})
        equal &= Q(**{plain: value})
    return bound & test


def _value(row: Model, name: str) -> Any:  # noqa: ANN401 - a column's
    value = getattr(row, name)
    return value.pk if isinstance(value, Model) else value


def _written(values: list[Any]) -> str:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(after: str, count: int) -> list[Any] | None:
    try:
        text = base64.urlsafe_b64decode(after + "=" * (-len(after) % 4))
        values = json.loads(text)
    except (ValueError, binascii.Error, RecursionError):
        return None
    if not isinstance(values, list) or len(values) != count:
        return None
    fine = all(type(v) in {int, str} and _fits(v) for v in values)
    return values if fine else None


def _fits(value: int | str) -> bool:
    """Whether a database can compare with it."""
    if isinstance(value, int):
        return abs(value) < 2**63
    return "\0" not in value and value.isprintable()

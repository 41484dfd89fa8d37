"""Copies of all rows of a case, moved to other days and ids: a large case in minutes.

Row ids, keys, codes and days move by the number of the copy; texts, places and numbers
stay, so that every page finds in a copy what it finds in the seed.
"""

from __future__ import annotations

import base64
import datetime
import functools
import hashlib
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from django.db import connection, transaction

from tawthiq.case import models, words
from tawthiq.link.blocking import keys
from tawthiq.link.facts import Days, dump, restore

_STRIDE: Final = 10_000_000  # between the row ids of two copies
_DAYS: Final = 5  # between the days of two copies
_HEX: Final = re.compile(r"\b[0-9a-f]{4}(?=[0-9a-f]{12,60}\b)")
_ISO: Final = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_TOLD: Final = re.compile(r'(?<="from":")20\d\d-\d\d-\d\d|(?<="to":")20\d\d-\d\d-\d\d')
_BATCH: Final = 5_000
_COPIED: Final = (
    models.Report,
    models.Likeness,
    models.Reading,
    models.Claim,
    models.ClaimValue,
    models.Incident,
    models.Scene,
    models.Linked,
    models.Card,
    models.CardValue,
    models.Queued,
)

Row = Sequence[Any]
Move = Callable[[Any, int], Any]


def fill(copies: int) -> None:
    """Put so many copies of all of the open case's rows beside them."""
    held = {model: _rows(model) for model in _COPIED}
    texts = models.Report.objects.values_list("pk", "text")
    indexed = [(pk, words.indexed(text)) for pk, text in texts]
    for number in range(1, copies + 1):
        with transaction.atomic():
            for model, rows in held.items():
                moves = [_move(field) for field in _meta(model).concrete_fields]
                _insert(
                    _meta(model).db_table,
                    _columns(model),
                    (
                        [m(v, number) for m, v in zip(moves, row, strict=True)]
                        for row in rows
                    ),
                )
            words.add((pk + number * _STRIDE, told) for pk, told in indexed)
            _index_scenes(number)
    with connection.cursor() as cursor:
        cursor.execute("analyze")


def _meta(model: Any) -> Any:  # noqa: ANN401 - a class of models, and what it knows
    return model._meta  # noqa: SLF001 - Django's documented way


def _columns(model: Any) -> list[str]:  # noqa: ANN401 - a class of models
    return [field.column for field in _meta(model).concrete_fields]


def _rows(model: Any) -> list[Row]:  # noqa: ANN401 - the same
    with connection.cursor() as cursor:
        columns = ", ".join(f'"{name}"' for name in _columns(model))
        cursor.execute(f"select {columns} from {_meta(model).db_table}")  # noqa: S608
        return list(cursor.fetchall())


def _insert(table: str, columns: Sequence[str], rows: Iterator[Row]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    holes = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        while batch := list(itertools.islice(rows, _BATCH)):
            cursor.executemany(
                f"insert into {table} ({names}) values ({holes})",  # noqa: S608
                batch,
            )


def _move(field: Any) -> Move:  # noqa: ANN401 - a field of any model
    """How a column moves from the seed to a copy."""
    if field.remote_field is not None:
        return _pk if field.related_model in _COPIED else _stay
    named: dict[str, Move] = {
        "id": _pk,
        "family": _pk,
        "key": _ids,
        "claims": _ids,
        "code": _code,
        "where": lambda value, number: f"{value}~{number}",
        "published": _days,
        "date_from": _days,
        "date_to": _days,
        "first": _ordinal,
        "last": _ordinal,
        "data": lambda value, number: _ids(_told(value, number), number),
        "facts": _facts,
    }
    return named.get(field.name, _stay)


def _stay(value: Any, number: int) -> Any:  # noqa: ANN401, ARG001 - any value
    return value


def _pk(value: int | None, number: int) -> int | None:
    return None if value is None else value + number * _STRIDE


def _ordinal(value: int | None, number: int) -> int | None:
    return None if value is None else value + number * _DAYS


def _ids(value: Any, number: int) -> Any:  # noqa: ANN401 - a count is called claims too
    if not isinstance(value, str):
        return value
    mask = number * 40_503 & 0xFFFF
    return _HEX.sub(lambda match: f"{int(match[0], 16) ^ mask:04x}", value)


def _code(value: str, number: int) -> str:
    digest = hashlib.sha256(f"{value} {number}".encode()).digest()
    return base64.b32encode(digest).decode()[: len(value)]


@functools.lru_cache(maxsize=100_000)
def _day(iso: str, number: int) -> str:
    moved = datetime.date.fromisoformat(iso) + datetime.timedelta(number * _DAYS)
    return moved.isoformat()


def _days(value: str | None, number: int) -> str | None:
    return value and _ISO.sub(lambda match: _day(match[0], number), value)


def _told(value: str, number: int) -> str:
    return _TOLD.sub(lambda match: _day(match[0], number), value)


def _facts(value: str, number: int) -> str:
    held = restore(value)
    by = number * _DAYS
    moved = held._replace(
        days=held.days
        and Days(held.days.first + by, held.days.last + by, held.days.told),
        published=held.published and held.published + by,
        family=str(_pk(int(held.family), number)),
    )
    return str(_ids(dump(moved), number))


def _index_scenes(number: int) -> None:
    """The keys under which the scenes of a copy are looked for."""
    first, last = number * _STRIDE, (number + 1) * _STRIDE
    scenes = models.Scene.objects.filter(pk__gt=first, pk__lt=last)
    _insert(
        _meta(models.SceneKey).db_table,
        ("hash", "scene_id"),
        (
            (key, pk)
            for pk, line in scenes.values_list("pk", "facts").iterator(_BATCH)
            for key in sorted(keys(restore(line)))
        ),
    )

"""Every text in a tree of values, whatever its fields, given to one function."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from pydantic import BaseModel

T = TypeVar("T")
# (type of value, field, text) → the text that may be public
Visit = Callable[[str, str, str], str]


def mapped(value: T, visit: Visit, owner: str = "", name: str = "") -> T:
    """A value with every text in it as ``visit`` gives it.

    Walks dataclasses, pydantic models, tuples, lists, sets and mappings; raises
    ``TypeError`` for a type that it does not know.
    """
    result: Any = value
    if isinstance(value, str):
        if not isinstance(value, enum.Enum):
            result = visit(owner, name, value)
    elif is_dataclass(value) and not isinstance(value, type):
        kind = type(value).__name__
        result = replace(
            value,
            **{
                f.name: mapped(getattr(value, f.name), visit, kind, f.name)
                for f in fields(value)
            },
        )
    elif isinstance(value, BaseModel):
        kind = type(value).__name__
        result = value.model_copy(
            update={
                n: mapped(getattr(value, n), visit, kind, n)
                for n in type(value).model_fields
            }
        )
    elif isinstance(value, dict):
        result = {
            mapped(k, visit, owner, name): mapped(v, visit, owner, name)
            for k, v in value.items()
        }
    elif isinstance(value, tuple | list | set | frozenset):
        items = [mapped(v, visit, owner, name) for v in value]
        result = type(value)(items)
    elif value is not None and not isinstance(value, bool | int | float | enum.Enum):
        raise TypeError(
            f"the gate does not know {type(value).__name__} ({owner}.{name})"
        )
    return cast("T", result)

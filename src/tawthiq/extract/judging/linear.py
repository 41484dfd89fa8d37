"""Linear models over named features: small, exact, explainable.

A model is a table ``feature → weight of each label``.  Its score of a label is the sum of
the weights of the features that hold; ``explain`` can name the features that decided.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import getitem
from pathlib import Path
from typing import Any, Final, NamedTuple, overload

from tawthiq.kept import kept

# A row of weights is packed into one integer, a field of this many bits a label and one
# more that counts the rows, so that adding rows is adding integers.
_BITS = 24
_FIELD = (1 << _BITS) - 1
# Added to every weight to keep the fields above zero; taken off by the count.
_OFFSET = 1 << 14
# How many sums of parts of one kind a model keeps.
_MOST: Final = 20_000

# What spells some features, and the values that it spells them from.
Values = tuple[Any, ...]
Spell = Callable[..., Sequence[str]]
# The features that are spelled. What is only spelled, a flag say, may be of any type.
Spelled = tuple[str, ...]


class Form:
    """What spells the features of one kind of question, part by part."""

    __slots__ = ("spells",)

    def __init__(self, *spells: Spell) -> None:
        self.spells = spells


class _Features(Sequence[str]):
    """Features that are told one after another: see ``__iter__``."""

    __slots__ = ()

    def __len__(self) -> int:
        """How many features hold."""
        return sum(1 for _ in self)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        """The feature at a place."""
        return tuple(self)[at]


class Seen(_Features):
    """Features that are spelled only when somebody asks: the same parts come again.

    ``values`` has for each part of the form what spells its features.  A value of one
    place of a part must always be of one type: 1 and True are equal.
    """

    __slots__ = ("form", "plain", "values")

    def __init__(
        self, form: Form, values: Sequence[Values], plain: Sequence[str] = ()
    ) -> None:
        self.form = form
        self.values = values
        self.plain = plain

    def __iter__(self) -> Iterator[str]:
        """The features of every part, then the plain ones."""
        for spell, values in zip(self.form.spells, self.values, strict=True):
            yield from spell(*values)
        yield from self.plain


class Joint(_Features):
    """The features of an option that several ways lead to.

    ``seen``: of ways that share no feature; ``plain``: of others, which may.
    """

    __slots__ = ("plain", "seen")

    def __init__(self, features: Seen | Sequence[str]) -> None:
        self.seen: list[Seen] = []
        self.plain: list[str] = []
        self.add(features)

    def add(self, features: Seen | Sequence[str]) -> None:
        """Another way leads to it, of these features."""
        if isinstance(features, Seen):
            self.seen.append(features)
        else:
            self.plain.extend(features)

    def __iter__(self) -> Iterator[str]:
        """The features of every way."""
        for seen in self.seen:
            yield from seen
        yield from self.plain


class _Sums:
    """What rows of weights add up to; that of parts that were seen before is kept."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        self._rows = rows
        # By form, for each of its parts: what the features that values spell add up to.
        self._known: dict[Form, list[dict[Values, int]]] = {}

    def of(self, seen: Seen) -> int:
        """The rows of all features, added up."""
        form, values = seen.form, seen.values
        known = self._known.get(form) or self._known.setdefault(
            form, [{} for _ in form.spells]
        )
        try:
            total = sum(map(getitem, known, values))
        except KeyError:  # seen for the first time
            total = sum(map(self._worth, form.spells, known, values))
        return total + self.plain(seen.plain) if seen.plain else total

    def plain(self, features: Iterable[str]) -> int:
        """The rows of features that stand for themselves, added up."""
        return sum(map(self._rows.get, features, repeat(0)))

    def _worth(self, spell: Spell, known: dict[Values, int], values: Values) -> int:
        """What the features of a part add up to; ``known``: what others of it did.

        One that is given twice in a part holds once.
        """
        worth = known.get(values)
        if worth is None:
            worth = self.plain(set(spell(*values)))
            if len(known) >= _MOST:
                known.clear()
            known[values] = worth
        return worth


class Linear:
    """A multinomial model: labels in order, their bias, each feature's row of weights.

    Weights are whole hundredths, so a sum is exact and the same everywhere.  No feature
    may be given twice.  ``bias`` and ``rows`` are packed: see ``of``.
    """

    def __init__(
        self, labels: Sequence[str], bias: int, rows: Mapping[str, int]
    ) -> None:
        self.labels = tuple(labels)
        self._bias = bias
        self._rows = rows
        self._shifts = [_BITS * n for n in range(len(self.labels))]
        self._sums = _Sums(rows)

    @classmethod
    def of(
        cls,
        labels: Sequence[str],
        bias: Sequence[int],
        rows: Mapping[str, Sequence[int]],
    ) -> Linear:
        """The model of these weights: in ``bias`` and in every row one for each label."""
        return cls(labels, _pack(bias), {f: _pack(row) for f, row in rows.items()})

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is kept as; a compiled class does not say so itself."""
        return Linear, (self.labels, self._bias, self._rows)

    def scores(self, features: Iterable[str]) -> list[int]:
        """The score of each label, in hundredths of log-odds up to a constant."""
        total = self._total(features)
        off = (total >> (_BITS * len(self.labels))) * _OFFSET
        return [((total >> shift) & _FIELD) - off for shift in self._shifts]

    def best(self, features: Iterable[str]) -> str:
        """The likeliest label."""
        total = self._total(features)
        fields = [(total >> shift) & _FIELD for shift in self._shifts]
        return self.labels[fields.index(max(fields))]

    def _total(self, features: Iterable[str]) -> int:
        """The rows of all features, added up."""
        if isinstance(features, Seen):
            return self._bias + self._sums.of(features)
        return self._bias + self._sums.plain(features)

    def reasons(self, features: Iterable[str], label: str, most: int = 3) -> list[str]:
        """The features that spoke most for a label."""
        shift = _BITS * self.labels.index(label)
        told = [
            (((self._rows[f] >> shift) & _FIELD) - _OFFSET, f)
            for f in features
            if f in self._rows
        ]
        return [f for weight, f in sorted(told, reverse=True)[:most] if weight > 0]


class Choice:
    """A model of which option is best: one weight a feature, summed for each option."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        self._rows = rows
        self._sums = _Sums(rows)

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is kept as."""
        return Choice, (self._rows,)

    def worth(self, features: Iterable[str]) -> int:
        """What speaks for an option, in hundredths of log-odds up to a constant.

        A feature that is given twice holds once; what is ``Seen`` gives none twice.
        """
        if isinstance(features, Seen):
            return self._sums.of(features)
        if isinstance(features, Joint):
            told = self._sums.plain(set(features.plain)) if features.plain else 0
            return told + sum(map(self._sums.of, features.seen))
        return self._sums.plain(set(features))


def _pack(row: Sequence[int]) -> int:
    if max(row) >= _OFFSET or min(row) <= -_OFFSET:
        msg = f"a weight must be under {_OFFSET} hundredths: {list(row)}"
        raise ValueError(msg)
    packed = 1 << (_BITS * len(row))
    for n, weight in enumerate(row):
        packed += (weight + _OFFSET) << (_BITS * n)
    return packed


class Models(NamedTuple):
    """Models by name: of labels, and of options."""

    labels: Mapping[str, Linear]
    choices: Mapping[str, Choice]


def load(path: Path) -> Models:
    """The models of a file that ``eval/train.py`` wrote."""
    return kept(path, (path, Path(__file__)), functools.partial(_read, path))


def _read(path: Path) -> Models:
    with path.open(encoding="utf-8") as file:
        stored = json.load(file)
    labels = {
        name: Linear.of(model["labels"], model["bias"], model["rows"])
        for name, model in stored.items()
        if "labels" in model
    }
    choices = {
        name: Choice(model["rows"])
        for name, model in stored.items()
        if name not in labels
    }
    return Models(labels, choices)

"""DuckDB on a lake: its views, read only and without the network.

DuckDB may read files of the lake and nothing else, loads no extension that it did not
come with, and runs SELECT alone.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

import duckdb

from tawthiq.incident.groups import beside
from tawthiq.incident.numbers import Policy, policy
from tawthiq.incident.value import Toll
from tawthiq.model import Harm, Span
from tawthiq.scale import layout
from tawthiq.scale.views import HARM, POLICY, QUOTE, TOLL, VIEWS

_CONFIG: Final = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
_ROWS: Final = 1_000
_EXPLAIN: Final = re.compile(r"\s*explain(\s+analyze)?\b", re.IGNORECASE)
_READING: Final = (duckdb.StatementType.SELECT, duckdb.StatementType.MULTI)
_SHORT: Final = 60


class QueryError(ValueError):
    """SQL that cannot be run, or a folder that is no lake; the message says why."""


class Column(NamedTuple):
    """A column of a view."""

    name: str
    type: str


class Answer(NamedTuple):
    """What a SELECT gives: the names of its columns, and rows as they are fetched."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


class Lake:
    """A lake that is asked; made by ``opened``."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, *, tolls: bool) -> None:
        self._connection = connection
        self._tolls = tolls

    def ask(self, sql: str) -> Iterator[Answer]:
        """The answers to statements; each is read before the next is asked.

        Raises ``QueryError``.
        """
        with _told(tolls=self._tolls):
            statements = self._connection.extract_statements(sql)
        if not statements:
            raise QueryError("no SQL to run")
        for statement in statements:
            self._check(statement)
            with _told(tolls=self._tolls):
                cursor = self._connection.execute(statement)
            columns = tuple(name for name, *_ in cursor.description or ())
            yield Answer(columns, self._rows(cursor))

    def columns(self, view: str) -> tuple[Column, ...]:
        """The columns of a view, in order."""
        with _told(tolls=self._tolls):
            rows = self._connection.execute(f'DESCRIBE "{view}"').fetchall()
        return tuple(Column(row[0], _short(row[1])) for row in rows)

    def _rows(self, cursor: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
        while True:
            with _told(tolls=self._tolls):
                rows = cursor.fetchmany(_ROWS)
            if not rows:
                return
            yield from rows

    def _check(self, statement: Any) -> None:  # noqa: ANN401 - duckdb's
        """Raise ``QueryError`` for a statement that does more than read."""
        type_, text = statement.type, statement.query
        if type_ == duckdb.StatementType.EXPLAIN:  # ANALYZE runs what it explains
            inner = self._connection.extract_statements(_EXPLAIN.sub("", text, count=1))
            type_ = inner[0].type if len(inner) == 1 else type_
        if type_ not in _READING:
            raise QueryError(
                f"{type_.name} is not run: a lake is only read, by SELECT "
                "(--format csv or jsonl writes the answer)"
            )


@contextmanager
def opened(lake: Path, policy_name: str | None = None) -> Iterator[Lake]:
    """A lake with its views; ``tolls`` is one where a policy of numbers is named.

    Raises ``QueryError`` for what is no lake, ``KeyError`` for no policy.
    """
    rule = policy(policy_name) if policy_name else None
    if not any((lake / table).is_dir() for table in layout.TABLES):
        raise QueryError(
            f"{lake} is not complete: the same `tawthiq extract` goes on with it"
            if (lake / layout.MANIFEST).is_file()
            else f"{lake} is no lake: make one with `tawthiq extract FILES --lake {lake}`"
        )
    with (
        tempfile.TemporaryDirectory(prefix="tawthiq-") as spill,
        duckdb.connect(":memory:", config=dict(_CONFIG)) as connection,
    ):
        connection.execute(f"SET temp_directory = {_quoted(spill)}")
        if rule is not None:
            _functions(connection, rule)
        with _told(tolls=True):  # a file of the lake may be damaged
            for table in layout.TABLES:
                _table(connection, lake.absolute(), table)
            for name, view in VIEWS.items():
                if name != POLICY or rule is not None:
                    connection.execute(f'CREATE VIEW "{name}" AS {view.sql}')
        # A view's files are checked by its pattern, as it is written.
        where = {_quoted(str(lake.absolute())), _quoted(_pattern(lake.absolute()))}
        connection.execute(f"SET allowed_directories = [{', '.join(sorted(where))}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield Lake(connection, tolls=rule is not None)


def _table(connection: duckdb.DuckDBPyConnection, lake: Path, table: str) -> None:
    """The files of a table as ``_name``; one without rows has its columns still."""
    hive = table != layout.QUARANTINE
    pattern = "*/*/*.parquet" if hive else "*.parquet"
    if next((lake / table).glob(pattern), None) is None:
        connection.register(f"_{table}", _empty(table, layout.PARTITIONS * hive))
        return
    how = "union_by_name = true"
    if hive:
        types = ", ".join(f"{name}: VARCHAR" for name in layout.PARTITIONS)
        how += f", hive_partitioning = true, hive_types = {{{types}}}"
    files = _quoted(f"{_pattern(lake / table)}/{pattern}")
    connection.execute(
        f"CREATE VIEW _{table} AS SELECT * FROM read_parquet({files}, {how})"  # noqa: S608 - quoted
    )


def _pattern(path: Path) -> str:
    """A path as a pattern that fits it alone: it may hold ``*`` or ``[``."""
    return re.sub(r"([*?\[])", r"[\1]", str(path))


def _empty(table: str, partitions: tuple[str, ...]) -> Any:  # noqa: ANN401 - a library without types
    import pyarrow as pa

    from tawthiq.scale.lake import SCHEMAS

    fields = [*SCHEMAS[table], *(pa.field(name, pa.string()) for name in partitions)]
    return pa.schema(fields).empty_table()


def _functions(connection: duckdb.DuckDBPyConnection, rule: Policy) -> None:
    """What ``tolls`` needs: the policy's range of each kind of harm of a claim."""

    def toll(harm: list[dict[str, Any]], quote: dict[str, Any]) -> list[dict[str, Any]]:
        harms = [Harm.model_construct(**one) for one in harm]
        words = Span.model_construct(**quote)
        told = [
            Toll.of(one, claim="", family="", beside=beside(one, harms, words))
            for one in harms
        ]
        ranges = {k: rule.range(told, k) for k in dict.fromkeys(t.kind for t in told)}
        return [
            {"kind": kind, **range_._asdict(), "words": list(range_.words)}
            for kind, range_ in ranges.items()
            if range_ is not None
        ]

    def name() -> str:
        return f"{rule.name} {rule.version}"

    connection.create_function("toll", toll, [HARM, QUOTE], TOLL)
    connection.create_function("policy", name, [], "VARCHAR")


@contextmanager
def _told(*, tolls: bool) -> Iterator[None]:
    """DuckDB's errors as ``QueryError``."""
    try:
        yield
    except duckdb.Error as error:
        told = str(error).strip()
        if not tolls and re.search(rf"\b{POLICY}\b does not exist", told):
            told = f"the view {POLICY} makes numbers of words: name a policy (--policy)"
        raise QueryError(told) from error


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _short(type_: str) -> str:
    """A type's name; a nested one by its shape, for a line of a terminal."""
    return type_ if len(type_) <= _SHORT else type_[: _SHORT - 1] + "…"

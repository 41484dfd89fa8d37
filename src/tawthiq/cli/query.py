"""``tawthiq query``."""

from __future__ import annotations

import csv
import datetime
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import click

from tawthiq.cli.lake import needed
from tawthiq.cli.streams import output, say

if TYPE_CHECKING:
    from tawthiq.scale.query import Answer, Lake

_SHOWN: Final = 200  # rows of a table on a terminal


@click.command()
@click.argument("lake", type=click.Path(exists=True, file_okay=False))
@click.argument("sql", required=False)
@click.option(
    "--policy",
    metavar="NAME",
    help="What makes digits of words (عشرات) in the view tolls: ucdp, airwars, "
    "acled-2024 or range (docs/numbers.md).",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "csv", "jsonl")),
    help="Default: table on a terminal, csv in a pipe or a file.",
)
@click.option("-o", "--output", "path", metavar="FILE", help="Write the answer here.")
@click.option("--list", "listing", is_flag=True, help="Show the views and columns.")
def command(
    lake: str,
    sql: str | None,
    policy: str | None,
    format_: str | None,
    path: str | None,
    listing: bool,  # noqa: FBT001
) -> None:
    """Ask a lake of claims by SQL (DuckDB): read only, and without the network.

    LAKE is the folder that `tawthiq extract --lake` or `tawthiq spark extract` made.
    Without SQL it is read from standard input; on a terminal you are asked for it.

    \b
    tawthiq query lake --list
    tawthiq query lake "SELECT day, sum(claims) FROM claims_by_day GROUP BY day"
    tawthiq query lake "FROM claims_by_place WHERE within = 'حلب' LIMIT 20"
    tawthiq query lake --policy ucdp "FROM tolls WHERE kind = 'killed'"
    tawthiq query lake "FROM sources" --format csv -o sources.csv

    Vague words stay words in the view harm; the view tolls needs a policy that says
    what they count for.  A claim is what somebody says: sums over claims count an event
    as often as it is told.
    """
    query = needed("tawthiq.scale.query")
    from tawthiq.incident.numbers import names

    if policy is not None and policy not in names():
        raise click.BadParameter(
            f"{policy!r} is no policy; there are {', '.join(names())}",
            param_hint="--policy",
        )
    if format_ is None:
        format_ = "csv" if path or not sys.stdout.isatty() else "table"
    try:
        with query.opened(Path(lake), policy) as asked:
            if listing:
                _list(asked)
            elif sql is None and sys.stdin.isatty():
                _converse(asked, format_)
            else:
                with output(path) as stream:
                    _answer(asked, sql or sys.stdin.read(), format_, stream)
    except query.QueryError as error:
        raise click.ClickException(f"{error}\n{_HINT}") from error


_HINT: Final = "Views and their columns: tawthiq query LAKE --list"


def _answer(lake: Lake, sql: str, format_: str, stream: IO[str]) -> None:
    for answer in lake.ask(sql):
        _WRITERS[format_](answer, stream)


def _converse(lake: Lake, format_: str) -> None:
    """Ask for SQL and answer, until the end of the input."""
    from tawthiq.scale.query import QueryError

    with suppress(ImportError):
        import readline  # noqa: F401 - lines can be edited and called back
    say("SQL, ended by ; (\\d shows the views, Ctrl-D leaves)")
    told = ""
    while True:
        try:
            told += input("      …> " if told else "tawthiq> ") + "\n"
        except (EOFError, KeyboardInterrupt):
            say("")
            return
        if told.strip() == "\\d":
            _list(lake)
        elif told.rstrip().endswith(";"):
            try:
                _answer(lake, told, format_, sys.stdout)
            except QueryError as error:
                say(str(error))
        elif told.strip():
            continue
        told = ""


def _list(lake: Lake) -> None:
    from tawthiq.scale.query import QueryError
    from tawthiq.scale.views import VIEWS

    for name, view in VIEWS.items():
        click.echo(f"{name}: {view.about}")
        try:
            for column in lake.columns(name):
                click.echo(f"    {column.name:<14} {column.type}")
        except QueryError as error:
            click.echo(f"    ({error})")


def _csv(answer: Answer, stream: IO[str]) -> None:
    from tawthiq.publish.cells import defused

    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(answer.columns)
    for row in answer.rows:
        rows.writerow([defused(_cell(value)) for value in row])


def _jsonl(answer: Answer, stream: IO[str]) -> None:
    seen: Counter[str] = Counter()
    names: list[str] = []
    for name in answer.columns:  # trigger.text and quote.text are both ``text``
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    for row in answer.rows:
        told = dict(zip(names, row, strict=True))
        stream.write(json.dumps(told, ensure_ascii=False, default=_plain) + "\n")


def _table(answer: Answer, stream: IO[str]) -> None:
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from tawthiq.cli.writers import isolated, shortened

    grid = Table(*map(escape, answer.columns), box=box.SIMPLE_HEAD, pad_edge=False)
    rows: Iterator[tuple[Any, ...]] = iter(answer.rows)
    for row in islice(rows, _SHOWN):
        grid.add_row(*(isolated(escape(shortened(_cell(value)))) for value in row))
    Console(file=stream, width=None if stream.isatty() else 120).print(grid)
    if next(rows, None) is not None:
        say(f"the first {_SHOWN} rows; --format csv or jsonl gives all")


_WRITERS: Final[dict[str, Callable[[Answer, IO[str]], None]]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "table": _table,
}


def _cell(value: object) -> str:
    """A value as text; a nested one as JSON."""
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return str(_plain(value))


def _plain(value: object) -> object:
    """A value as JSON can hold it: days and times as ISO, the rest as it is shown."""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, bool | int | float) else str(value)

"""The log as a table: what each change was, in words and in cells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _

from tawthiq.case import audit, log
from tawthiq.case.models import Entry
from tawthiq.desk import terms
from tawthiq.desk.incidents.terms import answer
from tawthiq.desk.numerals import numerals
from tawthiq.desk.records.masking import initials
from tawthiq.desk.records.tables import State
from tawthiq.publish import cells

HEADER: Final = (
    *("seq", "at", "who", "action", "why", "person", "claim", "incident"),
    *("other", "other_incident", "field", "old", "new", "hash"),
)
_CHAIN: Final = "chain"
_AT_ONCE: Final = 5_000  # entries that a page checks by itself
_EXPORTED: Final = 500  # entries of a piece of an export
# field → the set of its codes
_CODES: Final = {
    **{name: name for name in ("type", "verdict", "state", "grade", "status")},
    **{name: name for name in ("link", "role", "password", "sessions")},
    "strike_status": "strike",
    "scopes": "scope",
}


class Checked(NamedTuple):
    """Whether the log's chain holds: up to which entry it was looked at, and when.

    ``broken`` is the entry where it does not, 0 where it does; ``at`` is empty where
    nobody looked yet.
    """

    head: int
    hash: str
    upto: int
    at: str
    broken: int


def checked() -> Checked:
    """The state of the chain; a short log is looked at anew, of a long one the last look."""
    head, hash_ = log.head()
    if head <= _AT_ONCE:
        return check()
    state = State.objects.filter(pk=_CHAIN).first()
    if state is None:
        return Checked(head, hash_, 0, "", 0)
    return Checked(head, hash_, state.head, state.at, state.value["broken"])


def check() -> Checked:
    """Look at the whole chain, and keep what was found."""
    head, hash_ = log.head()
    entries = Entry.objects.filter(pk__lte=head).order_by("seq").iterator(2_000)
    broken = next((found.seq for found in log.breaks(entries)), 0)
    at = log.now()
    if head > _AT_ONCE:
        held = {"head": head, "at": at, "seconds": 0, "data": f'{{"broken":{broken}}}'}
        State.objects.update_or_create(name=_CHAIN, defaults=held)
    return Checked(head, hash_, head, at, broken)


def masked(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Named victims as initials, wherever they stand in a value; the rest as it is."""
    if not isinstance(value, list):
        return value
    return [
        {**one, "name": initials(one["name"]), "text": "…"}
        if isinstance(one, dict) and one.keys() >= {"name", "age", "sex"}
        else one
        for one in value
    ]


def words(field: str, value: Any) -> str:  # noqa: ANN401 - JSON
    """A value as a person reads it: names, numbers, days; '' for none."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str):
        if field == "attribution":
            return answer(field, value)
        kind = _CODES.get(field)
        return str(terms.named(kind, value)) if kind else value
    if isinstance(value, list):
        return " · ".join(filter(None, (words(field, one) for one in value)))
    if isinstance(value, Mapping):
        return _mapping(value)
    return numerals(value)


def _mapping(value: Mapping[str, Any]) -> str:
    if "precision" in value and "from" in value:
        days = dict.fromkeys(filter(None, (value["from"], value["to"])))
        return numerals("–".join(days))
    low, high = value.get("low"), value.get("high")
    number = value.get("words") if low is None and high is None else _range(low, high)
    if "kind" in value and "group" in value:
        parts = (
            terms.named("kind", value["kind"]),
            terms.named("group", value["group"]),
        )
        return f"{' / '.join(map(str, parts))}: {number}"
    if "item" in value:
        return f"{value['item']}: {number}"
    named = value.get("name") or value.get("text")
    return str(named) if named else log.canonical(dict(value))


def _range(low: int | None, high: int | None) -> str:
    return numerals(low if low == high else f"{low or ''}–{high or ''}")


def csv_lines(asked: audit.Asked) -> Iterator[bytes]:
    """The log as CSV, a row a change, safe to open in a spreadsheet; in pieces."""
    yield cells.to_csv(HEADER, [])
    for lines in _pieces(asked):
        rows = [row for line in lines for row in _rows(line)]
        yield cells.to_csv(HEADER, rows).split(b"\n", 1)[1]


def json_lines(asked: audit.Asked) -> Iterator[bytes]:
    """The log as JSON lines, an entry a line; in pieces."""
    for lines in _pieces(asked):
        yield "".join(f"{log.canonical(_told(line))}\n" for line in lines).encode()


def _pieces(asked: audit.Asked) -> Iterator[list[audit.Line]]:
    after: str | None = ""
    while after is not None:
        page = audit.entries(asked, after, _EXPORTED)
        yield list(page.rows)
        after = page.next


def _rows(line: audit.Line) -> Iterator[tuple[cells.Cell, ...]]:
    head = (line.seq, line.at, line.who, line.action, line.why, line.person)
    for pair in line.pairs:
        one, other = (pair.claim, pair.incident), (pair.other, pair.other_incident)
        yield (*head, *one, *other, "link", _cell(pair.old), pair.new, line.hash)
    about = (line.claim, line.incident, "", "")
    for change in line.changes:
        if change.field != "link":
            values = (_cell(masked(change.old)), _cell(masked(change.new)))
            yield (*head, *about, change.field, *values, line.hash)
    if not line.changes:
        yield (*head, *about, "", "", "", line.hash)


def _cell(value: Any) -> str:  # noqa: ANN401 - JSON
    if value is None:
        return ""
    return value if isinstance(value, str) else log.canonical(value)


def _told(line: audit.Line) -> dict[str, Any]:
    return {
        **{name: getattr(line, name) for name in HEADER[:5]},
        **{name: getattr(line, name) for name in ("person", "claim", "incident")},
        "changes": [
            {"field": c.field, "old": masked(c.old), "new": masked(c.new)}
            for c in line.changes
        ],
        "pairs": [pair._asdict() for pair in line.pairs],
        "detail": line.detail,
        "hash": line.hash,
    }


def detail(line: audit.Line) -> str:
    """What an entry tells besides, as JSON of one line; '' where its changes say it."""
    return "" if line.changes else json.dumps(line.detail, ensure_ascii=False)

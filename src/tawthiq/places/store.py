"""Imported places: an SQLite file that a person fills, looked up name by name.

A national gazetteer has hundreds of thousands of rows; they stay on disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tawthiq.places.gazetteer import key_of
from tawthiq.places.place import Place

_SCHEMA: Final = """
create table if not exists place (
    id text primary key, name text not null, aliases text not null, en text not null,
    kind text not null, parent text not null, country text not null, lat real, lon real,
    geonames text not null, pcode text not null, source text not null,
    ambiguous integer not null, population integer not null
) without rowid;
create table if not exists name (
    key text not null, id text not null, primary key (id, key)
) without rowid;
create index if not exists name_key on name (key);
"""
# All but how far an unverified coordinate may be off: what is imported has a source.
_WIDTH: Final = len(Place._fields) - 1


class Store:
    """A layer of imported places in an SQLite file.

    Raises ``sqlite3.DatabaseError`` where the file is no database.
    """

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, check_same_thread=False)
        self._db.executescript(_SCHEMA)

    def add(self, places: Iterable[Place]) -> int:
        """Add places, replacing those whose id is known; all of them, or none."""
        count = 0
        marks = ",".join("?" * _WIDTH)
        with self._db:
            for place in places:
                row = place._replace(aliases="|".join(place.aliases))  # type: ignore[arg-type]
                self._db.execute("delete from name where id = ?", (place.id,))
                self._db.execute(f"replace into place values ({marks})", row[:_WIDTH])  # noqa: S608
                self._db.executemany(
                    "replace into name values (?, ?)",
                    {(key_of(n), place.id) for n in place.names},
                )
                count += 1
        return count

    def get(self, id_: str) -> Place | None:
        """The place of an id."""
        found = self._db.execute("select * from place where id = ?", (id_,)).fetchone()
        return _place(found) if found is not None else None

    def named(self, key: str) -> Sequence[Place]:
        """The places one of whose names has a key."""
        found = self._db.execute(
            "select place.* from name join place using (id) where key = ? order by id",
            (key,),
        )
        return [_place(row) for row in found]

    def __iter__(self) -> Iterator[Place]:
        """All its places, by id."""
        for row in self._db.execute("select * from place order by id"):
            yield _place(row)


def _place(row: tuple[object, ...]) -> Place:
    id_, name, aliases, *rest = row
    *rest, ambiguous, population = rest
    names = tuple(a for a in str(aliases).split("|") if a)
    return Place(id_, name, names, *rest, int(str(ambiguous)), population)  # type: ignore[arg-type, call-arg]

"""Searching the words of reports, whatever their spelling and their clitics.

Two texts of a report are indexed, both folded: its words as written, and the words
that each may be without its clitics, so that ``القصف``, ``وبالقصف`` and ``قصف`` find one
another.  SQLite keeps them in FTS5, PostgreSQL in text-search vectors.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from tawthiq.case.fault import CaseError
from tawthiq.text import NUMBER, WORD, fold_word, readings, tokenize

_SHORTEST: Final = 3  # a rest of two letters is hardly ever the word
_QUOTED: Final = re.compile(r'"([^"]*)"|([^"]+)')
# PostgreSQL refuses a vector of more than a megabyte; a report of that size is cut.
_MOST_WORDS: Final = 40_000


class _Every:
    """A word list that knows every word."""

    def __contains__(self, word: object) -> bool:
        return True


_EVERY: Final = _Every()


class Query(NamedTuple):
    """What to look for: words in any order, and phrases as written."""

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def parse(asked: str) -> Query:
    """A query as a person writes it; ``"…"`` holds words that follow one another."""
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for match in _QUOTED.finditer(re.sub("[«»“”]", '"', asked)):
        if match[1] is not None:
            phrases.append(tuple(_written(match[1])))
        else:
            words += map(_plain, _written(match[2]))
    return Query(tuple(words), tuple(p for p in phrases if p))


class Indexed(NamedTuple):
    """The two texts of a report that are indexed."""

    words: str
    bases: str


def add(texts: Iterable[tuple[int, Indexed]]) -> None:
    """Index reports by their ids; call it where they are added."""
    rows = [(id_, *indexed) for id_, indexed in texts]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "insert into case_words (id, words, bases) values "
                "(%s, to_tsvector('simple', %s), to_tsvector('simple', %s))",
                rows,
            )
        else:
            cursor.executemany(
                "insert into case_words (rowid, words, bases) values (%s, %s, %s)", rows
            )


def selection(query: Query) -> tuple[str, list[str]]:
    """An SQL query that gives the ids of the reports that hold it, with its parameters."""
    if connection.vendor == "postgresql":
        tests = ["bases @@ plainto_tsquery('simple', %s)"] * len(query.words)
        tests += ["words @@ phraseto_tsquery('simple', %s)"] * len(query.phrases)
        sql = f"select id from case_words where {' and '.join(tests)}"  # noqa: S608
        return sql, [*query.words, *(" ".join(p) for p in query.phrases)]
    parts = [f'bases: "{word}"' for word in query.words]
    parts += [f'words: "{" ".join(p)}"' for p in query.phrases]
    sql = "select rowid from case_words where case_words match %s"
    return sql, [" AND ".join(parts)]


def asked(text: str) -> Query:
    """What a person looks for; raises ``CaseError`` where it holds no word."""
    query = parse(text)
    if not query:
        raise CaseError(f"{text!r} holds no word to look for")
    return query


def reports(query: Query) -> RawSQL:
    """The keys of the reports that hold it, to filter by: ``pk__in=reports(query)``."""
    sql, parameters = selection(query)
    return RawSQL(sql, parameters)  # noqa: S611 - parameters are bound


def indexed(text: str) -> Indexed:
    """What is indexed of a text."""
    written = _written(text)[:_MOST_WORDS]
    bases = dict.fromkeys(chain.from_iterable(map(_bases, written)))
    return Indexed(" ".join(written), " ".join(bases))


def _written(text: str) -> Sequence[str]:
    # A folded number with marks inside would be parted by the index.
    return [
        re.sub(r"\W", "", t.norm) or "0"
        for t in tokenize(text)
        if t.kind in {WORD, NUMBER}
    ]


@functools.lru_cache(maxsize=65_536)
def _bases(norm: str) -> tuple[str, ...]:
    bare = (word.base for word in readings(norm, _EVERY) if not word.pronoun)
    return (norm, *(base for base in bare if len(base) >= _SHORTEST))


def _plain(norm: str) -> str:
    """A word of a query without its article: every spelling of it has that base."""
    bare = norm.removeprefix("ال")
    return bare if len(bare) >= _SHORTEST else norm


def folded(name: str) -> str:
    """A name as it is compared: folded, words parted by one space."""
    return " ".join(fold_word(w) for w in name.split())

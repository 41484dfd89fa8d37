"""The codebook as people browse it: its entries by kind, read once, and searched."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tawthiq.case.words import folded
from tawthiq.codebook import read_csv, read_yaml
from tawthiq.codebook.files import DATA

KINDS: Final[dict[str, Promise]] = {
    "type": _("Event types"),
    "actor": _("Actors"),
    "weapon": _("Weapons"),
    "source": _("Sources"),
    "group": _("Groups of people"),
    "equipment": _("Equipment"),
}
# kind → its table, and the columns that are facts about an entry
_TABLES: Final = {
    "actor": ("actors", ("kind", "side", "country", "valid_from", "valid_to")),
    "weapon": ("weapons", ("parent", "implies")),
    "source": ("sources", ("kind", "country")),
    "group": ("groups", ("group", "note")),
    "equipment": ("equipment", ("class",)),
}
_FORMS: Final = ("aliases", "singular", "dual", "plural")


class Entry(NamedTuple):
    """An entry: its names, the forms that reports have, facts, and example sentences.

    ``forms`` are lists with a heading each (``verbs``, ``nouns``, ``aliases`` …).
    """

    kind: str
    id: str
    ar: str
    en: str
    forms: tuple[tuple[str, tuple[str, ...]], ...]
    facts: tuple[tuple[str, str], ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@functools.cache
def entries(kind: str) -> Mapping[str, Entry]:
    """The entries of a kind by id, in the codebook's order; a type's by its name."""
    made = _types() if kind == "type" else _table(kind)
    return {entry.id: entry for entry in made}


def search(asked: str, kinds: Iterable[str] = KINDS) -> list[Entry]:
    """The entries of some kinds in whose names or forms a text stands, folded."""
    key = _bare(folded(asked).lower())
    return [
        entry
        for kind in kinds
        for entry in entries(kind).values()
        if key in _searched(kind)[entry.id]
    ]


def _bare(word: str) -> str:
    """A word without its article: ``الغارة`` finds ``غارة``."""
    return word.removeprefix("ال") if len(word) > 4 else word


@functools.cache
def _searched(kind: str) -> dict[str, str]:
    """The text in which each entry of a kind is looked for."""
    return {
        entry.id: "\n".join(
            (
                *map(
                    folded, (entry.ar, *(w for _h, held in entry.forms for w in held))
                ),
                *(entry.en.lower(), entry.id.replace("_", " "), entry.id),
            )
        )
        for entry in entries(kind).values()
    }


def _types() -> Iterator[Entry]:
    for path in sorted((DATA / "events").glob("*.yaml")):
        held = read_yaml(path)
        yield Entry(
            "type",
            held["type"],
            held["label"]["ar"],
            held["label"]["en"],
            tuple(
                (heading, tuple(map(_word, held.get(heading) or ())))
                for heading in (
                    "verbs",
                    "verb_phrases",
                    "nouns",
                    "noun_phrases",
                    "fixed",
                )
                if held.get(heading)
            ),
            (("frame", str(held["frame"])),),
            tuple(map(str, held.get("match") or ())),
            tuple(map(str, held.get("no_match") or ())),
        )


def _word(value: Any) -> str:  # noqa: ANN401 - as the file has it
    """A trigger: a word, a list of the forms of one noun, or a word with remarks."""
    if isinstance(value, list):
        return "، ".join(map(str, value))
    if isinstance(value, Mapping):
        return str(next(iter(value.values())))
    return str(value)


def _table(kind: str) -> Iterator[Entry]:
    name, facts = _TABLES[kind]
    seen: set[str] = set()
    for row in read_csv(DATA / f"{name}.csv"):
        # A name that changed over time has a row for each of its periods.
        ident = row["id"]
        while ident in seen:
            ident += "+"
        seen.add(ident)
        forms = [(h, _cells(row[h])) for h in _FORMS if row.get(h)]
        yield Entry(
            kind,
            ident,
            row.get("name") or next((held[0] for _h, held in forms), row["id"]),
            row.get("en", ""),
            tuple(forms),
            tuple((fact, row[fact]) for fact in facts if row.get(fact)),
            _cells(row.get("match", "")),
            _cells(row.get("no_match", "")),
        )


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())

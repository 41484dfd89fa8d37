"""The codebook's linter: each fault with file, line and how to mend it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from tawthiq.codebook.files import DATA, read_yaml
from tawthiq.codebook.lexeme import Lexeme
from tawthiq.codebook.lexicon import Lexicon
from tawthiq.codebook.load import Codebook, load
from tawthiq.model import EventType
from tawthiq.places.table import CURATED
from tawthiq.text import fold_word, tokenize

_FORBIDDEN: Final = (
    (
        re.compile("[\ufb50-\ufdff\ufe70-\ufefc]"),
        "a presentation form",
        "type the letter itself",
    ),
    (re.compile("\u0640"), "tatweel", "delete it"),
    (
        re.compile("[\u064b-\u0652\u0670]"),
        "a diacritic",
        "delete it: matching ignores them",
    ),
    (
        re.compile("[\u06cc\u06a9\u06be\u06c1]"),
        "a Persian letter",
        "type the Arabic ي ك ه",
    ),
    (
        re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]"),
        "an invisible character",
        "delete it",
    ),
)
# Tables whose expressions may stand under one id only.
_TABLES: Final = {
    "actors.csv": ("name", "aliases"),
    "sources.csv": ("name", "aliases"),
    "weapons.csv": ("name", "aliases"),
}
# Where expressions of events stand, and whether they are verbs.
_EXPRESSIONS: Final = {
    "verbs": True,
    "verb_phrases": True,
    "nouns": False,
    "noun_phrases": False,
}
_SAYS: Final = {"actors.csv": "actor", "sources.csv": "source", "weapons.csv": "weapon"}


class Fault(NamedTuple):
    """A fault: where it is, what it is, how to mend it."""

    path: Path
    line: int
    fault: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path.name}:{self.line}: {self.fault}; {self.mend}"


def check(folder: Path | None = None) -> list[Fault]:
    """All faults of the codebook, or of an overlay directory on top of it."""
    faults: list[Fault] = []
    files = sorted((folder or DATA).rglob("*.csv")) + sorted(
        (folder or DATA).rglob("*.yaml")
    )
    if folder is None:  # what else is in these tables, `places check` looks at
        for path in sorted(CURATED.glob("*.csv")):
            faults.extend(_letters(path))
    for path in files:
        faults.extend(_letters(path))
        faults.extend(_rows(path) if path.suffix == ".csv" else _tree(path))
    if not faults:
        faults.extend(_doubled([p for p in files if p.parent.name == "events"]))
    if not faults:
        faults.extend(_sentences(files, load(folder)))
    return faults


def _letters(path: Path) -> Iterator[Fault]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip().startswith("#"):
            continue
        for pattern, what, mend in _FORBIDDEN:
            if found := pattern.search(line):
                near = line[max(0, found.start() - 12) : found.end() + 12]
                yield Fault(path, number, f"{what} in “{near}”", mend)


def _rows(path: Path) -> Iterator[Fault]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        header = reader.fieldnames or []
        seen: dict[str, tuple[str, int]] = {}
        ids: dict[str, int] = {}
        parents: list[tuple[str, int]] = []
        for row in reader:
            line = reader.line_num
            if None in row or None in row.values():
                yield Fault(
                    path,
                    line,
                    "a row with too many or too few cells",
                    f"give it {len(header)}: {', '.join(header)}",
                )
                continue
            yield from _duplicates(path, row, line, seen)
            if path.name in ("weapons.csv", "groups.csv"):
                if row["id"] in ids:
                    yield Fault(
                        path,
                        line,
                        f"id {row['id']!r} stands on line {ids[row['id']]} too",
                        "give each row an id of its own",
                    )
                ids[row["id"]] = line
            if row.get("parent"):
                parents.append((row["parent"], line))
            implied = row.get("implies")
            if implied and implied not in set(EventType):
                yield Fault(
                    path,
                    line,
                    f"unknown event type {implied!r}",
                    "use one of the 32 types",
                )
        for parent, line in parents:
            if parent not in ids:
                yield Fault(
                    path,
                    line,
                    f"unknown parent {parent!r}",
                    "name the id of another row",
                )


def _duplicates(
    path: Path, row: dict[str, str], line: int, seen: dict[str, tuple[str, int]]
) -> Iterator[Fault]:
    for column in _TABLES.get(path.name, ()):
        for name in filter(None, (n.strip() for n in row[column].split("|"))):
            key = fold_word(name)
            before = seen.setdefault(key, (row["id"], line))
            if before[0] != row["id"]:
                yield Fault(
                    path,
                    line,
                    f"“{name}” is {before[0]} on line {before[1]} already",
                    "keep it under one id (spellings that fold alike are one)",
                )


def _tree(path: Path) -> Iterator[Fault]:
    try:
        content = read_yaml(path)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        yield Fault(
            path, line, f"not YAML: {error.problem}", "mend the indentation or quotes"
        )
        return
    if path.parent.name != "events":
        return
    frames = read_yaml(DATA / "frames.yaml")
    if content.get("type") not in set(EventType):
        yield Fault(
            path,
            _line(path, "type:"),
            f"unknown event type {content.get('type')!r}",
            "use one of the 32 types of the guideline",
        )
    if content.get("frame") not in frames:
        yield Fault(
            path,
            _line(path, "frame:"),
            f"unknown frame {content.get('frame')!r}",
            f"use one of {', '.join(sorted(frames))}",
        )
    for entry in [*(content.get("verbs") or ()), *(content.get("verb_phrases") or ())]:
        words = entry.split()
        if len(words) < 2 or fold_word(words[1])[0] != "ي":
            yield Fault(
                path,
                _line(path, entry),
                f"“{entry}” is no verb entry",
                "write past and present: قصف يقصف",
            )
    for key in ("match", "no_match"):
        if not content.get(key) and key == "match":
            yield Fault(
                path,
                1,
                "no example sentence",
                "add `match:` with a sentence that must match",
            )


def _doubled(files: list[Path]) -> Iterator[Fault]:
    """Expressions of events that stand twice: only the first would ever be read."""
    seen: dict[tuple[str, bool], str] = {}
    for path in files:
        for form, line, verbal in _expressions(path):
            key = " ".join(map(fold_word, form.split())), verbal
            here = f"{path.name}:{line}"
            first = seen.setdefault(key, here)
            if first != here:
                yield Fault(
                    path,
                    line,
                    f"“{form}” stands in {first} already",
                    "keep one; who and what stands beside a word decides between "
                    "types in grammar.yaml, under `parties`",
                )


def _expressions(path: Path) -> Iterator[tuple[str, int, bool]]:
    """Each expression of an event file, its line, and whether it is a verb's."""
    tree = yaml.compose(path.read_text(encoding="utf-8"))
    for section, entries in tree.value if tree is not None else ():
        if section.value in _EXPRESSIONS:
            for entry in entries.value:
                forms = entry.value if isinstance(entry.value, list) else [entry]
                for form in forms:
                    line = form.start_mark.line + 1
                    yield form.value, line, _EXPRESSIONS[section.value]


def _line(path: Path, words: str) -> int:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if words in line:
            return number
    return 1


def _sentences(files: list[Path], codebook: Codebook) -> Iterator[Fault]:
    """Each entry's own sentences: what must match does, what must not does not."""
    for path in files:
        if path.suffix == ".csv":
            yield from _row_sentences(path, codebook.lexicon)
        elif path.parent.name == "events":
            yield from _event_sentences(path, codebook)


def _row_sentences(path: Path, lexicon: Lexicon) -> Iterator[Fault]:
    kind = _SAYS.get(path.name)
    if kind is None:
        return
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            for column, wanted in (("match", True), ("no_match", False)):
                sentence = row.get(column) or ""
                if sentence and _found(lexicon, sentence, kind, row["id"]) != wanted:
                    verb = "does not match" if wanted else "matches"
                    yield Fault(
                        path,
                        reader.line_num,
                        f"{row['id']} {verb} its sentence “{sentence}”",
                        "mend the names or the sentence",
                    )


def _found(lexicon: Lexicon, sentence: str, kind: str, id_: str) -> bool:
    tokens = tokenize(sentence)
    i = 0
    while i < len(tokens):
        hits = lexicon.at(tokens, i)
        same: list[Lexeme] = [h.lexeme for h in hits if h.lexeme.kind == kind]
        if any(x.id == id_ for x in same):
            return True
        i += 1
    return False


def _event_sentences(path: Path, codebook: Codebook) -> Iterator[Fault]:
    from tawthiq.extract import Reader
    from tawthiq.extract.judging.judge import Grammar
    from tawthiq.model import Report

    content = read_yaml(path)
    reader = Reader(codebook, Grammar())
    for key, wanted in (("match", True), ("no_match", False)):
        for sentence in content.get(key) or ():
            reading = reader.read(Report.of(sentence, published="2020-06-15"))
            types = {c.type.value for c in reading.claims if c.status != "intended"}
            if (content["type"] in types) != wanted:
                told = ", ".join(sorted(types)) or "nothing"
                verb = "does not give" if wanted else "gives"
                yield Fault(
                    path,
                    _line(path, sentence),
                    f"“{sentence}” {verb} {content['type']} (it gives {told})",
                    "mend the triggers or the sentence",
                )

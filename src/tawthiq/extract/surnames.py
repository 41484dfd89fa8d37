"""Persons told again by the last part of their name: ``وأضاف الأحمدي``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.text import Word, fold_word

_SHORTEST: Final = 3
_CLITICS: Final = ("", "و", "ف", "ل", "ب", "ول", "وب")
# Last words of names that are words of their own: a surname only with its first name.
_COMMON: Final = words("surnames.common")
_LINKS: Final = words("surnames.links")


def full_names(chunks: Iterable[Sequence[Chunk]]) -> dict[str, Chunk]:
    """Surname → the first full mention of its person, over all sentences."""
    found: dict[str, Chunk] = {}
    for sentence in chunks:
        for chunk in sentence:
            if chunk.kind != "person" or chunk.head == "title":
                continue
            parts = fold_word(chunk.name).split()
            if len(parts) < 2 or parts[-1] in _COMMON or len(parts[-1]) < _SHORTEST:
                continue
            found.setdefault(parts[-1], chunk)
            found.setdefault(parts[-1].removeprefix("ال"), chunk)
    return found


def marked(chunks: Sequence[Chunk], names: Mapping[str, Chunk]) -> list[Chunk]:
    """The chunks of a sentence, bare surnames as persons that know their full name."""
    if not names:
        return list(chunks)
    out: list[Chunk] = []
    for chunk in chunks:
        if chunk.kind not in _READ or (out and fold_word(out[-1].name) in _LINKS):
            out.append(chunk)  # a word after أبو is no surname
        else:
            out.extend(_read(chunk, names))
    return out


# What a bare surname may have been read as.
_READ: Final = frozenset(("word", "object", "source", "person"))


def _read(chunk: Chunk, names: Mapping[str, Chunk]) -> list[Chunk]:
    unknown = chunk.kind == "source" and not chunk.alts and chunk.first == chunk.last
    if chunk.kind == "word" or chunk.head == "offered" or unknown:
        word = fold_word(chunk.name)
        for clitics in _CLITICS:
            if not word.startswith(clitics):
                continue
            base = word.removeprefix(clitics)
            full = names.get(base)
            if full is not None and full.start != chunk.start:
                return [_person(chunk, full, base, clitics)]
    elif chunk.kind == "person" and chunk.head != "title":
        parts = chunk.name.split()
        full = names.get(fold_word(parts[0])) if parts else None
        if full is None or full.start == chunk.start:
            return [chunk]
        if len(parts) == 1:
            return [chunk._replace(data=_data(full))]
        same = fold_word(full.name).startswith(fold_word(parts[0]))
        if same or fold_word(parts[-1]) in names:  # حسن س حسن: another of the family
            return [chunk]
        end = chunk.start + len(parts[0])  # قال الأحمدي أمام الحشد
        rest = Chunk(
            "word",
            chunk.last,
            chunk.last,
            end + 1,
            chunk.end,
            chunk.name[len(parts[0]) + 1 :],
            Word(fold_word(parts[-1])),
        )
        return [chunk._replace(end=end, name=parts[0], data=_data(full)), rest]
    return [chunk]


def _data(full: Chunk) -> dict[str, object]:
    role = full.data.get("role") if isinstance(full.data, dict) else "unknown"
    return {"role": role, "full": full}


def _person(chunk: Chunk, full: Chunk, base: str, clitics: str) -> Chunk:
    conjunction = clitics[:1] if clitics[:1] in ("و", "ف") else ""
    preposition = clitics.removeprefix(conjunction)
    start = chunk.start + len(clitics)
    name = chunk.name[len(clitics) :]
    word = Word(base, conjunction, preposition, prefix=len(clitics))
    return chunk._replace(
        kind="person", start=start, name=name, word=word, data=_data(full), head=""
    )


def full_name(chunk: Chunk) -> Chunk:
    """The first full mention of a person told by surname; any other chunk itself."""
    full = chunk.data.get("full") if isinstance(chunk.data, dict) else None
    return full if isinstance(full, Chunk) else chunk

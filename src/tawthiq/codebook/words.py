"""The lists of words that the reader's grammar goes by, as ``data/words`` holds them.

A file is an area of the grammar, a key of it a list: ``words("things.not_nouns")``.  They are
written in ordinary spelling and folded here as texts are, so that code compares folded
words with folded words.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import tawthiq.text
from tawthiq.codebook.files import DATA, read_yaml
from tawthiq.codebook.morphology import conjugate
from tawthiq.kept import kept
from tawthiq.text import fold_word

FOLDER: Final = DATA / "words"
_SOURCES: Final = (FOLDER, Path(__file__), Path(tawthiq.text.__file__).parent)

# A list as it is kept: each word, and what it is where the list is a map.
_List = dict[str, str]


def words(name: str) -> frozenset[str]:
    """The words of a list.

    ``name``: the file and the list, parted by a point.

    Raises:
        KeyError: no file or list is called so.

    """
    return frozenset(_list(name))


def ordered(name: str) -> tuple[str, ...]:
    """As ``words``, in the order of the list: for what words begin or end with."""
    return tuple(_list(name))


def verbs(name: str) -> frozenset[str]:
    """All forms of the verbs of a list, each written past and present: ``طوق يطوق``."""
    entries = (verb.split() for verb in _list(name))
    return frozenset(
        form.word for past, present in entries for form in conjugate(past, present)
    )


def pairs(name: str) -> Mapping[str, str]:
    """The words of a map, and what each is, which is not folded."""
    return dict(_list(name))


def _list(name: str) -> _List:
    area, _, key = name.partition(".")
    return _areas()[area][key]


@functools.lru_cache(maxsize=1)
def _areas() -> dict[str, dict[str, _List]]:
    return kept(FOLDER, _SOURCES, _read)


def _read() -> dict[str, dict[str, _List]]:
    return {
        path.stem: {key: _folded(held) for key, held in read_yaml(path).items()}
        for path in sorted(FOLDER.glob("*.yaml"))
    }


def _folded(held: list[str] | dict[str, str]) -> _List:
    """A list or a map of YAML with its words folded."""
    told = held.items() if isinstance(held, dict) else ((word, "") for word in held)
    return {fold_word(word): meant for word, meant in told}

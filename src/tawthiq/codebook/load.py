"""The codebook as a whole: its tables, and an overlay directory that adds to them."""

from __future__ import annotations

import functools
import gc
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import tawthiq.text
from tawthiq.codebook.files import DATA, cells, read_csv, read_yaml
from tawthiq.codebook.fill import VOICED, fill, fill_places
from tawthiq.codebook.lexeme import Lexeme
from tawthiq.codebook.lexicon import Lexicon
from tawthiq.collecting import no_collecting
from tawthiq.kept import kept
from tawthiq.places.table import CURATED
from tawthiq.text import fold_word

# What a codebook is made of and by.
_SOURCES: Final = (DATA.parent, Path(tawthiq.text.__file__).parent, CURATED)


class Codebook(NamedTuple):
    """Everything the reader knows; built once, then only read."""

    lexicon: Lexicon
    frames: Mapping[str, Mapping[str, Any]]
    version: str
    labels: Mapping[str, tuple[str, str]]
    weapon_types: Mapping[str, str]
    grammar: Mapping[str, Any]
    domains: Lexicon
    given_names: frozenset[str] = frozenset()
    nisbas: Mapping[str, str] = MappingProxyType({})
    # The country that a source reports on, by its folded name.
    publishers: Mapping[str, str] = MappingProxyType({})


@functools.lru_cache(maxsize=4)
def load(overlay: Path | None = None) -> Codebook:
    """The codebook, with an overlay directory of the same layout on top if given."""
    with no_collecting():
        make = functools.partial(_load, overlay)
        codebook = make() if overlay else kept(DATA / "codebook", _SOURCES, make)
        gc.freeze()  # it stays: no later search need look at it
        return codebook


def _load(overlay: Path | None) -> Codebook:
    lexicon = Lexicon()
    labels: dict[str, tuple[str, str]] = {}
    publishers: dict[str, str] = {}
    folders = [DATA, *([overlay] if overlay else [])]
    for folder in folders:
        fill(lexicon, folder, labels, publishers)
    lexicon.drop(_of_act, _NAMING)
    fill_places(lexicon)
    grammars = [read_yaml(folder / "grammar.yaml") for folder in folders]
    domains = Lexicon()
    for domain, cues in read_yaml(DATA / "cues.yaml").items():
        for word in cues:
            domains.add(word, Lexeme("domain", domain, word))
    weapon_types = {r["id"]: r["implies"] for r in read_csv(DATA / "weapons.csv")}
    frames = read_yaml(DATA / "frames.yaml")
    given = frozenset(
        fold_word(name)
        for row in read_csv(DATA / "given_names.csv")
        for name in cells(row["name"])
    )
    nisbas = {
        fold_word(form): row["actor"]
        for row in read_csv(DATA / "nisbas.csv")
        for form in cells(row["nisba"])
    }
    return Codebook(
        lexicon,
        frames,
        "1",
        labels,
        weapon_types,
        functools.reduce(_united, grammars),
        domains,
        given,
        nisbas,
        publishers,
    )


def _united(one: Any, two: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Two values of one key of two folders: lists and maps are put together."""
    if isinstance(one, list):
        return [*one, *two]
    if isinstance(one, dict):
        return {
            k: _united(one[k], two[k])
            if k in one and k in two
            else (two if k in two else one)[k]
            for k in {**one, **two}
        }
    return two


# Tables of people and things whose nouns look like participles: ``مقاتلين``, ``نازحا``.
_NAMING: Final = frozenset(("head", "group", "harm_noun", "equipment", "place_head"))


def _of_act(lexeme: Lexeme) -> bool:
    """Whether a lexeme is the participle of a deed; those of speech stay (``متهما``)."""
    data = lexeme.data
    return (
        lexeme.kind in ("trigger", "harm_verb")
        and getattr(data, "tense", "") == "participle"
        and getattr(data, "type", "") not in VOICED
    )

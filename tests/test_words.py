"""The lists of words in the codebook are those that code reads, each written once."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import tawthiq
from tawthiq.codebook.words import FOLDER, ordered, pairs, verbs, words
from tawthiq.text import fold_word

_READERS = {"words", "ordered", "pairs", "verbs"}
_FILES = sorted(FOLDER.glob("*.yaml"))


def _read() -> Iterator[str]:
    """The lists that code asks for by name."""
    for path in Path(tawthiq.__file__).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "from tawthiq.codebook.words import" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in _READERS
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value)


def test_every_list_is_read_and_every_list_that_is_read_is_there() -> None:
    told = {
        f"{path.stem}.{key}"
        for path in _FILES
        for key in yaml.safe_load(path.read_text(encoding="utf-8"))
    }
    assert set(_read()) == told


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_a_list_says_what_it_is_for_and_holds_each_word_once(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    for key, held in yaml.safe_load(text).items():
        at = next(n for n, line in enumerate(lines) if line.startswith(f"{key}:"))
        assert lines[at - 1].startswith("# "), f"{key}: no comment says what it is for"
        twice = [w for w, n in Counter(map(fold_word, held)).items() if n > 1]
        assert not twice, f"{key}: {twice}"


def test_words_are_folded_and_lists_keep_their_order() -> None:
    assert "اخري" in words("things.not_nouns")
    assert "أخرى" not in words("things.not_nouns")
    assert set(ordered("things.not_nouns")) == words("things.not_nouns")
    with pytest.raises(KeyError):
        pairs("things.no_such_list")


def test_a_verb_stands_for_all_its_forms() -> None:
    forms = verbs("aftermath.responding")
    assert {"طوق", "طوقت", "يطوق", "تطوق", "طوقوا"} <= forms
    assert "طوق يطوق" not in forms

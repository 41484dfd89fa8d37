"""Why something is refused is told in the person's language, whoever refuses it."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polib
import pytest
from django.utils.translation import override

import tawthiq
from tawthiq.desk import refusals
from tawthiq.desk.numerals import written
from tawthiq.ingest.item import Original
from tawthiq.ingest.sniff import why

_SOURCES: Final = Path(tawthiq.__file__).parent
_CASE: Final = ("fault.py", "judging.py", "checking.py")
# Modules whose texts are no reasons: names of columns, words of reports, patterns; and
# those whose reasons are of paths, of which the desk is given none.
_OTHERS: Final = frozenset(
    (
        *("columns.py", "dateline.py", "furniture.py", "headers.py", "likeness.py"),
        *("visual.py", "walk.py"),
    )
)
# Pieces of messages; Arabic is never set aside; a digest is looked at by the case.
_PIECES: Final = frozenset(
    (
        "application/xml; charset=utf-8",
        "told by ",
        ", 7 of a mixed text",
        "Arabic letters, and no mark of another language",
        "Arabic7: 7",
        "no digest",
    )
)
_PROSE: Final = re.compile(
    r"(?!<)[^\u0600-\u06ff]*[A-Za-z]{2,}[^\u0600-\u06ff]* [A-Za-z0-9][^\u0600-\u06ff]*"
)


def _texts(path: Path) -> Iterator[str]:
    """The texts of a module besides its docstrings, with ``7`` in the holes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {id(text) for node in ast.walk(tree) for text in _docstring(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in ast.walk(node) if part is not node}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.replace("{}", "7")
        elif isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "7"
                for part in node.values
            )


def _docstring(node: ast.AST) -> Iterator[ast.Constant]:
    """The docstring of a module, a class or a function."""
    match node:
        case ast.Module() | ast.ClassDef() | ast.FunctionDef():
            match node.body:
                case [ast.Expr(value=ast.Constant() as text), *_]:
                    yield text


def _reasons() -> dict[str, str]:
    """What readers refuse with, and where that is written."""
    modules = [p for p in (_SOURCES / "ingest").glob("*.py") if p.name not in _OTHERS]
    return {
        text: path.name
        for path in modules
        for text in _texts(path)
        if _PROSE.fullmatch(text) and text not in _PIECES
    }


def test_every_reason_of_a_reader_has_its_arabic() -> None:
    missing = [
        f"{where}: {text!r}"
        for text, where in _reasons().items()
        if not (refusals.matched(text) or refusals.matched(f"{text}: 7"))
    ]
    assert not missing, "\n".join(missing)


def test_no_reason_is_kept_that_nobody_gives() -> None:
    ingest, case = _SOURCES / "ingest", _SOURCES / "case"
    modules = [*ingest.glob("*.py"), *(case / name for name in _CASE)]
    given = "\n".join(text for path in modules for text in _texts(path))
    given += (ingest / "data" / "languages.yaml").read_text(encoding="utf-8")
    kept = [entry.msgid for entry in polib.pofile(str(refusals.PART), encoding="utf-8")]
    left = [
        text
        for text in kept
        if any(
            piece.strip(" ':") not in given for piece in re.split(r"%\(\w+\)s", text)
        )
    ]
    assert not left, "\n".join(left)


@pytest.mark.parametrize(
    ("head", "arabic"),
    [
        (b"\x89PNG\r\n", "ليس من صيغ النصوص: صورة"),
        (b"Rar!", "ليس من صيغ النصوص: أرشيف RAR؛ فُكّ ضغطه وقدّم المجلد"),
        (b"PK\x03\x04", "ليس من صيغ النصوص"),
        (b"\0\0\0", "ليس من صيغ النصوص: لا شيء فيه سوى أصفار"),
    ],
)
def test_a_reason_is_told_in_arabic_with_its_parts(head: bytes, arabic: str) -> None:
    original = Original("file", len(head), lambda: io.BytesIO(head))
    with override("ar"):
        assert refusals.told(why(original)) == arabic
    with override("en"):
        assert refusals.told(why(original)) == why(original).rstrip(": ")


def test_what_was_found_stays_and_numbers_are_written_as_chosen() -> None:
    reason = (
        "1,200 characters: longer than one report can be (900); split it into reports"
    )
    with override("ar"):
        assert refusals.told("no such reason: x") == "\u2068no such reason: x\u2069"
        assert "\u2068Expecting value\u2069" in refusals.told(
            "not JSON: Expecting value"
        )
        with written("arabic"):
            assert refusals.told(reason).startswith("١٬٢٠٠ من المحارف")

"""Every word of the interface has its Arabic, and no Arabic is left without a use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import polib
import pytest
from django.utils.translation import gettext, ngettext, override
from django.utils.translation.template import templatize

from tawthiq import desk
from tawthiq.desk import catalogue, refusals

_DESK: Final = Path(desk.__file__).parent
_STRING: Final = r"""u?('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_CALL: Final = re.compile(
    rf"\b(n?p?gettext|_)\({_STRING}(?:, ?{_STRING})?(?:, ?{_STRING})?"
)
_NAMES: Final = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), ("msgid",)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), ("msgid", "plural")),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ("context", "msgid")),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ("context", "msgid", "plural")),
}
_PLACEHOLDER: Final = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")
_PLURALS: Final = 6  # of Arabic


class Message(NamedTuple):
    """A text of the interface as a source has it."""

    msgid: str
    context: str | None = None
    plural: str | None = None


def _message(name: str, texts: list[str]) -> Message:
    held = dict(zip(_NAMES[name], texts, strict=False))
    return Message(held["msgid"], held.get("context"), held.get("plural"))


def _of_template(path: Path) -> Iterator[Message]:
    for match in _CALL.finditer(templatize(path.read_text(encoding="utf-8"))):
        name, *found = match.groups()
        texts = [str(ast.literal_eval(text)) for text in found if text]
        yield _message(name, texts)


def _of_module(path: Path) -> Iterator[Message]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [
            arg.value
            for arg in node.args
            if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if node.func.id in _NAMES and len(texts) >= len(_NAMES[node.func.id]):
            yield _message(node.func.id, texts)


def _used() -> dict[Message, str]:
    """All texts of the desk, each with a file that has it."""
    found: dict[Message, str] = {}
    for path in sorted(_DESK.rglob("*.html")):
        found.update((m, path.name) for m in _of_template(path))
    for path in sorted(_DESK.rglob("*.py")):
        found.update((m, path.name) for m in _of_module(path))
    return found


def _told() -> str:
    """All that other packages tell in English, and the desk says in Arabic too."""
    return "\n".join(
        path.read_text(encoding="utf-8")
        for name in ("case", "codebook", "incident", "publish")
        for path in sorted((_DESK.parent / name).rglob("*.*"))
        if path.suffix in {".py", ".yaml", ".csv"}
    )


def _known() -> dict[tuple[str, str | None], polib.POEntry]:
    return {(e.msgid, e.msgctxt): e for e in catalogue.joined()}


def test_the_scan_finds_every_way_to_say_a_word(tmp_path: Path) -> None:
    template = tmp_path / "a.html"
    template.write_text(
        "{% translate 'one' %}{{ _(\"two\") }}{% blocktranslate trimmed %}\n three "
        "{{ x }}\n{% endblocktranslate %}{% blocktranslate count n=x %}four{% plural %}"
        "{{ n }} fours{% endblocktranslate %}{% translate 'five' context 'six' %}"
    )
    module = tmp_path / "a.py"
    module.write_text("_('seven' ' eight')\nngettext('nine', 'nines', n)\n_(name)\n")
    assert set(_of_template(template)) == {
        Message("one"),
        Message("two"),
        Message("three %(x)s"),
        Message("four", None, "%(n)s fours"),
        Message("five", "six"),
    }
    assert set(_of_module(module)) == {
        Message("seven eight"),
        Message("nine", None, "nines"),
    }


def test_every_text_has_its_arabic() -> None:
    known = _known()
    missing = [
        f"{place}: {message.msgid!r}"
        for message, place in _used().items()
        if (entry := known.get((message.msgid, message.context))) is None
        or not (entry.msgstr or entry.msgstr_plural)
        or "fuzzy" in entry.flags
    ]
    assert not missing, "\n".join(missing)


def test_plural_forms_are_complete() -> None:
    known = _known()
    wrong = [
        message.msgid
        for message in _used()
        if message.plural is not None
        and (entry := known.get((message.msgid, message.context))) is not None
        and (
            entry.msgid_plural != message.plural
            or len(entry.msgstr_plural) != _PLURALS
            or not all(entry.msgstr_plural.values())
        )
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_is_translated_that_no_source_says() -> None:
    used = {(m.msgid, m.context) for m in _used()}
    told = _told()
    left = [
        f"{path.name}: {entry.msgid!r}"
        for path in sorted(catalogue.PARTS.glob("*.po"))
        if path != refusals.PART  # a table of its own, with its own tests
        for entry in polib.pofile(str(path), encoding="utf-8")
        if (entry.msgid, entry.msgctxt) not in used and entry.msgid not in told
    ]
    assert not left, "\n".join(left)


def test_placeholders_stand_in_both_languages() -> None:
    wrong = [
        entry.msgid
        for entry in catalogue.joined()
        for text in (entry.msgstr, *entry.msgstr_plural.values())
        if text and not _fits(entry, text)
    ]
    assert not wrong, "\n".join(wrong)


def _fits(entry: polib.POEntry, text: str) -> bool:
    """The same placeholders; a form of a plural may spell its number out."""
    there = set(_PLACEHOLDER.findall(text))
    asked = set(_PLACEHOLDER.findall(entry.msgid))
    also = set(_PLACEHOLDER.findall(entry.msgid_plural or ""))
    return there <= asked | also and (bool(also) or there == asked)


def test_two_parts_that_say_one_text_say_it_alike() -> None:
    said: dict[tuple[str, str | None], tuple[str, str]] = {}
    unlike = []
    for path in sorted(catalogue.PARTS.glob("*.po")):
        for entry in polib.pofile(str(path), encoding="utf-8"):
            key = (entry.msgid, entry.msgctxt)
            first = said.setdefault(key, (entry.msgstr, path.name))
            if first[0] != entry.msgstr:
                unlike.append(f"{entry.msgid!r}: {first[1]} and {path.name}")
    assert not unlike, "\n".join(unlike)


def test_tanween_is_written_in_one_way() -> None:
    # \u064b is the tanween, \u0627 the alif that bears it
    texts = [
        t for e in catalogue.joined() for t in (e.msgstr, *e.msgstr_plural.values())
    ]
    assert not [text for text in texts if "\u0627\u064b" in text]


@pytest.mark.parametrize(
    ("number", "form"), [(0, 0), (1, 1), (2, 2), (7, 3), (11, 4), (100, 5)]
)
def test_arabic_has_its_six_plurals(number: int, form: int) -> None:
    entry = next(e for e in catalogue.joined() if e.msgid_plural)
    with override("ar"):
        held = ngettext(entry.msgid, entry.msgid_plural, number)
    assert held == entry.msgstr_plural[form]


def test_the_words_are_those_that_pages_say() -> None:
    with override("ar"):
        assert gettext("Reports") == "التقارير"

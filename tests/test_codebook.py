"""The codebook's linter finds each fault where it is; verbs give all their forms."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tawthiq.codebook.check import Fault, check
from tawthiq.codebook.files import DATA
from tawthiq.codebook.morphology import conjugate

PROTEST = "events/protest.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data to break."""
    return shutil.copytree(DATA, tmp_path / "data")


def _append(path: Path, row: str) -> int:
    """Add a row to a table; the number of its line."""
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n{row}\n", encoding="utf-8")
    return text.count("\n") + 2


def _replace(path: Path, old: str, new: str) -> int:
    """Replace some words once; the number of the line where the new ones stand."""
    text = path.read_text(encoding="utf-8")
    at = text.index(old)
    path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
    return text[:at].count("\n") + 1


def _only(faults: list[Fault]) -> Fault:
    (fault,) = faults
    return fault


def test_the_shipped_codebook_has_no_fault() -> None:
    assert check() == []


def test_a_sound_new_row_has_no_fault(data: Path) -> None:
    row = "zz_a,منجنيق,x,,shell,shelling,رموا السور بالمنجنيق,رفع المزارع السور"
    _append(data / "weapons.csv", row)

    assert check(data) == []


@pytest.mark.parametrize(
    ("name", "fault", "mend"),
    [
        ("ﻣﻨﺠﻨﻴﻖ", "a presentation form", "type the letter itself"),
        ("منجنـــيق", "tatweel", "delete it"),
        ("مَنجنيق", "a diacritic", "delete it: matching ignores them"),
        ("منجنیق", "a Persian letter", "type the Arabic ي ك ه"),
        ("کرات نار", "a Persian letter", "type the Arabic ي ك ه"),
        ("منج\u200cنيق", "an invisible character", "delete it"),
    ],
)
def test_letters_that_never_match(data: Path, name: str, fault: str, mend: str) -> None:
    path = data / "weapons.csv"
    line = _append(path, f"zz_a,{name},x,,,,,")

    found = _only(check(data))

    assert (found.path, found.line, found.mend) == (path, line, mend)
    assert found.fault.startswith(f"{fault} in ")
    assert name in found.fault


def test_letters_are_checked_in_event_files_but_not_in_comments(data: Path) -> None:
    path = data / PROTEST
    line = _replace(path, "تظاهر يتظاهر", "تظاهـر يتظاهر")
    _append(path, "# تظاهـر is not read")

    found = _only(check(data))

    assert (found.path, found.line, found.mend) == (path, line, "delete it")


@pytest.mark.parametrize(
    ("table", "row", "fault"),
    [
        (
            "weapons.csv",
            "zz_a,مدفعيه,x,,,,,",
            "“مدفعيه” is artillery on line {line} already",
        ),
        (
            "actors.csv",
            "zz_a,قوات تجريبية,x,قوات ألاسد,armed_group,,,,,,",
            "“قوات ألاسد” is syria_army on line {line} already",
        ),
    ],
)
def test_spellings_that_fold_alike_stand_under_one_id(
    data: Path, table: str, row: str, fault: str
) -> None:
    path = data / table
    other = fault.split(" is ")[1].split(" ", 1)[0]
    lines = path.read_text(encoding="utf-8").splitlines()
    before = next(n for n, x in enumerate(lines, 1) if x.startswith(f"{other},"))
    line = _append(path, row)

    assert _only(check(data)) == Fault(
        path,
        line,
        fault.format(line=before),
        "keep it under one id (spellings that fold alike are one)",
    )


@pytest.mark.parametrize(
    ("row", "fault", "mend"),
    [
        (
            "zz_a,منجنيق,x,,catapult,,,",
            "unknown parent 'catapult'",
            "name the id of another row",
        ),
        (
            "zz_a,منجنيق,x,,,volcano,,",
            "unknown event type 'volcano'",
            "use one of the 32 types",
        ),
        (
            "zz_a,منجنيق,x",
            "a row with too many or too few cells",
            "give it 8: id, name, en, aliases, parent, implies, match, no_match",
        ),
        (
            "zz_a,منجنيق,x,,,,انفجر لغم في الحقل,",
            "zz_a does not match its sentence “انفجر لغم في الحقل”",
            "mend the names or the sentence",
        ),
        (
            "zz_a,منجنيق,x,,,,,رموا السور بالمنجنيق",
            "zz_a matches its sentence “رموا السور بالمنجنيق”",
            "mend the names or the sentence",
        ),
    ],
)
def test_rows_with_a_wrong_reference_or_sentence(
    data: Path, row: str, fault: str, mend: str
) -> None:
    path = data / "weapons.csv"
    line = _append(path, row)

    assert _only(check(data)) == Fault(path, line, fault, mend)


def test_a_second_row_of_an_id(data: Path) -> None:
    line = _append(data / "weapons.csv", "shell,منجنيق,x,,,,,")

    found = _only(check(data))

    assert (found.line, found.mend) == (line, "give each row an id of its own")
    assert found.fault.startswith("id 'shell' stands on line ")


@pytest.mark.parametrize(
    ("old", "new", "fault", "mend"),
    [
        ("type: protest", "type: volcano", "unknown event type 'volcano'", "use one"),
        ("frame: gather", "frame: erupt", "unknown frame 'erupt'", "use one of "),
        ("تظاهر يتظاهر", "تظاهر", "“تظاهر” is no verb entry", "write past and present"),
        (
            "تظاهر مئات المدنيين في",
            "جلس المزارع في",
            "does not give protest (it gives nothing)",
            "mend the triggers or the sentence",
        ),
    ],
)
def test_event_files(data: Path, old: str, new: str, fault: str, mend: str) -> None:
    path = data / PROTEST
    line = _replace(path, old, new)

    found = _only(check(data))

    assert (found.path, found.line) == (path, line)
    assert fault in found.fault
    assert found.mend.startswith(mend)


def test_a_sentence_that_must_not_match_and_does(data: Path) -> None:
    path = data / PROTEST
    text = path.read_text(encoding="utf-8")
    sentence = text[text.index("\nmatch:") :].splitlines()[2].removeprefix("  - ")
    _append(path, f"no_match:\n  - {sentence}")

    assert "gives protest (it gives protest)" in _only(check(data)).fault


def test_an_event_file_without_example_or_syntax(data: Path) -> None:
    protest, siege = data / PROTEST, data / "events/siege.yaml"
    _replace(protest, "\nmatch:", "\nsentences:")
    line = _replace(siege, "verbs:", "verbs: [")

    found = {f.path: f for f in check(data)}

    assert found[protest].line == 1
    assert found[protest].fault == "no example sentence"
    assert found[siege].line == line + 1  # where the parser gives up
    assert found[siege].fault.startswith("not YAML: ")
    assert len(found) == 2


def test_an_expression_of_two_event_files_or_twice_in_one(data: Path) -> None:
    protest, siege = data / PROTEST, data / "events/siege.yaml"
    line = _replace(
        protest, "nouns:", "nouns:\n  - رفع الحصار\n  - تكبيرات\n  - تكبيرات"
    )

    found = check(data)

    assert [(f.path.name, f.line) for f in found] == [
        (protest.name, line + 3),
        (siege.name, _number(siege, "- رفع الحصار")),
    ]
    assert f"“رفع الحصار” stands in protest.yaml:{line + 1} already" in found[1].fault
    assert "under `parties`" in found[0].mend


def _number(path: Path, words: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if words in line)


def test_a_fault_prints_as_file_line_fault_and_mend() -> None:
    fault = Fault(Path("data/weapons.csv"), 3, "tatweel in “قـنبلة”", "delete it")

    assert str(fault) == "weapons.csv:3: tatweel in “قـنبلة”; delete it"


@pytest.mark.parametrize(
    ("past", "present", "word", "tense", "voice"),
    [
        ("قال", "يقول", "قيل", "past", "passive"),  # hollow
        ("اصاب", "يصيب", "يصابون", "present", "passive"),
        ("اغتال", "يغتال", "اغتيلوا", "past", "passive"),
        ("اغتال", "يغتال", "يغتال", "present", "either"),
        ("حاصر", "يحاصر", "حوصرت", "past", "passive"),  # form III
        ("حاصر", "يحاصر", "حاصروا", "past", "active"),
        ("اخلي", "يخلي", "اخليت", "past", "either"),  # defective
        ("اخلي", "يخلي", "يخلون", "present", "either"),
        ("نفي", "ينفي", "ينف", "present", "either"),  # the jussive
        ("نفي", "ينفي", "نافيا", "participle", "active"),
        ("دعا", "يدعو", "دعي", "past", "passive"),
        ("دعا", "يدعو", "يدعي", "present", "passive"),
    ],
)
def test_a_form_has_its_tense_and_voice(
    past: str, present: str, word: str, tense: str, voice: str
) -> None:
    found = {(f.tense, f.voice) for f in conjugate(past, present) if f.word == word}

    assert found == {(tense, voice)}


def test_a_final_hamza_stays_in_the_past() -> None:
    past = {f.word for f in conjugate("بدا", "يبدا", hamza=True) if f.tense == "past"}

    assert {"بدا", "بدات", "بداوا"} <= past
    assert "بدت" not in past  # بدت is seemed

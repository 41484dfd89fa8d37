"""No protected name leaves a case, in any format, field or spelling."""

from __future__ import annotations

import dataclasses
import enum
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from pydantic import BaseModel

import incidents as made
from leaks import leaks
from tawthiq.incident import Incident, Source
from tawthiq.model import Attribution, Named, Person, Victim
from tawthiq.publish import format as formats
from tawthiq.publish.export import export, make
from tawthiq.publish.format import FORMATS, Settings
from tawthiq.publish.gate import GatePolicy, gate
from tawthiq.publish.manifest import ENDING

# Invented names, whose letters stand together in no word of the formats.
VICTIM = "غيداء عبد الكريم الزعرورجي"
WITNESS = "أبو ضرغام البيلساني"
MEDIC = "ظافر الخيزراني"
NICKNAME = "شقنقيرة"
PROTECTED = {"victim": VICTIM, "witness": WITNESS, "medic": MEDIC, "child": NICKNAME}
OFFICIAL = "ظهير السنديانكي"
# What is looked for: the names, and the parts that stand for them.
SOUGHT = (VICTIM, WITNESS, MEDIC, NICKNAME, "زعرورجي", "بيلساني", "خيزراني", "غيداء")
LATIN = ("ghaidaa-abdulkarim-zarourji", "Zafer al-Khayzarani")


def spellings(name: str) -> Iterator[str]:
    """The ways in which hostile and careless writers write a name."""
    first, *rest = name.split()
    yield name
    yield f"و{name}"
    yield f"ول{name}"
    yield f"بال{name.removeprefix('ال')}"
    yield name.replace("أ", "ا").replace("ء", "").replace("ة", "ه").replace("ي", "ى")
    yield "ـ".join(name)
    yield "\u064e".join(name)  # a fatha on every letter
    yield "\u202e\u2066".join(name)
    yield "\u200c".join(name)
    yield name.replace(" ", "\u00a0")
    yield name.replace(" ", "-")
    yield name.replace(" ", "_")
    yield name.replace(" ", "\n")
    yield name.replace("عبد ال", "عبدال").replace("أبو ", "ابو")
    yield quote(name)
    yield quote(quote(name.replace(" ", "-")))
    yield quote(name, encoding="windows-1256", errors="ignore")
    yield "".join(f"&#{ord(c)};" for c in name)
    yield "".join(f"&#x{ord(c):x};" for c in name)
    yield "".join(f"\\u{ord(c):04x}" for c in name)
    yield "xn--" + name.replace(" ", "-").encode("punycode").decode()
    yield f"قال {(rest or [first])[-1]} إن"


ALL = tuple(s for n in PROTECTED.values() for s in spellings(n)) + LATIN
_FEW = 3
# Fields whose values are words of a closed list, numbers of a report, or days.
CLOSED = frozenset(
    [
        "type",
        "types",
        "status",
        "kind",
        "group",
        "form",
        "role",
        "state",
        "precision",
        "date_precision",
        "basis",
        "sex",
        "verdict",
        "language",
        "country",
        "date_from",
        "date_to",
        "from_",
        "to",
        "published",
        "retrieved",
        "judged_at",
        "approved_at",
        "at",
        "proposed",
        "value",
        "sha256",
        "part_of_day",
        "extent",
        "parts",
        "part_of",
        "code",
        "previous_codes",
    ]
)


def planted(value: Any, plant: Callable[[str, str], str], name: str = "") -> Any:  # noqa: ANN401
    """A value with ``plant(field, text)`` for every text; written apart from the gate."""
    if isinstance(value, enum.Enum):
        return value
    if isinstance(value, str):
        return plant(name, value)
    if isinstance(value, tuple):
        return tuple(planted(v, plant, name) for v in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [f.name for f in dataclasses.fields(value)]
        new = {n: planted(getattr(value, n), plant, n) for n in names}
        return dataclasses.replace(value, **new)
    if isinstance(value, BaseModel):
        new = {
            n: planted(getattr(value, n), plant, n) for n in type(value).model_fields
        }
        return value.model_copy(update=new)
    return value


def strings(value: Any, name: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Every text of a value with its field."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for v in value:
            yield from strings(v, name)
    elif dataclasses.is_dataclass(value):
        for f in dataclasses.fields(value):
            yield from strings(
                getattr(value, f.name), f"{type(value).__name__}.{f.name}"
            )
    elif isinstance(value, BaseModel):
        for n in type(value).model_fields:
            yield from strings(getattr(value, n), f"{type(value).__name__}.{n}")


def told_by(source: Source) -> Source:
    """A source that names the protected persons, and an official."""
    persons = (
        *(
            Person(name=n, role=r, text=n, start=0, end=0)
            for r, n in PROTECTED.items()
            if r != "child"
        ),
        Person(name=NICKNAME, role="unknown", text=NICKNAME, start=0, end=0),
        Person(name=OFFICIAL, role="official", text=OFFICIAL, start=0, end=0),
    )
    return dataclasses.replace(source, persons=persons, author="محرر")


def seeded(n: int = 1) -> Incident:
    """An incident with a value of every kind, that tells of the protected persons."""
    whole = made.incident(
        n, note="ملاحظة", contradictions=made.many()[6].contradictions
    )
    tellings = []
    for telling in whole.tellings:
        claim = telling.claim.model_copy(
            update={
                "victims": (Victim(name=VICTIM, age=9, text=VICTIM, start=0, end=0),),
                "targets": (Named(name="مدنيون", text="مدنيون", start=0, end=0),),
                "sources": (
                    *telling.claim.sources,
                    Attribution(
                        name="مصدر", kind="witness", text="مصدر", start=0, end=0
                    ),
                ),
            }
        )
        tellings.append(
            dataclasses.replace(telling, claim=claim, source=told_by(telling.source))
        )
    return dataclasses.replace(whole, tellings=tuple(tellings))


def some(n: int) -> tuple[str, ...]:
    """A few spellings, others each time, so that the fields together hold all."""
    return tuple(ALL[(_FEW * n + i) % len(ALL)] for i in range(_FEW))


def full(n: int = 1, *, closed: bool = False) -> Incident:
    """The same, with spellings of the names in every text that is free."""
    count = 0

    def plant(name: str, text: str) -> str:
        nonlocal count
        if name in CLOSED and not closed:
            return text
        count += 1
        if name == "url":
            return f"https://news.example/{quote(VICTIM.replace(' ', '-'))}/{LATIN[0]}"
        if name in ("role", "kind") and closed and text in PROTECTED:
            return text
        if name == "text" and len(text) > 60:  # the report itself
            return text + "\n" + "\n".join(ALL)
        return f"{text} {' | '.join(some(count))}"

    whole = seeded(n)
    # persons and victims keep their names: by them the gate knows whom it protects
    tellings = tuple(
        dataclasses.replace(
            planted(t, plant),
            source=dataclasses.replace(
                planted(t.source, plant), persons=t.source.persons
            ),
            claim=planted(t.claim, plant).model_copy(
                update={"victims": t.claim.victims}
            ),
        )
        for t in whole.tellings
    )
    all_planted: Incident = planted(whole, plant)
    return dataclasses.replace(all_planted, tellings=tellings)


def test_the_search_finds_what_leaks() -> None:
    for spelling in ALL[:-2]:
        assert leaks({"a.txt": f"x {spelling} y".encode()}, SOUGHT), spelling
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", quote(VICTIM))
    assert leaks({"a.xlsx": packed.getvalue()}, SOUGHT)
    assert leaks({f"{VICTIM}.csv": b""}, SOUGHT)
    assert not leaks({"a.txt": made.source(1).text.encode()}, SOUGHT)


class Leaking:
    """A format that writes the claimant beside the gate's back: the test must see it."""

    SUFFIX = ".txt"

    def write(
        self,
        incidents: Sequence[Incident],
        settings: Settings,
    ) -> Iterator[tuple[str, bytes]]:
        """One file with a name in it."""
        del settings
        yield "", f"{len(incidents)} {VICTIM.upper()}".encode()

    def check(self, files: dict[str, bytes]) -> None:
        """Everything is valid."""


def test_a_leaking_format_is_caught(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tawthiq.publish.export._format", lambda _: Leaking())
    export("ucdp", [full()], Settings(policy="range"), tmp_path / "x.txt")
    with pytest.raises(AssertionError):
        assert not leaks(written(tmp_path), SOUGHT)


def written(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


@pytest.mark.parametrize("victims", ["drop", "initials", "pseudonym"])
def test_no_field_of_a_gated_incident_holds_a_name(victims: Any) -> None:  # noqa: ANN401
    incident = full(closed=True)
    before = {
        name for name, text in strings(incident) if leaks({"": text.encode()}, SOUGHT)
    }
    # every field with text was planted: a new one that is not would be missed here
    assert before >= {
        name
        for name, text in strings(seeded())
        if text
        and name not in ("Person.role", "Victim.sex", "Telling.claim")
        and not isinstance(text, enum.Enum)
        and not name.startswith(("Person.", "Victim."))
    }
    policy = GatePolicy(victims=victims, include_unreviewed=True, key="k")
    (public,) = gate(
        [dataclasses.replace(incident, state="approved")], policy
    ).incidents
    for name, text in strings(public):
        assert not leaks({"": text.encode()}, SOUGHT), (name, text)


def test_transliterated_names_are_redacted() -> None:
    (public,) = gate([full()], GatePolicy()).incidents
    for _, text in strings(public):
        assert "khayzarani" not in text.lower()
        assert "abdulkarim" not in text.lower()


def test_officials_are_named() -> None:
    incident = seeded()
    first = incident.tellings[0]
    text = f"{first.source.text}\nقال {OFFICIAL} إن القصف توقف.\n"
    source = dataclasses.replace(first.source, text=text)
    told = dataclasses.replace(first, source=source)
    (public,) = gate(
        [dataclasses.replace(incident, tellings=(told,))], GatePolicy()
    ).incidents
    assert OFFICIAL in public.tellings[0].source.text
    assert [p.name for p in public.tellings[0].source.persons] == [OFFICIAL]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("victims", ["drop", "pseudonym"])
def test_no_format_leaks(name: str, victims: Any, tmp_path: Path) -> None:  # noqa: ANN401
    try:
        module = formats.named(name)
    except ImportError as error:
        pytest.skip(f"not written yet: {error}")
    settings = Settings(
        policy="range", lang="ar", title=f"ملف {VICTIM}", case="c1", more={"pdf": "1"}
    )
    incidents = [full(50), made.named(), full(51), *made.many()]
    policy = GatePolicy(victims=victims, include_unreviewed=True, key="c1")
    target = tmp_path / f"out{module.SUFFIX}"
    export(name, incidents, settings, target, policy=policy)
    files = written(tmp_path)
    assert target.name in files
    assert target.name + ENDING in files
    names = (*SOUGHT, "نزيه البستاني", "رامي الحقل")
    assert not leaks(files, names)
    for data in files.values():
        assert b"khayzarani" not in data.lower()
    again = make(name, incidents, settings, target, policy=policy)
    assert {n: files[n] for n in again.files} == again.files

"""What a program may import: names, docstrings, frozen values, JSON, and the schema."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import json
import pkgutil
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

import tawthiq
from tawthiq import Reader, Report
from tawthiq.cli import main
from tawthiq.ingest import Refusal
from tawthiq.model import (
    Attribution,
    Claim,
    EventType,
    Harm,
    Label,
    Loss,
    Meaning,
    Named,
    Person,
    Reading,
    ReportInfo,
    Span,
    Value,
    Victim,
    When,
    Where,
)
from tawthiq.text import tokenize


def _packages(path: Iterable[str], prefix: str) -> Iterator[str]:
    """Every package but the desk: that is a site, with nothing to import."""
    for module in pkgutil.iter_modules(path, prefix):
        if module.ispkg and module.name != "tawthiq.desk":
            yield module.name
            inside = importlib.import_module(module.name).__path__
            yield from _packages(inside, f"{module.name}.")


PACKAGES = ["tawthiq", *_packages(tawthiq.__path__, "tawthiq.")]
EXPORTS = [
    (package, name)
    for package in PACKAGES
    for name in getattr(importlib.import_module(package), "__all__", ())
]
AT: dict[str, Any] = {"text": "قصف", "start": 0, "end": 3}
TEXT = "قصف الطيران الحربي أمس حي المرجة في حلب، ما أدى إلى مقتل ثلاثة مدنيين."
FULL = Reading(
    report=ReportInfo(
        id="full",
        path="a/b.txt",
        title="عنوان",
        source="وكالة",
        url="https://example.org/1",
        published="2016-12-06",
        sha256="0" * 64,
    ),
    text='قصف «حلب»\r\n\t👩‍👧 \u200f \\ "',
    persons=(Person(name="سامر", role="witness", **AT),),
    claims=(
        Claim(
            id="c1",
            type=EventType.AIRSTRIKE,
            status="denied",
            trigger=Span(**AT),
            quote=Span(**AT),
            sources=(Attribution(name="وكالة", id="w", kind="media", **AT),),
            actors=(Named(name="س", id="a", label=Label(ar="س", en="S"), **AT),),
            targets=(Named(name="ص", **AT),),
            weapons=(Named(name="صاروخ", id="rocket", **AT),),
            places=(
                Where(
                    name="المرجة",
                    in_="حلب",
                    id="p",
                    lat=36.18,
                    lon=37.17,
                    precision="neighbourhood",
                    radius_m=500,
                    path=("سوريا", "حلب", "المرجة"),
                    alternatives=(Meaning(id="q", name="المرجة", score=1.5),),
                    **AT,
                ),
            ),
            date=When(
                from_="2016-12-05",
                to="2016-12-06",
                basis="explicit",
                part_of_day="night",
                **AT,
            ),
            harm=(Harm(kind="killed", group="civilian", low=3, form="at_least", **AT),),
            victims=(Victim(name="سامر", age=7, sex="male", **AT),),
            losses=(Loss(item="دبابة", low=1, high=1, state="captured", **AT),),
            extent="full",
            why=("a rule",),
        ),
    ),
)


def schema() -> dict[str, Any]:
    """What ``tawthiq schema`` prints."""
    result = CliRunner().invoke(main, ["schema"])
    assert result.exit_code == 0
    printed: dict[str, Any] = json.loads(result.stdout)
    return printed


def read() -> Reading:
    return Reader().read(Report.of(TEXT, published="2016-12-06"))


def resolved(node: dict[str, Any], root: dict[str, Any]) -> list[dict[str, Any]]:
    """The alternatives of a schema node, with references followed."""
    if "$ref" in node:
        return resolved(root["$defs"][node["$ref"].rsplit("/", 1)[1]], root)
    if "anyOf" in node:
        return [n for part in node["anyOf"] for n in resolved(part, root)]
    return [node]


def undescribed(value: object, node: dict[str, Any], root: dict[str, Any]) -> list[str]:
    """The fields of a JSON value that its schema does not tell, or requires in vain."""
    if isinstance(value, list):
        (node,) = (n for n in resolved(node, root) if n.get("type") == "array")
        return [f for v in value for f in undescribed(v, node["items"], root)]
    if not isinstance(value, dict):
        return []
    (node,) = (n for n in resolved(node, root) if n.get("type") == "object")
    told = node["properties"]
    out = [f"+{k}" for k in value.keys() - told.keys()]
    out += [f"-{k}" for k in set(node.get("required", ())) - value.keys()]
    for key in value.keys() & told.keys():
        out += [f"{key}.{f}" for f in undescribed(value[key], told[key], root)]
    return out


def test_the_package_exports_what_its_readme_shows() -> None:
    assert set(tawthiq.__all__) >= {"Claim", "Reader", "Reading", "Report"}
    assert {p for p, _ in EXPORTS} >= {"tawthiq", "tawthiq.model", "tawthiq.ingest"}


@pytest.mark.parametrize(("package", "name"), EXPORTS)
def test_every_exported_name_exists_and_is_explained(package: str, name: str) -> None:
    value = getattr(importlib.import_module(package), name)

    if inspect.isclass(value) or inspect.isfunction(value):
        doc = value.__doc__ or ""
        assert doc.strip()
        assert not doc.startswith(f"{name}("), "only the docstring that Python makes"


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_is_explained_and_exports_nothing_twice(package: str) -> None:
    module = importlib.import_module(package)
    names = getattr(module, "__all__", [])

    assert (module.__doc__ or "").strip()
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "value",
    [
        FULL,
        FULL.report,
        FULL.persons[0],
        FULL.claims[0],
        *(getattr(FULL.claims[0], slot) for slot in ("trigger", "date")),
        *(FULL.claims[0].sources + FULL.claims[0].actors + FULL.claims[0].places),
        *(FULL.claims[0].harm + FULL.claims[0].victims + FULL.claims[0].losses),
        Report.of(TEXT),
    ],
    ids=lambda v: type(v).__name__,
)
def test_values_are_frozen_hashable_and_take_nothing_unknown(value: Value) -> None:
    kind = type(value)

    for field in kind.model_fields:
        with pytest.raises(ValidationError, match="frozen"):
            setattr(value, field, None)
    with pytest.raises(ValidationError, match="extra"):
        kind.model_validate({**value.to_dict(), "unknown": 1})
    assert hash(value) == hash(kind.from_json(value.to_json()))


@pytest.mark.parametrize("value", [tokenize(TEXT)[0], Refusal("a.txt", "empty")])
def test_tuples_with_names_are_frozen(value: Any) -> None:  # noqa: ANN401
    for field in value._fields:
        with pytest.raises(AttributeError):
            setattr(value, field, None)


def test_a_reading_comes_back_from_its_json() -> None:
    for reading in (FULL, read()):
        line = reading.to_json()

        assert "\n" not in line
        assert Reading.from_json(line) == reading
        assert Reading.from_json(line.encode()).to_json() == line
        assert json.loads(line) == reading.to_dict()


def test_json_has_the_names_of_the_contract_and_no_escaped_arabic() -> None:
    claim = json.loads(FULL.to_json())["claims"][0]

    assert (claim["date"]["from"], claim["places"][0]["in"]) == ("2016-12-05", "حلب")
    assert not {"from_", "in_"} & (claim["date"].keys() | claim["places"][0].keys())
    assert "قصف" in FULL.to_json()


def test_the_schema_tells_every_field_of_a_reading() -> None:
    root = schema()

    assert undescribed(FULL.to_dict(), root, root) == []
    assert undescribed(read().to_dict(), root, root) == []
    assert undescribed({**FULL.to_dict(), "more": 1}, root, root) == ["+more"]


@pytest.mark.skipif(
    importlib.util.find_spec("jsonschema") is None,
    reason="jsonschema is not installed; the fields are checked without it",
)
def test_readings_are_of_the_schema_and_broken_ones_are_not() -> None:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(schema())
    claim = FULL.to_dict()["claims"][0]

    assert read().claims
    for reading in (FULL, read()):
        assert list(validator.iter_errors(reading.to_dict())) == []
    for broken in ({"type": "party"}, {"trigger": None}, {"extra": 1}, {"id": 7}):
        line = FULL.to_dict() | {"claims": [claim | broken]}
        assert not validator.is_valid(line), broken

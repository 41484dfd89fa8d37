"""Words of tables for people, in English and Arabic."""

from __future__ import annotations

import functools
from typing import Final

from tawthiq.codebook import read_csv, read_yaml
from tawthiq.codebook.files import DATA as CODEBOOK
from tawthiq.publish.codes import DATA

LANGS: Final = ("en", "ar")


def language(lang: str) -> str:
    """A language that tables have words in: English for every other one."""
    return lang if lang in LANGS else "en"


def label(kind: str, ident: str, lang: str) -> str:
    """The word for a code of a set (``labels.csv``); the code where there is none."""
    return _labels().get((kind, ident), {}).get(lang) or ident


def event(type_: str, lang: str) -> str:
    """The name of an event type, as the codebook has it."""
    return _events().get(type_, {}).get(lang) or type_


@functools.cache
def _labels() -> dict[tuple[str, str], dict[str, str]]:
    return {
        (r["set"], r["id"]): {"en": r["en"], "ar": r["ar"]}
        for r in read_csv(DATA / "labels.csv")
    }


@functools.cache
def _events() -> dict[str, dict[str, str]]:
    files = sorted((CODEBOOK / "events").glob("*.yaml"))
    return {e["type"]: e["label"] for e in map(read_yaml, files)}

"""Reading the codebook's tables into a lexicon; an overlay directory adds to them."""

from __future__ import annotations

import csv
import functools
import gc
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import yaml

import tawthiq.text
from tawthiq.codebook.lexeme import Lexeme
from tawthiq.codebook.lexicon import Lexicon
from tawthiq.codebook.morphology import conjugate, masdar
from tawthiq.collecting import no_collecting
from tawthiq.kept import kept
from tawthiq.places.table import CURATED, curated_rows
from tawthiq.text import fold_word

_DOMAINS = (
    "sport",
    "crime",
    "weather",
    "economy",
    "entertainment",
    "health",
    "religion",
    "opinion",
)
DATA = Path(__file__).parent / "data"
# What a codebook is made of and by.
_SOURCES = (DATA.parent, Path(tawthiq.text.__file__).parent, CURATED)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Trigger(NamedTuple):
    """What a trigger word says: the type and frame of the event, and its form."""

    type: str
    frame: str
    pos: str  # verb or noun
    tense: str = ""
    voice: str = "active"


class HarmVerb(NamedTuple):
    """A verb of harm: what harm, and whether its object or its subject suffers it."""

    kind: str
    suffers: str
    tense: str
    voice: str
    over: bool = False


class LossWord(NamedTuple):
    """A word of loss: the state it leaves things in, and its form."""

    state: str
    pos: str
    tense: str = ""
    voice: str = "active"


class VerbForm(NamedTuple):
    """A form of a closed-class verb (light, result, reporting) and its role."""

    role: str
    tense: str
    voice: str
    loose: bool = False


class Parted(NamedTuple):
    """A verb whose phrase its subject parts: ``حققت المقاومة تقدما``."""

    tail: str
    verb: Trigger | HarmVerb
    kind: str = "trigger"


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


def read_csv(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table, empty cells as empty strings; none of a table that is not there.

    An overlay holds only the files that it adds to.
    """
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {k: (v or "").strip() for k, v in row.items() if k}


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """The content of a YAML file; nothing of one that is not there."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_Loader)  # noqa: S506 - a safe loader


def _cells(cell: str) -> list[str]:
    return [c.strip() for c in cell.split("|") if c.strip()]


# Types whose participles tell them too: ``محملا الفصائل المسؤولية``.
_VOICED: Final = ("demand", "threat", "condemnation", "rejection", "responsibility")


def _conjugated(
    lexicon: Lexicon,
    entry: str,
    kind: str,
    id_: str,
    make: Any,  # noqa: ANN401 - from tense and voice to the lexeme's data
    *,
    doubled: bool = False,
) -> None:
    past, present, *rest = entry.split()
    tail = "".join(" " + w for w in rest)
    split = kind in ("trigger", "harm_verb") and len(rest) == 1
    hamza = past.endswith("أ")
    forms = conjugate(
        fold_word(past),
        fold_word(present),
        hamza=hamza,
        doubled=doubled,
        first=id_ in _VOICED or kind in ("report", "harm_verb"),
    )
    name = past + tail
    known: dict[tuple[str, str], tuple[Lexeme, Lexeme | None]] = {}  # by tense
    for word, tense, voice in forms:
        if (tense, voice) not in known:
            data, parted = make(tense, voice), None
            if split and (tense != "participle" or id_ in _VOICED):
                phrase = Parted(fold_word(rest[0]), data, kind)
                parted = Lexeme("parted", id_, name, phrase)
            known[tense, voice] = Lexeme(kind, id_, name, data), parted
        lexeme, parted = known[tense, voice]
        if parted is not None:
            lexicon.add(word, parted)
        if tense == "participle" and kind in ("light", "result"):
            continue  # واسعا is wide, not widening
        lexicon.add(word + tail, lexeme)


def _plural_participle(lexicon: Lexicon, entry: str, type_: str, make: Any) -> None:  # noqa: ANN401
    """``مطالبين``, ``داعية``: plural and feminine circumstantials, of verbs of speech only."""
    past, present = (fold_word(w) for w in entry.split())
    for form in conjugate(past, present):
        if form.tense == "participle":
            data = make(form.tense, form.voice)
            lexeme = Lexeme("trigger", type_, entry.split(maxsplit=1)[0], data)
            lexicon.add(form.word[:-1] + "ين", lexeme)
            if len(past) == _BARE and past != "طلب":  # طالبة is a student
                lexicon.add(form.word[:-1] + "ه", lexeme)


_BARE: Final = 3  # letters of a verb of form I


def _events(lexicon: Lexicon, folder: Path) -> None:
    for path in sorted((folder / "events").glob("*.yaml")):
        event = read_yaml(path)
        type_, frame = event["type"], event["frame"]

        frames = event.get("frames") or {}
        doubled = frozenset(event.get("doubled") or ())
        for entry in [*(event.get("verbs") or ()), *(event.get("verb_phrases") or ())]:
            own = frames.get(entry.split()[0], frame)

            def make(tense: str, voice: str, f: str = own, t: str = type_) -> Trigger:
                return Trigger(t, f, "verb", tense, voice)

            two = entry.split()[0] in doubled
            _conjugated(lexicon, entry, "trigger", type_, make, doubled=two)
            if entry.split()[0] not in (event.get("no_masdar") or ()):
                _masdar(lexicon, entry, type_, own)
            if frame.startswith("speech") and len(entry.split()) == 2:
                _plural_participle(lexicon, entry, type_, make)
        for forms in event.get("nouns") or ():
            for form in forms if isinstance(forms, list) else [forms]:
                data = Trigger(type_, frames.get(form, frame), "noun")
                lexeme = Lexeme("trigger", type_, form, data)
                lexicon.add(form, lexeme)
                accusative = _accusative(form)
                if accusative is not None:
                    lexicon.add(accusative, lexeme)
        for phrase in event.get("noun_phrases") or ():
            data = Trigger(type_, frames.get(phrase, frame), "noun")
            folded = " ".join(fold_word(w) for w in phrase.split())
            _noun_phrase(lexicon, folded, type_, data)
        for form in event.get("fixed") or ():
            data = Trigger(type_, frame, "verb", "present", "active")
            lexicon.add(form, Lexeme("trigger", type_, form, data))


def _noun_phrase(lexicon: Lexicon, phrase: str, type_: str, trigger: Trigger) -> None:
    """A masdar and its noun, together or parted: ``إطلاق نحو عشرين صاروخا``."""
    head, _, tail = phrase.partition(" ")
    lexicon.add(phrase, Lexeme("trigger", type_, phrase, trigger))
    if tail and " " not in tail:
        lexicon.add(head, Lexeme("parted", type_, phrase, Parted(tail, trigger)))


def _masdar(lexicon: Lexicon, entry: str, type_: str, frame: str) -> None:
    """The masdar of a verb or verb phrase: ``إلقاء القبض`` of ``ألقى يلقي القبض``."""
    past, present, *rest = (fold_word(w) for w in entry.split())
    noun = masdar(past, present)
    if noun is not None:
        data = Trigger(type_, frame, "noun")
        _noun_phrase(lexicon, " ".join([noun, *rest]), type_, data)


def _accusative(noun: str) -> str | None:
    """``هجوم انتحاري`` → ``هجوما انتحاريا``: the indefinite accusative, where written."""
    words = noun.split()
    if len(words) > 2 or (len(words) == 2 and not words[1].endswith("ي")):
        return None
    if any(w.endswith(("ة", "ا", "ات", "ين", "ان", "ى", "ء")) for w in words):
        return None
    return " ".join(w + "ا" for w in words)


def _harm(lexicon: Lexicon, folder: Path) -> None:
    for row in read_yaml(folder / "harm_verbs.yaml"):
        kind, suffers = row["kind"], row["suffers"]
        for tail in [" " + t for t in row.get("then", ())] or [""]:
            over = bool(row.get("over"))

            def make(
                tense: str,
                voice: str,
                k: str = kind,
                s: str = suffers,
                *,
                o: bool = over,
            ) -> HarmVerb:
                return HarmVerb(k, s, tense, voice, o)

            _conjugated(lexicon, row["verb"] + tail, "harm_verb", kind, make)
    for row in read_csv(folder / "harm.csv"):
        kind = {"noun_state": "harm_noun", "masdar": "harm_masdar"}.get(row["category"])
        if kind is None:
            continue
        for form in _cells(row["forms"]):
            lexicon.add(
                form, Lexeme(kind, row["id"], form, (row["kind"], row["number"]))
            )


def _losses(lexicon: Lexicon, folder: Path) -> None:
    for row in read_yaml(folder / "losses.yaml"):

        def make(tense: str, voice: str, s: str = row["state"]) -> LossWord:
            return LossWord(s, "verb", tense, voice)

        _conjugated(lexicon, row["verb"], "loss", row["state"], make)
        for noun in row["nouns"]:
            data = LossWord(row["state"], "noun")
            lexicon.add(noun, Lexeme("loss", row["state"], noun, data))


def _grammar(lexicon: Lexicon, folder: Path) -> None:
    grammar = read_yaml(folder / "grammar.yaml")
    for word, relation in grammar.get("prepositions", {}).items():
        lexicon.add(word, Lexeme("prep", word, word, relation))
    for key, kind in (
        ("connectives", "conn"),
        ("complementisers", "comp"),
        ("relatives", "rel"),
        ("negations", "neg"),
        ("intended", "intended"),
        ("idioms", "idiom"),
    ):
        for word in grammar.get(key, ()):
            lexicon.add(word, Lexeme(kind, word, word))
    for role, verbs in grammar.get("light_verbs", {}).items():
        for verb in verbs:
            _conjugated(
                lexicon, verb, "light", role, lambda t, v, r=role: VerbForm(r, t, v)
            )
    for noun, role in grammar.get("light_nouns", {}).items():
        form = VerbForm(role, "masdar", "active")
        lexicon.add(noun, Lexeme("light", role, noun, form))
    for verb in grammar.get("results", ()):
        _conjugated(
            lexicon, verb, "result", "result", lambda t, v: VerbForm("result", t, v)
        )

    for word in grammar.get("result_participles", ()):
        form = VerbForm("result", "participle", "active")
        lexicon.add(word, Lexeme("result", "result", word, form))


def _reporting(lexicon: Lexicon, folder: Path) -> None:
    table = read_yaml(folder / "reporting.yaml")
    for row in table.get("verbs", ()):
        kind = row["kind"]
        past, present = row["past"].split(), row["present"].split()
        entry = " ".join([past[0], present[0], *past[1:]])
        loose = bool(row.get("loose"))
        _conjugated(
            lexicon,
            entry,
            "report",
            kind,
            lambda t, v, k=kind, w=loose: VerbForm(k, t, v, w),
        )
    for word in table.get("according_to", ()):
        name = word if isinstance(word, str) else word["name"]
        lexicon.add(name, Lexeme("according", name, name))
    for word in table.get("participles", ()):
        name = word if isinstance(word, str) else word["name"]
        lexicon.add(
            name, Lexeme("report", name, name, VerbForm("say", "participle", "active"))
        )


def _named(
    lexicon: Lexicon,
    folder: Path,
    labels: dict[str, tuple[str, str]],
    publishers: dict[str, str],
) -> None:
    tables = (("actors", "actor"), ("sources", "source"), ("weapons", "weapon"))
    beside = read_yaml(folder / "grammar.yaml").get("beside", {})
    for table, kind in tables:
        for row in read_csv(folder / f"{table}.csv"):
            near = tuple(fold_word(w) for w in beside.get(row["id"], ()))
            data = {**row, "beside": near} if near else row
            labels.setdefault(row["id"], (row["name"], row["en"]))
            for name in [row["name"], *_cells(row["aliases"])]:
                if kind == "source" and row.get("country"):
                    publishers[fold_word(name)] = row["country"]
                proper = kind == "actor" and " " not in name  # الحماس is not حماس
                lexicon.add(
                    name, Lexeme(kind, row["id"], row["name"], data, exact=proper)
                )


def _forms(lexicon: Lexicon, folder: Path) -> None:
    for table, kind in (("groups", "group"), ("equipment", "equipment")):
        for row in read_csv(folder / f"{table}.csv"):
            for number in ("plural", "singular", "dual"):
                for form in _cells(row[number]):
                    data = (row.get("group") or row.get("class"), number)
                    lexicon.add(form, Lexeme(kind, row["id"], form, data))
    for table, key, kind in (
        ("actor_heads", "head", "head"),
        ("source_heads", "head", "source_head"),
        ("titles", "title", "title"),
        ("places_heads", "head", "place_head"),
    ):
        for row in read_csv(folder / f"{table}.csv"):
            for form in _cells(row[key]):
                lexicon.add(form, Lexeme(kind, row[key], form, row))


def _places(lexicon: Lexicon) -> None:
    rows = curated_rows()
    marks = {
        fold_word(r["name"]): r["ambiguous"] for r in rows if r["ambiguous"] in _WORDS
    }
    for row in rows:
        for name in [row["name"], *_cells(row["aliases"])]:
            mark = marks.get(fold_word(name))
            if mark == "2":  # الميدان: a word of every report, whoever bears it
                continue
            known = row if mark is None else {**row, "ambiguous": mark}
            place = Lexeme("place", row["id"], row["name"], known, exact=True)
            lexicon.add(name, place)


# Marks of names that are words, whichever place bears them.
_WORDS: Final = frozenset(("2", "3"))


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
        and getattr(data, "type", "") not in _VOICED
    )


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
        for part in (_grammar, _events, _harm, _losses, _reporting, _forms):
            part(lexicon, folder)
        _named(lexicon, folder, labels, publishers)
    lexicon.drop(_of_act, _NAMING)
    _places(lexicon)
    grammars = [read_yaml(folder / "grammar.yaml") for folder in folders]
    cues = read_yaml(DATA / "cues.yaml")
    domains = Lexicon()
    for domain in _DOMAINS:
        for word in cues.get(domain, ()):
            domains.add(word, Lexeme("domain", domain, word))
    weapon_types = {r["id"]: r["implies"] for r in read_csv(DATA / "weapons.csv")}
    frames = read_yaml(DATA / "frames.yaml")
    given = frozenset(
        fold_word(name)
        for row in read_csv(DATA / "given_names.csv")
        for name in _cells(row["name"])
    )
    nisbas = {
        fold_word(form): row["actor"]
        for row in read_csv(DATA / "nisbas.csv")
        for form in _cells(row["nisba"])
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

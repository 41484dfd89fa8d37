"""The tables of the codebook → the lexicon: every form of every word that they list."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from tawthiq.codebook.files import cells, read_csv, read_yaml
from tawthiq.codebook.lexeme import (
    HarmVerb,
    Lexeme,
    LossWord,
    Parted,
    Trigger,
    VerbForm,
)
from tawthiq.codebook.lexicon import Lexicon
from tawthiq.codebook.morphology import conjugate, masdar
from tawthiq.places.table import curated_rows
from tawthiq.text import fold_word


def fill(
    lexicon: Lexicon,
    folder: Path,
    labels: dict[str, tuple[str, str]],
    publishers: dict[str, str],
) -> None:
    """Add what the tables of a folder list.

    ``labels`` takes the Arabic and English name of each id, ``publishers`` the country
    that each source reports on.
    """
    for part in (_grammar, _events, _harm, _losses, _reporting, _forms):
        part(lexicon, folder)
    _named(lexicon, folder, labels, publishers)


# Types whose participles tell them too: ``محملا الفصائل المسؤولية``.
VOICED: Final = ("demand", "threat", "condemnation", "rejection", "responsibility")


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
        first=id_ in VOICED or kind in ("report", "harm_verb"),
    )
    name = past + tail
    known: dict[tuple[str, str], tuple[Lexeme, Lexeme | None]] = {}  # by tense
    for word, tense, voice in forms:
        if (tense, voice) not in known:
            data, parted = make(tense, voice), None
            if split and (tense != "participle" or id_ in VOICED):
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
        data = row["kind"], row["number"]
        for form in cells(row["forms"]):
            head, parted, tail = form.partition(" … ")  # فقدان خمسة مدنيين لحياتهم
            whole = f"{head} {tail}".strip()
            lexicon.add(whole, Lexeme(kind, row["id"], whole, data))
            if parted:
                phrase = Parted(fold_word(tail), data, kind)
                lexicon.add(head, Lexeme("parted", row["id"], whole, phrase))


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
    for verb in grammar.get("intended_verbs", ()):
        for word, tense, voice in conjugate(*map(fold_word, verb.split())):
            if tense != "participle" and voice != "passive":
                lexicon.add(word, Lexeme("intended", word, word))
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
            for name in [row["name"], *cells(row["aliases"])]:
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
                for form in cells(row[number]):
                    data = (row.get("group") or row.get("class"), number)
                    lexicon.add(form, Lexeme(kind, row["id"], form, data))
    for table, key, kind in (
        ("actor_heads", "head", "head"),
        ("source_heads", "head", "source_head"),
        ("titles", "title", "title"),
        ("places_heads", "head", "place_head"),
    ):
        for row in read_csv(folder / f"{table}.csv"):
            for form in cells(row[key]):
                lexicon.add(form, Lexeme(kind, row[key], form, row))


def fill_places(lexicon: Lexicon) -> None:
    """Add the names of the curated places."""
    rows = curated_rows()
    marks = {
        fold_word(r["name"]): r["ambiguous"] for r in rows if r["ambiguous"] in _WORDS
    }
    for row in rows:
        for name in [row["name"], *cells(row["aliases"])]:
            mark = marks.get(fold_word(name))
            if mark == "2":  # الميدان: a word of every report, whoever bears it
                continue
            known = row if mark is None else {**row, "ambiguous": mark}
            place = Lexeme("place", row["id"], row["name"], known, exact=True)
            lexicon.add(name, place)


# Marks of names that are words, whichever place bears them.
_WORDS: Final = frozenset(("2", "3"))

"""How claims are scored against gold: the definitions of the annotation guideline.

Events: a predicted claim meets a gold one when type and status are equal and its trigger
is centred in the gold quote; pairs are one-to-one, best agreement first; ``intended``
claims are left out.  Record: every filled value of every slot is one item, right when it
sits on a matched pair and agrees.  F1 of both is what floors are set on.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

Claims = list[dict[str, Any]]
SLOTS = (
    "sources",
    "actors",
    "targets",
    "places",
    "date",
    "harm",
    "weapons",
    "losses",
    "extent",
)
_VOICED = {"demand", "threat", "condemnation", "rejection", "responsibility"}
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_WORDS = re.compile(r"[^\W_]+")
_GENERIC = {
    "حي",
    "احياء",
    "بلده",
    "بلدات",
    "بلدتي",
    "مدينه",
    "مدن",
    "قريه",
    "قري",
    "محافظه",
    "منطقه",
    "مناطق",
    "ناحيه",
    "مديريه",
    "اقليم",
    "قوات",
    "قوه",
    "عناصر",
    "عنصر",
    "مقاتلي",
    "مقاتلو",
    "مقاتلين",
    "مسلحي",
    "مسلحو",
    "مسلحين",
    "تنظيم",
    "حركه",
    "ميليشيات",
    "ميليشيا",
    "مليشيات",
    "مليشيا",
    "جماعه",
    "صحيفه",
    "وكاله",
    "قناه",
    "مصدر",
    "مصادر",
    "ناشط",
    "ناشطين",
    "طيران",
    "جيش",
}
_KINDS_OF_PLACE = {
    "ريف",
    "ريفي",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "مطار",
    "مخيم",
    "قاعده",
    "معبر",
}
_PREPOSITIONS = {"في", "من", "علي", "عن", "الي", "لدي", "قرب"}


def _words(name: str) -> list[str]:
    found = _WORDS.findall(_MARKS.sub("", name).translate(_LETTERS).lower())
    out = []
    for n, given in enumerate(found):
        word = given
        if n == 0:
            word = re.sub(r"^[وف](?=ال)", "", word)
            word = re.sub(r"^[بلك](?=ال)", "", word)
            word = re.sub(r"^لل(?=\w{2})", "", word)
        word = re.sub(r"^ال(?=\w{2})", "", word)
        out.append(re.sub(r"(?<=\w{3})ون$", "ين", word))
    return out


def _core(words: list[str]) -> set[str]:
    stops = (n for n, w in enumerate(words) if n and w in _PREPOSITIONS)
    return set(words[: next(stops, len(words))])


def same_name(a: str, b: str, *, place: bool = False) -> bool:
    """Whether two names agree: equal, one identified by the other, or half shared."""
    one, two = _words(a), _words(b)
    x, y = set(one), set(two)
    if not x or not y or x == y:
        return bool(x) and x == y
    if place and x & _KINDS_OF_PLACE != y & _KINDS_OF_PLACE:
        return False
    if not place and (_core(one) == x) != (_core(two) == y):
        x, y = _core(one), _core(two)
        if x == y:
            return True
    x, y = x - _GENERIC or x, y - _GENERIC or y
    short, long = sorted((x, y), key=len)
    if short <= long and short - _GENERIC and len(long) - len(short) <= 6:
        return True
    return len(x & y) / len(x | y) >= 0.5


def name_of(value: Any) -> str:
    """The name of a gold value, which may be a bare name, or of a claim's."""
    return value if isinstance(value, str) else value.get("name") or value["text"]


def slot_items(claim: dict[str, Any], slot: str) -> list[Any]:
    """The values of a claim's slot that are scored."""
    value = claim.get(slot)
    if not value or (slot == "targets" and claim["type"] == "control"):
        return []
    values = value if isinstance(value, list) else [value]
    if slot == "date":
        return [v for v in values if v.get("from") or v.get("to")]
    if slot == "harm":
        return [v for v in values if v["kind"] not in ("evacuated", "released")]
    if slot == "sources" and claim["type"] in _VOICED:
        actors = [name_of(a) for a in claim.get("actors") or ()]
        return [v for v in values if not any(same_name(name_of(v), a) for a in actors)]
    return values


def _agrees(slot: str, a: Any, b: Any) -> bool:
    if slot == "date":
        return bool((a["from"], a["to"]) == (b["from"], b["to"]))
    if slot == "harm":
        keys = ("kind", "low", "high")
        return all(a.get(k) == b.get(k) for k in keys)
    if slot == "losses":
        keys = ("low", "high", "state")
        return all(a.get(k) == b.get(k) for k in keys) and same_name(
            a["item"], b["item"]
        )
    if slot == "extent":
        return str(a) == str(b)
    return same_name(name_of(a), name_of(b), place=slot == "places")


def compare(slot: str, gold: dict[str, Any], pred: dict[str, Any]) -> Counter[str]:
    """How many values of a slot are ``right``, ``missed`` and ``wrong`` on a matched pair."""
    left = slot_items(pred, slot)[:]
    wanted = slot_items(gold, slot)
    right = 0
    for value in wanted:
        hit = next((p for p in left if _agrees(slot, value, p)), None)
        if hit is not None:
            right += 1
            left.remove(hit)
    return Counter(right=right, missed=len(wanted) - right, wrong=len(left))


def span_of(value: Any) -> tuple[int, int]:
    """Start and end of a gold span ``[start, end]``, or of a claim's."""
    pair = (value["start"], value["end"]) if isinstance(value, dict) else value
    return pair[0], pair[1]


def _meets(gold: dict[str, Any], pred: dict[str, Any]) -> bool:
    (first, after), (start, end) = span_of(gold["quote"]), span_of(pred["trigger"])
    same = gold["type"] == pred["type"] and gold.get("status", "asserted") == pred.get(
        "status", "asserted"
    )
    return same and end - start <= 60 and first <= (start + end) / 2 < after


def scored(claims: Claims) -> Claims:
    """The claims that count: what was only intended is left out."""
    return [c for c in claims if c.get("status") != "intended"]


def pairs_of(gold: Claims, pred: Claims) -> list[tuple[int, int]]:
    """Which gold claim is met by which predicted one, by their positions."""
    ranked = []
    for i, g in enumerate(gold):
        for j, p in enumerate(pred):
            if _meets(g, p):
                right = sum(compare(s, g, p)["right"] for s in SLOTS)
                (a, b), (c, d) = span_of(g["trigger"]), span_of(p["trigger"])
                ranked.append((-(right + 1.5 * (c < b and a < d)), i, j))
    out: list[tuple[int, int]] = []
    for _, i, j in sorted(ranked):
        if all(i != x and j != y for x, y in out):
            out.append((i, j))
    return out


def _f1(counts: Counter[str]) -> dict[str, float]:
    right = counts["right"]
    precision = right / (right + counts["wrong"]) if right else 0.0
    recall = right / (right + counts["missed"]) if right else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}


def score(gold: dict[str, Claims], pred: dict[str, Claims]) -> dict[str, Any]:
    """Precision, recall and F1 of events and of the record over all slots."""
    events: Counter[str] = Counter()
    record: Counter[str] = Counter()
    for key, claims in gold.items():
        g, p = scored(claims), scored(pred.get(key, []))
        pairs = pairs_of(g, p)
        events.update(
            right=len(pairs), missed=len(g) - len(pairs), wrong=len(p) - len(pairs)
        )
        for slot in SLOTS:
            for i, j in pairs:
                record.update(compare(slot, g[i], p[j]))
            for i, claim in enumerate(g):
                if all(i != x for x, _ in pairs):
                    record["missed"] += len(slot_items(claim, slot))
            for j, claim in enumerate(p):
                if all(j != y for _, y in pairs):
                    record["wrong"] += len(slot_items(claim, slot))
    return {"reports": len(gold), "events": _f1(events), "record": _f1(record)}

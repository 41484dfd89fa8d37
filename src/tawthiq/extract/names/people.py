"""People and things counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import BODIES, Chunk, View
from tawthiq.extract.names.actors import headed
from tawthiq.extract.names.complements import complement
from tawthiq.extract.names.loyalty import loyal_to
from tawthiq.extract.names.marks import CLOSE
from tawthiq.extract.names.models import MODELS
from tawthiq.extract.names.phrases import adjectives, pair_at, ranked, unprefixed
from tawthiq.text import WORD, Token, Word, fold_word, has_article
from tawthiq.text.numbers import spelled_value
from tawthiq.text.quantities import QuantityAt


def people(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk:
    """A noun for people with its adjectives: ``جندي تركي``, ``مسيحيين أفارقة``."""
    # عناصر الأمن السعودي: whose the last word of the noun is
    construct = hit.last > hit.first and has_article(view.tokens[hit.last].norm)
    definite = hit.word.article or construct
    last = adjectives(view, hit.last, definite=definite, limit=2, strict=construct)
    # جثمانا | طفلين: whose they are
    last = hit.last if hit.lexeme.id in BODIES else _side_after(view, last)
    last = loyal_to(view, last)
    quantity = pair_at(view, last + 1) or _counted_after(view, hit, last)
    end = ranked(view, last + (quantity is not None))
    if quantity is None and last > hit.last:
        quantity = pair_at(view, last)
        if quantity is not None:
            last, end = last - 1, last
    return view.chunk(
        "people",
        hit.first,
        end,
        word=hit.word,
        name_to=last,
        data=hit.lexeme,
        id=hit.lexeme.id,
        quantity=quantity,
        alts=_with_group(view, hit, last, alts),
    )


def _with_group(
    view: View, hit: Hit, last: int, alts: Mapping[str, Hit]
) -> Mapping[str, Hit]:
    """``3 جرحى مدنيين``: an adjective says of which group the harmed are."""
    if hit.lexeme.kind != "harm_noun" or "group" in alts:
        return alts
    for i in range(hit.last + 1, last + 1):
        for other in view.hits[i]:
            if other.lexeme.kind == "group":
                return {**alts, "group": other}
    return alts


def _counted_after(view: View, hit: Hit, last: int) -> QuantityAt | None:
    """``أطفالها الثلاثة``: the number after people who are somebody's."""
    i = last + 1
    if not hit.word.pronoun or i >= len(view.tokens):
        return None
    norm = view.tokens[i].norm
    n = spelled_value(norm[2:]) if norm.startswith("ال") else None
    few = n is not None and 1 < n < _MANY
    return QuantityAt(n, n, "exact", "", i, i) if few else None


_MANY: Final = 20


def _side_after(view: View, last: int) -> int:
    """``متشددي داعش``, ``عناصر تنظيم …``: the side right after its people."""
    i = last + 1
    if (
        i >= len(view.tokens)
        or not unprefixed(view, i)
        or has_article(view.tokens[last].norm)
    ):
        return last
    if view.tokens[last].norm.endswith(("ين", "ون", "ا", "ه")):
        return last
    return next((h.last for h in view.hits[i] if h.lexeme.kind == "actor"), last)


def counted(view: View, quantity: QuantityAt) -> Chunk:
    """A number with what it counts: ``24 شهيدا``, ``ثلاث دبابات``, ``15 غارة``."""
    tokens = view.tokens
    i = quantity.last + 1
    word = _number_word(tokens[quantity.first])
    if quantity.first and tokens[quantity.first - 1].norm == "و":
        word = word._replace(conjunction="و")  # و10 is two tokens
    if i < len(tokens) and tokens[i].norm == "من":
        i += 1
    quoted = i < len(tokens) and tokens[i].text in _MARKS  # 22 "إرهابيا"
    i += quoted
    counts = quantity.unit is None and not quantity.percent
    if i < len(tokens) and tokens[i].kind == WORD and counts:
        told = _counted_at(view, quantity, word, i, quoted=quoted)
        if told is not None:
            return told
    return view.chunk(
        "quantity", quantity.first, quantity.last, word=word, quantity=quantity
    )


def _counted_at(
    view: View, quantity: QuantityAt, word: Word, i: int, *, quoted: bool
) -> Chunk | None:
    """What a number counts, where the noun at token i is such, in marks or not."""
    tokens = view.tokens
    before = quantity.first - 1
    fired = (
        before >= 0 and tokens[before].norm in _FIRED
    ) or word.preposition == "ب"  # بثلاثة صواريخ
    for hit in sorted(view.hits[i], key=_weapon_first if fired else _aircraft_first):
        kind = _COUNTED.get(hit.lexeme.kind)
        if kind is None or not _countable(view, hit, i):
            continue
        last = _described(view, hit, kind)
        if quoted and not _closes_after(tokens, last):
            continue
        data: Any = hit.lexeme.data if kind == "trigger" else hit.lexeme
        id_ = hit.lexeme.id
        if hit.lexeme.kind == "head":
            last = headed(view, "actor", hit, {}).last
            if hit.lexeme.data.get("kind") in ("air", "ground_fire"):
                kind, data = "actor", hit.lexeme.data
                if fired and unmanned(view, hit):  # بطائرتين مسيرتين
                    kind, data, id_ = "weapon", None, "drone"
        speak = kind == "people" and _says(view, before)
        teller = next((h for h in view.hits[i] if h.lexeme.kind == "source_head"), None)
        if speak:  # ثلاثة من سكان الحي, ستة من أعضاء المجلس المحلي
            last = max(last, _tellers_end(view, hit, teller))
        return view.chunk(
            kind,
            quantity.first,
            last + 1 if quoted else _bounded(view, last),
            word=word,
            name_from=quantity.first if speak else i,
            name_to=last,
            data=data,
            id=id_,
            quantity=quantity,
            alts=_with_group(
                view, hit, last, {h.lexeme.kind: h for h in view.hits[i][::-1]}
            ),
        )
    return None


def _tellers_end(view: View, hit: Hit, teller: Hit | None) -> int:
    """The last token of the name of those who speak, of whom so many are counted."""
    if teller is not None:
        return headed(view, "source", teller, {}).last
    return complement(view, hit.last, definite=hit.word.article)[0]


def _says(view: View, i: int) -> bool:
    """``قال | ثلاثة من السكان``: how many speak belongs to the name of who does."""
    return i >= 0 and any(
        h.lexeme.kind == "according"
        or (h.lexeme.kind == "report" and h.lexeme.id in _SAYING)
        for h in view.hits[i]
    )


_SAYING: Final = ("say", "confirm")


def _countable(view: View, hit: Hit, i: int) -> bool:
    """Whether a noun at token i, of a kind that is counted, is counted here."""
    if hit.word.conjunction or hit.word.preposition:
        return False
    kind = hit.lexeme.kind
    if kind == "head" and hit.lexeme.data.get("kind") == "parties":
        return False  # أغلبهم من | طرفي النزاع
    if kind != "trigger":
        return True
    # 20 متهما: people, no accusing
    return hit.lexeme.data.pos == "noun" and "group" not in view.kinds(i)


def _described(view: View, hit: Hit, kind: str) -> int:
    """The last token of a counted noun with its adjectives, and the side of people."""
    last = adjectives(view, hit.last, definite=hit.word.article, limit=2)
    if kind in ("trigger", "weapon"):
        return _before_side(view, hit.last, last)
    return loyal_to(view, _side_after(view, last)) if kind == "people" else last


_MARKS: Final = frozenset('«“"‘')


def _closes_after(tokens: Sequence[Token], last: int) -> bool:
    """Whether a quotation ends right after a token."""
    return last + 1 < len(tokens) and tokens[last + 1].text in CLOSE


def _before_side(view: View, first: int, last: int) -> int:
    """``36 ضربة جوية | روسية``: the adjective that names whose act it is stands apart."""
    for i in range(first + 1, last + 1):
        base = view.tokens[i].norm.removeprefix("ال")
        if base in view.nisbas or base.removesuffix("ه") in view.nisbas:
            return i - 1
    return last


def unmanned(view: View, hit: Hit) -> bool:
    """``طائرة مسيرة``, ``مسيرات``, ``طائرتين بدون طيار``: aircraft that nobody flies in."""
    if hit.lexeme.data.get("kind") != "air":
        return False
    said = [t.norm for t in view.tokens[hit.first + 1 : hit.last + 4]]
    words = [*fold_word(hit.lexeme.name).split(), *said[:2]]
    drone = any(w.removeprefix("ال").startswith(_UNMANNED) for w in words)
    return drone or (len(said) > 2 and said[-2] in MODELS and said[-1] in _DRONES)


_UNMANNED: Final = ordered("names_people.unmanned")
_DRONES: Final = words("names_people.drones")
_FIRED: Final = words("names_people.fired")


def _weapon_first(hit: Hit) -> bool:
    """``سقوط عدة صواريخ``: what falls is fired, not lost."""
    return hit.lexeme.kind != "weapon"


def _aircraft_first(hit: Hit) -> bool:
    """``ثلاث مقاتلات``: who flies counts before what could be lost."""
    data = hit.lexeme.data
    return not (hit.lexeme.kind == "head" and data.get("kind") == "air")


def _bounded(view: View, last: int) -> int:
    """Past ``على الأقل`` after counted people: it belongs to the number."""
    norms = tuple(t.norm for t in view.tokens[last + 1 : last + 3])
    return last + 2 if norms in (("علي", "الاقل"), ("علي", "الاكثر")) else last


_COUNTED: Final = {
    "harm_noun": "people",
    "group": "people",
    "equipment": "object",
    "weapon": "weapon",
    "trigger": "trigger",
    "actor": "people",
    "head": "people",
}


def _number_word(token: Token) -> Word:
    norm = token.norm
    conjunction = norm[0] if len(norm) > 2 and norm[0] in "وف" else ""
    if norm.startswith(("واحد", "فوق")) and not token.text.startswith("وأ"):
        conjunction = ""
    rest = norm[len(conjunction) :]
    preposition = (
        rest[0] if len(rest) > 2 and rest[0] in "بل" and rest != "بضعه" else ""
    )
    return Word(norm, conjunction, preposition)

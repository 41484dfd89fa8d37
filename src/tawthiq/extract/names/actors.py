"""Actors: named sides, and those that begin with a generic head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.codebook.words import ordered, words
from tawthiq.extract.chunking.chunks import Chunk, View
from tawthiq.extract.chunking.namesakes import TANWIN
from tawthiq.extract.names.belonging import belonging, outlawed
from tawthiq.extract.names.called import so_called
from tawthiq.extract.names.complements import complement
from tawthiq.extract.names.homes import PEOPLE, home, of_quarter
from tawthiq.extract.names.loyalty import led_by, loyal_to, with_name
from tawthiq.extract.names.marks import CLOSE, quotation_end
from tawthiq.extract.names.media import OUTLETS
from tawthiq.extract.names.members import COUNTED, member_of, of_actor
from tawthiq.extract.names.occupiers import another_power
from tawthiq.extract.names.outlets import masthead, voice_of
from tawthiq.extract.names.phrases import STOP, adjectives, pair_at, ranked, unknown_in
from tawthiq.extract.names.sources import STATEMENTS, issuer
from tawthiq.extract.names.units import numbered
from tawthiq.text import NUMBER, WORD, has_article

_OWN_FORCES: Final = words("actors.own_forces")
_UNMANNED: Final = tuple(tuple(told.split()) for told in ordered("actors.unmanned"))
_EVERY: Final = words("actors.every")


def actor(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk:
    """A named actor, with its adjectives and whom it is loyal to."""
    last = hit.last
    if last + 1 < len(view.tokens) and view.tokens[last + 1].text in CLOSE:
        after = adjectives(view, last + 1, definite=True, limit=2, strict=True)
        people = view.tokens[after].norm.endswith(
            ("ين", "ون")
        )  # نقلت “قسد” | المعتقلين
        last = after if after > last + 1 and not people else last
    last = adjectives(view, last, definite=True, limit=2, strict=True)
    whole, backed = last, loyal_to(view, last)
    # المقاومة الشعبية الموالية للرئيس …: two words name a side, whom it backs or not.
    named = whole if backed > whole > hit.first else backed
    last = led_by(view, backed)
    another = another_power(view, hit, last)  # قوات الاحتلال | الإماراتي
    return view.chunk(
        "actor",
        hit.first,
        last,
        word=hit.word,
        name_to=named if last > named else None,
        data={"kind": hit.lexeme.data["kind"]} if another else hit.lexeme.data,
        id=None if another else hit.lexeme.id,
        alts=alts,
    )


def headed(view: View, kind: str, hit: Hit, alts: Mapping[str, Hit]) -> Chunk:
    """An actor or source that begins with a generic head."""
    own = hit.word.pronoun and hit.word.base not in _OWN_FORCES
    if own or unknown_in(view, hit.first):
        return view.chunk("word", hit.first, hit.last, word=hit.word)
    last, inner = _governed(view, kind, hit)
    if kind == "source" and hit.lexeme.data.get("kind") in OUTLETS:
        last = _outlet(view, last)
    last = masthead(view, _model(view, last))
    last = _unit(view, hit, last)
    pair = pair_at(view, last + 1) if hit.word.base in COUNTED else None
    last += pair is not None  # مقاتلين اثنين من الحشد
    last = so_called(view, _unit(view, hit, of_actor(view, last)))
    if kind == "source":
        last = voice_of(view, hit, _accusatives(view, hit, last))
        if hit.lexeme.data.get("kind") == "office":
            last = _of_marked(view, last)
    last = belonging(view, outlawed(view, loyal_to(view, last)))
    if (
        hit.word.base in STATEMENTS
        and last > hit.last
        and not _described(view, hit, last)
    ):
        return issuer(view, kind, hit, last, alts)
    if kind == "actor" and inner is None and hit.word.base in _MEN:
        last, inner = _of_post(view, last)
    inner_at = member_of(view, hit.last, last) if kind == "actor" else 0
    inner = inner or (_named_at(view, inner_at, last) if inner_at else None)
    every = hit.first > 0 and view.tokens[hit.first - 1].norm in _EVERY
    return view.chunk(
        kind,
        hit.first,
        ranked(view, last),
        word=hit.word,
        name_from=inner_at or None,
        name_to=last - (inner_at > 0 and view.tokens[last].text in CLOSE),
        data=hit.lexeme.data,
        id=inner.lexeme.id if inner is not None else None,
        alts=alts,
        head="all" if every else "",
        inside=home(view, hit, last),
        quantity=pair,
    )


def _of_post(view: View, last: int) -> tuple[int, Hit | None]:
    """``عناصر حاجز للفرقة الرابعة``, ``عناصر من دورية تابعة للأمن``: whose post they man.

    The last token of their name, and the side that it tells.
    """
    tokens, i = view.tokens, last + 1
    i += i < len(tokens) and tokens[i].norm == "من"
    if i >= len(tokens) or tokens[i].norm not in _POSTS:
        return last, None
    i += 1
    i += i < len(tokens) and tokens[i].norm in _ITS
    sides = (
        h
        for h in (view.hits[i] if i < len(tokens) else ())
        if h.lexeme.kind == "actor" and h.word.preposition == "ل"
    )
    side = next(sides, None)
    return (side.last, side) if side is not None else (last, None)


_MEN: Final = words("actors.men")
_POSTS: Final = words("actors.posts")
_ITS: Final = words("actors.its")


def _named_at(view: View, i: int, last: int) -> Hit | None:
    """``وحدات من | الجيش السوري``: the side named at token i, as far as ``last``."""
    return next(
        (h for h in view.hits[i] if h.lexeme.kind == "actor" and h.last <= last), None
    )


def _unit(view: View, hit: Hit, last: int) -> int:
    """``قوات اللواء 444``, ``لواء المشاة الآلي 27``: the number of a unit that a name ends in."""
    own = numbered(view, last, hit.word.base)
    return own if own > last else numbered(view, last, view.tokens[last].norm)


def _governed(view: View, kind: str, hit: Hit) -> tuple[int, Hit | None]:
    """The last token of what a head governs, and the actor that is named in it."""
    last = hit.last
    inner: Hit | None = None
    if hit.word.pronoun:
        last = adjectives(view, last, definite=True, limit=2, strict=True)
    else:
        last, inner = complement(view, hit.last, definite=hit.word.article)
        if last > hit.last and view.tokens[last].norm == "و":
            last -= 1  # ضابط | و3 جنود
        if last > hit.last and kind == "actor":
            last = with_name(view, hit.last + 1, last)
    room = view.tokens[last].norm == "عمليات"  # غرفة عمليات مدينة سرت
    folk = hit.word.base in PEOPLE and not hit.word.article
    if last == hit.last and (room or folk):
        last = of_quarter(view, last)
    return last, inner


def _outlet(view: View, last: int) -> int:
    """``وكالة أنباء “رويترز”``, ``القناة 12 الإسرائيلية``: an outlet's name or number."""
    last = quotation_end(view, last + 1) or last
    if last + 1 < len(view.tokens) and view.tokens[last + 1].kind == NUMBER:
        last = adjectives(view, last + 1, definite=True, limit=1, strict=True)
    return last


def _of_marked(view: View, last: int) -> int:
    """``المركز الإعلامي لـ"قسد"``: whose it is, in marks after a preposition of its own."""
    tokens = view.tokens
    of = last + 1 < len(tokens) and tokens[last + 1].norm == "ل"
    return (quotation_end(view, last + 2) or last) if of else last


def _described(view: View, hit: Hit, last: int) -> bool:
    """``تقرير أممي``, ``البيان الصادر``: an adjective, not who issued the statement."""
    norm = view.tokens[hit.last + 1].norm
    if hit.word.article:
        return has_article(norm)
    return last == hit.last + 1 and not has_article(norm) and norm.endswith(("ي", "يه"))


def _model(view: View, last: int) -> int:
    """``مقاتلات إف-16``, ``طائرة أمريكية بدون طيار``: its model belongs to the name."""
    tokens = view.tokens
    crew = tuple(t.norm for t in tokens[last + 1 : last + 4])
    for told in _UNMANNED:
        if crew[: len(told)] == told:
            return last + len(told)
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.kind == NUMBER and after.start == tokens[last].end:
        return last + 1  # طائرة F16
    dashed = last + 2 < len(tokens) and tokens[last + 1].text in "-–"
    return last + 2 if dashed and tokens[last + 2].kind == NUMBER else last


def _accusatives(view: View, hit: Hit, last: int) -> int:
    """``غير أن مصدرا مصريا مطلعا``: the adjectives of one who stands in the accusative."""
    if last > hit.last or not view.tokens[last].norm.endswith("ا"):
        return last
    for i in range(last + 1, min(last + 3, len(view.tokens))):
        token = view.tokens[i]
        nisba_ = token.norm.endswith("يا") or token.text.endswith(TANWIN)
        if token.kind != WORD or not nisba_ or view.kinds(i) & STOP:
            break
        last = i
    return last

"""Actors: named sides, and those that begin with a generic head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunks import Chunk, View
from tawthiq.extract.names.belonging import belonging
from tawthiq.extract.names.complements import OUTLETS, complement
from tawthiq.extract.names.outlets import masthead, voice_of
from tawthiq.extract.names.person_names import person_name
from tawthiq.extract.names.phrases import (
    CLOSE,
    LOYAL,
    NISBA,
    STOP,
    adjectives,
    pair_at,
    quotation_end,
    ranked,
    unprefixed,
)
from tawthiq.extract.names.places import headed_place
from tawthiq.extract.names.sources import STATEMENTS, issuer
from tawthiq.extract.names.units import numbered
from tawthiq.extract.namesakes import TANWIN
from tawthiq.text import NUMBER, PUNCT, WORD, Word, has_article

_WITHIN: Final = frozenset(("منضويه", "منضوين", "منضوي", "عامله", "منخرطه"))


_BESIDE: Final[dict[str, tuple[str, ...]]] = {
    "متحالفه": ("مع",),
    "متحالفين": ("مع",),
    "مقربه": ("من",),
    "مقربين": ("من",),
}


def loyal_to(view: View, last: int) -> int:
    """Extends over ``الموالية لـ…`` / ``التابعة له``; returns the last token."""
    tokens = view.tokens
    i = last + 1
    if tokens[last].norm.removeprefix("ال") in _WITHIN:
        i = last  # an adjective already: الفصائل المنضوية
    if i >= len(tokens) or tokens[i].kind != WORD:
        return last
    norm = tokens[i].norm
    stem = norm.removeprefix("ال")
    if stem in _WITHIN and i + 2 < len(tokens) and tokens[i + 1].norm in ("في", "تحت"):
        end = quotation_end(view, i + 2)
        named = [h.last for h in view.hits[i + 2] if h.lexeme.kind == "actor"]
        return end or max(named, default=last)  # المنضوية في “جيش حلب”
    if stem not in LOYAL or (stem in _BACKED and _by_others(view, i)):
        return last  # قوات الجيش | المدعومة من السكان
    j = i + 1
    if j + 1 < len(tokens) and tokens[j].norm in _BESIDE.get(stem, ()):
        ends = [h.last for h in view.hits[j + 1] if h.lexeme.kind == "actor"]
        return max(ends, default=i)  # المتحالفة مع الحوثيين
    if j < len(tokens) and tokens[j].norm in (
        "له",
        "معه",
        "معها",
        "معهم",
        "منه",
        "منها",
    ):
        return j
    if j < len(tokens) and tokens[j].norm in ("ل", "له", "لها", "لهم"):
        if tokens[j].norm != "ل":
            return j
        j += 1
        quoted = quotation_end(view, j)
        if quoted:
            return quoted  # القوات التابعة لـ«الجيش الوطني»
    if j < len(tokens) and tokens[j].kind == WORD:
        norm = tokens[j].norm
        if norm.startswith("ل") or tokens[j - 1].norm == "ل":
            end = complement(view, j - 1, definite=True, limit=4)[0]
            kinds = ("actor", "source")  # التابع لوزارة الداخلية
            sides = [h.last for h in view.hits[j] if h.lexeme.kind in kinds]
            end = max([end, *sides])  # الموالي لتنظيم الدولة
            if end < j:  # القوات الموالية لعلي عبدالله صالح
                return _with_name(view, j, j)
            return _with_name(view, j, end)
    return i if has_article(tokens[i].norm) else last  # الجيش | مدعومة بـ…


# Who backs a side does not act with it, and is no part of its name.
_BACKED: Final = frozenset(
    ("مدعومه", "مدعوم", "مدعومين", "مدعومون", "مسنوده", "مسنود", "مسنودين", "معززه")
)


def _by_others(view: View, i: int) -> bool:
    """Whether it is told after token i by whom: ``من``, ``من قبل``, ``بالطيران``."""
    after = view.tokens[i + 1].norm if i + 1 < len(view.tokens) else ""
    return after == "من" or after.startswith("ب")


def _with_name(view: View, first: int, last: int) -> int:
    """``… لحكومة الرئيس عبدربه منصور هادي``: the name after an office belongs to it."""
    titled = any("title" in view.kinds(n) for n in range(first, last + 1))
    i = last
    if (
        i + 1 < len(view.tokens)
        and _of_power(view.hits[i + 1])
        and has_article(view.tokens[i + 1].norm)
        and unprefixed(view, i + 1)
    ):
        titled, i = True, i + 1
    if not titled:
        return last
    while i + 1 < len(view.tokens) and _of_office(view.tokens[i + 1].norm):
        i += 1
    return max(last, person_name(view, i + 1))


def _of_power(hits: Sequence[Hit]) -> bool:
    """``حكومة الرئيس س``: an office, where ``جهاز الأمن | العقيد س`` has a rank."""
    titles = [h.lexeme.data.get("follows") for h in hits if h.lexeme.kind == "title"]
    return bool(titles) and "0" not in titles


_FORMER: Final = frozenset(
    ("السابق", "الاسبق", "المخلوع", "الراحل", "الحالي", "الشرعي")
)


def _of_office(norm: str) -> bool:
    """``الرئيس اليمني السابق``: an adjective between an office and its name."""
    return norm in _FORMER or (has_article(norm) and norm.endswith("ي"))


def actor(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk:
    """A named actor, with its adjectives and whom it is loyal to."""
    last = hit.last
    if last + 1 < len(view.tokens) and view.tokens[last + 1].text in CLOSE:
        after = adjectives(view, last + 1, definite=True, limit=2, strict=True)
        last = after if after > last + 1 else last
    last = adjectives(view, last, definite=True, limit=2, strict=True)
    whole, backed = last, loyal_to(view, last)
    # المقاومة الشعبية الموالية للرئيس …: two words name a side, whom it backs or not.
    named = whole if backed > whole > hit.first else backed
    last = _led_by(view, backed)
    return view.chunk(
        "actor",
        hit.first,
        last,
        word=hit.word,
        name_to=named if last > named else None,
        data=hit.lexeme.data,
        id=hit.lexeme.id,
        alts=alts,
    )


_LED: Final = frozenset(
    ("تقوده", "تقودها", "يقوده", "يقودها", "تتزعمه", "تتزعمها", "يتزعمه", "يتزعمها")
)


def _led_by(view: View, last: int) -> int:
    """``التحالف الذي تقوده السعودية``: who leads a side does not act beside it."""
    tokens = view.tokens
    i = last + 1
    if i + 2 >= len(tokens) or tokens[i].norm not in ("الذي", "التي"):
        return last
    if tokens[i + 1].norm not in _LED:
        return last
    ends = [h.last for h in view.hits[i + 2] if h.lexeme.kind in ("actor", "place")]
    return max(ends, default=last)


_OWN_FORCES: Final = frozenset(
    [
        "بوارج",
        "مدفعيه",
        "دبابات",
        "زوارق",
        "مقاتلات",
        "مروحيات",
        "طايره",
        "راجمات",
        "ميليشيا",
        "مليشيا",
        "جنود",
        "مرتزقه",
        "قوات",
        "عناصر",
        *("مقاتلي", "مقاتلو", "مجاهدي", "مجاهدو", "ثوار"),
        "مسلحي",
        "ميليشيات",
        "مليشيات",
        "طايرات",
        "جيش",
        "طيران",
        *("قطعات", "مفارز", "وحدات", "كتايب", "فصايل", "تشكيلات", "عصابات", "رجال"),
        "حلفا",
        "حلفاء",
        "حلفاي",
        "حلفاو",
    ]
)


def headed(view: View, kind: str, hit: Hit, alts: Mapping[str, Hit]) -> Chunk:
    """An actor or source that begins with a generic head."""
    definite = hit.word.article
    last, inner = hit.last, None
    if hit.word.pronoun and hit.word.base not in _OWN_FORCES:
        return view.chunk("word", hit.first, hit.last, word=hit.word)
    if hit.word.pronoun:
        last = adjectives(view, last, definite=True, limit=2, strict=True)
    else:
        last, inner = complement(view, hit.last, definite=definite)
        if last > hit.last and view.tokens[last].norm == "و":
            last -= 1  # ضابط | و3 جنود
        if last > hit.last and kind == "actor":
            last = _with_name(view, hit.last + 1, last)
    room = view.tokens[last].norm == "عمليات"  # غرفة عمليات مدينة سرت
    if last == hit.last and (room or hit.word.base in _PEOPLE):
        last = _of_quarter(view, last)
    if kind == "source" and hit.lexeme.data.get("kind") in OUTLETS:
        last = quotation_end(view, last + 1) or last  # وكالة أنباء “رويترز”
        if last + 1 < len(view.tokens) and view.tokens[last + 1].kind == NUMBER:
            # القناة 12 الإسرائيلية
            last = adjectives(view, last + 1, definite=True, limit=1, strict=True)
    last = masthead(view, _model(view, last))
    unit = hit.word.base if last == hit.last else view.tokens[last].norm
    last = numbered(view, last, unit)  # قوات اللواء 444
    dual = hit.word.base in _MEMBERS or hit.word.base in _FOES
    pair = pair_at(view, last + 1) if dual else None
    last += pair is not None  # مقاتلين اثنين من الحشد
    last = _of_actor(view, last)
    if kind == "source":
        last = voice_of(view, hit, _accusatives(view, hit, last))
    last = belonging(view, loyal_to(view, last))
    id_ = inner.lexeme.id if inner is not None else None
    if (
        hit.word.base in STATEMENTS
        and last > hit.last
        and not _described(view, hit, last)
    ):
        return issuer(view, kind, hit, last, alts)
    inner_at = _member_of(view, hit.last, last) if kind == "actor" else 0
    every = hit.first > 0 and view.tokens[hit.first - 1].norm in _EVERY
    return view.chunk(
        kind,
        hit.first,
        ranked(view, last),
        word=hit.word,
        name_from=inner_at or None,
        name_to=last - (inner_at > 0 and view.tokens[last].text in CLOSE),
        data=hit.lexeme.data,
        id=id_,
        alts=alts,
        head="all" if every else "",
        inside=_home(view, hit, last),
        quantity=pair,
    )


def _of_quarter(view: View, last: int) -> int:
    """``أهالي حي الروضة``: the place that people are named by ends their name."""
    i = last + 1
    if i < len(view.tokens) and unprefixed(view, i):
        for inner in view.hits[i]:
            if inner.lexeme.kind == "place_head":
                place = headed_place(view, inner, {"place_head": inner})
                return place.last if place is not None and place.head != "the" else last
    return last


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
    for words in _UNMANNED:
        if crew[: len(words)] == words:
            return last + len(words)
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.kind == NUMBER and after.start == tokens[last].end:
        return last + 1  # طائرة F16
    dashed = last + 2 < len(tokens) and tokens[last + 1].text in "-–"
    return last + 2 if dashed and tokens[last + 2].kind == NUMBER else last


_UNMANNED: Final = (
    ("بدون", "طيار"),
    ("من", "دون", "طيار"),
    ("دون", "طيار"),
    ("بلا", "طيار"),
)


def _home(view: View, hit: Hit, last: int) -> Chunk | None:
    """``سكان قرية البصيرة``, ``مقاتلي داريا``: the place that people are named by."""
    i = hit.last + 1
    if hit.word.base not in _PEOPLE or i > last or not unprefixed(view, i):
        return None
    for inner in view.hits[i]:
        if inner.lexeme.kind == "place" and inner.last <= last:
            return view.plain("place", inner, {"place": inner})
        if inner.lexeme.kind == "place_head":
            place = headed_place(view, inner, {"place_head": inner})
            return place if place is not None and place.head != "the" else None
    return None


_PEOPLE: Final = frozenset(
    [
        *("سكان", "اهالي", "اهل", "ابناء", "قاطني", "نازحي", "مهجري", "مدنيي"),
        *("مقاتلي", "مقاتلو", "ثوار", "مسلحي", "مسلحو", "شباب", "وجهاء", "اعيان"),
    ]
)


def _member_of(view: View, first: int, last: int) -> int:
    """``الفصائل المنضوية في “جيش حلب”``: where the name of the whole begins, or 0.

    ``عناصر من قوى الأمن``: the members are named by their side.
    """
    tokens = view.tokens
    head = tokens[first].norm
    if head in _WHOLE or head[1:] in _WHOLE:
        return 0
    if head in _MEMBERS or head[1:] in _MEMBERS or head.lstrip("و").startswith("حلفا"):
        for i in range(first + 1, last):
            if tokens[i].norm == "من" and {"actor", "head"} & view.kinds(i + 1):
                return i + 1
    for i in range(first + 1, last - 1):
        if tokens[i].norm.removeprefix("ال") in _WITHIN:
            return i + 2 + (tokens[i + 2].kind == PUNCT)
    return 0


_MEMBERS: Final = frozenset(
    (
        *("عناصر", "عنصر", "عنصرا", "عنصران", "عنصرين", "افراد", "جنود", "رجال"),
        *("مقاتلون", "مقاتلين", "مقاتل", "مسلحون", "مسلحين", "مسلح", "قوه", "قوات"),
        *("مجموعه", "مجموعات", "وحده", "وحدات", "دوريه", "دوريات", "دبابات"),
    )
)
# Gunmen are not the whole of those whom they belong to: ``مسلحون من القبيلة``.
_WHOLE: Final = frozenset(("مسلحون", "مسلحين", "مسلح", "مسلحا"))
_FOES: Final = frozenset(
    ("ارهابيين", "ارهابيان", "متطرفين", "متشددين", "متمردين", "تكفيريين", "جهاديين")
)
_EVERY: Final = frozenset(("جميع", "كل", "كافه", "معظم", "سائر", "بعض"))


_STATED: Final = (
    *("بيان", "تصريح", "تقرير", "حديث", "اتصال", "مقابله", "موتمر", "رساله"),
    *("بلاغ", "منشور", "تدوينه", "تغريده"),
)


def _of_actor(view: View, last: int) -> int:
    """``عناصر من تنظيم …``, ``مصدر في المعارضة``: the part that names whose they are."""
    tokens = view.tokens
    i = last + 1
    links: tuple[str, ...] = ("من", "في", "ب", "لدي", "داخل", "بين")
    if tokens[last].norm.removeprefix("ال").startswith(("ممثل", "مندوب", "وفد")):
        links = ("عن", "من")
    if (
        i < len(tokens)
        and tokens[i].norm.startswith("بال")
        and view.kinds(i) & {"head", "actor"}
        and "source_head" in view.kinds(last)
    ):
        return complement(view, i, definite=True)[0]  # مصادر بالقوات الخاصة
    if i < len(tokens) and "source_head" in view.kinds(last):
        office = _office_within(view, i)
        if office:
            return office
    if i + 1 >= len(tokens) or tokens[i].norm not in links:
        return last
    if quotation_end(view, i + 1) and "actor" in view.kinds(i + 2):
        return quotation_end(view, i + 1)  # عناصر من “داعش”
    kinds = view.kinds(i + 1)
    if not unprefixed(view, i + 1) or (tokens[i].norm == "في" and "place" in kinds):
        return last
    if tokens[i + 1].norm.removeprefix("ال").startswith(_STATED):
        return last  # الشبكة | في تقريرها
    if (
        tokens[i].norm in ("في", "من")
        and has_article(tokens[i + 1].norm)
        and kinds & {"head", "actor"}
    ):
        return complement(view, i, definite=True)[0]
    for kind in ("actor", "source"):
        if kind in kinds:
            return next(h.last for h in view.hits[i + 1] if h.lexeme.kind == kind)
    if (
        kinds & {"source_head", "head"}
        and tokens[i].norm in ("في", "من")
        and "place_head" not in kinds  # جنود العدو | في موقع المطلة
    ):
        return complement(view, i + 1, definite=False)[0]
    return last


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


def _office_within(view: View, i: int) -> int:
    """``مصدر بقيادة عمليات س``, ``مسؤول بوزارة الصحة``: the end of whose he is, or 0."""
    for hit in view.hits[i]:
        if hit.word.preposition != "ب" or hit.word.conjunction:
            continue
        if hit.lexeme.kind == "actor":
            return hit.last  # مصدر بحركة س
        if hit.lexeme.kind == "place_head" and hit.word.base in _HOUSES:
            place = headed_place(view, hit, {"place_head": hit})
            return place.last if place is not None else hit.last
        if hit.lexeme.kind == "source" or (
            hit.lexeme.kind in ("head", "source_head") and hit.word.base in _OFFICES
        ):
            return max(hit.last, complement(view, hit.last, definite=False)[0])
    return 0


_HOUSES: Final = frozenset(("مستشفي", "مشفي", "مستشفيات", "مشافي", "جامعه", "ميناء"))
_OFFICES: Final = frozenset(
    (
        *("قياده", "غرفه عمليات", "غرفه العمليات", "وزاره", "شرطه", "قوات", "جيش"),
        *("جهاز", "مديريه", "مكتب", "هييه", "حركه", "حزب", "حكومه", "غرفه", "بعثه"),
        *("قوه", "لواء", "كتيبه", "فرقه", "مجلس", "منظمه", "وكاله", "مركز", "دايره"),
    )
)


def nisba(view: View, i: int, before: Sequence[Chunk]) -> Chunk | None:
    """``غارة أمريكية``, ``ضربة جوية تركية``: the adjective that names whose act it is."""
    if not before or before[-1].kind not in ("trigger", "weapon", "word", "actor"):
        return None
    norm = view.tokens[i].norm
    base = norm.removeprefix("ال")
    stem = base if base in view.nisbas else base.removesuffix("ه")
    if stem not in view.nisbas:
        return None
    k = len(before) - 1
    while k > 0 and len(before) - k < 3 and _adjective(view, before[k]):
        k -= 1  # ضربة جوية أمريكية, مباحثات روسية تركية
    noun = before[k]
    event = noun.kind == "trigger" and getattr(noun.data, "pos", "") == "noun"
    agrees = noun.word.article == norm.startswith("ال") and not noun.word.pronoun
    if not ((event or noun.kind == "weapon") and agrees):
        return None
    word = Word(base, article=norm.startswith("ال"))
    data = {"kind": "government"}
    return view.chunk("actor", i, i, word=word, data=data, id=view.nisbas[stem] or None)


def _adjective(view: View, chunk: Chunk) -> bool:
    base = chunk.word.base
    nisba_ = base in view.nisbas or base.removesuffix("ه") in view.nisbas
    return (chunk.kind == "word" and base.endswith(NISBA)) or (
        chunk.kind == "actor" and nisba_
    )

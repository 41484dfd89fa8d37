"""Where a name begins and ends: actors, sources, persons, places, people counted.

The codebook knows many names and the heads that begin the others (``قوات``, ``حي``,
``الرائد``).  What follows a head belongs to the name as long as Arabic grammar says so:
adjectives that agree with it, the name it governs, ``الموالية ل…``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tawthiq.codebook import Hit
from tawthiq.extract.chunks import Chunk, View, offset_after
from tawthiq.text import NUMBER, PUNCT, WORD, Token, Word, has_article
from tawthiq.text.numbers import NUMBER_WORDS, bare
from tawthiq.text.quantities import QuantityAt

# Kinds that a name never runs into.
_STOP: Final = frozenset(
    [
        "according",
        "comp",
        "rel",
        "conn",
        "prep",
        "harm_verb",
        "report",
        "result",
        "light",
        "harm_masdar",
        "neg",
        "intended",
        "loss",
    ]
)
_NAMES: Final = frozenset(("actor", "head", "group", "source", "place", "equipment"))
_LOYAL: Final = frozenset(
    (
        "مواليه",
        "موالين",
        "موالي",
        "تابعه",
        "تابعين",
        "تابع",
        "مدعومه",
        "مدعومين",
        "مواليين",
        "مناهضه",
        "معارضه",
        "منتميه",
        "منتمين",
        "واقع",
        "واقعه",
        "كاين",
        "كاينه",
        "مسنوده",
        "مدعوم",
        "مدعومين",
    )
)
# One unnamed person governs nothing: مسلح البوابة is no name.
_SINGLE: Final = frozenset(
    ["مسلح", "مقاتل", "انتحاري", "مهاجم", "شاب", "شخص", "رجل", "امراه", "مجهول", "ملثم"]
)
_WITHIN: Final = frozenset(("منضويه", "منضوين", "منضوي", "عامله", "منخرطه"))
_OPEN: Final = frozenset("«“\"‘'(")
_CLOSE: Final = frozenset("»”\"’')")
_NISBA: Final = ("يه", "يين", "يون", "ي", "ين", "ون", "ه", "يا", "يتين")
_LONGEST_NAME: Final = 7


def is_verbal(view: View, i: int) -> bool:
    """Whether token i looks like a finite verb."""
    for hit in view.hits[i]:
        kind = hit.lexeme.kind
        if kind in ("report", "light", "result", "harm_verb"):
            return True
        if kind in ("trigger", "loss") and hit.lexeme.data.pos == "verb":
            own = hit.lexeme.name[:2] in ("ال", "أل")  # ألقى, التقى
            return not ((hit.word.article and not own) or hit.word.preposition)
    norm = view.tokens[i].norm
    if norm[:1] in "وف" and len(norm) > 4:
        norm = norm[1:]
    if norm.startswith("است") and len(norm) >= 6 and norm.endswith(("ي", "ت")):
        return True
    return norm[:1] == "ي" and len(norm) > 3 and not norm.endswith("ه")


def _bare(view: View, i: int) -> bool:
    """Whether no conjunction or preposition is written on token i."""
    norm = view.tokens[i].norm
    if norm.startswith(("وال", "فال", "بال", "لل", "كال", "وبال", "ولل")):
        return False
    return not any(h.word.conjunction or h.word.preposition for h in view.hits[i][:1])


def adjectives(
    view: View, last: int, *, definite: bool, limit: int = 3, strict: bool = False
) -> int:
    """The last token of the adjectives that follow token ``last`` and agree with it.

    ``strict`` takes only words that are written as adjectives (``المسلحة``).
    """
    tokens = view.tokens
    i = last + 1
    while i < len(tokens) and limit and tokens[i].kind == WORD:
        norm = tokens[i].norm
        kinds = view.kinds(i)
        if kinds & _STOP or is_verbal(view, i) or not _bare(view, i) or i in view.times:
            break
        if definite != has_article(norm):
            break
        if (norm.removeprefix("ال")) in _LOYAL:
            break
        if (strict or not definite) and not norm.endswith(_NISBA):
            break
        if kinds & {"trigger", "place_head", "title", "place"} and not definite:
            break
        if kinds & {"head", "actor"} and not definite:
            break
        if kinds & {"trigger", "harm_masdar"} and not norm.endswith(("يه", "ي")):
            break
        last = i
        i += 1
        limit -= 1
    return last


def _loyal_to(view: View, last: int) -> int:
    """Extends over ``الموالية لـ…`` / ``التابعة له``; returns the last token."""
    tokens = view.tokens
    i = last + 1
    if tokens[last].norm.removeprefix("ال") in _WITHIN:
        i = last  # an adjective already: الفصائل المنضوية
    if i >= len(tokens) or tokens[i].kind != WORD:
        return last
    norm = tokens[i].norm
    bare = norm.removeprefix("ال")
    if bare in _WITHIN and i + 2 < len(tokens) and tokens[i + 1].norm in ("في", "تحت"):
        end = _quoted(view, i + 2)
        named = [h.last for h in view.hits[i + 2] if h.lexeme.kind == "actor"]
        return end or max(named, default=last)  # المنضوية في “جيش حلب”
    if bare not in _LOYAL:
        return last
    j = i + 1
    if j < len(tokens) and tokens[j].norm in ("ل", "له", "لها", "لهم"):
        if tokens[j].norm != "ل":
            return j
        j += 1
    if j < len(tokens) and tokens[j].kind == WORD:
        norm = tokens[j].norm
        if norm.startswith("ل") or tokens[j - 1].norm == "ل":
            end = _complement(view, j - 1, definite=True, limit=4)[0]
            if end < j:  # القوات الموالية لعلي عبدالله صالح
                return _with_name(view, j, j)
            return _with_name(view, j, end)
    return i


def _with_name(view: View, first: int, last: int) -> int:
    """``… لحكومة الرئيس عبدربه منصور هادي``: the name after an office belongs to it."""
    titled = any("title" in view.kinds(n) for n in range(first, last + 1))
    i = last
    if i + 1 < len(view.tokens) and "title" in view.kinds(i + 1) and _bare(view, i + 1):
        titled, i = True, i + 1
    if not titled:
        return last
    while i + 1 < len(view.tokens) and _of_office(view.tokens[i + 1].norm):
        i += 1
    return max(last, person_name(view, i + 1))


_FORMER: Final = frozenset(
    ("السابق", "الاسبق", "المخلوع", "الراحل", "الحالي", "الشرعي")
)


def _of_office(norm: str) -> bool:
    """``الرئيس اليمني السابق``: an adjective between an office and its name."""
    return norm in _FORMER or (has_article(norm) and norm.endswith("ي"))


def _complement(
    view: View, last: int, *, definite: bool, limit: int = 4
) -> tuple[int, Hit | None]:
    """What a head governs: the last token of it, and the actor named in it, if any."""
    tokens = view.tokens
    actor: Hit | None = None
    # مسلحون النار: an indefinite plural in ون governs nothing.
    absolute = not definite and (
        view.tokens[last].norm.endswith(("ون", "ين"))
        or view.tokens[last].norm in _SINGLE
    )
    i = first = last + 1
    opened = False
    quoted = _quoted(view, i)
    if quoted:
        for n in range(i + 1, quoted):
            actor = actor or next(
                (h for h in view.hits[n] if h.lexeme.kind == "actor"), None
            )
        return adjectives(view, quoted, definite=True, limit=2), actor
    while i < len(tokens) and limit > 0:
        token = tokens[i]
        if token.kind == PUNCT:
            if token.text in _OPEN and not opened and _quoted(view, i):
                opened = True
                i += 1
                continue
            if opened and token.text in _CLOSE:
                last = i
                opened = False
                i += 1
                continue
            break
        if token.kind == NUMBER or i in view.times:
            break
        first_hits = view.hits[i]
        kinds = view.kinds(i)
        named = next(
            (h for h in first_hits if h.lexeme.kind in ("actor", "place")), None
        )
        if token.norm == "لحقوق" and i + 1 < len(tokens):
            last = i + 1  # مركز … لحقوق الإنسان
            i = last + 1
            continue
        if token.norm.startswith("ل") and "source" in kinds:
            break  # قال مصدر للجزيرة
        free = _bare(view, i) or (i == last + 1 and token.norm.startswith("ل"))
        if not free:
            break
        if named is not None and named.lexeme.kind == "actor":
            actor = actor or named
            last = named.last
            i = last + 1
            definite = True
            limit -= 2
            continue
        if kinds & _STOP or is_verbal(view, i):
            break
        if opened:
            last = i
            i += 1
            continue
        if token.norm.removeprefix("ال") in _LOYAL:
            break
        if has_article(token.norm) or (not definite and token.norm.endswith(_NISBA)):
            if kinds & {"trigger", "harm_masdar"} and not token.norm.endswith(
                ("يه", "ي")
            ):
                break
            if kinds & {"title"} and i > last + 1:
                break
            if absolute and has_article(token.norm):
                break
            last = i
        elif not first_hits and i == first and not definite:
            last = i
        elif named is not None and i == last + 1:
            last = named.last
            i = last
        elif (
            kinds & {"head", "group", "source_head"}
            and i == last + 1
            and not absolute
            and not token.norm.endswith("ا")
        ):
            last = i
            limit += 1
        else:
            break
        i += 1
        limit -= 1
    return last, actor


def _quoted(view: View, i: int) -> int:
    """The closing mark of a short quoted name that begins at token i, or 0."""
    tokens = view.tokens
    if i >= len(tokens) or tokens[i].kind != PUNCT or tokens[i].text not in _OPEN:
        return 0
    for j in range(i + 2, min(i + 8, len(tokens))):
        if tokens[j].kind == PUNCT and tokens[j].text in _CLOSE:
            return j
    return 0


def actor(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk:
    """A named actor, with its adjectives and whom it is loyal to."""
    last = hit.last
    if last + 1 < len(view.tokens) and view.tokens[last + 1].text in _CLOSE:
        after = adjectives(view, last + 1, definite=True, limit=2, strict=True)
        last = after if after > last + 1 else last
    last = adjectives(view, last, definite=True, limit=2, strict=True)
    last = _loyal_to(view, last)
    return view.chunk(
        "actor",
        hit.first,
        last,
        word=hit.word,
        data=hit.lexeme.data,
        id=hit.lexeme.id,
        alts=alts,
    )


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
        "قوات",
        "عناصر",
        "مقاتلي",
        "مسلحي",
        "ميليشيات",
        "مليشيات",
        "طايرات",
        "جيش",
        "طيران",
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
    if not hit.word.pronoun:
        last, inner = _complement(view, hit.last, definite=definite)
        if last > hit.last and kind == "actor":
            last = _with_name(view, hit.last + 1, last)
    last = _of_actor(view, last)
    last = _loyal_to(view, last)
    id_ = inner.lexeme.id if inner is not None else None
    if hit.word.base in _STATEMENTS and last > hit.last:
        return _issuer(view, kind, hit, last, alts)
    inner_at = _member_of(view, hit.last, last)
    every = hit.first > 0 and view.tokens[hit.first - 1].norm in _EVERY
    return view.chunk(
        kind,
        hit.first,
        last,
        word=hit.word,
        name_from=inner_at or None,
        name_to=last - (inner_at > 0 and view.tokens[last].text in _CLOSE),
        data=hit.lexeme.data,
        id=id_,
        alts=alts,
        head="all" if every else "",
    )


def _member_of(view: View, first: int, last: int) -> int:
    """``الفصائل المنضوية في “جيش حلب”``: where the name of the whole begins, or 0."""
    tokens = view.tokens
    for i in range(first + 1, last - 1):
        if tokens[i].norm.removeprefix("ال") in _WITHIN:
            return i + 2 + (tokens[i + 2].kind == PUNCT)
    return 0


_EVERY: Final = frozenset(("جميع", "كل", "كافه", "معظم", "سائر", "بعض"))
_STATED: Final = frozenset(
    ["بيان", "تصريح", "تصريحات", "تقرير", "حديث", "اتصال", "مقابله", "موتمر", "رساله"]
)
_STATEMENTS: Final = frozenset(("بيان", "بيانات", "تقرير", "تصريح", "تصريحات"))


def _issuer(
    view: View, kind: str, hit: Hit, last: int, alts: Mapping[str, Hit]
) -> Chunk:
    """``بيان لقيادة القوة الجوية``: who issued a statement is its source."""
    first = hit.last + 1
    token = view.tokens[first]
    start = offset_after(token, 1) if token.norm.startswith("ل") else token.start
    if token.norm.startswith("لل"):
        start = offset_after(token, 2)
    end = view.tokens[last].end
    return Chunk(
        kind,
        hit.first,
        last,
        start,
        end,
        view.text[start:end],
        hit.word,
        hit.lexeme.data,
        None,
        None,
        alts,
    )


def _of_actor(view: View, last: int) -> int:
    """``عناصر من تنظيم …``, ``مصدر في المعارضة``: the part that names whose they are."""
    tokens = view.tokens
    i = last + 1
    links: tuple[str, ...] = ("من", "في", "ب", "لدي")
    if tokens[last].norm.removeprefix("ال").startswith(("ممثل", "مندوب", "وفد")):
        links = ("عن", "من")
    if (
        i < len(tokens)
        and tokens[i].norm.startswith("بال")
        and view.kinds(i) & {"head", "actor"}
        and "source_head" in view.kinds(last)
    ):
        return i  # مصادر بالقوات
    if i + 1 >= len(tokens) or tokens[i].norm not in links:
        return last
    if _quoted(view, i + 1) and "actor" in view.kinds(i + 2):
        return _quoted(view, i + 1)  # عناصر من “داعش”
    kinds = view.kinds(i + 1)
    if not _bare(view, i + 1) or (tokens[i].norm == "في" and "place" in kinds):
        return last
    if tokens[i + 1].norm in _STATED:
        return last
    if (
        tokens[i].norm in ("في", "من")
        and has_article(tokens[i + 1].norm)
        and kinds & {"head", "actor"}
    ):
        return _complement(view, i, definite=True)[0]
    for kind in ("actor", "source"):
        if kind in kinds:
            return next(h.last for h in view.hits[i + 1] if h.lexeme.kind == kind)
    if kinds & {"source_head", "head"} and tokens[i].norm in ("في", "من"):
        return _complement(view, i + 1, definite=False)[0]
    return last


def person(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """A title with the name after it; None where no name follows."""
    tokens = view.tokens
    i = hit.last + 1
    office = hit.last
    if hit.lexeme.data.get("follows") == "1" or hit.word.article is False:
        office = _office(view, hit.last)
        i = office + 1
    i = _past_titles(view, i)
    comma = i < len(tokens) and tokens[i].text in ("،", ",", "(", "«", '"', "“")
    if comma:
        i += 1
    last = person_name(view, i)
    if last < i:
        if office > hit.last or hit.word.article:
            return view.chunk(
                "person",
                hit.first,
                office,
                word=hit.word,
                data=hit.lexeme.data,
                alts=alts,
                head="title",
            )
        return None
    return view.chunk(
        "person",
        hit.first,
        last,
        word=hit.word,
        name_from=i,
        data=hit.lexeme.data,
        alts=alts,
    )


def _past_titles(view: View, i: int) -> int:
    """``مدير مكتب الصحة الدكتور فلان``: past titles that follow an office."""
    for _ in range(3):
        comma = i < len(view.tokens) and view.tokens[i].text in "،,"
        j = i + comma
        if j >= len(view.tokens):
            return i
        title = next((h for h in view.hits[j] if h.lexeme.kind == "title"), None)
        if title is None or not _bare(view, j) or not title.word.article:
            return i
        i = title.last + 1
    return i


def _office(view: View, last: int) -> int:
    """The complement of an office: ``الخارجية الأميركي``, ``أركان الجيش``."""
    tokens = view.tokens
    i = last + 1
    count = 0
    quoted = _quoted(view, i)
    if quoted:
        return quoted  # قائد “غرفة عمليات حلب”
    while i < len(tokens) and tokens[i].kind == WORD and count < 5:
        kinds = view.kinds(i)
        if kinds & _STOP or is_verbal(view, i) or not _bare(view, i):
            break
        if tokens[i].norm in _PARTIES:
            break
        actors = [h for h in view.hits[i] if h.lexeme.kind in ("actor", "place")]
        if actors and count < 3:
            last = actors[0].last
        elif has_article(tokens[i].norm) or kinds & {
            "head",
            "source_head",
            "place_head",
        }:
            last = i
        else:
            break
        i = last + 1
        count += 1
    return last


_PARTIES: Final = frozenset(
    ("الطرفين", "الطرفان", "الاطراف", "الجانبين", "الجانبان", "المجتمع")
)
_NO_PERSON: Final = frozenset(
    [
        "ايضا",
        "كذلك",
        "ان",
        "انه",
        "انها",
        "هنا",
        "هناك",
        "مجددا",
        "لاحقا",
        "حينها",
        "سابقا",
        "فقط",
        "قد",
        "عدم",
        "ما",
        "هذا",
        "هذه",
        "كل",
        "بعض",
        "اكثر",
        "خلال",
        "اليوم",
    ]
)
# After a rank or office only these end the wait for a name: ياسر is no verb there.
_CLOSED: Final = frozenset(
    ["according", "comp", "rel", "conn", "prep", "report", "neg", "result", "title"]
)
_W_NAMES: Final = frozenset(
    ["وليد", "وايل", "وسام", "وسيم", "وديع", "وحيد", "ورده", "وفاء", "وارن", "ويليام"]
)
_NAME_LINKS: Final = frozenset(
    ("بن", "ابن", "ابو", "ام", "عبد", "ال", "اولو", "دي", "فان")
)


def _announced(view: View, i: int) -> bool:
    """``حاكم شانلي اورفة عز الدين كجك أنه``: a long name that ends at أن."""
    return any(
        "comp" in view.kinds(n) for n in range(i + 1, min(i + 3, len(view.tokens)))
    )


def _after_rank(view: View, i: int) -> bool:
    """``الدكتور الخضر``, ``العقيد الحسن``: after a personal title a name may have ال."""
    title = next((h for h in view.hits[i - 1] if h.lexeme.kind == "title"), None)
    if title is None or title.lexeme.data.get("follows") == "1":
        return False
    if view.kinds(i) - {"place"}:
        return False
    return not view.tokens[i].norm.endswith(("ي", "يه"))


def person_name(view: View, i: int) -> int:
    """The last token of a person's name that begins at token i, or i - 1."""
    tokens = view.tokens
    first = i
    while i < len(tokens) and i - first < 6 and tokens[i].kind == WORD:
        if i - first >= 4 and not _announced(view, i):
            break
        norm = tokens[i].norm
        linked = norm in _NAME_LINKS or (
            i > first and tokens[i - 1].norm in _NAME_LINKS
        )
        kinds = view.kinds(i)
        if i in view.times or norm in ("عام", "سنه"):
            break
        if "comp" in kinds:
            break  # فإن is no van
        if not linked:
            after_title = i == first and i and "title" in view.kinds(i - 1)
            stops = _STOP | {"head", "source_head", "title", "place_head", "group"}
            if kinds & (_CLOSED if after_title else stops):
                break
            if kinds & {"trigger", "harm_noun", "weapon", "source"} or not _bare(
                view, i
            ):
                break
            if norm in _NO_PERSON or bare(norm, NUMBER_WORDS) in NUMBER_WORDS:
                break
            if i == first and has_article(norm) and not _after_rank(view, i):
                break
            if norm.startswith("است") and is_verbal(view, i):
                break
            if i > first and (is_verbal(view, i) or norm.endswith(("ها", "هم"))):
                break
            if i > first and norm[0] == "و" and norm not in _W_NAMES:
                break
            if norm.startswith(("الذي", "التي")):
                break
            if has_article(norm) and i - first > 2:
                break
        i += 1
    while i > first and tokens[i - 1].norm in ("بن", "ابن", "ابو", "عبد"):
        i -= 1
    return i - 1


def place(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk:
    """A place of the gazetteer, as it stands."""
    return view.chunk(
        "place",
        hit.first,
        hit.last,
        word=hit.word,
        data=hit.lexeme.data,
        id=hit.lexeme.id,
        alts=alts,
    )


_ORDINALS: Final = frozenset(
    ["الاول", "الاولي", "الثاني", "الثانيه", "الثالث", "الثالثه", "الرابع", "الرابعه"]
)
_DIRECTIONS: Final = frozenset(("direction", "vicinity", "part"))


def headed_place(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """A place after its generic head; the head is left off the name where it may be."""
    tokens = view.tokens
    data = hit.lexeme.data
    kind = data.get("kind", "")
    i = hit.last + 1
    opened = i < len(tokens) and tokens[i].text in _OPEN
    closing = _quoted(view, i) if opened else 0
    if i < len(tokens) and (opened or tokens[i].text == "#"):
        i += 1
    part = data.get("part_of_name") == "1"
    if hit.word.pronoun or i >= len(tokens) or tokens[i].kind != WORD:
        return _definite_place(view, hit, alts)
    if tokens[hit.last].norm.endswith("ا") and not hit.word.article:
        return None  # حاجزا امنيا: an indefinite noun names no place
    known = next(
        (h for h in view.hits[i] if h.lexeme.kind == "place" and _plain(h)), None
    )
    inner = view.kinds(i)
    if known is not None:
        last = known.last
        if last + 1 < len(tokens) and tokens[last + 1].norm in _ORDINALS:
            last += 1  # الطاش الأول
        if part and kind not in _DIRECTIONS:
            last = _directions(view, last)
        id_ = known.lexeme.id if not part else None
        inside = {**data, "country": known.lexeme.data.get("country", "")}
        return view.chunk(
            "place",
            hit.first,
            last,
            word=hit.word,
            name_from=None if part else i,
            data=known.lexeme.data if not part else inside,
            id=id_,
            alts=alts,
            head=tokens[hit.first].norm,
        )
    if kind in _DIRECTIONS:
        return _direction(view, hit, alts, i)
    if "place_head" in inner and _bare(view, i):
        nested = next(h for h in view.hits[i] if h.lexeme.kind == "place_head")
        within = headed_place(view, nested, alts)
        if within is None:
            return _definite_place(view, hit, alts)
        return within._replace(first=hit.first, word=hit.word)
    if hit.word.article:
        if tokens[i].norm in _PROPER or (kind == "city" and _nisba(view, i)):
            return view.chunk(  # الحي الصناعي, العاصمة العراقية
                "place", hit.first, i, word=hit.word, data=data, alts=alts
            )
        return _definite_place(view, hit, alts)
    last = closing - 1 if closing else _unknown_name(view, i)
    if last < i:
        return None
    return view.chunk(
        "place",
        hit.first,
        last,
        word=hit.word,
        name_from=None if part else i,
        data=data,
        alts=alts,
        head=tokens[hit.first].norm,
    )


_PROPER: Final = frozenset(
    ["الصناعي", "الصناعيه", "القديمه", "القديم", "الخضراء", "العسكري", "التجاري"]
)


def _nisba(view: View, i: int) -> bool:
    """``العاصمة العراقية``: a capital named by its country's adjective."""
    capital = view.tokens[i - 1].norm.endswith("عاصمه")
    return capital and "group" in view.kinds(i)


def _plain(hit: Hit) -> bool:
    return not (hit.word.conjunction or hit.word.preposition or hit.word.pronoun)


def _directions(view: View, last: int) -> int:
    """``ريف حلب الشمالي``: the directions that belong to the name."""
    i = last + 1
    if i < len(view.tokens) and view.tokens[i].norm in _POINTS:
        last = i
        if i + 1 < len(view.tokens) and view.tokens[i + 1].norm in _POINTS:
            last = i + 1
    return last


_POINTS: Final = frozenset(
    [
        "الشمالي",
        "الجنوبي",
        "الشرقي",
        "الغربي",
        "الشماليه",
        "الجنوبيه",
        "الشرقيه",
        "الغربيه",
        "الاوسط",
        "الشمالين",
        "والشرقي",
        "والغربي",
        "والشمالي",
        "والجنوبي",
        "الجويه",
        "الدولي",
        "العسكريه",
        "العسكري",
    ]
)


def _direction(view: View, hit: Hit, alts: Mapping[str, Hit], i: int) -> Chunk | None:
    """``شمال سوريا`` is a place of its own; ``وسط مدينة حلب`` is the city."""
    nested = next((h for h in view.hits[i] if h.lexeme.kind == "place_head"), None)
    if nested is not None and _plain(nested):
        within = headed_place(view, nested, alts)
        if within is not None and within.head != "the":
            return within._replace(first=hit.first, word=hit.word)
    return None


def _definite_place(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk | None:
    """``الحي``, ``المدينة``: a place named before; its head is marked ``the``."""
    if not hit.word.article:
        return None
    return view.chunk(
        "place",
        hit.first,
        hit.last,
        word=hit.word,
        data=hit.lexeme.data,
        alts=alts,
        head="the",
    )


_NOT_NAMES: Final = frozenset(
    [
        *("ساحلي", "سكني", "شعبي", "تجاري", "صناعي", "زراعي", "حدودي", "جبلي"),
        *("رييسي", "حيوي", "استراتيجي", "عسكري", "امني", "مدني", "حكومي", "محلي"),
        *("طبي", "رسمي", "ديني", "اثري", "تاريخي", "ميداني", "خاص", "عام", "امن"),
        "عده",
        "عديده",
        "مختلفه",
        "متفرقه",
        "مجاوره",
        "قريبه",
        "كثيره",
        "اخري",
        "كانت",
        "التي",
        "الذي",
        "هذه",
        "هذا",
        "تلك",
        "نفسها",
        "العمليات",
        "الاشتباكات",
        "الصراع",
        "النزاع",
        "القتال",
        "المواجهات",
        "المعارك",
        "السيطره",
        "نفوذ",
        "نفسه",
        "واحده",
        "كبيره",
        "صغيره",
        "جديده",
        "قديمه",
        "سكنيه",
        "مدنيه",
        "خاضعه",
        "واقعه",
    ]
)


# First words of place names of two words: معرة مصرين, أبو دالي, تل رفعت.
_COMPOUND: Final = frozenset(
    [
        "معره",
        "كفر",
        "دير",
        "خان",
        "تل",
        "ابو",
        "ام",
        "عين",
        "بيت",
        "بني",
        "راس",
        "باب",
        "برج",
        "خربه",
        "جسر",
        "حصن",
        "شيخ",
        "الشيخ",
        "عرب",
        "قلعه",
        "تله",
        "جبل",
        "وادي",
        "دار",
    ]
)


def _unknown_name(view: View, i: int) -> int:
    """The last token of a place name that the gazetteer does not hold."""
    tokens = view.tokens
    token = tokens[i]
    kinds = view.kinds(i)
    stops = _STOP | {"trigger", "head", "group", "actor", "source_head", "harm_noun"}
    if token.norm in _NOT_NAMES or kinds & stops or is_verbal(view, i):
        return i - 1
    plural = is_plural_head(tokens[i - 1].norm)
    if not has_article(token.norm) and token.norm.endswith("يه" if not plural else "ه"):
        return i - 1
    if not _bare(view, i) or token.norm.endswith(("ها", "هم")):
        return i - 1
    last = i
    j = i + 1
    if j < len(tokens) and tokens[j].kind == WORD and not has_article(token.norm):
        norm = tokens[j].norm
        if token.norm in _COMPOUND and _bare(view, j) and not view.kinds(j) & stops:
            return j
        if (
            norm.startswith("ال")
            and norm not in _POINTS
            and norm[2:] not in _LOYAL
            and not view.kinds(j) & (stops | {"place"})
            and not norm.endswith(("يه", "ين"))
        ):
            last = j
    return last


def people(view: View, hit: Hit, alts: Mapping[str, Hit]) -> Chunk:
    """A noun for people with its adjectives: ``جندي تركي``, ``مسيحيين أفارقة``."""
    last = adjectives(view, hit.last, definite=hit.word.article, limit=2)
    last = _side_after(view, last)
    quantity = _pair(view, last)
    end = last + (quantity is not None)
    if quantity is None and last > hit.last and _is_pair(view.tokens[last]):
        last, end = last - 1, last
        quantity = _pair(view, last)
    return view.chunk(
        "people",
        hit.first,
        end,
        word=hit.word,
        name_to=last,
        data=hit.lexeme,
        id=hit.lexeme.id,
        quantity=quantity,
        alts=alts,
    )


def _pair(view: View, last: int) -> QuantityAt | None:
    """``عسكريين تركيين اثنين``: the number that confirms a dual."""
    i = last + 1
    if i >= len(view.tokens) or not _is_pair(view.tokens[i]):
        return None
    return QuantityAt(2, 2, "exact", "", i, i)


def _is_pair(token: Token) -> bool:
    return token.norm in ("اثنين", "اثنان", "اثنتين", "اثنتان")


def _side_after(view: View, last: int) -> int:
    """``متشددي داعش``, ``عناصر تنظيم …``: the side right after its people."""
    i = last + 1
    if (
        i >= len(view.tokens)
        or not _bare(view, i)
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
    counts = quantity.unit is None and not quantity.percent
    if i < len(tokens) and tokens[i].kind == WORD and counts:
        fired = quantity.first > 0 and tokens[quantity.first - 1].norm in _FIRED
        for hit in sorted(
            view.hits[i], key=_weapon_first if fired else _aircraft_first
        ):
            kind = _COUNTED.get(hit.lexeme.kind)
            if kind is None or hit.word.conjunction or hit.word.preposition:
                continue
            data = hit.lexeme
            if kind == "trigger":
                data = hit.lexeme.data
                if data.pos != "noun":
                    continue
            last = adjectives(view, hit.last, definite=hit.word.article, limit=2)
            if kind == "people":
                last = _side_after(view, last)
            id_ = hit.lexeme.id
            if hit.lexeme.kind == "head":
                last = headed(view, "actor", hit, {}).last
                if hit.lexeme.data.get("kind") in ("air", "ground_fire"):
                    kind, data = "actor", hit.lexeme.data
            return view.chunk(
                kind,
                quantity.first,
                _bounded(view, last),
                word=word,
                name_from=i,
                name_to=last,
                data=data,
                id=id_,
                quantity=quantity,
                alts={h.lexeme.kind: h for h in reversed(view.hits[i])},
            )
    return view.chunk(
        "quantity", quantity.first, quantity.last, word=word, quantity=quantity
    )


_FIRED: Final = frozenset(("سقوط", "اطلاق", "سقط", "سقطت", "اطلق", "اطلقت", "باطلاق"))


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


_PLURAL_HEADS: Final = frozenset(
    [
        "احياء",
        "حيي",
        "بلدات",
        "بلدتي",
        "مدن",
        "مدينتي",
        "قري",
        "قريتي",
        "مناطق",
        "محافظات",
        "محافظتي",
        "مواقع",
        "مخيمات",
        "مخيمي",
        "مديريات",
        "مديريتي",
        "محور",
        "محاور",
        "جبهات",
        "جبهتي",
        "جبهتا",
    ]
)


def is_plural_head(head: str) -> bool:
    """Whether a folded place head is dual or plural: its names make a list."""
    head = head.lstrip("وبل") if head not in _PLURAL_HEADS else head
    return head.removeprefix("ال") in _PLURAL_HEADS


def listed_name(view: View, i: int) -> int:
    """The last token of an unknown place name in a list."""
    tokens = view.tokens
    j = i + 1
    if (
        j < len(tokens)
        and tokens[j].kind == WORD
        and not tokens[i].norm.startswith("وال")
        and tokens[j].norm.startswith("ال")
        and tokens[j].norm not in _POINTS
        and not view.kinds(j) & (_STOP | {"place", "trigger"})
    ):
        return j
    return i


def quoted_after(view: View, last: int) -> int:
    """``عربة “بي أم بي”``: a quoted model belongs to the object's name."""
    return _quoted(view, last + 1) or last

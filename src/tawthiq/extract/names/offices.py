"""What an office is of: ``وزير الخارجية الأميركي``, ``عضو لجنة الأمن في مجلس النواب``."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.marks import quotation_end, scorned
from tawthiq.extract.names.person_names import NAME_LINKS, person_name
from tawthiq.extract.names.phrases import BOTH, STOP, adjectives, is_verbal, unprefixed
from tawthiq.extract.names.units import numbered
from tawthiq.text import WORD, has_article

# طرفي النزاع: both sides of a war, named by what they fight in.
OF_BOTH: Final = words("offices.of_both")
_PARTIES: Final = BOTH | {"المجتمع"}
_UNITED: Final = words("offices.united")
_HOUSES: Final = words("offices.houses")
_SECTIONS: Final = words("offices.sections")
_CHARGES: Final = words("offices.charges")
_WHEN: Final = words("offices.when")
_ACTS: Final = frozenset(
    ["airstrike", "shelling", "bombing", "ground_attack", "killing", "shooting"]
)


def office_end(view: View, first: int, last: int) -> int:
    """The complement of an office: ``الخارجية الأميركي``, ``أركان الجيش``."""
    tokens = view.tokens
    i = last + 1
    count = 0
    quoted = quotation_end(view, i)
    if quoted:
        return scorned(view, i, quoted) or quoted  # قائد “غرفة عمليات حلب”
    closed = False
    construct = not has_article(tokens[first].norm)
    while i < len(tokens) and tokens[i].kind == WORD and count < 5:
        if construct and _joined_office(view, i):
            last, i, count = i, i + 1, count + 1
            continue
        campaign = _campaign(view, i)
        if campaign:
            return campaign
        kinds = view.kinds(i)
        if closed and kinds & {"head", "group", "place_head"}:
            break  # قائد الجيش الليبي | المجموعات المسلحة
        side = "actor" in kinds and has_article(tokens[i].norm)
        men = tokens[last].norm.endswith(("يين", "يون"))
        if closed and side and (men or not tokens[i].norm.endswith(("ي", "يه"))):
            break  # ناطق باسم حركة فتح | القسام, باسم الحوثيين | السعودية
        if kinds & STOP or is_verbal(view, i) or not unprefixed(view, i):
            break
        ended = last > first and has_article(tokens[last].norm)
        opens = ended or (not construct and i == first + 1)
        if opens and _another_side(view, i):
            break  # حملت النائبة | البعثة الأممية, دعا رئيس الحكومة | الفصائل
        if has_article(tokens[last].norm) and _construct_side(view, i):
            break  # اتهم وزير الدفاع | حركة الشباب
        if tokens[i].norm in view.given and has_article(tokens[last].norm):
            break  # القاضي | جاسم, who bears a town's name
        if last > first and tokens[i].norm in _WHEN:
            break  # أعلن متحدث باسم الشرطة | اليوم
        if tokens[i].norm in _PARTIES or (i > first + 1 and tokens[i].norm in OF_BOTH):
            break  # دعا ناطق باسم الحكومة | أطراف النزاع
        if last > first and _an_act(view, i):
            break
        if construct and _governs(view, i):
            last, i, count = i + 1, i + 2, count + 1  # وزير | حقوق الإنسان
            continue
        actors = [h for h in view.hits[i] if h.lexeme.kind in ("actor", "place")]
        bodies = [h for h in view.hits[i] if h.lexeme.kind == "source" and h.last > i]
        if bodies and not actors:  # الناطق باسم منسقية النازحين واللاجئين
            last, closed = max(h.last for h in bodies), True
        elif actors and count < 3:
            last = actors[0].last
            closed = actors[0].lexeme.kind == "actor"
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
    return numbered(view, last, tokens[last].norm)  # قائد اللواء 444


def _campaign(view: View, i: int) -> int:
    """``ناطق باسم | عملية «فجر ليبيا»``: the end of a campaign that names a side, or 0."""
    tokens = view.tokens
    if tokens[i].norm != "عمليه" or tokens[i - 1].norm != "باسم":
        return 0
    named = view.hits[i + 1] if i + 1 < len(tokens) else ()
    sides = [h.last for h in named if h.lexeme.kind == "actor"]
    return quotation_end(view, i + 1) or max(sides, default=0)


def _another_side(view: View, i: int) -> bool:
    """Whether a definite head stands here, which a definite title does not govern."""
    norm = view.tokens[i].norm
    sides = view.kinds(i) & {"head", "source_head"}
    return bool(sides) and has_article(norm) and not norm.endswith(("ي", "يه"))


def _construct_side(view: View, i: int) -> bool:
    """Whether a side in the construct stands here, which no noun with the article governs."""
    norm = view.tokens[i].norm
    known = any(h.lexeme.kind == "actor" and h.last > i for h in view.hits[i])
    return not has_article(norm) and (known or "head" in view.kinds(i))


def _governs(view: View, i: int) -> bool:
    """``حقوق الإنسان``: a common noun of no table before the definite one it governs."""
    tokens = view.tokens
    after = i + 1 < len(tokens) and tokens[i + 1].kind == WORD
    if not after or view.hits[i] or has_article(tokens[i].norm):
        return False
    known = tokens[i].norm in view.given or tokens[i].norm in NAME_LINKS
    plural = tokens[i].norm.endswith(("ات", "وق", "ون", "ور"))
    plural = plural or tokens[i].norm in _SECTIONS
    return plural and not known and has_article(tokens[i + 1].norm)


def _joined_office(view: View, i: int) -> bool:
    """``وزير الثقافة | والإعلام``: a second charge of the same office."""
    before, norm = view.tokens[i - 1].norm, view.tokens[i].norm
    committee = i > 1 and view.tokens[i - 2].norm == "لجنه"  # لجنة الأمن | والدفاع
    if not (has_article(before) and (norm in _CHARGES or committee)):
        return False
    return "title" not in view.kinds(i)


def _an_act(view: View, i: int) -> bool:
    """``نسب رئيس الوزراء الهجوم إلى``: what is spoken of, no part of the office."""
    return any(
        h.lexeme.kind == "trigger" and h.lexeme.id in _ACTS and h.word.article
        for h in view.hits[i]
    )


def past_house(view: View, office: int) -> int:
    """``عضو لجنة الأمن في مجلس النواب العراقي | فلان``: past the house before a name."""
    tokens = view.tokens
    i = office + 2
    if i < len(tokens) and tokens[i - 1].norm in ("للدعم", "للمساعده"):
        i += 1
    if i >= len(tokens) or tokens[i - 1].norm not in ("في", "ب"):
        return office
    kinds: tuple[str, ...] = ("actor", "head")
    if _of_the_un(view, office) and "place" in view.kinds(i):
        kinds = ("place",)  # رئيس بعثة الأمم المتحدة في ليبيا | فلان
    elif tokens[i].norm not in _HOUSES:
        return office
    ends = [h.last for h in view.hits[i] if h.lexeme.kind in kinds]
    last = adjectives(view, max(ends, default=i), definite=True, limit=1, strict=True)
    return last if person_name(view, last + 1, ranked=True) > last + 1 else office


def _of_the_un(view: View, office: int) -> bool:
    """Whether an office is of the United Nations, whose envoys are named by a country."""
    near = view.tokens[max(0, office - 4) : office + 1]
    return any(t.norm in _UNITED for t in near)

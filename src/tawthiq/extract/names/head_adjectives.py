"""Whether what follows a head is an adjective of it."""

from __future__ import annotations

from typing import Final

from tawthiq.codebook.words import words
from tawthiq.extract.chunking.chunks import View
from tawthiq.extract.names.phrases import is_definite, is_nisba, whom

# قوات الفرقة المدرعة: what kind of unit it is, no vehicle.
_UNITS: Final = words("head_adjectives.units")
_OF_BODIES: Final = words("head_adjectives.of_bodies")
# Whose guard they are belongs to their name: ``حرس الحدود``.
_GUARDS: Final = frozenset(("حرس", "خفر"))


def disagrees(view: View, last: int, i: int) -> bool:
    """Whether token i does not agree with an indefinite noun, whom something is done to."""
    norm = view.tokens[i].norm
    if view.tokens[last].norm.endswith("ه") and norm.endswith(("ين", "ون")):
        return True  # حررت فرقة خاصة | مهندسين
    return whom(view, i, last)  # طعن شاب فلسطيني | جنديا


def is_noun(
    view: View,
    first: int,
    last: int,
    i: int,
    kinds: set[str],
    *,
    definite: bool,
    own: bool,
) -> bool:
    """Whether token i, which is written as an adjective is, is a noun of its own.

    ``first``, ``last``: what the head governs up to here; ``kinds``: what token i may be;
    ``own``: the head ends in a definite noun (``قوات الأمن``).
    """
    norm = view.tokens[i].norm
    if kinds & {"trigger", "harm_masdar"} and not norm.endswith(("يه", "ي")):
        return True
    if "title" in kinds and i > last + 1:
        return True
    another = is_definite(view.tokens[i]) or bool(kinds & {"head", "group"})
    if another and not definite and _described(view, first, i - 1):
        return True  # طائرات حربية | الجماعة, مسيرة إسرائيلية | مجموعة
    nisba = is_nisba(view, i) and len(norm) > 5
    ground = "place_head" in kinds and (definite or not nisba)
    named = i > first or definite or own
    if named and ground and not _of_ground(view, first, last):
        return True  # المقاومة الجنوبية | الحي, قوات الأمن | القرية: another noun
    armoured = view.tokens[last].norm in _UNITS and norm.startswith("المدرع")
    arms = i > first and bool(kinds & {"equipment", "weapon"})
    return arms and not (nisba or armoured)


def _described(view: View, first: int, i: int) -> bool:
    """Whether token i, of an indefinite head's, is an adjective, no noun that governs."""
    nisba = view.tokens[i].norm.endswith(("يه", "يين", "يون"))
    return i >= first and nisba and not view.kinds(i) & {"head", "source_head"}


def _of_ground(view: View, first: int, last: int) -> bool:
    """``خفر | السواحل``, ``مقاتلي لواء | السهل``: what is named by the ground it holds.

    A body that has no name yet, within what a head governs from ``first`` on; the head
    itself may be told without a name: ``دخلت كتيبة المدينة``.
    """
    norm = view.tokens[last].norm
    return norm in _GUARDS or (last >= first and norm in _OF_BODIES)

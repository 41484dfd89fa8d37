"""Where a name begins and ends: actors, sources, persons, places, people counted.

The codebook knows many names and the heads that begin the others (``قوات``, ``حي``,
``الرائد``).  What follows a head belongs to the name as long as Arabic grammar says so:
adjectives that agree with it, the name it governs, ``الموالية ل…``.
"""

from __future__ import annotations

from tawthiq.extract.names.actors import actor, headed
from tawthiq.extract.names.capitals import capital
from tawthiq.extract.names.given_names import named_person
from tawthiq.extract.names.marks import CLOSE, OPEN, quotation_end, quoted_after
from tawthiq.extract.names.models import in_its_marks, model_after
from tawthiq.extract.names.nisbas import nisba, of_state
from tawthiq.extract.names.people import counted, people
from tawthiq.extract.names.person_names import person_name
from tawthiq.extract.names.persons import one_of_letters, person, told_by_whose, whose
from tawthiq.extract.names.phrases import adjectives, is_verbal, unprefixed
from tawthiq.extract.names.places import headed_place
from tawthiq.extract.names.positions import positions
from tawthiq.extract.names.sides import theirs
from tawthiq.extract.names.surroundings import beside, middle
from tawthiq.extract.names.unknown import (
    is_direction,
    is_plural_head,
    listed_name,
    opens_compound,
)

__all__ = [
    "CLOSE",
    "OPEN",
    "actor",
    "adjectives",
    "beside",
    "capital",
    "counted",
    "headed",
    "headed_place",
    "in_its_marks",
    "is_direction",
    "is_plural_head",
    "is_verbal",
    "listed_name",
    "middle",
    "model_after",
    "named_person",
    "nisba",
    "of_state",
    "one_of_letters",
    "opens_compound",
    "people",
    "person",
    "person_name",
    "positions",
    "quotation_end",
    "quoted_after",
    "theirs",
    "told_by_whose",
    "unprefixed",
    "whose",
]

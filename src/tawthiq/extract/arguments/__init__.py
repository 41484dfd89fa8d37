"""Around a trigger: who, to whom, with what, where.

The frames of the codebook say which neighbour fills which slot; this package finds the
neighbours.  It walks right from the trigger until the clause ends, then looks left for
the subject that Arabic puts before a verb or before the light verb of a noun.
"""

from tawthiq.extract.arguments.agreement import form_of, gender_of, refers
from tawthiq.extract.arguments.clause import right
from tawthiq.extract.arguments.frames import fill
from tawthiq.extract.arguments.places import contains, places_before, places_of
from tawthiq.extract.arguments.relations import (
    Argument,
    acting,
    bound,
    finite,
    is_joined,
    is_passive,
    is_place,
    itself,
    of_other_strike,
    relation_of,
)
from tawthiq.extract.arguments.slots import built
from tawthiq.extract.arguments.subjects import (
    described,
    light,
    subject_before,
    takes_nobody,
)

__all__ = [
    "Argument",
    "acting",
    "bound",
    "built",
    "contains",
    "described",
    "fill",
    "finite",
    "form_of",
    "gender_of",
    "is_joined",
    "is_passive",
    "is_place",
    "itself",
    "light",
    "of_other_strike",
    "places_before",
    "places_of",
    "refers",
    "relation_of",
    "right",
    "subject_before",
    "takes_nobody",
]

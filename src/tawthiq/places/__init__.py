"""Where it happened: the gazetteer, and the resolver that knows when it does not know."""

from tawthiq.places.gazetteer import Gazetteer, is_capital
from tawthiq.places.mention import Candidate, Mention, Resolution
from tawthiq.places.place import Place, distance_km
from tawthiq.places.precision import CLASSES, Precision
from tawthiq.places.resolve import Resolver
from tawthiq.places.table import gazetteer

__all__ = [
    "CLASSES",
    "Candidate",
    "Gazetteer",
    "Mention",
    "Place",
    "Precision",
    "Resolution",
    "Resolver",
    "distance_km",
    "gazetteer",
    "is_capital",
]

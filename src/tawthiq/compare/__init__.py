"""Our incidents beside another dataset: what matches, and what only one of them has."""

from tawthiq.compare.layouts import LayoutError, read
from tawthiq.compare.match import Comparison, Match, compare
from tawthiq.compare.row import Row, of_incident

__all__ = [
    "Comparison",
    "LayoutError",
    "Match",
    "Row",
    "compare",
    "of_incident",
    "read",
]

"""Dates: the time words of a sentence as intervals of days.

``today`` is the day that the text's words count from: the report's own calendar if it
says one (``anchor``), else its publication date, else None; then relative words give an
open interval and never a guessed day.
"""

from tawthiq.text.dates.anchor import anchor
from tawthiq.text.dates.find import find_dates
from tawthiq.text.dates.value import DateAt

__all__ = ["DateAt", "anchor", "find_dates"]

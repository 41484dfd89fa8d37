"""The times that may be an event's, with what the learnt choice sees of each."""

from tawthiq.extract.times.options import TimeOption, times
from tawthiq.extract.times.timeline import Timeline

__all__ = ["TimeOption", "Timeline", "times"]

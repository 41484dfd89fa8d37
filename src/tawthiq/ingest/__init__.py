"""Files → reports."""

from tawthiq.ingest.lines import MAX_CHARS, Refusal, reports

__all__ = ["MAX_CHARS", "Refusal", "reports"]

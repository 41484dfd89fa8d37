"""The desk's own tables: nothing here is evidence of a case."""

from __future__ import annotations

from tawthiq.desk.records.tables import (
    PersonIn,
    PersonLine,
    ReportLine,
    SourceLine,
    State,
)
from tawthiq.desk.tokens import Token

__all__ = ["PersonIn", "PersonLine", "ReportLine", "SourceLine", "State", "Token"]

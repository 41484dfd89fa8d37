"""What a case holds: originals, reports, claims, judgements, and the log of it all.

Rows of evidence are added and never changed.  What is derived and may be derived again
(``Reading``, ``Report.family``, the search index, the ``until`` of a claim) says so.
"""

from __future__ import annotations

from tawthiq.case.models.decided import IncidentJudgement, Judgement, LinkJudgement
from tawthiq.case.models.evidence import (
    Band,
    CaseFile,
    Entry,
    Finding,
    Likeness,
    Original,
    Refusal,
    Report,
)
from tawthiq.case.models.linked import (
    Incident,
    Linked,
    Scene,
    SceneArea,
    SceneKey,
)
from tawthiq.case.models.read import Claim, ClaimValue, Reading
from tawthiq.case.models.shown import Card, CardValue, Queued

__all__ = (
    "Band",
    "Card",
    "CardValue",
    "CaseFile",
    "Claim",
    "ClaimValue",
    "Entry",
    "Finding",
    "Incident",
    "IncidentJudgement",
    "Judgement",
    "Likeness",
    "LinkJudgement",
    "Linked",
    "Original",
    "Queued",
    "Reading",
    "Refusal",
    "Report",
    "Scene",
    "SceneArea",
    "SceneKey",
)

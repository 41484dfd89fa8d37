"""The data contract: frozen, typed values with JSON in and out.

Imports nothing else of the project.
"""

from tawthiq.model.base import Span, Value
from tawthiq.model.report import Claim, Reading, Report, ReportInfo
from tawthiq.model.values import (
    Attribution,
    EventType,
    Form,
    Group,
    Harm,
    HarmKind,
    Label,
    Loss,
    Meaning,
    Named,
    Person,
    Quantity,
    Role,
    Status,
    Victim,
    When,
    Where,
)

__all__ = [
    "Attribution",
    "Claim",
    "EventType",
    "Form",
    "Group",
    "Harm",
    "HarmKind",
    "Label",
    "Loss",
    "Meaning",
    "Named",
    "Person",
    "Quantity",
    "Reading",
    "Report",
    "ReportInfo",
    "Role",
    "Span",
    "Status",
    "Value",
    "Victim",
    "When",
    "Where",
]

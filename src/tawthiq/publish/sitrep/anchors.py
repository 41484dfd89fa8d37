"""Names of places in the page that links lead to: the same for the same codes."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from tawthiq.incident import Incident
from tawthiq.publish.sitrep.markup import Html, run, tag

_SAFE: Final = re.compile("[A-Za-z0-9][A-Za-z0-9_-]*")


def anchor(code: str) -> str:
    """The anchor of an incident."""
    if _SAFE.fullmatch(code):
        return f"i-{code}"
    return f"i-x{hashlib.sha256(code.encode(errors='replace')).hexdigest()[:16]}"


def claim_anchor(code: str, n: int) -> str:
    """The anchor of the claim of a number, from 1, of an incident."""
    return f"{anchor(code)}-c{n}"


def source_anchor(code: str, n: int) -> str:
    """The anchor of the source of a number, from 1, of an incident."""
    return f"{anchor(code)}-s{n}"


def link(to: str, content: str, class_: str | None = None) -> Html:
    """A link inside the page."""
    return tag("a", content, href=f"#{to}", class_=class_)


def code_link(incident: Incident) -> Html:
    """The code of an incident, which leads to it."""
    return link(anchor(incident.code), run(incident.code), "code")

"""What the people of a case agreed on: how many of them an approval takes."""

from __future__ import annotations

from typing import Final

from tawthiq.case.fault import CaseError, told
from tawthiq.case.log import writing
from tawthiq.case.models import CaseFile

REVIEWERS: Final = (1, 2)


def reviewers() -> int:
    """How many people an approved incident needs."""
    return CaseFile.objects.values_list("reviewers", flat=True).first() or 1


def change(*, reviewers: int, by: str, why: str = "") -> None:
    """Say how many people an approved incident needs, from now on; it is logged.

    Raises ``CaseError`` for another number than 1 or 2.
    """
    check(reviewers)
    with told(), writing(by, why) as chain:
        CaseFile.objects.update(reviewers=reviewers)
        chain.add("settings", {"reviewers": reviewers})


def check(reviewers: int) -> None:
    """Raise ``CaseError`` for a number of people that no approval can take."""
    if reviewers not in REVIEWERS:
        raise CaseError(f"an approval takes 1 person or 2, not {reviewers}")

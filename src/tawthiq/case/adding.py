"""Claims that the program missed, added by a person."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from itertools import count
from typing import Any

from tawthiq.case import judging
from tawthiq.case.checking import checked
from tawthiq.case.fault import CaseError, told
from tawthiq.case.log import digest, writing
from tawthiq.case.models import Claim, Reading, Report
from tawthiq.case.pages import begins
from tawthiq.case.reading import claim_row, evidence, save


def add_claim(
    report_key: str, value: Mapping[str, Any], *, by: str, why: str = ""
) -> Claim:
    """Add a claim to a report; it counts as accepted by its maker.

    Args:
        report_key: the report's key, or the first letters of it.
        value: the claim in the contract's JSON, without an id.
        by: who adds it.
        why: the reason, kept with it.

    No reading of the program touches it.  Raises ``CaseError`` where the report is not
    there, or where the value is no claim of the contract or quotes words that do not
    stand in the report at their offsets.

    """
    with told(), writing(by, why) as chain:
        report = _report(report_key)
        claim = checked({**value, "id": ""}, report.text, "this")
        key = _key(report.key, claim.type, claim.trigger.start, claim.trigger.end)
        claim = claim.model_copy(update={"id": key})
        row = claim_row(report.pk, key, claim.to_json(), chain.next, made_by=by)
        save([row])
        _let_be_linked(report, chain.next)
        chain.add(
            "claim",
            {
                "claim": key,
                "report": report.key,
                "new": 1,
                "digest": digest([evidence(row)]),
            },
        )
        judging.accept_own(chain, row)
    return row


def _report(key: str) -> Report:
    found = list(Report.objects.filter(begins("key", key))[:2])
    if len(found) != 1:
        many = "more than one report" if found else "no report"
        raise CaseError(f"{many} has a key that begins with {key!r}")
    return found[0]


def _key(report: str, type_: str, start: int, end: int) -> str:
    """An id made as those of read claims are, of words that none of these is made of."""
    for ordinal in count():
        identity = f"{report}\0added {type_}\0{start}\0{end}\0{ordinal}"
        key = hashlib.sha256(identity.encode()).hexdigest()[:16]
        if not Claim.objects.filter(key=key).exists():
            return key
    raise AssertionError  # count() has no end


def _let_be_linked(report: Report, entry: int) -> None:
    """Only what was read is linked: a report that was set aside is read by a person."""
    Reading.objects.get_or_create(
        report=report,
        defaults={"version": "", "persons": "[]", "places": "[]", "entry_id": entry},
    )

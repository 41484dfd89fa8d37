"""Linking a case's claims into incidents, report by report as they are read.

A report whose claims are new, read otherwise or judged anew is relinked with its
neighbourhood alone: the scenes it may be one with, and all of their incidents.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from tawthiq.case import scenes
from tawthiq.case.fault import told
from tawthiq.case.log import Chain, writing
from tawthiq.case.models import (
    Claim,
    Incident,
    Judgement,
    Linked,
    LinkJudgement,
    Reading,
    Scene,
    SceneKey,
)
from tawthiq.case.relations import relations
from tawthiq.case.scoring import scorer
from tawthiq.case.stale import mark
from tawthiq.case.standing import spoken
from tawthiq.link import naming
from tawthiq.link.blocking import CROWD, loose, near
from tawthiq.link.facts import Facts, restore
from tawthiq.link.linker import Said, link

_BATCH: Final = 500
_MANY: Final = 20_000  # values in one query


class Relinked(NamedTuple):
    """What a batch changed."""

    reports: int
    scenes: int
    new: int
    retired: int


def stale() -> QuerySet[Reading]:
    """The readings whose claims are not linked as they now stand."""
    linked = Linked.objects.filter(report=OuterRef("report"))
    judged = Judgement.objects.filter(
        report=OuterRef("report"), entry__gt=OuterRef("report__linked__entry")
    )
    return Reading.objects.filter(
        ~Exists(linked) | Q(entry__gt=F("report__linked__entry")) | Exists(judged)
    )


def link_case(*, by: str, why: str = "") -> Iterator[Relinked]:
    """Link all that is not linked yet; yields what each batch changed.

    Raises ``CaseError`` where the database fails; what was yielded is in the case.
    """
    with told():
        while True:
            with writing(by, why) as chain:
                rows = stale().order_by("report").values_list("report", flat=True)
                batch = list(rows[:_BATCH])
                if not batch:
                    return
                done = relink(batch, chain)
            yield done


def relink(reports: Sequence[int], chain: Chain) -> Relinked:
    """Link some reports anew, in the transaction of ``chain``."""
    old = Scene.objects.filter(report__in=reports)
    before = _incidents_of(old)
    touched = set(before.values())
    had = frozenset(touched)
    old.delete()
    rows, found = scenes.made(reports)
    neighbours = _neighbours(found)
    touched |= neighbours
    held = Scene.objects.filter(incident__in=touched).order_by("pk")
    all_rows = [*held, *rows]
    all_facts = [restore(row.facts) for row in all_rows]
    before |= _incidents_of(held)
    known = Incident.objects.in_bulk(touched)
    groups = link(all_facts, _said(all_rows, before, known), scorer=scorer())
    names = _Names(known, before, chain)
    changed: list[Scene] = []
    shown = set(had)
    for incident, members in names.give([[all_rows[i] for i in g] for g in groups]):
        for row in members:
            if row.incident_id != incident.pk:
                shown |= {row.incident_id or incident.pk, incident.pk}
                row.incident = incident
                changed.append(row)
    Scene.objects.bulk_update(changed, ["incident"], batch_size=_BATCH)
    mark(shown)
    Linked.objects.bulk_create(
        (Linked(report_id=r, entry_id=chain.next) for r in reports),
        update_conflicts=True,
        update_fields=["entry"],
        unique_fields=["report"],
    )
    done = Relinked(len(reports), len(rows), names.new, names.retired)
    chain.add("link", done._asdict())
    return done


def _neighbours(found: Iterable[Facts]) -> set[int]:
    """The incidents of the scenes that new ones may be one with, or were said of."""
    wanted = _keys(scene for scene in found if not scene.sum)
    incidents: set[int] = set()
    for at in range(0, len(wanted), _MANY):
        rows = SceneKey.objects.filter(hash__in=wanted[at : at + _MANY])
        incidents.update(
            rows.exclude(scene__incident=None)
            .values_list("scene__incident", flat=True)
            .distinct()
        )
    claims = [claim for scene in found for claim in scene.claims]
    told_of = spoken(claims).values_list("claim", "other")
    others = {c for pair in told_of for c in pair}
    if others:
        reports = Claim.objects.filter(key__in=others).values("report")
        with_them = Scene.objects.filter(report__in=reports).exclude(incident=None)
        for row in with_them:
            if others & set(json.loads(row.claims)):
                incidents.add(row.incident_id or 0)
    return incidents


def _keys(found: Iterable[Facts]) -> list[int]:
    """The keys that scenes look under, without crowded ones that say little."""
    kept = list(found)
    wanted = {key for scene in kept for key in near(scene)}
    asked = sorted({key for scene in kept for key in loose(scene)})
    for at in range(0, len(asked), _MANY):
        rows = SceneKey.objects.filter(hash__in=asked[at : at + _MANY])
        counts = rows.values("hash").annotate(held=Count("pk"))
        wanted.difference_update(
            counts.filter(held__gt=CROWD).values_list("hash", flat=True)
        )
    return sorted(wanted)


def _incidents_of(rows: Iterable[Scene]) -> dict[str, int]:
    """The incident of each claim of some scenes."""
    return {
        claim: row.incident_id
        for row in rows
        if row.incident_id is not None
        for claim in json.loads(row.claims)
    }


def _said(
    rows: Sequence[Scene], before: Mapping[str, int], known: Mapping[int, Incident]
) -> Said:
    """What people last said of pairs of these scenes, or of the incidents they were in.

    By position in ``rows``; ``before`` is the incident of each claim, one of ``known``.
    """
    home = {c: at for at, row in enumerate(rows) for c in json.loads(row.claims)}
    last: dict[frozenset[int], str] = {}
    spoken = LinkJudgement.objects.filter(claim__in=home, other__in=home)
    for a, b, verdict in spoken.order_by("pk").values_list("claim", "other", "verdict"):
        if home[a] != home[b]:
            last[frozenset((home[a], home[b]))] = verdict
    scenes_of: dict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        homes = (before[c] for c in json.loads(row.claims) if c in before)
        scenes_of[next(homes, 0)].append(at)
    # Two that are apart, or a part and its whole, are never one: ``deciding`` lets
    # nobody say so of their claims.
    by_code = {row.code: pk for pk, row in known.items()}
    for code, others in relations(known.values()).items():
        for other in others.keys() & by_code.keys():
            for pair in product(scenes_of[by_code[code]], scenes_of[by_code[other]]):
                last[frozenset(pair)] = "different"
    pairs = {
        verdict: tuple(tuple(sorted(p)) for p, v in last.items() if v == verdict)
        for verdict in ("same", "different")
    }
    return Said(pairs["same"], pairs["different"])  # type: ignore[arg-type]


class _Names:
    """Codes for groups of scenes: each keeps the code that most of its claims had."""

    def __init__(
        self, known: Mapping[int, Incident], before: Mapping[str, int], chain: Chain
    ) -> None:
        self.new = 0
        self.retired = 0
        self._before = before
        self._chain = chain
        self._known = known
        # Those that were merged into one of these may come back.
        self._gone = list(Incident.objects.filter(merged_into__in=known, live=False))

    def give(
        self, groups: Sequence[Sequence[Scene]]
    ) -> Iterator[tuple[Incident, Sequence[Scene]]]:
        """An incident for each group; those that keep no scene are retired."""
        claims = [[c for row in g for c in json.loads(row.claims)] for g in groups]
        counts = [Counter(self._before.get(c, 0) for c in group) for group in claims]
        wishes = sorted(
            (-n, pk, at)
            for at, count in enumerate(counts)
            for pk, n in count.items()
            if pk in self._known
        )
        given: dict[int, Incident] = {}
        taken: set[int] = set()
        for _, pk, at in wishes:
            if at not in given and pk not in taken:
                given[at] = self._known[pk]
                taken.add(pk)
        for at, group in enumerate(claims):
            if at not in given and (back := self._back(group)):
                given[at] = back
        given.update(self._made({a: g for a, g in enumerate(claims) if a not in given}))
        self._retire(taken, given, counts)
        return ((given[at], group) for at, group in enumerate(groups))

    def _back(self, claims: Sequence[str]) -> Incident | None:
        """A merged incident whose claims are parted from the rest again."""
        for incident in self._gone:
            if set(json.loads(incident.claims)) & set(claims):
                self._gone.remove(incident)
                incident.live, incident.merged_into = True, None
                incident.save(update_fields=["live", "merged_into"])
                return incident
        return None

    def _made(self, groups: Mapping[int, Sequence[str]]) -> dict[int, Incident]:
        """New incidents, each with a code that follows from its first claim."""
        made: dict[int, Incident] = {}
        codes: set[str] = set()
        salt = 0
        while len(made) < len(groups):
            wanted = {
                a: naming.code(min(g), salt) for a, g in groups.items() if a not in made
            }
            taken = set(
                Incident.objects.filter(code__in=wanted.values()).values_list(
                    "code", flat=True
                )
            )
            for at, code in wanted.items():
                if code not in taken and code not in codes:
                    codes.add(code)
                    made[at] = Incident(code=code, entry_id=self._chain.next)
            salt += 1
        Incident.objects.bulk_create(made.values())
        self.new += len(made)
        return made

    def _retire(
        self,
        taken: set[int],
        given: Mapping[int, Incident],
        counts: Sequence[Counter[int]],
    ) -> None:
        for pk, incident in self._known.items():
            if pk in taken:
                continue
            at = max(range(len(counts)), key=lambda i: counts[i][pk], default=None)
            moved = at is not None and counts[at][pk] > 0
            incident.live = False
            incident.merged_into = given[at] if moved and at is not None else None
            had = sorted(c for c, home in self._before.items() if home == pk)
            incident.claims = json.dumps(had)
            incident.save(update_fields=["live", "merged_into", "claims"])
            self.retired += 1

"""The views of a lake: what each row is, and the SQL that makes it.

A report that stands in the inputs twice is twice in ``reports`` and ``claims``; what is
counted is counted once.
"""

from __future__ import annotations

from typing import Final, NamedTuple

POLICY: Final = "tolls"  # the view that needs a policy of numbers
# A claim's harm and quote as they go to ``toll``, and what comes back for each kind.
HARM: Final = (
    'STRUCT("text" VARCHAR, "start" BIGINT, "end" BIGINT, kind VARCHAR, "group" VARCHAR, '
    "low BIGINT, high BIGINT, form VARCHAR, words VARCHAR)[]"
)
QUOTE: Final = 'STRUCT("text" VARCHAR, "start" BIGINT, "end" BIGINT)'
TOLL: Final = (
    "STRUCT(kind VARCHAR, low BIGINT, best BIGINT, high BIGINT, open BOOLEAN, "
    "words VARCHAR[])[]"
)


class View(NamedTuple):
    """A view: what a row of it is, and its SELECT over the views before it."""

    about: str
    sql: str


VIEWS: Final[dict[str, View]] = {
    "reports": View(
        "a report that was read, with its text and persons",
        "SELECT * REPLACE (TRY_CAST(published AS DATE) AS published) FROM _reports",
    ),
    "claims": View(
        "a claim; sources, places, harm … are lists of values with their words",
        """
        SELECT * REPLACE (TRY_CAST(published AS DATE) AS published),
          TRY_CAST(date."from" AS DATE) AS first_day,
          TRY_CAST(date."to" AS DATE) AS last_day
        FROM _claims
        """,
    ),
    "claims_by_day": View(
        "the claims of a type that tell of one day; day is null where none is told",
        """
        SELECT CASE WHEN first_day = last_day THEN last_day END AS day, type, status,
          count(DISTINCT id) AS claims, count(DISTINCT report) AS reports,
          count(DISTINCT source) AS publishers
        FROM claims GROUP BY ALL ORDER BY ALL
        """,
    ),
    "claims_by_place": View(
        "the claims of a type that tell of a place; a claim counts at each of its places",
        """
        SELECT place.name, place."in" AS within, place.id, any_value(place.lat) AS lat,
          any_value(place.lon) AS lon, any_value(place.precision) AS precision,
          type, status, count(DISTINCT claim) AS claims,
          count(DISTINCT report) AS reports, min(first_day) AS first_day,
          max(last_day) AS last_day
        FROM (
          SELECT id AS claim, report, type, status, first_day, last_day,
            unnest(places) AS place
          FROM claims
        )
        GROUP BY place.name, within, place.id, type, status
        ORDER BY claims DESC, place.name, place.id, type, status
        """,
    ),
    "harm": View(
        "people harmed as a claim tells it; vague words (عشرات) stay words",
        """
        SELECT id AS claim, report, source, published, type, status, first_day,
          last_day, places[1].name AS place,
          unnest(harm, recursive := true) FROM claims
        """,
    ),
    POLICY: View(
        "how many a claim says were harmed in one way, by the policy of --policy",
        """
        SELECT id AS claim, report, source, published, type, status, first_day,
          last_day, places[1].name AS place,
          unnest(toll(harm, quote), recursive := true), policy() AS policy
        FROM claims WHERE len(harm) > 0
        """,
    ),
    "sources": View(
        "who is told to have said it: each link of the chains of sources",
        """
        SELECT told.name, told.kind, count(DISTINCT claim) AS claims,
          count(DISTINCT report) AS reports, count(DISTINCT source) AS publishers,
          min(published) AS first, max(published) AS last
        FROM (
          SELECT id AS claim, report, source, published, unnest(sources) AS told
          FROM claims
        )
        GROUP BY told.name, told.kind ORDER BY claims DESC, told.name, told.kind
        """,
    ),
    "publishers": View(
        "who published: reports, claims, the days between",
        """
        SELECT r.source, r.source_slug, r.reports, coalesce(c.claims, 0) AS claims,
          r.undated, r.first, r.last
        FROM (
          SELECT source, source_slug, count(DISTINCT id) AS reports,
            count(DISTINCT id) FILTER (published IS NULL) AS undated,
            min(published) AS first, max(published) AS last
          FROM reports GROUP BY source, source_slug
        ) r LEFT JOIN (
          SELECT source, source_slug, count(DISTINCT id) AS claims
          FROM claims GROUP BY source, source_slug
        ) c ON r.source IS NOT DISTINCT FROM c.source AND r.source_slug = c.source_slug
        ORDER BY r.reports DESC, r.source
        """,
    ),
    "quarantine": View(
        "what was refused: the file, the place in it, the reason",
        "SELECT * FROM _quarantine",
    ),
}

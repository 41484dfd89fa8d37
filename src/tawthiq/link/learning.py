"""What each level of a comparison weighs, learnt by Splink from pairs of scenes.

Splink says which pairs it compares by blocking rules, and how by SQL.  Here which scenes
meet (``meeting``) and how they compare (``levels``) is said once, in Python, for all
scorers and engines.  So Splink is given two tables that share the number of the pair
alone: one holds what was found of each pair, and each level of the settings is a finding.

Splink takes how two events look (``u``) from pairs that are two for certain (``chance``,
or people's judgements), and learns how one event looks (``m``) by EM from all that meet, or
from the pairs that people said are one.  Where both are left to EM, it takes copies of a
text for the events, and the rest for chance.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from tawthiq.link.chance import Pair, lesson
from tawthiq.link.facts import Facts
from tawthiq.link.learnt import Learnt
from tawthiq.link.levels import COMPARISONS, assumed, levels

if TYPE_CHECKING:
    import pyarrow as pa
    from splink import Linker

PAIR: Final = "pair"
LABEL: Final = "label"
ENOUGH: Final = 100  # judged pairs of a sort, to take them for all
_RULE: Final = f"l.{PAIR} = r.{PAIR}"
_MOST: Final = 8.0  # bits that one level may weigh, either way
Shares = Mapping[str, Mapping[str, float]]  # comparison → level → probability
# A linker of Splink over rows (``rows``) with settings (``settings``).
Engine = Callable[[Iterable[Mapping[str, Any]], dict[str, Any]], "Linker"]


def learn(
    scenes: Sequence[Facts], same: Sequence[Pair] = (), different: Sequence[Pair] = ()
) -> Learnt:
    """A scorer learnt from scenes, with DuckDB in memory.

    Args:
        scenes: those of the case.
        same: pairs that people said are one event; fewer than ``ENOUGH`` count as any.
        different: pairs that they said are two.

    Raises ``ModuleNotFoundError`` without Splink and DuckDB (``tawthiq[link]``), and
    ``ValueError`` where no two scenes meet.

    """
    return learn_by(duck, scenes, same, different)


def learn_by(
    engine: Engine,
    scenes: Sequence[Facts],
    same: Sequence[Pair] = (),
    different: Sequence[Pair] = (),
) -> Learnt:
    """As ``learn``, with an engine of Splink's."""
    told = lesson(scenes)
    if not told.meeting:
        raise ValueError("no two scenes meet: there is nothing to learn from")
    two = different if len(different) >= ENOUGH else told.apart
    u = shares(engine(rows(two), settings()))
    if len(same) >= ENOUGH:
        m = shares(engine(rows(same), settings()))
        return weighed(m, u, told.prior, len(same))
    linker = engine(rows(told.meeting), settings(u, told.prior))
    return weighed(estimated(linker), u, told.prior, len(told.meeting))


def rows(pairs: Iterable[Pair]) -> Iterator[dict[str, Any]]:
    """A row for each pair; and one for each level, of which nothing else is known.

    Splink refuses a probability of zero, to which a level that is never seen leads.
    """
    for at, (a, b) in enumerate(pairs):
        found = levels(a, b)
        yield {
            PAIR: at,
            LABEL: at,
            **{about: found.get(about) for about in COMPARISONS},
        }
    every = [(about, level) for about, told in COMPARISONS.items() for level in told]
    for at, (about, level) in enumerate(every, 1):
        nothing: dict[str, Any] = dict.fromkeys(COMPARISONS)
        yield {**nothing, PAIR: -at, LABEL: -at, about: level}


def duck(rows: Iterable[Mapping[str, Any]], told: dict[str, Any]) -> Linker:
    """A linker of Splink over rows, with DuckDB in memory."""
    from splink import DuckDBAPI

    return linker(DuckDBAPI(), tables(rows), told)


def linker(
    api: Any,  # noqa: ANN401 - of any backend
    held: Sequence[Any],
    told: dict[str, Any],
) -> Linker:
    """A linker of Splink over the two tables, as its backend takes them."""
    from splink import Linker

    logging.getLogger("splink").setLevel(logging.ERROR)  # it warns of each rare level
    # Unnamed, for a session of Spark keeps one table of a name.
    given = [api.register(table) for table in held]
    return Linker(given, told, log_level=None)


def tables(rows: Iterable[Mapping[str, Any]]) -> tuple[pa.Table, pa.Table]:
    """The rows as Arrow; and the same pairs, of which nothing is told."""
    import pyarrow as pa

    fields = [(PAIR, pa.int64()), (LABEL, pa.int64())]
    fields += [(about, pa.string()) for about in COMPARISONS]
    held = pa.Table.from_pylist(list(rows), schema=pa.schema(fields))
    nothing = [pa.nulls(len(held), pa.string())] * len(COMPARISONS)
    return held, pa.table([held[PAIR], held[LABEL], *nothing], schema=held.schema)


def settings(u: Shares | None = None, prior: float = 0.5) -> dict[str, Any]:
    """Splink's settings, the same for DuckDB and Spark.

    ``u`` says how often two events come out at each level.  Learning of one event begins
    where the documented weights put it.
    """
    return {
        "link_type": "link_only",
        "unique_id_column_name": PAIR,
        "probability_two_random_records_match": prior,
        "blocking_rules_to_generate_predictions": [_RULE],
        "comparisons": [
            _comparison(about, told, (u or {}).get(about, {}))
            for about, told in COMPARISONS.items()
        ],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
    }


def _comparison(
    about: str, told: Sequence[str], u: Mapping[str, float]
) -> dict[str, Any]:
    column = f"coalesce({about}_l, {about}_r)"  # Splink orders the tables, not we
    likely = {level: u.get(level, 1 / len(told)) for level in told}
    ms = {level: likely[level] * 2 ** assumed(about, level) for level in told}
    found = [
        {
            "sql_condition": "ELSE" if level == told[-1] else f"{column} = '{level}'",
            "label_for_charts": level,
            "m_probability": ms[level] / sum(ms.values()),
            "u_probability": likely[level],
        }
        for level in told
    ]
    silent = {
        "sql_condition": f"{column} IS NULL",
        "label_for_charts": "untold",
        "is_null_level": True,
    }
    return {"output_column_name": about, "comparison_levels": [silent, *found]}


def shares(linker: Linker) -> Shares:
    """How often the pairs of a linker come out at each level."""
    linker.training.estimate_m_from_label_column(LABEL)
    return _ms(linker)


def estimated(linker: Linker) -> Shares:
    """How often one event comes out at each level, by EM; the rest stays as it is."""
    linker.training.estimate_parameters_using_expectation_maximisation(
        _RULE, fix_probability_two_random_records_match=True
    )
    return _ms(linker)


def _ms(linker: Linker) -> Shares:
    model = linker.misc.save_model_to_json()
    return {
        comparison["output_column_name"]: {
            level["label_for_charts"]: level["m_probability"]
            for level in comparison["comparison_levels"]
            if not level.get("is_null_level")
        }
        for comparison in model["comparisons"]
    }


def weighed(m: Shares, u: Shares, prior: float, pairs: int) -> Learnt:
    """The scorer of what was learnt; no level weighs more than 8 bits."""
    weights = {
        about: {level: _bits(m[about][level], u[about][level]) for level in told}
        for about, told in COMPARISONS.items()
    }
    return Learnt(weights, round(math.log2(prior / (1 - prior)), 2), pairs)


def _bits(m: float, u: float) -> float:
    return round(max(-_MOST, min(_MOST, math.log2(m / u))), 2)

"""DuckDB: one query over a table in memory, given back as Arrow.

What is quick was measured, not guessed. Floats are added and multiplied without the checks that
whole numbers get, and every sum here is exact in 32 bits. `least` and `case` are slow, `or` is
quick. The mean is not kept among its members, as that doubles the time: where all domains score
alike, the last digit of a mean can differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from programs import facts
from programs.answers import Answers, Codes, Program

_HEADINGS = list(facts.HEADINGS)


class Query(Program):
    """Into an Arrow table, which was quicker than NumPy arrays."""

    def __init__(self, codes: Codes, threads: int) -> None:
        names = enumerate(facts.CRITERIA)
        answers = pa.table({_name(name): codes[:, n].copy() for n, name in names})
        self.database = duckdb.connect(config={"threads": threads})
        self.database.register("given", answers)
        self.database.execute("CREATE TABLE answers AS SELECT * FROM given")
        self.database.unregister("given")
        self.query = _query()

    def run(self) -> pa.Table:
        # A prepared query saves the planning, but its result is then fetched by one thread.
        return self.database.sql(self.query).to_arrow_table()

    def answers(self, found: pa.Table) -> Answers:
        arrays = {name: found[name].to_numpy() for name in found.column_names}
        domains = np.stack([arrays[name] for name in _HEADINGS])
        return Answers(domains, *(arrays[name] for name in Answers._fields[1:]))


def _name(criterion: str) -> str:
    return criterion.replace("-", "_")


def _any(conditions: Iterable[str]) -> str:
    return "(" + " OR ".join(conditions) + ")"


def _bit(applies: str, bit: int) -> str:
    return f"{bit}::FLOAT * {applies}::FLOAT"


def _weighted(criteria: list[str], what: Callable[[str], str]) -> str:
    parts = []
    for weight, alike in facts.by_weight(criteria).items():
        together = " + ".join(what(_name(criterion)) for criterion in alike)
        parts.append(f"{weight}::FLOAT * ({together})")
    return " + ".join(parts)


def _query() -> str:
    return f"""
        WITH sums AS (SELECT {_list(_sums())} FROM answers),
        scores AS (SELECT {_list(_scores())} FROM sums),
        means AS (SELECT {_list(_means())} FROM scores)
        SELECT * EXCLUDE (gates), {_band()} AS band, gates FROM means
    """


def _list(columns: dict[str, str]) -> str:
    return ", ".join(f"{what} AS {name}" for name, what in columns.items())


def _sums() -> dict[str, str]:
    found = {}
    for name, criteria in facts.GROUPS.items():
        is_level = f"({{0}} < {facts.LEVELS})::FLOAT"
        found[f"points_{name}"] = _weighted(criteria, f"{{0}}::FLOAT * {is_level}".format)
        found[f"answered_{name}"] = _weighted(criteria, is_level.format)
    is_away = f"({_name(facts.OPTIONAL)} = {facts.NOT_APPLICABLE})"
    total = facts.TOTALS[facts.OPTIONAL_HEADING]
    found["applicable"] = f"{total}::FLOAT - {_bit(is_away, facts.OPTIONAL_WEIGHT)}"
    return found | {"gates": _answer_gates()}


def _answer_gates() -> str:
    critical = [_name(name) for name in facts.CRITICAL]
    found = {
        facts.GATE_A: [f"{_name(name)} = 0" for name in facts.ROOTS],
        facts.GATE_B: [f"{name} < 2" for name in critical],
        facts.GATE_C: [f"{name} = 2" for name in critical],
        facts.GATE_E: [f"({name} >= 2 AND {name} < {facts.LEVELS})" for name in critical],
        facts.GATE_F: [f"{name} >= {facts.NOT_KNOWN}" for name in critical],
    }
    return " + ".join(_bit(_any(any_of), bit) for bit, any_of in found.items())


def _double(number: Any) -> str:
    return f"({number})::DOUBLE"


def _applicable(name: str) -> str:
    is_optional = name == facts.OPTIONAL_HEADING
    return "applicable" if is_optional else f"{facts.TOTALS[name]}::FLOAT"


def _scores() -> dict[str, str]:
    found = {}
    for name in _HEADINGS:
        points, answered = _double(f"points_{name}"), _double(f"answered_{name}")
        applicable = _double(_applicable(name))
        # Where too little is answered, nothing is divided by nothing.
        covered = f"{answered} * {facts.ENOUGH} >= {applicable} * {facts.OF_APPLICABLE}"
        enough = f"({covered})::DOUBLE"
        top = f"({applicable} * {facts.TOP})"
        found[name] = f"{points} * 100 * {enough} / ({answered} * {facts.TOP} * {enough})"
        found[f"low_{name}"] = f"{points} * 100 / {top}"
        most = f"({points} + ({applicable} - {answered}) * {facts.TOP})"
        found[f"high_{name}"] = f"{most} * 100 / {top}"
    answered = " + ".join(f"answered_{name}" for name in _HEADINGS)
    applicable = " + ".join(_applicable(name) for name in _HEADINGS)
    found["coverage"] = f"{_double(answered)} * 100 / {_double(applicable)}"
    return found | {"gates": "gates"}


def _means() -> dict[str, str]:
    def mean(prefix: str) -> str:
        members = " + ".join(prefix + name for name in _HEADINGS)
        return f"({members}) / {len(_HEADINGS)}"

    weak = _any(f"{name} < {facts.WEAK}" for name in _HEADINGS)
    thin = _any(f"{name} < {facts.THIN}" for name in _HEADINGS)
    gates = f"gates + {_bit(weak, facts.GATE_D1)} + {_bit(thin, facts.GATE_D2)}"
    return {name: name for name in _HEADINGS} | {
        "overall": mean(""),
        "low": mean("low_"),
        "high": mean("high_"),
        "coverage": "coverage",
        "gates": f"({gates})::UINTEGER",
    }


def _band() -> str:
    """One more for each cut that is reached and that no gate holds, as long as none before is."""
    ceilings = (facts.TO_BAND_0, facts.TO_BAND_1, facts.TO_BAND_2)
    rank = "0"
    for bits, cut in reversed(list(zip(ceilings, facts.CUTS, strict=True))):
        passes = f"(gates & {bits} = 0 AND overall >= {cut!r})"
        rank = f"{passes}::INT * (1 + {rank})"
    return f"(CASE WHEN isnan(overall) THEN {facts.NO_BAND} ELSE {rank} END)::UTINYINT"

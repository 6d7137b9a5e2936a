"""Polars: one lazy query over byte columns, for the streaming engine and the one in memory.

What is quick was measured, not guessed. `when` is four times as quick as a cast of a boolean.
Nulls are kept away from all arithmetic until the end. The mean is not kept among its members, as
that doubles the time; and Polars multiplies by the reciprocal of a literal where it should divide.
So scores are within 1e-12, and not the same to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import add, and_, or_
from typing import Literal

import numpy as np
import polars as pl

from programs import facts
from programs.answers import Answers, Codes, Program

_HEADINGS = list(facts.HEADINGS)
_NUMBERS = ["overall", "low", "high", "coverage"]


class Streaming(Program):
    """The streaming engine."""

    engine: Literal["streaming", "in-memory"] = "streaming"

    def __init__(self, codes: Codes, threads: int) -> None:
        if pl.thread_pool_size() != threads:
            raise RuntimeError("set POLARS_MAX_THREADS")
        self.query = _query(frame_of(codes).lazy())

    def run(self) -> pl.DataFrame:
        # The query needs no improving, and looking for what to improve takes time in every call.
        return self.query.collect(engine=self.engine, optimizations=pl.QueryOptFlags.none())

    def answers(self, found: pl.DataFrame) -> Answers:
        arrays = {name: found[name].to_numpy() for name in found.columns}
        domains = np.stack([arrays[name] for name in _HEADINGS])
        return Answers(domains, *(arrays[name] for name in Answers._fields[1:]))


class InMemory(Streaming):
    """The engine for what fits in memory."""

    engine = "in-memory"


def frame_of(codes: Codes) -> pl.DataFrame:
    """A frame of a column a criterion."""
    return pl.DataFrame({name: codes[:, n].copy() for n, name in enumerate(facts.CRITERIA)})


def _query(answers: pl.LazyFrame) -> pl.LazyFrame:
    """Each step is a `select`, so that what it gives is worked out once."""
    return answers.select(_sums()).select(_scores()).select(_means()).select(_bands())


def _byte(value: int) -> pl.Expr:
    return pl.lit(value, pl.UInt8)


def _bit(applies: pl.Expr, bit: int) -> pl.Expr:
    return pl.when(applies).then(_byte(bit)).otherwise(_byte(0))


def _all(names: Iterable[str], what: Callable[[str], pl.Expr]) -> list[pl.Expr]:
    return [what(name) for name in names]


def _sums() -> list[pl.Expr]:
    """Points and answered weight of each domain, and the gates that look at single answers."""
    sums = []
    for name, criteria in facts.GROUPS.items():
        sums.append(_weighted(criteria, _points).alias(f"points {name}"))
        sums.append(_weighted(criteria, _is_level).alias(f"answered {name}"))
    total = facts.TOTALS[facts.OPTIONAL_HEADING]
    is_away = pl.col(facts.OPTIONAL) == facts.NOT_APPLICABLE
    left = pl.when(is_away).then(_byte(total - facts.OPTIONAL_WEIGHT)).otherwise(_byte(total))
    return [*sums, left.alias("applicable"), _answer_gates().alias("gates")]


def _points(criterion: str) -> pl.Expr:
    codes = pl.col(criterion)
    return pl.when(codes < facts.LEVELS).then(codes).otherwise(_byte(0))


def _is_level(criterion: str) -> pl.Expr:
    return _bit(pl.col(criterion) < facts.LEVELS, 1)


def _weighted(criteria: list[str], what: Callable[[str], pl.Expr]) -> pl.Expr:
    alike = facts.by_weight(criteria).items()
    parts = [(weight, reduce(add, _all(names, what))) for weight, names in alike]
    return reduce(add, [part if weight == 1 else part * _byte(weight) for weight, part in parts])


def _answer_gates() -> pl.Expr:
    critical = [pl.col(name) for name in facts.CRITICAL]
    # A level of 2 or more is below 3 once 2 is taken away; all else is more, as bytes wrap around.
    claimed = [codes - _byte(2) < facts.LEVELS - 2 for codes in critical]
    found = {
        facts.GATE_A: [pl.col(name) == 0 for name in facts.ROOTS],
        facts.GATE_B: [codes < 2 for codes in critical],
        facts.GATE_C: [codes == 2 for codes in critical],
        facts.GATE_E: claimed,
        facts.GATE_F: [codes >= facts.NOT_KNOWN for codes in critical],
    }
    return reduce(add, [_bit(reduce(or_, any_of), bit) for bit, any_of in found.items()])


def _applicable(name: str) -> pl.Expr:
    is_optional = name == facts.OPTIONAL_HEADING
    return pl.col("applicable") if is_optional else _byte(facts.TOTALS[name])


def _top(name: str) -> pl.Expr:
    if name == facts.OPTIONAL_HEADING:
        return pl.col("applicable").cast(pl.Float64) * float(facts.TOP)
    return pl.lit(float(facts.TOP * facts.TOTALS[name]))


def _scores() -> list[pl.Expr]:
    """Of each domain: the score, whether enough is answered for it, and its lowest and highest."""
    found = []
    for name in _HEADINGS:
        points, answered = pl.col(f"points {name}"), pl.col(f"answered {name}")
        applicable, top = _applicable(name), _top(name)
        enough = answered * _byte(facts.ENOUGH) >= applicable * _byte(facts.OF_APPLICABLE)
        most = points + (applicable - answered) * _byte(facts.TOP)
        hundred = points.cast(pl.Float64) * 100.0
        found += [
            (hundred / (answered.cast(pl.Float64) * float(facts.TOP))).alias(name),
            enough.alias(f"enough {name}"),
            (hundred / top).alias(f"low {name}"),
            (most.cast(pl.Float64) * 100.0 / top).alias(f"high {name}"),
        ]
    answered = reduce(add, [pl.col(f"answered {name}") for name in _HEADINGS])
    applicable = reduce(add, _all(_HEADINGS, _applicable))
    coverage = answered.cast(pl.Float64) * 100.0 / applicable.cast(pl.Float64)
    return [*found, coverage.alias("coverage"), pl.col("gates")]


def _mean(prefix: str) -> pl.Expr:
    members = [pl.col(prefix + name) for name in _HEADINGS]
    return reduce(add, members) / float(len(members))


def _means() -> list[pl.Expr]:
    enough = {name: pl.col(f"enough {name}") for name in _HEADINGS}
    gates = pl.col("gates")
    for bit, limit in ((facts.GATE_D1, facts.WEAK), (facts.GATE_D2, facts.THIN)):
        below = [(pl.col(name) < limit) & has_score for name, has_score in enough.items()]
        gates = gates + _bit(reduce(or_, below), bit)
    overall = pl.when(reduce(and_, enough.values())).then(_mean(""))
    return [
        *(pl.when(has_score).then(pl.col(name)).alias(name) for name, has_score in enough.items()),
        overall.alias("overall"),
        _mean("low ").alias("low"),
        _mean("high ").alias("high"),
        pl.col("coverage"),
        gates.alias("gates"),
    ]


def _bands() -> list[pl.Expr]:
    overall, gates = pl.col("overall"), pl.col("gates")
    band = pl.when(overall.is_null()).then(_byte(facts.NO_BAND))
    ceilings = (facts.TO_BAND_0, facts.TO_BAND_1, facts.TO_BAND_2)
    for rank, (bits, cut) in enumerate(zip(ceilings, facts.CUTS, strict=True)):
        band = band.when((gates & bits != 0) | (overall < cut)).then(_byte(rank))
    columns = [pl.col(name) for name in [*_HEADINGS, *_NUMBERS]]
    return [*columns, band.otherwise(_byte(3)).alias("band"), gates.cast(pl.UInt32)]

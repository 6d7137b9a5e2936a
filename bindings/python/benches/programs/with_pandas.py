"""pandas, column by column: bytes as long as bytes will do, and no frame until the end.

pandas has no threads. Parts of the rows on two threads took longer than all rows on one. The mean
is not kept among its members: where all domains score alike, its last digit can differ.
"""

from __future__ import annotations

from functools import reduce
from operator import add, or_
from typing import Any

import numpy as np
import pandas as pd

from programs import facts
from programs.answers import Answers, Codes, Program

Column = Any
"""A `pd.Series`."""

_CEILINGS = pd.Series(facts.CEILINGS, dtype="uint8")


class Columns(Program):
    """The usual way to be quick with pandas."""

    def __init__(self, codes: Codes, threads: int) -> None:
        self.frame = frame_of(codes)

    def run(self) -> pd.DataFrame:
        return _score(self.frame)

    def answers(self, found: pd.DataFrame) -> Answers:
        return answers_of(found)


def frame_of(codes: Codes) -> pd.DataFrame:
    """A frame of a column a criterion, as it comes from a file."""
    named = {name: codes[:, n].copy() for n, name in enumerate(facts.CRITERIA)}
    return pd.DataFrame(named)


def answers_of(scores: pd.DataFrame) -> Answers:
    """Columns as arrays."""
    domains = np.stack([scores[name].to_numpy() for name in facts.HEADINGS])
    return Answers(domains, *(scores[name].to_numpy() for name in Answers._fields[1:]))


def _score(frame: pd.DataFrame) -> pd.DataFrame:
    scores, low, high = {}, {}, {}
    all_answered, all_applicable = [], []
    for name, criteria in facts.GROUPS.items():
        answered, points = _tally(frame, criteria)
        applicable = _applicable(frame, name)
        top, above = applicable * float(facts.TOP), points * 100.0
        low[name] = above / top
        high[name] = (points + (applicable - answered) * np.uint8(facts.TOP)) * 100.0 / top
        covered = answered * np.uint8(facts.ENOUGH) >= applicable * np.uint8(facts.OF_APPLICABLE)
        # Where too little is answered, nothing is divided by nothing.
        enough = covered.astype("uint8")
        scores[name] = above * enough / (answered * enough * float(facts.TOP))
        all_answered.append(answered)
        all_applicable.append(applicable)
    found = {"overall": _mean(scores), "low": _mean(low), "high": _mean(high)}
    found["coverage"] = reduce(add, all_answered) * 100.0 / reduce(add, all_applicable)
    gates = _gates(frame, scores)
    found["band"] = _bands(found["overall"], gates)
    return pd.DataFrame(scores | found | {"gates": gates.astype("uint32")}, copy=False)


def _tally(frame: pd.DataFrame, criteria: list[str]) -> tuple[Column, Column]:
    answered, points = [], []
    for weight, alike in facts.by_weight(criteria).items():
        levels = [(frame[name] < facts.LEVELS).astype("uint8") for name in alike]
        values = [frame[name] * is_level for name, is_level in zip(alike, levels, strict=True)]
        answered.append(reduce(add, levels) * np.uint8(weight))
        points.append(reduce(add, values) * np.uint8(weight))
    return reduce(add, answered), reduce(add, points)


def _applicable(frame: pd.DataFrame, name: str) -> Column:
    total = np.uint8(facts.TOTALS[name])
    if name != facts.OPTIONAL_HEADING:
        return total
    is_away = (frame[facts.OPTIONAL] == facts.NOT_APPLICABLE).astype("uint8")
    return total - is_away * np.uint8(facts.OPTIONAL_WEIGHT)


def _mean(scores: dict[str, Column]) -> Column:
    return reduce(add, scores.values()) / len(scores)


def _gates(frame: pd.DataFrame, scores: dict[str, Column]) -> Column:
    critical = [frame[name] for name in facts.CRITICAL]
    found = {
        facts.GATE_A: [frame[name] == 0 for name in facts.ROOTS],
        facts.GATE_B: [codes < 2 for codes in critical],
        facts.GATE_C: [codes == 2 for codes in critical],
        facts.GATE_D1: [score < facts.WEAK for score in scores.values()],
        facts.GATE_D2: [score < facts.THIN for score in scores.values()],
        # A level of 2 or more is below 3 once 2 is taken away; all else is more, as bytes wrap.
        facts.GATE_E: [codes - np.uint8(2) < facts.LEVELS - 2 for codes in critical],
        facts.GATE_F: [codes >= facts.NOT_KNOWN for codes in critical],
    }
    bits = [reduce(or_, any_of).astype("uint8") * np.uint8(bit) for bit, any_of in found.items()]
    return reduce(or_, bits)


def _bands(overall: Column, gates: Column) -> Column:
    reached = reduce(add, [(overall >= cut).astype("uint8") for cut in facts.CUTS])
    ceilings = _CEILINGS.take(gates).set_axis(gates.index)
    lowered = reached.where(reached < ceilings, ceilings)
    return lowered.mask(overall.isna(), facts.NO_BAND).astype("uint8")

"""pandas, in whole frames: what most people would write."""

from __future__ import annotations

from functools import reduce
from operator import or_

import numpy as np
import pandas as pd

from programs import facts
from programs.with_pandas import Columns


class Frames(Columns):
    """Masks, products and sums of frames, group by group."""

    def run(self) -> pd.DataFrame:
        return _score(self.frame)


def _score(frame: pd.DataFrame) -> pd.DataFrame:
    weights = pd.Series(facts.WEIGHTS, dtype="uint8")
    is_level = frame < facts.LEVELS
    points, answered = frame.where(is_level, 0) * weights, is_level * weights
    top = pd.DataFrame(facts.TOTALS, index=frame.index, dtype="float64")
    is_away = frame[facts.OPTIONAL] == facts.NOT_APPLICABLE
    top[facts.OPTIONAL_HEADING] -= facts.OPTIONAL_WEIGHT * is_away
    points = pd.DataFrame({name: points[them].sum(axis=1) for name, them in facts.GROUPS.items()})
    answered = pd.DataFrame(
        {name: answered[them].sum(axis=1) for name, them in facts.GROUPS.items()}
    )
    covered = facts.ENOUGH * answered >= facts.OF_APPLICABLE * top
    scores = (100.0 * points / (facts.TOP * answered)).where(covered)
    low = 100.0 * points / (facts.TOP * top)
    high = 100.0 * (points + facts.TOP * (top - answered)) / (facts.TOP * top)
    gates = _gates(frame, scores)
    overall = scores.mean(axis=1, skipna=False)
    return scores.assign(
        overall=overall,
        low=low.mean(axis=1),
        high=high.mean(axis=1),
        coverage=100.0 * answered.sum(axis=1) / top.sum(axis=1),
        band=_bands(overall, gates),
        gates=gates,
    )


def _gates(frame: pd.DataFrame, scores: pd.DataFrame) -> pd.Series:
    critical, weakest = frame[facts.CRITICAL], scores.min(axis=1)
    found = {
        facts.GATE_A: (frame[facts.ROOTS] == 0).any(axis=1),
        facts.GATE_B: (critical < 2).any(axis=1),
        facts.GATE_C: (critical == 2).any(axis=1),
        facts.GATE_D1: weakest < facts.WEAK,
        facts.GATE_D2: weakest < facts.THIN,
        facts.GATE_E: ((critical >= 2) & (critical < facts.LEVELS)).any(axis=1),
        facts.GATE_F: (critical >= facts.NOT_KNOWN).any(axis=1),
    }
    bits = [applies.astype("uint32") * np.uint32(bit) for bit, applies in found.items()]
    return reduce(or_, bits)


def _bands(overall: pd.Series, gates: pd.Series) -> pd.Series:
    ceilings = pd.Series(np.array(facts.CEILINGS, np.uint8)[gates], index=gates.index)
    reached = sum((overall >= cut).astype("uint8") for cut in facts.CUTS)
    lowered = np.minimum(reached, ceilings)
    return lowered.mask(overall.isna(), facts.NO_BAND).astype("uint8")

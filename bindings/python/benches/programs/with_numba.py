"""Numba over columns: blocks in parallel, and inner loops without branches, which vectorise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numba
import numpy as np

from programs import facts
from programs.answers import Answers, Codes, Program, columns_of, empty

BLOCK = 4096
"""Rows at a time: the best of those tried."""

_U8 = np.uint8
_WEIGHTS = np.array(list(facts.WEIGHTS.values()), np.uint8)
_TOTALS = np.array(list(facts.TOTALS.values()), np.uint8)
_STARTS = np.cumsum([0, *(len(weights) for weights in facts.HEADINGS.values())])
_IS_CRITICAL = np.array([criterion in facts.CRITICAL for criterion in facts.CRITERIA])
_IS_ROOT = np.array([criterion in facts.ROOTS for criterion in facts.CRITERIA])
_OPTIONAL = facts.POSITIONS[facts.OPTIONAL]
_OPTIONAL_HEADING = list(facts.HEADINGS).index(facts.OPTIONAL_HEADING)
_GROUPS = len(facts.HEADINGS)
_ALL = sum(facts.TOTALS.values())
_CUTS = facts.CUTS


def _compiled(function: Callable[..., None]) -> Any:
    return numba.njit(error_model="numpy")(function)


class Fresh(Program):
    """Into new arrays."""

    def __init__(self, codes: Codes, threads: int) -> None:
        numba.set_num_threads(threads)
        self.codes = columns_of(codes)
        _score(self.codes[:, :1], *empty(1))

    def output(self) -> Answers:
        return empty(self.codes.shape[1])

    def run(self) -> Answers:
        output = self.output()
        _score(self.codes, *output)
        return output

    def answers(self, found: Answers) -> Answers:
        return found


class Reused(Fresh):
    """Into arrays that are there already."""

    def __init__(self, codes: Codes, threads: int) -> None:
        super().__init__(codes, threads)
        self.kept = empty(self.codes.shape[1])

    def output(self) -> Answers:
        return self.kept


@_compiled
def _tally(codes, weight, points, answered):
    for i in range(codes.size):
        is_level = codes[i] < facts.LEVELS
        points[i] += _U8(weight * codes[i]) if is_level else _U8(0)
        answered[i] += weight if is_level else _U8(0)


@_compiled
def _look(codes, is_root, gates):
    for i in range(codes.size):
        code = codes[i]
        found = _U8(facts.GATE_B) if code < 2 else _U8(0)
        found |= _U8(facts.GATE_C) if code == 2 else _U8(0)
        found |= _U8(facts.GATE_E) if (code >= 2) & (code < facts.LEVELS) else _U8(0)
        found |= _U8(facts.GATE_F) if code >= facts.NOT_KNOWN else _U8(0)
        if is_root:
            found |= _U8(facts.GATE_A) if code == 0 else _U8(0)
        gates[i] |= found


@_compiled
def _subtract_optional(codes, applicable):
    for i in range(codes.size):
        is_away = codes[i] == facts.NOT_APPLICABLE
        applicable[i] -= _U8(facts.OPTIONAL_WEIGHT) if is_away else _U8(0)


@_compiled
def _scores(points, answered, applicable, scores, gates, now, low, high):
    """Adds a domain to the means in the making: of sums, lowest and highest members."""
    for i in range(points.size):
        p, a, n = float(points[i]), float(answered[i]), float(applicable[i])
        score = 100.0 * p / (facts.TOP * a)
        score = score if facts.ENOUGH * a >= facts.OF_APPLICABLE * n else np.nan
        scores[i] = score
        gates[i] |= _U8(facts.GATE_D1) if score < facts.WEAK else _U8(0)
        gates[i] |= _U8(facts.GATE_D2) if score < facts.THIN else _U8(0)
        least = 100.0 * p / (facts.TOP * n)
        most = 100.0 * (p + facts.TOP * (n - a)) / (facts.TOP * n)
        now[0, i] += score
        now[1, i] = min(now[1, i], score)
        now[2, i] = max(now[2, i], score)
        low[0, i] += least
        low[1, i] = min(low[1, i], least)
        low[2, i] = max(low[2, i], least)
        high[0, i] += most
        high[1, i] = min(high[1, i], most)
        high[2, i] = max(high[2, i], most)


@_compiled
def _finish(mean, out):
    """A mean lies among its members; rounding must not carry it outside."""
    for i in range(out.size):
        out[i] = min(max(mean[0, i] / _GROUPS, mean[1, i]), mean[2, i])


@_compiled
def _bands(overall, gates, band, out):
    for i in range(overall.size):
        score, found = overall[i], gates[i]
        reached = _U8(score >= _CUTS[0]) + _U8(score >= _CUTS[1]) + _U8(score >= _CUTS[2])
        ceiling = _U8(2) if found & facts.TO_BAND_2 else _U8(3)
        ceiling = _U8(1) if found & facts.TO_BAND_1 else ceiling
        ceiling = _U8(0) if found & facts.TO_BAND_0 else ceiling
        band[i] = min(reached, ceiling) if score == score else _U8(facts.NO_BAND)
        out[i] = found


@_compiled
def _block(start, end, codes, domains, overall, low, high, coverage, band, gates):
    # A slice of one row is known to lie in one piece; one of a whole matrix is not.
    rows = end - start
    points, answered = np.empty(rows, np.uint8), np.empty(rows, np.uint8)
    applicable, everything = np.empty(rows, np.uint8), np.zeros(rows, np.uint8)
    found = np.zeros(rows, np.uint8)
    means = np.empty((3, 3, rows))
    means[:, 0], means[:, 1], means[:, 2] = 0.0, np.inf, -np.inf
    covered = coverage[start:end]
    for group in range(_GROUPS):
        points[:], answered[:], applicable[:] = 0, 0, _TOTALS[group]
        for j in range(_STARTS[group], _STARTS[group + 1]):
            _tally(codes[j, start:end], _WEIGHTS[j], points, answered)
            if _IS_CRITICAL[j]:
                _look(codes[j, start:end], _IS_ROOT[j], found)
        if group == _OPTIONAL_HEADING:
            _subtract_optional(codes[_OPTIONAL, start:end], applicable)
            covered[:] = applicable
        everything += answered
        scores = domains[group, start:end]
        _scores(points, answered, applicable, scores, found, means[0], means[1], means[2])
    _finish(means[0], overall[start:end])
    _finish(means[1], low[start:end])
    _finish(means[2], high[start:end])
    for i in range(rows):
        others = _ALL - _TOTALS[_OPTIONAL_HEADING]
        covered[i] = 100.0 * everything[i] / (others + covered[i])
    _bands(overall[start:end], found, band[start:end], gates[start:end])


@numba.njit(parallel=True)
def _score(codes, domains, overall, low, high, coverage, band, gates):
    rows = codes.shape[1]
    for block in numba.prange((rows + BLOCK - 1) // BLOCK):
        start = block * BLOCK
        end = min(start + BLOCK, rows)
        _block(start, end, codes, domains, overall, low, high, coverage, band, gates)

"""What every program gives, and how two of them are compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from programs.facts import HEADINGS

Codes = npt.NDArray[np.uint8]
"""A row an assessment, a column a criterion."""

NUMBERS = ("domains", "overall", "low", "high", "coverage")
TOLERANCE = 1e-12


class Answers(NamedTuple):
    """The scores of many rows. Where there is no score, it is not a number (NaN)."""

    domains: npt.NDArray[np.float64]
    """A row a domain, a column an assessment."""
    overall: npt.NDArray[np.float64]
    low: npt.NDArray[np.float64]
    high: npt.NDArray[np.float64]
    coverage: npt.NDArray[np.float64]
    band: npt.NDArray[np.uint8]
    gates: npt.NDArray[np.uint32]

    def part(self, start: int, end: int) -> Answers:
        """Some of the rows, without copying."""
        return Answers(*(array[..., start:end] for array in self))

    def save(self, folder: Path) -> None:
        """Writes every array into a file of its own."""
        for name, array in self._asdict().items():
            np.save(folder / f"{name}.npy", array)


class Program:
    """A way to score a matrix. Making one is not timed: it brings the input into its best form."""

    def __init__(self, codes: Codes, threads: int) -> None:
        raise NotImplementedError

    def run(self) -> Any:
        """Scores everything. This is timed."""
        raise NotImplementedError

    def answers(self, found: Any) -> Answers:
        """What `run` gave, in the form in which it is compared. This is not timed."""
        raise NotImplementedError


class Difference(NamedTuple):
    """How far two programs are apart."""

    same_bits: bool
    worst: float
    """The largest difference of two scores."""
    wrong: list[str]
    """What differs that may not."""

    def __str__(self) -> str:
        if self.wrong:
            return "; ".join(self.wrong)
        return "to the last bit" if self.same_bits else f"within {self.worst:.0e}"


def empty(rows: int) -> Answers:
    """Arrays that are not filled yet."""
    columns = [np.empty(rows) for _ in range(4)]
    domains = np.empty((len(HEADINGS), rows))
    return Answers(domains, *columns, np.empty(rows, np.uint8), np.empty(rows, np.uint32))


def columns_of(codes: Codes) -> Codes:
    """The same with a row a criterion, each in one piece."""
    return np.ascontiguousarray(codes.T)


def load(folder: Path) -> Answers:
    """What `Answers.save` wrote."""
    return Answers(*(np.load(folder / f"{name}.npy") for name in Answers._fields))


def compare(found: Answers, expected: Answers) -> Difference:
    """Bands and gates must be the same; scores too, or be as near as rounding explains."""
    same, worst, wrong = True, 0.0, []
    for name in NUMBERS:
        one, other = getattr(found, name), getattr(expected, name)
        if one.shape != other.shape or one.dtype != other.dtype:
            wrong.append(f"{name}: {one.shape} of {one.dtype}")
            continue
        blank = np.isnan(one) != np.isnan(other)
        gap = np.nan_to_num(np.abs(one - other), nan=0.0)
        same &= bool(np.array_equal(one, other, equal_nan=True))
        worst = max(worst, float(gap.max(initial=0.0)))
        if (bad := blank | (gap > TOLERANCE)).any():
            wrong.append(f"{name}: {_first(bad, one, other)}")
    for name in ("band", "gates"):
        one, other = getattr(found, name), getattr(expected, name)
        if one.dtype != other.dtype:
            wrong.append(f"{name}: of {one.dtype}")
        elif (bad := one != other).any():
            wrong.append(f"{name}: {_first(bad, one, other)}")
    return Difference(same, worst, wrong)


def _first(bad: npt.NDArray[Any], found: npt.NDArray[Any], expected: npt.NDArray[Any]) -> str:
    place = tuple(int(n) for n in np.argwhere(bad)[0])
    count = int(bad.sum())
    return f"{count} differ, first at {place}: {found[place]}, should be {expected[place]}"

"""Many rows at once: a matrix of answer codes in, arrays of scores out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from place_readiness._checks import need, need_count
from place_readiness._errors import DataError
from place_readiness._problems import Problem, make_problem

if TYPE_CHECKING:
    from place_readiness import _core

Outputs = Mapping[str, Any]
Format = Literal["d", "B", "I"]

_KINDS: dict[str, Format] = {
    "domains": "d",
    "overall": "d",
    "low": "d",
    "high": "d",
    "coverage": "d",
    "band": "B",
    "gates": "I",
}
_MOST_THREADS = 256
_SIZES = {"d": 8, "B": 1, "I": 4}
_NUMPY = {"d": "float64", "B": "uint8", "I": "uint32"}


@dataclass(frozen=True, eq=False)
class MatrixScores:
    """The scores of many rows, as arrays: of NumPy where it is installed, else memoryviews.

    Scores, ranges and coverage are numbers from 0.0 to 100.0; not a number (NaN) where there is
    none, never 0.
    """

    domains: Any
    """The score of each top heading (first dimension) of each row (second), float64."""
    overall: Any
    """The overall score of each row, float64."""
    low: Any
    """The overall score if every blank had its lowest value, float64."""
    high: Any
    """The overall score if every blank had its highest value, float64."""
    coverage: Any
    """Answered weight as a share of applicable weight, in per cent, float64."""
    band: Any
    """The rank of the band among those that a score can reach, from 0 for the lowest; 255 where
    too little is answered for one. uint8."""
    gates: Any
    """Which gates apply: bit n, from the lowest, is gate n of the rubric. uint32."""

    def __repr__(self) -> str:
        return f"MatrixScores({len(self.overall)} rows)"


def score_matrix(
    rubric: _core.Rubric,
    criteria: Sequence[str],
    codes: Any,
    out: Outputs | None,
    threads: int | None,
) -> MatrixScores:
    """Scores a matrix into arrays that are given, or made."""
    if threads is not None:
        need_count(threads, "threads")
    if out is not None:
        need(out, Mapping, "out")
    matrix = _matrix(codes, criteria)
    view = memoryview(matrix)
    rows = view.shape[0] if view.ndim == 2 and view.shape else 0
    shapes = {name: (rows,) for name in _KINDS} | {"domains": (rubric.headings(), rows)}
    given = dict(out or {})
    if unknown := set(given) - set(_KINDS):
        raise TypeError(f"out has no {list(unknown)}: its keys are {list(_KINDS)}")
    made: dict[str, Any] = {
        name: _empty(shapes[name], kind) if given.get(name) is None else given[name]
        for name, kind in _KINDS.items()
    }
    most = min(threads or os.cpu_count() or 1, _MOST_THREADS)
    are_new = all(it is None for it in given.values())
    rubric.score_matrix(matrix, list(made.values()), are_new, most)
    return MatrixScores(**made)


def _matrix(codes: Any, criteria: Sequence[str]) -> Any:
    """A buffer as it is; a frame turned into one, if every cell is a code."""
    try:
        memoryview(codes)
    except TypeError:
        return _of_frame(codes, criteria)
    return codes


def _of_frame(frame: Any, criteria: Sequence[str]) -> Any:
    """The columns of the criteria, found by their names, side by side."""
    import narwhals as nw

    try:
        table = nw.from_native(frame)
    except TypeError:
        raise TypeError(
            "score_matrix() reads a buffer of unsigned bytes, such as a NumPy array of dtype "
            f"uint8, or a frame with a column of codes for each criterion, not "
            f"{type(frame).__name__}"
        ) from None
    names = set(table.collect_schema().names())
    if missing := [id for id in criteria if id not in names]:
        raise DataError(_of_column("missing_key", "there is no such column", missing))
    chosen = table.select(*criteria)
    eager = chosen.collect() if isinstance(chosen, nw.LazyFrame) else chosen
    if wrong := [name for name, kind in eager.schema.items() if kind != nw.UInt8()]:
        message = "must be of type uint8, since codes are never cast in silence: use .astype/.cast"
        raise DataError(_of_column("wrong_type", message, wrong))
    if blank := [name for name in criteria if eager[name].null_count()]:
        raise DataError(_of_column("wrong_type", "has blanks: put 255 for unanswered", blank))
    return eager.to_numpy()


def _of_column(code: str, message: str, names: Sequence[str]) -> list[Problem]:
    return [make_problem(code, message, field=name) for name in names]


def _empty(shape: tuple[int, ...], kind: Format) -> Any:
    """An array that is not filled yet, of NumPy if it is installed."""
    try:
        import numpy as np
    except ImportError:
        size = _SIZES[kind]
        for length in shape:
            size *= length
        flat = memoryview(bytearray(size))
        return flat.cast(kind, list(shape)) if size else flat.cast(kind)
    return np.empty(shape, dtype=_NUMPY[kind])

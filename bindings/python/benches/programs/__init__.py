"""Programs that score the same matrix: ours, and the best we could write with other libraries."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from programs.answers import Program


class Entry(NamedTuple):
    """Where a program is, and what it is called in the tables."""

    title: str
    module: str
    made: str
    """The class, or a function that makes the program."""
    kind: str
    """`ours`, `other`, or `bound` for work that cannot be left out."""


ENTRIES = {
    "package": Entry("score_matrix, fresh arrays", "with_package", "Fresh", "ours"),
    "package-out": Entry("score_matrix, `out=`", "with_package", "Reused", "ours"),
    "package-pandas": Entry("score_matrix, from a pandas frame", "with_package", "Pandas", "ours"),
    "package-polars": Entry("score_matrix, from a Polars frame", "with_package", "Polars", "ours"),
    "numba": Entry("numba, columns, fresh arrays", "with_numba", "Fresh", "other"),
    "numba-out": Entry("numba, columns, arrays used again", "with_numba", "Reused", "other"),
    "numpy": Entry("NumPy, blocks, fresh arrays", "with_numpy", "Fresh", "other"),
    "numpy-out": Entry("NumPy, blocks, arrays used again", "with_numpy", "Reused", "other"),
    "polars": Entry("Polars, streaming", "with_polars", "Streaming", "other"),
    "polars-memory": Entry("Polars, in memory", "with_polars", "InMemory", "other"),
    "duckdb": Entry("DuckDB", "with_duckdb", "Query", "other"),
    "pandas": Entry("pandas, column by column", "with_pandas", "Columns", "other"),
    "pandas-frame": Entry("pandas, whole frames", "with_pandas_frames", "Frames", "other"),
    "read": Entry("read the input", "traffic", "Read", "bound"),
    "copy-fresh": Entry("read, and write to fresh memory", "traffic", "Fresh", "bound"),
    "copy": Entry("read, and write to memory used again", "traffic", "Reused", "bound"),
}
"""By the name that `--only` takes."""


def load(name: str) -> type[Program]:
    """The program of a name; nothing that other programs need is imported."""
    entry = ENTRIES[name]
    made: type[Program] = getattr(import_module(f"programs.{entry.module}"), entry.made)
    return made

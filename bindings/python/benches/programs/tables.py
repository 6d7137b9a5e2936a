"""What was measured, as Markdown."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

from programs import ENTRIES
from programs.answers import Difference
from programs.traffic import IN, OUT

OURS, OURS_REUSED = "package", "package-out"
"""The programs that all others are compared with: into fresh arrays, and into ones used again."""

LIBRARIES = ("place-readiness", "numpy", "pandas", "polars", "duckdb", "pyarrow", "numba")


@dataclass
class Result:
    """What was found out about one program. Times are in seconds."""

    same: Difference | None
    memory: int | None
    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    small: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)

    @property
    def best(self) -> float:
        """The shortest time."""
        return min(self.clock)


def report(results: dict[str, Result], rows: int, threads: int) -> str:
    """Tables of times, bounds and answers, and a line on the machine."""
    parts = [_programs(results, rows)]
    bounds = {name: result for name, result in results.items() if ENTRIES[name].kind == "bound"}
    if bounds:
        parts.append(_bounds(results, bounds, rows))
    return "\n\n".join([*parts, _machine(results, rows, threads)])


def _programs(results: dict[str, Result], rows: int) -> str:
    head = ["program", "best", "median", "processor", "of ours, fresh", "of ours, `out=`"]
    head += ["1,000 rows", "memory", "answers"]
    body = []
    for name, result in results.items():
        if result.same is not None:
            body.append([ENTRIES[name].title, *_times(result, rows), *_ratios(result, results)])
            body[-1] += [_micro(result.small), _memory(result), str(result.same)]
    return _table(head, body)


def _times(result: Result, rows: int) -> list[str]:
    spent = f"{1e9 * median(result.processor) / rows:.1f} ns"
    return [_milli(result.best), _milli(median(result.clock)), spent]


def _ratios(result: Result, results: dict[str, Result]) -> list[str]:
    """How many times as long a program takes as ours: by the best times, and by the medians."""
    return [_ratio(result, results.get(OURS)), _ratio(result, results.get(OURS_REUSED))]


def _ratio(result: Result, other: Result | None) -> str:
    if other is None:
        return "–"
    return f"{result.best / other.best:.2f} ({median(result.clock) / median(other.clock):.2f})"


def _bounds(results: dict[str, Result], bounds: dict[str, Result], rows: int) -> str:
    head = ["bound", "best", "median", "a row", "bandwidth", "of ours, fresh", "of ours, `out=`"]
    body = []
    for name, bound in bounds.items():
        size = IN if name == "read" else IN + OUT
        rate = f"{size * rows / bound.best / 1e9:.1f} GB/s"
        row = [ENTRIES[name].title, _milli(bound.best), _milli(median(bound.clock))]
        body.append([*row, f"{1e9 * bound.best / rows:.2f} ns", rate, *_ratios(bound, results)])
    return _table(head, body)


def _machine(results: dict[str, Result], rows: int, threads: int) -> str:
    others = [share for result in results.values() for share in result.others]
    made = ", ".join(f"{name} {found}" for name in LIBRARIES if (found := _version(name)))
    return (
        f"{rows:,} rows; {threads} threads; {_processor()}, {os.cpu_count()} processors; "
        f"{platform.system()}, Python {platform.python_version()}; {made}. "
        f"Others used {median(others):.0%} of the processors in the middle of the runs, "
        f"{max(others):.0%} at the most. In brackets: by medians."
    )


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _table(head: list[str], body: list[list[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *body]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _milli(seconds: float) -> str:
    return f"{1e3 * seconds:.2f} ms"


def _micro(seconds: list[float]) -> str:
    return f"{1e6 * min(seconds):,.0f} ({1e6 * median(seconds):,.0f}) µs"


def _memory(result: Result) -> str:
    return "–" if result.memory is None else f"{result.memory / 1e6:,.0f} MB"

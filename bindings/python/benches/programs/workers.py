"""Processes that hold a program each, and what the rest of the machine does meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import psutil

BENCHES = Path(__file__).resolve().parent.parent
IDLE = 0.1
"""Others may use this share of the processors where a machine counts as idle."""


class Run(NamedTuple):
    """Times in seconds, and the share of the processors that others used meanwhile."""

    clock: list[float]
    processor: list[float]
    others: float


class Worker:
    """A process that was started and has made its program ready."""

    def __init__(self, name: str, codes: Path, threads: int) -> None:
        command = [sys.executable, "-m", "programs.worker", name, str(codes), str(threads)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.name = name
        self.process = subprocess.Popen(
            command, text=True, cwd=BENCHES, env=_environment(threads), **pipes
        )
        self._hear()

    def save(self, folder: Path) -> None:
        """Scores everything, and writes the answers into a folder."""
        self._tell(do="save", folder=str(folder))

    def memory(self) -> int | None:
        """Bytes that a call takes at its peak, where the system can tell."""
        taken: int | None = self._tell(do="memory")["memory"]
        return taken

    def run(self, calls: int, seconds: float, small: bool = False) -> Run:
        """Times some calls after one that is not timed."""
        busy, start = _busy(), time.perf_counter()
        told = self._tell(do="time", calls=calls, seconds=seconds, small=small)
        spent = (time.perf_counter() - start) * (os.cpu_count() or 1)
        # The call that is not timed is taken to be like the others.
        own = sum(told["processor"]) * (1 + 1 / len(told["processor"]))
        others = max(0.0, _busy() - busy - own) / spent
        return Run(told["clock"], told["processor"], others)

    def stop(self) -> None:
        """Lets the process end."""
        self.process.communicate()

    def _tell(self, **order: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return self._hear()

    def _hear(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with status {self.process.wait()}")
        heard: dict[str, Any] = json.loads(line)
        return heard


def wait_for_quiet(seconds: float) -> None:
    """Waits until others leave the processors alone, but no longer than that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if psutil.cpu_percent(0.3) < 100 * IDLE:
            return


def _environment(threads: int) -> dict[str, str]:
    limits = ("POLARS_MAX_THREADS", "NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "ARROW_NUM_THREADS")
    # No program multiplies matrices, so nothing depends on how a machine sets up OpenBLAS.
    kept = {name: v for name, v in os.environ.items() if not name.startswith("OPENBLAS_")}
    return kept | dict.fromkeys(limits, str(threads)) | {"PYTHONWARNINGS": "ignore"}


def _busy() -> float:
    """Seconds that all processors together have worked since the machine started."""
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - getattr(times, "iowait", 0.0))

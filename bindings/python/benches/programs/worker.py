"""One program in a process of its own, which does what it is told on its standard input.

    python -m programs.worker NAME CODES.npy THREADS

It makes the program ready, and then answers each line of JSON by a line of JSON.
"""

from __future__ import annotations

import ctypes
import gc
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from programs import load
from programs.answers import Codes, Program

FEW = 1000
"""Rows of the small matrix, which shows what a call costs by itself."""


class Times(NamedTuple):
    """Seconds of each call: by the clock, and of all processors together."""

    clock: list[float]
    processor: list[float]


def main(name: str, path: str, threads: int) -> None:
    """Serves until there is no more to read."""
    codes: Codes = np.load(path)
    program, small = load(name)(codes, threads), load(name)(codes[:FEW].copy(), threads)
    del codes
    _say({"ready": name})
    for line in sys.stdin:
        _say(_do(json.loads(line), program, small))


def _do(order: dict[str, Any], program: Program, small: Program) -> dict[str, Any]:
    if order["do"] == "save":
        program.answers(program.run()).save(Path(order["folder"]))
        return {}
    if order["do"] == "memory":
        return {"memory": _memory(program)}
    which = small if order["small"] else program
    return _time(which, order["calls"], order["seconds"])._asdict()


def _time(program: Program, calls: int, seconds: float) -> Times:
    """Times some calls: one at least, and no more once so much time has gone."""
    times = Times([], [])
    with _quiet():
        program.run()
        end = time.perf_counter() + seconds
        while len(times.clock) < calls and (not times.clock or time.perf_counter() < end):
            processor, clock = time.process_time(), time.perf_counter()
            found = program.run()
            times.clock.append(time.perf_counter() - clock)
            times.processor.append(time.process_time() - processor)
            del found
    return times


@contextmanager
def _quiet() -> Iterator[None]:
    """No garbage is looked for meanwhile."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def _memory(program: Program) -> int | None:
    """How many bytes one call takes at its peak, beyond what the process holds anyway."""
    try:
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    except OSError:
        return None
    _give_back()
    before = _status("VmRSS")
    found = program.run()
    peak = _status("VmHWM") - before
    del found
    return peak


def _give_back() -> None:
    """Returns memory that was freed to the system, so that using it again is seen."""
    gc.collect()
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(1024 * int(line.split()[1]) for line in lines if line.startswith(name + ":"))


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

"""Times `Rubric.score_matrix` beside other programs that give the same answers.

    python matrix.py > table.md

See README.md beside this file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from programs import ENTRIES, rows, tables
from programs.answers import Answers, Difference, compare, load
from programs.tables import Result
from programs.workers import Worker, wait_for_quiet


class Options(NamedTuple):
    """What was asked for."""

    names: list[str]
    rows: int
    checked: int
    rounds: int
    calls: int
    seconds: float
    threads: int
    wait: float


def main() -> None:
    """Checks everything, then times it, then prints tables."""
    options = _options()
    with TemporaryDirectory() as folder:
        same = check(options, Path(folder))
        if wrong := [name for name, found in same.items() if found.wrong]:
            sys.exit(f"Not timed, as these give other answers: {', '.join(wrong)}")
        results = measure(options, Path(folder), same)
    print(tables.report(results, options.rows, options.threads))


def check(options: Options, folder: Path) -> dict[str, Difference]:
    """Compares every program with `Rubric.score` of each row by itself."""
    from programs import reference

    codes = rows.to_check(options.checked)
    _log(f"scoring {len(codes)} rows one by one")
    expected = reference.score(codes)
    np.save(folder / "few.npy", codes)
    found = {}
    for name in _scoring(options.names):
        worker = Worker(name, folder / "few.npy", options.threads)
        found[name] = compare(_answers(worker, folder), expected)
        worker.stop()
        _log(f"{name}: {found[name]}")
    return found


def measure(options: Options, folder: Path, same: dict[str, Difference]) -> dict[str, Result]:
    """Times all programs in turn, round after round."""
    np.save(folder / "many.npy", rows.many(options.rows))
    workers = [Worker(name, folder / "many.npy", options.threads) for name in options.names]
    try:
        results = {
            worker.name: Result(same.get(worker.name), worker.memory()) for worker in workers
        }
        _agree(workers, folder)
        for number in range(options.rounds):
            for worker in workers:
                _round(worker, options, results[worker.name])
            _log(f"round {number + 1} of {options.rounds}: {_progress(results)}")
    finally:
        for worker in workers:
            worker.stop()
    return results


def _round(worker: Worker, options: Options, result: Result) -> None:
    wait_for_quiet(options.wait)
    run = worker.run(options.calls, options.seconds)
    result.clock.extend(run.clock)
    result.processor.extend(run.processor)
    result.others.append(run.others)
    result.small.extend(worker.run(500, options.seconds / 4, small=True).clock)


def _agree(workers: Iterable[Worker], folder: Path) -> None:
    """The rows that are timed must be scored alike as well."""
    first: Answers | None = None
    for worker in workers:
        if worker.name not in _scoring([worker.name]):
            continue
        found = _answers(worker, folder)
        if first is None:
            first = found
        elif wrong := compare(found, first).wrong:
            sys.exit(f"{worker.name} scores the rows that are timed in another way: {wrong}")
        else:
            _log(f"{worker.name}: the same answers for {len(found.overall)} rows")


def _answers(worker: Worker, folder: Path) -> Answers:
    worker.save(folder)
    return load(folder)


def _scoring(names: Iterable[str]) -> list[str]:
    return [name for name in names if ENTRIES[name].kind != "bound"]


def _progress(results: dict[str, Result]) -> str:
    times = (f"{name} {1e3 * median(result.clock):.1f}" for name, result in results.items())
    others = median(share for result in results.values() for share in result.others)
    return f"{', '.join(times)} ms; others used {others:.0%}"


def _log(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _options() -> Options:
    parser = argparse.ArgumentParser(description="Times score_matrix beside other programs.")
    add = parser.add_argument
    add("--only", help=f"some of {','.join(ENTRIES)}")
    add("--without", help="all but these")
    add("--rows", type=int, default=1_000_000)
    add("--checked", type=int, default=20_000, help="rows scored one by one for the check")
    add("--rounds", type=int, default=7)
    add("--calls", type=int, default=9, help="calls of each program in a round, at the most")
    add("--seconds", type=float, default=1.0, help="time for each program in a round")
    add("--threads", type=int, default=2)
    add("--wait", type=float, default=5.0, help="how long to wait for others to be quiet")
    given = parser.parse_args()
    without = (given.without or "").split(",")
    names = given.only.split(",") if given.only else [n for n in ENTRIES if n not in without]
    if unknown := [name for name in names if name not in ENTRIES]:
        parser.error(f"there is no {', '.join(unknown)}; there are {', '.join(ENTRIES)}")
    counts = (given.rows, given.checked, given.rounds, given.calls)
    return Options(names, *counts, given.seconds, given.threads, given.wait)


if __name__ == "__main__":
    main()

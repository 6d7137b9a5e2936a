"""Ten thousand assessments out of a data frame, scored and given out again: time and memory.

    python benches/scores.py [ROWS]

It prints a line for each thing that is done: what it took, and how much more memory the process had
at its peak than when the frame was ready. The package that is installed is measured; to set two
versions side by side, run it with the Python of each, by turns.
"""

from __future__ import annotations

import random
import resource
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pandas as pd
import place_readiness as pr

SEED = 20


def main(rows: int) -> None:
    """Measures the version that is installed."""
    rubric = pr.Rubric.builtin()
    frame = answers(rubric, rows)
    rubric.score(frame.head(100)).to_frame("criteria")
    print(f"place_readiness {pr.__version__}, {rows:,} rows of {len(rubric)} answers")
    before = peak()
    scores = told("score(frame)", before, lambda: rubric.score(frame))
    for view in ("overall", "domains", "criteria", "gates", "patterns"):
        told(f"to_frame({view!r})", before, lambda view=view: scores.to_frame(view))
    told("check(frame)", before, lambda: rubric.check(frame))
    told("score(frame), in two threads at once", before, lambda: twice(rubric, frame))
    documents = [score.assessment.document() for score in scores[: rows // 10]]
    told(f"score(list) of {len(documents):,} documents", before, lambda: rubric.score(documents))
    one = documents[0]
    told("score(document), a hundred times", before, lambda: [rubric.score(one) for _ in range(100)])


def answers(rubric: pr.Rubric, rows: int) -> pd.DataFrame:
    """A row a Place: a level in twelve cells of thirteen, else nothing, as whole numbers."""
    dice = random.Random(SEED)
    levels = [dice.randrange(13 * 5) for _ in range(rows * len(rubric))]
    columns = {
        id: pd.array([None if n >= 60 else n % 5 for n in levels[at :: len(rubric)]], "Int64")
        for at, id in enumerate(rubric)
    }
    head = {"place": [f"Place {n}" for n in range(rows)], "date": ["2026-09-30"] * rows}
    return pd.DataFrame({**head, **columns})


def twice(rubric: pr.Rubric, frame: pd.DataFrame) -> None:
    """The same work as once, a half in each of two threads."""
    middle = len(frame) // 2
    halves = (frame.iloc[:middle], frame.iloc[middle:])
    threads = [threading.Thread(target=rubric.score, args=(half,)) for half in halves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def told(what: str, before: int, work: Callable[[], Any]) -> Any:
    """Does it and says what it took."""
    started, spent = time.perf_counter(), time.process_time()
    made = work()
    took, spent = time.perf_counter() - started, time.process_time() - spent
    more = (peak() - before) / 1024
    print(f"{what:40} {took:8.3f} s, processor {spent:8.3f} s, peak {more:6.0f} MB more", flush=True)
    return made


def peak() -> int:
    """The most memory that this process had, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

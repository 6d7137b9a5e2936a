"""An interrupt is heard soon, whatever is being done."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from children import ends_well

# Each would take many seconds.
WORK = {
    "score": "work = lambda: rubric.score([document] * 20_000)",
    "check": "work = lambda: rubric.check([document] * 100_000)",
    "score table": "work = lambda: rubric.score(rows(20_000))",
    "check table": "work = lambda: rubric.check(rows(200_000))",
    "score_matrix": "work = lambda: rubric.score_matrix(stretched(50_000_000))",
    "score_matrix checks": (
        "out = {'band': np.zeros(50_000_000, np.uint8)}\n"
        "work = lambda: rubric.score_matrix(stretched(50_000_000), out=out)"
    ),
    "loads": "work = lambda: [pr.Rubric.builtin() for _ in range(10_000)]",
    "reports": "work = lambda: [rubric._core.report(document, 'html') for _ in range(50_000)]",
}
HELPERS = """
rows = lambda count: [{"place": f"Place {n}", "date": "2026-09-30", "SCO-1": 3} for n in range(count)]
stretched = lambda count: np.broadcast_to(np.full((1, len(rubric)), 2, np.uint8), (count, len(rubric)))
"""


@pytest.mark.parametrize("name", WORK)
def test_an_interrupt_is_answered_within_a_fifth_of_a_second(name: str) -> None:
    """Of processor time: what takes longer is ended by the system, and so fails."""
    end = """
    interrupt(after=0.5, within=0.2)
    try:
        work()
    except KeyboardInterrupt:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        print("interrupted")
    """
    assert ends_well(HELPERS + WORK[name] + textwrap.dedent(end)) == "interrupted"


def test_a_program_that_works_ends_when_it_is_told_to() -> None:
    program = """
    import place_readiness as pr
    rubric = pr.Rubric.builtin()
    answers = [rubric.example()] * 50_000
    print("ready", flush=True)
    rubric.score(answers)
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with child:
        assert child.stdout is not None and child.stderr is not None
        assert child.stdout.readline() == "ready\n"
        before = processor_time(child.pid)
        while (spent := processor_time(child.pid)) < before + 0.5:
            time.sleep(0.01)
        # The work takes some tens of seconds; the system ends what does not end before.
        most = int(spent) + 2
        resource.prlimit(child.pid, resource.RLIMIT_CPU, (most, most))
        child.send_signal(signal.SIGINT)
        assert "KeyboardInterrupt" in child.stderr.read()
    assert child.returncode == -signal.SIGINT


def processor_time(pid: int) -> float:
    """In seconds, of a process that runs."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return ticks / 100

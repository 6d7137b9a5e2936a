"""Programs in a process of their own, held to so much processor time and memory."""

from __future__ import annotations

import subprocess
import sys
import textwrap

# What the package takes to start is not counted.
_START = """
import os, resource, signal, sys
import numpy as np
import place_readiness as pr

rubric = pr.Rubric.builtin()
document = rubric.example().document()


def hold(seconds, megabytes):
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, spent + seconds))
    taken = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
    most = taken + (megabytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def interrupt(after, within):
    # All of it in processor time: that of the program and the system, then that of the program
    # alone, for arrays as large as these cost the system more than the program.
    signal.signal(signal.SIGPROF, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_PROF, after)
    signal.setitimer(signal.ITIMER_VIRTUAL, after + within)
"""


def ends_well(program: str, *arguments: str) -> str:
    """Runs a program of Python, and gives back what it prints. It must end by itself, and well."""
    code = _START + textwrap.dedent(program)
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"ended with {done.returncode}: {done.stderr[-2000:]}"
    return done.stdout.strip()

"""`python -m place_readiness` is the command line of the Rust program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import vectors
from place_readiness import Rubric

EXAMPLE = vectors.ROOT / "rubrics/place-readiness/examples/north-west-london-2015.yaml"


def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "place_readiness", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


def test_it_lists_rubrics() -> None:
    done = run("rubric", "list")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("place-readiness\n")


def test_it_scores_as_the_package_does(rubric: Rubric, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = run("score", EXAMPLE, "--format", "html", "--out", out)
    mine = tmp_path / "mine.html"
    rubric.score(rubric.example()).report(mine)

    assert done.returncode == 0
    assert out.read_bytes() == mine.read_bytes()


def test_it_refuses_with_file_line_and_code(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("format: place-readiness/assessment/1\nplaces: x\n")
    done = run("check", "bad.yaml", cwd=tmp_path)

    assert done.returncode == 1
    assert "bad.yaml:2:1: unknown_key: " in done.stdout + done.stderr


def test_it_ends_with_2_where_it_is_used_wrongly() -> None:
    assert run("score", "--nonsense").returncode == 2

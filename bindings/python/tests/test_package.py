"""The package as it is installed for a user, who has nothing but what it asks for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("narwhals", "pandas", "numpy", "matplotlib", "polars", "pyarrow", "IPython")

LOOK = """
import json, sys, time
before = set(sys.modules)
start = time.perf_counter()
import place_readiness
took = time.perf_counter() - start
rubric = place_readiness.Rubric.builtin()
score = rubric.score(rubric.example())
repr(score), score._repr_html_(), score.why(), score.next_steps(), score.profile()
loaded = sorted({name.partition(".")[0] for name in set(sys.modules) - before})
print(json.dumps([took, loaded, place_readiness._core.__file__]))
"""


@pytest.fixture(scope="module")
def plain() -> str:
    """A Python with this package and what it asks for, and no more; else this one."""
    return os.environ.get("PLACE_READINESS_PLAIN_PYTHON", sys.executable)


def test_a_score_needs_no_other_package(plain: str) -> None:
    took, loaded, _ = look(plain)

    print(f"imported in {took * 1000:.0f} ms")
    assert not set(loaded) & set(HEAVY)


def test_a_table_needs_narwhals_alone(plain: str) -> None:
    code = """
import sys, place_readiness as pr
rubric = pr.Rubric.builtin()
scores = rubric.score([{"place": "Ashmere", "date": "2026-09-30", "SCO-1": "3"}])
assert scores["Ashmere"].score is None
assert not {"pandas", "numpy", "polars", "pyarrow", "matplotlib"} & set(sys.modules)
"""
    subprocess.run([plain, "-c", code], check=True)


def test_what_is_missing_is_named_with_its_cure() -> None:
    code = """
import sys
sys.modules["matplotlib"] = None
sys.modules["matplotlib.figure"] = None
import place_readiness as pr
rubric = pr.Rubric.builtin()
try:
    rubric.score(rubric.example()).profile().figure
except pr.MissingExtraError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert 'pip install "place-readiness[plot]"' in done.stdout


def test_the_compiled_module_is_for_every_python_from_3_11(plain: str) -> None:
    assert ".abi3." in look(plain)[2] or look(plain)[2].endswith(".pyd")


def look(python: str) -> tuple[float, list[str], str]:
    done = subprocess.run([python, "-c", LOOK], check=True, capture_output=True, text=True)
    took, loaded, file = json.loads(done.stdout)
    return took, loaded, file


def test_what_is_installed_has_types_and_no_tests(plain: str) -> None:
    package = Path(look(plain)[2]).parent
    names = {path.name for path in package.rglob("*")}

    assert {"py.typed", "_core.pyi"} <= names
    assert not [name for name in names if "test" in name]

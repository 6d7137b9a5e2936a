"""Junk in every public function brings about our errors, or a TypeError or ValueError of Python."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import place_readiness as pr
import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from place_readiness import Assessment, Rubric


def _hashable(value: object) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


RUBRIC = Rubric.builtin()
EXAMPLE = RUBRIC.example()
SCORES = RUBRIC.score([EXAMPLE])
SCORE = SCORES[0]

KEYS = [
    *list(RUBRIC)[:4],
    "place",
    "date",
    "criterion",
    "level",
    "answers",
    "format",
    "id",
    "groups",
]
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.binary(max_size=5)
    | st.dates()
    | st.datetimes()
    | st.decimals()
    | st.complex_numbers()
    | st.sampled_from([object(), pd.NA, pd.NaT, np.int64(3), np.float64(math.nan), np.zeros(3)])
    | st.sampled_from([Ellipsis, NotImplemented, int, len, {1, 2}, frozenset(), range(3)])
    | st.sampled_from([pd.DataFrame(), pl.DataFrame(), pd.Series([1]), pd.DataFrame({"a": [1]})])
)
JUNK = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | LEAVES.filter(_hashable), inner)
        | st.tuples(inner, inner)
    ),
    max_leaves=8,
)

FUNCTIONS: dict[str, Callable[[Any], object]] = {
    "Rubric": Rubric,
    "Rubric.evidence": lambda it: Rubric({}, it),
    "Rubric.load": Rubric.load,
    "Rubric.builtin": Rubric.builtin,
    "Rubric[]": RUBRIC.__getitem__,
    "Rubric.example": RUBRIC.example,
    "score": RUBRIC.score,
    "score rename": lambda it: RUBRIC.score([{"place": "A"}], rename=it),
    "score date": lambda it: RUBRIC.score([{"place": "A", "SCO-1": 1}], date=it),
    "score kind": lambda it: RUBRIC.score([{"place": "A", "SCO-1": 1}], kind=it),
    "score on_error": lambda it: RUBRIC.score([], on_error=it),
    "check": RUBRIC.check,
    "score_matrix": RUBRIC.score_matrix,
    "score_matrix out": lambda it: RUBRIC.score_matrix(
        np.zeros((1, 48), np.uint8), out={"low": it}
    ),
    "changes_to": RUBRIC.changes_to,
    "Assessment": lambda it: Assessment(it, RUBRIC),
    "Assessment.load": lambda it: Assessment.load(it, RUBRIC),
    "Assessment.load alone": Assessment.load,
    "with_answer": lambda it: EXAMPLE.with_answer(it, 3),
    "with_answer level": lambda it: EXAMPLE.with_answer("SCO-1", it),
    "with_answer evidence": lambda it: EXAMPLE.with_answer("SCO-1", 3, evidence=it),
    "with_answers": EXAMPLE.with_answers,
    "what_if": SCORE.what_if,
    "why": SCORE.why,
    "next_steps": SCORE.next_steps,
    "Scores[]": SCORES.__getitem__,
    "one": SCORES.one,
    "select": SCORES.select,
    "compare": lambda it: SCORES.compare(it, SCORE),
    "change": lambda it: SCORES.change(since=it, to="2026-09-30"),
    "to_frame": SCORES.to_frame,
    "to_frame backend": lambda it: SCORES.to_frame("overall", backend=it),
}

ALLOWED = (pr.PlaceReadinessError, TypeError, ValueError, IndexError, OSError)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", FUNCTIONS)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(junk=JUNK)
@example(junk="")
@example(junk="\x00")
@example(junk="\ud800")
@example(junk={})
@example(junk=[])
@example(junk=[{}])
def test_junk_is_refused(name: str, junk: object) -> None:
    try:
        FUNCTIONS[name](junk)
    except ALLOWED as error:
        assert str(error) is not None
        assert not isinstance(error, pr.InternalError)


@pytest.mark.parametrize("path", ["chart", "chart.exe", "chart.svgz"])
def test_a_chart_is_saved_in_formats_we_know(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"saved as \.svg, \.png or \.pdf"):
        SCORE.profile().save(tmp_path / path)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()

    with pytest.raises(OSError, match=r"report\.html"):
        SCORE.report(tmp_path / "report.html")
    assert [it.name for it in tmp_path.iterdir()] == ["report.html"]

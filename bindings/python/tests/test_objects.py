"""Every object survives pickling and copying, is equal to its copy, and cannot be changed."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import place_readiness as pr
import pytest
from conftest import answered
from place_readiness import Assessment, Rubric, Score


def objects() -> dict[str, Any]:
    rubric = Rubric.builtin()
    example = rubric.example()
    scores = rubric.score([answered(rubric, "1"), answered(rubric, "3", "Birchwold")])
    changes = rubric.score(
        [answered(rubric, "1", date="2025-09-30"), answered(rubric, "2")]
    ).change(since="2025-09-30", to="2026-09-30")
    return {
        "Rubric": rubric,
        "Criterion": rubric["SCO-1"],
        "Assessment": example,
        "Score": rubric.score(example),
        "Scores": scores,
        "Problems": rubric.check({"answers": {"SCO-1": 9}}),
        "Comparison": scores.compare("Ashmere", "Birchwold"),
        "Changes": changes,
        "Chart": scores.heatmap(),
        "Words": scores[0].why(),
        "Steps": scores[0].next_steps(),
    }


def errors() -> dict[str, Exception]:
    problem = {"code": "malformed", "at": "", "line": 1, "column": 2, "message": "cannot be read"}
    return {
        "RubricError": pr.RubricError([problem]),
        "DataError": pr.DataError([problem, problem], "answers.csv"),
        "UnknownPlaceError": pr.UnknownPlaceError("No 'Leads' in these scores."),
        "UnknownCriterionError": pr.UnknownCriterionError("No 'SCO-99' here."),
        "IncomparableError": pr.IncomparableError("made by other rubrics"),
        "MissingExtraError": pr.MissingExtraError("pip install pandas"),
        "InternalError": pr.InternalError("a fault"),
    }


ALL = {**objects(), **errors()}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("way", ["pickle", "deepcopy", "copy"])
def test_a_copy_is_equal(name: str, way: str) -> None:
    thing = ALL[name]
    ways = {
        "pickle": lambda it: pickle.loads(pickle.dumps(it)),
        "deepcopy": copy.deepcopy,
        "copy": copy.copy,
    }
    twin = ways[way](thing)

    assert twin == thing
    assert hash(twin) == hash(thing)
    assert repr(twin) == repr(thing)
    assert thing != "something else"


@pytest.mark.parametrize("name", errors())
def test_an_error_keeps_its_text_and_its_problems(name: str) -> None:
    error = errors()[name]
    twin = pickle.loads(pickle.dumps(error))

    assert str(twin) == str(error)
    assert twin.problems == error.problems
    assert isinstance(twin, pr.PlaceReadinessError)


def test_an_unknown_place_is_said_without_quotes() -> None:
    assert str(pr.UnknownPlaceError("No 'Leads' here.")) == "No 'Leads' here."


def test_what_is_given_out_is_a_copy(full: Score, example: Assessment, rubric: Rubric) -> None:
    full.document()["overall"]["score"] = 100.0
    example.document()["answers"].clear()
    rubric.document()["groups"].clear()

    assert full.score == 50.0
    assert example.answers
    assert len(rubric) == 48

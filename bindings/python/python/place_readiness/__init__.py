"""Scores how ready a Place is to plan and pay for joined-up health and care.

A rubric is loaded once. Answers come in as files, tables or dicts, and every score says why.

    >>> import place_readiness as pr
    >>> rubric = pr.Rubric.builtin()
    >>> rubric
    Rubric(Place readiness 0.2.0 (place-readiness): 8 headings, 48 criteria)

Scores, ranges and coverage are numbers from 0.0 to 100.0. A blank is never zero: what is unknown
is None. All wrong answers are reported at once, each by its cell.
"""

from place_readiness import _core
from place_readiness._assessment import Assessment
from place_readiness._comparison import Changes, Comparison
from place_readiness._errors import (
    DataError,
    IncomparableError,
    InternalError,
    MissingExtraError,
    PlaceReadinessError,
    PlaceReadinessWarning,
    RubricError,
    UnknownCriterionError,
    UnknownPlaceError,
)
from place_readiness._matrix import MatrixScores
from place_readiness._problems import Problem, Problems
from place_readiness._rubric import Criterion, Rubric
from place_readiness._score import Score
from place_readiness._scores import Scores
from place_readiness._show import Chart, Steps, Words

__version__: str = _core.__version__
"""The version of the package and of its engine."""

__all__ = [
    "Assessment",
    "Changes",
    "Chart",
    "Comparison",
    "Criterion",
    "DataError",
    "IncomparableError",
    "InternalError",
    "MatrixScores",
    "MissingExtraError",
    "PlaceReadinessError",
    "PlaceReadinessWarning",
    "Problem",
    "Problems",
    "Rubric",
    "RubricError",
    "Score",
    "Scores",
    "Steps",
    "UnknownCriterionError",
    "UnknownPlaceError",
    "Words",
    "__version__",
]

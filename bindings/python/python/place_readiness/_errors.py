"""What can go wrong, as exceptions. All survive pickling, so a worker's error is never lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from place_readiness._problems import Problem, Problems, describe, make_problem

__all__ = [
    "DataError",
    "IncomparableError",
    "InternalError",
    "MissingExtraError",
    "PlaceReadinessError",
    "PlaceReadinessWarning",
    "RubricError",
    "UnknownCriterionError",
    "UnknownPlaceError",
]

_SHOWN = 20


class PlaceReadinessError(Exception):
    """Any error of this package."""

    problems: Problems = Problems()
    """Everything that is wrong, as data; empty where there is nothing to list."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.args == getattr(other, "args", None)

    def __hash__(self) -> int:
        return hash((type(self), str(self)))

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class _Refused(PlaceReadinessError, ValueError):
    _what = "the document"
    _advice = ""

    def __init__(
        self, problems: Iterable[Mapping[str, Any]] | Problems, source: str | None = None
    ) -> None:
        self.problems: Problems = Problems(_complete(problem) for problem in problems)
        self.source = source
        super().__init__(self.problems, source)

    def __str__(self) -> str:
        count = len(self.problems)
        subject = f"{self.source}: " if self.source else ""
        plural = "problem" if count == 1 else "problems"
        lines = [f"{subject}{count} {plural} in {self._what}"]
        lines += [f"  {describe(problem, self.source)}" for problem in self.problems[:_SHOWN]]
        if count > _SHOWN:
            lines.append(f"  ... and {count - _SHOWN} more")
        return "\n".join(lines) + self._advice


class RubricError(_Refused):
    """A rubric or an evidence file was refused. `.problems` lists everything wrong with it."""

    _what = "the rubric"


class DataError(_Refused):
    """Answers were refused. `.problems` lists everything wrong with them."""

    _what = "the answers"
    _advice = "\nEvery problem is in .problems of this error."


class UnknownPlaceError(PlaceReadinessError, KeyError):
    """No score, or more than one, fits what was asked for."""


class UnknownCriterionError(PlaceReadinessError, KeyError):
    """The rubric has no criterion or heading with this id."""


class IncomparableError(PlaceReadinessError, ValueError):
    """Two results were made by rubrics that score differently."""


class MissingExtraError(PlaceReadinessError, ImportError):
    """A package that only this call needs is not installed. The text says how to get it."""


class InternalError(PlaceReadinessError, RuntimeError):
    """A fault of this package that no input should bring about. Please report it."""

    def __str__(self) -> str:
        return f"a fault in place-readiness itself, not in your data: {super().__str__()}"


class PlaceReadinessWarning(UserWarning):
    """Something that was done, and that you may not have meant."""


def _complete(problem: Mapping[str, Any]) -> Problem:
    """A problem of the core has no table keys yet."""
    return make_problem(**dict(problem))

"""What several tests share."""

from __future__ import annotations

import pytest
from place_readiness import Assessment, Rubric, Score


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    return Rubric.builtin()


@pytest.fixture(scope="session")
def example(rubric: Rubric) -> Assessment:
    return rubric.example()


@pytest.fixture(scope="session")
def full(rubric: Rubric) -> Score:
    """A Place where every answer is 2 of 0 to 4."""
    return rubric.score(answered(rubric, "2"))


def answered(
    rubric: Rubric, level: str, place: str = "Ashmere", date: str = "2026-09-30"
) -> Assessment:
    """An assessment in which every criterion has the same level."""
    document = {
        "format": "place-readiness/assessment/1",
        "rubric": f"{rubric.id}@{rubric.version}",
        "place": {"id": place.lower(), "name": place},
        "date": date,
        "kind": "agreed",
        "answers": dict.fromkeys(rubric, level),
    }
    return Assessment(document, rubric)

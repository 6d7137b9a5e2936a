"""Every shared vector through the Python API: the same numbers, and the same refusals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import vectors
from place_readiness import Assessment, PlaceReadinessError, Rubric, _core


@pytest.mark.parametrize(
    "path", vectors.files(), ids=lambda it: str(it.relative_to(vectors.VECTORS))
)
def test_vector(path: Path) -> None:
    vector = vectors.load(path)
    expected = vector["expect"]
    try:
        found = made(vector)
    except PlaceReadinessError as error:
        # A text is always read as YAML here, so that even one given as data has lines.
        is_text = isinstance(vector.get("rubric"), str)
        keys = ("code", "at") if is_text else ("code", "at", "line", "column")
        problems = [{key: problem[key] for key in keys} for problem in error.problems]
        wanted = [{key: it.get(key) for key in keys} for it in expected.get("problems", [])]
        assert wanted == problems
        return
    if "pointers" in expected:
        wanted = expected["pointers"]
        found = {pointer: vectors.at(found, pointer) for pointer in wanted}
    else:
        assert "problems" not in expected, "it was accepted"
        wanted = expected.get("result", found)
    assert list(vectors.differences(wanted, found)) == []


def made(vector: dict[str, Any]) -> Any:
    """What the engine makes of a vector, up to the first document that it refuses."""
    if "name" in vector:
        return {"id": _core.place_id(vector["name"])}
    evidence = vectors.document(vector, "evidence")
    if not vectors.has(vector, "rubric"):
        return _core.read_evidence(evidence)
    rubric = Rubric(vectors.document(vector, "rubric"), evidence)
    if "newer" in vector:
        return rubric.changes_to(Rubric(vector["newer"]))
    if "columns" in vector:
        blanks = vector.get("blanks", "left_out")
        keys = ("overall", "coverage", "pooled", "groups")
        return dict(zip(keys, rubric._core.score_columns(vector["columns"], blanks), strict=True))
    if vectors.has(vector, "assessment"):
        assessment = Assessment(vectors.document(vector, "assessment"), rubric)
        again = Assessment(assessment.document(), rubric)
        assert again == assessment, "an assessment that is written reads back the same"
        return rubric.score(assessment).document()
    return None


def test_the_vectors_are_there() -> None:
    assert len(vectors.files()) > 500

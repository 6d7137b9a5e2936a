"""The types say what is so: of the compiled module, of every document, and to callers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, is_typeddict

import pytest
import vectors
from place_readiness import Assessment, DataError, Rubric, RubricError, _core, documents
from place_readiness.documents import (
    AssessmentDocument,
    ComparisonDocument,
    EvidenceDocument,
    RubricChanges,
    RubricDocument,
    ScoreDocument,
    WrittenAssessment,
)
from typeguard import (
    CollectionCheckStrategy,
    check_type,
    check_type_internal,
    checker_lookup_functions,
)

PACKAGE = Path(__file__).parents[1]

Typed = tuple[Any, Any]
"""A document, and the type it should have."""

Seen = dict[Any, set[str]]
"""The keys that documents of each type had."""


def test_the_stub_is_the_compiled_module() -> None:
    accepts("mypy.stubtest", "place_readiness._core")


def test_mypy_accepts_the_package_and_its_use() -> None:
    accepts("mypy", "--strict", "python/place_readiness", "tests/typing")


def test_pyright_accepts_the_package_and_its_use() -> None:
    accepts("pyright")


def test_every_public_type_is_known() -> None:
    arguments = ["--verifytypes", "place_readiness", "--ignoreexternal", "--outputjson"]
    found = run("pyright", *arguments)
    report = json.loads(found.stdout)["typeCompleteness"]
    unknown = [it["name"] for it in report["symbols"] if not it["isTypeKnown"]]
    assert report["completenessScore"] == 1.0, unknown
    public = {module["name"] for module in report["modules"]}
    assert public == {"place_readiness", "place_readiness.__main__", "place_readiness.documents"}


def accepts(tool: str, *arguments: str) -> None:
    """Runs a type checker, which prints what it refuses."""
    found = run(tool, *arguments)
    assert found.returncode == 0, found.stdout + found.stderr


def run(tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a module of this Python. Pyright takes the first Python on the path for the one meant."""
    here = str(Path(sys.executable).parent)
    return subprocess.run(
        [sys.executable, "-m", tool, *arguments],
        cwd=PACKAGE,
        env={**os.environ, "PATH": os.pathsep.join((here, os.environ.get("PATH", "")))},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def seen() -> Iterator[Seen]:
    """Checks every document, and gives the keys that each type was seen to have."""
    keys: Seen = defaultdict(set)
    lookup = partial(checker_of, keys)
    checker_lookup_functions.insert(0, lookup)
    try:
        for document, kind in shown():
            check_type(document, kind, collection_check_strategy=CollectionCheckStrategy.ALL_ITEMS)
        yield keys
    finally:
        checker_lookup_functions.remove(lookup)


def checker_of(keys: Seen, kind: Any, *rest: Any) -> Any:
    """Checks a dict as usual and notes its keys. A type that holds itself is named by a text."""
    if isinstance(kind, str):
        named = getattr(documents, kind)
        return lambda value, _, args, memo: check_type_internal(value, named, memo)
    if not is_typeddict(kind):
        return None
    usual = next(filter(None, (lookup(kind, *rest) for lookup in checker_lookup_functions[1:])))

    def check(value: Any, *rest: Any) -> None:
        usual(value, *rest)
        keys[kind].update(value)

    return check


def shown() -> Iterator[Typed]:
    """Documents of every kind: those that ship, and all that the shared vectors give."""
    rubric = Rubric.builtin()
    yield from of_rubric(rubric)
    for answers in (rubric.example().document(), rubric.template()):
        yield from of_answers(rubric, answers)
    for path in vectors.files():
        with suppress(RubricError, DataError):
            yield from of_vector(vectors.load(path))


def of_vector(vector: dict[str, Any]) -> Iterator[Typed]:
    evidence = vectors.document(vector, "evidence")
    if not vectors.has(vector, "rubric"):
        yield _core.read_evidence(evidence), EvidenceDocument
        return
    rubric = Rubric(vectors.document(vector, "rubric"), evidence)
    yield from of_rubric(rubric)
    if "newer" in vector:
        yield rubric.changes_to(Rubric(vector["newer"])), RubricChanges
    if vectors.has(vector, "assessment"):
        yield from of_answers(rubric, vectors.document(vector, "assessment"))


def of_rubric(rubric: Rubric) -> Iterator[Typed]:
    yield rubric.document(), RubricDocument
    yield rubric.evidence(), EvidenceDocument | None


def of_answers(rubric: Rubric, answers: Any) -> Iterator[Typed]:
    """What comes of answers, by themselves and beside the same Place with none."""
    assessment = Assessment(answers, rubric)
    if isinstance(answers, dict):
        yield answers, WrittenAssessment
    yield assessment.document(), AssessmentDocument
    score = rubric.score(assessment)
    yield score.document(), ScoreDocument
    blank = rubric.score(Assessment({**assessment.document(), "answers": {}}, rubric))
    yield _core.compare_scores(score.document(), blank.document()), ComparisonDocument


def test_every_document_has_the_type_it_is_said_to_have(seen: Seen) -> None:
    """The check itself is made as the documents are gathered."""
    whole = {AssessmentDocument, ComparisonDocument, EvidenceDocument, RubricChanges}
    assert whole | {RubricDocument, ScoreDocument, WrittenAssessment} <= seen.keys()


def test_every_key_of_every_type_is_in_some_document(seen: Seen) -> None:
    kinds = [kind for kind in vars(documents).values() if is_typeddict(kind)]
    unseen = {kind.__name__: set(kind.__annotations__) - seen[kind] for kind in kinds}
    assert {name: keys for name, keys in unseen.items() if keys} == {}

"""What a type checker knows of a session, from a rubric to a report. Checked, never run."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, assert_type

import polars as pl
from place_readiness import (
    Assessment,
    Changes,
    Chart,
    Comparison,
    Criterion,
    DataError,
    MatrixScores,
    Problem,
    Problems,
    Rubric,
    Score,
    Scores,
    Steps,
    Words,
)
from place_readiness.documents import (
    AnswerDocument,
    AssessmentDocument,
    ComparisonDocument,
    CriterionDocument,
    EvidenceDocument,
    Kind,
    RubricChanges,
    RubricDocument,
    ScoreDocument,
    WrittenAssessment,
)


def rubrics(path: Path, data: Mapping[str, Any]) -> None:
    rubric = Rubric.load(path, evidence="evidence.yaml")
    assert_type(rubric, Rubric)
    assert_type(Rubric.load(data), Rubric)
    assert_type(Rubric.builtin(), Rubric)
    assert_type(rubric["SCO-1"], Criterion)
    assert_type(rubric["SCO-1"].question, str | None)
    assert_type(rubric["SCO-1"].levels, Mapping[str, str])
    assert_type(rubric["SCO-1"].document(), CriterionDocument)
    assert_type(list(rubric), list[str])
    assert_type(rubric.document(), RubricDocument)
    assert_type(rubric.evidence(), EvidenceDocument | None)
    assert_type(rubric.changes_to(Rubric.builtin()), RubricChanges)


def answers(rubric: Rubric) -> None:
    assessment = Assessment.load("ashmere.yaml")
    assert_type(assessment.place, str)
    assert_type(assessment.date, datetime.date)
    assert_type(assessment.kind, Kind)
    assert_type(assessment.respondent, str | None)
    assert_type(assessment.answers, Mapping[str, AnswerDocument])
    assert_type(assessment.document(), AssessmentDocument)
    evidence = [{"title": "Scheme of delegation", "date": "2024-11-02"}]
    changed = assessment.with_answer("SCO-1", level=3, confidence="high", evidence=evidence)
    assert_type(changed.with_answer("SCO-2", not_known=True), Assessment)
    assert_type(rubric.example(), Assessment)


def one(rubric: Rubric, document: AssessmentDocument, written: WrittenAssessment) -> None:
    """One assessment gives one score, in whichever form it is handed over."""
    assert_type(rubric.score(rubric.example()), Score)
    assert_type(rubric.score(document), Score)
    assert_type(rubric.score(written), Score)
    scored = rubric.score(
        {
            "format": "place-readiness/assessment/1",
            "rubric": "place-readiness",
            "place": {"id": "ashmere", "name": "Ashmere"},
            "date": datetime.date(2026, 9, 30),
            "kind": "agreed",
            "answers": {
                "SCO-1": 3,
                "SCO-2": "2",
                "SCO-3": None,
                "LEA-3": {"not_applicable": "There is one employer."},
                "GOV-4": {"level": 1, "confidence": "low", "evidence": [{"title": "Minutes"}]},
            },
        },
        on_error="raise",
    )
    assert_type(scored, Score)


def many(rubric: Rubric, frame: pl.DataFrame, lazy: pl.LazyFrame, data: dict[str, object]) -> None:
    """Files, lists and tables give scores. A dict of which nothing is known can be either."""
    assert_type(rubric.score("returns/*.yaml"), Scores)
    assert_type(rubric.score(Path("returns.csv"), date="2026-09-30", on_error="skip"), Scores)
    assert_type(rubric.score(frame, rename={"Place name": "place"}, kind="agreed"), Scores)
    assert_type(rubric.score(lazy), Scores)
    assert_type(rubric.score([{"place": "Ashmere", "SCO-1": 3}]), Scores)
    assert_type(rubric.score({"place": ["Ashmere"], "SCO-1": [3]}), Scores)
    assert_type(rubric.score([rubric.example()]), Scores)
    assert_type(rubric.score(data), Score | Scores)
    assert_type(rubric.check(frame), Problems)
    assert_type(rubric.score_matrix(memoryview(b"").cast("B", [0, 48])), MatrixScores)


def a_score(score: Score) -> None:
    assert_type(score.score, float | None)
    assert_type(score.band, str | None)
    assert_type(score.domains, dict[str, float | None])
    assert_type(score.document(), ScoreDocument)
    assert_type(score.why("governance"), Words)
    assert_type(score.next_steps(3), Steps)
    assert_type(score.next_steps()[0]["points"], float | None)
    assert_type([step["to"] for step in score.next_steps()], list[str])
    assert_type(score.what_if({"SCO-1": 3, "SCO-2": "1", "SCO-3": None}), Comparison)
    assert_type(score.profile(), Chart)
    score.report(Path("report.html"))


def scores(scores: Scores) -> None:
    assert_type(scores["Ashmere"], Score)
    assert_type(scores[0], Score)
    assert_type(scores[1:], Scores)
    assert_type([score.place for score in scores], list[str])
    assert_type(scores.one("Ashmere", date=datetime.date(2026, 9, 30)), Score)
    assert_type(scores.select(["Ashmere", "Birch Vale"], partner="council"), Scores)
    assert_type(scores.dates, tuple[datetime.date, ...])
    assert_type(scores.compare("Ashmere", scores[0]), Comparison)
    assert_type(scores.compare("Ashmere", "Birch Vale").difference, float | None)
    assert_type(scores.compare("Ashmere", "Birch Vale").document(), ComparisonDocument)
    assert_type(scores.change(since="2025-09-30", to="2026-09-30"), Changes)
    assert_type(scores.change(since="2025-09-30", to="2026-09-30")["Ashmere"], Comparison)
    assert_type(scores.heatmap(), Chart)
    view: Literal["overall", "domains"] = "domains"
    scores.to_frame(view, backend="polars")
    assert_type(scores.problems, Problems)


def problems(error: DataError) -> None:
    assert_type(error.problems, Problems)
    assert_type(error.problems[0], Problem)
    assert_type(error.problems[:3], Problems)
    assert_type(error.problems[0]["row"], int | None)
    assert_type([problem["code"] for problem in error.problems], list[str])

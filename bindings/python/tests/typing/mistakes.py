"""What a type checker refuses. A line that it no longer refuses is an error of its own."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from place_readiness import Rubric, Score, Scores
from place_readiness.documents import RubricDocument, ScoreDocument, WrittenAssessment


def wrong_keys(document: ScoreDocument, rubric: RubricDocument) -> None:
    document["overal"]  # type: ignore[typeddict-item]
    document["band"]["name"]  # type: ignore[typeddict-item]
    rubric["groups"][0]["criterion"]  # type: ignore[typeddict-item]


def wrong_words(document: ScoreDocument, written: WrittenAssessment) -> None:
    document["gates"][0]["applies"] == "maybe"  # type: ignore[comparison-overlap]
    written["kind"] = "official"  # type: ignore[typeddict-item]


def a_score_may_be_unknown(score: Score, document: ScoreDocument) -> float:
    score.score + 1.0  # type: ignore[operator]
    return document["overall"]["score"]  # type: ignore[return-value]


def wrong_arguments(rubric: Rubric, scores: Scores) -> None:
    Rubric.load(3)  # type: ignore[arg-type]
    rubric.score("returns.csv", on_error="ignore")  # type: ignore[call-overload]
    scores.to_frame("regions")  # type: ignore[arg-type]
    scores.to_frame("overall", backend="excel")  # type: ignore[arg-type]
    scores.change("2025-09-30", "2026-09-30")  # type: ignore[call-arg]

"""What a type checker knows of documents: every key, and every word of a closed set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, assert_never, assert_type

from place_readiness.documents import (
    Applies,
    AssessmentDocument,
    ComparisonDocument,
    Condition,
    CriterionDocument,
    CriterionResult,
    EvidenceItem,
    GroupDocument,
    GroupResult,
    Place,
    RespondentResult,
    RubricDocument,
    ScoreDocument,
)


def of_a_score(document: ScoreDocument) -> None:
    assert_type(document["overall"]["score"], float | None)
    assert_type(document["overall"]["states"]["not_known"], int)
    assert_type(document["respondent"], RespondentResult | None)
    assert_type(document["groups"][0]["groups"], list[GroupResult])
    assert_type(document["groups"][0]["criteria"], list[CriterionResult])
    assert_type(document["next_steps"][0]["from"], str)
    assert_type(document["lenses"][0]["facets"][0]["of"], int)
    reason = document["overall"]["reason_code"]
    if reason == "too_few_answered":
        assert_type(reason, Literal["too_few_answered"])


def of_an_assessment(document: AssessmentDocument) -> None:
    assert_type(document["place"], Place)
    for answer in document["answers"].values():
        if isinstance(answer, str):
            continue
        assert_type(answer.get("level"), str | None)
        assert_type(answer.get("evidence", []), list[EvidenceItem])


def of_a_rubric(document: RubricDocument) -> None:
    assert_type(list(criteria(document["groups"])), list[CriterionDocument])
    assert_type(document["scales"]["five"][0]["value"], float)
    for band in document.get("bands", []):
        assert_type(band.get("from"), float | None)
    for gate in document.get("gates", []):
        assert_type(gate["when"], Condition)


def of_a_comparison(document: ComparisonDocument) -> None:
    assert_type(document["overall"]["overlaps"], bool | None)
    assert_type(document["groups"][0]["difference"], float | None)
    assert_type(document["gates"][0]["first"], Applies | None)


def criteria(groups: list[GroupDocument]) -> Iterator[CriterionDocument]:
    for group in groups:
        yield from criteria(group.get("groups", []))
        yield from group.get("criteria", [])


def in_words(applies: Applies) -> str:
    """A word that is added to a closed set is one that a type checker asks about."""
    if applies == "yes":
        return "It applies."
    if applies == "no":
        return "It does not apply."
    if applies == "cannot_tell":
        return "Blanks leave it open."
    assert_never(applies)


def named(condition: Condition) -> list[str]:
    """One key tells the kinds of condition apart."""
    if "criterion" in condition:
        return [condition["criterion"]]
    if "count" in condition:
        of = condition["count"]["of"]
        return [] if of == "critical" else of
    if "any" in condition:
        return [id for part in condition["any"] for id in named(part)]
    if "all" in condition:
        return [id for part in condition["all"] for id in named(part)]
    return []

# Made by `cargo xtask types` from the types of the engine.
"""Two results side by side: two Places, or one Place on two dates."""

from typing import Literal, TypedDict

from place_readiness.documents._assessment import Kind, Place
from place_readiness.documents._score import (
    Applies,
    Outcome,
    Reason,
    RespondentResult,
    RubricStamp,
    State,
)


class Compared(TypedDict):
    """Whose result it is."""

    place: Place
    """The Place."""
    date: str
    """The date that the answers describe, as year-month-day."""
    respondent: RespondentResult | None
    """Who answered."""
    kind: Kind
    """Whose answers they are."""
    label: str | None
    """What the assessment says of itself, such as that it is illustrative."""
    rubric: RubricStamp
    """The rubric that made the result."""


class Difference(TypedDict):
    """Two scores, each from 0.0 to 100.0, and how far apart they are."""

    first: float | None
    """The score of the first."""
    second: float | None
    """The score of the second."""
    difference: float | None
    """Second less first, in points from -100.0 to 100.0; None where either has no score."""
    first_low: float | None
    """The first, if every blank had its lowest value."""
    first_high: float | None
    """The first, if every blank had its highest value."""
    second_low: float | None
    """The second, if every blank had its lowest value."""
    second_high: float | None
    """The second, if every blank had its highest value."""
    overlaps: bool | None
    """Whether the ranges still possible overlap or touch: whether filling blanks could make the two
    scores equal. None where nothing applies on one side."""
    reason: str | None
    """Why there is no difference, in words."""
    first_reason_code: Reason | None
    """Why the first has no score, as a code."""
    second_reason_code: Reason | None
    """Why the second has no score, as a code."""


class BandPair(TypedDict):
    """The bands of two results, by id; None where a result has none.

    Two versions of a rubric can have other bands and still score alike.
    """

    first: str | None
    """The band of the first."""
    second: str | None
    """The band of the second."""


class GroupDifference(TypedDict):
    """One heading in two results."""

    id: str
    """The group."""
    first: float | None
    """The score of the first."""
    second: float | None
    """The score of the second."""
    difference: float | None
    """Second less first, in points from -100.0 to 100.0; None where either has no score."""
    first_low: float | None
    """The first, if every blank had its lowest value."""
    first_high: float | None
    """The first, if every blank had its highest value."""
    second_low: float | None
    """The second, if every blank had its lowest value."""
    second_high: float | None
    """The second, if every blank had its highest value."""
    overlaps: bool | None
    """Whether the ranges still possible overlap or touch: whether filling blanks could make the two
    scores equal. None where nothing applies on one side."""
    reason: str | None
    """Why there is no difference, in words."""
    first_reason_code: Reason | None
    """Why the first has no score, as a code."""
    second_reason_code: Reason | None
    """Why the second has no score, as a code."""
    groups: list["GroupDifference"]
    """Further groups."""


class CriterionDifference(TypedDict):
    """One criterion in two results.

    How many levels lie between two answers is not said: a result does not hold the scale.
    """

    id: str
    """The criterion."""
    first_state: State
    """Which of the four kinds of answer the first has."""
    first_level: str | None
    """The id of the option, where the first is rated."""
    first_score: float | None
    """The score of that option, from 0.0 to 100.0."""
    second_state: State
    """Which of the four kinds of answer the second has."""
    second_level: str | None
    """The id of the option, where the second is rated."""
    second_score: float | None
    """The score of that option, from 0.0 to 100.0."""
    difference: float | None
    """Second less first, in points of the criterion; None where either is not rated."""


class GateDifference(TypedDict):
    """A gate that does not stand alike in two results."""

    id: str
    """The gate."""
    first: Applies | None
    """Whether it applies in the first; None where its version of the rubric has no such gate."""
    second: Applies | None
    """Whether it applies in the second."""


class PatternDifference(TypedDict):
    """A pattern that does not stand alike in two results."""

    id: str
    """The pattern."""
    first: Outcome | None
    """Whether it is found in the first; None where its version of the rubric has no such pattern."""
    second: Outcome | None
    """Whether it is found in the second."""


class ComparisonDocument(TypedDict):
    """Two results side by side, as plain data.

    A difference is a question to talk about, not a verdict: nothing here ranks the two. Every
    key is always present; what is unknown is None, and a difference of None has a reason beside
    it.
    """

    format: Literal["place-readiness/comparison/1"]
    """Always `place-readiness/comparison/1`."""
    fingerprint: str
    """What decides the scores of both."""
    first: Compared
    """Whose result is the first."""
    second: Compared
    """Whose result is the second."""
    overall: Difference
    """The whole rubric."""
    band: BandPair
    """The bands of the two."""
    groups: list[GroupDifference]
    """The headings, in order."""
    criteria: list[CriterionDifference]
    """The criteria of all headings, in order, whether they differ or not."""
    gates: list[GateDifference]
    """The gates that do not stand alike in both, in order."""
    patterns: list[PatternDifference]
    """The patterns that do not stand alike in both, in order."""

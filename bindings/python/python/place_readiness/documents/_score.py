# Made by `cargo xtask types` from the types of the engine.
"""The result: everything that scoring says about one assessment."""

from typing import Literal, TypeAlias, TypedDict

from place_readiness.documents._assessment import Confidence, Kind, Place
from place_readiness.documents._rubric import Aggregate, Critical


class RubricStamp(TypedDict):
    """Which rubric made a result."""

    id: str
    """The rubric."""
    version: str
    """Its version."""
    fingerprint: str
    """What decides its scores: two results can be compared exactly when these match."""
    answered_under: str | None
    """The version the answers were given under, where the assessment says."""


class Engine(TypedDict):
    """Which engine made a result."""

    name: Literal["place-readiness"]
    """Always `place-readiness`."""
    version: str
    """Its version."""


class RespondentResult(TypedDict):
    """Who answered: a role, never a name."""

    id: str
    """Tells respondents of one Place apart."""
    partner: str | None
    """Their kind of partner: the id of one of the rubric's."""


class States(TypedDict):
    """How many criteria are in each state."""

    level: int
    """Rated."""
    not_applicable: int
    """Not applicable, with a reason."""
    not_known: int
    """Said to be not known."""
    unanswered: int
    """Not answered."""


Reason: TypeAlias = Literal[
    "nothing_applies",
    "nothing_answered",
    "too_few_answered",
    "group_without_score",
]
"""Why there is no score.

- `nothing_applies`: No criterion applies.
- `nothing_answered`: No criterion that counts was answered.
- `too_few_answered`: Answers cover less weight than the rubric asks for.
- `group_without_score`: A group below has no score.
"""


class Overall(TypedDict):
    """The score of the whole rubric."""

    score: float | None
    """The score of what was answered, from 0.0 to 100.0."""
    low: float | None
    """The score if every blank had its lowest value: no way of filling them leads below it."""
    high: float | None
    """The score if every blank had its highest value: no way of filling them leads above it."""
    coverage: float | None
    """Answered weight as a share of applicable weight, from 0.0 to 100.0 per cent."""
    pooled: float | None
    """The mean of all criteria at once, as a check."""
    pooled_band: str | None
    """The id of the band that the pooled score by itself would reach."""
    evidenced: float | None
    """The score with every claim that lacks evidence counted lower."""
    answered: int
    """How many criteria have a level."""
    applicable: int
    """How many criteria apply."""
    states: States
    """How many criteria are in each of the four states."""
    reason: str | None
    """Why there is no score, in words."""
    reason_code: Reason | None
    """Why there is no score, as a code."""


class BandResult(TypedDict):
    """Which band, and what holds it. Bands and gates are named by their ids."""

    id: str | None
    """The band; None where the rubric has none, or none for too few answers."""
    by_score: str | None
    """The band that the score by itself reaches."""
    lowest: str | None
    """A band that the result cannot fall below as blanks are filled, gates about blanks and
    evidence left aside: that of the low score, with every gate that could apply.

    This and `highest` are bounds. Where higher answers set a gate off, the true range can be
    narrower: no way of filling the blanks need lead to the bound itself.
    """
    highest: str | None
    """A band that the result cannot rise above as blanks are filled: that of the high score, with
    every gate that applies whatever the blanks are."""
    held_by: list[str]
    """The gates that hold the band below what the score by itself reaches."""
    highest_held_by: list[str]
    """The gates that hold the highest band still possible below what its score would reach."""


State: TypeAlias = Literal["level", "not_applicable", "not_known", "unanswered"]
"""The four kinds of answer.

- `level`: Rated.
- `not_applicable`: Not applicable, with a reason.
- `not_known`: Said to be not known.
- `unanswered`: Not answered.
"""


class EvidenceResult(TypedDict):
    """Something to point to."""

    title: str
    """What it is."""
    date: str | None
    """Its date: a year, a month or a day, such as `2024`, `2024-11` or `2024-11-05`."""
    where: str | None
    """Where it is kept."""


class CriterionResult(TypedDict):
    """What one criterion brings."""

    id: str
    """The criterion."""
    state: State
    """Which of the four kinds of answer it has."""
    level: str | None
    """The id of the option, where it is rated."""
    score: float | None
    """The score of that option, from 0.0 to 100.0."""
    contribution: float | None
    """Its share of the overall score, in points."""
    weight: float
    """How much it counts beside its siblings."""
    critical: Critical | None
    """Whether others can make up for it; None where they can."""
    counted_as: str | None
    """The id of the option it counts as in the evidenced score, where that differs."""
    not_applicable: str | None
    """Why it does not apply."""
    confidence: Confidence | None
    """How sure the people who answered are."""
    note: str | None
    """What they said beside it."""
    evidence: list[EvidenceResult]
    """What they can point to."""


class GroupResult(TypedDict):
    """The score of one group."""

    id: str
    """The group."""
    aggregate: Aggregate
    """How its members combine."""
    weight: float
    """How much it counts beside its siblings."""
    score: float | None
    """The score of what was answered, from 0.0 to 100.0."""
    low: float | None
    """The score if every blank had its lowest value."""
    high: float | None
    """The score if every blank had its highest value."""
    coverage: float | None
    """Answered weight as a share of applicable weight, from 0.0 to 100.0 per cent."""
    evidenced: float | None
    """The score with every claim that lacks evidence counted lower."""
    contribution: float | None
    """Its share of the overall score, in points; None under a geometric mean. The members of a mean
    add up to it."""
    answered_weight: float
    """The weight of criteria with a level. In a mean of criteria, what the sum is divided by."""
    applicable_weight: float
    """The weight of criteria that apply."""
    answered: int
    """How many criteria have a level."""
    applicable: int
    """How many criteria apply."""
    reason: str | None
    """Why there is no score, in words."""
    reason_code: Reason | None
    """Why there is no score, as a code."""
    groups: list["GroupResult"]
    """Further groups; empty where there are criteria."""
    criteria: list[CriterionResult]
    """Its criteria; empty where there are groups."""


Applies: TypeAlias = Literal["yes", "no", "cannot_tell"]
"""Whether a gate applies.

- `yes`: It does.
- `no`: It does not, whatever the blanks are.
- `cannot_tell`: Blanks leave it open.
"""


class GateResult(TypedDict):
    """Whether a gate applies."""

    id: str
    """The gate."""
    applies: Applies
    """Whether it applies."""
    ceiling: str
    """The id of the highest band there can be while it applies."""
    because: list[str]
    """The ids of the criteria, or groups, that set it off."""
    open: list[str]
    """The ids of the criteria, or groups, whose blanks leave it open."""


Outcome: TypeAlias = Literal["found", "not_found", "cannot_tell"]
"""Whether a pattern is found.

- `found`: It is.
- `not_found`: It is not, whatever the blanks are.
- `cannot_tell`: Blanks leave it open.
"""


class PatternResult(TypedDict):
    """Whether a pattern is found."""

    id: str
    """The pattern."""
    outcome: Outcome
    """Whether it is found."""
    part_of: str | None
    """The id of the pattern it is a part of, where that one is found too."""
    because: list[str]
    """The ids of the criteria that show it."""
    open: list[str]
    """The ids of the criteria whose blanks leave it open."""


class FacetResult(TypedDict):
    """One part of a lens."""

    id: str
    """The facet."""
    score: float | None
    """The weighted mean of its criteria, from 0.0 to 100.0."""
    answered: int
    """How many of its criteria have a level."""
    of: int
    """How many criteria carry it."""
    reason: str | None
    """Why there is no score, in words."""
    reason_code: Reason | None
    """Why there is no score, as a code."""


class LensResult(TypedDict):
    """The answers, cut another way."""

    id: str
    """The lens."""
    facets: list[FacetResult]
    """Its parts, in order."""


_NextStepKeys = TypedDict("_NextStepKeys", {"from": str})


class NextStep(_NextStepKeys):
    """One step up.

    `from`: The id of the option that the criterion has.
    """

    criterion: str
    """The criterion."""
    to: str
    """The id of the option above."""
    text: str | None
    """What to do, in the rubric's words."""
    who_has_to_act: str | None
    """Who can move this rating most: the id of an actor of the rubric."""
    unlocks: str
    """What it would unlock, in words."""
    points: float | None
    """How far the overall score would rise; None where there is none, now or then."""
    lifts: list[str]
    """The ids of the gates that would no longer apply."""
    eases: list[str]
    """The ids of the gates that apply and that this criterion helps to set off."""
    reaches: str | None
    """The id of the band that would be reached, where it is a higher one."""


class ScoreDocument(TypedDict):
    """Everything that scoring says about one assessment.

    Scores, contributions and coverage are numbers from 0.0 to 100.0. Every key is always
    present; what is unknown is None, and a score of None has a reason beside it.
    """

    format: Literal["place-readiness/result/1"]
    """Always `place-readiness/result/1`."""
    rubric: RubricStamp
    """The rubric that made it."""
    engine: Engine
    """The engine that made it."""
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
    notice: str
    """What the rubric is and is not made for."""
    overall: Overall
    """The whole rubric."""
    band: BandResult
    """The stage that the score and the gates allow."""
    groups: list[GroupResult]
    """The headings, in order."""
    gates: list[GateResult]
    """The gates, in order."""
    patterns: list[PatternResult]
    """The patterns, in order."""
    lenses: list[LensResult]
    """The other ways to cut the answers, in order."""
    next_steps: list[NextStep]
    """A step for each criterion below its top, the most useful first."""

# Made by `cargo xtask types` from the types of the engine.
"""Conditions: when a gate applies or a pattern is found. One key tells which kind one is: to tell
them apart, ask `"count" in condition`."""

from typing import Literal, NotRequired, TypeAlias, TypedDict, final


@final
class CriterionCondition(TypedDict):
    """One criterion is rated within a range. At least one end of the range is there."""

    criterion: str
    """The id of the criterion."""
    at_least: NotRequired[str]
    """The id of the lowest option that counts."""
    at_most: NotRequired[str]
    """The id of the highest option that counts."""


class Count(TypedDict):
    """How many of which criteria must be rated how. At least one end of the range is there."""

    of: Literal["critical"] | list[str]
    """Every criterion that is marked `critical` or `root`, or these ids."""
    at_least: NotRequired[str]
    """The id of the lowest option that counts."""
    at_most: NotRequired[str]
    """The id of the highest option that counts."""
    min: int
    """How many of them must be rated so, from 1."""


@final
class CountCondition(TypedDict):
    """At least so many of some criteria are rated within a range."""

    count: Count
    """How many of which, and how rated."""


@final
class AnyCondition(TypedDict):
    """At least one of these holds."""

    any: list["Condition"]
    """The conditions."""


@final
class AllCondition(TypedDict):
    """All of these hold."""

    all: list["Condition"]
    """The conditions."""


@final
class GroupBelowCondition(TypedDict):
    """Some top group scores below this."""

    any_group_below: float
    """A score from 0 to 100."""


@final
class CriticalUnansweredCondition(TypedDict):
    """A critical criterion has no answer, or is not known."""

    critical_unanswered: Literal[True]
    """Always true."""


@final
class CriticalWithoutEvidenceCondition(TypedDict):
    """A critical criterion is rated this or more with no item of evidence."""

    critical_without_evidence: str
    """The id of the lowest option that needs evidence."""


Condition: TypeAlias = (
    CriterionCondition
    | CountCondition
    | AnyCondition
    | AllCondition
    | GroupBelowCondition
    | CriticalUnansweredCondition
    | CriticalWithoutEvidenceCondition
)
"""When a gate applies or a pattern is found.

Answers decide a condition in three ways: it holds, it does not, or blanks leave it open. A
criterion that is not applicable meets no condition about its rating.
"""

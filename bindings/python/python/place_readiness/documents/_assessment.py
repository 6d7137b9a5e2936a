# Made by `cargo xtask types` from the types of the engine.
"""The assessment: one respondent's, or one partnership's, answers about one Place on one date."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypeAlias, TypedDict


class Place(TypedDict):
    """A Place."""

    id: str
    """A short name for use in files and tables: 1 to 64 letters, digits, dots, underscores and
    hyphens, the first a letter or a digit."""
    name: str
    """What people call it."""


class Respondent(TypedDict):
    """Who answered: a role, never a name."""

    id: str
    """Tells respondents of one Place apart."""
    partner: NotRequired[str]
    """Their kind of partner: the id of one of the rubric's."""


Kind: TypeAlias = Literal["individual", "agreed", "illustrative"]
"""Whose answers they are.

- `individual`: One respondent's.
- `agreed`: Those that a partnership agreed on.
- `illustrative`: An example, made by nobody in the Place.
"""


Confidence: TypeAlias = Literal["high", "medium", "low"]
"""How sure the people who answered are.

- `high`: The evidence was there to see.
- `medium`: Somebody present has seen it.
- `low`: People believe it.
"""


class EvidenceItem(TypedDict):
    """Something to point to."""

    title: str
    """What it is."""
    date: NotRequired[str]
    """Its date: a year, a month or a day, such as `2024`, `2024-11` or `2024-11-05`."""
    where: NotRequired[str]
    """Where it is kept."""


class AnswerDetail(TypedDict):
    """An answer in its long form: at most one of `level`, `not_applicable` and `not_known`, and
    what stands beside it. With none of them, the criterion is unanswered."""

    level: NotRequired[str]
    """The id of an option of the criterion's scale."""
    not_applicable: NotRequired[str]
    """Why the criterion does not apply."""
    not_known: NotRequired[Literal[True]]
    """True where it is said to be not known."""
    confidence: NotRequired[Confidence]
    """How sure the people who answered are."""
    note: NotRequired[str]
    """What they said beside it."""
    evidence: NotRequired[list[EvidenceItem]]
    """What they can point to."""


AnswerDocument: TypeAlias = str | AnswerDetail
"""An answer: the id of an option, or more about it."""


class AssessmentDocument(TypedDict):
    """Answers about one Place on one date.

    As it is given out: what has a default is filled in, and keys that would say nothing are
    absent.
    """

    format: Literal["place-readiness/assessment/1"]
    """Always `place-readiness/assessment/1`."""
    rubric: str
    """The id of the rubric, and the version that the answers were given under where that is known,
    such as `place-readiness@1.0.0`."""
    place: Place
    """The Place."""
    date: str
    """The date that the answers describe, as year-month-day."""
    respondent: NotRequired[Respondent]
    """Who answered, where it is one person."""
    kind: Kind
    """Whose answers they are."""
    title: NotRequired[str]
    """What people call it."""
    label: NotRequired[str]
    """What must be said wherever a result of it is shown."""
    source: NotRequired[str]
    """Where the answers come from."""
    note: NotRequired[str]
    """What else is to be known."""
    rules: NotRequired[list[str]]
    """The rules by which the answers were chosen."""
    answers: dict[str, AnswerDocument]
    """An answer for each criterion, by its id; those left out are unanswered."""


class WrittenRespondent(TypedDict):
    """Who answered: a role, never a name."""

    id: str
    """Tells respondents of one Place apart."""
    partner: NotRequired[str | None]
    """Their kind of partner: the id of one of the rubric's."""


class WrittenEvidence(TypedDict):
    """Something to point to."""

    title: str
    """What it is."""
    date: NotRequired[str | int | datetime.date | None]
    """Its date: a year, a month or a day, such as `2024`, `2024-11` or `2024-11-05`."""
    where: NotRequired[str | None]
    """Where it is kept."""


class WrittenDetail(TypedDict):
    """An answer in its long form: at most one of `level`, `not_applicable` and `not_known`, and
    what stands beside it. With none of them, the criterion is unanswered."""

    level: NotRequired[str | float | None]
    """The id of an option of the criterion's scale."""
    not_applicable: NotRequired[str | None]
    """Why the criterion does not apply."""
    not_known: NotRequired[Literal[True] | None]
    """True where it is said to be not known."""
    confidence: NotRequired[Confidence | None]
    """How sure the people who answered are."""
    note: NotRequired[str | None]
    """What they said beside it."""
    evidence: NotRequired[Sequence[WrittenEvidence] | None]
    """What they can point to."""


WrittenAnswer: TypeAlias = str | float | WrittenDetail | None
"""An answer: the id of an option, or more about it."""


class WrittenAssessment(TypedDict):
    """Answers about one Place on one date.

    As people write it: what has a default may be left out, and None says nothing.
    """

    format: Literal["place-readiness/assessment/1"]
    """Always `place-readiness/assessment/1`."""
    rubric: str
    """The id of the rubric, and the version that the answers were given under where that is known,
    such as `place-readiness@1.0.0`."""
    place: Place
    """The Place."""
    date: str | datetime.date
    """The date that the answers describe, as year-month-day."""
    respondent: NotRequired[WrittenRespondent | None]
    """Who answered, where it is one person."""
    kind: Kind
    """Whose answers they are."""
    title: NotRequired[str | None]
    """What people call it."""
    label: NotRequired[str | None]
    """What must be said wherever a result of it is shown."""
    source: NotRequired[str | None]
    """Where the answers come from."""
    note: NotRequired[str | None]
    """What else is to be known."""
    rules: NotRequired[Sequence[str] | None]
    """The rules by which the answers were chosen."""
    answers: Mapping[str, WrittenAnswer]
    """An answer for each criterion, by its id; those left out are unanswered."""

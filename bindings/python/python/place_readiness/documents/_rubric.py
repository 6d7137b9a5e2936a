# Made by `cargo xtask types` from the types of the engine.
"""The rubric: questions, levels, weights, bands, gates, patterns and lenses."""

from typing import Literal, NotRequired, TypeAlias, TypedDict

from place_readiness.documents._assessment import Confidence
from place_readiness.documents._condition import Condition


class Advice(TypedDict):
    """A piece of advice on how to rate."""

    title: NotRequired[str]
    """A few words."""
    text: str
    """The advice."""


class Term(TypedDict):
    """A word and its meaning."""

    term: str
    """The word."""
    meaning: str
    """Its meaning."""


class Named(TypedDict):
    """An id and what people call it, such as a kind of partner, an actor or a facet."""

    id: str
    """Unique among its siblings."""
    title: str
    """What people call it."""


class Label(TypedDict):
    """A kind of fact about criteria."""

    id: str
    """Unique among labels."""
    title: str
    """What people call it."""
    values: list[Named]
    """What it can say."""


class ConfidenceMeaning(TypedDict):
    """What a word for "how sure" means."""

    id: Confidence
    """The word."""
    meaning: str
    """Its meaning."""


class OptionDocument(TypedDict):
    """One answer option of a scale."""

    id: str
    """Unique within the scale. An answer names it; it is never matched by its label."""
    value: float
    """What it is worth, from -1000 to 1000, with at most three decimal places."""
    label: str
    """What people call it."""


_EvidenceExpectedKeys = TypedDict("_EvidenceExpectedKeys", {"from": str})


class EvidenceExpected(_EvidenceExpectedKeys):
    """Which ratings need evidence, and what they count as without.

    `from`: The id of the option from which evidence is expected.
    """

    otherwise: str
    """The id of the option it counts as without."""


Aggregate: TypeAlias = Literal["mean", "minimum", "geometric"]
"""How the members of a group combine.

- `mean`: The weighted mean.
- `minimum`: The lowest member.
- `geometric`: The weighted geometric mean; 0 where a member is 0.
"""


Critical: TypeAlias = Literal["root", "critical"]
"""How much hangs on a criterion.

- `root`: Others rest on it.
- `critical`: Others cannot make up for it.
"""


class LevelDocument(TypedDict):
    """What is true of a Place at one option of a scale."""

    text: str
    """The statement."""
    next_step: NotRequired[str]
    """What to do next from here."""


class CriterionDocument(TypedDict):
    """One question with its levels."""

    id: str
    """Unique among criteria."""
    slug: NotRequired[str]
    """A readable second name."""
    title: str
    """What people call it."""
    question: NotRequired[str]
    """The question that is asked."""
    help: NotRequired[str]
    """A hint for answering."""
    why: NotRequired[str]
    """Why it is asked."""
    scale: str
    """The id of its scale; a writer may leave it out where the rubric has one."""
    weight: float
    """How much it counts beside its siblings, from 0 to 100; 0 is shown, never counted."""
    weight_why: NotRequired[str]
    """Why it has this weight."""
    critical: NotRequired[Critical]
    """Whether others cannot make up for it; absent: they can."""
    critical_why: NotRequired[str]
    """Why it is critical."""
    not_applicable: NotRequired[str]
    """The one case in which it may be left out as not applicable; absent: never."""
    who_has_to_act: NotRequired[str]
    """Who can move the rating most: the id of an actor."""
    labels: NotRequired[dict[str, str]]
    """Further facts: the id of a label, and of one of its values."""
    levels: NotRequired[list[LevelDocument]]
    """What is true at each option of the scale, in order; absent: the options say it."""
    evidence_examples: NotRequired[list[str]]
    """Things one could point to."""
    tags: NotRequired[dict[str, list[str]]]
    """Its facets, by lens."""
    evidence: NotRequired[list[str]]
    """The entries of the evidence file that it rests on."""


class GroupDocument(TypedDict):
    """A heading that holds either criteria or further groups."""

    id: str
    """Unique among groups."""
    code: NotRequired[str]
    """A short code, such as `SCO`."""
    title: str
    """What people call it."""
    about: NotRequired[str]
    """What it asks about."""
    weight: float
    """How much it counts beside its siblings, from 0 to 100; 0 is shown, never counted."""
    aggregate: Aggregate
    """How its members combine."""
    groups: NotRequired[list["GroupDocument"]]
    """Further groups; absent where there are criteria."""
    criteria: NotRequired[list[CriterionDocument]]
    """Criteria; absent where there are groups."""


_BandDocumentKeys = TypedDict("_BandDocumentKeys", {"from": NotRequired[float]})


class BandDocument(_BandDocumentKeys):
    """A named stage that a score and the gates allow.

    `from`: The lowest score, from 0 to 100; absent in the one band that stands for too few
    answers.
    """

    id: str
    """Unique among bands."""
    title: str
    """What people call it."""
    rule: NotRequired[str]
    """When it is reached, in words."""
    may: NotRequired[str]
    """What may be concluded."""
    may_not: NotRequired[str]
    """What may not be concluded."""
    evidence: NotRequired[list[str]]
    """The entries of the evidence file that it rests on."""


class GateDocument(TypedDict):
    """A rule that sets a ceiling on the band. It never changes a score."""

    id: str
    """Unique among gates."""
    rule: NotRequired[str]
    """When it applies, in words."""
    when: Condition
    """When it applies."""
    ceiling: str
    """The id of the highest band there can be while it applies."""
    why: str
    """Why there is such a rule."""
    evidence: NotRequired[list[str]]
    """The entries of the evidence file that it rests on."""


Basis: TypeAlias = Literal["reported", "inferred"]
"""What a pattern rests on.

- `reported`: A source describes this combination going wrong.
- `inferred`: Sources say that both parts are needed; the rest is inferred.
"""


class PatternDocument(TypedDict):
    """A combination of ratings to look out for."""

    id: str
    """Unique among patterns."""
    slug: NotRequired[str]
    """A readable second name."""
    title: str
    """What people call it."""
    basis: NotRequired[Basis]
    """Whether a source describes it, or it was inferred."""
    part_of: NotRequired[str]
    """The id of the pattern that this one is a part of."""
    rule: NotRequired[str]
    """When it is found, in words."""
    when: Condition
    """When it is found."""
    message: str
    """What it means."""
    first_step: NotRequired[str]
    """What to do first."""
    evidence: NotRequired[list[str]]
    """The entries of the evidence file that it rests on."""


class LensDocument(TypedDict):
    """A second way to cut the same answers."""

    id: str
    """Unique among lenses."""
    title: str
    """What people call it."""
    source: NotRequired[str]
    """Where the cut comes from."""
    minimum_answered: int
    """A facet with fewer answered criteria has no score; from 1 to 1000."""
    facets: list[Named]
    """The parts of the cut."""


class RubricDocument(TypedDict):
    """What a rubric says, as plain data with the keys of its document.

    As it is given out: what has a default is filled in, and keys that would say nothing are
    absent.
    """

    format: Literal["place-readiness/rubric/1"]
    """Always `place-readiness/rubric/1`."""
    id: str
    """A short name for use in files and commands."""
    version: str
    """A semantic version. What may change under which number is in the documentation."""
    language: NotRequired[str]
    """The language of all texts, such as `en-GB`."""
    title: str
    """What people call it."""
    about: NotRequired[str]
    """What it asks about, in a paragraph."""
    licence: NotRequired[str]
    """The licence of its texts, as an SPDX identifier."""
    notice: str
    """What it is and is not made for; shown with every result, in every format."""
    guidance: NotRequired[list[Advice]]
    """How to rate, in order; shown before the first question."""
    glossary: NotRequired[list[Term]]
    """Words with a meaning of their own here."""
    partners: NotRequired[list[Named]]
    """Kinds of partner that a respondent can belong to."""
    actors: NotRequired[list[Named]]
    """Who can move a rating."""
    labels: NotRequired[list[Label]]
    """Further facts about criteria; shown, never scored."""
    confidence: NotRequired[list[ConfidenceMeaning]]
    """What each word for "how sure" means here."""
    scales: dict[str, list[OptionDocument]]
    """Lists of answer options, by id. Options stand from the lowest."""
    evidence_expected: NotRequired[EvidenceExpected]
    """A rating that claims much without evidence counts as less in the evidenced score."""
    minimum_coverage: float
    """Per cent of applicable weight, from 0 to 100, below which a group has no score."""
    aggregate: Aggregate
    """How the top groups combine into the overall score."""
    groups: list[GroupDocument]
    """The headings, in order."""
    bands: NotRequired[list[BandDocument]]
    """The stages a score can reach, from the lowest."""
    gates: NotRequired[list[GateDocument]]
    """Rules that hold the band down; they never change a score."""
    patterns: NotRequired[list[PatternDocument]]
    """Combinations of ratings that are known as ways of failing."""
    lenses: NotRequired[list[LensDocument]]
    """Other ways to cut the same answers."""


Change: TypeAlias = Literal["none", "patch", "minor", "major"]
"""How much a change matters, by the number of the version that it moves.

- `none`: Not at all.
- `patch`: Wording only.
- `minor`: Bands, gates, patterns, lenses, or the text of a level: scores stay comparable.
- `major`: What decides scores.
"""


class RubricChange(TypedDict):
    """One thing that changed between two versions of a rubric."""

    at: str
    """Where, as dotted ids."""
    change: Change
    """How much it matters."""
    what: str
    """What it is."""
    was: str | None
    """What it was; None where it is new."""
    now: str | None
    """What it is now; None where it is gone."""


_RubricChangesKeys = TypedDict("_RubricChangesKeys", {"from": str})


class RubricChanges(_RubricChangesKeys):
    """What changed from one version of a rubric to another.

    `from`: The older rubric and its version, such as `place-readiness@0.1.0`.
    """

    to: str
    """The newer rubric and its version."""
    comparable: bool
    """Whether scores of the two can be compared: whether their fingerprints match."""
    needs: Change
    """The kind of version step that the changes ask for."""
    declared: Change
    """The kind of version step that was made; `none` where the number went back or stood still."""
    enough: bool
    """Whether the step that was made is as large as the changes ask for."""
    changes: list[RubricChange]
    """What changed, the weightiest first."""

# Made by `cargo xtask types` from the types of the engine.
"""The evidence file: what each part of a rubric rests on, and where it says so."""

from typing import Literal, NotRequired, TypedDict


class EvidenceSource(TypedDict):
    """A source document."""

    id: str
    """Unique among sources."""
    citation: str
    """How to find it."""
    design: NotRequired[str]
    """What kind of study it is."""


class EvidenceEntry(TypedDict):
    """One thing that a source says, in our words."""

    id: str
    """Unique among entries. The rubric names it."""
    source: str
    """The id of the source document."""
    section: str
    """The heading in the source."""
    paragraph: NotRequired[str]
    """The paragraph under that heading."""
    lines: str
    """The lines in the plain text of the source."""
    says: str
    """What it says, in our words."""
    kind: str
    """One of the kinds of the file."""
    strength: str
    """One of the strengths of the file."""
    strength_note: NotRequired[str]
    """What the strength rests on."""
    cites: NotRequired[list[str]]
    """What the source cites for it."""


class ContextItem(TypedDict):
    """Something found that carries no weight."""

    says: str
    """What it says, in our words."""
    where: str
    """Where it was found."""


class EvidenceContext(TypedDict):
    """What else was found, and carries no weight."""

    note: str
    """What it is for."""
    items: list[ContextItem]
    """What was found."""


class EvidenceDocument(TypedDict):
    """What a rubric rests on: entries that each point into a source document.

    As it is given out: what has a default is filled in, and keys that would say nothing are
    absent.
    """

    format: Literal["place-readiness/evidence/1"]
    """Always `place-readiness/evidence/1`."""
    title: str
    """What people call it."""
    version: str
    """A semantic version."""
    note: NotRequired[str]
    """What was read."""
    reading_note: NotRequired[str]
    """How to read the entries."""
    sources: list[EvidenceSource]
    """The source documents."""
    kinds: dict[str, str]
    """What each kind of entry means."""
    strengths: dict[str, str]
    """What each strength means."""
    source_slips: NotRequired[list[str]]
    """Slips found in the sources."""
    items: list[EvidenceEntry]
    """The entries."""
    context: NotRequired[EvidenceContext]
    """What else was found, and carries no weight."""

"""What an assessment and its score both say of themselves."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from place_readiness.documents import AssessmentDocument, Kind

PARTNER = "partner"
"""The key of a respondent's kind of partner in documents, and the column of frames."""


class Head(NamedTuple):
    """Who answers are about, and who gave them."""

    place: str
    place_id: str
    date: str
    respondent: str | None
    partner: str | None
    kind: Kind


def head_of(document: AssessmentDocument) -> Head:
    """The head of an assessment."""
    place, respondent = document["place"], document.get("respondent")
    said: dict[str, Any] = dict(respondent) if respondent else {}
    who = (said.get("id"), said.get(PARTNER))
    return Head(place["name"], place["id"], document["date"], *who, document["kind"])


class About:
    """Which Place, which date, and whose answers."""

    @property
    def _head(self) -> Head:
        raise NotImplementedError

    @property
    def place(self) -> str:
        """The name of the Place."""
        return self._head.place

    @property
    def place_id(self) -> str:
        """The id of the Place."""
        return self._head.place_id

    @property
    def date(self) -> datetime.date:
        """The date that the answers describe."""
        return datetime.date.fromisoformat(self._head.date)

    @property
    def kind(self) -> Kind:
        """Whose answers they are: `individual`, `agreed` or `illustrative`."""
        return self._head.kind

    @property
    def respondent(self) -> str | None:
        """The id of whoever answered: a role, never a name."""
        return self._head.respondent

    @property
    def partner(self) -> str | None:
        """The kind of partner that answered: one of the rubric's."""
        return self._head.partner

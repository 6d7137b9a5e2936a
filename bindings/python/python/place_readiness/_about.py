"""What an assessment and its score both say of themselves."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from place_readiness.documents import AssessmentDocument, Kind


class About:
    """Which Place, which date, and whose answers."""

    @property
    def _about(self) -> AssessmentDocument:
        raise NotImplementedError

    @property
    def place(self) -> str:
        """The name of the Place."""
        return self._about["place"]["name"]

    @property
    def place_id(self) -> str:
        """The id of the Place."""
        return self._about["place"]["id"]

    @property
    def date(self) -> datetime.date:
        """The date that the answers describe."""
        return datetime.date.fromisoformat(self._about["date"])

    @property
    def kind(self) -> Kind:
        """Whose answers they are: `individual`, `agreed` or `illustrative`."""
        return self._about["kind"]

    @property
    def respondent(self) -> str | None:
        """The id of whoever answered: a role, never a name."""
        respondent = self._about.get("respondent")
        return respondent["id"] if respondent else None

    @property
    def group(self) -> str | None:
        """The kind of partner that answered: one of the rubric's."""
        respondent = self._about.get("respondent")
        return respondent.get("partner") if respondent else None

"""Two scores side by side, and what changed from one date to another."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, overload

from place_readiness._errors import UnknownPlaceError
from place_readiness._lookup import ambiguous, is_called
from place_readiness._show import Chart

if TYPE_CHECKING:
    from place_readiness._frames import Backend
    from place_readiness._score import Score
    from place_readiness._scores import Scores
    from place_readiness.documents import ComparisonDocument

_KEYS = {
    "first": "score_first",
    "second": "score_second",
    "difference": "gap",
    "overlaps": "overlaps",
    "reason": "reason",
}
"""The keys of a document, and the names of the columns that they become."""


class Comparison:
    """Two scores side by side. A difference is a question to talk about, not a verdict.

    `difference` is second less first, in points; None where either has no score. Where
    `overlaps` is true, filling the blanks could make the two equal.
    """

    def __init__(
        self, first: Score, second: Score, document: ComparisonDocument, frame: Any = None
    ) -> None:
        self._sides = (first, second)
        self._document = document
        self._frame = frame

    @property
    def first(self) -> Score:
        """The first score."""
        return self._sides[0]

    @property
    def second(self) -> Score:
        """The second score."""
        return self._sides[1]

    @property
    def difference(self) -> float | None:
        """How far the overall score of the second lies above that of the first, in points."""
        return self._document["overall"]["difference"]

    @property
    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """The top headings, then the whole."""
        headings = ({"domain": it["id"], **_pick(it)} for it in self._document["groups"])
        return (*headings, {"domain": "overall", **_pick(self._document["overall"])})

    def document(self) -> ComparisonDocument:
        """Everything about the two, down to criteria, gates and patterns. A copy."""
        return copy.deepcopy(self._document)

    def chart(self) -> Chart:
        """The headings of the two, with the ranges still possible, as a chart."""
        made = self.first.rubric._core.comparison(self._document)
        return Chart("comparison", *made, self.rows)

    def to_frame(self, *, backend: Backend | None = None) -> Any:
        """The rows as a frame."""
        from place_readiness._frames import frame
        from place_readiness._views import PAIR

        rows = [tuple(row.values()) for row in self.rows]
        return frame(PAIR, rows, backend or self._frame)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Comparison, (*self._sides, self._document, self._frame))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Comparison):
            return NotImplemented
        return self._sides == other._sides

    def __hash__(self) -> int:
        return hash(self._sides)

    def __repr__(self) -> str:
        sides = (f"{side.place}, {side.date}" for side in self._sides)
        return f"Comparison({' and '.join(sides)})"

    def __str__(self) -> str:
        return self.chart().alt

    def _repr_html_(self) -> str:
        return self.chart()._inline()


class Changes(Sequence[Comparison]):
    """What changed from one date to another, for each Place and respondent that has both."""

    def __init__(
        self,
        comparisons: Iterable[Comparison],
        since: str,
        to: str,
        only: Sequence[str],
        frame: Any = None,
    ) -> None:
        self._comparisons = tuple(comparisons)
        self._frame = frame
        self.since = since
        self.to = to
        self.only_one_date: tuple[str, ...] = tuple(only)
        """Places left out, since they have one of the two dates only."""

    def chart(self) -> Chart:
        """The change as a chart: by heading for one Place, overall for several."""
        if not self._comparisons:
            raise ValueError(f"nobody has scores on both {self.since} and {self.to}")
        core = self._comparisons[0].first.rubric._core
        made = core.change([it._document for it in self._comparisons])
        return Chart("change", *made, self.rows)

    @property
    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """A row for each Place and respondent."""
        return tuple(
            {
                "place": it.first.place,
                "place_id": it.first.place_id,
                "respondent": it.first.respondent,
                "partner": it.first.partner,
                "kind": it.first.kind,
                **_pick(it._document["overall"]),
            }
            for it in self._comparisons
        )

    def to_frame(self, *, backend: Backend | None = None) -> Any:
        """The rows as a frame."""
        from place_readiness._frames import frame
        from place_readiness._views import CHANGE

        rows = [tuple(row.values()) for row in self.rows]
        return frame(CHANGE, rows, backend or self._frame)

    @overload
    def __getitem__(self, key: int | str) -> Comparison: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Comparison, ...]: ...
    def __getitem__(self, key: int | slice | str) -> Comparison | tuple[Comparison, ...]:
        if isinstance(key, str):
            found = [it for it in self._comparisons if is_called(it.first, key)]
            if not found:
                raise UnknownPlaceError(f"No change of {key!r} from {self.since} to {self.to}.")
            if len(found) > 1:
                raise ambiguous(key, self.to, [it.second for it in found])
            return found[0]
        return self._comparisons[key]

    def __len__(self) -> int:
        return len(self._comparisons)

    def __iter__(self) -> Iterator[Comparison]:
        return iter(self._comparisons)

    def __reduce__(self) -> tuple[Any, ...]:
        left_out = self.only_one_date
        return (Changes, (self._comparisons, self.since, self.to, left_out, self._frame))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Changes):
            return NotImplemented
        mine = (self._comparisons, self.only_one_date)
        return mine == (other._comparisons, other.only_one_date)

    def __hash__(self) -> int:
        return hash(self._comparisons)

    def __str__(self) -> str:
        return self.chart().alt if self._comparisons else repr(self)

    def _repr_html_(self) -> str:
        return self.chart()._inline() if self._comparisons else f"<p>{escape(repr(self))}</p>"

    def __repr__(self) -> str:
        left_out = f", {len(self.only_one_date)} with one date only" if self.only_one_date else ""
        return f"Changes({self.since} to {self.to}: {len(self)} compared{left_out})"


def compare(first: Score, second: Score, frame: Any = None) -> Comparison:
    """Sets two scores side by side."""
    document = first._batch.compare(first._row, second._batch, second._row)
    return Comparison(first, second, document, frame)


def changes(scores: Scores, since: str, to: str) -> Changes:
    """Pairs the scores of one date with those of another, by Place, respondent and kind."""
    for date in (since, to):
        if date not in {str(known) for known in scores.dates}:
            known = ", ".join(str(known) for known in scores.dates)
            raise ValueError(f"no score is of {date}: there are {known or 'none'}")
    first, second = (scores.select(date=date) for date in (since, to))
    both, gone, new, twice = first._batch.pair(second._batch)
    if twice is not None:
        is_second, one, other = twice
        found = second if is_second else first
        raise ambiguous(found[one].place, found[one].date, [found[one], found[other]])
    pairs = [compare(first[n], second[m], scores._frame) for n, m in both]
    single = [second[n].place for n in new] + [first[n].place for n in gone]
    return Changes(pairs, since, to, single, scores._frame)


def _pick(source: Any) -> dict[str, Any]:
    return {name: source[key] for key, name in _KEYS.items()}

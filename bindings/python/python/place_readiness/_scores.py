"""Many scores: of several Places, dates or respondents."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import index
from typing import TYPE_CHECKING, Any, Literal, overload

from place_readiness._about import Head
from place_readiness._checks import need
from place_readiness._errors import UnknownPlaceError
from place_readiness._lookup import ambiguous, day, is_called
from place_readiness._plain import shown
from place_readiness._problems import Problem, Problems
from place_readiness._show import Chart

if TYPE_CHECKING:
    from place_readiness import _core
    from place_readiness._comparison import Changes, Comparison
    from place_readiness._frames import Backend
    from place_readiness._rubric import Rubric
    from place_readiness._score import Score
    from place_readiness.documents import AssessmentDocument

Date = str | datetime.date
"""A day: text such as 2026-09-30 or 30/09/2026, a date, or a time stamp at midnight."""
View = Literal["overall", "domains", "criteria", "gates", "patterns"]


class Scores(Sequence["Score"]):
    """Scores in the order in which the answers came. They cannot be changed.

    Numbers are kept in columns; a `Score` is a view of one row, and what it says in words is worked
    out when it is asked for. Pickled scores keep the rubric and the answers, and are worked out again.

    `scores["Leeds"]` is the newest score of Leeds, `scores[0]` the first of all. A Place without
    answers is here too, and has no score. `problems` lists what was left out.
    """

    def __init__(
        self,
        rubric: Rubric,
        batch: _core.Batch,
        problems: Iterable[Problem] = (),
        frame: Any = None,
    ) -> None:
        """Rows that were scored. See `Rubric.score`."""
        self._rubric = rubric
        self._batch = batch
        self._frame = frame
        self.problems: Problems = Problems(problems)

    @property
    def rubric(self) -> Rubric:
        """The rubric."""
        return self._rubric

    @cached_property
    def _heads(self) -> tuple[Head, ...]:
        return tuple(map(Head._make, self._batch.heads()))

    @property
    def places(self) -> tuple[str, ...]:
        """The names of the Places, each once, in order."""
        names: dict[str, str] = {}
        for head in self._heads:
            names.setdefault(head.place_id, head.place)
        return tuple(names.values())

    @property
    def dates(self) -> tuple[datetime.date, ...]:
        """The dates, each once, from the oldest."""
        return tuple(map(datetime.date.fromisoformat, sorted({head.date for head in self._heads})))

    @overload
    def __getitem__(self, key: int | str) -> Score: ...
    @overload
    def __getitem__(self, key: slice) -> Scores: ...
    def __getitem__(self, key: int | slice | str) -> Score | Scores:
        if isinstance(key, slice):
            return self._with(range(len(self))[key])
        if isinstance(key, str):
            return self.one(key)
        return self._at(range(len(self))[index(key)])

    def one(
        self,
        place: str,
        *,
        date: Date | None = None,
        respondent: str | None = None,
        partner: str | None = None,
        kind: str | None = None,
    ) -> Score:
        """The score of one Place, by its name or id: the newest, unless a date is given.

        Raises `UnknownPlaceError` where there is none, or where several fit; the error then says
        what tells them apart.
        """
        need(place, str, "place")
        asked = {"respondent": respondent, "partner": partner, "kind": kind}
        found = tuple(self.select(place, date=date, **asked))
        if not found:
            raise UnknownPlaceError(self._missing(place, date, *asked.values()))
        newest = max(score.date for score in found)
        found = tuple(score for score in found if score.date == newest)
        if len(found) != 1:
            raise ambiguous(place, newest, found)
        return found[0]

    def select(
        self,
        place: str | Iterable[str] | None = None,
        *,
        date: Date | None = None,
        respondent: str | None = None,
        partner: str | None = None,
        kind: str | None = None,
    ) -> Scores:
        """Those that fit everything that is given; there may be none. A Place is given by its name
        or id, without regard to capitals and spaces around it, as tables are read."""
        places = None if place is None else [place] if isinstance(place, str) else list(place)
        for name in places or ():
            need(name, str, "place")
        given = {"respondent": respondent, "partner": partner, "kind": kind}
        given["date"] = None if date is None else day(date, "date")
        asked = {name: value for name, value in given.items() if value is not None}

        def fits(head: Head) -> bool:
            here = places is None or any(is_called(head, name) for name in places)
            return here and all(str(getattr(head, name)) == it for name, it in asked.items())

        return self._with(row for row, head in enumerate(self._heads) if fits(head))

    def compare(self, first: str | Score, second: str | Score) -> Comparison:
        """Two scores side by side, each given by its Place or as a `Score`.

        A difference is a question to talk about, not a verdict: Places differ in what they set
        out to do. Raises `IncomparableError` where different rubrics made them.
        """
        from place_readiness._comparison import compare

        return compare(self._side(first), self._side(second), self._frame)

    def change(self, *, since: Date, to: Date) -> Changes:
        """What changed from one date to another: each Place and respondent that has both.

        Raises `ValueError` where no score is of one of the dates, and `UnknownPlaceError` where two
        scores of one date cannot be told apart.
        """
        from place_readiness._comparison import changes

        return changes(self, day(since, "since"), day(to, "to"))

    def heatmap(self) -> Chart:
        """Every score under every heading, as a chart. Rows stay in the order of the answers."""
        titles = {group["id"]: group["title"] for group in self._rubric._document["groups"]}
        cells = [(it, id, score) for it in self for id, score in it.domains.items()]
        shown = iter(self._rubric._core.shown([it[2] for it in cells if it[2] is not None]))
        rows = (
            {
                "place": it.place,
                "date": it.date,
                "respondent": it.respondent,
                "domain": id,
                "domain_title": titles[id],
                "score": score,
                "score_shown": None if score is None else next(shown),
            }
            for it, id, score in cells
        )
        made = self._batch.heatmap()
        return Chart("heatmap", *made, tuple(rows))

    def to_frame(self, view: View = "overall", *, backend: Backend | None = None) -> Any:
        """The scores as a tidy frame of the kind that the answers came in.

        `view` is `overall` (a row a score), `domains` (a row a heading), `criteria` (a row a
        question), `gates` or `patterns`. Answers that did not come in a frame give a frame of
        pandas, Polars or PyArrow, whichever is installed first in this order, or of the `backend`
        that is named.
        """
        from place_readiness._frames import frame_of_columns
        from place_readiness._views import columns_of

        columns = columns_of(view)
        return frame_of_columns(columns, lambda: self._batch.frame(view), backend or self._frame)

    def cite(self) -> str:
        """Which rubric and which engine made these scores, to paste into a paper."""
        return self._at(0).cite() if len(self) else self._rubric.cite()

    def __len__(self) -> int:
        return len(self._batch)

    def __iter__(self) -> Iterator[Score]:
        return map(self._at, range(len(self)))

    def __reduce__(self) -> tuple[Any, ...]:
        documents = list(map(self._batch.assessment, range(len(self))))
        return (_scored_again, (self._rubric, documents, tuple(self.problems), self._frame))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scores):
            return NotImplemented
        same = self._batch == other._batch and self.problems == other.problems
        return same and self._rubric == other._rubric

    def __hash__(self) -> int:
        return hash((self._heads, self.problems))

    def __repr__(self) -> str:
        counts = [_count(len(self.places), "Place"), _count(len(self.dates), "date")]
        if self.problems:
            counts.append(_count(len(self.problems), "problem"))
        return f"Scores({', '.join(counts)}, {self._rubric.id} {self._rubric.version})"

    def __str__(self) -> str:
        return self._batch.table()[0]

    def _repr_html_(self) -> str:
        return self._batch.table()[1]

    def _at(self, row: int) -> Score:
        from place_readiness._score import Score

        return Score(self._rubric, self._batch, row)

    def _with(self, rows: Iterable[int]) -> Scores:
        return Scores(self._rubric, self._batch.take(list(rows)), self.problems, self._frame)

    def _side(self, side: str | Score) -> Score:
        from place_readiness._score import Score

        if not isinstance(side, Score | str):
            raise TypeError(f"compare() takes Places or scores, not {type(side).__name__}")
        return self.one(side) if isinstance(side, str) else side

    def _missing(self, place: str, *asked: object) -> str:
        from place_readiness._rubric import _unknown

        if any(is_called(head, place) for head in self._heads):
            given = ", ".join(str(it) for it in asked if it is not None)
            return f"No score of {shown(place)} for {given}."
        return _unknown(place, self.places, "these scores")


def _scored_again(
    rubric: Rubric,
    documents: list[AssessmentDocument],
    problems: tuple[Problem, ...],
    frame: Any,
) -> Scores:
    """Scores that were pickled: they are worked out again."""
    from place_readiness._assessment import scored_again

    return Scores(rubric, scored_again(rubric, documents), problems, frame)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

"""Many scores: of several Places, dates or respondents."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from operator import index
from typing import TYPE_CHECKING, Any, Literal, overload

from place_readiness._checks import need
from place_readiness._errors import UnknownPlaceError
from place_readiness._lookup import ambiguous, day, is_called
from place_readiness._plain import shown
from place_readiness._problems import Problem, Problems
from place_readiness._show import Chart

if TYPE_CHECKING:
    from place_readiness._comparison import Changes, Comparison
    from place_readiness._frames import Backend
    from place_readiness._rubric import Rubric
    from place_readiness._score import Score
    from place_readiness.documents import ScoreDocument

Date = str | datetime.date
"""A day: text such as 2026-09-30 or 30/09/2026, a date, or a time stamp at midnight."""
View = Literal["overall", "domains", "criteria", "gates", "patterns"]


class Scores(Sequence["Score"]):
    """Scores in the order in which the answers came. They cannot be changed.

    `scores["Leeds"]` is the newest score of Leeds, `scores[0]` the first of all. A Place without
    answers is here too, and has no score. `problems` lists what was left out.
    """

    def __init__(
        self,
        rubric: Rubric,
        scores: Iterable[Score],
        problems: Iterable[Problem] = (),
        frame: Any = None,
    ) -> None:
        self._rubric = rubric
        self._scores = tuple(scores)
        self._frame = frame
        self.problems: Problems = Problems(problems)

    @property
    def rubric(self) -> Rubric:
        """The rubric."""
        return self._rubric

    @property
    def places(self) -> tuple[str, ...]:
        """The names of the Places, each once, in order."""
        names: dict[str, str] = {}
        for score in self._scores:
            names.setdefault(score.place_id, score.place)
        return tuple(names.values())

    @property
    def dates(self) -> tuple[datetime.date, ...]:
        """The dates, each once, from the oldest."""
        return tuple(sorted({score.date for score in self._scores}))

    @overload
    def __getitem__(self, key: int | str) -> Score: ...
    @overload
    def __getitem__(self, key: slice) -> Scores: ...
    def __getitem__(self, key: int | slice | str) -> Score | Scores:
        if isinstance(key, slice):
            return self._with(self._scores[key])
        if isinstance(key, str):
            return self.one(key)
        return self._scores[index(key)]

    def one(
        self,
        place: str,
        *,
        date: Date | None = None,
        respondent: str | None = None,
        group: str | None = None,
        kind: str | None = None,
    ) -> Score:
        """The score of one Place, by its name or id: the newest, unless a date is given.

        Raises `UnknownPlaceError` where there is none, or where several fit; the error then says
        what tells them apart.
        """
        need(place, str, "place")
        asked = {"respondent": respondent, "group": group, "kind": kind}
        found = self.select(place, date=date, **asked)._scores
        if not found:
            raise UnknownPlaceError(self._missing(place, date, *asked.values()))
        newest = max(score.date for score in found)
        found = tuple(score for score in found if score.date == newest)
        if len(found) != 1:
            raise ambiguous(place, newest, list(found))
        return found[0]

    def select(
        self,
        place: str | Iterable[str] | None = None,
        *,
        date: Date | None = None,
        respondent: str | None = None,
        group: str | None = None,
        kind: str | None = None,
    ) -> Scores:
        """Those that fit everything that is given; there may be none. A Place is given by its name
        or id, without regard to capitals and spaces around it, as tables are read."""
        places = None if place is None else [place] if isinstance(place, str) else list(place)
        for name in places or ():
            need(name, str, "place")
        given = {"respondent": respondent, "group": group, "kind": kind}
        given["date"] = None if date is None else day(date, "date")
        asked = {name: value for name, value in given.items() if value is not None}

        def fits(score: Score) -> bool:
            here = places is None or any(is_called(score, name) for name in places)
            return here and all(str(getattr(score, name)) == it for name, it in asked.items())

        return self._with(score for score in self._scores if fits(score))

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
        cells = [(it, id, score) for it in self._scores for id, score in it.domains.items()]
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
        made = self._rubric._core.heatmap(self._results)
        return Chart("heatmap", *made, tuple(rows))

    def to_frame(self, view: View = "overall", *, backend: Backend | None = None) -> Any:
        """The scores as a tidy frame of the kind that the answers came in.

        `view` is `overall` (a row a score), `domains` (a row a heading), `criteria` (a row a
        question), `gates` or `patterns`. Answers that did not come in a frame give a frame of
        pandas, Polars or PyArrow, whichever is installed first in this order, or of the `backend`
        that is named.
        """
        from place_readiness._frames import frame
        from place_readiness._views import table

        columns, rows = table(view, self._scores)
        return frame(columns, rows, backend or self._frame)

    def cite(self) -> str:
        """Which rubric and which engine made these scores, to paste into a paper."""
        if self._scores:
            return self._scores[0].cite()
        return self._rubric.cite()

    def __len__(self) -> int:
        return len(self._scores)

    def __iter__(self) -> Iterator[Score]:
        return iter(self._scores)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Scores, (self._rubric, self._scores, tuple(self.problems), self._frame))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scores):
            return NotImplemented
        mine, theirs = (self._scores, self.problems), (other._scores, other.problems)
        return mine == theirs and self._rubric == other._rubric

    def __hash__(self) -> int:
        return hash((self._scores, self.problems))

    def __repr__(self) -> str:
        counts = [_count(len(self.places), "Place"), _count(len(self.dates), "date")]
        if self.problems:
            counts.append(_count(len(self.problems), "problem"))
        return f"Scores({', '.join(counts)}, {self._rubric.id} {self._rubric.version})"

    def __str__(self) -> str:
        return self._rubric._core.scores(self._results)[0]

    def _repr_html_(self) -> str:
        return self._rubric._core.scores(self._results)[1]

    @property
    def _results(self) -> list[ScoreDocument]:
        return [score._result for score in self._scores]

    def _with(self, scores: Iterable[Score]) -> Scores:
        return Scores(self._rubric, scores, self.problems, self._frame)

    def _side(self, side: str | Score) -> Score:
        from place_readiness._score import Score

        if not isinstance(side, Score | str):
            raise TypeError(f"compare() takes Places or scores, not {type(side).__name__}")
        return self.one(side) if isinstance(side, str) else side

    def _missing(self, place: str, *asked: object) -> str:
        from place_readiness._rubric import _unknown

        if any(is_called(score, place) for score in self._scores):
            given = ", ".join(str(it) for it in asked if it is not None)
            return f"No score of {shown(place)} for {given}."
        return _unknown(place, self.places, "these scores")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

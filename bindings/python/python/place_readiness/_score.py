"""One score, and how it came about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, cast

from place_readiness import _core
from place_readiness._about import About, Head
from place_readiness._checks import need, need_count
from place_readiness._errors import UnknownCriterionError
from place_readiness._files import StrPath, suffix_of, write_whole
from place_readiness._plain import shown
from place_readiness._show import Chart, Steps, Words

if TYPE_CHECKING:
    from place_readiness._assessment import Assessment
    from place_readiness._comparison import Comparison
    from place_readiness._rubric import Rubric
    from place_readiness.documents import ScoreDocument

Format = Literal["html", "markdown"]


class Score(About):
    """What a rubric makes of one assessment. It cannot be changed.

    Documents, reasons and next steps are worked out when they are asked for. A pickled score keeps
    the rubric and the answers, and is worked out again.

    Scores, ranges and coverage are numbers from 0.0 to 100.0. What is unknown is None, never 0.

        >>> from place_readiness import Rubric
        >>> rubric = Rubric.builtin()
        >>> score = rubric.score(rubric.example())
        >>> print(score.score, round(score.low, 1), round(score.high, 1))
        None 16.4 67.3
    """

    def __init__(self, rubric: Rubric, batch: _core.Batch, row: int) -> None:
        """One row of scores. See `Rubric.score`."""
        self._rubric = rubric
        self._batch = batch
        self._row = row

    @cached_property
    def assessment(self) -> Assessment:
        """The answers."""
        from place_readiness._assessment import Assessment

        return Assessment._admitted(self._batch.assessment(self._row), self._rubric)

    @property
    def rubric(self) -> Rubric:
        """The rubric."""
        return self._rubric

    @property
    def _head(self) -> Head:
        return self._told

    @cached_property
    def _told(self) -> Head:
        return Head(*self._batch.head(self._row))

    @cached_property
    def _numbers(self) -> list[float | None]:
        return self._batch.numbers(self._row)

    @property
    def score(self) -> float | None:
        """The overall score, or None; `reason` then says why."""
        return self._numbers[0]

    @property
    def low(self) -> float | None:
        """The score if every blank had its lowest value."""
        return self._numbers[1]

    @property
    def high(self) -> float | None:
        """The score if every blank had its highest value."""
        return self._numbers[2]

    @property
    def coverage(self) -> float | None:
        """Answered weight as a share of the weight that applies, in per cent."""
        return self._numbers[3]

    @property
    def reason(self) -> str | None:
        """Why there is no score, in words."""
        return self._batch.reason(self._row)

    @property
    def band(self) -> str | None:
        """The id of the band that the score and the gates allow."""
        return self._batch.band(self._row)

    @property
    def domains(self) -> dict[str, float | None]:
        """The score of each top heading, by id."""
        ids = (group["id"] for group in self._rubric._document["groups"])
        return dict(zip(ids, self._numbers[4:], strict=True))

    def document(self) -> ScoreDocument:
        """Everything that scoring says, as data. It is made anew at each call: yours to change."""
        return self._batch.result(self._row)

    def why(self, heading: str | None = None) -> Words:
        """Why this score and this band, in the rubric's own words; of one heading, if given."""
        if heading is not None and heading not in self.domains:
            known = ", ".join(self.domains)
            raise UnknownCriterionError(f"no heading {shown(heading)}: there are {known}")
        return Words(*self._batch.why(self._row, heading))

    def next_steps(self, most: int = 5) -> Steps:
        """The single steps up that change most, each with what it would unlock.

        This is arithmetic, not advice: the people of the Place know what is worth doing.
        """
        need_count(most, "most")
        text, html, rows = self._batch.steps(self._row, min(most, len(self.rubric)))
        return Steps(text, html, tuple(rows))

    def what_if(self, levels: Mapping[str, str | int | None]) -> Comparison:
        """What would change with other levels: `score.what_if(levels={"SCO-1": 3})`.

        A level of None leaves the criterion unanswered. Evidence that was recorded stays.
        """
        from place_readiness._comparison import compare

        need(levels, Mapping, "levels")
        return compare(self, self.rubric.score(self.assessment.with_answers(levels)))

    def profile(self) -> Chart:
        """The score of each heading with the range that is still possible, as a chart."""
        titles = {group["id"]: group["title"] for group in self.rubric._document["groups"]}
        keys = ("score", "low", "high", "evidenced", "reason")
        rows = [
            {"domain": it["id"], "title": titles[it["id"]], **{key: it[key] for key in keys}}
            for it in cast("list[dict[str, Any]]", self.document()["groups"])
        ]
        return Chart("profile", *self._batch.profile(self._row), tuple(rows))

    def report(self, path: StrPath) -> None:
        """Writes the report to a file, as `.html` or `.md`, whole or not at all."""
        formats: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "markdown"}
        suffix = suffix_of(path, tuple(formats), "a report is written as .html or .md")
        write_whole(path, self._batch.report(self._row, formats[suffix]))

    def cite(self) -> str:
        """Which rubric and which engine made this score, to paste into a paper."""
        rubric, made = self._rubric, f"fingerprint {self._rubric.fingerprint}"
        engine = f"place-readiness {_core.__version__}"
        return f"Scored with the rubric {rubric.id} {rubric.version} ({made}) by {engine}."

    def __reduce__(self) -> tuple[Any, ...]:
        return (_of_assessment, (self.assessment,))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Score):
            return NotImplemented
        same = self._batch.same(self._row, other._batch, other._row)
        return same and self._rubric == other._rubric

    def __hash__(self) -> int:
        return hash(("score", self.assessment))

    def __repr__(self) -> str:
        return f"Score({self._batch.line(self._row)})"

    def _repr_html_(self) -> str:
        return self._batch.card(self._row)


def _of_assessment(assessment: Assessment) -> Score:
    """A score that was pickled: it is worked out again."""
    return assessment._score()

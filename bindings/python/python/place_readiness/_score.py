"""One score, and how it came about."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, cast

from place_readiness._about import About
from place_readiness._checks import need, need_count
from place_readiness._errors import UnknownCriterionError
from place_readiness._files import StrPath, suffix_of, write_whole
from place_readiness._plain import plain, shown
from place_readiness._show import Chart, Steps, Words

if TYPE_CHECKING:
    from place_readiness._assessment import Assessment
    from place_readiness._comparison import Comparison
    from place_readiness._rubric import Rubric
    from place_readiness.documents import AssessmentDocument, ScoreDocument

Format = Literal["html", "markdown"]


class Score(About):
    """What a rubric makes of one assessment. It cannot be changed.

    Scores, ranges and coverage are numbers from 0.0 to 100.0. What is unknown is None, never 0.

        >>> from place_readiness import Rubric
        >>> rubric = Rubric.builtin()
        >>> score = rubric.score(rubric.example())
        >>> print(score.score, round(score.low, 1), round(score.high, 1))
        None 16.4 67.3
    """

    def __init__(self, assessment: Assessment, result: ScoreDocument) -> None:
        self._assessment = assessment
        self._result = result

    @property
    def assessment(self) -> Assessment:
        """The answers."""
        return self._assessment

    @property
    def rubric(self) -> Rubric:
        """The rubric."""
        return self._assessment.rubric

    @property
    def _about(self) -> AssessmentDocument:
        return self._assessment._document

    @property
    def score(self) -> float | None:
        """The overall score, or None; `reason` then says why."""
        return self._result["overall"]["score"]

    @property
    def low(self) -> float | None:
        """The score if every blank had its lowest value."""
        return self._result["overall"]["low"]

    @property
    def high(self) -> float | None:
        """The score if every blank had its highest value."""
        return self._result["overall"]["high"]

    @property
    def coverage(self) -> float | None:
        """Answered weight as a share of the weight that applies, in per cent."""
        return self._result["overall"]["coverage"]

    @property
    def reason(self) -> str | None:
        """Why there is no score, in words."""
        return self._result["overall"]["reason"]

    @property
    def band(self) -> str | None:
        """The id of the band that the score and the gates allow."""
        return self._result["band"]["id"]

    @property
    def domains(self) -> dict[str, float | None]:
        """The score of each top heading, by id."""
        return {group["id"]: group["score"] for group in self._result["groups"]}

    def document(self) -> ScoreDocument:
        """Everything that scoring says, as data. A copy: yours to change."""
        return copy.deepcopy(self._result)

    def why(self, heading: str | None = None) -> Words:
        """Why this score and this band, in the rubric's own words; of one heading, if given."""
        core = self.rubric._core
        if heading is not None and heading not in self.domains:
            known = ", ".join(self.domains)
            raise UnknownCriterionError(f"no heading {shown(heading)}: there are {known}")
        return Words(*core.why(self._result, heading))

    def next_steps(self, most: int = 5) -> Steps:
        """The single steps up that change most, each with what it would unlock.

        This is arithmetic, not advice: the people of the Place know what is worth doing.
        """
        need_count(most, "most")
        text, html = self.rubric._core.steps(self._result, min(most, len(self.rubric)))
        return Steps(text, html, tuple(self.document()["next_steps"][:most]))

    def what_if(self, levels: Mapping[str, str | int | None]) -> Comparison:
        """What would change with other levels: `score.what_if(levels={"SCO-1": 3})`.

        A level of None leaves the criterion unanswered. Evidence that was recorded stays.
        """
        from place_readiness._comparison import compare

        need(levels, Mapping, "levels")
        answers = self._assessment.document()["answers"]
        changed = {id: _with_level(answers.get(id), level) for id, level in levels.items()}
        return compare(self, self.rubric.score(self._assessment.with_answers(changed)))

    def profile(self) -> Chart:
        """The score of each heading with the range that is still possible, as a chart."""
        titles = {group["id"]: group["title"] for group in self.rubric._document["groups"]}
        keys = ("score", "low", "high", "evidenced", "reason")
        rows = [
            {"domain": it["id"], "title": titles[it["id"]], **{key: it[key] for key in keys}}
            for it in cast("list[dict[str, Any]]", self._result["groups"])
        ]
        return Chart("profile", *self.rubric._core.profile(self._result), tuple(rows))

    def report(self, path: StrPath) -> None:
        """Writes the report to a file, as `.html` or `.md`, whole or not at all."""
        formats: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "markdown"}
        suffix = suffix_of(path, tuple(formats), "a report is written as .html or .md")
        write_whole(path, self.rubric._core.report(self._assessment._document, formats[suffix]))

    def cite(self) -> str:
        """Which rubric and which engine made this score, to paste into a paper."""
        return cite(self._result)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Score, (self._assessment, self._result))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Score):
            return NotImplemented
        return self._result == other._result and self._assessment == other._assessment

    def __hash__(self) -> int:
        return hash(json.dumps(self._result))

    def __repr__(self) -> str:
        return f"Score({self.rubric._core.score_line(self._result)})"

    def _repr_html_(self) -> str:
        return self.rubric._core.score_html(self._result)


def cite(result: ScoreDocument) -> str:
    """One line that says which rubric and which engine made a result."""
    rubric, engine = result["rubric"], result["engine"]
    return (
        f"Scored with the rubric {rubric['id']} {rubric['version']} "
        f"(fingerprint {rubric['fingerprint']}) by {engine['name']} {engine['version']}."
    )


def _with_level(answer: Any, level: str | int | None) -> Any:
    said = plain(level)
    if said is None or not isinstance(answer, Mapping):
        return said
    kept = ("confidence", "note", "evidence")
    return {"level": said, **{key: answer[key] for key in kept if key in answer}}

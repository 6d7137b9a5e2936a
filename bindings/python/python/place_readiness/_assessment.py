"""The assessment: one respondent's, or one partnership's, answers about one Place on one date."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from place_readiness import _core
from place_readiness._about import About, Head, head_of
from place_readiness._checks import need
from place_readiness._errors import DataError, RubricError
from place_readiness._files import StrPath, is_text, read_text, suffix_of, write_whole
from place_readiness._plain import plain
from place_readiness._problems import make_problem

if TYPE_CHECKING:
    from place_readiness._rubric import Rubric
    from place_readiness._score import Score
    from place_readiness.documents import AnswerDocument, AssessmentDocument


class Assessment(About):
    """Answers that fit a rubric. It cannot be changed: `with_answer` gives a new one.

    >>> from place_readiness import Rubric
    >>> answers = Rubric.builtin().example()
    >>> answers
    Assessment('North West London', 2015-05-01, illustrative)
    >>> answers.with_answer("SCO-1", level=3).answers["SCO-1"]
    '3'
    """

    def __init__(self, document: object, rubric: Rubric) -> None:
        """From the content of an assessment: YAML or JSON text, or data. See `load`."""
        self._rubric: Rubric = rubric
        self._document: AssessmentDocument = rubric._core.admit(document)

    @classmethod
    def load(cls, source: StrPath | Mapping[str, Any], rubric: Rubric | None = None) -> Assessment:
        """Loads an assessment from a path, from YAML or JSON text, or from a dict.

        Without `rubric`, the one that comes with this package and has the name that the
        assessment gives. Raises `DataError` with every problem at once.
        """
        if not isinstance(source, Mapping) and not is_text(source):
            source = read_text(source)
        content = cast("str | Mapping[str, Any]", source)
        return cls(content, rubric if rubric is not None else _named(content))

    @classmethod
    def _admitted(cls, document: AssessmentDocument, rubric: Rubric) -> Assessment:
        """One that the core has just given out, and need not read again."""
        assessment = cls.__new__(cls)
        assessment._rubric, assessment._document = rubric, document
        return assessment

    def _score(self) -> Score:
        from place_readiness._score import Score

        return Score(self._rubric, scored_again(self._rubric, [self._document]), 0)

    @property
    def rubric(self) -> Rubric:
        """The rubric that the answers are to."""
        return self._rubric

    @property
    def _head(self) -> Head:
        return head_of(self._document)

    @property
    def answers(self) -> Mapping[str, AnswerDocument]:
        """The answers by criterion: the id of a level, or a dict that says more. A criterion that
        is not there is unanswered."""
        return MappingProxyType(copy.deepcopy(self._document["answers"]))

    def with_answer(
        self,
        criterion: str,
        level: str | int | None = None,
        *,
        not_applicable: str | None = None,
        not_known: bool = False,
        confidence: str | None = None,
        note: str | None = None,
        evidence: Iterable[Mapping[str, str]] = (),
    ) -> Assessment:
        """The same assessment with one answer replaced; with none given, it is unanswered.

        `not_applicable` is the reason. `evidence` is a list of items with the keys `title`,
        `date` and `where`. Raises `DataError` where the rubric does not allow the answer.
        """
        said = {
            "level": plain(level),
            "not_applicable": not_applicable,
            "not_known": not_known or None,
            "confidence": confidence,
            "note": note,
            "evidence": [dict(item) for item in evidence] or None,
        }
        said = {key: value for key, value in said.items() if value is not None}
        return self.with_answers({criterion: said or None})

    def with_answers(self, answers: Mapping[str, Any]) -> Assessment:
        """The same assessment with several answers changed, each in the form of `answers`.

        A level by itself leaves the note, the confidence and the evidence of the answer as they
        are, as in `Score.what_if`; a dict replaces all of it, and None leaves the criterion
        unanswered.
        """
        need(answers, Mapping, "answers")
        changed = {id: plain(said) for id, said in answers.items()}
        document = self._rubric._core.with_answers(self._document, changed)
        return Assessment._admitted(document, self._rubric)

    def document(self) -> AssessmentDocument:
        """The assessment as data. A copy: yours to change."""
        return copy.deepcopy(self._document)

    def save(self, path: StrPath) -> None:
        """Writes the assessment to a file, as `.json` or `.yaml`, whole or not at all."""
        rule = "an assessment is saved as .json or .yaml"
        if suffix_of(path, (".json", ".yaml", ".yml"), rule) == ".json":
            write_whole(path, json.dumps(self._document, ensure_ascii=False, indent=2) + "\n")
        else:
            write_whole(path, self._rubric._core.yaml(self._document))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Assessment, (self._document, self._rubric))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Assessment):
            return NotImplemented
        return self._document == other._document and self._rubric == other._rubric

    def __hash__(self) -> int:
        return hash(json.dumps(self._document))

    def __repr__(self) -> str:
        who = f", {self.partner or self.respondent}" if self.respondent else ""
        return f"Assessment({self.place!r}, {self.date}{who}, {self.kind})"


def scored_again(rubric: Rubric, documents: Iterable[AssessmentDocument]) -> _core.Batch:
    """Scores assessments that this package gave out."""

    def refuse(_: int, problems: list[Any]) -> None:
        raise DataError(problems)

    return rubric._core.batch(((it, None) for it in documents), refuse)


def assessment_of(answers: object, rubric: Rubric) -> Assessment | None:
    """The one assessment that was handed over as an object or a dict, if it was one."""
    if isinstance(answers, Assessment):
        same = answers.rubric is rubric or answers.rubric == rubric
        return answers if same else Assessment(answers.document(), rubric)
    return Assessment(answers, rubric) if is_assessment(answers) else None


def is_assessment(value: object) -> bool:
    """Whether this is an assessment as a dict, rather than a row or the columns of a table."""
    if not isinstance(value, Mapping):
        return False
    format = value.get("format")
    is_named = isinstance(format, str) and format.startswith("place-readiness/")
    return is_named or isinstance(value.get("answers"), Mapping)


def _named(content: str | Mapping[str, Any]) -> Rubric:
    """The rubric that an assessment names, where it comes with this package."""
    from place_readiness._rubric import Rubric

    named = _core.rubric_of(content)
    found = (named or "").partition("@")[0]
    if found in _core.builtin_ids():
        return Rubric.builtin(found)
    message = f"no rubric {found!r} comes with this package; load it and pass it as `rubric`"
    raise RubricError([make_problem("wrong_rubric", message, at="rubric")])

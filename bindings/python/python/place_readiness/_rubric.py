"""The rubric: loaded once, and then sound."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, overload

from place_readiness import _core
from place_readiness._checks import need
from place_readiness._errors import RubricError, UnknownCriterionError
from place_readiness._files import StrPath, is_text, read_text
from place_readiness._plain import did_you_mean, nearest, shown
from place_readiness._problems import Problems
from place_readiness._show import Words

if TYPE_CHECKING:
    from place_readiness._assessment import Assessment
    from place_readiness._matrix import MatrixScores, Outputs
    from place_readiness._score import Score
    from place_readiness._scores import Scores
    from place_readiness.documents import (
        AssessmentDocument,
        CriterionDocument,
        EvidenceDocument,
        GroupDocument,
        RubricChanges,
        RubricDocument,
        WrittenAssessment,
    )

OnError = Literal["raise", "skip"]


class Rubric:
    """Questions, levels, weights, gates, bands and patterns, checked and ready to score.

    Made by `Rubric.builtin()` or `Rubric.load(...)`. It cannot be changed.

        >>> rubric = Rubric.builtin()
        >>> rubric
        Rubric(Place readiness 0.2.0 (place-readiness): 8 headings, 48 criteria)
    """

    def __init__(self, source: object, evidence: object = None) -> None:
        """From the content of a rubric: YAML or JSON text, or data. See `load`."""
        self._core = _core.Rubric(source, evidence)
        self._source = copy.deepcopy(source)
        self._evidence = copy.deepcopy(evidence)

    @classmethod
    def builtin(cls, id: str = "place-readiness") -> Rubric:
        """A rubric that comes with the package, with its evidence file."""
        try:
            rubric, evidence, _ = _core.builtin(id)
        except KeyError:
            known = ", ".join(_core.builtin_ids())
            raise UnknownCriterionError(
                f"no rubric {shown(id)} comes with this package: {known}"
            ) from None
        return cls(rubric, evidence)

    @classmethod
    def load(
        cls,
        source: StrPath | Mapping[str, Any],
        *,
        evidence: StrPath | Mapping[str, Any] | None = None,
    ) -> Rubric:
        """Loads a rubric from a path, from YAML or JSON text, or from a dict.

        `evidence` is its evidence file, given in the same ways. Without one, the ids of evidence
        in the rubric are not checked.

        Raises `RubricError` with every problem at once.
        """
        return cls(_content(source), None if evidence is None else _content(evidence))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Rubric, (self._source, self._evidence))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rubric):
            return NotImplemented
        return self._same == other._same

    def __hash__(self) -> int:
        return hash(self._same)

    @cached_property
    def _same(self) -> str:
        return json.dumps([self._core.document(), self._core.evidence()])

    @cached_property
    def _document(self) -> RubricDocument:
        return self._core.document()

    @property
    def id(self) -> str:
        """The id, such as `place-readiness`."""
        return self._document["id"]

    @property
    def version(self) -> str:
        """The version, such as `0.2.0`."""
        return self._document["version"]

    @property
    def title(self) -> str:
        """What people call it."""
        return self._document["title"]

    @property
    def notice(self) -> str:
        """What the rubric is, and is not, made for. It goes with every result."""
        return self._document["notice"]

    @property
    def fingerprint(self) -> str:
        """A hash of what decides scores: two scores can be compared exactly when these match."""
        return self._core.fingerprint()

    @cached_property
    def criteria(self) -> Mapping[str, Criterion]:
        """The questions by id, in the order of the rubric."""
        found = ((it["id"], Criterion(self, it)) for it in _criteria(self._document["groups"]))
        return MappingProxyType(dict(found))

    def __getitem__(self, id: str) -> Criterion:
        """One question, with its levels in words: `rubric["SCO-1"]`."""
        need(id, str, "the id of a criterion")
        if id in self.criteria:
            return self.criteria[id]
        raise UnknownCriterionError(_unknown(id, self.criteria, f"{self.id} {self.version}"))

    def __contains__(self, id: object) -> bool:
        return id in self.criteria

    def __len__(self) -> int:
        return len(self.criteria)

    def __iter__(self) -> Iterator[str]:
        return iter(self.criteria)

    def __repr__(self) -> str:
        return f"Rubric({self._core.line()})"

    def document(self) -> RubricDocument:
        """The whole rubric as data, with every default filled in. A copy: yours to change."""
        return copy.deepcopy(self._document)

    def evidence(self) -> EvidenceDocument | None:
        """Its evidence file as data, where it has one."""
        return self._core.evidence()

    def template(self) -> str:
        """An empty assessment as YAML text, with every question as a comment."""
        return self._core.template()

    def example(self, name: str = "north-west-london-2015") -> Assessment:
        """An assessment that comes with a rubric of this package."""
        from place_readiness._assessment import Assessment

        examples = dict(_core.builtin(self.id)[2]) if self.id in _core.builtin_ids() else {}
        if name not in examples:
            raise UnknownCriterionError(_unknown(name, examples, f"the examples of {self.id}"))
        return Assessment.load(examples[name], self)

    def cite(self) -> str:
        """Which rubric and which engine this is, to paste into a paper."""
        engine = f"place-readiness {_core.__version__}"
        made = f"fingerprint {self.fingerprint}"
        return f"The rubric {self.id} {self.version} ({made}), read by {engine}."

    def changes_to(self, newer: Rubric) -> RubricChanges:
        """What changed from this version to a newer one, and what kind of step that is."""
        need(newer, Rubric, "newer")
        return _core.compare_rubrics(self._core, newer._core)

    # A caller who knows less than we do of what is handed over gets Scores: the overlap is meant.
    @overload
    def score(  # type: ignore[overload-overlap]
        self,
        answers: Assessment | AssessmentDocument | WrittenAssessment,
        /,
        *,
        rename: Mapping[str, str] | None = None,
        date: str | None = None,
        kind: str = "individual",
        on_error: OnError = "raise",
    ) -> Score: ...
    @overload
    def score(
        self,
        answers: Mapping[str, Sequence[Any]],
        /,
        *,
        rename: Mapping[str, str] | None = None,
        date: str | None = None,
        kind: str = "individual",
        on_error: OnError = "raise",
    ) -> Scores: ...
    @overload
    def score(  # type: ignore[overload-overlap]
        self,
        answers: Mapping[str, Any],
        /,
        *,
        rename: Mapping[str, str] | None = None,
        date: str | None = None,
        kind: str = "individual",
        on_error: OnError = "raise",
    ) -> Score | Scores: ...
    @overload
    def score(
        self,
        answers: object,
        /,
        *,
        rename: Mapping[str, str] | None = None,
        date: str | None = None,
        kind: str = "individual",
        on_error: OnError = "raise",
    ) -> Scores: ...
    def score(
        self,
        answers: Any,
        /,
        *,
        rename: Mapping[str, str] | None = None,
        date: str | None = None,
        kind: str = "individual",
        on_error: OnError = "raise",
    ) -> Score | Scores:
        """Scores answers, whatever they come in.

        An `Assessment`, or an assessment as a dict, gives one `Score`. Everything else gives
        `Scores`, one for each Place, date and respondent:

        - a path or a glob such as `"returns/*.yaml"`: YAML, JSON or CSV files,
        - a list of assessments,
        - a table: pandas, Polars, PyArrow, DuckDB, Dask, Ibis or Spark, a list of dicts (rows) or
          a dict of lists (columns). It is long (a row an answer) where it has the columns `place`,
          `criterion` and `level`, and wide (a row a Place) where criteria are columns.

        `rename` maps your column names to ours. `date` and `kind` are used where the table does
        not say. A table may have as many columns and rows as a spreadsheet, and one call makes at
        most 100,000 scores.

        Raises `DataError` with every problem at once; one assessment by itself is always scored
        whole or refused. With `on_error="skip"`, what is sound is
        scored and `scores.problems` lists what was left out: an answer that cannot be read counts
        as not answered, and a row whose Place, date or respondent cannot be read is left out whole.
        """
        from place_readiness._assessment import assessment_of

        if on_error not in ("raise", "skip"):
            raise TypeError(f"on_error must be 'raise' or 'skip', not {on_error!r}")
        if (assessment := assessment_of(answers, self)) is not None:
            return assessment._score()
        from place_readiness._reading import Asked, several

        return several(self, answers, Asked(rename, date, kind), skip=on_error == "skip")

    def check(
        self,
        answers: object,
        /,
        *,
        rename: Mapping[str, str] | None = None,
        date: str | None = None,
        kind: str = "individual",
    ) -> Problems:
        """Everything that is wrong with answers, as a table. Reads what `score` reads."""
        from place_readiness._reading import Asked, problems

        return problems(self, answers, Asked(rename, date, kind))

    def score_matrix(
        self, codes: Any, *, out: Outputs | None = None, threads: int | None = None
    ) -> MatrixScores:
        """Scores a matrix of answer codes: a row a Place, a column a criterion, in their order.

        `codes` is anything with the buffer protocol that holds unsigned bytes in two dimensions,
        such as a NumPy array of dtype `uint8`, or a frame whose columns of type uint8 are the
        criteria, found by name. A code is the position of a level from 0; 253 is not applicable,
        254 not known, 255 unanswered. Its memory may lie in any way: some rows at a time are copied
        in and their scores copied out, so that nothing but copies is worked on while the
        interpreter's lock is released.

        Gates that ask for evidence find none: a matrix has no place for it. `out` takes arrays
        to write into, by the names of `MatrixScores`. `threads` is one for each processor unless
        it is given.

        Raises `DataError` where a code is none of its criterion's; nothing is written to `out`
        then. Where it is interrupted, some rows of `out` may be written.
        """
        from place_readiness._matrix import score_matrix

        return score_matrix(self._core, tuple(self.criteria), codes, out, threads)


def _content(source: StrPath | Mapping[str, Any]) -> str | Mapping[str, Any]:
    if isinstance(source, Mapping):
        return source
    return str(source) if is_text(source) else read_text(source, RubricError)


def _criteria(groups: Iterable[GroupDocument]) -> Iterator[CriterionDocument]:
    for group in groups:
        yield from _criteria(group.get("groups", ()))
        yield from group.get("criteria", ())


def _unknown(id: str, known: Iterable[str], where: str) -> str:
    """That there is no such id, and which one may have been meant."""
    near = nearest(id, known) if isinstance(id, str) else None
    meant = did_you_mean(near, id)
    return f"No {shown(id)} in {where}{meant or '.'}"


class Criterion:
    """One question of a rubric. It shows its levels in words."""

    def __init__(self, rubric: Rubric, document: CriterionDocument) -> None:
        self._rubric = rubric
        self._document = document

    @property
    def id(self) -> str:
        """The id, such as `SCO-1`."""
        return self._document["id"]

    @property
    def title(self) -> str:
        """What it is called."""
        return self._document["title"]

    @property
    def question(self) -> str | None:
        """What is asked."""
        return self._document.get("question")

    @property
    def levels(self) -> Mapping[str, str]:
        """The levels from the lowest: the id of each, and its statement or else its label."""
        options = self._rubric._document["scales"][self._document["scale"]]
        statements = [level["text"] for level in self._document.get("levels", ())]
        texts = statements or [option["label"] for option in options]
        return MappingProxyType(dict(zip((option["id"] for option in options), texts, strict=True)))

    def document(self) -> CriterionDocument:
        """Everything the rubric says of it, as data. A copy: yours to change."""
        return copy.deepcopy(self._document)

    @cached_property
    def _words(self) -> Words:
        return Words(*self._rubric._core.criterion(self.id))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Criterion):
            return NotImplemented
        return self.id == other.id and self._rubric == other._rubric

    def __hash__(self) -> int:
        return hash((self.id, self._rubric))

    def __str__(self) -> str:
        return self._words.text

    def __repr__(self) -> str:
        return self._words.text

    def _repr_html_(self) -> str:
        return self._words.html

"""From whatever answers come in to scores: gathers documents, scores them, places refusals."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from place_readiness._assessment import Assessment, assessment_of, is_assessment
from place_readiness._checks import need
from place_readiness._errors import DataError
from place_readiness._files import is_text, read_text
from place_readiness._limits import MOST_SCORES, too_many
from place_readiness._problems import Found, Problem, Problems, make_problem
from place_readiness._scores import Scores
from place_readiness._sources import find_files
from place_readiness._tables import (
    Entry,
    Key,
    Origin,
    Question,
    Reading,
    read_csv,
    read_table,
)

if TYPE_CHECKING:
    from place_readiness._rubric import Rubric

_Given = tuple[Any, bytes | None]
"""A document, and codes for answers that it leaves out."""

@dataclass(frozen=True)
class Asked:
    """How the caller wants a table read."""

    rename: Mapping[str, str] | None
    date: str | None
    kind: str

    def __post_init__(self) -> None:
        if self.rename is not None:
            need(self.rename, Mapping, "rename")


@dataclass
class Gathered:
    """Assessments to be, what is already known to be wrong, and the kind of frame they came in."""

    entries: list[Entry] = field(default_factory=list)
    found: Found = field(default_factory=Found)
    frame: Any = None
    name: str | None = None

    def add(self, reading: Reading) -> None:
        self.entries += reading.entries
        self.found.add_all(reading.found)
        self.frame = self.frame or reading.frame


def several(rubric: Rubric, answers: Any, asked: Asked, *, skip: bool) -> Scores:
    """Scores everything that was handed over."""
    gathered = gather(rubric, answers, asked)
    if (count := len(gathered.entries)) > MOST_SCORES:
        message = f"answers {too_many('assessments', MOST_SCORES, count)}: score_matrix takes more"
        raise DataError([make_problem("too_many", message)], gathered.name)
    batch = rubric._core.batch(*_asked_of(gathered))
    problems = gathered.found.listed()
    if problems and not skip:
        raise DataError(problems, gathered.name)
    return Scores(rubric, batch, problems, gathered.frame)


def problems(rubric: Rubric, answers: Any, asked: Asked) -> Problems:
    """Everything that is wrong with what was handed over."""
    try:
        if assessment_of(answers, rubric) is not None:
            return Problems()
    except DataError as error:
        return error.problems
    gathered = gather(rubric, answers, asked)
    rubric._core.check(*_asked_of(gathered))
    return Problems(gathered.found.listed())


def _asked_of(gathered: Gathered) -> tuple[Iterator[_Given], Callable[[int, list[Any]], None]]:
    """What the core is to read, some at a time, and what it tells of those that it refuses: each
    refusal is named by the cell or the file it came from."""
    entries = gathered.entries

    def refuse(number: int, problems: list[Any]) -> None:
        gathered.found.add(_placed(problem, entries[number]) for problem in problems)

    return ((entry.written, entry.codes()) for entry in entries), refuse


def gather(rubric: Rubric, answers: Any, asked: Asked) -> Gathered:
    """Finds the assessments in whatever was handed over."""
    gathered = Gathered()
    if isinstance(answers, str | os.PathLike):
        if is_text(answers):
            gathered.entries.append(_entry(answers, None))
        else:
            _gather_files(gathered, rubric, answers, asked)
    elif (documents := _assessments(answers)) is not None:
        gathered.entries += [_entry(it, None, n) for n, it in enumerate(documents)]
    else:
        gathered.add(read_table(answers, key(rubric), **vars(asked)))
    return gathered


def _gather_files(gathered: Gathered, rubric: Rubric, path: Any, asked: Asked) -> None:
    files, problems = find_files(path)
    gathered.found.add(problems)
    gathered.name = os.fspath(path) if len(files) == 1 else None
    known = key(rubric)
    for file in files:
        if file.lower().endswith(".csv"):
            gathered.add(read_csv(file, known, **vars(asked)))
            continue
        try:
            gathered.entries.append(_entry(read_text(file), file))
        except DataError as error:
            gathered.found.add(error.problems)


def key(rubric: Rubric) -> Key:
    """What reading a table needs of a rubric."""
    document = rubric._document
    questions = {}
    for criterion in rubric.criteria.values():
        options = document["scales"][criterion._document["scale"]]
        questions[criterion.id] = Question(
            criterion.id,
            tuple(option["id"] for option in options),
            tuple(option["label"] for option in options),
            "not_applicable" in criterion._document,
        )
    partners = tuple(partner["id"] for partner in document.get("partners", ()))
    return Key(rubric.id, rubric.version, questions, partners)


def _assessments(answers: Any) -> Sequence[Any] | None:
    """The documents in a list of assessments, if it is one."""
    from place_readiness._scores import Scores

    if isinstance(answers, Scores):
        return [score.assessment._document for score in answers]
    if not isinstance(answers, Sequence) or isinstance(answers, bytes) or not answers:
        return None
    if not all(isinstance(it, Assessment) or is_assessment(it) for it in answers):
        return None
    return [it._document if isinstance(it, Assessment) else it for it in answers]


def _entry(document: Any, source: str | None, row: int | None = None) -> Entry:
    return Entry(document, {}, Origin(source, row, None))


def _placed(problem: Mapping[str, Any], entry: Entry) -> Problem:
    """A refusal of the core, with the cell that its place in the document came from."""
    at = problem["at"]
    places = _ways_up(at) if entry.cells else ()
    cell = next((entry.cells[place] for place in places if place in entry.cells), entry.origin)
    return Problem(
        code=problem["code"],
        at=at,
        line=problem["line"] if problem["line"] is not None else cell.line,
        column=problem["column"],
        message=problem["message"],
        source=cell.source or entry.origin.source,
        row=cell.row,
        field=cell.field,
        value=cell.value,
    )


def _ways_up(at: str) -> Iterator[str]:
    """A place, and those that hold it: `SCO-1.evidence.0`, `SCO-1.evidence`, `SCO-1`. Answers
    stand under `answers` in the core's places."""
    parts = at.removeprefix("answers.").split(".")
    return (".".join(parts[:length]) for length in range(len(parts), 0, -1))

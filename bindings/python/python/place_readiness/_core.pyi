"""The compiled half of the package: handles and documents, and nothing that decides."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias, TypedDict, final, type_check_only

from typing_extensions import Buffer

from place_readiness.documents import (
    AssessmentDocument,
    ComparisonDocument,
    EvidenceDocument,
    Kind,
    NextStep,
    RubricChanges,
    RubricDocument,
    ScoreDocument,
)

__all__ = [
    "Batch",
    "Rubric",
    "__version__",
    "builtin",
    "builtin_ids",
    "codes",
    "compare_rubrics",
    "compare_scores",
    "place_id",
    "read_evidence",
    "respondent_id",
    "rubric_of",
    "run",
    "without_hidden",
]

_Words: TypeAlias = tuple[str, str]
"""Plain text, and the same as HTML."""

_Picture: TypeAlias = tuple[str, str, str]
"""A chart within a page, the same as a file, and what it says."""

@type_check_only
class _Problem(TypedDict):
    """One thing wrong with a document."""

    code: str
    """One of `codes()`."""
    at: str
    """Where in the document, as dotted ids; empty for the document as a whole."""
    line: int | None
    """The line, from 1, where the document came as text."""
    column: int | None
    """The column, from 1, in characters, where the document came as text."""
    message: str
    """What is wrong, in words."""

_Entry: TypeAlias = tuple[object, bytes | None]
"""An assessment to be, from text or from data, and a code for each answer that it leaves out."""

_Refuse: TypeAlias = Callable[[int, list[_Problem]], object]
"""Is told the number of what was refused, and everything wrong with it."""

_Head: TypeAlias = tuple[str, str, str, str | None, str | None, Kind]
"""The name and id of the Place, the date, the id of the respondent, their kind of partner, and
whose answers they are."""

_Column: TypeAlias = tuple[bytearray, list[str | None] | None]
"""A column of a frame: 32 bits for each cell, which are the place of its text in the list, or 64
bits for each cell, which are a float or a whole number. Not a number stands for none."""

__version__: str
"""The version of the package and of its engine."""

@final
class Rubric:
    """A rubric that is sound: every way of answering it has a score."""

    def __new__(cls, content: object, evidence: object | None = None) -> Rubric:
        """Loads a rubric from YAML or JSON text, or from data, with its evidence file if there is
        one. Raises `RubricError` with every problem at once."""

    def document(self) -> RubricDocument:
        """The rubric as a document, with every default filled in. Made anew at each call."""

    def evidence(self) -> EvidenceDocument | None:
        """Its evidence file as a document. Made anew at each call."""

    def headings(self) -> int:
        """How many top headings there are."""

    def fingerprint(self) -> str:
        """A hash of what decides scores."""

    def yaml(self, assessment: object) -> str:
        """An assessment as YAML text, which reads back as the same."""

    def template(self) -> str:
        """An empty assessment as YAML text, with the questions as comments."""

    def admit(self, assessment: object) -> AssessmentDocument:
        """Reads one assessment, from text or from data, and gives it back as a document. Raises
        `DataError` with every problem at once."""

    def batch(self, entries: Iterator[_Entry], refused: _Refuse) -> Batch:
        """Reads and scores assessments. Those that are refused are told with their problems. They
        are read some at a time while the interpreter's lock is held, and scored on all processors
        while it is released; signals are heeded in between."""

    def check(self, entries: Iterator[_Entry], refused: _Refuse) -> None:
        """Tells what is wrong with each of some assessments. Nothing is kept, and nothing scored."""

    def with_answers(
        self, assessment: object, changes: Mapping[str, object]
    ) -> AssessmentDocument:
        """The same assessment with other answers to some criteria, as a document. A level by itself
        leaves what was noted beside the one before. Raises `DataError` with every problem at
        once."""

    def score_columns(
        self,
        columns: Sequence[Sequence[int]],
        blanks: Literal["left_out", "lowest", "highest"],
    ) -> tuple[list[float], list[float], list[float], list[list[float]]]:
        """Scores columns of codes, one for each criterion, as bytes. A code is the position of an
        option from 0; 253 is not applicable, 254 not known, 255 unanswered.

        Gives the overall score, the coverage and the pooled score of each row, and the score of
        each top heading of each row, as numbers from 0.0 to 100.0; NaN where there is none."""

    def score_matrix(
        self,
        codes: Buffer,
        arrays: Sequence[Buffer],
        are_new: bool,
        threads: int,
    ) -> None:
        """Scores a matrix of codes, a row a Place and a column a criterion, into seven arrays:
        `domains`, `overall`, `low`, `high`, `coverage`, `band` and `gates`. A code is the position
        of an option from 0; 253 is not applicable, 254 not known, 255 unanswered.

        `codes` is of uint8 in two dimensions. `domains` is of float64, a row a top heading;
        `overall`, `low`, `high` and `coverage` are of float64, from 0.0 to 100.0, and NaN where
        there is none; `band` is of uint8, and 255 where there is none; `gates` is of uint32, a
        bit a gate. Unless the arrays `are_new`, nothing is written where a code is wrong. Blocks of
        rows are copied in and out; the interpreter's lock is released while one is scored, and
        signals are heeded between them."""

    def report(self, assessment: object, format: Literal["html", "markdown"]) -> str:
        """The report about one assessment, as `html` or `markdown`."""

    def line(self) -> str:
        """The rubric in one line."""

    def criterion(self, id: str) -> _Words:
        """One criterion with all its levels."""

    def shown(self, scores: Sequence[float]) -> list[str]:
        """Scores as people read them: whole, unless that would carry one across a line that
        decides something."""

    def comparison(self, comparison: ComparisonDocument) -> _Picture:
        """Two results side by side, as a chart."""

    def change(self, comparisons: Sequence[ComparisonDocument]) -> _Picture:
        """What changed from one date to another, as a chart."""

@final
class Batch:
    """Scores, a row an assessment. They cannot be changed; documents are made at each call."""

    def __len__(self) -> int: ...
    def __eq__(self, value: object, /) -> bool: ...
    def take(self, rows: Sequence[int]) -> Batch:
        """Some of the rows, in this order."""

    def heads(self) -> list[_Head]:
        """Who each row is about, and who answered."""

    def head(self, row: int) -> _Head:
        """Who a row is about, and who answered."""

    def numbers(self, row: int) -> list[float | None]:
        """The numbers of a row, from 0.0 to 100.0: overall score, low, high and coverage, then the
        score of each top heading. Where there is none, None."""

    def band(self, row: int) -> str | None:
        """The band of a row, by its id."""

    def reason(self, row: int) -> str | None:
        """Why a row has no score, in words."""

    def assessment(self, row: int) -> AssessmentDocument:
        """An assessment as a document."""

    def result(self, row: int) -> ScoreDocument:
        """A result as a document, with all next steps."""

    def same(self, row: int, other: Batch, other_row: int) -> bool:
        """Whether a row and one of another batch have the same answers."""

    def compare(self, row: int, other: Batch, other_row: int) -> ComparisonDocument:
        """A row and one of another batch side by side. Raises `IncomparableError` where their
        rubrics score differently."""

    def pair(
        self, other: Batch
    ) -> tuple[list[tuple[int, int]], list[int], list[int], tuple[bool, int, int] | None]:
        """Pairs rows with those of another batch by whose they are: the positions of pairs, and of
        those that are in the first or in the second alone. Where two of one batch are of the same
        people there are none, but whether that is the second, and both positions."""

    def frame(
        self, view: Literal["overall", "domains", "criteria", "gates", "patterns"]
    ) -> list[_Column]:
        """The columns of a view. There are none where there is no row. The interpreter's lock is
        released."""

    def line(self, row: int) -> str:
        """A row in one line."""

    def card(self, row: int) -> str:
        """A row as a card."""

    def table(self) -> _Words:
        """All rows as a table."""

    def why(self, row: int, heading: str | None = None) -> _Words:
        """Why a row has its score and its band; of one heading, where it is given."""

    def steps(self, row: int, most: int) -> tuple[str, str, list[NextStep]]:
        """The first next steps of a row: as text, as HTML, and as documents."""

    def profile(self, row: int) -> _Picture:
        """The profile of a row, as a chart."""

    def heatmap(self) -> _Picture:
        """All rows under every heading, as a chart."""

    def report(self, row: int, format: Literal["html", "markdown"]) -> str:
        """The report about a row, as `html` or `markdown`."""

def run(arguments: Sequence[str | os.PathLike[str]]) -> int:
    """Runs one command line, program name first, on the standard streams, and returns its
    status."""

def without_hidden(text: str) -> str:
    """A text without the characters that cannot be seen, as the engine knows them."""

def place_id(name: str) -> str:
    """An id made of the name of a Place, the same wherever it is made."""

def respondent_id(name: str) -> str:
    """An id made of the word by which a respondent is told apart. What can serve as an id is left
    as it is."""

def codes() -> list[str]:
    """Every code that a problem can have."""

def builtin(id: str) -> tuple[str, str, list[tuple[str, str]]]:
    """The text of a rubric that ships, of its evidence file, and of its examples by name. Raises
    KeyError where none of this id ships."""

def builtin_ids() -> list[str]:
    """The ids of the rubrics that ship."""

def read_evidence(content: object) -> EvidenceDocument:
    """Reads an evidence file by itself, and gives it back as a document. Raises `RubricError`
    with every problem at once."""

def rubric_of(assessment: object) -> str | None:
    """What the `rubric` key of an assessment says. Raises `DataError` where it cannot be read."""

def compare_scores(first: ScoreDocument, second: ScoreDocument) -> ComparisonDocument:
    """Two results side by side, as a document. Raises `IncomparableError` where their rubrics
    score differently."""

def compare_rubrics(old: Rubric, new: Rubric) -> RubricChanges:
    """What changed from one version of a rubric to another, and what kind of step that is."""

"""Codes: the answers of a wide table, read column by column, each kind of cell once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from place_readiness._cells import Blank, Cell, Level, NotKnown, Question, read_cell

LOOK = 253
"""Not applicable, or wrong: more is to be said of it than a code does."""
NOT_KNOWN = 254
UNANSWERED = 255


class Codes:
    """The answers of rows that a code says all of: a level, or that it is not known."""

    def __init__(self, questions: Sequence[Question], columns: Mapping[int, bytes]) -> None:
        """`columns` has the codes of questions by their position."""
        self._questions = questions
        self._count = len(columns)
        rows = max(map(len, columns.values()), default=0)
        self._matrix = bytearray(rows * self._count)
        for at, codes in enumerate(columns.values()):
            self._matrix[at :: self._count] = codes
        self._places = {position: at for at, position in enumerate(columns)}
        # Questions without a column have the code that is put behind each row.
        order = [self._places.get(position, self._count) for position in range(len(questions))]
        self._spread = None if order == list(range(self._count)) else itemgetter(*order, 0)

    def leave_out(self, row: int, position: int) -> None:
        """What is said of this answer stands elsewhere."""
        if position in self._places:
            self._matrix[row * self._count + self._places[position]] = UNANSWERED

    def row(self, row: int) -> bytes:
        """A code for each criterion of the rubric."""
        codes = bytes(self._matrix[row * self._count : (row + 1) * self._count])
        if self._spread is None:
            return codes
        return bytes(self._spread(codes + bytes([UNANSWERED]))[:-1])


    def answers(self, row: int) -> dict[str, Any]:
        """The same as a document has them."""
        said = zip(self._questions, self.row(row), strict=True)
        return {
            question.id: {"not_known": True} if code == NOT_KNOWN else question.options[code]
            for question, code in said
            if code != UNANSWERED
        }


def codes_of(values: Sequence[object], question: Question) -> bytes:
    """The code of each cell of a column."""
    code = _code_by_option(question)
    return bytes(_each(values, lambda value: code(read_cell(value, question))))


def said_in(values: Sequence[object], read: Callable[[object], Any]) -> list[int]:
    """The rows in which a column says something, right or wrong."""
    return [row for row, said in enumerate(_each(values, lambda it: bool(read(it)))) if said]


def looked_at(codes: bytes) -> Iterator[int]:
    """The rows of a column that need another look."""
    row = codes.find(LOOK)
    while row >= 0:
        yield row
        row = codes.find(LOOK, row + 1)


def by_row(columns: Iterable[tuple[str, Iterable[int]]]) -> dict[int, list[str]]:
    """For each row, the criteria that name it, in their order."""
    found: dict[int, list[str]] = defaultdict(list)
    for id, rows in columns:
        for row in sorted(set(rows)):
            found[row].append(id)
    return found


def _code_by_option(question: Question) -> Callable[[Cell], int]:
    """What a cell of this question is as a code."""
    places = {id: place for place, id in enumerate(question.options) if place < LOOK}

    def code(cell: Cell) -> int:
        if isinstance(cell, Level):
            return places.get(cell.id, LOOK)
        return UNANSWERED if isinstance(cell, Blank) else _of_words(cell)

    return code


def _of_words(cell: Cell) -> int:
    return NOT_KNOWN if isinstance(cell, NotKnown) else LOOK


def _each(values: Sequence[object], work: Callable[[object], int]) -> Iterable[int]:
    """What comes of each cell; of cells that are the same it is worked out once."""
    keys = _keys(values)
    known = {key: work(value) for key, value in dict(zip(keys, values, strict=True)).items()}
    return map(known.__getitem__, keys)


def _keys(values: Sequence[object]) -> Sequence[Hashable]:
    """What tells cells apart: 1, 1.0 and True are three, and so are 0.0 and -0.0 two. What has a
    type that may do anything is the same only as itself."""
    kinds = set(map(type, values)) - {type(None)}
    if kinds <= {str} or kinds <= {int}:
        return values
    if kinds == {float}:
        return [it.hex() if isinstance(it, float) else it for it in values]
    shared = str if str in kinds else int
    return [it if type(it) is shared else (id(it),) for it in values]

"""Problems: everything that is wrong with a rubric or with answers, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, overload

from place_readiness._limits import MOST_PROBLEMS

if TYPE_CHECKING:
    from place_readiness._frames import Backend


_SHOWN = 50


class Problem(TypedDict):
    """One thing that is wrong, and where.

    `code` is a promise: it stays the same across releases and languages. `message` is for
    people and may get better at any time. What does not apply is None.
    """

    code: str
    """The stable name of this kind of problem, such as `unknown_option`."""
    at: str
    """Where in the document, as dotted ids, such as `SCO-1`."""
    line: int | None
    """The line of a text file, from 1."""
    column: int | None
    """The column of a text file, from 1, in characters."""
    message: str
    """What is wrong and what to type instead, in words."""
    source: str | None
    """The file, where there is one."""
    row: int | None
    """The row of a table. Files count as a spreadsheet does: the heading is row 1. Frames and
    lists count from 0, as `iloc` does."""
    field: str | None
    """The column of a table, by name."""
    value: str | None
    """What was found, made safe to print and cut to 80 characters."""


def make_problem(
    code: str,
    message: str,
    *,
    at: str = "",
    line: int | None = None,
    column: int | None = None,
    source: str | None = None,
    row: int | None = None,
    field: str | None = None,
    value: str | None = None,
) -> Problem:
    """Makes a problem; what is not given is None."""
    return Problem(
        code=code,
        at=at,
        line=line,
        column=column,
        message=message,
        source=source,
        row=row,
        field=field,
        value=value,
    )


class Found:
    """Problems as they are found: so many are kept, and the rest are counted."""

    def __init__(self) -> None:
        self.kept: list[Problem] = []
        self.others = 0

    @property
    def is_full(self) -> bool:
        """Whether further ones are only counted."""
        return len(self.kept) >= MOST_PROBLEMS

    def add(self, problems: Iterable[Problem]) -> None:
        """Adds some, in the order in which they were found."""
        for problem in problems:
            if self.is_full:
                self.others += 1
            else:
                self.kept.append(problem)

    def add_all(self, found: Found) -> None:
        """Adds those that were found elsewhere, and the count of the rest."""
        self.add(found.kept)
        self.others += found.others

    def listed(self) -> list[Problem]:
        """Those that were kept and, last, how many were not."""
        if not self.others:
            return self.kept
        told = f"these are the first {len(self.kept):,} problems found"
        message = f"{told}, and there are {self.others:,} more"
        return [*self.kept, make_problem("more_problems", message)]


class Problems(Sequence[Problem]):
    """A list of problems that shows itself as a table. It is empty where nothing is wrong."""

    __slots__ = ("_items",)

    def __init__(self, items: Iterable[Problem] = ()) -> None:
        self._items = tuple(items)

    @overload
    def __getitem__(self, index: int) -> Problem: ...
    @overload
    def __getitem__(self, index: slice) -> Problems: ...
    def __getitem__(self, index: int | slice) -> Problem | Problems:
        if isinstance(index, slice):
            return Problems(self._items[index])
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problems) and self._items == other._items

    def __hash__(self) -> int:
        return hash(tuple(tuple(item.values()) for item in self._items))

    def __repr__(self) -> str:
        if not self._items:
            return "No problems."
        lines = [describe(item) for item in self._items[:_SHOWN]]
        more = len(self._items) - len(lines)
        return "\n".join([*lines, f"... and {more} more"] if more else lines)

    def _repr_html_(self) -> str:
        from place_readiness._html import problem_table

        return problem_table(self._items)

    def to_frame(self, backend: Backend | None = None) -> Any:
        """The problems as a frame, a row a problem. The columns are the keys of `Problem`, under
        names that no frame has for a method of its own."""
        from place_readiness._frames import frame
        from place_readiness._views import PROBLEMS

        return frame(PROBLEMS, [tuple(item.values()) for item in self._items], backend)


def describe(problem: Problem, source: str | None = None) -> str:
    """One problem as one line: where first, then what is wrong. `source` was named before."""
    where = ", ".join(part for part in _place(problem) if part != source)
    return f"{where}: {problem['message']}" if where else problem["message"]


def _place(problem: Problem) -> Iterator[str]:
    if problem["source"]:
        yield problem["source"]
    if problem["row"] is not None:
        yield f"row {problem['row']}"
    if problem["field"]:
        yield problem["field"]
    elif problem["line"] is not None:
        yield f"line {problem['line']}"

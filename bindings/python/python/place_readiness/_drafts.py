"""Assessments while they are put together, and the cells that their parts came from."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from place_readiness._plain import folded

# A row and a column, both by position.
Spot = tuple[int, int]


@dataclass(frozen=True)
class Origin:
    """The cell that something came from."""

    source: str | None
    row: int | None
    field: str | None
    line: int | None = None
    value: str | None = None


@dataclass
class Column:
    """The cells of a column. What a text is read as is worked out once."""

    position: int
    values: Sequence[object]
    read: Callable[[object], Any]
    known: dict[str, Any] = field(default_factory=dict)

    def __call__(self, index: int) -> Any:
        value = self.values[index]
        if type(value) is not str:
            return self.read(value)
        if value not in self.known:
            self.known[value] = self.read(value)
        return self.known[value]


@dataclass
class Draft:
    """An assessment while it is put together."""

    document: dict[str, Any]
    index: int
    # The cells that parts came from, beside those of its head.
    spots: dict[str, Spot] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    is_spoilt: bool = False


def is_repeated(one: object, other: object) -> bool:
    """Whether two cells are surely read as the same."""
    if one is other:
        return True
    if type(one) is not type(other) or not (type(one) is str or isinstance(one, datetime.date)):
        return False
    return one == other and getattr(one, "tzinfo", None) is getattr(other, "tzinfo", None)


class Cells(Mapping[str, Origin]):
    """The cells that the parts of a document came from, described only when somebody asks."""

    def __init__(
        self, draft: Draft, head: Mapping[str, int], describe: Callable[[int, int], Origin]
    ) -> None:
        """`head` has the columns of what stands in the row that a document begins with."""
        self._draft = draft
        self._head = head
        self._describe = describe

    def __getitem__(self, place: str) -> Origin:
        if place in self._draft.spots:
            return self._describe(*self._draft.spots[place])
        return self._describe(self._draft.index, self._head[place])

    def __iter__(self) -> Iterator[str]:
        return iter({**self._head, **self._draft.spots})

    def __len__(self) -> int:
        return len({**self._head, **self._draft.spots})


class Ids:
    """Ids made of names: the same for the same name, and no two names share one."""

    def __init__(self, make: Callable[[str], str], taken: Iterable[str] = ()) -> None:
        self._make = make
        self._taken = {id.casefold() for id in taken}
        self._made: dict[str, str] = {}
        self._counts: dict[str, int] = {}

    def of(self, name: str) -> str:
        said = folded(name)
        if said not in self._made:
            self._made[said] = self._free(self._make(name))
        return self._made[said]

    def _free(self, wanted: str) -> str:
        id, count = wanted, self._counts.get(wanted, 1)
        while id.casefold() in self._taken:
            count += 1
            id = f"{wanted[: 63 - len(str(count))]}-{count}"
        self._counts[wanted] = count
        self._taken.add(id.casefold())
        return id

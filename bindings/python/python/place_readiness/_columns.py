"""Columns: which one of a table holds what, found by its name alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from place_readiness._limits import MOST_GUESSES
from place_readiness._plain import (
    did_you_mean,
    listed,
    nearest,
    shown,
    shown_name,
    squeeze,
)
from place_readiness._problems import Problem, make_problem
from place_readiness._sources import Sheet

_LONGEST_NAME = 200

HEADER = ("place", "place_id", "date", "respondent", "partner", "kind", "note")
LONG = ("criterion", "level", "confidence", "evidence")
# What a frame of answers that this package gave out has beside these, and in place of them.
OURS = ("state", "reason")
_OURS = {"level_id": "level", "remark": "note"}
_OLD = {"group": "partner"}
_BESIDE = ("note", "evidence", "confidence")
_COMPANION = re.compile(r"(.+?)[\s_:.-]+(note|evidence|confidence)s?", re.IGNORECASE | re.DOTALL)
# What a column holds, and the criterion it is about: ("place", ""), ("level", "SCO-1").
Target = tuple[str, str]


@dataclass(frozen=True)
class Layout:
    """Which column is which."""

    columns: Mapping[Target, int]
    is_long: bool


def lay_out(
    sheet: Sheet, ids: Sequence[str], rename: Mapping[str, str]
) -> tuple[Layout | None, list[Problem]]:
    """Which column is which, None where too little of a table is there, and what is wrong."""
    if not all(isinstance(name, str) for pair in rename.items() for name in pair):
        raise TypeError("rename must be a dict of names of columns: yours, then ours")
    columns = _Columns(sheet, ids, rename)
    return columns.checked(), columns.problems


def near_criterion(text: str, ids: Sequence[str]) -> str | None:
    """The criterion that a text may mean: the same letters, or but for one slip the same word."""
    word = squeeze(text[:_LONGEST_NAME])
    numbered = re.fullmatch(r"([a-z]+)[0-9]{1,3}", word)
    if numbered:
        same = [id for id in ids if re.fullmatch(rf"{numbered[1]}[0-9]+", squeeze(id))]
        return nearest(text, same, 0.0) or nearest(text, ids, 0.75)
    # A heading such as SCO may stand for more than SCO-1.
    near = [id for id in ids if not id[-1:].isdigit() or len(squeeze(id)) == len(word)]
    return nearest(text, near, 0.8)


class _Columns:
    """Finds which column is which, by name alone."""

    def __init__(self, sheet: Sheet, ids: Sequence[str], rename: Mapping[str, str]) -> None:
        self.sheet = sheet
        self.ids = ids
        self.known = frozenset(ids)
        self.guesses = MOST_GUESSES
        self.rename = {name.strip(): new for name, new in rename.items()} | dict(rename)
        self.called = [self.rename.get(name, name) for name in sheet.names]
        self.names: tuple[str, ...] = (*HEADER, *LONG)
        if {"criterion", *_OURS} <= set(self.called) and "level" not in self.called:
            self.called = [_OURS.get(name, name) for name in self.called]
            self.names += OURS
        self.problems: list[Problem] = []
        self.alike: dict[str, list[str]] = {}
        for id in ids:
            self.alike.setdefault(id.casefold(), []).append(id)
        self.columns = self.chosen()

    def checked(self) -> Layout | None:
        long = ("criterion", "") in self.columns
        answers = [shown(id) for what, id in self.columns if what == "level" and id]
        needed = ("place", "level") if long else ("place",)
        missing = [name for name in needed if (name, "") not in self.columns]
        for name in missing:
            self.problem("missing_key", self.no_column(name))
        if long and answers:
            message = "a table has either a column 'criterion' or criteria as columns"
            self.problem("unknown_format", f"{message}, found both: {listed(answers, 'and')}")
        if not long and not answers:
            self.problem("missing_key", self.no_answers())
        for name in dict.fromkeys(self.called):
            if name in self.known and name in (*HEADER, *LONG):
                message = f"the column {shown(name)} is also a criterion of this rubric"
                self.problem("unknown_format", f"{message}: hand over assessments, not a table")
        self.check_rename()
        self.check_near(() if long else self.ids, HEADER if answers else (*HEADER, *LONG))
        if missing or long == bool(answers):
            return None
        names = self.names if long else HEADER
        return Layout(
            {(what, id): at for (what, id), at in self.columns.items() if id or what in names}, long
        )

    def chosen(self) -> dict[Target, int]:
        """The column for each thing that can be read: one of exactly its name, else one alike."""
        exact: dict[Target, list[int]] = {}
        alike: dict[Target, list[int]] = {}
        for position, name in enumerate(self.called):
            for targets, target in ((exact, self.exactly(name)), (alike, self.nearly(name))):
                if target is not None:
                    targets.setdefault(target, []).append(position)
        found = alike | exact
        for (what, id), positions in found.items():
            if len(positions) > 1:
                names = listed([shown(self.sheet.names[it]) for it in positions], "and")
                meant = f"{id} {what}".removesuffix(" level" if id else "").strip()
                message = f"{len(positions)} columns are read as {meant!r}: {names}"
                self.problem("duplicate_key", f"{message}. Leave out or rename all but one")
        return {target: positions[0] for target, positions in found.items()}

    def exactly(self, name: str) -> Target | None:
        if name in self.names:
            return (name, "")
        return ("level", name) if name in self.known else None

    def nearly(self, name: str) -> Target | None:
        name = name.strip()
        spelling = re.sub(r"[\s_-]+", "_", name[:_LONGEST_NAME].casefold())
        spelling = "note" if spelling == "notes" else spelling
        if spelling in self.names:
            return (spelling, "")
        if id := self.id_like(name):
            return ("level", id)
        beside = _COMPANION.fullmatch(name[:_LONGEST_NAME])
        id = self.id_like(beside[1]) if beside else None
        return (beside[2].lower(), id) if beside and id else None

    def id_like(self, text: str) -> str | None:
        found = self.alike.get(text.casefold(), ())
        return text if text in found else found[0] if len(found) == 1 else None

    def check_rename(self) -> None:
        """Says where `rename` names what is not there."""
        names = dict.fromkeys(self.sheet.names)
        for old, new in self.rename.items():
            target = self.exactly(new) or self.nearly(new)
            if target is None:
                meant = self.meant(new, (*HEADER, *LONG, *self.ids))
                message = f"rename gives {shown(new)}, and no column of that name is read{meant}"
                self.problem("unknown_key", message)
            elif old not in names and target not in self.columns:
                meant = self.meant(old, tuple(names))
                message = f"rename names a column {shown(old)}, and there is none{meant}"
                self.problem("missing_key", message)

    def check_near(self, ids: Sequence[str], names: Sequence[str]) -> None:
        """Says where the name of a column that is not read comes close to one that could be."""
        absent = [name for name in names if (name, "") not in self.columns]
        others = []
        for position, name in enumerate(self.called):
            if self.nearly(name) or len(name) > _LONGEST_NAME or not squeeze(name):
                continue
            if not self.may_guess(len(absent) + len(ids)):
                others.append(shown(self.sheet.names[position]))
            elif near := self.near_name(name, absent):
                self.not_read("unknown_key", position, near)
            elif id := self.near_id(name, ids):
                self.not_read("unknown_criterion", position, id)
        if others:
            message = f"{len(others):,} more columns are not read: {listed(others, 'and')}"
            cure = "Leave them out: they are too many to look for what each may mean"
            self.problem("unknown_key", f"{message}. {cure}")

    def near_name(self, name: str, absent: Sequence[str]) -> str | None:
        """What else a column may be, by its name."""
        old = _OLD.get(name.strip().casefold())
        return old if old in absent else nearest(name, absent, 0.8)

    def near_id(self, name: str, ids: Sequence[str]) -> str | None:
        """The criterion that the name of a column may mean."""
        small = name.casefold()
        for id in ids:
            rest = name[len(id) :]
            if small.startswith(id.casefold()) and not rest[:1].isalnum():
                absent = ("level", id) not in self.columns
                return id if absent or nearest(rest, _BESIDE, 0.8) else None
        return near_criterion(name, ids)

    def not_read(self, code: str, position: int, near: str) -> None:
        name = self.sheet.names[position]
        advice = f"Then pass rename={{{shown(name)}: {near!r}}}. If not, leave the column out."
        meant = did_you_mean(near, self.called[position])
        message = f"the column {shown(name)} is not read{meant} {advice}"
        self.problem(code, message, shown_name(name))

    def meant(self, found: str, known: Sequence[str]) -> str:
        """What may have been meant, in words, where so many words may still be compared."""
        may_guess = self.may_guess(len(known))
        return did_you_mean(nearest(found, known) if may_guess else None, found)

    def may_guess(self, words: int) -> bool:
        self.guesses -= words
        return self.guesses >= 0

    def no_column(self, name: str) -> str:
        used = set(self.columns.values())
        unused = [it for n, it in enumerate(self.sheet.names) if n not in used]
        holding = [it for it in unused if name in re.split(r"[\W_]+", it.casefold())]
        near = nearest(name, unused) or next(iter(holding), None)
        if near is None:
            return f"there is no column {name!r}. Columns found: {self.found()}."
        advice = f"Then pass rename={{{shown(near)}: {name!r}}}."
        return f"there is no column {name!r}{did_you_mean(near, name)} {advice}"

    def no_answers(self) -> str:
        ids = listed([repr(id) for id in self.ids], "and", 3)
        looked = f"looked for 'criterion' and 'level', or for criteria as columns: {ids}"
        return f"there are no columns of answers: {looked}. Columns found: {self.found()}."

    def found(self) -> str:
        return listed([shown(name) for name in self.sheet.names], "and") or "none"

    def problem(self, code: str, message: str, field: str | None = None) -> None:
        self.problems.append(make_problem(code, message, source=self.sheet.source, field=field))

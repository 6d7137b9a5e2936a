"""Tables: answers as people keep them in rows and columns, read as assessments.

| Table | How it is told, and read |
|---|---|
| wide | some columns are ids of criteria, and none is `criterion`: a row a Place |
| long | it has the columns `place`, `criterion` and `level`: a row an answer |
| anything else | a problem that lists the columns and what was looked for |

| Column | Where | What stands in it |
|---|---|---|
| `place` | both, needed | the name of the Place |
| `place_id` | both | its id; else one is made of the name |
| `date` | both | the day that the answers describe; needed unless given for the whole table |
| `respondent`, `partner` | both | who answered, and their kind of partner |
| `kind` | both | `individual`, `agreed` or `illustrative` |
| `note` | both | beside an answer in a long table, on the whole in a wide one; `notes` is read as well |
| `criterion`, `level` | long, needed | the question, and the answer to it |
| `confidence`, `evidence` | long | beside the answer |
| `level_id`, `remark`, `state`, `reason` | long | in a frame that `to_frame("criteria")` gave out: level, note, which of four kinds of answer it is, and why it does not apply |
| `SCO-1` | wide | the answer to that question |
| `SCO-1 note`, `SCO-1 evidence`, `SCO-1 confidence` | wide | beside that answer; a space, `_`, `:`, `.` or `-` parts the two |

A column is found by its name after `rename`: first exactly, then, where that finds nothing and
one column fits, without regard to capitals and to spaces around it (in `place_id` also `Place ID`).
Other columns are ignored, except that a name close to one of these or to the id of a criterion is a
problem: nothing that was meant as an answer is lost. A row that is blank in every column that is
read is no row.

Names that differ only in capitals and spaces are one Place. Rows make one assessment where Place,
date, respondent, partner and kind are the same. In a long table that may be many rows; a question
answered twice in it is a problem, and neither answer is taken. In a wide table a second row for the
same is a problem, and neither row is taken. An answer that cannot be read is left out of its
assessment. A row whose Place, date, respondent, partner or kind cannot be read is left out whole.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from place_readiness import _cells as cells
from place_readiness import _codes as codes
from place_readiness import _core
from place_readiness._about import PARTNER
from place_readiness._cells import Bad, Question
from place_readiness._codes import Codes
from place_readiness._columns import Layout, Target, lay_out
from place_readiness._drafts import Cells, Column, Draft, Ids, Origin, Spot, is_repeated
from place_readiness._frames import Origin as Frame
from place_readiness._limits import MOST_GUESSES
from place_readiness._plain import folded, shown, shown_name
from place_readiness._problems import Found, Problem, make_problem
from place_readiness._sources import Sheet, TooLargeError, open_csv, open_table
from place_readiness._ways import Key, read_kind, way_to_read

__all__ = ["Entry", "Key", "Origin", "Question", "Reading", "read_csv", "read_table"]

_FORMAT = "place-readiness/assessment/1"
_HEAD = ("place", "place_id", "date", "respondent", "partner", "kind")
_BESIDE = ("confidence", "note", "evidence")
_NO_REASON = "Entered as N/A in the table."


@dataclass(frozen=True)
class Entry:
    """One assessment to be: a document, and the cells that its parts came from."""

    written: Any
    """The document, without the answers that codes say all of."""
    cells: Mapping[str, Origin]
    origin: Origin
    coded: tuple[Codes, int] | None = None
    """The codes that say them, and the row."""

    def codes(self) -> bytes | None:
        """A code for each criterion, if there are any."""
        return None if self.coded is None else self.coded[0].row(self.coded[1])

    @property
    def document(self) -> Any:
        """The document with all its answers."""
        if self.coded is None:
            return self.written
        codes, row = self.coded
        return {**self.written, "answers": {**codes.answers(row), **self.written["answers"]}}


@dataclass(frozen=True)
class Reading:
    """What was read from one table: assessments to be, what is wrong, and the kind of frame."""

    entries: tuple[Entry, ...]
    found: Found
    frame: Frame | None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong."""
        return tuple(self.found.listed())


@dataclass(frozen=True)
class _Asked:
    rename: Mapping[str, str]
    date: str | datetime.date | None
    kind: str


def read_table(
    table: object,
    key: Key,
    *,
    source: str | None = None,
    rename: Mapping[str, str] | None = None,
    date: str | datetime.date | None = None,
    kind: str = "individual",
    first_row: int = 0,
) -> Reading:
    """Reads rows as dicts, columns as a dict, or any frame that narwhals knows.

    Raises `TypeError` where `table` is none of these.
    """
    return _read(open_table(table, source, first_row), key, _Asked(rename or {}, date, kind))


def read_csv(
    path: str | os.PathLike[str],
    key: Key,
    *,
    source: str | None = None,
    rename: Mapping[str, str] | None = None,
    date: str | datetime.date | None = None,
    kind: str = "individual",
) -> Reading:
    """Reads a CSV file. Rows count as a spreadsheet shows them: the heading is row 1."""
    return _read(open_csv(path, source), key, _Asked(rename or {}, date, kind))


def _read(sheet: Sheet, key: Key, asked: _Asked) -> Reading:
    found = Found()
    found.add(sheet.problems)
    if sheet.problems and not sheet.names:
        return Reading((), found, sheet.frame)
    layout, problems = lay_out(sheet, tuple(key.questions), asked.rename)
    found.add(problems)
    if layout is None:
        return Reading((), found, sheet.frame)
    try:
        desk = _Desk(sheet, key, asked, layout)
    except TooLargeError as error:
        error.problem["source"] = sheet.source
        found.add([error.problem])
        return Reading((), found, sheet.frame)
    entries = tuple(desk.entries())
    found.add_all(desk.problems)
    return Reading(entries, found, sheet.frame)


class _Desk:
    """Reads the rows one after another and puts the assessments together."""

    def __init__(self, sheet: Sheet, key: Key, asked: _Asked, layout: Layout) -> None:
        self.sheet, self.key, self.layout = sheet, key, layout
        self.problems = Found()
        self.guesses = MOST_GUESSES
        self.drafts: dict[tuple[str | None, ...], Draft] = {}
        positions = list(layout.columns.values())
        self.values = dict(zip(positions, sheet.cells(positions), strict=True))
        self.columns = {it: self.column(it, at) for it, at in layout.columns.items()}
        self.answers = {id: self.columns_about(id) for id in key.questions}
        self.positions = {id: position for position, id in enumerate(key.questions)}
        self.date = self.for_all("date", cells.read_date(asked.date))
        self.kind = self.for_all("kind", read_kind(asked.kind) or cells.KINDS[0])
        self.codes: Codes | None = None
        self.closer: dict[int, list[str]] = {}
        if not layout.is_long:
            self.codes, self.closer = self.read_answers()
        self.head = self.head_columns()
        self.heads = [self.values[layout.columns[it, ""]] for it in _HEAD if (it, "") in self.columns]
        # The row before, and its assessment: most rows of a long table repeat who is meant.
        self.above: tuple[int, Draft | None] = (0, None)
        self.given_ids = self.ids_by_name()
        given = [id for ids in self.given_ids.values() for id in ids]
        self.places = Ids(_core.place_id, given)
        self.respondents = Ids(_core.respondent_id)

    def entries(self) -> list[Entry]:
        """The assessments, in the order in which they first appear."""
        read_row = self.long_row if self.layout.is_long else self.wide_row
        place = self.columns["place", ""]
        for index in range(len(place.values)):
            if place(index) is not None or not self.is_blank(index):
                read_row(index)
        return [self.entry(draft) for draft in self.drafts.values() if not draft.is_spoilt]

    def long_row(self, index: int) -> None:
        above, draft = self.above
        if draft is None or not all(is_repeated(it[above], it[index]) for it in self.heads):
            draft = self.draft(index)
        self.above = (index, draft)
        criterion = self.take("criterion", index)
        if criterion is None:
            self.row_without_criterion(index, draft)
        if criterion is None or isinstance(criterion, Bad):
            return
        said = self.answer(index, criterion)
        if draft is not None and said is not None:
            self.put(draft, criterion, index, *said)

    def wide_row(self, index: int) -> None:
        draft = self.draft(index)
        note = self.take("note", index)
        answers = [(id, self.answer(index, id)) for id in self.closer.get(index, ())]
        if draft is None:
            return
        if draft.index != index:
            draft.is_spoilt = True
            first = f"the first is row {self.sheet.row(draft.index)}"
            cure = "A column 'respondent' or 'date' tells rows apart"
            message = f"a second row for {_called(draft.document)}: {first}. {cure}"
            self.refuse(index, self.columns["place", ""], Bad("duplicate_key", message), "place")
            return
        self.add_note(draft, index, note)
        for id, said in answers:
            if self.codes is not None:
                self.codes.leave_out(index, self.positions[id])
            if said is not None:
                self.put(draft, id, index, *said)

    def read_answers(self) -> tuple[Codes, dict[int, list[str]]]:
        """The answers of a wide table as codes, and those of each row that are more than a code."""
        columns: dict[int, bytes] = {}
        closer: list[tuple[str, list[int]]] = []
        for position, (id, question) in enumerate(self.key.questions.items()):
            level, others = self.answers[id]
            if level is not None:
                columns[position] = codes.codes_of(level.values, question)
            looked_at = codes.looked_at(columns.get(position, b""))
            beside = (codes.said_in(column.values, column.read) for _, column in others)
            closer.append((id, [*looked_at, *chain.from_iterable(beside)]))
        return Codes(tuple(self.key.questions.values()), columns), codes.by_row(closer)

    def put(
        self, draft: Draft, criterion: str, index: int, answer: Any, spots: Mapping[str, Spot]
    ) -> None:
        """Adds an answer, unless there is one: then neither counts."""
        answers = draft.document["answers"]
        if criterion in draft.rows:
            answers.pop(criterion, None)
            first = f"the first time in row {self.sheet.row(draft.rows[criterion])}"
            message = f"{criterion} is answered again for {_called(draft.document)}: {first}"
            column = self.columns["criterion", ""]
            self.refuse(index, column, Bad("duplicate_key", message), f"answers.{criterion}")
            return
        draft.rows[criterion] = index
        draft.spots.update(spots)
        if not isinstance(answer, Bad):
            answers[criterion] = answer

    def answer(self, index: int, criterion: str) -> tuple[Any, dict[str, Spot]] | None:
        """What a row says of a criterion and in which cells, None where it says nothing."""
        at = f"answers.{criterion}"
        level, others = self.answers[criterion]
        given = self.checked(level, index, at) if level else cells.Blank()
        if ("state", "") in self.columns:
            given = self.in_state(index, at, given)
        beside = {
            what: (found, (index, column.position))
            for what, column in others
            if (found := self.checked(column, index, f"{at}.{what}"))
        }
        sound = {what: it for what, it in beside.items() if not isinstance(it[0], Bad)}
        if isinstance(given, cells.Blank) and not sound:
            return None
        spots = {f"{criterion}.{what}": spot for what, (_, spot) in sound.items()}
        if level:
            spots[criterion] = (index, level.position)
        if isinstance(given, cells.NotApplicable) and not given.reason and "note" in sound:
            reason, spots[f"{criterion}.not_applicable"] = sound.pop("note")
            given = cells.NotApplicable(reason)
        return _answer(given, {what: found for what, (found, _) in sound.items()}), spots

    def in_state(self, index: int, at: str, given: cells.Cell) -> cells.Cell:
        """What the state of an answer adds to its level, in a frame that this package gave out."""
        state = self.checked(self.columns["state", ""], index, at)
        if isinstance(given, Bad) or isinstance(state, Bad):
            return given if isinstance(given, Bad) else state
        told = state is None or (state == "level") == isinstance(given, cells.Level)
        if not told and isinstance(given, cells.Level | cells.Blank):
            bad = Bad("conflicting_answer", f"the state is {state}, and the level says otherwise")
            self.refuse(index, self.columns["state", ""], bad, at)
            return bad
        if state == "not_applicable" and isinstance(given, cells.Blank):
            return cells.NotApplicable(self.take("reason", index))
        return cells.NotKnown() if state == "not_known" else given

    def draft(self, index: int) -> Draft | None:
        """The assessment that a row belongs to, where the row says so well enough."""
        found = {what: self.take(what, index) for what in _HEAD}
        if found["place"] is None:
            message = "the row has cells filled in, and no Place"
            self.refuse(index, self.columns["place", ""], Bad("missing_key", message), "place")
        if found["date"] is None:
            found["date"] = self.date
            if self.date is None and ("date", "") in self.columns:
                message = "the row has no date: fill it in, or pass date='2026-09-30'"
                self.refuse(index, self.columns["date", ""], Bad("missing_key", message), "date")
        found["kind"] = found["kind"] or self.kind
        needed = (found["place"], found["date"], found["kind"])
        if None in needed or any(isinstance(it, Bad) for it in found.values()):
            return None
        return self.draft_of(index, found)

    def draft_of(self, index: int, head: Mapping[str, str | None]) -> Draft:
        name = head["place"] or ""
        id = head["place_id"] or self.place_id(name)
        who = head["partner"]
        if head["respondent"] is not None:
            who = self.respondents.of(head["respondent"])
        identity = (id, head["date"], who, head["partner"], head["kind"])
        if identity not in self.drafts:
            partner = {PARTNER: head["partner"]} if head["partner"] else {}
            document: dict[str, Any] = {
                "format": _FORMAT,
                "rubric": f"{self.key.rubric_id}@{self.key.version}",
                "place": {"id": id, "name": name},
                "date": head["date"],
                **({"respondent": {"id": who, **partner}} if who else {}),
                "kind": head["kind"],
                "answers": {},
            }
            self.drafts[identity] = Draft(document, index)
        return self.drafts[identity]

    def place_id(self, name: str) -> str:
        """The one id that the table gives a name elsewhere, or else one made of the name."""
        given = self.given_ids.get(folded(name), set())
        return next(iter(given)) if len(given) == 1 else self.places.of(name)

    def ids_by_name(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        if ("place_id", "") in self.columns:
            names, ids = self.columns["place", ""], self.columns["place_id", ""]
            for index in range(len(ids.values)):
                name, id = names(index), ids(index)
                if isinstance(name, str) and isinstance(id, str):
                    found.setdefault(folded(name), set()).add(id)
        return found

    def head_columns(self) -> dict[str, int]:
        """The columns that the parts of a document's head stand in."""
        columns = {what: it.position for (what, id), it in self.columns.items() if not id}
        places = {
            "place": "place",
            "place.id": "place_id",
            "date": "date",
            "kind": "kind",
            "respondent": "respondent" if "respondent" in columns else "partner",
            f"respondent.{PARTNER}": "partner",
        }
        return {at: columns[it] for at, it in places.items() if it in columns}

    def row_without_criterion(self, index: int, draft: Draft | None) -> None:
        """A Place by itself is kept, with no answers. An answer to no question is a problem."""
        others = [self.columns.get((what, "")) for what in ("level", "confidence", "evidence")]
        filled = [it for it in others if it is not None and not cells.is_blank(it.values[index])]
        if filled:
            message = "the row has an answer, and no criterion that it answers"
            bad = Bad("missing_key", message)
            self.refuse(index, self.columns["criterion", ""], bad, "answers")
        elif draft is not None:
            self.add_note(draft, index, self.take("note", index))

    def add_note(self, draft: Draft, index: int, note: object) -> None:
        if isinstance(note, str):
            before = draft.document.get("note")
            draft.document["note"] = f"{before}\n{note}" if before else note
            draft.spots["note"] = (index, self.columns["note", ""].position)

    def entry(self, draft: Draft) -> Entry:
        row, line = self.sheet.row(draft.index), self.sheet.line(draft.index)
        origin = Origin(self.sheet.source, row, None, line)
        coded = None if self.codes is None else (self.codes, draft.index)
        return Entry(draft.document, Cells(draft, self.head, self.describe), origin, coded)

    def describe(self, index: int, position: int) -> Origin:
        row, line = self.sheet.row(index), self.sheet.line(index)
        name = shown_name(self.sheet.names[position])
        return Origin(self.sheet.source, row, name, line, shown(self.values[position][index]))

    def is_blank(self, index: int) -> bool:
        return all(cells.is_blank(values[index]) for values in self.values.values())

    def take(self, what: str, index: int) -> Any:
        """What stands in a cell of a column, None where it is blank or there is no such column."""
        column = self.columns.get((what, ""))
        return None if column is None else self.checked(column, index, _PLACES.get(what, what))

    def checked(self, column: Column, index: int, at: str) -> Any:
        """What stands in a cell. What cannot be read is noted as a problem."""
        found = column(index)
        if isinstance(found, Bad):
            self.refuse(index, column, found, at)
        return found

    def refuse(self, index: int, column: Column, bad: Bad, at: str) -> None:
        if self.problems.is_full:
            self.problems.others += 1
            return
        cell = vars(self.describe(index, column.position))
        if cells.is_blank(column.values[index]):
            cell["value"] = None
        self.guesses -= bad.compared
        message = bad.message if self.guesses >= 0 else bad.why
        self.problems.add([make_problem(bad.code, message, at=at, **cell)])

    def for_all(self, what: str, found: str | Bad | None) -> str | None:
        """What is said for the whole table, beside it."""
        if found is None and what == "date" and ("date", "") not in self.columns:
            message = "there is no date: add a column 'date', or pass date='2026-09-30'"
            found = Bad("missing_key", message)
        if isinstance(found, Bad):
            source = self.sheet.source
            self.problems.add([make_problem(found.code, found.message, at=what, source=source)])
            return None
        return found

    def columns_about(self, id: str) -> tuple[Column | None, list[tuple[str, Column]]]:
        """The column of the levels of a criterion, and those of what is said beside them."""
        place = "" if self.layout.is_long else id
        level = self.layout.columns.get(("level", place))
        beside = [(it, self.columns[it, place]) for it in _BESIDE if (it, place) in self.columns]
        return None if level is None else self.column(("level", id), level), beside

    def column(self, target: Target, position: int) -> Column:
        values = self.values[position]
        return Column(position, values, way_to_read(target, values, self.key))


def _answer(given: object, beside: Mapping[str, Any]) -> Any:
    """An answer as a document has it."""
    said: dict[str, Any] = {}
    match given:
        case Bad():
            return given
        case cells.Level(id):
            said["level"] = id
        case cells.NotKnown():
            said["not_known"] = True
        case cells.NotApplicable(reason):
            said["not_applicable"] = reason or _NO_REASON
    said |= beside
    if "evidence" in said:
        said["evidence"] = [{"title": title} for title in said["evidence"]]
    return said["level"] if list(said) == ["level"] else said


def _called(document: Mapping[str, Any]) -> str:
    """Which assessment is meant, in words."""
    who = document.get("respondent", {}).get("id")
    return ", ".join(filter(None, (shown(document["place"]["name"]), document["date"], who)))


# Where the core's own problems would stand.
_PLACES = {"place_id": "place.id", "partner": f"respondent.{PARTNER}", "criterion": "answers"}

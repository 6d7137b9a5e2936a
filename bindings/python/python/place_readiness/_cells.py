"""Cells: what people type into a table of answers, and how each is read.

Capitals, and spaces before and after, never matter; `id` stands for the id of a level.

| In the cell of an answer | Read as |
|---|---|
| `3`, `3.0`, a decimal, a NumPy number, `"3"`, `"3.0"`, `"03"`, `" 3 "` | the level `3`; where ids are numbers |
| the id, exactly as the rubric has it (`a`, `0.25`) | that level, before any other rule |
| `3 - agreed`, `3 – agreed`, `3: agreed`, `3. agreed`, `3 (agreed)`, `Level 3` | the level `3`: what stands behind the id is not read |
| `3 - ` and the label of another level, `n/a` or `not known` | a problem: it says two things |
| `1-2`, `1 - 2`, `3 - 2 partners`, `2-Jan`, `01/02/2026`, a date | a problem: two levels, or a date that a spreadsheet made of them |
| the label of a level, alone | a problem that names the id: no answer is read by its text |
| `2.5`, `7`, `inf` | a problem: no such level, and nothing is rounded |
| `not known`, `unknown`, `don't know`, `do not know`, `dk`, `?` | not known |
| `N/A`, `n.a.`, `na`, `not applicable` | not applicable; the note beside it is the reason, else "Entered as N/A in the table." |
| `not applicable: reason`, `N/A - reason`, `N/A (reason)` | not applicable, for that reason |
| any of these where the question always applies | a problem |
| nothing, spaces, None, NaN, NA, NaT, `-`, `–`, `—`, and `nan`, `none`, `null`, `nat`, `<na>` as exports write them | unanswered |
| `#N/A`, `#REF!` and other errors of formulas | a problem |
| True, False, bytes, lists, dicts, anything else that is neither text nor number | a problem: True is not 1 |
| everything else | a problem with the spellings that are read and, where one is near, the one that may be meant |

A program that reads the file first may have changed cells before they come here: `pandas.read_csv`
makes a blank of `N/A`, unless told `keep_default_na=False`.

| In other cells | Read as |
|---|---|
| blank, as above | nothing said |
| text, numbers and dates in a cell for text | text, without spaces around it; `101.0` is `101` |
| `2026-09-30`, `30/09/2026`, `30-9-2026`, `30.09.2026`, a date, a time stamp at midnight | that day; the day stands before the month |
| `09/30/2026` | a problem; so is then every other day of that column that could be read both ways |
| `high`, `medium`, `low` | the confidence |
| `individual`, `agreed`, `illustrative` | whose answers they are |
| the id of a kind of partner | the kind of partner |
| evidence: text | one item for each line, and for each part between `;` |
| evidence: `no`, `nil`, `n/a`, `no evidence` | no evidence |
| evidence: `yes`, `y`, `x`, `true` | a problem: it must say what the evidence is |
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from place_readiness._plain import (
    LONGEST_GUESS,
    did_you_mean,
    folded,
    has_hidden,
    is_id,
    listed,
    nearest,
    plain,
    shown,
)

KINDS = ("individual", "agreed", "illustrative")
CONFIDENCES = ("high", "medium", "low")


_BLANK = frozenset(["", "-", "–", "—", "nan", "none", "null", "nat", "<na>"])
_NOT_KNOWN = frozenset(["not known", "unknown", "don't know", "do not know", "dk", "?"])
_NOT_APPLICABLE = ("not applicable", "n/a", "n.a.", "na")
_NO_EVIDENCE = frozenset(["no", "nil", "no evidence", *_NOT_APPLICABLE])
_SOME_EVIDENCE = frozenset(["yes", "y", "x", "true"])

# What may stand behind an id, or behind "n/a", and then what it says.
_TAIL = re.compile(r"\s*(?:[-–—:]\s*|\.(?:\s+|$)|(?=\())(.*)", re.DOTALL)
_NUMBER = re.compile(r"(?:level\s+)?([0-9]{1,20}(?:\.[0-9]{1,20})?)", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:[-/ ][0-9]{1,4})?"
)
_DATE_LIKE = re.compile(
    r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?:[ T].*)?"
    rf"|[0-9]{{1,2}}[-/ ]{_MONTH.pattern}"
    rf"|{_MONTH.pattern}",
    re.IGNORECASE | re.DOTALL,
)
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})(?: 00:00(?::00)?)?")


@dataclass(frozen=True)
class Question:
    """What reading needs of a criterion."""

    id: str
    options: tuple[str, ...]
    labels: tuple[str, ...]
    may_not_apply: bool

    @cached_property
    def numbers(self) -> Mapping[Decimal, str]:
        """The ids that are numbers. A number that fits two of them fits none."""
        ids = [it for it in self.options if re.fullmatch(r"[0-9]+(\.[0-9]+)?", it)]
        values = [Decimal(it) for it in ids]
        pairs = zip(values, ids, strict=True)
        return {value: id for value, id in pairs if values.count(value) == 1}

    @cached_property
    def longest_first(self) -> Sequence[str]:
        """The ids, so that `0.25` is looked for before `0`."""
        return sorted(self.options, key=len, reverse=True)

    @cached_property
    def meanings(self) -> Mapping[str, Sequence[str]]:
        """The ids that each label stands for."""
        found: dict[str, list[str]] = {}
        for option, label in zip(self.options, self.labels, strict=True):
            found.setdefault(_remark(label), []).append(option)
        return found


@dataclass(frozen=True)
class Level:
    """The option with this id."""

    id: str


@dataclass(frozen=True)
class NotApplicable:
    """It does not apply; the reason is None where the cell gives none."""

    reason: str | None = None


@dataclass(frozen=True)
class NotKnown:
    """It is said to be not known."""


@dataclass(frozen=True)
class Blank:
    """Nothing was said."""


@dataclass(frozen=True)
class Bad:
    """What cannot be read, and why. What may have been meant is looked for when somebody asks."""

    code: str
    why: str
    meant: Callable[[], str] | None = None
    compared: int = 0
    """With how many words."""

    @property
    def message(self) -> str:
        """Why, and what may have been meant."""
        return self.why + (self.meant() if self.meant else "")


Cell = Level | NotApplicable | NotKnown | Blank | Bad


def read_cell(value: object, question: Question) -> Cell:
    """The answer in a cell."""
    value = plain(value)
    if value is None:
        return Blank()
    if isinstance(value, str):
        return _read_words(value.strip(), question)
    if isinstance(value, datetime.date):
        return _no_answer(value, question, _DATE_HINT)
    if type(value) not in (int, float, Decimal):
        return _no_answer(value, question, code="wrong_type")
    written = _written(value)
    if written in question.options:
        return Level(written)
    # A float is the number that it shows: 0.1 is one tenth.
    exact = Decimal(written) if isinstance(value, float) else value
    level = question.numbers.get(exact)  # type: ignore[call-overload]  # int and Decimal hash alike
    return Level(level) if level is not None else _no_answer(value, question)


def read_text(value: object) -> str | Bad | None:
    """The text in a cell, None where it is blank."""
    value = plain(value)
    if isinstance(value, str):
        text = value.strip()
        return None if folded(text) in _BLANK else text
    if value is None:
        return None
    number_or_date = type(value) in (int, float, Decimal) or isinstance(value, datetime.date)
    text = _as_text(value) if number_or_date else ""
    return text or Bad("wrong_type", f"{shown(value)} is not text")


def read_id(value: object) -> str | Bad | None:
    """An id in a cell, None where it is blank."""
    text = read_text(value)
    if text is None or isinstance(text, Bad) or is_id(text):
        return text
    rule = "1 to 64 letters, digits, '.', '_' or '-', starting with a letter or digit"
    return Bad("bad_id", f"{shown(text)} is not an id: type {rule}")


def read_date(value: object, month_first: str | None = None) -> str | Bad | None:
    """The day in a cell as year-month-day, None where it is blank.

    `month_first` is a date of the same column that has the month first, where there is one: then
    a date that can be read both ways is not read.
    """
    value = plain(value)
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        if value.time() != datetime.time():
            return _no_date(value, ": it has a time of day")
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        text = value.strip()
        return None if folded(text) in _BLANK else _read_day(text, month_first)
    if isinstance(value, int | float) and 20_000 < value < 80_000:
        return _no_date(value, ": a spreadsheet may have turned a date into a number")
    return _no_date(value)


def is_month_first(value: object) -> bool:
    """Whether a cell holds a date such as 09/30/2026."""
    found = _DAY_FIRST.fullmatch(value.strip()) if isinstance(value, str) else None
    return found is not None and int(found[1]) <= 12 < int(found[3]) <= 31


def read_choice(value: object, choices: Sequence[str], code: str, what: str) -> str | Bad | None:
    """One of several words, None where the cell is blank."""
    text = read_text(value)
    if text is None or isinstance(text, Bad) or text in choices:
        return text
    alike = [choice for choice in choices if folded(choice) == folded(text)]
    if len(alike) == 1:
        return alike[0]
    if not choices:
        return Bad(code, f"{shown(text)} is not {what}: the rubric names none")
    why = f"{shown(text)} is not {what}: type {listed(choices)}"
    return Bad(code, why, lambda: did_you_mean(nearest(text, choices), text), len(choices))


def read_evidence(value: object) -> list[str] | Bad:
    """The items of evidence in a cell."""
    text = read_text(value)
    if text is None or isinstance(text, Bad):
        return text or []
    if folded(text) in _SOME_EVIDENCE:
        return Bad("wrong_type", f"{shown(text)} does not say what the evidence is: name it")
    if folded(text) in _NO_EVIDENCE:
        return []
    return [item.strip() for item in re.split(r"[;\r\n]", text) if item.strip()]


def is_blank(value: object) -> bool:
    """Whether a cell says nothing."""
    return read_text(value) is None


_DATE_HINT = ". It may be a date that a spreadsheet made of two levels, such as 1-2: give one"
_TWO_HINT = ". It may be two levels: give one"

_TWO = re.compile(r"[0-9.]+\s*(?:/|,|&|to|or|and)\s*[0-9.]+", re.IGNORECASE)


def _written(value: object) -> str:
    try:
        return str(value)
    except ValueError:  # More digits than Python writes out.
        return ""


def _as_text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    return _written(value)


def _read_words(text: str, question: Question) -> Cell:
    if text in question.options:
        return Level(text)
    said = folded(text)
    if said in _BLANK:
        return Blank()
    if said in _NOT_KNOWN:
        return NotKnown()
    for word in _NOT_APPLICABLE:
        if said == word or (said.startswith(word) and _TAIL.fullmatch(said, len(word))):
            return _read_not_applicable(text, word, question)
    return _read_level(text, question)


def _read_not_applicable(text: str, word: str, question: Question) -> Cell:
    if not question.may_not_apply:
        message = f"{question.id} always applies: type {_accepted(question)}"
        return Bad("not_applicable_not_allowed", message)
    # The words may be spelt with other capitals and more spaces; no letter of them changes length.
    spelling = re.match(r"\s+".join(map(re.escape, word.split())), text, re.IGNORECASE)
    tail = _TAIL.fullmatch(text, spelling.end()) if spelling else None
    return NotApplicable(_unbracketed(tail[1]) or None if tail else None)


def _read_level(text: str, question: Question) -> Cell:
    if _DATE_LIKE.fullmatch(text):
        return _no_answer(text, question, _DATE_HINT)
    for option in question.longest_first:
        tail = _TAIL.fullmatch(text, len(option)) if text.startswith(option) else None
        if tail:
            return _read_remark(text, option, tail[1], question)
    number = _NUMBER.match(text)
    level = question.numbers.get(Decimal(number[1])) if number else None
    if number and level is not None:
        tail = _TAIL.fullmatch(text, number.end())
        if tail or number.end() == len(text):
            return _read_remark(text, level, tail[1] if tail else "", question)
    no_answer = _no_answer(text, question)
    words = len(question.options) + len(_NOT_KNOWN)
    return Bad(no_answer.code, no_answer.why, lambda: _hint(text, question), words)


def _read_remark(text: str, level: str, remark: str, question: Question) -> Cell:
    """The level, unless what stands behind it says something else."""
    said = _remark(remark)
    options = question.meanings.get(said, ())
    if level in options:
        return Level(level)
    if options:
        other = f". It says two things: {level}, and the text of {options[0]}"
        return _no_answer(text, question, other)
    if said in _NOT_KNOWN or said in _NOT_APPLICABLE:
        return _no_answer(text, question, ". It says two things")
    if said[:1].isdigit():
        return _no_answer(text, question, _TWO_HINT)
    return Level(level)


def _hint(text: str, question: Question) -> str:
    if text.startswith("#"):
        return ". It looks like the error of a formula"
    if _TWO.fullmatch(text[:LONGEST_GUESS]):
        return _TWO_HINT
    if has_hidden(text):
        return ". It holds a character that cannot be seen"
    options = question.meanings.get(_remark(text), ())
    if len(options) == 1:
        return f". Did you mean {options[0]}? An answer is read by its id, never by its text"
    words = [*question.options, "not known", "unknown", "don't know"]
    if question.may_not_apply:
        words += ["not applicable", "n/a"]
    return did_you_mean(nearest(text, words), text)


def _no_answer(
    value: object, question: Question, hint: str = "", code: str = "unknown_option"
) -> Bad:
    message = f"{shown(value)} is not an answer to {question.id}: type {_accepted(question)}{hint}"
    return Bad(code, message)


def _accepted(question: Question) -> str:
    words = [*question.options, "'not known'", *(["'N/A'"] if question.may_not_apply else [])]
    return f"{listed(words)}, or leave it blank"


def _read_day(text: str, month_first: str | None) -> str | Bad:
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(text, int(found[1]), int(found[2]), int(found[3]))
    found = _DAY_FIRST.fullmatch(text)
    if not found:
        return _no_date(text)
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    if is_month_first(text):
        return _no_date(text, ": it has the month first")
    if month_first and day != month and max(day, month) <= 12:
        return _no_date(text, f": it can be read two ways, as {month_first} has the month first")
    return _day(text, year, month, day)


def _day(text: str, year: int, month: int, day: int) -> str | Bad:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return _no_date(text, ": there is no such day")


def _no_date(value: object, why: str = "") -> Bad:
    return Bad("bad_date", f"{shown(value)} is not read as a date{why}: type it as 2026-09-30")


def _remark(text: str) -> str:
    return folded(_unbracketed(text)).rstrip(".")


def _unbracketed(text: str) -> str:
    text = text.strip()
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text

"""Cells as people type them: every rule, one row each."""

from __future__ import annotations

import datetime
import enum
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from place_readiness import _cells as cells
from place_readiness._cells import (
    Bad,
    Blank,
    Level,
    NotApplicable,
    NotKnown,
    Question,
    read_cell,
    read_date,
    read_evidence,
    read_text,
)
from place_readiness._plain import listed, shown

FIVE = ("Not there", "First sign", "Under way", "Working", "Checked")
ALWAYS = Question("SCO-1", ("0", "1", "2", "3", "4"), FIVE, may_not_apply=False)
SOMETIMES = Question("LEA-3", ("0", "1", "2", "3", "4"), FIVE, may_not_apply=True)
LETTERS = Question("a", ("n", "p", "l", "f"), ("Not", "Partly", "Largely", "Fully"), False)
QUARTERS = Question("q", ("0", "0.25", "0.5", "1"), ("None", "Some", "Half", "All"), False)


class Three(enum.IntEnum):
    LEVEL = 3


class Text(str):
    def __repr__(self) -> str:
        raise RuntimeError("never ask me")


class Rude:
    def __repr__(self) -> str:
        raise RuntimeError("never ask me")

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("never ask me")

    __hash__ = None  # type: ignore[assignment]


LEVELS: list[tuple[Question, object, str]] = [
    (ALWAYS, 3, "3"),
    (ALWAYS, 0, "0"),
    (ALWAYS, 3.0, "3"),
    (ALWAYS, -0.0, "0"),
    (ALWAYS, Decimal("3"), "3"),
    (ALWAYS, Decimal("3.00"), "3"),
    (ALWAYS, Decimal("0E+5"), "0"),
    (ALWAYS, np.int8(3), "3"),
    (ALWAYS, np.uint64(3), "3"),
    (ALWAYS, np.float32(3), "3"),
    (ALWAYS, np.float64(3), "3"),
    (ALWAYS, np.longdouble(3), "3"),
    (ALWAYS, np.str_("3"), "3"),
    (ALWAYS, pa.scalar(3), "3"),
    (ALWAYS, "3", "3"),
    (ALWAYS, Text("3"), "3"),
    (ALWAYS, "3.0", "3"),
    (ALWAYS, "3.", "3"),
    (ALWAYS, "03", "3"),
    (ALWAYS, " 3 ", "3"),
    (ALWAYS, "\u00a03\r\n", "3"),
    (ALWAYS, "3 - agreed", "3"),
    (ALWAYS, "3 – agreed", "3"),
    (ALWAYS, "3 — agreed", "3"),
    (ALWAYS, "3-agreed", "3"),
    (ALWAYS, "3: agreed", "3"),
    (ALWAYS, "3. agreed", "3"),
    (ALWAYS, "3 (agreed)", "3"),
    (ALWAYS, "3(agreed)", "3"),
    (ALWAYS, "3.0 - agreed", "3"),
    (ALWAYS, "3 -", "3"),
    (ALWAYS, "3 - Working", "3"),
    (ALWAYS, "3 - working.", "3"),
    (ALWAYS, "3 (Working)", "3"),
    (ALWAYS, "3 - agreed in 2 of 3 boroughs", "3"),
    (ALWAYS, "3 - agreed\nand minuted", "3"),
    (ALWAYS, "Level 3", "3"),
    (ALWAYS, "LEVEL  3: agreed", "3"),
    (LETTERS, "p", "p"),
    (LETTERS, " p ", "p"),
    (LETTERS, "p - Partly", "p"),
    (LETTERS, "p (some of it)", "p"),
    (QUARTERS, "0.25", "0.25"),
    (QUARTERS, 0.25, "0.25"),
    (QUARTERS, np.float32(0.25), "0.25"),
    (QUARTERS, Decimal("0.250"), "0.25"),
    (QUARTERS, "0.250", "0.25"),
    (QUARTERS, "0.25 - some", "0.25"),
    (QUARTERS, "0 - none", "0"),
    (QUARTERS, 1, "1"),
]

NOT_KNOWN = ["not known", "Not  Known", "NOT KNOWN", "unknown", "Unknown ", "don't know",
             "Don’t know", "do not know", "DK", "?", " ? "]  # fmt: skip

NOT_APPLICABLE = [
    ("N/A", None),
    ("n/a", None),
    (" NA ", None),
    ("n.a.", None),
    ("Not applicable", None),
    ("not  applicable:", None),
    ("not applicable: one employer", "one employer"),
    ("Not Applicable - One Employer", "One Employer"),
    ("N/A (one employer)", "one employer"),
    ("n/a – one employer", "one employer"),
    ("na. one employer", "one employer"),
]

BLANK = [None, float("nan"), np.nan, np.float32("nan"), Decimal("NaN"), Decimal("sNaN"), pd.NA,
         pd.NaT, np.datetime64("NaT"), pa.scalar(None), "", "  ", "\u00a0", "\n", "-", " – ", "—",
         "nan", "NaN", "None", "null", "NULL", "NaT", "<NA>"]  # fmt: skip

BAD: list[tuple[Question, object, str, str]] = [
    # What stands behind an id may not say something else.
    (ALWAYS, "3 - Not there", "unknown_option", "It says two things: 3, and the text of 0"),
    (ALWAYS, "3 (NOT THERE)", "unknown_option", "It says two things: 3, and the text of 0"),
    (ALWAYS, "3 - n/a", "unknown_option", "It says two things"),
    (ALWAYS, "3: not known", "unknown_option", "It says two things"),
    (ALWAYS, "3 - ?", "unknown_option", "It says two things"),
    (ALWAYS, "1-2", "unknown_option", "It may be two levels"),
    (ALWAYS, "1 - 2", "unknown_option", "It may be two levels"),
    (ALWAYS, "1 – 2", "unknown_option", "It may be two levels"),
    (ALWAYS, "1/2", "unknown_option", "It may be two levels"),
    (ALWAYS, "1 or 2", "unknown_option", "It may be two levels"),
    (ALWAYS, "1,2", "unknown_option", "It may be two levels"),
    (ALWAYS, "3 - 2 partners", "unknown_option", "It may be two levels"),
    # Dates that a spreadsheet made.
    (ALWAYS, "2-Jan", "unknown_option", "It may be a date"),
    (ALWAYS, "01-Feb", "unknown_option", "It may be a date"),
    (ALWAYS, "Feb-01", "unknown_option", "It may be a date"),
    (ALWAYS, "1-Feb-26", "unknown_option", "It may be a date"),
    (ALWAYS, "01/02/2026", "unknown_option", "It may be a date"),
    (ALWAYS, "2026-02-01 00:00:00", "unknown_option", "It may be a date"),
    (ALWAYS, datetime.date(2026, 2, 1), "unknown_option", "It may be a date"),
    (ALWAYS, datetime.datetime(2026, 2, 1), "unknown_option", "It may be a date"),
    (ALWAYS, pd.Timestamp(2026, 2, 1), "unknown_option", "It may be a date"),
    (ALWAYS, np.datetime64("2026-02-01", "ns"), "unknown_option", "It may be a date"),
    # No answer is read by its text, and none is rounded.
    (ALWAYS, "Working", "unknown_option", "Did you mean 3? An answer is read by its id"),
    (LETTERS, "Partly", "unknown_option", "Did you mean p? An answer is read by its id"),
    (LETTERS, "P", "unknown_option", "Did you mean 'p'?"),
    (LETTERS, 1, "unknown_option", "type n, p, l, f or 'not known'"),
    (LETTERS, "pf", "unknown_option", "type n, p, l, f or 'not known'"),
    (QUARTERS, 0.3, "unknown_option", "type 0, 0.25, 0.5, 1 or 'not known'"),
    (QUARTERS, "0.25.1", "unknown_option", "type 0, 0.25, 0.5, 1"),
    (ALWAYS, 2.5, "unknown_option", "2.5 is not an answer to SCO-1: type 0, 1, 2, 3, 4"),
    (ALWAYS, "2.5", "unknown_option", "'2.5' is not"),
    (ALWAYS, "2.5 - nearly", "unknown_option", "'2.5 - nearly' is not"),
    (ALWAYS, 2.0000001, "unknown_option", "2.0000001 is not"),
    (ALWAYS, np.float64(2.5), "unknown_option", "2.5 is not"),
    (ALWAYS, Decimal("2.5"), "unknown_option", "2.5"),
    (ALWAYS, 7, "unknown_option", "7 is not"),
    (ALWAYS, -1, "unknown_option", "-1 is not"),
    (ALWAYS, "-1", "unknown_option", "'-1' is not"),
    (ALWAYS, 10**30, "unknown_option", "1000000"),
    (ALWAYS, 10**5000, "unknown_option", "<int> is not"),
    (ALWAYS, Decimal("1E+999999999"), "unknown_option", "1E+999999999"),
    (ALWAYS, "9" * 100_000, "unknown_option", "999"),
    (ALWAYS, float("inf"), "unknown_option", "inf is not"),
    (ALWAYS, float("-inf"), "unknown_option", "-inf is not"),
    (ALWAYS, "inf", "unknown_option", "'inf' is not"),
    (ALWAYS, "1e0", "unknown_option", "'1e0' is not"),
    (ALWAYS, "٣", "unknown_option", "'٣' is not"),
    # Words.
    (ALWAYS, "Amber", "unknown_option", "or leave it blank"),
    (ALWAYS, "3 agreed", "unknown_option", "'3 agreed' is not"),
    (ALWAYS, "three", "unknown_option", "'three' is not"),
    (ALWAYS, "3?", "unknown_option", "Did you mean '3'?"),
    (ALWAYS, "nott known", "unknown_option", "Did you mean 'not known'?"),
    (SOMETIMES, "not aplicable", "unknown_option", "Did you mean 'not applicable'?"),
    (SOMETIMES, "nanny", "unknown_option", "4, 'not known' or 'N/A', or leave it blank"),
    (ALWAYS, "TRUE", "unknown_option", "'TRUE' is not"),
    (ALWAYS, "#N/A", "unknown_option", "the error of a formula"),
    (ALWAYS, "#REF!", "unknown_option", "the error of a formula"),
    (ALWAYS, "=1+2", "unknown_option", "'=1+2' is not"),
    # What is hidden, or would change what people see.
    (ALWAYS, "3\u200b", "unknown_option", r"'3\u200b' is not"),
    (ALWAYS, "\u202e3", "unknown_option", "It holds a character that cannot be seen"),
    # A letter for Unicode, which nobody sees.
    (ALWAYS, "3\u3164", "unknown_option", r"'3\u3164' is not"),
    (ALWAYS, "\u31643", "unknown_option", "It holds a character that cannot be seen"),
    (ALWAYS, "3\x00", "unknown_option", r"'3\x00' is not"),
    (ALWAYS, "\x1b[31mred", "unknown_option", r"'\x1b[31mred' is not"),
    (ALWAYS, "\ud800", "unknown_option", r"'\ud800' is not"),
    # Not applicable, where the question always applies.
    (ALWAYS, "N/A", "not_applicable_not_allowed", "SCO-1 always applies: type 0, 1, 2"),
    (ALWAYS, "n/a: why not", "not_applicable_not_allowed", "SCO-1 always applies"),
    # What is neither text nor number.
    (ALWAYS, True, "wrong_type", "True is not an answer"),
    (ALWAYS, False, "wrong_type", "False is not an answer"),
    (ALWAYS, np.True_, "wrong_type", "is not an answer"),
    (ALWAYS, Three.LEVEL, "wrong_type", "is not an answer"),
    (ALWAYS, b"3", "wrong_type", "b'3' is not an answer"),
    (ALWAYS, bytearray(b"3"), "wrong_type", "is not an answer"),
    (ALWAYS, np.bytes_(b"3"), "wrong_type", "is not an answer"),
    (ALWAYS, [3], "wrong_type", "[3] is not an answer"),
    (ALWAYS, (3,), "wrong_type", "is not an answer"),
    (ALWAYS, {"level": 3}, "wrong_type", "is not an answer"),
    (ALWAYS, {3}, "wrong_type", "is not an answer"),
    (ALWAYS, 3j, "wrong_type", "is not an answer"),
    (ALWAYS, Fraction(3), "wrong_type", "is not an answer"),
    (ALWAYS, np.array(3), "wrong_type", "is not an answer"),
    (ALWAYS, np.array([1, 2]), "wrong_type", "is not an answer"),
    (ALWAYS, pd.Series([1, 2]), "wrong_type", "is not an answer"),
    (ALWAYS, np.timedelta64(3, "D"), "wrong_type", "is not an answer"),
    (ALWAYS, datetime.time(3), "wrong_type", "is not an answer"),
    (ALWAYS, object(), "wrong_type", "<object> is not an answer"),
    (ALWAYS, Rude(), "wrong_type", "<Rude> is not an answer"),
    (ALWAYS, Text("x"), "unknown_option", "'x' is not an answer"),
]


def name(value: Any) -> str:
    return shown(value)[:30]


@pytest.mark.parametrize(("question", "value", "level"), LEVELS, ids=name)
def test_a_level(question: Question, value: object, level: str) -> None:
    assert read_cell(value, question) == Level(level)


@pytest.mark.parametrize("value", NOT_KNOWN, ids=name)
def test_not_known(value: str) -> None:
    assert read_cell(value, ALWAYS) == NotKnown()


@pytest.mark.parametrize(("value", "reason"), NOT_APPLICABLE, ids=name)
def test_not_applicable(value: str, reason: str | None) -> None:
    assert read_cell(value, SOMETIMES) == NotApplicable(reason)


@pytest.mark.parametrize("value", BLANK, ids=name)
def test_blank(value: object) -> None:
    assert read_cell(value, ALWAYS) == Blank()
    assert cells.is_blank(value)
    assert read_text(value) is None
    assert read_date(value) is None


@pytest.mark.parametrize(("question", "value", "code", "message"), BAD, ids=name)
def test_a_problem(question: Question, value: object, code: str, message: str) -> None:
    found = read_cell(value, question)

    assert isinstance(found, Bad)
    assert found.code == code
    assert message in found.message
    assert found.message.isprintable()
    assert len(found.message) < 400


def test_an_id_is_matched_before_the_words() -> None:
    odd = Question("odd", ("na", "dk", "none"), ("First", "Second", "Third"), may_not_apply=True)

    assert read_cell("na", odd) == Level("na")
    assert read_cell("dk", odd) == Level("dk")
    assert read_cell("none", odd) == Level("none")
    assert read_cell("N/A", odd) == NotApplicable()


def test_a_number_that_fits_two_ids_fits_neither() -> None:
    twice = Question("twice", ("1", "1.0", "2"), ("One", "Also one", "Two"), may_not_apply=False)

    assert read_cell("1.0", twice) == Level("1.0")
    assert read_cell(1, twice) == Level("1")
    assert read_cell(2, twice) == Level("2")
    assert isinstance(read_cell("01", twice), Bad)


def test_a_label_of_two_levels_says_no_other_level() -> None:
    same = Question("same", ("0", "1", "2"), ("Low", "Good", "Good"), may_not_apply=False)

    assert read_cell("1 - Good", same) == Level("1")
    assert read_cell("2 - Good", same) == Level("2")
    assert isinstance(read_cell("0 - Good", same), Bad)


def test_a_label_that_begins_with_a_digit_is_its_own() -> None:
    shares = Question("shares", ("0", "1"), ("0 to 49 per cent", "50 per cent or more"), False)

    assert read_cell("1 - 50 per cent or more", shares) == Level("1")
    assert isinstance(read_cell("0 - 50 per cent or more", shares), Bad)


TEXTS: list[tuple[object, str]] = [
    (" Leeds ", "Leeds"),
    (Text("Leeds"), "Leeds"),
    (np.str_("Leeds"), "Leeds"),
    (101, "101"),
    (101.0, "101"),
    (np.int64(101), "101"),
    (1.5, "1.5"),
    (Decimal("1.50"), "1.50"),
    (datetime.date(2026, 9, 30), "2026-09-30"),
    (pd.Timestamp("2026-09-30"), "2026-09-30"),
]


@pytest.mark.parametrize(("value", "text"), TEXTS, ids=name)
def test_a_text(value: object, text: str) -> None:
    found = read_text(value)

    assert found == text
    assert type(found) is str


@pytest.mark.parametrize("value", [True, b"x", ["x"], {"x": 1}, 10**5000, object()], ids=name)
def test_what_is_no_text(value: object) -> None:
    found = read_text(value)

    assert isinstance(found, Bad)
    assert found.code == "wrong_type"


DATES: list[tuple[object, str]] = [
    ("2026-09-30", "2026-09-30"),
    (" 2026-09-30 ", "2026-09-30"),
    ("2026-09-30 00:00:00", "2026-09-30"),
    ("2026-09-30T00:00:00.000", "2026-09-30"),
    ("2026-09-30T00:00:00Z", "2026-09-30"),
    ("30/09/2026", "2026-09-30"),
    ("30/09/2026 00:00", "2026-09-30"),
    ("4/5/2026", "2026-05-04"),
    ("04-05-2026", "2026-05-04"),
    ("04.05.2026", "2026-05-04"),
    ("29/02/2024", "2024-02-29"),
    (datetime.date(2026, 9, 30), "2026-09-30"),
    (datetime.datetime(2026, 9, 30), "2026-09-30"),
    (datetime.datetime(2026, 9, 30, tzinfo=datetime.UTC), "2026-09-30"),
    (pd.Timestamp("2026-09-30"), "2026-09-30"),
    (np.datetime64("2026-09-30"), "2026-09-30"),
    (np.datetime64("2026-09-30", "ns"), "2026-09-30"),
    (pa.scalar(datetime.date(2026, 9, 30)), "2026-09-30"),
]

NO_DATES: list[tuple[object, str]] = [
    ("09/30/2026", "it has the month first"),
    ("9/13/2026", "it has the month first"),
    ("31/09/2026", "there is no such day"),
    ("2026-02-29", "there is no such day"),
    ("2026-13-01", "there is no such day"),
    ("00/09/2026", "there is no such day"),
    ("32/13/2026", "there is no such day"),
    ("0000-01-01", "there is no such day"),
    ("30/09/26", "type it as 2026-09-30"),
    ("30 Sep 2026", "type it as 2026-09-30"),
    ("30/09-2026", "type it as 2026-09-30"),
    ("2026-09", "type it as 2026-09-30"),
    ("2026", "type it as 2026-09-30"),
    (2026, "type it as 2026-09-30"),
    ("2026-09-30 09:15", "type it as 2026-09-30"),
    ("tomorrow", "type it as 2026-09-30"),
    (datetime.datetime(2026, 9, 30, 9, 15), "it has a time of day"),
    (pd.Timestamp("2026-09-30 09:15"), "it has a time of day"),
    (46295, "a spreadsheet may have turned a date into a number"),
    (46295.0, "a spreadsheet may have turned a date into a number"),
    (True, "type it as 2026-09-30"),
    (b"2026-09-30", "type it as 2026-09-30"),
    ("\x1b2026-09-30", r"'\x1b2026-09-30'"),
]


@pytest.mark.parametrize(("value", "day"), DATES, ids=name)
def test_a_date(value: object, day: str) -> None:
    assert read_date(value) == day


@pytest.mark.parametrize(("value", "why"), NO_DATES, ids=name)
def test_what_is_no_date(value: object, why: str) -> None:
    found = read_date(value)

    assert isinstance(found, Bad)
    assert found.code == "bad_date"
    assert why in found.message


def test_a_day_is_not_guessed_beside_a_date_with_the_month_first() -> None:
    beside = "'09/30/2026'"

    assert cells.is_month_first("09/30/2026")
    assert isinstance(read_date("04/05/2026", beside), Bad)
    assert read_date("04/04/2026", beside) == "2026-04-04"
    assert read_date("30/09/2026", beside) == "2026-09-30"
    assert read_date("2026-05-04", beside) == "2026-05-04"


EVIDENCE: list[tuple[object, list[str]]] = [
    (None, []),
    ("-", []),
    ("No", []),
    ("none", []),
    ("N/A", []),
    ("no evidence", []),
    ("Board papers", ["Board papers"]),
    ("Board papers; minutes of May ;", ["Board papers", "minutes of May"]),
    ("Board papers\r\nMinutes", ["Board papers", "Minutes"]),
    (2024, ["2024"]),
]


@pytest.mark.parametrize(("value", "items"), EVIDENCE, ids=name)
def test_evidence(value: object, items: list[str]) -> None:
    assert read_evidence(value) == items


@pytest.mark.parametrize("value", ["yes", "Y", "x", "TRUE", True, ["a"]], ids=name)
def test_evidence_must_say_what_it_is(value: object) -> None:
    found = read_evidence(value)

    assert isinstance(found, Bad)
    assert found.code == "wrong_type"


SHOWN: list[tuple[object, str]] = [
    ("3", "'3'"),
    (3, "3"),
    (True, "True"),
    (b"3", "b'3'"),
    ("\x1b[0m", r"'\x1b[0m'"),
    ("a\nb", r"'a\nb'"),
    ("\u202e", r"'\u202e'"),
    ("\u3164", r"'\u3164'"),
    (datetime.date(2026, 9, 30), "2026-09-30"),
    (object(), "<object>"),
    (Rude(), "<Rude>"),
    (Text("x"), "'x'"),
    (10**5000, "<int>"),
]


@pytest.mark.parametrize(("value", "text"), SHOWN, ids=lambda it: type(it).__name__)
def test_a_value_in_a_message(value: object, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    "value", ["x" * 10**6, "\x00" * 10**6, b"x" * 10**6, [list(range(9999))], {"x": "y" * 999}]
)
def test_a_value_in_a_message_is_short(value: object) -> None:
    assert len(shown(value)) <= 80
    assert shown(value).isprintable()


def test_a_value_that_holds_itself_can_be_shown() -> None:
    endless: list[object] = []
    endless.append(endless)

    assert shown(endless).startswith("[[")


def test_words_in_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a or b"
    assert listed(["a", "b", "c"], "and") == "a, b and c"
    assert listed(["a", "b", "c", "d"], "and", 2) == "a, b and 2 more"

"""What Python can say and JSON cannot: refused in its place, with the codes of every language."""

from __future__ import annotations

import datetime
import decimal
import enum
import types
from collections import OrderedDict
from typing import Any

import numpy as np
import pandas as pd
import pytest
from place_readiness import Assessment, DataError, Rubric, RubricError


class Three(enum.IntEnum):
    LEVEL = 3


class Text(str):
    pass


def document(**changes: Any) -> dict[str, Any]:
    """A sound assessment, with some keys replaced."""
    sound = {
        "format": "place-readiness/assessment/1",
        "rubric": "place-readiness",
        "place": {"id": "ashmere", "name": "Ashmere"},
        "date": "2026-09-30",
        "kind": "individual",
        "answers": {},
    }
    return {**sound, **changes}


ACCEPTED = [
    (3, "3"),
    (3.0, "3"),
    ("3", "3"),
    (Text("3"), "3"),
    (np.str_("3"), "3"),
    ({"level": 3}, "3"),
    (types.MappingProxyType({"level": 3}), "3"),
    (OrderedDict(level=3), "3"),
]

REFUSED = [
    (True, "wrong_type"),
    (False, "wrong_type"),
    (2.5, "unknown_option"),
    (-1, "unknown_option"),
    (float("nan"), "unknown_option"),
    (float("inf"), "unknown_option"),
    (10**30, "unknown_option"),
    (10**400, "unknown_option"),
    (-(10**400), "unknown_option"),
    (b"3", "wrong_type"),
    (bytearray(b"3"), "wrong_type"),
    (memoryview(b"3"), "wrong_type"),
    ({3}, "wrong_type"),
    ([3], "wrong_type"),
    ((3,), "wrong_type"),
    (3j, "wrong_type"),
    (decimal.Decimal(3), "wrong_type"),
    (Three.LEVEL, "wrong_type"),
    (np.int64(3), "wrong_type"),
    (np.float64(3), "wrong_type"),
    (np.bool_(True), "wrong_type"),
    (np.array(3), "wrong_type"),
    (pd.NA, "wrong_type"),
    (pd.NaT, "wrong_type"),
    (datetime.datetime(2026, 9, 30), "wrong_type"),
    (object(), "wrong_type"),
    ("\ud800", "wrong_type"),
]


@pytest.mark.parametrize(("value", "level"), ACCEPTED, ids=repr)
def test_a_level_may_be_said_in_these_ways(rubric: Rubric, value: object, level: str) -> None:
    assessment = Assessment(document(answers={"SCO-1": value}), rubric)

    assert assessment.answers == {"SCO-1": level}


@pytest.mark.parametrize(("value", "code"), REFUSED, ids=lambda it: repr(it)[:40])
def test_a_level_may_not_be_said_in_these(rubric: Rubric, value: object, code: str) -> None:
    with pytest.raises(DataError) as caught:
        Assessment(document(answers={"SCO-1": value, "SCO-2": 9}), rubric)

    found = [(problem["code"], problem["at"]) for problem in caught.value.problems]
    assert found == [(code, "answers.SCO-1"), ("unknown_option", "answers.SCO-2")]


def test_a_refused_value_is_named_by_its_type(rubric: Rubric) -> None:
    with pytest.raises(DataError, match=r"answers\.SCO-1: .*found numpy\.int64"):
        Assessment(document(answers={"SCO-1": np.int64(3)}), rubric)


def test_a_blank_is_unanswered(rubric: Rubric) -> None:
    assert Assessment(document(answers={"SCO-1": None}), rubric).answers == {}


def test_a_date_may_be_a_date(rubric: Rubric) -> None:
    day = datetime.date(2026, 9, 30)

    assert Assessment(document(date=day), rubric).date == day


def test_a_date_with_a_time_is_no_date(rubric: Rubric) -> None:
    with pytest.raises(DataError) as caught:
        Assessment(document(date=datetime.datetime(2026, 9, 30, 12)), rubric)
    assert [(it["code"], it["at"]) for it in caught.value.problems] == [("wrong_type", "date")]


def test_what_holds_itself_is_refused(rubric: Rubric) -> None:
    endless: list[Any] = []
    endless.append(endless)
    loop: dict[str, Any] = {}
    loop["answers"] = loop

    for value in (endless, loop):
        with pytest.raises(DataError) as caught:
            Assessment(document(answers=value), rubric)
        assert caught.value.problems


@pytest.mark.parametrize("content", [None, 3, [], {}, "", "a: b: c", b"x", object()], ids=repr)
def test_what_is_no_rubric_is_refused(content: object) -> None:
    with pytest.raises(RubricError) as caught:
        Rubric(content)
    assert caught.value.problems


def test_a_key_must_be_text(rubric: Rubric) -> None:
    with pytest.raises(DataError) as caught:
        Assessment(document(answers={("SCO-1",): 3}), rubric)
    assert [problem["code"] for problem in caught.value.problems] == ["malformed"]

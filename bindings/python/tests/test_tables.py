"""Tables of answers: long and wide, in every kind of frame, with everything that goes wrong."""

from __future__ import annotations

import datetime
import importlib
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from place_readiness import Rubric
from place_readiness._tables import (
    Entry,
    Key,
    Origin,
    Question,
    Reading,
    read_csv,
    read_table,
)

# They come without types.
dd: Any = importlib.import_module("dask.dataframe")
ibis: Any = importlib.import_module("ibis")

pytestmark = [
    pytest.mark.filterwarnings("ignore:Dask support is moving"),
    pytest.mark.filterwarnings("ignore:The 'future.infer_string' option is deprecated"),
]

DAY = "2026-09-30"
FIVE = ("Not there", "First sign", "Under way", "Working", "Checked")
OPTIONS = ("0", "1", "2", "3", "4")


def question(id: str, *, may_not_apply: bool = False) -> Question:
    return Question(id, OPTIONS, FIVE, may_not_apply)


KEY = Key(
    "place-readiness",
    "0.2.0",
    {
        "SCO-1": question("SCO-1"),
        "SCO-2": question("SCO-2"),
        "LEA-3": question("LEA-3", may_not_apply=True),
    },
    ("icb", "council", "nhs-provider"),
)


def document(
    place: tuple[str, str], answers: Mapping[str, Any], date: str = DAY, **more: Any
) -> dict[str, Any]:
    """An assessment as the format has it."""
    return {
        "format": "place-readiness/assessment/1",
        "rubric": "place-readiness@0.2.0",
        "place": {"id": place[0], "name": place[1]},
        "date": date,
        "kind": "individual",
        "answers": dict(answers),
        **more,
    }


def documents(reading: Reading) -> list[dict[str, Any]]:
    return [entry.document for entry in reading.entries]


def told(reading: Reading) -> list[tuple[str, str, int | None, str | None]]:
    return [(it["code"], it["at"], it["row"], it["field"]) for it in reading.problems]


def sound(reading: Reading) -> list[dict[str, Any]]:
    assert [it["message"] for it in reading.problems] == []
    return documents(reading)


LEEDS, YORK, HULL = ("leeds", "Leeds"), ("york", "York"), ("hull", "Hull")

# The two shapes

WIDE = {
    "place": ["Leeds", "York", "Hull"],
    "date": [DAY, DAY, DAY],
    "SCO-1": [3, None, None],
    "SCO-2": ["4 - Checked", "?", None],
    "LEA-3": ["N/A", "2", None],
    "partner": ["council", "ICB", None],
    "postcode": ["LS1", "YO1", "HU1"],
}
LONG = {
    "place": ["Leeds", "Leeds", "York", "Leeds", "York", "Hull"],
    "criterion": ["SCO-1", "SCO-2", "LEA-3", "LEA-3", "SCO-2", None],
    "level": ["3", "4 - Checked", "2", "N/A", "?", None],
    "date": [DAY] * 6,
    "partner": ["council", "council", "ICB", "council", "icb", None],
    "region": ["North"] * 6,
}
EXPECTED = [
    document(
        LEEDS,
        {"SCO-1": "3", "SCO-2": "4", "LEA-3": {"not_applicable": "Entered as N/A in the table."}},
        respondent={"id": "council", "partner": "council"},
    ),
    document(
        YORK,
        {"SCO-2": {"not_known": True}, "LEA-3": "2"},
        respondent={"id": "icb", "partner": "icb"},
    ),
    document(HULL, {}),
]


def rows(table: Mapping[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]


def texts(table: Mapping[str, list[Any]]) -> dict[str, list[str | None]]:
    return {
        name: [None if value is None else str(value) for value in values]
        for name, values in table.items()
    }


def arrow(table: Mapping[str, list[Any]]) -> pa.Table:
    return pa.table({name: pa.array(values) for name, values in table.items()})


FRAMES: dict[str, Callable[[Mapping[str, list[Any]]], Any]] = {
    "dict of lists": lambda it: it,
    "dict of tuples": lambda it: {name: tuple(values) for name, values in it.items()},
    "dict of arrays": lambda it: {name: np.array(v, dtype=object) for name, v in it.items()},
    "list of dicts": rows,
    "tuple of dicts": lambda it: tuple(rows(it)),
    "list of dicts without blanks": lambda it: [
        {name: value for name, value in row.items() if value is not None} for row in rows(it)
    ],
    "pandas": pd.DataFrame,
    "pandas object": lambda it: pd.DataFrame(it, dtype=object),
    "pandas categorical": lambda it: pd.DataFrame(it).astype("category"),
    "pandas string": lambda it: pd.DataFrame(texts(it), dtype="string"),
    "pandas arrow": lambda it: arrow(it).to_pandas(types_mapper=pd.ArrowDtype),
    "pandas nullable": lambda it: pd.DataFrame(it).convert_dtypes(),
    "pandas with an index": lambda it: pd.DataFrame(it).set_axis(it["place"]),
    "polars": pl.DataFrame,
    "polars lazy": pl.LazyFrame,
    "polars categorical": lambda it: pl.DataFrame(it).with_columns(
        pl.col(pl.String).cast(pl.Categorical)
    ),
    "pyarrow": arrow,
    "pyarrow dictionary": lambda it: pa.table(
        [column.dictionary_encode() for column in arrow(it).columns], names=list(it)
    ),
    "pyarrow batch": lambda it: arrow(it).combine_chunks().to_batches()[0],
    "duckdb": lambda it: duckdb.from_arrow(arrow(it)),
    "dask": lambda it: dd.from_pandas(pd.DataFrame(it), npartitions=2),
    "ibis": lambda it: ibis.memtable(arrow(it)),
}  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_wide_table_in_every_frame(frame: Callable[[Any], Any]) -> None:
    assert sound(read_table(frame(WIDE), KEY)) == EXPECTED


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_long_table_in_every_frame(frame: Callable[[Any], Any]) -> None:
    assert sound(read_table(frame(LONG), KEY)) == [EXPECTED[0], EXPECTED[1], EXPECTED[2]]


INTEGERS = {"place": ["Leeds", "York"], "SCO-1": [3, None], "SCO-2": [0, 4]}
KINDS: dict[str, Callable[[], Any]] = {
    "float with NaN": lambda: pd.DataFrame(INTEGERS),
    "Int64": lambda: pd.DataFrame(INTEGERS).astype({"SCO-1": "Int64", "SCO-2": "Int8"}),
    "Float64": lambda: pd.DataFrame(INTEGERS).astype({"SCO-1": "Float64"}),
    "object": lambda: pd.DataFrame(INTEGERS).astype(object),
    "uint8": lambda: pl.DataFrame(INTEGERS).cast({"SCO-1": pl.UInt8, "SCO-2": pl.UInt8}),
    "decimal": lambda: pl.DataFrame(INTEGERS).cast({"SCO-1": pl.Decimal(5, 2)}),
    "float32": lambda: pl.DataFrame(INTEGERS).cast({"SCO-1": pl.Float32}),
    "arrow float16": lambda: pa.table(
        {"place": ["Leeds", "York"], "SCO-1": pa.array([3.0, None], pa.float16()), "SCO-2": [0, 4]}
    ),
    "numpy": lambda: {"place": np.array(["Leeds", "York"]), "SCO-1": np.array([3, np.nan]),
                      "SCO-2": np.array([0, 4], dtype="int16")},
    "series": lambda: dict(pd.DataFrame(INTEGERS).items()),
}  # fmt: skip


@pytest.mark.parametrize("frame", KINDS.values(), ids=KINDS)
def test_numbers_of_every_kind(frame: Callable[[], Any]) -> None:
    assert sound(read_table(frame(), KEY, date=DAY)) == [
        document(LEEDS, {"SCO-1": "3", "SCO-2": "0"}),
        document(YORK, {"SCO-2": "4"}),
    ]


DATES: dict[str, Callable[[], Any]] = {
    "pandas": lambda: pd.DataFrame({"place": ["Leeds"], "SCO-1": [3], "date": [pd.Timestamp(DAY)]}),
    "polars": lambda: pl.DataFrame(
        {"place": ["Leeds"], "SCO-1": [3], "date": [datetime.date(2026, 9, 30)]}
    ),
    "pyarrow": lambda: pa.table(
        {"place": ["Leeds"], "SCO-1": [3], "date": pa.array([DAY]).cast(pa.timestamp("ns"))}
    ),
    "numpy": lambda: {"place": ["Leeds"], "SCO-1": [3], "date": np.array([DAY], "datetime64[ns]")},
}


@pytest.mark.parametrize("frame", DATES.values(), ids=DATES)
def test_dates_of_every_kind(frame: Callable[[], Any]) -> None:
    assert sound(read_table(frame(), KEY)) == [document(LEEDS, {"SCO-1": "3"})]


def test_true_is_no_level_in_any_frame() -> None:
    table: dict[str, list[Any]] = {"place": ["Leeds"], "date": [DAY], "SCO-1": [True]}
    for frame in (table, rows(table), pd.DataFrame(table), pl.DataFrame(table), arrow(table)):
        reading = read_table(frame, KEY)

        assert told(reading) == [("wrong_type", "answers.SCO-1", 0, "SCO-1")]
        assert reading.problems[0]["value"] == "True"
        assert documents(reading) == [document(LEEDS, {})]


# What stands beside an answer


def test_a_long_table_with_everything() -> None:
    table = [
        {
            "place": "Leeds", "place_id": "E08000035", "date": "30/09/2026", "respondent": "r1",
            "partner": "Council", "kind": "Agreed", "criterion": "sco-1 ", "level": "3",
            "confidence": "HIGH", "evidence": "Board papers; Minutes", "note": " as agreed ",
        },
        {
            "place": "Leeds", "place_id": "E08000035", "date": "30/09/2026", "respondent": "r1",
            "partner": "council", "kind": "agreed", "criterion": "LEA-3", "level": "n/a",
            "note": "one employer",
        },
        {
            "place": "Leeds", "place_id": "E08000035", "date": "30/09/2026", "respondent": "r1",
            "partner": "council", "kind": "agreed", "criterion": "SCO-2", "note": "asked, no answer",
        },
    ]  # fmt: skip

    assert sound(read_table(table, KEY)) == [
        {
            "format": "place-readiness/assessment/1",
            "rubric": "place-readiness@0.2.0",
            "place": {"id": "E08000035", "name": "Leeds"},
            "date": DAY,
            "respondent": {"id": "r1", "partner": "council"},
            "kind": "agreed",
            "answers": {
                "SCO-1": {
                    "level": "3",
                    "confidence": "high",
                    "note": "as agreed",
                    "evidence": [{"title": "Board papers"}, {"title": "Minutes"}],
                },
                "LEA-3": {"not_applicable": "one employer"},
                "SCO-2": {"note": "asked, no answer"},
            },
        }
    ]


def test_a_wide_table_with_everything() -> None:
    table = {
        "Place": ["Leeds"], "Place ID": ["E08000035"], " DATE ": [DAY], "Notes": ["On the whole"],
        "SCO-1": [3], "SCO-1 note": ["as agreed"], "sco-1_evidence": ["Board papers"],
        "SCO-1: Confidence": ["Low"], "LEA-3": ["N/A - one employer"], "LEA-3 note": ["said twice"],
        "SCO-2 notes": ["no column of its own"], "Respondent": ["A. Singh"],
    }  # fmt: skip

    assert sound(read_table(table, KEY)) == [
        document(
            ("E08000035", "Leeds"),
            {
                "SCO-1": {
                    "level": "3",
                    "confidence": "low",
                    "note": "as agreed",
                    "evidence": [{"title": "Board papers"}],
                },
                "SCO-2": {"note": "no column of its own"},
                "LEA-3": {"not_applicable": "one employer", "note": "said twice"},
            },
            respondent={"id": "a-singh"},
            note="On the whole",
        )
    ]


def test_what_is_given_for_the_whole_table_serves_where_it_says_nothing() -> None:
    table = {"place": ["Leeds", "York"], "date": [None, "2025-09-30"], "kind": ["", "agreed"],
             "SCO-1": [3, 3]}  # fmt: skip
    reading = read_table(table, KEY, date=DAY, kind="illustrative")

    found = [(it["date"], it["kind"]) for it in sound(reading)]
    assert found == [(DAY, "illustrative"), ("2025-09-30", "agreed")]


def test_columns_are_renamed() -> None:
    table = {"Name of the Place": ["Leeds"], "Q1": [3], "SCO-1": ["not this"], "When": [DAY]}
    rename = {"Name of the Place": "place", "Q1": "SCO-2", "When": "date", "SCO-1": "region"}
    reading = read_table(table, KEY, rename=rename)

    assert documents(reading) == [document(LEEDS, {"SCO-2": "3"})]
    assert told(reading) == [("unknown_key", "", None, None)]
    assert (
        "rename gives 'region', and no column of that name is read"
        in (reading.problems[0]["message"])
    )


def test_a_column_of_exactly_the_name_is_taken_before_one_alike() -> None:
    table = {"Place": ["LEEDS CC"], "place": ["Leeds"], "date": [DAY], "sco-1": [1], "SCO-1": [3]}

    assert sound(read_table(table, KEY)) == [document(LEEDS, {"SCO-1": "3"})]


# Which rows are one assessment


def long(*answers: tuple[Any, ...], names: str = "place date partner criterion level") -> Any:
    return [dict(zip(names.split(), answer, strict=True)) for answer in answers]


def test_assessments_come_in_the_order_of_their_first_rows() -> None:
    table = long(
        ("York", DAY, "icb", "SCO-1", 1),
        ("Leeds", DAY, "icb", "SCO-1", 2),
        ("York", "2025-09-30", "icb", "SCO-1", 3),
        ("York", DAY, "council", "SCO-1", 4),
        ("York", DAY, "icb", "SCO-2", 0),
    )

    found = [
        (it["place"]["id"], it["date"], it["respondent"]["id"], it["answers"])
        for it in sound(read_table(table, KEY))
    ]
    assert found == [
        ("york", DAY, "icb", {"SCO-1": "1", "SCO-2": "0"}),
        ("leeds", DAY, "icb", {"SCO-1": "2"}),
        ("york", "2025-09-30", "icb", {"SCO-1": "3"}),
        ("york", DAY, "council", {"SCO-1": "4"}),
    ]


def test_respondents_are_told_apart() -> None:
    names = "place date respondent criterion level"
    table = long(
        ("Leeds", DAY, "r1", "SCO-1", 1),
        ("Leeds", DAY, "r2", "SCO-1", 2),
        ("Leeds", DAY, "Chief officer", "SCO-1", 3),
        ("Leeds", DAY, "chief  OFFICER", "SCO-2", 3),
        ("Leeds", DAY, "Chief-Officer", "SCO-1", 4),
        names=names,
    )

    found = [(it["respondent"], it["answers"]) for it in sound(read_table(table, KEY))]
    assert found == [
        ({"id": "r1"}, {"SCO-1": "1"}),
        ({"id": "r2"}, {"SCO-1": "2"}),
        ({"id": "chief-officer"}, {"SCO-1": "3", "SCO-2": "3"}),
        ({"id": "Chief-Officer-2"}, {"SCO-1": "4"}),
    ]


def test_names_of_places_become_ids() -> None:
    names = ["Leeds", "LEEDS ", "A B", "A-B", "a  b", "Ynys Môn", "北京", "東京", 101, "x" * 70]
    table = {"place": names, "SCO-1": [3] * 10, "respondent": [f"r{n}" for n in range(10)]}

    reading = read_table(table, KEY, date=DAY)
    assert [(it["place"]["id"], it["place"]["name"]) for it in sound(reading)] == [
        ("leeds", "Leeds"),
        ("leeds", "LEEDS"),
        ("a-b", "A B"),
        ("a-b-2", "A-B"),
        ("a-b", "a  b"),
        ("ynys-mon", "Ynys Môn"),
        ("place-68c77e15", "北京"),
        ("place-130016b2", "東京"),
        ("101", "101"),
        ("x" * 55 + "-c71bd109", "x" * 70),
    ]


def test_ids_of_places_are_taken_as_given() -> None:
    table = {
        "place": ["Newcastle", "Newcastle", "Leeds", "Leeds", "York"],
        "place_id": ["upon-tyne", "under-lyme", "york", None, None],
        "date": ["2026-01-01", "2026-01-01", "2026-01-01", "2026-02-01", "2026-01-01"],
        "SCO-1": [1, 2, 3, 4, 0],
    }

    found = [(it["place"]["id"], it["answers"]["SCO-1"]) for it in sound(read_table(table, KEY))]
    assert found == [
        ("upon-tyne", "1"),
        ("under-lyme", "2"),
        ("york", "3"),
        ("york", "4"),
        ("york-2", "0"),
    ]


def test_a_question_answered_twice_counts_for_neither() -> None:
    table = long(
        ("Leeds", DAY, "icb", "SCO-1", 3),
        ("Leeds", DAY, "icb", "SCO-2", 2),
        ("Leeds", DAY, "icb", "SCO-1", 3),
        ("Leeds", DAY, "icb", "SCO-1", "Amber"),
        ("Leeds", DAY, "icb", "SCO-2", None),
    )
    reading = read_table(table, KEY)

    assert told(reading) == [
        ("duplicate_key", "answers.SCO-1", 2, "criterion"),
        ("unknown_option", "answers.SCO-1", 3, "level"),
        ("duplicate_key", "answers.SCO-1", 3, "criterion"),
    ]
    message = "SCO-1 is answered again for 'Leeds', 2026-09-30, icb: the first time in row 0"
    assert reading.problems[0]["message"] == message
    assert documents(reading)[0]["answers"] == {"SCO-2": "2"}


def test_an_answer_that_cannot_be_read_is_no_reason_to_take_the_next() -> None:
    table = long(("Leeds", DAY, "icb", "SCO-1", 7), ("Leeds", DAY, "icb", "SCO-1", 3))
    reading = read_table(table, KEY)

    assert [it["code"] for it in reading.problems] == ["unknown_option", "duplicate_key"]
    assert documents(reading)[0]["answers"] == {}


def test_a_second_row_of_a_wide_table_counts_for_neither() -> None:
    table = {"place": ["Leeds", "York", "leeds"], "date": [DAY] * 3, "SCO-1": [1, 2, 3]}
    reading = read_table(table, KEY, first_row=2)

    assert told(reading) == [("duplicate_key", "place", 4, "place")]
    assert reading.problems[0]["message"] == (
        "a second row for 'Leeds', 2026-09-30: the first is row 2. A column 'respondent' or 'date' "
        "tells rows apart"
    )
    assert [it["place"]["id"] for it in documents(reading)] == ["york"]


def test_a_place_with_no_answers_is_kept() -> None:
    long_table = long(("Leeds", DAY, None, None, None), ("York", DAY, None, "SCO-1", None))
    wide_table = {"place": ["Leeds", "York"], "date": [DAY, DAY], "SCO-1": [None, float("nan")]}

    for table in (long_table, wide_table):
        assert sound(read_table(table, KEY)) == [document(LEEDS, {}), document(YORK, {})]


def test_a_note_without_a_criterion_is_about_the_whole() -> None:
    table = long(("Leeds", DAY, None, "first"), ("Leeds", DAY, "SCO-1", "beside"),
                 ("Leeds", DAY, None, "second"), names="place date criterion note")  # fmt: skip
    table = [row | {"level": None} for row in table]

    (found,) = sound(read_table(table, KEY))
    assert found["note"] == "first\nsecond"
    assert found["answers"] == {"SCO-1": {"note": "beside"}}


def test_rows_that_are_blank_throughout_are_no_rows() -> None:
    table = {"place": ["Leeds", None, "  "], "date": [DAY, None, "-"], "SCO-1": [3, "", None],
             "region": ["North", "South", "East"]}  # fmt: skip

    assert sound(read_table(table, KEY)) == [document(LEEDS, {"SCO-1": "3"})]


# What is wrong with rows


def test_every_problem_of_a_row_is_told_at_once() -> None:
    table = [
        {"place": "Leeds", "place_id": "no id!", "date": "09/30/2026", "respondent": b"r1",
         "partner": "councl", "kind": "mine", "SCO-1": "Amber", "SCO-2": "N/A",
         "SCO-2 confidence": "very", "SCO-2 evidence": "yes", "note": True},
        {"place": None, "date": DAY, "SCO-1": 3},
        {"place": "York", "date": None, "SCO-1": 3},
        {"place": ["Hull"], "date": DAY, "SCO-1": 3},
    ]  # fmt: skip
    reading = read_table(table, KEY, source="answers")

    assert told(reading) == [
        ("bad_id", "place.id", 0, "place_id"),
        ("bad_date", "date", 0, "date"),
        ("wrong_type", "respondent", 0, "respondent"),
        ("unknown_partner", "respondent.partner", 0, "partner"),
        ("unknown_choice", "kind", 0, "kind"),
        ("wrong_type", "note", 0, "note"),
        ("unknown_option", "answers.SCO-1", 0, "SCO-1"),
        ("not_applicable_not_allowed", "answers.SCO-2", 0, "SCO-2"),
        ("unknown_choice", "answers.SCO-2.confidence", 0, "SCO-2 confidence"),
        ("wrong_type", "answers.SCO-2.evidence", 0, "SCO-2 evidence"),
        ("missing_key", "place", 1, "place"),
        ("missing_key", "date", 2, "date"),
        ("wrong_type", "place", 3, "place"),
    ]
    assert reading.entries == ()
    assert {it["source"] for it in reading.problems} == {"answers"}
    values = [it["value"] for it in reading.problems]
    assert values[3:5] == ["'councl'", "'mine'"]
    assert values[10:12] == [None, None]
    messages = [it["message"] for it in reading.problems]
    assert messages[3] == (
        "'councl' is not a kind of partner: type icb, council or nhs-provider. "
        "Did you mean 'council'?"
    )
    assert messages[4] == "'mine' is not a kind of answers: type individual, agreed or illustrative"


def test_what_is_wrong_beside_an_answer_is_left_out() -> None:
    table = {"place": ["Leeds"], "date": [DAY], "SCO-1": [3], "SCO-1 confidence": ["very"],
             "SCO-1 note": ["as agreed"]}  # fmt: skip
    reading = read_table(table, KEY)

    assert told(reading) == [("unknown_choice", "answers.SCO-1.confidence", 0, "SCO-1 confidence")]
    assert documents(reading)[0]["answers"] == {"SCO-1": {"level": "3", "note": "as agreed"}}


def test_what_is_wrong_with_a_long_row() -> None:
    table = long(
        ("Leeds", DAY, "icb", "SCO1", 3),
        ("Leeds", DAY, "icb", "XYZ-77", 3),
        ("Leeds", DAY, "icb", None, 3),
        ("Leeds", DAY, "icb", True, 3),
        ("Leeds", "30/9/26", "icb", "SCO-1", 3),
        ("Leeds", DAY, "icb", "SCO-2", 3),
    )
    reading = read_table(table, KEY)

    assert told(reading) == [
        ("unknown_criterion", "answers", 0, "criterion"),
        ("unknown_criterion", "answers", 1, "criterion"),
        ("missing_key", "answers", 2, "criterion"),
        ("wrong_type", "answers", 3, "criterion"),
        ("bad_date", "date", 4, "date"),
    ]
    messages = [it["message"] for it in reading.problems]
    assert messages[0] == "'SCO1' is not a criterion of this rubric. Did you mean 'SCO-1'?"
    assert messages[1] == "'XYZ-77' is not a criterion of this rubric"
    assert messages[2] == "the row has an answer, and no criterion that it answers"
    (found,) = documents(reading)
    assert found["answers"] == {"SCO-2": "3"}


def test_a_day_is_not_guessed_where_the_column_has_the_month_first() -> None:
    table = {"place": ["A", "B", "C"], "date": ["04/05/2026", "09/30/2026", DAY], "SCO-1": [3] * 3}
    reading = read_table(table, KEY)

    assert told(reading) == [("bad_date", "date", 0, "date"), ("bad_date", "date", 1, "date")]
    assert (
        "it can be read two ways, as '09/30/2026' has the month first"
        in (reading.problems[0]["message"])
    )


def test_a_missing_date_is_told_once_for_the_table() -> None:
    table = {"place": ["Leeds", "York"], "SCO-1": [3, "Amber"]}
    reading = read_table(table, KEY)

    assert told(reading) == [
        ("missing_key", "date", None, None),
        ("unknown_option", "answers.SCO-1", 1, "SCO-1"),
    ]
    assert reading.problems[0]["message"] == (
        "there is no date: add a column 'date', or pass date='2026-09-30'"
    )
    assert reading.entries == ()


def test_what_is_given_for_the_whole_table_is_checked() -> None:
    table = {"place": ["Leeds"], "SCO-1": [3]}

    assert told(read_table(table, KEY, date="soon")) == [("bad_date", "date", None, None)]
    reading = read_table(table, KEY, date=DAY, kind="mine")
    assert told(reading) == [("unknown_choice", "kind", None, None)]
    day = datetime.date(2026, 9, 30)
    assert sound(read_table(table, KEY, date=day)) == [document(LEEDS, {"SCO-1": "3"})]


# What is wrong with columns

NO_TABLES: list[tuple[list[str], list[tuple[str, str]]]] = [
    (
        ["Place name", "criterion", "level"],
        [("missing_key", "there is no column 'place'. Did you mean 'Place name'? Then pass "
                         "rename={'Place name': 'place'}.")],
    ),
    (
        ["Name of place", "SCO-1"],
        [("missing_key", "there is no column 'place'. Did you mean 'Name of place'? Then pass "
                         "rename={'Name of place': 'place'}.")],
    ),
    (
        ["area", "SCO-1"],
        [("missing_key", "there is no column 'place'. Columns found: 'area' and 'SCO-1'.")],
    ),
    (
        ["place", "criterion", "rating"],
        [("missing_key", "there is no column 'level'. Columns found: 'place', 'criterion' and "
                         "'rating'.")],
    ),
    (
        ["place", "date"],
        [("missing_key", "there are no columns of answers: looked for 'criterion' and 'level', or "
                         "for criteria as columns: 'SCO-1', 'SCO-2' and 'LEA-3'. Columns found: "
                         "'place' and 'date'.")],
    ),
    (
        ["place", "criterion", "level", "SCO-1", "SCO-2"],
        [("unknown_format", "a table has either a column 'criterion' or criteria as columns, "
                            "found both: 'SCO-1' and 'SCO-2'")],
    ),
    (
        ["place", "criteron", "level"],
        [("missing_key", "there are no columns of answers: looked for 'criterion' and 'level', or "
                         "for criteria as columns: 'SCO-1', 'SCO-2' and 'LEA-3'. Columns found: "
                         "'place', 'criteron' and 'level'."),
         ("unknown_key", "the column 'criteron' is not read. Did you mean 'criterion'? Then pass "
                         "rename={'criteron': 'criterion'}. If not, leave the column out.")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("names", "problems"), NO_TABLES, ids=lambda it: str(it)[:40])
def test_what_is_neither_long_nor_wide(names: list[str], problems: list[tuple[str, str]]) -> None:
    for table in ({name: ["x"] for name in names}, pd.DataFrame({name: ["x"] for name in names})):
        reading = read_table(table, KEY, source="file.csv")

        assert [(it["code"], it["message"]) for it in reading.problems] == problems
        assert reading.problems[0]["source"] == "file.csv"
        assert reading.entries == ()


NEAR = [
    ("SCO2", "unknown_criterion", "SCO-2"),
    ("SC0-2", "unknown_criterion", "SCO-2"),
    ("SCO 2", "unknown_criterion", "SCO-2"),
    ("SCO-7", "unknown_criterion", "SCO-1"),
    ("SCO-2: The people are named", "unknown_criterion", "SCO-2"),
    ("SCO-1 evidnce", "unknown_criterion", "SCO-1"),
    ("respondant", "unknown_key", "respondent"),
    ("partners", "unknown_key", "partner"),
    ("group", "unknown_key", "partner"),
    ("Group", "unknown_key", "partner"),
    ("placeid", "unknown_key", "place_id"),
]
FAR = ["postcode", "population", "geometry", "LAD24NM", "region", "updated", "SCO-1 owner", "SCO",
       "score", "confidence", "level", "Unnamed: 7", "", " ", "x" * 10_000, "SCO-1" * 500]  # fmt: skip


@pytest.mark.parametrize(("name", "code", "meant"), NEAR)
def test_a_column_that_is_nearly_one_of_ours_is_a_problem(name: str, code: str, meant: str) -> None:
    reading = read_table({"place": ["Leeds"], "SCO-1": [3], name: ["x"]}, KEY, date=DAY)

    assert told(reading) == [(code, "", None, name)]
    assert (
        f"Did you mean {meant!r}? Then pass rename={{{name!r}: {meant!r}}}."
        in (reading.problems[0]["message"])
    )
    assert documents(reading) == [document(LEEDS, {"SCO-1": "3"})]


@pytest.mark.parametrize("name", FAR, ids=lambda it: it[:20])
def test_other_columns_are_ignored(name: str) -> None:
    table = {"place": ["Leeds"], "SCO-1": [3], name: [object()]}

    assert sound(read_table(table, KEY, date=DAY)) == [document(LEEDS, {"SCO-1": "3"})]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["Place", "PLACE", "SCO-1"], "2 columns are read as 'place': 'Place' and 'PLACE'"),
        (["place", "sco-1", "Sco-1"], "2 columns are read as 'SCO-1': 'sco-1' and 'Sco-1'"),
        (
            ["place", "SCO-1", "SCO-1 note", "SCO-1_note"],
            "2 columns are read as 'SCO-1 note': 'SCO-1 note' and 'SCO-1_note'",
        ),
    ],
)
def test_two_columns_of_one_meaning_are_a_problem(names: list[str], message: str) -> None:
    reading = read_table({name: ["3"] for name in names}, KEY, date=DAY)

    assert [it["code"] for it in reading.problems] == ["duplicate_key"]
    assert reading.problems[0]["message"] == f"{message}. Leave out or rename all but one"


def test_a_rename_of_what_is_not_there_is_a_problem() -> None:
    table = {"place": ["Leeds"], "SCO-1": [3], "Quest 2": [1]}
    reading = read_table(table, KEY, date=DAY, rename={"Quest2": "SCO-2", "Ort": "place"})

    assert [it["message"] for it in reading.problems] == [
        "rename names a column 'Quest2', and there is none. Did you mean 'Quest 2'?"
    ]


def test_a_frame_without_rows_has_no_answers_and_no_problems() -> None:
    names = ["place", "date", "criterion", "level"]
    nothing: dict[str, list[Any]] = {name: [] for name in names}
    for frame in (pd.DataFrame(columns=names), pl.DataFrame(schema=names), nothing):
        reading = read_table(frame, KEY)

        assert (reading.entries, reading.problems) == ((), ())


# Where things came from


def test_the_cell_of_each_part_is_known() -> None:
    table = [
        {"Ort": "York", "date": DAY, "criterion": "SCO-2", "level": 1},
        {"Ort": "Leeds", "date": DAY, "criterion": "SCO-1", "level": "3 ", "note": "why"},
        {"Ort": "Leeds", "date": DAY, "criterion": "LEA-3", "level": "N/A", "note": "because"},
    ]
    reading = read_table(table, KEY, source="answers", rename={"Ort": "place"}, first_row=100)

    entry: Entry = reading.entries[1]
    assert entry.origin == Origin("answers", 101, None)
    assert dict(entry.cells) == {
        "place": Origin("answers", 101, "Ort", None, "'Leeds'"),
        "date": Origin("answers", 101, "date", None, "'2026-09-30'"),
        "SCO-1": Origin("answers", 101, "level", None, "'3 '"),
        "SCO-1.note": Origin("answers", 101, "note", None, "'why'"),
        "LEA-3": Origin("answers", 102, "level", None, "'N/A'"),
        "LEA-3.note": Origin("answers", 102, "note", None, "'because'"),
        "LEA-3.not_applicable": Origin("answers", 102, "note", None, "'because'"),
    }
    assert "date.year" not in entry.cells


def test_rows_of_a_file_count_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    rows_ = ['Leeds,30/09/2026,3,"two', 'lines"', ",,,", "York,,Amber,"]
    path.write_text("\n".join(["place,date,SCO-1,SCO-1 note", *rows_]))
    reading = read_csv(path, KEY, source="answers.csv", date="2026-01-01")

    assert documents(reading) == [
        document(LEEDS, {"SCO-1": {"level": "3", "note": "two\nlines"}}),
        document(YORK, {}, date="2026-01-01"),
    ]
    assert reading.entries[1].origin == Origin("answers.csv", 4, None, 5)
    (problem,) = reading.problems
    assert (problem["code"], problem["source"]) == ("unknown_option", "answers.csv")
    assert (problem["row"], problem["line"], problem["field"]) == (4, 5, "SCO-1")
    assert problem["value"] == "'Amber'"


def test_the_core_says_nothing_of_what_was_read(rubric: Rubric) -> None:
    """What reading takes, the core takes, and its refusals find their cells."""
    table = [
        {"place": "Leeds", "SCO-1": "3 - x", "SCO-2": "?", "SCO-3": 2.0, "SCO-3 evidence": "Minute",
         "partner": "council", "respondent": "r1", "SCO-2 note": "asked", "SCO-1 confidence": "Low"},
        {"place": "東京", "SCO-1": None},
        {"place": "Y\u202eork", "SCO-1": 3},
        {"place": "Hull", "SCO-1": 3, "SCO-2 note": "a\x07b"},
    ]  # fmt: skip
    scores = rubric.score(table, date=DAY, on_error="skip")

    assert [score.assessment.document()["place"]["name"] for score in scores] == ["Leeds", "東京"]
    found = [(it["code"], it["row"], it["field"], it["value"]) for it in scores.problems]
    assert found == [
        ("unsafe_text", 2, "place", r"'Y\u202eork'"),
        ("unsafe_text", 3, "SCO-2 note", r"'a\x07b'"),
    ]


# Hostile text

HOSTILE = ["\x1b[31mred", "a\x00b", "\u202eright", "\ud800", "x" * 10**6, "'; drop table", "{0!r}",
           "%s%n", "`rm -rf`", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\u200b", "\n"]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda it: ascii(it)[:20])
def test_hostile_text_in_cells_and_headings_is_made_safe(text: str) -> None:
    tables: list[Any] = [
        [{"place": text, "date": text, "SCO-1": text, "SCO-2": f"3 - {text}", "partner": text}],
        [{"place": "A", "date": DAY, "criterion": text, "level": text, "evidence": text}],
        [{"place": "A", "date": DAY, "SCO-1": 3, text: text, f"SCO-1 {text}": 3}],
        [{"place": "A", "date": DAY, text: text}],
        [{text: "A"}],
        {text: text},
    ]
    for table in tables:
        for problem in read_table(table, KEY, rename={text: text}).problems:
            said = [problem["message"], problem["field"] or "", problem["value"] or ""]
            assert all(it.isprintable() for it in said)
            assert len(problem["message"]) < 1000
            assert len(problem["field"] or "") <= 80
            assert len(problem["value"] or "") <= 80


# At speed, and with nothing loaded


def test_24_000_rows_are_read_well_under_a_second() -> None:
    criteria = {f"C-{n}": question(f"C-{n}") for n in range(48)}
    key = Key("many", "1.0.0", criteria, ("icb", "council"))
    table = {
        "place": [f"Place {n}" for n in range(500) for _ in range(48)],
        "date": [DAY] * 24_000,
        "partner": ["icb"] * 24_000,
        "criterion": list(criteria) * 500,
        "level": [str(n % 5) for n in range(24_000)],
        "confidence": ["high"] * 24_000,
        "evidence": ["Board papers"] * 24_000,
        "note": [f"Note {n}" for n in range(24_000)],
    }
    started = time.perf_counter()
    reading = read_table(pd.DataFrame(table), key)
    took = time.perf_counter() - started

    print(f"24,000 rows in {took * 1000:.0f} ms")
    assert len(sound(reading)) == 500
    assert all(len(entry.document["answers"]) == 48 for entry in reading.entries)
    # Far more than it takes, for a machine that is busy with something else.
    assert took < 5


def test_rows_and_files_need_no_other_package(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("place,date,SCO-1\nLeeds,2026-09-30,3\n")
    code = f"""
import sys
from place_readiness._tables import Key, Question, read_csv, read_table
key = Key("r", "1.0.0", {{"SCO-1": Question("SCO-1", ("0", "3"), ("No", "Yes"), False)}}, ())
row = {{"place": "Leeds", "date": "2026-09-30", "SCO-1": 3}}
assert len(read_csv({str(path)!r}, key).entries) == 1
assert len(read_table([row], key).entries) == 1
assert len(read_table({{name: [value] for name, value in row.items()}}, key).entries) == 1
loaded = {{"narwhals", "pandas", "numpy", "polars", "pyarrow"}} & set(sys.modules)
assert not loaded, loaded
"""
    subprocess.run([sys.executable, "-c", code], check=True)


JUNK: list[Any] = [None, 42, True, "text", b"x", object(), [], {}, [None], [[]], [{}], [{1: 2}],
                   {"place": None}, {1: [2]}, {"place": {"a"}}, {"place": np.array(3)}, range(3),
                   {"place": [object()], "SCO-1": [object()]}, pd.Series([1]), float("nan"),
                   pd.DataFrame(), pl.DataFrame(), pd.DataFrame([[1, 2]])]  # fmt: skip


@pytest.mark.parametrize("junk", JUNK, ids=lambda it: repr(it)[:20])
def test_junk_is_a_problem_or_a_type_error(junk: Any) -> None:
    try:
        assert read_table(junk, KEY, date=DAY).problems
    except TypeError as error:
        assert "not as" in str(error)
    table = {"place": ["Leeds"], "SCO-1": [3]}
    assert read_table(table, KEY, date=junk).problems


@pytest.mark.parametrize("rename", [{1: "place"}, {"place": 1}, {None: None}], ids=repr)
def test_a_rename_must_be_of_names(rename: Any) -> None:
    with pytest.raises(TypeError, match="rename must be a dict of names"):
        read_table({"place": ["Leeds"]}, KEY, rename=rename)

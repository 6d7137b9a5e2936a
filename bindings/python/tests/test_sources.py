"""Where answers come from: files that are found, CSV as people save it, frames of every kind."""

from __future__ import annotations

import codecs
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from place_readiness._columns import near_criterion
from place_readiness._frames import Origin as Frame
from place_readiness._problems import Problem
from place_readiness._sources import Sheet, find_files, open_csv, open_table

# It comes without types.
ibis: Any = importlib.import_module("ibis")

IDS = ("SCO-1", "SCO-2", "GOV-4", "LEA-3", "lead.vision")


def told(problems: tuple[Problem, ...] | list[Problem]) -> list[tuple[str, int | None]]:
    return [(problem["code"], problem["row"]) for problem in problems]


def whole(sheet: Sheet) -> list[list[object]]:
    return [list(column) for column in sheet.take(range(len(sheet.names)))]


# Files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.yaml", "a.csv", "c.JSON", "d.yml", "sheet.xlsx", "read[me].csv"):
        (tmp_path / name).write_text("x")
    (tmp_path / "more.csv").mkdir()
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "e.csv").write_text("x")
    return tmp_path


def test_a_path_is_one_file(folder: Path) -> None:
    assert find_files("b.yaml") == (["b.yaml"], [])
    assert find_files(folder / "a.csv") == ([str(folder / "a.csv")], [])


def test_a_name_that_looks_like_a_glob_may_be_a_file(folder: Path) -> None:
    assert find_files("read[me].csv") == (["read[me].csv"], [])


def test_a_glob_is_its_files_in_order(folder: Path) -> None:
    assert find_files("?.*") == (["a.csv", "b.yaml", "c.JSON", "d.yml"], [])
    assert find_files("**/*.csv")[0] == ["a.csv", "deep/er/e.csv", "read[me].csv"]


def test_other_files_are_named(folder: Path) -> None:
    files, problems = find_files("*")

    assert files == ["a.csv", "b.yaml", "c.JSON", "d.yml", "read[me].csv"]
    assert [(it["code"], it["source"]) for it in problems] == [("unknown_format", "sheet.xlsx")]
    assert "only files named .yaml, .yml, .json or .csv are read" in problems[0]["message"]
    assert "save it as 'CSV UTF-8" in problems[0]["message"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("returns/*.csv", "no file matches 'returns/*.csv', looked for from "),
        ("a.cvs", "there is no file 'a.cvs'. Did you mean 'a.csv'?"),
        ("no/such.csv", "there is no folder 'no'"),
        ("quite-other.csv", "there is no file 'quite-other.csv'"),
        ("deep", "it is a folder: ask for the files in it, such as 'deep/*.csv'"),
        ("", "there is no file ''"),
        ("a\0b.csv", r"there is no file 'a\x00b.csv'"),
        ("\x1b[31m.csv", r"no file matches '\x1b[31m.csv'"),
        ("x" * 5000, "there is no file"),
    ],
)
def test_what_is_not_there_is_named(folder: Path, path: str, message: str) -> None:
    files, (problem,) = find_files(path)

    assert files == []
    assert problem["code"] == "not_found"
    assert message in problem["message"]
    assert problem["message"].isprintable()
    assert problem["source"] is not None and problem["source"].isprintable()


# CSV

TABLE = "place,date,SCO-1\nLeeds,2026-09-30,3\nYork,2026-09-30,\n"
COLUMNS = [["Leeds", "York"], ["2026-09-30", "2026-09-30"], ["3", ""]]


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[[str | bytes], Path]:
    def write(content: str | bytes) -> Path:
        path = tmp_path / "answers.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        codecs.BOM_UTF8 + TABLE.encode(),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
        TABLE.rstrip().encode(),
        TABLE.replace(",", ";").encode(),
        TABLE.replace(",", "\t").encode(),
        ("sep=;\n" + TABLE.replace(",", ";")).encode(),
        TABLE.replace("Leeds", '"Leeds"').encode(),
        TABLE.replace("place,date", " place , date").encode(),
    ],
)
def test_a_csv_file(csv_file: Callable[[bytes], Path], content: bytes) -> None:
    sheet = open_csv(csv_file(content))

    assert sheet.names == ("place", "date", "SCO-1")
    assert whole(sheet) == COLUMNS
    assert [sheet.row(0), sheet.row(1)] == [2, 3]
    assert sheet.problems == ()
    assert sheet.frame is None


def test_rows_count_as_a_spreadsheet_shows_them(csv_file: Callable[[str], Path]) -> None:
    sheet = open_csv(csv_file('place,note\nLeeds,"two\nlines"\n\n,\nYork,x\n'))

    assert whole(sheet) == [["Leeds", "York"], ["two\nlines", "x"]]
    assert [sheet.row(0), sheet.row(1)] == [2, 5]
    assert [sheet.line(0), sheet.line(1)] == [2, 6]


def test_lines_count_what_a_spreadsheet_hides(csv_file: Callable[[str], Path]) -> None:
    sheet = open_csv(csv_file("sep=;\nplace;SCO-1\nLeeds;3\n"))

    assert (sheet.row(0), sheet.line(0)) == (2, 3)


def test_a_heading_may_hold_a_separator_and_a_line(csv_file: Callable[[str], Path]) -> None:
    sheet = open_csv(csv_file('"place, or\nborough";SCO-1\nLeeds;3\n'))

    assert sheet.names == ("place, or\nborough", "SCO-1")


def test_cells_under_no_heading_do_no_harm_when_blank(csv_file: Callable[[str], Path]) -> None:
    sheet = open_csv(csv_file("place,SCO-1\nLeeds,3,,\n"))

    assert sheet.problems == ()
    assert whole(sheet) == [["Leeds"], ["3"]]


def test_ragged_rows_are_problems_and_are_left_out(csv_file: Callable[[str], Path]) -> None:
    sheet = open_csv(csv_file("place,date,SCO-1\nLeeds,3\nYork,2026-09-30,3,4\nHull,x,2\n"))

    assert told(sheet.problems) == [("wrong_length", 2), ("wrong_length", 3)]
    assert (
        "the row has 2 cells and the heading 3: there must be no cell left out"
        in (sheet.problems[0]["message"])
    )
    assert "the row has 4 cells and the heading 3" in sheet.problems[1]["message"]
    assert sheet.problems[0]["source"] == str(sheet.source)
    assert whole(sheet) == [["Hull"], ["x"], ["2"]]
    assert sheet.row(0) == 4


@pytest.mark.parametrize(
    ("content", "code", "line", "message"),
    [
        (b"", "empty", None, "the file is empty"),
        (b"\n\n", "empty", None, "the file is empty"),
        (codecs.BOM_UTF8, "empty", None, "the file is empty"),
        (b"place,SCO-1\n", "empty", 1, "there is a heading but no row below it"),
        (b"\n\nplace,SCO-1\n , \n", "empty", 3, "there is a heading but no row below it"),
        (b"place\nM\xf4n\n", "malformed", 2, "found the byte 0xf4 in line 2: open it in the"),
        (b"place\nKing\x92s Lynn\n", "malformed", 2, "found the byte 0x92 in line 2"),
        (b"place\nKing\x92s Lynn\n", "malformed", 2, "save it as 'CSV UTF-8 (comma delimited)'"),
        (TABLE.encode("utf-16"), "malformed", None, "is UTF-16, not UTF-8"),
        (b"PK\x03\x04\x14\x00", "malformed", None, "is a workbook, not CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "malformed", None, "is a workbook, not CSV"),
        (b"place\nLe\x00eds\n", "malformed", 2, "found a zero byte"),
        (b'place,SCO-1\nYork,1\n"Leeds,3\nHull,2\n', "malformed", 3, "cannot be read from line 3"),
        (b'place,SCO-1\n"Leeds"x,3\n', "malformed", 2, "cannot be read from line 2"),
        (b"place\n" + b"x" * 200_000, "malformed", 2, "cannot be read from line 2"),
    ],
)
def test_what_is_no_table(
    csv_file: Callable[[bytes], Path], content: bytes, code: str, line: int | None, message: str
) -> None:
    sheet = open_csv(csv_file(content), "answers.csv")

    (problem,) = sheet.problems
    assert (problem["code"], problem["line"], problem["source"]) == (code, line, "answers.csv")
    assert message in problem["message"]
    assert problem["message"].isprintable()
    assert sheet.names == ()


@pytest.mark.parametrize("path", ["no-such-file.csv", "", "\0"])
def test_a_file_that_cannot_be_read_is_a_problem(path: str) -> None:
    (problem,) = open_csv(path).problems

    assert problem["code"] == "not_found"
    assert "cannot be read" in problem["message"]


# Tables in memory


def test_rows_as_dicts() -> None:
    sheet = open_table([{"place": "Leeds", 5: "x"}, {"SCO-1": 3, "place": "York"}], first_row=10)

    assert sheet.names == ("place", "SCO-1")
    assert whole(sheet) == [["Leeds", "York"], [None, 3]]
    assert (sheet.row(0), sheet.row(1), sheet.line(0)) == (10, 11, None)


def test_a_row_that_is_no_dict_is_a_problem() -> None:
    sheet = open_table([{"place": "Leeds"}, ["York"], {"place": "Hull"}, None])

    assert told(sheet.problems) == [("wrong_type", 1), ("wrong_type", 3)]
    assert (
        "a row must be a dict of column names and cells, found ['York']"
        in (sheet.problems[0]["message"])
    )
    assert whole(sheet) == [["Leeds", "Hull"]]
    assert sheet.row(1) == 2


@pytest.mark.parametrize(
    ("table", "code", "message"),
    [
        ([], "empty", "the table has no rows"),
        ({}, "empty", "the table has no columns"),
        ({"place": "Leeds"}, "wrong_type", "'place' must be a list of cells, found 'Leeds'"),
        ({"place": 3}, "wrong_type", "'place' must be a list of cells, found 3"),
        ({"a": [1], "b": [1, 2]}, "wrong_length", "found 1 in 'a' and 2 in 'b'"),
    ],
)
def test_what_is_no_table_in_memory(table: Any, code: str, message: str) -> None:
    sheet = open_table(table)

    (problem,) = sheet.problems
    assert problem["code"] == code
    assert message in problem["message"]
    assert sheet.names == ()


@pytest.mark.parametrize(
    "table",
    [None, 42, 2.5, True, "place", b"place", object(), {3}, pd.Series([1]), pl.Series([1]),
     pa.array([1]), pd, range],
    ids=lambda it: type(it).__name__,
)  # fmt: skip
def test_everything_else_is_refused_by_its_type(table: object) -> None:
    with pytest.raises(TypeError, match="a path, a list of dicts or a table .* not as "):
        open_table(table)


def test_only_the_columns_that_are_needed_are_looked_at() -> None:
    frame = pd.DataFrame({"place": ["Leeds"], "geometry": [object()], 7: [1]})
    # Working this column out would fail.
    number = pl.col("place").cast(pl.Int64)
    lazy = pl.LazyFrame({"place": ["Leeds"]}).with_columns(number=number)

    assert open_table(frame).names == ("place", "geometry")
    assert open_table(frame).take([0]) == [["Leeds"]]
    assert open_table(lazy).names == ("place", "number")
    assert open_table(lazy).take([0]) == [["Leeds"]]


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame([["Leeds", 1, 2]], columns=["place", "SCO-1", "SCO-1"]),
        pa.table([["Leeds"], [1], [2]], names=["place", "SCO-1", "SCO-1"]),
    ],
    ids=["pandas", "pyarrow"],
)
def test_columns_of_one_name_are_a_problem(frame: Any) -> None:
    (problem,) = open_table(frame).problems

    assert problem["code"] == "duplicate_key"
    assert problem["message"] == "columns must have names of their own, found twice: 'SCO-1'"


def test_frames_are_known_again() -> None:
    frame = pd.DataFrame({"place": ["Leeds"]})

    assert open_table(frame).frame == Frame("pandas")
    assert open_table(pl.from_pandas(frame)).frame == Frame("polars")
    assert open_table(pl.from_pandas(frame).lazy()).frame == Frame("polars", is_lazy=True)
    assert open_table(pa.Table.from_pandas(frame)).frame == Frame("pyarrow")
    assert open_table(pa.RecordBatch.from_pandas(frame)).frame == Frame("pyarrow")
    assert open_table(ibis.memtable(pa.table({"place": ["Leeds"]}))).frame == Frame("ibis", True)
    assert open_table([{"place": "Leeds"}]).frame is None


def test_a_stream_of_batches_is_read_once() -> None:
    batches = pa.Table.from_pydict({"place": ["Leeds", "York"]}).to_batches(max_chunksize=1)
    sheet = open_table(pa.RecordBatchReader.from_batches(batches[0].schema, batches))

    assert whole(sheet) == [["Leeds", "York"]]


# Names


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("SCO1", "SCO-1"),
        ("sco_2", "SCO-2"),
        ("SC0-1", "SCO-1"),
        ("SCO-9", "SCO-1"),
        ("GOV-5", "GOV-4"),
        ("LAE-3", "LEA-3"),
        ("lead.vison", "lead.vision"),
        ("Lead vision", "lead.vision"),
        ("postcode", None),
        ("population", None),
        ("SCO", None),
        ("geometry", None),
        ("region 3", None),
        ("", None),
        ("-", None),
        ("x" * 10_000, None),
    ],
)
def test_the_criterion_that_may_be_meant(text: str, id: str | None) -> None:
    assert near_criterion(text, IDS) == id

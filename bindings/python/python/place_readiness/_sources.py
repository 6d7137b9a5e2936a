"""Sources: where answers come from, as files to look at and as columns to take."""

from __future__ import annotations

import csv
import glob
import io
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set, Sized
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args

from place_readiness._errors import MissingExtraError
from place_readiness._frames import Backend
from place_readiness._frames import Origin as Frame
from place_readiness._limits import (
    LARGEST_FILE,
    LONGEST_PATH,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_GUESSES,
    MOST_ROWS,
    too_many,
)
from place_readiness._plain import (
    did_you_mean,
    listed,
    nearest,
    shown,
    shown_name,
)
from place_readiness._problems import Found, Problem, make_problem

if TYPE_CHECKING:
    import narwhals as nw

    _AnyFrame = nw.DataFrame[Any] | nw.LazyFrame[Any]

SUFFIXES = (".yaml", ".yml", ".json", ".csv")


_DELIMITERS = ",;\t"
# Characters: less than the most that the csv module takes in one cell.
_LONGEST_HEADING = 100_000
_NO_COLUMNS = (str, bytes, bytearray, Mapping, Set)
_SAVE_AS = "save it as 'CSV UTF-8 (comma delimited)'"


@dataclass(frozen=True)
class Sheet:
    """A table before it is read: the names of its columns, and a way to take some of them."""

    names: tuple[str, ...]
    take: Callable[[Sequence[int]], Sequence[Sequence[object]]]
    source: str | None = None
    first_row: int = 0
    rows: Sequence[int] | None = None
    lines: Sequence[int] | None = None
    frame: Frame | None = None
    problems: tuple[Problem, ...] = ()
    # How many rows there are, where that is known without taking them.
    height: int | None = None

    def cells(self, wanted: Sequence[int]) -> Sequence[Sequence[object]]:
        """The cells of some columns. Raises `TooLargeError` where they are too many."""
        # What is known to be too much is not taken first.
        _check_size(rows=self.height or 0, cells=(self.height or 0) * len(wanted))
        taken = self.take(wanted)
        height = max(map(len, taken), default=0)
        _check_size(rows=height, cells=height * len(wanted))
        return taken

    def row(self, index: int) -> int:
        """The number of a row, as people see it."""
        return self.rows[index] if self.rows is not None else self.first_row + index

    def line(self, index: int) -> int | None:
        """The line of the file that a row begins on."""
        return self.lines[index] if self.lines is not None else None


class TooLargeError(Exception):
    """A table that is larger than tables may be."""

    def __init__(self, message: str, code: str = "too_many") -> None:
        super().__init__(message)
        self.problem = make_problem(code, message)


def find_files(pattern: str | os.PathLike[str]) -> tuple[list[str], list[Problem]]:
    """The files that a path or a glob names, in order, and what is wrong with them."""
    path = os.fsdecode(pattern)
    if len(path) > LONGEST_PATH:
        return [], [_no_file(path, f"there is no file {shown(path)}: no path is that long")]
    if os.path.isfile(path):
        found = [path]
    elif os.path.isdir(path):
        asked = os.path.join(path, "*.csv")
        return [], [_no_file(path, f"it is a folder: ask for the files in it, such as {asked!r}")]
    else:
        found = _matching(path)
    if not found:
        return [], [_no_file(path, _why_nothing(path))]
    files = [file for file in found if file.lower().endswith(SUFFIXES)]
    return files, [_not_read(file) for file in found if not file.lower().endswith(SUFFIXES)]


def open_csv(path: str | os.PathLike[str], source: str | None = None) -> Sheet:
    """A CSV file, with rows numbered as a spreadsheet shows them: from 1, the heading included."""
    name = source if source is not None else os.fsdecode(path)
    try:
        return _sheet_of_records(_records(_decoded(_bytes_of(path))), name)
    except TooLargeError as error:
        return _nothing(name, error.problem)
    except (OSError, ValueError) as error:  # Python calls a name that no file can have a value.
        why = getattr(error, "strerror", None) or error
        return _nothing(name, make_problem("not_found", f"cannot be read: {why}"))
    except _Unreadable as error:
        return _nothing(name, make_problem("malformed", str(error), line=error.line))


def open_table(table: object, source: str | None = None, first_row: int = 0) -> Sheet:
    """A table in memory: rows as dicts, columns as a dict, or any frame that narwhals knows.

    Raises `TypeError` where it is none of these.
    """
    try:
        if isinstance(table, Mapping):
            return _sheet_of_columns(table, source, first_row)
        texts = str | bytes | bytearray | memoryview
        if isinstance(table, Sequence) and not isinstance(table, texts):
            return _sheet_of_rows(table, source, first_row)
        return _sheet_of_frame(table, source, first_row)
    except TooLargeError as error:
        return _nothing(source, error.problem)


def _check_size(*, columns: int = 0, rows: int = 0, cells: int = 0) -> None:
    """Refuses a table that is too large before work is put into it."""
    found = (("columns", MOST_COLUMNS, columns), ("rows", MOST_ROWS, rows))
    for what, most, count in (*found, ("cells", MOST_CELLS, cells)):
        if count > most:
            raise TooLargeError(f"the table {too_many(what, most, count)}")


def _bytes_of(path: str | os.PathLike[str]) -> bytes:
    size = os.path.getsize(path)
    if size > LARGEST_FILE:
        raise TooLargeError(f"the file {too_many('bytes', LARGEST_FILE, size)}", "too_large")
    return Path(path).read_bytes()


class _Unreadable(Exception):
    """A file that is not text in rows and columns."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class _Record(NamedTuple):
    """A row of a CSV file: its number in a spreadsheet, the line it begins on, its cells."""

    row: int
    line: int
    cells: Sequence[str]


def _matching(pattern: str) -> list[str]:
    if not glob.has_magic(pattern):
        return []
    try:
        return sorted(it for it in glob.glob(pattern, recursive=True) if os.path.isfile(it))
    except (ValueError, OSError, RecursionError):  # A name that no file can have.
        return []


def _why_nothing(path: str) -> str:
    if glob.has_magic(path):
        return f"no file matches {shown(path)}, looked for from {shown(os.getcwd())}"
    folder, name = os.path.split(path)
    try:
        names = os.listdir(folder or os.curdir)
    except (ValueError, OSError):
        return f"there is no folder {shown(folder)}"
    if name in names:
        return f"{shown(path)} is no file with content, such as a link that leads nowhere"
    near = nearest(name, sorted(names)[:MOST_GUESSES])
    meant = did_you_mean(os.path.join(folder, near) if near else None, path)
    return f"there is no file {shown(path)}{meant}"


def _no_file(path: str, message: str) -> Problem:
    return make_problem("not_found", message, source=shown_name(path))


def _not_read(file: str) -> Problem:
    is_workbook = file.lower().endswith((".xlsx", ".xls", ".xlsm", ".ods"))
    hint = f". In the spreadsheet, {_SAVE_AS}" if is_workbook else ""
    message = f"only files named {listed(SUFFIXES)} are read{hint}"
    return make_problem("unknown_format", message, source=shown_name(file))


def _nothing(source: str | None, problem: Problem) -> Sheet:
    problem["source"] = source
    return Sheet((), lambda _: [], source, problems=(problem,))


def _decoded(data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise _Unreadable(f"is a workbook, not CSV: open it in the spreadsheet and {_SAVE_AS}")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Unreadable(f"is UTF-16, not UTF-8: open it in the spreadsheet and {_SAVE_AS}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = error.object[error.start]
        message = f"must be UTF-8 text, found the byte 0x{byte:02x} in line {line}"
        raise _Unreadable(f"{message}: open it in the spreadsheet and {_SAVE_AS}", line) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _Unreadable(f"must be text, found a zero byte in line {line}", line)
    return text


def _records(text: str) -> list[_Record]:
    # Excel writes `sep=;` above the heading, and does not show it.
    first, _, rest = text.partition("\n")
    skipped = first.strip().strip('"').lower()
    if skipped.startswith("sep=") and len(skipped) == 5:
        return _parsed(rest, skipped[-1], lines_before=1)
    return _parsed(text, _delimiter(text), lines_before=0)


def _parsed(text: str, delimiter: str, lines_before: int) -> list[_Record]:
    """The rows that are not blank."""
    # With no change of line ends: a line end inside quotes belongs to its cell.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[_Record] = []
    line, count = 1, 0
    try:
        for row, cells in enumerate(reader, 1):
            if not _is_blank(cells):
                if not records:
                    _check_size(columns=len(cells))
                records.append(_Record(row, line + lines_before, cells))
                count += len(cells)
                if len(records) > MOST_ROWS + 1:
                    raise TooLargeError(f"the table {too_many('rows', MOST_ROWS)}")
                if count > MOST_CELLS:
                    raise TooLargeError(f"the table {too_many('cells', MOST_CELLS)}")
            line = reader.line_num + 1
    except csv.Error as error:
        at = line + lines_before
        raise _Unreadable(f"cannot be read from line {at} on: {_why(error)}", at) from error
    return records


def _why(error: csv.Error) -> str:
    said = str(error)
    if "field limit" in said:
        most = f"a cell has more than {csv.field_size_limit():,} characters"
        return f"{most}, as where a quote is opened and not closed"
    return "a quote is opened and not closed" if "end of data" in said else said


def _delimiter(text: str) -> str:
    """The one of comma, semicolon and tab that gives the heading the most columns."""

    def columns(delimiter: str) -> int:
        start = io.StringIO(text[:_LONGEST_HEADING], newline="")
        rows = csv.reader(start, delimiter=delimiter)
        return next((len(cells) for cells in rows if not _is_blank(cells)), 0)

    return max(_DELIMITERS, key=columns)


def _sheet_of_records(records: Sequence[_Record], source: str) -> Sheet:
    if not records:
        return _nothing(source, make_problem("empty", "the file is empty"))
    heading, *below = records
    names = tuple(name.strip() for name in heading.cells)
    if not below:
        message = "there is a heading but no row below it"
        return _nothing(source, make_problem("empty", message, row=heading.row, line=heading.line))
    found = Found()
    sound = [record for record in below if not _is_ragged(record.cells, len(names))]
    if len(sound) < len(below):
        rows = {record.row for record in sound}
        ragged = (record for record in below if record.row not in rows)
        found.add(_ragged(record, len(names), source) for record in ragged)
    return Sheet(
        names,
        lambda wanted: [[record.cells[index] for record in sound] for index in wanted],
        source,
        rows=[record.row for record in sound],
        lines=[record.line for record in sound],
        problems=tuple(found.listed()),
        height=len(sound),
    )


def _is_blank(cells: Sequence[str]) -> bool:
    return not "".join(cells).strip()


def _is_ragged(cells: Sequence[str], width: int) -> bool:
    """Whether a row has more or fewer cells than the heading. Blank ones too many do no harm."""
    return len(cells) != width and (len(cells) < width or not _is_blank(cells[width:]))


def _ragged(record: _Record, width: int, source: str) -> Problem:
    found = len(record.cells)
    hint = "quotes around a text that holds the separator" if found > width else "no cell left out"
    message = f"the row has {found} cells and the heading {width}: there must be {hint}"
    return make_problem("wrong_length", message, source=source, row=record.row, line=record.line)


def _sheet_of_columns(table: Mapping[Any, Any], source: str | None, first_row: int) -> Sheet:
    _check_size(columns=len(table))
    columns: dict[str, Sized] = {}
    problems: list[Problem] = []
    for name, values in table.items():
        if _is_column(values):
            if isinstance(name, str):
                columns[name] = values
        else:
            message = f"the column {shown(name)} must be a list of cells, found {shown(values)}"
            problems.append(make_problem("wrong_type", message, source=source))
    heights = {len(values) for values in columns.values()}
    if len(heights) > 1:
        found = listed([f"{len(it)} in {shown(name)}" for name, it in columns.items()], "and")
        message = f"columns must be as long as each other, found {found}"
        problems.append(make_problem("wrong_length", message, source=source))
    if not table:
        problems = [make_problem("empty", "the table has no columns", source=source)]
    if problems:
        return Sheet((), lambda _: [], source, problems=tuple(problems))
    data = cast("list[Iterable[object]]", list(columns.values()))

    def take(wanted: Sequence[int]) -> list[list[object]]:
        return [list(data[it]) for it in wanted]

    height = next(iter(heights), 0)
    return Sheet(tuple(columns), take, source, first_row, height=height)


def _is_column(values: object) -> bool:
    if isinstance(values, _NO_COLUMNS) or not isinstance(values, Sized):
        return False
    try:
        iter(cast("Iterable[object]", values))
    except TypeError:
        return False
    return True


def _sheet_of_rows(table: Sequence[Any], source: str | None, first_row: int) -> Sheet:
    _check_size(rows=len(table))
    rows = {number: row for number, row in enumerate(table, first_row) if isinstance(row, Mapping)}
    # A row may be there many times, and takes no more memory than once.
    _check_size(cells=sum(len(row) for row in rows.values()))
    found = Found()
    wrong = "a row must be a dict of column names and cells, found"
    found.add(
        make_problem("wrong_type", f"{wrong} {shown(row)}", source=source, row=number)
        for number, row in enumerate(table, first_row)
        if number not in rows
    )
    if not table:
        found.add([make_problem("empty", "the table has no rows", source=source)])
    named = dict.fromkeys(name for row in rows.values() for name in row if isinstance(name, str))
    names = tuple(named)
    _check_size(columns=len(names))

    def take(wanted: Sequence[int]) -> list[list[object]]:
        return [[row.get(names[it]) for row in rows.values()] for it in wanted]

    problems = tuple(found.listed())
    return Sheet(names, take, source, rows=tuple(rows), problems=problems, height=len(rows))


def _sheet_of_frame(table: object, source: str | None, first_row: int) -> Sheet:
    import narwhals as nw

    try:
        frame = _known_frame(table)
        names = [name for name in frame.collect_schema().names() if isinstance(name, str)]
        _check_size(columns=len(names))
    except nw.exceptions.DuplicateError:
        found: Iterable[object] = getattr(table, "column_names", getattr(table, "columns", ()))
        all_names = [str(name) for name in found]
        twice = [shown(name) for name, count in Counter(all_names).items() if count > 1]
        message = f"columns must have names of their own, found twice: {listed(twice, 'and')}"
        return _nothing(source, make_problem("duplicate_key", message))

    def take(wanted: Sequence[int]) -> list[list[object]]:
        return _cells_of(frame, [names[it] for it in wanted])

    return Sheet(tuple(names), take, source, first_row, frame=_kind_of(frame))


def _known_frame(table: object) -> _AnyFrame:
    try:
        return _from_native(table)
    except TypeError:
        if not hasattr(table, "__arrow_c_stream__") and not hasattr(table, "__arrow_c_array__"):
            raise TypeError(_not_a_table(table)) from None
    try:
        import pyarrow

        return _from_native(pyarrow.table(table))
    except ImportError as error:
        kind = type(table).__name__
        raise MissingExtraError(f"reading {kind} needs pyarrow: pip install pyarrow") from error
    except (TypeError, ValueError) as error:  # An array or a column, not a table.
        raise TypeError(_not_a_table(table)) from error


def _from_native(table: Any) -> _AnyFrame:
    import narwhals as nw

    return cast("_AnyFrame", nw.from_native(table))


def _not_a_table(table: object) -> str:
    kinds = "pandas, Polars, PyArrow, DuckDB, Dask, Ibis or Spark"
    kind = type(table).__name__
    return f"answers come as a path, a list of dicts or a table ({kinds}), not as {kind}"


def _cells_of(frame: _AnyFrame, names: Sequence[str]) -> list[list[object]]:
    """The cells of some columns, as they are: nothing is cast. Others are not looked at."""
    import narwhals as nw

    try:
        chosen = frame.select(*names)
        eager = chosen.collect() if isinstance(chosen, nw.LazyFrame) else chosen
    except ImportError as error:
        needed = f"{frame.implementation.value} needs {error.name}"
        raise MissingExtraError(f"reading {needed}: pip install {error.name}") from error
    return [eager.get_column(name).to_list() for name in names]


def _kind_of(frame: _AnyFrame) -> Frame | None:
    """What is needed to give the same kind of frame back."""
    import narwhals as nw

    backend = frame.implementation.value
    if backend not in get_args(Backend):
        return None
    session = getattr(frame.to_native(), "sparkSession", None) if backend == "pyspark" else None
    return Frame(cast("Backend", backend), isinstance(frame, nw.LazyFrame), session)

"""Frames out: the same kind that the answers came in."""

from __future__ import annotations

import datetime
import importlib
import importlib.util
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from place_readiness._errors import MissingExtraError

if TYPE_CHECKING:
    import narwhals as nw

Backend = Literal[
    "pandas", "polars", "pyarrow", "modin", "cudf", "duckdb", "dask", "ibis", "pyspark"
]
Eager = Literal["pandas", "polars", "pyarrow", "modin", "cudf"]
Lazy = Literal["polars", "duckdb", "dask", "ibis", "pyspark"]
Kind = Literal["text", "number", "whole", "date", "truth"]
Given = tuple[bytearray, "list[str | None] | None"]
"""A column as the core gives it: for each cell a key of texts that stand once, or a number."""

_FIRST: tuple[Backend, ...] = ("pandas", "polars", "pyarrow")
_LIKE_PANDAS = {"pandas", "modin", "cudf"}
_EAGER = {"pandas", "polars", "pyarrow", "modin", "cudf"}


@dataclass(frozen=True)
class Column:
    """A column of a frame: its name, and what stands in it."""

    name: str
    kind: Kind


@dataclass(frozen=True)
class Origin:
    """The kind of frame that answers came in, and whether it was a lazy one."""

    backend: Backend
    is_lazy: bool = False
    session: Any = field(default=None, compare=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """A session of Spark stays where it is."""
        return (Origin, (self.backend, self.is_lazy))


def frame(
    columns: Sequence[Column], rows: Iterable[Sequence[Any]], wanted: Backend | Origin | None
) -> Any:
    """A frame with these rows. A column keeps its type even where it is empty."""
    import narwhals as nw

    origin, eager = _asked(wanted)
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    named = list(zip(columns, values, strict=True))
    data = {column.name: [_cell(column, it, eager) for it in cells] for column, cells in named}
    schema = {column.name: _type(column, cells, eager) for column, cells in named}
    return _as_asked(nw.from_dict(data, schema=schema, backend=eager), origin)


def frame_of_columns(
    columns: Sequence[Column], given: Callable[[], Sequence[Given]], wanted: Backend | Origin | None
) -> Any:
    """A frame with columns that the core gives: an object is made for each text, not each cell."""
    import narwhals as nw

    origin, eager = _asked(wanted)
    filled = given() or [_nothing(column) for column in columns]
    named = {
        column.name: _filled(column, *cells, eager)
        for column, cells in zip(columns, filled, strict=True)
    }
    return _as_asked(_side_by_side(named, eager), origin)


def _side_by_side(named: dict[str, Any], eager: Eager) -> nw.DataFrame[Any]:
    """Columns as a frame. Pandas takes them as they are; to join series, it would copy them."""
    import narwhals as nw

    if eager == "pandas":
        import pandas as pd

        return nw.from_native(pd.DataFrame(named, copy=False), eager_only=True)
    series = {name: nw.from_native(it, series_only=True) for name, it in named.items()}
    frames = [it.alias(name).to_frame() for name, it in series.items()]
    return nw.concat(frames, how="horizontal")


def _asked(wanted: Backend | Origin | None) -> tuple[Origin, Eager]:
    """The kind of frame that is wanted, and the kind that is made first."""
    origin = wanted if isinstance(wanted, Origin) else Origin(wanted or _installed())
    if origin.backend not in get_args(Backend):
        known = ", ".join(get_args(Backend))
        raise ValueError(f"backend must be one of {known}, not {origin.backend!r}")
    eager = cast("Eager", origin.backend) if origin.backend in _EAGER else "pyarrow"
    _need(eager)
    return origin, eager


def _as_asked(made: nw.DataFrame[Any], origin: Origin) -> Any:
    if origin.backend in _EAGER and not origin.is_lazy:
        return made.to_native()
    options = {"session": origin.session or _spark()} if origin.backend == "pyspark" else {}
    return made.lazy(cast("Lazy", origin.backend), **options).to_native()


def _nothing(column: Column) -> Given:
    return (bytearray(), [] if column.kind in ("text", "date") else None)


def _filled(
    column: Column, data: bytearray, texts: Sequence[str | None] | None, eager: Eager
) -> Any:
    """A column of this library: of keys of texts, or of numbers."""
    import narwhals as nw

    if texts is None:
        return _numbers(column, data, eager)
    read = datetime.date.fromisoformat if column.kind == "date" else str
    cells = [_cell(column, None if it is None else read(it), eager) for it in texts]
    schema = {column.name: _type(column, cells, eager)}
    distinct = nw.from_dict({column.name: cells}, schema=schema, backend=eager)[column.name]
    keys = _array(data, "I")
    if eager == "pandas":
        return distinct.to_native().array.take(keys)
    taken = distinct[keys].to_native()
    return taken.reset_index(drop=True) if eager in _LIKE_PANDAS else taken


def _numbers(column: Column, data: bytearray, eager: Eager) -> Any:
    """Numbers as a series of this library. Where there is none, it says so in its own way."""
    import narwhals as nw

    cells = _array(data, "d" if column.kind == "number" else "q")
    if eager == "pandas":
        return cells
    if eager == "pyarrow":
        import pyarrow as pa

        type_ = pa.float64() if column.kind == "number" else pa.int64()
        return pa.chunked_array([pa.array(cells, type_, from_pandas=True)])
    made = nw.new_series(column.name, cells, _type(column, (), eager), backend=eager).to_native()
    return made.fill_nan(None) if eager == "polars" and column.kind == "number" else made


def _array(data: bytearray, kind: Literal["I", "d", "q"]) -> Any:
    """Bytes as numbers, of NumPy where it is installed."""
    try:
        import numpy as np
    except ImportError:
        return memoryview(data).cast(kind).tolist()
    return np.frombuffer(data, kind)


def _spark() -> Any:
    """The session of Spark that is running here."""
    from pyspark.sql import SparkSession

    return SparkSession.builder.getOrCreate()


def frame_of_rows(rows: Sequence[Mapping[str, Any]], backend: Backend | None) -> Any:
    """A frame of rows that all have the same keys."""
    names = list(rows[0]) if rows else []
    columns = [Column(name, _kind_of([row[name] for row in rows])) for name in names]
    return frame(columns, [tuple(row[name] for name in names) for row in rows], backend)


def _kind_of(values: Iterable[Any]) -> Kind:
    kinds: dict[type, Kind] = {
        bool: "truth",
        int: "whole",
        float: "number",
        datetime.date: "date",
    }
    found: set[Kind] = {kinds.get(type(value), "text") for value in values if value is not None}
    return found.pop() if len(found) == 1 else "text"


def _installed() -> Backend:
    for name in _FIRST:
        if importlib.util.find_spec(name) is not None:
            return name
    raise MissingExtraError(
        "a frame needs pandas, Polars or PyArrow, and none is installed: pip install pandas"
    )


def _need(name: str) -> None:
    try:
        importlib.import_module(name)
    except ImportError as error:
        raise MissingExtraError(f"this frame needs {name}: pip install {name}") from error


def _cell(column: Column, value: Any, backend: str) -> Any:
    """A date as pandas knows it; everything else as it is."""
    if column.kind == "date" and value is not None and backend in _LIKE_PANDAS:
        return datetime.datetime.combine(value, datetime.time())
    return value


def _type(column: Column, cells: Sequence[Any], backend: str) -> nw.dtypes.DType:
    import narwhals as nw

    like_pandas = backend in _LIKE_PANDAS
    if column.kind == "date":
        return nw.Datetime() if like_pandas else nw.Date()
    kinds: dict[str, nw.dtypes.DType] = {
        "text": nw.String(),
        "number": nw.Float64(),
        # Plain integers of pandas have no way to say that there is none.
        "whole": nw.Float64() if like_pandas and None in cells else nw.Int64(),
        "truth": nw.Boolean(),
    }
    return kinds[column.kind]

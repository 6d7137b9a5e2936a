"""The charts again, drawn with matplotlib from their rows, for those who want to change them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from place_readiness._errors import MissingExtraError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from place_readiness._show import Chart, Row

_DARK, _BRIGHT, _GREY = "#12436d", "#801650", "#8c8c8c"
"""Colours made for contrast, of the UK Government Analysis Function."""


def figure(chart: Chart) -> Figure:
    """A chart as a figure that belongs to nobody else: no window, no global state."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingExtraError(
            'figures, PNG and PDF need matplotlib: pip install "place-readiness[plot]"'
        ) from error
    rows = list(chart.data)
    if not rows:
        raise ValueError("there is nothing to draw")
    drawn = Figure(figsize=(8, 1.2 + 0.45 * _height(chart)), layout="constrained")
    _WAYS[chart.kind](drawn.subplots(), rows)
    return drawn


def _height(chart: Chart) -> int:
    """How many rows the chart has."""
    if chart.kind != "heatmap":
        return len(chart.data)
    return 4 + len(chart.data) // len({row["domain"] for row in chart.data})


def picture(chart: Chart, format: str) -> bytes:
    """A chart as the bytes of a PNG or a PDF. Text in a PDF stays text."""
    drawn = figure(chart)
    import matplotlib

    buffer = io.BytesIO()
    with matplotlib.rc_context({"pdf.fonttype": 42}):
        drawn.savefig(buffer, format=format, dpi=200, metadata={"Title": chart.alt[:200]})
    return buffer.getvalue()


def _profile(axes: Axes, rows: Sequence[Row]) -> None:
    for y, row in enumerate(rows):
        _span(axes, y, row["low"], row["high"], _GREY)
        _mark(axes, y, row["score"], "o", _DARK)
    _rows(axes, [row["title"] for row in rows])


def _pair(axes: Axes, rows: Sequence[Row]) -> None:
    for y, row in enumerate(rows):
        _span(axes, y, row["score_first"], row["score_second"], _GREY)
        _mark(axes, y, row["score_first"], "o", _DARK)
        _mark(axes, y, row["score_second"], "D", _BRIGHT)
    _rows(axes, [str(next(iter(row.values()))) for row in rows])
    for marker, colour, label in (("o", _DARK, "first"), ("D", _BRIGHT, "second")):
        axes.plot([], [], marker, color=colour, label=label)
    axes.legend(loc="lower right")


def _heatmap(axes: Axes, rows: Sequence[Row]) -> None:
    titles = list(dict.fromkeys(row["domain_title"] for row in rows))
    # Two results may have one name, so that rows are told apart by where they stand.
    lines = [rows[start : start + len(titles)] for start in range(0, len(rows), len(titles))]
    none = float("nan")
    values = [[none if it["score"] is None else it["score"] for it in line] for line in lines]
    axes.imshow(values, cmap="Blues", vmin=0, vmax=100, aspect="auto")
    for y, line in enumerate(lines):
        for x, row in enumerate(line):
            is_dark = row["score"] is not None and row["score"] > 55
            colour = "white" if is_dark else "black"
            axes.text(x, y, row["score_shown"] or "–", ha="center", va="center", color=colour)
    axes.set_xticks(range(len(titles)), titles, rotation=30, ha="right")
    axes.set_yticks(range(len(lines)), [_who(line[0]) for line in lines])


def _who(row: Row) -> str:
    parts = (row["place"], row["date"], row["respondent"])
    return ", ".join(str(part) for part in parts if part is not None)


_WAYS: dict[str, Callable[[Any, Sequence[Row]], None]] = {
    "profile": _profile,
    "comparison": _pair,
    "change": _pair,
    "heatmap": _heatmap,
}


def _span(axes: Axes, y: int, low: float | None, high: float | None, colour: str) -> None:
    if low is not None and high is not None:
        axes.hlines(y, low, high, color=colour, linewidth=4, zorder=1)


def _mark(axes: Axes, y: int, score: float | None, marker: str, colour: str) -> None:
    if score is not None:
        axes.plot([score], [y], marker, color=colour, zorder=2)


def _rows(axes: Axes, labels: Sequence[str]) -> None:
    axes.set_yticks(range(len(labels)), labels)
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel("Score, from 0 to 100")
    axes.grid(axis="x", alpha=0.3)

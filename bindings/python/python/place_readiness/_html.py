"""Small HTML tables for notebooks. They fetch nothing, and take their colours from the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from place_readiness._problems import Problem

_SHOWN = 50
_LEFT = "text-align: left; vertical-align: top"


def problem_table(problems: Sequence[Problem]) -> str:
    """Problems as a table: where, what was found, and what is wrong."""
    if not problems:
        return "<p>No problems.</p>"
    count = len(problems)
    more = f", of which the first {_SHOWN} are shown" if count > _SHOWN else ""
    rows = ([_where(it), it["value"] or "", it["message"]] for it in problems[:_SHOWN])
    caption = f"{count} problem{'' if count == 1 else 's'}{more}"
    return table(caption, ["Where", "Found", "What is wrong"], rows)


def table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of text. Everything is escaped; the first cell of a row is its heading."""
    head = "".join(f'<th scope="col" style="{_LEFT}">{escape(it)}</th>' for it in heads)
    body = "".join(_row([escape(cell) for cell in row]) for row in rows)
    title = f'<caption style="{_LEFT}">{escape(caption)}</caption>'
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(cells: Sequence[str]) -> str:
    first = f'<th scope="row" style="{_LEFT}; font-weight: normal">{cells[0]}</th>'
    rest = "".join(f'<td style="{_LEFT}">{cell}</td>' for cell in cells[1:])
    return f"<tr>{first}{rest}</tr>"


def _where(problem: Problem) -> str:
    row, line = _numbered("row", problem["row"]), _numbered("line", problem["line"])
    parts = [problem["source"], row or line, problem["field"] or problem["at"]]
    return ", ".join(part for part in parts if part)


def _numbered(noun: str, number: int | None) -> str:
    return "" if number is None else f"{noun} {number}"

"""The tidy tables of many scores. Names and order of columns are a promise."""

from __future__ import annotations

from place_readiness._frames import Column, Kind

_WHO: dict[str, Kind] = {
    "place": "text",
    "place_id": "text",
    "date": "date",
    "respondent": "text",
    "partner": "text",
    "kind": "text",
}

COLUMNS: dict[str, dict[str, Kind]] = {
    "overall": {
        **_WHO,
        "score": "number",
        "low": "number",
        "high": "number",
        "coverage": "number",
        "pooled": "number",
        "evidenced": "number",
        "answered": "whole",
        "applicable": "whole",
        "band": "text",
        "band_by_score": "text",
        "band_lowest": "text",
        "band_highest": "text",
        "reason": "text",
    },
    "domains": {
        **_WHO,
        "domain": "text",
        "domain_title": "text",
        "part_of": "text",
        "score": "number",
        "low": "number",
        "high": "number",
        "coverage": "number",
        "evidenced": "number",
        "contribution": "number",
        "answered": "whole",
        "applicable": "whole",
        "reason": "text",
    },
    "criteria": {
        **_WHO,
        "domain": "text",
        "criterion": "text",
        "criterion_title": "text",
        "state": "text",
        "level_id": "text",
        "score": "number",
        "contribution": "number",
        "confidence": "text",
        "evidence_items": "whole",
        "evidence": "text",
        "reason": "text",
        "remark": "text",
    },
    "gates": {
        **_WHO,
        "gate": "text",
        "applies": "text",
        "ceiling": "text",
        "because": "text",
        "open_questions": "text",
    },
    "patterns": {
        **_WHO,
        "pattern": "text",
        "pattern_title": "text",
        "outcome": "text",
        "part_of": "text",
        "because": "text",
        "open_questions": "text",
    },
}
"""The columns of each view, and what stands in them."""

_DIFFERENCE = [
    Column("score_first", "number"),
    Column("score_second", "number"),
    Column("gap", "number"),
    Column("overlaps", "truth"),
    Column("reason", "text"),
]

PAIR = [Column("domain", "text"), *_DIFFERENCE]
"""The columns of a comparison."""

CHANGE = [
    Column("place", "text"),
    Column("place_id", "text"),
    Column("respondent", "text"),
    Column("partner", "text"),
    Column("kind", "text"),
    *_DIFFERENCE,
]
"""The columns of many comparisons."""

PROBLEMS = [
    Column("code", "text"),
    Column("document_part", "text"),
    Column("text_line", "whole"),
    Column("text_column", "whole"),
    Column("message", "text"),
    Column("source", "text"),
    Column("table_row", "whole"),
    Column("table_column", "text"),
    Column("found", "text"),
]
"""The columns of problems, in the order of the keys of `Problem`."""


def columns_of(view: str) -> list[Column]:
    """The columns of one view."""
    if view not in COLUMNS:
        raise ValueError(f"view must be one of {', '.join(COLUMNS)}, not {view!r}")
    return [Column(name, kind) for name, kind in COLUMNS[view].items()]

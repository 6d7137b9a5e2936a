"""The tidy tables of many scores. Names and order of columns are a promise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from place_readiness._frames import Column, Kind

if TYPE_CHECKING:
    from place_readiness._score import Score
    from place_readiness.documents import GroupDocument

Values = tuple[Any, ...]

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


def table(view: str, scores: Iterable[Score]) -> tuple[list[Column], list[Values]]:
    """The columns and rows of one view."""
    if view not in COLUMNS:
        raise ValueError(f"view must be one of {', '.join(COLUMNS)}, not {view!r}")
    columns = [Column(name, kind) for name, kind in COLUMNS[view].items()]
    rows = [(*_who(score), *rest) for score in scores for rest in _ROWS[view](score)]
    return columns, rows


def _who(score: Score) -> Values:
    return (score.place, score.place_id, score.date, score.respondent, score.group, score.kind)


def _overall(score: Score) -> Iterator[Values]:
    whole, band = score._result["overall"], score._result["band"]
    yield (
        *_pick(whole, "score low high coverage pooled evidenced answered applicable"),
        *_pick(band, "id by_score lowest highest"),
        whole["reason"],
    )


def _domains(score: Score) -> Iterator[Values]:
    titles = _titles(score.rubric._document["groups"])
    keys = "score low high coverage evidenced contribution answered applicable reason"
    for group, parent in _groups(score._result["groups"]):
        yield (group["id"], titles[group["id"]], parent, *_pick(group, keys))


def _criteria(score: Score) -> Iterator[Values]:
    keys = "state level score contribution confidence"
    for group, _ in _groups(score._result["groups"]):
        for it in group["criteria"]:
            title = score.rubric.criteria[it["id"]].title
            more = (len(it["evidence"]), it["note"])
            yield (group["id"], it["id"], title, *_pick(it, keys), *more)


def _gates(score: Score) -> Iterator[Values]:
    for gate in score._result["gates"]:
        yield (*_pick(gate, "id applies ceiling"), *_causes(gate))


def _patterns(score: Score) -> Iterator[Values]:
    titles = {it["id"]: it["title"] for it in score.rubric._document.get("patterns", ())}
    for it in score._result["patterns"]:
        yield (it["id"], titles[it["id"]], it["outcome"], it["part_of"], *_causes(it))


_ROWS = {
    "overall": _overall,
    "domains": _domains,
    "criteria": _criteria,
    "gates": _gates,
    "patterns": _patterns,
}


def _pick(source: Any, keys: str) -> Values:
    return tuple(source[key] for key in keys.split())


def _causes(verdict: Any) -> Values:
    return (", ".join(verdict["because"]), ", ".join(verdict["open"]))


def _groups(groups: Iterable[Any], parent: str | None = None) -> Iterator[tuple[Any, str | None]]:
    for group in groups:
        yield group, parent
        yield from _groups(group["groups"], group["id"])


def _titles(groups: Iterable[GroupDocument]) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in groups:
        found[group["id"]] = group["title"]
        found.update(_titles(group.get("groups", ())))
    return found

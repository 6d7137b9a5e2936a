"""What is right: every row as an assessment of its own, scored by `Rubric.score`."""

from __future__ import annotations

from typing import Any

import numpy as np
from place_readiness import Rubric

from programs import facts
from programs.answers import Answers, Codes, empty


def score(codes: Codes) -> Answers:
    """Scores every row by itself. The rubric must be the one that the programs know."""
    rubric = Rubric.builtin()
    facts.check(rubric.document())
    bands = [band["id"] for band in rubric.document()["bands"] if band.get("from") is not None]
    out = empty(len(codes))
    for row, answers in enumerate(codes.tolist()):
        _put(out, row, rubric.score(_assessment(rubric, answers)).document(), bands)
    return out


def _assessment(rubric: Rubric, codes: list[int]) -> dict[str, Any]:
    named = zip(facts.CRITERIA, codes, strict=True)
    return {
        "format": "place-readiness/assessment/1",
        "rubric": f"{rubric.id}@{rubric.version}",
        "place": {"id": "row", "name": "Row"},
        "date": "2026-01-01",
        "kind": "individual",
        "answers": {name: _answer(code) for name, code in named if code != facts.UNANSWERED},
    }


def _answer(code: int) -> Any:
    if code == facts.NOT_APPLICABLE:
        return {"not_applicable": "Everyone has the same employer."}
    return {"not_known": True} if code == facts.NOT_KNOWN else str(code)


def _put(out: Answers, row: int, result: Any, bands: list[str]) -> None:
    for n, group in enumerate(result["groups"]):
        out.domains[n, row] = _number(group["score"])
    overall = result["overall"]
    out.overall[row], out.low[row] = _number(overall["score"]), _number(overall["low"])
    out.high[row], out.coverage[row] = _number(overall["high"]), _number(overall["coverage"])
    band = result["band"]["id"]
    out.band[row] = bands.index(band) if band in bands else facts.NO_BAND
    applies = [gate["applies"] == "yes" for gate in result["gates"]]
    out.gates[row] = sum(int(is_set) << n for n, is_set in enumerate(applies))


def _number(score: float | None) -> float:
    return np.nan if score is None else score

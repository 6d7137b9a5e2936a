"""What the programs know of the shipped rubric, as somebody would who wrote one for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

HEADINGS = {
    "SCO": (3, 2, 3, 2, 3, 2),
    "GOV": (3, 3, 2, 3, 2, 2, 1, 3, 3),
    "LEA": (3, 3, 2, 3, 2, 2, 1),
    "FIN": (3, 2, 3, 3, 2, 2),
    "MON": (3, 3, 2, 3, 3, 2),
    "ENG": (2, 2, 1, 1, 1),
    "WFO": (3, 3, 2, 2, 2),
    "DAT": (2, 2, 3, 1),
}
"""The weights of the criteria of each domain, in order."""

GROUPS = {name: [f"{name}-{n}" for n in range(1, len(w) + 1)] for name, w in HEADINGS.items()}
"""The criteria of each domain."""

WEIGHTS = {
    criterion: weight
    for name, weights in HEADINGS.items()
    for criterion, weight in zip(GROUPS[name], weights, strict=True)
}
CRITERIA = list(WEIGHTS)
POSITIONS = {criterion: n for n, criterion in enumerate(CRITERIA)}
ROOTS = ["SCO-1", "GOV-1", "FIN-1"]
CRITICAL = ["SCO-1", "SCO-3", "SCO-5", "GOV-1", "GOV-2", "GOV-4", "GOV-9", "LEA-1", "LEA-2"]
CRITICAL += ["LEA-3", "FIN-1", "FIN-4", "MON-2", "MON-5", "WFO-1"]

OPTIONAL = "LEA-3"
"""The one criterion that may not apply, and its domain and weight."""
OPTIONAL_HEADING = "LEA"
OPTIONAL_WEIGHT = WEIGHTS[OPTIONAL]

TOTALS = {name: sum(weights) for name, weights in HEADINGS.items()}
"""The weight of each domain where everything applies."""

LEVELS = 5
TOP = 4
NOT_APPLICABLE, NOT_KNOWN, UNANSWERED = 253, 254, 255
NO_BAND = 255

# A domain has a score where 60 per cent of its weight is answered: 10 x answered >= 6 x applicable.
ENOUGH, OF_APPLICABLE = 10, 6

# Bit and ceiling of each gate, and what sets it off.
GATE_A = 1  # A root is at 0. Ceiling: band 0.
GATE_B = 2  # A critical criterion is at 0 or 1. Band 1.
GATE_C = 4  # A critical criterion is at 2. Band 2.
GATE_D1 = 8  # A domain scores below 50. Band 2.
GATE_D2 = 16  # A domain scores below 25. Band 1.
GATE_E = 32  # A critical criterion is at 2 or more: a matrix has no evidence. Band 2.
GATE_F = 64  # A critical criterion is unanswered or not known. Band 1.
TO_BAND_0 = GATE_A
TO_BAND_1 = GATE_B | GATE_D2 | GATE_F
TO_BAND_2 = GATE_C | GATE_D1 | GATE_E
WEAK, THIN = 50.0, 25.0

# The overall score is 100/32 of a sum of eight fractions points/answered, with answered from 1 to
# 22. The fractions have the common denominator 232,792,560, so a score that is not on a cut is at
# least 1.3e-8 away from it. Floats are wrong by less than 1e-12. Compared with cuts that are lower
# by 1e-9, they decide as exact arithmetic would.
CUTS = (25.0 - 1e-9, 50.0 - 1e-9, 75.0 - 1e-9)


def ceiling(gates: int) -> int:
    """The highest band that a set of gates leaves."""
    limits = ((TO_BAND_0, 0), (TO_BAND_1, 1), (TO_BAND_2, 2))
    return min((band for bits, band in limits if gates & bits), default=3)


CEILINGS = [ceiling(gates) for gates in range(128)]


def by_weight(criteria: Iterable[str]) -> dict[int, list[str]]:
    """Criteria by their weight: adding comes before multiplying, which saves most of the latter."""
    found: dict[int, list[str]] = {}
    for criterion in criteria:
        found.setdefault(WEIGHTS[criterion], []).append(criterion)
    return found


def check(document: Mapping[str, Any]) -> None:
    """Refuses a rubric that is not the one these programs were written for."""
    groups = [group["criteria"] for group in document["groups"]]
    criteria = [criterion for group in groups for criterion in group]
    bands = [band["id"] for band in document["bands"] if band.get("from") is not None]
    gates = [(gate["id"], bands.index(gate["ceiling"])) for gate in document["gates"]]
    bits = zip(("A", "B", "C", "D1", "D2", "E", "F"), range(7), strict=True)
    found = [
        {c["id"]: float(c["weight"]) for c in criteria} == WEIGHTS,
        [len(group) for group in groups] == [len(weights) for weights in HEADINGS.values()],
        [c["id"] for c in criteria if c.get("critical")] == CRITICAL,
        [c["id"] for c in criteria if c.get("critical") == "root"] == ROOTS,
        [c["id"] for c in criteria if c.get("not_applicable")] == [OPTIONAL],
        gates == [(id, CEILINGS[1 << bit]) for id, bit in bits],
        [band["from"] for band in document["bands"] if band.get("from") is not None]
        == [0, 25, 50, 75],
        document["minimum_coverage"] == 60,
    ]
    if not all(found):
        raise SystemExit(f"The shipped rubric is another than these programs are for: {found}")

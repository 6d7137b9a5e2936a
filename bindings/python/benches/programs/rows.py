"""The rows that are scored: many that look like answers, and some that stand on an edge."""

from __future__ import annotations

import numpy as np

from programs.answers import Codes
from programs.facts import (
    CRITERIA,
    GROUPS,
    LEVELS,
    NOT_APPLICABLE,
    NOT_KNOWN,
    OPTIONAL,
    POSITIONS,
    UNANSWERED,
)

SEED = 20_261
OFTEN = (13, 31, 72, 90, 50)
"""How often each level is given, of 256 times."""
BLANK = 1 / 13
RARE = 0.003
"""How often an answer is not known, and how often the optional criterion does not apply."""


def many(rows: int, blank: float = BLANK, seed: int = SEED) -> Codes:
    """Random answers, of which some are blank."""
    random = np.random.default_rng(seed)
    shape = (rows, len(CRITERIA))
    levels = np.repeat(np.arange(LEVELS, dtype=np.uint8), OFTEN)
    codes = levels[random.integers(0, 256, shape, np.uint8)]
    codes[random.random(shape, np.float32) < blank] = UNANSWERED
    codes[random.random(shape, np.float32) < RARE] = NOT_KNOWN
    codes[random.random(rows) < RARE, POSITIONS[OPTIONAL]] = NOT_APPLICABLE
    return codes


def to_check(rows: int) -> Codes:
    """Rows on an edge first, then random ones with few, some and many blanks."""
    edge = edges()
    rest = max(rows - len(edge), 0)
    shares = (0.0, BLANK, 0.2, 0.35, 0.5, 0.8)
    parts = [many(rest // len(shares) + 1, share, SEED + n) for n, share in enumerate(shares)]
    return np.ascontiguousarray(np.concatenate([edge, np.concatenate(parts)[:rest]])[:rows])


def edges() -> Codes:
    """Rows where rounding, a threshold or a blank decides."""
    return np.concatenate([_uniform(), _lone_blanks(), _on_cuts(), _near_coverage()])


def _row(code: int) -> Codes:
    return np.full(len(CRITERIA), code, np.uint8)


def _uniform() -> Codes:
    """The same answer everywhere, with the optional criterion answered, blank, or away."""
    rows = [_row(code) for code in (*range(LEVELS), UNANSWERED, NOT_KNOWN)]
    for code in (*range(LEVELS), UNANSWERED, NOT_KNOWN):
        rows.append(_row(code))
        rows[-1][POSITIONS[OPTIONAL]] = NOT_APPLICABLE
    return np.stack(rows)


def _lone_blanks() -> Codes:
    """One answer unlike all others: each criterion, each answer, around each level."""
    rows = []
    for around in range(LEVELS):
        for position in range(len(CRITERIA)):
            for code in (*range(LEVELS), NOT_KNOWN, UNANSWERED):
                rows.append(_row(around))
                rows[-1][position] = code
    return np.stack(rows)


def _on_cuts() -> Codes:
    """All domains alike, so that the mean is on a cut, or one point beside it, with rounding."""
    random = np.random.default_rng(SEED)
    rows = []
    for _ in range(2_000):
        level = int(random.integers(1, LEVELS - 1))
        row = _row(level)
        for up, down in random.integers(0, len(CRITERIA), (int(random.integers(0, 7)), 2)):
            row[up], row[down] = level + 1, level - 1
        row[random.random(len(CRITERIA)) < random.choice([0.0, 0.05, 0.15])] = UNANSWERED
        rows.append(row)
    return np.stack(rows)


def _near_coverage() -> Codes:
    """Every set of blanks in one domain: every coverage that there can be, at each level."""
    rows = []
    for criteria in GROUPS.values():
        positions = np.array([POSITIONS[criterion] for criterion in criteria])
        for blanks in range(1 << len(criteria)):
            is_blank = (blanks >> np.arange(len(criteria)) & 1).astype(bool)
            for level in (0, 2, 4):
                rows.append(_row(level))
                rows[-1][positions[is_blank]] = UNANSWERED
                if level == 0 and OPTIONAL in criteria:
                    rows[-1][POSITIONS[OPTIONAL]] = NOT_APPLICABLE
    return np.stack(rows)

"""NumPy over columns: blocks that stay in the cache, sums in bytes, arrays that are used again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import local

import numpy as np
import numpy.typing as npt

from programs import facts
from programs.answers import Answers, Codes, Program, columns_of, empty

BLOCK = 16_384
"""The best of those tried: smaller ones wait for the interpreter, larger ones for memory."""

Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

_WEIGHTS = np.array(list(facts.WEIGHTS.values()), np.uint8)[:, None]
_TOTALS = np.array(list(facts.TOTALS.values()), np.uint8)[:, None]
_STARTS = np.cumsum([0, *(len(weights) for weights in facts.HEADINGS.values())])
_CRITICAL = [facts.POSITIONS[criterion] for criterion in facts.CRITICAL]
_ROOTS = [facts.POSITIONS[criterion] for criterion in facts.ROOTS]
_OPTIONAL = facts.POSITIONS[facts.OPTIONAL]
_OPTIONAL_HEADING = list(facts.HEADINGS).index(facts.OPTIONAL_HEADING)
_CEILINGS = np.array(facts.CEILINGS, np.uint8)


class Fresh(Program):
    """Into new arrays."""

    def __init__(self, codes: Codes, threads: int) -> None:
        self.codes = columns_of(codes)
        self.pool = ThreadPoolExecutor(threads)

    def output(self) -> Answers:
        return empty(self.codes.shape[1])

    def run(self) -> Answers:
        output, rows = self.output(), self.codes.shape[1]

        def score(start: int) -> None:
            end = min(start + BLOCK, rows)
            _score(self.codes[:, start:end], output.part(start, end))

        if rows <= BLOCK:
            score(0)
        else:
            list(self.pool.map(score, range(0, rows, BLOCK)))
        return output

    def answers(self, found: Answers) -> Answers:
        return found


class Reused(Fresh):
    """Into arrays that are there already."""

    def __init__(self, codes: Codes, threads: int) -> None:
        super().__init__(codes, threads)
        self.kept = empty(self.codes.shape[1])

    def output(self) -> Answers:
        return self.kept


class _Room:
    """What a block needs in between. Fresh memory for it would cost as much as the work."""

    def __init__(self, rows: int) -> None:
        groups, criteria = len(facts.HEADINGS), len(facts.CRITERIA)
        self.rows = rows
        self.levels = np.empty((criteria, rows), bool)
        self.values = np.empty((criteria, rows), np.uint8)
        sums = [np.empty((groups, rows), np.uint8) for _ in range(5)]
        self.points, self.answered, self.applicable, self.high, self.spare = sums
        self.top, self.above, self.below = (np.empty((groups, rows)) for _ in range(3))
        self.lowest, self.highest = np.empty(rows), np.empty(rows)


_rooms = local()


def _room(rows: int) -> _Room:
    """The room of this thread."""
    room: _Room | None = getattr(_rooms, "room", None)
    if room is None or room.rows != rows:
        room = _rooms.room = _Room(rows)
    return room


def _score(codes: Codes, out: Answers) -> None:
    room = _room(codes.shape[1])
    _tally(codes, room)
    _ends(room, out)
    _scores(room, out)
    gates = _gates(codes, out.domains, room)
    out.gates[:] = gates
    _bands(out, gates)


def _tally(codes: Codes, room: _Room) -> None:
    levels = np.less(codes, facts.LEVELS, out=room.levels)
    values = np.multiply(levels.view(np.uint8), _WEIGHTS, out=room.values)
    _sum(values, room.answered)
    values *= codes
    _sum(values, room.points)
    room.applicable[:] = _TOTALS
    is_away = (codes[_OPTIONAL] == facts.NOT_APPLICABLE).view(np.uint8)
    room.applicable[_OPTIONAL_HEADING] -= is_away * np.uint8(facts.OPTIONAL_WEIGHT)


def _sum(values: Bytes, sums: Bytes) -> None:
    for n, row in enumerate(sums):
        np.add.reduce(values[_STARTS[n] : _STARTS[n + 1]], axis=0, dtype=np.uint8, out=row)


def _ends(room: _Room, out: Answers) -> None:
    """The scores with every blank at its lowest, and at its highest; and the coverage."""
    high = np.subtract(room.applicable, room.answered, out=room.high)
    high *= np.uint8(facts.TOP)
    high += room.points
    top = np.multiply(room.applicable, float(facts.TOP), out=room.top)
    for points, overall in ((room.points, out.low), (room.high, out.high)):
        scores = np.multiply(points, 100.0, out=room.above)
        scores /= top
        _mean(scores, overall, room)
    answered = np.add.reduce(room.answered, axis=0, dtype=np.uint8)
    applicable = np.add.reduce(room.applicable, axis=0, dtype=np.uint8)
    np.multiply(answered, 100.0, out=out.coverage)
    np.divide(out.coverage, applicable, out=out.coverage)


def _scores(room: _Room, out: Answers) -> None:
    """Where too little is answered, nothing is divided by nothing."""
    covered = np.multiply(room.answered, np.uint8(facts.ENOUGH), out=room.spare)
    needed = np.multiply(room.applicable, np.uint8(facts.OF_APPLICABLE), out=room.high)
    enough = np.greater_equal(covered, needed).view(np.uint8)
    room.points *= enough
    room.answered *= enough
    above = np.multiply(room.points, 100.0, out=room.above)
    below = np.multiply(room.answered, float(facts.TOP), out=room.below)
    with np.errstate(invalid="ignore"):
        np.divide(above, below, out=out.domains)
    _mean(out.domains, out.overall, room)


def _mean(scores: Floats, mean: Floats, room: _Room) -> None:
    """A mean lies among its members; rounding must not carry it outside."""
    np.add.reduce(scores, axis=0, out=mean)
    mean /= len(scores)
    np.maximum(mean, np.minimum.reduce(scores, axis=0, out=room.lowest), out=mean)
    np.minimum(mean, np.maximum.reduce(scores, axis=0, out=room.highest), out=mean)


def _gates(codes: Codes, domains: Floats, room: _Room) -> Bytes:
    critical = codes[_CRITICAL]
    weakest = np.fmin.reduce(domains, axis=0, out=room.lowest)
    lowest, highest = np.minimum.reduce(critical), np.maximum.reduce(critical)
    # A level of 2 or more is 0 to 2 once 2 is taken away; all else is more, as bytes wrap around.
    shifted = critical - np.uint8(2)
    claimed = np.minimum.reduce(shifted)
    found = (
        (facts.GATE_A, np.minimum.reduce(codes[_ROOTS]) == 0),
        (facts.GATE_B, lowest < 2),
        (facts.GATE_C, claimed == 0),
        (facts.GATE_D1, weakest < facts.WEAK),
        (facts.GATE_D2, weakest < facts.THIN),
        (facts.GATE_E, claimed < facts.LEVELS - 2),
        (facts.GATE_F, highest >= facts.NOT_KNOWN),
    )
    gates = np.zeros(codes.shape[1], np.uint8)
    for bit, applies in found:
        gates |= applies.view(np.uint8) * np.uint8(bit)
    return gates


def _bands(out: Answers, gates: Bytes) -> None:
    reached = [(out.overall >= cut).view(np.uint8) for cut in facts.CUTS]
    band = reached[0] + reached[1] + reached[2]
    np.minimum(band, _CEILINGS[gates], out=band)
    # 1 taken from 0 is 255, as bytes wrap around: no band where there is no score.
    np.bitwise_or(band, np.negative(np.isnan(out.overall).view(np.uint8)), out=out.band)

"""Scores arrays between two pages that nobody may touch, and prints how many it scored.

    python guarded.py start|end

The arrays have every product of extents 0, 1, 2 and more with strides below, at and above 0, and lie
at the start of what may be read, or at its end. Each must score as its copy does.
"""

from __future__ import annotations

import ctypes
import itertools
import mmap
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
from place_readiness import DataError, MatrixScores, Rubric

Array = np.ndarray[Any, Any]

PAGE = mmap.PAGESIZE
NO_CODE = 77
MANY_ROWS, MANY_COLUMNS = 70, 5


def main(where: str) -> None:
    """Scores every array at the one end or the other."""
    rubrics = {count: rubric_of(count) for count in (1, 2, MANY_COLUMNS)}
    room = guarded()
    count = 0
    for shape, strides in layouts():
        codes = lay(room, where, shape, strides)
        rubric = rubrics.get(shape[1])
        if rubric is None:
            refused(rubrics[1], codes)
        else:
            copy = np.array(codes, order="C")
            same(rubric.score_matrix(codes), rubric.score_matrix(copy), shape, strides)
        count += 1
    print(count)


def guarded() -> Array:
    """A page of memory, before and behind which none can be touched."""
    memory = mmap.mmap(-1, 3 * PAGE)
    pages = np.frombuffer(memory, np.uint8)
    protect = ctypes.CDLL(None, use_errno=True).mprotect
    for page in (0, 2):
        if protect(ctypes.c_void_p(pages.ctypes.data + page * PAGE), PAGE, 0) != 0:
            raise OSError(ctypes.get_errno(), "mprotect")
    return pages[PAGE : 2 * PAGE]


def layouts() -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Shapes, and the strides of rows and columns."""
    far = MANY_COLUMNS + 1
    shapes = itertools.product((0, 1, 2, MANY_ROWS), (0, 1, 2, MANY_COLUMNS))
    # Columns may lie one after another, and not rows.
    wide = (-MANY_ROWS, MANY_ROWS)
    steps = range(-far, far + 1)
    strides = [*itertools.product(steps, steps), *itertools.product(steps, wide)]
    yield from itertools.product(shapes, strides)


def lay(room: Array, where: str, shape: tuple[int, int], strides: tuple[int, int]) -> Array:
    """An array of codes that ends where the memory does, at one end. What it does not reach holds
    no code."""
    room[:] = NO_CODE
    reach = [(extent - 1) * stride for extent, stride in zip(shape, strides, strict=True)]
    if 0 in shape:
        reach = [0, -1]
    lowest = sum(min(it, 0) for it in reach)
    length = sum(map(abs, reach)) + 1 if 0 not in shape else 0
    first = -lowest if where == "start" else PAGE - length - lowest
    if 0 in shape:
        first = 0 if where == "start" else PAGE
    codes: Array = np.ndarray(shape, np.uint8, room.data, first, strides)
    codes[...] = np.arange(codes.size).reshape(shape) % 4
    return codes


def rubric_of(count: int) -> Rubric:
    """A rubric with so many questions, each with another weight."""
    options = [{"id": f"o{value}", "value": value, "label": f"Option {value}"} for value in range(4)]
    criteria = [{"id": f"C{n}", "title": f"Question {n}", "weight": n + 1} for n in range(count)]
    return Rubric(
        {
            "format": "place-readiness/rubric/1",
            "id": "guarded",
            "version": "1.0.0",
            "title": "Guarded",
            "notice": "Made for a test.",
            "scales": {"four": options},
            "groups": [{"id": "all", "title": "All", "criteria": criteria}],
        }
    )


def refused(rubric: Rubric, codes: Array) -> None:
    """No rubric has no questions."""
    try:
        rubric.score_matrix(codes)
    except DataError as error:
        assert error.problems[0]["code"] == "wrong_length"
    else:
        raise AssertionError(codes.shape)


def same(found: MatrixScores, wanted: MatrixScores, *about: object) -> None:
    """Both have the same bytes."""
    for name, array in vars(wanted).items():
        assert getattr(found, name).tobytes() == array.tobytes(), (name, about)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Bounds: the same bytes read, and as many written, with nothing worked out in between.

NumPy does all of it with loads and stores of the processor's full width: `maximum.reduce` over
32-bit numbers to read, `copyto` and `fill` to write. Each thread has a part of the rows, and goes
through it in pieces.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from programs.answers import Answers, Codes, Program

IN, OUT = 48, 8 * 8 + 4 * 8 + 1 + 4
"""Bytes a row: codes; eight domains, four numbers, a band and the gates."""
PIECE = 65_536
"""Rows at a time: the best of those tried."""


class _Bound(Program):
    def __init__(self, codes: Codes, threads: int) -> None:
        self.codes = codes.reshape(-1)
        self.rows = len(codes)
        self.threads = threads
        self.pool = ThreadPoolExecutor(threads)

    def share(self, work: Callable[[int, int], object]) -> None:
        """Gives every thread a part of the rows."""
        ends = [self.rows * n // self.threads for n in range(self.threads + 1)]
        if self.rows <= PIECE // 4:
            work(0, self.rows)
        else:
            list(self.pool.map(work, ends[:-1], ends[1:]))

    def answers(self, found: object) -> Answers:
        raise NotImplementedError("a bound scores nothing")


class Read(_Bound):
    """Every byte of the input is looked at."""

    def run(self) -> None:
        self.share(lambda start, end: self._words(start, end).max())

    def _words(self, start: int, end: int) -> npt.NDArray[np.uint32]:
        return self.codes[start * IN : end * IN].view(np.uint32)


class Fresh(_Bound):
    """The input is copied, and the rest of the output filled, into memory fresh from the system."""

    def run(self) -> npt.NDArray[np.uint8]:
        output = np.empty(self.rows * OUT, np.uint8)
        self.share(lambda start, end: self._write(output, start, end))
        return output

    def _write(self, output: npt.NDArray[np.uint8], start: int, end: int) -> None:
        for row in range(start, end, PIECE):
            last = min(row + PIECE, end)
            piece, middle = output[row * OUT : last * OUT], (last - row) * IN
            np.copyto(piece[:middle], self.codes[row * IN : last * IN])
            piece[middle:].fill(1)


class Reused(Fresh):
    """The same into memory that is there already."""

    def __init__(self, codes: Codes, threads: int) -> None:
        super().__init__(codes, threads)
        self.output = np.ones(self.rows * OUT, np.uint8)

    def run(self) -> npt.NDArray[np.uint8]:
        self.share(lambda start, end: self._write(self.output, start, end))
        return self.output

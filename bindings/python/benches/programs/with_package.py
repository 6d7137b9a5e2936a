"""Ours: `Rubric.score_matrix`, from an array or a frame."""

from __future__ import annotations

from typing import Any

import numpy as np
from place_readiness import Rubric

from programs.answers import Answers, Codes, Program, empty


class Fresh(Program):
    """From an array of rows, into new arrays."""

    def __init__(self, codes: Codes, threads: int) -> None:
        self.rubric, self.threads = Rubric.builtin(), threads
        self.codes = self.given(codes)

    def given(self, codes: Codes) -> Any:
        """What is scored."""
        return codes

    def run(self) -> Any:
        return self.rubric.score_matrix(self.codes, threads=self.threads)

    def answers(self, found: Any) -> Answers:
        return Answers(*(np.asarray(getattr(found, name)) for name in Answers._fields))


class Reused(Fresh):
    """Into arrays that are there already."""

    def __init__(self, codes: Codes, threads: int) -> None:
        super().__init__(codes, threads)
        self.out = empty(len(codes))._asdict()

    def run(self) -> Any:
        return self.rubric.score_matrix(self.codes, out=self.out, threads=self.threads)


class Pandas(Fresh):
    """From a pandas frame in one call, into new arrays."""

    def given(self, codes: Codes) -> Any:
        from programs.with_pandas import frame_of

        return frame_of(codes)


class Polars(Fresh):
    """From a Polars frame in one call, into new arrays."""

    def given(self, codes: Codes) -> Any:
        from programs.with_polars import frame_of

        return frame_of(codes)

"""Arrays in memory that ends where they do: nothing beside them is read or written."""

from __future__ import annotations

import mmap
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from place_readiness import Rubric
from test_matrix import random_codes, same

GUARDED = Path(__file__).parent / "guarded.py"


@pytest.mark.parametrize("where", ["start", "end"])
def test_codes_are_read_where_they_lie_and_nowhere_else(where: str) -> None:
    command = [sys.executable, str(GUARDED), where]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    # A touch of what lies beside the array ends the process by a signal.
    assert done.returncode == 0, f"{done.returncode}: {done.stdout}{done.stderr}"
    assert int(done.stdout) == 4 * 4 * 13 * 15


@pytest.mark.parametrize(
    "view",
    [
        lambda codes: codes[::-1],
        lambda codes: codes[:, ::-1],
        lambda codes: codes[::-1, ::-1],
        lambda codes: codes[::3],
        lambda codes: codes[:1, ::-1],
        lambda codes: np.broadcast_to(codes[:1], codes.shape),
        lambda codes: np.broadcast_to(codes[:1, :1], codes.shape),
        lambda codes: np.broadcast_to(codes[:1, :1], (1, codes.shape[1])),
        lambda codes: np.asfortranarray(codes)[10:20],
        lambda codes: np.asfortranarray(codes)[::-1],
        lambda codes: np.repeat(codes, 2, axis=1)[:, ::2],
        lambda codes: np.stack([codes, codes], axis=2)[:, :, 1],
    ],
)
def test_a_view_scores_as_its_copy_does(rubric: Rubric, view: Any) -> None:
    codes = view(random_codes(rubric, 150) % 5)
    codes.flags.writeable = False

    same(rubric.score_matrix(codes), rubric.score_matrix(np.ascontiguousarray(codes)))


def test_many_blocks_score_as_one_does(rubric: Rubric) -> None:
    codes = random_codes(rubric, 1000)
    many = np.tile(codes, (150, 1))
    found, wanted = rubric.score_matrix(many, threads=2), rubric.score_matrix(codes)

    for name in ("overall", "low", "high", "coverage", "band", "gates"):
        tiled = np.tile(getattr(wanted, name), 150)
        assert getattr(found, name).tobytes() == tiled.tobytes(), name
    assert found.domains.tobytes() == np.tile(wanted.domains, (1, 150)).tobytes()
    same(rubric.score_matrix(np.asfortranarray(many)), found)


def test_wrong_codes_of_all_blocks_are_named_before_anything_is_written(rubric: Rubric) -> None:
    codes = np.tile(random_codes(rubric, 1000), (200, 1))
    codes[199_999, 0], codes[150_000, 1], codes[150_001, 1], codes[7, 2] = 9, 9, 9, 9
    low = np.full(len(codes), -1.0)

    for out in ({"low": low}, None):
        with pytest.raises(ValueError, match="3 problems") as caught:
            rubric.score_matrix(codes, out=out)
        places = [it["at"] for it in caught.value.problems]  # type: ignore[attr-defined]
        assert places == ["SCO-1.199999", "SCO-2.150000", "SCO-3.7"]
    assert set(low) == {-1.0}


def overlapping(memory: np.ndarray[Any, Any]) -> list[tuple[Any, dict[str, Any]]]:
    """Codes and arrays to write into that share bytes, whichever of them lies first."""
    rows = memory[: 48 * 20].reshape(20, 48)
    bytes_at = lambda start: memory[start : start + 10]  # noqa: E731
    return [
        (rows[:10], {"band": bytes_at(9 * 48 + 40)}),
        # The first row lies highest, and the last is shared.
        (rows[19:9:-1], {"band": bytes_at(10 * 48)}),
        (rows[:10, ::-1], {"band": bytes_at(0)}),
        (rows[9::-1, ::-1], {"band": bytes_at(0)}),
        (np.broadcast_to(rows[:1], (10, 48)), {"band": bytes_at(47)}),
        (rows[:10].copy(), {"band": bytes_at(0), "gates": memory[:40].view(np.uint32)}),
        (rows[:10].copy(), {"low": memory[:80].view(float), "high": memory[72:152].view(float)}),
    ]


def test_arrays_share_memory_wherever_their_first_item_lies(rubric: Rubric) -> None:
    memory = np.frombuffer(mmap.mmap(-1, mmap.PAGESIZE), np.uint8)

    for codes, out in overlapping(memory):
        with pytest.raises(ValueError, match="share memory"):
            rubric.score_matrix(codes, out=out)


def test_arrays_that_touch_do_not_share_memory(rubric: Rubric) -> None:
    memory = np.zeros(48 * 10 + 20, dtype=np.uint8)
    codes = memory[10:490].reshape(10, 48)
    found = rubric.score_matrix(codes[::-1], out={"band": memory[:10]})

    same(found, rubric.score_matrix(codes[::-1].copy()))
    assert set(memory[10:]) == {0}


def test_an_array_that_may_not_be_written_is_refused(rubric: Rubric) -> None:
    band = np.zeros(3, dtype=np.uint8)
    band.flags.writeable = False

    with pytest.raises(BufferError, match="band must be writable"):
        rubric.score_matrix(np.zeros((3, 48), np.uint8), out={"band": band})

"""Many rows at once: the same numbers as one by one, whatever memory they come in."""

from __future__ import annotations

import array
import math
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
import vectors
from conftest import answered
from place_readiness import DataError, Rubric

NOT_APPLICABLE, NOT_KNOWN, UNANSWERED = 253, 254, 255


def random_codes(rubric: Rubric, rows: int, seed: int = 1) -> np.ndarray[Any, Any]:
    """Levels, with one blank in eight; the one criterion that may not apply sometimes does not."""
    random = np.random.default_rng(seed)
    codes = random.integers(0, 5, size=(rows, len(rubric)), dtype=np.uint8)
    codes[random.random(codes.shape) < 0.125] = UNANSWERED
    codes[random.random(codes.shape) < 0.02] = NOT_KNOWN
    lea_3 = list(rubric).index("LEA-3")
    codes[random.random(rows) < 0.1, lea_3] = NOT_APPLICABLE
    codes[0], codes[1], codes[2] = UNANSWERED, 2, 4
    return codes


def test_a_matrix_scores_as_single_assessments_do(rubric: Rubric) -> None:
    codes = random_codes(rubric, 400)
    found = rubric.score_matrix(codes)
    bands = [band["id"] for band in rubric.document()["bands"] if "from" in band]
    scores = rubric.score([document(rubric, row) for row in codes])

    for n, score in enumerate(scores):
        result = score.document()
        whole = result["overall"]
        wanted = [whole["score"], whole["low"], whole["high"], whole["coverage"]]
        wanted += [group["score"] for group in result["groups"]]
        numbers = [found.overall[n], found.low[n], found.high[n], found.coverage[n]]
        numbers += list(found.domains[:, n])
        assert [None if math.isnan(number) else number for number in numbers] == wanted
        band = result["band"]["id"]
        assert found.band[n] == (bands.index(band) if band in bands else 255)
        applies = [gate["applies"] == "yes" for gate in result["gates"]]
        assert [bool(found.gates[n] >> bit & 1) for bit in range(len(applies))] == applies


def document(rubric: Rubric, codes: Any) -> dict[str, Any]:
    """One row of codes as an assessment."""
    said = {NOT_KNOWN: {"not_known": True}, NOT_APPLICABLE: {"not_applicable": "One employer."}}
    answers = {
        id: said.get(code, str(code))
        for id, code in zip(rubric, map(int, codes), strict=True)
        if code != UNANSWERED
    }
    return {**answered(rubric, "0").document(), "answers": answers}


def same(one: Any, other: Any) -> None:
    for name in ("domains", "overall", "low", "high", "coverage", "band", "gates"):
        left, right = np.asarray(getattr(one, name)), np.asarray(getattr(other, name))
        assert left.tobytes() == right.tobytes(), name


def test_frames_and_layouts_give_the_same(rubric: Rubric) -> None:
    codes = random_codes(rubric, 1000)
    wanted = rubric.score_matrix(codes)

    same(rubric.score_matrix(pd.DataFrame(codes, columns=list(rubric))), wanted)
    same(rubric.score_matrix(pl.DataFrame(codes, schema=list(rubric))), wanted)
    same(rubric.score_matrix(np.asfortranarray(codes)), wanted)
    wide = np.full((1000, 64), 77, dtype=np.uint8)
    wide[:, :48] = codes
    same(rubric.score_matrix(wide[:, :48]), wanted)
    same(rubric.score_matrix(memoryview(codes)), wanted)
    same(rubric.score_matrix(codes[::2]), rubric.score_matrix(codes[::2].copy()))


def test_columns_of_a_frame_are_found_by_name(rubric: Rubric) -> None:
    codes = random_codes(rubric, 50)
    frame = pd.DataFrame(codes, columns=list(rubric))
    shuffled = frame[list(reversed(list(rubric)))].assign(place="York")

    same(rubric.score_matrix(shuffled), rubric.score_matrix(codes))
    same(rubric.score_matrix(pl.from_pandas(shuffled)), rubric.score_matrix(codes))
    with pytest.raises(DataError, match="SCO-1: there is no such column"):
        rubric.score_matrix(frame.rename(columns={"SCO-1": "zzz"}))
    with pytest.raises(DataError, match="SCO-1: must be of type uint8"):
        rubric.score_matrix(frame.astype({"SCO-1": "int64"}))
    with pytest.raises(DataError, match="SCO-1: has blanks: put 255"):
        blank = pl.from_pandas(frame).with_columns(pl.lit(None, pl.UInt8).alias("SCO-1"))
        rubric.score_matrix(blank)


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_threads_do_not_matter(rubric: Rubric, threads: int) -> None:
    codes = random_codes(rubric, 60_001)

    same(rubric.score_matrix(codes, threads=threads), rubric.score_matrix(codes))


def test_arrays_of_the_caller_are_written_over(rubric: Rubric) -> None:
    codes = random_codes(rubric, 100)
    out = {"overall": np.zeros(100), "gates": np.zeros(100, dtype=np.uint32)}
    found = rubric.score_matrix(codes, out=out)

    assert found.overall is out["overall"]
    same(found, rubric.score_matrix(codes))


def test_the_shared_columns_score_the_same() -> None:
    for path in vectors.files():
        vector = vectors.load(path)
        blanks = vector.get("blanks", "left_out")
        if "columns" not in vector or "problems" in vector["expect"] or blanks != "left_out":
            continue
        rubric = Rubric(vectors.document(vector, "rubric"), vectors.document(vector, "evidence"))
        codes = np.array(vector["columns"], dtype=np.uint8).T.copy()
        found = rubric.score_matrix(codes)
        whole = rubric._core.score_columns(vector["columns"], "left_out")
        assert list(vectors.differences(nulls(whole[0]), found.overall.tolist())) == []
        assert list(vectors.differences(nulls(whole[1]), found.coverage.tolist())) == []
        assert (
            list(vectors.differences([nulls(it) for it in whole[3]], found.domains.tolist())) == []
        )


def nulls(numbers: list[float]) -> list[float | None]:
    return [None if math.isnan(number) else number for number in numbers]


def test_no_rows_are_no_scores(rubric: Rubric) -> None:
    found = rubric.score_matrix(np.zeros((0, 48), dtype=np.uint8))

    assert (found.overall.shape, found.domains.shape) == ((0,), (8, 0))


def test_a_wrong_code_is_named_and_nothing_is_written(rubric: Rubric) -> None:
    codes = random_codes(rubric, 10)
    codes[3, 0], codes[4, 1] = 5, NOT_APPLICABLE
    out = {"overall": np.full(10, -1.0)}

    with pytest.raises(DataError) as caught:
        rubric.score_matrix(codes, out=out)
    found = [(it["code"], it["at"]) for it in caught.value.problems]
    assert found == [("unknown_option", "SCO-1.3"), ("not_applicable_not_allowed", "SCO-2.4")]
    assert set(out["overall"]) == {-1.0}


@pytest.mark.parametrize(
    ("codes", "error"),
    [
        (np.zeros((3, 48), dtype=np.int64), TypeError),
        (np.zeros((3, 48), dtype=np.float64), TypeError),
        (np.zeros((3, 48), dtype=bool), TypeError),
        (np.zeros(48, dtype=np.uint8), ValueError),
        (np.zeros((1, 3, 48), dtype=np.uint8), ValueError),
        (np.zeros((3, 47), dtype=np.uint8), DataError),
        (b"x" * 48, ValueError),
        ("x", TypeError),
        (None, TypeError),
        (array.array("d", [1.0]), TypeError),
        (pd.DataFrame({"SCO-1": ["3"]}), DataError),
    ],
    ids=str,
)
def test_what_is_no_matrix_is_refused(rubric: Rubric, codes: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        rubric.score_matrix(codes)


@pytest.mark.parametrize(
    ("out", "error"),
    [
        ({"overall": np.zeros(9)}, ValueError),
        ({"overall": np.zeros(10, dtype=np.float32)}, TypeError),
        ({"overall": np.zeros(20)[::2]}, BufferError),
        ({"domains": np.zeros((10, 8))}, ValueError),
        ({"nonsense": np.zeros(10)}, TypeError),
        ({"overall": np.zeros(10, dtype=">f8")}, TypeError),
        ({"gates": np.zeros(10, dtype=">u4")}, TypeError),
        ("ab", TypeError),
        ({"overall": "text"}, TypeError),
    ],
    ids=str,
)
def test_arrays_that_do_not_fit_are_refused(
    rubric: Rubric, out: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        rubric.score_matrix(random_codes(rubric, 10), out=out)


def test_arrays_may_not_share_memory(rubric: Rubric) -> None:
    shared = np.zeros(15)

    with pytest.raises(ValueError, match="share memory"):
        rubric.score_matrix(random_codes(rubric, 10), out={"low": shared[:10], "high": shared[5:]})

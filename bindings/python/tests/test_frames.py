"""Frames of scores: every cell says what the scores say, and what is given out goes in again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from children import ends_well
from place_readiness import DataError, Rubric, Score, Scores
from place_readiness._frames import frame
from place_readiness._views import columns_of

DAY = "2026-09-30"
EAGER = ["pandas", "polars", "pyarrow"]


@pytest.fixture(scope="module")
def varied(rubric: Rubric) -> Scores:
    """Answers of all four kinds, with and without what can stand beside them."""
    some = {"level": 3, "confidence": "low", "note": "Asked twice.", "evidence": [{"title": "Plan"}]}
    many = {"level": 4, "evidence": [{"title": "Minutes, May"}, {"title": "Minutes, June"}]}
    beside = {
        "SCO-1": some,
        "SCO-2": many,
        "SCO-3": {"not_known": True},
        "SCO-4": {"not_known": True, "note": "Nobody was in."},
        "LEA-3": {"not_applicable": "One employer.", "note": "Since May."},
    }
    council = {"id": "r1", PARTNER: "council"}
    given: list[Any] = [
        assessment(rubric, "Leeds", dict.fromkeys(rubric, "4") | beside, respondent=council),
        assessment(rubric, "York", {}),
        assessment(rubric, "King's Lynn", dict.fromkeys(rubric, 1), kind="agreed"),
    ]
    return rubric.score(given)


PARTNER = "partner"
"""The key of a kind of partner in documents."""


def assessment(rubric: Rubric, place: str, answers: Any, **more: Any) -> dict[str, Any]:
    id = place.lower().replace(" ", "-").replace("'", "")
    return {
        "format": "place-readiness/assessment/1",
        "rubric": f"{rubric.id}@{rubric.version}",
        "place": {"id": id, "name": place},
        "date": DAY,
        "kind": "individual",
        "answers": answers,
        **more,
    }


def told(view: str, score: Score) -> Iterator[tuple[Any, ...]]:
    """The rows of a view, read from the document of a score."""
    document: Any = score.document()
    if view == "overall":
        whole, band = document["overall"], document["band"]
        keys = "score low high coverage pooled evidenced answered applicable"
        bands = tuple(band[key] for key in "id by_score lowest highest".split())
        yield (*(whole[key] for key in keys.split()), *bands, whole["reason"])
    elif view in ("domains", "criteria"):
        titles = {it["id"]: it["title"] for it in score.rubric.document()["groups"]}
        for it in document["groups"]:
            keys = "score low high coverage evidenced contribution answered applicable reason"
            if view == "domains":
                yield (it["id"], titles[it["id"]], None, *(it[key] for key in keys.split()))
            else:
                yield from ((it["id"], *of_criterion(score.rubric, one)) for one in it["criteria"])
    elif view == "gates":
        for it in document["gates"]:
            causes = (", ".join(it["because"]), ", ".join(it["open"]))
            yield (it["id"], it["applies"], it["ceiling"], *causes)
    else:
        named: Any = score.rubric.document().get("patterns", [])
        titles = {it["id"]: it["title"] for it in named}
        for it in document["patterns"]:
            causes = (", ".join(it["because"]), ", ".join(it["open"]))
            yield (it["id"], titles[it["id"]], it["outcome"], it["part_of"], *causes)


def of_criterion(rubric: Rubric, it: Any) -> tuple[Any, ...]:
    items = [item["title"] for item in it["evidence"]]
    keys = "state level score contribution confidence"
    said = (len(items), "\n".join(items) or None, it["not_applicable"], it["note"])
    return (it["id"], rubric[it["id"]].title, *(it[key] for key in keys.split()), *said)


@pytest.mark.parametrize("backend", EAGER)
@pytest.mark.parametrize("view", ["overall", "domains", "criteria", "gates", "patterns"])
def test_every_cell_is_what_the_document_says(varied: Scores, view: Any, backend: Any) -> None:
    rows = [(*score._head[:2], score.date, *score._head[3:], *rest)
            for score in varied for rest in told(view, score)]  # fmt: skip
    wanted = frame(columns_of(view), rows, backend)
    found = varied.to_frame(view, backend=backend)

    same(found, wanted)


def same(found: Any, wanted: Any) -> None:
    """Both have the same cells, of the same types."""
    if isinstance(found, pd.DataFrame):
        pd.testing.assert_frame_equal(found, wanted, check_exact=True)
    else:
        assert found.schema == wanted.schema
        assert found.equals(wanted)


@pytest.mark.parametrize("backend", EAGER)
def test_a_frame_of_no_scores_has_the_types_of_others(varied: Scores, backend: Any) -> None:
    for view in ("overall", "criteria"):
        empty: Any = varied[:0].to_frame(view, backend=backend)  # type: ignore[arg-type]
        some = varied.to_frame(view, backend=backend)  # type: ignore[arg-type]
        assert nw.from_native(empty).schema == nw.from_native(some).schema
        assert len(empty) == 0


@pytest.mark.parametrize("backend", EAGER)
def test_what_a_frame_gives_out_goes_in_again(
    rubric: Rubric, varied: Scores, backend: Any
) -> None:
    again = rubric.score(varied.to_frame("criteria", backend=backend))

    assert [it.partner for it in again] == ["council", None, None]
    assert [it.respondent for it in again] == ["r1", None, None]
    assert again == varied


def test_it_goes_through_a_file_too(rubric: Rubric, varied: Scores, tmp_path: Any) -> None:
    varied.to_frame("criteria", backend="pandas").to_csv(tmp_path / "answers.csv", index=False)

    assert rubric.score(tmp_path / "answers.csv") == varied


@pytest.mark.parametrize(
    ("state", "level", "code"),
    [
        ("not_known", "3", "conflicting_answer"),
        ("level", None, "conflicting_answer"),
        ("unanswered", "3", "conflicting_answer"),
        ("gone", None, "unknown_choice"),
    ],
)
def test_a_state_that_says_otherwise_is_refused(
    rubric: Rubric, varied: Scores, state: str, level: str | None, code: str
) -> None:
    rows = varied[1:2].to_frame("criteria", backend="polars").to_dicts()
    rows[0] |= {"state": state, "level_id": level}

    with pytest.raises(DataError) as caught:
        rubric.score(rows)
    found = [(it["code"], it["at"], it["row"], it["field"]) for it in caught.value.problems]
    assert found == [(code, "answers.SCO-1", 0, "state")]


def test_not_applicable_where_a_question_always_applies_is_refused(
    rubric: Rubric, varied: Scores
) -> None:
    rows = varied[1:2].to_frame("criteria", backend="polars").to_dicts()
    rows[0] |= {"state": "not_applicable", "reason": "There is none."}

    found = [(it["code"], it["at"]) for it in rubric.check(rows)]
    assert found == [("not_applicable_not_allowed", "answers.SCO-1.not_applicable")]


def test_a_state_of_a_table_of_others_is_none_of_ours(rubric: Rubric) -> None:
    rows = [{"place": "York", "date": DAY, "criterion": "SCO-1", "level": 3, "state": "Ohio"}]

    assert not rubric.check(rows)


def test_a_kind_of_partner_under_its_old_name_is_not_lost_in_silence(rubric: Rubric) -> None:
    rows = [{"place": "York", "date": DAY, "SCO-1": 3, "group": "council"}]

    (problem,) = rubric.check(rows)
    assert "rename={'group': 'partner'}" in problem["message"]
    assert rubric.score(rows, rename={"group": "partner"})[0].partner == "council"


def test_cells_that_python_takes_for_the_same_are_read_each_as_what_it_is(rubric: Rubric) -> None:
    cells = [1, True, 1.0, "1", 1, 0.0, -0.0, None, float("nan"), pd.NA, "True", False]
    rows = {"place": [f"P{n}" for n in range(len(cells))], "SCO-1": cells}
    scores = rubric.score(rows, date=DAY, on_error="skip")

    levels = [it.assessment.answers.get("SCO-1") for it in scores]
    assert levels == ["1", None, "1", "1", "1", "0", "0", None, None, None, None, None]
    found = [(it["row"], it["code"]) for it in scores.problems]
    assert found == [(1, "wrong_type"), (10, "unknown_option"), (11, "wrong_type")]


def test_criteria_may_be_columns_in_any_order_and_some_missing(rubric: Rubric) -> None:
    table = pl.DataFrame({"DAT-4": [4], "place": ["York"], "SCO-2": ["?"], "SCO-1": [3]})
    (score,) = rubric.score(table, date=DAY)

    assert score.assessment.answers == {"SCO-1": "3", "SCO-2": {"not_known": True}, "DAT-4": "4"}


def test_a_frame_without_numpy_is_the_same() -> None:
    program = """
import sys
sys.modules["numpy"] = None
import place_readiness as pr
import polars as pl
rubric = pr.Rubric.builtin()
frame = rubric.score([rubric.example()]).to_frame("criteria", backend="polars")
assert frame.schema["score"] == pl.Float64 and frame["score"].null_count() > 0
print(frame.height, frame["level_id"].null_count() == frame["score"].null_count())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stdout == "48 True\n", done.stderr


def test_many_scores_are_worked_out_on_all_processors_and_lie_in_little_memory() -> None:
    program = """
    table = {"place": [f"P{n}" for n in range(20_000)], **dict.fromkeys(rubric, [3] * 20_000)}
    hold(seconds=60, megabytes=700)
    scores = rubric.score(table, date="2026-09-30")
    print(len(scores), scores[19_999].score)
    """
    assert ends_well(program) == "20000 75.0"


def test_a_check_of_documents_keeps_none() -> None:
    # What is in use is measured, not what is set aside: a thread sets much aside and uses little.
    program = """
    most = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    before = most()
    print(rubric.check([document] * 5_000), (most() - before) // 1024 < 50)
    """
    assert ends_well(program) == "No problems. True"


def test_pieces_of_arrow_are_frames(rubric: Rubric) -> None:
    table = pa.table({"place": ["York"], "date": [DAY], "SCO-1": [3], "partner": ["icb"]})

    assert rubric.score(table.to_batches()[0])[0].partner == "icb"

"""Many scores: found by Place, date and respondent, set side by side, and given out as frames."""

from __future__ import annotations

import copy
import datetime
import pickle
from typing import Any

import dask.dataframe as dd
import duckdb
import ibis
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from place_readiness import DataError, Rubric, Scores, UnknownPlaceError
from place_readiness._views import CHANGE, COLUMNS, PAIR, PROBLEMS

# What pandas says when ibis uses it.
pytestmark = pytest.mark.filterwarnings("ignore:The 'future.infer_string' option")

VIEWS = list(COLUMNS)


def row(rubric: Rubric, place: str, date: str, level: str = "3", **more: str) -> dict[str, str]:
    return {"place": place, "date": date, **dict.fromkeys(rubric, level), **more}


@pytest.fixture(scope="module")
def two_years(rubric: Rubric) -> Scores:
    return rubric.score(
        [
            row(rubric, "Leeds", "2025-09-30", "2", respondent="lead", partner="council"),
            row(rubric, "Leeds", "2025-09-30", "1", respondent="lead", partner="icb"),
            row(rubric, "leeds ", "2026-09-30", "3", respondent="lead", partner="council"),
            row(rubric, "Leeds", "2026-09-30", "4", respondent="lead", partner="icb"),
            row(rubric, "York", "2026-09-30", "0"),
        ]
    )


def test_a_place_is_one_however_it_is_typed(two_years: Scores) -> None:
    assert two_years.places == ("Leeds", "York")
    for name in ("Leeds", "LEEDS", " leeds", "leeds"):
        assert two_years.one(name, partner="council").score == 75.0
        assert two_years.one(name, partner="council").date == datetime.date(2026, 9, 30)


@pytest.mark.parametrize(
    "date",
    [
        "2025-09-30",
        "30/09/2025",
        datetime.date(2025, 9, 30),
        datetime.datetime(2025, 9, 30),
        pd.Timestamp("2025-09-30"),
        np.datetime64("2025-09-30"),
    ],
    ids=repr,
)
def test_a_date_is_asked_for_as_tables_have_it(two_years: Scores, date: Any) -> None:
    assert two_years.one("Leeds", date=date, partner="icb").score == 25.0
    assert len(two_years.change(since=date, to="2026-09-30")) == 2


def test_every_respondent_has_a_change(two_years: Scores) -> None:
    change = two_years.change(since="2025-09-30", to="2026-09-30")

    gaps = [(it.first.partner, it.difference) for it in change]
    assert gaps == [("council", 25.0), ("icb", 75.0)]
    assert change.only_one_date == ("York",)


def test_a_date_without_scores_is_said(two_years: Scores) -> None:
    with pytest.raises(ValueError, match="no score is of 2024-09-30: there are 2025-09-30, 2026"):
        two_years.change(since="2024-09-30", to="2026-09-30")
    with pytest.raises(ValueError, match="since must be a date"):
        two_years.change(since="last year", to="2026-09-30")


def test_who_is_meant_must_be_said(two_years: Scores) -> None:
    with pytest.raises(UnknownPlaceError, match="partner='council'; partner='icb'"):
        two_years["Leeds"]
    with pytest.raises(UnknownPlaceError, match="partner='council'; partner='icb'"):
        two_years.change(since="2025-09-30", to="2026-09-30")["Leeds"]


def test_an_unknown_place_is_named_with_the_nearest(two_years: Scores) -> None:
    with pytest.raises(UnknownPlaceError, match="No 'Yorke' in these scores. Did you mean 'York'"):
        two_years["Yorke"]
    with pytest.raises(UnknownPlaceError, match="No change of 'York'"):
        two_years.change(since="2025-09-30", to="2026-09-30")["York"]


def test_kinds_are_told_apart(rubric: Rubric) -> None:
    scores = rubric.score(
        [
            row(rubric, "York", "2026-09-30", "1", kind="agreed"),
            row(rubric, "York", "2026-09-30", "2", kind="individual"),
        ]
    )

    with pytest.raises(UnknownPlaceError, match="kind='agreed'; kind='individual'"):
        scores["York"]
    assert scores.one("York", kind="agreed").score == 25.0


def test_scores_are_found_by_position_too(two_years: Scores) -> None:
    assert two_years[np.int64(4)].place == "York"
    assert two_years[-1].place == "York"
    assert [score.place for score in two_years[3:]] == ["Leeds", "York"]


def test_a_place_without_answers_stays(rubric: Rubric) -> None:
    scores = rubric.score([{"place": "York", "date": "2026-09-30", "SCO-1": ""}])

    assert (scores["York"].score, scores["York"].low, scores["York"].high) == (None, 0.0, 100.0)
    assert scores["York"].reason


def test_what_if_takes_levels_out_of_a_frame(rubric: Rubric, two_years: Scores) -> None:
    changed = two_years["York"].what_if(levels={"SCO-1": np.int64(4), "SCO-2": 4, "SCO-3": None})

    answers = changed.second.assessment.answers
    assert (answers["SCO-1"], answers["SCO-2"], "SCO-3" in answers) == ("4", "4", False)
    with pytest.raises(DataError, match="SCO-99"):
        two_years["York"].what_if(levels={"SCO-99": 3})


def test_a_level_by_itself_leaves_what_was_noted_beside_it(rubric: Rubric) -> None:
    noted = rubric.example().with_answer("SCO-1", level=1, note="Minutes of May.")

    changed = noted.with_answers({"SCO-1": np.int64(3), "SCO-2": {"level": 2}, "SCO-3": None})

    assert changed.answers["SCO-1"] == {"level": "3", "note": "Minutes of May."}
    assert (changed.answers["SCO-2"], "SCO-3" in changed.answers) == ("2", False)
    what_if = rubric.score(noted).what_if(levels={"SCO-1": 3}).second.assessment
    assert what_if == noted.with_answers({"SCO-1": 3})


def test_a_dict_replaces_all_of_an_answer(rubric: Rubric) -> None:
    noted = rubric.example().with_answer("SCO-1", level=1, note="Minutes of May.", confidence="low")

    changed = noted.with_answers({"SCO-1": {"level": 3, "confidence": "high"}})

    assert changed.answers["SCO-1"] == {"level": "3", "confidence": "high"}
    assert noted.with_answers({"SCO-1": {"level": 3}}).answers["SCO-1"] == "3"


def test_the_same_answers_under_another_rubric_are_other_scores(rubric: Rubric) -> None:
    content: Any = rubric.document()
    content["groups"][0]["criteria"][0]["weight"] += 1
    heavier = Rubric.load(content)
    answers = rubric.example()
    scores, others = rubric.score([answers]), heavier.score([answers.document()])

    assert scores == rubric.score([answers])
    assert scores != others
    assert scores[0] != others[0]
    # Scores ask their rubrics as well, so the compiled half is asked by itself.
    assert scores._batch == rubric.score([answers])._batch
    assert scores._batch != others._batch


FRAMES = {
    "pandas": pd.DataFrame,
    "polars": pl.DataFrame,
    "polars lazy": pl.LazyFrame,
    "pyarrow": pa.Table.from_pylist,
    "duckdb": lambda rows: duckdb.from_arrow(pa.Table.from_pylist(rows)),
    "dask": lambda rows: dd.from_pandas(pd.DataFrame(rows), npartitions=1),
    "ibis": lambda rows: ibis.memtable(pd.DataFrame(rows)),
}


@pytest.mark.parametrize("kind", FRAMES)
@pytest.mark.parametrize("view", VIEWS)
def test_the_same_kind_of_frame_comes_back(rubric: Rubric, kind: str, view: Any) -> None:
    frame = FRAMES[kind](
        [row(rubric, "York", "2026-09-30", "0"), row(rubric, "Hull", "2026-09-30")]
    )
    scores = rubric.score(frame)
    twin = pickle.loads(pickle.dumps(scores))

    for again in (scores, copy.deepcopy(scores), twin):
        found = again.to_frame(view)
        assert isinstance(found, type(frame))
        assert nw.from_native(found).collect_schema().names() == list(COLUMNS[view])
    assert isinstance(scores.compare("York", "Hull").to_frame(), type(frame))


def test_a_frame_says_what_the_scores_say(two_years: Scores) -> None:
    frame = two_years.to_frame("overall", backend="polars")

    assert frame["score"].to_list() == [50.0, 25.0, 75.0, 100.0, 0.0]
    assert frame["partner"].to_list() == ["council", "icb", "council", "icb", None]
    assert frame["date"].to_list()[0] == datetime.date(2025, 9, 30)
    assert two_years.to_frame("domains", backend="polars").height == 5 * 8
    assert two_years.to_frame("criteria", backend="polars").height == 5 * 48


def test_no_scores_make_an_empty_frame_with_types(rubric: Rubric) -> None:
    empty = rubric.score([row(rubric, "York", "2026-09-30")]).select("Nowhere")

    assert empty.to_frame("overall", backend="polars").schema["score"] == pl.Float64
    assert len(empty.to_frame("overall", backend="pandas")) == 0


def test_no_column_has_the_name_of_a_method(rubric: Rubric) -> None:
    relation = duckdb.from_arrow(pa.table({"a": [1]}))
    frames = [pd.DataFrame(), pl.DataFrame(), pl.LazyFrame(), pa.table({}), relation]
    frames += [ibis.memtable({"a": [1]}), pd.DataFrame({"a": [1]}).groupby("a")]
    taken = {name for frame in frames for name in dir(frame)} - {"a"}
    names = {name for view in COLUMNS.values() for name in view}
    names |= {column.name for column in (*PAIR, *CHANGE, *PROBLEMS)}

    assert names & taken == set()


def test_a_frame_of_another_library_is_asked_for_by_name(two_years: Scores) -> None:
    with pytest.raises(ValueError, match="backend must be one of pandas, polars, pyarrow"):
        two_years.to_frame("overall", backend="excel")  # type: ignore[arg-type]


def test_a_chart_can_be_drawn_with_matplotlib(two_years: Scores, tmp_path: Any) -> None:
    change = two_years.change(since="2025-09-30", to="2026-09-30").chart()
    york = two_years["York"]
    for chart in (
        change,
        two_years.heatmap(),
        york.profile(),
        two_years.compare(york, two_years[0]).chart(),
    ):
        chart.save(tmp_path / "chart.png")
        chart.save(tmp_path / "chart.pdf")
        chart.save(tmp_path / "chart.svg")
        assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
        assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(ValueError, match="nothing to draw"):
        two_years[:0].heatmap().figure  # noqa: B018


def test_a_heat_table_never_shows_a_line_that_was_not_reached() -> None:
    rubric = Rubric.load(
        {
            "format": "place-readiness/rubric/1",
            "id": "bakery",
            "version": "1.0.0",
            "title": "Bakery",
            "notice": "An example.",
            "scales": {"s": [{"id": str(n), "value": n, "label": f"L{n}"} for n in range(3)]},
            "groups": [
                {
                    "id": "bread",
                    "title": "Bread",
                    "criteria": [
                        {"id": "BRE-1", "title": "Crust", "weight": 99},
                        {"id": "BRE-2", "title": "Crumb", "weight": 1},
                    ],
                }
            ],
            "bands": [
                {"id": "low", "title": "Low", "from": 0},
                {"id": "high", "title": "High", "from": 50},
            ],
        }
    )
    rows = [{"place": "York", "date": "2026-09-30", "BRE-1": "1", "BRE-2": "0"}]
    chart = rubric.score(rows).heatmap()

    # 99 x 50 / 100 = 49.5, which as a whole number would be the 50 where a band starts.
    assert [(it["score"], it["score_shown"]) for it in chart.data] == [(49.5, "49.5")]
    assert chart.figure.axes[0].texts[0].get_text() == "49.5"


def test_hostile_text_is_shown_as_text(rubric: Rubric) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    scores = rubric.score([row(rubric, hostile, "2026-09-30"), row(rubric, "York", "2026-09-30")])
    problems = rubric.check([row(rubric, "York", "2026-09-30", hostile)])
    shown = [
        scores._repr_html_(),
        scores[0]._repr_html_(),
        scores[0].why().html,
        scores.heatmap().svg,
        scores.compare(scores[0], scores[1])._repr_html_(),
        problems._repr_html_(),
    ]
    for html in shown:
        assert "<script" not in html
        assert "<img" not in html
        assert "alert(1)" in html


def test_a_long_list_of_problems_is_cut(rubric: Rubric) -> None:
    problems = rubric.check([row(rubric, f"Place {n}", "2026-09-30", "Amber") for n in range(3)])

    assert len(problems) == 3 * 48
    assert repr(problems).endswith("... and 94 more")

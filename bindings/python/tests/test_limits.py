"""Tables that are too large, or made to harm: refused in words, at a cost that was bounded before."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from children import ends_well
from place_readiness import DataError, Problem, Rubric

# Each is a CSV file that is made, and the code and words that answer it.
FILES = {
    "wide": (
        "'place,date,' + ','.join(f'x{n}' for n in range(100_000)) + '\\na,2026-09-30' + ',1' * 100_000",
        "too_many: the table must have at most 16,384 columns, found 100,002",
    ),
    "a line of 10 MB": (
        "'x,' * 5_000_000",
        "too_many: the table must have at most 16,384 columns, found 5,000,001",
    ),
    "a heading of 1 MB": (
        "'place,date,' + 'x' * 1_000_000 + '\\na,2026-09-30,1'",
        "malformed: cannot be read from line 1 on: a cell has more than 131,072 characters, as where "
        "a quote is opened and not closed",
    ),
    "a million rows of one column": (
        "'SCO-1\\n' + '3\\n' * 1_000_000",
        "missing_key: there is no column 'place'. Columns found: 'SCO-1'.",
    ),
    "more rows than a spreadsheet has": (
        "'SCO-1\\n' + '3\\n' * 2_000_000",
        "too_many: the table must have at most 1,048,576 rows, found more",
    ),
    "a million blank lines": ("'\\n' * 1_000_000", "empty: the file is empty"),
    "blank lines, then a heading": (
        "'\\n' * 1_000_000 + 'place,SCO-1'",
        "empty: there is a heading but no row below it",
    ),
    "a quote that never closes": (
        "'place,date,SCO-1\\na,2026-09-30,1\\n\"b' + ',2' * 50_000",
        "malformed: cannot be read from line 3 on: a quote is opened and not closed",
    ),
    "a long text in quotes that never close": (
        "'place,date,SCO-1\\n\"' + 'a,2026-09-30,1\\n' * 500_000",
        "malformed: cannot be read from line 2 on: a cell has more than 131,072 characters, as where "
        "a quote is opened and not closed",
    ),
    "one row of many cells": (
        "'place,date,SCO-1\\na,2026-09-30' + ',1' * 5_000_000",
        "wrong_length: the row has 5000002 cells and the heading 3: there must be quotes around a "
        "text that holds the separator",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_answered_in_words(name: str, tmp_path: Path) -> None:
    made, answer = FILES[name]
    (tmp_path / "answers.csv").write_text(eval(made))
    program = """
    hold(seconds=8, megabytes=1000)
    for problem in rubric.check(sys.argv[1]):
        print(f"{problem['code']}: {problem['message']}")
    """

    assert ends_well(program, str(tmp_path / "answers.csv")) == answer


# Each is a value of Python, small or large, and the code that answers it.
VALUES = {
    "many columns": ("{f'x{n}': [1] for n in range(100_000)}", "too_many"),
    "many rows": ("[{'place': 'a'}] * 2_000_000", "too_many"),
    "rows that are one": ("[dict.fromkeys(map(str, range(10_000)))] * 1_000_000", "too_many"),
    "rows of many names": ("[{f'x{n}': 1} for n in range(100_000)]", "too_many"),
    "columns that are one": (
        "dict.fromkeys(['place', *rubric], [1] * 1_000_000)",
        "too_many",
    ),
    "a list of numbers": ("list(range(1_000_000))", "wrong_type"),
    "a list of texts": ("['x' * 10] * 1_000_000", "wrong_type"),
    "a long name": ("{'x' * 10_000_000: [1]}", "missing_key"),
    "a path": ("'a' * 10_000_000", "not_found"),
    "a path of brackets": ("'[' * 10_000_000", "not_found"),
    "a pattern of folders": ("'*/' * 2000", "not_found"),
    "digits": ("'1' * 10_000_000", "not_found"),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_is_answered_by_a_code(name: str) -> None:
    program = f"""
    value = {VALUES[name][0]}
    hold(seconds=8, megabytes=1000)
    print(rubric.check(value)[0]["code"])
    """
    assert ends_well(program) == VALUES[name][1]


def test_a_cell_that_shares_its_parts_is_named_and_not_looked_into() -> None:
    program = """
    deep = [1]
    for _ in range(200):
        deep = [deep] * 6
    wide = dict.fromkeys(range(1_000_000))
    hold(seconds=8, megabytes=500)
    rows = [{"place": f"P{n}", "date": "2026-09-30", "SCO-1": deep, "SCO-2": wide} for n in range(1000)]
    print(len(rubric.check(rows)))
    """
    assert ends_well(program) == "2000"


def messages(problems: Any) -> list[str]:
    return [problem["message"] for problem in problems]


def test_what_many_columns_may_mean_is_looked_for_so_often_and_no_more(rubric: Rubric) -> None:
    names = [f"{domain}-{n}" for domain in ("SCO", "GOV", "LEA", "FIN") for n in range(100, 850)]
    found = rubric.check({"place": ["York"], "SCO-1": [3], **{name: [1] for name in names}},
                         date="2026-09-30")  # fmt: skip
    meant = [it for it in messages(found) if "Did you mean" in it]

    assert 100 < len(meant) < 1500
    assert all(name in shown for name, shown in zip(names, meant, strict=False))
    rest = 3000 - len(meant)
    first = names[len(meant)]
    assert messages(found)[-1].startswith(f"{rest:,} more columns are not read: '{first}', ")


def test_unlike_columns_are_still_ignored(rubric: Rubric) -> None:
    table = {"place": ["York"], "SCO-1": [3], **{f"Survey question {n}": [n] for n in range(300)}}

    assert not rubric.check(table, date="2026-09-30")


def test_so_many_problems_are_listed_and_the_rest_counted(rubric: Rubric) -> None:
    rows = 3000
    answers = dict.fromkeys(list(rubric)[:10], ["Ambr"] * rows)
    table = {"place": [f"Place {n}" for n in range(rows)], **answers}
    found = rubric.check(table, date="2026-09-30")

    assert len(found) == 10_001
    last: Problem = found[-1]
    assert last["code"] == "more_problems"
    told = "these are the first 10,000 problems found, and there are 20,000 more"
    assert last["message"] == told
    scores = rubric.score(table, date="2026-09-30", on_error="skip")
    assert (len(scores), len(scores.problems)) == (rows, 10_001)


def test_more_scores_than_one_call_makes_are_refused_before_any_is_made(rubric: Rubric) -> None:
    program = """
    rows = {"place": list(map(str, range(100_001))), "SCO-1": [3] * 100_001}
    hold(seconds=20, megabytes=1000)
    try:
        rubric.score(rows, date="2026-09-30")
    except pr.DataError as error:
        print(error.problems[0]["message"])
    """
    assert ends_well(program) == (
        "answers must have at most 100,000 assessments, found 100,001: score_matrix takes more"
    )


def test_names_that_make_one_id_are_told_apart_at_a_cost_for_each(rubric: Rubric) -> None:
    program = """
    table = {"place": [chr(0x4E00 + n) for n in range(20_000)], "SCO-1": [3] * 20_000}
    hold(seconds=20, megabytes=500)
    print(rubric.check(table, date="2026-09-30"))
    """
    assert ends_well(program) == "No problems."


def test_a_check_of_many_rows_takes_little_memory() -> None:
    program = """
    table = {"place": [f"P{n}" for n in range(20_000)], "SCO-1": [3] * 20_000}
    hold(seconds=60, megabytes=100)
    print(rubric.check(table, date="2026-09-30"))
    """
    assert ends_well(program) == "No problems."


def test_many_scores_take_memory_for_what_they_say_and_no_more() -> None:
    program = """
    table = {"place": [f"P{n}" for n in range(5000)], "SCO-1": [3] * 5000}
    hold(seconds=60, megabytes=700)
    print(len(rubric.score(table, date="2026-09-30")))
    """
    assert ends_well(program) == "5000"


# Suggestions


LOOKALIKE = "SC\N{CYRILLIC CAPITAL LETTER O}-1"


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        (LOOKALIKE, r". 'SCO-1' looks the same, but this is written 'SC\u041e-1'."),
        ("SCO-1\u200b", r". 'SCO-1' looks the same, but this is written 'SCO-1\u200b'."),
        ("S\u00adCO-1", r". 'SCO-1' looks the same, but this is written 'S\xadCO-1'."),
        ("SCO1", ". Did you mean 'SCO-1'?"),
    ],
)
def test_what_looks_like_what_was_typed_is_told_apart_from_it(
    rubric: Rubric, typed: str, end: str
) -> None:
    rows = [{"place": "York", "date": "2026-09-30", "criterion": typed, "level": 3}]

    assert messages(rubric.check(rows))[0].endswith(end)


def test_a_column_that_looks_like_one_of_ours_is_told_apart_from_it(rubric: Rubric) -> None:
    found = messages(rubric.check([{"place": "York", "date": "2026-09-30", LOOKALIKE: 3, "SCO-2": 3}]))

    assert r". 'SCO-1' looks the same, but this is written 'SC\u041e-1'." in found[0]


def test_a_place_whose_name_is_put_together_in_another_way_is_told_apart(rubric: Rubric) -> None:
    scores = rubric.score([{"place": "Zo\u00eb", "date": "2026-09-30", "SCO-1": 3}])

    with pytest.raises(KeyError, match=r"'Zo\\xeb' looks the same, but this is written 'Zoe\\u0308'"):
        scores["Zoe\u0308"]


def test_no_message_suggests_the_path_that_was_typed(rubric: Rubric, tmp_path: Path) -> None:
    (tmp_path / "answers.csv").symlink_to(tmp_path / "gone.csv")
    os.mkfifo(tmp_path / "pipe.csv")

    for name in ("answers.csv", "pipe.csv"):
        message = messages(rubric.check(str(tmp_path / name)))[0]
        assert message.endswith("is no file with content, such as a link that leads nowhere")


def test_a_name_that_is_known_is_never_suggested_for_itself(rubric: Rubric) -> None:
    frame = pd.DataFrame({"place": ["York"], "SCO-1": [3]})

    with pytest.raises(DataError) as caught:
        rubric.score(frame, date="2026-09-30", rename={"SCO-1 ": "SCO-2", "placex": "kind"})
    for message in messages(caught.value.problems):
        typed, _, meant = message.partition("Did you mean ")
        assert not meant or meant.rstrip("?") not in typed

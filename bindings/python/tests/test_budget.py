"""Values made to be read without end: each is scored or refused for little time and memory."""

from __future__ import annotations

import pytest
from children import ends_well

# What a caller may do with a value, at every door that takes one.
DOORS = {
    "Rubric": "pr.Rubric(value)",
    "a key of a rubric": "pr.Rubric({'format': 'place-readiness/rubric/1', 'about': value})",
    "evidence": "pr.Rubric(rubric.document(), value)",
    "Rubric.load": "pr.Rubric.load({'groups': value})",
    "Assessment": "pr.Assessment(value, rubric)",
    "Assessment.load": "pr.Assessment.load({'answers': value})",
    "score": "rubric.score({**document, 'answers': {'SCO-1': value}})",
    "score, unknown key": "rubric.score({**document, 'unknown': value})",
    "score, value": "rubric.score(value)",
    "check": "rubric.check({**document, 'answers': {'SCO-1': value}})",
    "check, value": "rubric.check(value)",
    "a list": "rubric.score([{**document, 'answers': {'SCO-1': value}}])",
    "check of a list": "rubric.check([{**document, 'place': value}] * 3)",
    "a row": "rubric.score([{'place': 'York', 'date': '2026-09-30', 'SCO-1': value}])",
    "a column": "rubric.score({'place': ['York'], 'date': '2026-09-30', 'SCO-1': [value]})",
    "with_answers": "rubric.example().with_answers({'SCO-1': value})",
    "what_if": "rubric.score(rubric.example()).what_if({'SCO-1': value})",
}
SELVES = {
    "a list that holds itself twice": "value = []; value += [value, value]",
    "a list that holds itself": "value = []; value.append(value)",
    "a dict that holds itself twice": "value = {}; value['a'] = value['b'] = value",
    "a dict of answers that holds itself": "value = {'answers': {}}; value['answers']['SCO-1'] = value",
    "lists that share their parts": "value = []\nfor _ in range(40): value = [value, value]",
    "tuples that share their parts": "value = ()\nfor _ in range(40): value = (value, value)",
    "dicts that share their parts": (
        "value = {}\nfor _ in range(40): value = {'level': value, 'note': value}"
    ),
    "one long text, many times": "value = ['x' * 1_000_000] * 10_000",
    "one wide list, many times": "value = [[1] * 10_000] * 10_000",
}


@pytest.mark.parametrize("made", SELVES)
def test_a_value_that_shares_its_parts_is_soon_answered(made: str) -> None:
    doors = "\n".join(f"    ({name!r}, lambda: {call})," for name, call in DOORS.items())
    program = f"""
{SELVES[made]}
hold(seconds={2 * len(DOORS)}, megabytes=256)
for name, door in [
{doors}
]:
    try:
        door()
    except (pr.PlaceReadinessError, TypeError, ValueError, OSError) as error:
        assert len(str(error)) < 20_000, name
print("answered")
"""
    assert ends_well(program) == "answered"


# Ten million bytes, or what takes as much memory in Python.
SHAPES = {
    "a wide list": "['x'] * 1_200_000",
    "a wide map": "{f'key-{n}': 'x' for n in range(90_000)}",
    "deep lists": "deep(lambda it: [it], 150_000)",
    "deep maps": "deep(lambda it: {'a': it}, 40_000)",
    "one long text": "'x' * 10_000_000",
    "one long key": "{'x' * 10_000_000: 1}",
    "many long keys": "{f'{n}' + 'x' * 10_000: 1 for n in range(1000)}",
    "many unknown criteria": "{**document, 'answers': {f'SCO-{n}': '3' for n in range(60, 90_000)}}",
    "many wrong answers": (
        "{**document, 'answers': {id: ['x'] * 25_000 for id in rubric}}"
    ),
    "many dates that are none": (
        "{**document, 'answers': {'SCO-1': {'level': '3', 'evidence': "
        "[{'title': 'x', 'date': '2026-13-32'} for _ in range(30_000)]}}}"
    ),
    "many digits": "{**document, 'date': '1' * 10_000_000}",
    "a number of many digits": "{**document, 'date': 1 << 33_000_000}",
    "many characters that cannot be seen": (
        "{**document, 'note': '\\u202e' * 3_300_000, 'answers': {'SCO-1': '\\u200b' * 3_300_000}}"
    ),
}
# As text a key may stand twice.
TEXTS = {
    "a wide list": "'- x\\n' * 2_500_000",
    "a wide map": "''.join(f'key-{n}: x\\n' for n in range(700_000))",
    "deep lists": "'[' * 10_000_000",
    "deep lists, by dashes": "'- ' * 5_000_000 + '\\n'",
    "deep maps": "'{a: ' * 2_500_000",
    "one long text": "'note: ' + 'x' * 10_000_000 + '\\n'",
    "one long key": "'x' * 10_000_000 + ': 1\\n'",
    "many keys that are one": "'date: 2026-09-30\\n' * 600_000",
    "digits": "'date: ' + '1' * 10_000_000 + '\\n'",
    "digits alone": "'1' * 10_000_000",
    "many characters that cannot be seen": "'note: ' + '\\u202e' * 3_300_000 + '\\n'",
    "blank lines": "'\\n' * 10_000_000",
}


@pytest.mark.parametrize("door", ["pr.Rubric", "rubric.score", "rubric.check"])
@pytest.mark.parametrize("shape", SHAPES)
def test_ten_megabytes_of_data_are_soon_answered(shape: str, door: str) -> None:
    answered_soon(SHAPES[shape], door)


@pytest.mark.parametrize("door", ["pr.Rubric", "rubric.score", "rubric.check"])
@pytest.mark.parametrize("shape", TEXTS)
def test_ten_megabytes_of_text_are_soon_answered(shape: str, door: str) -> None:
    answered_soon(TEXTS[shape], door)


def answered_soon(shape: str, door: str) -> None:
    program = f"""
    def deep(wrap, times):
        value = 1
        for _ in range(times):
            value = wrap(value)
        return value

    value = {shape}
    hold(seconds=2, megabytes=256)
    try:
        {door}(value)
    except (pr.PlaceReadinessError, TypeError) as error:
        assert len(str(error)) < 20_000
    print("answered")
    sys.stdout.flush()
    os._exit(0)  # What Python does to take such a value apart is its own affair.
    """
    assert ends_well(program) == "answered"

"""Limits: how large a table may be, and how much is said of one that is wrong.

A table in a file has at most 16,384 columns and 1,048,576 rows, as many as a spreadsheet has, and so
has one in memory. No more than 20 million of its cells are read. One call makes at most 100,000
scores: `score_matrix` takes more. Where a limit is passed the table is refused whole, with what was
found.

Of everything wrong, 10,000 problems are listed and the rest counted. What may have been meant is
looked for until 50,000 words have been compared; after that, names are given without a guess.
"""

MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
MOST_CELLS = 20_000_000
MOST_SCORES = 100_000
MOST_PROBLEMS = 10_000
MOST_GUESSES = 50_000

LARGEST_FILE = 1 << 28
"""In bytes. A file of YAML or JSON may be much smaller: the engine says how large."""
LONGEST_PATH = 4096
"""In characters. No file has a longer one."""


def too_many(what: str, most: int, found: int | None = None) -> str:
    """That there are more of something than there may be. Not all may have been counted."""
    return f"must have at most {most:,} {what}, found {'more' if found is None else f'{found:,}'}"

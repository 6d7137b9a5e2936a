"""The shared vectors, as every language reads them: see `tests/vectors/README.md`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
VECTORS = ROOT / "tests" / "vectors"

KEYS = {
    "about", "why", "blessed", "expect", "columns", "blanks", "name", "newer",
    *(name + form for name in ("rubric", "evidence", "assessment") for form in ("", "_text", "_file")),
}  # fmt: skip


def files() -> list[Path]:
    """Every vector of the engine, in order. Those of tables are of another kind."""
    return sorted(it for it in VECTORS.rglob("*.json") if it.parent.name != "sheet")


def load(path: Path) -> dict[str, Any]:
    """One vector. A key that is not known would make it say less than it seems to."""
    vector = json.loads(path.read_text(encoding="utf-8"))
    assert set(vector) <= KEYS, set(vector) - KEYS
    return vector


def has(vector: dict[str, Any], name: str) -> bool:
    return any(name + form in vector for form in ("", "_text", "_file"))


def document(vector: dict[str, Any], name: str) -> Any:
    """A document of a vector: data, text, or the text of a file."""
    if name + "_file" in vector:
        return (ROOT / vector[name + "_file"]).read_text(encoding="utf-8")
    if name + "_text" in vector:
        text = vector[name + "_text"]
        return text if isinstance(text, str) else "".join(_line(line) + "\n" for line in text)
    return vector.get(name)


def at(value: Any, pointer: str) -> Any:
    """What stands at a JSON pointer."""
    for part in pointer.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def differences(expected: Any, found: Any, where: str = "") -> Iterator[str]:
    """Where two documents are not the same, down to the last bit of every number."""
    if isinstance(expected, dict) and isinstance(found, dict):
        if expected.keys() != found.keys():
            yield f"{where}: keys {sorted(expected)} but {sorted(found)}"
        for key in expected.keys() & found.keys():
            if f"{where}/{key}" != "/engine/version":
                yield from differences(expected[key], found[key], f"{where}/{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for n, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, f"{where}/{n}")
    elif not _same(expected, found):
        yield f"{where}: {expected!r} but {found!r}"


def _line(line: Any) -> str:
    return line if isinstance(line, str) else line["repeat"] * line["times"]


def _same(expected: Any, found: Any) -> bool:
    """Numbers are equal as doubles; not a number is written as null. A truth is no number."""
    if isinstance(expected, bool) or isinstance(found, bool):
        return expected is found
    if isinstance(found, float) and math.isnan(found):
        return expected is None
    return bool(expected == found)

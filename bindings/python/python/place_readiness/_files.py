"""Files: read as text, and written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from place_readiness._errors import DataError, RubricError
from place_readiness._limits import LARGEST_FILE, LONGEST_PATH, too_many
from place_readiness._plain import shown, shown_name
from place_readiness._problems import Problem, make_problem

StrPath = str | os.PathLike[str]


def is_text(source: StrPath) -> bool:
    """Whether this is the text of a document rather than the path of one: it has several lines,
    or begins as JSON does."""
    return isinstance(source, str) and ("\n" in source or source.lstrip().startswith("{"))


def read_text(path: StrPath, error: type[RubricError | DataError] = DataError) -> str:
    """The text of a file, which must be UTF-8. If it is not, an error of this kind is raised."""
    name = os.fspath(path)
    if unfit := _unfit(name):
        raise error([unfit], shown_name(name))
    try:
        return Path(path).read_bytes().decode("utf-8")
    except UnicodeDecodeError as wrong:
        found = f"{wrong.object[wrong.start]:#04x} at {wrong.start}"
        message = f"must be UTF-8 text, found the byte {found}: save the file as UTF-8"
        problem = make_problem("malformed", message, source=name)
        raise error([problem], name) from wrong


def _unfit(path: str) -> Problem | None:
    """What keeps a path from being read at all."""
    if len(path) > LONGEST_PATH:
        message = f"there is no file {shown(path)}: no path is that long"
        return make_problem("not_found", message, source=shown_name(path))
    if os.path.isfile(path) and (size := os.path.getsize(path)) > LARGEST_FILE:
        return make_problem("too_large", too_many("bytes", LARGEST_FILE, size), source=path)
    return None


def suffix_of(path: StrPath, known: Sequence[str], rule: str) -> str:
    """The suffix of a path in small letters, which must be a known one."""
    suffix = Path(path).suffix.lower()
    if suffix not in known:
        raise ValueError(f"{rule}, not {suffix or 'no suffix'}")
    return suffix


def write_whole(path: StrPath, content: str | bytes) -> None:
    """Writes a file beside its place and moves it there, so that no half-written file is left."""
    target = Path(path)
    data = content.encode("utf-8") if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(target))
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, or those that a new file gets here."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

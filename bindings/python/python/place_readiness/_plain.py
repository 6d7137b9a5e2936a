"""Values and words made plain: scalars of other libraries by value, and text that is safe to print."""

from __future__ import annotations

import datetime
import difflib
import re
import reprlib
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice

from place_readiness import _core

_LONGEST_QUOTE = 80
LONGEST_GUESS = 64
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
# Greek and Cyrillic letters that look like those of English.
_TWINS = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕКМНОРСТУХІЈЅаеорсухіјѕ", "ABEZHIKMNOPTYXoABEKMHOPCTYXIJSaeopcyxijs"
)


def plain(value: object) -> object:
    """A value as Python's own types have it, None where it is missing.

    NumPy's and PyArrow's scalars are taken by value. Those libraries are not imported: what was
    made by one that is not loaded does not exist.
    """
    kind = type(value)
    if value is None or kind is str or kind is int:
        return value
    if kind is float:
        return None if value != value else value
    value = _unwrapped(value)
    if isinstance(value, str):
        return str.__str__(value)
    missing = isinstance(value, float) and value != value
    return None if missing or (isinstance(value, Decimal) and value.is_nan()) else value


def is_id(text: str) -> bool:
    """Whether a text can serve as an id."""
    return _ID.fullmatch(text) is not None


def folded(text: str) -> str:
    """A text without what does not matter: capitals, spaces around and between, curly quotes."""
    return " ".join(text.casefold().replace("’", "'").split())


def shown(value: object) -> str:
    """A value made safe and short enough to stand in a message."""
    value = _unwrapped(value)
    if isinstance(value, str):
        return shown_name(str.__repr__(str.__str__(value)[: 2 * _LONGEST_QUOTE]))
    if isinstance(value, datetime.date):
        return shown_name(str(value))
    try:
        return shown_name(_quote.repr(value))
    except Exception:  # More digits than Python writes out, or a type that may do anything.
        return shown_name(f"<{type(value).__name__}>")


def shown_name(name: str) -> str:
    """The name of a column: as it is, but for what is too long. What people would not see is shown
    by its number."""
    name = name[: 2 * _LONGEST_QUOTE]
    if has_hidden(name):
        name = "".join(ascii(it)[1:-1] if has_hidden(it) else it for it in name)
    return name if len(name) <= _LONGEST_QUOTE else f"{name[: _LONGEST_QUOTE - 1]}…"


def has_hidden(text: str) -> bool:
    """Whether a text holds what people do not see as what it is. The engine has the list of what
    hides; Python adds spaces of other widths and what cannot be printed at all."""
    return not text.isprintable() or _core.without_hidden(text) != text


def nearest(found: str, known: Iterable[str], cutoff: float = 0.7) -> str | None:
    """The known word that may have been meant, of those of much the same length. It is never the
    one that was found."""
    wanted = squeeze(found[: LONGEST_GUESS + 1])
    if not wanted or len(wanted) > LONGEST_GUESS:
        return None
    longest = 4 + len(wanted) // 4
    best, likeness = None, cutoff
    match = difflib.SequenceMatcher(None, b=wanted)
    for word in known:
        alike = squeeze(word[: 2 * LONGEST_GUESS])
        if word == found or not alike or abs(len(alike) - len(wanted)) > longest:
            continue
        match.set_seq1(alike)
        # Most are ruled out by their letters, whatever the order of these is.
        if match.real_quick_ratio() < likeness or match.quick_ratio() < likeness:
            continue
        ratio = match.ratio()
        if ratio > likeness or (best is None and ratio == likeness):
            best, likeness = word, ratio
    return best


def did_you_mean(word: str | None, found: str) -> str:
    """The end of a message that names what may have been meant by what was found, if anything.
    Where people see no difference between the two, it says how each is written."""
    if not word:
        return ""
    if _seen(word).split() != _seen(found).split():
        return f". Did you mean {shown(word)}?"
    return f". {ascii(word)} looks the same, but this is written {ascii(found)}."


def _seen(text: str) -> str:
    """What people see of a text."""
    if text.isascii() and text.isprintable():
        return text
    known = _core.without_hidden(text.encode(errors="replace").decode())
    letters = unicodedata.normalize("NFKC", known).translate(_TWINS)
    return "".join(it for it in letters if it.isprintable() or it.isspace())


def squeeze(text: str) -> str:
    """Only the letters and digits of a text as people see them, in small letters."""
    return "".join(it for it in _seen(text).casefold() if it.isalnum())


def listed(words: Sequence[str], last: str = "or", most: int = 12) -> str:
    """Words as a sentence has them: `a, b or c`. Those too many are counted."""
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


class _Quote(reprlib.Repr):
    """Shows what is Python's own, and of that no more than a message has room for. Types of others
    are only named: they may do anything."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel = 2

    # As `reprlib` has them, these would sort all of what they are given.
    def repr_dict(self, x: dict[object, object], level: int) -> str:
        return super().repr_dict(dict(islice(x.items(), self.maxdict + 1)), level)

    def repr_set(self, x: set[object], level: int) -> str:
        return super().repr_set(set(islice(x, self.maxset + 1)), level)

    def repr_frozenset(self, x: frozenset[object], level: int) -> str:
        return super().repr_frozenset(frozenset(islice(x, self.maxfrozenset + 1)), level)

    def repr_instance(self, x: object, level: int) -> str:
        if isinstance(x, bytes):
            x = x[:_LONGEST_QUOTE]
        own = type(x) in (bool, bytes, complex, float, type(None), Decimal)
        return repr(x) if own else f"<{type(x).__name__}>"


def _unwrapped(value: object) -> object:
    numpy, pandas, pyarrow = (sys.modules.get(it) for it in ("numpy", "pandas", "pyarrow"))
    if numpy is not None and isinstance(value, getattr(numpy, "generic", ())):
        return _of_numpy(value, numpy.datetime64, numpy.floating)
    if pandas is not None and (
        value is getattr(pandas, "NA", None) or value is getattr(pandas, "NaT", None)
    ):
        return None
    if pyarrow is not None and isinstance(value, getattr(pyarrow, "Scalar", ())):
        return plain(value.as_py())  # type: ignore[attr-defined]
    return value


def _of_numpy(value: object, date: type, number: type) -> object:
    if isinstance(value, date):
        # Nanoseconds would come out as a bare number.
        return value.astype("datetime64[us]").item()  # type: ignore[attr-defined]
    item: object = value.item()  # type: ignore[attr-defined]
    # The longest floats stay what they are.
    return float(item) if isinstance(item, number) else item  # type: ignore[arg-type]


_quote = _Quote()

"""How scores are asked for: Places by name or id, dates in the ways that tables have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from place_readiness._cells import Bad, read_date
from place_readiness._errors import UnknownPlaceError
from place_readiness._plain import folded, shown

if TYPE_CHECKING:
    from place_readiness._about import About, Head

_MOST_WAYS = 12


def day(value: object, name: str) -> str:
    """A date as year-month-day, from whatever a table may have: text, a date or a time stamp."""
    read = read_date(value)
    if isinstance(read, Bad) or read is None:
        said = read.message if isinstance(read, Bad) else "there is none"
        raise ValueError(f"{name} must be a date such as 2026-09-30: {said}")
    return read


def is_called(one: About | Head, place: str) -> bool:
    """Whether a Place has this id or name. Capitals and spaces do not matter, as in tables."""
    return folded(place) in (folded(one.place), folded(one.place_id))


def whose(found: Iterable[About]) -> str:
    """What tells apart those who answered about one Place on one date."""
    who = [[it.partner, it.respondent, it.kind] for it in found]
    told = [at for at in range(3) if len({parts[at] for parts in who}) > 1]
    if not told:
        return "they differ in nothing but their answers: the same was handed over twice"
    names = ("partner", "respondent", "kind")
    ways = [", ".join(f"{names[at]}={parts[at]!r}" for at in told) for parts in who]
    others = [f"{len(ways) - _MOST_WAYS} more"] if len(ways) > _MOST_WAYS else []
    return "; ".join([*ways[:_MOST_WAYS], *others])


def ambiguous(place: str, date: object, found: Sequence[About]) -> UnknownPlaceError:
    """That several scores fit, and what to say to have one of them."""
    which = whose(found)
    return UnknownPlaceError(f"{len(found)} scores of {shown(place)} on {date}. Say which: {which}.")

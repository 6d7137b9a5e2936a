"""What a caller must hand over, checked with words before anything else is tried."""

from __future__ import annotations

from typing import Any


def need(value: object, kind: type[Any], name: str) -> None:
    """Refuses an argument of another type."""
    if not isinstance(value, kind):
        found = type(value).__name__
        raise TypeError(f"{name} must be a {kind.__name__}, not {found}")


def need_count(value: object, name: str) -> None:
    """Refuses what is no whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} must be a whole number, not {type(value).__name__}")
    if value < 0:
        raise ValueError(f"{name} must be 0 or more, not {value}")

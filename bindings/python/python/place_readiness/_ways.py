"""Ways to read a column, by what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from place_readiness import _cells as cells
from place_readiness._cells import Bad, Question
from place_readiness._columns import Target, near_criterion
from place_readiness._plain import did_you_mean, plain, shown


@dataclass(frozen=True)
class Key:
    """What reading a table needs of a rubric."""

    rubric_id: str
    version: str
    questions: Mapping[str, Question]
    partners: tuple[str, ...]


def way_to_read(target: Target, values: Sequence[object], key: Key) -> Callable[[object], Any]:
    """How the cells of a column are read."""
    what, id = target
    if what == "level":
        return partial(cells.read_cell, question=key.questions[id]) if id else plain
    if what == "date":
        other = next((shown(it) for it in values if cells.is_month_first(it)), None)
        return partial(cells.read_date, month_first=other)
    if what == "partner":
        return partial(_read_word, key.partners, "unknown_partner", "a kind of partner")
    if what == "criterion":
        return partial(_read_criterion, ids=tuple(key.questions))
    return _WAYS[what]


def _read_word(choices: Sequence[str], code: str, what: str, value: object) -> str | Bad | None:
    return cells.read_choice(value, choices, code, what)


def _read_criterion(value: object, ids: Sequence[str]) -> str | Bad | None:
    text = cells.read_text(value)
    if text is None or isinstance(text, Bad) or text in ids:
        return text
    alike = [id for id in ids if id.casefold() == text.casefold()]
    if len(alike) == 1:
        return alike[0]
    why = f"{shown(text)} is not a criterion of this rubric"
    return Bad("unknown_criterion", why, partial(_meant_criterion, text, ids), len(ids))


def _meant_criterion(text: str, ids: Sequence[str]) -> str:
    return did_you_mean(near_criterion(text, ids), text)


_STATES = ("level", "not_applicable", "not_known", "unanswered")
read_kind = partial(_read_word, cells.KINDS, "unknown_choice", "a kind of answers")
_WAYS: Mapping[str, Callable[[object], Any]] = {
    "place": cells.read_text,
    "place_id": cells.read_id,
    "respondent": cells.read_text,
    "kind": read_kind,
    "note": cells.read_text,
    "evidence": cells.read_evidence,
    "confidence": partial(_read_word, cells.CONFIDENCES, "unknown_choice", "a confidence"),
    "state": partial(_read_word, _STATES, "unknown_choice", "a state"),
    "reason": cells.read_text,
}

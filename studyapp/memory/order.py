"""Keeping alike cards apart: no two exercises of one deck in a row where that can be avoided, no neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from studyapp.memory.plan import Row

R = TypeVar("R", bound="Row")
LOOKAHEAD = 12
EXERCISE = "exercise"
SAME_EXERCISES = 100


def arranged(rows: Sequence[R]) -> list[R]:
    """Reorder as little as needed so that a card does not follow one of its own skill."""
    waiting = list(rows)
    left = Counter(row.deck for row in waiting if row.kind == EXERCISE)
    order: list[R] = []
    while waiting:
        index = _next(waiting, order[-2:], left)
        row = waiting.pop(index)
        if row.kind == EXERCISE:
            left[row.deck] -= 1
        order.append(row)
    return order


def _next(waiting: Sequence[Row], last: Sequence[Row], left: Counter[str]) -> int:
    """Choose which waiting card comes next.

    Exercises of one deck that make up more than half of what is left go first, or they would meet at the end.
    """
    pressing = next((deck for deck, count in left.items() if 2 * count > len(waiting)), None)
    if pressing is not None and not _repeats(pressing, last):
        return next(i for i, row in enumerate(waiting) if row.kind == EXERCISE and row.deck == pressing)
    near = range(min(LOOKAHEAD, len(waiting)))
    best = min(near, key=lambda i: (_closeness(waiting[i], last), i))
    if _closeness(waiting[best], last) < SAME_EXERCISES:
        return best
    return min(range(len(waiting)), key=lambda i: (_closeness(waiting[i], last), i))


def _repeats(deck: str, last: Sequence[Row]) -> bool:
    return bool(last) and last[-1].kind == EXERCISE and last[-1].deck == deck


def _closeness(row: Row, last: Sequence[Row]) -> int:
    """Measure how badly a card follows the last two: two exercises of a deck, siblings, neighbours, the same deck."""
    score = 0
    for weight, earlier in zip((2, 1), reversed(last), strict=False):
        if earlier.group == row.group:
            score += 20 * weight
        if earlier.deck == row.deck:
            score += weight
            if abs(earlier.ordinal - row.ordinal) <= 1 or _builds_on(row, earlier) or _builds_on(earlier, row):
                score += 4 * weight
    if last and row.kind == EXERCISE and _repeats(row.deck, last):
        score += SAME_EXERCISES
    return score


def _builds_on(row: Row, other: Row) -> bool:
    return any(other.group == (need if "/" in need else f"{row.deck}/{need}") for need in row.needs)

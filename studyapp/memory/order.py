"""Keeping alike cards apart: no two exercises of one deck in a row where that can be avoided, no neighbours."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol, TypeVar

LOOKAHEAD = 12
EXERCISE = "exercise"
SAME_EXERCISES = 100


class Row(Protocol):
    """What planning must know of a card; the rows of the deck index have it."""

    @property
    def key(self) -> str:
        """The card's key."""

    @property
    def deck(self) -> str:
        """The id of its deck, which stands for its topic."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def ordinal(self) -> int:
        """Its place in the deck."""

    @property
    def group(self) -> str:
        """The key of the entry it was made from."""

    @property
    def needs(self) -> tuple[str, ...]:
        """What should be learnt before it: ids of its own deck, or full keys."""


R = TypeVar("R", bound=Row)


def arranged(rows: Sequence[R]) -> list[R]:
    """Reorder as little as needed so that a card does not follow one of its own skill."""
    waiting = list(rows)
    decks = Counter(row.deck for row in waiting)
    exercises = Counter(row.deck for row in waiting if row.kind == EXERCISE)
    order: list[R] = []
    while waiting:
        row = waiting.pop(_next(waiting, order[-2:], decks, exercises))
        decks[row.deck] -= 1
        exercises[row.deck] -= row.kind == EXERCISE
        order.append(row)
    return order


def _next(waiting: Sequence[Row], last: Sequence[Row], decks: Counter[str], exercises: Counter[str]) -> int:
    """Choose which waiting card comes next.

    What makes up more than half of the rest goes first, or it would meet itself at the end: the exercises of a deck,
    then the cards of a deck.
    """
    deck = _pressing(exercises, len(waiting))
    if deck is not None and not _repeats(deck, last):
        return next(i for i, row in enumerate(waiting) if row.kind == EXERCISE and row.deck == deck)
    deck = _pressing(decks, len(waiting))
    if deck is not None and last and last[-1].deck != deck:
        return _least_close([i for i, row in enumerate(waiting) if row.deck == deck], waiting, last)
    best = _least_close(range(min(LOOKAHEAD, len(waiting))), waiting, last)
    if _closeness(waiting[best], last) < SAME_EXERCISES:
        return best
    return _least_close(range(len(waiting)), waiting, last)


def _pressing(counts: Counter[str], left: int) -> str | None:
    """Find the deck that makes up more than half of what is left."""
    return next((deck for deck, count in counts.items() if 2 * count > left), None)


def _least_close(places: Sequence[int], waiting: Sequence[Row], last: Sequence[Row]) -> int:
    """Choose among some waiting cards the one least like the last two, the earliest of equals."""
    return min(places, key=lambda place: (_closeness(waiting[place], last), place))


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

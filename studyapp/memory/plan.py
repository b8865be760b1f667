"""Which cards a sitting holds: limits of the day, one sibling of a group, and new cards that wait for their needs."""

from collections.abc import Callable, Collection, Iterable, Sequence

from msgspec import Struct

from studyapp.memory.order import Row, arranged


class Limits(Struct, frozen=True):
    """How many cards a day."""

    new: int = 10
    reviews: int = 200


class Done(Struct, frozen=True):
    """What was done today already, and the keys of the cards answered today."""

    new: int = 0
    reviews: int = 0
    answered: Collection[str] = frozenset()


class Plan(Struct, frozen=True):
    """The cards of a sitting in order, which of them are new, and how many met on the way were left out and why."""

    order: tuple[str, ...]
    new: frozenset[str]
    buried: int = 0
    waiting: int = 0


USUAL, NOTHING_DONE = Limits(), Done()


def plan(
    due: Iterable[Row],
    new: Iterable[Row],
    *,
    learnt: Callable[[str], bool],
    limits: Limits = USUAL,
    done: Done = NOTHING_DONE,
) -> Plan:
    """Choose and order the cards of a sitting.

    `due` comes in the order of urgency and `new` in teaching order. `learnt` tells of a full key whether that card has
    been learnt; a card that no longer exists should count as learnt. Siblings of a card of this plan, or of one
    answered today, are buried until tomorrow; due cards go before new ones. Neither is looked at beyond its limit.
    """
    answered = set(done.answered)
    groups = {_entry(key) for key in answered}
    reviews, buried = _first_of_group(due, groups, answered, max(0, limits.reviews - done.reviews))
    fresh, buried_new, waiting = _ready(new, groups, learnt, max(0, limits.new - done.new))
    order = arranged(_spread(reviews, fresh))
    return Plan(
        order=tuple(row.key for row in order),
        new=frozenset(row.key for row in fresh),
        buried=buried + buried_new,
        waiting=waiting,
    )


def _entry(key: str) -> str:
    """Give the key of the entry that a card's key belongs to."""
    return key.partition("#")[0]


def _first_of_group(rows: Iterable[Row], groups: set[str], answered: set[str], most: int) -> tuple[list[Row], int]:
    """Take the first card of each sibling group up to a number; a card may return on the day it was answered."""
    taken: list[Row] = []
    buried = 0
    if most == 0:
        return taken, buried
    for row in rows:
        if row.group in groups and row.key not in answered:
            buried += 1
        else:
            groups.add(row.group)
            taken.append(row)
            if len(taken) == most:
                break
    return taken, buried


def _ready(
    rows: Iterable[Row], groups: set[str], learnt: Callable[[str], bool], most: int
) -> tuple[list[Row], int, int]:
    """Take new cards whose needs are met, up to a number; stops looking once it has them."""
    taken: list[Row] = []
    buried = waiting = 0
    if most == 0:
        return taken, buried, waiting
    for row in rows:
        if row.group in groups:
            buried += 1
        elif not all(learnt(full_key(need, row.deck)) for need in row.needs):
            waiting += 1
        else:
            groups.add(row.group)
            taken.append(row)
            if len(taken) == most:
                break
    return taken, buried, waiting


def full_key(need: str, deck: str) -> str:
    """Give the full key of a need, which may be an id of the same deck.

    >>> full_key("relu", "activations"), full_key("loss/focal", "activations")
    ('activations/relu', 'loss/focal')
    """
    return need if "/" in need else f"{deck}/{need}"


def _spread(reviews: Sequence[Row], fresh: Sequence[Row]) -> list[Row]:
    """Interleave the decks of the reviews, then put the new cards between them at even distances."""
    by_deck: dict[str, list[Row]] = {}
    for row in reviews:
        by_deck.setdefault(row.deck, []).append(row)
    placed = [
        ((index + 0.5) / len(rows), turn, row)
        for turn, rows in enumerate(by_deck.values())
        for index, row in enumerate(rows)
    ]
    placed += [((index + 0.5) / len(fresh), len(by_deck), row) for index, row in enumerate(fresh)]
    return [row for _, _, row in sorted(placed, key=lambda item: item[:2])]

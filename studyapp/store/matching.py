"""Cards by what is remembered of them, for searching: each test gives the keys that pass it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.store.sqlite import mended

if TYPE_CHECKING:
    from studyapp.store.store import Store

OPERATORS = ("<=", ">=", "<", ">", "=")
STATES = {
    "due": "suspended = 0 AND (buried_until IS NULL OR buried_until < :today)"
    " AND ((due_ms IS NULL AND due_day <= :today) OR due_ms <= :now)",
    "touched": "1",
    "answered": "phase <> 0",
    "learning": "phase IN (1, 3)",
    "review": "phase = 2",
    "suspended": "suspended = 1",
    "buried": "buried_until >= :today",
    "leech": "leech = 1",
}
NUMBERS = {
    "s": "stability",
    "d": "difficulty",
    "due": "due_day - :today",
    "lapses": "lapses",
    "reviews": "reviews",
}


def in_state(store: Store, state: str) -> frozenset[str]:
    """Give the keys of the cards in a state; a card without a memory is in none."""
    return _keys(store, STATES[state], {})


def with_number(store: Store, name: str, operator: str, value: float) -> frozenset[str]:
    """Give the keys of the answered cards of which a number compares so; stability counts days, `due` days from now."""
    if operator not in OPERATORS:
        raise ValueError(operator)
    return _keys(store, f"phase <> 0 AND {NUMBERS[name]} {operator} :value", {"value": value})


def with_recall(store: Store, operator: str, value: float) -> frozenset[str]:
    """Give the keys of the answered cards whose probability of recall today compares so.

    (1 + F·t/S)^(−w20) is solved for t/S, the days since the last answer in units of stability, which falls as it rises.
    """
    if operator not in OPERATORS:
        raise ValueError(operator)
    power = 1 / -store.rules.parameters[20]
    ratio = (max(value, 1e-6) ** power - 1) / (0.9**power - 1)
    turned = operator.translate(str.maketrans("<>", "><"))
    elapsed = f"max(0, :today - last_day) * 1.0 / stability {turned} :ratio"
    return _keys(store, f"phase <> 0 AND stability > 0 AND {elapsed}", {"ratio": ratio})


def rated_within(store: Store, days: int) -> frozenset[str]:
    """Give the keys of the cards answered in the last days, today included."""
    return _keys(store, "last_day > :today - :days", {"days": days})


def flagged(store: Store, flag: int) -> frozenset[str]:
    """Give the keys of the cards that carry a flag (0: none, though touched)."""
    return _keys(store, "flag = :flag", {"flag": flag})


def _keys(store: Store, condition: str, values: dict[str, float]) -> frozenset[str]:
    database = store._database
    named = {"today": store.today(), "now": store.clock.now(), **values}
    query = f"SELECT card.key FROM memory JOIN card ON card.id = memory.card WHERE {condition}"
    with mended(database.files.database):
        return frozenset(key for (key,) in database.connection.execute(query, named))

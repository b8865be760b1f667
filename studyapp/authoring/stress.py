"""Stress exercises of the library: many variants drawn, and each one proven sound."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from studyapp.deck.cards import Card
from studyapp.deck.library import Library
from studyapp.deck.models import Exercise
from studyapp.deck.names import resolve

Report = dict[str, Any]


def exercises(library: Library, names: Sequence[str]) -> Iterator[Card]:
    """Yield the exercises that the words name, or all of them."""
    named = resolve(library, names) if names else None
    for row in library.each(named.decks if named else None):
        if row.kind == "exercise" and (card := library.card(row.key)) is not None:
            yield card
    for key in named.cards if named else ():
        card = library.card(key)
        if card is not None and isinstance(card.entry, Exercise) and (not named or card.deck not in named.decks):
            yield card


def stress_card(card: Card, *, draws: int, clock: Callable[[], float]) -> Report:
    """Draw variants of one exercise and report on them as `stress --json` prints it."""
    from studyapp.exercise.stress import stress

    if not isinstance(card.entry, Exercise):
        raise TypeError(f"{card.key} is no exercise")
    return stress(card.key, card.entry, draws=draws, clock=clock)

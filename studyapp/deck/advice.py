"""Advice."""

from studyapp.deck.context import Context
from studyapp.deck.entry import Item
from studyapp.deck.models import Deck
from studyapp.deck.nodes import Table


def advise(deck: Deck, root: Table, items: list[Item], context: Context) -> None:
    """Advise."""

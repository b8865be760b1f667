"""Find cards by plain words in their key, tags and texts, whatever the language and case."""

from collections.abc import Iterator, Sequence

import msgspec

from studyapp.deck.cards import Card
from studyapp.deck.library import Library
from studyapp.deck.rows import CardRow
from studyapp.memory.state import Memory, Phase
from studyapp.store import Store

Found = tuple[CardRow, Memory | None]
STATES = {Phase.NEW: "new", Phase.LEARNING: "learning", Phase.REVIEW: "review", Phase.RELEARNING: "learning"}


def search(library: Library, store: Store, words: Sequence[str]) -> Iterator[Found]:
    """Yield the cards that hold every word, with what is remembered of them."""
    wanted = [word.casefold() for word in words if word]
    for deck in library.decks:
        cards = {card.key: card for card in library.cards(deck.id)} if wanted else {}
        for row in library.each((deck.id,)):
            if all(word in text_of(row, cards[row.key]) for word in wanted):
                yield row, store.memory(row.key)


def text_of(row: CardRow, card: Card) -> str:
    """Return everything a card can be found by, folded."""
    pieces = [row.key, *row.tags, *strings(msgspec.to_builtins(card.entry))]
    return "\n".join(pieces).casefold()


def strings(value: object) -> Iterator[str]:
    """Yield every text inside nested lists and maps."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


def state_of(memory: Memory | None, day: int) -> str:
    """Name where a card stands: new, learning, review, buried or suspended."""
    if memory is None:
        return "new"
    if memory.suspended:
        return "suspended"
    return "buried" if memory.hidden(day) else STATES[memory.phase]

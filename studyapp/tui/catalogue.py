"""All cards ready to be searched at every key: read a few at a time, so that the screen never waits for them."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import msgspec

from studyapp.authoring.query import Every, Query, Word, parse
from studyapp.authoring.search import Searcher
from studyapp.authoring.snapshot import texts_in
from studyapp.authoring.texts_index import fold
from studyapp.deck.cards import Card
from studyapp.deck.library import Library
from studyapp.deck.rows import CardRow
from studyapp.deck.text import Text
from studyapp.formula.cells import clean
from studyapp.store import Store

AT_ONCE = 200
LONGEST_TITLE = 200
GAP = re.compile(r"\{\{(?:c\d+::)?([^:}]*)[^}]*\}\}")


class Listed(NamedTuple):
    """A card of the list: its row, what it asks, and everything it can be found by."""

    row: CardRow
    asks: str
    folded: str


class Catalogue:
    """The cards read so far; plain words narrow down what was found at the key before."""

    def __init__(self, library: Library, store: Store) -> None:
        self.cards: list[Listed] = []
        self._library = library
        self._store = store
        self._last: tuple[tuple[str, ...], Sequence[int]] = ((), range(0))
        self._numbers: dict[str, int] = {}
        self._searcher: Searcher | None = None

    def read(self, lang: str) -> Iterator[int]:
        """Read all cards, deck by deck; yields how many are there after every few."""
        for deck in self._library.decks:
            cards = {card.key: card for card in self._library.cards(deck.id)}
            rows = (row for row in self._library.rows((deck.id,)) if row.key in cards)
            while some := list(islice(rows, AT_ONCE)):
                self._add([(row, cards[row.key]) for row in some], lang)
                yield len(self.cards)

    def _add(self, cards: Sequence[tuple[CardRow, Card]], lang: str) -> None:
        self._numbers |= {row.key: len(self.cards) + at for at, (row, _) in enumerate(cards)}
        self.cards += [Listed(row, asked(card, lang), text_of(row, card)) for row, card in cards]
        self._last = ((), range(len(self.cards)))

    def find(self, text: str) -> Sequence[int]:
        """Return the numbers of the cards that fit a search, in reading order; one that cannot be read is an error."""
        query = parse(text)
        words = plain_words(query)
        if words is None:
            return [self._numbers[key] for key in self._search(query) if key in self._numbers]
        before, found = self._last
        if len(words) < len(before) or not all(map(str.startswith, words, before)):
            before, found = (), range(len(self.cards))
        cards = self.cards
        for word in set(words).difference(before):
            found = [number for number in found if word in cards[number].folded]
        self._last = (words, found)
        return found

    def _search(self, query: Query) -> Sequence[str]:
        """Search by properties too."""
        if self._searcher is None:
            self._searcher = Searcher.open(self._library, self._store)
        return self._searcher.keys(query)


def plain_words(query: Query) -> tuple[str, ...] | None:
    """Return the words of a search that asks for nothing but words."""
    parts = query.parts if isinstance(query, Every) else (query,)
    words = tuple(fold(part.text) for part in parts if isinstance(part, Word))
    return words if len(words) == len(parts) else None


def text_of(row: CardRow, card: Card) -> str:
    """Return everything a card can be found by, folded."""
    pieces = (row.key, *row.tags, *texts_in(msgspec.to_builtins(card.entry)))
    return "\n".join(map(fold, pieces))


def asked(card: Card, lang: str) -> str:
    """Return the beginning of what a card asks, on one line, its gaps filled."""
    entry = card.entry
    texts = (getattr(entry, name, None) for name in ("q", "cloze", "claim", "title"))
    text = next((text for text in texts if isinstance(text, Text)), None)
    if text is None:
        return card.key
    begun = text.to(lang)[: 2 * LONGEST_TITLE]
    return " ".join(clean(GAP.sub(r"\1", begun)).split())[:LONGEST_TITLE]

"""Find cards: each part of a search gives a set of card numbers, and the sets are joined."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache, cached_property
from pathlib import Path

from studyapp.authoring.query import Either, Every, Not, Query, Test, Word, parse
from studyapp.authoring.texts_index import DeckTexts, deck_texts, fold, text_of
from studyapp.deck.library import Library
from studyapp.deck.rows import CardRow
from studyapp.memory.state import Memory, Phase
from studyapp.store import Store
from studyapp.store.matching import flagged, in_state, rated_within, with_number, with_recall

__all__ = ["Found", "Searcher", "search", "state_of", "text_of"]

Found = tuple[CardRow, Memory | None]
Numbers = frozenset[int]
STATES = {Phase.NEW: "new", Phase.LEARNING: "learning", Phase.REVIEW: "review", Phase.RELEARNING: "learning"}
FEW = 1000


def search(library: Library, store: Store, words: Sequence[str], cache_folder: Path | None = None) -> Iterator[Found]:
    """Yield the cards that fit a search, in reading order, with what is remembered of them; no words fit all."""
    query = parse(" ".join(words))
    rows: Iterable[CardRow]
    if query == Every(()):
        rows = library.each()
    else:
        keys = Searcher.open(library, store, cache_folder).keys(query)
        if len(keys) <= FEW:
            by_key = library.find(keys)
            rows = [by_key[key] for key in keys if key in by_key]
        else:
            wanted = set(keys)
            rows = (row for row in library.each() if row.key in wanted)
    return ((row, store.memory(row.key)) for row in rows)


class Shelf:
    """All cards side by side, numbered in reading order, and grouped by what they are when first asked for."""

    def __init__(self, decks: Mapping[str, DeckTexts]) -> None:
        self._decks = decks
        self.keys = [key for each in decks.values() for key in each.keys]
        self.texts = [text for each in decks.values() for text in each.texts]
        self.all: Numbers = frozenset(range(len(self.keys)))

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The number of each key."""
        return {key: number for number, key in enumerate(self.keys)}

    @cached_property
    def decks(self) -> Mapping[str, Numbers]:
        """The cards of each deck."""
        return _grouped(deck for deck, each in self._decks.items() for _ in each.keys)

    @cached_property
    def kinds(self) -> Mapping[str, Numbers]:
        """The cards of each kind."""
        return _grouped(kind for each in self._decks.values() for kind in each.kinds)

    @cached_property
    def tags(self) -> Mapping[str, Numbers]:
        """The cards with each tag; those that have none are under the empty one."""
        return _grouped(tags for each in self._decks.values() for tags in each.tags)

    @cached_property
    def languages(self) -> Mapping[str, Numbers]:
        """The cards that are whole in each language."""
        return _grouped(languages.lower() for each in self._decks.values() for languages in each.languages)

    @cached_property
    def statuses(self) -> Mapping[str, Numbers]:
        """The cards of each status."""
        return _grouped(status for each in self._decks.values() for status in each.statuses)


class Searcher:
    """Answers searches over a library whose texts it holds, and a store that it asks anew each time."""

    def __init__(self, shelf: Shelf, store: Store) -> None:
        self._shelf = shelf
        self._store = store

    @classmethod
    def open(cls, library: Library, store: Store, cache_folder: Path | None = None) -> "Searcher":
        """Make the texts ready, from the cache where decks are unchanged."""
        return cls(Shelf(deck_texts(library, cache_folder)), store)

    def keys(self, query: Query) -> list[str]:
        """Return the keys of the cards that fit, in reading order."""
        found = self._fit(query, self._shelf.all)
        return [self._shelf.keys[number] for number in sorted(found)]

    def _fit(self, query: Query, among: Numbers) -> Numbers:
        """Return which of some cards fit; texts are looked at last, and only where nothing else has decided."""
        match query:
            case Word(text):
                return self._holding(fold(text), among)
            case Not(inner):
                return among - self._fit(inner, among)
            case Every(parts):
                for part in sorted(parts, key=_looks_at_texts):
                    among = self._fit(part, among)
                return among
            case Either(parts):
                found: Numbers = frozenset()
                for part in sorted(parts, key=_looks_at_texts):
                    found |= self._fit(part, among - found)
                return found
            case Test():
                return among & self._tested(query)

    def _holding(self, wanted: str, among: Numbers) -> Numbers:
        """Return which of some cards hold a text."""
        texts = self._shelf.texts
        if len(among) == len(texts):
            return frozenset([number for number, text in enumerate(texts) if wanted in text])
        return frozenset([number for number in among if wanted in texts[number]])

    def _tested(self, test: Test) -> Numbers:
        """Return the cards that pass a test."""
        shelf, value = self._shelf, test.value.lower()
        match test.name:
            case "deck":
                return _matching(shelf.decks, value)
            case "tag":
                return _matching(shelf.tags, "" if value == "none" else value)
            case "kind":
                return _matching(shelf.kinds, value)
            case "missing":
                return shelf.all - _matching(shelf.languages, value)
            case "is":
                return self._in_state(value)
            case "rated":
                return self._numbers(rated_within(self._store, int(test.number)))
            case "flag":
                return self._flagged(int(test.number))
            case _:
                return self._compared(test)

    def _in_state(self, state: str) -> Numbers:
        """Return the cards in a state."""
        if state == "draft":
            return self._shelf.statuses.get("draft", frozenset())
        if state == "new":
            return self._shelf.all - self._numbers(in_state(self._store, "answered"))
        return self._numbers(in_state(self._store, state))

    def _flagged(self, flag: int) -> Numbers:
        """Return the cards with a flag; 0 are those without any."""
        carrying = self._numbers(flagged(self._store, flag))
        if flag:
            return carrying
        return self._shelf.all - (self._numbers(in_state(self._store, "touched")) - carrying)

    def _compared(self, test: Test) -> Numbers:
        """Return the answered cards of which a number compares as asked."""
        if test.operator == "!=":
            equal = self._compared(Test("prop", test.value, "=", test.number))
            return self._numbers(in_state(self._store, "answered")) - equal
        if test.value == "r":
            return self._numbers(with_recall(self._store, test.operator, test.number))
        return self._numbers(with_number(self._store, test.value, test.operator, test.number))

    def _numbers(self, keys: Iterable[str]) -> Numbers:
        """Return the numbers of those keys that the library has."""
        number = self._shelf.number
        return frozenset(number[key] for key in keys if key in number)


def _looks_at_texts(query: Query) -> bool:
    return not isinstance(query, Test)


def _matching(groups: Mapping[str, Numbers], wanted: str) -> Numbers:
    """Return the cards of one group, or of all whose name fits a pattern with `*`."""
    if "*" not in wanted:
        return groups.get(wanted, frozenset())
    pattern = wanted.replace("[", "[[]").replace("?", "[?]")
    return frozenset().union(*(numbers for name, numbers in groups.items() if fnmatchcase(name, pattern)))


def _grouped(lists: Iterable[str]) -> Mapping[str, Numbers]:
    """Group the numbers of the cards by each word of what they have; cards that have none are under the empty word."""
    split = cache(lambda words: words.split() or [""])
    found: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(lists):
        for word in split(words):
            found[word].append(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def state_of(memory: Memory | None, day: int) -> str:
    """Name where a card stands: new, learning, review, buried or suspended."""
    if memory is None:
        return "new"
    if memory.suspended:
        return "suspended"
    return "buried" if memory.hidden(day) else STATES[memory.phase]

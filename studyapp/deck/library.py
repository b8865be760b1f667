"""All decks of the given folders, backed by the index: lists come from it, and only the decks shown are decoded."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from studyapp.deck.index import Index
from studyapp.deck.problems import Problem
from studyapp.deck.refresh import Progress, Refreshed, no_progress, refresh
from studyapp.deck.rows import CardRow, DeckRow
from studyapp.errors import StudyError

if TYPE_CHECKING:
    from studyapp.deck.cards import Card
    from studyapp.deck.models import Deck

DECODED_DECKS = 16
PAGE = 200
T = TypeVar("T")


class Library:
    """The decks in use; where two files give one deck id the later one wins, in the place of the first."""

    def __init__(self, folders: Sequence[Path], refreshed: Refreshed, cache: Path | None = None) -> None:
        self._folders = tuple(folders)
        self._cache = cache
        self._decoded: dict[str, tuple[Deck, dict[str, Card]]] = {}
        self._take(refreshed)

    @classmethod
    def open(cls, folders: Sequence[Path], cache: Path | None, progress: Progress = no_progress) -> "Library":
        """Open the folders' decks; unchanged files are not read, and a cache that cannot be used is done without."""
        return cls(folders, refresh(folders, cache, progress), cache)

    def reload(self) -> None:
        """Look at the folders again and read what changed."""
        self._index.close()
        self._decoded.clear()
        self._take(refresh(self._folders, self._cache))

    def close(self) -> None:
        """Let go of the cache file."""
        self._index.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def decks(self) -> tuple[DeckRow, ...]:
        """Return the decks in use, in reading order."""
        return tuple(self._decks.values())

    @property
    def versions(self) -> Mapping[str, bytes]:
        """Return a mark of the content of each deck's file, which changes with it."""
        digests = {row.path: row.digest for row in self._files}
        return {deck.id: digests[deck.file] for deck in self.decks}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with the files, errors first met first; decoded when asked for."""
        from studyapp.deck import told

        files = [row.path for row in self._files]
        read = self._guarded(lambda index: told.decoded(index.problem_blobs(files)))
        return (*self._fresh, *self._shadows, *read, *self.across)

    @property
    def across(self) -> tuple[Problem, ...]:
        """Return what is wrong between decks: needs that name another deck and hold no water."""
        from studyapp.deck import told

        return tuple(self._guarded(lambda index: told.broken_needs(index, self._decks)))

    def rows(self, deck_ids: Collection[str] | None = None) -> Sequence[CardRow]:
        """Return the rows of these decks' cards (all decks: None), in reading order."""
        chosen = [deck.file for deck in self.decks if deck_ids is None or deck.id in deck_ids]
        return self._guarded(lambda index: [row for path in chosen for row in index.cards(path)])

    def each(self, deck_ids: Collection[str] | None = None) -> Iterator[CardRow]:
        """Yield the same rows page by page, for who needs only the first."""
        for deck in self.decks:
            if deck_ids is None or deck.id in deck_ids:
                for first in range(0, deck.cards, PAGE):
                    yield from self._guarded(partial(Index.cards, path=deck.file, first=first, count=PAGE))

    def find(self, keys: Iterable[str]) -> Mapping[str, CardRow]:
        """Return the rows of those keys that exist; an entry's key brings all its siblings."""
        wanted = list(dict.fromkeys(keys))
        groups = list(dict.fromkeys(key.partition("#")[0] for key in wanted))
        paths = {deck.file for deck in self._decks.values()}
        rows = self._guarded(lambda index: index.groups(groups, paths))
        asked = set(wanted)
        return {row.key: row for row in rows if row.key in asked or row.group in asked}

    def row(self, key: str) -> CardRow | None:
        """Return the row of one card."""
        return self.find([key]).get(key)

    def card(self, key: str) -> "Card | None":
        """Return one card, its deck decoded."""
        deck_id = key.partition("/")[0]
        return self._decode(deck_id)[1].get(key) if deck_id in self._decks else None

    def cards(self, deck_id: str) -> "tuple[Card, ...]":
        """Return the cards of a deck, siblings expanded, retired ones left out."""
        self._known(deck_id)
        return tuple(self._decode(deck_id)[1].values())

    def deck(self, deck_id: str) -> "Deck":
        """Return a deck; one that does not exist is an error that names the nearest."""
        self._known(deck_id)
        return self._decode(deck_id)[0]

    def _known(self, deck_id: str) -> None:
        if deck_id not in self._decks:
            from studyapp.deck.suggest import closest

            raise StudyError("cli.unknown_name", name=deck_id, suggestion=closest(deck_id, tuple(self._decks)))

    def _decode(self, deck_id: str) -> "tuple[Deck, dict[str, Card]]":
        """Return a deck and its cards by key; the last few stay decoded."""
        if deck_id not in self._decoded:
            from studyapp.deck.cards import cards_of
            from studyapp.deck.told import decoded_deck

            deck = self._guarded(lambda index: decoded_deck(index.deck_blob(self._decks[deck_id].file)))
            if len(self._decoded) >= DECODED_DECKS:
                del self._decoded[next(iter(self._decoded))]
            self._decoded[deck_id] = deck, {card.key: card for card in cards_of(deck)}
        return self._decoded[deck_id]

    def _guarded(self, ask: Callable[[Index], T]) -> T:
        """Ask the index; one that turns out to be damaged is rebuilt in memory, silently."""
        try:
            return ask(self._index)
        except (sqlite3.Error, ValueError):
            self._index.close()
            self._take(refresh(self._folders, None))
            return ask(self._index)

    def _take(self, refreshed: Refreshed) -> None:
        """Choose the file of each deck id."""
        self._index = refreshed.index
        self._files = refreshed.files
        self._fresh = tuple(refreshed.problems)
        self._decks: dict[str, DeckRow] = {}
        shadows = []
        for row in self._files:
            if row.deck is None:
                continue
            if before := self._decks.get(row.deck.id):
                shadows.append(Problem(row.path, 0, 0, "W112", {"deck": row.deck.id, "other": before.file}))
            self._decks[row.deck.id] = row.deck
        self._shadows = tuple(shadows)

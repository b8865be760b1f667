"""The texts of all cards, folded for searching; the cache keeps them deck by deck until a deck changes."""

import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from studyapp.authoring.snapshot import texts_in
from studyapp.deck.cards import Card
from studyapp.deck.library import Library
from studyapp.deck.rows import CardRow

FILE_NAME = "search.sqlite"
FORMAT = 1


class DeckTexts(msgspec.Struct, array_like=True):
    """What the cards of one deck are found by, list by list in their order."""

    keys: list[str]
    kinds: list[str]
    tags: list[str]
    languages: list[str]
    statuses: list[str]
    texts: list[str]


def fold(text: str) -> str:
    """Fold width, case and blanks, so that a search finds a text however it is typed."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def deck_texts(library: Library, cache: Path | None) -> Mapping[str, DeckTexts]:
    """Return the texts of every deck; without a usable cache they are made anew."""
    try:
        return _cached(library, cache) if cache else _made(library, ())
    except sqlite3.Error:
        return _made(library, ())


def _cached(library: Library, cache: Path) -> Mapping[str, DeckTexts]:
    """Take what the cache has of the decks as they are now, make the rest and keep it."""
    versions = library.versions
    with _Cache(cache / FILE_NAME) as kept:
        found = dict(kept.read(versions))
        made = _made(library, found)
        kept.write(made, versions)
    return {deck.id: found.get(deck.id) or made[deck.id] for deck in library.decks}


class _Cache:
    """The file; one that is damaged or of another format is begun anew."""

    def __init__(self, path: Path) -> None:
        try:
            self._db = self._opened(path)
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            self._db = self._opened(path)

    @staticmethod
    def _opened(path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=0.25)
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
                connection.executescript(
                    "DROP TABLE IF EXISTS deck; CREATE TABLE deck (id TEXT PRIMARY KEY, version BLOB, texts BLOB);"
                    f"PRAGMA user_version = {FORMAT};"
                )
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def __enter__(self) -> "_Cache":
        return self

    def __exit__(self, *_error: object) -> None:
        self._db.close()

    def read(self, versions: Mapping[str, bytes]) -> Iterator[tuple[str, DeckTexts]]:
        """Yield the texts of the decks that are as they were."""
        for deck, version, blob in self._db.execute("SELECT id, version, texts FROM deck"):
            if versions.get(deck) == version:
                yield deck, msgspec.msgpack.decode(blob, type=DeckTexts)

    def write(self, made: Mapping[str, DeckTexts], versions: Mapping[str, bytes]) -> None:
        """Keep the texts of decks."""
        if made:
            rows = [(deck, versions[deck], msgspec.msgpack.encode(texts)) for deck, texts in made.items()]
            with self._db:
                self._db.executemany("INSERT OR REPLACE INTO deck VALUES (?, ?, ?)", rows)


def _made(library: Library, known: Mapping[str, DeckTexts] | tuple[()]) -> dict[str, DeckTexts]:
    """Make the texts of the decks that are not known."""
    made = {}
    for deck in library.decks:
        if deck.id not in known:
            cards = {card.key: card for card in library.cards(deck.id)}
            rows = library.rows((deck.id,))
            made[deck.id] = DeckTexts(
                [row.key for row in rows],
                [row.kind for row in rows],
                [" ".join(row.tags).lower() for row in rows],
                [" ".join(row.languages) for row in rows],
                [row.status for row in rows],
                [text_of(row, cards[row.key]) for row in rows],
            )
    return made


def text_of(row: CardRow, card: Card) -> str:
    """Return everything a card can be found by, folded, one text a line."""
    return "\n".join(map(fold, (row.key, *row.tags, *texts_in(msgspec.to_builtins(card.entry)))))

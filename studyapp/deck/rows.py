"""The rows of the library's index: what lists and plans need of a card or deck without decoding it."""

from typing import NamedTuple

from studyapp.deck.text import Text


class CardRow(NamedTuple):
    """One schedulable card; `group` is the key its siblings share, `needs` are keys of entries or ids of decks."""

    key: str
    deck: str
    kind: str
    ordinal: int
    group: str
    needs: tuple[str, ...]
    tags: tuple[str, ...]
    languages: tuple[str, ...]
    status: str
    difficulty: int
    file: str
    line: int


class DeckRow(NamedTuple):
    """One deck in use; `problems` counts those of its file."""

    id: str
    title: Text
    file: str
    cards: int
    langs: tuple[str, ...]
    needs: tuple[str, ...]
    problems: int


class ForeignNeed(NamedTuple):
    """A need that names another deck, with its place, to be checked against the library."""

    file: str
    source: str
    need: str
    line: int
    column: int
    source_line: str


class FileRow(NamedTuple):
    """What the index remembers of a file: its stamp, and the deck read from it, if it ever was one."""

    number: int
    path: str
    size: int
    mtime_ns: int
    digest: bytes
    deck: DeckRow | None
    problems: int

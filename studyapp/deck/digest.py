"""Boils a reading down to what the index stores; the only part of the library that reads YAML."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from studyapp.deck import cards
from studyapp.deck.hashing import content_hash
from studyapp.deck.models import Deck
from studyapp.deck.needs import need_nodes, own_id
from studyapp.deck.nodes import Node
from studyapp.deck.problems import Problem
from studyapp.deck.reader import read_deck
from studyapp.deck.reading import Reading
from studyapp.deck.rows import CardRow, DeckRow, ForeignNeed


class Digest(NamedTuple):
    """A deck file as the index stores it; no deck where the file could not be read as one."""

    content: bytes
    deck: DeckRow | None
    rows: tuple[CardRow, ...]
    foreign: tuple[ForeignNeed, ...]
    deck_blob: bytes
    problems: tuple[Problem, ...]
    broken: bool


def encoded_problems(problems: Sequence[Problem]) -> bytes:
    """Encode problems for the index."""
    return msgspec.msgpack.encode(list(problems))


def digested(path: str, data: bytes) -> Digest:
    """Read a deck file for the index."""
    reading = read_deck(path, data, warn=False)
    content = content_hash(data)
    deck = reading.deck
    if deck is None:
        return Digest(content, None, (), (), b"", reading.problems, True)
    rows = card_rows(deck, path)
    langs = deck.langs or tuple(dict.fromkeys(lang for row in rows for lang in row.languages)) or (deck.lang,)
    needs = tuple(need for need in deck.needs if need != deck.id)
    row = DeckRow(deck.id, deck.title, path, len(rows), langs, needs, len(reading.problems))
    blob = msgspec.msgpack.encode(deck)
    return Digest(content, row, rows, _foreign(reading, deck), blob, reading.problems, reading.broken)


def card_rows(deck: Deck, path: str) -> tuple[CardRow, ...]:
    """Return the rows of a deck's cards in order."""
    langs = deck.langs or (deck.lang,)
    rows = []
    for ordinal, card in enumerate(cards.cards_of(deck)):
        entry = card.entry
        rows.append(
            CardRow(
                key=card.key,
                deck=deck.id,
                kind=card.kind,
                ordinal=ordinal,
                group=card.key.partition("#")[0],
                needs=tuple(need if "/" in need else f"{deck.id}/{need}" for need in entry.needs),
                tags=tuple(dict.fromkeys(deck.tags + entry.tags)),
                languages=cards.languages_of(entry, langs),
                status=entry.status,
                difficulty=entry.difficulty,
                file=path,
                line=entry.line,
            )
        )
    return tuple(rows)


def _foreign(reading: Reading, deck: Deck) -> tuple[ForeignNeed, ...]:
    """Collect the needs that name other decks, with their places."""
    found = [
        _placed(reading, item.node, need, f"{deck.id}/{item.entry.id}")
        for item in reading.items
        for need in item.entry.needs
        if own_id(need, deck.id) is None
    ]
    found += [_placed(reading, reading.root, need, deck.id) for need in deck.needs]
    return tuple(found)


def _placed(reading: Reading, holder: Node | None, need: str, source: str) -> ForeignNeed:
    """Find the place of a need; one that comes from the deck's defaults has none."""
    written = next((node for node in need_nodes(holder) if node.value.strip() == need), None)
    line, column = (written.line, written.column) if written else (0, 0)
    return ForeignNeed(reading.source.file, source, need, line, column, reading.source.line(line))

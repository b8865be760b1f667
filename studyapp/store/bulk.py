"""Replaying a long log in seconds: cards that have nothing but plain reviews go through the scheduler all at once."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studyapp.memory.bulk import NONE, Answers, Memories, replay_answers
from studyapp.memory.fuzz import card_seed
from studyapp.memory.rating import Rating
from studyapp.memory.rules import Rules
from studyapp.memory.state import Memory, Phase
from studyapp.store.log import RuleBook
from studyapp.store.replay import Tally

Ints = NDArray[np.int64]
WHOLE = tuple(each.name for each in fields(Memories) if each.name not in ("stability", "difficulty"))
TOLERANCE = 1e-9
REVIEWS = (
    "SELECT card, hlc, device, seq, coalesce(rating, 0), day, wall_ms, coalesce(ms, 0), payload IS NOT NULL AND"
    ' (instr(payload, \'"days":\') OR instr(payload, \'"mistake":"\') OR instr(payload, \'"mistake":[\'))'
    " FROM event WHERE kind = 1 AND card IS NOT NULL"
)
SPECIAL = (
    "SELECT DISTINCT card FROM event WHERE kind <> 1 AND card IS NOT NULL UNION SELECT card FROM alias"
    " UNION SELECT root FROM alias UNION SELECT card FROM mistake"
    " UNION SELECT card FROM memory WHERE buried_until IS NOT NULL OR flag <> 0"
)


@dataclass(frozen=True, slots=True)
class Bulk:
    """The memories of the plain cards, what their answers add to each day, and the cards that need a closer look."""

    cards: Ints
    memories: Memories
    daily: dict[int, Tally]
    special: frozenset[int]

    def rows(self) -> Iterator[tuple[int, Memory]]:
        """Give each card with its memory."""
        columns = {name: getattr(self.memories, name).tolist() for name in WHOLE}
        real = zip(self.memories.stability.tolist(), self.memories.difficulty.tolist(), strict=True)
        for index, (card, (stability, difficulty)) in enumerate(zip(self.cards.tolist(), real, strict=True)):
            cells: dict[str, Any] = {
                name: None if column[index] == NONE else column[index] for name, column in columns.items()
            }
            cells |= {name: bool(cells[name]) for name in ("suspended", "leech")}
            phase = Phase(cells.pop("phase") or 0)
            yield card, Memory(phase=phase, stability=stability, difficulty=difficulty, **cells)

    def differing(self, connection: sqlite3.Connection) -> set[int]:
        """Find the plain cards whose kept memory is not the replayed one, or is missing."""
        columns = ", ".join(f"coalesce({name}, {NONE})" for name in WHOLE)
        kept = _integers(connection, f"SELECT card, {columns} FROM memory ORDER BY card", len(WHOLE) + 1)
        real = np.array(connection.execute("SELECT stability, difficulty FROM memory ORDER BY card").fetchall())
        real = real.reshape(-1, 2)
        plain = np.isin(kept[:, 0], self.cards)
        different = set(np.setdiff1d(self.cards, kept[:, 0]).tolist())
        index = np.searchsorted(self.cards, kept[plain, 0])
        whole = np.stack([getattr(self.memories, name)[index] for name in WHOLE], axis=1)
        same = (whole == kept[plain, 1:]).all(axis=1)
        for column, values in enumerate((self.memories.stability, self.memories.difficulty)):
            same &= np.isclose(real[plain, column], values[index], rtol=TOLERANCE, atol=0.0)
        different |= set(kept[plain, 0][~same].tolist())
        return different | (set(kept[~plain, 0].tolist()) - self.special)


def read_bulk(connection: sqlite3.Connection, book: RuleBook, roots: dict[int, int]) -> Bulk:
    """Read the whole log and replay its plain cards."""
    table = _integers(connection, REVIEWS, 9)
    special = {card for (card,) in connection.execute(SPECIAL)} | roots.keys() | set(roots.values())
    odd = (table[:, 8] != 0) | (table[:, 4] < min(Rating)) | (table[:, 4] > max(Rating))
    special |= set(np.unique(table[odd, 0]).tolist())
    table = table[~np.isin(table[:, 0], np.fromiter(special, np.int64, len(special)))]
    names = dict(connection.execute("SELECT id, name FROM device").fetchall())
    rank = np.zeros(max(names) + 1, np.int64)
    rank[sorted(names, key=lambda number: str(names[number]))] = np.arange(len(names))
    table = table[np.lexsort((table[:, 3], rank[table[:, 2]], table[:, 1], table[:, 0]))]
    numbers, rules = _rule_numbers(table, names, book)
    present = np.unique(table[:, 0])
    keys = dict(connection.execute("SELECT id, key FROM card").fetchall())
    seeds = np.fromiter((card_seed(keys[card]) for card in present.tolist()), np.uint64, len(present))
    answers = Answers(table[:, 0], table[:, 4], table[:, 5], table[:, 6], numbers)
    cards, memories = replay_answers(answers, seeds, rules)
    return Bulk(cards, memories, _tallies(table), frozenset(special))


def _integers(connection: sqlite3.Connection, query: str, width: int) -> Ints:
    """Read rows of integers without making a tuple of each stay."""
    return np.fromiter(chain.from_iterable(connection.execute(query)), np.int64).reshape(-1, width)


def _rule_numbers(table: Ints, names: dict[int, str], book: RuleBook) -> tuple[Ints, list[Rules]]:
    """Give the number of the rules in force at each answer, and the rules so numbered."""
    rules = [Rules()]
    numbers = np.zeros(len(table), np.int64)
    for device, name in names.items():
        written = book.by_device.get(name, ())
        if not written:
            continue
        seqs = np.array([seq for seq, _ in written])
        mine = table[:, 2] == device
        turn = np.searchsorted(seqs, table[mine, 3], side="left")
        numbers[mine] = np.where(turn > 0, turn - 1 + len(rules), 0)
        rules += [each for _, each in written]
    return numbers, rules


def _tallies(table: Ints) -> dict[int, Tally]:
    """Count each day's answers, as replaying card by card counts them."""
    if not len(table):
        return {}
    card, rating, day, ms = (table[:, column] for column in (0, 4, 5, 7))
    first = np.ones(len(table), bool)
    first[1:] = card[1:] != card[:-1]
    tested = ~first
    tested[1:] &= day[1:] > day[:-1]
    days, index = np.unique(day, return_inverse=True)

    def count(which: Any) -> list[int]:
        return [int(total) for total in np.bincount(index, weights=which, minlength=len(days))]

    columns = [
        count(np.ones(len(table))), *(count(rating == each) for each in Rating), count(first), count(tested),
        count(tested & (rating > Rating.AGAIN)), [0] * len(days), count(ms),
    ]  # fmt: skip
    return {each: Tally(*cells) for each, *cells in zip(days.tolist(), *columns, strict=True)}

"""Replaying a long log in seconds: cards that have nothing but plain reviews go through the scheduler all at once."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studyapp.memory.bulk import NONE, Answers, Memories, replay_answers
from studyapp.memory.bulk_groups import ascending, grouped
from studyapp.memory.fuzz import card_seed
from studyapp.memory.rating import Rating
from studyapp.memory.rules import Rules
from studyapp.memory.state import Memory, Phase
from studyapp.store.bulk_rollups import count_answers, count_memories
from studyapp.store.log import RuleBook
from studyapp.store.replay import Tally
from studyapp.store.rollups import Cells, deck_of

Ints = NDArray[np.int64]
WHOLE = tuple(each.name for each in fields(Memories) if each.name not in ("stability", "difficulty"))
TOLERANCE = 1e-9
GIVEN = (
    "CASE WHEN instr(payload, '\"days\":') AND json_type(payload, '$.days') = 'integer'"
    " THEN max(1, min(json_extract(payload, '$.days'), 65535)) ELSE 0 END"
)
FACTS = (
    f"(card << 25) | ({GIVEN} << 9) | (((wall_ms + tz_offset_min * 60000) / 3600000 % 24) << 4) | coalesce(rating, 0)"
)
MISTAKEN = (
    "SELECT card FROM event WHERE card IS NOT NULL AND payload IS NOT NULL"
    ' AND (instr(payload, \'"mistake":"\') OR instr(payload, \'"mistake":[\')) UNION SELECT card FROM mistake'
)
SPECIAL = (
    "SELECT DISTINCT card FROM event INDEXED BY event_of_kind WHERE kind <> 1 AND card IS NOT NULL"
    " UNION SELECT card FROM alias UNION SELECT root FROM alias"
    " UNION SELECT card FROM memory WHERE buried_until IS NOT NULL OR flag <> 0"
)


@dataclass(frozen=True, slots=True)
class Bulk:
    """The memories of the plain cards, what their answers add to each day, and the cards that need a closer look.

    `special` cards are to be replayed one by one, of `mistaken` ones the ledger of mistakes only.
    """

    cards: Ints
    memories: Memories
    daily: dict[int, Tally]
    counts: dict[tuple[int, int, str], Cells]
    special: frozenset[int]
    mistaken: frozenset[int]

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
        different = set(self.cards[~np.isin(self.cards, kept[:, 0])].tolist())
        index = np.searchsorted(self.cards, kept[plain, 0])
        whole = np.stack([getattr(self.memories, name)[index] for name in WHOLE], axis=1)
        same = (whole == kept[plain, 1:]).all(axis=1)
        for column, values in enumerate((self.memories.stability, self.memories.difficulty)):
            same &= np.isclose(real[plain, column], values[index], rtol=TOLERANCE, atol=0.0)
        different |= set(kept[plain, 0][~same].tolist())
        return different | (set(kept[~plain, 0].tolist()) - self.special)


@dataclass(frozen=True, slots=True)
class Log:
    """The columns of all reviews, sorted by card and then by their order; `odd` ones need a closer look."""

    card: Ints
    rating: Ints
    odd: NDArray[np.bool_]
    days: Ints
    hour: Ints
    day: Ints
    ms: Ints
    wall_ms: Ints
    rules: Ints

    def take(self, index: Any) -> "Log":
        """Choose some of the reviews."""
        return Log(*(getattr(self, each.name)[index] for each in fields(self)))


def read_bulk(connection: sqlite3.Connection, book: RuleBook, roots: dict[int, int]) -> Bulk:
    """Read the whole log and replay its plain cards."""
    log, rules = _read_log(connection, book)
    special = {card for (card,) in connection.execute(SPECIAL)} | roots.keys() | set(roots.values())
    special |= set(np.unique(log.card[log.odd]).tolist())
    if special:
        log = log.take(~np.isin(log.card, np.fromiter(special, np.int64, len(special))))
    present = log.card[np.diff(log.card, prepend=-1) != 0]
    keys = dict(connection.execute("SELECT id, key FROM card").fetchall())
    seeds = np.fromiter((card_seed(keys[card]) for card in present.tolist()), np.uint64, len(present))
    answers = Answers(log.card, log.rating, log.day, log.wall_ms, log.rules, log.days)
    cards, memories, recall = replay_answers(answers, seeds, rules, book.parameters)
    decks = [deck_of(keys[card]) for card in cards.tolist()]
    counts = count_memories(memories, decks) | count_answers(log, recall, cards, decks)
    mistaken = {card for (card,) in connection.execute(MISTAKEN)} - special
    return Bulk(cards, memories, _tallies(log), counts, frozenset(special), frozenset(mistaken))


def _read_log(connection: sqlite3.Connection, book: RuleBook) -> tuple[Log, list[Rules]]:
    """Read all reviews, device by device in the order of their names, and sort them; give the rules by number too.

    Facts are packed into few columns, as each value read costs as much as working with it.
    """
    devices = connection.execute(
        "SELECT id, name FROM device WHERE EXISTS (SELECT 1 FROM event WHERE device = device.id) ORDER BY name"
    ).fetchall()
    rules = [Rules()]
    parts: list[Ints] = []
    numbers: list[Ints] = []
    clocks: list[Ints] = []
    for device, name in devices:
        written = book.by_device.get(name, ())
        part = _reviews(connection, device, with_seq=bool(written), with_hlc=len(devices) > 1)
        number = np.zeros(len(part), np.int64)
        for turn, (seq, each) in enumerate(written, len(rules)):
            number[part[:, 3] > seq] = turn
            rules.append(each)
        numbers.append(number)
        clocks.append(part[:, -1])
        parts.append(part[:, :3])
    packed, when, wall_ms = np.concatenate([np.zeros((0, 3), np.int64), *parts]).T.copy()
    order = np.argsort(np.concatenate(clocks), kind="stable") if len(devices) > 1 else np.arange(len(packed))
    order = order[ascending(packed[order] >> 25, below=1 << 39)]
    packed, when = packed[order], when[order]
    rating, hour, days = packed & 15, packed >> 4 & 31, packed >> 9 & 0xFFFF
    odd = (rating < min(Rating)) | (rating > max(Rating)) | (hour >= 24) | (days == 0xFFFF)
    in_force = np.concatenate([np.zeros(0, np.int64), *numbers])[order]
    days = np.where(days == 0, NONE, days)
    return Log(packed >> 25, rating, odd, days, hour, when >> 32, when & 0xFFFFFFFF, wall_ms[order], in_force), rules


def _reviews(connection: sqlite3.Connection, device: int, *, with_seq: bool, with_hlc: bool) -> Ints:
    """Read the reviews of one device in their order; its clock never goes back, so only several devices need it."""
    columns = [FACTS, "(day << 32) | coalesce(ms, 0)", "wall_ms", *["seq"] * with_seq, *["hlc"] * with_hlc]
    query = f"SELECT {', '.join(columns)} FROM event WHERE device = ? AND kind = 1 AND card IS NOT NULL ORDER BY seq"
    return _integers(connection, query, len(columns), (device,))


def _integers(connection: sqlite3.Connection, query: str, width: int, values: tuple[int, ...] = ()) -> Ints:
    """Read rows of integers without keeping a tuple of each."""
    return np.fromiter(chain.from_iterable(connection.execute(query, values)), np.int64).reshape(-1, width)


def _tallies(log: Log) -> dict[int, Tally]:
    """Count each day's answers, as replaying card by card counts them."""
    first = np.diff(log.card, prepend=-1) != 0
    tested = ~first & (np.diff(log.day, prepend=0) > 0)
    days, index = grouped(log.day)

    def count(which: Any) -> list[int]:
        return [int(total) for total in np.bincount(index, weights=which, minlength=len(days))]

    columns = [
        count(np.ones(len(log.card))), *(count(log.rating == each) for each in Rating), count(first), count(tested),
        count(tested & (log.rating > Rating.AGAIN)), [0] * len(days), count(log.ms),
    ]  # fmt: skip
    return {each: Tally(*cells) for each, *cells in zip(days.tolist(), *columns, strict=True)}

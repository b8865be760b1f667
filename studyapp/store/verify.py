"""Proving the projections: replay every event and compare; and making them anew from the events."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from math import isclose
from pathlib import Path

from studyapp.memory.state import Memory
from studyapp.store.events import SECOND_NAME
from studyapp.store.files import Files
from studyapp.store.log import RuleBook
from studyapp.store.projection import history, outcome, true_roots
from studyapp.store.replay import Outcome, Tally, ledger_of
from studyapp.store.rollups import BY_DECK, Cells, Counts, deck_of
from studyapp.store.rows import MEMORY_COLUMNS, memory_cells, read_memory, read_mistakes, write_memory, write_mistakes
from studyapp.store.schema import PROJECTED
from studyapp.store.sqlite import connect

TOLERANCE = 1e-9
BULK_FROM = 20_000
Totals = dict[tuple[int, int, str], Cells]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not fit: `file`, `gap`, `memory`, `daily`, `rollup`, `mistakes` or `alias`, and where."""

    kind: str
    where: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying found."""

    events: int
    cards: int
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether everything fits."""
        return not self.faults


def verify(connection: sqlite3.Connection, book: RuleBook) -> Verification:
    """Check the file, look for gaps, replay everything and compare it with the projections.

    The file is read beside the replay: SQLite lets other threads run while it is at work.
    """
    with ThreadPoolExecutor(1) as pool:
        beside = pool.submit(_faults_beside, connection.execute("PRAGMA database_list").fetchone()[2])
        replayed = _replay_all(connection, book)
        in_file = beside.result()
    if in_file is None:
        in_file = file_faults(connection)
    return replace(replayed, faults=(*in_file, *replayed.faults))


def file_faults(connection: sqlite3.Connection) -> list[Fault]:
    """Check the pages of the file and look for gaps in the log."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    return [*([] if found == "ok" else [Fault("file", "study.db", {"reason": found})]), *gaps(connection)]


def _faults_beside(file: str) -> list[Fault] | None:
    """Look at the file through a connection of its own, in a thread; None for a store that is not in a file."""
    if not file:
        return None
    files = Files(Path(file).parent)
    with closing(connect(files.database, write=False, immutable=not files.has_wal)) as connection:
        return file_faults(connection)


def _replay_all(connection: sqlite3.Connection, book: RuleBook) -> Verification:
    """Replay everything and compare it with the projections."""
    faults: list[Fault] = []
    roots = true_roots(connection)
    if dict(connection.execute("SELECT card, root FROM alias").fetchall()) != roots:
        faults.append(Fault("alias", "names"))
    events = count_events(connection)
    cards = known_cards(connection) | set(roots.values())
    suspects: Collection[int] = cards
    daily: dict[int, Tally] = {}
    totals: Totals = {}
    counted: Collection[int] = cards
    if events >= BULK_FROM:
        from studyapp.store.bulk import read_bulk  # numpy costs 140 ms, worth it from here on

        bulk = read_bulk(connection, book, roots)
        daily, totals, counted = dict(bulk.daily), dict(bulk.counts), bulk.special
        suspects = bulk.differing(connection) | bulk.special
        faults += [
            Fault("mistakes", _key(connection, card))
            for card in sorted(bulk.mistaken - suspects)
            if read_mistakes(connection, card) != ledger_of(history(connection, (card,)))
        ]
    for card, result in outcomes(connection, book, roots, suspects):
        if not same(read_memory(connection, card), result.memory):
            faults.append(Fault("memory", _key(connection, card)))
        if read_mistakes(connection, card) != result.mistakes:
            faults.append(Fault("mistakes", _key(connection, card)))
        if card in counted:
            add(daily, result.daily)
            add_totals(totals, deck_of(_key(connection, card)), result.counts)
    differing = (*_days_that_differ(connection, daily), *_rollups_that_differ(connection, totals))
    return Verification(events, len(cards), (*faults, *differing))


def rebuild(connection: sqlite3.Connection, book: RuleBook) -> None:
    """Make all projections anew from the events (inside a change)."""
    roots = true_roots(connection)
    cards: Collection[int] = known_cards(connection) | set(roots.values())
    for table in PROJECTED:
        connection.execute(f"DELETE FROM {table}")
    connection.executemany("INSERT INTO alias VALUES (?, ?)", roots.items())
    daily: dict[int, Tally] = {}
    totals: Totals = {}
    if count_events(connection) >= BULK_FROM:
        from studyapp.store.bulk import read_bulk

        bulk = read_bulk(connection, book, roots)
        marks = ", ".join("?" * (len(MEMORY_COLUMNS.split(",")) + 1))
        connection.executemany(
            f"INSERT INTO memory (card, {MEMORY_COLUMNS}) VALUES ({marks})",
            ((card, *memory_cells(memory)) for card, memory in bulk.rows()),
        )
        for card in sorted(bulk.mistaken):
            write_mistakes(connection, card, ledger_of(history(connection, (card,))))
        daily, totals, cards = dict(bulk.daily), dict(bulk.counts), bulk.special
    for card, result in outcomes(connection, book, roots, cards):
        write_memory(connection, card, result.memory)
        write_mistakes(connection, card, result.mistakes)
        add(daily, result.daily)
        add_totals(totals, deck_of(_key(connection, card)), result.counts)
    marks = ", ".join("?" * 11)
    connection.executemany(
        f"INSERT INTO daily VALUES ({marks})", ((day, *tally.cells()) for day, tally in daily.items())
    )
    connection.executemany(
        "INSERT INTO rollup VALUES (?, ?, ?, ?, ?, ?)",
        ((*key, *cells) for key, cells in sorted(totals.items()) if any(cells)),
    )


def gaps(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Find counts that are missing in the log of a device; a second name (') begins where its events do."""
    rows = connection.execute(
        "SELECT (SELECT name FROM device WHERE id = event.device), min(seq), max(seq), count(*)"
        " FROM event GROUP BY device"
    )
    for name, first, last, count in rows.fetchall():
        begin = first if name.endswith(SECOND_NAME) else 1
        if last - begin + 1 != count:
            yield Fault("gap", name, {"missing": last - begin + 1 - count})


def count_events(connection: sqlite3.Connection) -> int:
    """Count the events."""
    return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])


def known_cards(connection: sqlite3.Connection) -> frozenset[int]:
    """List every card that has events or something kept of it."""
    rows = connection.execute(
        "SELECT card FROM event WHERE card IS NOT NULL UNION SELECT card FROM memory UNION SELECT card FROM mistake"
    )
    return frozenset(card for (card,) in rows)


def outcomes(
    connection: sqlite3.Connection, book: RuleBook, roots: Mapping[int, int], cards: Iterable[int]
) -> Iterator[tuple[int, Outcome]]:
    """Replay cards one by one; one that goes under another number now comes to nothing under its old one."""
    members: dict[int, list[int]] = {}
    for card, root in roots.items():
        members.setdefault(root, []).append(card)
    for card in sorted(cards):
        yield card, Outcome() if card in roots else outcome(connection, (card, *members.get(card, ())), book)


def add(daily: dict[int, Tally], more: Mapping[int, Tally]) -> None:
    """Add a card's counts to all days'."""
    for day, tally in more.items():
        daily[day] = daily.get(day, Tally()) + tally


def add_totals(totals: Totals, deck: str, counts: Counts) -> None:
    """Add a card's roll-ups to those of all cards."""
    for (name, place), cells in counts.items():
        key = (int(name), place, deck if name in BY_DECK else "")
        total, passed, weight = totals.get(key, (0, 0, 0))
        totals[key] = (total + cells[0], passed + cells[1], weight + cells[2])


def same(stored: Memory | None, replayed: Memory | None) -> bool:
    """Compare two memories; the two real numbers may differ in their last bits on another machine."""
    if stored is None or replayed is None:
        return stored is replayed
    return (
        isclose(stored.stability, replayed.stability, rel_tol=TOLERANCE)
        and isclose(stored.difficulty, replayed.difficulty, rel_tol=TOLERANCE)
        and _whole(stored) == _whole(replayed)
    )


def _whole(memory: Memory) -> tuple[object, ...]:
    return (
        memory.phase, memory.first_day, memory.last_day, memory.due_day, memory.due_ms, memory.step, memory.reviews,
        memory.lapses, memory.suspended, memory.leech, memory.buried_until, memory.flag, memory.tested, memory.passed,
    )  # fmt: skip


def _days_that_differ(connection: sqlite3.Connection, daily: Mapping[int, Tally]) -> Iterator[Fault]:
    kept = {row[0]: row[1:] for row in connection.execute("SELECT * FROM daily")}
    for day in sorted(kept.keys() | daily.keys()):
        if kept.get(day) != (daily[day].cells() if day in daily else None):
            yield Fault("daily", str(day))


def _rollups_that_differ(connection: sqlite3.Connection, totals: Totals) -> Iterator[Fault]:
    kept: Totals = {row[:3]: row[3:] for row in connection.execute("SELECT * FROM rollup")}
    for name, place, deck, *cells in connection.execute(
        "SELECT name, bin, deck, sum(total), sum(passed), sum(weight) FROM rollup_delta GROUP BY name, bin, deck"
    ):
        before = kept.get((name, place, deck), (0, 0, 0))
        kept[name, place, deck] = (before[0] + cells[0], before[1] + cells[1], before[2] + cells[2])
    for name, place, deck in sorted({key for key, _ in kept.items() ^ totals.items()}):
        key = name, place, deck
        if kept.get(key, (0, 0, 0)) != totals.get(key, (0, 0, 0)):
            yield Fault("rollup", f"{name}/{place}" + (f"/{deck}" if deck else ""))


def _key(connection: sqlite3.Connection, card: int) -> str:
    row = connection.execute("SELECT key FROM card WHERE id = ?", (card,)).fetchone()
    return str(row[0]) if row else f"#{card}"

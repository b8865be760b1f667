"""An open store's database: its connection, its place in the log, and one durable change at a time."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct
from msgspec.structs import replace

from studyapp.errors import StudyError
from studyapp.memory.clock import Clock
from studyapp.memory.days import scheduler_day, trusted_now
from studyapp.memory.rules import Rules
from studyapp.memory.state import Memory
from studyapp.store.events import Event
from studyapp.store.files import Files
from studyapp.store.kinds import Kind
from studyapp.store.loads import Loads
from studyapp.store.log import Head, Moment, RuleBook, append, next_event, read_head, read_rules
from studyapp.store.projection import history, outcome, project, replace_outcome, true_roots
from studyapp.store.replay import Outcome, effective, replay
from studyapp.store.rollups import deck_of
from studyapp.store.rows import read_memory
from studyapp.store.sqlite import mended, transaction


class Position(Struct, frozen=True):
    """What a change moves along: the end of the log, the rules written down, and the names cards have now."""

    head: Head
    book: RuleBook
    roots: dict[int, int]


class Database:
    """The log and its projections behind one connection; every change is one transaction."""

    def __init__(
        self, connection: sqlite3.Connection, files: Files, clock: Clock, rules: Rules, day_start: int, *, write: bool
    ) -> None:
        self.connection = connection
        self.files = files
        self.file = files.database
        self.clock = clock
        self._rules = rules
        self.day_start = day_start
        self.write = write
        self.loads = Loads(connection, keep=write)
        self._numbers: dict[str, int] = {}
        with mended(self.file):
            self.device: str = connection.execute("SELECT value FROM meta WHERE name = 'device'").fetchone()[0]
            self.device_id: int = connection.execute("SELECT id FROM device WHERE name = ?", (self.device,)).fetchone()[
                0
            ]
            self.position = self._read_position()

    def _read_position(self) -> Position:
        roots = dict(self.connection.execute("SELECT card, root FROM alias").fetchall())
        return Position(read_head(self.connection, self.device_id), read_rules(self.connection), roots)

    @property
    def rules(self) -> Rules:
        """The rules by which answers are scheduled now: those the store was opened with, by the fitted parameters."""
        return replace(self._rules, parameters=self.position.book.parameters)

    def refresh(self) -> None:
        """Read the place in the log anew, after a change that was not one event."""
        self.loads.forget()
        self.position = self._read_position()

    def moment(self) -> Moment:
        """Tell the present moment and the scheduler day it belongs to."""
        now = self.clock.now()
        offset = self.clock.offset(now)
        return Moment(now, offset, scheduler_day(trusted_now(now, self.position.head.wall_ms), offset, self.day_start))

    @contextmanager
    def change(self) -> Iterator[None]:
        """Run one durable change; where it fails, the place in the log is as before too."""
        if not self.write:
            raise StudyError("store.read_only", path=str(self.file))
        before = self.position
        try:
            with transaction(self.connection, self.file):
                yield
        except BaseException:
            self.position = before
            self.loads.forget()
            self._numbers.clear()
            raise

    def card_id(self, key: str) -> int | None:
        """Find the number of a card."""
        row = self.connection.execute("SELECT id FROM card WHERE key = ?", (key,)).fetchone()
        return None if row is None else int(row[0])

    def known_card(self, key: str) -> int:
        """Find the number of a card, or give it one (inside a change)."""
        number = self._numbers.get(key)
        if number is None:
            number = self.card_id(key)
            if number is None:
                number = self.connection.execute("INSERT INTO card (key) VALUES (?)", (key,)).lastrowid
            if number is None:
                raise AssertionError("an inserted card has a number")
            self._numbers[key] = number
        return number

    def key_of(self, number: int) -> str:
        """Find the key of a numbered card."""
        return str(self.connection.execute("SELECT key FROM card WHERE id = ?", (number,)).fetchone()[0])

    def root(self, number: int) -> int:
        """Find the number under which a card goes now."""
        return self.position.roots.get(number, number)

    def members(self, root: int) -> tuple[int, ...]:
        """List every number a card has gone under."""
        return (root, *(card for card, target in self.position.roots.items() if target == root))

    def history(self, key: str) -> list[Event]:
        """List what happened to a card, under every name it has had."""
        number = self.card_id(key)
        return [] if number is None else effective(history(self.connection, self.members(self.root(number))))

    def add(
        self,
        kind: Kind,
        card: str | None,
        moment: Moment,
        rating: int | None = None,
        ms: int | None = None,
        payload: dict[str, object] | None = None,
    ) -> Event:
        """Append one event (inside a change), after the rules where they are not those written down last."""
        if kind is not Kind.RULES and self._rules_in_force() != self.rules:
            written = self.add(Kind.RULES, None, moment, payload=self.rules.to_dict())
            mine = (*self.position.book.by_device.get(self.device, ()), (written.seq, self.rules))
            by_device = {**self.position.book.by_device, self.device: mine}
            self.position = replace(self.position, book=replace(self.position.book, by_device=by_device))
        event = next_event(self.device, self.position.head, moment, kind, card, rating, ms, payload)
        number = None if card is None else self.known_card(card)
        head = append(self.connection, self.device_id, self.position.head, event, number)
        self.position = replace(self.position, head=head)
        return event

    def _rules_in_force(self) -> Rules:
        return self.position.book.at(self.device, self.position.head.seq + 1)

    def memory_of(self, card: str) -> Memory | None:
        """Give what is remembered of a card (inside a change)."""
        return read_memory(self.connection, self.root(self.known_card(card)))

    def project(self, event: Event, before: Memory | None) -> Memory | None:
        """Take a new event of a card with a memory into the projections (inside its change)."""
        number = self.known_card(event.card or "")
        root = self.root(number)
        key = event.card or "" if root == number else self.key_of(root)
        memory, counts = project(self.connection, event, before, root, key, self.position.book.of(event))
        self.loads.add(counts)
        return memory

    def happen(self, kind: Kind, card: str, payload: dict[str, object] | None = None) -> Memory | None:
        """Append an event of a card that is no answer, and take it into the projections (inside a change)."""
        before = self.memory_of(card)
        return self.project(self.add(kind, card, self.moment(), payload=payload), before)

    def take_back(self, target: Event, moment: Moment) -> None:
        """Append the undoing of an event and replay the card it touched (inside a change)."""
        if target.kind == Kind.RENAME.label:
            self.add(Kind.UNDO, target.card, moment, payload={"of": [target.device, target.seq]})
            self.reroot()
            return
        root = self.root(self.known_card(target.card or ""))
        members = self.members(root)
        before = outcome(self.connection, members, self.position.book)
        self.add(Kind.UNDO, target.card, moment, payload={"of": [target.device, target.seq]})
        self.connection.execute("DELETE FROM orphaned WHERE deck = ?", (deck_of(target.card or ""),))
        after = outcome(self.connection, members, self.position.book)
        replace_outcome(self.connection, root, self.key_of(root), before, after)
        self.loads.forget()

    def reroot(self) -> None:
        """Work out which names cards go by after a rename or its undoing, and replay the cards whose name changed."""
        old, new = self.position.roots, true_roots(self.connection)
        moved = {card for card in old.keys() | new.keys() if old.get(card) != new.get(card)}
        ends = {roots[card] for roots in (old, new) for card in moved if card in roots}
        self._regroup(moved | ends, frozenset(), new)

    def absorb(self, added: Sequence[Event]) -> None:
        """Bring the projections in step with events that were put into the log from elsewhere (inside a change)."""
        from studyapp.store.verify import BULK_FROM, rebuild

        before = self.position.book.parameters
        self.position = self._read_position()
        renamed = Kind.RENAME.label
        for event in added:
            if event.kind == renamed and isinstance((event.payload or {}).get("to"), str):
                self.known_card((event.payload or {})["to"])
        if len(added) >= BULK_FROM or self.position.book.parameters != before:
            rebuild(self.connection, self.position.book)
            self.refresh()
            return
        touched = {self.known_card(event.card) for event in added if event.card is not None}
        old, new = self.position.roots, true_roots(self.connection)
        moved = {card for card in old.keys() | new.keys() if old.get(card) != new.get(card)}
        ends = {roots[card] for roots in (old, new) for card in moved if card in roots}
        self._regroup(touched | moved | ends, frozenset(event.identity for event in added), new)

    def _regroup(self, touched: Collection[int], added: Collection[tuple[str, int]], new: dict[int, int]) -> None:
        """Replay the touched cards, without the added events and under the old names first, to know the difference."""
        self.loads.forget()
        self.connection.execute("DELETE FROM orphaned")
        old = dict(self.connection.execute("SELECT card, root FROM alias").fetchall())
        groups = {roots.get(card, card) for roots in (old, new) for card in touched}
        if old != new:
            self.connection.execute("DELETE FROM alias")
            self.connection.executemany("INSERT INTO alias VALUES (?, ?)", new.items())
            self.position = replace(self.position, roots=new)
        for root in groups:
            before = self._outcome(old, root, added)
            replace_outcome(self.connection, root, self.key_of(root), before, self._outcome(new, root, ()))

    def _outcome(self, roots: dict[int, int], root: int, without: Collection[tuple[str, int]]) -> Outcome:
        """Replay a card under the names it has by `roots`, leaving some events out."""
        if root in roots:
            return Outcome()
        members = (root, *(card for card, target in roots.items() if target == root))
        events = history(self.connection, members)
        book = self.position.book
        return replay([event for event in events if event.identity not in without], book.of, book.parameters)

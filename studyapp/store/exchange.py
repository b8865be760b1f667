"""Carrying events between devices as lines of JSON: export everything, import what is not there yet."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Annotated, Any, TextIO

from msgspec import Meta, Struct
from msgspec.json import Decoder, encode
from msgspec.structs import astuple, replace

from studyapp.errors import StudyError
from studyapp.memory.days import DAY_MS
from studyapp.store.database import Database
from studyapp.store.events import SECOND_NAME, Event
from studyapp.store.rows import EVENT_INSERT, EVENT_SELECT, event_from, read_events, to_json
from studyapp.store.sqlite import mended

LONGEST_LINE = 1_000_000
BATCH = 5_000
Name = Annotated[str, Meta(min_length=1, max_length=500)]
Clock = Annotated[int, Meta(ge=-(1 << 53), le=1 << 53)]


class Line(Struct, frozen=True, kw_only=True):
    """One line of an export, with the types and bounds that are taken; the fields of an event in their order."""

    device: Name
    seq: Annotated[int, Meta(ge=1, le=1 << 53)]
    hlc: Clock
    wall_ms: Clock
    tz_offset_min: Annotated[int, Meta(ge=-1440, le=1440)]
    day: Annotated[int, Meta(ge=-1_000_000, le=1_000_000)]
    card: Name | None = None
    kind: Name
    rating: Annotated[int, Meta(ge=0, le=7)] | None = None
    ms: Annotated[int, Meta(ge=0, le=(1 << 31) - 1)] | None = None
    payload: dict[str, Any] | None = None


class Imported(Struct, frozen=True):
    """What an import did: lines read, events new here, those under a second name, those from a clock far ahead."""

    events: int
    added: int
    renamed: int
    ahead: int


def export_events(database: Database, file: Path) -> int:
    """Write all events as lines, device by device, under a temporary name first; returns how many."""
    if file.exists() and not file.is_file():
        raise StudyError("store.no_ordinary_file", path=str(file))
    temporary = file.with_name(f".{file.name}.new")
    count = 0
    with mended(file):
        try:
            with temporary.open("w", encoding="utf-8", newline="\n") as stream:
                for (device,) in database.connection.execute("SELECT id FROM device ORDER BY name").fetchall():
                    for row in database.connection.execute(f"{EVENT_SELECT} WHERE device = ? ORDER BY seq", (device,)):
                        stream.write(line_of(event_from(row)) + "\n")
                        count += 1
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
    return count


def line_of(event: Event) -> str:
    """Write an event as one line of JSON."""
    return to_json({name: getattr(event, name) for name in Event.__struct_fields__}) or ""


def events_of(stream: TextIO, path: str) -> Iterator[Event]:
    """Read the lines of an export; the first that is not an event ends it with an error."""
    number = 0
    decoder = Decoder(Line)
    try:
        while line := stream.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                raise ValueError("too long")
            if line.strip():
                yield Event(*astuple(decoder.decode(line)))
    except (ValueError, RecursionError) as error:
        raise StudyError("store.bad_line", path=path, line=max(number, 1), reason=str(error)) from error


class Numbers(dict[str, int]):
    """The numbers of all devices, kinds or cards by their names; a name asked for the first time is given one."""

    def __init__(self, connection: sqlite3.Connection, table: str, column: str) -> None:
        super().__init__(connection.execute(f"SELECT {column}, id FROM {table}"))
        self._connection = connection
        self._insert = f"INSERT INTO {table} ({column}) VALUES (?)"

    def __missing__(self, name: str) -> int:
        """Write down a new name."""
        number = self._connection.execute(self._insert, (name,)).lastrowid
        if number is None:
            raise AssertionError("an inserted name has a number")
        self[name] = number
        return number


class Importer:
    """One import: takes events in, inside one change, and remembers which cards they touch."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._latest = database.clock.now() + DAY_MS
        connection = database.connection
        self._devices = Numbers(connection, "device", "name")
        self._kinds = Numbers(connection, "kind", "name")
        self._cards = Numbers(connection, "card", "key")
        self.added: list[Event] = []
        self.renamed = self.ahead = self.events = 0

    def take_all(self, events: Iterator[Event]) -> None:
        """Add the events that are not here yet, in batches of one device."""
        while batch := list(islice(events, BATCH)):
            for device, run in groupby(batch, key=lambda event: event.device):
                self._take_batch(device, list(run))

    def _take_batch(self, device: str, batch: Sequence[Event]) -> None:
        """Add the events of one device that are not here; those at odds with one of the same count come last."""
        known = self._known(device, min(event.seq for event in batch), max(event.seq for event in batch))
        fresh: dict[int, Event] = {}
        odd = []
        for event in batch:
            present = known.get(event.seq) or fresh.get(event.seq)
            if present is None:
                fresh[event.seq] = event
            elif replace(event, hlc=present.hlc) != present:
                odd.append(event)
        self.events += len(batch) - len(odd)
        self._insert(tuple(fresh.values()))
        for event in odd:
            self._take(event)

    def _known(self, device: str, first: int, last: int) -> dict[int, Event]:
        """Read the events of a device whose counts lie in a range."""
        number = self._devices.get(device)
        if number is None:
            return {}
        where = "WHERE device = ? AND seq BETWEEN ? AND ?"
        return {event.seq: event for event in read_events(self._database.connection, where, (number, first, last))}

    def _take(self, event: Event) -> None:
        """Add an event that is not here yet; another one of the same count goes under a second device name."""
        self.events += 1
        name = event.device
        while (present := self._present(event)) is not None:
            if replace(event, hlc=present.hlc) == present:
                return
            event = replace(event, device=event.device + SECOND_NAME)
        self.renamed += event.device != name
        self._insert((event,))

    def _insert(self, events: Sequence[Event]) -> None:
        """Write new events; a clock far ahead is held back to one day ahead of ours."""
        latest, devices, cards, kinds = self._latest, self._devices, self._cards, self._kinds
        held = [replace(event, hlc=latest) if event.hlc > latest else event for event in events]
        self.ahead += sum(event.hlc > latest for event in events)
        self._database.connection.executemany(
            EVENT_INSERT,
            [
                (
                    devices[event.device], event.seq, event.hlc, event.wall_ms, event.tz_offset_min, event.day,
                    None if event.card is None else cards[event.card], kinds[event.kind], event.rating, event.ms,
                    None if event.payload is None else encode(event.payload).decode(),
                )
                for event in held
            ],
        )  # fmt: skip
        self.added += held

    def _present(self, event: Event) -> Event | None:
        """Find the event of the same device and count."""
        number = self._devices.get(event.device)
        if number is None:
            return None
        found = read_events(self._database.connection, "WHERE device = ? AND seq = ?", (number, event.seq))
        return found[0] if found else None


def import_events(database: Database, stream: TextIO, path: str) -> Imported:
    """Take in the events of a stream (inside a change) and replay the cards they touch."""
    importer = Importer(database)
    importer.take_all(events_of(stream, path))
    database.absorb(importer.added)
    return Imported(importer.events, len(importer.added), importer.renamed, importer.ahead)

"""Carrying events between devices as lines of JSON: export everything, import what is not there yet."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from studyapp.errors import StudyError
from studyapp.memory.days import DAY_MS
from studyapp.store.database import Database
from studyapp.store.events import SECOND_NAME, Event
from studyapp.store.rows import EVENT_SELECT, event_from, read_events, to_json
from studyapp.store.sqlite import mended

LONGEST_LINE = 1_000_000
LONGEST_NAME = 500
BOUNDS = {
    "seq": (1, 1 << 53), "hlc": (-(1 << 53), 1 << 53), "wall_ms": (-(1 << 53), 1 << 53),
    "tz_offset_min": (-1440, 1440), "day": (-1_000_000, 1_000_000), "rating": (0, 7), "ms": (0, (1 << 31) - 1),
}  # fmt: skip
REQUIRED = ("seq", "hlc", "wall_ms", "tz_offset_min", "day")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: lines read, events new here, those under a second name, those from a clock far ahead."""

    events: int
    added: int
    renamed: int
    ahead: int


def export_events(database: Database, file: Path) -> int:
    """Write all events as lines, device by device, under a temporary name first; returns how many."""
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
    return to_json({name: getattr(event, name) for name in Event.__slots__}) or ""


def events_of(stream: TextIO, path: str) -> Iterator[Event]:
    """Read the lines of an export; the first that is not an event ends it with an error."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if not line.strip():
            continue
        try:
            if len(line) > LONGEST_LINE:
                raise ValueError("too long")
            yield event_of(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise StudyError("store.bad_line", path=path, line=number, reason=str(error)) from error


def event_of(value: Any) -> Event:
    """Check the types and bounds of one line's value and make an event of it."""
    if not isinstance(value, dict):
        raise ValueError("not an object")
    payload = value.get("payload")
    if payload is not None and not isinstance(payload, dict):
        raise ValueError("payload")
    card = value.get("card")
    return Event(
        device=_name(value.get("device"), "device"),
        card=None if card is None else _name(card, "card"),
        kind=_name(value.get("kind"), "kind"),
        payload=payload,
        **{name: _number(value, name) for name in REQUIRED},
        rating=None if value.get("rating") is None else _number(value, "rating"),
        ms=None if value.get("ms") is None else _number(value, "ms"),
    )


def _number(value: dict[str, Any], name: str) -> int:
    number = value.get(name)
    low, high = BOUNDS[name]
    if not isinstance(number, int) or isinstance(number, bool) or not low <= number <= high:
        raise ValueError(name)
    return number


def _name(value: object, name: str) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_NAME:
        raise ValueError(name)
    return value


class Importer:
    """One import: takes events in, inside one change, and remembers which cards they touch."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._latest = database.clock.now() + DAY_MS
        connection = database.connection
        self._devices: dict[str, int] = {name: number for number, name in connection.execute("SELECT * FROM device")}
        self._kinds: dict[str, int] = {name: number for number, name in connection.execute("SELECT * FROM kind")}
        self._cards: dict[str, int] = {}
        self.added: list[Event] = []
        self.renamed = self.ahead = self.events = 0

    def take(self, event: Event) -> None:
        """Add an event that is not here yet; another one of the same count goes under a second device name."""
        self.events += 1
        name = event.device
        while (present := self._present(event)) is not None:
            if replace(event, hlc=present.hlc) == present:
                return
            event = replace(event, device=event.device + SECOND_NAME)
        self.renamed += event.device != name
        if event.hlc > self._latest:
            self.ahead += 1
            event = replace(event, hlc=self._latest)
        self._database.connection.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._numbered("device", event.device), event.seq, event.hlc, event.wall_ms, event.tz_offset_min,
                event.day, None if event.card is None else self._card(event.card),
                self._numbered("kind", event.kind), event.rating, event.ms, to_json(event.payload),
            ),
        )  # fmt: skip
        self.added.append(event)

    def _present(self, event: Event) -> Event | None:
        """Find the event of the same device and count."""
        number = self._devices.get(event.device)
        if number is None:
            return None
        found = read_events(self._database.connection, "WHERE device = ? AND seq = ?", (number, event.seq))
        return found[0] if found else None

    def _numbered(self, table: str, name: str) -> int:
        known = self._devices if table == "device" else self._kinds
        if name not in known:
            added = self._database.connection.execute(f"INSERT INTO {table} (name) VALUES (?)", (name,)).lastrowid
            known[name] = added or 0
        return known[name]

    def _card(self, key: str) -> int:
        if key not in self._cards:
            self._cards[key] = self._database.known_card(key)
        return self._cards[key]


def import_events(database: Database, stream: TextIO, path: str) -> Imported:
    """Take in the events of a stream (inside a change) and replay the cards they touch."""
    importer = Importer(database)
    for event in events_of(stream, path):
        importer.take(event)
    database.absorb(importer.added)
    return Imported(importer.events, len(importer.added), importer.renamed, importer.ahead)

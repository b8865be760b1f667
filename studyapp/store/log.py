"""The append-only log: what the next event of this device is called, and how it is written."""

import sqlite3
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from studyapp.memory.days import trusted_now
from studyapp.memory.parameters import usable
from studyapp.memory.rules import FSRS6_PARAMETERS, Rules
from studyapp.store.events import Event
from studyapp.store.kinds import Kind
from studyapp.store.rows import EVENT_INSERT, read_events, to_json

RECENT = 200
RULES_AND_FITS = "WHERE kind <> 1 AND kind IN (SELECT id FROM kind WHERE name IN (?, ?)) ORDER BY seq"
END_OF_DEVICE = "SELECT seq, hlc, wall_ms FROM event WHERE device = ? ORDER BY seq DESC"


class Moment(Struct, frozen=True):
    """When something happens: the wall's time and offset, and the scheduler day it counts for."""

    wall_ms: int
    tz_offset_min: int
    day: int


class Head(Struct, frozen=True):
    """The end of the log: the last count and trusted time of this device, and the last clock of all devices."""

    seq: int = 0
    wall_ms: int | None = None
    hlc: int = 0


class RuleBook(Struct, frozen=True):
    """Which rules governed an answer: the last ones its device wrote down before it, else the defaults.

    `parameters` tell every memory now: those of the last fit of all devices, else the defaults.
    """

    by_device: Mapping[str, Sequence[tuple[int, Rules]]] = field(default_factory=dict)
    parameters: tuple[float, ...] = FSRS6_PARAMETERS

    def of(self, event: Event) -> Rules:
        """Give the rules in force at an event."""
        return self.at(event.device, event.seq)

    def at(self, device: str, seq: int) -> Rules:
        """Give the rules in force on a device at a count."""
        written = self.by_device.get(device, ())
        index = bisect_left(written, seq, key=lambda entry: entry[0])
        return written[index - 1][1] if index else Rules()


def read_rules(connection: sqlite3.Connection) -> RuleBook:
    """Read all rules that were ever written down, and the parameters of the last fit."""
    book: dict[str, list[tuple[int, Rules]]] = {}
    fitted: tuple[tuple[int, str, int], tuple[float, ...]] | None = None
    for event in read_events(connection, RULES_AND_FITS, (Kind.RULES.label, Kind.FIT.label)):
        payload = event.payload or {}
        if event.kind == Kind.RULES.label:
            book.setdefault(event.device, []).append((event.seq, Rules.from_dict(payload)))
        elif (found := usable(payload.get("parameters"))) is not None and (fitted is None or event.order > fitted[0]):
            fitted = event.order, found
    return RuleBook(book, fitted[1] if fitted else FSRS6_PARAMETERS)


def read_head(connection: sqlite3.Connection, device: int) -> Head:
    """Find the end of the log by one look at the end of each device."""
    hlc, seq, wall_ms = 0, 0, None
    for (number,) in connection.execute("SELECT id FROM device").fetchall():
        last = connection.execute(f"{END_OF_DEVICE} LIMIT 1", (number,)).fetchone()
        hlc = max(hlc, last[1]) if last else hlc
    for seq_then, _, wall_then in reversed(connection.execute(f"{END_OF_DEVICE} LIMIT {RECENT}", (device,)).fetchall()):
        seq, wall_ms = seq_then, trusted_now(wall_then, wall_ms)
    return Head(seq, wall_ms, hlc)


def append(connection: sqlite3.Connection, device: int, head: Head, event: Event, card: int | None) -> Head:
    """Write an event at the end of this device's log."""
    connection.execute(
        EVENT_INSERT,
        (
            device, event.seq, event.hlc, event.wall_ms, event.tz_offset_min, event.day, card,
            int(Kind[event.kind.upper()]), event.rating, event.ms, to_json(event.payload),
        ),
    )  # fmt: skip
    return Head(event.seq, trusted_now(event.wall_ms, head.wall_ms), event.hlc)


def next_event(
    device: str,
    head: Head,
    moment: Moment,
    kind: Kind,
    card: str | None,
    rating: int | None = None,
    ms: int | None = None,
    payload: dict[str, object] | None = None,
) -> Event:
    """Make the event that follows the head; its clock is the wall's, but never behind what was seen before."""
    return Event(
        device=device,
        seq=head.seq + 1,
        hlc=max(moment.wall_ms, head.hlc + 1),
        wall_ms=moment.wall_ms,
        tz_offset_min=moment.tz_offset_min,
        day=moment.day,
        card=card,
        kind=kind.label,
        rating=rating,
        ms=ms,
        payload=payload,
    )

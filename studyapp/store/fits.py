"""Fits in the log: when one is due, how one is taken up and taken back, and every memory told by its parameters.

As in Anki, a fit tells the whole past anew, but moves no due day: what an answer scheduled stays by the rules that its
device had then written down. Of the fits of all devices the last in the order of events holds, so merges end the same.
"""

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from studyapp.memory.fitting.fit import Fit
from studyapp.memory.fitting.trigger import is_due
from studyapp.memory.rules import FSRS6_PARAMETERS
from studyapp.store.database import Database
from studyapp.store.events import Event
from studyapp.store.kinds import Kind
from studyapp.store.projection import outcome
from studyapp.store.queries import counts
from studyapp.store.rollups import DAY_EDGES, MATURE_FROM, Roll, State
from studyapp.store.rows import read_events

FITS = "WHERE kind <> 1 AND kind IN (SELECT id FROM kind WHERE name = ?)"
EDGES = " + ".join(f"(stability >= {edge})" for edge in DAY_EDGES)
DECK = "(SELECT substr(key, 1, instr(key, '/') - 1) FROM card WHERE id = memory.card)"
ROLLED = (
    (Roll.STABILITY, EDGES, "''", "phase <> 0"),
    (Roll.DIFFICULTY, "CAST(difficulty AS INTEGER)", "''", "phase <> 0"),
    (Roll.STATE, str(int(State.YOUNG)), "''", f"phase = 2 AND stability < {MATURE_FROM}"),
    (Roll.STATE, str(int(State.MATURE)), "''", f"phase = 2 AND stability >= {MATURE_FROM}"),
    (Roll.MASTERED, "0", DECK, f"phase = 2 AND stability >= {MATURE_FROM}"),
)
Told = tuple[float, float, int]


class Fitted(Struct, frozen=True):
    """A fit ready to be taken up: stability, difficulty and number of every card by it.

    `until` is where the log of this device ended when its answers were read.
    """

    fit: Fit
    told: Sequence[Told]
    until: int


class Dated(Struct, frozen=True):
    """A fit and the scheduler day on which it was made."""

    fit: Fit
    day: int

    @property
    def date(self) -> date:
        """The calendar date of the day."""
        return date(1970, 1, 1) + timedelta(days=self.day)

    def to_dict(self) -> dict[str, Any]:
        """Give everything as JSON values."""
        return self.fit.to_dict() | {"date": self.date.isoformat()}


def read_fits(connection: sqlite3.Connection) -> list[Dated]:
    """Read the fits of all devices in their order; the last one holds."""
    events = sorted(read_events(connection, FITS, (Kind.FIT.label,)), key=lambda event: event.order)
    found = [(Fit.from_dict(event.payload or {}), event.day) for event in events]
    return [Dated(fit, day) for fit, day in found if fit is not None]


def fit_is_due(connection: sqlite3.Connection) -> bool:
    """Tell whether there are enough new answers for a fit."""
    reviews, trials = counts(connection)
    last = read_fits(connection)[-1:]
    return is_due(reviews, trials, last[0].fit.reviews if last else None)


def adopt(database: Database, fitted: Fitted) -> None:
    """Write a fit down and tell every memory by it; no due day moves (inside a change)."""
    before = database.rules.parameters
    event = write(database, fitted.fit)
    if fitted.fit.parameters == before:
        return
    update = "UPDATE memory SET stability = ?, difficulty = ? WHERE card = ? AND phase <> 0"
    database.connection.executemany(update, fitted.told)
    rows = database.connection.execute(
        "SELECT DISTINCT card FROM event WHERE device = ? AND seq > ? AND seq < ? AND card IS NOT NULL",
        (database.device_id, fitted.until, event.seq),
    )
    for root in {database.root(card) for (card,) in rows.fetchall()}:
        memory = outcome(database.connection, database.members(root), database.position.book).memory
        if memory is not None:
            database.connection.execute(update, (memory.stability, memory.difficulty, root))
    count_anew(database.connection)


def take_back(database: Database) -> Fit | None:
    """Go back to the parameters before the last fit, by a fit of its own in the log; None where there is none."""
    fits = read_fits(database.connection)
    if not fits:
        return None
    from studyapp.store.answers import read_answers

    parameters = fits[-2].fit.parameters if len(fits) > 1 else FSRS6_PARAMETERS
    answers = read_answers(database.connection)
    fit = Fit(parameters, "undone", answers.reviews, len(answers.past.trials))
    adopt(database, Fitted(fit, answers.told(parameters), answers.until))
    return fit


def write(database: Database, fit: Fit) -> Event:
    """Append the event of a fit; from here on its parameters hold."""
    database.connection.execute("INSERT OR IGNORE INTO kind VALUES (?, ?)", (int(Kind.FIT), Kind.FIT.label))
    event = database.add(Kind.FIT, None, database.moment(), payload=fit.to_dict())
    book = replace(database.position.book, parameters=fit.parameters)
    database.position = replace(database.position, book=book)
    return event


def count_anew(connection: sqlite3.Connection) -> None:
    """Count the roll-ups that stability and difficulty decide."""
    for table in ("rollup", "rollup_delta"):
        connection.execute(
            f"DELETE FROM {table} WHERE name IN (?, ?, ?) OR (name = ? AND bin IN (?, ?))",
            (
                *(int(roll) for roll in (Roll.STABILITY, Roll.DIFFICULTY, Roll.MASTERED, Roll.STATE)),
                *(int(state) for state in (State.YOUNG, State.MATURE)),
            ),
        )
    for roll, place, deck, which in ROLLED:
        connection.execute(
            f"INSERT INTO rollup SELECT {int(roll)}, {place} AS bin, {deck} AS deck, count(*), 0, 0 FROM memory"
            f" WHERE {which} GROUP BY 2, 3"
        )

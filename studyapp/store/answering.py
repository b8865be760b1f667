"""Answering cards, and taking back what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from studyapp.memory.buttons import Interval
from studyapp.memory.mistakes import MistakeRecord
from studyapp.memory.rating import Rating
from studyapp.memory.review import balanced, previews
from studyapp.memory.state import NEW, Memory
from studyapp.store import queries
from studyapp.store.events import Answered, Event, Undone
from studyapp.store.kinds import UNDOABLE, Kind
from studyapp.store.opened import Opened
from studyapp.store.rows import read_mistakes
from studyapp.store.sqlite import mended


class Answering(Opened):
    """What an answer does to the log, and what it would."""

    def mistakes(self, card: str) -> Mapping[str, MistakeRecord]:
        """Give the mistakes made on a card."""
        with mended(self._database.files.database):
            number = self._database.card_id(card)
            return {} if number is None else read_mistakes(self._database.connection, self._database.root(number))

    def previews(self, card: str) -> dict[Rating, Interval]:
        """Give the wait that each rating would bring now."""
        moment = self._database.moment()
        return previews(
            self.memory(card),
            day=moment.day,
            wall_ms=moment.wall_ms,
            rules=self.rules,
            seed=card,
            balance=self._balance,
        )

    def record(self, answer: Answered) -> Memory:
        """Write down an answer durably; when this returns it is on the disk."""
        database = self._database
        moment = database.moment()
        payload = answer.payload
        kind = Kind.PRACTICE if answer.practice else Kind.REVIEW
        with self._change():
            before = database.memory_of(answer.card)
            days = answer.days
            if days is None and not answer.practice:
                days = balanced(
                    before,
                    answer.rating,
                    day=moment.day,
                    rules=self.rules,
                    seed=answer.card,
                    balance=self._balance,
                )
            if days is not None:
                payload = {**(payload or {}), "days": days}
            event = database.add(kind, answer.card, moment, int(answer.rating), answer.ms, payload)
            return database.project(event, before) or NEW

    def conclude(self, answers: Sequence[Answered], scorecard: dict[str, Any]) -> None:
        """Write down a whole interview durably: all its answers and its scorecard, or nothing."""
        database = self._database
        moment = database.moment()
        kind = Kind.INTERVIEW
        with self._change():
            database.connection.execute("INSERT OR IGNORE INTO kind VALUES (?, ?)", (int(kind), kind.label))
            for answer in answers:
                answered = Kind.PRACTICE if answer.practice else Kind.REVIEW
                before = database.memory_of(answer.card)
                event = database.add(answered, answer.card, moment, int(answer.rating), answer.ms, answer.payload)
                database.project(event, before)
            database.add(kind, None, moment, payload=scorecard)

    def undo(self) -> Undone | None:
        """Take back the last thing done on this device that was not taken back yet; None where there is none."""
        database = self._database
        with self._change():
            target = self._last_done()
            if target is None:
                return None
            database.take_back(target, database.moment())
        rating = None if target.rating is None else Rating(target.rating)
        return Undone(target.card or "", target.kind, rating, target.payload)

    def _last_done(self) -> Event | None:
        """Look from the end of this device's log for an event that can be undone."""
        undone: set[tuple[str, int]] = set()
        for event in queries.newest_first(self._database.connection, self._database.device_id):
            if event.undoes is not None:
                undone.add(event.undoes)
            elif event.kind in UNDOABLE_LABELS and event.identity not in undone:
                return event
        return None


UNDOABLE_LABELS = frozenset(kind.label for kind in UNDOABLE)

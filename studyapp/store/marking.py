"""What happens to a card besides answers: set aside, moved, marked, renamed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from studyapp.errors import StudyError
from studyapp.memory.state import NEW, Memory, Phase
from studyapp.store.kinds import Kind
from studyapp.store.opened import Opened
from studyapp.store.rollups import deck_of


class Marking(Opened):
    """The deeds of a learner that are no answers."""

    def suspend(self, card: str) -> Memory:
        """Keep a card out of the queue until it is resumed."""
        return self._happen(Kind.SUSPEND, card)

    def resume(self, card: str) -> Memory:
        """Put a suspended or buried card back into the queue."""
        return self._happen(Kind.RESUME, card)

    def bury(self, card: str, until: int | None = None) -> Memory:
        """Keep a card out of the queue up to and including a day, by default today."""
        return self._happen(Kind.BURY, card, {"until": self.today() if until is None else until})

    def forget(self, card: str) -> Memory:
        """Make a card new again."""
        with self._change():
            self._database.connection.execute("DELETE FROM orphaned WHERE deck = ?", (deck_of(card),))
            return self._database.happen(Kind.FORGET, card) or NEW

    def set_due(self, card: str, day: int) -> Memory:
        """Move a card that was answered before to another day."""
        memory = self.memory(card)
        if memory is None or memory.phase is Phase.NEW:
            raise StudyError("store.never_answered", card=card)
        return self._happen(Kind.SET_DUE, card, {"day": day})

    def flag(self, card: str, flag: int) -> Memory:
        """Mark a card with a number; 0 takes the mark away."""
        return self._happen(Kind.FLAG, card, {"flag": flag})

    def note(self, card: str, text: str) -> None:
        """Keep a remark on a card."""
        self._happen(Kind.NOTE, card, {"text": text})

    def rename(self, card: str, to: str) -> None:
        """Let a card's past go on under another key."""
        self.rename_all(((card, to),))

    def rename_all(self, names: Iterable[tuple[str, str]]) -> None:
        """Let the past of cards go on under other keys, all of them or none."""
        with self._change():
            for card, to in names:
                self._database.add(Kind.RENAME, card, self._database.moment(), payload={"to": to})
                self._database.known_card(to)
            self._database.reroot()

    def _happen(self, kind: Kind, card: str, payload: dict[str, Any] | None = None) -> Memory:
        with self._change():
            return self._database.happen(kind, card, payload) or NEW

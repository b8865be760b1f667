"""Questions to an open store: what is due, what was seen, how it went."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from studyapp.store import queries
from studyapp.store.events import Event
from studyapp.store.opened import Opened
from studyapp.store.rollups import Roll
from studyapp.store.sqlite import mended, transaction
from studyapp.store.unseen import Shelf, by_deck, keep_orphans, unseen, unseen_counts

if TYPE_CHECKING:
    from studyapp.memory.plan import Done
    from studyapp.store.stats import Stats, Tested


class Reading(Opened):
    """What is told of the cards and of the past; nothing is changed."""

    def interviews(self) -> list[Event]:
        """List the interviews of all devices in order, each with its scorecard as payload."""
        with mended(self._database.files.database):
            return queries.interviews(self._database.connection)

    def due(
        self,
        day: int | None = None,
        now_ms: int | None = None,
        *,
        limit: int | None = None,
        decks: Collection[str] | None = None,
    ) -> list[queries.Due]:
        """List what is due, steps first, then by due day."""
        moment = self._database.moment()
        with mended(self._database.files.database):
            return queries.due(
                self._database.connection,
                moment.day if day is None else day,
                moment.wall_ms if now_ms is None else now_ms,
                limit,
                decks,
            )

    def pace_ms(self) -> float | None:
        """Give the learner's own median time per operation of an exercise; None until there are a few."""
        from studyapp.store.pace import pace_ms

        with mended(self._database.files.database):
            return pace_ms(self._database.connection, self._database.device_id)

    def due_counts(self) -> dict[str, int]:
        """Count what is due now, by deck."""
        moment = self._database.moment()
        with mended(self._database.files.database):
            return queries.due_counts(self._database.connection, moment.day, moment.wall_ms)

    def seen(self) -> frozenset[str]:
        """Give the keys of all cards that are not new any more."""
        with mended(self._database.files.database):
            return queries.seen(self._database.connection)

    def hidden(self) -> frozenset[str]:
        """Give the keys of all cards that are suspended, or buried today."""
        with mended(self._database.files.database):
            return queries.hidden(self._database.connection, self.today())

    def unseen(self, cards: Sequence[str]) -> frozenset[str]:
        """Choose those of some cards that may be shown as new: never answered, not suspended, not buried today."""
        with mended(self._database.files.database):
            return unseen(self._database.connection, cards, self.today())

    def unseen_counts(self, shelves: Mapping[str, Shelf], keys_of: Callable[[str], Iterable[str]]) -> dict[str, int]:
        """Count by deck the cards that may be shown as new; `keys_of` is asked only for decks whose file changed."""
        database = self._database
        with mended(database.files.database):
            counts, anew = unseen_counts(database.connection, shelves, keys_of, self.today())
        if anew and database.write:
            with transaction(database.connection, database.files.database):
                keep_orphans(database.connection, shelves, anew)
        return counts

    def each_due(self, *, decks: Collection[str] | None = None, cards: Collection[str] = ()) -> Iterator[queries.Due]:
        """Yield what is due one by one, steps first, then by due day; of some decks (all: None) and some cards."""
        moment = self._database.moment()
        with mended(self._database.files.database):
            yield from queries.each_due(self._database.connection, moment.day, moment.wall_ms, decks, cards)

    def steps(self, ahead_ms: int) -> list[tuple[int, str]]:
        """List the cards whose learning step comes within a time from now, with the moment at which each does."""
        moment = self._database.moment()
        with mended(self._database.files.database):
            return queries.steps(self._database.connection, moment.day, moment.wall_ms, moment.wall_ms + ahead_ms)

    def next_due_day(self) -> int | None:
        """Find the first day after today on which cards are due."""
        with mended(self._database.files.database):
            return queries.next_day(self._database.connection, self.today())

    def done(self) -> Done:
        """Tell what was done today, for the limits of the day."""
        with mended(self._database.files.database):
            return queries.done(self._database.connection, self.today())

    def offers(self) -> list[tuple[str, str]]:
        """List the (card, mistake) for which a telling question should be asked today."""
        with mended(self._database.files.database):
            return queries.offers(self._database.connection, self.today())

    def history(self, card: str) -> list[Event]:
        """List the events of a card in order, the undone ones left out."""
        with mended(self._database.files.database):
            return self._database.history(card)

    def stats(self) -> Stats:
        """Give the numbers of the statistics page."""
        from studyapp.store.stats import read_stats

        with mended(self._database.files.database):
            return read_stats(self._database.connection, self.today(), self.rules.parameters)

    def retention_by_tag(self, tags: Iterable[tuple[str, Iterable[str]]]) -> tuple[Tested, ...]:
        """Sum true retention by tag, weakest first; `tags` gives the key of each card of the library with its tags."""
        from studyapp.store.stats import retention_by_tag

        with mended(self._database.files.database):
            return retention_by_tag(self._database.connection, tags)

    def mastered(self) -> dict[str, int]:
        """Count the cards of each deck that are remembered for at least 21 days."""
        with mended(self._database.files.database):
            return {deck: cards for deck, cards in by_deck(self._database.connection, Roll.MASTERED).items() if cards}

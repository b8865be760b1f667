"""The store of one learner: what was answered and what is remembered of it, safe against crashes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from studyapp.errors import StudyError
from studyapp.memory.balance import Balance
from studyapp.memory.buttons import Interval
from studyapp.memory.clock import Clock
from studyapp.memory.days import DEFAULT_DAY_START
from studyapp.memory.mistakes import MistakeRecord
from studyapp.memory.rating import Rating
from studyapp.memory.review import balanced, previews
from studyapp.memory.rules import Rules
from studyapp.memory.state import NEW, Memory, Phase
from studyapp.store import queries
from studyapp.store.backups import Keeper, copy_whole
from studyapp.store.create import build, create, machine_name, stay_or_become
from studyapp.store.database import Database
from studyapp.store.events import Answered, Event, Undone
from studyapp.store.files import Files, check_header, exists
from studyapp.store.kinds import UNDOABLE, Kind
from studyapp.store.lock import Lock
from studyapp.store.migrate import migrate, migrated_copy
from studyapp.store.rollups import Roll, deck_of
from studyapp.store.rows import read_memory, read_mistakes
from studyapp.store.sqlite import connect, mended, transaction
from studyapp.store.unseen import Shelf, by_deck, keep_orphans, unseen, unseen_counts

if TYPE_CHECKING:
    from studyapp.memory.fitting.fit import Fit
    from studyapp.memory.plan import Done
    from studyapp.store.check import Check
    from studyapp.store.exchange import Imported
    from studyapp.store.fits import Dated, Fitted
    from studyapp.store.stats import Stats, Tested
    from studyapp.store.verify import Verification

DEFAULT_RULES = Rules()


class Store:
    """Events, memories and statistics of one learner; make one with `Store.open` or `Store.peek`."""

    def __init__(self, database: Database, lock: Lock | None, easy_days: frozenset[int] = frozenset()) -> None:
        self._database = database
        self._lock = lock
        self._keeper = Keeper(database.files)
        self._balance = Balance(database.loads, easy_days)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Clock,
        rules: Rules = DEFAULT_RULES,
        day_start_hour: int = DEFAULT_DAY_START,
        machine: str | None = None,
        easy_days: frozenset[int] = frozenset(),
    ) -> Self:
        """Open the store in a folder, made where there is none; where another process writes, it is read-only.

        A store that finds itself on another `machine` (by default, what the system calls itself) goes on as another
        device, since its twin may go on too.
        """
        files = Files(Path(folder))
        machine = machine_name() if machine is None else machine
        if not exists(files):
            create(files, machine)
        lock = Lock(files.lock)
        write = lock.take()
        try:
            check_header(files.database, wal=files.has_wal)
            with mended(files.database):
                connection = connect(files.database, write=write)
                if write:
                    migrate(files, connection)
                    stay_or_become(connection, machine)
                else:
                    connection = migrated_copy(connection)
            return cls(Database(connection, files, clock, rules, day_start_hour, write=write), lock, easy_days)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def peek(
        cls,
        folder: Path,
        *,
        clock: Clock,
        rules: Rules = DEFAULT_RULES,
        day_start_hour: int = DEFAULT_DAY_START,
        easy_days: frozenset[int] = frozenset(),
    ) -> Self:
        """Open the store to look only; where there is none it is an empty one, and nothing is created."""
        files = Files(Path(folder))
        if exists(files):
            check_header(files.database, wal=files.has_wal)
            with mended(files.database):
                connection = migrated_copy(connect(files.database, write=False, immutable=not files.has_wal))
        else:
            connection = sqlite3.connect(":memory:", isolation_level=None)
            build(connection, "")
        return cls(Database(connection, files, clock, rules, day_start_hour, write=False), None, easy_days)

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return not self._database.write

    @property
    def folder(self) -> Path:
        """The learner's folder, in which other small files may be kept too."""
        return self._database.files.folder

    @property
    def clock(self) -> Clock:
        """The clock that the store goes by."""
        return self._database.clock

    @property
    def rules(self) -> Rules:
        """The rules by which answers are scheduled."""
        return self._database.rules

    @property
    def clock_behind_ms(self) -> int:
        """How far the clock stands behind the last event; 0 where it does not."""
        last = self._database.position.head.wall_ms
        return 0 if last is None else max(0, last - self._database.clock.now())

    def today(self) -> int:
        """Give the present scheduler day."""
        return self._database.moment().day

    def memory(self, card: str) -> Memory | None:
        """Give what is remembered of a card, None where it was never touched."""
        with mended(self._database.files.database):
            number = self._database.card_id(card)
            return None if number is None else read_memory(self._database.connection, self._database.root(number))

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

    def interviews(self) -> list[Event]:
        """List the interviews of all devices in order, each with its scorecard as payload."""
        with mended(self._database.files.database):
            return queries.interviews(self._database.connection)

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

    def backup(self, file: Path) -> None:
        """Write a checked copy of the store to a file that does not exist yet."""
        if file.exists():
            raise StudyError("store.file_exists", path=str(file))
        copy_whole(self._database.connection, file)

    @property
    def backup_problem(self) -> StudyError | None:
        """Why the copy of today could not be made; None where it could, or where nothing was changed yet."""
        return self._keeper.problem

    def check(self) -> Check:
        """Begin to look the whole file over in the background; `problem` of what is returned tells of damage."""
        from studyapp.store.check import Check

        return Check(self._database.files)

    @property
    def file(self) -> Path:
        """The file that everything is kept in."""
        return self._database.files.database

    def fits(self) -> list[Dated]:
        """List the fits of all devices in order; the last one holds."""
        from studyapp.store.fits import read_fits

        with mended(self._database.files.database):
            return read_fits(self._database.connection)

    def fit_is_due(self) -> bool:
        """Tell whether the answers have grown enough since the last fit for another one."""
        from studyapp.store.fits import fit_is_due

        with mended(self._database.files.database):
            return fit_is_due(self._database.connection)

    def adopt(self, fitted: Fitted) -> None:
        """Go by a fit from here on; every memory is told by it, and no due day moves."""
        from studyapp.store.fits import adopt

        with self._change():
            adopt(self._database, fitted)

    def take_back_fit(self) -> Fit | None:
        """Go back to the parameters before the last fit; None where there is none."""
        from studyapp.store.fits import take_back

        with self._change():
            return take_back(self._database)

    def verify(self) -> Verification:
        """Replay all events and compare the result with what is kept; changes nothing."""
        from studyapp.store.verify import verify

        with mended(self._database.files.database):
            return verify(self._database.connection, self._database.position.book)

    def repair(self) -> Verification:
        """Make everything that is kept anew from the events, then verify."""
        from studyapp.store.verify import rebuild

        with self._change():
            rebuild(self._database.connection, self._database.position.book)
        self._database.refresh()
        return self.verify()

    def export_events(self, file: Path) -> int:
        """Write all events as lines of JSON; returns how many."""
        from studyapp.store.exchange import export_events

        return export_events(self._database, file)

    def import_events(self, file: Path) -> Imported:
        """Take in events that another device exported; those that are here already change nothing."""
        from studyapp.store.exchange import import_events

        with mended(file), file.open(encoding="utf-8-sig", newline="\n") as stream, self._change():
            return import_events(self._database, stream, str(file))

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Run one durable change, and let the first one of a day make that day's backup beside it."""
        with self._database.change():
            yield
        self._keeper.keep(self.today())

    def close(self) -> None:
        """Give the file and the lock back, once a backup under way is done."""
        self._keeper.wait()
        self._database.connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


UNDOABLE_LABELS = frozenset(kind.label for kind in UNDOABLE)

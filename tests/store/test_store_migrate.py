"""Stores of older versions are brought up to date, with a copy of what was there before."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from store_hands import Hands

from studyapp.errors import StudyError
from studyapp.store import Store
from studyapp.store.files import Files
from studyapp.store.migrate import migrate, version_of
from studyapp.store.schema import VERSION
from studyapp.store.sqlite import connect

Open = Callable[..., Store]
SCRIPTS = {version: (Path(__file__).parent / f"version_{version}.sql").read_text("utf-8") for version in (1, 2)}
PROJECTED = {
    "memory": "SELECT * FROM memory ORDER BY card",
    "daily": "SELECT * FROM daily ORDER BY day",
    "mistake": "SELECT * FROM mistake ORDER BY card, mistake",
    "alias": "SELECT * FROM alias ORDER BY card",
    "rollup": "SELECT * FROM rollup WHERE name <= 12 AND (total <> 0 OR passed <> 0 OR weight <> 0)"
    " ORDER BY name, bin, deck",
    "event": "SELECT device, seq, hlc, wall_ms, tz_offset_min, day, card, kind, rating, ms, payload FROM event"
    " ORDER BY device, seq",
}


def made(home: Path, version: int) -> Path:
    """Make a store as an older version made it."""
    home.mkdir()
    with closing(sqlite3.connect(home / "study.db")) as connection:
        connection.executescript(SCRIPTS[version])
        connection.execute("PRAGMA journal_mode = WAL")
    return home


def tables(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Read the log and all projections."""
    with closing(connect(file, write=False)) as connection:
        return {name: connection.execute(query).fetchall() for name, query in PROJECTED.items()}


@pytest.fixture
def old(home: Path) -> Path:
    return made(home, 1)


def test_version_2_becomes_this_one_with_every_event_and_every_count(open_store: Open, home: Path) -> None:
    before = tables(made(home, 2) / "study.db")
    store = open_store(machine="there")
    assert version_of(store._database.connection) == VERSION
    assert store.verify().faults == ()
    assert len(store.interviews()) == 1
    assert store.memory("d/b") == store.memory("d/new")
    store.close()
    assert tables(home / "study.db") == before
    with closing(connect(home / "backups" / "study-version-2.db", write=False, immutable=True)) as kept:
        assert version_of(kept) == 2


def test_events_stay_append_only_after_a_migration(open_store: Open, home: Path) -> None:
    made(home, 2)
    connection = open_store()._database.connection
    for change in ("UPDATE event SET rating = 1", "DELETE FROM event"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(change)


@pytest.mark.usefixtures("old")
def test_an_old_store_is_opened_up_to_date_and_sound(open_store: Open) -> None:
    store = open_store()
    assert store.verify().sound
    assert store.memory("d/a").reviews == 2
    assert store.memory("e/c").suspended
    assert store.stats().retention == 1.0
    assert store.mistakes("d/b")["m"].count == 1


def test_the_old_store_is_kept_as_it_was(old: Path, open_store: Open) -> None:
    open_store().close()
    with closing(connect(old / "backups" / "study-version-1.db", write=False, immutable=True)) as kept:
        assert version_of(kept) == 1
        assert kept.execute("SELECT count(*) FROM event").fetchone() == (4,)
    assert open_store().stats().events == 4


def test_looking_at_an_old_store_leaves_no_trace(old: Path, hands: Hands) -> None:
    before = (old / "study.db").read_bytes()
    with Store.peek(old, clock=hands.clock()) as store:
        assert store.stats().reviews == 3
    assert (old / "study.db").read_bytes() == before
    assert [path.name for path in old.iterdir()] == ["study.db"]


def test_steps_are_taken_one_after_another(old: Path) -> None:
    taken = []
    with closing(connect(old / "study.db", write=True)) as connection:
        connection.execute("PRAGMA user_version = 0")

        def add_column(connection: sqlite3.Connection) -> None:
            taken.append(0)
            connection.execute("ALTER TABLE device ADD COLUMN told TEXT DEFAULT 'yes'")

        def ask_column(connection: sqlite3.Connection) -> None:
            taken.append(1)
            assert connection.execute("SELECT told FROM device").fetchone() == ("yes",)

        migrate(Files(old), connection, {0: add_column, 1: ask_column})
        assert (taken, version_of(connection)) == ([0, 1], VERSION)
    assert (old / "backups" / "study-version-0.db").exists()


def test_a_step_that_fails_changes_nothing(old: Path) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE device ADD COLUMN told TEXT")
        connection.execute("SELECT nothing FROM nowhere")

    with closing(connect(old / "study.db", write=True)) as connection:
        with pytest.raises(StudyError):
            migrate(Files(old), connection, {1: fails})
        assert version_of(connection) == 1
        assert len(connection.execute("SELECT * FROM device").fetchone()) == 2


def test_nothing_is_changed_where_no_copy_can_be_made(old: Path, hands: Hands) -> None:
    (old / "backups").write_text("in the way")
    with pytest.raises(StudyError) as refused:
        Store.open(old, clock=hands.clock(), machine="here")
    assert refused.value.code == "store.unwritable"
    with closing(connect(old / "study.db", write=False)) as connection:
        assert version_of(connection) == 1

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
VERSION_1 = (Path(__file__).parent / "version_1.sql").read_text("utf-8")


@pytest.fixture
def old(home: Path) -> Path:
    home.mkdir()
    with closing(sqlite3.connect(home / "study.db")) as connection:
        connection.executescript(VERSION_1)
    return home


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

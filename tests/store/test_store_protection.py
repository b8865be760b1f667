"""Damage, other processes, full disks and unwritable places: nothing is lost, and each is told with what to do."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from store_hands import Hands

from studyapp.errors import StudyError
from studyapp.memory.rating import Rating
from studyapp.store import Answered, Store
from studyapp.store.check import Check
from studyapp.store.files import Files
from studyapp.store.restore import restore
from studyapp.store.salvage import salvage
from studyapp.store.verify import Fault, same
from studyapp.texts import LANGUAGES, Texts

Open = Callable[..., Store]
ROOT = Path(__file__).parents[2]


def filled(store: Store, count: int = 3) -> Store:
    for index in range(count):
        store.record(Answered(f"d/{index}", Rating.EASY, 900, {"raw": "x" * 50}))
    return store


def refusal(action: Callable[[], object]) -> StudyError:
    with pytest.raises(StudyError) as refused:
        action()
    for lang in LANGUAGES:
        sentence = Texts(lang)(refused.value.code, **refused.value.details)
        assert "–" in sentence
    return refused.value


@pytest.fixture
def closed(open_store: Open, home: Path) -> Path:
    """A store that was filled and closed."""
    filled(open_store(), 40).close()
    return home / "study.db"


def test_the_home_and_its_files_are_private(store: Store, home: Path) -> None:
    filled(store).close()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    for path in home.rglob("*.db"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_home_with_blanks_and_chinese_characters(open_store: Open, tmp_path: Path) -> None:
    folder = tmp_path / "我的 学习 % ? # home"
    filled(open_store(folder)).close()
    assert open_store(folder).stats().reviews == 3


def test_the_second_process_reads_and_may_not_write(open_store: Open) -> None:
    first, second = open_store(), open_store()
    filled(first)
    assert (first.read_only, second.read_only) == (False, True)
    assert second.memory("d/1") == first.memory("d/1")
    for change in (lambda: filled(second), second.undo, lambda: second.suspend("d/1"), second.repair):
        assert refusal(change).code == "store.read_only"
    first.close()
    assert not open_store().read_only


def test_another_process_holds_the_lock_until_it_dies(home: Path, open_store: Open) -> None:
    code = (
        "import sys; from pathlib import Path; from studyapp.store import Store;"
        "from studyapp.memory.clock import system_clock;"
        f"s = Store.open(Path({str(home)!r}), clock=system_clock(), machine='here');"
        "print(s.read_only, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "False\n"
        assert open_store().read_only
        other.kill()
        other.wait()
    assert not open_store().read_only


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda data: data[:0], "store.empty"),
        (lambda data: b"\x00" * len(data), "store.not_a_store"),
        (lambda data: os.urandom(len(data)), "store.not_a_store"),
        (lambda data: data[:50], "store.not_a_store"),
        (lambda data: data[: len(data) // 2], "store.truncated"),
        (lambda data: data[:-1], "store.truncated"),
        (lambda data: data[:100] + b"\xa5" * (len(data) - 100), "store.damaged"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused_and_left_alone(
    closed: Path, hands: Hands, damage: Callable[[bytes], bytes], code: str
) -> None:
    closed.write_bytes(damage(closed.read_bytes()))
    before = closed.read_bytes()
    for opening in (Store.open, Store.peek):
        assert refusal(lambda opening=opening: opening(closed.parent, clock=hands.clock())).code == code
    assert closed.read_bytes() == before


def test_a_newer_store_is_refused_untouched(closed: Path, hands: Hands) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = closed.read_bytes()
    for opening in (Store.open, Store.peek):
        assert refusal(lambda opening=opening: opening(closed.parent, clock=hands.clock())).code == "store.newer"
    assert closed.read_bytes() == before


def test_someone_elses_database_is_refused(home: Path, hands: Hands) -> None:
    home.mkdir()
    with closing(sqlite3.connect(home / "study.db")) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    assert refusal(lambda: Store.open(home, clock=hands.clock())).code == "store.not_a_store"


def test_a_store_that_vanished_is_not_replaced_by_an_empty_one(closed: Path, hands: Hands) -> None:
    closed.unlink()
    for opening in (Store.open, Store.peek):
        assert refusal(lambda opening=opening: opening(closed.parent, clock=hands.clock())).code == "store.missing"
    assert not closed.exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, hands: Hands) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    assert refusal(lambda: Store.open(in_the_way / "home", clock=hands.clock())).code.startswith("store.un")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_home_is_told(tmp_path: Path, hands: Hands) -> None:
    tmp_path.chmod(0o500)
    try:
        assert refusal(lambda: Store.open(tmp_path / "home", clock=hands.clock())).code == "store.unwritable"
    finally:
        tmp_path.chmod(0o700)


def test_peeking_where_nothing_is_creates_nothing(home: Path, hands: Hands) -> None:
    with Store.peek(home, clock=hands.clock()) as store:
        assert store.due() == []
        assert store.stats().events == 0
        assert store.memory("d/a") is None
        assert refusal(lambda: filled(store)).code == "store.read_only"
    assert not home.exists()


def test_peeking_leaves_no_traces_and_sees_what_a_writer_just_wrote(
    closed: Path, open_store: Open, hands: Hands
) -> None:
    names = sorted(path.name for path in closed.parent.iterdir())
    with Store.peek(closed.parent, clock=hands.clock()) as store:
        assert store.stats().reviews == 40
    assert sorted(path.name for path in closed.parent.iterdir()) == names
    writer = filled(open_store(), 41)
    with Store.peek(closed.parent, clock=hands.clock()) as store:
        assert store.stats().reviews == 81
    assert writer.memory("d/40") is not None


def test_a_full_database_refuses_the_answer_whole(store: Store) -> None:
    filled(store)
    connection = store._database.connection
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")

    def fill() -> None:
        for index in range(2000):
            store.record(Answered(f"e/{index}", Rating.GOOD, 1, {"raw": "y" * 500}))

    assert refusal(fill).code == "store.full"
    kept = store.stats().reviews
    connection.execute("PRAGMA max_page_count = 100000")
    store.record(Answered("e/again", Rating.GOOD))
    assert store.stats().reviews == kept + 1
    assert store.verify().sound


def test_a_disk_that_takes_no_more_refuses_the_answer_whole(home: Path, open_store: Open) -> None:
    code = f"""
import resource
from pathlib import Path
from studyapp.errors import StudyError
from studyapp.memory.clock import system_clock
from studyapp.memory.rating import Rating
from studyapp.store.check import Check
from studyapp.store.files import Files
from studyapp.store import Answered, Store
store = Store.open(Path({str(home)!r}), clock=system_clock(), machine="here")
store.record(Answered("d/0", Rating.GOOD))
store._keeper.wait()
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
done = 1
try:
    while done < 5000:
        store.record(Answered(f"d/{{done}}", Rating.GOOD, 1, {{"raw": "y" * 500}}))
        done += 1
except StudyError as error:
    print(error.code, done, store.stats().reviews)
"""
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    told, done, counted = result.stdout.split()
    assert told in {"store.full", "store.failing"}
    assert done == counted
    store = open_store()
    assert store.stats().reviews == int(done)
    assert store.verify().sound


def test_events_can_be_neither_changed_nor_removed(store: Store) -> None:
    filled(store)
    for change in ("UPDATE event SET rating = 1", "DELETE FROM event"):
        with pytest.raises(sqlite3.IntegrityError):
            store._database.connection.execute(change)


def test_each_day_with_a_change_leaves_one_copy(store: Store, hands: Hands, home: Path) -> None:
    filled(store)
    filled(store)
    hands.days(1)
    store.suspend("d/1")
    store.close()
    names = sorted(path.name for path in (home / "backups").iterdir())
    assert names == ["study-2024-10-04.db", "study-2024-10-05.db"]
    assert store.backup_problem is None


def test_seven_daily_and_four_weekly_copies_are_kept(store: Store, hands: Hands, home: Path) -> None:
    for _ in range(60):
        filled(store, 1)
        hands.days(1)
    store.close()
    assert len(list((home / "backups").glob("study-*.db"))) == 11


def test_a_copy_that_cannot_be_made_drops_no_older_one(store: Store, hands: Hands, home: Path) -> None:
    filled(store)
    store._keeper.wait()
    hands.days(1)
    (home / "backups" / ".study-2024-10-05.db.new").mkdir()
    filled(store)
    store._keeper.wait()
    assert store.backup_problem.code == "store.backup_failed"
    assert [path.name for path in (home / "backups").glob("study-*.db")] == ["study-2024-10-04.db"]


def test_restore_brings_a_copy_back_and_keeps_what_was_there(
    store: Store, open_store: Open, hands: Hands, home: Path, tmp_path: Path
) -> None:
    filled(store)
    before = store.stats()
    store.backup(tmp_path / "copy.db")
    assert refusal(lambda: store.backup(tmp_path / "copy.db")).code == "store.file_exists"
    assert refusal(lambda: restore(home, tmp_path / "copy.db", clock=hands.clock())).code == "store.locked"
    filled(store, 9)
    store.close()
    kept = restore(home, tmp_path / "copy.db", clock=hands.clock())
    restored = open_store()
    assert restored.stats() == before
    assert restored.undo() is None, "the restored store counts as another device"
    restored.close()
    restore(home, kept, clock=hands.clock())
    assert open_store().stats().reviews == 12


def test_restore_refuses_a_bad_copy_and_changes_nothing(closed: Path, hands: Hands, tmp_path: Path) -> None:
    before = closed.read_bytes()
    bad = tmp_path / "bad.db"
    bad.write_bytes(before[: len(before) // 2])
    assert refusal(lambda: restore(closed.parent, bad, clock=hands.clock())).code == "store.truncated"
    assert refusal(lambda: restore(closed.parent, tmp_path / "no.db", clock=hands.clock())).code == "store.no_file"
    assert closed.read_bytes() == before


def test_restore_works_over_a_damaged_store_and_keeps_its_bytes(
    closed: Path, open_store: Open, hands: Hands, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(closed.read_bytes())
    closed.write_bytes(b"garbage" * 1000)
    kept = restore(closed.parent, copy, clock=hands.clock())
    assert kept.read_bytes() == b"garbage" * 1000
    assert open_store().stats().reviews == 40


def test_a_home_on_another_machine_goes_on_as_another_device(open_store: Open, home: Path, hands: Hands) -> None:
    filled(open_store()).close()
    with Store.open(home, clock=hands.clock(), machine="there") as store:
        assert store.undo() is None
        filled(store, 1)
        assert store.stats().events == 4
        assert store.verify().sound


@pytest.mark.parametrize("bulk_from", [0, 20_000])
def test_verify_finds_a_changed_projection_and_repair_mends_it(
    store: Store, monkeypatch: pytest.MonkeyPatch, bulk_from: int
) -> None:
    monkeypatch.setattr("studyapp.store.verify.BULK_FROM", bulk_from)
    assert store.verify().sound
    filled(store)
    before = store.memory("d/1")
    connection = store._database.connection
    for spoil, kind in (
        ("UPDATE memory SET due_day = due_day + 1 WHERE card = 2", "memory"),
        ("UPDATE memory SET stability = stability * 1.001 WHERE card = 2", "memory"),
        ("DELETE FROM memory WHERE card = 2", "memory"),
        ("UPDATE daily SET passed = passed + 1", "daily"),
        ("UPDATE rollup SET total = total + 1 WHERE name = 2", "rollup"),
        ("INSERT INTO mistake VALUES (2, 'm', 'bug', 1, 1, 0, NULL, 0)", "mistakes"),
        ("INSERT INTO alias VALUES (1, 2)", "alias"),
    ):
        assert store.verify().sound
        connection.execute(spoil)
        faults = store.verify().faults
        assert {fault.kind for fault in faults} == {kind}
        assert all(worded(fault) for fault in faults)
        assert store.repair().sound
    assert same(store.memory("d/1"), before)


def worded(fault: Fault) -> bool:
    """Word a fault in every language."""
    return all(
        "–" in Texts(lang)(f"store.fault_{fault.kind}", where=fault.where, **fault.details) for lang in LANGUAGES
    )


def test_verify_finds_a_removed_event(store: Store) -> None:
    filled(store)
    connection = store._database.connection
    connection.execute("DROP TRIGGER event_is_never_removed")
    connection.execute("DELETE FROM event WHERE seq = 2")
    faults = store.verify().faults
    assert {fault.kind for fault in faults} == {"gap", "memory", "daily", "rollup"}
    assert all(worded(fault) for fault in faults)


def test_salvage_saves_the_readable_events_of_a_damaged_file(
    store: Store, open_store: Open, home: Path, hands: Hands
) -> None:
    filled(store, 600).close()
    file = home / "study.db"
    data = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as connection:
        try:
            pages = connection.execute(
                "SELECT pageno FROM dbstat WHERE name = 'event' AND pagetype = 'leaf'"
            ).fetchall()
        except sqlite3.OperationalError:
            pytest.skip("this SQLite does not tell where its pages are")
    middle = pages[len(pages) // 2][0]
    data[(middle - 1) * 4096 : middle * 4096] = b"\xff" * 4096
    file.write_bytes(data)
    count, kept = salvage(home, clock=hands.clock())
    assert 500 < count < 600
    assert kept is not None
    restored = open_store()
    assert restored.stats().reviews == count
    assert {fault.kind for fault in restored.verify().faults} == {"gap"}


def test_a_look_in_the_background_tells_of_damage_and_disturbs_nothing(store: Store, home: Path) -> None:
    look = filled(store, 300).check()
    store.record(Answered("d/x", Rating.GOOD))
    assert look.wait() is None
    store.close()
    data = bytearray((home / "study.db").read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    (home / "study.db").write_bytes(data)
    problem = Check(Files(home)).wait()
    assert problem is not None
    assert problem.code == "store.damaged"


def test_importing_the_store_loads_nothing_heavy() -> None:
    code = (
        "import sys, studyapp.store;"
        "print([m for m in ('numpy', 'textual', 'yaml', 'fsrs', 'torch') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"

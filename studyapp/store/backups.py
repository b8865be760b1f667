"""Copies of the store, one a day: made aside, checked, and only then allowed to push out old ones."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

from studyapp.errors import StudyError
from studyapp.store.files import Files, check_header
from studyapp.store.sqlite import connect, mended

DAILY = 7
WEEKLY = 4
EPOCH = date(1970, 1, 1)


def copy_whole(source: sqlite3.Connection, target: Path) -> None:
    """Write a compact copy of a database under a temporary name, check it, and give it its name."""
    temporary = target.with_name(f".{target.name}.new")
    try:
        with mended(target):
            temporary.unlink(missing_ok=True)
            source.execute("VACUUM INTO ?", (str(temporary),))
            temporary.chmod(0o600)
            check_whole(temporary)
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def check_whole(file: Path) -> None:
    """Refuse a file that is not a sound store."""
    check_header(file)
    with mended(file), closing(connect(file, write=False, immutable=True)) as connection:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        connection.execute("SELECT count(*) FROM meta WHERE name = 'device'").fetchone()
    if found != "ok":
        raise StudyError("store.damaged", path=str(file), reason=str(found))


def back_up_day(files: Files, day: int) -> Path | None:
    """Make the copy of a day where there is none yet, then drop copies that are neither daily nor weekly."""
    target = files.backups / f"study-{EPOCH + timedelta(days=day)}.db"
    if target.exists():
        return None
    with mended(files.backups):
        files.backups.mkdir(mode=0o700, exist_ok=True)
        with closing(connect(files.database, write=False)) as source:
            copy_whole(source, target)
        for old in outdated(files.copies()):
            old.unlink(missing_ok=True)
    return target


class Keeper:
    """Makes the copy of a day in a thread of its own, so that neither the first screen nor an answer waits for it."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._day: int | None = None
        self._thread: Thread | None = None
        self.problem: StudyError | None = None

    def keep(self, day: int) -> None:
        """Begin the copy of a day at its first change."""
        if day == self._day:
            return
        self.wait()
        self._day = day
        self._thread = Thread(target=self._work, args=(day,), name="backup")
        self._thread.start()

    def wait(self) -> None:
        """Wait until a copy under way is done."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _work(self, day: int) -> None:
        try:
            back_up_day(self._files, day)
            self.problem = None
        except StudyError as error:
            reason = error.details.get("reason", error.code)
            self.problem = StudyError("store.backup_failed", path=str(self._files.backups), reason=reason)


def outdated(copies: Sequence[Path]) -> list[Path]:
    """Choose the copies to drop: all but the last seven, and the newest of each of four weeks before them.

    >>> names = [Path(f"study-2026-01-{day:02}.db") for day in range(1, 31)]
    >>> kept = sorted(set(names) - set(outdated(names)))
    >>> [int(path.stem[-2:]) for path in kept]
    [4, 11, 18, 23, 24, 25, 26, 27, 28, 29, 30]
    """
    dated = {path: day for path in copies if (day := _date_of(path)) is not None}
    newest = sorted(dated, key=lambda path: dated[path], reverse=True)
    weeks: dict[tuple[int, int], Path] = {}
    for path in newest[DAILY:]:
        weeks.setdefault(dated[path].isocalendar()[:2], path)
    kept = {*newest[:DAILY], *list(weeks.values())[:WEEKLY]}
    return [path for path in newest if path not in kept]


def _date_of(path: Path) -> date | None:
    """Read the day of a copy from its name; None for a name that is not of the daily kind."""
    try:
        return date.fromisoformat(path.stem.removeprefix("study-"))
    except ValueError:
        return None

"""Brings the index up to date with the files: only what changed is read, whatever may be wrong with it."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct, field

from studyapp.deck.decode import BIGGEST_FILE
from studyapp.deck.folders import FAULTS, Found, deck_files
from studyapp.deck.index import Index
from studyapp.deck.problems import Problem
from studyapp.deck.rows import FileRow

RACY_NS = 2_000_000_000
KEPT_BYTES = 2_000_000

Progress = Callable[[int, int], None]


class Refreshed(Struct):
    """The index after looking at the folders, the files in reading order, and what could not be read at all."""

    index: Index
    files: list[FileRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def no_progress(_done: int, _all: int) -> None:
    """Tell nobody how far the reading is."""


def refresh(folders: Sequence[Path], cache: Path | None, progress: Progress = no_progress) -> Refreshed:
    """Read what changed since the index was written; without a usable cache everything is read into memory.

    `progress` is told the bytes read and those to be read, before each file and at the end; whatever it raises ends the
    reading, and what was read by then is kept.
    """
    try:
        index = Index.on_disk(cache) if cache else Index.in_memory()
    except (sqlite3.Error, OSError):
        index = Index.in_memory()
    try:
        return _Refresh(index, folders, progress).run()
    except (sqlite3.Error, OSError):
        pass
    try:
        index.rollback()
        return _Refresh(index.copied(), folders, progress).run()
    except (sqlite3.Error, OSError):
        index.close()
        return _Refresh(Index.in_memory(), folders, progress).run()


class _Refresh:
    """One pass over the folders."""

    def __init__(self, index: Index, folders: Sequence[Path], progress: Progress) -> None:
        self._index = index
        self._progress = progress
        self._folders = folders
        self._known = index.files()
        self._saved_ns = index.saved_ns()
        self._problems: list[Problem] = []
        self._written = False
        self._verified = False

    def run(self) -> Refreshed:
        """Look at every file, forget the ones that are gone, and save."""
        listed = list(deck_files(self._folders))
        stale = [found for found in listed if not found.fault and not self._current(found)]
        gone = self._read_all(stale)
        for found in listed:
            if found.fault:
                how = found.fault if found.fault in FAULTS else ""
                self._unreadable(found.path, found.fault, how)
        present = [found.path for found in listed if not found.fault and found.path not in gone]
        self._forget({found.path for found in listed})
        if self._written:
            self._index.commit()
        elif self._verified:
            self._index.touch()
        known = self._index.files() if self._written else self._known
        unique = dict.fromkeys(path for path in present if path in known)
        return Refreshed(self._index, [known[path] for path in unique], self._problems)

    def _current(self, found: Found) -> bool:
        """Tell whether the index has this very file; one saved just before the index was written is looked at again."""
        row = self._known.get(found.path)
        if row is None or (row.size, row.mtime_ns) != (found.size, found.mtime_ns):
            return False
        if found.mtime_ns < self._saved_ns - RACY_NS or not self._saved_ns:
            return True
        from studyapp.deck.hashing import content_hash

        data = self._bytes(found.path)
        self._verified = True
        return data is not None and content_hash(data) == row.digest

    def _read_all(self, stale: Sequence[Found]) -> frozenset[str]:
        """Read new and changed files, saving now and then what was done; returns those that are gone."""
        if not stale:
            return frozenset()
        from studyapp.deck.compose import collection_paused

        done = kept = 0
        whole = sum(found.size for found in stale)
        gone = set()
        with collection_paused():
            for found in stale:
                self._progress(done, whole)
                if not self._read(found):
                    gone.add(found.path)
                done += found.size
                if done - kept >= KEPT_BYTES:
                    self._index.commit()
                    kept = done
        self._progress(done, whole)
        return frozenset(gone)

    def _read(self, found: Found) -> bool:
        """Read a new or changed file into the index; False where it is gone."""
        from studyapp.deck.hashing import content_hash

        data = self._bytes(found.path)
        if data is None:
            return False
        row = self._known.get(found.path)
        self._written = True
        if row and row.digest == content_hash(data):
            self._index.stamp(row.number, found.size, found.mtime_ns)
            return True
        self._store(found, data, row)
        return True

    def _store(self, found: Found, data: bytes, row: FileRow | None) -> None:
        from studyapp.deck.digest import digested, encoded_problems

        digest = digested(found.path, data)
        keep = bool(digest.broken and row and row.deck)
        problems = list(digest.problems)
        if keep:
            problems.append(Problem(found.path, 0, 0, "W113"))
        blob = encoded_problems(problems)
        self._index.put(found.path, found.size, found.mtime_ns, digest, blob, len(problems), keep)

    def _bytes(self, path: str) -> bytes | None:
        """Return a file's bytes; one that vanished or cannot be read is a problem."""
        try:
            with Path(path).open("rb") as handle:
                return handle.read(BIGGEST_FILE + 1)
        except OSError as error:
            how = "missing" if isinstance(error, FileNotFoundError) else ""
            self._unreadable(path, error.strerror or type(error).__name__, how)
            return None

    def _unreadable(self, path: str, reason: str, how: str) -> None:
        details: dict[str, str | int] = {"reason": reason, "how": how}
        self._problems.append(Problem(path, 0, 0, "E001", details))

    def _forget(self, listed: set[str]) -> None:
        """Drop what is remembered of files that left these folders."""
        folders = {str(folder.absolute()) for folder in self._folders}
        gone = [
            row.number for path, row in self._known.items() if path not in listed and str(Path(path).parent) in folders
        ]
        if gone:
            self._index.drop(gone)
            self._written = True

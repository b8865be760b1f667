"""The files of a store in its folder, and what their first bytes tell without touching them."""

import os
from pathlib import Path

from msgspec import Struct

from studyapp.errors import StudyError
from studyapp.store.schema import APPLICATION_ID, VERSION

NAME = "study.db"
MAGIC = b"SQLite format 3\x00"
HEADER = 100


class Files(Struct, frozen=True):
    """Where one store keeps its database, lock and backups."""

    folder: Path

    @property
    def database(self) -> Path:
        """The one file of state."""
        return self.folder / NAME

    @property
    def wal(self) -> Path:
        """The write-ahead log that belongs to the database."""
        return self.folder / f"{NAME}-wal"

    @property
    def shm(self) -> Path:
        """The index of the write-ahead log."""
        return self.folder / f"{NAME}-shm"

    @property
    def lock(self) -> Path:
        """The file whose lock says who writes."""
        return self.folder / f"{NAME}.lock"

    @property
    def backups(self) -> Path:
        """The folder of daily and weekly copies."""
        return self.folder / "backups"

    @property
    def has_wal(self) -> bool:
        """Whether the write-ahead log holds anything."""
        return self.wal.exists() and self.wal.stat().st_size > 0

    def copies(self) -> tuple[Path, ...]:
        """List the backups, newest first."""
        return tuple(sorted(self.backups.glob("study-*.db"), reverse=True))


def exists(files: Files) -> bool:
    """Tell whether there is a store; one that vanished while its backups or its log remain is refused."""
    try:
        if files.database.exists():
            return True
        orphaned = files.has_wal or bool(files.copies())
    except OSError as error:
        raise StudyError("store.unreadable", path=str(files.folder), reason=error.strerror or str(error)) from error
    if orphaned:
        raise StudyError("store.missing", path=str(files.database), backups=str(files.backups))
    return False


def check_header(file: Path, *, wal: bool = False) -> None:
    """Refuse, untouched, a file that is empty, not ours, cut short or of a newer version."""
    try:
        with file.open("rb") as stream:
            header = stream.read(HEADER)
        size = file.stat().st_size
    except FileNotFoundError as error:
        raise StudyError("store.no_file", path=str(file)) from error
    except OSError as error:
        raise StudyError("store.unreadable", path=str(file), reason=error.strerror or str(error)) from error
    if not header:
        raise StudyError("store.empty", path=str(file))
    if len(header) < HEADER or not header.startswith(MAGIC):
        raise StudyError("store.not_a_store", path=str(file))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StudyError("store.not_a_store", path=str(file))
    version = int.from_bytes(header[60:64], "big")
    if version > VERSION:
        raise StudyError("store.newer", path=str(file), version=version, known=VERSION)
    page_size = int.from_bytes(header[16:18], "big") or 1
    page_size = 65_536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32], "big")
    if not wal and size < pages * page_size:
        raise StudyError("store.truncated", path=str(file))


def make_private(folder: Path) -> None:
    """Create the folder (0700), or close an existing one to others before a store is made in it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix" and folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise StudyError("store.unwritable", path=str(folder), reason=error.strerror or str(error)) from error


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder durable, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

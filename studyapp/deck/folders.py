"""Lists the deck files of folders, whatever state they are in."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from studyapp.places import in_utf8

SUFFIXES = (".yaml", ".yml")


FAULTS = ("folder", "special", "link", "missing", "name")


class Found(NamedTuple):
    """One deck file as listed; `fault` says why it cannot be read: one of FAULTS, or the system's words."""

    path: str
    size: int = 0
    mtime_ns: int = 0
    fault: str = ""


def deck_files(folders: Sequence[Path]) -> Iterator[Found]:
    """Yield the deck files of every folder by name, hidden ones passed over; a file may stand for a folder."""
    for folder in folders:
        if folder.suffix in SUFFIXES and not folder.is_dir():
            yield _found(str(folder.absolute()))
            continue
        try:
            with os.scandir(folder.absolute()) as entries:
                names = sorted(entry.path for entry in entries if _is_deck(entry.name))
        except FileNotFoundError:
            continue
        except OSError as error:
            yield Found(str(folder), fault=error.strerror or "unreadable")
            continue
        yield from map(_found, names)


def _is_deck(name: str) -> bool:
    return name.endswith(SUFFIXES) and not name.startswith(".")


def _found(path: str) -> Found:
    if not in_utf8(path):
        return Found(path.encode(errors="replace").decode(), fault="name")
    try:
        stat = Path(path).stat()
    except FileNotFoundError:
        return Found(path, fault="link" if Path(path).is_symlink() else "missing")
    except OSError as error:
        return Found(path, fault=error.strerror or "unreadable")
    if not S_ISREG(stat.st_mode):
        return Found(path, fault="folder" if S_ISDIR(stat.st_mode) else "special")
    return Found(path, stat.st_size, stat.st_mtime_ns)

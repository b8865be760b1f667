"""The deck files that paths name: files themselves, and those in folders; what cannot be read is told, never opened."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from studyapp.deck.folders import SUFFIXES
from studyapp.deck.folders import deck_files as files_in
from studyapp.deck.problems import Problem
from studyapp.deck.reader import read_deck
from studyapp.deck.reading import Reading
from studyapp.deck.source import Source
from studyapp.errors import StudyError


def deck_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each deck file once: those named, and those in folders; paths that hold none are an error."""
    seen: set[Path] = set()
    named = list(paths)
    for path in named:
        for file in _files(path):
            if file.absolute() not in seen:
                seen.add(file.absolute())
                yield file
    if not seen:
        raise StudyError("authoring.no_deck_file", path=", ".join(map(str, named)))


def named(word: str, own: Path) -> Path:
    """Return the file that a word names: as it stands, else in the learner's own folder, with or without `.yaml`."""
    path = Path(word)
    if os.path.lexists(path) or path.name != word:
        return path
    candidates = (own / f"{word}{suffix}" for suffix in ("", *SUFFIXES))
    return next((each for each in candidates if os.path.lexists(each)), path)


def _files(path: Path) -> Iterator[Path]:
    if not os.path.lexists(path):
        raise StudyError("cli.no_such_path", path=path)
    if not path.is_dir():
        yield path
        return
    found = [Path(each.path) for each in files_in((path,))]
    if found == [path]:
        raise StudyError("authoring.closed_folder", path=path)
    yield from (path / file.name for file in found)


def read_file(path: Path) -> Reading:
    """Read a deck file; a pipe or a device is not opened, since that could wait for ever."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return _unreadable(path, "", "link" if path.is_symlink() else "missing")
    except OSError as error:
        return _unreadable(path, error.strerror or type(error).__name__, "")
    if not S_ISREG(mode) and not S_ISDIR(mode):
        return _unreadable(path, "special", "special")
    return read_deck(path)


def _unreadable(path: Path, reason: str, how: str) -> Reading:
    """Return the reading of a file that nothing can be read from."""
    problem = Problem(str(path), 0, 0, "E001", {"reason": reason, "how": how})
    return Reading(None, (problem,), Source(str(path), ""), broken=True)

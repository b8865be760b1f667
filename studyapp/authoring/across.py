"""What only the library can tell of a linted deck: needs that name other decks and hold no water."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from studyapp.deck.folders import deck_files
from studyapp.deck.library import Library
from studyapp.deck.problems import Problem

CODES = ("E046", "E047")


def broken_needs(files: Sequence[Path], folders: Sequence[Path], cache: Path | None) -> Iterator[Problem]:
    """Yield the needs across decks that lead nowhere or in a circle; the files stand in for the decks of their id."""
    shown = {str(file.absolute()): str(file) for file in files}
    others = [Path(found.path) for found in deck_files(folders) if found.path not in shown]
    with Library.open((*others, *(Path(path) for path in shown)), cache) as library:
        for problem in library.across:
            if problem.file in shown and problem.code in CODES:
                yield replace(problem, file=shown[problem.file])

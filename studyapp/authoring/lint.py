"""Lint deck files: what the reader finds, then what drawing and computing the exercises finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studyapp.deck.problems import Problem
from studyapp.deck.reader import read_deck
from studyapp.errors import StudyError

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Linted:
    """One file with everything wrong in it."""

    file: str
    cards: int
    problems: tuple[Problem, ...]


def lint(paths: Iterable[Path]) -> Iterator[Linted]:
    """Lint deck files and folders of them."""
    for path in deck_files(paths):
        reading = read_deck(path)
        cards = len(reading.deck.entries) if reading.deck else 0
        yield Linted(str(path), cards, tuple(reading.problems))


def deck_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield deck files: those named, and those in folders."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if file.suffix in SUFFIXES)
        elif path.exists():
            yield path
        else:
            raise StudyError("cli.no_such_path", path=str(path))

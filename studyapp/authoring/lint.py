"""Lint deck files: what the reader finds, then what drawing and computing the exercises finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studyapp.deck.models import Exercise
from studyapp.deck.problems import Problem
from studyapp.deck.reader import read_deck
from studyapp.deck.reading import Reading
from studyapp.errors import StudyError
from studyapp.texts.problems.exercises import code_of

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
        problems = sorted((*reading.problems, *computed(reading)), key=lambda found: (found.line, found.column))
        yield Linted(str(path), cards, tuple(problems))


def computed(reading: Reading) -> Iterator[Problem]:
    """Yield what drawing and computing the exercises of a deck finds, each at its place in the file."""
    exercises = [entry for entry in reading.deck.entries if isinstance(entry, Exercise)] if reading.deck else []
    if not exercises:
        return
    from studyapp.exercise.check import problems

    for entry in exercises:
        where = reading.path_of(entry)
        for found in problems(entry.id or "exercise", entry):
            how = f"{found.code}_near" if found.details.get("suggestion") else found.code
            path = (part if isinstance(part, int) else str(part) for part in found.path)
            details: dict[str, Any] = {
                name: value if isinstance(value, int) else str(value) for name, value in found.details.items()
            }
            problem = reading.problem((*where, *path), code_of(found.code), found.offset, how=how, **details)
            if problem.code not in entry.quiet:
                yield problem


def deck_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield deck files: those named, and those in folders."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if file.suffix in SUFFIXES)
        elif path.exists():
            yield path
        else:
            raise StudyError("cli.no_such_path", path=str(path))

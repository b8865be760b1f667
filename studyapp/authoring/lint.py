"""Lint deck files: what the reader finds, then formulas, then what drawing and computing the exercises finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studyapp.authoring.across import Question, like_questions, questions
from studyapp.authoring.formulas import formula_problems
from studyapp.authoring.paths import deck_files, read_file
from studyapp.deck.models import Deck, Exercise
from studyapp.deck.problems import Problem
from studyapp.deck.reading import Reading
from studyapp.texts.problems.exercises import code_of


@dataclass(frozen=True, slots=True)
class Linted:
    """One file with everything wrong in it; no deck where it could not be read as one."""

    file: str
    deck: Deck | None
    problems: tuple[Problem, ...]

    @property
    def cards(self) -> int:
        """How many entries could be read."""
        return len(self.deck.entries) if self.deck else 0


def lint(paths: Iterable[Path], across: Iterable[Problem] = ()) -> Iterator[Linted]:
    """Lint deck files and folders of them; `across` are problems between decks, shown with the file they are in."""
    by_file: dict[str, list[Problem]] = {}
    decks: dict[str, Deck | None] = {}
    files: dict[str, str] = {}
    asked: list[Question] = []
    for path in deck_files(paths):
        reading = read_file(path)
        by_file[str(path)] = [*reading.problems, *lint_reading(reading)]
        decks[str(path)] = reading.deck
        if reading.deck and (other := files.get(reading.deck.id)):
            by_file[str(path)].append(Problem(str(path), 0, 0, "W112", {"deck": reading.deck.id, "other": other}))
        if reading.deck:
            files[reading.deck.id] = str(path)
        asked += questions(reading)
    for problem in (*across, *like_questions(asked)):
        by_file.get(problem.file, []).append(problem)
    for file, found in by_file.items():
        yield Linted(file, decks[file], tuple(sorted(found, key=lambda each: (each.line, each.column))))


def lint_reading(reading: Reading) -> Iterator[Problem]:
    """Yield what is wrong with a file beyond its reading: formulas, then exercises."""
    yield from formula_problems(reading)
    yield from computed(reading)


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

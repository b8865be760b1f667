"""What only several decks side by side can tell: needs that hold no water, and almost the same question in two."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from studyapp.deck.folders import deck_files
from studyapp.deck.library import Library
from studyapp.deck.problems import Problem
from studyapp.deck.reading import Reading
from studyapp.deck.twins import Shingles, asking, pairs, shingles

CODES = ("E046", "E047")


def broken_needs(files: Sequence[Path], folders: Sequence[Path], cache: Path | None) -> Iterator[Problem]:
    """Yield the needs across decks that lead nowhere or in a circle; the files stand in for the decks of their id."""
    shown = {str(file.absolute()): str(file) for file in files}
    others = [Path(found.path) for found in deck_files(folders) if found.path not in shown]
    with Library.open((*others, *(Path(path) for path in shown)), cache) as library:
        for problem in library.across:
            if problem.file in shown and problem.code in CODES:
                yield replace(problem, file=shown[problem.file])


class Question(NamedTuple):
    """A question as it is compared with those of other decks, and where it stands."""

    deck: str
    shingles: Shingles
    warning: Problem
    quiet: bool


def questions(reading: Reading) -> Iterator[Question]:
    """Yield the questions of a file that can be compared."""
    if reading.deck is None:
        return
    for item in reading.items:
        if found := shingles(item, reading.deck.lang):
            node = asking(item)
            line = reading.source.line(node.line)
            warning = Problem(reading.source.file, node.line, node.column, "W110", {}, line)
            yield Question(reading.deck.id, found, warning, "W110" in item.entry.quiet)


def like_questions(asked: Sequence[Question]) -> Iterator[Problem]:
    """Warn about a question very like one of a deck linted before."""
    for number, first in pairs([question.shingles for question in asked]):
        own, other = asked[number], asked[first]
        if own.deck != other.deck and not own.quiet:
            place = other.warning
            yield replace(own.warning, details={"first": place.line, "file": place.file, "how": "deck"})

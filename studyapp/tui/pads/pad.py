"""What every pad answers to; by itself it is the pad of a question without choices: it shows and moves nothing."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from studyapp.formula.spans import Line, Span, Style
from studyapp.session.attempt import Attempt
from studyapp.session.page import Page
from studyapp.session.question import Posed, Question
from studyapp.session.review import Phase

CURSOR, NO_CURSOR = "❯ ", "  "


class Tried(Protocol):
    """One question posed, and what happened at it so far."""

    @property
    def posed(self) -> Posed:
        """The question, how it is checked and what is revealed."""

    @property
    def attempt(self) -> Attempt:
        """The tries at it."""


class Sitting(Protocol):
    """What a pad needs of a review or of an interview: whether the question is open, and what was made of it."""

    @property
    def phase(self) -> Phase:
        """Whether an answer is awaited."""

    @property
    def current(self) -> Tried:
        """The question at hand."""

    def step(self) -> None:
        """Reveal one step more of a derivation."""

    def tick(self, point: int) -> None:
        """Tick a point, or take its tick away."""


class Pad:
    """Holds what was moved and chosen so far at one question, and writes it as the answer that `--plain` reads."""

    active_in: Phase | None = None
    shows_code = False

    def __init__(self, session: Sitting) -> None:
        self.session = session
        self.at = 0
        self.posed = session.current.posed

    @property
    def question(self) -> Question:
        """The question at hand."""
        return self.posed.question

    @property
    def active(self) -> bool:
        """Tell whether keys work this pad now."""
        return self.session.phase is self.active_in

    @property
    def judged(self) -> bool:
        """Tell whether the right answer may be seen."""
        return self.session.current.attempt.revealed

    @property
    def size(self) -> int:
        """Count the rows that the cursor can stand on."""
        return len(self.question.options)

    @property
    def answer(self) -> str | None:
        """The answer as a person would type it; nothing while something is missing."""
        return None

    def move(self, by: int) -> bool:
        """Move the cursor; tell whether there is one."""
        if self.active and self.size:
            self.at = (self.at + by) % self.size
        return self.active and self.size > 0

    def carry(self, by: int) -> None:
        """Move the item at the cursor."""

    def turn(self, by: int) -> None:
        """Take the next value for the row at the cursor."""

    def choose(self, number: int) -> bool:
        """Take a number from 1; tell whether that completes the answer."""
        if 1 <= number <= self.size:
            self.at = number - 1
        return False

    def mark(self) -> bool:
        """Do what Space does here; tell whether it does anything but go on."""
        return False

    def lines(self, page: Page) -> Iterator[Line]:
        """Show the rows, the cursor, and once judged what is right."""
        del page
        yield from ()

    def row(self, index: int, lines: Iterable[Line], *, box: str = "", style: Style = "heading") -> Iterator[Line]:
        """Show one row behind the cursor and its box or verdict."""
        cursor = CURSOR if self.active and index == self.at else NO_CURSOR
        for part, line in enumerate(lines):
            if part:
                yield (Span(" " * len(cursor + box)), *line)
            else:
                yield (Span(cursor, "heading"), Span(box, style), *line)

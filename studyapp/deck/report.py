"""Collects the problems of one file while it is read."""

from collections.abc import Collection, Mapping

from studyapp.deck.nodes import Node, Scalar
from studyapp.deck.problems import Problem
from studyapp.deck.source import Source

MOST_GUESSES = 300


class Report:
    """The problems found so far; `errors` counts those that take something out, `broken` says the YAML itself is."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.errors = 0
        self.broken = False
        self._guesses: dict[tuple[str, ...], str] = {}

    def add(self, code: str, line: int, column: int, fix: str = "", **details: str | int) -> None:
        """Note a problem at a line and column (1-based)."""
        self.problems.append(Problem(self.source.file, line, column, code, details, self.source.line(line), fix))
        self.errors += code.startswith("E")

    def closest(self, word: str, names: Collection[str]) -> str:
        """Return the name most like `word`; guessing is slow, so a file gets only so many guesses."""
        from studyapp.deck.suggest import closest

        asked = (word, *names)
        if asked not in self._guesses and len(self._guesses) < MOST_GUESSES:
            self._guesses[asked] = closest(word, names)
        return self._guesses.get(asked, "")

    def at(self, node: Node, code: str, fix: str = "", **details: str | int) -> None:
        """Note a problem where a node starts."""
        self.add(code, node.line, node.column, fix, **details)

    def inside(self, node: Scalar, offset: int, code: str, fix: str = "", **details: str | int) -> None:
        """Note a problem at a character of a scalar's value."""
        mark = self.source.locate(node, offset)
        self.add(code, mark.line, mark.column, fix, **details)

    def file(self, code: str, fix: str = "", details: Mapping[str, str | int] | None = None) -> None:
        """Note a problem of the file as a whole."""
        self.problems.append(Problem(self.source.file, 0, 0, code, details or {}, "", fix))
        self.errors += code.startswith("E")

    def ordered(self) -> tuple[Problem, ...]:
        """Return the problems in the order of the file."""
        return tuple(sorted(self.problems, key=lambda problem: (problem.line, problem.column, problem.code)))

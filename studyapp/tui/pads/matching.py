"""The pad for matching: beside each left side stands what was chosen for it, below them what there is to choose."""

from collections.abc import Iterator

from studyapp.formula.spans import Line, Span, Style
from studyapp.session.marking import flat
from studyapp.session.page import Page
from studyapp.session.review import Phase
from studyapp.tui.pads.pad import Pad, Sitting


class MatchPad(Pad):
    """Keeps for each left side the right side chosen for it; a right side belongs to one left side only."""

    active_in = Phase.ASKING

    def __init__(self, session: Sitting) -> None:
        super().__init__(session)
        self.chosen: list[int | None] = [None] * self.size

    @property
    def answer(self) -> str | None:
        """The numbers of the chosen right sides, in the order of the left sides."""
        found = [index for index in self.chosen if index is not None]
        return " ".join(str(index + 1) for index in found) if len(found) == self.size else None

    def choose(self, number: int) -> bool:
        """Choose a right side for the left side at the cursor, and go to the next open one."""
        if self.active and 1 <= number <= len(self.question.targets):
            self._take(number - 1)
            still = [place for place in range(self.size) if self.chosen[place] is None]
            self.at = next((place for place in still if place > self.at), still[0] if still else self.at)
        return False

    def turn(self, by: int) -> None:
        """Choose the next right side that is free."""
        if not self.active:
            return
        now = self.chosen[self.at]
        taken = {index for place, index in enumerate(self.chosen) if place != self.at}
        free = [index for index in range(len(self.question.targets)) if index not in taken]
        if now is None:
            self.chosen[self.at] = free[0 if by > 0 else -1]
        else:
            self.chosen[self.at] = free[(free.index(now) + by) % len(free)]

    def mark(self) -> bool:
        """Choose the next free right side."""
        self.turn(1)
        return self.active

    def lines(self, page: Page) -> Iterator[Line]:
        """Show the left sides with their choices, then the right sides."""
        outcome = self.session.current.attempt.outcome
        verdicts = flat(outcome.cells) if self.judged and outcome is not None and outcome.cells else ()
        inner = Page(page.texts, page.width - 4)
        for place, left in enumerate(self.question.options):
            index = self.chosen[place]
            number = "·" if index is None else str(index + 1)
            box, style = self._box(place, verdicts)
            lines = inner.item(f"{number} ← ", left)
            yield from self.row(place, lines, box=box, style=style)
        yield ()
        for index, target in enumerate(self.question.targets):
            used: Style = "number" if index in self.chosen else "plain"
            for line in inner.item(f"{index + 1}) ", target):
                yield (Span("    "), *(span._replace(style=used) if span.style == "plain" else span for span in line))

    @staticmethod
    def _box(place: int, verdicts: tuple[bool, ...]) -> tuple[str, Style]:
        """Mark a pair once judged."""
        if not verdicts:
            return "", "plain"
        return ("✓ ", "right") if verdicts[place] else ("✗ ", "wrong")

    def _take(self, target: int) -> None:
        """Give a right side to the left side at the cursor, taking it from where it was."""
        self.chosen = [None if index == target else index for index in self.chosen]
        self.chosen[self.at] = target

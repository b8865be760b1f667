"""The pad for putting items in order: an item is lifted, moved and put down, or sent to a place by its number."""

from collections.abc import Iterator

from studyapp.formula.spans import Line, Style
from studyapp.session.marking import flat
from studyapp.session.page import Page, letters
from studyapp.session.review import Phase
from studyapp.tui.pads.pad import Pad, Sitting


class OrderPad(Pad):
    """Keeps the items in the order they stand in now."""

    active_in = Phase.ASKING

    def __init__(self, session: Sitting) -> None:
        super().__init__(session)
        self.order = list(range(self.size))
        self.lifted = False

    @property
    def answer(self) -> str | None:
        """The numbers of the items as they stand."""
        return " ".join(str(index + 1) for index in self.order)

    def move(self, by: int) -> bool:
        """Move the cursor, or the item that is lifted."""
        if self.lifted and self.active:
            self.carry(by)
            return True
        return super().move(by)

    def carry(self, by: int) -> None:
        """Move the item at the cursor up or down, past no end."""
        place = self.at + by
        if self.active and 0 <= place < self.size:
            self.order.insert(place, self.order.pop(self.at))
            self.at = place

    def choose(self, number: int) -> bool:
        """Send the item at the cursor to a place."""
        if 1 <= number <= self.size:
            self.carry(number - 1 - self.at)
        return False

    def mark(self) -> bool:
        """Lift the item at the cursor, or put it down."""
        self.lifted = self.active and not self.lifted
        return self.active

    def lines(self, page: Page) -> Iterator[Line]:
        """Show the items in their present order; once judged, which stand right."""
        inner, heads = Page(page.texts, page.width - 4), tuple(letters())
        outcome = self.session.current.attempt.outcome
        verdicts = flat(outcome.cells) if self.judged and outcome is not None and outcome.cells else ()
        for place, index in enumerate(self.order):
            box, style = self._box(place, verdicts)
            yield from self.row(
                place, inner.item(heads[index % 26], self.question.options[index]), box=box, style=style
            )

    def _box(self, place: int, verdicts: tuple[bool, ...]) -> tuple[str, Style]:
        """Mark a lifted item, and once judged whether the item belongs here."""
        if verdicts:
            return ("✓ ", "right") if verdicts[place] else ("✗ ", "wrong")
        lifted = self.lifted and self.active and place == self.at
        return ("↕ ", "picked") if lifted else (f"{place + 1} ", "number")

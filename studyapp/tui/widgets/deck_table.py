"""The rows of the home screen: each deck with what is due, what is new, and how much of it is mastered."""

from collections.abc import Mapping

from studyapp.deck.rows import DeckRow
from studyapp.formula.cells import cell_len, clean, cut, ljust
from studyapp.formula.spans import Line, Span
from studyapp.session.desk import Desk, Today
from studyapp.tui.widgets.plot import bar

COUNT = 7
BAR = 8
PERCENT = 6
IN, OUT = "☑ ", "☐ "


class DeckTable:
    """Lays out the decks for one moment; those not studied stay listed, to be chosen."""

    def __init__(self, desk: Desk, today: Today, mastered: Mapping[str, int]) -> None:
        self._desk = desk
        self._counts = {deck.deck: deck for deck in today.decks}
        self._mastered_cards = mastered

    def heads(self, width: int) -> Line:
        """Name the columns, for rows of `width` cells."""
        texts = self._desk.texts
        names = right(texts("home.due"), COUNT) + right(texts("home.new"), COUNT)
        mastered = right(texts("home.mastered"), BAR + PERCENT + 2)
        title = cut(texts("home.deck"), self._title_width(width - 2))
        return (Span(f"    {ljust(title, self._title_width(width - 2))}{names}{mastered}", "number"),)

    def row(self, index: int, width: int) -> Line:
        """Lay out one deck."""
        deck = self._desk.library.decks[index]
        counts = self._counts.get(deck.id)
        title = self._title(deck, width)
        if counts is None:
            texts = self._desk.texts
            rest = width - len(OUT) - self._title_width(width)
            out = cut(texts("home.not_studied", cards=deck.cards), rest)
            return Span(OUT, "number"), Span(title, "number"), Span(right(out, rest), "number")
        return (
            Span(IN, "formula"),
            Span(title),
            Span(right(str(counts.due), COUNT), "strong" if counts.due else "number"),
            Span(right(str(counts.new), COUNT), "plain" if counts.new else "number"),
            *self._mastered(deck),
        )

    def _title(self, deck: DeckRow, width: int) -> str:
        room = self._title_width(width)
        return ljust(cut(clean(deck.title.to(self._desk.lang)), room - 1), room)

    def _title_width(self, width: int) -> int:
        return max(10, width - len(IN) - 2 * COUNT - BAR - PERCENT - 2)

    def _mastered(self, deck: DeckRow) -> Line:
        share = min(1.0, self._mastered_cards.get(deck.id, 0) / deck.cards) if deck.cards else 0.0
        filled, empty = bar(share, BAR)
        percent = right(f"{100 * share:.0f} %", PERCENT)
        return Span("  "), Span(filled, "formula"), Span(empty, "rule"), Span(percent, "plain" if share else "number")


def right(text: str, width: int) -> str:
    """Set a text flush right."""
    return " " * (width - cell_len(text)) + text

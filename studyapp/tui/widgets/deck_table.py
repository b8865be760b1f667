"""The rows of the home screen: each deck with what is due, what is new, and how much of it is mastered."""

from collections.abc import Mapping

from studyapp.deck.rows import DeckRow
from studyapp.formula.cells import cell_len, clean, cut, ljust
from studyapp.formula.spans import Line, Span, Style
from studyapp.session.desk import Desk, Today
from studyapp.tui.widgets.plot import bar

COUNT, NARROW_COUNT = 7, 5
BAR = 8
PERCENT = 6
ROOM_FOR_BARS = 56
IN, OUT = "☑ ", "☐ "


class DeckTable:
    """Lays out the decks for one moment; those not studied stay listed, to be chosen."""

    def __init__(self, desk: Desk, today: Today, mastered: Mapping[str, int]) -> None:
        self._desk = desk
        self._counts = {deck.deck: deck for deck in today.decks}
        self._mastered_cards = mastered

    def heads(self, width: int) -> Line:
        """Name the columns, for rows of `width` cells."""
        texts, row = self._desk.texts, width - 2
        room = self._title_width(row)
        names = right(texts("home.due"), count_width(row)) + right(texts("home.new"), count_width(row))
        mastered = right(texts("home.mastered"), share_width(row))
        title = texts("home.deck")
        title = title if cell_len(title) <= room else texts("home.deck_short")
        return (Span(f"    {ljust(title, room)}{names}{mastered}", "number"),)

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
            Span(right(str(counts.due), count_width(width)), "strong" if counts.due else "number"),
            Span(right(str(counts.new), count_width(width)), "plain" if counts.new else "number"),
            *self._mastered(deck, width),
        )

    def _title(self, deck: DeckRow, width: int) -> str:
        room = self._title_width(width)
        return ljust(cut(clean(deck.title.to(self._desk.lang)), room - 1), room)

    def _title_width(self, width: int) -> int:
        return max(10, width - len(IN) - 2 * count_width(width) - share_width(width))

    def _mastered(self, deck: DeckRow, width: int) -> Line:
        share = min(1.0, self._mastered_cards.get(deck.id, 0) / deck.cards) if deck.cards else 0.0
        percent = f"{100 * share:.0f} %"
        style: Style = "plain" if share else "number"
        if width < ROOM_FOR_BARS:
            return (Span(right(percent, share_width(width)), style),)
        filled, empty = bar(share, BAR)
        return Span("  "), Span(filled, "formula"), Span(empty, "rule"), Span(right(percent, PERCENT), style)


def count_width(width: int) -> int:
    """Give the cells of a column of counts in rows of `width` cells."""
    return COUNT if width >= ROOM_FOR_BARS else NARROW_COUNT


def share_width(width: int) -> int:
    """Give the cells of what is mastered in rows of `width` cells; narrow ones have no bar."""
    return BAR + PERCENT + 2 if width >= ROOM_FOR_BARS else PERCENT + 4


def right(text: str, width: int) -> str:
    """Set a text flush right."""
    return " " * (width - cell_len(text)) + text

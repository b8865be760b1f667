"""Steps told as a table that grows: a name before each row of numbers, the newest row lit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studyapp.formula.cells import cell_len, ljust
from studyapp.formula.spans import Line, Span, Style
from studyapp.tui.traces.layout import number

MOST_COLUMNS = 24
MARK = "▸ "


@dataclass(frozen=True, slots=True)
class Row:
    """A name and its numbers; `lit` is the column that matters."""

    name: str
    values: Sequence[float]
    lit: int | None = None


def table(rows: Sequence[Row], out: int, width: int) -> Iterator[Line]:
    """Show the first `out` rows, the last of them marked; columns that do not fit go on below."""
    shown = [[number(value) for value in row.values[:MOST_COLUMNS]] for row in rows]
    cell = max((cell_len(text) for texts in shown for text in texts), default=1)
    names = max(cell_len(row.name) for row in rows)
    columns = max(1, (width - len(MARK) - names - 2) // (cell + 2))
    total = max(map(len, shown))
    for first in range(0, total, columns):
        if first:
            yield ()
        for place, (row, texts) in enumerate(zip(rows[:out], shown, strict=False)):
            newest = place == out - 1
            cells = [
                _cell(" " * (cell - cell_len(text)) + text, newest, column == row.lit)
                for column, text in enumerate(texts[first : first + columns], first)
            ]
            cut = [Span(" …", "number")] if len(row.values) > MOST_COLUMNS and first + columns >= total else []
            yield (Span(MARK if newest else "  ", "heading"), Span(ljust(row.name, names) + "  "), *cells, *cut)


def _cell(text: str, newest: bool, lit: bool) -> Span:
    style: Style = "right" if lit else "picked" if newest else "plain"
    return Span(f"[{text}]" if lit else f" {text} ", style)

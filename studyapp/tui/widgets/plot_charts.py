"""Charts of the statistics page: rows of bars, columns over time, and their numbers where they are asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studyapp.formula.cells import cell_len, cut, ljust
from studyapp.formula.spans import Line, Span, Style
from studyapp.tui.widgets.plot import bar, bar_of, columns, labels

LEAST_BAR = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One bar with its name; `told` stands behind it always, `numbers` only where they are asked for."""

    name: str
    value: float
    told: str = ""
    numbers: str = ""
    style: Style = "formula"


def bars(rows: Sequence[Row], width: int, *, numbers: bool, share: bool = False) -> Iterator[Line]:
    """Draw rows of bars, the longest filling the room; shares (0 to 1) are drawn against the whole."""
    most = 1.0 if share else max((row.value for row in rows), default=0)
    behind = [" ".join(filter(None, (row.told, row.numbers if numbers else ""))) for row in rows]
    name_room = min(max((cell_len(row.name) for row in rows), default=0), width // 2)
    told_room = min(max(map(cell_len, behind), default=0), max(0, width - name_room - LEAST_BAR - 2))
    room = max(LEAST_BAR, width - name_room - told_room - 2)
    for row, words in zip(rows, behind, strict=True):
        told = cut(words, told_room)
        name = Span(ljust(cut(row.name, name_room), name_room) + " ")
        told = " " * (told_room - cell_len(told)) + told
        if share:
            filled, empty = bar(row.value, room)
            yield name, Span(filled, row.style), Span(empty, "rule"), Span(f" {told}", "number")
        else:
            filled = bar_of(row.value, most, room)
            yield name, Span(filled + " " * (room - cell_len(filled)), row.style), Span(f" {told}", "number")


def over_time(
    values: Sequence[int], marks: Sequence[tuple[int, str]], width: int, *, height: int = 5, numbers: bool
) -> Iterator[Line]:
    """Draw values as columns with the scale on the left and labels below; their numbers go on a line of their own."""
    most = max(values, default=0)
    margin = len(str(most)) + 1
    cells = max(1, min(3, (width - margin) // max(1, len(values))))
    shown = values[: (width - margin) // cells]
    for number, line in enumerate(columns(shown, height, most)):
        scale = str(most) if number == 0 else "0" if number == height - 1 else ""
        drawn = "".join(char * (cells - 1 or 1) + (" " if cells > 1 else "") for char in line)
        yield Span(f"{scale:>{margin - 1}} ", "number"), Span(drawn, "formula")
    below = labels([(at * cells, text) for at, text in marks], cells * len(shown), cell_len)
    yield (Span(" " * margin + below, "number"),)
    if numbers:
        yield from _numbers(shown, width, margin)


def _numbers(values: Sequence[int], width: int, margin: int) -> Iterator[Line]:
    """Write the values in rows of seven."""
    size = max(len(str(value)) for value in values) + 1
    for start in range(0, len(values), 7):
        row = "".join(f"{value:>{size}}" for value in values[start : start + 7])
        yield (Span(cut(" " * margin + row, width), "number"),)


def beside(left: Sequence[Line], right: Sequence[Line], width: int, gap: int = 4) -> Iterator[Line]:
    """Set two blocks side by side, each in half of the width."""
    half = (width - gap) // 2
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else ()
        other = right[number] if number < len(right) else ()
        filler = half + gap - sum(cell_len(span.text) for span in one)
        yield (*one, Span(" " * filler), *other) if other else one

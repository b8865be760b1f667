"""Lays out a simple table in columns of terminal cells, wrapping cells where the width is short."""

from collections.abc import Callable, Sequence

from studyapp.formula.blocks import Table
from studyapp.formula.cells import cell_len
from studyapp.formula.spans import Line, Span, joined, merged

SEPARATOR = " │ "
CROSSING = "─┼─"
NARROWEST = 3


def table_lines(table: Table, width: int, shape: Callable[[str, int], list[Line]]) -> list[Line]:
    """Return a table's lines; `shape` turns a cell's Markdown into lines of a width."""
    widths = _widths(table, width, shape)
    if not widths:
        return [line for row in table.rows for line in shape(" | ".join(row), width)]
    lines: list[Line] = []
    for number, row in enumerate(table.rows):
        cells = [shape(cell, column) for cell, column in zip(row, widths, strict=True)]
        for level in range(max(map(len, cells))):
            parts = [cell[level] if level < len(cell) else () for cell in cells]
            lines.append(_line(parts, widths, table.alignments, heading=number == 0))
        if number == 0:
            lines.append((Span(CROSSING.join("─" * column for column in widths), "rule"),))
    return lines


def _widths(table: Table, width: int, shape: Callable[[str, int], list[Line]]) -> list[int]:
    """Return the columns' widths, the widest made narrower until all fit; nothing if they cannot."""
    natural = [
        max(1, *(cell_len(joined(line)) for row in table.rows for line in shape(row[column], 10_000)))
        for column in range(len(table.alignments))
    ]
    room = width - len(SEPARATOR) * (len(natural) - 1)
    if room < NARROWEST * len(natural):
        return []
    spare, widths = room, [0] * len(natural)
    for done, column in enumerate(sorted(range(len(natural)), key=natural.__getitem__)):
        widths[column] = min(natural[column], spare // (len(natural) - done))
        spare -= widths[column]
    return widths


def _line(parts: Sequence[Line], widths: Sequence[int], alignments: Sequence[str], *, heading: bool) -> Line:
    """Set the cells of one line side by side."""
    spans: list[Span] = []
    for index, (part, width) in enumerate(zip(parts, widths, strict=True)):
        spare = width - cell_len(joined(part))
        before = {"r": spare, "c": spare // 2}.get(alignments[index], 0)
        last = index == len(widths) - 1
        spans += [Span(SEPARATOR, "rule")] if index else []
        spans.append(Span(" " * before))
        spans += [span._replace(style="heading") if heading and span.style == "plain" else span for span in part]
        spans.append(Span("" if last else " " * (spare - before)))
    return merged(spans)

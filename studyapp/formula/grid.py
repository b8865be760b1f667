"""Matrices, cases and aligned equations: cells in columns, rows parted where they are tall."""

from collections.abc import Callable

from studyapp.formula.box import Box, beside, blank, grown, stacked, widened
from studyapp.formula.delimiters import delimiter
from studyapp.formula.tree import Grid, Node


def grid_box(node: Grid, lay: Callable[[Node], Box]) -> Box:
    """Return the box of a grid in its brackets."""
    cells = [[lay(cell) for cell in row] for row in node.rows]
    columns = max(map(len, cells))
    widths = [max((row[index].width for row in cells if index < len(row)), default=0) for index in range(columns)]
    rows = [_row(node, row, widths) for row in cells]
    body = _joined(rows, node)
    above, below = body.baseline, body.below
    if "{" in node.left or "}" in node.right:
        above = below = max(above, below, 1) if body.height > 1 else 0
        body = grown(body, above - body.baseline, below - body.below)
    inner = [body]
    if node.columns == "cases":
        inner = [blank(1), body] if node.left else [body, blank(1)]
    return beside([delimiter(node.left, above, below), *inner, delimiter(node.right, above, below)])


def _row(node: Grid, cells: list[Box], widths: list[int]) -> Box:
    """Set the cells of one row side by side."""
    parts: list[Box] = []
    for index, width in enumerate(widths):
        if index:
            parts.append(blank(_gutter(node, index)))
        cell = cells[index] if index < len(cells) else blank(0)
        parts.append(widened(cell, width, _alignment(node, index)))
    return beside(parts)


def _gutter(node: Grid, index: int) -> int:
    """Return the blanks before a column."""
    if node.columns == "cases":
        return 3
    if node.columns == "matrix":
        return 2
    return 1 if index % 2 else 3


def _alignment(node: Grid, index: int) -> str:
    """Return how a column is aligned."""
    if index < len(node.alignments):
        return node.alignments[index]
    if node.columns == "aligned":
        return "l" if index % 2 else "r"
    return {"matrix": "c", "cases": "l"}.get(node.columns, "c")


def _joined(rows: list[Box], node: Grid) -> Box:
    """Stack the rows, with a blank line where a tall one needs air or a brace needs a middle."""
    airy = any(row.height > 1 for row in rows) or (node.columns == "cases" and len(rows) == 2)
    parts: list[Box] = []
    for row in rows:
        if parts and airy:
            parts.append(blank(0))
        parts.append(row)
    height = sum(part.height for part in parts)
    baseline = rows[0].baseline if len(rows) == 1 else (height - 1) // 2
    return stacked(parts, baseline, "l")

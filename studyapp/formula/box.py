"""Boxes of characters: equally wide lines and the row that neighbours align on."""

from collections.abc import Sequence
from typing import NamedTuple

from studyapp.formula.cells import cell_len


class Box(NamedTuple):
    """Lines padded to one width; `baseline` is the row that text beside the box stands on."""

    lines: tuple[str, ...]
    width: int
    baseline: int = 0

    @property
    def height(self) -> int:
        """The number of lines."""
        return len(self.lines)

    @property
    def below(self) -> int:
        """The number of lines under the baseline."""
        return len(self.lines) - 1 - self.baseline


EMPTY = Box(("",), 0)


def text_box(text: str) -> Box:
    """Return one line of text as a box."""
    return Box((text,), cell_len(text))


def blank(width: int) -> Box:
    """Return one blank line."""
    return Box((" " * width,), width)


def grown(box: Box, above: int, below: int) -> Box:
    """Return the box with blank lines above and below."""
    if above <= 0 and below <= 0:
        return box
    above, below = max(above, 0), max(below, 0)
    empty = " " * box.width
    return Box((empty,) * above + box.lines + (empty,) * below, box.width, box.baseline + above)


def beside(boxes: Sequence[Box]) -> Box:
    """Join boxes from left to right with their baselines on one row."""
    if len(boxes) == 1:
        return boxes[0]
    if not boxes:
        return EMPTY
    above = max(box.baseline for box in boxes)
    below = max(box.below for box in boxes)
    if above == below == 0:
        return Box(("".join(box.lines[0] for box in boxes),), sum(box.width for box in boxes))
    even = [grown(box, above - box.baseline, below - box.below).lines for box in boxes]
    return Box(tuple(map("".join, zip(*even, strict=True))), sum(box.width for box in boxes), above)


def widened(box: Box, width: int, align: str = "c") -> Box:
    """Return the box with blanks at its sides."""
    spare = width - box.width
    if spare <= 0:
        return box
    left = {"l": 0, "r": spare}.get(align, spare // 2)
    before, after = " " * left, " " * (spare - left)
    return Box(tuple(f"{before}{line}{after}" for line in box.lines), width, box.baseline)


def stacked(boxes: Sequence[Box], baseline: int, align: str = "c") -> Box:
    """Join boxes from top to bottom; `baseline` counts rows from the top."""
    width = max(box.width for box in boxes)
    return Box(tuple(line for box in boxes for line in widened(box, width, align).lines), width, baseline)

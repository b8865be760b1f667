"""The two forms of a formula: laid out in two dimensions, or on one line."""

from studyapp.formula.breaking import fitted
from studyapp.formula.cells import ELLIPSIS, chunks, clean, cut
from studyapp.formula.inline import JOINT, one_line
from studyapp.formula.parse import parse
from studyapp.formula.tree import Node, Source

TALLEST = 200


def render(latex: str, width: int) -> list[str]:
    """Return a formula laid out in lines of at most `width` cells; a broken formula shows its source."""
    return laid_out(parse(_one_source_line(latex)).root, width)


def laid_out(root: Node, width: int) -> list[str]:
    """Return a formula's tree laid out in lines of at most `width` cells."""
    width = max(width, 1)
    if isinstance(root, Source):
        return chunks(root.text, width) or [""]
    box = fitted(root, width)
    lines = [cut(line.rstrip(), width) for line in box.lines[:TALLEST]]
    return lines if box.height <= TALLEST else [*lines, ELLIPSIS]


def inline(latex: str) -> str:
    """Return a formula on one line; a broken formula shows its source."""
    return one_line(parse(_one_source_line(latex)).root).replace(JOINT, " ").strip()


def _one_source_line(latex: str) -> str:
    """Return the source without characters a terminal must not see and without line ends."""
    return " ".join(clean(latex).split("\n")).strip()

"""Grids of numbers as blocks of lines, set side by side as far as the width goes; lit cells stand in brackets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from studyapp.formula.cells import cell_len
from studyapp.formula.spans import Line, Span, Style, joined
from studyapp.formula.wrap import wrap

GAP = 3
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """One number with its style; a lit one stands in brackets and a winner in angles, told apart without colour."""

    text: str
    style: Style = "plain"
    lit: bool = False
    wins: bool = False

    def span(self, width: int) -> Span:
        """Write the cell in a column of some width."""
        text = " " * (width - cell_len(self.text)) + self.text
        if self.wins:
            return Span(f"<{text}>", self.style)
        return Span(f"[{text}]" if self.lit else f" {text} ", self.style)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together."""

    lines: tuple[Line, ...]

    @property
    def width(self) -> int:
        """The cells of the longest line."""
        return max((cell_len(joined(line)) for line in self.lines), default=0)


def grid(title: str, rows: Sequence[Sequence[Cell]]) -> Block:
    """Set rows of cells in columns under a title."""
    width = max((cell_len(cell.text) for row in rows for cell in row), default=1)
    body = (tuple(cell.span(width) for cell in row) for row in rows)
    return Block(((Span(title, "number"),), *body))


def beside(blocks: Iterable[Block], width: int) -> Iterator[Line]:
    """Set blocks side by side, beginning a new row of blocks where the width is used up."""
    row: list[Block] = []
    for block in blocks:
        if row and sum(each.width + GAP for each in row) + block.width > width:
            yield from _joined(row)
            yield ()
            row = []
        row.append(_narrowed(block, width))
    yield from _joined(row)


def _narrowed(block: Block, width: int) -> Block:
    """Leave out the cells at the right for which there is no room, and say so."""
    if block.width <= width:
        return block
    lines: list[Line] = []
    for line in block.lines:
        kept: list[Span] = []
        for span in line:
            if cell_len(joined((*kept, span))) > width - 2:
                kept.append(Span(" …", "number"))
                break
            kept.append(span)
        lines.append(tuple(kept))
    return Block(tuple(lines))


def _joined(blocks: Sequence[Block]) -> Iterator[Line]:
    for number in range(max((len(block.lines) for block in blocks), default=0)):
        line: list[Span] = []
        for place, block in enumerate(blocks):
            part = block.lines[number] if number < len(block.lines) else ()
            line += part
            if place < len(blocks) - 1:
                line.append(Span(" " * (block.width - cell_len(joined(part)) + GAP)))
        yield tuple(line)


def said(text: str, style: Style, width: int) -> list[Line]:
    """Break a sentence into lines."""
    return wrap((Span(text, style),), width)


def number(value: float) -> str:
    """Write a number with a few decimals, none where it has none."""
    text = f"{float(value):.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text.replace("-", "−")


def summed(terms: Sequence[str], width: int) -> str:
    """Join terms by plus signs; the middle of a long sum is left out."""
    text = " + ".join(f"({term})" if term.startswith("−") and place else term for place, term in enumerate(terms))
    return text if cell_len(text) <= width or len(terms) < 4 else f"{terms[0]} + {terms[1]} + … + {terms[-1]}"

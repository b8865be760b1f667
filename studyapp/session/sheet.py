"""An answer entered cell by cell: which answers are, how a cell is read, and how cells become one typed answer."""

from collections.abc import Sequence
from math import prod

from msgspec import Struct

from studyapp.answer import Form, Unreadable, Value, echo, read
from studyapp.answer.echo import echo_cell

MOST_ROWS = MOST_COLUMNS = 6
MOST_PAGES = 16
NESTED: frozenset[Form] = frozenset(("vector", "matrix", "tensor"))


class Sheet(Struct, frozen=True):
    """Pages of rows and columns for an array of known shape; `axes` are the sizes before the last two."""

    shape: tuple[int, ...]
    decimal_comma: bool = False

    @property
    def axes(self) -> tuple[int, ...]:
        """The sizes that number the pages; none where there is one page."""
        return self.shape[:-2]

    @property
    def pages(self) -> int:
        """Count the pages."""
        return prod(self.axes)

    @property
    def rows(self) -> int:
        """Count the rows of a page; a vector is one row."""
        return self.shape[-2] if len(self.shape) > 1 else 1

    @property
    def columns(self) -> int:
        """Count the columns of a page."""
        return self.shape[-1]

    @property
    def size(self) -> int:
        """Count the cells of all pages."""
        return prod(self.shape)

    def page_name(self, page: int) -> str:
        """Name a page by its indices, as the questions label their channels: `[0, 1]`."""
        indices = []
        for size in reversed(self.axes):
            page, index = divmod(page, size)
            indices.append(str(index))
        return f"[{', '.join(reversed(indices))}]"

    def text(self, cells: Sequence[str]) -> str:
        """Write all cells as the answer that a person would type in one line."""
        kept = [cell.strip().replace(",", ".") if self.decimal_comma else cell.strip() for cell in cells]
        for size in reversed(self.shape):
            kept = [f"[{', '.join(kept[at : at + size])}]" for at in range(0, len(kept), size)]
        return "".join(kept)

    def cell_value(self, text: str) -> str | None:
        """Return how the text of one cell is read; nothing where it cannot be."""
        value = read(text, "number", decimal_comma=self.decimal_comma)
        return None if isinstance(value, Unreadable) else echo(value)

    def fill(self, text: str) -> tuple[str, ...] | None:
        """Take a pasted literal apart into cells; nothing where it has not as many as there are here."""
        value = read(text, "tensor", decimal_comma=self.decimal_comma)
        if not isinstance(value, Value) or len(value.cells) != self.size:
            return None
        if tuple(size for size in value.shape if size != 1) != tuple(size for size in self.shape if size != 1):
            return None
        return tuple(echo_cell(cell, typed) for cell, typed in zip(value.cells, value.typed, strict=True))


def sheet_for(form: Form, shape: tuple[int, ...], *, decimal_comma: bool) -> Sheet | None:
    """Return the sheet for an answer of this form and shape; nothing for single numbers and for large arrays."""
    if form not in NESTED or not shape or prod(shape) <= 1:
        return None
    found = Sheet(shape, decimal_comma)
    fits = found.rows <= MOST_ROWS and found.columns <= MOST_COLUMNS and found.pages <= MOST_PAGES
    return found if fits else None

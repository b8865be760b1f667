"""Tokens to a nest of rows: commas, blanks, semicolons, lines and brackets become axes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studyapp.answer.expression import evaluate
from studyapp.answer.forms import MAX_AXES, MAX_CELLS, Number, UnreadableError, Value
from studyapp.answer.functions import CONSTANTS, FUNCTIONS, plain_name
from studyapp.answer.tokens import Gap, Tokens

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Nest:
    """A number (no axes) or an array, with the place it was read from."""

    shape: tuple[int, ...]
    cells: tuple[Number, ...]
    typed: tuple[int | None, ...]
    start: int
    end: int


def read_nest(tokens: Tokens, decimal_comma: bool = False) -> Value:
    """Read an array of any number of axes; what is typed without brackets has at least one."""
    reader = _Nester(tokens, decimal_comma)
    nest = reader.pages()
    if len(nest.shape) > MAX_AXES:
        raise UnreadableError("too_many_axes", nest.start, nest.end, limit=MAX_AXES, found=len(nest.shape))
    return Value(nest.shape, nest.cells, nest.typed)


def _misfit(first: Nest, nest: Nest, row: int) -> UnreadableError:
    if not nest.shape or not first.shape:
        return UnreadableError("mixed", nest.start, nest.end)
    if nest.shape[0] == first.shape[0]:
        return UnreadableError("ragged_inside", nest.start, nest.end)
    return UnreadableError("ragged", nest.start, nest.end, row=row, found=nest.shape[0], expected=first.shape[0])


class _Nester:
    """Splits token spans at separators, the loosest first, and stacks what lies between."""

    def __init__(self, tokens: Tokens, decimal_comma: bool) -> None:
        self.tokens = tokens
        self.decimal_comma = decimal_comma
        self.cells = 0

    def pages(self) -> Nest:
        """Read the whole answer: grids parted by empty lines, else one grid."""
        whole = (0, len(self.tokens))
        pages = [self._trim(page) for page in self._cut_at_gap(whole, Gap.EMPTY_LINE)]
        if len(pages) == 1:
            return self._grid(pages[0], whole_answer=True)
        return self._stack([self._grid(page, whole_answer=False) for page in pages])

    def _grid(self, span: Span, whole_answer: bool) -> Nest:
        lines = self._cut_at_gap(span, Gap.LINE)
        rows = [row for line in lines for row in self._cut_at(line, ";")]
        if len(rows) == 1 and len(lines) == 1:
            row = self._row(rows[0])
            lone_line = not whole_answer and len(row.shape) == 1 and self.tokens[span[0]].text != "["
            return self._stack([row]) if lone_line else row
        return self._stack([self._row(row) for row in rows])

    def _row(self, span: Span) -> Nest:
        """Read items in a row; a row that is one bracketed list is that list."""
        if self._brackets_all(span):
            return self._list(span)
        items = self._items(span)
        if len(items) == 1 and self._brackets_all(items[0]):
            return self._list(items[0])
        return self._stack([self._item(item) for item in items])

    def _list(self, span: Span) -> Nest:
        """Read what stands between a bracket and its partner."""
        first, last = self.tokens[span[0]], self.tokens[span[1] - 1]
        inside = (span[0] + 1, span[1] - 1)
        if inside[0] == inside[1]:
            raise UnreadableError("empty_list", first.start, last.end)
        rows = self._cut_at(inside, ";")
        parts = [self._row(row) for row in rows] if len(rows) > 1 else [self._item(it) for it in self._items(rows[0])]
        return replace(self._stack(parts), start=first.start, end=last.end)

    def _item(self, span: Span) -> Nest:
        if self._brackets_all(span):
            return self._list(span)
        self.cells += 1
        start, end = self.tokens[span[0]].start, self.tokens[span[1] - 1].end
        if self.cells > MAX_CELLS:
            raise UnreadableError("too_many_cells", start, end, limit=MAX_CELLS)
        operand = evaluate(self.tokens, *span, decimal_comma=self.decimal_comma)
        return Nest((), (operand.value,), (operand.typed,), start, end)

    def _items(self, span: Span) -> list[Span]:
        """Cut a row at its commas or, only where there are none, at its blanks."""
        items = self._cut_at(span, ",")
        return items if self._has(span, ",") else list(self._cut_at_blanks(span))

    def _brackets_all(self, span: Span) -> bool:
        """Tell whether one pair of brackets holds the whole span as a list (round ones only with several items)."""
        if self.tokens.partner.get(span[0]) != span[1] - 1:
            return False
        if self.tokens[span[0]].text == "[":
            return True
        inside = (span[0] + 1, span[1] - 1)
        if inside[0] == inside[1] or self._has(inside, ",") or self._has(inside, ";"):
            return True
        whole_answer = span == (0, len(self.tokens))
        return self._brackets_all(inside) or (whole_answer and len(list(self._cut_at_blanks(inside))) > 1)

    def _stack(self, nests: Sequence[Nest]) -> Nest:
        first = nests[0]
        for number, nest in enumerate(nests[1:], start=2):
            if nest.shape != first.shape:
                raise _misfit(first, nest, number)
        cells = tuple(cell for nest in nests for cell in nest.cells)
        typed = tuple(decimals for nest in nests for decimals in nest.typed)
        return Nest((len(nests), *first.shape), cells, typed, first.start, nests[-1].end)

    def _inside(self, span: Span) -> Iterator[int]:
        """Walk the tokens of a span that no inner bracket holds."""
        at = span[0]
        while at < span[1]:
            yield at
            at = self.tokens.partner.get(at, at) + 1

    def _has(self, span: Span, sign: str) -> bool:
        return any(self.tokens[at].text == sign for at in self._inside(span))

    def _trim(self, span: Span) -> Span:
        """Drop one separator at the end of a page or line."""
        start, end = span
        return (start, end - 1) if end - start > 1 and self.tokens[end - 1].text in (",", ";") else span

    def _cut_at(self, span: Span, sign: str) -> list[Span]:
        """Cut at a sign, which may also close the span."""
        cuts = [at for at in self._inside(span) if self.tokens[at].text == sign]
        starts, ends = [span[0], *(cut + 1 for cut in cuts)], [*cuts, span[1]]
        if cuts and starts[-1] == span[1]:
            del starts[-1], ends[-1]
        for start, end in zip(starts, ends, strict=True):
            if start == end:
                word = self.tokens[min(start, span[1] - 1)]
                raise UnreadableError("empty_item", word.start, word.end, sign=sign)
        return list(zip(starts, ends, strict=True))

    def _cut_at_gap(self, span: Span, gap: Gap) -> list[Span]:
        cuts = [at for at in self._inside(span) if at > span[0] and self.tokens[at].gap >= gap]
        return list(zip([span[0], *cuts], [*cuts, span[1]], strict=True))

    def _cut_at_blanks(self, span: Span) -> Iterator[Span]:
        start, before = span[0], span[0]
        for at in self._inside(span):
            if at > span[0] and self._parts(before, at, span[1]):
                yield start, at
                start = at
            before = self.tokens.partner.get(at, at)
        yield start, span[1]

    def _parts(self, before: int, at: int, end: int) -> bool:
        """Tell whether a new item starts at a token: after a blank, where an operand or its sign starts."""
        left, right = self.tokens[before], self.tokens[at]
        if left.text == "]" and right.text == "[":
            return True
        if not right.gap or not self._ends_operand(before):
            return False
        if right.text in ("+", "-"):
            return at + 1 < end and not self.tokens[at + 1].gap
        return right.kind != "sign" or right.text in ("(", "[", "√")

    def _ends_operand(self, at: int) -> bool:
        word = self.tokens[at]
        if word.kind == "name":
            name = plain_name(word.text)
            return name in CONSTANTS or name not in FUNCTIONS
        return word.kind == "number" or word.text in (")", "]", "%")

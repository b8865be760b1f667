"""Breaks a formula that is too wide: at relations first, then operators, inside brackets only where it must."""

from collections.abc import Iterator
from typing import NamedTuple

from studyapp.formula.box import Box, beside, blank, stacked, text_box, widened
from studyapp.formula.cells import chunks
from studyapp.formula.delimiters import delimiter
from studyapp.formula.inline import JOINT, one_line
from studyapp.formula.layout import fenced_box, lay
from studyapp.formula.scripts import single
from studyapp.formula.spacing import Role, gap, roles
from studyapp.formula.spans import Span, joined
from studyapp.formula.tree import Fenced, Fraction, Grid, Node, Row, Space
from studyapp.formula.wrap import wrap

_COSTS = {"rel": 1, "bin": 3, "op": 12}
_AFTER_COMMA = 4
_ANYWHERE = 40
_NEVER = 1_000
_DEEPER = 9
_PER_LINE = 12
_RAGGED = 25
_WIDE_SPACE = 3
_DEEPEST = 4
_MOST_ITEMS = 200


class Piece(NamedTuple):
    """A box of a broken row: the blanks before it, what breaking before it costs, and how to break it itself."""

    box: Box
    blanks: int
    cost: int
    role: Role
    node: Node | None = None
    depth: int = 0


def fitted(node: Node, width: int) -> Box:
    """Return a formula as a box of at most `width` cells."""
    inner = single(node)
    items = _items(inner)
    if len(items) > _MOST_ITEMS:
        return _wrapped(node, width)
    box = lay(node)
    if box.width <= width:
        return box
    if isinstance(inner, Grid) and inner.columns in {"aligned", "gathered"}:
        return _stack([fitted(Row(tuple(part for cell in row for part in _items(cell))), width) for row in inner.rows])
    return _broken(list(_pieces(items)), width)


def _wrapped(node: Node, width: int) -> Box:
    """Return the one-line form cut in lines, for what is too long to be laid out with care."""
    lines = wrap([Span(one_line(node), "formula")], width)
    return stacked([text_box(joined(line)) for line in lines], 0, "l")


def _items(node: Node) -> tuple[Node, ...]:
    """Return the things of a row, or the one thing."""
    return node.items if isinstance(node, Row) else (node,)


def _pieces(items: tuple[Node, ...], depth: int = 0) -> Iterator[Piece]:
    """Yield a row's pieces with the cost of a break before each; after a wide blank a break is free."""
    before: Role | None = None
    pause = 0
    for item, role in zip(items, roles(items), strict=True):
        if isinstance(item, Space):
            pause = item.width
        elif (box := lay(item)).width:
            blanks = max(pause, gap(before, role) if before else 0)
            cost = -8 if pause >= _WIDE_SPACE else _cost(before, role, blanks) + depth * _DEEPER
            yield Piece(box, blanks, cost, "space" if pause >= _WIDE_SPACE and not depth else role, item, depth)
            pause = 0
        before = role


def _cost(before: Role | None, role: Role, blanks: int) -> int:
    """Return what a break between two roles costs."""
    if before == "punct":
        return _AFTER_COMMA
    if role in {"close", "punct", "fence", "tight"} and not blanks:
        return _NEVER
    return _COSTS.get(role, _ANYWHERE)


def _broken(pieces: list[Piece], width: int) -> Box:
    """Set pieces on lines: continuing lines stand under the first relation or behind it."""
    hang, behind = _indents(pieces, width)
    while any(_opens(piece, width, behind) for piece in pieces):
        pieces = [
            part
            for piece in pieces
            for part in (_opened(piece, width - behind) if _opens(piece, width, behind) else [piece])
        ]
    lines = []
    for number, line in enumerate(_lines(pieces, width, behind)):
        indent = {"rel": hang, "space": 0}.get(line[0].role, behind) if number else 0
        rest = (widened(piece.box, piece.box.width + piece.blanks, "r") for piece in line[1:])
        lines.append(beside([blank(indent), line[0].box, *rest]))
    return _stack(lines)


def _indents(pieces: list[Piece], width: int) -> tuple[int, int]:
    """Return where continuing lines start: those with a relation, and the others."""
    column = 0
    for piece in pieces:
        column += piece.blanks
        if piece.role == "rel" and 0 < column <= width // 3:
            return column, column + piece.box.width + 1
        column += piece.box.width
    indent = min(2, width // 4)
    return indent, indent


def _opens(piece: Piece, width: int, indent: int) -> bool:
    """Tell whether a piece must be broken itself, or is a bracketed part so wide that a break inside is better."""
    if piece.node is None:
        return False
    return piece.box.width > width - indent or (piece.box.width * 2 > width and _has_parts(piece))


def _has_parts(piece: Piece) -> bool:
    """Tell whether a piece is a bracketed row that can be broken inside."""
    return isinstance(piece.node, Fenced) and 1 < len(piece.node.body.items) < _MOST_ITEMS and piece.depth < _DEEPEST


def _opened(piece: Piece, room: int) -> list[Piece]:
    """Return the parts of a piece: a bracket's body between its brackets, else its one-line form cut in words."""
    if isinstance(piece.node, Fenced) and _has_parts(piece):
        return _unbracketed(piece, piece.node)
    line = one_line(piece.node) if piece.node is not None else ""
    words = (f"({line})" if isinstance(piece.node, Fraction) else line).split(" ")
    parts = [text_box(part) for word in words for part in chunks(word.replace(JOINT, " "), room)]
    first = Piece(parts[0], piece.blanks, piece.cost, piece.role)
    return [first, *(Piece(part, 1, _ANYWHERE, "ord") for part in parts[1:])]


def _unbracketed(piece: Piece, node: Fenced) -> list[Piece]:
    """Return a bracket's body between its brackets, which keep their height."""
    whole = fenced_box(node)
    above, below = (whole.baseline, whole.below) if whole.height > 2 else (0, 0)
    left, right = delimiter(node.left, above, below), delimiter(node.right, above, below)
    inside = list(_pieces(node.body.items, piece.depth + 1))
    inside[:1] = [part._replace(cost=_NEVER) for part in inside[:1]]
    return [Piece(left, piece.blanks, piece.cost, piece.role), *inside, Piece(right, 0, _NEVER, "close")]


def _lines(pieces: list[Piece], width: int, indent: int) -> list[list[Piece]]:
    """Choose the breaks that cost least: few and even lines, broken at relations and operators."""
    count = len(pieces)
    best: list[tuple[float, int]] = [(0.0, count)] * (count + 1)
    for start in range(count - 1, -1, -1):
        room = width if start == 0 else width - indent
        used = 0
        cheapest: tuple[float, int] | None = None
        for stop in range(start, count):
            used += pieces[stop].box.width + (pieces[stop].blanks if stop > start else 0)
            if used > room and cheapest is not None:
                break
            price = best[stop + 1][0]
            if stop + 1 < count:
                price += pieces[stop + 1].cost + _PER_LINE + _RAGGED * max(1 - used / room, 0) ** 2
            if cheapest is None or price <= cheapest[0]:
                cheapest = (price, stop + 1)
        best[start] = cheapest or best[start]
    lines, start = [], 0
    while start < count:
        stop = best[start][1]
        lines.append(pieces[start:stop])
        start = stop
    return lines


def _stack(lines: list[Box]) -> Box:
    """Stack broken lines, parted by a blank one where they are tall."""
    parts: list[Box] = []
    for line in lines:
        if parts and line.height + parts[-1].height > 2:
            parts.append(blank(0))
        parts.append(line)
    return stacked(parts, lines[0].baseline, "l") if parts else text_box("")

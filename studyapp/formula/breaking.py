"""Breaks a formula that is too wide: at relations first, then operators, inside brackets only where it must."""

from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.formula.box import Box, beside, blank, stacked, text_box, widened
from studyapp.formula.cells import chunks
from studyapp.formula.delimiters import delimiter
from studyapp.formula.inline import JOINT, one_line, single
from studyapp.formula.layout import fenced_box, lay
from studyapp.formula.spacing import Role, gap, roles
from studyapp.formula.tree import Fenced, Grid, Node, Row

_COSTS = {"rel": 1, "bin": 3}
_AFTER_PUNCT = 4
_ANYWHERE = 40
_DEEPER = 9
_PER_LINE = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A box of a broken row: the blanks before it, what breaking before it costs, and how to break it itself."""

    box: Box
    blanks: int
    cost: int
    role: Role
    node: Node | None = None
    depth: int = 0


def fitted(node: Node, width: int) -> Box:
    """Return a formula as a box of at most `width` cells."""
    box = lay(node)
    if box.width <= width:
        return box
    inner = single(node)
    if isinstance(inner, Grid) and inner.columns in {"aligned", "gathered"}:
        return _stack([fitted(Row(tuple(part for cell in row for part in _items(cell))), width) for row in inner.rows])
    return _broken(list(_pieces(_items(inner))), width)


def _items(node: Node) -> tuple[Node, ...]:
    """Return the things of a row, or the one thing."""
    return node.items if isinstance(node, Row) else (node,)


def _pieces(items: tuple[Node, ...], depth: int = 0, before: Role | None = None) -> Iterator[Piece]:
    """Yield a row's pieces with the cost of a break before each."""
    for item, role in zip(items, roles(items), strict=True):
        box = lay(item)
        blanks = gap(before, role) if before else 0
        if role in {"close", "punct", "fence"} and blanks == 0:
            cost = _ANYWHERE * 4
        else:
            cost = _AFTER_PUNCT if before == "punct" else _COSTS.get(role, _ANYWHERE)
        if box.width or blanks:
            yield Piece(box, blanks, cost + depth * _DEEPER, role, item, depth)
        before = role


def _broken(pieces: list[Piece], width: int) -> Box:
    """Set pieces on lines: continuing lines stand under the first relation or behind it."""
    hang, behind = _indents(pieces, width)
    room = width - behind
    while True:
        wide = [index for index, piece in enumerate(pieces) if piece.box.width > room or _worth_opening(piece, width)]
        if not wide:
            break
        pieces = [
            part
            for index, piece in enumerate(pieces)
            for part in (_opened(piece, room) if index in set(wide) else [piece])
        ]
    lines = []
    for number, line in enumerate(_lines(pieces, width, behind)):
        indent = 0 if number == 0 else hang if line[0].role == "rel" else behind
        boxes = [blank(indent)] if indent else []
        for index, piece in enumerate(line):
            boxes.append(widened(piece.box, piece.box.width + (piece.blanks if index else 0), "r"))
        lines.append(beside(boxes))
    return _stack(lines)


def _indents(pieces: list[Piece], width: int) -> tuple[int, int]:
    """Return where continuing lines start: those with a relation, and the others."""
    column = 0
    for piece in pieces:
        column += piece.blanks
        if piece.role == "rel" and piece.depth == 0 and 0 < column <= width // 3:
            return column, column + piece.box.width + 1
        column += piece.box.width
    indent = min(2, width // 4)
    return indent, indent


def _worth_opening(piece: Piece, width: int) -> bool:
    """Tell whether a bracketed part is so wide that a break inside it beats one before it."""
    return isinstance(piece.node, Fenced) and piece.box.width * 2 > width and len(piece.node.body.items) > 1


def _opened(piece: Piece, room: int) -> list[Piece]:
    """Return the parts of a piece: a bracket's body between its brackets, else its one-line form cut in words."""
    node = piece.node
    if isinstance(node, Fenced) and len(node.body.items) > 1 and piece.depth < 4:
        whole = fenced_box(node)
        inside = list(_pieces(node.body.items, piece.depth + 1))
        above, below = (whole.baseline, whole.below) if whole.height > 2 else (0, 0)
        left, right = delimiter(node.left, above, below), delimiter(node.right, above, below)
        if inside:
            first, last = inside[0], inside[-1]
            start = beside((left, first.box))
            inside[0] = Piece(
                start, piece.blanks, piece.cost, piece.role, None if start.width <= room else first.node, 9
            )
            last = inside[-1]
            inside[-1] = Piece(beside((last.box, right)), last.blanks, last.cost, last.role, last.node, 9)
            return inside
    words = one_line(node).split(" ") if node is not None else "".join(piece.box.lines[piece.box.baseline]).split(" ")
    parts = [part for word in words for part in chunks(word.replace(JOINT, " "), room)]
    return [Piece(text_box(part), int(index > 0), _ANYWHERE, piece.role) for index, part in enumerate(parts)]


def _lines(pieces: list[Piece], width: int, indent: int) -> list[list[Piece]]:
    """Choose the breaks that cost least: few lines, broken at relations and operators."""
    count = len(pieces)
    best: list[tuple[int, int]] = [(0, count)] * (count + 1)
    for start in range(count - 1, -1, -1):
        room = width if start == 0 else width - indent
        used, cheapest = 0, (10**9, start + 1)
        for stop in range(start, count):
            used += pieces[stop].box.width + (pieces[stop].blanks if stop > start else 0)
            if used > room and stop > start:
                break
            price = best[stop + 1][0] + (pieces[stop + 1].cost + _PER_LINE if stop + 1 < count else 0)
            if price <= cheapest[0]:
                cheapest = (price, stop + 1)
        best[start] = cheapest
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

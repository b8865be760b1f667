"""Lays a formula out in two dimensions: every part becomes a box, and boxes stand beside, over and under each other."""

from collections.abc import Sequence
from functools import singledispatch

from studyapp.formula import drawing
from studyapp.formula.box import EMPTY, Box, beside, blank, stacked, text_box, widened
from studyapp.formula.delimiters import delimiter
from studyapp.formula.grid import grid_box
from studyapp.formula.inline import JOINT, accented, one_line, root_degree
from studyapp.formula.scripts import single, small_sub, small_sup
from studyapp.formula.spacing import Role, gap, roles
from studyapp.formula.tree import (
    Accent,
    Binomial,
    Brace,
    Fenced,
    Fraction,
    Grid,
    Middle,
    Node,
    Root,
    Row,
    Scripts,
    Source,
    Space,
    Stack,
    Symbol,
    Underline,
)


@singledispatch
def lay(node: Node) -> Box:
    """Return a formula as a box."""
    raise TypeError(node)


@lay.register(Symbol | Source | Middle)
def _text(node: Symbol | Source | Middle) -> Box:
    """Lay out characters."""
    return text_box(node.text)


@lay.register
def _space(node: Space) -> Box:
    """Lay out a blank."""
    return blank(node.width)


@lay.register
def _row(node: Row) -> Box:
    """Lay out things side by side."""
    return beside(spaced(node.items))


@lay.register
def _fraction(node: Fraction) -> Box:
    """Lay out a fraction; a small one stays on its line."""
    if node.small:
        return text_box(_tight_line(node))
    return drawing.fraction(lay(_in_text_style(node.above)), lay(_in_text_style(node.below)))


@lay.register
def _scripts(node: Scripts) -> Box:
    """Lay out scripts beside their base, or over and under an operator that takes limits."""
    base = single(node.base)
    if isinstance(base, Symbol) and base.limits:
        return drawing.limits(lay(base), _script(node.sup), _script(node.sub))
    box = drawing.bracketed("(", lay(base), ")") if isinstance(base, Row) and base.items else lay(base)
    return _beside_scripts(box, node.sup, node.sub)


@lay.register
def _root(node: Root) -> Box:
    """Lay out a root."""
    return drawing.root(lay(node.body), root_degree(node))


@lay.register
def fenced_box(node: Fenced) -> Box:
    """Lay out a body in brackets that grow with it; scripts alone do not make them grow."""
    boxes = spaced(node.body.items)
    inside = beside(boxes)
    if inside.height < 2 or (
        inside.height == 2 and not any(isinstance(single(item), Grid) for item in node.body.items)
    ):
        return beside((text_box(node.left), inside, text_box(node.right)))
    grown = [
        beside((blank(1), delimiter(item.text, inside.baseline, inside.below))) if isinstance(item, Middle) else box
        for item, box in zip(node.body.items, boxes, strict=True)
    ]
    return drawing.bracketed(node.left, beside(grown), node.right)


@lay.register
def _accent(node: Accent) -> Box:
    """Lay out an accent over one letter, or draw it over several."""
    letter = accented(node)
    return text_box(letter) if letter else drawing.accent(lay(node.body), node.drawn)


@lay.register
def _underline(node: Underline) -> Box:
    """Lay out a line under its body."""
    return drawing.underline(lay(node.body))


@lay.register
def _binomial(node: Binomial) -> Box:
    """Lay out n over k."""
    above = lay(node.above)
    return drawing.bracketed("(", stacked((above, EMPTY, lay(node.below)), above.height), ")")


@lay.register
def _brace(node: Brace) -> Box:
    """Lay out a horizontal brace with its label."""
    return drawing.brace(lay(node.body), _script(node.label), over=node.over)


@lay.register
def _stack(node: Stack) -> Box:
    """Lay out what is over and under a base."""
    return drawing.limits(lay(node.base), _script(node.above), _script(node.below))


@lay.register
def _grid(node: Grid) -> Box:
    """Lay out a matrix, cases or aligned equations."""
    return grid_box(node, lay)


def spaced(items: Sequence[Node]) -> list[Box]:
    """Return the boxes of a row, each with the blanks that precede it."""
    return _with_gaps([lay(item) for item in items], roles(items), tight=False)


def _with_gaps(boxes: list[Box], found: list[Role], *, tight: bool) -> list[Box]:
    """Widen each box by the blanks that its role and its neighbour's ask for."""
    inked = False
    for index, box in enumerate(boxes):
        if inked:
            boxes[index] = widened(box, box.width + gap(found[index - 1], found[index], tight=tight), "r")
        inked = inked or box.width > 0
    return boxes


def _tight_line(node: Node) -> str:
    """Return the one-line form set tight, for what sits in a script."""
    return one_line(node, tight=True).replace(JOINT, " ")


def _in_text_style(node: Node) -> Node:
    """Return a part of a fraction with the simple index of a sum beside it, which saves a row."""
    if isinstance(node, Row):
        return Row(tuple(map(_in_text_style, node.items)))
    if isinstance(node, Scripts) and isinstance(node.base, Symbol) and node.base.kind == "op" and node.sup is None:
        index = small_sub(node.sub) if node.sub is not None else None
        if index and len(index) == 1:
            return Scripts(Symbol(node.base.text, "op"), sub=node.sub)
    return node


def _beside_scripts(base: Box, sup: Node | None, sub: Node | None) -> Box:
    """Raise and lower scripts, as small characters on the base's own row where Unicode has them."""
    small_up = small_sup(sup) if sup is not None else None
    small_down = small_sub(sub) if sub is not None else None
    up = text_box(small_up) if small_up else _script(sup)
    down = text_box(small_down) if small_down else _script(sub)
    if max(drawing.corners(base)):
        return drawing.with_scripts(base, EMPTY, up, down)
    middle = text_box((small_down or "") + (small_up or ""))
    up, down = None if small_up else up, None if small_down else down
    return drawing.with_scripts(base, middle, up, down) if up or down else beside((base, middle))


def _script(node: Node | None) -> Box | None:
    """Return a script set tight, or nothing where there is none."""
    if node is None:
        return None
    inner = single(node)
    if isinstance(inner, Grid):
        return grid_box(inner, lambda cell: _script(cell) or EMPTY)
    items = inner.items if isinstance(inner, Row) else (inner,)
    return beside(_with_gaps([_script_part(item) for item in items], roles(items), tight=True))


def _script_part(item: Node) -> Box:
    """Return one part of a script; fractions and sums stay on one line."""
    part = single(item)
    if isinstance(part, Scripts):
        base = single(part.base)
        if not (isinstance(base, Symbol) and (base.limits or base.kind == "op")):
            return _beside_scripts(_script_part(base), part.sup, part.sub)
    if isinstance(part, Fenced):
        return beside((text_box(part.left), _script(part.body) or EMPTY, text_box(part.right)))
    if isinstance(part, Row):
        return _script(part) or EMPTY
    return text_box(_tight_line(part))

"""Lays a formula out in two dimensions: every part becomes a box, and boxes are set beside, over and under each other."""

from collections.abc import Sequence

from studyapp.formula.box import EMPTY, Box, beside, blank, grown, ruled, stacked, text_box, widened
from studyapp.formula.delimiters import delimiter
from studyapp.formula.grid import grid_box
from studyapp.formula.inline import JOINT, accented, fraction_line, one_line, single
from studyapp.formula.scripts import plain_text, small_sub, small_sup
from studyapp.formula.spacing import gap, roles
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

NARROW_BAR = 3


def lay(node: Node) -> Box:
    """Return a formula as a box."""
    match node:
        case Row(items=items):
            return row_box(items)
        case Symbol(text=text) | Source(text=text) | Middle(text=text):
            return text_box(text)
        case Space(width=width):
            return blank(width)
        case Fraction():
            return text_box(_line(node)) if node.small else _fraction(lay(node.above), lay(node.below))
        case Scripts():
            return _scripts(node)
        case Root():
            return _root(node)
        case Fenced():
            return fenced_box(node)
        case Accent():
            return _accent(node)
        case Underline(body=body):
            return ruled(lay(body), "‾", over=False)
        case Binomial(above=above, below=below):
            body = stacked((lay(above), EMPTY, lay(below)), lay(above).height)
            return _in_brackets("(", body, ")")
        case Brace():
            return _brace(node)
        case Stack(base=base, above=above, below=below):
            return _limits(lay(base), above, below)
        case Grid():
            return grid_box(node, lay)


def row_box(items: Sequence[Node]) -> Box:
    """Set things side by side with the blanks their roles ask for."""
    return beside(spaced(items))


def spaced(items: Sequence[Node]) -> list[Box]:
    """Return the boxes of a row, each with the blanks that precede it."""
    boxes: list[Box] = []
    found = roles(items)
    for index, item in enumerate(items):
        box = lay(item)
        blanks = gap(found[index - 1], found[index]) if index else 0
        boxes.append(widened(box, box.width + blanks, "r"))
    return boxes


def fenced_box(node: Fenced) -> Box:
    """Set a body in brackets that grow with it."""
    boxes = spaced(node.body.items)
    inside = beside(boxes)
    above, below = inside.baseline, inside.below
    if any(isinstance(item, Middle) for item in node.body.items):
        boxes = [
            beside((blank(1), delimiter(item.text, above, below))) if isinstance(item, Middle) else box
            for item, box in zip(node.body.items, boxes, strict=True)
        ]
        inside = beside(boxes)
    return _in_brackets(node.left, inside, node.right) if _grows(node.body, inside) else _small_brackets(node, inside)


def _grows(body: Row, inside: Box) -> bool:
    """Tell whether brackets grow: scripts alone do not make them."""
    return inside.height > 2 or (inside.height == 2 and any(isinstance(single(item), Grid) for item in body.items))


def _small_brackets(node: Fenced, inside: Box) -> Box:
    """Set a body in brackets one line high."""
    return beside((text_box(node.left), inside, text_box(node.right)))


def _in_brackets(left: str, inside: Box, right: str) -> Box:
    """Set a box in brackets as tall as it is."""
    above, below = inside.baseline, inside.below
    if (left in {"{", "⟨"} or right in {"}", "⟩"}) and inside.height > 1:
        above = below = max(above, below, 1)
    body = grown(inside, above - inside.baseline, below - inside.below)
    return beside((delimiter(left, above, below), body, delimiter(right, above, below)))


def _line(node: Node) -> str:
    """Return the one-line form set tight, for what sits in a script."""
    return one_line(node, tight=True).replace(JOINT, " ")


def _fraction(above: Box, below: Box) -> Box:
    """Set one box over another with a bar; the bar outreaches a bar inside."""
    width = max(above.width, below.width)
    inner = any("─" in line for box in (above, below) if box.width == width for line in box.lines)
    bar = max(width + 2 * inner, NARROW_BAR)
    rule = text_box("─" * bar)
    return stacked((widened(above, bar), rule, widened(below, bar)), above.height)


def _scripts(node: Scripts) -> Box:
    """Set scripts beside their base, or above and below an operator that takes limits."""
    base = single(node.base)
    if isinstance(base, Symbol) and base.limits:
        return _limits(lay(base), node.sup, node.sub)
    box = lay(base)
    if isinstance(base, Row) and len(base.items) > 1:
        box = _in_brackets("(", box, ")")
    return _beside_scripts(box, node.sup, node.sub)


def _beside_scripts(base: Box, sup: Node | None, sub: Node | None) -> Box:
    """Raise and lower scripts, as small characters on the base's own row where Unicode has them."""
    compact = base.height == 1 or base.lines[base.baseline].strip() != ""
    tall = base.height > 1 and _right_edge_inked(base)
    small_up = small_sup(sup) if sup is not None and compact and not tall else None
    small_down = small_sub(sub) if sub is not None and compact and not tall else None
    up = _script_box(sup) if sup is not None and small_up is None else None
    down = _script_box(sub) if sub is not None and small_down is None else None
    middle = text_box((small_down or "") + (small_up or ""))
    if up is None and down is None:
        return beside((base, middle))
    return _with_columns(base, middle, up, down, tall=tall)


def _right_edge_inked(box: Box) -> bool:
    """Tell whether a tall box ends in a bracket, so that scripts go to its corners."""
    return any(line[-1:].strip() for index, line in enumerate(box.lines) if index != box.baseline)


def _with_columns(base: Box, middle: Box, up: Box | None, down: Box | None, *, tall: bool) -> Box:
    """Set raised and lowered boxes in one column beside a base, around the small scripts on its row."""
    width = max(box.width for box in (middle, up, down) if box is not None)
    above = base.baseline if tall else 0
    below = base.below if tall else 0
    rows: list[Box] = []
    overlap = tall and base.height > 2
    if up is not None:
        rows.append(up)
    filler = above + below + 1 - (2 if overlap and up is not None and down is not None else int(overlap))
    baseline = sum(box.height for box in rows) + above - int(overlap and up is not None)
    rows += [middle] if not tall else [blank(0)] * max(filler, 0)
    if down is not None:
        rows.append(down)
    column = stacked([widened(row, width, "l") for row in rows], baseline, "l")
    return beside((base, column))


def _script_box(node: Node) -> Box:
    """Return a script set tight: on one line unless a part of it must be raised itself."""
    inner = single(node)
    if isinstance(inner, Grid):
        return lay(inner)
    items = inner.items if isinstance(inner, Row) else (inner,)
    boxes: list[Box] = []
    found = roles(items)
    for index, item in enumerate(items):
        box = _script_part(item)
        blanks = gap(found[index - 1], found[index], tight=True) if index else 0
        boxes.append(widened(box, box.width + blanks, "r"))
    return beside(boxes)


def _script_part(item: Node) -> Box:
    """Return one part of a script; fractions and sums stay on one line."""
    match single(item):
        case Scripts(base=base, sup=sup, sub=sub) if not (
            isinstance(single(base), Symbol) and _is_operator(single(base))
        ):
            return _beside_scripts(_script_part(base), sup, sub)
        case Fenced(left=left, body=body, right=right):
            return beside((text_box(left), _script_box(body), text_box(right)))
        case Row() as row:
            return _script_box(row)
        case part:
            return text_box(_line(part))


def _is_operator(node: Node) -> bool:
    """Tell whether scripts of a node are limits."""
    return isinstance(node, Symbol) and (node.limits or node.kind == "op")


def _limits(base: Box, above: Node | None, below: Node | None) -> Box:
    """Set limits above and below an operator."""
    boxes = [_script_box(above)] if above is not None else []
    baseline = sum(box.height for box in boxes) + base.baseline
    boxes.append(base)
    if below is not None:
        boxes.append(_script_box(below))
    return stacked(boxes, baseline)


def _root(node: Root) -> Box:
    """Draw a root: its sign, and a line over its body."""
    body = lay(node.body)
    line = "_" * body.width
    if body.height == 1:
        sign = Box((" ", "√"), 1, 1)
    else:
        height = body.height
        slopes = [" " * (height - row) + "╱" + " " * row for row in range(height)]
        slopes[-1] = "╲" + slopes[-1][1:]
        sign = Box((" " * (height + 1), *slopes), height + 1, body.baseline + 1)
    drawn = beside((sign, Box((line, *body.lines), body.width, body.baseline + 1)))
    order = plain_text(node.degree) if node.degree is not None else None
    if node.degree is None:
        return drawn
    from studyapp.formula.letters import raised

    degree = raised(order or "") or _line(node.degree)
    column = text_box(degree)
    if body.height == 1:
        return beside((column, drawn))
    return beside(
        (
            Box((*[" " * column.width] * (drawn.height - 2), degree, " " * column.width), column.width, drawn.baseline),
            drawn,
        )
    )


def _accent(node: Accent) -> Box:
    """Put an accent over one letter, or draw it over several."""
    letter = accented(node)
    if letter is not None:
        return text_box(letter)
    body = lay(node.body)
    rule = (
        node.drawn * body.width
        if node.drawn == "_"
        else ("─" * (body.width - 1) + node.drawn if node.drawn == "→" else node.drawn)
    )
    return stacked((text_box(rule), body), body.baseline + 1)


def _brace(node: Brace) -> Box:
    """Draw a horizontal brace with its label."""
    body = lay(node.body)
    width = max(body.width, 3)
    half = (width - 3) // 2
    ends, point = ("╭╮", "┴") if node.over else ("╰╯", "┬")
    brace = text_box(ends[0] + "─" * half + point + "─" * (width - 3 - half) + ends[1])
    label = [_script_box(node.label)] if node.label is not None else []
    if node.over:
        return stacked((*label, brace, body), sum(box.height for box in label) + 1 + body.baseline)
    return stacked((body, brace, *label), body.baseline)

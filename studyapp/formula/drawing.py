"""Draws with boxes: fractions, roots, brackets, limits, scripts, accents and braces."""

from studyapp.formula.box import Box, beside, blank, grown, stacked, text_box, widened
from studyapp.formula.delimiters import delimiter

NARROW_BAR = 3


def fraction(above: Box, below: Box) -> Box:
    """Set one box over another with a bar; the bar outreaches a bar inside."""
    width = max(above.width, below.width)
    inner = any("─" in line for box in (above, below) if box.width == width for line in box.lines)
    bar = max(width + 2 * inner, NARROW_BAR)
    return stacked((widened(above, bar), text_box("─" * bar), widened(below, bar)), above.height)


def bracketed(left: str, inside: Box, right: str) -> Box:
    """Set a box in brackets as tall as it is."""
    above, below = inside.baseline, inside.below
    if inside.height > 1 and {left, right} & set("{}⟨⟩"):
        above = below = max(above, below)
    body = grown(inside, above - inside.baseline, below - inside.below)
    return beside((delimiter(left, above, below), body, delimiter(right, above, below)))


def limits(base: Box, above: Box | None, below: Box | None) -> Box:
    """Set limits over and under an operator."""
    baseline = base.baseline + (above.height if above else 0)
    return stacked([box for box in (above, base, below) if box], baseline)


def with_scripts(base: Box, middle: Box, up: Box | None, down: Box | None) -> Box:
    """Raise and lower boxes in one column beside a base; `middle` are the small scripts on its own row."""
    above, below = corners(base)
    rows = [box for box in (up, middle, down) if box]
    width = max(box.width for box in rows)
    reach_up = max(above - 1, 0) + (up.height if up else 0)
    reach_down = max(below - 1, 0) + (down.height if down else 0)
    lines = [" " * width] * (reach_up + 1 + reach_down)
    for box, top in ((up, 0), (middle, reach_up), (down, reach_up + 1 + reach_down - (down.height if down else 0))):
        if box and box.width:
            lines[top : top + box.height] = widened(box, width, "l").lines
    return beside((base, Box(tuple(lines), width, reach_up)))


def corners(base: Box) -> tuple[int, int]:
    """Return how far a tall bracket at a box's right edge reaches, since scripts go to its corners."""
    inked = [row for row, line in enumerate(base.lines) if line[-1:].strip()]
    if len(inked) < 2:
        return 0, 0
    return base.baseline - inked[0], inked[-1] - base.baseline


def root(body: Box, degree: str) -> Box:
    """Draw a root: its sign, its degree, and a line over its body."""
    if body.height == 1:
        sign = Box((" ", "√"), 1, 1)
    else:
        height = body.height
        slopes = [" " * (height - row) + "╱" + " " * row for row in range(height)]
        slopes[-1] = "╲" + slopes[-1][1:]
        body = body if body.lines[body.baseline].startswith("─") else beside((blank(1), body))
        sign = Box((" " * (height + 1), *slopes), height + 1, body.baseline + 1)
    drawn = beside((sign, Box(("_" * body.width, *body.lines), body.width, body.baseline + 1)))
    if not degree:
        return drawn
    column = text_box(degree)
    step = drawn.below + (body.height > 1)
    return beside((Box((column.lines[0], *[" " * column.width] * step), column.width, step - drawn.below), drawn))


def accent(body: Box, mark: str) -> Box:
    """Draw an accent over several letters: a line, an arrow or one mark in the middle."""
    lines = {"_": "_" * body.width, "→": "─" * (body.width - 1) + "→"}
    return stacked((text_box(lines.get(mark, mark)), body), body.baseline + 1)


def underline(body: Box) -> Box:
    """Draw a line under a box."""
    return stacked((body, text_box("‾" * body.width)), body.baseline)


def brace(body: Box, label: Box | None, *, over: bool) -> Box:
    """Draw a horizontal brace with its label."""
    width = max(body.width, 3)
    left = (width - 3) // 2
    ends, point = ("╭╮", "┴") if over else ("╰╯", "┬")
    drawn = text_box(ends[0] + "─" * left + point + "─" * (width - 3 - left) + ends[1])
    labels = [label] if label else []
    if over:
        return stacked((*labels, drawn, body), sum(box.height for box in labels) + 1 + body.baseline)
    return stacked((body, drawn, *labels), body.baseline)

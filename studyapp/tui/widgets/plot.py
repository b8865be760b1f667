"""The marks that terminal plots are made of: bars of eighths, columns, shades and sparse labels."""

from collections.abc import Callable, Sequence

ACROSS = " ▏▎▍▌▋▊▉█"
UPWARDS = " ▁▂▃▄▅▆▇█"
SHADES = "·░▒▓█"


def bar(share: float, width: int) -> tuple[str, str]:
    """Draw a share (0 to 1) as a bar: the filled cells and the empty ones.

    >>> bar(0.5, 4)
    ('██', '░░')
    """
    filled = round(max(0.0, min(1.0, share)) * width)
    if share > 0 and not filled:
        return ACROSS[2], "░" * (width - 1)
    return "█" * filled, "░" * (width - filled)


def bar_of(value: float, most: float, width: int) -> str:
    """Draw a value as a bar of eighths of a cell, `width` cells where it is the most; any value leaves a mark.

    >>> bar_of(3, 4, 2), bar_of(0, 4, 2)
    ('█▌', '')
    """
    eighths = round(8 * width * value / most) if most > 0 else 0
    if value > 0 and not eighths:
        eighths = 1
    return "█" * (eighths // 8) + (ACROSS[eighths % 8] if eighths % 8 else "")


def columns(values: Sequence[float], height: int, most: float | None = None) -> list[str]:
    """Draw values as columns, the upper row first; any value leaves a mark.

    >>> columns([0, 1, 2], 1)
    [' ▄█']
    """
    top = max(values, default=0) if most is None else most
    eighths = [max(1, round(8 * height * min(value, top) / top)) if value > 0 and top > 0 else 0 for value in values]
    return ["".join(UPWARDS[max(0, min(8, each - 8 * row))] for each in eighths) for row in reversed(range(height))]


def shade(value: float, most: float) -> str:
    """Give the shade of a value: a dot for none, denser for more.

    >>> [shade(value, 8) for value in (0, 1, 4, 8)]
    ['·', '░', '▒', '█']
    """
    if value <= 0 or most <= 0:
        return SHADES[0]
    return SHADES[max(1, min(len(SHADES) - 1, -int(-value * (len(SHADES) - 1) // most)))]


def labels(marks: Sequence[tuple[int, str]], width: int, measure: Callable[[str], int] = len) -> str:
    """Set labels at their columns on one line; one that would touch the label before is left out.

    >>> labels([(0, "Jan"), (2, "Feb"), (5, "Mar")], 8)
    'Jan  Mar'
    """
    line = ""
    for column, text in marks:
        used = measure(line)
        if (not line or used < column) and column + measure(text) <= width:
            line += " " * (column - used) + text
    return line

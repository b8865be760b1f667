"""Arrays as aligned lines of text: rows and columns, several channels labelled."""

from collections.abc import Sequence
from itertools import product

import numpy as np

from studyapp.exercise.lattice import cells_of, places, trimmed, written
from studyapp.exercise.shapes import asked
from studyapp.exercise.values import SCALARS, Array, Value

INDENT = "    "


def grid(value: Array, decimals: int) -> list[str]:
    """Lay out an array: leading axes of length 1 dropped, one block of rows a channel, labelled by its indices."""
    shown = value.reshape(asked(value.shape))
    if shown.ndim <= 2:
        return _rows(shown.reshape(-1, shown.shape[-1] if shown.ndim else 1), decimals)
    lines: list[str] = []
    for place in product(*(range(size) for size in shown.shape[:-2])):
        label = ", ".join(str(index) for index in place)
        lines += [*([""] if lines else []), f"[{label}]", *_rows(shown[place], decimals)]
    return lines


def _rows(matrix: Array, decimals: int) -> list[str]:
    """Write a matrix with its columns aligned to the right."""
    texts = [[written(float(cell), decimals) for cell in row] for row in matrix.tolist()]
    width = max((len(text) for row in texts for text in row), default=0)
    return ["  ".join(text.rjust(width) for text in row) for row in texts]


def inline(value: Value, decimals: int | None = None) -> str:
    """Write a value within a line: a number, a text, or nested brackets; drawn values on their own lattice."""
    if isinstance(value, str) or value is None or type(value) is bool:
        return str(value)
    if decimals is None:
        decimals = places(cells_of(value))
    if type(value) in SCALARS:
        return written(float(value), decimals) if type(value) is float else str(value)
    if isinstance(value, tuple | list):
        inside = ", ".join(inline(item) for item in value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return _nested(value.reshape(asked(value.shape)).tolist(), decimals)


def _nested(cells: Sequence[Value] | float, decimals: int) -> str:
    """Write nested lists in brackets."""
    if isinstance(cells, Sequence):
        return f"[{', '.join(_nested(cell, decimals) for cell in cells)}]"
    return written(float(cells), decimals)


def in_formula(value: Value) -> str:
    """Write a drawn value inside a formula: a group, a text, or a bracketed matrix."""
    if isinstance(value, str):
        return f"\\text{{{value}}}"
    if not isinstance(value, np.ndarray) or len(asked(value.shape)) > 2:
        return f"{{{inline(value)}}}"
    shown = value.reshape(asked(value.shape))
    decimals = places(cells_of(value))
    rows = shown.reshape(-1, shown.shape[-1] if shown.ndim else 1).tolist()
    body = r" \\ ".join(" & ".join(written(float(cell), decimals) for cell in row) for row in rows)
    return f"{{\\begin{{bmatrix}} {body} \\end{{bmatrix}}}}"


def computed(value: Value, decimals: int) -> str:
    """Write a computed value within a line, rounded, without zeros at its end."""
    if isinstance(value, np.ndarray):
        return _trimmed(value.reshape(asked(value.shape)).tolist(), decimals)
    if type(value) is float:
        return trimmed(value, decimals)
    if isinstance(value, tuple | list):
        inside = ", ".join(computed(item, decimals) for item in value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return str(value)


def _trimmed(cells: Sequence[Value] | float, decimals: int) -> str:
    """Write nested computed lists in brackets."""
    if isinstance(cells, Sequence):
        return f"[{', '.join(_trimmed(cell, decimals) for cell in cells)}]"
    return trimmed(float(cells), decimals)

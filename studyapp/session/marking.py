"""Which cells of an answer are right: values and verdicts of nested lists paired up, page by page."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

MOST_DECIMALS = 6


class MarkedPage(Struct, frozen=True):
    """One grid of an answer: its label (`[0, 1]` in a tensor, else nothing), and each cell with whether it is right."""

    label: str
    rows: tuple[tuple[tuple[str, bool], ...], ...]


def marked_pages(values: object, cells: object) -> tuple[MarkedPage, ...]:
    """Pair the cells of an array with their verdicts; nothing where the two are not nested alike."""
    values, cells = _bare(values), _bare(cells)
    if not isinstance(values, list) or not isinstance(cells, list) or _shape(values) != _shape(cells):
        return ()
    return tuple(_pages(values, cells, ()))


def flat(cells: object) -> tuple[bool, ...]:
    """Return nested verdicts in the order in which cells are read."""
    if isinstance(cells, list):
        return tuple(verdict for part in cells for verdict in flat(part))
    return (bool(cells),)


def _pages(values: list[Any], cells: list[Any], place: tuple[int, ...]) -> Iterator[MarkedPage]:
    depth = len(_shape(values))
    if depth <= 2:
        rows, verdicts = ([values], [cells]) if depth == 1 else (values, cells)
        paired = (zip(row, marks, strict=True) for row, marks in zip(rows, verdicts, strict=True))
        label = f"[{', '.join(map(str, place))}]" if place else ""
        yield MarkedPage(label, tuple(tuple((number(value), bool(mark)) for value, mark in row) for row in paired))
        return
    for index, (part, marks) in enumerate(zip(values, cells, strict=True)):
        yield from _pages(part, marks, (*place, index))


def _bare(nest: object) -> object:
    """Drop the leading axes of length 1, which are neither shown nor asked for."""
    while isinstance(nest, list) and len(nest) == 1 and isinstance(nest[0], list):
        nest = nest[0]
    return nest


def _shape(nest: object) -> tuple[int, ...]:
    return (len(nest), *(_shape(nest[0]) if nest else ())) if isinstance(nest, list) else ()


def number(value: object) -> str:
    """Write one value, rounded, without zeros at its end."""
    if not isinstance(value, float):
        return str(value)
    text = f"{value:.{MOST_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text

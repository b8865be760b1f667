"""Brackets of any height, drawn from the pieces that Unicode has for them."""

from collections.abc import Mapping
from typing import NamedTuple

from studyapp.formula.box import Box, text_box


class Pieces(NamedTuple):
    """The parts of a tall bracket from top to bottom."""

    top: str
    middle: str
    bottom: str
    extension: str


_PIECES: Mapping[str, Pieces] = {
    "(": Pieces("⎛", "⎜", "⎝", "⎜"), ")": Pieces("⎞", "⎟", "⎠", "⎟"),
    "[": Pieces("⎡", "⎢", "⎣", "⎢"), "]": Pieces("⎤", "⎥", "⎦", "⎥"),
    "{": Pieces("⎧", "⎨", "⎩", "⎪"), "}": Pieces("⎫", "⎬", "⎭", "⎪"),
    "⌊": Pieces("⎢", "⎢", "⎣", "⎢"), "⌋": Pieces("⎥", "⎥", "⎦", "⎥"),
    "⌈": Pieces("⎡", "⎢", "⎢", "⎢"), "⌉": Pieces("⎤", "⎥", "⎥", "⎥"),
    "|": Pieces("│", "│", "│", "│"), "‖": Pieces("║", "║", "║", "║"),
}  # fmt: skip


def delimiter(bracket: str, above: int, below: int) -> Box:
    """Return a bracket that reaches `above` and `below` lines from its baseline."""
    height = above + below + 1
    if height == 1 or not bracket:
        return text_box(bracket)
    if bracket in "⟨⟩":
        return _angle(bracket, above, below)
    if bracket not in _PIECES:
        return text_box(bracket)
    top, middle, bottom, extension = _PIECES[bracket]
    lines = [top, *[extension] * (height - 2), bottom]
    if bracket in "{}" and height > 2:
        lines[min(max(above, 1), height - 2)] = middle
    return Box(tuple(lines), 1, above)


def _angle(bracket: str, above: int, below: int) -> Box:
    """Return an angle bracket whose corner is on the baseline."""
    arm = max(above, below)
    closing = bracket == "⟩"
    upper = [" " * (row if closing else arm - 1 - row) + ("╲" if closing else "╱") for row in range(arm)]
    lower = [" " * (arm - 1 - row if closing else row) + ("╱" if closing else "╲") for row in range(arm)]
    corner = " " * (arm - 1 if closing else 0) + bracket
    return Box(tuple(line.ljust(arm) for line in (*upper, corner, *lower)), arm, arm)

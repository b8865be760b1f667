"""Terminal cells: how wide text is, where to cut it, and which characters a terminal must never be sent."""

import re
import unicodedata
from itertools import groupby

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
ELLIPSIS = "…"
TAB_CELLS = 4
MOST_MARKS = 3
FIRST_WIDE = "\u1100"
_MODIFIERS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u3164\U0001f3fb-\U0001f3ff]")


def char_cells(char: str) -> int:
    """Return the cells one character takes: 0 for a combining mark, 2 for a wide one, else 1."""
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Mc"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cell_len(text: str) -> int:
    """Return the cells a line of text takes in a terminal."""
    return len(text) if text.isascii() else sum(map(char_cells, text))


def ljust(text: str, width: int) -> str:
    """Pad with blanks to `width` cells."""
    return text + " " * (width - cell_len(text))


def head(text: str, width: int) -> str:
    """Return the longest beginning that fits `width` cells, never half a wide character."""
    if text.isascii():
        return text[: max(width, 0)]
    used = 0
    for index, char in enumerate(text):
        used += char_cells(char)
        if used > width:
            return text[:index]
    return text


def cut(text: str, width: int) -> str:
    """Cut a line that is too long so that everyone sees it was cut."""
    return text if cell_len(text) <= width else head(text, width - 1) + ELLIPSIS


def chunks(text: str, width: int) -> list[str]:
    """Split a word into pieces of at most `width` cells; a character that cannot fit at all becomes an ellipsis."""
    pieces: list[str] = []
    start = used = 0
    for index, char in enumerate(text):
        size = char_cells(char)
        if used + size > width and index > start:
            pieces.append(text[start:index])
            start, used = index, 0
        used += size
    pieces += [text[start:]] if text else []
    return pieces if width > 1 else [piece if cell_len(piece) <= width else ELLIPSIS for piece in pieces]


def clean(text: str) -> str:
    """Return text safe for a terminal: control characters shown as �, invisible and bidirectional ones gone."""
    if text.isascii() and text.isprintable():
        return text
    text = _MODIFIERS.sub("", text.replace("\r\n", "\n").replace("\t", " " * TAB_CELLS))
    if not text.isprintable():
        text = "".join(char if char.isprintable() else _substitute(char) for char in text)
    return text if text.isascii() else _limit_marks(text)


def _substitute(char: str) -> str:
    """Return what stands for a character that has no ink."""
    if char == "\n":
        return char
    match unicodedata.category(char):
        case "Zs":
            return " " * char_cells(char)
        case "Zl" | "Zp":
            return "\n"
        case "Cf":
            return ""
        case _:
            return REPLACEMENT


def _limit_marks(text: str) -> str:
    """Keep a few combining marks a letter, since piles of them spill over neighbouring lines."""
    runs = (("".join(run), marks) for marks, run in groupby(text, key=lambda char: char_cells(char) == 0))
    return "".join(run[:MOST_MARKS] if marks else run for run, marks in runs)

"""The text of a deck file, and where in it things stand."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from studyapp.deck.nodes import Scalar
from studyapp.deck.problems import Mark

_BREAK = re.compile(r"\r\n|\r|\n")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n[ \t]*|.)", re.DOTALL)


@dataclass(frozen=True)
class Source:
    """A deck file's decoded text; refused characters are already replaced one for one."""

    file: str
    text: str

    @cached_property
    def starts(self) -> list[int]:
        """Return the index at which each line starts."""
        return [0, *(match.end() for match in _BREAK.finditer(self.text))]

    @cached_property
    def slotted(self) -> bool:
        """Tell whether `{{` stands anywhere in the file."""
        return "{{" in self.text

    def line(self, number: int) -> str:
        """Return line `number` (1-based) without its end."""
        if not 1 <= number <= len(self.starts):
            return ""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")

    def mark(self, index: int) -> Mark:
        """Return line and column of a character."""
        line = bisect_right(self.starts, index)
        return Mark(line, index - self.starts[line - 1] + 1)

    def locate(self, node: Scalar, offset: int) -> Mark:
        """Return where a character of a scalar's value was typed, through quotes, escapes and folded lines."""
        raw = self.text[node.index : node.end]
        at = _content_start(raw, node.style)
        for char in node.value[:offset]:
            at = _past(raw, at, char, node.style)
        if node.value[offset : offset + 1].strip():
            at = _at_char(raw, at, node.value[offset])
        return self.mark(min(node.index + at, len(self.text)))


def _content_start(raw: str, style: str) -> int:
    """Skip an opening quote or the header of a block text."""
    if style in ("'", '"'):
        return 1
    if style in ("|", ">"):
        header = _BREAK.search(raw)
        return header.end() if header else len(raw)
    return 0


def _past(raw: str, at: int, char: str, style: str) -> int:
    """Step over the source of one character of the value."""
    if char.isspace():
        if at < len(raw) and raw[at] == "\\" and style == '"':
            return _escape_end(raw, at)
        if char == " " and raw[at : at + 1] == " ":
            return at + 1
        step = re.compile(r"[ \t]*(?:\r\n|\r|\n)" if char == "\n" else r"\s+").match(raw, at)
        return step.end() if step else at + 1
    at = _at_char(raw, at, char)
    if style == '"' and raw[at : at + 1] == "\\":
        return _escape_end(raw, at)
    return at + (2 if style == "'" and char == "'" else 1)


def _at_char(raw: str, at: int, char: str) -> int:
    """Skip indentation and line ends up to where `char` is written."""
    while at < len(raw) and raw[at] != char and raw[at].isspace():
        at += 1
    return at


def _escape_end(raw: str, at: int) -> int:
    match = _ESCAPE.match(raw, at)
    return match.end() if match else at + 1

"""Cuts LaTeX into tokens: commands, single characters with their combining marks, and where each one stood."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\S[\u0300-\u036f]*", re.DOTALL)


class Token(NamedTuple):
    """One command or character and its place in the source."""

    text: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """The command's name without its backslash, or nothing for a character."""
        return self.text[1:] if self.text[0] == "\\" else ""


def tokenize(latex: str) -> list[Token]:
    """Return the tokens of a formula; blanks between them mean nothing."""
    return [Token(match.group(), *match.span()) for match in _TOKEN.finditer(latex)]

"""Finds the formulas of a Markdown text and what cannot be laid out in them, for those who check decks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from studyapp.formula.markup import scan
from studyapp.formula.parse import Trouble, parse

_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ ]*$|\Z)", re.MULTILINE | re.DOTALL)
_INK = re.compile(r"[^\n]")


class Found(NamedTuple):
    """A formula and where its LaTeX starts in the text."""

    latex: str
    at: int


def formulas(markdown: str) -> Iterator[Found]:
    """Yield the formulas outside code, in order."""
    text = _FENCED.sub(lambda match: _INK.sub(" ", match[0]), markdown)
    for match in scan(text):
        if match.lastgroup in {"formula", "display"}:
            yield Found(match[match.lastgroup], match.start(match.lastgroup))


def troubles(markdown: str) -> list[Trouble]:
    """Return what cannot be laid out in a text's formulas, with offsets in the text."""
    return [
        Trouble(trouble.code, trouble.text, found.at + trouble.at)
        for found in formulas(markdown)
        for trouble in parse(found.latex).troubles
    ]

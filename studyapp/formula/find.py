"""Finds the formulas of a Markdown text and what cannot be laid out in them, for those who check decks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from studyapp.formula.markup import scan
from studyapp.formula.parse import Trouble, parse

_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ ]*$|\Z)", re.MULTILINE | re.DOTALL)
_NOT_LOOSE = frozenset(("escaped", "ticks", "code", "display", "formula", "url", "auto"))
_LOOSE = re.compile(r"(?<![\\$\w])\$(?:[ \t][^$\n]*|[^$\n]*[ \t])\$(?![\d$])")
_MATHS = re.compile(r"[\\^_={}+<>]|\$\s*[A-Za-z]{1,2}\s*\$")
_INK = re.compile(r"[^\n]")


class Found(NamedTuple):
    """A formula and where its LaTeX starts in the text."""

    latex: str
    at: int


def formulas(markdown: str) -> Iterator[Found]:
    """Yield the formulas outside code, in order."""
    for match in scan(_unfenced(markdown)):
        if match.lastgroup in {"formula", "display"}:
            yield Found(match[match.lastgroup], match.start(match.lastgroup))


def loose(markdown: str) -> Iterator[Found]:
    """Yield what was meant as a formula and is none, since a blank stands inside its dollars; the dollars included."""
    text = _unfenced(markdown)
    for match in scan(text):
        if match.lastgroup in _NOT_LOOSE:
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    for match in _LOOSE.finditer(text):
        if _MATHS.search(match[0]):
            yield Found(markdown[match.start() : match.end()], match.start())


def _unfenced(markdown: str) -> str:
    """Blank fenced code out, at the same length."""
    return _FENCED.sub(lambda match: _INK.sub(" ", match[0]), markdown)


def troubles(markdown: str) -> list[Trouble]:
    """Return what cannot be laid out in a text's formulas, with offsets in the text."""
    return [
        Trouble(trouble.code, trouble.text, found.at + trouble.at)
        for found in formulas(markdown)
        for trouble in parse(found.latex).troubles
    ]

"""Anki's cloze gaps `{{c1::text::hint}}`, with braces balanced inside, and the `{{name}}` of drawn values."""

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

_OPEN = re.compile(r"\{\{c(\d{1,3})::")
MOST_BROKEN = 5
SLOT = re.compile(r"\{\{([A-Za-z_]\w*)\}\}")
ANY_OPEN = re.compile(r"\{\{\s*[cC]?\d*\s*:")


class Gap(Struct, frozen=True):
    """One gap: its number, what it hides, a hint, and its span in the text."""

    number: int
    text: str
    hint: str
    start: int
    end: int


class BrokenGap(Struct, frozen=True):
    """A gap that is not closed, is empty, or has no number, at an offset of the text."""

    offset: int
    reason: str


def gaps(text: str) -> tuple[tuple[Gap, ...], tuple[BrokenGap, ...]]:
    """Return the gaps of a cloze text and what is broken about others."""
    found: list[Gap] = []
    broken: list[BrokenGap] = []
    at = 0
    while (match := _OPEN.search(text, at)) and len(broken) < MOST_BROKEN:
        end = _closing(text, match.end())
        if end < 0:
            broken.append(BrokenGap(match.start(), "open"))
            at = match.end()
            continue
        inside, hint = _halves(text[match.end() : end])
        number = int(match[1])
        if not inside.strip():
            broken.append(BrokenGap(match.start(), "empty"))
        elif not 1 <= number <= 99:
            broken.append(BrokenGap(match.start(), "number"))
        elif nested := _OPEN.search(inside):
            broken.append(BrokenGap(match.end() + nested.start(), "nested"))
        found.append(Gap(number, inside, hint, match.start(), end + 2))
        at = end + 2
    spans = [(gap.start, gap.end) for gap in found]
    odd = (match.start() for match in ANY_OPEN.finditer(text) if not _OPEN.match(text, match.start()))
    broken += [
        BrokenGap(start, "form")
        for start in islice(odd, MOST_BROKEN)
        if not any(first <= start < last for first, last in spans)
    ]
    return tuple(found), tuple(broken)


def numbers(text: str) -> tuple[int, ...]:
    """Return the gap numbers of a text, sorted, each once."""
    return tuple(sorted({gap.number for gap in gaps(text)[0]}))


def without_gaps(text: str, mark: str = "[…]") -> str:
    """Return the text with every gap hidden, so that what the gaps hold does not count as the question."""
    shown, at = [], 0
    for gap in gaps(text)[0]:
        shown += [text[at : gap.start], mark]
        at = gap.end
    return "".join([*shown, text[at:]])


def filled(text: str) -> str:
    """Return the text with every gap filled in."""
    shown, at = [], 0
    for gap in gaps(text)[0]:
        shown += [text[at : gap.start], gap.text]
        at = gap.end
    return "".join([*shown, text[at:]])


def slots(text: str) -> Iterator[tuple[str, int]]:
    """Yield the `{{name}}` of a text with their offsets."""
    return ((match[1], match.start()) for match in SLOT.finditer(text))


def _closing(text: str, start: int) -> int:
    """Find the `}}` that closes a gap opened before `start`: braces opened inside are closed first."""
    depth, at = 0, start
    while at < len(text):
        char = text[at]
        if char == "\\" and text[at + 1 : at + 2] in ("{", "}"):
            at += 2
            continue
        if char == "{":
            depth += 1
        elif char == "}":
            if depth == 0:
                return at if text.startswith("}}", at) else -1
            depth -= 1
        at += 1
    return -1


def _halves(inside: str) -> tuple[str, str]:
    """Split a gap at the `::` outside braces into what it hides and its hint."""
    depth = 0
    for at, char in enumerate(inside):
        depth += (char == "{") - (char == "}")
        if depth == 0 and inside.startswith("::", at):
            return inside[:at], inside[at + 2 :]
    return inside, ""

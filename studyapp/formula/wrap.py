"""Wraps styled text by terminal cells: Chinese breaks nearly anywhere, and a long address has lines of its own."""

import re
from collections.abc import Iterable, Iterator

from studyapp.formula.cells import FIRST_WIDE, cell_len, char_cells, chunks, head
from studyapp.formula.inline import JOINT
from studyapp.formula.spans import Line, Span, Style, merged

ADDRESSES: tuple[Style, ...] = ("link", "url")
_PART = re.compile(r"(?P<blank> +)|(?P<hard>\n)|[^ \n]+")
_NEVER_FIRST = frozenset("。，、；：？！）」』】〉》〕”’…—～·％.,;:!?)]}%'\"")
_NEVER_LAST = frozenset("（「『【〈《〔“‘([{'\"")


def wrap(spans: Iterable[Span], width: int) -> list[Line]:
    """Return lines of at most `width` cells."""
    lines: list[Line] = []
    line: list[Span] = []
    used = 0
    blank: Span | None = None
    for word in _words(spans):
        if isinstance(word, Span):
            if word.text == "\n":
                lines.append(_finished(line))
                line, used, blank = [], 0, None
            else:
                blank = word
            continue
        size = sum(cell_len(span.text) for span in word)
        lead = 1 if blank and line else 0
        if used + lead + size <= width:
            if lead and blank:
                line.append(blank)
            line += word
            used += lead + size
        else:
            address = word[0].style in ADDRESSES
            if line and (size <= width or used + lead + 1 >= width or not lead or address):
                lines.append(_finished(line))
                line, used = [], 0
            elif lead and blank:
                line.append(blank)
                used += 1
            full, line, used = _split(line, used, word, width)
            lines += full
        blank = None
    lines.append(_finished(line))
    return lines


def _split(line: list[Span], used: int, word: list[Span], width: int) -> tuple[list[Line], list[Span], int]:
    """Go on with a word, cutting it where a line is full."""
    lines: list[Line] = []
    for span in word:
        first = head(span.text, width - used)
        pieces = [first, *chunks(span.text[len(first) :], width)]
        if span.style in ADDRESSES and span.text.isascii() and not used:
            pieces = _at_slashes(span.text, width)
        for number, piece in enumerate(pieces):
            if number:
                lines.append(_finished(line))
                line, used = [], 0
            line.append(span._replace(text=piece))
            used += cell_len(piece)
    return lines, line, used


def _at_slashes(address: str, width: int) -> list[str]:
    """Cut an address behind its slashes where that is possible."""
    pieces: list[str] = []
    while len(address) > width:
        end = address.rfind("/", address.find("://") + len("://"), width) + 1 or width
        pieces.append(address[:end])
        address = address[end:]
    return [*pieces, address]


def _finished(line: list[Span]) -> Line:
    """Return a line with ordinary blanks."""
    return merged(span._replace(text=span.text.replace(JOINT, " ")) for span in line)


def _words(spans: Iterable[Span]) -> Iterator[Span | list[Span]]:
    """Yield words, each a list of spans that must stay together, and between them blanks and hard breaks."""
    word: list[Span] = []
    last = ""
    for span in spans:
        for match in _PART.finditer(span.text):
            if match.lastgroup:
                if word:
                    yield word
                word, last = [], ""
                yield span._replace(text=match[0][0])
                continue
            for part in _unbroken(match[0]):
                if word and _may_break(last, part[0]):
                    yield word
                    word = []
                word.append(span._replace(text=part))
                last = part[-1]
    if word:
        yield word


def _unbroken(text: str) -> list[str]:
    """Cut text without blanks where a line may end, which is beside a wide character."""
    if text.isascii():
        return [text]
    parts = [text[0]]
    for char in text[1:]:
        if _may_break(parts[-1][-1], char):
            parts.append(char)
        else:
            parts[-1] += char
    return parts


def _may_break(last: str, first: str) -> bool:
    """Tell whether a line may end between two characters that no blank parts."""
    if max(last, first) < FIRST_WIDE or first in _NEVER_FIRST or last in _NEVER_LAST:
        return False
    return 2 in (char_cells(last), char_cells(first)) and char_cells(first) > 0

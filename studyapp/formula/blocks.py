"""The blocks of a Markdown text: paragraphs, headings, lists, quotes, tables, fenced code and display formulas."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

MAX_DEPTH = 6
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})\s*([\w+#.-]*)[^`]*$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_DOLLAR = re.compile(r"(?<!\\)\$")
_ITEM = re.compile(r"( {0,3}(?:([-*+])|(\d{1,9})[.)]))(?: (?= *\S) {0,3}|\s*$)")
_QUOTE = re.compile(r" {0,3}> ?")
_DASHES = re.compile(r"\s*(:?)-+(:?)\s*")
_CELL = re.compile(r"(?:\\.|`[^`]*`|\$[^$]*\$|[^|])+", re.DOTALL)


class Paragraph(Struct, frozen=True):
    """Running text, its lines parted as written."""

    text: str


class Heading(Struct, frozen=True):
    """A heading."""

    text: str


class Code(Struct, frozen=True):
    """Fenced code, kept as written."""

    text: str
    language: str


class Display(Struct, frozen=True):
    """A formula on lines of its own."""

    latex: str


class Item(Struct, frozen=True):
    """One item of a list: its number, or nothing for a bullet, and its blocks."""

    number: str
    blocks: "tuple[Block, ...]"


class Items(Struct, frozen=True):
    """A list; a loose one has blank lines between its items."""

    items: tuple[Item, ...]
    loose: bool


class Quote(Struct, frozen=True):
    """Quoted blocks."""

    blocks: "tuple[Block, ...]"


class Table(Struct, frozen=True):
    """Rows of cells; the first is the header."""

    rows: tuple[tuple[str, ...], ...]
    alignments: tuple[str, ...]


class Rule(Struct, frozen=True):
    """A line across."""


INDENT = "    "
Block: TypeAlias = Paragraph | Heading | Code | Display | Items | Quote | Table | Rule


def read_blocks(lines: Sequence[str], depth: int = 0) -> tuple[Block, ...]:
    """Cut lines of Markdown into blocks."""
    blocks: list[Block] = []
    paragraph: list[str] = []
    at = 0
    while at < len(lines):
        within = _formula_goes_on(paragraph, lines[at])
        found = None if within else _block_at(lines, at, depth, in_paragraph=bool(paragraph))
        if found is None:
            if lines[at].strip():
                paragraph.append(lines[at].lstrip())
            else:
                _close(paragraph, blocks)
            at += 1
            continue
        _close(paragraph, blocks)
        block, at = found
        blocks.append(block)
    _close(paragraph, blocks)
    return tuple(blocks)


def _formula_goes_on(paragraph: Sequence[str], line: str) -> bool:
    """Tell whether a line, begun perhaps with a plus sign, ends the formula that its paragraph has begun."""
    return (
        bool(paragraph)
        and len(_DOLLAR.findall(line)) % 2 == 1
        and sum(len(_DOLLAR.findall(before)) for before in paragraph) % 2 == 1
    )


def _close(paragraph: list[str], blocks: list[Block]) -> None:
    """End a paragraph if one is open."""
    if paragraph:
        blocks.append(Paragraph("\n".join(paragraph)))
        paragraph.clear()


def _block_at(lines: Sequence[str], at: int, depth: int, *, in_paragraph: bool) -> tuple[Block, int] | None:
    """Return the block that starts here, other than a paragraph, and the line after it."""
    line = lines[at]
    if not in_paragraph and line.startswith(INDENT) and line.strip():
        return _indented(lines, at)
    start = line.lstrip()[:1]
    if start in "`~" and (fence := _FENCE.match(line)):
        return _fenced(lines, at, fence)
    if start == "#" and (heading := _HEADING.match(line)):
        return Heading(heading[2] or ""), at + 1
    if start in "-*_" and _RULE.match(line):
        return Rule(), at + 1
    if start == "$" and line.lstrip().startswith("$$"):
        return _display(lines, at)
    if start == ">" and depth < MAX_DEPTH:
        return _quoted(lines, at, depth)
    if depth < MAX_DEPTH and (item := _ITEM.match(line)) and not (in_paragraph and (item[3] or "1") != "1"):
        return _listed(lines, at, depth)
    if "|" in line and at + 1 < len(lines) and not in_paragraph:
        return _table(lines, at)
    return None


def _indented(lines: Sequence[str], at: int) -> tuple[Block, int]:
    """Read code set in by four blanks; empty lines between its lines belong to it."""
    stop = at
    for index in range(at, len(lines)):
        if lines[index].startswith(INDENT) and lines[index].strip():
            stop = index + 1
        elif lines[index].strip():
            break
    return Code("\n".join(line[len(INDENT) :] for line in lines[at:stop]), ""), stop


def _fenced(lines: Sequence[str], at: int, fence: re.Match[str]) -> tuple[Block, int]:
    """Read fenced code to its closing fence, or to the end."""
    indent = len(lines[at]) - len(lines[at].lstrip())
    body: list[str] = []
    for stop in range(at + 1, len(lines)):
        closing = lines[stop].strip()
        if len(closing) >= len(fence[1]) and set(closing) == {fence[1][0]}:
            return Code("\n".join(body), fence[2]), stop + 1
        own = len(lines[stop]) - len(lines[stop].lstrip(" "))
        body.append(lines[stop][min(indent, own) :])
    return Code("\n".join(body), fence[2]), len(lines)


def _display(lines: Sequence[str], at: int) -> tuple[Block, int] | None:
    """Read a display formula that fills its lines."""
    first = lines[at].strip()[2:]
    if first.endswith("$$"):
        return (Display(first[:-2]), at + 1) if "$$" not in first[:-2] else None
    if "$$" in first:
        return None
    body = [first]
    for stop in range(at + 1, len(lines)):
        line = lines[stop].strip()
        if not line:
            return None
        if line.endswith("$$"):
            return Display(" ".join([*body, line[:-2]])), stop + 1
        body.append(line)
    return None


def _quoted(lines: Sequence[str], at: int, depth: int) -> tuple[Block, int]:
    """Read quoted lines."""
    stop = at
    while stop < len(lines) and _QUOTE.match(lines[stop]):
        stop += 1
    return Quote(read_blocks([_QUOTE.sub("", line, count=1) for line in lines[at:stop]], depth + 1)), stop


def _listed(lines: Sequence[str], at: int, depth: int) -> tuple[Block, int]:
    """Read a list: items of one sort and what is indented under them."""
    items: list[Item] = []
    loose = False
    first = _ITEM.match(lines[at])
    bullet = first[2] if first else None
    while at < len(lines) and (marker := _ITEM.match(lines[at])) and marker[2] == bullet and not _RULE.match(lines[at]):
        stop = at + 1
        while stop < len(lines) and _belongs(lines, stop, len(marker[0])):
            stop += 1
        body = [lines[at][len(marker[0]) :], *(_unindented(line, len(marker[0])) for line in lines[at + 1 : stop])]
        while body and not body[-1].strip():
            body.pop()
        items.append(Item(marker[3] or "", read_blocks(body, depth + 1)))
        gap = stop
        while gap < len(lines) and not lines[gap].strip():
            gap += 1
        again = _ITEM.match(lines[gap]) if gap < len(lines) else None
        at = gap if again and again[2] == bullet else stop
        loose = loose or at > stop
    return Items(tuple(items), loose), at


def _belongs(lines: Sequence[str], at: int, indent: int) -> bool:
    """Tell whether a line goes on with the list item above it."""
    line = lines[at]
    if not line.strip():
        return at + 1 < len(lines) and lines[at + 1][:indent].isspace() and bool(lines[at + 1].strip())
    if line[:indent].isspace() and len(line) > indent:
        return True
    lazy = bool(lines[at - 1].strip()) and not (_ITEM.match(line) or _QUOTE.match(line) or _FENCE.match(line))
    return lazy and not (_HEADING.match(line) or _RULE.match(line) or line.lstrip().startswith("$$"))


def _unindented(line: str, indent: int) -> str:
    """Return a line without up to `indent` blanks."""
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]


def _table(lines: Sequence[str], at: int) -> tuple[Block, int] | None:
    """Read a table: a header, a line of dashes, and rows."""
    header = _cells(lines[at])
    dashes = [_DASHES.fullmatch(cell) for cell in _cells(lines[at + 1])] if "-" in lines[at + 1] else []
    if not dashes or len(dashes) != len(header):
        return None
    alignments = tuple("c" if dash[1] and dash[2] else "r" if dash[2] else "l" for dash in dashes if dash)
    if len(alignments) != len(header):
        return None
    rows = [tuple(header)]
    stop = at + 2
    while stop < len(lines) and "|" in lines[stop]:
        cells = _cells(lines[stop])[: len(header)]
        rows.append((*cells, *[""] * (len(header) - len(cells))))
        stop += 1
    return Table(tuple(rows), alignments), stop


def _cells(line: str) -> list[str]:
    """Return the cells of a table's line; bars in code and formulas do not part them."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    cells, at = [], 0
    while at <= len(inner):
        cell = _CELL.match(inner, at)
        cells.append(cell[0].strip().replace("\\|", "|") if cell else "")
        at = (cell.end() if cell else at) + 1
    return cells

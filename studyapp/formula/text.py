"""Shapes Markdown with formulas into lines of styled spans, which both front ends show."""

from collections.abc import Iterable, Iterator

from studyapp.formula.blocks import Block, Code, Display, Heading, Items, Paragraph, Quote, Rule, Table, read_blocks
from studyapp.formula.cells import cell_len, chunks, clean
from studyapp.formula.clarity import TOO_MUCH, clutter
from studyapp.formula.inline import JOINT, one_line
from studyapp.formula.markup import Fragment, read_markup
from studyapp.formula.parse import parse
from studyapp.formula.render import laid_out
from studyapp.formula.spans import Line, Span, Style, joined, merged
from studyapp.formula.table import table_lines
from studyapp.formula.tree import Node, Row, Symbol
from studyapp.formula.wrap import wrap

WIDTH = 80
DISPLAY_INDENT = 2
CONTINUED = "↪ "
_ENDING = ".,;:!?。，；：！？、)）"


def flow(markdown: str, width: int = WIDTH) -> list[Line]:
    """Return Markdown as lines of styled spans, each line at most `width` cells wide."""
    return list(_blocks(read_blocks(clean(markdown).split("\n")), max(width, 1)))


def plain(markdown: str, width: int = WIDTH) -> str:
    """Return Markdown as text of at most `width` cells a line."""
    return "\n".join(joined(line).rstrip() for line in flow(markdown, width))


def label(markdown: str) -> Line:
    """Return Markdown on one line, whatever its length, for lists and titles."""
    line = " ".join(clean(markdown).split())
    return merged(span._replace(text=span.text.replace(JOINT, " ")) for span in _spans(read_markup(line)))


def code_lines(code: str, width: int = WIDTH, language: str = "") -> list[Line]:
    """Return code as written; a line that is too long goes on after a marker."""
    return list(_code(clean(code), max(width, 1), language))


def _blocks(blocks: Iterable[Block], width: int, *, tight: bool = False) -> Iterator[Line]:
    """Yield the lines of blocks, a blank line between them; in a tight list none before an inner list."""
    for number, block in enumerate(blocks):
        if number and not (tight and isinstance(block, Items)):
            yield ()
        yield from _block(block, width)


def _block(block: Block, width: int) -> Iterator[Line]:
    """Yield the lines of one block."""
    match block:
        case Paragraph(text=text):
            yield from _paragraph(read_markup(text), width)
        case Heading(text=text):
            yield from wrap(_spans(read_markup(text), "heading"), width)
        case Code(text=text, language=language):
            yield from _code(text, width, language)
        case Display(latex=latex):
            yield from _display(parse(latex).root, width)
        case Items():
            yield from _items(block, width)
        case Quote(blocks=blocks):
            yield from _prefixed(_blocks(blocks, max(width - 2, 1)), Span("│ ", "quote"), Span("│ ", "quote"), width)
        case Table():
            yield from table_lines(block, width, _cell)
        case Rule():
            yield (Span("─" * width, "rule"),)


def _cell(markdown: str, width: int) -> list[Line]:
    """Return the lines of a table's cell."""
    return wrap(_spans(read_markup(markdown)), width)


def _items(block: Items, width: int) -> Iterator[Line]:
    """Yield the lines of a list, its items hanging on their marks."""
    for number, item in enumerate(block.items):
        if number and block.loose:
            yield ()
        mark = Span(f"{item.number}. ", "number") if item.number else Span("• ", "bullet")
        size = cell_len(mark.text)
        lines = list(_blocks(item.blocks, max(width - size, 1), tight=not block.loose)) or [()]
        yield from _prefixed(lines, mark, Span(" " * size), width)


def _prefixed(lines: Iterable[Line], first: Span, others: Span, width: int) -> Iterator[Line]:
    """Yield lines with a mark before the first and another before the rest; none where there is no room."""
    for number, line in enumerate(lines):
        mark = others if number else first
        room = cell_len(mark.text) < width
        yield merged((mark, *line)) if room and (line or mark.text.strip()) else line


def _paragraph(fragments: list[Fragment], width: int) -> Iterator[Line]:
    """Yield a paragraph's lines; a formula that is cluttered on one line gets lines of its own."""
    alone = [fragment for fragment in fragments if fragment.text.strip()]
    threshold = 1 if len(alone) == 1 else TOO_MUCH
    running: list[Fragment] = []
    for index, fragment in enumerate(fragments):
        root = fragment.root
        if root is None or not (fragment.display or clutter(root) >= threshold):
            running.append(fragment)
            continue
        yield from _running(running, width)
        ending = ""
        if index + 1 < len(fragments) and fragments[index + 1].style == "plain":
            after = fragments[index + 1]
            ending = after.text[: len(after.text) - len(after.text.lstrip(_ENDING))]
            fragments[index + 1] = after._replace(text=after.text[len(ending) :].lstrip())
        running = []
        yield from _display(Row((root, Symbol(ending, "punct"))) if ending else root, width)
    yield from _running(running, width)


def _running(fragments: list[Fragment], width: int) -> Iterator[Line]:
    """Yield the lines of running text, if there is any."""
    if any(fragment.text.strip() for fragment in fragments):
        yield from wrap(_spans(fragments, width=width), width)


def _spans(fragments: Iterable[Fragment], base: Style = "plain", width: int = WIDTH) -> Iterator[Span]:
    """Yield the spans of running text, formulas in their one-line form, the short ones unbreakable."""
    for text, style, detail, _, root in fragments:
        if root is not None:
            line = one_line(root).strip(f" {JOINT}")
            yield Span(line.replace(" ", JOINT) if 5 * cell_len(line) <= 2 * width else line, "formula")
        else:
            yield Span(text, base if style == "plain" else style, detail)


def _display(root: Node, width: int) -> Iterator[Line]:
    """Yield a formula laid out in two dimensions."""
    indent = DISPLAY_INDENT if width > 4 * DISPLAY_INDENT else 0
    for line in laid_out(root, width - indent):
        yield merged((Span(" " * indent if line else ""), Span(line, "formula")))


def _code(code: str, width: int, language: str) -> Iterator[Line]:
    """Yield lines of code; a marker shows where a long one goes on."""
    mark = CONTINUED if width > len(CONTINUED) + 1 else ""
    for line in code.split("\n"):
        if cell_len(line) <= width:
            yield merged((Span(line, "code-block", language),))
            continue
        first, *rest = chunks(line, width)[:1] + chunks("".join(chunks(line, width)[1:]), width - len(mark))
        yield (Span(first, "code-block", language),)
        for piece in rest:
            yield merged((Span(mark, "marker"), Span(piece, "code-block", language)))

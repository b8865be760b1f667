"""Lines of styled spans on the screen, laid out anew for the width they are given."""

from collections.abc import Callable, Iterable

from textual.content import Content, Span
from textual.geometry import Size
from textual.style import Style as TextStyle
from textual.widget import Widget

from studyapp.formula.cells import cell_len
from studyapp.formula.spans import Line
from studyapp.formula.wrap import ADDRESSES

STYLES = {
    "strong": "bold",
    "emphasis": "italic",
    "code": "$text-accent",
    "formula": "$text-primary",
    "heading": "bold $text-secondary",
    "bullet": "dim",
    "number": "dim",
    "quote": "italic dim",
    "link": "underline",
    "url": "dim",
    "code-block": "$foreground",
    "marker": "dim",
    "rule": "dim",
    "picked": "bold $text-primary on $primary-muted",
    "right": "bold $text-success",
    "wrong": "bold $text-error",
    "partly": "bold $text-warning",
}


def content_of(lines: Iterable[Line]) -> Content:
    """Turn lines of spans into what Textual paints, an address to be clicked; nothing in them is read as markup."""
    text: list[str] = []
    spans: list[Span] = []
    at = 0
    for number, line in enumerate(lines):
        if number:
            text.append("\n")
            at += 1
        for part in line:
            style = STYLES.get(part.style)
            if style and part.text:
                spans.append(Span(at, at + len(part.text), style))
                if part.style in ADDRESSES and part.detail:
                    spans.append(Span(at, at + len(part.text), TextStyle(link=part.detail)))
            text.append(part.text)
            at += len(part.text)
    return Content("".join(text), spans)


class Lines(Widget):
    """Shows lines made for its width; `show` hands it the maker."""

    DEFAULT_CSS = """
    Lines { height: auto; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._make: Callable[[int], Iterable[Line]] = lambda _width: ()
        self._laid: tuple[int, list[Line]] | None = None

    def show(self, make: Callable[[int], Iterable[Line]]) -> None:
        """Show the lines that `make` lays out for a width."""
        self._make = make
        self._laid = None
        self.refresh(layout=True)

    def clear(self) -> None:
        """Show nothing."""
        self.show(lambda _width: ())

    def lines(self, width: int) -> list[Line]:
        """Return the lines for a width, laid out once."""
        if self._laid is None or self._laid[0] != width:
            self._laid = (width, list(self._make(max(1, width))))
        return self._laid[1]

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """Take the width of the longest line, at most the container's."""
        return max((sum(cell_len(span.text) for span in line) for line in self.lines(container.width)), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Take a row for each line."""
        return len(self.lines(width))

    def render(self) -> Content:
        """Paint the lines."""
        return content_of(self.lines(self.content_size.width))

"""Shaped text as pure data: lines of spans, each with the name of its style, for a screen to colour or join."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

Style = Literal[
    "plain",
    "strong",
    "emphasis",
    "code",
    "formula",
    "heading",
    "bullet",
    "number",
    "quote",
    "link",
    "url",
    "code-block",
    "marker",
    "rule",
    "picked",
    "right",
    "wrong",
    "partly",
]


class Span(NamedTuple):
    """A run of text in one style; `detail` holds a link's address or a code block's language."""

    text: str
    style: Style = "plain"
    detail: str = ""


Line: TypeAlias = tuple[Span, ...]


def merged(spans: Iterable[Span]) -> Line:
    """Join neighbouring spans of one style into one and drop empty ones."""
    line: list[Span] = []
    for span in spans:
        if line and line[-1][1:] == span[1:]:
            line[-1] = span._replace(text=line[-1].text + span.text)
        elif span.text:
            line.append(span)
    return tuple(line)


def joined(line: Line) -> str:
    """Return a line's text without its styles."""
    return "".join(span.text for span in line)

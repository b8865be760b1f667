"""What is inside a paragraph: emphasis, code, formulas and links, with escapes undone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from studyapp.formula.cells import cell_len
from studyapp.formula.parse import parse
from studyapp.formula.spans import Style
from studyapp.formula.tree import Node

HARD_BREAK = "\n"
_TOKEN = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<hard>\ {2,}\n\ * | \\\n\ *)
    | (?P<soft>\s*\n\s*)
    | (?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    | (?P<loose>`+)
    | \$\$(?P<display>(?:[^$\\]|\\.)+)\$\$
    | \$(?![\s$])(?P<formula>(?:[^$\\]|\\.)+)(?<![\s])\$(?!\d)
    | \[(?P<label>[^\[\]\n]*)\]\((?P<url>https?://(?:[^()\s]|\([^()\s]*\))*)\)
    | <(?P<auto>https?://[^<>\s]+)>
    | (?P<marks>\*+|_+)
    """,
    re.VERBOSE | re.DOTALL,
)


class Fragment(NamedTuple):
    """A piece of running text; a formula comes with its tree."""

    text: str
    style: Style = "plain"
    detail: str = ""
    display: bool = False
    root: Node | None = None


class _Marks(NamedTuple):
    """A run of emphasis marks that may open or close."""

    text: str
    opens: bool
    closes: bool


def read_markup(text: str) -> list[Fragment]:
    """Cut a paragraph into fragments of one style each."""
    return _emphasised(list(_tokens(text)))


def scan(text: str) -> Iterator[re.Match[str]]:
    """Return what is not plain in a text: escapes, code, formulas, links, marks, line ends."""
    return _TOKEN.finditer(text)


def _tokens(text: str) -> Iterator[Fragment | _Marks]:
    """Yield plain text, finished fragments and emphasis marks in order."""
    at = 0
    for match in scan(text):
        if match.start() > at:
            yield Fragment(text[at : match.start()])
        yield from _token(text, match)
        at = match.end()
    if at < len(text):
        yield Fragment(text[at:])


def _token(text: str, match: re.Match[str]) -> Iterator[Fragment | _Marks]:
    """Yield what one token means."""
    start, stop = match.span()
    match match.lastgroup:
        case "escaped" | "loose":
            yield Fragment(match[match.lastgroup])
        case "code":
            code = match["code"].replace("\n", " ")
            yield Fragment(code[1:-1] if code.strip() and code[0] == code[-1] == " " else code, "code")
        case "hard":
            yield Fragment(HARD_BREAK)
        case "soft":
            wide = cell_len(text[start - 1 : start]) == cell_len(text[stop : stop + 1]) == 2
            yield Fragment("" if wide else " ")
        case "display":
            yield Fragment(match["display"], "formula", display=True, root=parse(match["display"]).root)
        case "formula":
            yield Fragment(match["formula"], "formula", root=parse(match["formula"]).root)
        case "url":
            yield from _link(match["label"], match["url"])
        case "auto":
            yield Fragment(match["auto"], "link", match["auto"])
        case _:
            yield _marks(match[0], text[start - 1 : start], text[stop : stop + 1])


def _link(label: str, url: str) -> Iterator[Fragment]:
    """Yield a link's text and the address behind it."""
    yield Fragment(label or url, "link", url)
    if url and label and label != url:
        yield Fragment(f" ({url})", "url", url)


def _marks(marks: str, before: str, after: str) -> Fragment | _Marks:
    """Tell whether marks may open or close emphasis, by what stands beside them."""
    opens, closes = bool(after.strip()), bool(before.strip())
    if opens and closes and (marks[0] == "_" or (before.isdigit() and after.isdigit())):
        inner, outer = before.isalnum(), after.isalnum()
        opens, closes = not inner and outer, inner and not outer
    if len(marks) > 3 or not (opens or closes):
        return Fragment(marks)
    return _Marks(marks, opens, closes)


def _emphasised(tokens: list[Fragment | _Marks]) -> list[Fragment]:
    """Pair emphasis marks and give the plain text between them its style."""
    partner: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        if not isinstance(token, _Marks):
            continue
        waiting = opened.setdefault(token.text, [])
        if token.closes and waiting:
            start = waiting.pop()
            partner[start], partner[index] = index, start
            for places in opened.values():
                while places and places[-1] > start:
                    places.pop()
        elif token.opens:
            waiting.append(index)
    fragments: list[Fragment] = []
    strong = emphasis = 0
    for index, token in enumerate(tokens):
        if isinstance(token, Fragment):
            style: Style = "strong" if strong else "emphasis" if emphasis else "plain"
            fragments.append(token._replace(style=style) if token.style == "plain" else token)
        elif index in partner:
            step = 1 if partner[index] > index else -1
            strong += step * (len(token.text) > 1)
            emphasis += step * (len(token.text) != 2)
        else:
            fragments.append(Fragment(token.text))
    return fragments

"""The tree of a formula: what was written, before it is laid out in one line or in two dimensions."""

from typing import Literal, NamedTuple, TypeAlias

Kind = Literal["ord", "word", "text", "bin", "rel", "open", "close", "bar", "punct", "func", "op", "tight"]


class Symbol(NamedTuple):
    """A character, number, word or named function with its role, which decides the blanks around it."""

    text: str
    kind: Kind = "ord"
    limits: bool = False


class Source(NamedTuple):
    """A part that could not be understood, shown as it was written."""

    text: str


class Space(NamedTuple):
    """A blank that the author asked for."""

    width: int


class Middle(NamedTuple):
    r"""A `\middle` bracket, which grows with the brackets around it."""

    text: str


class Row(NamedTuple):
    """Things side by side."""

    items: "tuple[Node, ...]" = ()


class Fraction(NamedTuple):
    """One thing over another with a bar; `small` asks for the one-line form."""

    above: "Node"
    below: "Node"
    small: bool = False


class Binomial(NamedTuple):
    """n over k in parentheses."""

    above: "Node"
    below: "Node"


class Root(NamedTuple):
    """A root, square unless it has a degree."""

    body: "Node"
    degree: "Node | None" = None


class Scripts(NamedTuple):
    """A base with what is raised and lowered beside it, or set above and below an operator."""

    base: "Node"
    sup: "Node | None" = None
    sub: "Node | None" = None


class Accent(NamedTuple):
    """A mark over its body: a combining character over one letter, a drawn line over several."""

    body: "Node"
    mark: str
    drawn: str


class Underline(NamedTuple):
    """A line under its body."""

    body: "Node"


class Brace(NamedTuple):
    """A horizontal brace under (or over) its body, with a label."""

    body: "Node"
    label: "Node | None" = None
    over: bool = False


class Stack(NamedTuple):
    """Something set above or below a base, as over an arrow."""

    base: "Node"
    above: "Node | None" = None
    below: "Node | None" = None


class Fenced(NamedTuple):
    """A body in brackets; an empty bracket is invisible."""

    left: str
    body: "Row"
    right: str


class Grid(NamedTuple):
    """Rows of cells in brackets: a matrix, cases or aligned equations."""

    rows: "tuple[tuple[Node, ...], ...]"
    left: str = ""
    right: str = ""
    columns: Literal["matrix", "cases", "aligned", "gathered"] = "matrix"
    alignments: str = ""


Node: TypeAlias = (
    Symbol
    | Source
    | Space
    | Middle
    | Row
    | Fraction
    | Binomial
    | Root
    | Scripts
    | Accent
    | Underline
    | Brace
    | Stack
    | Fenced
    | Grid
)

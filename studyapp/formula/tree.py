"""The tree of a formula: what was written, before it is laid out in one line or in two dimensions."""

from typing import Literal, TypeAlias

from msgspec import Struct

Kind = Literal["ord", "word", "text", "bin", "rel", "open", "close", "bar", "punct", "func", "op", "tight"]


class Symbol(Struct, frozen=True):
    """A character, number, word or named function with its role, which decides the blanks around it."""

    text: str
    kind: Kind = "ord"
    limits: bool = False


class Source(Struct, frozen=True):
    """A part that could not be understood, shown as it was written."""

    text: str


class Space(Struct, frozen=True):
    """A blank that the author asked for."""

    width: int


class Middle(Struct, frozen=True):
    r"""A `\middle` bracket, which grows with the brackets around it."""

    text: str


class Row(Struct, frozen=True):
    """Things side by side."""

    items: "tuple[Node, ...]" = ()


class Fraction(Struct, frozen=True):
    """One thing over another with a bar; `small` asks for the one-line form."""

    above: "Node"
    below: "Node"
    small: bool = False


class Binomial(Struct, frozen=True):
    """n over k in parentheses."""

    above: "Node"
    below: "Node"


class Root(Struct, frozen=True):
    """A root, square unless it has a degree."""

    body: "Node"
    degree: "Node | None" = None


class Scripts(Struct, frozen=True):
    """A base with what is raised and lowered beside it, or set above and below an operator."""

    base: "Node"
    sup: "Node | None" = None
    sub: "Node | None" = None


class Accent(Struct, frozen=True):
    """A mark over its body: a combining character over one letter, a drawn line over several."""

    body: "Node"
    mark: str
    drawn: str


class Underline(Struct, frozen=True):
    """A line under its body."""

    body: "Node"


class Brace(Struct, frozen=True):
    """A horizontal brace under (or over) its body, with a label."""

    body: "Node"
    label: "Node | None" = None
    over: bool = False


class Stack(Struct, frozen=True):
    """Something set above or below a base, as over an arrow."""

    base: "Node"
    above: "Node | None" = None
    below: "Node | None" = None


class Fenced(Struct, frozen=True):
    """A body in brackets; an empty bracket is invisible."""

    left: str
    body: "Row"
    right: str


class Grid(Struct, frozen=True):
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

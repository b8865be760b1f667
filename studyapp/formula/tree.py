"""The tree of a formula: what was written, before it is laid out in one line or in two dimensions."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind = Literal["ord", "word", "text", "bin", "rel", "open", "close", "bar", "punct", "func", "op", "tight"]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A character, number, word or named function with its role, which decides the blanks around it."""

    text: str
    kind: Kind = "ord"
    limits: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A part that could not be understood, shown as it was written."""

    text: str


@dataclass(frozen=True, slots=True)
class Space:
    """A blank that the author asked for."""

    width: int


@dataclass(frozen=True, slots=True)
class Middle:
    r"""A `\middle` bracket, which grows with the brackets around it."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """Things side by side."""

    items: "tuple[Node, ...]" = ()


@dataclass(frozen=True, slots=True)
class Fraction:
    """One thing over another with a bar; `small` asks for the one-line form."""

    above: "Node"
    below: "Node"
    small: bool = False


@dataclass(frozen=True, slots=True)
class Binomial:
    """n over k in parentheses."""

    above: "Node"
    below: "Node"


@dataclass(frozen=True, slots=True)
class Root:
    """A root, square unless it has a degree."""

    body: "Node"
    degree: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Scripts:
    """A base with what is raised and lowered beside it, or set above and below an operator."""

    base: "Node"
    sup: "Node | None" = None
    sub: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Accent:
    """A mark over its body: a combining character over one letter, a drawn line over several."""

    body: "Node"
    mark: str
    drawn: str


@dataclass(frozen=True, slots=True)
class Underline:
    """A line under its body."""

    body: "Node"


@dataclass(frozen=True, slots=True)
class Brace:
    """A horizontal brace under (or over) its body, with a label."""

    body: "Node"
    label: "Node | None" = None
    over: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """Something set above or below a base, as over an arrow."""

    base: "Node"
    above: "Node | None" = None
    below: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Fenced:
    """A body in brackets; an empty bracket is invisible."""

    left: str
    body: "Row"
    right: str


@dataclass(frozen=True, slots=True)
class Grid:
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

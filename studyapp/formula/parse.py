"""Reads a LaTeX subset into a tree; whatever it cannot read stays visible as source and never raises."""

from typing import Literal, NamedTuple

from studyapp.formula import commands
from studyapp.formula.reader import MAX_LENGTH, FormulaError, Reader
from studyapp.formula.tree import Node, Source

Code = Literal["unknown-command", "broken", "too-long"]


class Trouble(NamedTuple):
    """Something in a formula that could not be laid out, with its offset."""

    code: Code
    text: str
    at: int


class Formula(NamedTuple):
    """A formula as read: its tree and what could not be understood."""

    root: Node
    troubles: tuple[Trouble, ...] = ()


def parse(latex: str) -> Formula:
    """Read a formula; one that is broken or far too long becomes its own source."""
    if len(latex) > MAX_LENGTH:
        return Formula(Source(latex), (Trouble("too-long", "", 0),))
    reader = Reader(latex, commands.read_command)
    try:
        root = reader.whole()
    except FormulaError as broken:
        return Formula(Source(latex), (Trouble("broken", broken.reason, broken.at),))
    return Formula(root, tuple(Trouble("unknown-command", name, at) for name, at in reader.unknown))

"""The blanks between neighbours: around relations and operators, after commas, beside functions and fractions."""

from collections.abc import Sequence
from typing import Literal

from studyapp.formula.tree import (
    Accent,
    Binomial,
    Brace,
    Fenced,
    Fraction,
    Grid,
    Middle,
    Node,
    Root,
    Scripts,
    Source,
    Space,
    Stack,
    Symbol,
)

Role = Literal[
    "ord",
    "word",
    "text",
    "sign",
    "bin",
    "rel",
    "open",
    "close",
    "punct",
    "func",
    "op",
    "inner",
    "fence",
    "root",
    "space",
]

_BEFORE_SIGN = frozenset({"bin", "sign", "rel", "open", "punct", "op", "func"})
_SOLID = frozenset({"ord", "word", "close", "fence", "inner", "root", "func", "sign", "op"})
_WORDY = frozenset({"word", "func", "op"})


def roles(items: Sequence[Node]) -> list[Role]:
    """Return each item's role; a plus or minus with nothing before or after it is a sign."""
    found: list[Role] = []
    previous: Role | None = None
    for index, item in enumerate(items):
        role = role_of(item)
        if role == "bin" and (previous is None or previous in _BEFORE_SIGN or index == len(items) - 1):
            role = "sign"
        found.append(role)
        if role != "space":
            previous = role
    return found


def role_of(node: Node) -> Role:
    """Return how a node behaves beside others."""
    match node:
        case Symbol(text=text, kind="text"):
            return "text" if text != text.strip() else "word" if len(text) > 1 else "ord"
        case Symbol(kind="bar"):
            return "ord"
        case Symbol(kind=kind):
            return kind  # type: ignore[return-value]
        case Scripts(base=base):
            return role_of(base)
        case Accent(body=Symbol() as body):
            return role_of(body)
        case Stack(base=Symbol(kind="rel")):
            return "rel"
        case Fraction() | Binomial() | Brace() | Grid() | Stack():
            return "inner"
        case Fenced():
            return "fence"
        case Root():
            return "root"
        case Source():
            return "word"
        case Space():
            return "space"
        case Middle():
            return "rel"
        case _:
            return "ord"


def gap(left: Role, right: Role, *, tight: bool = False) -> int:
    """Return the blanks between two neighbours; scripts are set tight."""
    if tight and not (left in _WORDY and right in _SOLID) and not (right in _WORDY and left in _SOLID - {"sign"}):
        return 0
    return int(_parted(left, right))


def _parted(left: Role, right: Role) -> bool:
    """Tell whether a blank stands between two neighbours."""
    if {left, right} & {"space", "text"} or left == "open" or right in {"close", "punct"}:
        return False
    if left == "rel" and right == "rel":
        return False
    if {left, right} & {"rel", "bin"} or left in {"punct", "op"}:
        return True
    if right in {"fence", "open"}:
        return left == "inner"
    if right in {"op", "func"}:
        return left != "sign"
    if left in {"func", "inner", "fence", "close", "root"} or right == "inner":
        return True
    return "word" in {left, right} and left != "sign"

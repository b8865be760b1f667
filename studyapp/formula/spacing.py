"""The blanks between neighbours: around relations and operators, after commas, beside functions and fractions."""

from collections.abc import Mapping, Sequence
from typing import Literal

from studyapp.formula.scripts import single, vulgar
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
    "tight",
]

_BEFORE_SIGN = frozenset({"bin", "sign", "rel", "open", "punct", "op"})
_SOLID = frozenset({"ord", "word", "close", "fence", "inner", "root", "func", "sign", "op"})
_WORDY = frozenset({"word", "func", "op"})
_ROLES: Mapping[type, Role] = {
    Fraction: "inner", Binomial: "inner", Brace: "inner", Grid: "inner", Fenced: "fence", Root: "root", Source: "word",
    Space: "space", Middle: "rel",
}  # fmt: skip


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
    if isinstance(node, Symbol):
        return _symbol_role(node)
    if isinstance(node, Scripts):
        return role_of(single(node.base))
    if isinstance(node, Accent):
        return role_of(single(node.body))
    if isinstance(node, Stack):
        return "rel" if role_of(node.base) == "rel" else "inner"
    if isinstance(node, Fraction) and node.small and vulgar(node):
        return "ord"
    return _ROLES.get(type(node), "ord")


def _symbol_role(symbol: Symbol) -> Role:
    """Return how characters behave; words have blanks beside letters, texts bring their own."""
    if symbol.kind == "text":
        return "text" if symbol.text != symbol.text.strip() else "word" if len(symbol.text) > 1 else "ord"
    return "ord" if symbol.kind == "bar" else symbol.kind


def gap(left: Role, right: Role, *, tight: bool = False) -> int:
    """Return the blanks between two neighbours; scripts are set tight."""
    if tight and not (left in _WORDY and right in _SOLID) and not (right in _WORDY and left in _SOLID - {"sign"}):
        return 0
    return int(_parted(left, right))


def _parted(left: Role, right: Role) -> bool:
    """Tell whether a blank stands between two neighbours."""
    if {left, right} & {"space", "text", "tight"} or left == "open" or right in {"close", "punct"}:
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

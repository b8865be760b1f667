"""How much of a formula's sense is lost on one line, so that text can lift a cluttered one onto lines of its own."""

from studyapp.formula.scripts import single, small_sub, small_sup, vulgar
from studyapp.formula.tree import (
    Accent,
    Binomial,
    Brace,
    Fenced,
    Fraction,
    Grid,
    Node,
    Root,
    Row,
    Scripts,
    Stack,
    Symbol,
    Underline,
)

TOO_MUCH = 3


def clutter(node: Node) -> int:
    """Return a count of the brackets and marks that the one-line form needs and two dimensions do not."""
    match node:
        case Row(items=items):
            return sum(map(clutter, items))
        case Fraction(above=above, below=below):
            if vulgar(node):
                return 0
            inside = clutter(above) + clutter(below)
            return 1 + inside + _has_operator(above) + _has_operator(below) + (inside > 0)
        case Scripts(base=base, sup=sup, sub=sub):
            return clutter(base) + _script(sup, raised=True) + _script(sub, raised=False)
        case Root(body=body):
            return clutter(body) + isinstance(single(body), Row)
        case Fenced(body=body) | Accent(body=body) | Underline(body=body):
            return clutter(body)
        case Grid() | Brace() | Binomial() | Stack():
            return TOO_MUCH
        case _:
            return 0


def _script(node: Node | None, *, raised: bool) -> int:
    """Return the clutter of a script: none if Unicode has it small, little if it is one thing."""
    if node is None or (small_sup(node) if raised else small_sub(node)) is not None:
        return 0
    return int(isinstance(single(node), Row | Scripts)) + clutter(node)


def _has_operator(node: Node) -> int:
    """Tell whether a part of a fraction holds a sum, as a number."""
    items = node.items if isinstance(node, Row) else (node,)
    bases = (single(item.base) if isinstance(item, Scripts) else item for item in items)
    return int(any(isinstance(base, Symbol) and base.kind == "op" for base in bases))

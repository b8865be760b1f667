"""The one-line form of a formula: x², xᵢ, (a + b)/c, √(…), ∑ᵢ₌₁ⁿ, with brackets wherever it would be ambiguous."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import singledispatch

from studyapp.formula.cells import cell_len
from studyapp.formula.letters import raised
from studyapp.formula.scripts import plain_text, single, small_sub, small_sup, vulgar
from studyapp.formula.spacing import Role, gap, roles
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
    Row,
    Scripts,
    Source,
    Space,
    Stack,
    Symbol,
    Underline,
)

JOINT = "\N{NO-BREAK SPACE}"
_MULTIPLIED = frozenset({"ord", "word", "close", "fence", "inner", "root"})
_LOOSE = frozenset({"bin", "rel", "op", "func", "punct", "space", "text"})
_PREFIXES = frozenset("∂∇Δd")
_ROOTS: Mapping[str, str] = {"3": "∛", "4": "∜"}
_ACCENTS: Mapping[str, str] = {"^": "hat", "_": "bar", "~": "tilde", "→": "vec", "˙": "dot", "¨": "ddot"}


@singledispatch
def one_line(node: Node, *, tight: bool = False) -> str:
    """Return a formula on one line; blanks where it should not be broken are no-break spaces."""
    raise TypeError(node, tight)


@one_line.register(Symbol | Source)
def _text(node: Symbol | Source, *, tight: bool = False) -> str:
    """Write characters."""
    return node.text if tight else node.text.replace(" ", JOINT)


@one_line.register
def _space(node: Space, *, tight: bool = False) -> str:
    """Write a blank; at a wide one the line may be broken."""
    return JOINT if tight or node.width < 3 else " "


@one_line.register
def _middle(node: Middle, *, tight: bool = False) -> str:
    """Write a bracket in the middle."""
    return node.text if tight else f"{JOINT}{node.text}{JOINT}"


@one_line.register
def _row(node: Row, *, tight: bool = False) -> str:
    """Write things side by side with the blanks their roles ask for."""
    parts: list[str] = []
    found = roles(node.items)
    for index, item in enumerate(node.items):
        before = found[index - 1] if index else None
        text = one_line(item, tight=tight)
        if isinstance(item, Fraction) and vulgar(item):
            found[index] = "ord"
        elif isinstance(item, Fraction) and _is_factor(node.items, found, index):
            text = f"({text})"
            found[index] = "fence" if before == "func" else "inner"
        if before and parts[-1] and not parts[-1].endswith((" ", JOINT)):
            parts.append(_blank(before, found[index], tight=tight) or _divider(node.items[index - 1], parts[-1], text))
        parts.append(text)
    return "".join(parts)


def _blank(before: Role, after: Role, *, tight: bool) -> str:
    """Return the blank between two roles; a line may be broken at relations, operators and commas."""
    if (before == "sign" and after == "inner") or not gap(before, after, tight=tight):
        return ""
    return " " if {before, after} & {"bin", "rel", "punct"} else JOINT


def _divider(item: Node, before: str, after: str) -> str:
    """Return the blank that keeps a script written with _ or ^ from swallowing the letter that follows."""
    swallows = (
        isinstance(item, Scripts) and (before[-1:].isalnum() or before[-1:] == ")") and ("_" in before or "^" in before)
    )
    return JOINT if swallows and after[:1].isalnum() else ""


def _is_factor(items: Sequence[Node], found: Sequence[Role], index: int) -> bool:
    """Tell whether a fraction has a neighbour that would be read into it."""
    before = found[index - 1] if index else None
    after = found[index + 1] if index + 1 < len(found) else None
    plain_function = before == "func" and isinstance(items[index - 1], Symbol)
    return plain_function or before in _MULTIPLIED or after in _MULTIPLIED | {"op", "func"}


@one_line.register
def _fraction(node: Fraction, *, tight: bool = False) -> str:
    """Write a fraction with a slash, its parts in brackets where they need them."""
    if vulgar(node):
        return vulgar(node)
    above, below = single(node.above), single(node.below)
    over = _bracketed(one_line(above, tight=tight), _is_loose(above) and not _is_application(above))
    under = _bracketed(one_line(below, tight=tight), isinstance(below, Row | Fraction) and not _is_application(below))
    return f"{over}/{under}"


def _is_loose(node: Node) -> bool:
    """Tell whether a numerator would be torn by the slash behind it."""
    if not isinstance(node, Row):
        return isinstance(node, Fraction)
    return bool(_LOOSE & set(roles(node.items))) or Symbol("/", "tight") in node.items


def _is_application(node: Node) -> bool:
    """Tell whether a part reads as one thing: a function of something, or a differential."""
    if not isinstance(node, Row) or len(node.items) != 2:
        return False
    first, second = node.items
    if isinstance(second, Fenced):
        named = roles(node.items)[0]
        return named in {"word", "func"} or (named == "ord" and "bin" not in roles(second.body.items))
    second = second.base if isinstance(second, Scripts) else second
    return isinstance(first, Symbol) and first.text in _PREFIXES and isinstance(second, Symbol | Accent)


def _bracketed(text: str, needed: bool) -> str:
    """Put brackets around a part if it needs them."""
    return f"({text})" if needed else text


@one_line.register
def _scripts(node: Scripts, *, tight: bool = False) -> str:
    """Write small scripts where Unicode has them, else _ and ^."""
    base = single(node.base)
    loose = (isinstance(base, Row) and bool(base.items)) or isinstance(base, Fraction | Scripts | Root)
    text = _bracketed(one_line(base, tight=tight), loose)
    sup = small_sup(node.sup) if node.sup is not None else None
    sub = small_sub(node.sub) if node.sub is not None else None
    if sub is None and node.sub is not None and sup is not None:
        return _marked(text + sup, "_", node.sub)
    lowered = _marked(text, "_", node.sub) if sub is None else text + sub
    return _marked(lowered, "^", node.sup) if sup is None else lowered + sup


def _marked(text: str, mark: str, script: Node | None) -> str:
    """Append a script after _ or ^, in brackets unless it is one word."""
    if script is None:
        return text
    line = one_line(script, tight=True)
    bare = plain_text(script).isalnum() or isinstance(single(script), Fenced) or len(line) == 1
    return f"{text}{mark}{_bracketed(line, not bare)}"


@one_line.register
def _root(node: Root, *, tight: bool = False) -> str:
    """Write a root with its body in brackets unless it is one letter, which may have an index."""
    body = single(node.body)
    base = single(body.base) if isinstance(body, Scripts) and body.sup is None else body
    letter = isinstance(base, Symbol | Accent) and cell_len(one_line(base)) == 1
    sign = _ROOTS.get(plain_text(node.degree or Row()), f"{root_degree(node)}√")
    return f"{sign}{_bracketed(one_line(body, tight=tight), not letter)}"


def root_degree(node: Root) -> str:
    """Return a root's degree in small characters where Unicode has them."""
    if node.degree is None:
        return ""
    return raised(plain_text(node.degree)) or f"[{one_line(node.degree, tight=True)}]"


@one_line.register
def _fenced(node: Fenced, *, tight: bool = False) -> str:
    """Write a body in its brackets."""
    return f"{node.left}{one_line(node.body, tight=tight)}{node.right}"


@one_line.register
def _accent(node: Accent, *, tight: bool = False) -> str:
    """Write an accent over one letter, or its name before several."""
    return accented(node) or f"{_ACCENTS.get(node.drawn, 'accent')}({one_line(node.body, tight=tight)})"


def accented(node: Accent) -> str:
    """Return one letter with its accent as a combining character; nothing for a longer body."""
    body = single(node.body)
    letter = accented(body) if isinstance(body, Accent) else body.text if isinstance(body, Symbol) else ""
    return unicodedata.normalize("NFC", letter + node.mark) if cell_len(letter) == 1 else ""


@one_line.register
def _underline(node: Underline, *, tight: bool = False) -> str:
    """Write what is underlined."""
    return one_line(node.body, tight=tight)


@one_line.register
def _binomial(node: Binomial, *, tight: bool = False) -> str:
    """Write a binomial coefficient as C(n, k)."""
    return f"C({one_line(node.above, tight=tight)},{JOINT}{one_line(node.below, tight=tight)})"


@one_line.register
def _brace(node: Brace, *, tight: bool = False) -> str:
    """Write what is braced, its label as a script."""
    loose = isinstance(single(node.body), Row) and node.label is not None
    return _marked(_bracketed(one_line(node.body, tight=tight), loose), "^" if node.over else "_", node.label)


@one_line.register
def _stack(node: Stack, *, tight: bool = False) -> str:
    """Write what is over and under a base as scripts."""
    return _marked(_marked(one_line(node.base, tight=tight), "_", node.below), "^", node.above)


@one_line.register
def _grid(node: Grid, *, tight: bool = False) -> str:
    """Write the rows of a matrix or of cases, parted by semicolons."""
    parting = {"matrix": ", ", "cases": JOINT * 2}.get(node.columns, JOINT)
    rows = [parting.join(filter(None, (one_line(cell, tight=tight) for cell in cells))) for cells in node.rows]
    left, right = node.left, node.right
    if node.columns == "matrix" and not left and not right:
        left, right = "[", "]"
    return f"{left}{'; '.join(rows)}{'}' if left == '{' else right}"

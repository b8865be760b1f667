"""The one-line form of a formula: x², xᵢ, (a + b)/(c + d), √(…), ∑ᵢ₌₁ⁿ, with brackets wherever it would be ambiguous."""

import unicodedata
from collections.abc import Sequence

from studyapp.formula.cells import cell_len
from studyapp.formula.letters import raised
from studyapp.formula.scripts import plain_text, small_sub, small_sup
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
_MULTIPLIES = frozenset({"ord", "word", "close", "fence", "inner", "root", "func"})
_LOOSE = frozenset({"bin", "rel", "op", "func", "punct", "space", "text"})
_VULGAR = {
    ("1", "2"): "½", ("1", "3"): "⅓", ("2", "3"): "⅔", ("1", "4"): "¼", ("3", "4"): "¾", ("1", "8"): "⅛",
}  # fmt: skip
_ROOTS = {"3": "∛", "4": "∜"}
ACCENT_NAMES = {"^": "hat", "_": "bar", "~": "tilde", "→": "vec", "˙": "dot", "¨": "ddot"}


def one_line(node: Node, *, tight: bool = False) -> str:
    """Return a formula on one line; blanks where it should not be broken are no-break spaces."""
    match node:
        case Row(items=items):
            return _row(items, tight=tight)
        case Symbol(text=text):
            return text.replace(" ", JOINT)
        case Source(text=text):
            return text
        case Space(width=width):
            return JOINT if width < 3 else " "
        case Middle(text=text):
            return f"{JOINT}{text}{JOINT}"
        case Fraction():
            return fraction_line(node, tight=tight)
        case Scripts():
            return _scripts(node)
        case Root(body=body, degree=degree):
            return _root(body, degree)
        case Fenced(left=left, body=body, right=right):
            return f"{left}{one_line(body, tight=tight)}{right}"
        case Accent(body=body, drawn=drawn):
            return accented(node) or f"{ACCENT_NAMES.get(drawn, 'accent')}({one_line(body)})"
        case Underline(body=body):
            return one_line(body)
        case Binomial(above=above, below=below):
            return f"C({one_line(above)},{JOINT}{one_line(below)})"
        case Brace(body=body, label=label):
            return _marked(one_line(body), "_", label)
        case Stack(base=base, above=above, below=below):
            return _marked(_marked(one_line(base), "^", above), "_", below)
        case Grid():
            return _grid(node)


def single(node: Node) -> Node:
    """Return what a row of one thing holds."""
    while isinstance(node, Row) and len(node.items) == 1:
        node = node.items[0]
    return node


def accented(node: Accent) -> str | None:
    """Return one letter with its accent as a combining character; nothing for a longer body."""
    body = single(node.body)
    if isinstance(body, Accent):
        inner = accented(body)
        return unicodedata.normalize("NFC", inner + node.mark) if inner else None
    if isinstance(body, Symbol) and cell_len(body.text) == 1:
        return unicodedata.normalize("NFC", body.text + node.mark)
    return None


def fraction_line(node: Fraction, *, tight: bool = False) -> str:
    """Return a fraction with a slash, its parts in brackets where they need them."""
    vulgar = _VULGAR.get((plain_text(node.above) or "", plain_text(node.below) or ""))
    if vulgar:
        return vulgar
    above, below = single(node.above), single(node.below)
    loose_above = isinstance(above, Fraction) or (isinstance(above, Row) and bool(_LOOSE & set(roles(above.items))))
    loose_below = isinstance(below, Row | Fraction)
    over = _bracketed(one_line(above, tight=tight), loose_above)
    return f"{over}/{_bracketed(one_line(below, tight=tight), loose_below)}"


def _bracketed(text: str, needed: bool) -> str:
    """Put brackets around a part if it needs them."""
    return f"({text})" if needed else text


def _row(items: Sequence[Node], *, tight: bool) -> str:
    """Join things with the blanks their roles ask for."""
    parts: list[str] = []
    sides: list[Role | None] = [None, *roles(items), None]
    for index, item in enumerate(items):
        before, role, after = sides[index : index + 3]
        text = one_line(item, tight=tight)
        if isinstance(item, Fraction) and len(text) > 1 and (before in _MULTIPLIES or after in _MULTIPLIES | {"op"}):
            text = f"({text})"
            blanks = 0 if before == "func" else None
        else:
            blanks = None
        if before and role and parts:
            if blanks is None:
                blanks = gap(before, role, tight=tight)
            if not blanks and _runs_on(items[index - 1], parts[-1]) and text[:1].isalnum():
                blanks = 1
            if blanks and not parts[-1].endswith((" ", JOINT)):
                parts.append(" " if {before, role} & {"bin", "rel", "punct"} else JOINT)
        parts.append(text)
    return "".join(parts)


def _runs_on(item: Node, text: str) -> bool:
    """Tell whether a script written with _ or ^ would swallow the letter that follows."""
    return isinstance(item, Scripts) and text[-1:].isalnum() and ("_" in text or "^" in text)


def _scripts(node: Scripts) -> str:
    """Return a base with small scripts where Unicode has them, else with _ and ^."""
    base = single(node.base)
    loose = (isinstance(base, Row) and bool(base.items)) or isinstance(base, Fraction | Scripts | Root)
    text = _bracketed(one_line(base), loose)
    sup = small_sup(node.sup) if node.sup is not None else ""
    sub = small_sub(node.sub) if node.sub is not None else ""
    if sub is None and sup is not None:
        return _marked(text + sup, "_", node.sub)
    return _marked(
        _marked(text, "_", node.sub) if sub is None else text + sub, "^", node.sup if sup is None else None
    ) + (sup or "")


def _marked(text: str, mark: str, script: Node | None) -> str:
    """Append a script after _ or ^, in brackets unless it is one word."""
    if script is None:
        return text
    line = one_line(script, tight=True)
    only = single(script)
    bare = line.replace("-", "").isalnum() or (isinstance(only, Fenced) and only.left == "(") or len(line) == 1
    return f"{text}{mark}{_bracketed(line, not bare)}"


def _root(body: Node, degree: Node | None) -> str:
    """Return a root with its body in brackets unless it is one character."""
    line = one_line(body)
    order = plain_text(degree) if degree is not None else ""
    sign = "√" if not order else _ROOTS.get(order) or f"{raised(order) or f'[{order}]'}√"
    if degree is not None and not order:
        sign = f"[{one_line(degree, tight=True)}]√"
    return f"{sign}{_bracketed(line, cell_len(line) > 1)}"


def _grid(node: Grid) -> str:
    """Return the rows of a matrix or of cases, parted by semicolons."""
    parting = {"matrix": ", ", "cases": f"{JOINT}{JOINT}", "aligned": " ", "gathered": " "}[node.columns]
    rows = [parting.join(filter(None, map(one_line, cells))) for cells in node.rows]
    left, right = node.left, node.right
    if node.columns == "matrix" and not left and not right:
        left, right = "[", "]"
    return f"{left}{'; '.join(rows)}{right or ('}' if left == '{' else '')}"

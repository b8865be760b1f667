"""What has a small form in Unicode: scripts whose characters all have one, and the simplest fractions."""

from collections.abc import Mapping

from studyapp.formula.letters import lowered, raised
from studyapp.formula.tree import Fenced, Fraction, Node, Row, Symbol

LONGEST = 5
_VULGAR: Mapping[tuple[str, str], str] = {
    ("1", "2"): "½", ("1", "3"): "⅓", ("2", "3"): "⅔", ("1", "4"): "¼", ("3", "4"): "¾", ("1", "8"): "⅛",
}  # fmt: skip


def single(node: Node) -> Node:
    """Return what a row of one thing holds."""
    while isinstance(node, Row) and len(node.items) == 1:
        node = node.items[0]
    return node


def plain_text(node: Node) -> str:
    """Return a part's characters if it is nothing but characters, else nothing."""
    if isinstance(node, Symbol):
        return node.text.strip() if node.kind != "op" else ""
    if not isinstance(node, Row):
        return ""
    texts = [plain_text(item) for item in node.items]
    return "".join(texts) if all(texts) else ""


def small_sup(node: Node) -> str | None:
    """Return a superscript in small characters, if short and possible."""
    text = _script_text(node)
    return raised(text) if len(text) <= LONGEST else None


def small_sub(node: Node) -> str | None:
    """Return a subscript in small characters, if short and possible."""
    text = _script_text(node)
    return lowered(text) if len(text) <= LONGEST else None


def vulgar(node: Fraction) -> str:
    """Return a fraction that Unicode has as one character, as ½, else nothing."""
    return _VULGAR.get((plain_text(node.above), plain_text(node.below)), "")


def _script_text(node: Node) -> str:
    """Return the characters of a script that may be in parentheses, as in x⁽ᵗ⁾."""
    node = single(node)
    if isinstance(node, Fenced) and (node.left, node.right) == ("(", ")"):
        inner = plain_text(node.body)
        return f"({inner})" if inner else ""
    return plain_text(node)

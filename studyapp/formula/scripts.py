"""Scripts as the small characters Unicode has for them, where it has all of them."""

from studyapp.formula.letters import lowered, raised
from studyapp.formula.tree import Fenced, Node, Row, Symbol

LONGEST = 5


def plain_text(node: Node) -> str | None:
    """Return a script's characters if it is nothing but characters."""
    if isinstance(node, Symbol):
        return node.text.strip() if node.kind != "op" else None
    if not isinstance(node, Row):
        return None
    texts = [plain_text(item) for item in node.items]
    return "".join(text for text in texts if text) if all(text is not None for text in texts) else None


def small_sup(node: Node) -> str | None:
    """Return a superscript in small characters, if short and possible."""
    text = _fenced_text(node)
    return raised(text) if text and len(text) <= LONGEST else None


def small_sub(node: Node) -> str | None:
    """Return a subscript in small characters, if short and possible."""
    text = _fenced_text(node)
    return lowered(text) if text and len(text) <= LONGEST else None


def _fenced_text(node: Node) -> str | None:
    """Return the characters of a script that may be in parentheses, as in x⁽ᵗ⁾."""
    if isinstance(node, Row) and len(node.items) == 1:
        return _fenced_text(node.items[0])
    if isinstance(node, Fenced) and (node.left, node.right) == ("(", ")"):
        inner = plain_text(node.body)
        return f"({inner})" if inner else None
    return plain_text(node)

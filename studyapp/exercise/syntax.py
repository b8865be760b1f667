"""From the text of an expression to a syntax tree, with bounds on its length and columns counted in characters."""

import ast
import re

from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.limits import MAX_LENGTH

_NUMBER = re.compile(r"(?<![\w.])\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?(\w*)")
_FORBIDDEN = re.compile(r"[#\\`$?;!](?!=)|[^\S \n\r\t]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def parse(text: str) -> ast.expr:
    """Parse one expression of at most 1,000 characters; line breaks count as blanks."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError("too_long", MAX_LENGTH, length=len(text), limit=MAX_LENGTH)
    if not text.strip():
        raise ExpressionError("empty_expression", 0)
    glued = (number for number in _NUMBER.finditer(text) if number[1])
    if found := _FORBIDDEN.search(text) or next(glued, None):
        raise ExpressionError("character", found.start(), character=found.group()[:20])
    lead = len(text) - len(text.lstrip())
    flat = " ".join(re.split(r"[\n\r\t]", text))
    try:
        return ast.parse(flat[lead:], mode="eval").body
    except SyntaxError as error:
        offset = max(0, (error.offset or 1) - 1)
        raise ExpressionError("syntax", min(len(text), lead + offset), reason=_reason(error)) from None
    except (ValueError, RecursionError, MemoryError):
        raise ExpressionError("too_deep", 0) from None


def column(text: str, node: ast.AST) -> int:
    """Return where a node starts, in characters of the text (the parser counts bytes)."""
    lead = len(text) - len(text.lstrip())
    start = getattr(node, "col_offset", 0)
    rest = text[lead:]
    return lead + (start if rest.isascii() else len(rest.encode()[:start].decode(errors="ignore")))


def _reason(error: SyntaxError) -> str:
    """Return the parser's own words without the parts that only make sense for a program."""
    return (error.msg or "invalid syntax").partition(" (<")[0].partition(". Perhaps")[0]

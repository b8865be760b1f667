"""Shapes: `1,64,32,32`, `(1, 64, 32, 32)`, `1x64x32x32`, `[1 64 32 32]`, `torch.Size([1, 64])`."""

import re

from studyapp.answer.arrays import read_nest
from studyapp.answer.commas import refuse_grouped_items
from studyapp.answer.forms import UnreadableError, Value
from studyapp.answer.tokens import tokenize
from studyapp.answer.wrappers import unwrap

_EMPTY = re.compile(r"\s*(?:\(\s*(?:\[\s*\]|,)?\s*\)|\[\s*\])\s*")
_CROSSES = "×✕"


def read_shape(plain: str, original: str) -> Value:
    """Read a list of axis lengths; whether they are whole and positive is the judge's business."""
    body = unwrap(plain)
    if _EMPTY.fullmatch(body):
        return Value((0,), (), ())
    refuse_grouped_items(body)
    crossed = _cross_to_comma(body, original)
    tokens = tokenize(crossed)
    product = next((word for word in tokens.words if word.text == "*"), None)
    value = read_nest(tokens)
    if product and value.shape == (1,):
        raise UnreadableError("shape_product", product.start, product.end)
    if len(value.shape) != 1:
        raise UnreadableError("shape_nested", tokens[0].start, tokens[len(tokens) - 1].end, axes=len(value.shape))
    return value


def _cross_to_comma(body: str, original: str) -> str:
    """Turn each cross between axis lengths into a comma; a letter x inside a word stays."""
    signs = list(body)
    first = None
    for at, char in enumerate(body):
        lone = not body[at - 1 : at].isalpha() and not body[at + 1 : at + 2].isalpha() and at > 0
        if lone and (char in "xX" or (char == "*" and original[at] in _CROSSES)):
            signs[at] = ","
            first = at if first is None else first
    if first is not None and "," in body:
        raise UnreadableError("shape_separators", first, first + 1)
    return "".join(signs)

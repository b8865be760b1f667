"""`read`: the text of an answer to its numbers, or to the reason and the place where it cannot be read."""

from collections.abc import Callable

from studyapp.answer.arrays import read_nest
from studyapp.answer.commas import refuse_comma, refuse_grouped_items
from studyapp.answer.expression import evaluate
from studyapp.answer.forms import Form, Unreadable, UnreadableError, Value
from studyapp.answer.normalise import admit
from studyapp.answer.shapes import read_shape
from studyapp.answer.tokens import tokenize
from studyapp.answer.wrappers import unwrap


def read(text: str, form: Form, *, decimal_comma: bool = False) -> Value | Unreadable:
    """Read an answer of a numeric form; no text makes it raise.

    Array forms read any nesting and record the shape as typed: what shape the question wants is the judge's business.
    """
    reader = _READERS[form]
    try:
        return reader(admit(text), text, decimal_comma)
    except UnreadableError as refusal:
        return refusal.unreadable


def _read_scalar(plain: str, original: str, decimal_comma: bool) -> Value:
    body = unwrap(plain)
    tokens = tokenize(body, decimal_comma, original)
    at, last = 0, tokens[len(tokens) - 1]
    while at < len(tokens):
        word = tokens[at]
        if word.text == ",":
            raise refuse_comma(body, word.start)
        if word.text in (";", "["):
            raise UnreadableError("one_number", word.start, last.end if word.text == "[" else word.end)
        at = tokens.partner.get(at, at) + 1
    operand = evaluate(tokens, 0, len(tokens), decimal_comma)
    return Value((), (operand.value,), (operand.typed,))


def _read_array(plain: str, original: str, decimal_comma: bool) -> Value:
    body = unwrap(plain)
    refuse_grouped_items(body, decimal_comma)
    tokens = tokenize(body, decimal_comma, original)
    return read_nest(tokens, decimal_comma)


def _read_shape(plain: str, original: str, _decimal_comma: bool) -> Value:
    return read_shape(plain, original)


_READERS: dict[Form, Callable[[str, str, bool], Value]] = {
    "number": _read_scalar,
    "integer": _read_scalar,
    "shape": _read_shape,
    "vector": _read_array,
    "matrix": _read_array,
    "tensor": _read_array,
}

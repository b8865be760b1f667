"""The form of an answer: inferred from its value where the author names none, and values brought into that form."""

from collections.abc import Mapping

import numpy as np

from studyapp.answer import Form
from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.shapes import asked
from studyapp.exercise.values import SCALARS, Array, Value, array, kind_name

DEFAULT_DECIMALS = 3
FORMS: Mapping[str, Form] = {
    "number": "number",
    "integer": "integer",
    "shape": "shape",
    "vector": "vector",
    "matrix": "matrix",
    "tensor": "tensor",
    "choice": "choice",
}


def infer(value: Value, declared: str) -> Form:
    """Return the form of an answer: a whole number, a shape, an array by rank, an option, or a number."""
    if declared:
        return FORMS[declared]
    if isinstance(value, str):
        return "choice"
    if isinstance(value, tuple) and all(type(item) is int for item in value):
        return "shape"
    if type(value) in (int, bool):
        return "integer"
    made = array(value)
    rank = len(asked(made.shape))
    if rank == 0:
        return "integer" if made.dtype.kind in "ib" else "number"
    return "vector" if rank == 1 else "matrix" if rank == 2 else "tensor"


def formed(value: Value, form: Form) -> Value:
    """Bring an answer into its form; a mistake may miss it (a fraction where a count is asked, another shape)."""
    if form == "choice":
        if not isinstance(value, str):
            raise ExpressionError("not_an_option", 0, value=kind_name(value))
        return value
    if isinstance(value, str):
        raise ExpressionError("wrong_type", kind="text")
    if form in ("number", "integer"):
        return _single(value, form)
    made = array(value)
    if made.dtype.kind == "b":
        made = made.astype(np.int64)
    if form == "shape":
        return tuple(int(cell) if float(cell).is_integer() else float(cell) for cell in made.ravel().tolist())
    return made


def _single(value: Value, form: Form) -> Value:
    """Return the one number of a value; an array of another size stays what it is."""
    if type(value) not in SCALARS:
        made = array(value)
        if made.size != 1:
            return made
        value = made.reshape(()).item()
    if form == "integer" and float(value).is_integer():
        return int(value)
    return float(value)


def decimals_of(value: Value, form: Form, declared: int | None) -> int:
    """Return how many decimals are asked for: none of whole numbers, else what the author says, else 3."""
    if form in ("integer", "shape", "choice"):
        return 0
    if declared is not None:
        return max(0, min(declared, 9))
    return 0 if isinstance(value, np.ndarray) and value.dtype.kind in "iu" else DEFAULT_DECIMALS


def numbers(value: Value) -> Array:
    """Return an answer's numbers as a float64 array; an option has none."""
    return np.zeros(0) if isinstance(value, str) else np.asarray(value, np.float64)


def judged_exactly(value: Value, form: Form, decimals: int) -> bool:
    """Tell whether an answer must be met exactly: counts, shapes, options, and whole cells without decimals."""
    if form in ("integer", "shape", "choice"):
        return True
    cells = numbers(value)
    return decimals == 0 and bool((cells == np.floor(cells)).all())

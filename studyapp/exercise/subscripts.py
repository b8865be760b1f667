"""Indexing of arrays, tuples and lists inside expressions."""

import numpy as np

from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.limits import Env, check_elements
from studyapp.exercise.values import Value, array, integer, plain


def subscript(value: Value, index: Value, env: Env) -> Value:
    """Return a cell, a slice, or the cells that an array of indices or booleans names."""
    env.spend(1)
    try:
        if isinstance(value, tuple | list):
            if isinstance(index, slice):
                return value[_sliced(index)]
            return value[integer(index)]
        if not isinstance(value, np.ndarray):
            raise ExpressionError("not_indexable")
        parts = tuple(_part(each) for each in (index if isinstance(index, tuple) else (index,)))
        fancy = [part.size for part in parts if isinstance(part, np.ndarray)]
        if fancy:
            check_elements(max(fancy) * max(1, value.size))
            env.spend(max(fancy) * max(1, value.size))
        return plain(value[parts])
    except IndexError:
        shape = value.shape if isinstance(value, np.ndarray) else (len(value),)
        raise ExpressionError("index", index=_shown(index), shape=str(shape)) from None
    except ValueError:
        raise ExpressionError("index", index=_shown(index), shape="") from None


def _part(index: Value) -> Value:
    """Return one axis of an index: an int, a slice, None (a new axis), or an array of ints or booleans."""
    if index is None:
        return None
    if isinstance(index, slice):
        return _sliced(index)
    if isinstance(index, np.ndarray | list):
        made = array(index)
        if made.dtype.kind == "f":
            if not np.isfinite(made).all() or (made != np.floor(made)).any():
                raise ExpressionError("not_an_integer", value=str(made.ravel()[:4]))
            made = made.astype(np.int64)
        return made
    return integer(index)


def _sliced(index: slice) -> slice:
    """Return a slice whose ends are ints."""
    return slice(*(None if end is None else integer(end) for end in (index.start, index.stop, index.step)))


def _shown(index: Value) -> str:
    """Return an index for a message, kept short."""
    return str(index)[:60]

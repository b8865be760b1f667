"""Where a mistaken computation first parts from the right one."""

from collections.abc import Mapping

import numpy as np

from studyapp.exercise.program import MistakeProgram, Program
from studyapp.exercise.shapes import asked
from studyapp.exercise.values import SCALARS, Value, same
from studyapp.exercise.variant import Parting


def parting(
    program: Program,
    mistake: MistakeProgram,
    right: Mapping[str, Value],
    wrong: Mapping[str, Value],
    expected: Value,
    value: Value,
) -> Parting | None:
    """Return the first step whose two values differ; the answer itself where the steps do not tell."""
    for name in program.step_names if mistake.steps else ():
        if not same(right[name], wrong[name]):
            return between(name, right[name], wrong[name])
    return between("", expected, value)


def between(step: str, right: Value, wrong: Value) -> Parting | None:
    """Put two values side by side: whole where they are small, else the first cell that differs."""
    if isinstance(right, str) or isinstance(wrong, str):
        return Parting(step, right, wrong)
    if type(right) in SCALARS and type(wrong) in SCALARS:
        return Parting(step, right, wrong)
    try:
        one, other = np.asarray(right, np.float64), np.asarray(wrong, np.float64)
    except ValueError:
        return None
    if one.shape != other.shape:
        if one.shape and other.shape:
            shown = asked(one.shape), asked(other.shape)
            return Parting(step, *(shown if all(shown) and shown[0] != shown[1] else (one.shape, other.shape)))
        one, other = np.broadcast_arrays(one, other)
    different = np.argwhere(np.abs(one - other) > 1e-9 * np.maximum(1.0, np.abs(one)))
    if not len(different):
        return None
    cell = tuple(int(place) for place in different[0])
    return Parting(step, float(one[cell]), float(other[cell]), cell[one.ndim - len(asked(one.shape)) :])

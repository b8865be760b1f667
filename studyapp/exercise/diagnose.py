"""Which known mistakes a wrong answer equals: the author's, with their own roundings, then the universal ones."""

import numpy as np

from studyapp.exercise.chance import RARE, named_share, rare, share
from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.forms import numbers
from studyapp.exercise.hull import Hull
from studyapp.exercise.limits import Env
from studyapp.exercise.shapes import squeezed
from studyapp.exercise.tolerance import outside, right_cells
from studyapp.exercise.typed import Typed
from studyapp.exercise.universal import PREFIX, shortened, slips, turned
from studyapp.exercise.values import Array
from studyapp.exercise.variant import MistakeValue, Variant

_PREFILTER = 40.0
_WIDEST = 1.0
_LEAST_CELLS = 4
_LEAST_DISTANCE = 2


def named(variant: Variant, typed: Typed) -> list[MistakeValue]:
    """Return the author's mistakes that give what was typed, at most two."""
    if not rare(variant):
        return []
    found = [mistake for mistake in _comparable(variant, typed) if _matches(variant, mistake, typed).all()]
    return found[:2]


def slipped(variant: Variant, typed: Typed) -> tuple[MistakeValue, int] | None:
    """Return the one mistake that all cells but one agree with, and that cell, where no other reading is as near."""
    cells = squeezed(typed.cells).ravel()
    if cells.size < _LEAST_CELLS or not typed.meets(variant.low.shape) or variant.exact:
        return None
    right = right_cells(cells, squeezed(variant.low).ravel(), squeezed(variant.high).ravel(), variant.decimals, False)
    if int((~right).sum()) < _LEAST_DISTANCE:
        return None
    near = []
    for mistake in _comparable(variant, typed):
        wrong = ~_matches(variant, mistake, typed).ravel()
        if int(wrong.sum()) <= _LEAST_DISTANCE - 1:
            near.append((mistake, int(wrong.argmax())))
    return near[0] if len(near) == 1 else None


def _comparable(variant: Variant, typed: Typed) -> list[MistakeValue]:
    """Return the mistakes that give numbers of the typed shape and differ from the answer."""
    found = []
    for mistake in variant.applicable:
        if mistake.value is None or isinstance(mistake.value, str) or mistake.parting is None:
            continue
        if typed.meets(np.shape(mistake.value)):
            found.append(mistake)
    return found


def _matches(variant: Variant, mistake: MistakeValue, typed: Typed) -> Array:
    """Tell cell by cell where an answer is what the mistake gives, rounded on the way or not."""
    value = squeezed(numbers(mistake.value))
    cells = squeezed(typed.cells).reshape(value.shape)
    exactly = right_cells(cells, value, value, variant.decimals, variant.exact)
    if variant.exact or exactly.all() or (outside(cells, value, value, variant.decimals) > _PREFILTER).all():
        return exactly
    low, high = mistake_hull(variant, mistake)
    unit = 10.0**-variant.decimals
    low, high = np.maximum(squeezed(low), value - _WIDEST * unit), np.minimum(squeezed(high), value + _WIDEST * unit)
    return right_cells(cells, low, high, variant.decimals, False)


def mistake_hull(variant: Variant, mistake: MistakeValue) -> tuple[Array, Array]:
    """Return the hull of a mistake's answer when its steps are rounded on the way, as for the right answer."""
    program = next(each for each in variant.program.mistakes if each.entry.id == mistake.id)
    steps = []
    for name, expression in variant.program.steps:
        instead = program.steps.get(name)
        if instead is None or name in instead.names:
            steps.append((name, expression))
        if instead is not None:
            steps.append((name, instead))
    value = numbers(mistake.value)
    try:
        with np.errstate(all="ignore"):
            hull = Hull(tuple(steps), program.answer or variant.program.answer, variant.given, variant.carry, Env({}))
    except ExpressionError:
        return value, value
    return hull.low, hull.high


def universal(variant: Variant, typed: Typed) -> str | None:
    """Return the id of the universal mistake that gives what was typed, where chance would rarely do so."""
    if typed.meets(variant.low.shape):
        name = _number_slip(variant, typed)
        if name is not None:
            return name
    return None if variant.form == "shape" or not variant.low.ndim else _array_slip(variant, typed)


def _number_slip(variant: Variant, typed: Typed) -> str | None:
    """Look for a slip that changes every number in the same way."""
    low, high = squeezed(variant.low), squeezed(variant.high)
    cells = squeezed(typed.cells).reshape(low.shape)
    single = low.ndim == 0
    rounded = np.round(squeezed(numbers(variant.expected)), variant.decimals)
    spent = named_share(variant) if single else 0.0
    for slip in slips(variant) if low.any() else ():
        one, other = slip.apply(low), slip.apply(high)
        least, most = np.minimum(one, other), np.maximum(one, other)
        if not np.isfinite(least).all() or (single and right_cells(least, low, high, variant.decimals, False)):
            continue
        if single:
            spent += share(variant, float(least))
            if spent >= RARE:
                return None
        from_rounded = np.abs(cells - slip.apply(rounded)) <= 1e-9 * np.maximum(1.0, np.abs(cells))
        if (right_cells(cells, least, most, variant.decimals, variant.exact) | from_rounded).all():
            return PREFIX + slip.id
    return None


def _array_slip(variant: Variant, typed: Typed) -> str | None:
    """Look for an array that was turned over, nested otherwise, or cut short."""
    low, high = squeezed(variant.low), squeezed(variant.high)
    cells = squeezed(typed.cells)
    for (name, least), (_, most) in zip(turned(low), turned(high), strict=True):
        if least.shape == cells.shape and _all_right(variant, cells, least, most):
            return PREFIX + name
    if cells.size == low.size and cells.shape != low.shape:
        return f"{PREFIX}nesting" if _all_right(variant, cells.ravel(), low.ravel(), high.ravel()) else None
    if 1 < cells.size < low.size:
        for least, most in zip(shortened(low), shortened(high), strict=True):
            if squeezed(least).shape == cells.shape and _all_right(variant, cells, squeezed(least), squeezed(most)):
                return f"{PREFIX}missing_row"
    return None


def _all_right(variant: Variant, cells: Array, low: Array, high: Array) -> bool:
    """Tell whether every cell is right."""
    return bool(right_cells(cells, low, high, variant.decimals, variant.exact).all())

"""Which known mistakes a wrong answer equals: the author's, with their own roundings, then the universal ones."""

from functools import cached_property

import numpy as np

from studyapp.exercise.chance import RARE, named_share, rare, reach, share
from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.forms import numbers
from studyapp.exercise.hull import Hull
from studyapp.exercise.limits import Env
from studyapp.exercise.shapes import squeezed
from studyapp.exercise.soundness import Scale, differing
from studyapp.exercise.tolerance import INSIDE, all_inside, outside, right_cells
from studyapp.exercise.typed import Typed
from studyapp.exercise.universal import PREFIX, shortened, slips, turned
from studyapp.exercise.values import Array
from studyapp.exercise.variant import MistakeValue, Variant

_PREFILTER = 40.0
_WIDEST = 1.0
_LEAST_CELLS = 4
_LEAST_DISTANCE = 2


class Diagnosis:
    """The search for the mistake behind one answer; what each mistake explains is computed once."""

    def __init__(self, variant: Variant, typed: Typed) -> None:
        self.variant = variant
        self.typed = typed
        self.cells = squeezed(typed.cells)
        self.low, self.high = squeezed(variant.low), squeezed(variant.high)

    @cached_property
    def matches(self) -> list[tuple[MistakeValue, Array]]:
        """The mistakes that give numbers of the typed shape, blind spots last, each with the cells that agree."""
        found = []
        variant = self.variant
        scale = Scale(variant.decimals, variant.exact)
        for mistake in sorted(variant.applicable, key=lambda each: not each.separated):
            if mistake.value is None or isinstance(mistake.value, str):
                continue
            if not mistake.separated and not differing(mistake.value, variant.expected, scale):
                continue
            if self.typed.meets(np.shape(mistake.value)):
                found.append((mistake, self._agreeing(mistake)))
        return found

    def _agreeing(self, mistake: MistakeValue) -> Array:
        """Tell cell by cell where the answer is what the mistake gives, rounded on the way or not."""
        variant = self.variant
        value = squeezed(numbers(mistake.value))
        cells = self.cells.reshape(value.shape)
        exactly = right_cells(cells, value, value, variant.decimals, variant.exact)
        if variant.exact:
            return exactly | self._rounded_fraction(cells, value)
        if exactly.all():
            return exactly
        away = outside(cells, value, value, variant.decimals) > _PREFILTER
        if int(away.sum()) > min(1, away.size - 1):
            return exactly
        low, high = mistake_hull(variant, mistake)
        unit = 10.0**-variant.decimals
        least, most = (
            np.maximum(squeezed(low), value - _WIDEST * unit),
            np.minimum(squeezed(high), value + _WIDEST * unit),
        )
        return right_cells(cells, least, most, variant.decimals, False)

    def _rounded_fraction(self, cells: Array, value: Array) -> Array:
        """Tell where a mistake gives a fraction instead of a whole number and it was typed rounded to some decimals."""
        typed = np.array([0 if places is None else places for places in self.typed.decimals]).reshape(cells.shape)
        near = np.abs(cells - value) <= INSIDE * 10.0**-typed
        return np.asarray(near & (typed > 0) & (value != np.floor(value)))

    @cached_property
    def named(self) -> list[MistakeValue]:
        """The author's mistakes that give exactly what was typed, at most two; none where chance would name them."""
        if not rare(self.variant):
            return []
        return [mistake for mistake, agreeing in self.matches if agreeing.all()][:2]

    def slipped(self) -> tuple[MistakeValue, int] | None:
        """Return the one mistake that all cells but one agree with, and that cell, where nothing else is as near."""
        variant = self.variant
        if self.cells.size < _LEAST_CELLS or not self.typed.meets(variant.low.shape) or variant.exact:
            return None
        cells = self.cells.reshape(self.low.shape)
        right = right_cells(cells, self.low, self.high, variant.decimals, False)
        if int((~right).sum()) < _LEAST_DISTANCE:
            return None
        near = [
            (mistake, int((~agreeing).ravel().argmax()))
            for mistake, agreeing in self.matches
            if int((~agreeing).sum()) < _LEAST_DISTANCE
        ]
        return near[0] if len(near) == 1 else None

    def universal(self) -> str | None:
        """Return the id of the universal mistake that gives what was typed, where chance would rarely do so."""
        if self.typed.meets(self.variant.low.shape):
            name = self._one_number() if self.low.ndim == 0 else self._every_number()
            if name is not None:
                return name
        return None if self.variant.form == "shape" or not self.low.ndim else self._turned()

    def _one_number(self) -> str | None:
        """Look for a slip in a single number, as long as all slips looked for stay unlikely to be met by chance."""
        variant = self.variant
        cell, low, high = np.float64(self.cells.item()), np.float64(self.low), np.float64(self.high)
        rounded = np.round(np.float64(numbers(variant.expected)), variant.decimals)
        far, spent = reach(variant), named_share(variant)
        for slip in slips(variant) if low != 0 else ():
            least, most = sorted((slip.apply(low), slip.apply(high)))
            if not np.isfinite(least) or all_inside(least, low, high, variant.decimals, False):
                continue
            spent += share(variant, float(least), far)
            if spent >= RARE:
                return None
            from_rounded = abs(cell - slip.apply(rounded)) <= 1e-9 * max(1.0, abs(cell))
            if from_rounded or all_inside(cell, least, most, variant.decimals, variant.exact):
                return PREFIX + slip.id
        return None

    def _every_number(self) -> str | None:
        """Look for a slip that changes every cell of an array in the same way."""
        variant = self.variant
        cells = self.cells.reshape(self.low.shape)
        rounded = np.round(squeezed(numbers(variant.expected)), variant.decimals)
        for slip in slips(variant) if self.low.any() else ():
            one, other = slip.apply(self.low), slip.apply(self.high)
            least, most = np.minimum(one, other), np.maximum(one, other)
            from_rounded = np.abs(cells - slip.apply(rounded)) <= 1e-9 * np.maximum(1.0, np.abs(cells))
            if from_rounded.all() or all_inside(cells, least, most, variant.decimals, variant.exact):
                return PREFIX + slip.id
        return None

    def _turned(self) -> str | None:
        """Look for an array that was turned over, nested otherwise, or cut short."""
        cells, low, high = self.cells, self.low, self.high
        for (name, least), (_, most) in zip(turned(low), turned(high), strict=True):
            if least.shape == cells.shape and self._all_right(cells, least, most):
                return PREFIX + name
        if cells.size == low.size and cells.shape != low.shape:
            return f"{PREFIX}nesting" if self._all_right(cells.ravel(), low.ravel(), high.ravel()) else None
        if 1 < cells.size < low.size:
            for least, most in zip(shortened(low), shortened(high), strict=True):
                if squeezed(least).shape == cells.shape and self._all_right(cells, squeezed(least), squeezed(most)):
                    return f"{PREFIX}missing_row"
        return None

    def _all_right(self, cells: Array, low: Array, high: Array) -> bool:
        """Tell whether every cell is right."""
        return all_inside(cells, low, high, self.variant.decimals, self.variant.exact)


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

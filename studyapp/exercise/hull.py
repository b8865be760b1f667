"""The interval that a right answer falls into when any of the inexact steps is rounded on the way."""

from collections.abc import Callable, Collection, Mapping

import numpy as np

from studyapp.exercise.compiler import Compiled
from studyapp.exercise.limits import Env
from studyapp.exercise.values import Array, Value

MAX_INEXACT = 6
_TIE = 1e-7


def roundings(value: Value, decimals: int) -> list[Value]:
    """Return what a person may write for a value at `decimals`: nothing if it is exact, both ways at a tie."""
    if isinstance(value, str | bool | int | tuple | list) or value is None:
        return []
    cells = np.asarray(value, np.float64)
    if np.asarray(value).dtype.kind != "f" or not np.isfinite(cells).all() or np.abs(cells).max(initial=0) > 1e12:
        return []
    scaled = cells * 10.0**decimals
    up = np.floor(scaled + 0.5 + _TIE) / 10.0**decimals
    if np.abs(up - cells).max(initial=0) <= 1e-12:
        return []
    down = np.ceil(scaled - 0.5 - _TIE) / 10.0**decimals
    ways = [up] if np.array_equal(up, down) else [up, down]
    return [way if isinstance(value, np.ndarray) else float(way) for way in ways]


class Hull:
    """Recomputes an answer with every subset of its inexact steps rounded; keeps the least and greatest cells."""

    def __init__(
        self,
        steps: tuple[tuple[str, Compiled], ...],
        answer: Compiled,
        given: Mapping[str, Value],
        carry: int,
        env: Env,
    ) -> None:
        self.steps = steps
        self.answer = answer
        self.carry = carry
        self.env = env
        env.values = dict(given)
        exact = self._leaf_after(0, lambda _place: False)
        self.low, self.high = exact.copy(), exact.copy()
        rounded = [place for place, (name, _) in enumerate(steps) if roundings(env.values[name], carry)]
        self.inexact = len(rounded)
        if rounded and len(steps) <= MAX_INEXACT:
            rounded = list(range(rounded[0], len(steps)))
        if len(rounded) > MAX_INEXACT:
            rounded = self._weightiest(rounded, exact)
        if rounded:
            self._branch(0, frozenset(rounded))

    def _leaf_after(self, start: int, rounds: Callable[[int], bool]) -> Array:
        """Compute the steps from `start` on, rounding those that `rounds` names, and return the answer."""
        env = self.env
        for place in range(start, len(self.steps)):
            name, expression = self.steps[place]
            value = expression(env)
            ways = roundings(value, self.carry) if rounds(place) else []
            env.values[name] = ways[0] if ways else value
        return np.asarray(self.answer(env), np.float64)

    def _weightiest(self, places: list[int], exact: Array) -> list[int]:
        """Return the six steps whose rounding alone moves the answer most; each and all of them widen the hull."""
        moves = []
        for place in places:
            leaf = self._leaf_after(0, place.__eq__)
            self._widen(leaf)
            moves.append(float(np.abs(leaf - exact).max(initial=0)) if leaf.shape == exact.shape else 0.0)
        self._widen(self._leaf_after(0, lambda _place: True))
        ranked = sorted(zip(moves, places, strict=True), reverse=True)
        return sorted(place for _, place in ranked[:MAX_INEXACT])

    def _branch(self, start: int, rounded: Collection[int]) -> None:
        """Walk the tree of choices: at each inexact step exact or rounded."""
        env = self.env
        for place in range(start, len(self.steps)):
            name, expression = self.steps[place]
            value = expression(env)
            if place in rounded:
                for way in roundings(value, self.carry):
                    env.values[name] = way
                    self._branch(place + 1, rounded)
            env.values[name] = value
        self._widen(np.asarray(self.answer(env), np.float64))

    def _widen(self, leaf: Array) -> None:
        """Take one more answer into the hull."""
        if leaf.shape != self.low.shape or not np.isfinite(leaf).all():
            return
        np.minimum(self.low, leaf, out=self.low)
        np.maximum(self.high, leaf, out=self.high)


def width(low: Array, high: Array) -> float:
    """Return the widest cell of a hull."""
    return float((high - low).max(initial=0))

"""Judging an answer: the first rung of the ladder that fits decides, and gives one message."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np

from studyapp.answer import Unreadable
from studyapp.exercise.choices import judge_choice
from studyapp.exercise.diagnose import Diagnosis
from studyapp.exercise.forms import numbers
from studyapp.exercise.shapes import asked, canonical, squeezed
from studyapp.exercise.tolerance import NEAR, imprecise_cells, outside, right_cells
from studyapp.exercise.typed import Typed, read_typed
from studyapp.exercise.values import Array, Value
from studyapp.exercise.variant import MistakeValue, Variant, Verdict
from studyapp.memory.rating import Rating

HALF = 0.5


def judge(variant: Variant, text: str, *, decimal_comma: bool = False) -> Verdict:
    """Judge one typed answer to a variant; no text makes it raise."""
    if variant.form == "choice":
        return judge_choice(variant, text)
    typed = read_typed(variant, text, decimal_comma)
    if isinstance(typed, Unreadable):
        return Verdict("unreadable", "unreadable", unreadable=typed, text=text)
    with np.errstate(all="ignore"):
        return _Judgement(variant, typed, text).verdict()


class _Judgement:
    """One answer on its way down the ladder."""

    def __init__(self, variant: Variant, typed: Typed, text: str) -> None:
        self.variant = variant
        self.typed = typed
        self.text = text
        self.diagnosis = Diagnosis(variant, typed)
        self.meets = typed.meets(variant.low.shape)
        self.low, self.high = squeezed(variant.low), squeezed(variant.high)
        self.cells = squeezed(typed.cells)
        if self.meets:
            self.cells = self.cells.reshape(self.low.shape)
            self.right = right_cells(self.cells, self.low, self.high, variant.decimals, variant.exact)

    def verdict(self) -> Verdict:
        """Return the verdict of the first rung that fits."""
        rungs: tuple[Callable[[], Verdict | None], ...]
        if self.meets:
            rungs = (self._correct, self._imprecise, self._close, self._named, self._universal, self._partly)
        else:
            rungs = (self._named, self._universal, self._misshapen)
        return next(
            (found for rung in rungs if (found := rung()) is not None),
            self._made(Verdict("wrong", "unknown", rating=Rating.AGAIN)),
        )

    def _made(self, verdict: Verdict) -> Verdict:
        """Complete a verdict with what every one carries: the cells and what was read."""
        cells = self.right.reshape(self.variant.low.shape) if self.meets and self.low.ndim else None
        shape = self.variant.low.shape if self.meets else self.typed.shape
        return replace(verdict, cells=cells, read_as=_read_as(self.typed, shape), text=self.text)

    def _correct(self) -> Verdict | None:
        """Rung 1: every cell inside the hull widened by 0.51 units."""
        return self._made(Verdict("correct", "correct", 1.0, Rating.GOOD)) if self.right.all() else None

    def _imprecise(self) -> Verdict | None:
        """Rung 2: right to the fewer decimals that were typed, and no mistake gives exactly this."""
        variant = self.variant
        if variant.exact:
            return None
        coarse = imprecise_cells(self.typed, self.cells, self.low, self.high, variant.decimals)
        if not (self.right | coarse).all() or self.diagnosis.named:
            return None
        return self._made(Verdict("imprecise", "imprecise", details={"decimals": variant.decimals}))

    def _close(self) -> Verdict | None:
        """Rung 3: cut off instead of rounded, or up to 2 units off with no mistake nearer: right, but rated Hard."""
        variant = self.variant
        if variant.exact:
            return None
        away = outside(self.cells, self.low, self.high, variant.decimals)
        if float(away.max(initial=0.0)) > (NEAR if variant.decimals else 1.0) + 1e-6 or self._mistake_nearer(away):
            return None
        reason = "truncated" if self._truncated() else "close"
        return self._made(Verdict("correct", reason, 1.0, Rating.HARD, details={"decimals": variant.decimals}))

    def _truncated(self) -> bool:
        """Tell whether every cell that is off was cut at the decimals asked for."""
        scale = 10.0**self.variant.decimals
        cut = np.trunc(numbers(squeezed(numbers(self.variant.expected))) * scale + 1e-9) / scale
        return bool((self.right | (np.abs(self.cells - cut) < 1e-9)).all())

    def _mistake_nearer(self, away: Array) -> bool:
        """Tell whether some mistake gives a value nearer to what was typed than the answer is."""
        for mistake in self.variant.mistakes:
            if canonical(np.shape(mistake.value)) != self.low.shape:
                continue
            value = squeezed(numbers(mistake.value))
            if outside(self.cells, value, value, self.variant.decimals).sum() < away.sum():
                return True
        return False

    def _named(self) -> Verdict | None:
        """Rung 4: a mistake of the author's; two at most, or one with a single slip in an array."""
        found = self.diagnosis.named
        if found:
            reason = "mistake" if len(found) == 1 else "two_mistakes"
            return self._mistake(found[0], Verdict("wrong", reason, also=found[1].id if len(found) > 1 else None))
        if self.meets and (slip := self.diagnosis.slipped()) is not None:
            mistake, place = slip
            cell = tuple(int(index) for index in np.unravel_index(place, self.low.shape))
            return self._mistake(mistake, Verdict("wrong", "mistake_and_slip", details={"cell": cell}))
        return None

    def _mistake(self, mistake: MistakeValue, verdict: Verdict) -> Verdict:
        """Name a mistake in a verdict; a convention is no failure of understanding."""
        rating = Rating.HARD if mistake.kind == "convention" else Rating.AGAIN
        return self._made(
            replace(verdict, rating=rating, mistake=mistake.id, mistake_kind=mistake.kind, parting=mistake.parting)
        )

    def _universal(self) -> Verdict | None:
        """Rung 5: a mistake that needs no author."""
        name = self.diagnosis.universal()
        if name is None:
            return None
        return self._made(Verdict("wrong", "universal", rating=Rating.AGAIN, mistake=name, mistake_kind="bug"))

    def _partly(self) -> Verdict | None:
        """Rung 6: some cells of an array are right, counted beyond those that the best mistake gets right too."""
        right, total = int(self.right.sum()), self.right.size
        if not self.low.ndim or not right:
            return None
        granted = max((self._agreeing(mistake) for mistake in self.variant.mistakes), default=0)
        credit = max(0.0, (right - granted) / (total - granted)) if total > granted else 0.0
        details = {"right": right, "total": total}
        if not credit:
            return self._made(Verdict("wrong", "some_cells", rating=Rating.AGAIN, details=details))
        rating = Rating.HARD if credit >= HALF else Rating.AGAIN
        return self._made(Verdict("partial", "some_cells", round(credit, 6), rating, details=details))

    def _agreeing(self, mistake: MistakeValue) -> int:
        """Count the cells in which a mistake gives the right number."""
        value = numbers(mistake.value)
        if canonical(value.shape) != self.low.shape:
            return 0
        exact = self.variant.exact
        return int(right_cells(squeezed(value), self.low, self.high, self.variant.decimals, exact).sum())

    def _misshapen(self) -> Verdict:
        """Refuse a shape other than the one that was told; it is no attempt."""
        details = {"typed": _by(self.typed.shape), "asked": _by(asked(self.variant.low.shape))}
        return self._made(Verdict("unreadable", "wrong_shape", details=details))


def _by(shape: tuple[int, ...]) -> str:
    """Write a shape as 2×3; a single number is 1."""
    return "×".join(str(size) for size in shape) or "1"


def _read_as(typed: Typed, shape: tuple[int, ...]) -> Value:
    """Return the numbers read as nested lists: whole ones as ints."""
    cells = [
        int(cell) if isinstance(cell, Fraction) and cell.denominator == 1 and abs(cell) < 10**18 else float(value)
        for cell, value in zip(typed.value.cells, typed.cells.ravel().tolist(), strict=True)
    ]
    return nested(cells, shape)


def nested(cells: list[Value], shape: tuple[int, ...]) -> Value:
    """Nest a row-major list under a shape."""
    if not shape:
        return cells[0]
    if len(shape) == 1:
        return cells
    step = len(cells) // shape[0] if shape[0] else 0
    return [nested(cells[row * step : (row + 1) * step], shape[1:]) for row in range(shape[0])]

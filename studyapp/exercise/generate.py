"""Drawing a sound variant: draw, compute, make every mistake, and draw again until all can be told apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from studyapp.answer import Form
from studyapp.deck.models import Exercise
from studyapp.exercise import evaluate
from studyapp.exercise.chance import rare
from studyapp.exercise.errors import ExpressionError, Unsound
from studyapp.exercise.forms import decimals_of, formed, infer, judged_exactly, numbers
from studyapp.exercise.hull import Hull, width
from studyapp.exercise.limits import Env
from studyapp.exercise.mistakes import Drawing, Made, made, told
from studyapp.exercise.moves import never_apart
from studyapp.exercise.pcg import Words
from studyapp.exercise.program import Program, build
from studyapp.exercise.shapes import asked
from studyapp.exercise.soundness import Scale, near_tie, trivial
from studyapp.exercise.values import Value, finite, same
from studyapp.exercise.variant import StepValue, Variant

ATTEMPTS = 200
LAPS = 25
PATIENCE = 6
"""Sound draws with a blind spot that are passed over in the hope of one without."""
WIDE_DRAWS = 8
"""Draws whose hull was too wide before fewer decimals are asked for."""
ALWAYS_FAILS = 40
MOST_UNFIT = 1_500


def draw(card_key: str, exercise: Exercise, *, seed: int, level: int = 1) -> Variant:
    """Draw the variant of a seed: the same on every machine; an exercise without sound variants raises `Unsound`."""
    with np.errstate(all="ignore"):
        return _Generator(card_key, build(exercise, level), seed).sound()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A drawing that has passed every check but the hull and the choice among blind spots."""

    drawing: Drawing
    decimals: int
    mistakes: Sequence[Made]


class _Rejected(Exception):  # noqa: N818
    """Says why a drawing cannot be asked."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Generator:
    """The search for one sound variant, with its budget of work and its count of what went wrong."""

    def __init__(self, card: str, program: Program, seed: int) -> None:
        self.card = card
        self.program = program
        self.seed = seed
        self.env = Env({})
        self.reasons: Counter[str] = Counter()
        self.cause: ExpressionError | None = None
        self.coarser = 0
        self.wide = 0

    def sound(self) -> Variant:
        """Try 200 attempts a seed and go on with the next seeds; prefer a variant without blind spots."""
        best: Variant | None = None
        patience = PATIENCE
        attempts = 0
        for lap in range(LAPS):
            for attempt in range(ATTEMPTS):
                attempts += 1
                if self._hopeless():
                    break
                variant = self._attempt(Words(self.seed + lap, attempt), attempts)
                if variant is None:
                    continue
                if best is None or _faults(variant) < _faults(best):
                    best = variant
                patience -= 1
                if not _faults(best) or patience <= 0:
                    return best
            if best is not None:
                return best
            if self._hopeless():
                break
        if self.cause is not None and self.reasons["failed"] == self._computed():
            raise self.cause
        raise Unsound(self.card, self.reasons, self.cause)

    def _computed(self) -> int:
        """Count the drawings that `where` let through and that were then found unfit."""
        return sum(self.reasons.values()) - self.reasons["where"]

    def _hopeless(self) -> bool:
        """Tell whether the budget is spent, or so many drawings failed that the exercise itself must be wrong."""
        computed = self._computed()
        always_fails = computed >= ALWAYS_FAILS and self.reasons["failed"] == computed
        return self.env.budget < 0 or computed >= MOST_UNFIT or always_fails

    def _attempt(self, words: Words, attempts: int) -> Variant | None:
        """Draw once; None if the drawing is not fit to be asked."""
        try:
            return self._finished(self._candidate(words), attempts)
        except _Rejected as rejected:
            self.reasons[rejected.reason] += 1
        except ExpressionError as error:
            self.cause = error
            self.reasons["failed"] += 1
        return None

    def _candidate(self, words: Words) -> _Candidate:
        """Draw, compute and check everything that costs little."""
        program, env = self.program, self.env
        given = dict(evaluate.drawn(program, env, words))
        if not evaluate.allowed(program, env):
            raise _Rejected("where")
        env.ties = 0
        answer = evaluate.solved(program, env)
        steps = {name: env.values[name] for name in program.step_names}
        form = infer(answer, program.form)
        expected = formed(answer, form)
        if form in ("number", "integer") and isinstance(expected, np.ndarray):
            raise ExpressionError("form_mismatch", 0, form=form, shape=str(expected.shape)).under(("answer",))
        if not finite(expected) or not all(finite(value) for value in steps.values()):
            raise _Rejected("not_finite")
        decimals = decimals_of(expected, form, program.decimals)
        scale = Scale(max(0, decimals - self.coarser), judged_exactly(expected, form, decimals))
        if trivial(expected, scale, form):
            raise _Rejected("trivial")
        if form != "choice" and near_tie(expected, scale):
            raise _Rejected("rounding")
        self._check_options(expected, form)
        self._check_kernel(answer, env)
        if env.ties and not program.ties_pinned:
            raise _Rejected("tie")
        drawing = Drawing(given, steps, expected, form, scale)
        mistakes = made(program, drawing, env)
        if mistakes is None:
            raise _Rejected("blind")
        return _Candidate(drawing, decimals, mistakes)

    def _check_options(self, expected: Value, form: Form) -> None:
        """Refuse an answer that none of the options shows."""
        if form == "choice" and not any(expected in option for option in self.program.options):
            raise ExpressionError("not_an_option", 0, value=str(expected)[:40]).under(("answer",))

    def _check_kernel(self, answer: Value, env: Env) -> None:
        """Refuse a drawing on which the steps and the kernel disagree."""
        kernel = self.program.kernel
        if kernel is not None and not same(answer, evaluate.run(kernel, env, ("kernel",))):
            raise _Rejected("kernel")

    def _finished(self, found: _Candidate, attempts: int) -> Variant:
        """Compute the hull, which must be no wider than one unit, and put the variant together."""
        program, drawing = self.program, found.drawing
        scale = drawing.scale
        low = high = numbers(drawing.expected)
        if not scale.exact:
            hull = Hull(program.steps, program.answer, drawing.given, found.decimals, self.env)
            low, high = hull.low, hull.high
            if width(low, high) > scale.unit * (1 + 1e-6):
                self._note_wide(found)
        return Variant(
            card=self.card,
            seed=self.seed,
            level=program.level,
            version=program.version,
            given=drawing.given,
            steps=tuple(StepValue(name, step.text, drawing.steps[name]) for name, step in program.steps),
            expected=drawing.expected,
            low=low,
            high=high,
            form=drawing.form,
            decimals=scale.decimals,
            carry=found.decimals,
            exact=scale.exact,
            shape=() if drawing.form == "choice" else asked(numbers(drawing.expected).shape),
            options=program.options,
            applicable=told(program, drawing, found.mistakes),
            blind_spots=tuple(each.program.entry.id for each in found.mistakes if not each.separated),
            attempts=attempts,
            program=program,
        )

    def _note_wide(self, found: _Candidate) -> None:
        """Reject a hull wider than one unit; after several in a row ask for one decimal fewer."""
        self.wide += 1
        if self.wide >= WIDE_DRAWS and self.coarser < 2 and found.decimals - self.coarser > 0:
            self.wide, self.coarser = 0, self.coarser + 1
        raise _Rejected("wide")


def _faults(variant: Variant) -> int:
    """Count what another draw may better: blind spots that trials have seen apart, and names that chance would give."""
    hopeful = [name for name in variant.blind_spots if name not in never_apart(variant.program)]
    return len(hopeful) + (0 if rare(variant) else 1)
